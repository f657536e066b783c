//! What questions have, and any other text as well: problems with their solutions.

use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    vocabulary::section,
    words::{self, Asks},
};

/// Whether a problem is told among those that somebody may meet, with what helps, and nothing is asked: `Problem: The
/// server does not start` below `Troubleshooting`.
pub(super) fn tells_of_trouble(page: &Page, start: &Start) -> bool {
    // A heading that is no more than a name may be one of several that ask.
    let counts = || {
        let name = page.blocks[start.at].words.plain.to_lowercase();
        let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.next().is_some_and(|word| section("counted trouble").has(word))
            && words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let may_tell = match start.shape {
        Shape::Labelled | Shape::QuestionHeading(_) | Shape::Bold => true,
        Shape::Heading(_) => counts(),
        _ => false,
    };
    let names = |over: &usize| section("trouble").is_in(&page.blocks[*over].words.plain.to_lowercase());
    // In Chinese one word is a problem and a question.
    let is_on_something_else = !page.is_about_questions();
    let over = |at: usize| std::iter::successors(page.sections.over(at), |over| page.sections.over(*over));
    // The word that counts it asks nothing.
    let rest =
        page.notes[start.at].label.as_ref().map(|tag| tag.rest.as_str()).filter(|rest| !rest.is_empty());
    let asks = rest.map_or(page.notes[start.at].asks, words::asks);
    may_tell
        && asks == Asks::No
        && is_on_something_else
        && over(start.at).any(|over| names(&over) && page.notes[over].asks != Asks::Yes)
}
