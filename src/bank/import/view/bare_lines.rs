//! Questions and tasks on short lines of their own of which some have no mark, neither before nor behind them, as people
//! paste them: `Qué es un índice`, `Explica el teorema CAP`.
//!
//! They become items of a list, whose section says whether they are questions. Lines keep their numbers. It knows lines
//! alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// The lines as items, where a document has such stretches.
pub(super) fn as_bullets(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    const MOST_MARKED: usize = 1;
    const FEWEST_MIXED: usize = 5;
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && is_bare(lines[*at])).collect();
    let mut bulleted = Rewritten::of(lines);
    for stretch in said.chunk_by(|a, b| a + 1 == *b) {
        let asks = |at: &usize| words::asks(lines[*at]);
        // The first may say what they are.
        let from = usize::from(asks(&stretch[0]) == Asks::No);
        let stretch = &stretch[from..];
        let asking = stretch.iter().filter(|at| asks(at) != Asks::No).count();
        let marked = stretch.iter().filter(|at| asks(at) == Asks::Yes).count();
        let ends = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
        let is_apart = stretch.last().is_some_and(|last| ends(last + 1));
        // Among marked ones some may lack the mark.
        let are_mixed =
            marked < stretch.len() && stretch.len() >= FEWEST_MIXED && asking * 4 >= stretch.len() * 3;
        let are_bare = marked <= MOST_MARKED || are_mixed;
        if stretch.len() < FEWEST || asking * 3 < stretch.len() * 2 || !are_bare || !is_apart {
            continue;
        }
        for at in stretch {
            bulleted.set(*at, format!("- {}", lines[*at]));
        }
    }
    bulleted.lines()
}

/// Whether a line is short and plain, and no sentence.
fn is_bare(line: &str) -> bool {
    const LONGEST: usize = 90;
    const FEWEST_WORDS: usize = 2;
    let text = line.trim_end();
    text.starts_with(|c: char| c.is_alphabetic() || c == '¿')
        && text.chars().count() <= LONGEST
        && text.split_whitespace().count() >= FEWEST_WORDS
        && !text.ends_with(['.', ':', '：', ',', ';', '。', '!', '|', '{', '\\'])
        && !line.ends_with("  ")
        && !text.contains(['|', '<', '='])
        && labels::split(text).is_none_or(|tag| !tag.is_joined)
        && marks::number(&marks::with_blanks(line)).is_none()
}

#[cfg(test)]
mod tests {
    use super::as_bullets;

    #[test]
    fn short_lines_that_ask_are_items() {
        let lines = ["Preguntas", "", "Qué es un índice", "Explica el teorema", "Cómo funciona"];
        let read = as_bullets(&lines).unwrap();
        assert_eq!(read[2..], ["- Qué es un índice", "- Explica el teorema", "- Cómo funciona"]);
        assert_eq!(
            as_bullets(&["Mine are", "Explain locks", "Describe heaps", "Compare them both"]).unwrap()[0],
            "Mine are"
        );
    }

    #[test]
    fn sentences_and_names_stay() {
        for lines in [
            ["Explain it so.", "Describe it.", "Compare them."],
            ["Explain it", "A lock", "Held by one"],
            ["Explain it well", "Describe it well", "1. Compare them"],
        ] {
            assert_eq!(as_bullets(&lines), None, "{lines:?}");
        }
    }
}
