//! What `keypoint scores` tells: what members have that does not follow from their answers.

use std::fmt;

use crate::practice::{
    ids::{RoundId, ScheduleId},
    period::PeriodKey,
    points::Reason,
};

use super::words::counted;

/// Something that a member has, and that does not follow from their answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Who, and where.
    pub member: String,
    /// What.
    pub what: What,
    /// What is kept.
    pub kept: String,
    /// What it comes to when it is counted anew.
    pub counted: String,
}

/// What of a member's scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// An entry of the ledger.
    Entry {
        /// The round.
        round: RoundId,
        /// The reason.
        reason: Reason,
    },
    /// A running total.
    Total {
        /// The name of the channel; none for the whole workspace, or where the channel is not known.
        scope: Option<String>,
        /// The period.
        period: PeriodKey,
        /// The topic; empty for all.
        topic: String,
    },
    /// The sum of the entries for a reason.
    Reason(String),
    /// The streak in a schedule.
    Streak(ScheduleId),
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Entry { round, reason } => write!(f, "the ledger's {reason} of round {round}"),
            Self::Total { scope, period, topic } => {
                write!(f, "the total of {period} in {}", scope.as_deref().unwrap_or("the workspace"))?;
                if topic.is_empty() { Ok(()) } else { write!(f, " on {topic}") }
            }
            Self::Reason(reason) => write!(f, "the sum for {reason}"),
            Self::Streak(schedule) => write!(f, "the streak in schedule {schedule}"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { member, what, kept, counted } = self;
        write!(f, "{member}: {what}: is {kept}; counted anew: {counted}")
    }
}

/// What came of looking at all members, and what to do next.
#[must_use]
pub fn verified(members: u64, differing: u64, differences: u64) -> String {
    let members = counted(members, "member", "members");
    if differences == 0 {
        return format!("Counted anew for {members}: every total and streak is right.");
    }
    format!(
        "Counted anew for {members}: {} of {} not right.\nSet them right with `keypoint scores rebuild`; it may run beside Keypoint.",
        counted(differences, "thing", "things"),
        counted(differing, "member is", "members are"),
    )
}

/// What came of setting right what was not.
#[must_use]
pub fn rebuilt(members: u64, differing: u64, differences: u64) -> String {
    let members = counted(members, "member", "members");
    if differences == 0 {
        return format!("Counted anew for {members}: every total and streak was right already.");
    }
    format!(
        "Counted anew for {members}: {} of {} set right.",
        counted(differences, "thing", "things"),
        counted(differing, "member is", "members are"),
    )
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_difference_says_whose_what_it_is_and_what_it_should_be() {
        let total = What::Total {
            scope: Some("#practice".to_owned()),
            period: PeriodKey("week:2026-W10".to_owned()),
            topic: "go".to_owned(),
        };
        let all = What::Total { scope: None, period: PeriodKey("all".to_owned()), topic: String::new() };
        let entry = What::Entry { round: RoundId(Uuid::nil()), reason: Reason::FirstOnTopic };
        let whats =
            [total, all, entry, What::Reason("streak".to_owned()), What::Streak(ScheduleId(Uuid::nil()))];
        let lines = whats.map(|what| {
            let (kept, counted) = ("30 points".to_owned(), "25 points".to_owned());
            Difference { member: "Bob in Local".to_owned(), what, kept, counted }.to_string()
        });
        assert_snapshot!(lines.join("\n"), @"
        Bob in Local: the total of week:2026-W10 in #practice on go: is 30 points; counted anew: 25 points
        Bob in Local: the total of all in the workspace: is 30 points; counted anew: 25 points
        Bob in Local: the ledger's first-on-topic of round 00000000-0000-0000-0000-000000000000: is 30 points; counted anew: 25 points
        Bob in Local: the sum for streak: is 30 points; counted anew: 25 points
        Bob in Local: the streak in schedule 00000000-0000-0000-0000-000000000000: is 30 points; counted anew: 25 points
        ");
    }

    #[test]
    fn the_end_says_what_to_do_next() {
        let ends = [verified(2, 0, 0), verified(2, 1, 3), rebuilt(2, 0, 0), rebuilt(2, 2, 1)];
        assert_snapshot!(ends.join("\n\n"), @"
        Counted anew for 2 members: every total and streak is right.

        Counted anew for 2 members: 3 things of 1 member is not right.
        Set them right with `keypoint scores rebuild`; it may run beside Keypoint.

        Counted anew for 2 members: every total and streak was right already.

        Counted anew for 2 members: 1 thing of 2 members are set right.
        ");
    }
}
