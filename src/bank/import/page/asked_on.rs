//! Labels that say when to ask on where nothing was asked before: what stands below them is asked first.
//!
//! `Then ask:` below code, and `If the candidate has used caches, ask:` in a guide whose sections only name a subject.

use super::Page;
use crate::bank::import::{
    flow::Kind,
    labels::{self, Label},
    note::Tag,
    vocabulary::section,
    words::Asks,
};

/// What was said so far in a section.
#[derive(Clone, Copy, Debug, Default)]
struct Said {
    /// Whether something asked with a mark, or behind a label.
    is_asked: bool,
    /// Whether something asked or told, outside of what is asked on a condition.
    is_told: bool,
    /// Whether what comes next is the list below a condition.
    is_listed: bool,
}

impl Page {
    /// Takes the labels away from what only says when its list is asked, where nothing was asked before in its section;
    /// from conditions only where most of them are such.
    pub(super) fn find_asked_on(&mut self) {
        let mut said = Said::default();
        let (mut first, mut later) = (Vec::new(), 0usize);
        for at in 0..self.blocks.len() {
            let block = &self.blocks[at];
            let says = |says: fn(&str) -> bool| {
                let is_outermost = block.level == 0 || block.is_item() && block.level == 1;
                let tag = self.notes[at].label.as_ref().filter(|tag| tag.rest.is_empty() && is_outermost);
                tag.is_some_and(|tag| says(tag.name.trim_matches(|c: char| !c.is_alphanumeric())))
            };
            let then = block.level == 0
                && says(|name| section("asking then").has(&name.to_lowercase()))
                && !said.is_asked;
            let is_condition = says(labels::is_on_condition);
            if then || is_condition && !said.is_told {
                first.push((at, is_condition));
                said.is_listed = is_condition;
                continue;
            }
            later += usize::from(is_condition);
            said = self.said_with(at, said);
        }
        let conditions = first.iter().filter(|(_, is_condition)| *is_condition).count();
        for (at, _) in first.into_iter().filter(|(_, is_condition)| !is_condition || conditions > later) {
            self.notes[at].label = None;
            self.notes[at].is_noise =
                !matches!(self.blocks[at].kind, Kind::Heading(_)) && !self.blocks[at].is_item();
        }
    }

    /// What was said with one more block.
    fn said_with(&self, at: usize, before: Said) -> Said {
        let (block, note) = (&self.blocks[at], &self.notes[at]);
        let asks = |least: Asks| note.asks >= least || self.label(at) == Some(Label::Question);
        let is_listed = before.is_listed && block.level > 0;
        let goes_on = match block.kind {
            // The heading of a part goes on with what it is a part of.
            Kind::Heading(_) => {
                note.label.as_ref().is_some_and(|tag: &Tag| tag.label != Some(Label::Question))
            }
            _ => true,
        };
        // Right below the title is said how to use the document.
        let is_opening = matches!(
            self.sections.over(at).map(|over| self.blocks[over].kind),
            None | Some(Kind::Heading(1))
        );
        let tells = block.kind != Kind::Rule
            && !matches!(block.kind, Kind::Heading(_))
            && !note.is_noise
            && !is_opening;
        Said {
            is_asked: asks(Asks::Yes) && !is_listed
                || before.is_asked && !matches!(block.kind, Kind::Heading(_)),
            is_told: !is_listed && (asks(Asks::Perhaps) || tells) || before.is_told && goes_on,
            is_listed,
        }
    }
}
