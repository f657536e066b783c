//! Names in bold that numbers count, each above one nested task: `3. **Git (5 points):**`, and below it `- **Exercise:** Explain
//! how a conflict is resolved.` Each number is a question.

use std::collections::{BTreeMap, BTreeSet};

use crate::bank::import::{
    families::{Shape, Start},
    labels::Label,
    page::Page,
    words::{self, Asks},
};

/// Takes such names in the place of all lists, where nearly all numbers of a list that counts on have one task each.
pub(super) fn instead_of_lists(page: &mut Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let numbered: Vec<(u64, usize)> =
        (0..page.blocks.len()).filter_map(|at| Some((page.number(at)?, at))).collect();
    let taken: BTreeSet<usize> = accepted.values().flatten().map(|start| start.at).collect();
    let are_taken = |run: &[usize]| run.iter().filter(|at| taken.contains(at)).count() * 2 > run.len();
    let runs: Vec<Vec<usize>> = numbered
        .chunk_by(|a, b| a.0 + 1 == b.0)
        .map(|run| run.iter().map(|(_, at)| *at).collect())
        .filter(|run: &Vec<usize>| !are_taken(run) && are_names_of_tasks(page, run))
        .collect();
    if runs.is_empty() {
        return;
    }
    let names: Vec<usize> = runs.concat();
    let is_within = |start: &Start| {
        let over = names.partition_point(|name| *name <= start.at).checked_sub(1);
        over.is_some_and(|over| start.at < page.end_of_item(names[over]))
    };
    for starts in accepted.values_mut() {
        starts.retain(|start| !is_within(start));
    }
    let own = names.iter().map(|at| Start { at: *at, shape: Shape::Numbered(1), is_certain: true });
    let items = accepted.entry(Shape::Numbered(1)).or_default();
    items.extend(own);
    items.sort_by_key(|start| start.at);
    accepted.retain(|_, starts| !starts.is_empty());
    for at in names {
        page.notes[at].label = None;
    }
}

/// Whether nearly all items of a list are names in bold, each with hardly more than one task nested in it.
fn are_names_of_tasks(page: &Page, run: &[usize]) -> bool {
    const FEWEST: usize = 4;
    let is_name = |at: &&usize| {
        let words = &page.blocks[**at].words;
        words.is_bold() && words::asks(&words.plain) == Asks::No
    };
    let nested = |at: usize| {
        (at + 1..page.end_of_item(at)).filter(|below| page.is_item(*below) && page.blocks[*below].level == 2)
    };
    let is_labelled = |at: usize| matches!(page.label(at), Some(Label::Question | Label::Prompt));
    let bids = |at: &usize| {
        let plain = &page.blocks[*at].words.plain;
        is_labelled(*at)
            || words::asks(plain).max(words::after_name(plain).map_or(Asks::No, words::asks)) != Asks::No
    };
    let first = |at: &&usize| nested(**at).next().is_some_and(|first| bids(&first));
    let names = run.iter().filter(is_name).count();
    let asked = run.iter().filter(first).count();
    // What has the label of another part is none; any other one may be a task, whatever it begins with.
    let may_be = |at: &usize| is_labelled(*at) || page.label(*at).is_none();
    let tasks: usize = run.iter().map(|at| nested(*at).filter(may_be).count()).sum();
    run.len() >= FEWEST
        && names * 10 >= run.len() * 9
        && asked * 10 >= run.len() * 7
        && tasks * 10 <= run.len() * 12
}
