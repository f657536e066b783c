//! What admins decide about a round: asked before it is done, and told when it is.

use crate::{
    chat::{
        action::Action,
        message::{Block, Message, Tone},
    },
    practice::ids::RoundId,
};

use super::words::{button, code, counted, primary, say, strong};

/// A round that is to be voided, with what goes.
#[derive(Clone, Copy, Debug)]
pub struct Voiding<'a> {
    /// The round.
    pub round: RoundId,
    /// The title of its question.
    pub title: &'a str,
    /// How many answers count.
    pub answers: i64,
    /// How many points they have earned.
    pub points: i64,
}

impl Voiding<'_> {
    /// What goes, with a button that does it.
    #[must_use]
    pub fn preview(&self) -> Message {
        let goes = match self.answers {
            0 => say!["Nobody has answered it in time, so no points go."],
            answers => say![
                strong(counted(answers, "answer counts", "answers count")),
                " for nothing then, and ",
                strong(counted(self.points, "point goes", "points go")),
                ".",
            ],
        };
        Message::new(Tone::Warning)
            .with(Block::Text(say!["Take back the round of ", strong(self.title), "?"]))
            .with(Block::Text(goes))
            .with(Block::Text(say![
                "Streaks are as if this round had never been. Its card says that it was taken back, and its \
                 question may come again when its turn is. This cannot be undone.",
            ]))
            .with(Block::Buttons(vec![primary(Action::VoidRound(self.round), "Take it back")]))
    }
}

/// A round was voided.
#[must_use]
pub fn voided(title: &str, answers: usize) -> Message {
    let answers = match answers {
        0 => "Nobody had answered it in time.".to_owned(),
        answers => format!("{} for nothing now.", counted(answers, "answer counts", "answers count")),
    };
    Message::text(
        Tone::Success,
        say![
            "The round of ",
            strong(title),
            format!(" is taken back. {answers} Its card says so in a moment.")
        ],
    )
}

/// A question is not asked here any more, and a button puts it back.
#[must_use]
pub fn dropped(round: RoundId, title: &str, is_new: bool) -> Message {
    let line = if is_new {
        say![strong(title), " is not asked in this workspace any more. This round goes on as it is."]
    } else {
        say![strong(title), " was taken out before, and is not asked in this workspace."]
    };
    Message::text(Tone::Success, line)
        .with(Block::Buttons(vec![button(Action::RestoreQuestion(round), "Put it back")]))
}

/// A question may be asked again.
#[must_use]
pub fn restored(title: &str) -> Message {
    Message::text(Tone::Success, say![strong(title), " may be asked here again, when its turn is."])
}

/// What came of looking for a mended question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refreshed {
    /// It is shown as it is in the bank.
    Changed,
    /// It was shown so before.
    Same,
    /// The bank has it no more.
    Gone,
}

/// What came of showing a question as it is in the bank.
#[must_use]
pub fn refreshed(title: &str, came: Refreshed) -> Message {
    match came {
        Refreshed::Changed => Message::text(
            Tone::Success,
            say![
                strong(title),
                " is shown as the bank has it now, in a moment. Answers and points stay as they are.",
            ],
        ),
        Refreshed::Same => Message::text(
            Tone::Plain,
            say![
                "Nothing to change: ",
                strong(title),
                " stands there as the bank has it. If you have just mended it, wait until the questions are read \
                 again, and type ",
                code("/round refresh"),
                " then.",
            ],
        ),
        Refreshed::Gone => Message::text(
            Tone::Warning,
            say![
                "The bank has no question like ",
                strong(title),
                " any more, so the round keeps it as it is. To take the round back: ",
                code("/round void"),
                ".",
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::{ROUND, text};

    const TITLE: &str = "Safe retries";

    #[test]
    fn who_voids_a_round_sees_what_goes_before_it_does() {
        let voiding = Voiding { round: ROUND, title: TITLE, answers: 3, points: 45 };
        let nobody = Voiding { answers: 0, points: 0, ..voiding };
        let notes = [voiding.preview(), nobody.preview(), voided(TITLE, 1)].map(|note| text(&note));
        assert_snapshot!(notes.join("\n---\n"), @"
        Take back the round of Safe retries?

        3 answers count for nothing then, and 45 points go.

        Streaks are as if this round had never been. Its card says that it was taken back, and its question may come again when its turn is. This cannot be undone.

        [Take it back]
        ---
        Take back the round of Safe retries?

        Nobody has answered it in time, so no points go.

        Streaks are as if this round had never been. Its card says that it was taken back, and its question may come again when its turn is. This cannot be undone.

        [Take it back]
        ---
        The round of Safe retries is taken back. 1 answer counts for nothing now. Its card says so in a moment.
        ");
    }

    #[test]
    fn a_question_that_is_dropped_can_be_put_back() {
        let notes = [dropped(ROUND, TITLE, true), dropped(ROUND, TITLE, false), restored(TITLE)];
        assert_snapshot!(notes.map(|note| text(&note)).join("\n---\n"), @"
        Safe retries is not asked in this workspace any more. This round goes on as it is.

        [Put it back]
        ---
        Safe retries was taken out before, and is not asked in this workspace.

        [Put it back]
        ---
        Safe retries may be asked here again, when its turn is.
        ");
    }

    #[test]
    fn a_question_is_mended_stays_or_is_gone() {
        let notes = [Refreshed::Changed, Refreshed::Same, Refreshed::Gone].map(|came| refreshed(TITLE, came));
        assert_snapshot!(notes.map(|note| text(&note)).join("\n---\n"), @"
        Safe retries is shown as the bank has it now, in a moment. Answers and points stay as they are.
        ---
        Nothing to change: Safe retries stands there as the bank has it. If you have just mended it, wait until the questions are read again, and type `/round refresh` then.
        ---
        The bank has no question like Safe retries any more, so the round keeps it as it is. To take the round back: `/round void`.
        ");
    }
}
