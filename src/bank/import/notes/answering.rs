//! Headings of one name, each below what a bare heading of the same level says to be a question: they answer it.
//! `### Candidate` below `### Interviewer`.

use std::collections::HashMap;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::{Note, Tag},
    words::Asks,
};

/// Labels them as answers.
pub(super) fn label(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 2;
    const MOST_WORDS: usize = 3;
    let is_question = |at: usize| {
        let tag = notes[at].label.as_ref();
        tag.is_some_and(|tag| tag.label == Some(Label::Question) && tag.rest.is_empty())
    };
    let headings: Vec<usize> =
        (0..blocks.len()).filter(|at| matches!(blocks[*at].kind, Kind::Heading(_))).collect();
    // How often a name stands at all, and where it stands below a question.
    let mut names: HashMap<&str, (usize, Vec<usize>)> = HashMap::new();
    for (place, at) in headings.iter().enumerate() {
        let plain = blocks[*at].words.plain.as_str();
        let above = place.checked_sub(1).map(|place| headings[place]);
        let is_below =
            above.is_some_and(|above| blocks[above].kind == blocks[*at].kind && is_question(above));
        if notes[*at].label.is_none()
            && notes[*at].asks == Asks::No
            && plain.split_whitespace().count() <= MOST_WORDS
        {
            let (count, below) = names.entry(plain).or_default();
            *count += 1;
            if is_below {
                below.push(*at);
            }
        }
    }
    let answering: Vec<usize> = names
        .into_values()
        .filter(|(count, below)| below.len() >= FEWEST && below.len() == *count)
        .flat_map(|(_, below)| below)
        .collect();
    for at in answering {
        notes[at].label = Some(Tag::by_others(Label::Answer, blocks[at].words.plain.as_str(), ""));
    }
}
