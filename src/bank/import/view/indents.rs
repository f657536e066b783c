//! Numbers and questions that their writers set to the right with nothing above that they are nested in:
//! Markdown takes them for code.
//!
//! Only where several lines of a document are so. It does not know what a question is, only how one ends.

use super::fences::Fences;
use crate::bank::import::{marks, options, words};

/// Fewer than that may be code indeed.
const FEWEST: usize = 3;

/// So many are enough that are counted and end as questions do.
const FEWEST_ASKING: usize = 2;

/// Fewer options than that leave nothing to choose.
const FEWEST_OPTIONS: usize = 2;

/// From so many columns on a line is code.
const CODE: usize = 4;

/// How far the lines of a document are set to the right that should not be.
#[derive(Debug)]
pub(super) struct Indents {
    /// For each line, the columns that it has too many.
    columns: Vec<usize>,
}

impl Indents {
    /// Finds them.
    pub(super) fn of(lines: &[&str], fences: &Fences) -> Self {
        let mut columns = vec![0; lines.len()];
        let (mut begun, mut asking, mut base) = (0usize, 0usize, 0);
        let mut is_in_item = false;
        let mut is_below_heading = false;
        // How far the last list below a heading is set to the right that is no code.
        let mut usual = 0;
        // The last number that begins what was set to the right, and how far that was.
        let mut last: Option<(u64, usize)> = None;
        let said = |(at, line): &(usize, &&str)| !fences.is_code(*at) && !line.trim().is_empty();
        for (at, line) in lines.iter().enumerate().filter(said) {
            let own = width(line);
            if own < CODE {
                if is_below_heading && marks::begins_item(line) {
                    usual = own;
                }
                is_below_heading = line.trim_start().starts_with('#');
                is_in_item = marks::begins_item(&marks::with_blanks(line)) || is_in_item && own > 0;
                base = 0;
                continue;
            }
            let number = marks::number(&marks::with_blanks(line)).map(|(number, _)| number);
            let goes_on = last.is_some_and(|(last, column)| number == Some(last + 1) && column == own);
            let is_list = is_below_heading && is_list(&lines[at..]);
            is_below_heading = false;
            let is_free = base == 0 && !is_in_item;
            let is_chosen = is_free && are_options(&lines[at..]);
            if (is_free || goes_on) && (begins(line) || is_list || is_chosen) {
                base = if is_list { own - usual } else { own };
                begun += if is_list || is_chosen { FEWEST } else { 0 };
            }
            if base > 0 && own >= base {
                columns[at] = base;
                if own == base && begins(line) {
                    begun += 1;
                    asking += usize::from(number.is_some() && words::ends_as_question(line));
                    last = number.map(|number| (number, own)).or(last);
                }
            }
        }
        if begun < FEWEST && asking < FEWEST_ASKING {
            columns.fill(0);
        }
        Self { columns }
    }

    /// How many columns a line has too many.
    pub(super) fn of_line(&self, at: usize) -> usize {
        self.columns.get(at).copied().unwrap_or_default()
    }
}

/// Whether the lines up to the next one at the edge are a list of questions: each begins an item, and some ask.
fn is_list(lines: &[&str]) -> bool {
    const MOST: usize = 60;
    let said = lines.iter().filter(|line| !line.trim().is_empty());
    let list: Vec<&&str> = said.take_while(|line| width(line) >= CODE).take(MOST).collect();
    list.len() >= FEWEST
        && list.iter().all(|line| marks::begins_item(line))
        && list.iter().any(|line| begins(line))
}

/// Whether the first lines are options with the letters from the first one on, a line each.
fn are_options(lines: &[&str]) -> bool {
    let is_option = |(line, letter): (&&str, char)| {
        width(line) >= CODE && options::letter(line) == Some(letter) && line.contains(' ')
    };
    lines.iter().zip('a'..).take(FEWEST_OPTIONS).filter(|pair| is_option(*pair)).count() == FEWEST_OPTIONS
}

/// Whether a line begins an item as only prose has it: a number before words, or a question.
fn begins(line: &str) -> bool {
    let line = marks::with_blanks(line);
    let text = line.trim();
    let words = marks::number(text).map(|(_, words)| words);
    let is_asking = || text.ends_with(['?', '？']) && text.starts_with(['-', '*', '+']);
    words.map_or_else(is_asking, |words| marks::begins_text(words) || words.starts_with("<a "))
}

/// The columns of the blanks that a line begins with.
pub(super) fn width(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.fold(0, |column, byte| if byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.split('\n').collect();
        let indents = Indents::of(&lines, &Fences::of(&lines));
        (0..lines.len()).map(|at| indents.of_line(at)).collect()
    }

    #[test]
    fn numbers_that_are_set_to_the_right_of_nothing_are_no_code() {
        let text = "# Locks\n\n\t1.\tWhat is one?\nIt is held.\n\n\t2.\tName two.\n\t\t- a\nSo.\n\n\t3. Why?";
        assert_eq!(columns(text), [0, 0, 4, 0, 0, 4, 4, 0, 0, 4]);
    }

    #[test]
    fn they_go_on_counting_below_bullets_at_the_edge() {
        let text = "\t1. What is one?\n- It is held.\n\n\t2. Name two.\n- a\n\n\t3. Why?";
        assert_eq!(columns(text), [4, 0, 0, 4, 0, 0, 4]);
    }

    #[test]
    fn a_list_right_below_a_heading_is_no_code() {
        let text = "# Mid\n    - Asked:\n      - Define it\n\n      - Why?\n\n# Old\n\n    - name: a\n    - b\n    - c";
        assert_eq!(columns(text), [0, 4, 4, 0, 4, 0, 0, 0, 0, 0, 0]);
    }

    #[test]
    fn options_that_are_set_to_the_right_of_nothing_are_no_code() {
        let text = "## Which one?\n\n    a) The lock\n    b) The key\n    **Answer:** b\n\n## Why?";
        assert_eq!(columns(text), [0, 0, 4, 4, 4, 0, 0]);
        assert_eq!(columns("1. Which one?\n\n    a) The lock\n    b) The key"), [0; 4]);
        assert_eq!(columns("Run:\n\n    a = 1\n    b = 2"), [0; 4]);
    }

    #[test]
    fn what_is_nested_or_in_code_stays_where_it_is() {
        assert_eq!(columns("1. A\n\n    1. B?\n    2. C?\n    3. D?"), [0; 5]);
        assert_eq!(columns("Run:\n\n    1. make\n    2. make test\n    3. make dist"), [0; 5]);
        assert_eq!(columns("So:\n\n    1. What is it?"), [0; 3]);
    }
}
