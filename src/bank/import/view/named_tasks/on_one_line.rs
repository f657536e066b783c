//! Names with their task behind them on the same line: `- **Vowels**: Count the vowels of a text`.

use std::collections::BTreeMap;

use super::{
    FEWEST, Fences, Rewritten, Style, are_plain,
    names::{bold, is_name, name},
    tasks::{bids, writes_program},
};

/// A line with a name and a task.
struct Line<'a> {
    at: usize,
    name: &'a str,
    task: &'a str,
    columns: usize,
}

/// The fewest words of a task.
const FEWEST_WORDS: usize = 4;

/// Puts headings and questions in the place of such lines, where nearly all of a style are such; a heading stands below
/// the one that is over the first of them.
pub(super) fn raise(
    raised: &mut Rewritten<'_>,
    lines: &[&str],
    fences: &Fences,
    level: impl Fn(usize) -> usize,
) {
    let mut styles: BTreeMap<Style, (Vec<Line<'_>>, usize)> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((style, text, columns)) = marked(lines[at], at) {
            let (found, all) = styles.entry(style).or_default();
            *all += 1;
            found.extend(split(text).map(|(name, task)| Line { at, name, task, columns }));
        }
    }
    for (found, all) in styles.values() {
        let writes = found.iter().filter(|line| writes_program(line.task)).count();
        if found.len() < FEWEST || found.len() * 10 < all * 8 || !are_plain(lines, found.len(), writes) {
            continue;
        }
        let level = level(found[0].at);
        for (index, line) in found.iter().enumerate() {
            let end = found.get(index + 1).map_or(lines.len(), |next| next.at);
            let text = format!("Question: {}\n\nTask: {}", line.name, line.task);
            super::raise(raised, lines, (line.at, &text, line.columns), (level, end));
        }
    }
}

/// The text behind the mark of a line that may name a task, with the style of the mark and its columns.
fn marked(line: &str, at: usize) -> Option<(Style, &str, usize)> {
    if let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((Style::BoldItem, text, line.len() - text.len()));
    }
    let (style, name) = name(line, at).filter(|(style, _)| *style != Style::Bold)?;
    Some((style, name.text, name.columns))
}

/// The name and the task of a text.
fn split(text: &str) -> Option<(&str, &str)> {
    let (name, task) = match text.strip_prefix("**").and_then(|inner| inner.split_once("**")) {
        Some((name, task)) => (name, task),
        None => [": ", " - ", " – ", " — "].iter().find_map(|mark| text.split_once(mark))?,
    };
    let name = name.trim().trim_end_matches(':').trim_end();
    let task = task.trim_start_matches([':', '-', '–', '—', ' ']).trim_end();
    let is_task = task.split_whitespace().count() >= FEWEST_WORDS && bids(task) && bold(task).is_none();
    (is_name(name) && is_task).then_some((name, task))
}
