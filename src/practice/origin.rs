//! Why there is a round.

use super::ids::{MemberId, ScheduleId};

/// Why there is a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A slot of a schedule, or its `run`.
    Schedule {
        /// The schedule.
        schedule: ScheduleId,
        /// The local date and time of the slot; none for a `run`.
        slot: Option<chrono::NaiveDateTime>,
    },
    /// Somebody asked; none if it was Keypoint itself.
    Demand {
        /// Who asked.
        asked_by: Option<MemberId>,
    },
}
