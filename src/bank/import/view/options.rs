//! What is to be chosen from: options one below the other, whatever they are told apart by, and what says which of them
//! is right.
//!
//! Documents have them in many forms: `A - So`, `` `B` So ``, `( ) So`, several on one line; with a sign at the right
//! one, `*B) So`, `B) So ✓`, `B) So <-- correct`; or with that below them, `The right one is B.`, `-> b`, `Answer: B`. Here
//! they get the one form that all that comes later knows: an option a line, with its letter and a bracket or with a
//! box, a tick at the right one, and an answer with its label. What stands above them asks. It knows lines alone.

mod asked;
mod braces;
mod choice;
mod edges;
mod ends;
mod exported;
mod in_bold;
mod judged;
mod lists;
mod plain;
mod rows;
mod said_below;
mod set_out;
#[cfg(test)]
mod tests;
mod verdicts;

pub(super) use self::{
    asked::labelled, edges::is_rule, ends::Ends, exported::labelled as from_programs,
    in_bold::ticked as in_bold, judged::labelled as judged, plain::as_bullets, rows::apart,
};
use self::{
    choice::Style,
    lists::{List, lists},
};
use super::{fences::Fences, rewritten::Rewritten};

/// Fewer lists of options may be anything.
const FEWEST: usize = 2;

/// The lines in the one form, where a document has several lists of options.
pub(super) fn in_one_form(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let lists = lists(lines, &fences);
    if lists.len() < FEWEST {
        return None;
    }
    let are_signed = are_signed(&lists);
    let are_other = lists.iter().filter(|list| list.has(Style::is_other)).count() >= FEWEST;
    let are_apart = lists.iter().filter(|list| list.is_apart()).count() > FEWEST;
    let mut rewritten = Rewritten::of(lines);
    for list in &lists {
        let is_signed = are_signed && list.is_signed();
        let bullet = if are_apart && list.is_apart() { "- " } else { "" };
        for choice in &list.choices {
            let is_written = are_other && choice.style.is_other() || is_signed;
            // A sign is of no more use where words say the same.
            let has_sign = is_signed && choice.is_right && list.verdict.is_none();
            let line = choice.written(has_sign).filter(|_| is_written);
            let line = line.unwrap_or_else(|| lines[choice.at].to_owned());
            if !bullet.is_empty() || line != lines[choice.at] {
                rewritten.set(choice.at, format!("{bullet}{line}"));
            }
        }
    }
    for (at, answer) in said_below::labelled(lines, &fences, &lists) {
        rewritten.set(at, answer);
    }
    rewritten.lines()
}

/// Whether signs say what is right: in several lists, and in most of those that could have some.
fn are_signed(lists: &[List]) -> bool {
    let lettered = lists
        .iter()
        .filter(|list| !list.has(|style| matches!(style, Style::Bullet | Style::Square(_))))
        .count();
    let signed = |list: &&List| list.is_signed() && !list.has(|style| style.is_ticked().is_some());
    let signs = lists.iter().filter(signed).count();
    signs >= FEWEST && signs * 10 >= lettered * 6
}
