//! The one home of the words that people read: makes platform-neutral messages and forms.
//!
//! Callers hand over small views of what they know, by name; nothing here decides a rule, reads a
//! clock, or knows a platform, the store, or the conversation. A message may come out longer than
//! a platform allows: [`split::split`] makes it fit before it is sent.

pub mod apology;
mod asker;
pub mod bank;
pub mod card;
pub mod form;
pub mod hello;
pub mod help;
pub mod leaderboard;
pub mod note;
pub mod notice;
pub mod plain;
pub mod points;
pub mod private;
pub mod refusal;
pub mod reveal;
pub mod round;
pub mod schedule;
pub mod schedule_form;
pub mod scores;
pub mod sealed;
pub mod shown;
pub mod split;
pub mod stats;
pub mod whole;
mod words;
pub mod work;

#[cfg(test)]
mod example;

pub use self::{
    asker::Asker,
    words::{choice_words, span_words},
};
pub use crate::chat::message::ChannelName;
