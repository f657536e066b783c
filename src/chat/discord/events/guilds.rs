//! Servers and channels that come and go.

use serenity::all::{Guild, GuildChannel, PartialGuildChannel, Ready, UnavailableGuild};

use super::{
    super::{directory::is_thread, greeting},
    Listener,
};
use crate::{
    chat::{
        event::{Event, Response},
        place::{Place, Platform},
    },
    practice::Timestamp,
};

impl Listener {
    /// A server is there: at a start, after an outage, or because the bot was added to it.
    pub(super) async fn handle_guild(&self, guild: &Guild) {
        self.discord.facts.set_unavailable(guild.id, false);
        self.discord.directory.learn_guild(guild);
        guild.threads.iter().for_each(|thread| self.learn_thread(thread));
        let Some(bot) = self.discord.facts.bot() else { return };
        self.tell(Event::Joined {
            platform: Platform::Discord,
            workspace: guild.id.to_string(),
            workspace_name: guild.name.clone(),
            since: millis(guild.joined_at),
            greet_in: greeting::greet_in(guild, bot),
        })
        .await;
    }

    /// A session begins: Discord tells of every server that the bot is in, in an outage or not, unless the
    /// servers are divided among several connections.
    pub(super) async fn handle_ready(&self, ready: &Ready) {
        if ready.shard.is_some_and(|shard| shard.total > 1) {
            return;
        }
        let workspaces = ready.guilds.iter().map(|guild| guild.id.to_string()).collect();
        self.tell(Event::Present { platform: Platform::Discord, workspaces }).await;
    }

    /// A server is in an outage, or the bot was removed from it.
    pub(super) async fn handle_guild_gone(&self, guild: &UnavailableGuild) {
        if guild.unavailable {
            self.discord.facts.set_unavailable(guild.id, true);
            return;
        }
        self.discord.facts.set_unavailable(guild.id, false);
        self.discord.directory.forget_guild(guild.id);
        self.tell(Event::Left { platform: Platform::Discord, workspace: guild.id.to_string() }).await;
    }

    /// A channel was deleted.
    pub(super) async fn handle_channel_gone(&self, channel: &GuildChannel) {
        self.discord.directory.forget_channel(channel.id);
        let place =
            Place { workspace: channel.guild_id.to_string(), channel: channel.id.to_string(), thread: None };
        self.tell(Event::PlaceGone { platform: Platform::Discord, place }).await;
    }

    /// A thread changed. One that is archived and not locked may be opened again.
    pub(super) async fn handle_thread_update(&self, thread: &GuildChannel) {
        let closed = thread.thread_metadata.is_some_and(|state| state.archived && !state.locked);
        let Some(parent) = thread.parent_id.filter(|_| closed) else { return };
        let place = Place {
            workspace: thread.guild_id.to_string(),
            channel: parent.to_string(),
            thread: Some(thread.id.to_string()),
        };
        self.tell(Event::ThreadClosed { platform: Platform::Discord, place }).await;
    }

    /// A thread was deleted.
    pub(super) async fn handle_thread_gone(&self, thread: &PartialGuildChannel) {
        let place = Place {
            workspace: thread.guild_id.to_string(),
            channel: thread.parent_id.to_string(),
            thread: Some(thread.id.to_string()),
        };
        self.tell(Event::PlaceGone { platform: Platform::Discord, place }).await;
    }

    /// A thread tells of itself.
    pub(super) fn learn_thread(&self, thread: &GuildChannel) {
        if let Some(parent) = thread.parent_id.filter(|_| is_thread(thread.kind)) {
            self.discord.facts.set_parent(thread.id, parent);
        }
    }

    /// Tells the inbox of something to which nobody waits for an answer.
    pub(super) async fn tell(&self, event: Event) {
        if self.inbox.deliver(event).await != Response::Nothing {
            // The log says what it was; what a thread holds is read again before the reveal.
            tracing::warn!("something that happened on Discord could not be taken in");
        }
    }
}

/// Discord's time in whole milliseconds, as the store keeps it.
pub(super) fn millis(at: serenity::all::Timestamp) -> Timestamp {
    let exact: Option<Timestamp> = at.to_rfc3339().and_then(|text| text.parse().ok());
    exact.and_then(|at| Timestamp::from_timestamp_millis(at.timestamp_millis())).unwrap_or_default()
}
