//! The names of subjects in a document of exercises, above lists of which each item is one.

use std::collections::HashSet;

use super::Page;
use crate::bank::import::{flow::Kind, labels::Label, note::Tag, words::Asks};

impl Page {
    /// The blocks that name what the exercises in the lists right below them are about, where several do and hardly
    /// anything else stands in the document: as labels they would each announce a list of parts. `1. **Loops:**`
    pub(super) fn subject_names(&self) -> HashSet<usize> {
        const FEWEST: usize = 3;
        if !self.is_of_exercises() {
            return HashSet::new();
        }
        let (mut names, mut told) = (HashSet::new(), HashSet::new());
        let (mut items, mut bidding, mut others, mut known) = (0, 0, 0, 0);
        let mut at = 0;
        while at < self.blocks.len() {
            let listed = if self.may_be_name(at) { self.listed_below(at) } else { None };
            if let Some(listed) = listed {
                items += listed.len();
                bidding += listed.iter().filter(|at| self.notes[**at].asks != Asks::No).count();
                known += usize::from(self.label(at).is_some());
                told.insert(self.blocks[at].words.plain.to_lowercase());
                names.insert(at);
                at = listed.last().map_or(at, |last| self.end_of_item(*last).max(*last + 1));
                continue;
            }
            let block = &self.blocks[at];
            let is_text = block.kind == Kind::Paragraph && block.level <= 1 && !self.notes[at].is_noise;
            others += usize::from(is_text);
            at += 1;
        }
        // The names of steps come again in each exercise. `Input` may be a subject among others.
        let are_subjects = told.len() == names.len()
            && names.len() >= FEWEST
            && known * 2 <= names.len()
            && others <= names.len()
            && items > names.len()
            && bidding * 10 >= items * 8;
        if are_subjects { names } else { HashSet::new() }
    }

    /// Whether a block is a heading, or a label with nothing behind it, and asks nothing: one that nobody knows, or of a
    /// prompt.
    fn may_be_name(&self, at: usize) -> bool {
        let is_name = |tag: &Tag| matches!(tag.label, None | Some(Label::Prompt)) && tag.rest.is_empty();
        let block = &self.blocks[at];
        let is_heading = matches!(block.kind, Kind::Heading(_));
        (is_heading && self.title != Some(at) || block.kind == Kind::Paragraph && block.level <= 1)
            && self.notes[at].asks == Asks::No
            && self.notes[at].label.as_ref().map_or(is_heading, is_name)
    }

    /// The items of the list right below a block, be it a paragraph or an item itself.
    fn listed_below(&self, at: usize) -> Option<Vec<usize>> {
        let level = self.blocks[at].level + 1;
        let is_listed = |at: usize| self.is_item(at) && self.blocks[at].level == level;
        let below = (at + 1..self.blocks.len()).take_while(|at| self.blocks[*at].level >= level);
        is_listed(at + 1).then(|| below.filter(|at| is_listed(*at)).collect())
    }
}
