//! A member's points, what they were given for, answers, streaks and last rounds.

use crate::{
    chat::message::{Block, Inline, Message, Person, Tone},
    practice::{
        points::Reason,
        question::Topic,
        standing::{RecentOutcome, RecentRound, Stats},
        streak::Streak,
    },
};

use super::words::{WithSome, code, counted, fact, say, strong};

/// How many topics are shown: the strongest ones.
const TOPICS: usize = 5;

/// A member's stats.
#[derive(Clone, Copy, Debug)]
pub struct StatsView<'a> {
    /// The member.
    pub member: &'a Person,
    /// Whose stats they are to who asks.
    pub whose: Whose,
    /// What they have earned, as far as who asks may see it.
    pub stats: &'a Stats,
}

/// Whose stats are shown, to who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Their own.
    Own {
        /// Whether they are on no leaderboard, by their own wish.
        is_hidden: bool,
    },
    /// Another member's.
    Anothers,
    /// Those of another member who is on no leaderboard, by their own wish.
    Hidden,
}

impl StatsView<'_> {
    /// The stats as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let stats = self.stats;
        let title = match self.whose {
            Whose::Own { .. } => "Your practice".to_owned(),
            Whose::Anothers | Whose::Hidden => format!("{} in practice", self.member.name),
        };
        let message = Message::new(Tone::Plain).with(Block::Title(title));
        if self.whose == Whose::Hidden {
            return message.with(Block::Text(say![self.member, " keeps their practice to themselves."]));
        }
        if stats.answers == 0 && stats.points == 0 {
            return message.with(Block::Text(self.nothing_yet())).with_all(self.is_hidden());
        }
        message
            .with(Block::Facts(vec![
                fact("Points", say![stats.points.to_string()]),
                fact("This week", say![self.this_week()]),
                fact("Answers in time", say![stats.answers.to_string()]),
            ]))
            .with_all(headed("Where the points come from", reasons(&stats.reasons)))
            .with_all(headed("Streaks", streaks(&stats.streaks)))
            .with_all(headed("Strongest topics", topics(stats)))
            .with_all(headed("Last rounds", rounds(&stats.rounds)))
            .with_all(self.is_hidden())
    }

    fn nothing_yet(&self) -> Vec<Inline> {
        if let Whose::Own { .. } = self.whose {
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

    fn this_week(&self) -> String {
        let points = self.stats.points_this_week;
        match self.stats.place_this_week {
            Some((place, of)) => format!("{points} (place {place} of {of})"),
            None => points.to_string(),
        }
    }

    fn is_hidden(&self) -> Option<Block> {
        (self.whose == Whose::Own { is_hidden: true }).then(|| {
            Block::Small(say![
                "You are on no leaderboard, as you asked, and others do not see your stats. ",
                code("/privacy board on"),
                " changes that.",
            ])
        })
    }
}

fn headed(heading: &str, items: Vec<Vec<Inline>>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(heading.to_owned()), Block::List { numbered: false, items }]
}

fn reasons(reasons: &[(Reason, i64)]) -> Vec<Vec<Inline>> {
    let given = reasons.iter().filter(|(_, points)| *points != 0);
    let line = |(reason, points): &(Reason, i64)| {
        say![strong(for_what(*reason)), ": ", counted(*points, "point", "points")]
    };
    given.map(line).collect()
}

/// What points of a reason are for.
fn for_what(reason: Reason) -> &'static str {
    match reason {
        Reason::Scheduled => "Answers to scheduled questions",
        Reason::OnDemand => "Answers to questions that others asked for",
        Reason::FirstOnTopic => "First answers on a topic",
        Reason::Streak => "Streaks",
    }
}

fn streaks(streaks: &[(String, Streak)]) -> Vec<Vec<Inline>> {
    streaks.iter().map(|(schedule, streak)| streak_line(schedule, *streak)).collect()
}

fn streak_line(schedule: &str, streak: Streak) -> Vec<Inline> {
    let now = match streak.current {
        0 => "none running".to_owned(),
        rounds => format!("{} in a row", counted(rounds, "round", "rounds")),
    };
    say![strong(schedule), format!(": {now}, best {}", streak.best)]
}

fn topics(stats: &Stats) -> Vec<Vec<Inline>> {
    let line = |(topic, points): &(Topic, i64)| {
        say![strong(topic.to_string()), ": ", counted(*points, "point", "points")]
    };
    stats.topics.iter().take(TOPICS).map(line).collect()
}

fn rounds(rounds: &[RecentRound]) -> Vec<Vec<Inline>> {
    let line = |round: &RecentRound| {
        let outcome = match round.outcome {
            RecentOutcome::Answered(points) => format!("answered, {}", counted(points, "point", "points")),
            RecentOutcome::Open => "still open".to_owned(),
            RecentOutcome::Missed => "missed".to_owned(),
        };
        say![strong(&round.title), format!(": {outcome}")]
    };
    rounds.iter().map(line).collect()
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
            place_this_week: Some((3, 14)),
            answers: 12,
            reasons: vec![(Reason::Scheduled, 90), (Reason::OnDemand, 30)],
            streaks: vec![
                ("weekdays".to_owned(), Streak { current: 1, best: 4 }),
                ("fridays".to_owned(), Streak { current: 0, best: 2 }),
            ],
            topics: ["go", "http", "sql", "python", "rust", "cut"].map(|name| (topic(name), 20)).to_vec(),
            rounds: [
                ("Safe retries", RecentOutcome::Open),
                ("A closed channel", RecentOutcome::Answered(10)),
                ("An index that is not used", RecentOutcome::Missed),
            ]
            .map(|(title, outcome)| RecentRound { title: title.to_owned(), outcome })
            .to_vec(),
        };
        let view =
            StatsView { member: &person("Ada"), whose: Whose::Own { is_hidden: false }, stats: &stats };
        assert_snapshot!(text(&view.message()), @"
        Your practice

        Points: 120 · This week: 10 (place 3 of 14) · Answers in time: 12

        Where the points come from

        - Answers to scheduled questions: 90 points
        - Answers to questions that others asked for: 30 points

        Streaks

        - weekdays: 1 round in a row, best 4
        - fridays: none running, best 2

        Strongest topics

        - go: 20 points
        - http: 20 points
        - sql: 20 points
        - python: 20 points
        - rust: 20 points

        Last rounds

        - Safe retries: still open
        - A closed channel: answered, 10 points
        - An index that is not used: missed
        ");
    }

    #[test]
    fn no_answers_yet_is_an_invitation_and_who_is_hidden_is_left_alone() {
        let (ada, stats) = (person("Ada"), Stats::default());
        let whose = [Whose::Own { is_hidden: true }, Whose::Anothers, Whose::Hidden];
        let views = whose.map(|whose| text(&StatsView { member: &ada, whose, stats: &stats }.message()));
        assert_snapshot!(views.join("\n---\n"), @"
        Your practice

        No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.

        You are on no leaderboard, as you asked, and others do not see your stats. `/privacy board on` changes that.
        ---
        Ada in practice

        Ada has not answered yet.
        ---
        Ada in practice

        Ada keeps their practice to themselves.
        ");
    }
}
