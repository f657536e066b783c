//! Where a document sets what it asks in quotes, its other items are none of that: they say what to do, or what to look
//! at.
//!
//! A list with some in quotes keeps those beside them that end as questions do; one with none is kept where its heading
//! says that it holds questions.

use std::collections::BTreeMap;

use super::group::by_list;
use crate::bank::import::{
    families::{Shape, Start},
    inline::{self, OPENING_QUOTES},
    page::Page,
    words::Asks,
};

/// Takes such items away, where most items of a document that are taken for questions are in quotes.
pub(super) fn without_unquoted(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 8;
    let is_quoted =
        |start: &Start| inline::unnumbered(&page.blocks[start.at].words.plain).starts_with(OPENING_QUOTES);
    let items = || accepted.iter().filter(|(shape, _)| shape.item_level().is_some()).flat_map(|(_, all)| all);
    let quoted = items().filter(|start| is_quoted(start)).count();
    if quoted < FEWEST || quoted * 5 < items().count() * 3 {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| shape.item_level().is_some()) {
        let lists = by_list(page, starts);
        let kept = lists.flat_map(|list| {
            let has_quoted = list.iter().any(is_quoted);
            let over = page.sections.over(list[0].at);
            let is_named = over.is_some_and(|over| page.sections.is_of_questions(over));
            let is_kept = move |start: &&Start| {
                is_quoted(start) || if has_quoted { page.notes[start.at].asks == Asks::Yes } else { is_named }
            };
            list.iter().filter(is_kept).copied()
        });
        *starts = kept.collect();
    }
    accepted.retain(|_, starts| !starts.is_empty());
}
