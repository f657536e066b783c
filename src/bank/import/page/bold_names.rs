//! Bold names above the lists of one section, of which most ask: they name what the questions are about, and announce
//! no parts.

use std::collections::BTreeMap;

use super::Page;
use crate::bank::import::{flow::Kind, note::Tag, words::Asks};

/// How many items the lists below some names have, and how many of these ask.
#[derive(Debug, Default)]
struct Lists {
    names: Vec<usize>,
    items: usize,
    asking: usize,
    sure: usize,
}

impl Page {
    /// Takes the labels that nobody knows from such names.
    pub(super) fn unname_lists(&mut self) {
        const FEWEST: usize = 2;
        if !self.is_about_questions() {
            return;
        }
        let mut sections: BTreeMap<(Option<usize>, bool), Lists> = BTreeMap::new();
        for at in (0..self.blocks.len()).filter(|at| self.is_bold_name_of_list(*at)) {
            let is_ordered = self.blocks[at + 1].item.is_some_and(|item| item.is_ordered);
            let lists = sections.entry((self.sections.over(at), is_ordered)).or_default();
            lists.names.push(at);
            let below = (at + 1..self.blocks.len()).take_while(|at| self.blocks[*at].level > 0);
            for item in below.filter(|at| self.is_item(*at) && self.blocks[*at].level == 1) {
                lists.items += 1;
                lists.asking += usize::from(self.notes[item].asks != Asks::No);
                lists.sure += usize::from(self.notes[item].asks == Asks::Yes);
            }
        }
        // What is below a question belongs to its answer.
        let is_asked = |over: Option<usize>| over.is_some_and(|over| self.notes[over].asks != Asks::No);
        let names: Vec<usize> = sections
            .into_iter()
            .filter(|((over, is_ordered), lists)| {
                // Bullets may be points of all kinds.
                let least = if *is_ordered { 5 } else { 9 };
                !is_asked(*over)
                    && lists.names.len() >= FEWEST
                    && lists.sure >= FEWEST
                    && lists.asking * 10 >= lists.items * least
            })
            .flat_map(|(_, lists)| lists.names)
            .collect();
        for at in names {
            self.notes[at].label = None;
        }
    }

    /// Whether a block is nothing but a name in bold that is no known label, right above an outermost list.
    fn is_bold_name_of_list(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        let is_unknown = |tag: &Tag| tag.label.is_none() && tag.rest.is_empty();
        block.kind == Kind::Paragraph
            && block.level == 0
            && block.words.is_bold()
            && self.notes[at].label.as_ref().is_some_and(is_unknown)
            && self.blocks.get(at + 1).is_some_and(|next| next.is_item() && next.level == 1)
    }
}
