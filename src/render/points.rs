//! What earns points, and what of it was changed.

use crate::{
    chat::message::{Block, Inline, Message, Tone},
    practice::points::{self, ON_DEMAND_PER_DAY, Reason, STREAK_ROUNDS},
};

use super::words::{WithSome, code, counted, say, strong};

/// What earns what in a workspace.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    /// What is given for what.
    pub values: &'a points::Values,
    /// Whether who asks may change it.
    pub admin: bool,
}

impl Values<'_> {
    /// The values as a note.
    #[must_use]
    pub fn message(&self) -> Message {
        let items = Reason::ALL.iter().map(|reason| self.line(*reason)).collect();
        let change = self.admin.then(|| {
            Block::Small(say![
                "To change one, for the questions that are posted from then on: ",
                code("/points reason:streak value:2"),
                ".",
            ])
        });
        Message::new(Tone::Plain)
            .with(Block::Title("What earns points here".to_owned()))
            .with(Block::List { numbered: false, items })
            .with(Block::Small(say![
                "Being fast earns nothing, and neither does a question that you asked for yourself.",
            ]))
            .with_all(change)
    }

    fn line(&self, reason: Reason) -> Vec<Inline> {
        let points = self.values.of(reason);
        let number = strong(counted(points, "point", "points"));
        match reason {
            Reason::Scheduled => say![number, " for an answer before the reveal"],
            Reason::OnDemand => say![
                number,
                format!(
                    " for an answer to a question that somebody else asked for, up to {} a day",
                    counted(ON_DEMAND_PER_DAY, "question", "questions")
                ),
            ],
            Reason::FirstOnTopic => say![number, " more for your first answer on a topic"],
            Reason::Streak => say![
                number,
                format!(
                    " more for each round of a schedule that you answered in a row before, up to {}",
                    points * i64::from(STREAK_ROUNDS)
                ),
            ],
        }
    }
}

/// A reason earns another number of points.
#[must_use]
pub fn changed(reason: Reason, points: i64, before: i64) -> Message {
    let number = strong(counted(points, "point", "points"));
    if points == before {
        return Message::text(Tone::Plain, say![code(reason.name()), " earns ", number, " already."]);
    }
    Message::text(
        Tone::Success,
        say![
            code(reason.name()),
            " earns ",
            number,
            format!(" from the next question on; it was {before}. What was earned before stays."),
        ],
    )
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::render::example::text;

    #[test]
    fn everyone_sees_what_earns_what_and_admins_how_to_change_it() {
        let mut values = points::Values::default();
        values.set(Reason::Streak, 2);
        values.set(Reason::OnDemand, 1);
        assert_snapshot!(text(&Values { values: &values, admin: true }.message()), @"
        What earns points here

        - 10 points for an answer before the reveal
        - 1 point for an answer to a question that somebody else asked for, up to 3 questions a day
        - 5 points more for your first answer on a topic
        - 2 points more for each round of a schedule that you answered in a row before, up to 10

        Being fast earns nothing, and neither does a question that you asked for yourself.

        To change one, for the questions that are posted from then on: `/points reason:streak value:2`.
        ");
        let for_members = text(&Values { values: &values, admin: false }.message());
        assert!(!for_members.contains("To change one"));
    }

    #[test]
    fn a_change_says_from_when_it_holds() {
        let notes = [changed(Reason::Streak, 2, 1), changed(Reason::Streak, 1, 1)].map(|note| text(&note));
        assert_snapshot!(notes.join("\n---\n"), @"
        `streak` earns 2 points from the next question on; it was 1. What was earned before stays.
        ---
        `streak` earns 1 point already.
        ");
    }
}
