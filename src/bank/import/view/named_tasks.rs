//! Names above tasks, each with what is to be done right below it: `1. Vowels` above `Task: Count the vowels of a text.`
//!
//! Names in any style become headings, and labels such as `Task:` say that a question follows, so that the rules for
//! these read them. A line may become several. It knows lines, which labels there are, and which texts bid.

mod asked;
mod counters;
mod names;
mod on_one_line;
mod posed;
mod posed_lines;
mod tally;
mod tasks;

use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) use self::names::{DEEPEST, heading};
use self::{
    asked::Asked,
    names::{Name, Style, is_label, name},
    tally::Tally,
    tasks::{Parts, Task, asks_on, has_options, has_several, parts, task},
};
use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{vocabulary::section, words};

/// The fewest names of a style that make it known.
const FEWEST: usize = 3;

/// A name with what stands below it.
#[derive(Clone, Debug)]
struct Unit<'a> {
    task: Option<Task<'a>>,
    /// The question with a label that the task goes on with.
    asked: Option<Asked<'a>>,
    /// Which other parts of it have labels.
    parts: Parts,
    /// Whether there is something to choose from.
    has_options: bool,
    /// Whether several questions are in it.
    has_several: bool,
    /// Whether more is asked right below its task.
    asks_on: bool,
    /// Where the next one begins, or all of them end.
    end: usize,
}

/// A style whose lines are names of tasks, with what stands below each.
struct Tasks<'a> {
    style: Style,
    names: Vec<Name<'a>>,
    units: Vec<Unit<'a>>,
}

/// The lines with such names as headings, where a document has several of a style.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let over = levels_over(lines, &fences);
    let mut all: Vec<Tasks<'_>> = Vec::new();
    for (style, names) in styles(lines, &fences) {
        let units = units(lines, &fences, (style, &names), &over);
        if let Some(asked) = asked::all(lines, &fences, style, &names, &units) {
            all.push(asked);
        } else if are_tasks(lines, style, &names, &units) || is_all(lines, style, &names, &units) {
            all.push(Tasks { style, names, units });
        } else {
            all.extend(posed::all(lines, &fences, style, &names));
        }
    }
    let mut raised = Rewritten::of(lines);
    let is_left = |tasks: &&Tasks<'_>| !all.iter().any(|other| tasks.label(other));
    for tasks in all.iter().filter(is_left) {
        let level = match tasks.style {
            Style::Heading(level) => level,
            _ => below(over[tasks.names[0].at]),
        };
        for (name, unit) in tasks.names.iter().zip(&tasks.units) {
            let text = match &unit.task {
                Some(_) if name.is_of_question() => name.text,
                Some(_) => name.title(),
                None if unit.is_asked_by(name) => name.text,
                None => continue,
            };
            let is_said = unit.task.is_some() && name.is_of_question();
            // By its number it may be answered elsewhere.
            let number = name.number.map(|number| format!(" {number}")).unwrap_or_default();
            let text = if is_said { text.to_owned() } else { format!("Question{number}: {text}") };
            raise(&mut raised, lines, (name.at, &text, name.columns), (level, unit.end));
            lower(&mut raised, lines, &fences, (name.at + 1, unit.end), level);
            if let Some(task) = &unit.task {
                ask(&mut raised, task);
            }
            if let Some(asked) = unit.asked {
                raised.set(asked.at, format!("\n{}", asked.text));
            }
        }
    }
    posed_lines::raise(&mut raised, lines, &fences, &all);
    on_one_line::raise(&mut raised, lines, &fences, |at| below(over[at]));
    raised.lines()
}

impl Unit<'_> {
    /// Whether a name is more than that: it says what is to be done, and is answered right below.
    fn is_asked_by(&self, name: &Name<'_>) -> bool {
        const FEWEST_WORDS: usize = 3;
        self.task.is_none() && self.parts.is_solved && name.text.split_whitespace().count() >= FEWEST_WORDS
    }
}

impl Tasks<'_> {
    /// Whether one of them is the label of a task of another style: `Exercise 1:` below `1. Vowels`.
    fn label(&self, outer: &Self) -> bool {
        let labels = |unit: &Unit<'_>| unit.task.as_ref().and_then(|task| task.label);
        let is_name = |label: usize| self.names.binary_search_by_key(&label, |name| name.at).is_ok();
        self.style != outer.style && outer.units.iter().filter_map(labels).any(is_name)
    }
}

/// The level of the last heading above each line, or none.
fn levels_over(lines: &[&str], fences: &Fences) -> Vec<usize> {
    let level = |at: usize| heading(lines[at]).filter(|_| !fences.is_code(at)).map(|(level, _)| level);
    let above = |over: &mut usize, at: usize| Some(std::mem::replace(over, level(at).unwrap_or(*over)));
    (0..lines.len()).scan(0, above).collect()
}

/// The lines of each style that may be names: labels of parts are none, nor is what says how hard the tasks below it are.
fn styles<'a>(lines: &[&'a str], fences: &Fences) -> BTreeMap<Style, Vec<Name<'a>>> {
    let mut styles: BTreeMap<Style, Vec<Name<'a>>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((style, name)) =
            name(lines[at], at).filter(|(_, name)| name.is_usual() || !is_label(name.text))
            && !name.is_level()
        {
            styles.entry(style).or_default().push(name);
        }
    }
    styles
}

/// The level of a heading below one of a level, or below none.
fn below(level: usize) -> usize {
    (level.max(1) + 1).min(DEEPEST)
}

/// What stands below each name of a style: up to the next one, or the next section.
fn units<'a>(
    lines: &[&'a str],
    fences: &Fences,
    (style, names): (Style, &[Name<'_>]),
    over: &[usize],
) -> Vec<Unit<'a>> {
    const FEWEST: usize = 2;
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, text) in (0..lines.len()).filter(|at| !fences.is_code(*at)).filter_map(|at| heading(lines[at])) {
        *counts.entry(text).or_default() += 1;
    }
    // A section with the same name stands below others, too.
    let is_part = |text: &str| {
        is_label(text.trim_matches(['*', ':', ' '])) || counts.get(text).is_some_and(|count| *count >= FEWEST)
    };
    let over_all = names.first().map_or(0, |name| over[name.at]);
    let unit = |(index, name): (usize, &Name<'_>)| {
        let next = names.get(index + 1).map_or(lines.len(), |next| next.at);
        let is_end = |at: &usize| {
            let heading = heading(lines[*at]).filter(|_| !fences.is_code(*at));
            heading.is_some_and(|(level, text)| match style {
                Style::Heading(own) => level < own || level == own && !is_part(text),
                _ => level <= over_all || !is_part(text),
            })
        };
        let end = (name.at + 1..next).find(is_end).unwrap_or(next);
        let is_name = |task: &Task<'_>| name.is_usual() || name.is_long() && task.label.is_some();
        let task = task(lines, fences, name, end).filter(is_name);
        let from = task.as_ref().map_or(name.at, |task| task.at) + 1;
        let below = &lines[from.min(end)..end];
        Unit {
            parts: parts(lines, fences, from, end),
            has_options: has_options(below),
            has_several: has_several(lines, task.as_ref(), (from, end)),
            asks_on: asks_on(below),
            task,
            asked: None,
            end,
        }
    };
    names.iter().enumerate().map(unit).collect()
}

/// Whether nearly all lines of a style are names that stand above a task. Others among them may be tasks themselves.
fn are_tasks(lines: &[&str], style: Style, names: &[Name<'_>], units: &[Unit<'_>]) -> bool {
    const PAIR: usize = 2;
    if units.iter().any(|unit| unit.has_several) {
        return false;
    }
    let with_tasks = || {
        let all = names.iter().zip(units);
        all.filter_map(|(name, unit)| Some((name, unit.task.as_ref()?, &unit.parts)))
    };
    let all = names.iter().zip(units).filter(|(name, unit)| !unit.is_asked_by(name)).count();
    let tally = Tally::of(with_tasks());
    let count = tally.count;
    let distinct: HashSet<&str> = with_tasks().map(|(name, ..)| name.text).collect();
    let chosen = units.iter().filter(|unit| unit.has_options).count();
    let fewest = if tally.labelled == count || tally.parted == count { PAIR } else { FEWEST };
    if count < fewest
        || count * 10 < all * 8
        || count * 2 < names.len()
        || distinct.len() * 10 < count * 8
        || tally.asking * 3 > count
        || chosen * 2 > count
    {
        return false;
    }
    if tally.labelled * 2 > count {
        return tally.bidding * 2 >= count || tally.told * 2 >= count;
    }
    let are_parted = tally.parted * 10 >= count * 8;
    // A name above several that ask is that of a section.
    let asking_on = units.iter().filter(|unit| unit.asks_on).count();
    if !are_parted && asking_on * 2 >= count {
        return false;
    }
    let are_counted = names.iter().all(|name| name.is_counted);
    if tally.bidding * 2 >= count && (are_parted || are_counted) || are_parted && tally.whole * 2 >= count {
        return true;
    }
    // Without labels, headings are judged by what is below them.
    !matches!(style, Style::Heading(_))
        && (tally.bidding * 10 >= count * 8 && are_plain(lines, count, tally.writing)
            || !matches!(style, Style::Bold | Style::BoldItem) && tally.are_asked())
}

/// Whether all of a document is one problem: it begins with its name, and states and solves it below.
fn is_all(lines: &[&str], style: Style, names: &[Name<'_>], units: &[Unit<'_>]) -> bool {
    let first = lines.iter().position(|line| !line.trim().is_empty());
    let ([name], [unit]) = (names, units) else { return false };
    let is_stated = |task: &Task<'_>| {
        !task.text.starts_with(['*', '>', '"']) && (task.bids || task.label.is_some() && !task.is_problem)
    };
    let asks = |line: &&&str| words::ends_as_question(line);
    let text = name.text.to_lowercase();
    matches!(style, Style::Heading(_))
        && Some(name.at) == first
        && !name.asks()
        && unit.parts.is_solved
        && !unit.has_options
        && !unit.has_several
        && unit.task.as_ref().is_some_and(is_stated)
        && !section("questions").is_in(&text)
        && !section("many exercises").is_in(&text)
        && lines.iter().filter(asks).count() <= 1
}

/// Whether it is plain without labels that so many texts, of which some ask for a program, are tasks.
fn are_plain(lines: &[&str], count: usize, writes: usize) -> bool {
    (writes * 2 >= count || are_announced(lines))
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

/// Puts the label of a task before one.
fn ask(raised: &mut Rewritten<'_>, task: &Task<'_>) {
    let label = task.label.filter(|label| *label != task.at);
    if task.stands_alone {
        match label {
            Some(label) => raised.set(label, "\nTask:\n".to_owned()),
            None => raised.set(task.at, format!("\nTask:\n\n{}", task.text)),
        }
        return;
    }
    if let Some(label) = label {
        raised.set(label, String::new());
    }
    raised.set(task.at, format!("\nTask: {}", task.text));
}

/// Puts the headings in some lines below one of a level, where they are not: they name parts of a task.
fn lower(
    raised: &mut Rewritten<'_>,
    lines: &[&str],
    fences: &Fences,
    (from, end): (usize, usize),
    level: usize,
) {
    let heading_at = |at: usize| heading(lines[at]).filter(|_| !fences.is_code(at));
    let highest = (from..end).filter_map(heading_at).map(|(own, _)| own).min();
    let by = highest.map_or(0, |own| (level + 1).saturating_sub(own));
    for at in (from..end).filter(|_| by > 0) {
        if let Some((own, text)) = heading_at(at) {
            raised.set(at, format!("{} {text}", "#".repeat((own + by).min(DEEPEST))));
        }
    }
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
            let is_named = ["## Question: ", "## Question 1: ", "## Question 2: ", "## Question 3: "]
                .iter()
                .any(|label| read.contains(&format!("{label}Vowels\n\n\n\nTask: Write a function.")));
            assert!(is_named, "{mark}: {read}");
        }
    }
}
