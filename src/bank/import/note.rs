//! What is known of a block by itself: what it asks, which label it is or begins with, whether it says anything.

use super::{labels::Label, words::Asks};

/// What is known of a block by itself.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) asks: Asks,
    /// The label that it begins with or is.
    pub(super) label: Option<Tag>,
    /// Whether there is nothing in it that says anything: a rule, a badge, a link back to the top.
    pub(super) is_noise: bool,
    /// Whether it is an item of a list that a label announces.
    pub(super) is_announced: bool,
}

/// A label as it stands in a document.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// None for one that is not known by its words: a few words with a colon before a list.
    pub(super) label: Option<Label>,
    pub(super) name: String,
    /// What follows it in its block, in Markdown.
    pub(super) rest: String,
    /// Whether it names a list that is a question as a whole.
    pub(super) is_list_name: bool,
    /// Whether it is a label because others like it stand beside it, and not by its words.
    pub(super) is_by_others: bool,
}

impl Tag {
    /// A label that is one by its words.
    pub(super) fn by_words(label: Option<Label>, name: impl Into<String>, rest: impl Into<String>) -> Self {
        Self { label, name: name.into(), rest: rest.into(), is_list_name: false, is_by_others: false }
    }

    /// A label that is one because of those beside it.
    pub(super) fn by_others(label: Label, name: impl Into<String>, rest: impl Into<String>) -> Self {
        Self { is_by_others: true, ..Self::by_words(Some(label), name, rest) }
    }
}
