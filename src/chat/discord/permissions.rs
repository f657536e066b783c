//! What the bot may do where, as Discord computes it, and what is off without it.
//!
//! One table says which permissions there are: the invite asks for them, `lacks` looks for them, and
//! the reasons of refusals name them.

use serenity::model::{
    Permissions,
    id::{GuildId, RoleId, UserId},
};

use super::shapes::{Channel, Guild, Kind, Member, Overwrite};
use crate::{
    chat::port::{Lack, Off},
    practice::Timestamp,
};

/// A permission that the bot asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Discord's bit.
    pub bit: Permissions,
    /// What Discord calls it, in English.
    pub name: &'static str,
    /// What it is for.
    pub why: &'static str,
    /// What is off without it.
    pub off: Off,
}

/// What the invite asks for, and nothing else.
pub const ASKED: [Asked; 7] = [
    Asked {
        bit: Permissions::VIEW_CHANNEL,
        name: "View Channel",
        why: "seeing the channel",
        off: Off::Everything,
    },
    Asked {
        bit: Permissions::SEND_MESSAGES,
        name: "Send Messages",
        why: "posting questions",
        off: Off::Everything,
    },
    Asked {
        bit: Permissions::EMBED_LINKS,
        name: "Embed Links",
        why: "the look of a question",
        off: Off::Everything,
    },
    Asked {
        bit: Permissions::CREATE_PUBLIC_THREADS,
        name: "Create Public Threads",
        why: "a thread for each question",
        off: Off::Threads,
    },
    Asked {
        bit: Permissions::SEND_MESSAGES_IN_THREADS,
        name: "Send Messages in Threads",
        why: "the reveal in the thread",
        off: Off::Threads,
    },
    Asked {
        bit: Permissions::READ_MESSAGE_HISTORY,
        name: "Read Message History",
        why: "reading answers that were written while the bot was away, and looking for a post whose outcome is unknown",
        off: Off::Reading,
    },
    Asked {
        bit: Permissions::ADD_REACTIONS,
        name: "Add Reactions",
        why: "the tick on an answer",
        off: Off::Tick,
    },
];

/// What hides messages in the threads of sealed rounds. The invite does not ask for it: most servers give it
/// to people alone, and sealed answers come by form without it.
pub const TO_HIDE: Asked = Asked {
    bit: Permissions::MANAGE_MESSAGES,
    name: "Manage Messages",
    why: "hiding what is written in the thread of a question whose answers are sealed",
    off: Off::Hiding,
};

/// What Discord calls the right to mention a role that does not let everybody.
const MENTION_ROLES: &str = "Mention @everyone, @here, and All Roles";
/// What Discord calls the right to join voice, without which a voice channel's text is closed too.
const CONNECT: &str = "Connect";
/// What switches reading on, in the developer portal.
const MESSAGE_CONTENT: &str = "Message Content Intent";

/// What the invite link asks for.
#[must_use]
pub fn invite_permissions() -> u64 {
    ASKED.iter().fold(Permissions::empty(), |all, asked| all | asked.bit).bits()
}

/// Who the bot is in a server, as far as permissions go.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The server.
    pub guild: &'a Guild,
    /// The bot.
    pub bot: UserId,
    /// The bot as a member.
    pub member: &'a Member,
    /// The time now.
    pub now: Timestamp,
}

impl Standing<'_> {
    /// What the bot may do in a channel of the server; for a thread, `channel` is its parent's.
    #[must_use]
    pub fn in_channel(&self, channel: &Channel, thread: bool) -> Permissions {
        let base = self.base();
        if base.contains(Permissions::ADMINISTRATOR) {
            return Permissions::all();
        }
        let own = self.with_overwrites(base, &channel.permission_overwrites);
        let allowed = implied(own, channel.kind(), thread);
        if self.member.communication_disabled_until.is_some_and(|until| until > self.now) {
            return allowed & (Permissions::VIEW_CHANNEL | Permissions::READ_MESSAGE_HISTORY);
        }
        allowed
    }

    fn base(&self) -> Permissions {
        if self.guild.owner_id == self.bot {
            return Permissions::all();
        }
        let everyone = everyone(self.guild.id);
        let has = |role: &RoleId| *role == everyone || self.member.roles.contains(role);
        let roles = self.guild.roles.iter().filter(|role| has(&role.id));
        roles.fold(Permissions::empty(), |all, role| all | role.permissions)
    }

    fn with_overwrites(&self, base: Permissions, overwrites: &[Overwrite]) -> Permissions {
        let everyone = everyone(self.guild.id).get();
        let applied = |base: Permissions, some: &mut dyn Iterator<Item = &Overwrite>| {
            let (allow, deny) = some
                .fold((Permissions::empty(), Permissions::empty()), |(allow, deny), one| {
                    (allow | one.allow, deny | one.deny)
                });
            (base - deny) | allow
        };
        let of_roles = || overwrites.iter().filter(|one| !one.is_of_member());
        let has = |one: &&Overwrite| self.member.roles.iter().any(|role| role.get() == one.id);
        let base = applied(base, &mut of_roles().filter(|one| one.id == everyone));
        let base = applied(base, &mut of_roles().filter(has));
        applied(base, &mut overwrites.iter().filter(|one| one.is_of_member() && one.id == self.bot.get()))
    }
}

/// The role that everybody has: its id is the server's.
fn everyone(guild: GuildId) -> RoleId {
    RoleId::new(guild.get())
}

/// Who does not see a channel may do nothing there; who may not write may not do what writing is for.
fn implied(own: Permissions, kind: Kind, thread: bool) -> Permissions {
    if !own.contains(Permissions::VIEW_CHANNEL) {
        return Permissions::empty();
    }
    if kind == Kind::Voice && !own.contains(Permissions::CONNECT) {
        return Permissions::VIEW_CHANNEL;
    }
    let to_write = if thread { Permissions::SEND_MESSAGES_IN_THREADS } else { Permissions::SEND_MESSAGES };
    if own.contains(to_write) {
        own
    } else {
        own - (Permissions::MENTION_EVERYONE
            | Permissions::SEND_TTS_MESSAGES
            | Permissions::ATTACH_FILES
            | Permissions::EMBED_LINKS)
    }
}

/// What is off in a channel, or in a thread of it, of what a bot with these permissions needs there.
#[must_use]
pub fn lacks(may: Permissions, kind: Kind, thread: bool) -> Vec<Lack> {
    if kind == Kind::Mute {
        let permission = "a channel that takes messages".to_owned();
        return vec![Lack { permission, off: Off::Everything, remedy: None }];
    }
    if kind == Kind::Voice && may.contains(Permissions::VIEW_CHANNEL) && !may.contains(Permissions::CONNECT) {
        return vec![Lack { permission: CONNECT.to_owned(), off: Off::Everything, remedy: None }];
    }
    let missing = ASKED.iter().chain([&TO_HIDE]).filter(|asked| !may.contains(asked.bit));
    let lack = |asked: &Asked| {
        Some(Lack {
            permission: shown(asked, kind).to_owned(),
            off: needed(asked, kind, thread)?,
            remedy: None,
        })
    };
    let lacks: Vec<Lack> = missing.filter_map(lack).collect();
    // Who does not see a channel lacks all the rest only because of that.
    match lacks.first() {
        Some(first) if !may.contains(Permissions::VIEW_CHANNEL) => vec![first.clone()],
        _ => lacks,
    }
}

/// What is off without a permission in a channel of this kind; `None` if it is of no use there.
fn needed(asked: &Asked, kind: Kind, thread: bool) -> Option<Off> {
    let threads = matches!(kind, Kind::Text | Kind::Announcement | Kind::Forum);
    match asked.bit {
        Permissions::SEND_MESSAGES if thread => None,
        Permissions::SEND_MESSAGES_IN_THREADS if thread => Some(Off::Everything),
        Permissions::CREATE_PUBLIC_THREADS => {
            (matches!(kind, Kind::Text | Kind::Announcement) && !thread).then_some(asked.off)
        }
        Permissions::SEND_MESSAGES_IN_THREADS | Permissions::ADD_REACTIONS | Permissions::MANAGE_MESSAGES => {
            threads.then_some(asked.off)
        }
        _ => Some(asked.off),
    }
}

/// What Discord calls a permission in the settings of a channel of this kind.
fn shown(asked: &Asked, kind: Kind) -> &'static str {
    match (kind, asked.bit) {
        (Kind::Forum, Permissions::SEND_MESSAGES) => "Create Posts",
        (Kind::Forum, Permissions::SEND_MESSAGES_IN_THREADS) => "Send Messages in Posts",
        _ => asked.name,
    }
}

/// What keeps the bot from notifying a role, if anything does.
#[must_use]
pub fn lacks_to_notify(may: Permissions, guild: &Guild, role: &str) -> Option<Lack> {
    let found = guild.roles.iter().find(|one| one.id.get().to_string() == role);
    let everyone = found.is_some_and(|found| found.id == everyone(guild.id));
    let notified =
        found.is_some_and(|found| found.mentionable || may.contains(Permissions::MENTION_EVERYONE));
    let permission = match found {
        None => "a role that is there",
        Some(_) if everyone => "a role other than @everyone",
        Some(_) => MENTION_ROLES,
    };
    (everyone || !notified).then(|| Lack {
        permission: permission.to_owned(),
        off: Off::Notify,
        remedy: None,
    })
}

/// That the bot does not get to read what members write.
#[must_use]
pub fn lacks_to_hear() -> Lack {
    Lack { permission: MESSAGE_CONTENT.to_owned(), off: Off::Hearing, remedy: None }
}

#[cfg(test)]
mod tests;
