//! Documents that one question has nearly all of, though that holds many: what was asked of somebody who answered with a
//! list of questions, such as a program that talks.
//!
//! It compares what was found, and knows nothing of how.

use super::{
    Document, Found, found, inline,
    labels::{self, Label},
    titled, untitled,
    words::{self, Asks},
};

/// The document with the questions that stand in one that has nearly all of it, where these are many and most ask.
pub(super) fn instead(text: &str, first: Document, read: impl Fn(&str) -> Document) -> Document {
    const FEW: usize = 2;
    const FEWEST: usize = 6;
    let lines: Vec<&str> = text.split('\n').collect();
    let said = |lines: &[&str]| lines.iter().filter(|line| !line.trim().is_empty()).count();
    let size = |question: &Found| question.lines.iter().map(|lines| lines.to + 1 - lines.from).sum::<usize>();
    let Some(widest) = first.questions.iter().max_by_key(|question| size(question)) else { return first };
    let has_most = || size(widest) * 10 >= said(&lines) * 7;
    if first.questions.len() > FEW || !has_most() || !titled::may_be(text, &lines) {
        return first;
    }
    let of_answer = |line: &str| {
        line.starts_with('#') && labels::classify(line.trim_matches(is_mark)) == Some(Label::Answer)
    };
    let is_within = |at: usize| at >= widest.line && !of_answer(lines[at]);
    let within = lines.iter().enumerate().map(|(at, line)| if is_within(at) { line } else { "" });
    let within = within.collect::<Vec<_>>().join("\n");
    let again = titled::read(&within, untitled::TITLE, &read);
    let asks = |question: &&Found| {
        let said = inline::plain(question.prompt.lines().next().unwrap_or_default());
        [Some(said.as_str()), words::after_name(&said)]
            .iter()
            .flatten()
            .any(|said| words::asks(said) != Asks::No)
    };
    let asking = again.questions.iter().filter(asks).count();
    if asking < FEWEST || asking * 10 < again.questions.len() * 8 {
        return first;
    }
    let left_out = found::left_out(&lines, &again.questions);
    Document { left_out, ..again }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}
