//! What a heading holds that is none of its own parts.

use crate::bank::import::{
    families::Start, flow::Kind, labels::Label, page::Page, vocabulary::section, words::Asks,
};

/// Whether all below a heading is folded away, without a summary that says what it is: its answer.
pub(super) fn is_folded_below(page: &Page, start: &Start) -> bool {
    let kind = |at: usize| page.blocks.get(at).map(|block| block.kind);
    start.shape.is_heading()
        && kind(start.at + 1) == Some(Kind::Open)
        && !matches!(kind(start.at + 2), Some(Kind::Summary | Kind::Open | Kind::Close | Kind::Heading(_)))
}

/// Whether a list below a heading that does not ask is named as one of questions: what else is there is no part of the
/// heading.
pub(super) fn names_list_below(page: &Page, start: &Start, end: usize) -> bool {
    let names = |at: usize| {
        let block = &page.blocks[at];
        block.kind == Kind::Paragraph && names_many(&block.words.plain) && page.is_item(at + 1)
    };
    let is_section = start.shape.is_heading() && page.notes[start.at].asks == Asks::No;
    is_section && (start.at + 1..end.min(page.sections.next_heading(start.at))).any(names)
}

/// Whether the first words below a heading that does not ask are a question in bold, or a labelled one, and others of its
/// look follow: the heading names what all of them are about.
pub(super) fn holds_several(page: &Page, start: &Start, end: usize) -> bool {
    let is_one = |at: usize| {
        let block = &page.blocks[at];
        let is_labelled = page.label(at) == Some(Label::Question);
        let is_bold = block.words.is_bold() && page.notes[at].label.is_none();
        let look = is_labelled.then_some(true).or_else(|| is_bold.then_some(false))?;
        let is_apart = block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted;
        (is_apart && (is_labelled || page.notes[at].asks != Asks::No)).then_some(look)
    };
    let end = end.min(page.sections.next_heading(start.at));
    let is_section = start.shape.is_heading() && !start.is_certain && page.notes[start.at].asks == Asks::No;
    let first = page.first_said(start.at, end).filter(|_| is_section);
    first
        .and_then(|first| Some((first, is_one(first)?)))
        .is_some_and(|(first, look)| (first + 1..end).any(|at| is_one(at) == Some(look)))
}

/// Whether a heading speaks of questions without being one, and nearly all items under it ask: it is their name.
pub(super) fn names_list_of_questions(page: &Page, start: &Start) -> bool {
    const FEWEST: usize = 3;
    const LOOKED_AT: usize = 80;
    let names = page.notes[start.at].asks != Asks::Yes
        && section("questions").is_in(&page.blocks[start.at].words.plain.to_lowercase());
    let end = page.end_of_section(start.at).min(start.at + LOOKED_AT);
    let items = || (start.at + 1..end).filter(|at| page.is_item(*at) && page.blocks[*at].level == 1);
    names
        && items().count() >= FEWEST
        && items().filter(|at| page.notes[*at].asks != Asks::No).count() * 10 >= items().count() * 9
}

/// Whether a heading is nothing but a word for questions, or says how many there are: `Questions`, `Caches (12 questions)`.
pub(super) fn names_many(plain: &str) -> bool {
    let name = plain.to_lowercase();
    let counted = name.trim_end().strip_suffix([')', '）']).and_then(|name| name.rsplit_once(['(', '（']));
    section("many questions").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
        || counted.is_some_and(|(_, count)| {
            count.contains(|c: char| c.is_ascii_digit()) && section("questions").is_in(count)
        })
}
