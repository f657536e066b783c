//! Names that numbers count, most of them above labels of what only a task has: how hard it is, what the problem is, what
//! is required. `### 3. Image gallery`, `**Difficulty**: Medium`.

use std::collections::{BTreeMap, BTreeSet};

use super::group::{Group, by_section};
use crate::bank::import::{
    families::{Shape, Start},
    labels::Label,
    page::Page,
    sections::heading_level,
    words::Asks,
};

/// Takes such names as questions, each with what is below it, where the headings of their level were not taken. Lists that
/// bid beside them tell how to go about them.
pub(super) fn take(page: &Page, groups: &BTreeMap<Shape, Group>, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let is_open = |shape: &Shape| matches!(shape, Shape::Heading(_)) && !accepted.contains_key(shape);
    let names: BTreeMap<Shape, Vec<Start>> = groups
        .iter()
        .filter(|(shape, _)| is_open(shape))
        .filter_map(|(shape, group)| Some((*shape, counted(page, group)?)))
        .filter(|(_, names)| !hold_all(page, names, accepted))
        .collect();
    if names.is_empty() {
        return;
    }
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| shape.item_level().is_some()) {
        let lists = by_section(page, starts);
        let do_ask = |list: &&[Start]| {
            list.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count() * 2 > list.len()
        };
        *starts = lists.filter(do_ask).flatten().copied().collect();
    }
    accepted.retain(|_, starts| !starts.is_empty());
    accepted.extend(names);
}

/// Whether a question is taken below each name already.
fn hold_all(page: &Page, names: &[Start], accepted: &BTreeMap<Shape, Vec<Start>>) -> bool {
    let taken: BTreeSet<usize> = accepted.values().flatten().map(|start| start.at).collect();
    names.iter().all(|name| taken.range(name.at..page.sections.end(name.at)).next().is_some())
}

/// The headings of a level that are counted on, where most have such labels right below and all say something.
fn counted(page: &Page, group: &Group) -> Option<Vec<Start>> {
    const FEWEST: usize = 4;
    let numbered: Vec<(u64, Start)> = group
        .starts
        .iter()
        .filter_map(|start| Some((page.heading_number(start.at)?, Start { is_certain: true, ..*start })))
        .collect();
    let goes_on = |pair: &[(u64, Start)]| pair[1].0 == pair[0].0 + 1 || pair[1].0 == 1;
    let parted = numbered.iter().filter(|(_, start)| is_parted(page, start.at)).count();
    let are_tasks = numbered.len() >= FEWEST
        && numbered.windows(2).all(goes_on)
        && parted * 2 >= numbered.len()
        && numbered.iter().all(|(_, start)| says_something(page, start.at));
    are_tasks.then(|| numbered.into_iter().map(|(_, start)| start).collect())
}

/// Whether one of the first blocks below a heading has a label of what only a task has.
fn is_parted(page: &Page, at: usize) -> bool {
    const LOOKED_AT: usize = 4;
    let first = (at + 1..page.sections.next_heading(at)).take(LOOKED_AT);
    first
        .map(|at| page.label(at))
        .any(|label| matches!(label, Some(Label::Difficulty | Label::Prompt | Label::Question)))
}

/// Whether something stands right below a heading, and not another one.
fn says_something(page: &Page, at: usize) -> bool {
    let first = page.first_said(at, page.sections.end(at));
    first.is_some_and(|first| heading_level(&page.blocks[first]).is_none())
}
