//! What adapters share in taking in what platforms tell: work in lanes, what was heard before, and at
//! which message a key was seen. It knows no platform and nothing of what is told.

mod lanes;
mod seen;
mod sightings;

pub use self::{lanes::Lanes, seen::Seen, sightings::Sightings};
