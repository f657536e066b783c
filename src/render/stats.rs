//! A member's points, answers and streaks.

use crate::{
    chat::message::{Block, Inline, Message, Person, Tone},
    practice::{standing::Stats, streak::Streak},
};

use super::words::{WithSome, code, counted, fact, say, strong};

/// How many topics are shown: the strongest ones.
const TOPICS: usize = 5;

/// A member's stats.
#[derive(Clone, Copy, Debug)]
pub struct StatsView<'a> {
    /// Whose.
    pub member: &'a Person,
    /// Whether it is who asks.
    pub own: bool,
    /// What they have earned.
    pub stats: &'a Stats,
}

impl StatsView<'_> {
    /// The stats as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let stats = self.stats;
        let title =
            if self.own { "Your practice".to_owned() } else { format!("{} in practice", self.member.name) };
        let message = Message::new(Tone::Plain).with(Block::Title(title));
        if stats.answers == 0 && stats.points == 0 {
            return message.with(Block::Text(self.nothing_yet()));
        }
        message
            .with(Block::Facts(vec![
                fact("Points", say![stats.points.to_string()]),
                fact("This week", say![stats.points_this_week.to_string()]),
                fact("Answers in time", say![stats.answers.to_string()]),
            ]))
            .with_all(self.streaks())
            .with_all(self.topics())
    }

    fn nothing_yet(&self) -> Vec<Inline> {
        if self.own {
            say![
                "No answers yet: the first one is the hardest. Answer an open question with ",
                code("/answer"),
                ", or ask for one that only you see with ",
                code("/question private"),
                ".",
            ]
        } else {
            say![self.member, " has not answered yet."]
        }
    }

    fn streaks(&self) -> Vec<Block> {
        let items: Vec<Vec<Inline>> =
            self.stats.streaks.iter().map(|(schedule, streak)| streak_line(schedule, *streak)).collect();
        headed("Streaks", items)
    }

    fn topics(&self) -> Vec<Block> {
        let topics = self.stats.topics.iter().take(TOPICS);
        let items = topics.map(|(topic, points)| {
            say![strong(topic.to_string()), ": ", counted(*points, "point", "points")]
        });
        headed("Strongest topics", items.collect())
    }
}

fn headed(heading: &str, items: Vec<Vec<Inline>>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading.to_owned()), Block::List { numbered: false, items }]
}

fn streak_line(schedule: &str, streak: Streak) -> Vec<Inline> {
    let now = match streak.current {
        0 => "none running".to_owned(),
        rounds => format!("{} in a row", counted(rounds, "round", "rounds")),
    };
    say![strong(schedule), format!(": {now}, best {}", streak.best)]
}
