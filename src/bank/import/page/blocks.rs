//! What is known of the blocks of a document by their order alone, before any of them is judged.

mod beside_counted;

use std::collections::HashSet;

use super::not_posed::names_faq;
use crate::bank::import::{
    flow::{Block, Kind},
    inline,
    labels::Label,
    note::Note,
    options, sections,
    view::View,
    vocabulary::section,
    words::Asks,
};

/// The heading that says again what the title in the front matter does.
pub(super) fn repeated_title(view: &View, blocks: &[Block]) -> Option<usize> {
    let is_title = |block: &&Block| matches!(block.kind, Kind::Heading(_));
    let title = blocks.first().filter(|_| view.front_matter_lines > 0).filter(is_title)?;
    let again = blocks.get(1).filter(is_title)?;
    (title.first < view.front_matter_lines && again.words.plain == title.words.plain).then_some(1)
}

/// Whether a paragraph is bold, or its first line.
fn begins_bold(block: &Block) -> bool {
    block.words.is_bold()
        || block.last > block.first
            && block.words.split_bold().is_some_and(|(bold, rest)| {
                bold.ends_with(char::is_whitespace) || rest.starts_with(char::is_whitespace)
            })
}

/// Which headings and bold lines begin with a number that goes on counting, without a mark after it: `## 3 Caches`,
/// `# 3-Caches`.
pub(super) fn counted(blocks: &[Block]) -> Vec<bool> {
    const FEWEST: usize = 3;
    let mut counted = vec![false; blocks.len()];
    let is_of_level = |at: &usize, level: u8| match level {
        0 => blocks[*at].kind == Kind::Paragraph && !blocks[*at].is_item() && begins_bold(&blocks[*at]),
        level => blocks[*at].kind == Kind::Heading(level),
    };
    for level in 0..=6 {
        let all: Vec<usize> = (0..blocks.len()).filter(|at| is_of_level(at, level)).collect();
        let number = |at: &usize| inline::bare_number(&blocks[*at].words.plain).map(|(number, _)| number);
        let numbered: Vec<usize> = all.iter().filter(|at| number(at).is_some()).copied().collect();
        let rising = numbered.windows(2).filter(|pair| number(&pair[0]) < number(&pair[1])).count();
        if numbered.len() >= FEWEST
            && numbered.len() * 10 >= all.len() * 7
            && rising * 10 >= numbered.len() * 6
        {
            for at in numbered {
                counted[at] = true;
            }
        }
    }
    counted
}

/// Which items say the same as a heading or a summary below them: they are entries of a list of contents. And
/// which headings they are that such entries lead to, and which items.
pub(super) fn entries(blocks: &[Block]) -> (Vec<bool>, Vec<bool>) {
    let said = |at: usize| -> String {
        inline::said(inline::unnumbered(options::without_box(&blocks[at].words.plain)))
    };
    let mut below: HashSet<String> = HashSet::new();
    let mut places: HashSet<String> = HashSet::new();
    let mut entries = vec![false; blocks.len()];
    for at in (0..blocks.len()).rev() {
        match blocks[at].kind {
            Kind::Heading(_) | Kind::Summary => {
                below.insert(said(at));
            }
            // One in bold that is numbered has a place of its own as a heading does.
            Kind::Paragraph if !blocks[at].is_item() && is_numbered_bold(&blocks[at]) => {
                below.insert(said(at));
            }
            Kind::Paragraph
                if (blocks[at].is_item() || is_line_of_contents(&blocks[at])) && !below.is_empty() =>
            {
                let said = said(at);
                entries[at] = !said.is_empty() && below.contains(&said);
            }
            _ => {}
        }
        // An item that has something below it is a place, too, where a link above leads to it.
        if blocks[at].is_item() && !entries[at] {
            let said = said(at);
            let has_more = || blocks.get(at + 1).is_some_and(|next| !next.is_item());
            if blocks[at].words.has_anchor && places.contains(&said) {
                entries[at] = true;
            } else if blocks[at].level == 1 && has_more() {
                places.insert(said);
            }
        }
    }
    fill_lists(blocks, &mut entries);
    let mut above: HashSet<String> = HashSet::new();
    let mut listed = vec![false; blocks.len()];
    for at in 0..blocks.len() {
        if entries[at] && blocks[at].words.has_anchor {
            above.insert(said(at));
        } else if matches!(blocks[at].kind, Kind::Heading(_)) || blocks[at].is_item() {
            listed[at] = above.contains(&said(at));
        }
    }
    (entries, listed)
}

/// Whether a paragraph is nothing but a link to a place in the document, as lists of contents have them without bullets.
fn is_line_of_contents(block: &Block) -> bool {
    block.level == 0 && block.words.is_link() && block.words.has_anchor && !block.words.has_link
}

/// Where most items of a list are entries, and it holds nothing else than items, the others are such, too: their headings
/// say it in other words, or are not written yet.
fn fill_lists(blocks: &[Block], entries: &mut [bool]) {
    const FEWEST: usize = 5;
    let mut from = 0;
    while from < blocks.len() {
        let count = blocks[from..].iter().take_while(|block| block.is_item()).count();
        let list = &mut entries[from..from + count];
        let known = list.iter().filter(|is_entry| **is_entry).count();
        if known >= FEWEST && known * 4 >= count * 3 {
            list.fill(true);
        }
        from += count.max(1);
    }
}

/// For each block that begins an item, the item that it is nested in, and the block after its last one.
pub(super) fn nesting(blocks: &[Block]) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut open: Vec<usize> = Vec::new();
    let (mut over, mut ends) = (vec![None; blocks.len()], vec![blocks.len(); blocks.len()]);
    for (at, block) in blocks.iter().enumerate() {
        let ends_here = |last: &usize| {
            block.level < blocks[*last].level || block.is_item() && block.level == blocks[*last].level
        };
        while let Some(last) = open.pop_if(|last| ends_here(last)) {
            ends[last] = at;
        }
        if block.is_item() {
            over[at] = open.last().copied();
            open.push(at);
        }
    }
    (over, ends)
}

/// Which blocks are headings of parts of questions. One that stands there once, beside many questions, has
/// another meaning.
pub(super) fn parts(blocks: &[Block], notes: &[Note]) -> Vec<bool> {
    let label = |at: usize| {
        let is_heading = matches!(blocks[at].kind, Kind::Heading(_));
        notes[at].label.as_ref().and_then(|tag| tag.label).filter(|_| is_heading)
    };
    let count = |wanted: Label| (0..blocks.len()).filter(|at| label(*at) == Some(wanted)).take(2).count();
    let is_one = count(Label::Question) == 1;
    let often = [Label::Answer, Label::KeyPoints, Label::FollowUps]
        .map(|wanted| (wanted, count(wanted) > 1 || is_one));
    // Of two headings of the highest level the second may answer the first: `# LRU cache`, `# Solution`.
    let levels = || blocks.iter().filter_map(sections::heading_level);
    let highest = levels().min();
    let asks = |at: usize| sections::heading_level(&blocks[at]).is_some() && notes[at].asks != Asks::No;
    let are_two =
        levels().filter(|level| Some(*level) == highest).take(3).count() == 2 && !(1..blocks.len()).any(asks);
    let answers_title = |at: usize| {
        are_two
            && at > 0
            && label(at) == Some(Label::Answer)
            && sections::heading_level(&blocks[at]) == highest
            && notes[at].label.as_ref().is_some_and(|tag| tag.rest.is_empty())
    };
    let beside_counted = beside_counted::parts(blocks, notes);
    // One that is asked in its heading belongs to the question above it.
    let is_asked = |at: usize| notes[at].label.as_ref().is_some_and(|tag| !tag.rest.is_empty());
    let is_part = |at: usize| {
        label(at)
            .is_some_and(|label| often.contains(&(label, true)) || label == Label::FollowUps && is_asked(at))
            || answers_title(at)
            || beside_counted[at]
    };
    (0..blocks.len()).map(is_part).collect()
}

/// Whether words in small letters speak of questions.
pub(in crate::bank::import) fn says_questions(plain: &str) -> bool {
    let plain = section("other than questions").left_of(plain);
    section("speaking of questions").is_in(&plain) || section("questions").is_in(&plain)
}

/// Whether a document speaks of questions in its headings or its first words.
pub(super) fn speaks_of_questions(blocks: &[Block], notes: &[Note]) -> bool {
    const LOOKED_AT: usize = 400;
    blocks.iter().zip(notes).take(LOOKED_AT).enumerate().any(|(at, (block, note))| {
        let is_looked_at = sections::heading_level(block).is_some() || at < 4;
        let plain = if is_looked_at { block.words.plain.to_lowercase() } else { return false };
        // Below its title, any document may have such a section.
        let is_of_any = || at > 0 && names_section_of_any(&sections::bare_name(&plain));
        note.asks != Asks::Yes && says_questions(&plain) && !is_of_any()
    })
}

/// Whether a name is that of what is asked in any document, whatever it is about: `FAQ`, `Open questions`.
fn names_section_of_any(name: &str) -> bool {
    names_faq(name) || section("to be filled in").has(name)
}

pub(super) fn is_numbered_bold(block: &Block) -> bool {
    block.level == 0 && block.words.is_bold() && block.words.plain.starts_with(|c: char| c.is_ascii_digit())
}
