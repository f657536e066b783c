//! Cards for learning by heart, as programs for them keep and export them: `Why?::So.`, two columns with a tab
//! between them, a line with `?` alone between the sides, fields such as `Q:: Why?`; and questions with their answers
//! behind a mark on the same line, `Why? // So.`
//!
//! They become lines with labels, where hardly anything else is in the document. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// The fewest cards that say how a document is written.
const FEWEST: usize = 3;

/// The lines with labels before the sides of cards, where a document has such.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    let has_mark = |line: &&str| line.contains("::") || line.contains('\t') || line.contains(['?', '？']);
    if !lines.iter().any(has_mark) {
        return None;
    }
    let fences = Fences::of(lines);
    let is_text = |at: &usize| {
        let line = lines[*at].trim_start();
        !fences.is_code(*at) && !line.is_empty() && !line.starts_with(['#', '<']) && !marks::is_rule(line)
    };
    let said: Vec<usize> = (0..lines.len()).filter(is_text).collect();
    let changed =
        fields(lines, &said).or_else(|| on_one_line(lines, &said)).or_else(|| two_sides(lines, &said))?;
    let mut labelled = Rewritten::of(lines);
    for (at, line) in changed {
        labelled.set(at, line);
    }
    labelled.lines()
}

/// Labels with two colons, as those of a field.
fn fields(lines: &[&str], said: &[usize]) -> Option<Vec<(usize, String)>> {
    let field = |at: &usize| {
        let (name, rest) = lines[*at].split_once("::")?;
        labels::classify(name.trim_matches(['*', '[', ' ']))?;
        Some((*at, format!("{name}:{rest}")))
    };
    let fields: Vec<(usize, String)> = said.iter().filter_map(field).collect();
    (fields.len() >= FEWEST).then_some(fields)
}

/// What stands between the sides of a card on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Tab,
    Colons,
    /// One behind a question mark that stands there for nothing else.
    Sure,
    /// A dash behind a question mark, which may set apart a remark, too.
    Dash,
}

fn on_one_line(lines: &[&str], said: &[usize]) -> Option<Vec<(usize, String)>> {
    let cards: Vec<(usize, Mark, &str, &str)> = said
        .iter()
        .filter_map(|at| sides(lines[*at]).map(|(mark, front, back)| (*at, mark, front, back)))
        .collect();
    let mark = [Mark::Tab, Mark::Colons, Mark::Sure, Mark::Dash]
        .into_iter()
        .find(|mark| cards.iter().filter(|card| card.1 == *mark).count() * 10 >= said.len() * 7)?;
    let cards: Vec<_> = cards.into_iter().filter(|card| card.1 == mark).collect();
    let asking = cards.iter().filter(|card| words::asks(card.2) != Asks::No).count();
    let words: usize = cards.iter().map(|card| card.3.split_whitespace().count()).sum();
    let are_cards = match mark {
        Mark::Tab => asking * 2 >= cards.len(),
        Mark::Colons | Mark::Sure => true,
        Mark::Dash => words >= cards.len() * 3,
    };
    (cards.len() >= FEWEST && are_cards).then(|| {
        cards.iter().map(|(at, _, front, back)| (*at, format!("\nQ: {front}\n\nA: {back}"))).collect()
    })
}

/// The sides of a card that a line is.
fn sides(line: &str) -> Option<(Mark, &str, &str)> {
    if line.starts_with([' ', '\t', '|', '>']) {
        return None;
    }
    let text = marks::text(line);
    let (mark, front, back) = if let Some((front, back)) = text.split_once('\t') {
        // What is in further columns is said of the card.
        (Mark::Tab, front, back.split('\t').next().unwrap_or_default())
    } else if let Some((front, back)) = text.split_once("::") {
        (Mark::Colons, front, back.trim_start_matches(':'))
    } else {
        const SURE: [&str; 8] = ["//", "->", "=>", "→", "⇒", ">>", "= ", "; "];
        const DASHES: [&str; 4] = ["-- ", "- ", "– ", "— "];
        let at = text.find(['?', '？'])?;
        let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
        let rest = text[end..].trim_start_matches(['*', '_', '"', ' ']);
        let after = |marks: &[&str]| marks.iter().find_map(|mark| rest.strip_prefix(mark));
        let (mark, back) =
            after(&SURE).map(|back| (Mark::Sure, back)).or_else(|| Some((Mark::Dash, after(&DASHES)?)))?;
        (mark, text[..text.len() - rest.len()].trim_end_matches(' '), back)
    };
    let (front, back) = (front.trim(), back.trim());
    let is_said = |side: &str| side.chars().any(char::is_alphanumeric);
    (is_said(front) && is_said(back) && !front.contains("http")).then_some((mark, front, back))
}

/// Cards of several lines, whose sides a line with one or two question marks alone sets apart.
fn two_sides(lines: &[&str], said: &[usize]) -> Option<Vec<(usize, String)>> {
    let is_between = |at: usize| matches!(lines[at].trim(), "?" | "??");
    let mut changed = Vec::new();
    for stretch in said.chunk_by(|a, b| a + 1 == *b) {
        let Some(middle) = stretch.iter().position(|at| is_between(*at)) else { continue };
        if middle > 0 && middle + 1 < stretch.len() {
            changed.push((stretch[0], format!("Q: {}", lines[stretch[0]])));
            changed.push((stretch[middle], "\nA:".to_owned()));
        }
    }
    (changed.len() >= 2 * (FEWEST - 1)).then_some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[&str]) -> Option<String> {
        labelled(lines).map(|lines| lines.join("\n"))
    }

    #[test]
    fn the_sides_of_a_card_get_labels() {
        for mark in ["::", "\t", " // ", " -> ", " → "] {
            let lines = ["What is a lock?", "- What is a heap?", "1. What is a pod?"];
            let lines = lines.map(|line| format!("{line}{mark}It is so."));
            let read = text(&lines.each_ref().map(String::as_str)).unwrap();
            assert_eq!(read.matches("Q: What is a").count(), 3, "{read}");
            assert_eq!(read.matches("A: It is so.").count(), 3, "{read}");
        }
        assert_eq!(
            text(&["Why", "?", "So.", "", "How", "?", "Thus."]).unwrap(),
            "Q: Why\n\nA:\nSo.\n\nQ: How\n\nA:\nThus."
        );
        assert_eq!(text(&["Q:: Why?", "A:: So.", "Q:: How?"]).unwrap(), "Q: Why?\nA: So.\nQ: How?");
    }

    #[test]
    fn other_lines_stay() {
        let plain = ["Why? // So.", "It is told here.", "And here.", "How? // Thus.", "When? // Then."];
        assert_eq!(text(&plain), None, "where much else is said");
        let remarks = ["Why? - easy", "How? - hard", "When? - easy"];
        assert_eq!(text(&remarks), None);
        assert_eq!(text(&["a\tb", "c\td", "e\tf"]), None);
        assert_eq!(text(&["```", "Why?::So.", "How?::So.", "When?::So.", "```"]), None);
    }
}
