//! What is kept about a member, and what becomes of it, for who asks alone.

use crate::{
    chat::{
        action::Action,
        message::{Block, Button, ButtonStyle, Fact, Message, Tone},
    },
    practice::privacy::{Erasure, PRIVATE_DAYS, Retention},
};

use super::words::{WithSome, button, code, counted, fact, primary, say, strong};

/// What is kept about a member in a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The workspace's name.
    pub workspace: String,
    /// Their name.
    pub name: String,
    /// Their answers.
    pub answers: i64,
    /// Their points.
    pub points: i64,
    /// Their private questions.
    pub private_questions: i64,
    /// The questions of which they took hints lately.
    pub hints: i64,
    /// The schedules that they added.
    pub schedules: i64,
    /// Whether leaderboards show them.
    pub on_boards: bool,
    /// For how long the texts of answers are kept there.
    pub retention: Retention,
}

/// What is kept about a member: of one workspace in a channel of it, and of all in a direct message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivacyView {
    /// Each workspace in which something is kept.
    pub kept: Vec<Kept>,
    /// Whether it is told in a direct message.
    pub is_direct: bool,
}

impl PrivacyView {
    /// What is kept, and what one can do about it.
    #[must_use]
    pub fn message(&self) -> Message {
        if self.kept.is_empty() {
            return nothing_kept(self.is_direct);
        }
        let message = Message::new(Tone::Plain).with(Block::Title("Your data in Keypoint".to_owned()));
        let several = self.is_direct;
        let message = self.kept.iter().fold(message, |message, kept| {
            let heading = several.then(|| Block::Heading(kept.workspace.clone()));
            message.with_all(heading).with(Block::Facts(kept.facts())).with(Block::Text(say![format!(
                "The texts of answers are kept here for {}, and deleted then. Points and streaks stay.",
                kept.retention
            )]))
        });
        let hidden = self.kept.iter().all(|kept| !kept.on_boards);
        let board = if hidden {
            button(Action::ShowOnBoards(true), "Show me on leaderboards")
        } else {
            button(Action::ShowOnBoards(false), "Hide me from leaderboards")
        };
        message
            .with(Block::Small(say![format!(
                "The text of a private question is kept for {PRIVATE_DAYS} days, and so is how many hints you \
                 took. Messages that you wrote are yours: delete them where you wrote them. Nobody but you can \
                 get a copy of your data or delete it."
            )]))
            .with(Block::Buttons(vec![
                button(Action::ExportData(0), "Get a copy"),
                board,
                danger(Action::DeleteData, "Delete my data"),
            ]))
    }

    /// What goes, and a choice of how much.
    #[must_use]
    pub fn choice(&self) -> Message {
        if self.kept.is_empty() {
            return nothing_kept(self.is_direct);
        }
        let of = |count: fn(&Kept) -> i64| self.kept.iter().map(count).sum::<i64>();
        let goes = [
            Some("your name, and your id by which Keypoint knows you".to_owned()),
            (of(|kept| kept.answers) > 0)
                .then(|| format!("the texts of {}", counted(of(|kept| kept.answers), "answer", "answers"))),
            (of(|kept| kept.private_questions) > 0)
                .then(|| counted(of(|kept| kept.private_questions), "private question", "private questions")),
            (of(|kept| kept.hints) > 0).then(|| "which hints you took".to_owned()),
        ];
        let items = goes.into_iter().flatten().map(|text| say![text]).collect();
        let places: Vec<String> = self.kept.iter().map(|kept| kept.workspace.clone()).collect();
        let within = self
            .is_direct
            .then(|| Block::Text(say!["This is about all that is kept in ", strong(places.join(", ")), "."]));
        let runs_on = (of(|kept| kept.schedules) > 0)
            .then(|| Block::Small(say!["Schedules that you added go on without your name."]));
        Message::new(Tone::Warning)
            .with(Block::Title("Delete your data?".to_owned()))
            .with_all(within)
            .with(Block::Text(say!["This goes for good:"]))
            .with(Block::List { numbered: false, items })
            .with(Block::Text(say![format!(
                "You have {}. They can stay without a name, as those of a former member, or go with the streaks: \
                 then others move up. An answer to a question that is open is taken back in any case.",
                counted(of(|kept| kept.points), "point", "points")
            )]))
            .with_all(runs_on)
            .with(Block::Small(say![
                "If you come back, you begin anew. Messages that you wrote stay where they are, for you to delete, \
                 and so do older messages of Keypoint that name you. ",
                code("/privacy export"),
                " gives you a copy first.",
            ]))
            .with(Block::Buttons(vec![
                danger(Action::ChooseErasure(Erasure::Name), "Delete my answers and my name"),
                danger(Action::ChooseErasure(Erasure::Everything), "Delete everything, points too"),
                button(Action::KeepData, "Keep my data"),
            ]))
    }
}

impl Kept {
    fn facts(&self) -> Vec<Fact> {
        vec![
            fact("Name", say![self.name.as_str()]),
            fact("Answers", say![self.answers.to_string()]),
            fact("Points", say![self.points.to_string()]),
            fact("Private questions", say![self.private_questions.to_string()]),
            fact("Questions with hints", say![self.hints.to_string()]),
            fact("On leaderboards", say![if self.on_boards { "yes" } else { "no" }]),
        ]
    }
}

fn danger(action: Action, label: &str) -> Button {
    Button { style: ButtonStyle::Danger, ..button(action, label) }
}

fn nothing_kept(is_direct: bool) -> Message {
    let place = if is_direct { "anywhere" } else { "in this workspace" };
    Message::text(Tone::Plain, say![format!("Nothing is kept about you {place}.")])
}

/// A last question before anything is deleted.
#[must_use]
pub fn confirm(erasure: Erasure) -> Message {
    let what = match erasure {
        Erasure::Name => {
            "Your answers and your name go, and your points stay without a name. This cannot be undone."
        }
        Erasure::Everything => "All that is kept about you goes, your points too. This cannot be undone.",
    };
    Message::new(Tone::Warning)
        .with(Block::Title("Are you sure?".to_owned()))
        .with(Block::Text(say![what]))
        .with(Block::Buttons(vec![
            danger(Action::ConfirmErasure(erasure), "Yes, delete it"),
            primary(Action::KeepData, "Keep my data"),
        ]))
}

/// It was confirmed.
#[must_use]
pub fn erased(erasure: Erasure) -> Message {
    let rest = match erasure {
        Erasure::Name => " Your points stay as those of a former member.",
        Erasure::Everything => " So do your points and streaks.",
    };
    Message::text(
        Tone::Success,
        say![format!("Your name is gone. What you said is being deleted; that takes a moment.{rest}")],
    )
}

/// Nothing was deleted.
#[must_use]
pub fn kept() -> Message {
    Message::text(Tone::Success, say!["Nothing was deleted."])
}

/// A copy of somebody's data comes with this message; `part` of `parts`, from 0.
#[must_use]
pub fn export(part: u32, parts: u32) -> Message {
    let text = "Here is a copy of all that Keypoint keeps about you, as a file in JSON.";
    let message = Message::text(Tone::Success, say![text]);
    if parts <= 1 {
        return message;
    }
    let next = (part + 1 < parts).then(|| {
        Block::Buttons(vec![primary(Action::ExportData(part + 1), format!("Get part {}", part + 2))])
    });
    message
        .with(Block::Small(say![format!(
            "It is too large for one file: this is part {} of {parts}.",
            part + 1
        )]))
        .with_all(next)
}

/// Leaderboards show who asked from now on, or no longer.
#[must_use]
pub fn on_boards(shown: bool) -> Message {
    let line = if shown {
        say!["Leaderboards show you. ", code("/privacy board off"), " hides you."]
    } else {
        say![
            "No leaderboard shows you to others any more, and places are counted without you. You keep your points; ",
            code("/privacy board on"),
            " brings you back.",
        ]
    };
    Message::text(Tone::Success, line)
}

/// The texts of answers are kept for so long from now on.
#[must_use]
pub fn retention(before: Retention, now: Retention) -> Message {
    let line = format!(
        "The texts of answers are kept for {now} here from now on (before: {before}). Older ones are deleted within \
         the hour; points and streaks stay. Everybody sees this in `/privacy show`."
    );
    Message::text(Tone::Success, super::words::with_code(&line))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::text;

    fn view(is_direct: bool) -> PrivacyView {
        let kept = Kept {
            workspace: "Platform team".to_owned(),
            name: "Ada".to_owned(),
            answers: 12,
            points: 130,
            private_questions: 1,
            hints: 3,
            schedules: 1,
            on_boards: true,
            retention: Retention::default(),
        };
        PrivacyView { kept: vec![kept], is_direct }
    }

    #[test]
    fn what_is_kept_is_told_with_for_how_long() {
        assert_snapshot!(text(&view(false).message()), @"
        Your data in Keypoint

        Name: Ada · Answers: 12 · Points: 130 · Private questions: 1 · Questions with hints: 3 · On leaderboards: yes

        The texts of answers are kept here for 365 days, and deleted then. Points and streaks stay.

        The text of a private question is kept for 60 days, and so is how many hints you took. Messages that you wrote are yours: delete them where you wrote them. Nobody but you can get a copy of your data or delete it.

        [Get a copy] [Hide me from leaderboards] [Delete my data]
        ");
    }

    #[test]
    fn in_a_direct_message_it_is_told_of_which_workspace() {
        assert_snapshot!(text(&view(true).message()), @"
        Your data in Keypoint

        Platform team

        Name: Ada · Answers: 12 · Points: 130 · Private questions: 1 · Questions with hints: 3 · On leaderboards: yes

        The texts of answers are kept here for 365 days, and deleted then. Points and streaks stay.

        The text of a private question is kept for 60 days, and so is how many hints you took. Messages that you wrote are yours: delete them where you wrote them. Nobody but you can get a copy of your data or delete it.

        [Get a copy] [Hide me from leaderboards] [Delete my data]
        ");
    }

    #[test]
    fn what_goes_is_told_before_anything_does() {
        assert_snapshot!(text(&view(false).choice()), @"
        Delete your data?

        This goes for good:

        - your name, and your id by which Keypoint knows you
        - the texts of 12 answers
        - 1 private question
        - which hints you took

        You have 130 points. They can stay without a name, as those of a former member, or go with the streaks: then others move up. An answer to a question that is open is taken back in any case.

        Schedules that you added go on without your name.

        If you come back, you begin anew. Messages that you wrote stay where they are, for you to delete, and so do older messages of Keypoint that name you. `/privacy export` gives you a copy first.

        [Delete my answers and my name] [Delete everything, points too] [Keep my data]
        ");
        assert_snapshot!(text(&confirm(Erasure::Name)), @"
        Are you sure?

        Your answers and your name go, and your points stay without a name. This cannot be undone.

        [Yes, delete it] [Keep my data]
        ");
    }

    #[test]
    fn where_nothing_is_kept_there_is_nothing_to_do() {
        let view = PrivacyView { kept: Vec::new(), is_direct: false };
        assert_eq!(view.message(), view.choice());
        assert_snapshot!(text(&view.message()), @"Nothing is kept about you in this workspace.");
    }

    #[test]
    fn a_large_copy_comes_in_parts() {
        assert_snapshot!(text(&export(0, 2)), @"
        Here is a copy of all that Keypoint keeps about you, as a file in JSON.

        It is too large for one file: this is part 1 of 2.

        [Get part 2]
        ");
        assert!(!text(&export(1, 2)).contains("Get part"));
    }
}
