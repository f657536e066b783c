//! Bold paragraphs that ask, right below one another: no answer does so, and they are asked by themselves.

use std::collections::{BTreeMap, HashSet};

use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// The blocks of such rows.
#[derive(Debug, Default)]
pub(super) struct BoldRows(HashSet<usize>);

impl BoldRows {
    pub(super) fn of(page: &Page, accepted: &BTreeMap<Shape, Vec<Start>>) -> Self {
        const FEWEST: usize = 4;
        let asks = |start: &&Start| page.notes[start.at].asks != Asks::No;
        let bold: Vec<usize> =
            accepted.get(&Shape::Bold).into_iter().flatten().filter(asks).map(|start| start.at).collect();
        let rows = bold.chunk_by(|above, below| page.first_said(*above, page.blocks.len()) == Some(*below));
        Self(rows.filter(|row| row.len() >= FEWEST).flatten().copied().collect())
    }

    pub(super) fn hold(&self, at: usize) -> bool {
        self.0.contains(&at)
    }
}
