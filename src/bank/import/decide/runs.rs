//! Numbers of headings that begin anew. Where some of the runs ask and the others hardly do, those are the steps of
//! answers: `1. What is a pod?` to `8. …`, and then `1. Basic structure` to `7. …`.

use std::collections::{BTreeMap, HashSet};

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// The numbered headings of a level, in the runs that their numbers make.
struct Runs<'a> {
    asking: Vec<Vec<&'a Start>>,
    silent: Vec<Vec<&'a Start>>,
}

impl<'a> Runs<'a> {
    /// Those of a group, if both kinds are there.
    fn of(page: &Page, group: &'a Group) -> Option<Self> {
        const FEWEST: usize = 3;
        let mut runs: Vec<Vec<&Start>> = Vec::new();
        let mut last = None;
        for start in group.starts.iter().filter(|start| matches!(start.shape, Shape::Heading(_))) {
            let Some(number) = page.heading_number(start.at) else { continue };
            match runs.last_mut().filter(|_| last.is_some_and(|last| number == last + 1)) {
                Some(run) => run.push(start),
                None => runs.push(vec![start]),
            }
            last = Some(number);
        }
        runs.retain(|run| run.len() >= FEWEST);
        let sure = |run: &&Vec<&Start>| count(page, run, |asks| asks == Asks::Yes) * 2 >= run.len();
        let (asking, mut others): (Vec<_>, Vec<_>) =
            runs.into_iter().partition(|run| count(page, run, |asks| asks != Asks::No) * 10 >= run.len() * 8);
        // A section that says that it holds questions may hold names of them.
        let over = |run: &[&Start]| page.sections.over(run[0].at);
        let beside: HashSet<Option<usize>> = asking.iter().map(|run| over(run)).collect();
        let is_step = |run: &Vec<&Start>| {
            beside.contains(&over(run)) || !over(run).is_some_and(|over| page.sections.is_of_questions(over))
        };
        others.retain(is_step);
        let are_silent = others.iter().all(|run| count(page, run, |asks| asks == Asks::Yes) * 5 <= run.len());
        (asking.iter().any(|run| sure(&run)) && are_silent && !others.is_empty())
            .then_some(Self { asking, silent: others })
    }
}

fn count(page: &Page, run: &[&Start], asks: impl Fn(Asks) -> bool) -> usize {
    run.iter().filter(|start| asks(page.notes[start.at].asks)).count()
}

/// The headings of the runs that ask, and what asks with a mark beside them.
pub(super) fn that_ask(page: &Page, group: &Group) -> Option<HashSet<usize>> {
    let runs = Runs::of(page, group)?;
    let silent: HashSet<usize> = runs.silent.iter().flatten().map(|start| start.at).collect();
    let beside = group.starts.iter().filter(|start| page.notes[start.at].asks == Asks::Yes);
    let beside = beside.filter(|start| !silent.contains(&start.at));
    Some(runs.asking.iter().flatten().copied().chain(beside).map(|start| start.at).collect())
}

/// The headings of the runs that do not ask, of the levels of which others do.
pub(super) fn steps(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &BTreeMap<Shape, Vec<Start>>,
) -> HashSet<usize> {
    let taken = |shape: &Shape| matches!(shape, Shape::Heading(_)) && accepted.contains_key(shape);
    let runs = groups.iter().filter(|(shape, _)| taken(shape)).filter_map(|(_, group)| Runs::of(page, group));
    runs.flat_map(|runs| runs.silent).flatten().map(|start| start.at).collect()
}

/// Takes away what has a label and does not ask below a step of an answer.
pub(super) fn without_labels_in_steps(
    page: &Page,
    steps: &HashSet<usize>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    if let Some(labelled) = accepted.get_mut(&Shape::Labelled) {
        let is_step = |start: &Start| page.sections.over(start.at).is_some_and(|over| steps.contains(&over));
        labelled.retain(|start| page.notes[start.at].asks != Asks::No || !is_step(start));
    }
    accepted.retain(|_, starts| !starts.is_empty());
}
