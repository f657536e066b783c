//! Blocks that lead elsewhere.

use super::Page;
use crate::bank::import::{
    flow::Kind,
    labels::{self, Label},
    words::Asks,
};

impl Page {
    /// Whether a block is a paragraph that only leads elsewhere: `[In Spanish](…)`.
    pub(in crate::bank::import) fn is_link_alone(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        block.kind == Kind::Paragraph
            && !block.is_item()
            && (block.words.has_link && block.words.is_link()
                || block.words.plain.starts_with("http") && !block.words.plain.contains(' '))
            && self.notes[at].asks == Asks::No
    }

    /// Whether an item begins with a link to another site, and not to a task there, be it behind a note that is set as code: `` `12 votes` - […](…)``.
    pub(in crate::bank::import) fn is_led_by_link(&self, at: usize) -> bool {
        if !self.is_item(at) || self.blocks[at].words.is_link_to_task() {
            return false;
        }
        let text = self.blocks[at].text(&self.view);
        let noted = text.strip_prefix('`').and_then(|rest| rest.split_once('`'));
        let link =
            noted.map_or(text.as_str(), |(_, rest)| rest.trim_start_matches([' ', '-', '–', '—', ':', '|']));
        link.starts_with('[') && link.contains("](http")
    }

    /// Whether a paragraph is a link to an answer that stands elsewhere: `[Solution](3.sql)`.
    pub(in crate::bank::import) fn leads_to_answer(&self, at: usize) -> bool {
        let block = &self.blocks[at];
        block.kind == Kind::Paragraph
            && block.level == 0
            && block.words.is_link()
            && block.words.has_link
            && labels::classify(&block.words.plain) == Some(Label::Answer)
    }

    /// Whether most items that begin with links to other sites are names: then those that ask are titles, too.
    pub(super) fn has_material(&self) -> bool {
        const LEAST: usize = 4;
        let links: Vec<usize> = (0..self.blocks.len())
            .filter(|at| self.is_led_by_link(*at) && !self.sections.is_aside(*at))
            .collect();
        let asking = links.iter().filter(|at| self.notes[**at].asks != Asks::No).count();
        links.len() >= LEAST && asking * 2 < links.len()
    }
}
