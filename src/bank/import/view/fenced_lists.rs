//! Numbered lists in words that stand in fences, as people set them off who do not mean code: the fences go.
//!
//! A fence is one if nearly all that it holds are numbered sentences or names. As a program may print such, too, most of
//! one must surely ask; what stands in the others beside it is meant as that is. Lines keep their numbers. It knows lines
//! alone, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines without the fences around such lists, where a document has any that ask.
pub(super) fn unfenced(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let lists: Vec<List> =
        fences.pairs().iter().filter_map(|(from, to)| List::of(lines, *from, *to)).collect();
    // In a list of code, each may be what one of it prints.
    let is_few = lists.len() * 2 < fences.pairs().len();
    if is_few || !lists.iter().any(List::is_asked) {
        return None;
    }
    let mut unfenced = Rewritten::of(lines);
    let are_named = lists.iter().filter(|list| list.is_below_number(lines)).count() > 1;
    for list in lists {
        let blanks = if are_named && list.is_below_number(lines) { NESTED } else { "" };
        unfenced.set(list.from, String::new());
        unfenced.set(list.to, String::new());
        let mut is_name = false;
        for (at, line) in lines.iter().enumerate().take(list.to).skip(list.from + 1) {
            if let Some((number, text)) = numbered(line) {
                is_name = names_list(text);
                unfenced.set(at, format!("{blanks}{number}. {text}"));
            } else if is_name && is_set_in(line) {
                unfenced.set(at, format!("{blanks}{NESTED}- {}", line.trim()));
            } else if !blanks.is_empty() && !line.trim().is_empty() {
                unfenced.set(at, format!("{blanks}{line}"));
            }
        }
    }
    unfenced.lines()
}

/// What stands before that which is nested below a number.
const NESTED: &str = "    ";

/// Whether a numbered text is the name of what is set in below it: `Locks:`.
fn names_list(text: &str) -> bool {
    text.trim_end().ends_with(':')
}

/// Whether a line in words is set in.
fn is_set_in(line: &str) -> bool {
    line.starts_with(char::is_whitespace) && line.trim_start().starts_with(char::is_alphabetic)
}

/// A list between the lines of its fences.
struct List {
    from: usize,
    to: usize,
    numbered: usize,
    sure: usize,
    asking: usize,
}

impl List {
    fn of(lines: &[&str], from: usize, to: usize) -> Option<Self> {
        const FEWEST: usize = 3;
        let mut list = Self { from, to, numbered: 0, sure: 0, asking: 0 };
        let (mut said, mut is_name) = (0usize, false);
        for line in lines[from + 1..to].iter().filter(|line| !line.trim().is_empty()) {
            said += 1;
            let text = match numbered(line) {
                Some((_, text)) => {
                    is_name = names_list(text);
                    Some(text)
                }
                None => is_name.then(|| line.trim()).filter(|_| is_set_in(line)),
            };
            if let Some(text) = text {
                let asks = words::asks(text);
                list.numbered += 1;
                list.sure += usize::from(asks == Asks::Yes);
                list.asking += usize::from(asks != Asks::No);
            }
        }
        // A sentence may go on on a line of its own.
        (list.numbered >= FEWEST && list.numbered * 10 >= said * 7).then_some(list)
    }

    /// Whether a numbered line right above names it.
    fn is_below_number(&self, lines: &[&str]) -> bool {
        let above = lines[..self.from].last();
        above.is_some_and(|line| !line.starts_with(char::is_whitespace) && numbered(line).is_some())
    }

    /// Whether half of it surely asks.
    fn is_asked(&self) -> bool {
        self.sure * 2 >= self.numbered
            || self.sure * 3 >= self.numbered && self.asking * 3 >= self.numbered * 2
    }
}

/// A number and what it counts, in words: no code.
fn numbered(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let words = rest.trim_start_matches(['.', ')', ':', '-', ' ', '\t']);
    let is_number = digits > 0 && words.len() < rest.len() && marks::begins_text(words);
    let is_code = words.trim_end().ends_with([';', '{', '}']) || words.contains(" = ");
    (is_number && !is_code).then_some((&text[..digits], words))
}

#[cfg(test)]
mod tests {
    use super::unfenced;

    #[test]
    fn lists_in_words_stand_without_their_fences() {
        let lines = [
            "# Asked",
            "```ReactJS",
            "1. What is a lock?",
            "",
            "2. Leases",
            "3 Who holds it?",
            "```",
            "## Tasks",
            "~~~",
            "1) Sort a list",
            "2) A star rating",
            "3) A board",
            "~~~",
        ];
        let read = unfenced(&lines).unwrap();
        let left: Vec<&String> = read.iter().filter(|line| !line.is_empty()).collect();
        assert_eq!(left.len(), 8);
        assert_eq!([&read[1], &read[6], &read[8], &read[12]], [""; 4]);
        assert_eq!(
            [&read[2], &read[5], &read[9]],
            ["1. What is a lock?", "3. Who holds it?", "1. Sort a list"]
        );
    }

    #[test]
    fn code_and_what_it_prints_stay() {
        for inner in [
            ["1. Red", "2. Green", "3. Blue"],
            ["10 PRINT 1;", "20 WHAT = 2?", "30 GOTO 10;"],
            ["let a = 1;", "1. What?", "b(a)"],
        ] {
            let lines = [&["```"][..], &inner[..], &["```"][..]].concat();
            assert_eq!(unfenced(&lines), None, "{inner:?}");
        }
        let menu = ["```", "1. Add?", "2. Remove?", "3. Quit?", "```"];
        let code = ["```c", "int a;", "```"];
        assert_eq!(unfenced(&[&menu[..], &code, &code].concat()), None);
    }
}
