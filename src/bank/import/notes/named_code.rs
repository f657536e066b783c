//! Labels that say that a question follows, above nothing but code, each the only one below a heading that names it:
//! the name begins the question, and the code is more of it.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    sections::heading_level,
};

/// Makes them labels of prompts: `**Challenge:**` above code, below `### 2. Route parameters`.
pub(super) fn label_as_parts(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    let is_named =
        |at: usize| heading_level(&blocks[at]).is_some_and(|level| level > 1) && notes[at].label.is_none();
    let is_label = |at: &usize| {
        let tag = notes[*at].label.as_ref();
        blocks[*at].kind == Kind::Paragraph && tag.is_some_and(|tag| tag.label == Some(Label::Question))
    };
    let is_above_code = |at: usize| {
        blocks[at].level == 0
            && notes[at].label.as_ref().is_some_and(|tag| tag.rest.is_empty())
            && blocks.get(at + 1).is_some_and(|next| next.kind == Kind::Code)
    };
    let is_part = |at: usize| {
        let label = notes[at].label.as_ref().and_then(|tag| tag.label);
        matches!(label, Some(Label::Answer | Label::KeyPoints | Label::FollowUps))
    };
    let headings: Vec<usize> = (0..blocks.len()).filter(|at| heading_level(&blocks[*at]).is_some()).collect();
    let ends = headings.iter().skip(1).copied().chain([blocks.len()]);
    let mut named = Vec::new();
    for (heading, end) in headings.iter().zip(ends).filter(|(heading, _)| is_named(**heading)) {
        let mut labels = (heading + 1..end).filter(is_label);
        if let (Some(at), None) = (labels.next(), labels.next())
            && is_above_code(at)
            && (at + 1..end).any(is_part)
        {
            named.push(at);
        }
    }
    let all = (0..blocks.len()).filter(is_label).count();
    if named.len() < FEWEST || named.len() * 10 < all * 8 {
        return;
    }
    for at in named {
        if let Some(tag) = &mut notes[at].label {
            tag.label = Some(Label::Prompt);
        }
    }
}
