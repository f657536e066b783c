//! A message as plain text: the fallback of notifications and screen readers, logs, and the
//! snapshots of tests. Stable and readable; it never notifies anyone.

use crate::{
    chat::message::{Block, Fact, Inline, Message, StandingRow, TimeStyle},
    practice::{Timestamp, schedule::zone::Zone},
};

use super::words::counted;

/// A message as plain text, with its times in `zone`. Buttons show as `[Answer]`.
#[must_use]
pub fn plain(message: &Message, zone: Zone) -> String {
    let blocks: Vec<String> = message.blocks.iter().map(|block| plain_block(block, zone)).collect();
    blocks.join("\n\n")
}

fn plain_block(block: &Block, zone: Zone) -> String {
    match block {
        Block::Title(text) | Block::Heading(text) | Block::Markdown(text) => text.clone(),
        Block::Text(line) | Block::Small(line) => plain_line(line, zone),
        Block::Quote { author, markdown } => {
            let quoted: Vec<String> = markdown.lines().map(|line| format!("> {line}")).collect();
            format!("{}:\n{}", author.name, quoted.join("\n"))
        }
        Block::Facts(facts) => joined_by(facts, " · ", |_, Fact { label, value }| {
            format!("{label}: {}", plain_line(value, zone))
        }),
        Block::List { numbered, items } => joined_by(items, "\n", |index, item| {
            let mark = if *numbered { format!("{}.", index + 1) } else { "-".to_owned() };
            format!("{mark} {}", plain_line(item, zone))
        }),
        Block::Standings(rows) => joined_by(rows, "\n", |_, row| plain_row(row)),
        Block::Buttons(buttons) => joined_by(buttons, " ", |_, button| format!("[{}]", button.label)),
    }
}

fn joined_by<T>(items: &[T], separator: &str, write: impl Fn(usize, &T) -> String) -> String {
    let items: Vec<String> = items.iter().enumerate().map(|(index, item)| write(index, item)).collect();
    items.join(separator)
}

/// A row of a leaderboard as one line: `1. Ada · 30 points · 3 answers · streak 3 (you)`.
pub(super) fn plain_row(row: &StandingRow) -> String {
    let streak = if row.streak > 0 { format!(" · streak {}", row.streak) } else { String::new() };
    let own = if row.own { " (you)" } else { "" };
    format!(
        "{}. {} · {} · {}{streak}{own}",
        row.place,
        row.member.name,
        counted(row.points, "point", "points"),
        counted(row.answers, "answer", "answers"),
    )
}

/// A line as plain text, with its times in `zone`.
#[must_use]
pub fn plain_line(line: &[Inline], zone: Zone) -> String {
    let mut text = String::new();
    let mut rest = line;
    loop {
        rest = match rest {
            [] => return text,
            // "in 10 minutes · 16:30" says one thing twice where nothing counts down.
            [
                Inline::Time { at: first, style: TimeStyle::Relative },
                Inline::Text(_),
                same @ Inline::Time { at: second, .. },
                after @ ..,
            ] if first == second => {
                text.push_str(&plain_inline(same, zone));
                after
            }
            [first, after @ ..] => {
                text.push_str(&plain_inline(first, zone));
                after
            }
        };
    }
}

fn plain_inline(inline: &Inline, zone: Zone) -> String {
    match inline {
        Inline::Text(text) | Inline::Strong(text) => text.clone(),
        Inline::Code(text) => format!("`{text}`"),
        Inline::Time { at, style } => plain_time(*at, *style, zone),
        Inline::Person(person) => person.name.clone(),
        Inline::Channel { name, .. } => format!("#{name}"),
        Inline::Group { name, .. } => name.clone(),
        Inline::Link { text, url } => format!("{text} ({url})"),
    }
}

fn plain_time(at: Timestamp, style: TimeStyle, zone: Zone) -> String {
    let pattern = match style {
        TimeStyle::Clock => "%H:%M %Z",
        TimeStyle::DateTime => "%a %-d %b, %H:%M %Z",
        TimeStyle::Relative => "on %a %-d %b, %H:%M %Z",
    };
    at.with_timezone(&zone.0).format(pattern).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::example;
    use crate::render::words::{code, date_time, relative, say, strong};

    #[test]
    fn times_are_in_the_zone_that_is_given() {
        let berlin = Zone(chrono_tz::Europe::Berlin);
        let line = say!["Due ", date_time(example::noon()), ", ", relative(example::noon())];
        assert_eq!(plain_line(&line, berlin), "Due Tue 24 Nov, 13:00 CET, on Tue 24 Nov, 13:00 CET");
    }

    #[test]
    fn a_countdown_beside_its_time_is_said_once() {
        let line = say![relative(example::noon()), " · ", date_time(example::noon()), "!"];
        assert_eq!(plain_line(&line, example::UTC), "Tue 24 Nov, 12:00 UTC!");
    }

    #[test]
    fn marks_of_emphasis_are_left_out_and_code_keeps_its_own() {
        let line = say![strong("Now"), " type ", code("/help")];
        assert_eq!(plain_line(&line, example::UTC), "Now type `/help`");
    }
}
