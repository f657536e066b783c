//! What the local chat holds, as its API tells it to one member. The JSON form is documented in
//! `docs/local-chat.md`.

use serde::{Deserialize, Serialize};

use crate::{
    chat::message::{Block, Button, Inline, Message},
    practice::Timestamp,
};

/// A member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberView {
    /// The member's id.
    pub id: String,
    /// The member's name.
    pub name: String,
    /// Whether they are an admin.
    pub admin: bool,
}

/// A channel, as one member sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChannelView {
    /// The channel's id.
    pub id: String,
    /// Its name, without `#`.
    pub name: String,
    /// How many messages in it, and in its threads that they follow, they have not seen.
    pub unread: u64,
}

/// A message, as one member sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MessageView {
    /// The message's id; later messages have greater ids.
    pub id: String,
    /// Its channel.
    pub channel: String,
    /// The message that its thread hangs on; none if it stands in the channel itself.
    pub thread: Option<String>,
    /// Who wrote it; none is Keypoint.
    pub author: Option<MemberView>,
    /// What it says.
    pub body: Body,
    /// Whether only this member sees it.
    pub only_you: bool,
    /// When it was posted.
    pub posted_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
    /// Whether Keypoint has put its tick on it.
    pub ticked: bool,
    /// The message that it replies to.
    pub reply_to: Option<ReplyView>,
    /// The thread that hangs on it; none if it has none.
    pub replies: Option<RepliesView>,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Markdown that a member typed.
    Markdown(String),
    /// A message of Keypoint's.
    Keypoint(Message),
    /// It was deleted, but its thread is still there.
    Deleted,
}

impl Body {
    /// Its beginning in one line of plain text, with `…` where there is more.
    #[must_use]
    pub fn excerpt(&self) -> String {
        let text = match self {
            Self::Markdown(text) => text.as_str(),
            Self::Keypoint(message) => message.blocks.iter().find_map(beginning).unwrap_or_default(),
            Self::Deleted => "a deleted message",
        };
        let mut words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() > EXCERPT_CHARS {
            words = words.chars().take(EXCERPT_CHARS - 1).collect();
            words.push('…');
        }
        words
    }

    /// The buttons that it shows.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        let blocks = match self {
            Self::Keypoint(message) => message.blocks.as_slice(),
            Self::Markdown(_) | Self::Deleted => &[],
        };
        blocks
            .iter()
            .filter_map(|block| if let Block::Buttons(buttons) = block { Some(buttons) } else { None })
            .flatten()
    }
}

/// The longest excerpt, in characters: one line of a thread at phone width, and a little more.
const EXCERPT_CHARS: usize = 80;

fn beginning(block: &Block) -> Option<&str> {
    match block {
        Block::Title(text)
        | Block::Heading(text)
        | Block::Markdown(text)
        | Block::Quote { markdown: text, .. } => Some(text),
        Block::Text(line) | Block::Small(line) => line.iter().find_map(|piece| match piece {
            Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) => Some(text.as_str()),
            _ => None,
        }),
        _ => None,
    }
}

/// The message that another one replies to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReplyView {
    /// Its id.
    pub id: String,
    /// Its author's name.
    pub author: String,
    /// Its beginning, as plain text.
    pub excerpt: String,
}

/// The thread that hangs on a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RepliesView {
    /// How many messages it holds that this member may see.
    pub count: u64,
    /// How many of them they have not seen.
    pub unread: u64,
    /// When the last one was posted.
    pub last_at: Timestamp,
}

/// Something that happened in the local chat: what it is about, to be looked at anew by each reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Happening {
    /// A message was posted, changed or deleted, or the thread on it grew or shrank.
    Message {
        /// Its channel.
        channel: String,
        /// Its thread.
        thread: Option<String>,
        /// The message.
        id: String,
    },
    /// A channel was added.
    Channel {
        /// The channel.
        id: String,
    },
    /// A member was added.
    Member {
        /// The member.
        id: String,
    },
}

/// A happening with its place in the order of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedHappening {
    /// Its place in the order, from 1, without gaps.
    pub seq: i64,
    /// What happened.
    pub what: Happening,
    /// The only member who may know; none if everybody may.
    pub only_for: Option<String>,
}

/// A happening as one member sees it when they are told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Seen {
    /// A message is there, new or changed.
    Message(Box<MessageView>),
    /// A message is not there, or not any more.
    Gone {
        /// Its channel.
        channel: String,
        /// Its thread.
        thread: Option<String>,
        /// The message.
        id: String,
    },
    /// A channel was added.
    Channel(ChannelView),
    /// A member was added.
    Member(MemberView),
}

/// A message to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewMessage<'a> {
    /// Its channel.
    pub channel: &'a str,
    /// The message that its thread hangs on.
    pub thread: Option<&'a str>,
    /// Who wrote it; none is Keypoint.
    pub author: Option<&'a str>,
    /// The only member who sees it; none if everybody does.
    pub only_for: Option<&'a str>,
    /// The key of the effect that it is, unique among all messages.
    pub effect_key: Option<&'a str>,
    /// The key that its author's client gave it, unique among all messages.
    pub client_key: Option<&'a str>,
    /// What it says.
    pub body: &'a Body,
    /// The message that it replies to.
    pub reply_to: Option<&'a str>,
}

/// A message as it is kept, whoever may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRecord {
    /// The message's id.
    pub id: String,
    /// Its channel.
    pub channel: String,
    /// The message that its thread hangs on.
    pub thread: Option<String>,
    /// Who wrote it; none is Keypoint.
    pub author: Option<MemberView>,
    /// The only member who sees it; none if everybody does.
    pub only_for: Option<String>,
    /// What it says.
    pub body: Body,
    /// The member whose message it replies to; none if it is no reply, or one to Keypoint.
    pub reply_to_author: Option<String>,
    /// When it was posted.
    pub posted_at: Timestamp,
    /// Whether it was deleted.
    pub deleted: bool,
    /// Whether Keypoint has put its tick on it.
    pub ticked: bool,
}
