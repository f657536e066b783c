//! Lines that a number counts in a way of their own: `1 What is a lock?`, `2- What is a heap?`, `[3] …`, `**Q4** …`.
//!
//! One line says little, as any may begin with a number; several that count on in one style are a list. They get the
//! mark that the parser knows. Lines keep their numbers. It knows lines alone, and not what is asked.

use std::collections::{BTreeMap, HashSet};

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// The fewest lines one after another that make a style known.
const FEWEST: usize = 3;

/// What stands around the numbers of one list.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Style<'a> {
    /// The marks of the line, without a box: blanks, a bullet, the hashes of a heading.
    marks: &'a str,
    before: &'a str,
    after: &'a str,
    by: By,
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Digits,
    Roman,
}

/// A number at the start of a line.
#[derive(Debug)]
struct Number<'a> {
    style: Style<'a>,
    /// The word before the number, which says that it counts questions.
    word: &'a str,
    count: u64,
    /// Where the text begins.
    end: usize,
}

/// The lines with the marks that such numbers lack, where a document has any.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut styles: BTreeMap<Style<'_>, Vec<(usize, u64, usize, &str)>> = BTreeMap::new();
    let mut items: HashSet<&str> = HashSet::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        let counted = number(lines[at]);
        if let Some(Number { style, word, count, end }) = counted.or_else(|| roman(lines[at])) {
            styles.entry(style).or_default().push((at, count, end, word));
        }
        if marks::number(lines[at]).is_some() {
            items.insert(lines[at].split(['.', ')']).next().unwrap_or_default());
        }
    }
    let mut marked = Rewritten::of(lines);
    for (style, numbers) in styles {
        // The parts of an item of a list are none of a list of their own: `1.2 Name` below `1. Name`.
        if style.before.strip_suffix('.').is_some_and(|outer| items.contains(outer)) {
            continue;
        }
        // Some begin each item with `1`, as Markdown counts by itself.
        let runs =
            || numbers.chunk_by(|a, b| a.1 + 1 == b.1 || a.1 == b.1 && b.1 == 1 && !style.after.is_empty());
        // Beside numbers, Roman ones count the parts of what those count.
        if style.by != By::Digits && !items.is_empty() {
            continue;
        }
        if !runs().any(|run| run.len() >= FEWEST) || style.by != By::Digits && !are_asked(lines, &numbers) {
            continue;
        }
        // Where nothing but a blank follows the number, each list must say so by itself.
        let fewest = if style.after.is_empty() { FEWEST } else { 1 };
        for (at, number, end, word) in runs().filter(|run| run.len() >= fewest).flatten() {
            let line = lines[*at];
            let (start, text) = (&line[..marks_of(line)], &line[*end..]);
            let line = if word.is_empty() {
                format!("{start}{number}. {text}")
            } else {
                format!("{start}{word}{number}: {text}")
            };
            marked.set(*at, line);
        }
    }
    marked.lines()
}

/// The number that a line begins with, where Markdown does not see it.
fn number(line: &str) -> Option<Number<'_>> {
    const MOST_DIGITS: usize = 3;
    const FURTHEST: usize = 9;
    const AFTER: [char; 17] =
        ['.', ')', ']', ':', '-', '–', '—', '/', '\\', '）', '：', '】', '*', '_', '`', 'º', '°'];
    let from = marks_of(line);
    let text = &line[from..];
    let bold = ["**", "__", "`"].into_iter().find(|mark| text.starts_with(mark)).unwrap_or_default();
    let signed = &text[bold.len()..];
    let sign = signed.find(|c: char| c.is_ascii_digit()).filter(|length| *length <= 14)?;
    let word = sign_of(&signed[..sign])?;
    let mut before = bold.len() + sign;
    let mut digits = text[before..].bytes().take_while(u8::is_ascii_digit).count();
    // `2.1 What is a lock?`: the second number counts.
    let inner = text[before + digits..]
        .strip_prefix('.')
        .map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if inner > 0 {
        if sign > 0 || line[..from].contains('#') {
            return None;
        }
        before += digits + 1;
        digits = inner;
    }
    let number = text[before..before + digits].parse().ok().filter(|_| digits <= MOST_DIGITS)?;
    let rest = &text[before + digits..];
    let words = rest.trim_start_matches([' ', '\t']).trim_start_matches(AFTER);
    let mut after = &rest[..rest.len() - words.len()];
    if words.starts_with(char::is_alphabetic) && !bold.is_empty() && !after.contains(bold) {
        // All of the line is bold, not its number alone.
        return None;
    }
    // Marks that belong to the text: `1- **What is a lock?**`.
    if bold.is_empty() {
        after = &after[..after.find(['*', '_', '`']).unwrap_or(after.len())];
    }
    let text_at = before + digits + after.len();
    let text_of = text[text_at..].trim_start();
    let end = line.len() - text_of.len();
    let after = after.trim();
    // The number of a heading is read with it.
    let is_heading = line[..from].contains('#');
    let is_heading_alone = after.is_empty() && sign == 0 && is_heading;
    let is_apart =
        !after.is_empty() || text[text_at..].starts_with([' ', '\t']) || rest.starts_with([' ', '\t']);
    let is_known = match (word.is_empty(), bold.is_empty()) {
        (true, true) => sign == 0 && inner == 0 && matches!(after, "." | ")"),
        (false, true) => after.starts_with(['.', ':', ')', '：']),
        (_, false) => after.starts_with(['.', ':', ')']),
    };
    // `` `404`: not found `` explains a code.
    let is_code = bold == "`" && (!matches!(after, "`." | "`)") || from > 0 || sign > 0);
    let is_open = [('[', ']'), ('(', ')'), ('（', '）'), ('【', '】')]
        .into_iter()
        .any(|(open, close)| signed.starts_with(open) && !after.starts_with(close));
    // `Question2 table` is a name.
    let is_name = !word.is_empty() && after.is_empty() && !marks::begins_text(text_of);
    let begins = text_of.starts_with(|c: char| {
        c.is_alphabetic() || matches!(c, '`' | '*' | '_' | '"' | '“' | '«' | '¿' | '[')
            // A sign of its own before the number leaves no doubt in a heading: `### #3 (easy) What is a lock?`.
            || is_heading && sign > 0 && !c.is_alphanumeric()
    });
    let is_number = is_apart
        && !is_open
        && !is_name
        && !is_code
        && !is_heading_alone
        && begins
        && !is_known
        && after.chars().count() <= 4
        && from <= FURTHEST;
    (is_number && !text_of.contains('|')).then_some(Number {
        style: Style { marks: without_box(&line[..from]), before: &text[..before], after, by: By::Digits },
        word,
        count: number,
        end,
    })
}

/// A Roman number in small letters that a line begins with: `iv) What is a lock?`.
fn roman(line: &str) -> Option<Number<'_>> {
    let from = marks_of(line);
    let text = &line[from..];
    let before = usize::from(text.starts_with('('));
    let letters = text[before..].bytes().take_while(u8::is_ascii_lowercase).count();
    let number = marks::roman_number(&text[before..before + letters])?;
    let rest = &text[before + letters..];
    let after = rest.get(..1).filter(|mark| matches!(*mark, ")" | "."))?;
    let words = rest[1..].strip_prefix(' ')?.trim_start();
    (!words.is_empty()).then_some(Number {
        style: Style { marks: without_box(&line[..from]), before: &text[..before], after, by: By::Roman },
        word: "",
        count: u64::try_from(number).ok()?,
        end: line.len() - words.len(),
    })
}

/// Whether what Roman numbers count is asked: nearly all of it, and most of it surely. Else it may be what is to be chosen.
fn are_asked(lines: &[&str], numbers: &[(usize, u64, usize, &str)]) -> bool {
    let asks = |(at, _, end, _): &(usize, u64, usize, &str)| words::asks(&lines[*at][*end..]);
    let sure = numbers.iter().filter(|number| asks(number) == Asks::Yes).count();
    let silent = numbers.iter().filter(|number| asks(number) == Asks::No).count();
    sure * 2 >= numbers.len() && silent * 5 <= numbers.len()
}

/// Where the marks of a line end: its blanks, its bullet and the box of that, or the hashes of a heading.
pub(super) fn marks_of(line: &str) -> usize {
    let mut text = line.trim_start_matches([' ', '>']);
    let hashes = text.bytes().take_while(|byte| *byte == b'#').count();
    if hashes > 0 {
        text = text[hashes..].strip_prefix(' ').unwrap_or(text);
    } else if let Some(rest) = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet)) {
        text = ["[ ] ", "[x] ", "[X] "].iter().find_map(|tick| rest.strip_prefix(tick)).unwrap_or(rest);
    }
    line.len() - text.len()
}

/// The marks of a line without the box behind its bullet.
fn without_box(marks: &str) -> &str {
    marks.split('[').next().unwrap_or_default()
}

/// The word of a sign before a number, without one where it is a mark alone; no sign is any other text.
fn sign_of(sign: &str) -> Option<&str> {
    const SIGNS: [&str; 12] = ["", "#", "№", "№ ", "No. ", "No ", "Nr. ", "N° ", "[", "(", "（", "【"];
    if SIGNS.contains(&sign) {
        return Some("");
    }
    let word = sign.trim_end_matches([' ', '#', '-', '.']);
    (word.chars().all(char::is_alphabetic) && labels::is_question(word)).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_count_on_are_items_in_any_style() {
        for style in ["# ", "#-", "#:", "(#) ", "[#] ", "#.) ", "No. #: ", "**#** ", "#/ ", "3.#. "] {
            // The last `#` of a style is its number.
            let at = style.rfind('#').unwrap();
            let line = |number: u32| format!("{}{number}{}what it is", &style[..at], &style[at + 1..]);
            let lines: Vec<String> = (1..=3).map(line).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let expected = ["1. what it is", "2. what it is", "3. what it is"];
            assert_eq!(marked(&lines).unwrap_or_default(), expected, "{style}");
        }
    }

    #[test]
    fn a_sign_counts_headings_whatever_follows() {
        let lines = ["### #1 p-values", "### #2 (easy) Why?", "### #3 \"Why?\""];
        assert_eq!(marked(&lines).unwrap(), ["### 1. p-values", "### 2. (easy) Why?", "### 3. \"Why?\""]);
        assert_eq!(marked(&["## 1 p", "## 2 q", "## 3 r"]), None, "a heading is read with its number");
    }

    #[test]
    fn a_word_before_the_numbers_stays() {
        assert_eq!(marked(&["Question1 table", "Question2 table", "Question3 table"]), None);
        let lines = ["**Q1** what", "", "**Q2** which", "**Q3** who"];
        assert_eq!(marked(&lines).unwrap(), ["Q1: what", "", "Q2: which", "Q3: who"]);
    }

    #[test]
    fn roman_numbers_count_what_asks() {
        assert_eq!(marked(&["i) What?", "ii) Why?", "iii) How?"]).unwrap()[2], "3. How?");
    }

    #[test]
    fn numbers_that_do_not_count_on_are_words() {
        assert_eq!(marked(&["3-tier apps", "2-phase commit", "10-fold speed"]), None);
        assert_eq!(marked(&["1. a", "2. b", "3. c"]), None);
        assert_eq!(marked(&["[1. a](#a)", "[2. b](#b)", "[3. c](#c)"]), None);
        assert_eq!(marked(&["i) Why", "ii) one", "iii) two"]), None);
        assert_eq!(marked(&["1. Name", "1.1 Part one", "1.2 Part two", "1.3 Part three"]), None);
    }
}
