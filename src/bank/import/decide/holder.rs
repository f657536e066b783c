//! A document that says once that a question follows, and tells its tasks in numbered lists: each of these is a question,
//! and what stands above the lists is what they have in common.

use std::collections::BTreeMap;

use crate::bank::import::{
    families::{Shape, Start},
    labels::Label,
    page::Page,
    sections::heading_level,
    words::Asks,
};

/// Takes away what only holds the questions of a document.
pub(super) fn without_holders(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    without_holder(page, accepted);
    without_title(page, accepted);
}

/// Takes away the one that holds them.
fn without_holder(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 3;
    let is_said = |shape: &Shape| matches!(shape, Shape::Labelled | Shape::QuestionHeading(_));
    let mut said = accepted.iter().filter(|(shape, _)| is_said(shape)).flat_map(|(_, starts)| starts);
    let (Some(holder), None) = (said.next().copied(), said.next()) else { return };
    let Some(tasks) = accepted.get(&Shape::Numbered(1)) else { return };
    let asking = |asks: Asks| tasks.iter().filter(|task| page.notes[task.at].asks >= asks).count();
    let is_answered = || (holder.at..page.blocks.len()).any(|at| page.label(at) == Some(Label::Answer));
    // What a question asks with a mark is answered by its list.
    let announces = |at: usize| {
        page.notes[at].asks != Asks::Yes && page.blocks[at].words.plain.trim_end().ends_with([':', '：'])
    };
    if tasks.len() >= FEWEST
        && holder.at < tasks[0].at
        && page.notes[holder.at].asks != Asks::Yes
        && announces(tasks[0].at - 1)
        && asking(Asks::Perhaps) * 10 >= tasks.len() * 7
        && asking(Asks::Yes) > 0
        && !is_answered()
    {
        accepted.remove(&holder.shape);
    }
}

/// Takes away the title, though it asks, of a document in which labels say of several headings below it that they are
/// questions: `What would you play?` above `Diagram 1`, `Diagram 2`.
fn without_title(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 2;
    let Some(level) = (0..page.blocks.len()).find_map(|at| heading_level(&page.blocks[at])) else { return };
    let Some([title]) = accepted.get(&Shape::Heading(level)).map(Vec::as_slice) else { return };
    let end = page.sections.end(title.at);
    let is_below = |start: &&Start| title.at < start.at && start.at < end;
    let is_question = |shape: &Shape| matches!(shape, Shape::QuestionHeading(below) if *below > level);
    let below = accepted.iter().filter(|(shape, _)| is_question(shape)).flat_map(|(_, starts)| starts);
    if !title.is_certain && below.filter(is_below).take(FEWEST).count() == FEWEST {
        accepted.remove(&Shape::Heading(level));
    }
}
