//! Questions that a letter and a number count, a letter for each part: `A1. What is a lock?`, `B2 Explain trees.`
//!
//! The letter goes, and what is left is a numbered list. `Q1` and `A1` are labels, and options have one letter each.
//! Lines keep their numbers. It knows lines, and which of them ask.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::words::{self, Asks};

/// The lines with numbers instead of such codes, or with the colons that labels lack, where a document has several.
pub(super) fn numbered(lines: &[&str]) -> Option<Vec<String>> {
    counted(lines).or_else(|| labelled(lines))
}

/// Lines that are nothing but `Q1` or `A1`, with a colon, where they take turns.
fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 2;
    let all: Vec<(usize, &str)> = (0..lines.len()).filter_map(|at| Some((at, label(lines[at])?))).collect();
    let pairs = all.windows(2).filter(|pair| {
        pair[0].1.starts_with('Q') && pair[1].1[1..] == pair[0].1[1..] && pair[1].1.starts_with('A')
    });
    let count = pairs.count();
    if count < FEWEST || count * 2 != all.len() {
        return None;
    }
    let mut labelled = Rewritten::of(lines);
    for (at, name) in all {
        labelled.set(at, format!("{name}:"));
    }
    labelled.lines()
}

/// A line that is nothing but the letter of a side and its number.
fn label(line: &str) -> Option<&str> {
    let name = line.trim_end().trim_end_matches([':', '.']);
    let digits = name.strip_prefix(['Q', 'A'])?;
    let is_number = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(name)
}

fn counted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let may_be = |line: &&&str| code(line).is_some();
    if lines.iter().filter(may_be).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let coded: Vec<(usize, Code)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, code(lines[at])?)))
        .collect();
    let goes_on = |pair: &[(usize, Code)]| {
        let (last, next) = (&pair[0].1, &pair[1].1);
        if last.letter == next.letter { last.number + 1 == next.number } else { next.number == 1 }
    };
    let begins = coded.first().is_some_and(|(_, code)| code.number == 1);
    let count = |least: Asks| coded.iter().filter(|(_, code)| words::asks(code.text) >= least).count();
    let is_label = coded.iter().all(|(_, code)| matches!(code.letter, 'Q' | 'A' | 'P' | 'R'));
    if coded.len() < FEWEST
        || !begins
        || !coded.windows(2).all(goes_on)
        || is_label && coded.iter().any(|(_, code)| code.letter != 'A')
        || count(Asks::Yes) == 0
        || count(Asks::Perhaps) * 10 < coded.len() * 7
    {
        return None;
    }
    let mut numbered = Rewritten::of(lines);
    for (at, code) in coded {
        numbered.set(at, format!("{}. {}", code.number, code.text));
    }
    numbered.lines()
}

/// What a line begins with, and what follows it.
struct Code<'a> {
    letter: char,
    number: u32,
    text: &'a str,
}

fn code(line: &str) -> Option<Code<'_>> {
    const MOST_DIGITS: usize = 2;
    let text = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")).unwrap_or(line);
    let letter = text.chars().next().filter(char::is_ascii_uppercase)?;
    let rest = &text[1..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|_| (1..=MOST_DIGITS).contains(&digits))?;
    let after = rest[digits..].trim_start_matches(['.', ')', ':']);
    let text = after.strip_prefix(' ').map(str::trim).filter(|text| !text.is_empty())?;
    Some(Code { letter, number, text })
}

#[cfg(test)]
mod tests {
    use super::numbered;

    #[test]
    fn codes_before_questions_are_numbers() {
        let lines = ["A. Locks", "A1. What is a lock?", "A2. Explain leases.", "B. Trees", "- B1 Who grows?"];
        let read = ["A. Locks", "1. What is a lock?", "2. Explain leases.", "B. Trees", "1. Who grows?"];
        assert_eq!(numbered(&lines).unwrap(), read);
    }

    #[test]
    fn sides_that_only_a_letter_and_a_number_name_get_a_colon() {
        let lines = ["Q1", "What is a lock?", "A1", "Held by one.", "Q2", "And a heap?", "A2", "A tree."];
        let read = numbered(&lines).unwrap();
        assert_eq!([&read[0], &read[2], &read[4]], ["Q1:", "A1:", "Q2:"]);
        assert_eq!(numbered(&["Q1", "Growth.", "Q2", "Growth.", "Q3", "Less."]), None, "quarters");
    }

    #[test]
    fn labels_and_names_stay() {
        for lines in [
            ["Q1. What is a lock?", "A1. Held by one.", "Q2. Explain it."],
            ["A1 is a size.", "A2 is one, too.", "A3 is smaller."],
            ["A1. What is it?", "A3. Explain it.", "A4. Why?"],
        ] {
            assert_eq!(numbered(&lines), None, "{lines:?}");
        }
    }
}
