//! The shape that most questions of a document have, where those are no headings. What few of them are set in another
//! way, between the others, holds none of those below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// The questions that begin among few of other shapes, and these shapes.
#[derive(Debug, Default)]
pub(super) struct Among {
    shape: Option<Shape>,
    few: BTreeSet<Shape>,
}

impl Among {
    pub(super) fn of(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Self {
        const TIMES: usize = 8;
        const FEWEST: usize = 2;
        let may_be = |shape: Shape| matches!(shape, Shape::Bold | Shape::Numbered(1));
        let all = accepted.iter().filter(|(shape, _)| may_be(**shape));
        let Some((shape, main)) = all.max_by_key(|(_, starts)| starts.len()) else { return Self::default() };
        let asking = main.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
        if asking * 10 < main.len() * 8 {
            return Self::default();
        }
        // As many of the others stand before the first of them.
        let are_few = |(other, starts): &(&Shape, &Vec<Start>)| {
            let first = starts.first().map_or(0, |start| start.at);
            let before = main.iter().filter(|start| start.at < first).count();
            *other != shape
                && (other.is_heading() || **other == Shape::Labelled)
                && starts.len() * TIMES <= main.len()
                && before >= starts.len().max(FEWEST)
        };
        let few = accepted.iter().filter(are_few).map(|(shape, _)| *shape).collect();
        Self { shape: Some(*shape), few }
    }

    /// Whether a start that asks is none of the parts of one of the few.
    pub(super) fn is_beside(&self, page: &Page, owner: &Start, start: &Start) -> bool {
        Some(start.shape) == self.shape
            && self.few.contains(&owner.shape)
            && (owner.is_certain || page.notes[owner.at].asks != Asks::No)
            && page.notes[start.at].asks != Asks::No
    }
}
