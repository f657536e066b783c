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

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{person, text, topic};

    #[test]
    fn stats_show_points_streaks_and_strongest_topics() {
        let stats = Stats {
            points: 120,
            points_this_week: 10,
            answers: 12,
            streaks: vec![
                ("weekdays".to_owned(), Streak { current: 1, best: 4 }),
                ("fridays".to_owned(), Streak { current: 0, best: 2 }),
            ],
            topics: ["go", "http", "sql", "python", "rust", "cut"].map(|name| (topic(name), 20)).to_vec(),
        };
        let view = StatsView { member: &person("Ada"), own: false, stats: &stats };
        assert_snapshot!(text(&view.message()), @r"
        Ada in practice

        Points: 120 · This week: 10 · Answers in time: 12

        Streaks

        - weekdays: 1 round in a row, best 4
        - fridays: none running, best 2

        Strongest topics

        - go: 20 points
        - http: 20 points
        - sql: 20 points
        - python: 20 points
        - rust: 20 points
        ");
    }

    #[test]
    fn no_answers_yet_is_an_invitation() {
        let (ada, stats) = (person("Ada"), Stats::default());
        let views = [true, false].map(|own| text(&StatsView { member: &ada, own, stats: &stats }.message()));
        assert_snapshot!(views.join("\n---\n"), @r"
        Your practice

        No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
        ---
        Ada in practice

        Ada has not answered yet.
        ");
    }
}
