//! What was left out is looked at once more, when the others have decided: three or more siblings of which most ask,
//! that are in no question's body.
//!
//! Siblings are items of one level or bold paragraphs under one heading, or headings of one level. How sure they must
//! be depends on how much the document is about questions. Links to places that are not in the document, and to files
//! beside it, ask as what has no link does; links to other sites may be titles of articles, and must end as questions.

use std::collections::{BTreeMap, HashSet};

use super::{
    criteria::are_criteria,
    group::{is_option, says_something},
};
use crate::bank::import::{
    families::{self, Shape, Start},
    flow::Kind,
    inline,
    labels::Label,
    page::Page,
    sections, spans,
    vocabulary::section,
    words::{self, Asks},
};

/// Siblings: what has one look under one heading.
type Place = (Shape, Option<usize>);

/// Adds the questions among what was left out to the starts, which are in order.
pub(super) fn add(page: &mut Page, starts: &mut Vec<Start>) {
    let is_body = bodies(page, starts);
    let mut places: BTreeMap<Place, Vec<Start>> = BTreeMap::new();
    for family in families::SIBLINGS {
        for start in family.starts(page) {
            if !is_body[start.at]
                && !page.is_told[start.at]
                && !holds_others(page, &start, starts)
                && says_something(page, &start)
                && !is_option(page, &start)
            {
                places.entry((start.shape, page.sections.over(start.at))).or_default().push(start);
            }
        }
    }
    let targets = Targets::of(page, &places);
    let rows = Rows::of(page, starts);
    let found: HashSet<String> =
        starts.iter().map(|start| inline::said(&families::lead(page, start.at).prompt)).collect();
    let is_again = |start: &Start| found.contains(&inline::said(&families::lead(page, start.at).prompt));
    let mut added: Vec<Start> = Vec::new();
    for siblings in places.values() {
        let tally = Tally::of(page, siblings, &targets);
        // A list of contents names what stands elsewhere, where another one may share a few with it.
        if siblings.iter().filter(|start| is_again(start)).count() * 2 > siblings.len()
            || are_criteria(page, siblings)
            || opens_document(page, siblings[0].at, starts)
        {
            continue;
        }
        if tally.are_questions(page, siblings[0], starts.len(), &rows) {
            added.extend(siblings.iter().filter(|start| tally.is_question(page, start)).copied());
        }
    }
    let is_added: HashSet<usize> = added.iter().map(|start: &Start| start.at).collect();
    let is_nested = |start: &Start| {
        std::iter::successors(page.item_over(start.at), |over| page.item_over(*over))
            .any(|over| is_added.contains(&over))
    };
    added.retain(|start| start.shape.item_level().is_none() || !is_nested(start));
    starts.append(&mut added);
    starts.sort_by_key(|start| start.at);
    starts.dedup_by_key(|start| start.at);
}

/// Whether a block is in what is said right below the title, before the questions.
fn opens_document(page: &Page, at: usize, starts: &[Start]) -> bool {
    let is_title = |over: usize| page.sections.over(over).is_none() && page.sections.next_heading(over) > at;
    page.sections.over(at).is_none_or(is_title) && starts.first().is_some_and(|first| first.at > at)
}

/// Whether questions were found under a heading.
pub(super) fn holds_others(page: &Page, start: &Start, starts: &[Start]) -> bool {
    let after = starts.partition_point(|other| other.at <= start.at);
    start.shape.is_heading()
        && (page.sections.is_part(start.at)
            || starts.get(after).is_some_and(|other| other.at < page.end_of_section(start.at)))
}

/// For each block, whether it is in the body of a question.
pub(super) fn bodies(page: &Page, starts: &[Start]) -> Vec<bool> {
    let mut is_body = vec![false; page.blocks.len()];
    for (index, start) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map_or(page.blocks.len(), |start| start.at);
        let end = spans::end(page, start, next);
        let end = start.shape.item_level().map_or(end, |level| end_of_list(page, start.at, end, level));
        is_body[start.at..end.max(start.at + 1)].fill(true);
    }
    is_body
}

/// Where what belongs to an item ends: at its next sibling, unless text of its own stands before that.
fn end_of_list(page: &Page, at: usize, end: usize, level: usize) -> usize {
    let is_said = |at: usize| {
        let block = &page.blocks[at];
        block.level == 0
            && !page.notes[at].is_noise
            && !(block.kind == Kind::Paragraph
                && (block.words.is_bold() || block.words.plain.trim_end().ends_with([':', '：'])))
    };
    // Bullets below a number may be its points.
    let is_ordered = |at: usize| page.blocks[at].item.is_some_and(|item| item.is_ordered);
    let mut is_introduced = false;
    for next in at + 1..end {
        if is_said(next) {
            return end;
        }
        let block = &page.blocks[next];
        is_introduced |= block.level == 0;
        if block.is_item()
            && (block.level < level
                || block.level == level && (is_introduced || is_ordered(next) || !is_ordered(at)))
        {
            return next;
        }
    }
    end
}

/// The places of a document that links in it may lead to, if any of the siblings are such links.
#[derive(Debug, Default)]
struct Targets(HashSet<String>);

impl Targets {
    fn of(page: &Page, places: &BTreeMap<Place, Vec<Start>>) -> Self {
        if !places.values().flatten().any(|start| page.blocks[start.at].words.has_anchor) {
            return Self::default();
        }
        let is_name = |at: &usize| matches!(page.blocks[*at].kind, Kind::Heading(_) | Kind::Summary);
        let names =
            (0..page.blocks.len()).filter(is_name).map(|at| inline::said(&page.blocks[at].words.plain));
        let marked = page.view.lines.iter().flat_map(|line| {
            ["id=\"", "name=\"", "id='", "name='"].into_iter().flat_map(|mark| {
                let after = line.text.split(mark).skip(1);
                after.map(|name| inline::said(name.split(['"', '\'']).next().unwrap_or_default()))
            })
        });
        Self(names.chain(marked).collect())
    }

    /// Whether a block leads to one of them.
    fn has_one_of(&self, page: &Page, at: usize) -> bool {
        let text = page.blocks[at].text(&page.view);
        let places =
            text.split("](#").skip(1).map(|place| inline::said(place.split(')').next().unwrap_or_default()));
        page.blocks[at].words.has_anchor
            && (self.0.contains(&inline::said(&page.blocks[at].words.plain)) || {
                let mut places = places.peekable();
                places.peek().is_none() || places.any(|place| self.0.contains(&place))
            })
    }
}

/// The sections of one level under one heading, of which most hold questions: what the heading of another one says counts
/// for less than that.
#[derive(Debug, Default)]
struct Rows(BTreeMap<Row, (usize, usize)>);

/// The heading that headings of a level stand under, and their level.
type Row = (Option<usize>, u8);

impl Rows {
    fn of(page: &Page, starts: &[Start]) -> Self {
        let mut rows: BTreeMap<Row, (usize, usize)> = BTreeMap::new();
        let held: HashSet<usize> = starts.iter().filter_map(|start| page.sections.over(start.at)).collect();
        for at in 0..page.blocks.len() {
            if let Some(row) = Self::row(page, at) {
                let (holding, all) = rows.entry(row).or_default();
                *holding += usize::from(held.contains(&at));
                *all += 1;
            }
        }
        Self(rows)
    }

    fn row(page: &Page, heading: usize) -> Option<Row> {
        Some((page.sections.over(heading), sections::heading_level(&page.blocks[heading])?))
    }

    /// Whether a block stands in such a section.
    fn hold(&self, page: &Page, at: usize) -> bool {
        const FEWEST: usize = 3;
        let row = page.sections.over(at).and_then(|over| Self::row(page, over));
        let (holding, all) = row.and_then(|row| self.0.get(&row)).copied().unwrap_or_default();
        holding >= FEWEST && holding * 10 >= all * 7
    }
}

/// How siblings ask.
#[derive(Debug, Default)]
struct Tally {
    all: usize,
    sure: usize,
    likely: usize,
    /// Links to other sites.
    away: usize,
    /// In lists that something announces.
    announced: usize,
    /// Links to what is not in the document.
    elsewhere: usize,
    /// Links to places that are there.
    entries: usize,
}

impl Tally {
    fn of(page: &Page, siblings: &[Start], targets: &Targets) -> Self {
        let mut tally = Self { all: siblings.len(), ..Self::default() };
        for start in siblings {
            let block = &page.blocks[start.at];
            match asks(page, start.at) {
                Asks::Yes => tally.sure += 1,
                Asks::Perhaps if !words::is_advice(&block.words.plain) => tally.likely += 1,
                _ => {}
            }
            tally.away += usize::from(leads_away(page, start.at));
            tally.announced += usize::from(page.notes[start.at].is_announced);
            tally.elsewhere += usize::from(block.words.is_link());
            tally.entries += usize::from(targets.has_one_of(page, start.at));
        }
        tally
    }

    /// Whether most of them are questions.
    fn are_questions(
        &self,
        page: &Page,
        Start { at: first, shape, .. }: Start,
        others: usize,
        rows: &Rows,
    ) -> bool {
        const FEWEST: usize = 3;
        const MANY: usize = 12;
        let has_others = others > 0;
        let asking = self.sure + self.likely;
        let over = page.sections.over(first);
        let says_so = over.is_some_and(|over| page.sections.is_of_questions(over));
        // Where about as many were found, they are what the links lead to.
        let are_contents = self.elsewhere * 2 > self.all && others * 2 > self.all;
        if self.all < FEWEST || self.entries > 0 || are_contents {
            return false;
        }
        let is_likely = page.is_titled_questions() || says_so;
        let are_nearly_sure =
            self.sure * 100 >= self.all * 85 || self.sure * 10 >= self.all * 7 && asking == self.all;
        if self.announced > 0 && !(are_nearly_sure && may_be_asked(page, first)) {
            return false;
        }
        if page.sections.is_aside(first) {
            let may_be = self.elsewhere == self.all || !is_advice(page, first) || rows.hold(page, first);
            return is_likely && may_be && self.away == 0 && are_nearly_sure;
        }
        if self.away * 2 > self.all {
            return false;
        }
        if !page.is_about_questions() {
            // So many that ask with a mark need nobody to say what they are.
            let are_many = self.sure >= MANY && are_nearly_sure && shape.item_level() == Some(1);
            return are_many && self.away == 0 && !page.sections.is_guide() && !is_advice(page, first);
        }
        if page.sections.is_guide() {
            return !has_others && self.sure >= FEWEST && self.sure * 10 >= self.all * 8;
        }
        if has_others {
            return is_likely && self.sure >= FEWEST && self.sure * 10 >= self.all * 7;
        }
        let are_items = shape.item_level().is_some();
        self.sure >= 2 && asking * 10 >= self.all * 6 || is_likely && are_items && asking * 10 >= self.all * 7
    }

    /// Whether one of them is, where most are.
    fn is_question(&self, page: &Page, start: &Start) -> bool {
        let asking = self.sure + self.likely;
        let is_leaf = page.end_of_item(start.at) == start.at + 1;
        asks(page, start.at) != Asks::No
            || self.elsewhere * 2 < self.all
                && start.shape.item_level().is_some()
                && is_leaf
                && asking * 10 >= self.all * 7
    }
}

/// How far a block asks. Links to files of code are named by what is to be written.
fn asks(page: &Page, at: usize) -> Asks {
    let words = &page.blocks[at].words;
    let is_task = || {
        let plain = words.plain.to_lowercase();
        plain.split_whitespace().count() > 1
            && section("to be written").has(plain.split_whitespace().next().unwrap_or_default())
    };
    let asks = page.notes[at].asks;
    if asks == Asks::No && words.has_link && words.is_link() && is_task() { Asks::Perhaps } else { asks }
}

/// Whether what announces a list says that it holds questions, if anything: and not the answer to one, or what it should
/// have.
fn may_be_asked(page: &Page, first: usize) -> bool {
    let from = page.sections.over(first).unwrap_or_default();
    let is_other = |at: &usize| page.notes[*at].label.as_ref().is_some_and(|tag| tag.rest.is_empty());
    let label = (from..first).rev().find(is_other).and_then(|at| page.label(at));
    matches!(label, None | Some(Label::Question | Label::Aside | Label::FollowUps))
}

/// Whether a block stands in a section of advice, `The interview process`: what asks there is to be asked of oneself.
fn is_advice(page: &Page, at: usize) -> bool {
    let mut over = std::iter::successors(page.sections.over(at), |over| page.sections.over(*over));
    over.any(|over| section("advice section").is_in(&page.blocks[over].words.plain.to_lowercase()))
}

/// Whether a block is a link to another site, and neither to a file where code is kept nor to a task.
fn leads_away(page: &Page, at: usize) -> bool {
    const FILES: [&str; 2] = ["/blob/", "/tree/"];
    let words = &page.blocks[at].words;
    let text = page.blocks[at].text(&page.view);
    words.has_link
        && words.is_link()
        && !words.is_link_to_task()
        && text.contains("](http")
        && !FILES.iter().any(|file| text.contains(file))
}
