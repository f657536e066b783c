//! What Discord tells, as far as it is used here: shapes of our own rather than serenity's models, so
//! that a value that this version has never heard of spoils nothing that it does not need.

use serde::{Deserialize, Deserializer, de::Error};
use serde_json::Value;
use serenity::model::{
    Permissions,
    id::{ChannelId, GuildId, MessageId, RoleId, UserId},
};

use crate::practice::Timestamp;

/// Discord's epoch, in milliseconds of Unix time.
const EPOCH: i64 = 1_420_070_400_000;

/// When what has this id was made, to the millisecond.
#[must_use]
pub fn made_at(id: u64) -> Timestamp {
    let millis = i64::try_from(id >> 22).unwrap_or(i64::MAX >> 22);
    Timestamp::from_timestamp_millis(millis + EPOCH).unwrap_or_default()
}

/// An id that is greater than those made before this time, and less than those made after it.
#[must_use]
pub fn id_at(time: Timestamp) -> u64 {
    u64::try_from(time.timestamp_millis() - EPOCH).unwrap_or(0) << 22
}

/// What sort of channel it is, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, with threads.
    Text,
    /// Text that others follow, with threads.
    Announcement,
    /// Text beside voice, without threads.
    Voice,
    /// Direct messages.
    Direct,
    /// A thread.
    Thread,
    /// Threads alone.
    Forum,
    /// Nothing can be said there.
    Mute,
}

/// A channel, a thread or direct messages.
#[derive(Clone, Debug, Deserialize)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    #[serde(rename = "type")]
    type_number: u8,
    /// Its server.
    #[serde(default)]
    pub guild_id: Option<GuildId>,
    /// Its name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its category, or the channel of a thread.
    #[serde(default)]
    pub parent_id: Option<ChannelId>,
    /// Its place in the list.
    #[serde(default)]
    pub position: i64,
    #[serde(default)]
    flags: u64,
    /// Who made the thread.
    #[serde(default)]
    pub owner_id: Option<UserId>,
    /// The last message, or the last thread of a forum; it may be deleted.
    #[serde(default)]
    pub last_message_id: Option<MessageId>,
    /// The tags of a forum.
    #[serde(default)]
    pub available_tags: Vec<Tag>,
    /// What it changes of the permissions of roles and members.
    #[serde(default)]
    pub permission_overwrites: Vec<Overwrite>,
    /// What only threads have.
    #[serde(default)]
    pub thread_metadata: Option<ThreadState>,
    /// The first message of a forum's new post.
    #[serde(default)]
    pub message: Option<Value>,
}

/// What only threads have.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ThreadState {
    /// Whether it is archived.
    #[serde(default)]
    pub archived: bool,
    /// Whether only moderators open it again.
    #[serde(default)]
    pub locked: bool,
    /// Since when it is archived or not.
    #[serde(default)]
    pub archive_timestamp: Option<Timestamp>,
}

/// A tag of a forum.
#[derive(Clone, Debug, Deserialize)]
pub struct Tag {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether only moderators use it.
    #[serde(default)]
    pub moderated: bool,
}

/// What a channel changes of the permissions of a role or a member.
#[derive(Clone, Debug, Deserialize)]
pub struct Overwrite {
    /// The role or the member.
    #[serde(deserialize_with = "number")]
    pub id: u64,
    #[serde(rename = "type")]
    type_number: u8,
    /// What it permits.
    #[serde(deserialize_with = "permissions")]
    pub allow: Permissions,
    /// What it forbids.
    #[serde(deserialize_with = "permissions")]
    pub deny: Permissions,
}

/// A server.
#[derive(Clone, Debug, Deserialize)]
pub struct Guild {
    /// Its id.
    pub id: GuildId,
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner_id: UserId,
    /// Where Discord itself welcomes members.
    #[serde(default)]
    pub system_channel_id: Option<ChannelId>,
    /// Its roles.
    #[serde(default)]
    pub roles: Vec<Role>,
}

/// A role.
#[derive(Clone, Debug, Deserialize)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// What it permits.
    #[serde(deserialize_with = "permissions")]
    pub permissions: Permissions,
    /// Whether everybody may mention it.
    #[serde(default)]
    pub mentionable: bool,
}

/// A member of a server.
#[derive(Clone, Debug, Deserialize)]
pub struct Member {
    /// Their name there.
    #[serde(default)]
    pub nick: Option<String>,
    /// Their roles, without `@everyone`.
    #[serde(default)]
    pub roles: Vec<RoleId>,
    /// Until when they may not talk.
    #[serde(default)]
    pub communication_disabled_until: Option<Timestamp>,
}

/// A person or a bot.
#[derive(Clone, Debug, Deserialize)]
pub struct User {
    /// Its id.
    pub id: UserId,
    /// Its unique name.
    pub username: String,
    /// The name that it shows.
    #[serde(default)]
    pub global_name: Option<String>,
    /// Whether it is a bot.
    #[serde(default)]
    pub bot: bool,
}

/// A file in a message.
#[derive(Clone, Debug, Deserialize)]
pub struct File {
    /// What it is called.
    #[serde(default)]
    pub filename: String,
    /// Where it can be had.
    #[serde(default)]
    pub url: String,
}

/// A message.
#[derive(Clone, Debug, Deserialize)]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// Who wrote it.
    pub author: User,
    /// Who wrote it, as a member, where Discord tells.
    #[serde(default)]
    pub member: Option<Member>,
    /// Discord's message type.
    #[serde(rename = "type", default)]
    pub type_number: u8,
    /// Its text.
    #[serde(default)]
    pub content: String,
    /// The files in it.
    #[serde(default)]
    pub attachments: Vec<File>,
    /// When it was changed last, if it was.
    #[serde(default)]
    pub edited_timestamp: Option<Timestamp>,
    /// Its buttons, in whatever nesting.
    #[serde(default)]
    pub components: Value,
    /// Its nonce: text, or a number.
    #[serde(default)]
    pub nonce: Value,
    /// The webhook that wrote it.
    #[serde(default)]
    pub webhook_id: Option<Value>,
    /// The message to which it replies.
    #[serde(default)]
    pub referenced_message: Option<Box<Message>>,
    /// The thread that was made from it.
    #[serde(default)]
    pub thread: Option<Created>,
}

/// What was made, or is meant: its id.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Created {
    /// Its id.
    #[serde(deserialize_with = "number")]
    pub id: u64,
}

/// A list of threads.
#[derive(Clone, Debug, Deserialize)]
pub struct Threads {
    /// The threads.
    pub threads: Vec<Channel>,
    /// Whether there are more.
    #[serde(default)]
    pub has_more: bool,
}

impl Kind {
    /// By Discord's number of the type.
    #[must_use]
    pub fn of_type(number: u8) -> Self {
        match number {
            0 => Self::Text,
            5 => Self::Announcement,
            2 | 13 => Self::Voice,
            1 | 3 => Self::Direct,
            10..=12 => Self::Thread,
            15 | 16 => Self::Forum,
            _ => Self::Mute,
        }
    }
}

impl Channel {
    /// What sort of channel it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        Kind::of_type(self.type_number)
    }

    /// Whether each post of the forum needs a tag.
    #[must_use]
    pub fn wants_tag(&self) -> bool {
        self.flags & (1 << 4) != 0
    }
}

impl Overwrite {
    /// Whether it is about a member rather than a role.
    #[must_use]
    pub fn is_of_member(&self) -> bool {
        self.type_number == 1
    }
}

/// What a message says: its text, and below it a link to each file in it, by its name.
pub fn said_with<'a>(content: &str, files: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let files = files.map(|(name, url)| {
        let name: String = name.chars().filter(|letter| !"[]()\\".contains(*letter)).collect();
        format!("[{name}]({url})")
    });
    let lines: Vec<String> =
        std::iter::once(content.to_owned()).filter(|text| !text.is_empty()).chain(files).collect();
    lines.join("\n")
}

impl Message {
    /// What it says, with its files.
    #[must_use]
    pub fn text(&self) -> String {
        let files = self.attachments.iter().map(|file| (file.filename.as_str(), file.url.as_str()));
        said_with(&self.content, files)
    }

    /// Which version of the message this is: when it got the text that it has, in milliseconds.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.edited_timestamp.unwrap_or_else(|| made_at(self.id.get())).timestamp_millis()
    }

    /// The name of its author, as well as it is known.
    #[must_use]
    pub fn author_name(&self) -> &str {
        let nick = self.member.as_ref().and_then(|member| member.nick.as_deref());
        nick.or(self.author.global_name.as_deref()).unwrap_or(&self.author.username)
    }

    /// Whether a member wrote it: neither a bot nor Discord itself.
    #[must_use]
    pub fn is_by_member(&self) -> bool {
        /// Plain, or a reply.
        const WRITTEN: [u8; 2] = [0, 19];
        !self.author.bot && self.webhook_id.is_none() && WRITTEN.contains(&self.type_number)
    }

    /// The custom ids of its components.
    #[must_use]
    pub fn custom_ids(&self) -> Vec<&str> {
        custom_ids(&self.components)
    }

    /// Its nonce as text.
    #[must_use]
    pub fn nonce(&self) -> Option<String> {
        match &self.nonce {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

/// The custom ids of components, in whatever nesting.
#[must_use]
pub fn custom_ids(components: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut ahead = vec![components];
    while let Some(value) = ahead.pop() {
        match value {
            Value::Array(items) => ahead.extend(items.iter().rev()),
            Value::Object(fields) => {
                found.extend(fields.get("custom_id").and_then(Value::as_str));
                ahead.extend(fields.get("components"));
                ahead.extend(fields.get("accessory"));
            }
            _ => {}
        }
    }
    found
}

fn permissions<'de, D: Deserializer<'de>>(from: D) -> Result<Permissions, D::Error> {
    let text = String::deserialize(from)?;
    // Bits that this version does not know are kept, and mean nothing here.
    text.parse::<u64>().map(Permissions::from_bits_retain).map_err(D::Error::custom)
}

fn number<'de, D: Deserializer<'de>>(from: D) -> Result<u64, D::Error> {
    String::deserialize(from)?.parse::<u64>().map_err(D::Error::custom)
}
