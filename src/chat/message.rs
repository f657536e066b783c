//! Messages and forms as Keypoint means them, before a platform gives them its looks.
//!
//! All text is data: an adapter escapes it, so that nothing that a person typed, and nothing in a
//! question, can become markup, a mention or a command of the bot. Only [`Block::Markdown`] and
//! [`Block::Quote`] are Markdown, of which the adapter renders a safe part.

#[cfg(test)]
pub mod any;

use serde::{Deserialize, Serialize};

use super::action::Action;
pub use super::{
    attachment::{Attachment, AttachmentKind},
    coming::Coming,
};
use crate::practice::Timestamp;

/// What a message is about, so that a platform can colour it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// A question that is open.
    Question,
    /// A reveal.
    Reveal,
    /// Something went well.
    Success,
    /// A refusal or a mistake: what to do instead is in the text.
    Warning,
}

/// A message of the bot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Message {
    /// What it is about.
    pub tone: Tone,
    /// The role or group to notify, by its id on the platform. Nothing else ever notifies anyone.
    pub notify: Option<String>,
    /// What it shows, from top to bottom.
    pub blocks: Vec<Block>,
    /// A file beside it. Only what one member is told may carry one: a note, and what replaces it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attachment: Option<Attachment>,
    /// A file that is put beside it once it is there. Only a note may have one, and what replaces it.
    #[serde(skip)]
    pub coming: Option<Coming<Attachment>>,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The heading of the message: one line of plain text.
    Title(String),
    /// A heading inside the message: one line of plain text.
    Heading(String),
    /// A paragraph of the bot's own words.
    Text(Vec<Inline>),
    /// Markdown of a question: paragraphs, lists, code, tables.
    Markdown(String),
    /// Markdown that a member wrote, under their name.
    Quote {
        /// Who wrote it.
        author: Person,
        /// What they wrote.
        markdown: String,
    },
    /// Short labelled values, side by side where there is room.
    Facts(Vec<Fact>),
    /// A list of lines; numbered if `numbered`.
    List {
        /// Whether the lines carry numbers.
        numbered: bool,
        /// The lines.
        items: Vec<Vec<Inline>>,
    },
    /// The rows of a leaderboard.
    Standings(Vec<StandingRow>),
    /// Less important words, smaller.
    Small(Vec<Inline>),
    /// Buttons in a row; at most [`Block::MAX_BUTTONS`].
    Buttons(Vec<Button>),
}

impl Block {
    /// How many buttons a message holds: five rows of five, the least that any platform allows.
    pub const MAX_BUTTONS: usize = 25;
}

/// A labelled value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: Vec<Inline>,
}

/// A row of a leaderboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingRow {
    /// The place, from 1; members with the same points share one.
    pub place: u64,
    /// Who.
    pub member: Person,
    /// Their points in the period.
    pub points: i64,
    /// Their answers in the period.
    pub answers: i64,
    /// Their streak now, in rounds; 0 shows none.
    pub streak: u32,
    /// Whether it is the row of who asks.
    pub own: bool,
}

/// A person, named and never notified.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Their id on the platform.
    pub id: String,
    /// Their name when this was written.
    pub name: String,
}

/// A piece of a line in the bot's own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong text.
    Strong(String),
    /// Something to type or a literal value.
    Code(String),
    /// A time, shown in the reader's own zone.
    Time {
        /// The time.
        at: Timestamp,
        /// How it is shown.
        style: TimeStyle,
    },
    /// A person.
    Person(Person),
    /// A channel of the same workspace.
    Channel {
        /// Its id on the platform.
        id: String,
        /// Its name when this was written, without `#`.
        name: String,
    },
    /// A role or group, named and never notified.
    Group {
        /// Its id on the platform.
        id: String,
        /// Its name when this was written.
        name: String,
    },
    /// A link.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads; `http` and `https` only.
        url: String,
    },
}

/// A channel, to be named in a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelName {
    /// Its id on the platform.
    pub id: String,
    /// Its name, without `#`.
    pub name: String,
}

impl From<&ChannelName> for Inline {
    fn from(channel: &ChannelName) -> Self {
        Self::Channel { id: channel.id.clone(), name: channel.name.clone() }
    }
}

impl From<&Person> for Inline {
    fn from(person: &Person) -> Self {
        Self::Person(person.clone())
    }
}

impl From<&str> for Inline {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// How a time is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeStyle {
    /// `16:30`
    Clock,
    /// `Tue 24 Nov, 16:30`
    DateTime,
    /// `in 10 minutes`, counting down where the platform can
    Relative,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What pressing it means.
    pub action: Action,
    /// What it says; at most 40 characters.
    pub label: String,
    /// How it looks.
    #[serde(default)]
    pub style: ButtonStyle,
}

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ButtonStyle {
    /// One of several.
    #[default]
    Plain,
    /// The one that most people want.
    Primary,
    /// It takes something away.
    Danger,
}

/// A form that opens for one member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// What submitting it means.
    pub action: Action,
    /// Its heading; at most 24 characters, the least that any platform allows.
    pub title: String,
    /// What to show above the fields, in Markdown.
    pub intro: Option<String>,
    /// Its fields, at least one; at most five of text, and ten where the platform has pickers.
    pub fields: Vec<Field>,
    /// What the button says that submits it.
    pub submit: String,
}

/// A field of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name, unique in the form.
    pub id: String,
    /// What it asks for; at most 45 characters.
    pub label: String,
    /// What it holds at first, as it comes back when nothing is changed.
    pub value: String,
    /// What it shows while it is empty; at most 100 characters.
    pub placeholder: String,
    /// The longest text that it takes, in characters.
    pub max_chars: usize,
    /// What it takes.
    #[serde(default)]
    pub kind: FieldKind,
    /// Whether it may be left empty.
    #[serde(default)]
    pub optional: bool,
}

/// What a field of a form takes. All but text only go to a platform whose forms have pickers: see
/// [`Chat::has_pickers`](super::port::Chat::has_pickers).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// Text, in one line if it is short.
    #[default]
    Text,
    /// A channel in which members talk, by its id; empty is the one in which the form was opened.
    Channel,
    /// A time of day: `09:00`.
    Time,
    /// One of these, by its value.
    One(Vec<FieldChoice>),
    /// Any of these, by their values with commas between.
    Several(Vec<FieldChoice>),
}

/// Something that can be chosen in a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChoice {
    /// What it comes back as.
    pub value: String,
    /// What it says; at most 75 characters.
    pub label: String,
}

impl Message {
    /// An empty message of this tone.
    #[must_use]
    pub fn new(tone: Tone) -> Self {
        Self { tone, ..Self::default() }
    }

    /// A message of one paragraph.
    #[must_use]
    pub fn text(tone: Tone, line: impl IntoIterator<Item = Inline>) -> Self {
        Self::new(tone).with(Block::Text(line.into_iter().collect()))
    }

    /// This message with a file beside it.
    #[must_use]
    pub fn with_attachment(self, attachment: Attachment) -> Self {
        Self { attachment: Some(attachment), ..self }
    }

    /// The message with a file that is still to come.
    #[must_use]
    pub fn with_coming(self, coming: Coming<Attachment>) -> Self {
        Self { coming: Some(coming), ..self }
    }

    /// This message with one more block at its end.
    #[must_use]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }
}
