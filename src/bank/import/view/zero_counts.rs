//! Items that a number with as many digits as the others counts, without a mark behind it: `- 01 What is a lock?`,
//! `- 02 Explain heaps`.
//!
//! The number gets its mark, where several count on. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines with full stops behind such numbers, where a document has several.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 4;
    if !lines.iter().any(|line| counted(line).is_some_and(|(number, _)| number.starts_with('0'))) {
        return None;
    }
    let fences = Fences::of(lines);
    let all = (0..lines.len()).filter(|at| !fences.is_code(*at));
    let counted: Vec<(usize, &str, &str)> =
        all.filter_map(|at| counted(lines[at]).map(|(number, text)| (at, number, text))).collect();
    let value = |number: &str| number.parse::<usize>().unwrap_or_default();
    let counts_on = |pair: &&[(usize, &str, &str)]| value(pair[0].1) + 1 == value(pair[1].1);
    let on = counted.windows(2).filter(counts_on).count();
    if counted.len() < FEWEST || (on + 1) * 10 < counted.len() * 9 {
        return None;
    }
    let mut marked = Rewritten::of(lines);
    for (at, number, text) in counted {
        marked.set(at, format!("{number}. {text}"));
    }
    marked.lines()
}

/// The number of such an item, and what follows it.
fn counted(line: &str) -> Option<(&str, &str)> {
    const DIGITS: std::ops::RangeInclusive<usize> = 2..=3;
    let item = ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet))?;
    let (number, text) = item.split_once(' ')?;
    let is_number = DIGITS.contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_text =
        text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '(' | '（' | '[' | '*' | '`' | '¿'));
    (is_number && is_text).then_some((number, text))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn numbers_that_begin_with_nought_and_count_on_get_their_mark() {
        let lines = ["- 01 Why?", "- 02 (short) How?", "", "# B", "- 03 Who is it?", "- 04 Locks"];
        assert_eq!(
            marked(&lines).unwrap(),
            ["01. Why?", "02. (short) How?", "", "# B", "03. Who is it?", "04. Locks"]
        );
    }

    #[test]
    fn other_numbers_stay() {
        for lines in
            [["- 08 cups", "- 15 eggs", "- 03 pears", "- 01 lemon"], ["- 10 a", "- 11 b", "- 12 c", "- 13 d"]]
        {
            assert_eq!(marked(&lines), None);
        }
    }
}
