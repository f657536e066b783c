//! Options of which those in bold are right, below headings that state something: `### 2) A lock is`, and below it
//! `- **held by one**` and `- held by all`.
//!
//! They get boxes, with ticks in those in bold. A list of which some is bold may be anything; several below headings that
//! count, each with nothing but that, are a quiz.

use super::super::{fences::Fences, headings, rewritten::Rewritten};
use crate::bank::import::marks;

/// The lines with boxes, where nearly all headings that count and have nothing but a list have such a one.
pub(in crate::bank::import::view) fn ticked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let headings = headings(lines);
    let ends = headings.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
    let lists: Vec<List> =
        headings.iter().zip(ends).filter_map(|((at, _), end)| List::of(lines, &fences, *at, end)).collect();
    let chosen = || lists.iter().filter(|list| list.is_chosen_from());
    if chosen().count() < FEWEST || chosen().count() * 10 < lists.len() * 8 {
        return None;
    }
    let mut ticked = Rewritten::of(lines);
    for (at, text, is_bold) in chosen().flat_map(|list| &list.items) {
        ticked.set(*at, format!("- [{}] {text}", if *is_bold { 'x' } else { ' ' }));
    }
    ticked.lines()
}

/// All that stands below a heading that counts: items, and whether each is bold.
struct List<'a> {
    items: Vec<(usize, &'a str, bool)>,
}

impl<'a> List<'a> {
    fn of(lines: &[&'a str], fences: &Fences, heading: usize, end: usize) -> Option<Self> {
        let name = lines[heading].trim_start_matches('#').trim();
        marks::number(&marks::with_blanks(name))?;
        let said = (heading + 1..end).filter(|at| !lines[*at].trim().is_empty());
        let item = |at: usize| {
            let text = ["- ", "* ", "+ "].iter().find_map(|bullet| lines[at].strip_prefix(bullet))?.trim();
            let inner = text.strip_prefix("**").and_then(|text| text.strip_suffix("**"));
            let bold = inner.filter(|inner| !inner.contains("**"));
            // What has a box has been told apart by that.
            (!fences.is_code(at) && !text.starts_with('[')).then_some((
                at,
                bold.unwrap_or(text),
                bold.is_some(),
            ))
        };
        Some(Self { items: said.map(item).collect::<Option<_>>()? }).filter(|list| !list.items.is_empty())
    }

    fn is_chosen_from(&self) -> bool {
        const FEWEST: usize = 2;
        const MOST: usize = 12;
        let bold = self.items.iter().filter(|(.., is_bold)| *is_bold).count();
        (FEWEST..=MOST).contains(&self.items.len()) && (1..self.items.len()).contains(&bold)
    }
}

#[cfg(test)]
mod tests {
    use super::ticked;

    #[test]
    fn what_is_bold_below_headings_that_count_is_right() {
        let lines = [
            "### 1) A lock is held :",
            "- **by one**",
            "- by all",
            "### 2) Trees grow",
            "",
            "* up",
            "* **down**",
            "* **out**",
            "### 3) Heaps sort",
            "- Yes",
            "- **No**",
            "## Open",
            "Why?",
        ];
        let read = ticked(&lines).unwrap();
        assert_eq!(read[1..3], ["- [x] by one", "- [ ] by all"]);
        assert_eq!(read[5..8], ["- [ ] up", "- [x] down", "- [x] out"]);
        assert_eq!(ticked(&lines[..8]), None, "two say little");
    }

    #[test]
    fn lists_with_something_in_bold_stay() {
        let part = |name: &'static str, last: &'static str| [name, "- **Red**", "- Green", last];
        for last in ["Text.", "- **Blue**: a colour", "### Note"] {
            let lines = [part("## A", last), part("## B", last), part("## C", last)].concat();
            assert_eq!(ticked(&lines), None, "{last}");
        }
        let named = ["## 1. A", "- **Red**", "- **Blue**"].repeat(3);
        assert_eq!(ticked(&named), None);
    }
}
