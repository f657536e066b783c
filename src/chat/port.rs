//! The port that every platform's adapter implements.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use async_trait::async_trait;

use super::{event::ThreadMessage, message::Message};
pub use super::{
    key::EffectKey,
    place::{MessageRef, Place, Platform},
};
use crate::practice::{Timestamp, answer::AnswerMode};

/// What was found when a message was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// It is there: every copy of it, the oldest first. There is one, unless a send was slower than
    /// anybody could wait for.
    Found(Vec<MessageRef>),
    /// The channel was read far enough back, and it is not there.
    Absent,
    /// The channel cannot be read, so nobody knows.
    Unreadable,
}

/// Why a platform did not do what it was asked; says itself whether to try again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChatError {
    /// It certainly did not happen; the platform asks to wait.
    #[error("{reason}; to be tried again after {after:?}")]
    RetryAfter {
        /// How long to wait.
        after: Duration,
        /// What the platform said.
        reason: String,
    },
    /// It certainly did not happen; try again with backoff.
    #[error("{0}; to be tried again")]
    Retry(String),
    /// Nobody knows whether it happened: look before trying again.
    #[error("{0}; whether it went through is unknown")]
    Unknown(String),
    /// It did not happen, and the bot may not do such things there: tell the workspace's admins.
    #[error("{0}")]
    Forbidden(String),
    /// It did not happen and will not: tell the workspace's admins.
    #[error("{0}")]
    Refused(String),
    /// What it was about is gone: the channel, the thread or the message.
    #[error("{0} is gone")]
    Gone(String),
}

impl ChatError {
    /// Whether trying the same again is useless.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Forbidden(_) | Self::Refused(_) | Self::Gone(_))
    }
}

/// What fits into one message of a platform, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// All text of a message.
    pub message: usize,
    /// One block of text.
    pub block: usize,
    /// One field of a form.
    pub field: usize,
}

impl Limits {
    /// What fits everywhere.
    pub const LEAST: Self = Self { message: 2_000, block: 2_000, field: 3_000 };
}

/// What Keypoint asks of a platform.
#[async_trait]
pub trait Chat: Send + Sync {
    /// Which platform this is.
    fn platform(&self) -> Platform;

    /// What fits into one message.
    fn limits(&self) -> Limits;

    /// Learns what has to be known before any work is done there, unless it is known: whether the bot
    /// hears threads. A process may work long before it is connected, and of replicas only one is.
    async fn learn(&self) -> Result<(), ChatError> {
        Ok(())
    }

    /// Posts a message that carries `key`. It fits the limits; `render::split` has seen to it.
    async fn post(&self, place: &Place, key: &EffectKey, message: &Message) -> Result<MessageRef, ChatError>;

    /// Looks for the message that carries `key`, and copies of it, among those not older than `since`.
    async fn find(&self, place: &Place, key: &EffectKey, since: Timestamp) -> Result<Lookup, ChatError>;

    /// Removes a message of the bot, and its thread if nobody wrote in it. One that is gone is fine.
    async fn remove(&self, message: &MessageRef) -> Result<(), ChatError>;

    /// The thread that hangs on a message of the bot, if there is one; it opens none.
    async fn thread_of(&self, message: &MessageRef) -> Result<Option<String>, ChatError>;

    /// Changes a message of the bot.
    async fn edit(&self, message: &MessageRef, new: &Message) -> Result<(), ChatError>;

    /// Opens the thread of a message of the bot, or finds it open; it stays open until after
    /// `until`, as far as the platform lets it. `None`: this place has no threads, so answers come
    /// by form and everything is said in the channel.
    async fn open_thread(
        &self,
        message: &MessageRef,
        title: &str,
        until: Timestamp,
    ) -> Result<Option<String>, ChatError>;

    /// Opens a thread again that the platform closed. Where threads are never closed, there is nothing
    /// to do.
    async fn reopen_thread(&self, _thread: &Place) -> Result<(), ChatError> {
        Ok(())
    }

    /// Puts the bot's tick on a member's message; a second time changes nothing.
    async fn acknowledge(&self, message: &MessageRef) -> Result<(), ChatError>;

    /// Whether the bot may hide a member's message somewhere, or nowhere on this platform.
    fn hides_messages(&self) -> bool {
        true
    }

    /// Hides a member's message: nobody is to read it there any more. One that is gone is fine.
    async fn hide(&self, message: &MessageRef) -> Result<(), ChatError>;

    /// Says something that one member alone sees. False: this platform can do so only while they do
    /// something with the bot.
    async fn whisper(
        &self,
        _place: &Place,
        _to: &str,
        _key: &EffectKey,
        _message: &Message,
    ) -> Result<bool, ChatError> {
        Ok(false)
    }

    /// Whether the bot gets to read what members write in threads. Where it does not, only forms and
    /// messages that their authors hand over are answers, and no thread is read.
    fn hears_threads(&self) -> bool {
        true
    }

    /// Whether its forms have pickers: for a channel, for a time, for some of several. Where they have
    /// not, a form only takes text.
    fn has_pickers(&self) -> bool {
        false
    }

    /// What members wrote in a thread, oldest first, without the bot's own messages.
    async fn read_thread(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError>;

    /// The same, where a reveal waits for it: before what nobody waits for, where the platform gives little
    /// to read at a time.
    async fn read_thread_first(&self, place: &Place) -> Result<Vec<ThreadMessage>, ChatError> {
        self.read_thread(place).await
    }

    /// Tells the workspace's admins something, as privately as the platform can: `to`, if it is
    /// known whom it concerns most and they can be reached, else near `place`.
    async fn tell_admins(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError>;

    /// What the bot may not do in a channel, and so what is off there; nothing if all is well.
    /// `notify` is the role or group that its messages there are to notify.
    async fn lacks(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError>;
}

/// A permission that the bot lacks in a channel, and what that switches off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// What the platform calls the permission, as an admin finds it in the settings there.
    pub permission: String,
    /// What is off without it.
    pub off: Off,
    /// What to do, as a sentence without its full stop, with what is typed in backticks; none where the
    /// permission is given in the settings of the channel.
    pub remedy: Option<String>,
}

/// What is off without a permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Off {
    /// Everything: no question can be posted there.
    Everything,
    /// Threads: answers come by form alone, and the reveal is said in the channel.
    Threads,
    /// Reading back: an answer that was given while Keypoint was away is not found, and a post whose
    /// outcome is unknown stays unknown.
    Reading,
    /// Reading what members write in threads: answers come by form, or are handed over.
    Hearing,
    /// The tick on an answer.
    Tick,
    /// Notifying the role or group.
    Notify,
    /// Hiding what members write in the thread of a question whose answers are sealed.
    Hiding,
}

impl Lack {
    /// Whether what is off without it would be of use where questions are answered like this.
    #[must_use]
    pub const fn is_of_use_for(&self, answers: AnswerMode) -> bool {
        answers.is_sealed() || !matches!(self.off, Off::Hiding)
    }
}

/// The platforms that are switched on.
#[derive(Clone, Default)]
pub struct Chats(BTreeMap<Platform, Arc<dyn Chat>>);

impl Chats {
    /// Adds a platform.
    #[must_use]
    pub fn with(mut self, chat: Arc<dyn Chat>) -> Self {
        self.0.insert(chat.platform(), chat);
        self
    }

    /// The platforms that are switched on.
    pub fn platforms(&self) -> impl Iterator<Item = Platform> {
        self.0.keys().copied()
    }

    /// The adapter of a platform, if it is switched on.
    #[must_use]
    pub fn get(&self, platform: Platform) -> Option<&Arc<dyn Chat>> {
        self.0.get(&platform)
    }
}
