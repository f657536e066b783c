//! Streaks: how many of a schedule's rounds a member has answered in a row.
//!
//! Rounds are counted in the order in which they were posted, so weekends, holidays, a paused schedule
//! and days when nothing was posted break nothing. A voided round does not exist for a streak. One
//! missed round in fourteen is forgiven by itself: it adds nothing, and breaks nothing.

/// A member's streak in one schedule, in rounds that they answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// The running streak.
    pub current: u32,
    /// The longest ever.
    pub best: u32,
}

/// Of so many consecutive rounds of a streak, one that was missed is forgiven: who practises every
/// weekday for about three weeks may miss one day of them.
pub const FORGIVEN_ONE_IN: u32 = 14;

/// A streak as of one round, with what has to be known to go on from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The streak.
    pub streak: Streak,
    /// How many rounds ago a missed one was forgiven, seen from the next round; 0 if none was in this
    /// streak, or none that matters any more.
    pub since_forgiven: u32,
}

impl Run {
    /// The streak after rounds in their order, of which each was answered or not.
    #[must_use]
    pub fn of(rounds: impl IntoIterator<Item = bool>) -> Self {
        rounds.into_iter().fold(
            Self::default(),
            |run, answered| {
                if answered { run.answered() } else { run.missed(1) }
            },
        )
    }

    /// One round later, which was answered.
    #[must_use]
    pub fn answered(self) -> Self {
        let current = self.streak.current + 1;
        let streak = Streak { current, best: self.streak.best.max(current) };
        Self { streak, since_forgiven: aged(self.since_forgiven) }
    }

    /// So many rounds later, of which none was answered.
    #[must_use]
    pub fn missed(self, rounds: u32) -> Self {
        match rounds {
            0 => self,
            1 if self.streak.current > 0 && self.since_forgiven == 0 => Self { since_forgiven: 1, ..self },
            // The second of two is not forgiven, as the first was, or broke it.
            _ => Self { streak: Streak { current: 0, ..self.streak }, since_forgiven: 0 },
        }
    }
}

/// How long ago a missed round was forgiven, one round later.
const fn aged(since: u32) -> u32 {
    match since {
        0 => 0,
        since if since + 1 >= FORGIVEN_ONE_IN => 0,
        since => since + 1,
    }
}

#[cfg(test)]
mod tests;
