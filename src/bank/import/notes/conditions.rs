//! What is asked on where a candidate says something, below what a good answer has: `If they only say "later": when?`

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    view::View,
    vocabulary::section,
    words,
};

/// Labels such paragraphs.
pub(super) fn label(view: &View, blocks: &[Block], notes: &mut [Note]) {
    for at in 1..blocks.len() {
        let is_below = notes[at - 1]
            .label
            .as_ref()
            .is_some_and(|tag| matches!(tag.label, Some(Label::KeyPoints | Label::FollowUps)));
        if !is_below || blocks[at].kind != Kind::Paragraph || notes[at].label.is_some() {
            continue;
        }
        let text = blocks[at].text(view);
        if let Some((condition, asked)) = on_condition(&text) {
            notes[at].label = Some(Tag::by_others(Label::FollowUps, condition, asked));
        }
    }
}

/// What somebody says, and what is asked then.
fn on_condition(text: &str) -> Option<(&str, &str)> {
    const MOST_WORDS: usize = 16;
    let (condition, asked) = text.split_once([':', '：'])?;
    let lower = condition.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty());
    let begins = section("on condition").has(words.next()?);
    let is_of_person = words.clone().any(|word| section("wanted of").has(word));
    let is_short = words.count() < MOST_WORDS;
    (begins && is_of_person && is_short && words::ends_as_question(asked)).then(|| (condition, asked.trim()))
}
