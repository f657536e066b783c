//! The first or the last of the headings of a level, where it alone asks nothing: what is said before or after the
//! questions, `Further help`.

use std::collections::BTreeMap;

use super::titles_tasks;
use crate::bank::import::{
    families::{self, Shape, Start},
    labels::Label,
    page::Page,
    words::Asks,
};

/// Takes such a name away.
pub(super) fn without_names(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 4;
    let headings = accepted.iter_mut().filter(|(shape, _)| matches!(shape, Shape::Heading(_)));
    for (_, starts) in headings.filter(|(_, starts)| starts.len() >= FEWEST) {
        let mut silent = (0..starts.len()).filter(|at| page.notes[starts[*at].at].asks != Asks::Yes);
        if let (Some(at), None) = (silent.next(), silent.next())
            && (at == 0 || at + 1 == starts.len())
            && is_name(page, &starts[at])
        {
            starts.remove(at);
        }
    }
}

/// Whether a heading is but a name, without a number or a part of a question below.
fn is_name(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 4;
    let lead = families::lead(page, start.at);
    let is_part =
        |at: usize| matches!(page.label(at), Some(Label::Answer | Label::KeyPoints | Label::FollowUps));
    !start.is_certain
        && !titles_tasks(page, start)
        && !lead.is_numbered
        && page.notes[start.at].asks == Asks::No
        && lead.prompt.ends_with(char::is_alphanumeric)
        && lead.prompt.split_whitespace().count() <= MOST_WORDS
        && !(start.at + 1..page.end_of_section(start.at)).any(is_part)
}
