//! The leaderboard of a channel or a workspace: one page of it, with the row of who asks.

use chrono::{Datelike, NaiveDate};

use crate::{
    chat::{
        action::Action,
        message::{Block, Button, Inline, Message, StandingRow, Tone},
    },
    practice::{
        period::{Period, Seen, Viewpoint},
        standing::{BoardPage, pages_of},
    },
};

use super::{
    ChannelName,
    words::{WithSome, button, code, counted, joined_text, say, strong},
};

/// A page of a leaderboard.
#[derive(Clone, Debug)]
pub struct Leaderboard<'a> {
    /// Which page of which leaderboard.
    pub page: &'a BoardPage,
    /// Its period, as it looks today.
    pub seen: Seen,
    /// Whose points count.
    pub scope: Scope<'a>,
    /// The rows of the page.
    pub rows: Vec<StandingRow>,
    /// The row of who asks, if it is not on the page, between the one above and the one below it.
    pub own: Vec<StandingRow>,
    /// Whether who asks is on no leaderboard, by their own wish.
    pub is_hidden: bool,
    /// How many members are on it, on all pages.
    pub members: u64,
}

/// Where points count for a leaderboard.
#[derive(Clone, Copy, Debug)]
pub enum Scope<'a> {
    /// In one channel.
    Channel(&'a ChannelName),
    /// In the whole workspace of this name.
    Workspace(&'a str),
}

impl Leaderboard<'_> {
    /// The leaderboard as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = Message::new(Tone::Plain)
            .with(Block::Title(self.title()))
            .with(Block::Small(self.subtitle_line()));
        let own = (!self.own.is_empty()).then(|| Block::Standings(self.own.clone()));
        let hidden = self.is_hidden.then(|| Block::Small(is_hidden()));
        if self.rows.is_empty() {
            return message.with(Block::Text(self.invitation())).with_all(own).with_all(hidden);
        }
        let buttons = self.buttons();
        message
            .with(Block::Standings(self.rows.clone()))
            .with_all(own)
            .with_all(hidden)
            .with(Block::Small(self.what_counts()))
            .with_all((!buttons.is_empty()).then_some(Block::Buttons(buttons)))
    }

    /// What it is the leaderboard of: `Leaderboard · last week (16–22 Nov) · go`.
    #[must_use]
    pub fn title(&self) -> String {
        let over = match self.seen.from {
            Viewpoint::JustAfter => format!(" ({})", self.dates()),
            _ => String::new(),
        };
        let topic = self.page.topic.as_ref().map_or_else(String::new, |topic| format!(" · {topic}"));
        format!("Leaderboard · {}{over}{topic}", self.period())
    }

    /// Whose points count, and how long the period still is: `#practice · 23–29 Nov · 5 days left`.
    #[must_use]
    pub fn subtitle(&self) -> String {
        match self.scope {
            Scope::Channel(channel) => format!("#{}{}", channel.name, self.time_left()),
            Scope::Workspace(name) => format!("{name}{}", self.time_left()),
        }
    }

    /// What its picture shows, in one sentence: the first three of the page, and who asks. None where there
    /// is nobody to be shown.
    #[must_use]
    pub fn alt(&self) -> Option<String> {
        let said = |row: &StandingRow| {
            format!("{}. {} with {}", row.place, row.member.name, counted(row.points, "point", "points"))
        };
        let first = joined_text(self.rows.iter().take(3).map(said), "and");
        let own = self.rows.iter().chain(&self.own).find(|row| row.own);
        let own = own.map_or_else(String::new, |row| {
            format!("; you have place {} with {}", row.place, counted(row.points, "point", "points"))
        });
        (!self.rows.is_empty()).then(|| format!("{}: {first}{own}.", self.title()))
    }

    fn subtitle_line(&self) -> Vec<Inline> {
        say![self.place(), self.time_left()]
    }

    fn time_left(&self) -> String {
        match self.seen.from {
            Viewpoint::Within { days_left: None } => " · since the beginning".to_owned(),
            Viewpoint::Within { days_left: Some(1) } => format!(" · {} · last day", self.dates()),
            Viewpoint::Within { days_left: Some(days) } => format!(" · {} · {days} days left", self.dates()),
            Viewpoint::JustAfter => " · over".to_owned(),
            Viewpoint::Elsewhere => format!(" · {} · over", self.dates()),
        }
    }

    /// The period as it stands in a sentence: `this week`.
    fn period(&self) -> &'static str {
        match (self.seen.period, self.seen.from) {
            (Period::All, _) => "all time",
            (Period::Week, Viewpoint::Within { .. }) => "this week",
            (Period::Month, Viewpoint::Within { .. }) => "this month",
            (Period::Quarter, Viewpoint::Within { .. }) => "this quarter",
            (Period::Week, Viewpoint::JustAfter) => "last week",
            (Period::Month, Viewpoint::JustAfter) => "last month",
            (Period::Quarter, Viewpoint::JustAfter) => "last quarter",
            (Period::Week, Viewpoint::Elsewhere) => "another week",
            (Period::Month, Viewpoint::Elsewhere) => "another month",
            (Period::Quarter, Viewpoint::Elsewhere) => "another quarter",
        }
    }

    fn dates(&self) -> String {
        self.seen.days.map_or_else(String::new, |(first, last)| dates(first, last, self.seen.year))
    }

    fn place(&self) -> Inline {
        match self.scope {
            Scope::Channel(channel) => channel.into(),
            Scope::Workspace(name) => strong(name),
        }
    }

    fn invitation(&self) -> Vec<Inline> {
        let about = self.page.topic.as_ref().map_or_else(String::new, |topic| format!(" for {topic}"));
        let mut line = match self.seen.from {
            Viewpoint::Within { .. } => say![format!("Nobody has points{about} in ")],
            _ => say![format!("Nobody had points{about} in ")],
        };
        line.push(self.place());
        match self.seen.from {
            Viewpoint::Within { days_left } => line.extend(say![
                days_left.map_or_else(|| " so far".to_owned(), |_| format!(" {}", self.period())),
                ", so the first answer takes the lead. Ask for a question with ",
                code("/question"),
                ".",
            ]),
            Viewpoint::JustAfter | Viewpoint::Elsewhere => {
                let when = match self.seen.from {
                    Viewpoint::JustAfter => self.period().to_owned(),
                    _ => format!("then ({})", self.dates()),
                };
                line.extend(say![
                    format!(" {when}. A new {} is under way: see who leads with ", self.seen.period),
                    code(format!("/leaderboard {}", self.seen.period)),
                    ".",
                ]);
            }
        }
        line
    }

    fn what_counts(&self) -> Vec<Inline> {
        let have = match (self.members, self.seen.from) {
            (_, Viewpoint::JustAfter | Viewpoint::Elsewhere) => "",
            (1, _) => " has",
            _ => " have",
        };
        let mut line = say![
            format!("{}{have} answered in ", counted(self.members, "member", "members")),
            self.place(),
            ".",
        ];
        let pages = pages_of(self.members);
        if pages > 1 {
            line.push(format!(" Page {} of {pages}.", self.page.page).into());
        }
        if let Scope::Channel(_) = self.scope {
            line.extend(say![" For all channels: ", code("/leaderboard scope:workspace"), "."]);
        }
        line
    }

    /// The buttons that turn the page; none where what they mean does not fit into them.
    fn buttons(&self) -> Vec<Button> {
        let here = self.page.page;
        let back = (here > 1).then(|| (here - 1, "Back"));
        let next = (here < pages_of(self.members)).then(|| (here + 1, "Next"));
        let turns = [back, next].into_iter().flatten();
        turns
            .map(|(page, label)| button(Action::Board(self.page.turned_to(page)), label))
            .filter(|button| button.action.fits())
            .collect()
    }
}

fn is_hidden() -> Vec<Inline> {
    say![
        "You are on no leaderboard, as you asked: only you see your own row. ",
        code("/privacy board on"),
        " puts you back.",
    ]
}

/// Days from the first to the last, with the year where it is not this one: `16–22 Nov`,
/// `28 Dec 2026–3 Jan`.
fn dates(first: NaiveDate, last: NaiveDate, this_year: i32) -> String {
    let of = |day: NaiveDate| {
        let year = if day.year() == this_year { String::new() } else { format!(" {}", day.year()) };
        (format!("{}", day.format("%-d")), format!("{}", day.format(" %b")), year)
    };
    let ((first, first_month, first_year), (last, last_month, last_year)) = (of(first), of(last));
    let end = format!("{last}{last_month}{last_year}");
    if first_year != last_year {
        return format!("{first}{first_month}{first_year} – {end}");
    }
    if first_month == last_month {
        format!("{first}–{end}")
    } else {
        format!("{first}{first_month} – {end}")
    }
}

#[cfg(test)]
mod tests;
