//! The names of columns: of the parts of a question, and of the options of it.

use super::{
    inline,
    labels::{self, Label},
    vocabulary::section,
};

/// What a column holds, by the name above it.
pub(super) fn label(cell: &str) -> Option<Label> {
    let name = inline::plain(cell);
    let singular = name.trim_end_matches(['s', 'S']);
    let label = labels::classify(&name).or_else(|| labels::classify(singular));
    let is_question = name.to_lowercase().contains("question") && label.is_none()
        || matches!(name.trim(), "面试题" | "问题" | "题目");
    if is_question {
        return Some(Label::Question);
    }
    // Who asks is not what is asked.
    if section("person").has(name.trim().to_lowercase().as_str()) {
        return None;
    }
    let is_answer = name.contains('答') && label.is_none()
        || label == Some(Label::KeyPoints)
            && section("expecting").begins(&name.trim().to_lowercase())
            && labels::names_answer(&name);
    if is_answer { Some(Label::Answer) } else { label }
}

/// Whether the name of a column does not say that it holds remarks on a question, or where that is from.
pub(super) fn may_answer(cell: &str) -> bool {
    let name = inline::plain(cell).to_lowercase();
    !name.split(|c: char| !c.is_alphanumeric()).any(|word| section("remark column").has(word))
}

/// Whether a column is one of titles, which may be those of anything.
pub(super) fn is_title(cell: &str) -> bool {
    section("title").has(inline::plain(cell).trim().to_lowercase().as_str())
}

/// What counts the option that stands in each column: `Option A`, `Choice 2`, or `A` beside `B`.
pub(super) fn options(header: &[String]) -> Vec<Option<char>> {
    const FEWEST: usize = 2;
    const FEWEST_LETTERS: usize = 3;
    let names: Vec<(String, char)> = header.iter().map(|cell| counted(cell).unwrap_or_default()).collect();
    let count = |name: &str| names.iter().filter(|(other, mark)| other == name && *mark != '\0').count();
    let is_option = |name: &str| match name {
        "" => count(name) >= FEWEST_LETTERS,
        name if section("option column").has(name) => count(name) >= FEWEST,
        // Each with its number, they are what is to be chosen from.
        name => labels::classify(name) == Some(Label::Answer) && count(name) >= FEWEST_LETTERS,
    };
    names.iter().map(|(name, mark)| (*mark != '\0' && is_option(name)).then_some(*mark)).collect()
}

/// The name of a column without the letter or the number behind it, and that: `Option A`, `option_2`, `C`.
fn counted(cell: &str) -> Option<(String, char)> {
    let name = inline::plain(cell).to_lowercase();
    let name = name.trim_matches(|c: char| !c.is_alphanumeric());
    let mark = name.chars().next_back().filter(|mark| matches!(mark, 'a'..='h' | '1'..='8' | 'а'..='е'))?;
    let before = &name[..name.len() - mark.len_utf8()];
    let words = before.trim_end_matches([' ', '_', '-', '.', '#']);
    let is_apart = words.len() < before.len() || words.is_empty() && !mark.is_ascii_digit();
    let is_glued = || mark.is_ascii_digit() && section("option column").has(words);
    let mark = mark.to_uppercase().next().unwrap_or(mark);
    (is_apart || is_glued()).then(|| (words.to_owned(), mark))
}
