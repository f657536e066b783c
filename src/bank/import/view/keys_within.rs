//! Steps that drawn keys count, `1️⃣ The server starts`, in the answers of questions that plain numbers count: `1) What is
//! a lock?`
//!
//! They begin anew where the questions go on. They become bullets, so that both are not one list. Lines keep their numbers.
//! It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// The lines with bullets before such steps, where a document has some.
pub(super) fn as_bullets(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: u64 = 3;
    const SEVERAL: usize = 2;
    if !lines.iter().any(|line| key(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let all = || (0..lines.len()).filter(|at| !fences.is_code(*at));
    let keys: Vec<(usize, u64)> = all().filter_map(|at| Some((at, key(lines[at])?))).collect();
    let plain = all().filter_map(|at| number(lines[at]));
    let counted = plain.fold(0, |last, number| if number == last + 1 { number } else { last });
    let begin_anew = keys.iter().filter(|(_, number)| *number == 1).count() >= SEVERAL;
    // What they count stands below a question, and asks nothing. One question needs no other, where no heading parts them.
    let (first, last) = (keys.first()?.0, keys.last()?.0);
    let are_below = (0..first).any(|at| number(lines[at]) == Some(1));
    let asks_nothing = keys.iter().all(|(at, _)| words::asks(lines[*at]) == Asks::No);
    let is_parted = || lines[first..last].iter().any(|line| line.starts_with('#'));
    if !begin_anew || !are_below || !asks_nothing || counted < FEWEST && is_parted() {
        return None;
    }
    let mut bulleted = Rewritten::of(lines);
    for (at, _) in keys {
        bulleted.set(at, format!("- {}", lines[at]));
    }
    bulleted.lines()
}

/// The number that a key draws at the left edge of a line.
fn key(line: &str) -> Option<u64> {
    let digit = line.chars().next()?.to_digit(10)?;
    let rest = &line[1..];
    let rest = rest.strip_prefix('\u{fe0f}').unwrap_or(rest).strip_prefix('\u{20e3}')?;
    (!rest.trim().is_empty()).then_some(u64::from(digit))
}

/// The plain number that a line begins with at its left edge.
fn number(line: &str) -> Option<u64> {
    if line.starts_with([' ', '\t']) { None } else { marks::number(line).map(|(number, _)| number) }
}

#[cfg(test)]
mod tests {
    use super::as_bullets;

    #[test]
    fn keys_that_begin_anew_between_plain_numbers_are_steps() {
        let lines = ["1) Why?", "1️⃣ So", "2️⃣ Thus", "2) How?", "1️⃣ Now", "3) When?"];
        let read = ["1) Why?", "- 1️⃣ So", "- 2️⃣ Thus", "2) How?", "- 1️⃣ Now", "3) When?"];
        assert_eq!(as_bullets(&lines).unwrap(), read);
    }

    #[test]
    fn keys_below_one_question_are_steps() {
        let lines = ["1) How is it built?", "1️⃣ So", "2️⃣ Thus", "Then:", "1️⃣ Now", "2️⃣ Here"];
        assert_eq!(as_bullets(&lines).unwrap()[4..], ["- 1️⃣ Now", "- 2️⃣ Here"]);
        assert_eq!(as_bullets(&["1) How?", "1️⃣ So", "# Next", "1️⃣ Now", "2️⃣ Here"]), None);
    }

    #[test]
    fn keys_that_count_on_stay() {
        assert_eq!(as_bullets(&["1️⃣ Why?", "2️⃣ How?", "1. So", "2. Thus", "3. Now", "3️⃣ When?"]), None);
    }
}
