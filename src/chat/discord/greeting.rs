//! Where the bot says hello when it is added to a server: where it may.

use serenity::all::{ChannelType, Guild, GuildChannel, Permissions, UserId};

use crate::chat::message::ChannelName;

/// What a hello needs.
const NEEDED: Permissions =
    Permissions::VIEW_CHANNEL.union(Permissions::SEND_MESSAGES).union(Permissions::EMBED_LINKS);

/// The channel in which Discord welcomes people, or else the first text channel in the list, of those
/// in which the bot may post.
pub(super) fn greet_in(guild: &Guild, bot: UserId) -> Option<ChannelName> {
    let member = guild.members.get(&bot)?;
    let may_post = |channel: &&GuildChannel| {
        channel.kind == ChannelType::Text && guild.user_permissions_in(channel, member).contains(NEEDED)
    };
    let welcome = guild.system_channel_id.and_then(|id| guild.channels.get(&id)).filter(may_post);
    let first = || {
        let of_guild = guild.channels.values().filter(may_post);
        of_guild.min_by_key(|channel| (channel.position, channel.id))
    };
    let channel = welcome.or_else(first)?;
    Some(ChannelName { id: channel.id.to_string(), name: channel.name.clone() })
}
