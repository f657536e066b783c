//! Lines that a number counts without a mark: `1 What is a lock?`, `2 What is a heap?`.
//!
//! A bullet and a box may stand before the number. One line says little, as any may begin with a number; several that count on are a list. Lines keep their numbers.

use super::fences::Fences;

/// The lines with the mark that such numbers lack, where a document has any.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let numbered: Vec<(usize, u64, usize)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| number(lines[at]).map(|(number, end)| (at, number, end)))
        .collect();
    let is_lettered = |at: usize| lines[at].starts_with(['Q', 'q']);
    let runs = numbered
        .chunk_by(|a, b| a.1 + 1 == b.1 && is_lettered(a.0) == is_lettered(b.0))
        .filter(|run| run.len() >= FEWEST);
    let mut marked: Option<Vec<String>> = None;
    for (at, _, end) in runs.flatten() {
        let lines = marked.get_or_insert_with(|| lines.iter().map(|line| (*line).to_owned()).collect());
        lines[*at].insert(*end, '.');
    }
    marked
}

/// The number that a line begins with, before a word, and where it ends.
fn number(line: &str) -> Option<(u64, usize)> {
    const MOST_DIGITS: usize = 3;
    let indent = line.bytes().take_while(|byte| *byte == b' ').count();
    let after = line[indent..].strip_prefix(['-', '*', '+']).and_then(|text| text.strip_prefix(' '));
    let is_box = |text: &str| ["[ ] ", "[x] ", "[X] "].iter().any(|tick| text.starts_with(tick));
    let indent = indent + after.map_or(0, |text| if is_box(text) { 6 } else { 2 });
    // A letter may say what they count: `Q1 What is a lock?`.
    let indent = if line.starts_with(['Q', 'q']) { 1 } else { indent };
    let digits = line[indent..].bytes().take_while(u8::is_ascii_digit).count();
    let end = indent + digits;
    let rest = line[end..].strip_prefix([' ', '\t'])?.trim_start();
    let is_number = digits > 0 && digits <= MOST_DIGITS && indent <= 9 && !rest.contains('|');
    let number = line[indent..end].parse().ok()?;
    (is_number && rest.starts_with(|c: char| c.is_alphabetic() || c == '`')).then_some((number, end))
}
