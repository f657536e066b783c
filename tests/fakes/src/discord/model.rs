//! What there is on the fake Discord: users, servers, channels, messages, applications.
//!
//! Plain data behind one lock. Nothing here checks anything: `rest`, `gateway` and `interactions`
//! are the ways in from a bot, `people` is the way in for members.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{dispatch::Outbox, violations::Violations};

/// A snowflake: milliseconds since 2015, and a running number.
pub type Id = u64;

/// Discord's epoch, in milliseconds of Unix time.
pub const EPOCH: i64 = 1_420_070_400_000;

/// Says what time it is; a test may move it. Time-outs and rate limits run on real time.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Everything that there is.
pub struct State {
    /// What time it is.
    pub now: Now,
    /// The running number of the next id.
    pub next: u64,
    /// People and bots.
    pub users: BTreeMap<Id, User>,
    /// Applications by id, which is their bot's user id as well.
    pub applications: BTreeMap<Id, Application>,
    /// Servers.
    pub guilds: BTreeMap<Id, Guild>,
    /// Channels, threads and direct messages.
    pub channels: BTreeMap<Id, Channel>,
    /// Messages by channel, each channel's oldest first.
    pub messages: BTreeMap<Id, BTreeMap<Id, Message>>,
    /// What files hold, by the id of their attachment.
    pub files: BTreeMap<Id, Bytes>,
    /// Interactions by id, kept as long as their tokens live.
    pub interactions: BTreeMap<Id, Interaction>,
    /// Where events go to the gateway.
    pub outbox: Outbox,
    /// What a bot should not have done.
    pub violations: Violations,
}

/// A person or a bot.
#[derive(Clone, Debug)]
pub struct User {
    /// Its id.
    pub id: Id,
    /// Its unique name.
    pub username: String,
    /// The name that it shows.
    pub global_name: Option<String>,
    /// Whether it is a bot.
    pub bot: bool,
    /// Whether it takes direct messages from bots.
    pub takes_direct_messages: bool,
}

/// An application with its bot.
#[derive(Clone, Debug)]
pub struct Application {
    /// Its id, which is its bot's user id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: Id,
    /// Its bot's token.
    pub token: String,
    /// The privileged intents that are enabled for it, as gateway intent bits.
    pub privileged_intents: u64,
    /// Its flags, as `GET /applications/@me` tells them: which intents are enabled.
    pub flags: u64,
    /// Its global commands by id, each as it was registered, with `id`, `application_id`, `version`.
    pub commands: BTreeMap<Id, Value>,
    /// Its commands of one server: (server, command).
    pub guild_commands: BTreeMap<(Id, Id), Value>,
    /// How many times commands were registered in bulk.
    pub registrations: u64,
    /// How many shards `GET /gateway/bot` recommends.
    pub recommended_shards: u64,
    /// How many sessions it may still start today.
    pub sessions_left: u64,
}

/// A server.
#[derive(Clone, Debug)]
pub struct Guild {
    /// Its id, which is also the id of its `@everyone` role.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Who owns it.
    pub owner: Id,
    /// Where Discord welcomes new members.
    pub system_channel: Option<Id>,
    /// Its roles by id.
    pub roles: BTreeMap<Id, Role>,
    /// Its members by user id.
    pub members: BTreeMap<Id, Member>,
    /// The language that people see in it.
    pub locale: String,
    /// Whether it is in an outage: nothing in it answers.
    pub unavailable: bool,
}

/// A role.
#[derive(Clone, Debug)]
pub struct Role {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it permits, in every channel.
    pub permissions: u64,
    /// Its place among the roles.
    pub position: i64,
    /// Whether everybody may mention it.
    pub mentionable: bool,
    /// Whether it is an application's own.
    pub managed: bool,
}

/// A member of a server.
#[derive(Clone, Debug)]
pub struct Member {
    /// The user.
    pub user: Id,
    /// Their name there.
    pub nick: Option<String>,
    /// Their roles, without `@everyone`.
    pub roles: BTreeSet<Id>,
    /// Since when.
    pub joined_at: DateTime<Utc>,
    /// Until when they may not talk.
    pub timed_out_until: Option<DateTime<Utc>>,
}

/// What sort of channel it is; the numbers are Discord's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// A text channel of a server.
    Text = 0,
    /// Direct messages.
    Direct = 1,
    /// A voice channel, which has text as well.
    Voice = 2,
    /// A group of channels.
    Category = 4,
    /// A channel whose messages others follow.
    Announcement = 5,
    /// A thread in an announcement channel.
    AnnouncementThread = 10,
    /// A thread that everybody sees who sees the channel.
    PublicThread = 11,
    /// A thread of those who were invited.
    PrivateThread = 12,
    /// A stage.
    Stage = 13,
    /// A forum: it holds threads alone.
    Forum = 15,
    /// A forum of pictures.
    Media = 16,
}

impl Kind {
    /// Whether it is a thread.
    pub fn is_thread(self) -> bool {
        matches!(self, Self::AnnouncementThread | Self::PublicThread | Self::PrivateThread)
    }

    /// Whether it holds threads alone.
    pub fn is_forum(self) -> bool {
        matches!(self, Self::Forum | Self::Media)
    }
}

/// A channel, a thread or a direct message.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its id.
    pub id: Id,
    /// What sort it is.
    pub kind: Kind,
    /// Its server; none for direct messages.
    pub guild: Option<Id>,
    /// Its name; empty for direct messages.
    pub name: String,
    /// Its category, or the channel of a thread.
    pub parent: Option<Id>,
    /// Its place in the list.
    pub position: i64,
    /// What it changes of the roles' permissions.
    pub overwrites: Vec<Overwrite>,
    /// The seconds that a member waits between messages.
    pub slow_mode: u64,
    /// Whether it is for adults alone.
    pub nsfw: bool,
    /// Channel flags; `1 << 4` in a forum: a post needs a tag.
    pub flags: u64,
    /// The tags of a forum: id and name.
    pub available_tags: Vec<(Id, String)>,
    /// What only threads have.
    pub thread: Option<Thread>,
    /// Who takes part in direct messages.
    pub recipients: Vec<Id>,
}

/// What only threads have.
#[derive(Clone, Debug)]
pub struct Thread {
    /// Who made it.
    pub owner: Id,
    /// The message from which it was made, in its parent channel; a forum's post has its first
    /// message in the thread itself, with the thread's id.
    pub starter: Option<Id>,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether only moderators may open it again.
    pub locked: bool,
    /// After how many minutes without a message it is archived.
    pub auto_archive_minutes: u64,
    /// Since when `archived` is as it is.
    pub archive_changed_at: DateTime<Utc>,
    /// Who is in it.
    pub members: BTreeSet<Id>,
    /// How many messages were ever sent in it, without the first one of a forum's post.
    pub total_sent: u64,
    /// The tags of a forum's post.
    pub applied_tags: Vec<Id>,
}

/// What a channel changes of the permissions of a role or a member.
#[derive(Clone, Copy, Debug)]
pub struct Overwrite {
    /// The role, or the member.
    pub id: Id,
    /// Whether `id` is a member.
    pub is_member: bool,
    /// What it permits.
    pub allow: u64,
    /// What it forbids.
    pub deny: u64,
}

/// A message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its id.
    pub id: Id,
    /// Its channel or thread.
    pub channel: Id,
    /// Who wrote it.
    pub author: Id,
    /// The application that wrote it, if it is an answer to an interaction.
    pub application: Option<Id>,
    /// Discord's message type: 0 plain, 19 a reply, 20 a command's answer, 18 and 21 about threads…
    pub kind: u8,
    /// Its text.
    pub content: String,
    /// Its embeds, as they were sent.
    pub embeds: Vec<Value>,
    /// Its components, as they were sent, each with its numeric `id`.
    pub components: Vec<Value>,
    /// Its attachments, as Discord tells of them.
    pub attachments: Vec<Value>,
    /// Its flags: `1 << 5` has a thread, `1 << 6` ephemeral, `1 << 7` loading.
    pub flags: u64,
    /// Whom it mentions, after `allowed_mentions`.
    pub mentions: Vec<Id>,
    /// Which roles it mentions, after `allowed_mentions`.
    pub mention_roles: Vec<Id>,
    /// Whether it mentions everyone.
    pub mention_everyone: bool,
    /// Its nonce, as it was sent: a string or a number.
    pub nonce: Option<Value>,
    /// The message to which it replies, or from which a thread was made: channel and id.
    pub reference: Option<(Id, Id)>,
    /// When it was edited last.
    pub edited_at: Option<DateTime<Utc>>,
    /// Reactions: the emoji, and who.
    pub reactions: Vec<(String, BTreeSet<Id>)>,
    /// The only one who sees it, if it is ephemeral.
    pub only_for: Option<Id>,
    /// The interaction that it answers.
    pub interaction: Option<Id>,
}

impl Message {
    /// When it was sent: its id says so.
    pub fn sent_at(&self) -> DateTime<Utc> {
        sent_at(self.id)
    }
}

/// An interaction of a member with an application.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// Its id.
    pub id: Id,
    /// Its secret, with which the bot answers.
    pub token: String,
    /// The application.
    pub application: Id,
    /// Who acted.
    pub user: Id,
    /// Where; for a button the channel of its message.
    pub channel: Id,
    /// Discord's interaction type: 2 command, 3 component, 4 autocomplete, 5 modal.
    pub kind: u8,
    /// What the bot was sent, without the token.
    pub payload: Value,
    /// The message on which a component hangs.
    pub message: Option<(Id, Id)>,
    /// When it was sent, in real time.
    pub sent: tokio::time::Instant,
    /// How it was answered.
    pub answer: Option<Answer>,
    /// The messages that answered it, the original response first.
    pub messages: Vec<(Id, Id)>,
    /// Whether the original response was deleted.
    pub original_deleted: bool,
    /// The interaction whose form this one submits.
    pub opener: Option<Id>,
    /// Whether it is known that nobody answered in time.
    pub missed: bool,
}

/// The first answer to an interaction.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Discord's callback type: 4 message, 5 deferred, 6 deferred update, 7 update, 8 choices, 9 modal.
    pub kind: u8,
    /// Its data, as it was sent.
    pub data: Value,
    /// After how long, in real time.
    pub after: std::time::Duration,
    /// Whether a deferral has been followed up by the message itself.
    pub completed: bool,
}

/// When an id was made.
pub fn sent_at(id: Id) -> DateTime<Utc> {
    let millis = i64::try_from(id >> 22).expect("an id holds a time") + EPOCH;
    DateTime::from_timestamp_millis(millis).expect("an id holds a time")
}

impl State {
    /// An id of now; each is greater than the ones before it that were made no later.
    pub fn id(&mut self) -> Id {
        let millis = u64::try_from((self.now)().timestamp_millis() - EPOCH).expect("after 2015");
        self.next += 1;
        (millis << 22) | (self.next & 0x3f_ffff)
    }

    /// The channel of a thread, or the channel itself.
    pub fn parent_of(&self, channel: Id) -> Option<&Channel> {
        let channel = self.channels.get(&channel)?;
        if channel.kind.is_thread() { self.channels.get(&channel.parent?) } else { Some(channel) }
    }
}
