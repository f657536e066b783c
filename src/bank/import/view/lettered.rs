//! Questions that letters count, on lines of their own: `a) What is a lock?`, `b) What is a heap?`.
//!
//! What is to be chosen is counted so, too, and what is asked on, so most lines of such a list must end as questions, and
//! the line above it must ask nothing. Lines keep their numbers.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines with numbers instead of the letters, where a document has such lists.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    if !lines.iter().any(|line| lettered(line).is_some_and(|(_, number, _)| number == 2)) {
        return None;
    }
    let fences = Fences::of(lines);
    let said: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && !lines[*at].trim().is_empty()).collect();
    let next = |a: &usize, b: &usize| match (lettered(lines[*a]), lettered(lines[*b])) {
        (Some((indent, number, _)), Some((other, next, _))) => indent == other && number + 1 == next,
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
    let mut last: Option<(usize, u8)> = None;
    for run in runs {
        let begins = run.first == 1 || last == Some((run.indent, run.first - 1));
        let is_asked = run.lines.len() >= FEWEST && run.asked.wholly() || all.mostly();
        if !begins || !is_asked || run.lines.len() < FEWEST && run.first == 1 {
            continue;
        }
        for at in run.lines {
            if let Some((indent, number, text)) = lettered(lines[*at]) {
                numbered.set(*at, format!("{}{number}. {text}", &lines[*at][..indent]));
                last = Some((indent, number));
            }
        }
    }
    numbered.lines()
}

/// Lines that letters count on, and that are not to be chosen from.
struct Run<'a> {
    lines: &'a [usize],
    indent: usize,
    /// The number of its first letter.
    first: u8,
    asked: Asked,
}

impl<'a> Run<'a> {
    fn of(lines: &[&str], run: &'a [usize], above: &str) -> Option<Self> {
        let (indent, first, _) = lettered(lines[run[0]])?;
        // What asks above them is asked on, or is to be answered by a choice.
        let is_chosen =
            words::asks(marks::text(above)) != Asks::No && !above.trim_end().ends_with([':', '：']);
        let texts = run.iter().filter_map(|at| lettered(lines[*at]));
        let asked = texts.fold(Asked::default(), |asked, (_, _, text)| asked.and(Asked::of(text)));
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

/// How far a line is indented that begins with a letter, the letter's number, and what follows it.
fn lettered(line: &str) -> Option<(usize, u8, &str)> {
    let text = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - text.len();
    let text = text.strip_prefix('(').unwrap_or(text);
    let letter = text.bytes().next().filter(u8::is_ascii_alphabetic)?.to_ascii_lowercase();
    let rest = text[1..].strip_prefix([')', '.'])?.strip_prefix(' ')?.trim();
    (!rest.is_empty()).then_some((indent, letter - b'a' + 1, rest))
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
}
