//! What there is on the fake Slack: a workspace with its users, channels, messages and apps.
//!
//! Plain data behind one lock. Nothing here checks anything: `web`, `socket` and `interactions` are
//! the ways in from a bot, `people` is the way in for members.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{checks::Mention, dispatch::Outbox, violations::Violations};

mod app;
mod deed;
mod upload;

pub use app::{App, AppSpec, Command, Shortcut, Token};
pub use deed::{Deed, DeedKind, ResponseUrl, Trigger, View};
pub use upload::Upload;

/// An id, which says by its first letter what it is of: `U` a user, `C` a channel, `D` direct
/// messages, `B` a bot, `A` an app, `S` a user group, `V` a view, `T` a workspace.
pub type Id = String;

/// When a message was said, and its name within its channel: `1700000000.000100`.
pub type Ts = String;

/// Says what time it is; a test may move it. Time-outs and rate limits run on real time.
pub type Now = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// The bot that speaks for Slack itself.
pub const SLACKBOT: &str = "USLACKBOT";

/// Everything that there is.
pub struct State {
    /// What time it is.
    pub now: Now,
    /// The running number of the next id.
    pub next: u64,
    /// Every timestamp that was given out, in microseconds: none is given out twice.
    pub used: BTreeSet<i64>,
    /// The workspace.
    pub team: Team,
    /// People and bots.
    pub users: BTreeMap<Id, User>,
    /// Apps.
    pub apps: BTreeMap<Id, App>,
    /// Channels and direct messages.
    pub channels: BTreeMap<Id, Channel>,
    /// Messages by channel, each channel's oldest first.
    pub messages: BTreeMap<Id, BTreeMap<Ts, Message>>,
    /// User groups.
    pub groups: BTreeMap<Id, Group>,
    /// Views, kept after they are closed.
    pub views: BTreeMap<Id, View>,
    /// The modals that somebody has open, the lowest first.
    pub modals: BTreeMap<Id, Vec<Id>>,
    /// What members did with apps, and what came of it.
    pub deeds: BTreeMap<u64, Deed>,
    /// Trigger ids.
    pub triggers: BTreeMap<String, Trigger>,
    /// Response URLs by what makes each unique.
    pub response_urls: BTreeMap<String, ResponseUrl>,
    /// Files that apps send, by what makes each one's address unique.
    pub uploads: BTreeMap<String, Upload>,
    /// Whom apps had notified.
    pub pings: Vec<Ping>,
    /// Where events go.
    pub outbox: Outbox,
    /// What a bot should not have done.
    pub violations: Violations,
}

/// The workspace.
#[derive(Clone, Debug)]
pub struct Team {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The first part of its address.
    pub domain: String,
}

/// What somebody may do in the workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// A member like others.
    #[default]
    Member,
    /// Somebody who sees some channels only.
    Guest,
    /// Somebody who sees one channel only.
    SingleChannelGuest,
    /// An admin.
    Admin,
    /// An owner, who is an admin as well.
    Owner,
}

/// A person or a bot.
#[derive(Clone, Debug)]
pub struct User {
    /// Its id.
    pub id: Id,
    /// Its unique name.
    pub name: String,
    /// Its real name.
    pub real_name: String,
    /// The name that it shows; the real one if empty.
    pub display_name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it was deactivated.
    pub deleted: bool,
    /// The app whose bot it is.
    pub app: Option<Id>,
    /// Its workspace, if it comes from another one by a shared channel.
    pub team: Id,
    /// Its time zone.
    pub tz: String,
}

impl User {
    /// The name by which people know it.
    pub fn shown_name(&self) -> &str {
        if self.display_name.is_empty() { &self.real_name } else { &self.display_name }
    }
}

/// What sort of channel it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A channel that every member can find.
    Public,
    /// A channel of those who were invited.
    Private,
    /// Direct messages of two.
    Direct,
    /// Direct messages of several.
    Group,
}

impl Kind {
    /// What events call it.
    pub fn channel_type(self) -> &'static str {
        match self {
            Self::Public => "channel",
            Self::Private => "group",
            Self::Direct => "im",
            Self::Group => "mpim",
        }
    }

    /// What listings call it.
    pub fn listed_as(self) -> &'static str {
        match self {
            Self::Public => "public_channel",
            Self::Private => "private_channel",
            Self::Direct => "im",
            Self::Group => "mpim",
        }
    }

    /// The family of scopes that concern it: `channels`, as in `channels:history`.
    pub fn scopes(self) -> &'static str {
        match self {
            Self::Public => "channels",
            Self::Private => "groups",
            Self::Direct => "im",
            Self::Group => "mpim",
        }
    }
}

/// A channel or direct messages.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its id.
    pub id: Id,
    /// What sort it is.
    pub kind: Kind,
    /// Its name; empty for direct messages.
    pub name: String,
    /// The names that it had.
    pub previous_names: Vec<String>,
    /// Who made it.
    pub creator: Id,
    /// When, in seconds.
    pub created: i64,
    /// Who is in it.
    pub members: BTreeSet<Id>,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether it is shared with another workspace.
    pub shared: bool,
    /// Whether only admins may post in it.
    pub read_only: bool,
}

/// A message.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its channel.
    pub channel: Id,
    /// Its timestamp.
    pub ts: Ts,
    /// Who wrote it; the bot's user for an app's.
    pub user: Id,
    /// The app that wrote it.
    pub app: Option<Id>,
    /// What sort it is, if not a plain one: `file_share`, `me_message`, `tombstone`, `channel_join`…
    pub subtype: Option<&'static str>,
    /// Its text, as it is on the wire: escaped, with entities.
    pub text: String,
    /// Its blocks, each with a `block_id`.
    pub blocks: Vec<Value>,
    /// Its attachments.
    pub attachments: Vec<Value>,
    /// Its metadata.
    pub metadata: Option<Value>,
    /// The message under which it is a reply.
    pub thread_ts: Option<Ts>,
    /// Whether the reply is shown in the channel as well.
    pub broadcast: bool,
    /// When it was edited last, and by whom.
    pub edited: Option<(Id, Ts)>,
    /// Its files.
    pub files: Vec<Value>,
    /// Reactions: the emoji's name, and who.
    pub reactions: Vec<(String, BTreeSet<Id>)>,
    /// The only one who sees it, if it is ephemeral.
    pub only_for: Option<Id>,
    /// The name that an integration gave itself.
    pub username: Option<String>,
}

impl Message {
    /// Whether it is shown in its channel, and not in a thread alone.
    pub fn is_in_channel(&self) -> bool {
        self.broadcast || self.thread_ts.as_ref().is_none_or(|root| *root == self.ts)
    }

    /// When it was said.
    pub fn sent_at(&self) -> DateTime<Utc> {
        time_of(&self.ts).expect("a timestamp is a time")
    }

    /// Whether this is its sort.
    pub fn is(&self, subtype: &str) -> bool {
        self.subtype == Some(subtype)
    }
}

/// A user group.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The word by which it is mentioned.
    pub handle: String,
    /// Who is in it.
    pub members: BTreeSet<Id>,
    /// Whether it is switched off.
    pub disabled: bool,
}

/// Somebody was notified by an app's message.
#[derive(Clone, Debug)]
pub struct Ping {
    /// Where.
    pub channel: Id,
    /// By which message.
    pub ts: Ts,
    /// Who, as the message names them.
    pub mention: Mention,
}

/// The time that a timestamp says.
pub fn time_of(ts: &str) -> Option<DateTime<Utc>> {
    let (seconds, fraction) = ts.split_once('.').unwrap_or((ts, ""));
    let micros: i64 = format!("{fraction:0<6}").get(..6)?.parse().ok()?;
    DateTime::from_timestamp_micros(seconds.parse::<i64>().ok()?.checked_mul(1_000_000)? + micros)
}

impl State {
    /// An id of this letter.
    pub fn id(&mut self, letter: char) -> Id {
        self.next += 1;
        // Numbers do not look like Slack's ids; these do, and say in which order they were made.
        format!("{letter}0{:0>9}", base36(1_000_000 + self.next))
    }

    /// A number that nothing else has.
    pub fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// A timestamp of now; of those of about the same time, the later made is the greater.
    pub fn ts(&mut self) -> Ts {
        let now = (self.now)().timestamp_micros();
        let near = self.used.range(now..now + 1_000_000).next_back();
        let micros = near.map_or(now, |near| near + 1);
        self.used.insert(micros);
        format!("{}.{:06}", micros / 1_000_000, micros % 1_000_000)
    }

    /// A word that nothing else is called, and that does not look like the one before it.
    pub fn secret(&mut self) -> String {
        let number = self.number();
        format!("{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

fn base36(mut number: u64) -> String {
    let mut signs = Vec::new();
    while number > 0 {
        let sign = u32::try_from(number % 36).expect("a small number");
        signs.push(char::from_digit(sign, 36).expect("a digit").to_ascii_uppercase());
        number /= 36;
    }
    signs.iter().rev().collect()
}
