//! Numbers that lack the mark between them and what they count: `Q6 What is a heap?` between `Q5.` and `Q7.`
//!
//! They get the mark of those before and after them. Behind a word for a question, they get a colon where all lack a mark
//! and count on, and where one lacks it by a slip. Lines keep their numbers. It knows lines, which words are labels of
//! questions, and which texts ask.

use std::collections::{BTreeMap, HashSet};

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// The mark behind a number where no other has any.
const COLON: &str = ":";

/// What stands before the numbers of one list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Style<'a> {
    /// The marks and tags of the line.
    marks: &'a str,
    /// The word that says that it counts questions, or nothing.
    word: &'a str,
}

/// A number at the start of a line.
#[derive(Clone, Copy)]
struct Number<'a> {
    style: Style<'a>,
    at: usize,
    count: u64,
    /// What sets it apart from the text. Empty where nothing does.
    mark: &'a str,
    /// Where the number ends in its line.
    end: usize,
}

/// The lines with the marks that such numbers lack, where a document has any.
pub(super) fn marked(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut lists: BTreeMap<Style<'_>, Vec<Number<'_>>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(number) = number(lines[at], at) {
            lists.entry(number.style).or_default().push(number);
        }
    }
    let mut marked = Rewritten::of(lines);
    let mut slips = Slips::of(lists.values().flatten());
    for numbers in lists.values() {
        let lacking = || numbers.iter().filter(|number| number.mark.is_empty());
        let all_lack = count_on_by_word(&lacking().collect::<Vec<_>>());
        for (index, number) in numbers.iter().enumerate().filter(|(_, number)| number.mark.is_empty()) {
            let (name, text) = lines[number.at].split_at(number.end);
            let text = text.trim_start();
            let mark = if all_lack { Some(COLON) } else { mark_beside(numbers, index) };
            if let Some(mark) = mark.or_else(|| slips.take(number, text).then_some(COLON)) {
                marked.set(number.at, format!("{name}{mark} {text}"));
                let below = number.at + 1;
                if let Some(answer) = lines.get(below).and_then(|line| answer_without_mark(line, number)) {
                    marked.set(below, answer);
                }
            }
        }
    }
    marked.lines()
}

/// The line below a question whose letter and number answer that, with the colon that it lacks: `A4 It is held.`
fn answer_without_mark(line: &str, number: &Number<'_>) -> Option<String> {
    let text = line.strip_prefix(&format!("A{} ", number.count)).filter(|_| number.style.word == "Q")?;
    Some(format!("A{}: {text}", number.count))
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
        None => (!this.style.is_bare() && before(2) == Some(mark)).then_some(mark),
    }
}

/// Whether several numbers count on behind a word, from the first.
fn count_on_by_word(numbers: &[&Number<'_>]) -> bool {
    const FEWEST: usize = 2;
    let goes_on = |pair: &[&Number<'_>]| pair[1].count == pair[0].count + 1 || pair[1].count == 1;
    numbers.len() >= FEWEST
        && !numbers[0].style.word.is_empty()
        && numbers[0].count == 1
        && numbers.windows(2).all(goes_on)
}

/// The words before numbers that have a mark, and those numbers.
struct Slips<'a> {
    words: HashSet<&'a str>,
    counts: HashSet<u64>,
}

impl<'a> Slips<'a> {
    fn of<'b>(numbers: impl Iterator<Item = &'b Number<'a>>) -> Self
    where
        'a: 'b,
    {
        let labels = numbers.filter(|number| !number.style.word.is_empty() && !number.mark.is_empty());
        let (words, counts) = labels.map(|number| (number.style.word, number.count)).unzip();
        Self { words, counts }
    }

    /// Whether a number is the one that is not among several that have a mark, with what asks behind it.
    fn take(&mut self, number: &Number<'_>, text: &str) -> bool {
        const FEWEST: usize = 2;
        self.counts.len() >= FEWEST
            && self.words.contains(number.style.word)
            && words::asks(text) != Asks::No
            && self.counts.insert(number.count)
    }
}

impl Style<'_> {
    /// Whether nothing but blanks or a bullet stands before a number.
    fn is_bare(self) -> bool {
        self.word.is_empty() && !self.marks.contains("**")
    }
}

/// The number of a line, behind its marks and the label of a question.
fn number(line: &str, at: usize) -> Option<Number<'_>> {
    const MOST_DIGITS: usize = 3;
    const FEWEST_LETTERS: usize = 8;
    const MARKS: [&str; 7] = [".", ")", ":", "-", " -", " –", " —"];
    let text = without_marks(line);
    let marks = &line[..line.len() - text.len()];
    let letters = text.len() - text.trim_start_matches(char::is_alphabetic).len();
    let (word, behind) = text.split_at(letters);
    let digits = behind.strip_prefix(' ').unwrap_or(behind);
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let (count, rest) = digits.split_at(length);
    // `第3問`
    let ordinal = rest.strip_prefix(['問', '问', '题', '題']).filter(|_| word == "第");
    let rest = ordinal.unwrap_or(rest);
    let end = line.len() - rest.len();
    let mark = MARKS.into_iter().find(|mark| rest.starts_with(mark)).unwrap_or_default();
    let rest = &rest[mark.len()..];
    let said = rest.trim_start();
    let is_text = rest.starts_with([' ', '\u{3000}'])
        && marks::begins_text(said)
        && (said.contains(' ') || said.chars().count() >= FEWEST_LETTERS);
    let is_counted = (1..=MOST_DIGITS).contains(&length)
        && (word.is_empty() || ordinal.is_some() || labels::is_question(word));
    let count = count.parse().ok().filter(|_| is_text && is_counted)?;
    Some(Number { style: Style { marks, word }, at, count, mark, end })
}

/// A line without the marks, boxes and tags that it begins with.
fn without_marks(line: &str) -> &str {
    const TAGS: [&str; 6] = ["<summary>", "<b>", "<strong>", "[ ] ", "[x] ", "[X] "];
    let mut text = line;
    loop {
        let bare = text.trim_start_matches(['#', ' ', '>', '*', '+', '-', '_']);
        let bare = TAGS.iter().find_map(|tag| bare.strip_prefix(tag)).unwrap_or(bare);
        if bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
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
    fn a_word_and_a_number_need_no_mark_where_none_has_one_or_one_lacks_it_by_a_slip() {
        let lines = ["### Q1 Why is it so?", "", "### Q2 Names of it all"];
        assert_eq!(marked(&lines).unwrap(), ["### Q1: Why is it so?", "", "### Q2: Names of it all"]);
        let lines = ["Q1: Why is it so?", "**Q3 Who is it?**", "Q2- When is it?"];
        assert_eq!(marked(&lines).unwrap()[1], "**Q3: Who is it?**");
        assert_eq!(marked(&["Q1: Why so?", "**Q2 Names of it all**", "Q3: When so?"]), None);
    }

    #[test]
    fn a_number_that_counts_nothing_stays() {
        assert_eq!(marked(&["1. Take it all", "2 Apples are left", "4. Go on there"]), None);
        assert_eq!(marked(&["1. Take it all", "2. Go on there", "3 Apples are left"]), None);
        assert_eq!(marked(&["1 Take it all", "2 Go on there", "3 Apples are left"]), None);
    }
}
