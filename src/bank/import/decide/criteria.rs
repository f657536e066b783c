//! What is asked about the candidate is asked of the interviewer: `Can they explain it?` in a list of what to look at
//! is no question of an interview.
//!
//! One such sentence says little, so a list is judged as a whole: it must speak of a person, and never of `you`.

use std::collections::BTreeMap;

use super::group::by_list;
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    vocabulary::section,
    words::{self, Asks},
};

/// Takes the lists away that say what to look at.
pub(super) fn without_criteria(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    for (shape, starts) in accepted.iter_mut() {
        let may_be = matches!(shape, Shape::Paragraph | Shape::Bold) || shape.item_level().is_some();
        if may_be {
            let lists = by_list(page, starts);
            *starts = lists.filter(|list| !are_criteria(page, list)).flatten().copied().collect();
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether most of a list is asked about somebody.
pub(super) fn are_criteria(page: &Page, list: &[Start]) -> bool {
    const FEWEST: usize = 2;
    let asked: Vec<String> = list
        .iter()
        .filter(|start| page.notes[start.at].asks == Asks::Yes)
        .map(|start| page.blocks[start.at].words.plain.to_lowercase())
        .collect();
    let has_word = |text: &str, is_one: &dyn Fn(&str) -> bool| {
        text.split(|c: char| !c.is_alphanumeric() && c != '\'').any(is_one)
    };
    let is_you = |text: &String| has_word(text, &|word| word.starts_with("you"));
    let is_of_person = |text: &&String| {
        has_word(text, &|word| section("judged by all").has(word)) || section("judged person").is_in(text)
    };
    let is_sure = |text: &String| {
        let own = words::after_name(text).unwrap_or(text);
        section("judged person").is_in(text) || section("judging begins").begins(own)
    };
    let of_person = asked.iter().filter(is_of_person).count();
    if asked.len() >= FEWEST && asked.len() * 2 >= list.len() && is_judged_by(page, list[0].at) {
        return true;
    }
    asked.len() >= FEWEST
        && asked.len() * 2 >= list.len()
        && of_person * 10 >= asked.len() * 6
        && asked.iter().any(is_sure)
        && !asked.iter().any(is_you)
}

/// Whether the sentence right above a list says that something is judged by it: `We will rate your code by:`.
fn is_judged_by(page: &Page, first: usize) -> bool {
    let above = (0..first).rev().find(|at| !page.notes[*at].is_noise).map(|at| &page.blocks[at].words.plain);
    above.is_some_and(|plain| {
        plain.trim_end().ends_with([':', '：']) && section("judged by").is_in(&plain.to_lowercase())
    })
}
