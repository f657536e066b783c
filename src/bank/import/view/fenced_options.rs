//! Questions that stand in fences together with their options, as people set them off who do not mean code: the fences go.
//!
//! Options with letters from the first one on say of a fence that it holds words. A heading above it that lacks its blank
//! is one, as a fence of its own follows: `#Task 3`. Lines keep their numbers. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::options;

/// The lines without the fences around such questions, where nearly all fences of a document hold one.
pub(super) fn unfenced(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let asked: Vec<(usize, usize)> =
        fences.pairs().iter().copied().filter(|(from, to)| ends_in_options(&lines[from + 1..*to])).collect();
    if asked.len() < FEWEST || asked.len() * 10 < fences.pairs().len() * 8 {
        return None;
    }
    let mut unfenced = Rewritten::of(lines);
    for (from, to) in asked {
        unfenced.set(from, String::new());
        unfenced.set(to, String::new());
        let above = (0..from).rev().take(2).find(|at| !lines[*at].trim().is_empty());
        if let Some((above, heading)) = above.and_then(|above| Some((above, heading(lines[above])?))) {
            unfenced.set(above, heading);
        }
    }
    unfenced.lines()
}

/// Whether the last lines of a fence are options, with some words above them and hardly anything below.
fn ends_in_options(inner: &[&str]) -> bool {
    let said: Vec<&str> = inner.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let Some(first) = said.iter().position(|line| options::letter(line) == Some('a')) else { return false };
    let (above, below) = said.split_at(first);
    let is_said = above.iter().any(|line| line.split_whitespace().count() > 2 || !line.is_ascii());
    let letters: Vec<char> = below.iter().filter_map(|line| options::letter(line)).collect();
    // Several may stand on one line.
    let go_on = letters.len() > 1 && letters.windows(2).all(|pair| pair[0] < pair[1]);
    is_said && go_on && letters.len() * 3 >= below.len() * 2
}

/// A heading with the blank that it lacks.
fn heading(line: &str) -> Option<String> {
    let name = line.trim_start_matches('#');
    let marks = &line[..line.len() - name.len()];
    let lacks_blank = !marks.is_empty() && name.starts_with(|c: char| !c.is_whitespace());
    lacks_blank.then(|| format!("{marks} {name}"))
}

#[cfg(test)]
mod tests {
    use super::unfenced;

    #[test]
    fn questions_with_options_stand_without_their_fences() {
        let card = ["#Task 3", "```", "Which one holds a lock?", "", "A. The owner", "B. Nobody", "```"];
        let read = unfenced(&[card, card, card].concat()).unwrap();
        assert_eq!(
            read[..7],
            ["# Task 3", "", "Which one holds a lock?", "", "A. The owner", "B. Nobody", ""]
        );
        assert_eq!(unfenced(&[card, card].concat()), None, "two say little");
    }

    #[test]
    fn code_stays() {
        let card = ["```", "switch (letter) {", "a: return 1;", "b: return 2;", "}", "return 3;", "```"];
        assert_eq!(unfenced(&[card, card, card].concat()), None);
        let card = ["```", "let a = b;", "c = d;", "```"];
        assert_eq!(unfenced(&[card, card, card].concat()), None);
    }
}
