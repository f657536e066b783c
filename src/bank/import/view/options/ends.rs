//! Options on lines with letters, with what comes next right below the last of them: the next question, or the name of
//! the next part. Markdown takes all of it for one paragraph.
//!
//! It knows lines alone, and not what becomes of them.

use super::{
    FEWEST,
    lists::{List, lists},
};
use crate::bank::import::{labels, marks, view::fences::Fences, words};

/// Before which lines something of its own begins though no blank line is above them.
#[derive(Clone, Debug, Default)]
pub(in crate::bank::import::view) struct Ends {
    begins: Vec<bool>,
}

impl Ends {
    /// Finds them where several runs of options have something right below them.
    pub(in crate::bank::import::view) fn of(lines: &[&str], fences: &Fences) -> Self {
        let mut begins = Vec::new();
        let ends =
            lists(lines, fences).into_iter().filter(List::is_one_paragraph).map(|list| list.last() + 1);
        for end in ends {
            if end < lines.len() && !fences.is_code(end) && is_next(lines[end]) {
                begins.push(end);
                // A name, and the question below it.
                let asked = end + 1;
                if asked < lines.len()
                    && words::asks(lines[end]) == words::Asks::No
                    && marks::is_question_line(lines[asked])
                {
                    begins.push(asked);
                }
            }
        }
        let mut found = Self { begins: vec![false; lines.len()] };
        if begins.len() >= FEWEST {
            for at in begins {
                found.begins[at] = true;
            }
        }
        found
    }

    pub(in crate::bank::import::view) fn begins(&self, at: usize) -> bool {
        self.begins.get(at).copied().unwrap_or_default()
    }
}

/// Whether a line below options is no more of the last of them, and no label of what is right.
fn is_next(line: &str) -> bool {
    let text = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    text.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && !c.is_lowercase())
        && labels::split(line).is_none_or(|labelled| !labelled.is_joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.split('\n').collect();
        let found = Ends::of(&lines, &Fences::of(&lines));
        (0..lines.len()).filter(|at| found.begins(*at)).collect()
    }

    #[test]
    fn what_is_right_below_options_is_the_next_question() {
        assert_eq!(begins("Why?\n\nA) So\n**B) No**\nHow?\n\nA) Thus\nB) No\nNames\nWho?\n"), [4, 8, 9]);
        assert_eq!(begins("a. So\nb. No\nHow many are there?\na. 1\nb. 2\nWhen?"), [2, 5]);
    }

    #[test]
    fn what_goes_on_or_says_what_is_right_is_none() {
        assert_eq!(begins("A) So\nB) No\nAnswer: A\n\nA) So\nB) No\nAnswer: B"), [0; 0]);
        assert_eq!(begins("A) So\nB) No\nand more\n\nA) So\nB) No\nand more"), [0; 0]);
        assert_eq!(begins("A) So\nB) No\nHow?"), [0; 0], "where there is one alone");
        assert_eq!(begins("```\nA) So\nB) No\nHow?\nA) So\nB) No\nHow?\n```"), [0; 0]);
    }
}
