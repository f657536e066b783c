//! What several questions have in common: a schema, some code, a scenario that is told once, above them.

mod said;

use std::collections::HashSet;

use self::said::{count, says_what_for, speaks_of_next};
use super::{
    families::{Shape, Start, names_part},
    flow::Kind,
    inline,
    labels::{self, Label},
    page::Page,
    sections,
    vocabulary::section,
    words::{self, Asks},
};

/// What is told for some questions, and which they are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Context {
    /// Its blocks: from the first one to the one before the first question.
    pub(super) from: usize,
    to: usize,
    /// How many questions it serves, if it says so.
    count: Option<usize>,
    /// The block before which the questions begin that it serves.
    until: usize,
}

/// What is told for a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    /// Its blocks: from the first one to the one before the question, or before the first of several.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is told for others as well.
    pub(super) is_shared: bool,
}

/// What is told for each of the questions of a document.
pub(super) fn told_for(contexts: &[Context], starts: &[Start]) -> Vec<Option<Told>> {
    let mut told = vec![None; starts.len()];
    for context in contexts {
        let served = context.serves(starts);
        let is_shared = served.len() > 1;
        told[served].fill(Some(Told { from: context.from, to: context.to, is_shared }));
    }
    told
}

/// The contexts of a document, in order.
pub(super) fn of(page: &Page, starts: &[Start]) -> Vec<Context> {
    let mut contexts: Vec<Context> = Vec::new();
    let told = told_above_labels(page, starts);
    let mut next = 0;
    let mut at = 0;
    while at < page.blocks.len() {
        while starts.get(next).is_some_and(|start| start.at <= at) {
            next += 1;
        }
        let Some(first) = starts.get(next) else { break };
        let before = next.checked_sub(1).map(|index| &starts[index]);
        let names_questions = || section("questions").is_in(&page.blocks[at].words.plain.to_lowercase());
        if page.is_topic[at] {
            // `Some quick questions` says nothing that they need.
            let count = names_questions().then_some(0);
            contexts.push(Context { from: at, to: first.at, count, until: page.end_of_item(at) });
            at = first.at;
            continue;
        }
        if told.contains(&at) {
            contexts.push(Context { from: at, to: first.at, count: None, until: first.at + 1 });
            at = first.at;
            continue;
        }
        // A name among bold questions is one in the answer above it.
        let is_bold = |start: &Start| start.shape == Shape::Bold;
        let is_part = || before.is_some_and(is_bold) && is_bold(first) && names_part(page, at);
        if page.is_start[at]
            || !reaches(page, at, first)
            || !is_context(page, at, before, &starts[next..])
            || is_part()
        {
            at += 1;
            continue;
        }
        let until = end(page, at, first);
        if !is_short(page, at, first.at) {
            at += 1;
            continue;
        }
        // What to do with it is said to the one who asks.
        let from = if speaks_of_candidates(page, at) { at + 1 } else { at };
        contexts.push(Context { from, to: first.at, count: count(&page.blocks[at].words.plain), until });
        at = first.at;
    }
    // One ends where the next one begins.
    let begins: Vec<usize> = contexts.iter().map(|context| context.from).skip(1).collect();
    for (context, next) in contexts.iter_mut().zip(begins) {
        context.until = context.until.min(next);
    }
    contexts
}

/// Where text begins right below a name and above the only question of its section, which has a label, where nearly all
/// questions with labels stand so: a story, and then what is asked about it.
fn told_above_labels(page: &Page, starts: &[Start]) -> HashSet<usize> {
    const FEWEST: usize = 3;
    // What bids somebody to ask is told why above.
    let bids =
        |start: &Start| page.notes[start.at].label.as_ref().is_some_and(|tag| labels::bids_to_ask(&tag.name));
    let labelled =
        starts.iter().enumerate().filter(|(_, start)| start.shape == Shape::Labelled && !bids(start));
    let mut count = 0;
    let mut told = HashSet::new();
    for (index, start) in labelled {
        count += 1;
        let Some(over) = page.sections.over(start.at).filter(|over| page.notes[*over].asks == Asks::No)
        else {
            continue;
        };
        let is_only =
            |other: Option<&Start>| other.is_none_or(|other| page.sections.over(other.at) != Some(over));
        let before = index.checked_sub(1).and_then(|before| starts.get(before));
        let first = page
            .first_said(over, start.at)
            .filter(|first| page.blocks[*first].kind == Kind::Paragraph && page.blocks[*first].level == 0);
        let is_text = |at: usize| page.notes[at].label.is_none() && page.notes[at].asks != Asks::Yes;
        if let Some(first) = first
            && is_only(before)
            && is_only(starts.get(index + 1))
            && (first..start.at).all(is_text)
            && is_short(page, first, start.at)
        {
            told.insert(first);
        }
    }
    if told.len() >= FEWEST && told.len() * 10 >= count * 8 { told } else { HashSet::new() }
}

/// Whether what stands between two blocks is short enough to be told again with each question.
fn is_short(page: &Page, from: usize, to: usize) -> bool {
    const MOST_LINES: usize = 150;
    const LONGEST: usize = 5000;
    let Some((first, last)) = page.blocks.get(from).zip(page.blocks.get(to)) else { return false };
    let lines = page.view.get(first.first, last.first);
    lines.len() <= MOST_LINES && lines.iter().map(|line| line.text.len()).sum::<usize>() <= LONGEST
}

/// Whether no heading of something else stands between a block and the question.
fn reaches(page: &Page, at: usize, first: &Start) -> bool {
    let heading = page.sections.next_heading(at);
    heading >= first.at || tells_scenario(page, at).is_some_and(|over| first.at < page.sections.end(over))
}

/// The heading of the scenario that a block tells, in a section before the one of its questions.
fn tells_scenario(page: &Page, at: usize) -> Option<usize> {
    page.scenario_told(page.sections.over(at)?)
}

fn end(page: &Page, at: usize, first: &Start) -> usize {
    match tells_scenario(page, at).or_else(|| page.sections.over(at)) {
        Some(heading) if !first.shape.is_heading() => page.sections.end(heading).min(next_topic(page, first)),
        Some(heading) => page.sections.end(heading),
        None if first.shape.is_heading() => page.blocks.len(),
        None => page.sections.next_heading(first.at),
    }
}

fn next_topic(page: &Page, first: &Start) -> usize {
    page.sections.next_heading(first.at)
}

/// Whether a block begins what is common to the questions after it.
fn is_context(page: &Page, at: usize, before: Option<&Start>, after: &[Start]) -> bool {
    let (block, note) = (&page.blocks[at], &page.notes[at]);
    if block.kind != Kind::Paragraph || block.is_item() || block.level > 0 || note.is_noise {
        return false;
    }
    let label = page.label(at);
    if matches!(
        label,
        Some(Label::Answer | Label::KeyPoints | Label::FollowUps | Label::Question | Label::Aside)
    ) {
        return false;
    }
    let plain = block.words.plain.to_lowercase();
    let is_told = speaks_of_next(&plain) || section("next questions").is_in(&plain);
    let over = page.sections.over(at);
    let is_first =
        before.is_none_or(|before| before.at < over.unwrap_or(0) || over.is_none() && before.at > at);
    let scenario = tells_scenario(page, at);
    if scenario.is_some_and(|over| after.get(1).is_some_and(|second| second.at < page.sections.end(over))) {
        return before.is_none_or(|before| Some(before.at) < scenario);
    }
    let serves_several = after.get(1).is_some_and(|second| {
        page.sections.over(second.at) == over
            || second.shape.is_heading() && over.is_some_and(|over| second.at < page.sections.end(over))
    });
    // What speaks of candidates is not said to them, unless it says what to show to them.
    let is_code = |at: usize| matches!(page.blocks[at].kind, Kind::Code | Kind::Table);
    if speaks_of_candidates(page, at) && !(at + 1..after[0].at).take(2).any(is_code) {
        return false;
    }
    // Right below the heading that counts a question, `Compare these two queries` is what that asks.
    let is_prompt = |before: &Start| {
        before.shape.is_heading()
            && over == Some(before.at)
            && page.first_said(before.at, after[0].at) == Some(at)
            && note.asks != Asks::No
    };
    if is_told && before.is_some_and(is_prompt) {
        return false;
    }
    if is_told {
        // An introduction of what a section is about says nothing that a question needs.
        return count(&plain).is_some() && says_what_for(&plain)
            || has_material(page, at, after)
            || section("setting").is_in(&plain.replacen("the following", "", 1))
            || plain.starts_with("use ")
            || plain.contains(" use ")
            || plain.contains("refer to");
    }
    let is_named =
        over.is_some_and(|over| tells_scenario_by_name(page, over)) && !tells_its_own(page, &after[0]);
    let shows = section("showing").is_in(&plain);
    let is_shown = shows
        && (at + 1..after[0].at).take(3).any(|at| matches!(page.blocks[at].kind, Kind::Code | Kind::Table));
    if is_labelled_setting(page, at) {
        return (is_first || begins_with_setting(page, at)) && serves_several
            || serves_next(page, at, &after[0], before);
    }
    let is_setting = section("setting").begins(&plain) || is_named || is_shown;
    // A scenario may be told for the one question below it.
    let serves_one = is_named && matches!(after[0].shape, Shape::Labelled | Shape::Bold);
    is_setting && is_first && (serves_several || serves_one) && note.asks != Asks::Yes
}

/// Whether a label right below the name of a question says that its task is told there.
fn tells_its_own(page: &Page, start: &Start) -> bool {
    let first = page.first_said(start.at, page.sections.end(start.at));
    let tag = first.and_then(|at| page.notes[at].label.as_ref());
    matches!(start.shape, Shape::QuestionHeading(_))
        && tag.is_some_and(|tag| tag.label == Some(Label::Prompt) && labels::names_task(&tag.name))
}

fn speaks_of_candidates(page: &Page, at: usize) -> bool {
    section("about candidates").is_in(&page.blocks[at].words.plain.to_lowercase())
}

/// Whether the section of a block begins with a setting that has a label, before its first question: then it may have
/// more of them.
fn begins_with_setting(page: &Page, at: usize) -> bool {
    const LOOKED_AT: usize = 200;
    let from = page.sections.over(at).map_or(0, |over| over + 1).max(at.saturating_sub(LOOKED_AT));
    (from..at).take_while(|at| !page.is_start[*at]).any(|at| is_labelled_setting(page, at))
}

/// Whether a heading names a scenario. The title of a collection of questions may have such a word in it: `Questions in
/// scenario style`.
fn tells_scenario_by_name(page: &Page, heading: usize) -> bool {
    let name = &page.blocks[heading].words.plain;
    let lower = name.to_lowercase();
    // `Scenario 2: a slow page`, and no `Incident commander`.
    let is_one = || {
        let name = inline::unnumbered(words::without_symbols(&lower));
        let name = name.split([':', '–', '—']).next().unwrap_or_default();
        let name = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '-' | '.'));
        section("scenario").has(name)
    };
    // The title of a document may have such a word in it, too: `Incident commander, first talk`.
    let is_title = || page.sections.over(heading).is_none() && !section("scenario").ends(&lower);
    is_scenario(name) && (is_one() || !is_title())
}

fn is_scenario(name: &str) -> bool {
    let name = name.to_lowercase();
    let name = inline::unnumbered(&name);
    // `Case 2: …`, and not what is in case.
    let counted = section("case").after(name).is_some_and(|rest| {
        rest.trim_start_matches([' ', '#'])
            .starts_with(|c: char| c.is_ascii_digit() || matches!(c, ':' | '-' | '–'))
    });
    section("scenario").is_in(name) || counted
}

/// Whether a label says that a situation is told: `Scenario: …`.
fn is_labelled_setting(page: &Page, at: usize) -> bool {
    let tag = page.notes[at].label.as_ref();
    // `Background (7 min)` is the name of a part of a call.
    let is_part = page.blocks[at].words.is_bold() && sections::is_timed(&page.blocks[at].words.plain);
    !is_part && tag.is_some_and(|tag| tag.label == Some(Label::Prompt) && is_scenario(&tag.name))
}

/// Whether what a label tells is for the question right below it, whose label says so. Where the first of them
/// stands below a question, all are told after their questions.
fn serves_next(page: &Page, at: usize, next: &Start, before: Option<&Start>) -> bool {
    const MOST_BETWEEN: usize = 8;
    let is_text = |at: usize| {
        matches!(page.blocks[at].kind, Kind::Paragraph | Kind::Code | Kind::Table)
            && matches!(page.label(at), None | Some(Label::Prompt))
    };
    let is_alone = before.is_none_or(|before| page.sections.over(at).is_some_and(|over| before.at < over));
    let is_answered = |before: &Start| {
        (before.at + 1..at).any(|at| matches!(page.label(at), Some(Label::Answer | Label::KeyPoints)))
    };
    next.shape == Shape::Labelled
        && next.at - at <= MOST_BETWEEN
        && (at + 1..next.at).all(is_text)
        && (is_alone || before.is_some_and(is_answered))
}

/// Whether code, a table or a list stands between a block and the first question.
fn has_material(page: &Page, at: usize, after: &[Start]) -> bool {
    const LOOKED_AT: usize = 30;
    let end = after.first().map_or(at, |first| first.at);
    (at + 1..end).take(LOOKED_AT).any(|at| {
        matches!(page.blocks[at].kind, Kind::Code | Kind::Table) || page.is_item(at) && !page.is_topic[at]
    })
}

impl Context {
    /// The indices of the questions that it serves.
    fn serves(&self, starts: &[Start]) -> std::ops::Range<usize> {
        // Nothing is told for more questions than that.
        const MOST: usize = 40;
        let from = starts.partition_point(|start| start.at < self.to);
        let until = starts.partition_point(|start| start.at < self.until);
        let to = match self.count {
            Some(count) => from + count.min(MOST),
            None if until.saturating_sub(from) > MOST => from,
            None => until.max(from),
        };
        from..to.min(starts.len())
    }
}
