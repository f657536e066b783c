//! The rules of practice: pure, synchronous, and without any input or output.
//!
//! Time and randomness come in as arguments. Nothing here knows a database, a chat platform,
//! HTTP, or an asynchronous runtime; everything else in the crate may know this.

pub mod answer;
pub mod choice;
pub mod draw;
pub mod ids;
pub mod origin;
pub mod period;
pub mod points;
pub mod privacy;
pub mod question;
pub mod round;
pub mod schedule;
pub mod span;
pub mod standing;
pub mod streak;

/// A point in time, in UTC; stored as whole milliseconds.
pub type Timestamp = chrono::DateTime<chrono::Utc>;
