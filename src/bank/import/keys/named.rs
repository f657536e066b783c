//! The names of sections of answers.

use super::pairs;
use crate::bank::import::{flow::Kind, labels::Label, page::Page, sections, vocabulary::section};

/// The name of a section of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// It says so and no more.
    Plain,
    /// It says of what they are, too: they may have their questions with them.
    Longer,
}

/// Whether a block is the name of a section of answers.
pub(super) fn name(page: &Page, at: usize) -> Option<Name> {
    let block = &page.blocks[at];
    let plain = block.words.plain.as_str();
    let is_name = match block.kind {
        Kind::Heading(_) | Kind::Summary => !block.is_quoted,
        Kind::Paragraph => block.level == 0 && !block.is_item(),
        _ => false,
    };
    let is_set_apart = block.kind != Kind::Paragraph || block.words.is_bold() || plain.ends_with([':', '：']);
    if is_name && sections::names_answers(plain) || said_behind(page, at).is_some() {
        return Some(Name::Plain);
    }
    (is_name && is_set_apart && is_longer(plain)).then_some(Name::Longer)
}

/// The only heading of a document that says `Answer`: if numbers are below it, it is that of all questions.
pub(super) fn lone(page: &Page) -> Option<usize> {
    let is_answer = |at: &usize| {
        matches!(page.blocks[*at].kind, Kind::Heading(_))
            && !page.blocks[*at].is_quoted
            && page.notes[*at]
                .label
                .as_ref()
                .is_some_and(|tag| tag.label == Some(Label::Answer) && tag.rest.is_empty())
    };
    let mut headings = (0..page.blocks.len()).filter(is_answer);
    headings.next().filter(|_| headings.next().is_none())
}

/// The numbers with their letters that stand behind the name of a section of answers, on its line.
pub(super) fn said_behind(page: &Page, at: usize) -> Option<&str> {
    let block = &page.blocks[at];
    let (name, rest) = block.words.plain.split_once([':', '：'])?;
    let is_said = block.kind == Kind::Paragraph
        && block.level == 0
        && (sections::names_answers(name) || is_longer(name))
        && !pairs::of(rest).is_empty();
    is_said.then_some(rest)
}

/// Whether a name is that of answers behind or before other words: `Unit 3 - Sample answers`, `Answer key & explanations`,
/// `Answers to the exercises`.
fn is_longer(plain: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const BEFORE: [&str; 5] = [" - ", " – ", " — ", ": ", " | "];
    const BEHIND: [&str; 12] =
        [" & ", " and ", " with ", " / ", " + ", " to ", " for ", " y ", " e ", " et ", " und ", " и "];
    let name = sections::bare_name(plain);
    let last = BEFORE.iter().find_map(|mark| name.rsplit_once(mark)).map_or(name.as_str(), |(_, last)| last);
    let names = |name: &str| {
        let kind = section("kind of answers").after(name).filter(|rest| rest.starts_with(' '));
        section("answers").has(name) || kind.is_some_and(|rest| section("answers").has(rest.trim_start()))
    };
    let first = BEHIND.iter().filter_map(|joint| name.split_once(joint)).map(|(first, _)| first);
    name.split_whitespace().count() <= MOST_WORDS
        && (names(&name) || names(last) || first.into_iter().any(names))
}
