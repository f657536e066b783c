//! Fakes of the platforms that Keypoint talks to: over real sockets, in the real protocols, and as strict as the platforms'
//! documentation says that these are.
//!
//! They know nothing of Keypoint: any bot can be pointed at them.

#![allow(clippy::missing_panics_doc, clippy::unwrap_used, reason = "a fake that cannot go on fails the test")]
#![allow(clippy::must_use_candidate, reason = "tests do what people do, and often look at nothing")]

pub mod control;
pub mod discord;
pub mod faults;
pub mod slack;
