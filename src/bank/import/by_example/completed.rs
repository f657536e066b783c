//! Questions that were missed among others of their look: where nearly all that was found looks alike, what else looks so
//! beside it is a question, too.
//!
//! The document shows by itself how its questions look, so no word decides here.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

use super::look::Look;
use crate::bank::import::{
    Document, Found, LONGEST_BY_HAND, assembled, families::Start, found, keys, ledger::normal, page::Page,
    sections, view::View, words::Asks,
};

/// The document with what was missed among its questions, as they stand in the view that it was read in or, else, in
/// the lines as they are.
pub(in crate::bank::import) fn completed(text: &str, view: View, first: Document) -> Document {
    const FEWEST: usize = 4;
    if first.questions.len() < FEWEST || text.len() > LONGEST_BY_HAND {
        return first;
    }
    let plain = View::as_they_are(text);
    let plain = Some(plain).filter(|plain| plain.lines != view.lines);
    let views = iter::once(view).chain(plain);
    let mut pages = views.map(Page::of_view).map(|page| (missed(&page, &first), page));
    let Some((missed, page)) = pages.find(|(missed, _)| !missed.is_empty()) else { return first };
    let known: BTreeSet<usize> = first.questions.iter().map(|question| question.line).collect();
    let again = begun(page, text, |line| known.contains(&line) || missed.contains(&line));
    let read: BTreeSet<usize> = again.questions.iter().map(|question| question.line).collect();
    if !known.iter().chain(&missed).all(|line| read.contains(line)) {
        return first;
    }
    let (added, known): (Vec<Found>, Vec<Found>) =
        again.questions.into_iter().partition(|question| missed.contains(&question.line));
    let taken: BTreeSet<usize> = added.iter().flat_map(lines).collect();
    // What was a part of another question is none any more.
    let kept = |(own, again): (Found, Found)| {
        if lines(&own).any(|line| taken.contains(&line)) { again } else { own }
    };
    let mut questions: Vec<Found> = first.questions.into_iter().zip(known).map(kept).chain(added).collect();
    questions.sort_by_key(|question| question.line);
    let left_out = found::left_out(&text.split('\n').collect::<Vec<_>>(), &questions);
    Document { questions, left_out }
}

/// The lines of what looks as nearly all questions of a document do, asks or stands in a section with some, and was not
/// found. What is counted may stand in another question, and else it was left out.
fn missed(page: &Page, document: &Document) -> BTreeSet<usize> {
    const TIMES: usize = 2;
    let found: BTreeSet<usize> = document.questions.iter().map(|question| question.line).collect();
    let looks: Vec<(usize, usize, Look)> = (0..page.blocks.len())
        .filter_map(|at| Some((at, page.source_line(at), Look::at(page, at)?)))
        .collect();
    let known = looks.iter().filter(|(_, line, _)| found.contains(line)).map(|(_, _, look)| look);
    let known: BTreeSet<&Look> = known.filter(|look| look.is_apart()).collect();
    let alike = |look: &Look| {
        let all = looks.iter().filter(|(_, _, other)| look.is_alike(other));
        all.map(|(at, line, _)| (*line, *at)).collect::<Vec<_>>()
    };
    let held = |all: &[(usize, usize)]| {
        all.iter().map(|(line, _)| line).filter(|line| found.contains(line)).collect::<BTreeSet<_>>().len()
    };
    let most = known
        .iter()
        .map(|look| (alike(look), look))
        .max_by_key(|(all, _)| (held(all), usize::MAX - all.len()));
    let Some((all, look)) = most else { return BTreeSet::new() };
    let held = held(&all);
    if held * 10 < found.len() * 9 || all.len() > held * TIMES {
        return BTreeSet::new();
    }
    let over: BTreeSet<Option<usize>> =
        all.iter().filter(|(line, _)| found.contains(line)).map(|(_, at)| page.sections.over(*at)).collect();
    let left: BTreeSet<usize> =
        document.left_out.iter().flat_map(|stretch| stretch.from..=stretch.to).collect();
    let prompts: BTreeSet<String> = document
        .questions
        .iter()
        .flat_map(|question| [normal(&question.prompt), normal(&question.title)])
        .collect();
    let number = |at: usize| page.blocks[at].item.and_then(|item| item.number);
    // The numbers of the questions before and after a line.
    let numbers: BTreeMap<usize, usize> = all
        .iter()
        .filter(|(line, _)| found.contains(line))
        .filter_map(|(line, at)| Some((*line, number(*at)?)))
        .collect();
    let are_same = numbers.values().collect::<BTreeSet<_>>().len() == 1;
    // A list in an answer begins anew.
    let counts_on = |line: usize, at: usize| {
        let before = numbers.range(..line).next_back().map(|(_, number)| *number);
        let after = numbers.range(line..).next().map(|(_, number)| *number);
        number(at).is_none_or(|own| {
            are_same && numbers.values().next() == Some(&own)
                || before.is_none_or(|before| before < own) && after.is_none_or(|after| own < after)
        })
    };
    // Who marks questions marks them all.
    let marked: BTreeSet<usize> =
        looks.iter().filter(|(_, _, look)| look.is_marked()).map(|(_, line, _)| *line).collect();
    let are_marked = found.intersection(&marked).count() * 2 > found.len();
    let is_missed = |(line, at): &(usize, usize)| {
        let is_beside = page.notes[*at].asks != Asks::No || over.contains(&page.sections.over(*at));
        !found.contains(line)
            && is_beside
            && (!are_marked || marked.contains(line))
            && (left.contains(line) || look.is_set_in_order() && counts_on(*line, *at))
            && !names_what_is_below(page, *at)
            && !page.notes[*at].is_noise
            && !page.notes[*at].is_announced
            && !page.sections.is_aside(*at)
            && !prompts.contains(&normal(&page.blocks[*at].words.plain))
    };
    all.into_iter().filter(is_missed).map(|(line, _)| line).collect()
}

/// Whether it asks nothing and is a heading above links alone or nothing, or stands right above a list that asks: it names
/// what is below it.
fn names_what_is_below(page: &Page, at: usize) -> bool {
    let is_heading = sections::heading_level(&page.blocks[at]).is_some();
    let end = if is_heading { page.sections.end(at) } else { page.blocks.len() };
    let is_link = |at: usize| page.is_entry[at] || page.is_link_alone(at) || page.blocks[at].words.is_link();
    let asks_in_list = |below: usize| {
        page.is_item(below)
            && page.blocks[below].level > page.blocks[at].level
            && page.notes[below].asks != Asks::No
    };
    page.notes[at].asks == Asks::No
        && match page.first_said(at, end.min(page.sections.next_heading(at))) {
            Some(below) => is_heading && is_link(below) || asks_in_list(below),
            None => is_heading,
        }
}

/// The document with the questions that begin in some lines.
fn begun(mut page: Page, text: &str, begins: impl Fn(usize) -> bool) -> Document {
    let start = |at: usize| {
        let look = Look::at(&page, at).filter(|_| begins(page.source_line(at)))?;
        Some(Start { at, shape: look.shape, is_certain: true })
    };
    let mut starts: Vec<Start> = (0..page.blocks.len()).filter_map(start).collect();
    starts.dedup_by_key(|start| page.source_line(start.at));
    let keys = keys::of(&page);
    page.note_answers(keys.iter().map(|key| key.from..key.to));
    assembled(page, keys, &starts, text, |_| {})
}

fn lines(question: &Found) -> impl Iterator<Item = usize> {
    question.lines.iter().flat_map(|stretch| stretch.from..=stretch.to)
}
