//! Numbers that are glued to words in small letters, among lines that count on: `1.what is a pod`, `2)why`, `3. How?`, be
//! it behind the marks of a heading, of bold text or of what is folded away.
//!
//! One such line may be a version or a name; as the next one of a list it is an item. Lines keep their numbers. It knows
//! lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines with the blanks that such numbers lack, where a document has any.
pub(super) fn apart(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let counted: Vec<(usize, u64, Option<&str>)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| {
            let line = &lines[at][opening(lines[at])..];
            let known = marks::number(&marks::with_blanks(line)).map(|(number, _)| (at, number, None));
            known.or_else(|| glued(line).map(|(number, text)| (at, number, Some(text))))
        })
        .collect();
    let mut apart = Rewritten::of(lines);
    for run in counted.chunk_by(|a, b| a.1 + 1 == b.1).filter(|run| run.len() >= FEWEST) {
        for (at, number, text) in run {
            if let Some(text) = text {
                apart.set(*at, format!("{}{number}. {text}", &lines[*at][..opening(lines[*at])]));
            }
        }
    }
    apart.lines()
}

/// How long the marks are that a line begins with, of a heading, of bold text or of what is folded away.
fn opening(line: &str) -> usize {
    const TAGS: [&str; 4] = ["<details>", "<summary>", "<b>", "<strong>"];
    let text = line.trim_start_matches(' ');
    let mut rest = text.trim_start_matches(['#', '*']);
    rest = if rest.len() < text.len() { rest.trim_start() } else { rest };
    while let Some(inner) = TAGS.iter().find_map(|tag| rest.strip_prefix(tag)) {
        rest = inner.trim_start();
    }
    if rest.len() < text.len() { line.len() - rest.len() } else { 0 }
}

/// The number that a line begins with, and the words in small letters that are glued to its mark.
fn glued(line: &str) -> Option<(u64, &str)> {
    const MOST_DIGITS: usize = 3;
    const FURTHEST: usize = 3;
    let text = line.trim_start_matches(' ');
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=MOST_DIGITS).contains(&digits) || line.len() - text.len() > FURTHEST {
        return None;
    }
    let rest = text[digits..].strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_lowercase).then(|| Some((text[..digits].parse().ok()?, rest)))?
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn small_letters_may_follow_the_next_number() {
        let lines = ["1.what a pod is", "2)why", "more of it", "3. How?", "4.volumes"];
        assert_eq!(
            apart(&lines).unwrap(),
            ["1. what a pod is", "2. why", "more of it", "3. How?", "4. volumes"]
        );
    }

    #[test]
    fn they_may_stand_behind_marks() {
        let lines =
            ["## 1.what a pod is", "<details><summary>2.why</summary>", "**3. How?**", "**4.volumes**"];
        let expected =
            ["## 1. what a pod is", "<details><summary>2. why</summary>", "**3. How?**", "**4. volumes**"];
        assert_eq!(apart(&lines).unwrap(), expected);
    }

    #[test]
    fn versions_and_names_stay() {
        for lines in [["2.x is old", "3.x is new", "2.x again"], ["1.5 of it", "2. One", "3. Two"]] {
            assert_eq!(apart(&lines), None, "{lines:?}");
        }
    }
}
