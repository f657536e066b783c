//! Names that are counted: numbered items among those that ask, and the weeks of a plan.

use crate::bank::import::{
    families::{Shape, Start},
    inline,
    page::Page,
    vocabulary::section,
    words::Asks,
};

/// Whether a number counts an item that a colon ends, that is no known label, and in which nothing is asked: a name among
/// what is asked. Below a heading that asks, it is one in the answer.
pub(super) fn is_counted_name(page: &Page, start: &Start) -> bool {
    const LOOKED_AT: usize = 12;
    let tag = page.notes[start.at].label.as_ref();
    let is_asked = page.sections.over(start.at).is_some_and(|over| page.notes[over].asks == Asks::Yes);
    start.shape == Shape::Numbered(1)
        && !is_asked
        && page.end_of_item(start.at) > start.at + 1
        && tag.is_some_and(|tag| tag.label.is_none() && tag.rest.is_empty())
        && (start.at + 1..page.end_of_item(start.at))
            .take(LOOKED_AT)
            .all(|at| page.notes[at].asks == Asks::No && page.notes[at].label.is_none())
}

/// Whether a name begins with a word for some weeks of a plan and their number: `2. Weeks 3-4: Graphs`.
pub(super) fn counts_weeks(plain: &str) -> bool {
    let name = inline::unnumbered(plain).to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| section("counted weeks").has(word))
        && words.next().is_some_and(|count| count.starts_with(char::is_numeric))
}
