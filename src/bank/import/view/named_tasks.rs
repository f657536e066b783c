//! Names above tasks, each with what is to be done right below it: `1. Vowels` above `Task: Count the vowels of a text.`
//!
//! Names in any style become headings, and labels such as `Task:` say that a question follows, so that the rules for
//! these read them. A line may become several. It knows lines, which labels there are, and which texts bid.

mod on_one_line;

use std::collections::BTreeMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    vocabulary::section,
    words::{self, Asks},
};

/// The fewest names of a style that make it known.
const FEWEST: usize = 3;

/// The deepest level of a heading.
pub(super) const DEEPEST: usize = 6;

/// How a name is set apart from the text below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Heading(usize),
    /// With a number before it; what is below an item may be set in.
    Numbered {
        is_bold: bool,
    },
    /// In bold on a line of its own.
    Bold,
    /// In bold behind a bullet.
    BoldItem,
}

/// A line that may be the name of a task.
#[derive(Debug)]
struct Name<'a> {
    at: usize,
    text: &'a str,
    /// By how many columns what belongs to it may be set in.
    columns: usize,
}

/// What is to be done, on the line below a name.
#[derive(Debug)]
struct Task<'a> {
    at: usize,
    /// Whether a label says that it is one.
    is_labelled: bool,
    /// Whether its first words bid.
    bids: bool,
    /// The line without its label.
    text: &'a str,
}

/// The lines with such names as headings, where a document has several of a style.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut styles: BTreeMap<Style, Vec<Name<'_>>> = BTreeMap::new();
    let mut others: BTreeMap<Style, usize> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        match name(lines[at], at) {
            Some((style, name)) if is_name(name.text) => styles.entry(style).or_default().push(name),
            Some((style, _)) => *others.entry(style).or_default() += 1,
            None => {}
        }
    }
    styles.retain(|_, names| names.len() >= FEWEST);
    let mut raised = Rewritten::of(lines);
    let level = |at: usize| {
        let mut above = lines[..at].iter().enumerate().rev().filter(|(at, _)| !fences.is_code(*at));
        let over = above.find_map(|(_, line)| heading(line));
        (over.map_or(1, |(level, _)| level) + 1).min(DEEPEST)
    };
    for (style, names) in &styles {
        let tasks: Vec<Option<Task<'_>>> = names.iter().map(|name| task(lines, &fences, name)).collect();
        let all = names.len() + others.get(style).copied().unwrap_or_default();
        if are_tasks(lines, *style, &tasks, all) {
            let level = level(names[0].at);
            for (index, (name, task)) in names.iter().zip(&tasks).enumerate() {
                if !matches!(style, Style::Heading(_)) {
                    let end = names.get(index + 1).map_or(lines.len(), |next| next.at);
                    raise(&mut raised, lines, (name.at, name.text, name.columns), (level, end));
                }
                if let Some(task) = task.as_ref().filter(|task| task.is_labelled) {
                    raised.set(task.at, format!("\nQuestion: {}", task.text));
                }
            }
        }
    }
    on_one_line::raise(&mut raised, lines, &fences, level);
    raised.lines()
}

/// Whether a section says that the document tells of a program.
fn tells_of_program(lines: &[&str]) -> bool {
    let is_told = |line: &str| {
        let name = line.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        section("program section").has(&name)
    };
    lines.iter().filter_map(|line| heading(line)).any(|(_, name)| is_told(name))
}

/// Whether nearly all lines of a style are names that stand above a task.
fn are_tasks(lines: &[&str], style: Style, tasks: &[Option<Task<'_>>], all: usize) -> bool {
    let found = || tasks.iter().flatten();
    let count = found().count();
    if count < FEWEST || count * 10 < all * 8 {
        return false;
    }
    let labelled = found().filter(|task| task.is_labelled).count();
    let bidding = found().filter(|task| task.bids).count();
    if labelled * 2 > count {
        return bidding * 2 >= count;
    }
    // Without labels, headings are judged by what is below them.
    let writes = found().filter(|task| writes_program(task.text)).count();
    !matches!(style, Style::Heading(_)) && bidding * 10 >= count * 8 && are_plain(lines, count, writes)
}

/// Whether it is plain without labels that so many texts, of which some ask for a program, are tasks.
fn are_plain(lines: &[&str], count: usize, writes: usize) -> bool {
    (writes * 2 >= count || are_announced(lines))
        && !tells_of_program(lines)
        && lines.iter().filter(|line| line.trim_end().ends_with('?')).count() < count
}

/// Whether the first lines speak of exercises.
fn are_announced(lines: &[&str]) -> bool {
    const FIRST: usize = 6;
    let says = |line: &&&str| {
        let line = line.to_lowercase();
        section("exercises").is_in(&line) || section("many exercises").is_in(&line)
    };
    lines.iter().filter(|line| !line.trim().is_empty()).take(FIRST).any(|line| says(&line))
}

fn writes_program(text: &str) -> bool {
    section("writing a program").begins(&text.to_lowercase())
}

/// The name that a line may be, in the style that it has.
fn name(line: &str, at: usize) -> Option<(Style, Name<'_>)> {
    let (style, text, columns) = if let Some((level, text)) = heading(line) {
        (Style::Heading(level), text, 0)
    } else if let Some(text) = counted(line) {
        (Style::Numbered { is_bold: line.contains("**") }, text, line.len() - text.len())
    } else if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        bold(text)?;
        (Style::BoldItem, text, line.len() - text.len())
    } else {
        bold(line)?;
        (Style::Bold, line, 0)
    };
    let text = bold(text).unwrap_or(text).trim_matches(['*', '#', ':', ' ']);
    Some((style, Name { at, text, columns }))
}

/// The level of a heading, and its text.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    Some((level, line[level..].strip_prefix(' ')?)).filter(|(level, _)| *level > 0)
}

/// What stands behind the number that a line begins with, be it with a word for a task before it: `2) Vowels`, `#3 Sums`,
/// `**Task 4: Heaps**`.
fn counted(line: &str) -> Option<&str> {
    const MOST_DIGITS: usize = 3;
    let text = line.strip_prefix("**").unwrap_or(line);
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let is_word = letters == 0
        || &text[..letters] == "Q"
        || matches!(labels::classify(&text[..letters]), Some(Label::Question | Label::Prompt));
    let text = text[letters..].trim_start();
    let unhashed = text.strip_prefix('#').unwrap_or(text);
    let digits = unhashed.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &unhashed[digits..];
    let after = rest.trim_start_matches(' ').strip_prefix(['.', ')', ':', '-', '–', '—']);
    let after = after.or(Some(rest).filter(|_| unhashed.len() < text.len()))?;
    let is_counted = is_word && (1..=MOST_DIGITS).contains(&digits) && after.starts_with(' ');
    is_counted.then(|| after.trim_start())
}

/// What is in bold, if that is all of a text.
fn bold(text: &str) -> Option<&str> {
    let inner = text.trim_end().trim_end_matches(':').strip_prefix("**")?;
    inner.strip_suffix("**").or_else(|| inner.strip_suffix(":**")).filter(|inner| !inner.contains("**"))
}

/// Whether a text is short, and no question, sentence or label.
fn is_name(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST: usize = 70;
    text.chars().count() <= LONGEST
        && (1..=MOST_WORDS).contains(&text.split_whitespace().count())
        && text.contains(char::is_alphabetic)
        && words::asks(text) != Asks::Yes
        && !text.contains([':', '|'])
        && !text.ends_with(['.', ',', ';', '!', '。'])
        && labels::classify(text).is_none()
}

/// What is to be done, on the first line below a name that says anything.
fn task<'a>(lines: &[&'a str], fences: &Fences, name: &Name<'_>) -> Option<Task<'a>> {
    const FURTHEST: usize = 3;
    let below = || (name.at + 1..lines.len()).filter(|at| !lines[*at].trim().is_empty()).take(2);
    let first = below().next().filter(|at| *at <= name.at + FURTHEST && !fences.is_code(*at))?;
    if stands_alone(lines[first]) {
        return None;
    }
    let line = lines[first].trim();
    let labelled = labels::split(line).filter(|split| split.is_joined && names_task(split.name));
    let text = match &labelled {
        // Its label may stand on a line of its own.
        Some(split) if split.rest.is_empty() => {
            let second = below().nth(1).filter(|at| !fences.is_code(*at))?;
            lines[second].trim()
        }
        Some(split) => split.rest,
        None => line,
    };
    let is_text = text.split_whitespace().count() > 2 && !text.starts_with(['#', '|', '<', '!']);
    is_text.then(|| Task {
        at: first,
        is_labelled: labelled.is_some(),
        bids: bids(text),
        text: labelled.map_or(text, |split| split.rest),
    })
}

/// Whether a line is counted, an item or a heading, so that it is none of the text below another.
fn stands_alone(line: &str) -> bool {
    counted(line).is_some() || heading(line).is_some() || marks::begins_item(line)
}

/// Whether the name of a label is that of what is to be done.
fn names_task(name: &str) -> bool {
    let name = name.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    labels::names_task(&name)
        || section("description").has(&name)
        || section("task label").has(&name)
        || labels::classify(&name) == Some(Label::Question)
}

/// Whether a text begins as one that asks for something to be done.
fn bids(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    words::asks(text) != Asks::No
        || section("setting a task").has(&first.to_lowercase())
        || writes_program(text)
}

/// Puts a heading of a level in the place of the line of a name, with what is set in below it, by its columns at most, at
/// the left edge. Code keeps what it has beyond that.
fn raise(
    raised: &mut Rewritten<'_>,
    lines: &[&str],
    (at, name, columns): (usize, &str, usize),
    (level, end): (usize, usize),
) {
    raised.set(at, format!("\n{} {name}\n", "#".repeat(level)));
    let blanks = |line: &str| line.bytes().take_while(|byte| *byte == b' ').count();
    let is_said = |at: &usize| !lines[*at].trim().is_empty();
    let own = || (at + 1..end).take_while(|at| !is_said(at) || lines[*at].starts_with(' ')).filter(is_said);
    let Some(inner) = own().map(|at| blanks(lines[at])).min() else { return };
    for at in own() {
        raised.set(at, lines[at][inner.min(columns)..].to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::raised;

    fn read(text: &str) -> Option<String> {
        raised(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn code_and_nested_lists_keep_their_blanks() {
        let unit = |name: &str| {
            format!(
                "1. {name}\n\nTask: Write a function.\n\n- a\n  - b\n\n```python\ndef f():\n    return 1\n```\n\n"
            )
        };
        let text = ["Vowels", "Sums", "Heaps"].map(unit).concat();
        let read = read(&text).unwrap();
        assert_eq!(read.matches("- a\n  - b\n\n```python\ndef f():\n    return 1\n```").count(), 3, "{read}");
        let set_in = text.replace('\n', "\n   ").replace("   1. ", "1. ");
        let read = super::tests::read(&set_in).unwrap();
        assert_eq!(read.matches("- a\n  - b").count(), 3, "{read}");
        assert_eq!(read.matches("\ndef f():\n    return 1\n```").count(), 3, "{read}");
    }

    #[test]
    fn names_of_any_style_above_labelled_tasks_are_headings() {
        for (mark, label) in [
            ("1. ", "Task:"),
            ("- **", "**Description:**"),
            ("**", "Goal:"),
            ("**2. ", "Enunciado:"),
            ("#3 ", "Objective:"),
        ] {
            let name = |name: &str| {
                if mark.contains("**") { format!("{mark}{name}**") } else { format!("{mark}{name}") }
            };
            let unit = |said: &str| format!("{}\n\n{label} Write a function.\n\n", name(said));
            let text = ["Vowels", "Sums", "Heaps"].map(unit).concat();
            let read = read(&text).unwrap_or_default();
            assert!(read.contains("## Vowels\n\n\n\nQuestion: Write a function."), "{mark}: {read}");
        }
    }
}
