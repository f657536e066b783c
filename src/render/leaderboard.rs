//! The leaderboard of a channel or a workspace.

use crate::{
    chat::message::{Block, Inline, Message, StandingRow, Tone},
    practice::question::Topic,
};

use super::{
    ChannelName,
    words::{WithSome, code, counted, say, strong},
};

/// A leaderboard.
#[derive(Clone, Debug)]
pub struct Leaderboard<'a> {
    /// Its period as it stands in a sentence: `this week`; none is all time.
    pub period: Option<&'a str>,
    /// The one topic whose points count.
    pub topic: Option<&'a Topic>,
    /// Whose points count.
    pub scope: Scope<'a>,
    /// The first rows.
    pub rows: Vec<StandingRow>,
    /// The row of who asks, if they have answered and are not among the rows.
    pub own: Option<StandingRow>,
    /// How many members have answered in time.
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
        let message = Message::new(Tone::Plain).with(Block::Title(self.title()));
        if self.rows.is_empty() {
            return message.with(Block::Text(self.invitation()));
        }
        let own = self.own.clone().map(|row| Block::Standings(vec![row]));
        message.with(Block::Standings(self.rows.clone())).with_all(own).with(Block::Small(self.what_counts()))
    }

    fn title(&self) -> String {
        let topic = self.topic.map_or_else(String::new, |topic| format!(" · {topic}"));
        format!("Leaderboard · {}{topic}", self.period.unwrap_or("all time"))
    }

    fn place(&self) -> Inline {
        match self.scope {
            Scope::Channel(channel) => channel.into(),
            Scope::Workspace(name) => strong(name),
        }
    }

    fn invitation(&self) -> Vec<Inline> {
        let about = self.topic.map_or_else(String::new, |topic| format!(" for {topic}"));
        let when = self.period.map_or_else(|| " so far".to_owned(), |period| format!(" {period}"));
        say![
            format!("Nobody has points{about} in "),
            self.place(),
            format!("{when}, so the first answer takes the lead. Ask for a question with "),
            code("/question"),
            ".",
        ]
    }

    fn what_counts(&self) -> Vec<Inline> {
        let have = if self.members == 1 { "has" } else { "have" };
        let mut line = say![
            format!("{} {have} answered in ", counted(self.members, "member", "members")),
            self.place(),
            ".",
        ];
        if let Scope::Channel(_) = self.scope {
            line.extend(say![" For all channels: ", code("/leaderboard scope:workspace"), "."]);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{channel, person, text, topic};

    fn row(place: u64, name: &str, points: i64, streak: u32, own: bool) -> StandingRow {
        StandingRow { place, member: person(name), points, answers: points / 10, streak, own }
    }

    #[test]
    fn a_board_shows_the_first_and_who_asks() {
        let channel = channel();
        let board = Leaderboard {
            period: Some("this week"),
            topic: None,
            scope: Scope::Channel(&channel),
            rows: vec![row(1, "Ada", 30, 3, false), row(2, "Bo", 10, 0, false)],
            own: Some(row(12, "Cy", 10, 1, true)),
            members: 14,
        };
        assert_snapshot!(text(&board.message()), @r"
        Leaderboard · this week

        1. Ada · 30 points · 3 answers · streak 3
        2. Bo · 10 points · 1 answer

        12. Cy · 10 points · 1 answer · streak 1 (you)

        14 members have points in #interview-practice. For all channels: `/leaderboard scope:workspace`.
        ");
    }

    #[test]
    fn an_empty_board_is_an_invitation() {
        let go = topic("go");
        let board = Leaderboard {
            period: None,
            topic: Some(&go),
            scope: Scope::Workspace("Local"),
            rows: vec![],
            own: None,
            members: 0,
        };
        assert_snapshot!(text(&board.message()), @r"
        Leaderboard · all time · go

        Nobody has points for go in Local so far, so the first answer takes the lead. Ask for a question with `/question`.
        ");
    }
}
