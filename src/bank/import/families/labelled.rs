//! A label is before each question: `Q: …`, `**Question 3:** …`, `问：…`.

use std::cell::OnceCell;

use super::{Family, Shape, Start};
use crate::bank::import::{
    flow::Kind,
    labels::{self, Label},
    note::Tag,
    page::Page,
    vocabulary::section,
    words::Asks,
};

pub(super) struct Labelled;

impl Family for Labelled {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let is_talk = OnceCell::new();
        let is_talk = || *is_talk.get_or_init(|| holds_talk(page));
        let is_labelled = |at: &usize| {
            let block = &page.blocks[*at];
            block.kind == Kind::Paragraph
                && page.label(*at) == Some(Label::Question)
                && !says_to_ask(page, *at)
                && (!tells_interviewer(page, *at) || is_talk())
                && !is_scenario_among(page, *at)
        };
        let start = |at| Start { at, shape: Shape::Labelled, is_certain: true };
        (0..page.blocks.len()).filter(is_labelled).map(start).collect()
    }
}

/// Whether it is an item that tells a scenario among others of its list that need no label: `4. **Scenario:** …`.
fn is_scenario_among(page: &Page, at: usize) -> bool {
    let tells = |tag: &Tag| tag.is_by_others && labels::classify(&tag.name) == Some(Label::Prompt);
    page.is_item(at) && page.notes[at].label.as_ref().is_some_and(tells)
}

/// The label that says that a question follows, and whether it is no more than who asks that.
fn label_of_question(page: &Page, at: usize) -> Option<bool> {
    let tag = page.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question))?;
    Some(section("person").has(tag.name.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric())))
}

/// Whether it says something to the interviewer, or what this one says, and asks nothing: `Interviewer: pick four of these.`
fn tells_interviewer(page: &Page, at: usize) -> bool {
    page.notes[at].asks == Asks::No && label_of_question(page, at) == Some(true)
}

/// Whether several labels name who asks, and no other one says that a question follows.
fn holds_talk(page: &Page) -> bool {
    const FEWEST: usize = 2;
    let mut labels = (0..page.blocks.len()).filter_map(|at| label_of_question(page, at));
    labels.clone().take(FEWEST).count() == FEWEST && labels.all(|is_person| is_person)
}

/// Whether it only says that what the list right below holds is to be asked: `Ask:`.
pub(super) fn says_to_ask(page: &Page, at: usize) -> bool {
    const LOOKED_AT: usize = 12;
    let name =
        page.notes[at].label.as_ref().filter(|tag| tag.rest.is_empty()).map(|tag| tag.name.to_lowercase());
    let is_said =
        name.is_some_and(|name| section("to ask").has(name.trim_matches(|c: char| !c.is_alphanumeric())));
    let items: Vec<usize> =
        (at + 1..page.blocks.len()).take(LOOKED_AT).take_while(|at| page.is_item(*at)).collect();
    is_said && items.len() > 1 && items.iter().all(|at| page.notes[*at].asks != Asks::No)
}
