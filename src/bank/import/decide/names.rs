//! Lists of names, where the title says that a document holds questions, and nothing else in it looks like one; and names
//! with text folded away, where a document holds nothing else at all.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    group::{Group, has_prompt},
    holds::names_many,
};
use crate::bank::import::{
    difficulty,
    families::{self, Shape, Start},
    flow::Kind,
    labels::Label,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// Whether a bold name among numbered questions is that of a section.
pub(super) fn is_of_section(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 7;
    !start.is_certain
        && page.notes[start.at].asks == Asks::No
        && page.blocks[start.at].words.plain.split_whitespace().count() <= MOST_WORDS
        && !families::lead(page, start.at).is_numbered
        && (page.names_several(start.at)
            || page.blocks[start.at].words.plain.trim_end().ends_with(':')
            || !has_prompt(page, start))
}

/// Takes the items that are a bold name with text of their own below, where nearly all items outside of lists of contents
/// are such, and each heading only names the subject of several: `- **CAP theorem**`, and below it what that is.
pub(super) fn in_bold_items(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const FEWEST: usize = 5;
    let others: usize = accepted.values().map(Vec::len).sum();
    if !page.is_titled_questions() {
        return;
    }
    for shape in [Shape::Numbered(1), Shape::Bullet(1)] {
        // Those of them that ask may be known already.
        let are_none_else =
            accepted.keys().all(|other| matches!(other, Shape::Heading(_)) || *other == shape);
        if !groups.contains_key(&shape) || !are_none_else {
            continue;
        }
        let is_told = |start: &&Start| {
            let below = page.blocks.get(start.at + 1).filter(|_| page.end_of_item(start.at) > start.at + 1);
            page.blocks[start.at].words.is_bold()
                && !page.blocks[start.at].words.plain.trim_end().ends_with([':', '：'])
                && page.sections.over(start.at).is_some()
                && below
                    .is_some_and(|below| below.kind == Kind::Paragraph && page.label(start.at + 1).is_none())
        };
        let is_ordered = shape == Shape::Numbered(1);
        let is_item = |at: &usize| {
            let block = &page.blocks[*at];
            block.level == 1
                && block.item.is_some_and(|item| item.is_ordered == is_ordered)
                && !page.is_entry[*at]
        };
        let all = (0..page.blocks.len()).filter(is_item);
        let all: Vec<Start> = all.map(|at| Start { at, shape, is_certain: false }).collect();
        let told: Vec<Start> = all.iter().filter(is_told).copied().collect();
        let sections: BTreeSet<usize> =
            told.iter().filter_map(|start| page.sections.over(start.at)).collect();
        if told.len() >= FEWEST
            && told.len() * 10 >= all.len() * 8
            && told.len() > others
            && told.len() >= sections.len() * 2
        {
            accepted.clear();
            accepted.insert(shape, told);
            return;
        }
    }
}

/// Takes the outermost items, the bold names or the headings of such a document.
pub(super) fn instead_of_nothing(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    // The little that asks beside them is in an answer, where nearly all of a document is folded away and has a name.
    let asked: usize = accepted.values().map(Vec::len).sum();
    let are_cards = |group: &&Group| asked * RARE <= group.starts.len() && are_cards(page, group);
    if let Some(folded) = groups.get(&Shape::Details(1)).filter(are_cards) {
        accepted.clear();
        accepted.insert(Shape::Details(1), folded.starts.clone());
        return;
    }
    if accepted.values().any(|starts| !starts.is_empty()) {
        return;
    }
    if let Some((shape, group)) = groups.iter().find(|(shape, group)| are_by_level(page, **shape, group)) {
        accepted.insert(*shape, group.starts.clone());
        return;
    }
    if is_titled(page)
        && let Some(shape) = listed(page, groups).or_else(|| headed(page, groups))
    {
        let starts = groups[&shape].starts.iter().filter(|start| !is_aside(page, start.at));
        accepted.insert(shape, starts.copied().collect());
    }
}

/// The shape of the names that are all that such a document lists: numbered, behind bullets or in bold.
fn listed(page: &Page, groups: &BTreeMap<Shape, Group>) -> Option<Shape> {
    const SHAPES: [(Shape, usize); 3] = [(Shape::Numbered(1), 2), (Shape::Bullet(1), 4), (Shape::Bold, 4)];
    let are_all = |(shape, fewest): &(Shape, usize)| {
        let Some(group) = groups.get(shape) else { return false };
        let starts: Vec<&Start> = group.starts.iter().filter(|start| !is_aside(page, start.at)).collect();
        let leading = starts.iter().filter(|start| leads_elsewhere(page, start)).count();
        // Names stand beside one another under the headings of a part.
        let is_name = |start: &Start| says_little(page, start) && !is_counted_above(page, start);
        starts.len() >= *fewest
            && leading * 2 < starts.len()
            && starts.iter().all(|start| is_name(start))
            && hold_all(page, starts.len())
    };
    SHAPES.into_iter().find(are_all).map(|(shape, _)| shape)
}

/// The lowest headings of such a document, where they hold all of it, each has text below it, or some of them ask.
fn headed(page: &Page, groups: &BTreeMap<Shape, Group>) -> Option<Shape> {
    const FEWEST: usize = 4;
    const LEAST: f64 = 0.33;
    let are_all = |(shape, group): &(&Shape, &Group)| {
        let Shape::Heading(level) = shape else { return false };
        let of_level = page.blocks.iter().filter(|block| heading_level(block) == Some(*level));
        let are_told = || group.starts.iter().all(|start| is_name_with_text(page, start));
        let are_lowest = || group.starts.iter().all(|start| is_lowest(page, start));
        *level > 1
            && group.starts.len() >= FEWEST
            && of_level.count() == group.starts.len()
            && (are_told() || hold_all(page, 0) || group.fit() >= LEAST && are_lowest())
    };
    groups.iter().rev().find(are_all).map(|(shape, _)| *shape)
}

/// Whether headings are names of what is solved by the code below them, in sections that are named by how hard that is:
/// `Easy`, `Hard`.
fn are_by_level(page: &Page, shape: Shape, group: &Group) -> bool {
    const FEWEST: usize = 4;
    const FEWEST_LEVELS: usize = 2;
    let is_level = |over: &usize| difficulty::is_alone(&page.blocks[*over].words.plain);
    let levels: BTreeSet<usize> =
        group.starts.iter().filter_map(|start| page.sections.over(start.at).filter(is_level)).collect();
    let is_coded = |start: &&Start| {
        let first = page.first_said(start.at, page.sections.end(start.at));
        page.sections.over(start.at).is_some_and(|over| levels.contains(&over))
            && first.is_some_and(|first| page.blocks[first].kind == Kind::Code)
    };
    matches!(shape, Shape::Heading(_))
        && group.starts.len() >= FEWEST
        && levels.len() >= FEWEST_LEVELS
        && group.starts.iter().filter(is_coded).count() * 10 >= group.starts.len() * 8
}

/// How many times as many names there are as what is beside them, where that is little.
const RARE: usize = 4;

/// Whether a document is nothing but names with text folded away below each, as cards are, and headings over them.
fn are_cards(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 4;
    let said = |at: usize| page.blocks.get(at).is_some_and(|block| block.kind == Kind::Paragraph);
    let is_name_with_text = |start: &Start| (start.at + 1..start.at + 4).any(said);
    let is_outside = |at: usize| {
        let block = &page.blocks[at];
        // Where it was taken from, it may say, too.
        let is_source = block.words.is_link() || words::is_address(&block.words.plain);
        block.fold == 0 && !page.notes[at].is_noise && heading_level(block).is_none() && !is_source
    };
    let outside = (0..page.blocks.len()).filter(|at| is_outside(*at)).count();
    // One or another may still be empty.
    let told = group.starts.iter().filter(|start| is_name_with_text(start)).count();
    group.starts.len() >= FEWEST
        && told * 10 >= group.starts.len() * 9
        && !group.starts.iter().any(|start| leads_elsewhere(page, start))
        && (outside == 0 || page.is_titled_questions() && outside * RARE <= group.starts.len())
}

/// Whether no other heading stands below one, and its section is none that any text has.
fn is_lowest(page: &Page, start: &Start) -> bool {
    page.sections.next_heading(start.at) >= page.sections.end(start.at) && !page.sections.is_aside(start.at)
}

/// Whether a heading is a short name with text right below it, and with no headings. The number of a chapter is none.
fn is_name_with_text(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 6;
    let end = page.sections.end(start.at);
    let first = page.first_said(start.at, end);
    is_lowest(page, start)
        && !counts_chapter(&page.blocks[start.at].words.plain)
        && page.blocks[start.at].words.plain.split_whitespace().count() <= MOST_WORDS
        && first.is_some_and(|first| {
            let block = &page.blocks[first];
            block.kind == Kind::Paragraph
                && !block.is_item()
                && !block.words.is_link()
                && page.label(first).is_none()
        })
}

/// Whether a name begins with a word for a part of a text and its number: `Chapter 3: The harbour`, `第三章`.
pub(super) fn counts_chapter(plain: &str) -> bool {
    let name = plain.to_lowercase();
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_part = words
        .next()
        .is_some_and(|word| section("counted part").has(word) || section("counted chapter").has(word));
    is_part && words.next().is_some_and(|count| count.starts_with(is_count)) || is_chinese_chapter(name)
}

/// Whether a letter is one that a number begins with, be it a Roman one.
fn is_count(c: char) -> bool {
    c.is_numeric() || matches!(c, 'i' | 'v' | 'x')
}

fn is_chinese_chapter(name: &str) -> bool {
    const LONGEST: usize = 4;
    let rest = name.strip_prefix('第');
    rest.is_some_and(|rest| {
        rest.chars().take(LONGEST).any(|c| matches!(c, '章' | '课' | '節' | '节' | '回' | '部' | '編'))
    })
}

/// Whether the first heading says that questions follow: `Backend interview questions`.
fn is_titled(page: &Page) -> bool {
    let first = page.blocks.iter().zip(&page.notes).find(|(_, note)| !note.is_noise);
    first.is_some_and(|(block, _)| {
        heading_level(block).is_some() && section("questions").is_in(&block.words.plain.to_lowercase())
    })
}

fn leads_elsewhere(page: &Page, start: &Start) -> bool {
    let words = &page.blocks[start.at].words;
    words.has_link && !words.is_link_to_task() || words.has_anchor
}

/// Whether the heading over a name says how many questions there are of what is listed below it.
fn is_counted_above(page: &Page, start: &Start) -> bool {
    page.sections.over(start.at).is_some_and(|over| names_many(&page.blocks[over].words.plain))
}

/// Whether a block is in a section that stands beside the questions in many documents: `Useful links`.
fn is_aside(page: &Page, at: usize) -> bool {
    let is_named_so = |over: usize| page.label(over) == Some(Label::Aside);
    page.sections.is_aside(at) || page.sections.over(at).is_some_and(is_named_so)
}

/// Whether a document holds headings and so many items, and hardly anything else: some words before them, and sections
/// that stand beside questions in many.
fn hold_all(page: &Page, items: usize) -> bool {
    const MOST_OTHERS: usize = 2;
    let is_said = |at: &usize| {
        !page.notes[*at].is_noise && heading_level(&page.blocks[*at]).is_none() && !is_aside(page, *at)
    };
    (0..page.blocks.len()).filter(is_said).count() <= items + MOST_OTHERS.min(items / 2)
}

/// Whether an item is a name or a line, and no paragraph.
fn says_little(page: &Page, start: &Start) -> bool {
    const MOST_WORDS: usize = 25;
    page.blocks[start.at].words.plain.split_whitespace().count() <= MOST_WORDS
        && page.sections.over(start.at).is_some()
}
