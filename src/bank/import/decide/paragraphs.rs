//! Paragraphs that are questions, as in what was pasted from a chat.

use super::{
    group::{Group, by_section, number},
    stems::{made_certain, stems},
};
use crate::bank::import::{
    families::Start,
    flow::Kind,
    labels::Label,
    page::Page,
    sections,
    words::{self, Asks},
};

/// The paragraphs that are questions of their own: where a section holds little else, and several of them.
pub(super) fn of_their_own(page: &Page, group: &Group) -> Vec<Start> {
    const FEWEST: usize = 5;
    const FEWEST_OF_OTHERS: usize = 3;
    let mut starts = Vec::new();
    let is_answered = |start: &Start| start.is_certain && page.label(start.at + 1) == Some(Label::Answer);
    // Where a document of questions hardly holds another paragraph, each of them is one, however few a section has.
    if group.certain == 0
        && group.starts.len() >= FEWEST
        && (group.starts.len() >= 3 * sections_of(page, &group.starts) || hold_all(page, &group.starts))
        && page.is_titled_questions()
        && group.asking / number(group.starts.len()) >= 0.8
        && share_of_paragraphs(page, &group.starts) >= 0.65
    {
        return group.starts.clone();
    }
    for run in by_section(page, &group.starts) {
        // What bids is asked for sure where more is asked below.
        let asks = |start: &&Start| {
            page.notes[start.at].asks == Asks::Yes || page.label(start.at + 1) == Some(Label::FollowUps)
        };
        let asking: Vec<Start> = run.iter().filter(asks).copied().collect();
        let is_all = group.starts.len() == 1 && page.notes[..run[0].at].iter().all(|note| note.is_noise);
        if group.certain >= 2 || group.certain == 1 && is_all {
            starts.extend(run.iter().filter(|start| start.is_certain || is_bare(page, group, start)));
        } else if run.iter().any(is_answered) {
            starts.extend(run.iter().filter(|start| is_answered(start) || is_bare(page, group, start)));
        } else if asking.len() >= 2 && run.len() >= 3 && share_of_paragraphs(page, run) >= 0.8 {
            // What is pasted from a chat: tasks among questions.
            starts.extend_from_slice(run);
        } else if asking.len() == 2
            && page.is_about_questions()
            && begins_section(page, run[0].at)
            && run.len() == 3
        {
            starts.extend(with_tasks(run, &[]));
        } else if asking.len() >= 3
            && share_of_paragraphs(page, &asking)
                >= if begins_section(page, asking[0].at)
                    || page.is_about_questions() && begins_section(page, asking[0].at.saturating_sub(1))
                {
                    0.33
                } else {
                    0.6
                }
        {
            starts.extend(with_tasks(run, &asking));
        } else if are_told(page, &asking) {
            starts.extend(asking);
        }
    }
    if let Some(stems) = stems(page, &group.starts).filter(|stems| starts.len() < stems.len()) {
        let mut chosen = made_certain(&group.starts, &stems);
        chosen.retain(|start| stems.contains(&start.at));
        return chosen;
    }
    if starts.len() >= FEWEST_OF_OTHERS || group.certain == 0 && are_all_alike(page, group) {
        let alike = by_section(page, &group.starts).filter(|run| are_alike(page, run));
        starts.extend(alike.flatten().copied().collect::<Vec<_>>());
        starts.sort_by_key(|start| start.at);
        starts.dedup_by_key(|start| start.at);
    }
    starts
}

/// Whether all sections with such paragraphs begin with them and hold little else, and several have more than one, or the
/// document is one of questions.
fn are_all_alike(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 4;
    let sections = sections_of(page, &group.starts);
    group.starts.len() >= FEWEST
        && sections > 1
        && (page.is_about_questions() || group.starts.len() >= 2 * sections)
        && by_section(page, &group.starts).all(|run| are_alike(page, run))
}

/// Whether a short section begins with a question, and is little more than such: where longer ones hold questions, it does,
/// too.
fn are_alike(page: &Page, run: &[Start]) -> bool {
    const LEAST: f64 = 0.33;
    let Some(first) = run.first().filter(|first| page.sections.over(first.at).is_some()) else {
        return false;
    };
    let end = page
        .sections
        .over(first.at)
        .map_or(page.blocks.len(), |over| page.sections.end(over).min(page.sections.next_heading(over)));
    let is_said = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && page.blocks[*at].level == 0;
    let share = number(run.len()) / number((first.at..end).filter(is_said).count().max(1));
    let count = |least: Asks| run.iter().filter(|start| page.notes[start.at].asks >= least).count();
    // Where a section holds nothing else, tasks may stand among them.
    let all_ask = || count(Asks::Yes) * 2 >= run.len() && count(Asks::Perhaps) == run.len() && share >= 1.0;
    begins_section(page, first.at) && share >= LEAST && (count(Asks::Yes) == run.len() || all_ask())
}

/// Whether short lines that end as questions have text below each, from the start of a section of a document that is
/// titled as one of questions: however long the answers are.
fn are_told(page: &Page, asking: &[Start]) -> bool {
    const FEWEST: usize = 5;
    const LONGEST: usize = 150;
    const LEAST: f64 = 0.15;
    let Some(first) = asking.first().filter(|_| asking.len() >= FEWEST && page.is_titled_questions()) else {
        return false;
    };
    let is_line = |start: &Start| {
        let plain = page.blocks[start.at].words.plain.trim_end();
        words::ends_as_question(plain) && plain.chars().count() <= LONGEST && !plain.contains('\n')
    };
    asking.iter().all(is_line)
        && asking.windows(2).all(|pair| pair[1].at > pair[0].at + 1)
        && (begins_section(page, first.at) || begins_section(page, first.at.saturating_sub(1)))
        && share_of_paragraphs(page, asking) >= LEAST
}

/// Whether nothing stands below one that ends as a question before the next one or the next heading: it has no answer, and
/// is part of none.
fn is_bare(page: &Page, group: &Group, start: &Start) -> bool {
    let is_start = |at: usize| group.starts.binary_search_by_key(&at, |start| start.at).is_ok();
    let is_end = |next| is_start(next) || sections::heading_level(&page.blocks[next]).is_some();
    page.notes[start.at].asks == Asks::Yes
        && words::ends_as_question(&page.blocks[start.at].words.plain)
        && page.first_said(start.at, page.blocks.len()).is_none_or(is_end)
}

/// Paragraphs that ask, and the tasks among them, where something stands below each of them.
fn with_tasks(run: &[Start], asking: &[Start]) -> Vec<Start> {
    let is_apart = |pair: &[Start]| pair[1].at > pair[0].at + 1;
    let is_likely = asking.is_empty() || asking.len() * 2 >= run.len();
    if run.windows(2).all(is_apart) && is_likely { run.to_vec() } else { asking.to_vec() }
}

/// Under how many headings they stand.
fn sections_of(page: &Page, starts: &[Start]) -> usize {
    by_section(page, starts).count()
}

/// Whether a document holds hardly anything else than its headings and these: no list, no code, no table.
fn hold_all(page: &Page, starts: &[Start]) -> bool {
    let is_said = |at: &usize| {
        let block = &page.blocks[*at];
        !page.notes[*at].is_noise && sections::heading_level(block).is_none()
    };
    let said = (0..page.blocks.len()).filter(is_said).count();
    starts.len() * 10 >= said * 7
}

/// The share of the paragraphs outside of lists, from the first to the last of these, that they are.
fn share_of_paragraphs(page: &Page, run: &[Start]) -> f64 {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return 0.0 };
    let is_paragraph = |at: &usize| {
        let block = &page.blocks[*at];
        block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && !page.notes[*at].is_noise
    };
    let all = (first.at..=last.at).filter(is_paragraph).count();
    number(run.len()) / number(all.max(1))
}

/// Whether nothing that says anything stands between a block and the heading above it.
fn begins_section(page: &Page, at: usize) -> bool {
    let from = page.sections.over(at).map_or(0, |heading| heading + 1);
    (from..at).all(|at| page.notes[at].is_noise)
}
