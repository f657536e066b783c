//! A `<details>` whose end was forgotten, between others at the left edge that have theirs. By the letter all below is
//! folded away in it.
//!
//! It ends above the next one. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines with such ends put in, where a few are missing.
pub(super) fn closed(lines: &[&str]) -> Option<Vec<String>> {
    const TIMES: usize = 3;
    let fences = Fences::of(lines);
    // Where each stands that is open, and the next one at the edge below it.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut all = 0;
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        let line = lines[at];
        if line.starts_with("<details") {
            if let Some((_, next)) = open.last_mut() {
                next.get_or_insert(at);
            }
            open.push((at, None));
            all += 1;
        }
        for _ in line.matches("</details>") {
            open.pop();
        }
    }
    let ends: Vec<usize> = open.iter().filter_map(|(_, next)| *next).collect();
    if ends.is_empty() || open.len() * TIMES > all {
        return None;
    }
    let mut closed = Rewritten::of(lines);
    for at in ends {
        closed.set(at, format!("</details>\n\n{}", lines[at]));
    }
    closed.lines()
}

#[cfg(test)]
mod tests {
    use super::closed;

    const FOLDS: [&str; 4] = ["Lock", "Tree", "Queue", "Heap"];

    fn folds(forgotten: &str, inner: &str) -> String {
        let fold = |name: &&str| {
            let end = if *name == forgotten { "" } else { "</details>\n" };
            format!("<details><summary>{name}</summary>\n\nSo.\n\n{inner}{end}")
        };
        FOLDS.iter().map(fold).collect::<Vec<_>>().concat()
    }

    fn read(text: &str) -> Option<String> {
        closed(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn one_that_was_left_open_ends_above_the_next() {
        for forgotten in ["Lock", "Queue"] {
            let closed = read(&folds(forgotten, "")).unwrap();
            let after = format!("<summary>{forgotten}</summary>\n\nSo.\n\n</details>\n\n<details>");
            assert!(closed.contains(&after), "{closed}");
            assert_eq!(closed.matches("</details>").count(), FOLDS.len());
        }
        assert_eq!(read(&folds("Heap", "")), None, "the last one holds none");
    }

    #[test]
    fn what_is_folded_within_stays() {
        let inner = "<details>\n\nMore.\n\n</details>\n";
        assert_eq!(read(&folds("", inner)), None);
        assert_eq!(read("<details>\nA\n<details>\nB"), None);
    }
}
