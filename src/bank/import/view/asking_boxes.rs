//! Questions to tick off: `- [ ] What is a lock?`, `- [x] Explain leases`. They count on as numbered ones, so that the
//! bullets of answers below them are no others of their list.
//!
//! It knows lines, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    options,
    words::{self, Asks},
};

/// The lines with numbers instead of boxes, where nearly all boxes at the edge stand before what asks.
pub(super) fn counted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    if !lines.iter().any(|line| boxed(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let boxes: Vec<(usize, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, boxed(lines[at])?)))
        .collect();
    let count = |least: Asks| boxes.iter().filter(|(_, text)| words::asks(text) >= least).count();
    let all_ask = count(Asks::Perhaps) * 10 >= boxes.len() * 7 && count(Asks::Yes) * 2 >= boxes.len();
    if boxes.len() < FEWEST || !all_ask {
        return None;
    }
    let mut counted = Rewritten::of(lines);
    for (index, (at, text)) in boxes.iter().enumerate() {
        let mark = format!("{}. ", index + 1);
        counted.set(*at, format!("{mark}{text}"));
        // What is set in below it stays so.
        let next = boxes.get(index + 1).map_or(lines.len(), |(next, _)| *next);
        let is_own = |at: &usize| lines[*at].trim().is_empty() || lines[*at].starts_with("  ");
        for own in (at + 1..next).take_while(is_own).filter(|at| !lines[*at].trim().is_empty()) {
            counted.set(own, format!("{}{}", &" ".repeat(mark.len() - 2), lines[own]));
        }
    }
    counted.lines()
}

/// The text behind a box at the edge.
fn boxed(line: &str) -> Option<&str> {
    let text = line.strip_prefix(['-', '*', '+'])?.trim_start();
    options::tick(text)?;
    Some(without_number(options::without_box(text))).filter(|text| !text.starts_with('['))
}

/// A text without a number before it.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = rest.trim_start_matches(['.', ')', ':']);
    if rest.len() < text.len() && behind.starts_with(' ') { behind.trim_start() } else { text }
}

#[cfg(test)]
mod tests {
    use super::counted;

    fn read(text: &str) -> Option<String> {
        counted(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn boxes_before_what_asks_are_numbers() {
        let text = "# Redis\n- [ ] What is a lock?\n  - It is held.\n\n- [x] Why do leases end?\n- [ ] Explain forks\nAnswer: So.\n- one";
        let expected = "# Redis\n1. What is a lock?\n   - It is held.\n\n2. Why do leases end?\n3. Explain forks\nAnswer: So.\n- one";
        assert_eq!(read(text).unwrap(), expected);
    }

    #[test]
    fn boxes_of_plans_and_choices_stay() {
        for text in [
            "- [ ] Write the tests\n- [ ] Explain the plan\n- [ ] Ship it",
            "What is a lock?\n- [ ] A file\n- [x] A promise\n- [ ] Why?",
            "- [ ] What is a lock?\n- [ ] Why?",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
