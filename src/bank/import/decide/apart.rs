//! Starts beside or within others: which of the two are questions, and which only names or parts.

use std::collections::{BTreeMap, HashSet};

use super::group::{Group, is_answered_below};
use crate::bank::import::{
    families::{self, Shape, Start},
    labels::{self, Label},
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// Whether most starts of a shape have nothing below them: then a name alone may be a question among others.
pub(super) fn are_names(page: &Page, shape: Shape, group: &Group) -> bool {
    let has_none = |start: &&Start| {
        let mut below = start.at + 1..page.end_of_section(start.at);
        below.all(|at| page.notes[at].is_noise)
    };
    let is_likely = matches!(shape, Shape::HeadingInItem(_)) || group.share(group.numbered) >= 0.8;
    is_likely
        && group.fit() >= 0.4
        && group.starts.iter().filter(has_none).count() * 10 >= group.starts.len() * 4
}

/// Whether hardly one of many headings has anything below it, and most ask: a list that is set as headings.
pub(super) fn are_bare(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 8;
    let bare = || group.starts.iter().filter(|start| is_bare(page, start)).count();
    page.is_about_questions()
        && group.starts.len() >= FEWEST
        && group.fit() >= 0.5
        && bare() * 10 >= group.starts.len() * 9
}

/// Whether a heading has nothing below it before the next one, which is as large or larger.
fn is_bare(page: &Page, start: &Start) -> bool {
    let level = |at: usize| heading_level(&page.blocks[at]);
    let next = page.first_said(start.at, page.blocks.len());
    next.is_none_or(|next| level(next).is_some() && level(next) <= level(start.at))
}

/// Whether a heading of such a list is a question, though it is a name: one of several side by side, or a long one. A
/// short one alone may be that of a section.
pub(super) fn is_name_among(page: &Page, group: &Group, start: &Start) -> bool {
    const FEWEST_WORDS: usize = 6;
    const FEWEST_CHARACTERS: usize = 12;
    let plain = &page.blocks[start.at].words.plain;
    let is_long = plain.split_whitespace().count() >= FEWEST_WORDS
        || !plain.is_ascii() && plain.chars().count() >= FEWEST_CHARACTERS && !plain.contains(' ');
    let place = group.starts.partition_point(|other| other.at < start.at);
    let beside = |place: Option<usize>| group.starts.get(place?);
    let is_name = |other: &Start| page.notes[other.at].asks == Asks::No && is_bare(page, other);
    let follows = |pair: [&Start; 2]| page.first_said(pair[0].at, page.blocks.len()) == Some(pair[1].at);
    let is_beside = beside(place.checked_sub(1))
        .is_some_and(|other| is_name(other) && follows([other, start]))
        || beside(Some(place + 1)).is_some_and(|other| is_name(other) && follows([start, other]));
    is_bare(page, start) && (is_long || is_beside)
}

/// Takes away the headings that only name what the heading right below them says to be a question.
pub(super) fn without_names(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let asked: HashSet<usize> = accepted
        .iter()
        .filter(|(shape, _)| matches!(shape, Shape::QuestionHeading(_)))
        .flat_map(|(_, starts)| starts.iter().map(|start| start.at))
        .collect();
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| matches!(shape, Shape::Heading(_))) {
        starts.retain(|start| {
            let below = first_below_labels(page, start.at);
            page.notes[start.at].asks == Asks::Yes || below.is_none_or(|below| !asked.contains(&below))
        });
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// What comes first below a heading that is more than how hard what it names is, what it is about or how often it is
/// asked.
fn first_below_labels(page: &Page, heading: usize) -> Option<usize> {
    const MOST: usize = 8;
    let is_about = |at: &usize| {
        page.notes[*at].is_noise
            || matches!(page.label(*at), Some(Label::Difficulty | Label::Topic | Label::Aside))
            || page.is_item(*at)
                && labels::split(&page.blocks[*at].words.plain).is_some_and(|split| split.is_joined)
    };
    let below = heading + 1..page.sections.end(heading);
    below.take(MOST).find(|at| !is_about(at))
}

/// Where a heading that counts a question only says what it is about, and the heading right below it asks, that one is
/// the question: `# Question 1 - Ownership`, `## What is a borrow?`
pub(super) fn without_topics(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let asked_below = |start: &Start| {
        let below = page.first_said(start.at, page.sections.end(start.at))?;
        let level = heading_level(&page.blocks[below])?;
        let is_topic = page.notes[start.at].asks == Asks::No
            && page.notes[below].asks == Asks::Yes
            && page.label(below).is_none();
        is_topic.then_some(Start { at: below, shape: Shape::Heading(level), is_certain: true })
    };
    let mut asked: Vec<Start> = Vec::new();
    for (_, starts) in accepted.iter_mut().filter(|(shape, _)| matches!(shape, Shape::QuestionHeading(_))) {
        starts.retain(|start| {
            let below = asked_below(start);
            asked.extend(below);
            below.is_none()
        });
    }
    for start in asked {
        let starts = accepted.entry(start.shape).or_default();
        match starts.binary_search_by_key(&start.at, |other| other.at) {
            Ok(place) => starts[place] = start,
            Err(place) => starts.insert(place, start),
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Takes away the labels that only count parts, `Task 2:`, where the items of lists below them are answered each.
pub(super) fn without_labels_over_answered(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 4;
    let is_bare = |start: &Start| page.notes[start.at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
    let bare =
        accepted.get(&Shape::Labelled).map_or(0, |starts| starts.iter().filter(|one| is_bare(one)).count());
    let are_answered = |(shape, starts): (&Shape, &Vec<Start>)| {
        let answered = starts.iter().filter(|start| is_answered_below(page, start.at)).count();
        shape.item_level() == Some(1) && answered >= FEWEST.max(bare * 2) && answered * 10 >= starts.len() * 7
    };
    if bare > 0 && accepted.iter().any(are_answered) {
        accepted.entry(Shape::Labelled).or_default().retain(|start| !is_bare(start));
        accepted.retain(|_, starts| !starts.is_empty());
    }
}

/// Takes away the headings between numbered items that hold headings: they are in the answers to those, unless a number
/// sets them apart, too.
pub(super) fn without_sections_of_items(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const FEWEST: usize = 5;
    let is_numbered = |start: &Start| page.blocks[start.at].item.is_some_and(|item| item.is_ordered);
    let items = accepted.iter().filter(|(shape, starts)| {
        matches!(shape, Shape::HeadingInItem(_)) && starts.len() >= FEWEST && starts.iter().all(is_numbered)
    });
    let largest = items.max_by_key(|(_, starts)| starts.len());
    let Some((Shape::HeadingInItem(level), count)) = largest.map(|(shape, starts)| (*shape, starts.len()))
    else {
        return;
    };
    for (shape, starts) in accepted.iter_mut() {
        if matches!(shape, Shape::Heading(own) if *own >= level) && starts.len() < count {
            starts.retain(|start| families::lead(page, start.at).is_numbered);
        }
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Whether each heading that says that a question follows holds several with answers of their own: then it is what
/// those have in common.
pub(super) fn holds_answered(outer: &Shape, inner: &Shape, inners: &Group, within: &[usize]) -> bool {
    matches!((outer, inner), (Shape::QuestionHeading(_), Shape::Heading(_)))
        && within.iter().all(|count| *count >= 2)
        && inners.share(inners.with_parts) >= 0.8
}

/// Whether at least half of the headings ask which questions there are, and have lists of those below them: `What are
/// common interview questions?` The others explain an interview.
pub(super) fn are_lists_of_questions(page: &Page, outers: &[Start], inners: &[Start]) -> bool {
    const FEWEST: usize = 3;
    const MANY: usize = 5;
    let asks = |start: &&Start| page.notes[start.at].asks == Asks::Yes;
    let is_list = |outer: &&Start| {
        let plain = page.blocks[outer.at].words.plain.to_lowercase();
        let from = inners.partition_point(|inner| inner.at <= outer.at);
        let to = inners.partition_point(|inner| inner.at < page.sections.end(outer.at));
        section("questions").is_in(&plain)
            && !names_task_alone(page, outer)
            && !words::is_advice(&plain)
            && inners[from..to].iter().filter(asks).count() >= FEWEST
    };
    let lists = outers.iter().filter(is_list).count();
    let asking = inners.iter().filter(asks).count();
    lists > 0 && lists * 2 >= outers.len() && inners.len() >= MANY && asking * 10 >= inners.len() * 7
}

/// Whether a label before the name of a question says that it is one, and the name does not speak of any.
fn names_task_alone(page: &Page, start: &Start) -> bool {
    let tag = page.notes[start.at].label.as_ref();
    let name = tag.map(|tag| tag.rest.trim().to_lowercase()).filter(|name| !name.is_empty());
    matches!(start.shape, Shape::QuestionHeading(_))
        && name.is_some_and(|name| !section("questions").is_in(&name))
}

/// Whether two starts are items of one list, of which the first has the form of a heading.
pub(super) fn are_of_one_list(page: &Page, owner: &Start, start: &Start) -> bool {
    let (first, second) = (&page.blocks[owner.at], &page.blocks[start.at]);
    let are_alike = first.item.zip(second.item).is_some_and(|(a, b)| a.is_ordered == b.is_ordered);
    matches!(owner.shape, Shape::HeadingInItem(_)) && are_alike && first.level == second.level
}

/// Whether a heading that does not ask has a list of links below it and nothing else.
pub(super) fn is_material(page: &Page, start: &Start) -> bool {
    let below = start.at + 1..page.end_of_section(start.at);
    let mut said = below.filter(|at| !page.notes[*at].is_noise).peekable();
    page.notes[start.at].asks == Asks::No
        && !start.is_certain
        && said.peek().is_some()
        && said
            .all(|at| page.is_item(at) && page.blocks[at].words.has_link && page.blocks[at].words.is_link())
}

/// Whether all items of a section that says that it holds questions lead to pages beside the document, and one of
/// them asks: their answers are there.
pub(super) fn lead_on(page: &Page, section: usize, run: &[Start]) -> bool {
    let is_beside = |start: &Start| {
        let block = &page.blocks[start.at];
        block.words.is_link() && block.words.has_link && !block.text(&page.view).contains("](http")
    };
    page.sections.is_of_questions(section)
        && run.iter().any(|start| page.notes[start.at].asks == Asks::Yes)
        && run.iter().all(is_beside)
}

/// Whether a heading below one that asks does so itself, with a mark, and both say something of their own: it is the next
/// question, set too low, or the one above is set too high.
pub(super) fn asks_beside(page: &Page, owner: &Start, start: &Start) -> bool {
    let (Shape::Heading(outer), Shape::Heading(inner)) = (owner.shape, start.shape) else { return false };
    let asks = |at: usize| page.notes[at].asks == Asks::Yes;
    inner > outer
        && asks(owner.at)
        && asks(start.at)
        && has_text_below(page, owner.at)
        && has_text_below(page, start.at)
}

/// Whether something is said right below a heading.
fn has_text_below(page: &Page, at: usize) -> bool {
    let below = page.first_said(at, page.sections.next_heading(at));
    below.is_some()
}

/// Whether the first heading of all has a name and a number, and nothing else: `MCQ 2`. Where it stands over many
/// questions, it says which of several documents this is.
pub(super) fn names_one_of(page: &Page, at: usize) -> bool {
    let is_first = (0..at).all(|at| page.notes[at].is_noise);
    is_first && page.notes[at].label.as_ref().is_some_and(|tag| tag.rest.is_empty())
}
