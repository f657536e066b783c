//! Questions behind one bullet and their answers behind another, one below the other: `• What is a lock?`, `– It is held.`
//!
//! For Markdown they are items of one list, so those of the answers are set in. Lines keep their numbers. It knows lines,
//! and which of them ask.

use std::collections::BTreeMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::words::{self, Asks};

const BULLETS: [char; 12] = ['-', '*', '+', '•', '◦', '▪', '●', '○', '‣', '–', '—', '·'];

/// The lines with the bullets of answers set in, where a document has such pairs.
pub(super) fn nested(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let items: Vec<(usize, char, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| item(lines[at]).map(|(bullet, text)| (at, bullet, text)))
        .collect();
    // How many lines have a bullet, and how many of them ask or have another right above.
    let mut asking: BTreeMap<char, (usize, usize)> = BTreeMap::new();
    for (_, bullet, text) in &items {
        let (all, asked) = asking.entry(*bullet).or_default();
        *all += 1;
        *asked += usize::from(words::asks(text) != Asks::No);
    }
    let [one, other] = asking.into_iter().collect::<Vec<_>>()[..] else { return None };
    let (question, answer) =
        if one.1.1 * other.1.0 > other.1.1 * one.1.0 { (one, other) } else { (other, one) };
    let answered = items
        .windows(2)
        .filter(|pair| pair[0].0 + 1 == pair[1].0 && (pair[0].1, pair[1].1) == (question.0, answer.0))
        .count();
    let (asked, answers) = (question.1, answer.1);
    let are_pairs = answered >= FEWEST && answered * 10 >= asked.0 * 7 && asked.1 * 10 >= asked.0 * 7;
    let is_below = |at: usize| at > 0 && !lines[at - 1].trim().is_empty();
    let are_answers = answers.1 * 10 <= answers.0
        && items.iter().all(|(at, bullet, _)| *bullet == question.0 || is_below(*at));
    if !are_pairs || !are_answers {
        return None;
    }
    let mut nested = Rewritten::of(lines);
    for (at, bullet, text) in items {
        let inner = if bullet == answer.0 { "  " } else { "" };
        nested.set(at, format!("{inner}- {text}"));
    }
    nested.lines()
}

/// The bullet that a line begins with at its left edge, and what follows it.
fn item(line: &str) -> Option<(char, &str)> {
    let bullet = line.chars().next().filter(|c| BULLETS.contains(c))?;
    let text = line[bullet.len_utf8()..].strip_prefix([' ', '\t'])?.trim();
    (!text.is_empty() && text.contains(char::is_alphanumeric)).then_some((bullet, text))
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn the_bullets_of_answers_are_set_in() {
        let lines = ["• Why?", "– so", "", "• Who?", "– thus", "– and so", "• How?", "– no"];
        let read = ["- Why?", "  - so", "", "- Who?", "  - thus", "  - and so", "- How?", "  - no"];
        assert_eq!(nested(&lines).unwrap(), read);
    }

    #[test]
    fn other_bullets_stay() {
        assert_eq!(nested(&["* Why?", "* How?", "", "- so", "- thus", "- no"]), None);
        assert_eq!(nested(&["* So", "- why?", "* Thus", "- how?", "* And", "- when?"]), None);
        assert_eq!(nested(&["* Why?", "- how?", "* Who?", "- when?", "* What?", "- where?"]), None);
    }
}
