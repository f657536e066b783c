//! Questions that letters or small Roman numbers count, on lines of their own: `a) What is a lock?`, `ii. Name a heap.`
//!
//! What is to be chosen is counted so, too, and what is asked on. So most lines of such a list must end as questions; or
//! nothing else in the document counts, and most lines that go on through it ask. The line above must ask nothing. Lines
//! keep their numbers.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// What counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Letters,
    Roman,
}

/// A line that is counted so.
#[derive(Clone, Copy)]
struct Counted<'a> {
    indent: usize,
    number: usize,
    text: &'a str,
    /// Whether small letters count it.
    is_small: bool,
}

/// The lines with numbers in their place, where a document has such questions.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    if ![By::Letters, By::Roman].iter().any(|by| goes_on(lines, *by)) {
        return None;
    }
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && !lines[*at].trim().is_empty()).collect();
    in_lists(lines, &said).or_else(|| throughout(lines, &said))
}

/// Whether any line is the second of such.
fn goes_on(lines: &[&str], by: By) -> bool {
    lines.iter().any(|line| counted(line, by).is_some_and(|counted| counted.number == 2))
}

/// The lines of lists that letters count with numbers, where those ask by themselves.
fn in_lists(lines: &[&str], said: &[usize]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let lettered = |at: usize| counted(lines[at], By::Letters);
    let next = |a: &usize, b: &usize| match (lettered(*a), lettered(*b)) {
        (Some(this), Some(next)) => this.indent == next.indent && this.number + 1 == next.number,
        _ => false,
    };
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut from = 0usize;
    for run in said.chunk_by(next) {
        let above = from.checked_sub(1).map_or("", |above| lines[said[above]]);
        from += run.len();
        runs.extend(Run::of(lines, run, above));
    }
    let all = runs.iter().fold(Asked::default(), |all, run| all.and(run.asked));
    let mut numbered = Rewritten::of(lines);
    let mut last: Option<(usize, usize)> = None;
    for run in runs {
        let begins = run.first == 1 || last == Some((run.indent, run.first - 1));
        let is_asked = run.lines.len() >= FEWEST && run.asked.wholly() || all.mostly();
        if !begins || !is_asked || run.lines.len() < FEWEST && run.first == 1 {
            continue;
        }
        for at in run.lines {
            if let Some(counted) = lettered(*at) {
                numbered.set(*at, counted.with_number(lines[*at]));
                last = Some((counted.indent, counted.number));
            }
        }
    }
    numbered.lines()
}

/// The lines at the left edge that count on through a document with numbers, where nothing else in it counts. Capital
/// letters do where there are more than a choice has.
fn throughout(lines: &[&str], said: &[usize]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    /// What is to be chosen has no more capital letters.
    const FEWEST_CAPITALS: usize = 8;
    const FEWEST_NAMES: usize = 2;
    let by = [By::Roman, By::Letters].into_iter().find(|by| goes_on(lines, *by))?;
    if said.iter().filter(|at| counts_in_name(lines[**at])).take(FEWEST_NAMES).count() == FEWEST_NAMES
        || said.iter().any(|at| counts_otherwise(lines[*at]))
    {
        return None;
    }
    let counts = |is_small: bool, at: &usize| {
        counted(lines[*at], by).filter(|counted| counted.indent == 0 && counted.is_small == is_small)
    };
    let are_small = by == By::Roman || said.iter().any(|at| counts(true, at).is_some());
    let mut all: Vec<(usize, Counted<'_>)> = Vec::new();
    let mut above = "";
    for at in said {
        if let Some(counted) = counts(are_small, at) {
            if counted.number == all.last().map_or(1, |(_, last)| last.number + 1) {
                if counted.number == 1 && words::asks(marks::text(above)) != Asks::No {
                    return None;
                }
                all.push((*at, counted));
            } else if counted.number == 1 {
                return None;
            }
        }
        above = lines[*at];
    }
    let asking = all.iter().filter(|(_, counted)| words::asks(counted.text) != Asks::No).count();
    let fewest = if are_small { FEWEST } else { FEWEST_CAPITALS };
    if all.len() < fewest || asking * 3 < all.len() * 2 {
        return None;
    }
    let mut numbered = Rewritten::of(lines);
    for (at, counted) in all {
        numbered.set(at, counted.with_number(lines[at]));
    }
    numbered.lines()
}

/// Whether a line is a heading, or bold, and has a number in it: `Exercise 2`.
fn counts_in_name(line: &str) -> bool {
    line.starts_with(['#', '*']) && line.contains(|c: char| c.is_ascii_digit())
}

/// Whether a line at the left edge has a number of another kind.
fn counts_otherwise(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit()) && marks::number(&marks::with_blanks(line)).is_some()
}

/// Lines that letters count on, and that are not to be chosen from.
struct Run<'a> {
    lines: &'a [usize],
    indent: usize,
    /// The number of its first letter.
    first: usize,
    asked: Asked,
}

impl<'a> Run<'a> {
    fn of(lines: &[&str], run: &'a [usize], above: &str) -> Option<Self> {
        let Counted { indent, number: first, .. } = counted(lines[run[0]], By::Letters)?;
        // What asks above them is asked on, or is to be answered by a choice.
        let is_chosen =
            words::asks(marks::text(above)) != Asks::No && !above.trim_end().ends_with([':', '：']);
        let all = run.iter().filter_map(|at| counted(lines[*at], By::Letters));
        let asked = all.fold(Asked::default(), |asked, counted| asked.and(Asked::of(counted.text)));
        (!is_chosen || first > 1).then_some(Self { lines: run, indent, first, asked })
    }
}

/// How many lines ask.
#[derive(Clone, Copy, Default)]
struct Asked {
    all: usize,
    sure: usize,
    perhaps: usize,
}

impl Asked {
    fn of(text: &str) -> Self {
        let asks = words::asks(text);
        Self { all: 1, sure: usize::from(asks == Asks::Yes), perhaps: usize::from(asks == Asks::Perhaps) }
    }

    fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            sure: self.sure + other.sure,
            perhaps: self.perhaps + other.perhaps,
        }
    }

    /// Whether all of them do, and half of them surely.
    fn wholly(self) -> bool {
        self.sure * 2 >= self.all && self.sure + self.perhaps == self.all
    }

    /// Whether most of many do.
    fn mostly(self) -> bool {
        const MANY: usize = 4;
        self.all >= MANY && self.sure * 2 >= self.all && (self.sure + self.perhaps) * 4 >= self.all * 3
    }
}

impl Counted<'_> {
    /// The line with a number instead.
    fn with_number(&self, line: &str) -> String {
        format!("{}{}. {}", &line[..self.indent], self.number, self.text)
    }
}

/// What a line says behind the letter or the Roman number that it begins with, with that as a number.
fn counted(line: &str, by: By) -> Option<Counted<'_>> {
    let text = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - text.len();
    let text = text.strip_prefix('(').unwrap_or(text);
    let (count, rest) = text.split_at(text.find([')', '.'])?);
    let number = match (by, count.as_bytes()) {
        (By::Letters, [letter]) if letter.is_ascii_alphabetic() => {
            usize::from(letter.to_ascii_lowercase() - b'a') + 1
        }
        (By::Roman, _) => marks::roman_number(count)?,
        _ => return None,
    };
    let text = rest[1..].strip_prefix(' ')?.trim();
    let is_small = count.starts_with(|c: char| c.is_ascii_lowercase());
    (!text.is_empty()).then_some(Counted { indent, number, text, is_small })
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn letters_before_questions_are_numbers() {
        let lines = ["Mine:", "a) Why?", "b) How?", "   c) x"];
        assert_eq!(numbered(&lines).unwrap(), ["Mine:", "1. Why?", "2. How?", "   c) x"]);
        assert_eq!(
            numbered(&["1. Given it:", "   (a) Why?", "   (b) Explain how"]).unwrap()[2],
            "   2. Explain how"
        );
    }

    #[test]
    fn letters_that_count_on_below_another_name_are_numbers_too() {
        let lines =
            ["First:", "\ta. Why?", "\tb. How?", "Then:", "\tc. Type it", "\td. When?", "Last:", "\te. Who?"];
        let read = numbered(&lines).unwrap();
        assert_eq!(read[4..], ["\t3. Type it", "\t4. When?", "Last:", "\t5. Who?"]);
    }

    #[test]
    fn what_is_to_be_chosen_keeps_its_letters() {
        assert_eq!(numbered(&["Which?", "a) Why?", "b) How?"]), None);
        assert_eq!(numbered(&["Mine:", "a) one", "b) two"]), None);
    }

    #[test]
    fn small_roman_numbers_count_questions() {
        let lines = ["# Sheet", "i. Why?", "", "ii. Name a heap.", "", "    heap", "", "iii. How?"];
        let read = numbered(&lines).unwrap();
        assert_eq!(read[1..], ["1. Why?", "", "2. Name a heap.", "", "    heap", "", "3. How?"]);
        assert_eq!(numbered(&["(i) Why?", "(ii) How?", "(iii) When?"]).unwrap()[2], "3. When?");
    }

    #[test]
    fn small_letters_count_questions_where_nothing_else_does() {
        let lines = ["# Sheet", "", "(a) Prove it.", "", "(b) Show that it holds.", "(c) Name a heap."];
        assert_eq!(
            numbered(&lines).unwrap()[2..],
            ["1. Prove it.", "", "2. Show that it holds.", "3. Name a heap."]
        );
    }

    #[test]
    fn they_stay_below_other_numbers_and_before_what_does_not_ask() {
        assert_eq!(numbered(&["1. A cache:", "i. Why?", "ii. How?", "iii. When?"]), None);
        assert_eq!(numbered(&["i. Why?", "ii. How?", "iii. When?", "i. Who?"]), None);
        assert_eq!(numbered(&["What do you do?", "a) Install it", "b) Write it", "c) Show it"]), None);
        let tasks = ["## Exercise 1", "i. Why?", "ii. How?", "## Exercise 2", "i. When?"];
        assert_eq!(numbered(&tasks), None);
        assert_eq!(numbered(&["i. red", "ii. green", "iii. blue"]), None);
        assert_eq!(numbered(&["i. Why?", "ii. How?"]), None);
        let capitals: Vec<String> = ('A'..='I').map(|letter| format!("{letter}) Write a loop.")).collect();
        let capitals: Vec<&str> = capitals.iter().map(String::as_str).collect();
        assert_eq!(numbered(&capitals).unwrap()[8], "9. Write a loop.");
        assert_eq!(numbered(&capitals[..4]), None);
    }
}
