//! The headings of a document: under which each block stands, and which of them hold no questions.

mod opening;

use std::collections::{BTreeMap, HashSet};

pub(super) use self::opening::{is_opening, names_contents};
use super::{
    flow::{Block, Kind},
    inline, marks,
    vocabulary::section,
    words,
};

/// The headings over the blocks of a document.
#[derive(Debug)]
pub(super) struct Sections {
    /// For each block, the nearest heading above it, which for a heading is the one that it stands under.
    over: Vec<Option<usize>>,
    /// For each block that is a heading, whether it or one over it holds no questions.
    aside: Vec<bool>,
    is_heading: Vec<bool>,
    /// For each block, the first heading after it that is not within it, of its level or a higher one.
    ends: Vec<usize>,
    /// For each block, the next heading after it.
    next: Vec<usize>,
    /// For each block, whether it is the heading of a part of a question.
    parts: Vec<bool>,
    of_questions: Vec<bool>,
    /// Whether its title is that of advice, though many of its items ask: it is a guide to an interview.
    is_guide: bool,
}

impl Sections {
    /// The nearest heading over a block.
    pub(super) fn over(&self, at: usize) -> Option<usize> {
        self.over[at]
    }

    /// Whether a block stands where there are no questions, or is the heading of such a place.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        let over = self.over[at].filter(|_| !self.is_heading[at]);
        self.aside[at] || over.is_some_and(|heading| self.aside[heading])
    }

    /// Whether a heading, or one over it other than the first of all, says that it is about questions.
    pub(super) fn is_of_questions(&self, heading: usize) -> bool {
        self.of_questions[heading]
    }

    /// Whether the title is that of advice, though many items ask: a guide to an interview, which tells the interviewer
    /// what to do, too.
    pub(super) fn is_guide(&self) -> bool {
        self.is_guide
    }

    /// Whether a block is the heading of a part of a question, such as its answer.
    pub(super) fn is_part(&self, at: usize) -> bool {
        self.parts[at]
    }

    /// The next heading after a block.
    pub(super) fn next_heading(&self, at: usize) -> usize {
        self.next[at]
    }

    /// Where the section of a heading ends.
    pub(super) fn end(&self, heading: usize) -> usize {
        self.ends[heading]
    }
}

/// Finds the sections. Headings in list items and in `<details>` do not end those outside, and those that
/// an item holds end with it. What some headings are called says nothing of what they hold: those of `asked`.
pub(super) fn of(blocks: &[Block], parts: Vec<bool>, asked: &HashSet<usize>) -> Sections {
    let mut sections = Sections {
        over: Vec::with_capacity(blocks.len()),
        aside: vec![false; blocks.len()],
        is_heading: vec![false; blocks.len()],
        ends: vec![blocks.len(); blocks.len()],
        next: next_headings(blocks),
        parts,
        of_questions: vec![false; blocks.len()],
        is_guide: false,
    };
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut title = None;
    let mut rows = Rows::default();
    for (at, block) in blocks.iter().enumerate() {
        while let Some((_, heading)) = open.pop_if(|(_, heading)| ends_with_item(&blocks[*heading], block)) {
            sections.ends[heading] = at;
        }
        if let Some(level) = heading_level(block).filter(|_| !sections.parts[at]) {
            while open.last().is_some_and(|(outer, _)| *outer >= level) {
                if let Some((_, heading)) = open.pop() {
                    sections.ends[heading] = at;
                }
            }
            let over = open.last().map(|(_, heading)| *heading);
            sections.over.push(over);
            // What stands under a list of contents is no part of it.
            let is_inherited =
                over.is_some_and(|over| sections.aside[over] && !is_opening(&blocks[over].words.plain));
            let name = block.words.plain.to_lowercase();
            let is_first = level == 1 && title.is_none();
            let named = if is_first { without_owner(&block.words.plain) } else { &block.words.plain };
            let is_named =
                !is_first && (section("questions").is_in(&name) || section("self check").is_in(&name));
            // A document of advice may have its questions in sections that say so.
            let is_titled = is_named
                && over.is_some_and(|over| {
                    title == Some(over) || names_preparation(&blocks[over]) && lists_asking(blocks, at)
                });
            sections.is_heading[at] = true;
            let is_advice = is_about_interviews(named);
            let is_asked = rows.asks_on(level, &block.words.plain)
                || asked.contains(&at)
                || section("practice").is_in(&name) && asks_below(blocks, at, level);
            let is_named_aside = !is_asked && is_aside(&block.words.plain);
            // The title of all may say what it is for: `Interview preparation`.
            let is_title = is_purpose(named)
                && (is_first || prepares_by_asking(blocks, at, level) && !goes_in_steps(blocks, at));
            let is_guide = is_first && is_named_aside && !is_title && !is_advice && hold_questions(blocks);
            sections.is_guide |= is_guide;
            sections.aside[at] =
                is_named_aside && !is_title && !is_guide || is_advice || is_inherited && !is_titled;
            title = title.or((level == 1).then_some(at));
            sections.of_questions[at] = is_named || over.is_some_and(|over| sections.of_questions[over]);
            open.push((level, at));
        } else {
            // What is folded away ends with its tag.
            let ends_here = |heading: usize| block.kind == Kind::Close && blocks[heading].fold >= block.fold;
            while let Some((_, heading)) = open.pop_if(|(_, heading)| ends_here(*heading)) {
                sections.ends[heading] = at;
            }
            sections.over.push(open.last().map(|(_, heading)| *heading));
        }
    }
    sections
}

/// Headings of one level that count on, one after the other.
#[derive(Default)]
struct Rows {
    /// For each level its last number, how many headings came to it, and how many of them ask.
    last: BTreeMap<u8, (u64, usize, usize)>,
}

impl Rows {
    /// Whether a heading counts on from headings of which most ask: among these `4. Best practices of caching` is
    /// asked as well.
    fn asks_on(&mut self, level: u8, plain: &str) -> bool {
        const FEWEST: usize = 3;
        let Some((number, rest)) = marks::number(plain.trim()) else {
            self.last.retain(|other, _| *other < level);
            return false;
        };
        let row = self.last.get(&level).filter(|(last, ..)| *last + 1 == number);
        let (_, all, asking) = row.copied().unwrap_or_default();
        let is_row = asking >= FEWEST && asking * 5 >= all * 4;
        let asks = words::asks(rest) != words::Asks::No;
        self.last.insert(level, (number, all + 1, asking + usize::from(asks || is_row)));
        is_row
    }
}

/// Whether what stands under a heading that an item holds below its first words is over with that item.
fn ends_with_item(heading: &Block, block: &Block) -> bool {
    heading.level > 0
        && !heading.is_item()
        && (block.level < heading.level || block.is_item() && block.level == heading.level)
}

fn next_headings(blocks: &[Block]) -> Vec<usize> {
    let mut next = blocks.len();
    let mut all = vec![next; blocks.len()];
    for (at, block) in blocks.iter().enumerate().rev() {
        all[at] = next;
        if heading_level(block).is_some() {
            next = at;
        }
    }
    all
}

/// The level of a heading that has a section: not one that is quoted.
pub(super) fn heading_level(block: &Block) -> Option<u8> {
    match block.kind {
        Kind::Heading(level) if !block.is_quoted => Some(level),
        _ => None,
    }
}

/// Whether a heading is the title of advice on interviews: `How to approach a design interview`.
fn is_about_interviews(plain: &str) -> bool {
    let name = plain.to_lowercase();
    words::is_advice(plain) && !plain.contains(['?', '？']) && section("interviews").is_in(&name)
}

/// A title without whose document it is, which says nothing of what it holds: `My interview preparation`.
fn without_owner(plain: &str) -> &str {
    let plain = plain.trim_start();
    plain
        .split_once(' ')
        .filter(|(first, _)| first.eq_ignore_ascii_case("my"))
        .map_or(plain, |(_, rest)| rest)
}

/// Whether a heading announces something else than questions.
pub(super) fn is_aside(plain: &str) -> bool {
    let name = plain.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // What is in brackets behind it says who does it, or when.
    let bare = name.split(" (").next().unwrap_or_default();
    let bare = without_part(bare);
    if section("aside section").has(bare) || section("aside section").has(&bare_name(plain)) {
        return true;
    }
    if section("of itself").is_in(&name) || names_aims(bare) {
        return true;
    }
    if names_material(&name) {
        return true;
    }
    !name.contains("question")
        && !plain.contains('?')
        && is_short(bare)
        && section("advice section").is_in(&name)
        && !joins_advice(&name)
}

/// A name without the word and the number that count it: `part 2: evaluation criteria`.
fn without_part(name: &str) -> &str {
    let counted = name.split_once(": ").filter(|(count, _)| {
        let number = count.strip_prefix("part ").or_else(|| count.strip_prefix("section "));
        number.is_some_and(|number| number.chars().all(|c| c.is_ascii_digit()))
    });
    counted.map_or(name, |(_, name)| name)
}

/// Whether a name says that good ways are told of together with a subject: `Exceptions and best practices`.
fn joins_advice(name: &str) -> bool {
    const JOINING: [&str; 7] = [" and ", " & ", " ve ", " und ", " et ", " y ", " и "];
    let subject = JOINING
        .iter()
        .find_map(|joining| name.split_once(joining))
        .filter(|(_, rest)| rest.trim_start_matches("the ").starts_with("best practice"));
    subject.is_some_and(|(subject, _)| !section("advice section").is_in(subject))
}

/// Whether a name is that of what something is for: `Session objectives`, `Key learning goals`.
fn names_aims(name: &str) -> bool {
    let is_of = |aims: &str| !aims.contains(' ') || aims.split(' ').all(|word| section("aims of").has(word));
    section("aims").before(name).map(str::trim_end).is_some_and(|aims| !aims.is_empty() && is_of(aims))
}

/// Whether a name is that of a section of things to read, and not of what a machine has: `Further resources`,
/// `Resources for practice`.
fn names_material(name: &str) -> bool {
    let is_of = |after: &str| after.starts_with([' ', ',', ':', '&', '-']) && !after.starts_with(" of ");
    is_short(name)
        && !name.contains('?')
        && (name.strip_prefix("resources").is_some_and(is_of)
            || name.contains("resource") && name.split_whitespace().any(|word| section("material").has(word)))
}

/// The name of a section without its number, and without what is in brackets behind it: `1. Introduction (5 min)`.
pub(super) fn bare_name(plain: &str) -> String {
    let name = inline::unnumbered(plain).to_lowercase();
    let name =
        name.rsplit_once(" (").filter(|(_, note)| note.ends_with(')')).map_or(&*name, |(name, _)| name);
    name.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// Whether a name is that of a section of answers, be it with a number: `Answers`, `9. Answers`.
pub(super) fn names_answers(plain: &str) -> bool {
    let name = plain.to_lowercase();
    section("answers").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
        || section("answers").has(&bare_name(plain))
}

/// Whether a heading says how long its part of an interview takes: `CSS (15 min)`.
pub(super) fn is_timed(plain: &str) -> bool {
    const LONGEST: usize = 40;
    let name = plain.to_lowercase();
    name.match_indices(|c: char| c.is_ascii_digit()).any(|(at, _)| {
        let after = name[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let unit = after.trim_start_matches([' ', '-', '\u{a0}']);
        unit.len() <= LONGEST && section("minutes").begins(unit)
    })
}

/// Whether the title of a document only says what it is for: `Interview preparation`, and not how to do that.
fn is_purpose(plain: &str) -> bool {
    section("preparation").is_in(&plain.to_lowercase()) && !words::is_advice(plain)
}

/// Whether a heading says that interviews are prepared below it, and most that stands out there ends as questions do:
/// they are prepared by these.
fn prepares_by_asking(blocks: &[Block], at: usize, level: u8) -> bool {
    section("interviews").is_in(&blocks[at].words.plain.to_lowercase()) && asks_below(blocks, at, level)
}

/// Whether the next heading below another is a step: what asks in it is to be asked on the way.
fn goes_in_steps(blocks: &[Block], at: usize) -> bool {
    let next = blocks[at + 1..].iter().find(|block| heading_level(block).is_some());
    next.is_some_and(|next| {
        let name = next.words.plain.to_lowercase();
        let count = section("step").after(name.trim_start_matches(|c: char| !c.is_alphanumeric()));
        count.is_some_and(|count| count.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    })
}

/// Whether most that stands out below a heading ends as questions do.
fn asks_below(blocks: &[Block], at: usize, level: u8) -> bool {
    const FEWEST: usize = 4;
    let is_own = |block: &&Block| heading_level(block).is_none_or(|other| other > level);
    let (mut all, mut asking) = (0usize, 0usize);
    for block in blocks[at + 1..].iter().take_while(is_own) {
        if block.is_item() && block.level == 1 || !block.is_item() && block.words.is_bold() {
            all += 1;
            let is_sure = words::asks(&block.words.plain) == words::Asks::Yes && !block.words.has_anchor;
            asking += usize::from(is_sure);
        }
    }
    asking >= FEWEST && asking * 2 >= all
}

/// Whether a heading is that of how an interview is prepared: `Pre-interview preparation`.
fn names_preparation(block: &Block) -> bool {
    section("preparation").is_in(&block.words.plain.to_lowercase())
}

/// Whether all items of the list below a heading ask, most with a mark, be there a line above them.
fn lists_asking(blocks: &[Block], heading: usize) -> bool {
    const FEWEST: usize = 3;
    let below = &blocks[heading + 1..];
    let first = below.iter().take(2).position(Block::is_item).unwrap_or(below.len());
    let items: Vec<words::Asks> = below[first..]
        .iter()
        .take_while(|block| block.is_item() && block.level == 1)
        .map(|block| words::asks(words::after_name(&block.words.plain).unwrap_or(&block.words.plain)))
        .collect();
    let sure = items.iter().filter(|asks| **asks == words::Asks::Yes).count();
    items.len() >= FEWEST && !items.contains(&words::Asks::No) && sure * 2 >= items.len()
}

/// Whether many items of a document end as questions do: a title such as `Interview format` is that of a guide with its
/// questions.
fn hold_questions(blocks: &[Block]) -> bool {
    const FEWEST: usize = 4;
    let is_sure = |block: &&Block| {
        block.is_item() && !block.words.has_anchor && words::asks(&block.words.plain) == words::Asks::Yes
    };
    blocks.iter().filter(is_sure).take(FEWEST).count() == FEWEST
}

/// Whether a text is a name rather than a sentence.
fn is_short(name: &str) -> bool {
    const MOST_WORDS: usize = 7;
    const LONGEST_WITHOUT_BLANKS: usize = 10;
    // Chinese and Japanese have no blanks between words.
    let is_written_on = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let written = name.chars().filter(|c| is_written_on(*c)).count();
    name.split_whitespace().count() <= MOST_WORDS && written <= LONGEST_WITHOUT_BLANKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_advice_and_material_hold_no_questions() {
        for name in [
            "Table of Contents",
            "📚 Resources",
            "Tips for the interviewer",
            "1. Introduction (5 min)",
            "目录",
        ] {
            assert!(is_aside(name), "{name}");
        }
        for name in [
            "General questions",
            "How do you contribute to a team?",
            "React",
            "Questions about best practices",
            "使用智能指针管理内存资源",
            "Values and team contributions",
        ] {
            assert!(!is_aside(name), "{name}");
        }
    }
}
