//! An answer that says of an option no more than its letter or its number, or its words alone: it says that option as it
//! stands in the prompt, for who reads the answer without that.

use super::{marks, options};

/// An option of a prompt.
#[derive(Debug)]
struct Choice<'a> {
    mark: Mark,
    /// With its mark, without a bullet or a box.
    line: &'a str,
    /// Without its mark.
    words: &'a str,
}

/// What options are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Letter(char),
    Number(u64),
}

/// The answer with the option in full that its first line names, if it names one.
pub(super) fn in_full(prompt: &str, answer: &str) -> Option<String> {
    let choices = choices(prompt);
    let (first, below) = answer.split_once('\n').unwrap_or((answer, ""));
    let (choice, rest) = named(&choices, first.trim()).or_else(|| again(&choices, first))?;
    // What goes through the options one by one is in full already.
    let goes_on = |line: &str| {
        let mark = Choice::of(line).map(|choice| choice.mark);
        let is_one = |choice: &Choice<'_>| Some(choice.mark) == mark || plain(choice.words) == plain(line);
        choices.iter().any(is_one)
    };
    if below.lines().any(goes_on) {
        return None;
    }
    let texts = [choice.line, rest, below.trim_matches('\n')];
    Some(texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

/// The last options of a prompt, from the first letter or number on.
fn choices(prompt: &str) -> Vec<Choice<'_>> {
    const FEWEST: usize = 2;
    let mut choices: Vec<Choice<'_>> = Vec::new();
    for choice in prompt.lines().filter_map(Choice::of) {
        if choice.mark.is_after(choices.last().map(|last| last.mark)) {
            choices.push(choice);
        } else if choice.mark.is_after(None) {
            choices = vec![choice];
        }
    }
    if choices.len() < FEWEST { Vec::new() } else { choices }
}

/// The option whose words are all that a line says. A number may be one of them, or count another.
fn again<'a, 'b>(choices: &'a [Choice<'b>], line: &str) -> Option<(&'a Choice<'b>, &'static str)> {
    let said = plain(line);
    let counts = |choice: &Choice<'_>| Mark::first(&said).is_some_and(|(mark, _)| choice.mark == mark);
    let mut same = choices.iter().filter(|choice| plain(choice.words) == said);
    let choice = same.next().filter(|_| !said.is_empty() && same.next().is_none())?;
    (counts(choice) || !choices.iter().any(counts)).then_some((choice, ""))
}

/// The option whose letter or number a line begins with, and what it says behind that: `B`, `B. It is held.`
fn named<'a, 'b, 'c>(choices: &'a [Choice<'b>], line: &'c str) -> Option<(&'a Choice<'b>, &'c str)> {
    let text = line.trim_start_matches(['*', '_', '`', '(', '[', ' ']);
    let (mark, rest) = Mark::first(text)?;
    let choice = choices.iter().find(|choice| choice.mark == mark)?;
    let is_number = matches!(mark, Mark::Number(_));
    if !rest.contains(char::is_alphanumeric) {
        let is_either = |other: &Choice<'_>| other.mark != mark && plain(other.words) == plain(text);
        return (!is_number || !choices.iter().any(is_either)).then_some((choice, ""));
    }
    let begins = rest.trim_start().starts_with(['-', '–', '—'])
        || !is_number && rest.starts_with(['.', ')', ':', ']', '*']);
    let behind = rest.trim_start_matches(|c: char| c.is_whitespace() || ".):]*_`-–—".contains(c));
    // Marks around the letter close behind it, or are those of more.
    let is_open = text.len() < line.len()
        && (behind.matches("**").count() % 2 == 1 || behind.ends_with([')', ']', '_']));
    let says_again = is_said(&plain(choice.words), &plain(behind));
    // Other letters may follow.
    let is_one = Mark::first(behind).is_none();
    (begins && is_one && !is_open && !says_again).then_some((choice, behind))
}

/// Whether one of two texts begins with the other.
fn is_said(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one))
}

/// The letters and digits of a text, in small.
fn plain(text: &str) -> String {
    let words: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if words.is_empty() { text.trim().to_owned() } else { words }
}

impl<'a> Choice<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let line = line.trim().trim_end_matches("<br>").trim_end_matches(['\\', ' ']);
        if let Some((number, words)) = marks::number(line) {
            return (!words.is_empty()).then_some(Self { mark: Mark::Number(number), line, words });
        }
        let line = options::without_box(marks::text(line));
        let letter = options::letter(line)?;
        let behind = &line[line.find(char::is_alphabetic)?..];
        let words = behind.trim_start_matches(char::is_alphabetic);
        let words = words.trim_start_matches(|c: char| c.is_whitespace() || ":).]*_、．：".contains(c));
        (!words.is_empty()).then_some(Self { mark: Mark::Letter(letter), line, words })
    }
}

impl Mark {
    /// Whether it is the next one, or the first.
    fn is_after(self, last: Option<Self>) -> bool {
        match (last, self) {
            (None, Self::Letter(letter)) => letter == 'a',
            (None, Self::Number(number)) => number == 1,
            (Some(Self::Letter(last)), Self::Letter(letter)) => u32::from(last) + 1 == u32::from(letter),
            (Some(Self::Number(last)), Self::Number(number)) => last + 1 == number,
            _ => false,
        }
    }

    /// The letter or the number that a text begins with, and what follows it: no more of a word.
    fn first(text: &str) -> Option<(Self, &str)> {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (mark, rest) = if digits > 0 {
            (Self::Number(text[..digits].parse().ok()?), &text[digits..])
        } else {
            let first = text.chars().next()?;
            (Self::Letter(options::letter(&format!("{first})"))?), &text[first.len_utf8()..])
        };
        let next = rest.trim_start_matches(['.', ',']).chars().next();
        next.is_none_or(|c| !c.is_alphanumeric()).then_some((mark, rest))
    }
}

#[cfg(test)]
mod tests {
    use super::in_full;

    const PROMPT: &str = "Which one waits?\n\n- A) A heap\n- B) A lock\n- C) `x`\n- D) 3";

    #[test]
    fn an_option_that_is_named_is_said() {
        for (answer, full) in [
            ("B", "B) A lock"),
            ("**b**", "B) A lock"),
            ("(B)", "B) A lock"),
            ("A lock.", "B) A lock"),
            ("B.\n\nIt is held.", "B) A lock\n\nIt is held."),
            ("B. It is held.", "B) A lock\n\nIt is held."),
            ("**B** – it is held.", "B) A lock\n\nit is held."),
            ("3", "D) 3"),
        ] {
            assert_eq!(in_full(PROMPT, answer).as_deref(), Some(full), "{answer}");
        }
        let numbered = "Which one waits?\n\n1. A heap\n2. A lock";
        for answer in ["2", "2.", "**2**"] {
            assert_eq!(in_full(numbered, answer).as_deref(), Some("2. A lock"), "{answer}");
        }
        let lines = "Which one waits?\n[ ] a. A heap<br>\n[ ] b. A lock<br>";
        assert_eq!(in_full(lines, "b").as_deref(), Some("b. A lock"));
        assert_eq!(in_full("Что ждёт?\nа) Куча\nб) Замок", "б").as_deref(), Some("б) Замок"));
    }

    #[test]
    fn other_answers_stay() {
        for answer in [
            "A, B",
            "A. B",
            "BD",
            "B) A lock",
            "**B) A lock**",
            "B (A lock)",
            "A lock waits",
            "E",
            "BE",
            "A) It grows.\nB) It waits.",
            "4",
            "It is B.",
            "Bad",
        ] {
            assert_eq!(in_full(PROMPT, answer), None, "{answer}");
        }
        for answer in ["1. A heap grows.\n2. A lock waits.", "1", "2.5", "2 locks"] {
            assert_eq!(in_full("How many wait?\n\n1. 2\n2. 1", answer), None, "{answer}");
        }
        assert_eq!(in_full("Which one waits?", "B"), None);
    }
}
