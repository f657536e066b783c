//! A heading is the question, or its title above a prompt.

use super::{Family, Shape, Start};
use crate::bank::import::{page::Page, sections::heading_level, words::Asks};

pub(super) struct Heading;

impl Family for Heading {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let marks_all = marks_questions(page);
        let start = |at: usize| {
            let level = heading_level(&page.blocks[at]).filter(|_| !page.is_item(at))?;
            if page.names_level(at) {
                return None;
            }
            let is_certain = marks_all && has_mark(page, at);
            let is_kept = !marks_all || is_certain || page.notes[at].asks == Asks::Yes;
            is_kept.then_some(Start { at, shape: Shape::Heading(level), is_certain })
        };
        (0..page.blocks.len()).filter_map(start).collect()
    }
}

/// Whether several headings begin with the symbol of a question and most of these ask: who marks the questions so marks
/// them all.
fn marks_questions(page: &Page) -> bool {
    const FEWEST: usize = 4;
    let is_heading = |at: &usize| heading_level(&page.blocks[*at]).is_some();
    let marked: Vec<usize> =
        (0..page.blocks.len()).filter(|at| is_heading(at) && has_mark(page, *at)).collect();
    let asking = marked.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
    marked.len() >= FEWEST && asking * 4 >= marked.len() * 3
}

fn has_mark(page: &Page, at: usize) -> bool {
    let is_count = |c: char| c.is_ascii_digit() || matches!(c, '.' | ')' | ' ');
    page.blocks[at].words.plain.trim_start_matches(is_count).starts_with(['❓', '❔'])
}
