//! Counts what stands below the names of a style.

use super::{Parts, Task, names::Name, tasks::writes_program};
use crate::bank::import::words::{self, Asks};

/// How many names have tasks of a kind below them.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) count: usize,
    pub(super) labelled: usize,
    pub(super) bidding: usize,
    /// With parts that have labels.
    pub(super) parted: usize,
    /// With them, below a label that says more than that there is a problem: a problem and its solution are told of
    /// anything.
    pub(super) told: usize,
    /// With what goes in or must hold, and a solution.
    pub(super) whole: usize,
    pub(super) writing: usize,
    /// With names that ask.
    pub(super) asking: usize,
    /// With names that bid.
    naming: usize,
    /// With a question mark in the task.
    marked: usize,
}

impl Tally {
    pub(super) fn of<'a>(units: impl Iterator<Item = (&'a Name<'a>, &'a Task<'a>, &'a Parts)>) -> Self {
        let mut tally = Self::default();
        for (name, task, parts) in units {
            tally.count += 1;
            tally.labelled += usize::from(task.label.is_some());
            tally.bidding += usize::from(task.bids);
            tally.parted += usize::from(parts.has_any());
            tally.told += usize::from(parts.has_any() && !task.is_problem);
            tally.whole += usize::from(parts.is_solved && parts.is_specified);
            tally.writing += usize::from(writes_program(task.text));
            tally.asking += usize::from(name.asks());
            tally.naming += usize::from(words::asks(name.text) != Asks::No);
            tally.marked += usize::from(task.text.contains(['?', '？']));
        }
        tally
    }

    /// Whether names stand above what asks, nearly all with a mark or as a task does.
    pub(super) fn are_asked(&self) -> bool {
        const FEWEST: usize = 5;
        self.count >= FEWEST
            && self.bidding * 10 >= self.count * 9
            && self.marked * 2 >= self.count
            && self.naming * 2 < self.count
    }
}
