//! A talk that was written down, each line behind the name of who speaks: `HR: Why us?`, `Me: I like the product.`
//!
//! Who asks is told from who answers by what both say, not by their names. Their lines get the labels of questions and
//! answers; what is said otherwise by the one who asks loses its name. It knows lines, and which of them ask.

use std::collections::HashMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    vocabulary::section,
    words::{self, Asks},
};

/// What somebody says.
struct Turn<'a> {
    at: usize,
    name: &'a str,
    text: &'a str,
    asks: Asks,
}

/// The lines with labels in the place of names, where a document is such a talk.
pub(super) fn labelled(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let turns: Vec<Turn> =
        (0..lines.len()).filter(|at| !fences.is_code(*at)).filter_map(|at| turn(lines[at], at)).collect();
    let (askers, other) = speakers(&turns)?;
    let mut labelled = Rewritten::of(lines);
    let mut is_asked = false;
    for turn in &turns {
        let by_asker = askers.contains(&turn.name);
        if !by_asker && turn.name != other {
            continue;
        }
        let label = match turn.asks {
            Asks::No if by_asker => None,
            _ if by_asker => Some("Question"),
            _ => Some("Answer").filter(|_| is_asked),
        };
        is_asked |= label.is_some();
        let line = lines[turn.at];
        let own = &line[..line.len() - line.trim_start_matches([' ', '\t', '>']).len()];
        let bullet = if line[own.len()..].starts_with("- ") { "- " } else { "" };
        labelled.set(
            turn.at,
            match label {
                Some(label) => format!("{own}{bullet}{label}: {}", turn.text),
                None => format!("{own}{bullet}{}", turn.text),
            },
        );
    }
    labelled.lines()
}

/// Who asks and who answers, where they take turns and hardly a line is another's. Several may ask in turn.
fn speakers<'a>(turns: &[Turn<'a>]) -> Option<(Vec<&'a str>, &'a str)> {
    const FEWEST: usize = 2;
    const FEWEST_IN_ALL: usize = 5;
    let mut count: HashMap<&str, (usize, usize)> = HashMap::new();
    for turn in turns {
        let (said, asked) = count.entry(turn.name).or_default();
        *said += 1;
        *asked += usize::from(turn.asks != Asks::No);
    }
    let mut names: Vec<(&str, usize, usize)> = count
        .into_iter()
        .map(|(name, (said, asked))| (name, said, asked))
        .filter(|name| name.1 >= FEWEST)
        .collect();
    names.sort_unstable_by(|a, b| (b.1, a.0).cmp(&(a.1, b.0)));
    let (asking, answering): (Vec<_>, Vec<_>) = names
        .into_iter()
        .partition(|(name, said, asked)| asked * 10 >= said * if is_by_office(name) { 4 } else { 6 });
    let (&answering, others) = answering.split_first()?;
    let askers: Vec<&str> = asking.iter().map(|asker| asker.0).collect();
    let asked: usize = asking.iter().map(|asker| asker.1).sum();
    let is_person = askers.iter().any(|asker| is_by_office(asker));
    if !others.is_empty() && !is_person {
        return None;
    }
    let is_of_them = (asked + answering.1) * 10 >= turns.len() * if is_person { 7 } else { 9 };
    let is_change = |pair: &[Turn]| (pair[0].name == answering.0) != (pair[1].name == answering.0);
    let changes = turns.windows(2).filter(|pair| is_change(pair)).count();
    let is_sure = turns.iter().any(|turn| askers.contains(&turn.name) && turn.asks == Asks::Yes);
    let are_enough = asked.min(answering.1) >= FEWEST && (turns.len() >= FEWEST_IN_ALL || is_person);
    (is_of_them
        && are_enough
        && is_sure
        && changes * 10 >= (turns.len() - 1) * if is_person { 5 } else { 7 }
        && answering.2 * 10 <= answering.1 * 4)
        .then_some((askers, answering.0))
}

/// Whether a name says that somebody is there to ask: what else he says, and other names beside his, do not matter then.
fn is_by_office(name: &str) -> bool {
    section("person").has(&name.to_lowercase())
}

/// What a line says behind a name that is no label, unless it is that of one who asks by his office.
fn turn(line: &str, at: usize) -> Option<Turn<'_>> {
    const MOST_WORDS: usize = 3;
    const LONGEST: usize = 24;
    // In a quote, too.
    let text = line.trim_start_matches([' ', '\t', '>']);
    let text = text.strip_prefix("- ").unwrap_or(text);
    if !text.starts_with(|c: char| c.is_alphabetic() || c == '*') {
        return None;
    }
    let split = labels::split(text).filter(|split| split.is_joined && !split.rest.trim().is_empty())?;
    let name = split.name.trim_matches(['*', '_', ' ', ':']);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && name.split_whitespace().count() <= MOST_WORDS
        && words::asks(name) == Asks::No;
    let is_free = match labels::classify(name) {
        None => true,
        Some(Label::Question) => is_by_office(name),
        Some(_) => false,
    };
    let text = split.rest.trim().trim_start_matches("**").trim_start();
    (is_name && is_free).then(|| Turn { at, name, text, asks: words::asks(text) })
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn who_asks_and_who_answers_is_told_by_what_they_say() {
        let lines = [
            "I: What is a lock?",
            "C: It is held by one.",
            "I: And a heap?",
            "C: It grows.",
            "I: Explain trees.",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[0], "Question: What is a lock?");
        assert_eq!(read[1], "Answer: It is held by one.");
        assert_eq!(read[4], "Question: Explain trees.");
        let lines = [
            "**HR:** Hello.",
            "**Me:** Hi.",
            "**HR:** Why us?",
            "**Me:** I like it.",
            "**HR:** When?",
            "**Me:** Now.",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[..4], ["Hello.", "Hi.", "Question: Why us?", "Answer: I like it."]);
    }

    #[test]
    fn what_the_asker_only_says_is_a_part_of_the_answer() {
        let lines = [
            "Interviewer: Design a cache.",
            "Candidate: How large?",
            "Interviewer: A gigabyte.",
            "Candidate: So.",
            "Interviewer: Why so?",
            "Candidate: It is enough.",
            "Candidate: And fast.",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[..3], ["Question: Design a cache.", "Answer: How large?", "A gigabyte."]);
    }

    #[test]
    fn several_may_ask_one() {
        let lines = [
            "Anna: Why a lock?",
            "Candidate: One holds it.",
            "Ben: Explain a heap, please.",
            "Candidate: It grows.",
            "Anna: When does it shrink?",
            "Candidate: Never.",
            "Ben: Is that so?",
        ];
        let read = labelled(&lines).unwrap();
        assert_eq!(read[2..4], ["Question: Explain a heap, please.", "Answer: It grows."]);
        assert_eq!(read[6], "Question: Is that so?");
    }

    #[test]
    fn other_names_before_a_colon_are_no_talk() {
        for lines in [
            ["Lock: held by one", "Heap: it grows", "Lock: waits", "Heap: a tree", "Lock: spins"],
            ["Anna: Why?", "Ben: So.", "Carl: Why?", "Ben: So.", "Anna: Why?"],
            ["Question: Why?", "Answer: So.", "Question: Why?", "Answer: So.", "Question: Why?"],
            ["Why: is it so?", "What: is it?", "Why: is it so?", "What: is it?", "Why: is it?"],
        ] {
            assert_eq!(labelled(&lines), None, "{lines:?}");
        }
    }
}
