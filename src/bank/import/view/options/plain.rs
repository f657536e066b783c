//! Options without any mark, each a line or a paragraph, told by the answer below them that says one of them again: `True`,
//! `False`, and `Answer: False`.
//!
//! They become bullets. It knows lines alone.

use super::{
    FEWEST,
    choice::Choice,
    edges::is_apart,
    verdicts::{Verdict, plain},
};
use crate::bank::import::{
    labels,
    view::{fences::Fences, rewritten::Rewritten},
};

/// The lines with bullets before such options, where a document has several lists of them.
pub(in crate::bank::import::view) fn as_bullets(lines: &[&str]) -> Option<Vec<String>> {
    let fences = Fences::of(lines);
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut begins = 0;
    for (at, line) in lines.iter().enumerate() {
        if fences.is_code(at) {
            continue;
        }
        if let Some(right) = Verdict::behind_label(line) {
            if let Some(options) = options(lines, &fences, begins, at, &right) {
                found.push((at, options));
            }
            begins = at + 1;
        }
    }
    if found.len() < FEWEST {
        return None;
    }
    let mut bullets = Rewritten::of(lines);
    for (at, options) in found {
        for option in options {
            bullets.set(option, format!("- {}", lines[option].trim()));
        }
        bullets.set(at, format!("\n{}", lines[at]));
    }
    bullets.lines()
}

/// The lines above an answer that are options, one of which it says again: below what asks or is counted.
fn options(lines: &[&str], fences: &Fences, begins: usize, answer: usize, right: &str) -> Option<Vec<usize>> {
    const MOST: usize = 8;
    const LOOKED_AT: usize = 40;
    const LONGEST: usize = 300;
    let mut above = (begins..answer).rev().take(LOOKED_AT).filter(|at| {
        let line = lines[*at].trim();
        !(line.is_empty() || line.starts_with('<') && plain(line).is_empty())
    });
    let mut options = Vec::new();
    let question = above.find(|at| {
        let is_question = fences.is_code(*at) || is_question(lines[*at]);
        if !is_question {
            options.push(*at);
        }
        is_question || options.len() > MOST
    })?;
    // Below the bare name of a question stands what it asks.
    if names_alone(lines[question]) && !fences.is_code(question) {
        options.pop();
    }
    options.reverse();
    let is_plain = |at: &usize| lines[*at].len() <= LONGEST && Choice::of(lines[*at], *at).is_none();
    let are_plain = options.iter().all(is_plain);
    let is_right = |at: &usize| plain(lines[*at]) == right;
    ((2..=MOST).contains(&options.len()) && are_plain && options.iter().any(is_right)).then_some(options)
}

/// Whether a line is where the question above options ends, or something else does.
fn is_question(line: &str) -> bool {
    let text = line.trim().trim_end_matches(['*', '_', ' ']);
    text.ends_with(['?', '？', ':', '：']) || is_apart(line.trim()) || text.ends_with("____")
}

/// Whether a heading is all a number or a name that counts.
fn names_alone(line: &str) -> bool {
    let text = line.trim().trim_matches(['#', '*', ' ', '_']);
    line.trim_start().starts_with('#') && labels::is_question(text)
}

#[cfg(test)]
mod tests {
    use super::as_bullets;

    fn read(text: &str) -> Option<String> {
        as_bullets(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn what_an_answer_says_again_is_an_option() {
        for (one, expected) in [
            ("1) It waits:\n\nSo.\n\nNo.\n\nAnswer: No.", "1) It waits:\n\n- So.\n\n- No.\n\n\nAnswer: No."),
            ("Why?\nSo\nNo\n<p>Answer: So</p>", "Why?\n- So\n- No\n\n<p>Answer: So</p>"),
            (
                "## Question 1\n\nIt waits\n\nSo\nNo\n\n**Answer:** No",
                "## Question 1\n\nIt waits\n\n- So\n- No\n\n\n**Answer:** No",
            ),
        ] {
            let read = read(&format!("{one}\n\n{one}")).unwrap_or_default();
            assert_eq!(read, format!("{expected}\n\n{expected}"));
        }
    }

    #[test]
    fn other_lines_above_an_answer_stay() {
        for one in [
            "Why?\nSo\nNo\nAnswer: Yes",
            "Why?\nSo\nAnswer: So",
            "Why?\na) So\nb) No\nAnswer: b) No",
            "So\nNo\nAnswer: No",
        ] {
            assert_eq!(read(&format!("{one}\n\n{one}")), None, "{one}");
        }
    }
}
