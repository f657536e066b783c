//! Documents on something else: a manual, an article, the notes of a meeting. What is said there may look like a question
//! here and there, as in `Why this one?` among the sections of a manual.
//!
//! A document that speaks of questions neither in its headings nor in its first words shows by itself that it holds
//! some: it begins with one, answers them by a label, asks several times, leads to them from a list, or does hardly
//! anything else.

use std::collections::BTreeMap;

use super::queries::is_answered_by_query;
use crate::bank::import::{
    families::{self, Shape, Start},
    flow::Kind,
    labels::{self, Label},
    note::Note,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// Takes away all that was taken in such a document.
pub(super) fn without_unasked(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let starts: Vec<Start> = accepted.values().flatten().copied().collect();
    if !page.is_about_questions() && !shows_itself(page, &starts) {
        accepted.clear();
    }
}

fn shows_itself(page: &Page, starts: &[Start]) -> bool {
    const SURE: usize = 3;
    const LEAST_SURE: usize = 2;
    const MANY: usize = 6;
    const FARTHEST: usize = 20;
    let is_said = |at: &usize| !page.notes[*at].is_noise;
    let first = (0..page.blocks.len()).find(is_said);
    let is_answered = || (0..page.blocks.len()).any(|at| page.label(at) == Some(Label::Answer));
    let begins = |start: &Start| {
        first == Some(start.at)
            && (page.notes[start.at].asks != Asks::No
                || families::lead(page, start.at).is_numbered
                || is_answered())
    };
    let is_sure = |start: &Start| {
        start.is_certain
            || page.is_among_exercises(start.at)
            || matches!(start.shape, Shape::FrontMatter | Shape::Details(_))
            || begins(start)
    };
    let asked: Vec<Asks> = starts.iter().map(|start| asks(page, start)).collect();
    let asking = |least: Asks| asked.iter().filter(|asks| **asks >= least).count();
    let folded = starts.iter().filter(|start| is_folded_below(page, start)).count();
    let is_heading = |at: &usize| heading_level(&page.blocks[*at]).is_some();
    let (headings, said): (Vec<usize>, Vec<usize>) =
        (0..page.blocks.len()).filter(is_said).partition(is_heading);
    // Items below headings that were taken are said in their answers.
    let are_headings = starts.iter().all(|start| heading_level(&page.blocks[start.at]).is_some());
    let may_ask = |at: &usize| {
        page.notes[*at].asks != Asks::No
            && !(are_headings && page.is_item(*at))
            && !is_to_be_checked(page, *at)
    };
    let asking_at_all = said.iter().filter(|at| may_ask(at)).count();
    // Here and there, any long text asks.
    let are_some = asking(Asks::Yes) * FARTHEST >= said.len();
    starts.iter().any(is_sure)
        || asking(Asks::Yes) >= SURE && are_some
        || asking(Asks::Yes) >= LEAST_SURE && asking(Asks::Perhaps) >= MANY
        || asking(Asks::Yes) >= LEAST_SURE && asking(Asks::Yes) + 1 >= headings.len() && are_some
        || are_all_that_is_told(page, starts, &headings)
        || asking_at_all.max(asking(Asks::Perhaps)) * SURE >= said.len()
        || folded >= LEAST_SURE
        || starts.iter().filter(|start| is_answered_by_query(page, start.at)).count() >= SURE
        || page.is_about_questions() && starts.iter().filter(|start| page.is_listed[start.at]).count() >= SURE
        || page.notes.iter().any(has_part)
}

/// Whether each section of a document is a question, but for those that hold them and those of their answers: one of them
/// has a mark, or several bid to explain something, as no section of a text does, and nearly all others begin so.
fn are_all_that_is_told(page: &Page, starts: &[Start], headings: &[usize]) -> bool {
    const FEWEST: usize = 2;
    const FEWEST_TOLD: usize = 3;
    let mut asking: Vec<usize> = starts.iter().map(|start| start.at).collect();
    asking.sort_unstable();
    let asks = |at: &&usize| {
        let plain = &page.blocks[**at].words.plain;
        heading_level(&page.blocks[**at]).is_some()
            && (page.notes[**at].asks != Asks::No
                || section("more of a question").begins(&plain.to_lowercase()))
            && !words::is_advice(plain)
    };
    let nearly_all_ask = asking.iter().filter(asks).count() * 10 >= asking.len() * 9;
    let is_in_question = |heading: usize| {
        let before = asking.partition_point(|at| *at <= heading);
        before > 0 && heading < page.sections.end(asking[before - 1])
    };
    let holds_questions = |heading: usize| {
        let after = asking.partition_point(|at| *at <= heading);
        asking.get(after).is_some_and(|at| *at < page.sections.end(heading))
    };
    let bids_to_tell =
        |at: &&usize| section("telling").begins(page.blocks[**at].words.plain.to_lowercase().trim_start());
    let is_sure = asking.iter().any(|at| page.notes[*at].asks == Asks::Yes)
        || asking.iter().filter(bids_to_tell).count() >= FEWEST_TOLD;
    nearly_all_ask
        && asking.len() >= FEWEST
        && is_sure
        && headings.iter().all(|heading| is_in_question(*heading) || holds_questions(*heading))
}

/// How far a start asks, or what stands next to it: the prompt below a title.
fn asks(page: &Page, start: &Start) -> Asks {
    const LOOKED_AT: usize = 2;
    let own = if is_to_be_checked(page, start.at) { Asks::No } else { page.notes[start.at].asks };
    let is_text = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && page.blocks[*at].level == 0;
    let below = (start.at + 1..page.blocks.len()).take(LOOKED_AT).filter(is_text);
    let below = below.map(|at| page.notes[at].asks).max().unwrap_or(Asks::No);
    let is_prompt = below == Asks::Yes || start.shape == Shape::Bold;
    if is_prompt { own.max(below) } else { own }
}

/// Whether an item has a name in bold and a colon before its questions, as those do that somebody asks of a thing:
/// `**Naming**: Is it clear?` A document with questions to somebody speaks of interviews somewhere.
fn is_to_be_checked(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    let is_bullet = block.item.is_some_and(|item| !item.is_ordered);
    let is_named = || {
        let text = block.text(&page.view);
        let (name, rest) = text.strip_prefix("**")?.split_once("**")?;
        Some(name.ends_with([':', '：']) || rest.starts_with([':', '：']))
    };
    is_bullet && !page.is_about_questions() && is_named() == Some(true)
}

fn is_folded_below(page: &Page, start: &Start) -> bool {
    page.blocks.get(start.at + 1).is_some_and(|block| block.kind == Kind::Open)
}

/// Whether a block is labelled as what only a question has, or as a list of them.
fn has_part(note: &Note) -> bool {
    note.label.as_ref().is_some_and(|tag| match tag.label {
        _ if tag.is_list_name => true,
        Some(Label::Answer) => labels::names_answer(&tag.name),
        Some(Label::Prompt) => labels::names_task(&tag.name),
        Some(label) => matches!(label, Label::Question | Label::KeyPoints | Label::FollowUps),
        None => false,
    })
}
