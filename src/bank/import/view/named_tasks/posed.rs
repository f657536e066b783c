//! Names above texts that tell a case or set a task, where a document or a section says that it holds such: `Drills for the
//! people on call` above `The silent pager` and what happened there.
//!
//! The names are judged by section, as one document may hold cases beside questions of other forms. What speaks for them is
//! said above them or counted in them, and that each has a told text right below it, with one that asks or with parts that
//! they have in common.

use std::collections::HashMap;

use super::{
    Fences, Tasks, Unit,
    counters::uncounted,
    names::{Name, Style, heading, is_label},
    tasks::{self, Parts},
};
use crate::bank::import::{
    labels::{self, Label},
    told_cases::announces,
    vocabulary::section,
    words::{self, Asks},
};

/// A name with the text that is told below it.
struct Case<'a> {
    name: Name<'a>,
    unit: Unit<'a>,
    /// Whether a word for a task counts it.
    is_counted: bool,
    /// Whether anything below it asks or bids.
    asks: bool,
    /// Whether it is nothing but paragraphs.
    is_plain: bool,
    /// The names of the labels below it.
    labels: Vec<String>,
}

/// The headings over a name: that of its section, and all further out.
type Over<'a> = Vec<(usize, &'a str)>;

/// The names of a style that stand above such texts, with those: as many as there are sections of them.
pub(super) fn all<'a>(
    lines: &[&'a str],
    fences: &Fences,
    style: Style,
    names: &[Name<'a>],
) -> Vec<Tasks<'a>> {
    if !matches!(style, Style::Heading(_) | Style::Bold) || names.is_empty() || is_program(lines, fences) {
        return Vec::new();
    }
    let over = headings_over(lines, fences, style, names);
    let mut all = Vec::new();
    let mut from = 0;
    for run in over.chunk_by(|a, b| a.last().map(|(at, _)| at) == b.last().map(|(at, _)| at)) {
        let names = &names[from..from + run.len()];
        from += run.len();
        if let Some(cases) = posed(lines, fences, style, names, &run[0]) {
            let (names, units) = cases.into_iter().map(|case| (case.name, case.unit)).unzip();
            all.push(Tasks { style, names, units });
        }
    }
    all
}

/// The headings over each name of a style, from the outermost to the innermost.
fn headings_over<'a>(lines: &[&'a str], fences: &Fences, style: Style, names: &[Name<'_>]) -> Vec<Over<'a>> {
    let own = match style {
        Style::Heading(level) => level,
        _ => usize::MAX,
    };
    let mut over: Vec<(usize, usize, &str)> = Vec::new();
    let mut found = Vec::new();
    let mut from = 0;
    for name in names {
        for at in (from..name.at).filter(|at| !fences.is_code(*at)) {
            if let Some((level, text)) = heading(lines[at]).filter(|(level, _)| *level < own) {
                over.retain(|(_, other, _)| *other < level);
                over.push((at, level, text));
            }
        }
        from = name.at;
        found.push(over.iter().map(|(at, _, text)| (*at, *text)).collect());
    }
    found
}

/// The cases that the names of a section stand above, if nearly all of them do.
fn posed<'a>(
    lines: &[&'a str],
    fences: &Fences,
    style: Style,
    names: &[Name<'a>],
    over: &Over<'_>,
) -> Option<Vec<Case<'a>>> {
    const FEWEST: usize = 2;
    let end_of_all = names.last().map_or(lines.len(), |last| end(lines, fences, style, last.at));
    // Below a heading that asks, its answer is told.
    let is_aside = over.last().is_some_and(|(_, text)| is_beside(text) || words::asks(text) == Asks::Yes);
    let (mut cases, mut others) = (Vec::new(), 0usize);
    for (index, name) in names.iter().enumerate() {
        let end = names.get(index + 1).map_or(end_of_all, |next| next.at);
        match case(lines, fences, name, end) {
            Some(case) => cases.push(case),
            None => others += usize::from(!is_beside(name.text)),
        }
    }
    if is_aside {
        return None;
    }
    let is_announced = over.iter().any(|(_, text)| announces(text) || names_one(text));
    let counted = cases.iter().filter(|case| case.is_counted).count();
    let asking = cases.iter().filter(|case| case.asks).count();
    if counted * 10 >= cases.len() * 6 {
        // What is not counted beside them is none of them.
        let before = cases.len();
        cases.retain(|case| case.is_counted);
        others = others.min(before - cases.len());
    } else if asking * 3 >= cases.len() * 2 {
        // What is told at the edge and asks nothing tells of the others.
        while cases.len() > FEWEST && cases.last().is_some_and(|case| !case.asks && case.labels.is_empty()) {
            cases.pop();
        }
    }
    let count = cases.len();
    let asking = cases.iter().filter(|case| case.asks).count();
    let counted = cases.iter().filter(|case| case.is_counted).count();
    let is_one = || over.len() > 1 && over.last().is_some_and(|(_, text)| names_one(text)) && asking == count;
    let is_enough = count >= FEWEST || count == 1 && others == 0 && is_one();
    let are_cases = if is_announced {
        let are_told = asking > 0 || cases.iter().all(|case| case.is_plain);
        asking * 2 >= count || are_told && counted == count || with_parts(&cases) * 2 >= count
    } else {
        counted == count && asking * 2 >= count
    };
    (is_enough && others * 4 <= count && are_cases).then_some(cases)
}

/// Where the section of a name ends.
fn end(lines: &[&str], fences: &Fences, style: Style, at: usize) -> usize {
    let is_end = |at: &usize| {
        let level = heading(lines[*at]).filter(|_| !fences.is_code(*at)).map(|(level, _)| level);
        level.is_some_and(|level| !matches!(style, Style::Heading(own) if level > own))
    };
    (at + 1..lines.len()).find(is_end).unwrap_or(lines.len())
}

/// The case that is told below a name.
fn case<'a>(lines: &[&'a str], fences: &Fences, name: &Name<'a>, end: usize) -> Option<Case<'a>> {
    const LOOKED_AT: usize = 60;
    let (text, is_counted) = uncounted(name.text).map_or((name.text, name.is_counted), |text| (text, true));
    let name = Name { text: if text.is_empty() { name.text } else { text }, ..*name };
    if !is_name(name.text) || is_beside(name.text) {
        return None;
    }
    let task = tasks::task(lines, fences, &name, end)?;
    // What is in bold or in quotes as a whole is a question below its name.
    let is_marked = task.label.is_none() && task.text.starts_with(['*', '_', '"', '“', '«', '>']);
    if task.stands_alone || task.is_problem || is_marked || !is_told(lines, task.at) {
        return None;
    }
    let from = task.at + 1;
    let below = from.min(end)..end.min(from + LOOKED_AT);
    let names_part = |at: usize| heading(lines[at]).is_none_or(|(_, text)| is_label(text));
    let own = || below.clone().filter(|at| !fences.is_code(*at));
    let ends_asking = |at: usize| words::ends_as_question(lines[at]);
    let told: Vec<&str> = own().filter(|at| !ends_asking(*at)).map(|at| lines[at]).collect();
    if !own().all(names_part) || tasks::has_options(&told) {
        return None;
    }
    let asks = task.bids
        || addresses(&lines[task.at..below.end])
        || (task.at..below.end).filter(|at| !fences.is_code(*at)).any(ends_asking);
    let is_text =
        |at: usize| !fences.is_code(at) && !lines[at].trim_start().starts_with(['<', '|', '-', '*', '>']);
    let is_plain = below.clone().all(is_text);
    let labels =
        own().filter_map(|at| tasks::label(lines[at])).map(|(name, _)| name.to_lowercase()).collect();
    let unit = Unit {
        asked: None,
        parts: tasks::parts(lines, fences, from, end),
        has_options: false,
        has_several: false,
        asks_on: false,
        task: Some(task),
        end,
    };
    Some(Case { name, unit, is_counted, asks, is_plain, labels })
}

/// How many of some cases have a part that is one of a question, or one that most of the others have, too.
fn with_parts(cases: &[Case<'_>]) -> usize {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for case in cases {
        for label in &case.labels {
            *counts.entry(label).or_default() += 1;
        }
    }
    let is_shared = |label: &String| counts.get(label.as_str()).is_some_and(|count| count * 2 > cases.len());
    let has_part = |case: &&Case<'_>| {
        Parts::has_any(&case.unit.parts) || cases.len() > 1 && case.labels.iter().any(is_shared)
    };
    cases.iter().filter(has_part).count()
}

/// Whether a text is short, and no sentence or label.
pub(super) fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    const LONGEST: usize = 80;
    text.chars().count() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && words::asks(text) != Asks::Yes
        && !text.ends_with(['.', ',', ';', ':', '。'])
        && labels::classify(text).is_none_or(|label| label == Label::Question)
}

/// Whether the paragraph that begins at a line is told in whole sentences.
pub(super) fn is_told(lines: &[&str], at: usize) -> bool {
    const FEWEST_WORDS: usize = 8;
    const FEWEST_LETTERS: usize = 20;
    const ENDS: [char; 9] = ['.', '?', '!', ':', '…', '。', '？', '！', '：'];
    let paragraph = lines[at..].iter().take_while(|line| !line.trim().is_empty());
    let (mut words, mut letters, mut last) = (0, 0, "");
    for line in paragraph {
        words += line.split_whitespace().count();
        letters += line.chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
        last = line;
    }
    let is_closing = |c: char| matches!(c, ' ' | '*' | '_' | '`' | ')' | '"' | '”' | '“' | '»' | '\'' | '’');
    (words >= FEWEST_WORDS || letters >= FEWEST_LETTERS) && last.trim_end_matches(is_closing).ends_with(ENDS)
}

/// Whether the paragraph that begins some lines bids somebody, or is told to somebody.
pub(super) fn addresses(lines: &[&str]) -> bool {
    let paragraph: Vec<&str> = lines.iter().copied().take_while(|line| !line.trim().is_empty()).collect();
    let text = paragraph.join(" ").to_lowercase();
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| section("told to somebody").has(word))
        || text.split(['.', '!', '?', ':', ';', '。']).any(|sentence| {
            let first = sentence.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
            first.is_some_and(|first| section("bidding in a case").has(first))
        })
}

/// Whether a heading is the name of one case or task: `Part 3 – Exercise`.
fn names_one(text: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let text = text.to_lowercase();
    let name = text.split(" (").next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
    name.split_whitespace().count() <= MOST_WORDS
        && (section("posed").ends_words(name) || section("task title").ends_words(name))
}

/// Whether several headings are those of what only a program has.
fn is_program(lines: &[&str], fences: &Fences) -> bool {
    const FEWEST: usize = 2;
    let is_told = |name: &str| {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        section("program section").has(&name)
    };
    let headings = (0..lines.len()).filter(|at| !fences.is_code(*at)).filter_map(|at| heading(lines[at]));
    headings.filter(|(_, name)| is_told(name)).take(FEWEST).count() == FEWEST
}

/// Whether a heading is that of what is said beside the cases: how they are used or rated, or where to ask.
pub(super) fn is_beside(text: &str) -> bool {
    let text = text.to_lowercase();
    let name = text.split(" (").next().unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
    section("aside section").has(name)
        || section("opening").has(name)
        || section("advice section").is_in(name)
        || section("beside what is posed").is_in(name)
}
