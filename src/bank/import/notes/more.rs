//! Headings for more questions between lists of such: `Stretch questions`, `Bonus`.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    words::Asks,
};

/// What asks below a heading that says that it asks on is asked on its own, where nothing but a list of questions stands
/// above it: there is no question whose follow-ups they are.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    const FEWEST_MORE: usize = 2;
    let mut list: Option<Asked> = Some(Asked::default());
    let mut more: Vec<usize> = Vec::new();
    let mut open: Option<(usize, Asked)> = None;
    for at in 0..=blocks.len() {
        let heading = blocks.get(at).is_some_and(|block| matches!(block.kind, Kind::Heading(_)));
        if heading || at == blocks.len() {
            if let Some((heading, asked)) = open.take()
                && asked.are_questions(FEWEST_MORE)
            {
                more.push(heading);
            }
            if at == blocks.len() {
                break;
            }
            let is_more = notes[at].label.as_ref().is_some_and(|tag| tag.label == Some(Label::FollowUps));
            if is_more && list.is_some_and(|list| list.are_questions(FEWEST)) {
                open = Some((at, Asked::default()));
            }
            list = (notes[at].asks == Asks::No && notes[at].label.is_none()).then(Asked::default);
        } else if !notes[at].is_noise {
            let is_item = blocks[at].is_item();
            for asked in list.iter_mut().chain(open.as_mut().map(|(_, asked)| asked)) {
                asked.others += usize::from(!is_item);
                asked.items += usize::from(is_item);
                asked.asking += usize::from(is_item && notes[at].asks != Asks::No);
            }
        }
    }
    for at in more {
        notes[at].label = None;
    }
}

/// What stands below a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    items: usize,
    asking: usize,
    others: usize,
}

impl Asked {
    /// Whether it is a list, and most of its items ask.
    fn are_questions(self, fewest: usize) -> bool {
        self.items >= fewest && self.asking * 10 >= self.items * 6 && self.others * 3 <= self.items
    }
}
