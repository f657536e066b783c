//! Where one heading says that it holds the questions, and does, those beside it that ask nothing are the rest of the
//! text: phrases to use, a plan, a closing remark.

use std::collections::BTreeMap;

use crate::bank::import::{
    families::{self, Shape, Start},
    labels::Label,
    page::Page,
    sections::heading_level,
    words::{self, Asks},
};

/// Takes away the headings beside such a one that neither ask nor are counted.
pub(super) fn without_rest(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let levels: Vec<u8> = accepted.values().filter_map(|starts| holder_level(page, starts)).collect();
    for level in levels {
        let Some(starts) = accepted.get_mut(&Shape::Heading(level)) else { continue };
        let asks = |start: &Start| page.notes[start.at].asks != Asks::No;
        if starts.iter().filter(|start| asks(start)).count() * 5 <= starts.len() {
            starts.retain(|start| {
                asks(start) || start.is_certain || families::lead(page, start.at).is_numbered
            });
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether the heading right above each of them says that it holds what is asked next.
pub(super) fn are_follow_ups(page: &Page, starts: &[Start]) -> bool {
    let mut heading = None;
    let mut at = 0;
    starts.iter().all(|start| {
        while at < start.at {
            if heading_level(&page.blocks[at]).is_some() {
                heading = Some(at);
            }
            at += 1;
        }
        heading.is_some_and(|heading| page.label(heading) == Some(Label::FollowUps))
    })
}

/// Whether most headings that are labelled as questions ask themselves, with a mark, and none holds more than one of those
/// that are labelled below, which tell more of it: `### Q: Why is it slow?`, and then `Question: Tell what you look at`.
pub(super) fn ask_themselves(page: &Page, outers: &[Start], inners: &[Start]) -> bool {
    let is_asked = |start: &&Start| {
        let label = page.notes[start.at].label.as_ref();
        label.is_some_and(|tag| words::asks(&tag.rest) == Asks::Yes)
    };
    let asks = |start: &&Start| matches!(start.shape, Shape::QuestionHeading(_)) && is_asked(start);
    let holds_one = |start: &Start| {
        let first = inners.partition_point(|inner| inner.at < start.at);
        inners.get(first + 1).is_none_or(|second| second.at >= page.end_of_section(start.at))
    };
    outers.iter().filter(asks).count() * 10 >= outers.len() * 8
        && inners.iter().filter(is_asked).count() * 5 <= inners.len()
        && outers.iter().all(holds_one)
}

/// The level of the heading over nearly all headings of a shape, where those ask and it says that it holds questions.
fn holder_level(page: &Page, starts: &[Start]) -> Option<u8> {
    const FEWEST: usize = 5;
    let first = starts.first().filter(|start| matches!(start.shape, Shape::Heading(_)))?;
    let over = page.sections.over(first.at).filter(|over| page.sections.is_of_questions(*over))?;
    let inside = starts.iter().filter(|start| page.sections.over(start.at) == Some(over));
    let inside: Vec<&Start> = inside.collect();
    let asking = inside.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
    let are_all = inside.len() >= FEWEST && inside.len() * 10 >= starts.len() * 8;
    (are_all && asking * 10 >= inside.len() * 8).then(|| heading_level(&page.blocks[over])).flatten()
}
