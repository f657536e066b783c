//! Pieces of sentences that many messages share: counted nouns, lists of names, spans, choices,
//! and short ways to write a line.

use std::{fmt::Display, time::Duration};

use chrono::{NaiveTime, Timelike};

use crate::{
    chat::message::{Block, Button, ButtonStyle, Fact, Inline, TimeStyle},
    chat::{action::Action, message::Message},
    practice::{Timestamp, choice::Choice, schedule::zone::Zone},
};

/// A line of text and other inlines: `say!["Hello ", person, "."]`.
macro_rules! say {
    ($($part:expr),* $(,)?) => { vec![$($crate::chat::message::Inline::from($part)),*] };
}
pub(super) use say;

/// Strong text.
pub(super) fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong(text.into())
}

/// Something to type, or a literal value.
pub(super) fn code(text: impl Into<String>) -> Inline {
    Inline::Code(text.into())
}

/// How long until, or since, a time.
pub(super) fn relative(at: Timestamp) -> Inline {
    Inline::Time { at, style: TimeStyle::Relative }
}

/// A date and time in the reader's own zone.
pub(super) fn date_time(at: Timestamp) -> Inline {
    Inline::Time { at, style: TimeStyle::DateTime }
}

/// A labelled value.
pub(super) fn fact(label: &str, value: Vec<Inline>) -> Fact {
    Fact { label: label.to_owned(), value }
}

/// A button that is one of several.
pub(super) fn button(action: Action, label: impl Into<String>) -> Button {
    Button { action, label: label.into(), style: ButtonStyle::Plain }
}

/// The button that most people want.
pub(super) fn primary(action: Action, label: impl Into<String>) -> Button {
    Button { action, label: label.into(), style: ButtonStyle::Primary }
}

/// A button that takes something away.
pub(super) fn danger(action: Action, label: impl Into<String>) -> Button {
    Button { action, label: label.into(), style: ButtonStyle::Danger }
}

/// Adds blocks to a message where there is one more thing to say.
pub(super) trait WithSome {
    /// This message with these blocks at its end.
    fn with_all(self, blocks: impl IntoIterator<Item = Block>) -> Self;
}

impl WithSome for Message {
    fn with_all(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }
}

/// A number with its noun: `1 answer`, `2 answers`.
pub(super) fn counted<N: Copy + PartialEq + From<u8> + Display>(number: N, one: &str, many: &str) -> String {
    let noun = if number == N::from(1) { one } else { many };
    format!("{number} {noun}")
}

/// `a, b and c`, with the word that joins the last two.
pub(super) fn joined(items: impl IntoIterator<Item = Inline>, word: &str) -> Vec<Inline> {
    let items: Vec<Inline> = items.into_iter().collect();
    let last = items.len().saturating_sub(1);
    let mut line = Vec::with_capacity(items.len() * 2);
    for (index, item) in items.into_iter().enumerate() {
        match index {
            0 => {}
            _ if index == last => line.push(format!(" {word} ").into()),
            _ => line.push(", ".into()),
        }
        line.push(item);
    }
    line
}

/// `a, b or c` as a string.
pub(super) fn joined_text<T: Display>(items: impl IntoIterator<Item = T>, word: &str) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    match items.as_slice() {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} {word} {last}", most.join(", ")),
    }
}

/// A span of time in words, in its two largest units: `6 hours`, `1 day 12 hours`.
#[must_use]
pub fn span_words(span: Duration) -> String {
    let seconds = span.as_secs();
    let units = [
        (seconds / 86_400, "day", "days"),
        (seconds / 3_600 % 24, "hour", "hours"),
        (seconds / 60 % 60, "minute", "minutes"),
        (seconds % 60, "second", "seconds"),
    ];
    let parts: Vec<String> = units
        .iter()
        .skip_while(|unit| unit.0 == 0)
        .take(2)
        .filter(|unit| unit.0 > 0)
        .map(|&(number, one, many)| counted(number, one, many))
        .collect();
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" ") }
}

/// A choice in words: `topic go or http, senior, design`; none if it allows every question.
#[must_use]
pub fn choice_words(choice: &Choice) -> Option<String> {
    let mut parts = Vec::new();
    if !choice.topics.is_empty() {
        let noun = if choice.topics.len() == 1 { "topic" } else { "topics" };
        parts.push(format!("{noun} {}", joined_text(&choice.topics, "or")));
    }
    if !choice.difficulties.is_empty() {
        parts.push(joined_text(&choice.difficulties, "or"));
    }
    if !choice.kinds.is_empty() {
        parts.push(joined_text(&choice.kinds, "or"));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A time as the clock of a zone shows it: `Tue 24 Nov 2026, 09:00 Europe/Berlin`.
pub(super) fn in_zone(at: Timestamp, zone: Zone) -> String {
    format!("{} {}", at.with_timezone(&zone.0).format("%a %-d %b %Y, %H:%M"), zone.0.name())
}

/// A time of day: `16:30`.
pub(super) fn clock(time: NaiveTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Plain text so that Markdown shows it as it is.
pub(super) fn as_markdown(plain: &str) -> String {
    let mut markdown = String::with_capacity(plain.len());
    for char in plain.chars() {
        if matches!(char, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&' | '|') {
            markdown.push('\\');
        }
        markdown.push(char);
    }
    markdown
}

/// The beginning of a line of plain text in at most `most` characters; what is left out shows as
/// an ellipsis.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let head: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

/// One line of the bot's own plain text, with what stands between backticks as code.
pub(super) fn with_code(text: &str) -> Vec<Inline> {
    let pieces: Vec<&str> = text.split('`').collect();
    // One that is never closed is a backtick.
    if pieces.len().is_multiple_of(2) {
        return say![text];
    }
    let inlines = pieces.into_iter().zip([false, true].into_iter().cycle());
    let said = inlines.filter(|(piece, _)| !piece.is_empty());
    said.map(|(piece, is_code)| if is_code { code(piece) } else { piece.into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_no_plural() {
        assert_eq!(counted(1_u64, "answer", "answers"), "1 answer");
        assert_eq!(counted(0_i64, "answer", "answers"), "0 answers");
    }

    #[test]
    fn spans_are_told_in_their_two_largest_units() {
        let words = |seconds| span_words(Duration::from_secs(seconds));
        assert_eq!(words(10), "10 seconds");
        assert_eq!(words(60), "1 minute");
        assert_eq!(words(5_400), "1 hour 30 minutes");
        assert_eq!(words(86_400 + 60), "1 day");
        assert_eq!(words(0), "0 seconds");
    }

    #[test]
    fn names_are_joined_as_one_says_them() {
        assert_eq!(joined_text(["a"], "or"), "a");
        assert_eq!(joined_text(["a", "b", "c"], "or"), "a, b or c");
        assert_eq!(joined(["a", "b", "c"].map(Inline::from), "and").len(), 5);
    }

    #[test]
    fn what_is_to_be_typed_is_code_and_a_lone_backtick_is_itself() {
        assert_eq!(with_code("Type `/help`."), say!["Type ", code("/help"), "."]);
        assert_eq!(with_code("What is ` here?"), say!["What is ` here?"]);
    }

    #[test]
    fn a_shortened_text_shows_that_it_is() {
        assert_eq!(shortened("abc", 3), "abc");
        assert_eq!(shortened("ab cd", 4), "ab…");
    }
}
