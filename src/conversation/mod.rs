//! What people say to Keypoint, and what it says back: one file a command or event.

pub mod command;
