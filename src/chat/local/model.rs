//! What the local chat holds, as its API tells it to one member. The JSON form is documented in
//! `docs/local-chat.md`.

use serde::{Deserialize, Serialize};

use crate::{chat::message::Message, practice::Timestamp};

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

/// Something that happened in the local chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Happening {
    /// A message was posted or changed, in whatever way: fetch it anew.
    Message {
        /// Its channel.
        channel: String,
        /// Its thread.
        thread: Option<String>,
        /// The message.
        id: String,
    },
    /// A message is gone.
    Gone {
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
