//! Numbers that lack the mark that those before and after them have: `Q6 What is a heap?` between `Q5.` and `Q7.`.
//!
//! They get it. Lines keep their numbers. It knows lines alone.

use std::collections::BTreeMap;

use super::{counted_lines::marks_of, fences::Fences, rewritten::Rewritten};
use crate::bank::import::{labels, marks};

/// A number at the start of a line, behind what is the same before all that it counts with.
#[derive(Clone, Copy)]
struct Number<'a> {
    at: usize,
    count: u64,
    /// What sets it apart from the text. Empty where nothing does.
    mark: &'a str,
    /// Where the number ends in its line.
    end: usize,
    /// Whether nothing but blanks or a bullet stands before it.
    is_bare: bool,
}

/// The lines with the marks that such numbers lack, where a document has any.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut series: BTreeMap<&str, Vec<Number<'_>>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((before, number)) = number(lines[at], at) {
            series.entry(before).or_default().push(number);
        }
    }
    let mut marked = Rewritten::of(lines);
    for numbers in series.values() {
        for (index, number) in numbers.iter().enumerate().filter(|(_, number)| number.mark.is_empty()) {
            if let Some(mark) = mark_beside(numbers, index) {
                let line = lines[number.at];
                marked.set(number.at, format!("{}{mark}{}", &line[..number.end], &line[number.end..]));
            }
        }
    }
    marked.lines()
}

/// The mark of the number before and of the one after. Behind the last one, of the two before.
fn mark_beside<'a>(numbers: &[Number<'a>], index: usize) -> Option<&'a str> {
    let this = numbers[index];
    let before = |back: usize| {
        let other = *numbers.get(index.checked_sub(back)?)?;
        (other.count + u64::try_from(back).ok()? == this.count && !other.mark.is_empty())
            .then_some(other.mark)
    };
    let mark = before(1)?;
    let after = numbers.get(index + 1).filter(|after| after.count > this.count);
    match after {
        Some(after) => (after.count == this.count + 1 && after.mark == mark).then_some(mark),
        None => (!this.is_bare && before(2) == Some(mark)).then_some(mark),
    }
}

/// The number of a line, and what stands before it: blanks, a bullet, hashes, the mark of bold words, the label of a question.
fn number(line: &str, at: usize) -> Option<(&str, Number<'_>)> {
    const MOST_DIGITS: usize = 3;
    const MARKS: [&str; 6] = [".", ")", ":", " -", " –", " —"];
    let from = marks_of(line);
    let text = &line[from..];
    let bold = if text.starts_with("**") { 2 } else { 0 };
    let word = text[bold..].find(|c: char| c.is_ascii_digit())?;
    let label = text[bold..bold + word].trim_end();
    let is_label =
        label.is_empty() && word == 0 || label.chars().all(char::is_alphabetic) && labels::is_question(label);
    let start = from + bold + word;
    let digits = line[start..].bytes().take_while(u8::is_ascii_digit).count();
    let count = line[start..start + digits].parse().ok().filter(|_| is_label && digits <= MOST_DIGITS)?;
    let end = start + digits;
    let rest = &line[end..];
    let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark)).unwrap_or_default();
    let rest = rest[mark.len()..].strip_prefix(' ')?;
    let is_text = marks::begins_text(rest) && rest.contains(' ');
    let is_bare = bold == 0 && word == 0;
    is_text.then_some((&line[..start], Number { at, count, mark, end, is_bare }))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn a_number_between_two_with_a_mark_gets_it() {
        let lines = ["Q1. Why is it so?", "Q2 Who is it?", "Q3. When is it?"];
        assert_eq!(marked(&lines).unwrap()[1], "Q2. Who is it?");
        let lines = ["**1 - Why so?**", "**2 - When so?**", "**3 Who is so?**"];
        assert_eq!(marked(&lines).unwrap()[2], "**3 - Who is so?**");
        let lines = ["4) Name it all", "5 Name the others", "6) Name them"];
        assert_eq!(marked(&lines).unwrap()[1], "5) Name the others");
    }

    #[test]
    fn a_number_that_counts_nothing_stays() {
        assert_eq!(marked(&["1. Take it all", "2 Apples are left", "4. Go on there"]), None);
        assert_eq!(marked(&["1. Take it all", "2. Go on there", "3 Apples are left"]), None);
        assert_eq!(marked(&["1 Take it all", "2 Go on there", "3 Apples are left"]), None);
    }
}
