//! When a round is revealed.

use std::time::Duration;

use chrono::NaiveTime;

/// When a round is revealed, as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RevealRule {
    /// So long after it was posted.
    After(Duration),
    /// At this local time, the next time that it comes round.
    At(NaiveTime),
    /// With the schedule's next slot.
    NextSlot,
}
