//! Slots: the due times of a schedule, from local time to instants.

use chrono::NaiveDateTime;

use crate::practice::Timestamp;

/// One due time of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The local date and time: with the schedule, the key of the slot.
    pub local: NaiveDateTime,
    /// The instant at which it is due.
    pub at: Timestamp,
}
