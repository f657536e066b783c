//! Questions in sections whose names announce something else: what opens and ends an interview, and lists of contents
//! whose entries are answered in other files.

use crate::bank::import::{
    families::{Shape, Start, table},
    page::Page,
    sections,
    vocabulary::section,
    words::{self, Asks},
};

/// Whether an item is one of a list of questions in the part that opens or ends an interview: under `Conclusion`.
pub(super) fn asks_in_opening(page: &Page, start: &Start) -> bool {
    const FEWEST: usize = 2;
    const MANY: usize = 8;
    const LOOKED_AT: usize = 30;
    let is_opening =
        |heading: usize| section("opening").has(&sections::bare_name(&page.blocks[heading].words.plain));
    // `Questions` may stand below it.
    let is_in_opening = |heading: &usize| {
        is_opening(*heading)
            || page.sections.is_of_questions(*heading) && page.sections.over(*heading).is_some_and(is_opening)
    };
    let Some(heading) = page.sections.over(start.at).filter(is_in_opening) else { return false };
    let end = page.sections.next_heading(heading).min(heading + LOOKED_AT);
    let is_own =
        |at: &usize| page.is_item(*at) && page.blocks[*at].level == 1 && !page.notes[*at].is_announced;
    let items: Vec<usize> = (heading + 1..end).filter(is_own).collect();
    let has_anchor = |at: &usize| page.blocks[*at].words.has_anchor;
    let sure = items.iter().filter(|at| page.notes[**at].asks == Asks::Yes && !has_anchor(at)).count();
    let all_ask = items.iter().all(|at| page.notes[*at].asks != Asks::No && !has_anchor(at));
    // A long list is that of the document.
    let asking = items.iter().filter(|at| page.notes[**at].asks != Asks::No && !has_anchor(at)).count();
    if items.len() >= MANY && sure * 2 >= items.len() && asking * 10 >= items.len() * 7 {
        return !has_anchor(&start.at);
    }
    page.notes[start.at].asks != Asks::No
        && items.len() >= FEWEST
        && (sure * 10 >= items.len() * 8 || sure * 2 >= items.len() && all_ask)
}

/// Whether a list or a table of contents is one of questions that are answered in other files, if anywhere: nothing
/// in it leads to a place in the document, and most of it asks.
pub(super) fn asks_in_contents(page: &Page, start: &Start) -> bool {
    const FEWEST: usize = 3;
    const LOOKED_AT: usize = 12;
    let Some(over) = page.sections.over(start.at) else { return false };
    if !sections::is_opening(&page.blocks[over].words.plain) {
        return false;
    }
    if start.shape == Shape::Table {
        return table::rows(page, start.at).len() >= FEWEST;
    }
    let level = page.blocks[start.at].level;
    let is_like = |at: &usize| page.is_item(*at) && page.blocks[*at].level == level;
    let end = page.sections.next_heading(over).min(start.at + LOOKED_AT);
    let from = start.at.saturating_sub(LOOKED_AT).max(over + 1);
    let items: Vec<usize> = (from..end).filter(is_like).collect();
    let asking = items.iter().filter(|at| page.notes[**at].asks == Asks::Yes).count();
    // A place with blanks in its name is no link, and meant as one.
    let is_meant = |at: usize| page.blocks[at].text(&page.view).contains("](#");
    let leads =
        items.iter().any(|at| page.blocks[*at].words.has_anchor || is_meant(*at) || page.is_entry[*at]);
    start.shape.item_level().is_some()
        && page.notes[start.at].asks != Asks::No
        && items.len() >= FEWEST
        && !leads
        && asking * 10 >= items.len() * 7
}

/// Whether a link is to a task in a section that says that it holds such: `Design a queue` under `Interview problems`.
pub(super) fn is_task(page: &Page, at: usize) -> bool {
    let is_of_questions = page.sections.over(at).is_some_and(|over| page.sections.is_of_questions(over));
    is_of_questions && page.notes[at].asks == Asks::Perhaps && !words::is_advice(&page.blocks[at].words.plain)
}
