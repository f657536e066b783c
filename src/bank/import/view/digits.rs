//! Numbers in other forms than Markdown's before what they count: in the digits of other scripts, `۱. …`, `٢) …`,
//! `३. …`, `１．…`, or behind words that say that they count rows, `S.No 3 …`.
//!
//! They become the same numbers in the digits that Markdown knows. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::labels;

/// The lines with such numbers, where a document has several.
pub(super) fn in_ascii(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if !lines.iter().any(|line| counted(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let counted: Vec<(usize, String)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, counted(lines[at])?)))
        .collect();
    let mut rewritten = Rewritten::of(lines);
    for (at, line) in counted.iter().filter(|_| counted.len() >= FEWEST) {
        rewritten.set(*at, line.clone());
    }
    rewritten.lines()
}

/// A line with the number that it begins with in another form, behind the marks of a heading, a quote or bold text.
fn counted(line: &str) -> Option<String> {
    const MOST_DIGITS: usize = 3;
    let text = line.trim_start_matches(['#', '>', '*', '-', ' ']);
    let before = &line[..line.len() - text.len()];
    if let Some(labelled) = labelled(text) {
        return Some(format!("{before}{labelled}"));
    }
    if let Some((number, text)) = serial(text) {
        return Some(format!("{before}{number}. {text}"));
    }
    let rest = text.trim_start_matches(|c: char| digit(c).is_some());
    let number: String = text[..text.len() - rest.len()].chars().filter_map(digit).collect();
    let after = rest.strip_prefix(['.', ')', '-', '．', '）', '۔'])?;
    let is_number = !number.is_empty() && number.chars().count() <= MOST_DIGITS;
    let text = after.trim_start();
    (is_number && text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '*' | '`' | '«' | '"' | '(')))
        .then(|| format!("{before}{number}. {text}"))
}

/// A line that the label of a question begins, with its number in ASCII: `প্রশ্ন ১: …`.
fn labelled(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(' ')?;
    let after = rest.trim_start_matches(|c: char| digit(c).is_some());
    let number: String = rest[..rest.len() - after.len()].chars().filter_map(digit).collect();
    let is_label = !number.is_empty() && after.starts_with([':', '.', ')', '-', '。', '：']);
    (is_label && labels::is_question(name)).then(|| format!("{name} {number}{after}"))
}

/// The number and the text behind words that say that it counts a row: `S.No 3`, `Sr. No. 3:`.
fn serial(text: &str) -> Option<(&str, &str)> {
    const MOST_DIGITS: usize = 3;
    let rest = ["Sr", "Sl", "S"].iter().find_map(|word| text.strip_prefix(word))?;
    let rest = rest.strip_prefix('.').unwrap_or(rest).trim_start();
    let rest = ["No", "no", "NO"].iter().find_map(|word| rest.strip_prefix(word))?;
    let rest = rest.strip_prefix(['.', ':']).unwrap_or(rest).trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = rest.split_at(digits);
    let rest = rest.strip_prefix([':', '.', ')']).unwrap_or(rest);
    let text = rest.strip_prefix(' ')?.trim_start_matches([' ', '-', '–']);
    ((1..=MOST_DIGITS).contains(&digits) && !text.is_empty()).then_some((number, text))
}

/// The digit of another script.
fn digit(c: char) -> Option<char> {
    // The zeros of Arabic, Persian, Devanagari and Bengali numbers, and of the wide ones.
    const ZEROS: [char; 5] = ['\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn numbers_in_other_digits_are_numbers() {
        let lines =
            ["۱. ایندکس چیست؟", "### ٢) ما هو الفهرس؟", "**३. सूची क्या है?**", "１．索引とは", "۱۲- چرا؟"];
        let read = in_ascii(&lines).unwrap();
        let expected =
            ["1. ایندکس چیست؟", "### 2. ما هو الفهرس؟", "**3. सूची क्या है?**", "1. 索引とは", "12. چرا؟"];
        assert_eq!(read, expected);
    }

    #[test]
    fn numbers_of_labels_are_such_as_markdown_knows() {
        let lines = ["### প্রশ্ন ১: Widget কী?", "سؤال ٢: ما هو؟"];
        assert_eq!(in_ascii(&lines).unwrap(), ["### প্রশ্ন 1: Widget কী?", "سؤال 2: ما هو؟"]);
    }

    #[test]
    fn numbers_that_count_rows_are_numbers() {
        let lines = ["## S.No 1 Write a sort", "Sr. No. 2: Why?", "S. No 3 - [Trees](t)", "Sl.No 4) Who?"];
        let expected = ["## 1. Write a sort", "2. Why?", "3. [Trees](t)", "4. Who?"];
        assert_eq!(in_ascii(&lines).unwrap(), expected);
    }

    #[test]
    fn other_lines_stay() {
        for line in
            ["1. What is it?", "۱۴۰۰ سال", "۱.۵ ثانیه", "۱۲۳۴. نه", "۱.", "S.No", "Snow 3 m", "S.No: 3."]
        {
            assert_eq!(in_ascii(&[line, line]), None, "{line}");
        }
        assert_eq!(in_ascii(&["۱. ایندکس چیست؟"]), None, "one alone");
    }
}
