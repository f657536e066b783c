//! A document that is one task as a whole: its first words state it, and what follows is what it requires, its examples
//! and how it is handed in. `Shopping cart challenge`, `Your task is to …`, `Requirements`.

use std::collections::{BTreeMap, HashSet};

use super::one;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::{self, Label},
    note::Tag,
    page::{Page, Task},
    sections::{bare_name, heading_level},
    vocabulary::section,
    words::Asks,
};

/// How plainly a text states a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum States {
    No,
    /// A sentence begins as a task does: `Build a page`.
    Perhaps,
    /// A sentence begins as one that asks for code: `Write a function`.
    Likely,
    /// It says so: `Your task is`.
    Surely,
}

/// Takes all of such a document, where nothing in it was taken that is sure to be a question.
pub(super) fn whole(page: &mut Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    const MOST_WITHOUT_TITLE: usize = 16;
    let Some(at) = assigned(page).or_else(|| begin(page)) else { return };
    let is_short = || page.notes.iter().filter(|note| !note.is_noise).count() <= MOST_WITHOUT_TITLE;
    let has_name = has_title(page, at) || page.blocks[at].words.is_bold();
    let specified = specified(page, at);
    if !(has_name || is_short() || specified.is_some()) {
        return;
    }
    let names = names_task(page, at);
    let told = || {
        let stated = told_in_parts(page, at, names).or(specified);
        stated.map(|stated| (stated, States::Surely))
    };
    let Some((stated, sureness)) = statement(page, at).or_else(told) else { return };
    let is_sure = sureness == States::Surely || has_title(page, stated);
    if !are_parts(page, at, accepted, is_sure) {
        return;
    }
    let is_named = |tag: &Tag| {
        let name = tag.name.to_lowercase();
        tag.label == Some(Label::Prompt)
            && (labels::names_task(&tag.name) || section("description").has(name.trim()))
    };
    let names = names
        || page.notes[stated].label.as_ref().is_some_and(is_named)
        || page.sections.over(stated).is_some_and(|over| over > at && has_task_word(page, over));
    let is_task = match sureness {
        States::Surely => {
            names || parts(page, at) > 0 || is_plain(page, at) || is_said_first(page, at, stated)
        }
        States::Likely => names || parts(page, at) > 0 || is_plain(page, at),
        States::Perhaps => names,
        States::No => false,
    };
    if (is_task || specified.is_some()) && !teaches(page, stated) {
        page.task = Some(Task { at, stated, is_asked: false });
        accepted.clear();
        let start = Start { at, shape: Shape::QuestionHeading(0), is_certain: true };
        accepted.insert(start.shape, vec![start]);
    }
}

/// Where the document begins: its title, be it bold, or what it says first but for who asked it.
fn begin(page: &Page) -> Option<usize> {
    let is_kept = |at: &usize| {
        let plain = page.blocks[*at].words.plain.to_lowercase();
        let is_told_of = section("questions").is_in(&plain) || section("attribution").begins(&plain);
        !page.notes[*at].is_noise && (heading_level(&page.blocks[*at]).is_some() || !is_told_of)
    };
    let at = (0..page.blocks.len()).find(is_kept)?;
    let is_title = has_title(page, at);
    let is_text = page.blocks[at].kind == Kind::Paragraph && page.blocks[at].level == 0;
    let names_many = page.names_several(at)
        || section("many questions").ends(page.blocks[at].words.plain.to_lowercase().trim_end());
    let is_beside = section("beside a task").is_in(&page.blocks[at].words.plain.to_lowercase());
    ((is_title || is_text) && !(is_title && is_beside) && page.view.front_matter_lines == 0 && !names_many)
        .then_some(at)
}

/// The only heading that is no more than a word for a task, where all above it only tells of a program: `Assignment` below
/// `Available scripts`.
fn assigned(page: &Page) -> Option<usize> {
    let headings = || (0..page.blocks.len()).filter(|at| has_title(page, *at));
    let is_name = |at: &usize| {
        page.notes[*at].label.as_ref().is_some_and(|tag| {
            tag.rest.is_empty()
                && (tag.label == Some(Label::Prompt) && labels::names_task(&tag.name)
                    || tag.label == Some(Label::Question))
        })
    };
    let mut named = headings().filter(is_name);
    let at = named.next().filter(|_| named.next().is_none())?;
    let mut above = headings().take_while(|above| *above < at).peekable();
    let is_of_program = |at: usize| {
        let name = bare_name(&page.blocks[at].words.plain);
        section("program section").has(&name) || section("beside program").has(&name)
    };
    let title = above.peek().copied();
    let is_title = |at: usize| Some(at) == title && heading_level(&page.blocks[at]) == Some(1);
    let over = |at: usize| std::iter::successors(Some(at), |at| page.sections.over(*at));
    let told = above.filter(|at| !is_title(*at)).collect::<Vec<_>>();
    let are_told = !told.is_empty() && told.iter().all(|at| over(*at).any(is_of_program));
    are_told.then_some(at)
}

fn has_title(page: &Page, at: usize) -> bool {
    heading_level(&page.blocks[at]).is_some()
}

/// Whether the title stands right above numbered items that are several tasks: text of its own stands below each, or all
/// but the last.
fn are_told_apart(page: &Page, title: usize, accepted: &BTreeMap<Shape, Vec<Start>>) -> bool {
    const FEWEST: usize = 3;
    let Some(items) = accepted.get(&Shape::Numbered(1)).filter(|items| items.len() >= FEWEST) else {
        return false;
    };
    let is_told = |pair: &[Start]| (pair[0].at + 1..pair[1].at).any(|at| page.blocks[at].level == 0);
    page.first_said(title, page.blocks.len()) == Some(items[0].at) && items.windows(2).all(is_told)
}

/// Whether all that was taken is hardly a question of its own: a few headings or items below the title, and more of them
/// where it is sure that a task is stated.
fn are_parts(page: &Page, title: usize, accepted: &BTreeMap<Shape, Vec<Start>>, is_sure: bool) -> bool {
    const MOST_HEADINGS: usize = 3;
    const MOST_HEADINGS_WHERE_SURE: usize = 8;
    const MOST_ITEMS: usize = 4;
    const MOST_ASKING: usize = 1;
    let others = || accepted.values().flatten().filter(|start| start.at != title);
    let is_item = |start: &&Start| start.shape.item_level().is_some();
    let over = heading_level(&page.blocks[title]).unwrap_or(0);
    let is_below = |start: &Start| matches!(start.shape, Shape::Heading(level) if level > over);
    let is_other = |start: &Start| start.is_certain || start.shape.item_level().is_none() && !is_below(start);
    let items = others().filter(is_item).count();
    page.notes[title].asks != Asks::Yes
        && !are_counted(page)
        && !are_told_apart(page, title, accepted)
        && !one::bids(&page.blocks[title].words.plain)
        && items <= MOST_ITEMS
        && others().count() - items <= if is_sure { MOST_HEADINGS_WHERE_SURE } else { MOST_HEADINGS }
        && others().filter(|start| page.notes[start.at].asks == Asks::Yes).count() <= MOST_ASKING
        && !others().any(is_other)
}

/// Whether headings count several tasks: `Task 1: Cart`, `Task 2: Parser`; `Coding problem #1`, with a text below each.
fn are_counted(page: &Page) -> bool {
    const FEWEST: usize = 2;
    let is_counted = |at: &usize| counts_task(page, *at) || counts_text(page, *at);
    (0..page.blocks.len()).filter(is_counted).take(FEWEST).count() == FEWEST
}

/// Whether a heading is a word for a task, its number and its name.
pub(super) fn counts_task(page: &Page, at: usize) -> bool {
    let mut words = page.blocks[at].words.plain.split_whitespace();
    let is_task = words.next().and_then(labels::classify);
    has_title(page, at)
        && matches!(is_task, Some(Label::Question | Label::Prompt))
        && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
        && words.next().is_some()
}

/// Whether a heading ends with a word for a task and its number, and a text is right below it:
/// `Coding challenge 4 [easy]`.
fn counts_text(page: &Page, at: usize) -> bool {
    let plain = page.blocks[at].words.plain.split(['(', '[']).next().unwrap_or_default().trim_end();
    let name = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_counted = name.len() < plain.len();
    let name = name.trim_end_matches([' ', '#']);
    let last = name.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_text = |at: usize| page.blocks[at].kind == Kind::Paragraph && page.label(at).is_none();
    has_title(page, at)
        && is_counted
        && section("counting tasks").has(&last)
        && !section("counted cases").ends(&name.to_lowercase())
        && page.first_said(at, page.blocks.len()).is_some_and(is_text)
}

/// The block among the first of a document that states a task, and how plainly.
fn statement(page: &Page, title: usize) -> Option<(usize, States)> {
    const LOOKED_AT: usize = 16;
    const LOOKED_AT_WITHOUT_TITLE: usize = 4;
    const MOST_SECTIONS: usize = 2;
    const FEWEST_ITEMS: usize = 3;
    let (from, most) =
        if has_title(page, title) { (title + 1, LOOKED_AT) } else { (title, LOOKED_AT_WITHOUT_TITLE) };
    let (mut unknown, mut bidding, mut first_bidding) = (0, 0, None);
    let mut found: Option<(usize, States)> = None;
    for at in (from..page.blocks.len()).filter(|at| !page.notes[*at].is_noise).take(most) {
        let block = &page.blocks[at];
        if heading_level(block).is_some() {
            unknown += usize::from(page.label(at).is_none());
            if unknown > MOST_SECTIONS || page.label(at) == Some(Label::Answer) {
                break;
            }
            // `Your task`
            let is_name = |tag: &Tag| tag.label == Some(Label::Prompt) && labels::names_task(&tag.name);
            if found.is_none() && page.notes[at].label.as_ref().is_some_and(is_name) {
                found = Some((at, States::Likely));
            }
        } else if block.kind == Kind::Paragraph && !block.is_quoted {
            // In a list, only what says so states it, or several that bid.
            let states = states(&block.words.plain);
            let is_more = found.is_none_or(|(_, before)| states > before);
            bidding += usize::from(block.is_item() && states > States::No);
            first_bidding = first_bidding.or((bidding > 0).then_some(at));
            if is_more && (states == States::Surely || !block.is_item() && states > States::No) {
                found = Some((at, states));
            }
        }
    }
    let listed = first_bidding.filter(|_| bidding >= FEWEST_ITEMS).map(|at| (at, States::Perhaps));
    found.or(listed)
}

fn states(plain: &str) -> States {
    const FEWEST_WORDS: usize = 4;
    let text = plain.to_lowercase();
    if section("stating a task").is_in(&text) {
        return States::Surely;
    }
    let sentences = || {
        let sentences = text.split(['\n', '.', '!', ':']).map(str::trim_start);
        sentences.filter(|sentence| sentence.split_whitespace().count() >= FEWEST_WORDS)
    };
    let begins = |sentence: &str| section("writing a program").begins(sentence);
    if sentences().any(begins) || begins(text.trim_start()) {
        return States::Likely;
    }
    let is_task = |sentence: &str| {
        let first = sentence.split_whitespace().next().unwrap_or_default();
        section("setting a task").has(first) || section("writing code").has(first)
    };
    // `In the shell that you like, create a file`.
    let is_later = |part: &str| {
        let mut words = part.split_whitespace();
        words.next().is_some_and(|first| section("setting a task").has(first))
            && words.next().is_some_and(|second| matches!(second, "a" | "an" | "the"))
    };
    let bids_later = |sentence: &str| sentence.split(", ").skip(1).any(is_later);
    if sentences().any(|sentence| is_task(sentence) || bids_later(sentence)) {
        States::Perhaps
    } else {
        States::No
    }
}

/// Whether the title says that it is a task: `Frontend challenge`. A title that is the name of a part of one says as much.
fn names_task(page: &Page, at: usize) -> bool {
    let is_title = has_title(page, at) || page.blocks[at].words.is_bold();
    let is_part = matches!(page.label(at), Some(Label::Prompt | Label::Question));
    is_title && (is_part || has_task_word(page, at))
}

pub(super) fn has_task_word(page: &Page, at: usize) -> bool {
    let plain = page.blocks[at].words.plain.to_lowercase();
    let has_word = plain.split(|c: char| !c.is_alphanumeric()).any(|word| section("task title").has(word));
    has_word || section("task title within").is_in(&plain)
}

/// The first text below the title, where headings name what a task requires and how it is rated or handed in.
fn told_in_parts(page: &Page, title: usize, names: bool) -> Option<usize> {
    const FEWEST: usize = 2;
    let headings = || (title + 1..page.blocks.len()).filter(|at| heading_level(&page.blocks[*at]).is_some());
    let is_required = |at: &usize| {
        page.label(*at) == Some(Label::Prompt)
            || names && section("required").is_in(&page.blocks[*at].words.plain.to_lowercase())
    };
    let prompts = headings().filter(is_required).count();
    let is_rated = |at: &usize| page.label(*at) == Some(Label::KeyPoints);
    let is_end = |at: &usize| {
        is_rated(at) || section("handing in").is_in(&page.blocks[*at].words.plain.to_lowercase())
    };
    let is_task = if names {
        prompts > 0 && prompts + headings().filter(is_end).count() >= FEWEST
    } else {
        prompts >= FEWEST && headings().any(|at| is_rated(&at)) && page.is_about_questions()
    };
    let is_text = |at: &usize| page.blocks[*at].kind == Kind::Paragraph && !page.notes[*at].is_noise;
    let greets = |at: &usize| section("of a task").begins(&page.blocks[*at].words.plain.to_lowercase());
    let texts = || (title + 1..page.blocks.len()).filter(is_text);
    let first = texts().find(|at| !greets(at)).or_else(|| texts().next());
    first.filter(|_| is_task)
}

/// The first text of what says once each what goes in, what comes out and what holds: `Input format`, `Output format`,
/// `Constraints`.
fn specified(page: &Page, from: usize) -> Option<usize> {
    const FEWEST: usize = 3;
    let name = |at: usize| {
        let block = &page.blocks[at];
        let plain = block.words.plain.trim_end();
        let is_name = heading_level(block).is_some() || block.words.is_bold() || plain.ends_with([':', '：']);
        (block.level == 0 && is_name).then(|| bare_name(plain))
    };
    let named: Vec<String> = (from..page.blocks.len()).filter_map(name).collect();
    let parts: Vec<&String> =
        named.iter().filter(|name| section("specified below").begins_words(name)).collect();
    let distinct: HashSet<&String> = parts.iter().copied().collect();
    let is_text = |at: &usize| {
        page.blocks[*at].kind == Kind::Paragraph && !page.notes[*at].is_noise && page.label(*at).is_none()
    };
    let is_one = parts.len() >= FEWEST && distinct.len() == parts.len();
    (from..page.blocks.len()).find(is_text).filter(|_| is_one)
}

/// How many parts of a task are named below its title.
fn parts(page: &Page, title: usize) -> usize {
    let is_part = |at: &usize| {
        let is_name = heading_level(&page.blocks[*at]).is_some() || page.blocks[*at].level == 0;
        is_name && matches!(page.label(*at), Some(Label::Prompt | Label::KeyPoints | Label::Answer))
    };
    (title + 1..page.blocks.len()).filter(is_part).count()
}

/// Whether nothing below the title is a section.
fn is_plain(page: &Page, title: usize) -> bool {
    (title + 1..page.blocks.len()).all(|at| heading_level(&page.blocks[at]).is_none())
}

/// Whether a text stands right below the title, be it behind another, and no section tells of a program.
fn is_said_first(page: &Page, title: usize, stated: usize) -> bool {
    const LOOKED_AT: usize = 3;
    let said = (title + 1..=stated).filter(|at| !page.notes[*at].is_noise).count();
    has_title(page, title) && said <= LOOKED_AT && page.sections.over(stated) == Some(title)
}

/// Whether the title or what stands above a statement says that the reader is taught something.
fn teaches(page: &Page, stated: usize) -> bool {
    (0..=stated).any(|at| section("teaching").is_in(&page.blocks[at].words.plain.to_lowercase()))
}
