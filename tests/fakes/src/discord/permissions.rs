//! Who may do what where, as Discord computes it.

use super::{
    errors::{self, Error},
    model::{Channel, Guild, Id, Kind, Member, State},
};

macro_rules! bits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal;)*) => {
        $($(#[$doc])* pub const $name: u64 = 1 << $bit;)*
    };
}

bits! {
    /// Removes members.
    KICK_MEMBERS = 1;
    /// May do everything.
    ADMINISTRATOR = 3;
    /// Edits channels.
    MANAGE_CHANNELS = 4;
    /// Edits the server.
    MANAGE_GUILD = 5;
    /// Reacts with an emoji that is not there yet.
    ADD_REACTIONS = 6;
    /// Sees the channel.
    VIEW_CHANNEL = 10;
    /// Writes, and posts in forums; not in threads.
    SEND_MESSAGES = 11;
    /// Has messages read aloud.
    SEND_TTS_MESSAGES = 12;
    /// Deletes others' messages.
    MANAGE_MESSAGES = 13;
    /// Its links and embeds are shown.
    EMBED_LINKS = 14;
    /// Sends files.
    ATTACH_FILES = 15;
    /// Reads what was written before.
    READ_MESSAGE_HISTORY = 16;
    /// Mentions everyone, and roles that do not want it.
    MENTION_EVERYONE = 17;
    /// Joins voice.
    CONNECT = 20;
    /// Edits roles and overwrites.
    MANAGE_ROLES = 28;
    /// Uses commands.
    USE_APPLICATION_COMMANDS = 31;
    /// Archives, locks and deletes threads, and sees all private ones.
    MANAGE_THREADS = 34;
    /// Starts threads that all see.
    CREATE_PUBLIC_THREADS = 35;
    /// Starts threads that only invited people see.
    CREATE_PRIVATE_THREADS = 36;
    /// Writes in threads.
    SEND_MESSAGES_IN_THREADS = 38;
    /// Times members out.
    MODERATE_MEMBERS = 40;
    /// Waits for nothing in slow mode.
    BYPASS_SLOWMODE = 52;
}

/// Everything.
pub const ALL: u64 = (1 << 53) - 1;

/// What a server permits everybody at first, as far as it matters here.
pub const USUAL: u64 = ADD_REACTIONS
    | VIEW_CHANNEL
    | SEND_MESSAGES
    | EMBED_LINKS
    | ATTACH_FILES
    | READ_MESSAGE_HISTORY
    | CONNECT
    | USE_APPLICATION_COMMANDS
    | CREATE_PUBLIC_THREADS
    | CREATE_PRIVATE_THREADS
    | SEND_MESSAGES_IN_THREADS;

/// What may be done in direct messages.
const DIRECT: u64 =
    ADD_REACTIONS | VIEW_CHANNEL | SEND_MESSAGES | EMBED_LINKS | ATTACH_FILES | READ_MESSAGE_HISTORY;

/// All that somebody who is timed out may still do.
const TIMED_OUT: u64 = VIEW_CHANNEL | READ_MESSAGE_HISTORY;

/// What a member may do in a server, before its channels have their say.
pub fn base(guild: &Guild, member: &Member) -> u64 {
    if guild.owner == member.user {
        return ALL;
    }
    let everyone = guild.roles.get(&guild.id).map_or(0, |role| role.permissions);
    let permissions = member
        .roles
        .iter()
        .filter_map(|role| guild.roles.get(role))
        .fold(everyone, |permissions, role| permissions | role.permissions);
    if permissions & ADMINISTRATOR == 0 { permissions } else { ALL }
}

/// What a user may do in a server; nothing if they are not in it.
pub fn in_guild(state: &State, user: Id, guild: Id) -> u64 {
    let Some(guild) = state.guilds.get(&guild) else { return 0 };
    let Some(member) = guild.members.get(&user) else { return 0 };
    silenced(state, guild, member, base(guild, member))
}

/// What a user may do in a channel, a thread or direct messages; nothing if they do not see it.
pub fn in_channel(state: &State, user: Id, channel: Id) -> u64 {
    let Some(channel) = state.channels.get(&channel) else { return 0 };
    let Some(guild) = channel.guild else {
        return if channel.recipients.contains(&user) { DIRECT } else { 0 };
    };
    let Some(guild) = state.guilds.get(&guild) else { return 0 };
    let Some(member) = guild.members.get(&user) else { return 0 };
    let Some(parent) = state.parent_of(channel.id) else { return 0 };
    let permissions = with_overwrites(guild, member, parent);
    let permissions = silenced(state, guild, member, implied(permissions, channel));
    match &channel.thread {
        Some(thread)
            if channel.kind == Kind::PrivateThread
                && permissions & MANAGE_THREADS == 0
                && !thread.members.contains(&user) =>
        {
            0
        }
        _ => permissions,
    }
}

/// Whether a user may do all of this in a channel.
pub fn may(state: &State, user: Id, channel: Id, wanted: u64) -> bool {
    in_channel(state, user, channel) & wanted == wanted
}

/// Refuses what a user may not do in a channel.
pub fn require(state: &State, user: Id, channel: Id, wanted: u64) -> Result<(), Error> {
    let permissions = in_channel(state, user, channel);
    if permissions & VIEW_CHANNEL == 0 {
        Err(errors::missing_access())
    } else if permissions & wanted == wanted {
        Ok(())
    } else {
        Err(errors::missing_permissions())
    }
}

/// What is needed to write in a channel.
pub fn to_write(channel: &Channel) -> u64 {
    if channel.kind.is_thread() { SEND_MESSAGES_IN_THREADS } else { SEND_MESSAGES }
}

fn with_overwrites(guild: &Guild, member: &Member, channel: &Channel) -> u64 {
    let mut permissions = base(guild, member);
    if permissions & ADMINISTRATOR != 0 {
        return ALL;
    }
    if let Some(everyone) = channel.overwrites.iter().find(|one| !one.is_member && one.id == guild.id) {
        permissions = permissions & !everyone.deny | everyone.allow;
    }
    let (mut allow, mut deny) = (0, 0);
    for overwrite in &channel.overwrites {
        if !overwrite.is_member && member.roles.contains(&overwrite.id) {
            allow |= overwrite.allow;
            deny |= overwrite.deny;
        }
    }
    permissions = permissions & !deny | allow;
    if let Some(own) = channel.overwrites.iter().find(|one| one.is_member && one.id == member.user) {
        permissions = permissions & !own.deny | own.allow;
    }
    permissions
}

/// Who does not see a channel may do nothing in it; who may not write, may not do what writing is for.
fn implied(mut permissions: u64, channel: &Channel) -> u64 {
    if permissions & ADMINISTRATOR != 0 {
        return permissions;
    }
    if permissions & VIEW_CHANNEL == 0 {
        return 0;
    }
    if matches!(channel.kind, Kind::Voice | Kind::Stage) && permissions & CONNECT == 0 {
        return VIEW_CHANNEL;
    }
    if permissions & to_write(channel) == 0 {
        permissions &= !(MENTION_EVERYONE | SEND_TTS_MESSAGES | ATTACH_FILES | EMBED_LINKS);
    }
    permissions
}

/// What is left while somebody is timed out; owners and administrators cannot be.
fn silenced(state: &State, guild: &Guild, member: &Member, permissions: u64) -> u64 {
    let timed_out = member.timed_out_until.is_some_and(|until| until > (state.now)());
    if timed_out && base(guild, member) & ADMINISTRATOR == 0 { permissions & TIMED_OUT } else { permissions }
}
