//! Texts that numbers count, of which a few say that they are questions and the others do not: `**1. Question: Why?**`
//! above `**2. What is swap?**`.
//!
//! All of them are questions there, so the label goes. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    words::{self, Asks},
};

/// The lines without such labels, where a document has such numbers.
pub(super) fn unlabelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST_ASKING: usize = 3;
    let fences = Fences::of(lines);
    let all: Vec<(usize, &str, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| behind_number(lines[at]).map(|(mark, text)| (at, mark, text)))
        .collect();
    let rest = |text: &str| {
        let split = labels::split(text).filter(|split| split.is_joined && !split.rest.trim().is_empty())?;
        let is_counted = split.name.contains(|c: char| c.is_ascii_digit());
        let is_asked = labels::classify(split.name) == Some(Label::Question) && !is_counted;
        is_asked.then(|| split.rest.to_owned())
    };
    let asked: Vec<(usize, &str, String)> =
        all.iter().filter_map(|(at, mark, text)| Some((*at, *mark, rest(text)?))).collect();
    let asking = all.iter().filter(|(_, _, text)| words::asks(text) == Asks::Yes).count();
    if asked.is_empty() || asking < asked.len() + FEWEST_ASKING || all.len() < 3 * asked.len() {
        return None;
    }
    let mut unlabelled = Rewritten::of(lines);
    for (at, mark, rest) in asked {
        unlabelled.set(at, format!("{mark}{rest}"));
    }
    unlabelled.lines()
}

/// A line at the edge that a number counts, in a heading or in bold as it may be: its marks with the number, and what
/// stands behind them.
fn behind_number(line: &str) -> Option<(&str, &str)> {
    let is_mark = |c: char| matches!(c, '#' | '*' | ' ');
    let (_, text) = marks::number(line.trim_start_matches(is_mark))?;
    let text = text.trim_start().trim_start_matches('*');
    let is_at_edge = !line.starts_with([' ', '\t']) && !text.is_empty();
    is_at_edge.then(|| line.split_at(line.len() - text.len()))
}

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn a_label_among_questions_without_one_goes() {
        let counted = ["**1. Question: Why?**", "**2. What is it?**", "**3. Who?**", "**4. Where is it?**"];
        assert_eq!(unlabelled(&counted).unwrap()[0], "**1. Why?**");
        let counted = ["## 1. What is it?", "2. **Question: Why?**", "3. **Who?**", "4. Where is it?"];
        assert_eq!(unlabelled(&counted).unwrap()[1], "2. **Why?**");
        assert_eq!(unlabelled(&["1. Question: Why?", "2. Question: Who?", "3. How?"]), None);
    }
}
