//! Names above questions that have a label, each with what is told in between: `**2. Hot shard**` above a story, and below
//! that `Ask: What do you change?`.
//!
//! What is told is the task then, and goes on with the question.

use super::{
    Fences, Tasks, Unit,
    names::{Name, Style, heading},
    tasks::{Task, is_about, label, says_more, stands_alone},
};
use crate::bank::import::{
    labels::{self, Label},
    marks,
};

/// A question that has a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The line of the label.
    pub(super) at: usize,
    /// What follows the label on its line.
    pub(super) text: &'a str,
    /// Whether the label says that it is a task.
    is_task: bool,
}

/// The names of a style that stand above such questions, where most do, and what is told below two of them at least.
pub(super) fn all<'a>(
    lines: &[&'a str],
    fences: &Fences,
    style: Style,
    names: &[Name<'a>],
    units: &[Unit<'a>],
) -> Option<Tasks<'a>> {
    const FEWEST: usize = 2;
    let all = names.len();
    let mut labelled = 0;
    let asked = |(name, unit): (&Name<'a>, &Unit<'a>)| {
        let is_label = lines[name.at].trim_end().ends_with([':', '：']);
        let asked = question(lines, fences, name.at, unit.end).filter(|_| !name.asks() && !is_label)?;
        labelled += 1;
        let (task, asked) = match told(lines, fences, (name.at + 1, asked.at)) {
            Some(task) => (task, Some(asked)),
            None if name.is_counted && !unit.parts.is_specified => {
                (below(lines, fences, (name.at + 1, unit.end), asked)?, None)
            }
            None => return None,
        };
        Some((name.clone(), Unit { task: Some(task), asked, ..unit.clone() }))
    };
    let (names, units): (Vec<_>, Vec<_>) = names.iter().zip(units).filter_map(asked).unzip();
    let are_most = names.len() * 2 >= all && names.len() * 10 >= labelled * 8;
    (names.len() >= FEWEST && are_most).then_some(Tasks { style, names, units })
}

/// The only question with a label below a name, if there is but one, and above other parts.
fn question<'a>(lines: &[&'a str], fences: &Fences, name: usize, end: usize) -> Option<Asked<'a>> {
    // Where nothing else that has a label is told, `Task: …` asks as well.
    let mut is_told = false;
    let labelled = (name + 1..end).filter(|at| !fences.is_code(*at)).filter_map(|at| {
        let (name, text) = label(lines[at])?;
        // What is told above `Ask this:` says why that is asked.
        let label = labels::classify(name).filter(|_| !labels::bids_to_ask(name))?;
        let is_task = label == Label::Prompt && !is_told && labels::names_task(name);
        is_told |= label == Label::Prompt && !is_task;
        Some((if is_task { Label::Question } else { label }, Asked { at, text, is_task }))
    });
    let mut parts = labelled.filter(|(label, _)| *label != Label::Prompt && *label != Label::Aside);
    let (first, asked) = parts.find(|(label, _)| !matches!(label, Label::Difficulty | Label::Topic))?;
    let is_only = parts.all(|(label, _)| label != Label::Question);
    (first == Label::Question && is_only).then_some(asked)
}

/// The question below a label that stands on a line of its own, right below the name.
fn below<'a>(
    lines: &[&'a str],
    fences: &Fences,
    (from, end): (usize, usize),
    asked: Asked<'a>,
) -> Option<Task<'a>> {
    let is_said = |at: &usize| !lines[*at].trim().is_empty();
    let is_alone = asked.text.is_empty()
        && !asked.is_task
        && !marks::begins_item(lines[asked.at].trim())
        && (from..asked.at).filter(is_said).all(|at| is_about(lines[at]));
    let at = (asked.at + 1..end).find(is_said).filter(|at| is_alone && !fences.is_code(*at))?;
    let text = lines[at].trim();
    let is_text = !stands_alone(text) && !text.starts_with('>');
    let task = Task { at, label: Some(asked.at), is_problem: false, text, stands_alone: false, bids: true };
    is_text.then_some(task)
}

/// What is told between a name and the label of the question, without what is said about that. None where it is a part
/// with a label that tells no more than how to ask.
fn told<'a>(lines: &[&'a str], fences: &Fences, (from, to): (usize, usize)) -> Option<Task<'a>> {
    let is_rule = |line: &str| line.chars().all(|c| matches!(c, '-' | '*' | '_' | ' '));
    let mut said = (from..to).filter(|at| !is_rule(lines[*at].trim())).skip_while(|at| is_about(lines[*at]));
    let first = said.next().filter(|at| !fences.is_code(*at) && !marks::begins_item(lines[*at].trim()))?;
    let labelled = label(lines[first]).filter(|(name, _)| labels::classify(name) == Some(Label::Prompt));
    let (at, text) = match labelled {
        Some((_, "")) => said.next().map(|at| (at, lines[at].trim()))?,
        Some((_, rest)) => (first, rest),
        None if label(lines[first]).is_some() => return None,
        None => (first, lines[first].trim()),
    };
    let is_shown = fences.is_code(at) || text.starts_with(['>', '|', '<', '!']) || heading(text).is_some();
    (is_shown || says_more(text)).then(|| Task {
        at,
        label: labelled.map(|_| first),
        is_problem: false,
        text,
        stands_alone: is_shown || stands_alone(text),
        bids: true,
    })
}
