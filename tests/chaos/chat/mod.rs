//! The chats on which the campaign runs, as their people use them, and their history as people read it.

pub mod discord;
pub mod local;
pub mod slack;

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use rand::rngs::StdRng;

/// The people. No name is a part of another word.
pub const PEOPLE: [&str; 5] = ["Aldous", "Benedikt", "Clothilde", "Dagmar", "Eberhard"];

/// The channels.
pub const CHANNELS: [&str; 4] = ["north", "east", "south", "west"];

/// How the answers to a channel's questions are given.
pub const ANSWERS: [&str; 4] = ["open", "sealed", "sealed", "anonymous"];

/// A card whose round may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// In which of the channels it is.
    pub channel: usize,
    /// Its id.
    pub id: String,
    /// The thread on it, once there is one.
    pub thread: Option<String>,
}

/// What became of something that a member did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T> {
    /// They saw that it was done.
    Seen(T),
    /// They saw that it was not done.
    Refused(String),
    /// They saw nothing.
    Unknown,
}

impl<T> Outcome<T> {
    /// The same with something else seen.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Self::Seen(seen) => Outcome::Seen(change(seen)),
            Self::Refused(why) => Outcome::Refused(why),
            Self::Unknown => Outcome::Unknown,
        }
    }
}

/// A message in the history.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its id.
    pub id: String,
    /// In which of the channels it is; none is elsewhere.
    pub channel: Option<usize>,
    /// The message on which its thread hangs.
    pub root: Option<String>,
    /// Who wrote it; none is Keypoint.
    pub author: Option<String>,
    /// Whether only some see it.
    pub private: bool,
    /// What it says.
    pub text: String,
    /// When it was posted, in milliseconds of Unix time.
    pub at: i64,
    /// Whether Keypoint ticked it.
    pub ticked: bool,
}

/// A message of Keypoint's that it removed itself, or that was there in vain.
#[derive(Clone, Debug)]
pub struct Removed {
    /// What it said.
    pub text: String,
    /// How long it stood there.
    pub visible: Duration,
}

/// The messages that show answers, by their keys: one that goes alone was taken back, and one that leaves
/// another with its key was a copy.
#[derive(Default)]
pub struct ShownAnswers(HashMap<String, String>);

impl ShownAnswers {
    /// A message comes; `parts` is what bears its key.
    pub fn comes(&mut self, message: &str, parts: &str) {
        let key = parts.split_once("answer:").map(|(_, rest)| rest).and_then(|rest| {
            let key: String =
                rest.chars().take_while(|char| char.is_alphanumeric() || "-:".contains(*char)).collect();
            // Buttons begin with the same word, and name a round alone.
            (key.matches(':').count() == 2).then_some(key)
        });
        if let Some(key) = key {
            self.0.insert(message.to_owned(), key);
        }
    }

    /// A message goes; whether it showed an answer that nothing else shows.
    pub fn goes(&mut self, message: &str) -> bool {
        self.0.remove(message).is_some_and(|key| !self.0.values().any(|other| *other == key))
    }
}

/// A row of a leaderboard: who, how many points, how many answers.
pub type Row = (String, i64, i64);

/// A chat.
#[async_trait]
pub trait Chat: Send + Sync {
    /// What the processes are told, so that they find it.
    fn variables(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// Makes the people and channels. The processes run.
    async fn furnish(&self) -> anyhow::Result<()>;

    /// Adds a schedule of every minute, and sees it confirmed.
    async fn add_schedule(&self, channel: usize, name: &str, reveal: &str, topic: &str)
    -> anyhow::Result<()>;

    /// Pauses a schedule, and sees it done.
    async fn pause_schedule(&self, channel: usize, name: &str) -> anyhow::Result<()>;

    /// Asks for a question that is revealed as early as can be.
    async fn ask(&self, by: usize, channel: usize, topic: &str) -> Outcome<()>;

    /// The cards in a channel that look open.
    async fn open_cards(&self, channel: usize) -> Vec<Card>;

    /// Says something in the thread of a card; gives the message's id.
    async fn say(&self, by: usize, card: &Card, text: &str, key: &str) -> Outcome<String>;

    /// Whether a message is ticked.
    async fn is_ticked(&self, by: usize, card: &Card, message: &str) -> bool;

    /// Changes a message of one's own.
    async fn edit(&self, by: usize, card: &Card, message: &str, text: &str) -> Outcome<()>;

    /// Deletes a message of one's own.
    async fn delete(&self, by: usize, card: &Card, message: &str) -> Outcome<()>;

    /// Answers by the form; what is seen is the note that it is kept.
    async fn fill_form(&self, by: usize, card: &Card, text: &str) -> Outcome<()>;

    /// Takes back what one has answered.
    async fn withdraw(&self, by: usize, card: &Card) -> Outcome<()>;

    /// What Keypoint has said in the thread of a card, as everybody sees it; nothing if that was not seen.
    async fn told_in_thread(&self, by: usize, card: &Card) -> Vec<String>;

    /// Ends a round early.
    async fn reveal(&self, by: usize, card: &Card) -> Outcome<()>;

    /// The leaderboard of all time, as the bot tells it: of a channel, or of all of them.
    async fn leaderboard(&self, by: usize, channel: Option<usize>) -> anyhow::Result<Vec<Row>>;

    /// Everything that there is to read, the oldest first.
    async fn history(&self) -> anyhow::Result<Vec<Post>>;

    /// What Keypoint removed of its own messages.
    fn removed(&self) -> Vec<Removed> {
        Vec::new()
    }

    /// Does something to the platform for about this long; returns what, once it is over.
    async fn disturb(&self, random: &mut StdRng, span: Duration) -> Option<String>;

    /// Lets nothing go wrong any more.
    fn calm(&self) {}

    /// What the platform says that the bot should not have done.
    fn violations(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Reads the rows of a leaderboard in plain text: `1. Ada · 30 points · 3 answers`.
pub fn rows_in(text: &str) -> Vec<Row> {
    let row = |line: &str| {
        let plain = line.replace(['*', '\\'], "");
        let (place, rest) = plain.trim().split_once(". ")?;
        place.parse::<u64>().ok()?;
        let mut parts = rest.split(" · ");
        let name = parts.next()?.trim().to_owned();
        let number = |part: Option<&str>| part?.split(' ').next()?.replace(',', "").parse::<i64>().ok();
        Some((name, number(parts.next())?, number(parts.next())?))
    };
    text.lines().filter_map(row).collect()
}
