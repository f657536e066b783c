//! Marks by which assistants say where a sentence is from, as they stay in what is copied from them: `[cite_start]`,
//! `[cite: 4, 7]`, `【12†notes】`, `:contentReference[oaicite:3]{index=3}`.
//!
//! They are left away; lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// How the marks begin and end.
const MARKS: [(&str, &str); 4] =
    [("[cite_start", "]"), ("[cite:", "]"), ("【", "】"), (":contentReference[oaicite", "}")];

/// The lines without them, where a document has any.
pub(super) fn left_away(lines: &[&str]) -> Option<Vec<String>> {
    if !lines.iter().any(|line| uncited(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let mut plain = Rewritten::of(lines);
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(line) = uncited(lines[at]) {
            plain.set(at, line);
        }
    }
    plain.lines()
}

fn uncited(line: &str) -> Option<String> {
    let mut rest = line;
    let mut plain = String::new();
    while let Some((before, after)) =
        MARKS.iter().filter_map(|mark| around(rest, *mark)).min_by_key(|(before, _)| before.len())
    {
        plain.push_str(before);
        rest = after;
    }
    (rest.len() < line.len()).then(|| format!("{plain}{rest}").trim_end().to_owned())
}

/// What stands before and behind the first mark of a kind.
fn around<'a>(line: &'a str, (open, close): (&str, &str)) -> Option<(&'a str, &'a str)> {
    let (before, inner) = line.split_once(open)?;
    let (inner, after) = inner.split_once(close)?;
    // Quotes of Chinese have the same brackets.
    let is_mark = open != "【" || inner.contains('†');
    is_mark.then_some((before, after))
}

#[cfg(test)]
mod tests {
    use super::left_away;

    #[test]
    fn marks_of_where_a_sentence_is_from_go() {
        let lines = [
            "### [cite_start]2. What is a lock? [cite: 4]",
            "* [cite_start]**Held:** by one[cite: 4, 7].",
            "It ends【12†notes】.:contentReference[oaicite:3]{index=3}",
        ];
        let plain = ["### 2. What is a lock?", "* **Held:** by one.", "It ends."];
        assert_eq!(left_away(&lines).unwrap(), plain);
    }

    #[test]
    fn other_brackets_stay() {
        for line in ["【什么是锁】", "[cite](a.md)", "See [cite:", "```\n[cite: 1]\n```"] {
            assert_eq!(left_away(&line.split('\n').collect::<Vec<_>>()), None, "{line}");
        }
    }
}
