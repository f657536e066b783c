//! Headings that only name a subject, each with what there is to say about it: questions where the document
//! is about such.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    marks,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::Asks,
};

/// Whether a document of questions has its smallest sections under the headings of a shape: they are questions,
/// too, where only few of their names ask.
pub(super) fn are_named(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 3;
    const TEXT: [Kind; 1] = [Kind::Paragraph];
    // Options and output are set in as code is.
    const ANY: [Kind; 3] = [Kind::Paragraph, Kind::Code, Kind::Table];
    let kinds: &[Kind] = if page.is_titled_questions() && are_many(page, group) { &ANY } else { &TEXT };
    (page.is_about_questions() || are_many(page, group))
        && is_sure(page, group)
        && group.fit() >= 0.15
        && group.starts.len() >= FEWEST
        && are_explained(page, group, kinds, 0.8)
}

/// Whether so many of many headings ask with a mark that the document is one of questions, though no word says so.
fn are_many(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 12;
    const FEWEST_ASKING: usize = 5;
    let asking = group.starts.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count();
    group.starts.len() >= FEWEST && asking >= FEWEST_ASKING && asking * 4 >= group.starts.len()
}

/// Whether a document has no title and no other headings than those of a shape, each with something below, and enough of
/// them ask: notes of which each is a question, though some only name a subject.
pub(super) fn are_all(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 5;
    const FEWEST_ASKING: usize = 2;
    const ANY: [Kind; 3] = [Kind::Paragraph, Kind::Code, Kind::Table];
    let begins = group.starts.first().is_some_and(|start| (0..start.at).all(|at| page.notes[at].is_noise));
    let headings = page.blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_))).count();
    let asking = group.starts.iter().filter(|start| page.notes[start.at].asks == Asks::Yes).count();
    begins
        && group.starts.len() >= FEWEST
        && asking >= FEWEST_ASKING
        && group.fit() >= 0.3
        && group.starts.len() * 10 >= headings * 9
        && are_explained(page, group, &ANY, 0.8)
}

/// Whether most headings bid to tell, in words that no step of a text begins with: `二、简述一下锁`.
pub(super) fn are_told(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 3;
    let bids = |start: &&Start| {
        let plain = &page.blocks[start.at].words.plain;
        page.notes[start.at].asks == Asks::Perhaps && section("telling in Chinese").is_in(plain)
    };
    let bidding = group.starts.iter().filter(bids).count();
    bidding >= FEWEST && bidding * 2 >= group.starts.len()
}

/// Whether the headings of a shape say which question each of them is, `第六题：`, whatever they name.
pub(super) fn are_ordinals(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 2;
    let is_ordinal = |start: &Start| marks::says_which(&page.blocks[start.at].words.plain);
    group.starts.len() >= FEWEST && group.starts.iter().all(is_ordinal)
}

/// Whether a document is nothing but what stands below headings of a shape, each with the number after the last one, and
/// some of many ask: a list of questions without a title.
pub(super) fn are_counted_alone(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 8;
    const FEWEST_ASKING: usize = 3;
    let is_heading = |start: &Start| matches!(start.shape, Shape::Heading(_));
    let Some(first) = group.starts.first().filter(|start| is_heading(start)) else { return false };
    let asking = group.starts.iter().filter(|start| page.notes[start.at].asks != Asks::No).count();
    let begins = (0..first.at).all(|at| page.notes[at].is_noise);
    let is_outermost = |at: usize| heading_level(&page.blocks[at]) <= heading_level(&page.blocks[first.at]);
    let outermost = (first.at..page.blocks.len())
        .filter(|at| heading_level(&page.blocks[*at]).is_some() && is_outermost(*at))
        .count();
    let rising = group
        .starts
        .windows(2)
        .filter(|pair| page.heading_number(pair[0].at) < page.heading_number(pair[1].at))
        .count();
    group.starts.len() >= FEWEST
        && begins
        && outermost == group.starts.len()
        && group.share(group.numbered) >= 0.95
        && rising * 20 >= (group.starts.len() - 1) * 19
        && asking >= FEWEST_ASKING
        && group.fit() >= 0.15
}

/// Whether a document that says in its title that it is one of questions answers each heading of a shape by a list
/// of steps or points: few of the headings ask, and hardly an item of the lists does.
pub(super) fn are_listed(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 5;
    const SURE: usize = 3;
    let asks = |start: &&Start| page.notes[start.at].asks == Asks::Yes;
    let is_below_title = |start: &Start| matches!(start.shape, Shape::Heading(level) if level > 1);
    if !page.is_titled_questions() && !are_many(page, group)
        || group.starts.len() < FEWEST
        || group.fit() < 0.15
        || group.starts.iter().filter(asks).count() < SURE
        || !group.starts.iter().all(is_below_title)
    {
        return false;
    }
    let (mut listed, mut items, mut asking) = (0usize, 0usize, 0usize);
    for start in &group.starts {
        let end = page.sections.end(start.at);
        let is_smallest = page.sections.next_heading(start.at) >= end;
        let is_list = first_below(page, start).is_some_and(|first| {
            page.is_item(first) && page.label(first).is_none() && !page.blocks[first].words.is_link()
        });
        listed += usize::from(is_smallest && is_list);
        for at in (start.at + 1..end).filter(|at| page.is_item(*at)) {
            items += 1;
            asking += usize::from(page.notes[at].asks == Asks::Yes);
        }
    }
    listed * 10 >= group.starts.len() * 8 && asking * 20 <= items
}

/// Whether a list of contents leads to nearly all headings of a level, and a good part of them ask.
pub(super) fn are_contents(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 5;
    const LEAST: f64 = 0.33;
    let led = group.starts.iter().filter(|start| page.is_listed[start.at]).count();
    led >= FEWEST && led * 10 >= group.starts.len() * 8 && group.fit() >= LEAST && is_sure(page, group)
}

/// Whether one of the headings asks with a mark.
fn is_sure(page: &Page, group: &Group) -> bool {
    group.starts.iter().any(|start| page.notes[start.at].asks == Asks::Yes)
}

/// Takes the subjects of a document in which hardly anything else is a question.
pub(super) fn instead(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    let others: usize = accepted.values().map(Vec::len).sum();
    let is_sure = |start: &&Start| start.is_certain && start.shape != Shape::Labelled;
    if accepted.contains_key(&Shape::FrontMatter) || accepted.values().flatten().any(|start| is_sure(&start))
    {
        return;
    }
    // What is below questions is in their answers.
    let is_outermost = |shape: &Shape| accepted.keys().all(|other| !other.is_heading() || other >= shape);
    let best = groups
        .iter()
        .filter(|(shape, _)| is_outermost(shape))
        .filter(|(_, group)| are_few(page, group, others) && are_subjects(page, group))
        .max_by_key(|(_, group)| group.starts.len());
    if let Some((shape, group)) = best {
        accepted.clear();
        // A number counts those that say no more, too.
        let are_counted = group.share(group.numbered) >= 0.8;
        let starts = group.starts.iter().filter(|start| are_counted || first_below(page, start).is_some());
        accepted.insert(*shape, starts.copied().collect());
    }
}

/// Whether other questions are few beside the headings of a shape: less so where those are counted below a title that
/// speaks of questions, or where a list of contents leads to them, as the others are in what is below them.
fn are_few(page: &Page, group: &Group, others: usize) -> bool {
    let count = group.starts.len();
    let are_counted = page.is_titled_questions() && group.share(group.numbered) >= 0.8;
    others * 10 <= count
        || are_counted && others * 5 <= count
        || others * 2 <= count && group.share(listed(page, group)) >= 0.7
}

/// How many headings of a shape a list of contents leads to.
fn listed(page: &Page, group: &Group) -> usize {
    group.starts.iter().filter(|start| page.is_listed[start.at]).count()
}

fn are_subjects(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 4;
    const TEXT: [Kind; 3] = [Kind::Paragraph, Kind::Code, Kind::Table];
    let is_below_title =
        group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(level) if level > 1));
    let is_asking = group.fit() >= 0.15 && (is_sure(page, group) || page.is_titled_questions());
    let is_told = |start: &&Start| {
        page.first_said(start.at, page.sections.end(start.at))
            .is_some_and(|first| page.label(first) == Some(Label::Prompt))
    };
    let told = group.starts.iter().filter(is_told).count();
    let are_told = group.share(group.numbered) >= 0.8 && group.share(told) >= 0.5;
    let are_listed = || group.share(listed(page, group)) >= 0.7 && !are_rounds(page, group);
    let is_likely = page.is_about_questions() && (is_asking || are_told || are_listed());
    group.starts.len() >= FEWEST
        && is_below_title
        && is_likely
        && are_short(page, group)
        && are_explained(page, group, &TEXT, 0.4)
}

/// Whether several headings of a shape call an interview by its name, as those on how somebody is hired do: `Coding exercise`
/// is a round among `Phone interview` and `Final interview`, and no subject.
fn are_rounds(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 2;
    let ends_so = |start: &&Start| {
        let name = page.blocks[start.at].words.plain.to_lowercase();
        section("interviews").ends(name.trim_end_matches(|c: char| !c.is_alphanumeric()))
    };
    group.starts.iter().filter(ends_so).count() >= FEWEST
}

/// Whether most headings of a shape that do not ask are names, and no sentences as in an essay.
fn are_short(page: &Page, group: &Group) -> bool {
    const MOST_WORDS: usize = 6;
    let names = group.starts.iter().filter(|start| page.notes[start.at].asks == Asks::No);
    let is_long = |start: &&Start| page.blocks[start.at].words.plain.split_whitespace().count() > MOST_WORDS;
    names.clone().filter(is_long).count() * 2 <= names.count()
}

/// Whether most headings of a shape have text of their own right below them, which does not only lead
/// elsewhere, and no headings; text of such kinds, and no lists if it is but paragraphs. The others may have
/// nothing, up to a share.
fn are_explained(page: &Page, group: &Group, kinds: &[Kind], least: f64) -> bool {
    // What a list of contents leads to may have sections of its own.
    let is_listed = group.share(listed(page, group)) >= 0.7;
    let is_explained = |start: &Start, first: usize| {
        let block = &page.blocks[first];
        (is_listed && heading_level(block).is_none()
            || page.sections.next_heading(start.at) >= page.sections.end(start.at))
            && kinds.contains(&block.kind)
            && !block.words.is_link()
            && !lists_links(page, first)
            && (kinds.len() > 1 || !block.is_item())
    };
    let is_heading = group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(_)));
    let (mut all, mut explained) = (0usize, 0usize);
    for start in &group.starts {
        if let Some(first) = first_below(page, start) {
            all += 1;
            explained += usize::from(is_explained(start, first));
        }
    }
    is_heading && explained * 10 >= all * 8 && group.share(explained) >= least
}

/// Whether the rows of a table lead elsewhere: it is a list of contents.
pub(super) fn lists_links(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    let rows = page.view.get(block.first, block.last).iter().skip(2);
    let linked = rows.clone().filter(|row| row.text.contains("](")).count();
    block.kind == Kind::Table && linked > 0 && linked * 2 >= rows.count()
}

/// What a heading has below it: nothing where only quoted links lead away.
fn first_below(page: &Page, start: &Start) -> Option<usize> {
    let end = page.sections.end(start.at);
    let first = page.first_said(start.at, end);
    first.filter(|first| !page.blocks[*first].is_quoted || !page.blocks[*first].words.is_link())
}
