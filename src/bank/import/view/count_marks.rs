//! Names that numbers or letters count with a mark of a writer's own behind them, however far they are set in:
//! `1 * What is a lock?`, `B -> Why?`, `2A. How?`.
//!
//! Any mark will do, as several lines that count on with the same one are no chance. It knows lines alone, and what asks.

use std::collections::BTreeMap;

use super::fences::Fences;
use crate::bank::import::words::{self, Asks};

/// A line that is counted so, and what it says behind the mark.
type Name<'a> = (usize, Count, &'a str);

/// A number and the letter behind it, or a letter alone.
type Count = (u32, u8);

/// What counts, and the mark behind it.
type Mark<'a> = (bool, bool, &'a str);

/// The most of such lines that count on with one mark, if enough of them ask.
pub(super) fn counted<'a>(lines: &[&'a str], fences: &Fences) -> Vec<(usize, &'a str)> {
    let mut marks: BTreeMap<Mark<'a>, Vec<Name<'a>>> = BTreeMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some((mark, count, text)) = name(lines[at]) {
            marks.entry(mark).or_default().push((at, count, text));
        }
    }
    let most = marks.into_values().filter(|names| count_on(names) && are_asked(names)).max_by_key(Vec::len);
    most.unwrap_or_default().into_iter().map(|(at, _, text)| (at, text)).collect()
}

fn name(line: &str) -> Option<(Mark<'_>, Count, &str)> {
    const MOST_DIGITS: usize = 3;
    const LONGEST_MARK: usize = 3;
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let letter = rest.bytes().next().filter(u8::is_ascii_uppercase);
    let rest = &rest[usize::from(letter.is_some())..];
    if digits > MOST_DIGITS || digits == 0 && letter.is_none() {
        return None;
    }
    let number = if digits > 0 { text[..digits].parse().ok()? } else { 0 };
    let marked = rest.trim_start_matches([' ', '\t']);
    let is_mark = |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !"\"'“‘«¿`$&/%".contains(c);
    let length: usize = marked.chars().take_while(|c| is_mark(*c)).map(char::len_utf8).sum();
    let (mark, behind) = marked.split_at(length);
    let name = behind.trim();
    // What the mark stands around is closed with it.
    let name = name.strip_suffix(mark).unwrap_or(name).trim_end();
    let is_apart = behind.starts_with([' ', '\t']) && (1..=LONGEST_MARK).contains(&mark.chars().count());
    let begins =
        name.starts_with(char::is_alphanumeric) && name.chars().nth(1).is_some() && !name.contains('|');
    (is_apart && begins).then_some((
        (digits > 0, letter.is_some(), mark),
        (number, letter.unwrap_or_default()),
        name,
    ))
}

/// Whether nearly all of several lines go on from the one above, but for what was left out, or begin anew.
fn count_on(names: &[Name]) -> bool {
    const FEWEST: usize = 3;
    const MOST_LEFT_OUT: u32 = 12;
    let goes_on = |pair: &&[Name]| {
        let ((number, letter), next) = (pair[0].1, pair[1].1);
        let is_first = next.0 <= 1 && matches!(next.1, 0 | b'A');
        is_first || next > (number, letter) && next.0 <= number + MOST_LEFT_OUT
    };
    let on = names.windows(2).filter(goes_on).count();
    names.len() >= FEWEST && on * 10 >= (names.len() - 1) * 9
}

/// Whether most lines ask, and enough of them surely.
fn are_asked(names: &[Name]) -> bool {
    let count = |least: Asks| names.iter().filter(|(_, _, text)| words::asks(text) >= least).count();
    count(Asks::Yes) * 3 >= names.len() && count(Asks::Perhaps) * 2 >= names.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(usize, &str)> {
        let lines: Vec<&str> = text.split('\n').collect();
        counted(&lines, &Fences::of(&lines))
    }

    #[test]
    fn any_mark_behind_what_counts_will_do() {
        let asked = ["What is a lock?", "Leases", "Why so?"];
        for counts in [
            ["1 *", "2 *", "3 *"],
            ["4 ->", "  6 ->", "\t7 ->"],
            ["1 =>", "2 =>", "3=>"],
            ["1 ~", "2 ~", "1 ~"],
            ["8 |", "9 |", "10 |"],
            ["A *", "B *", "C *"],
            ["A ->", "B ->", "D ->"],
            ["1A.", "1B.", "2A."],
            ["1)", "2)", "3)"],
        ] {
            let line = |(count, name): (&&str, &&str)| format!("{count}  {name} \nIt is told here.\n");
            let text: String = counts.iter().zip(&asked).map(line).collect();
            let found = names(&text);
            let expected = [(0, asked[0]), (2, asked[1]), (4, asked[2])];
            assert_eq!(found, expected, "{counts:?}");
        }
    }

    #[test]
    fn what_closes_the_mark_goes_with_it() {
        assert_eq!(names("A * Why? *\nB * How?*\nC * When?")[..2], [(0, "Why?"), (1, "How?")]);
    }

    #[test]
    fn lines_that_do_not_count_on_or_do_not_ask_stay() {
        for text in [
            "9 * Why?\n3 * How?\n2 * When?",
            "1 * Why?\n2 * How?",
            "1 * Why?\n2 ~ How?\n3 > When?",
            "1 * Red\n2 * Green\n3 * Blue\n4 * Why?",
            "1 | a | Why?\n2 | b | How?\n3 | c | When?",
            "10 % of what?\n11 % of it?\n12 % of all?",
        ] {
            assert_eq!(names(text), [], "{text}");
        }
    }
}
