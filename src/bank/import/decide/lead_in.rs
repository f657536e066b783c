//! Lists that are told of the questions, and are none: how each is answered, or why the subject matters.
//!
//! What stands right above such a list says so, and none of its items ends as a question does.

use std::collections::BTreeMap;

use super::group::by_list;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
    vocabulary::section,
    words::Asks,
};

/// Takes such lists away.
pub(super) fn without_told(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| shape.item_level().is_some()) {
        let lists = by_list(page, starts);
        let asks = |start: &Start| page.notes[start.at].asks == Asks::Yes;
        let is_kept = |list: &&[Start]| list.iter().any(asks) || !is_told(page, list[0].at);
        *starts = lists.filter(is_kept).flatten().copied().collect();
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether the line right above a list says that all questions are so, or why the subject matters.
fn is_told(page: &Page, first: usize) -> bool {
    const LONGEST: usize = 400;
    let Some(above) = first.checked_sub(1).map(|at| &page.blocks[at]) else { return false };
    let plain = above.words.plain.trim_end();
    if above.level > 0 || !matches!(above.kind, Kind::Paragraph | Kind::Heading(_)) || plain.len() > LONGEST {
        return false;
    }
    let last = plain.lines().last().unwrap_or_default().to_lowercase();
    let name = last.trim_matches(|c: char| !c.is_alphanumeric() && c != '¿' && c != '?');
    plain.ends_with([':', '：']) && section("of each question").is_in(&last)
        || section("asking why").begins(name) && section("mattering").ends(name)
}
