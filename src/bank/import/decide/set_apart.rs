//! Headings that are set apart from the others of their level.

use std::collections::HashSet;

use super::group::Group;
use crate::bank::import::{
    families::{self, Shape},
    inline,
    page::Page,
    words::Asks,
};

/// The headings that are set apart by quotes or by numbers, where several are, and most of those ask. The others of
/// their level are sections.
pub(super) fn set_apart(page: &Page, group: &Group) -> Option<HashSet<usize>> {
    const FEWEST: usize = 3;
    let is_heading = group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(_)));
    let is_quoted =
        |at: usize| inline::unnumbered(&page.blocks[at].words.plain).starts_with(['"', '“', '„', '«', '「']);
    let is_numbered = |at: usize| families::lead(page, at).is_numbered;
    let all = |is_one: &dyn Fn(usize) -> bool| -> Option<HashSet<usize>> {
        let one: HashSet<usize> =
            group.starts.iter().map(|start| start.at).filter(|at| is_one(*at)).collect();
        let asking = one.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
        (is_heading && one.len() >= FEWEST && asking * 10 >= one.len() * 7).then_some(one)
    };
    all(&is_quoted).or_else(|| all(&is_numbered))
}
