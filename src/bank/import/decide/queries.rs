//! Tasks that the query of a database answers, right below them.

use crate::bank::import::{flow::Kind, page::Page, vocabulary::section};

/// Whether the query of a database stands right below what bids.
pub(super) fn is_answered_by_query(page: &Page, at: usize) -> bool {
    let is_code = |at: usize| matches!(page.blocks[at].kind, Kind::Code | Kind::Paragraph);
    let first = page.first_said(at, page.blocks.len()).filter(|at| is_code(*at));
    first.is_some_and(|at| {
        let text = page.blocks[at].text(&page.view);
        let mut lines = text.lines().map(str::trim);
        let line = lines.find(|line| !line.is_empty() && !line.starts_with("```"));
        let line = line.map(|line| line.trim_start_matches('`'));
        // In a text, the word that bids somebody to choose is written small.
        let is_loud = |line: &str| line.split(' ').next().is_some_and(|word| word == word.to_uppercase());
        line.is_some_and(|line| {
            (page.blocks[at].kind == Kind::Code || is_loud(line))
                && section("query").begins_words(&line.to_lowercase())
        })
    })
}
