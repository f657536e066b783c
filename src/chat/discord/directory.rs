//! Names of servers and channels, what sort of channel one is, and which channel a thread is in:
//! learned from the gateway, and asked for where it has not told.

use std::{
    collections::HashMap,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use serde::Deserialize;
use serenity::{
    all::{Channel, ChannelType, Guild, GuildChannel},
    http::Route,
    model::id::{ChannelId, GuildId},
};

use super::{
    Discord,
    rest::{Request, RestError},
    shapes::Kind,
};

/// Names of servers and channels.
#[derive(Debug, Default)]
pub(super) struct Directory(RwLock<Known>);

#[derive(Debug, Default)]
struct Known {
    guilds: HashMap<GuildId, Box<str>>,
    channels: HashMap<ChannelId, Told>,
}

/// What a channel tells of itself.
#[derive(Debug)]
struct Told {
    guild: GuildId,
    kind: Kind,
    name: Box<str>,
}

impl Told {
    fn by(channel: &GuildChannel, guild: GuildId) -> Self {
        Self { guild, kind: Kind::of_type(channel.kind.into()), name: channel.name.as_str().into() }
    }
}

/// Where something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Whereabouts {
    /// The server's name.
    pub(super) guild_name: String,
    /// The channel; that of the thread, if it is one.
    pub(super) channel: ChannelId,
    /// The channel's name.
    pub(super) channel_name: String,
    /// The thread, if it is one.
    pub(super) thread: Option<ChannelId>,
}

impl Directory {
    /// A server tells of itself.
    pub(super) fn learn_guild(&self, guild: &Guild) {
        let mut known = self.write();
        known.guilds.insert(guild.id, guild.name.as_str().into());
        for channel in guild.channels.values() {
            known.channels.insert(channel.id, Told::by(channel, guild.id));
        }
    }

    /// A server has another name.
    pub(super) fn rename_guild(&self, guild: GuildId, name: &str) {
        self.write().guilds.insert(guild, name.into());
    }

    /// A server is gone, with its channels.
    pub(super) fn forget_guild(&self, guild: GuildId) {
        let mut known = self.write();
        known.guilds.remove(&guild);
        known.channels.retain(|_, told| told.guild != guild);
    }

    /// A channel tells of itself.
    pub(super) fn learn_channel(&self, channel: &GuildChannel) {
        self.write().channels.insert(channel.id, Told::by(channel, channel.guild_id));
    }

    /// A channel is gone.
    pub(super) fn forget_channel(&self, channel: ChannelId) {
        self.write().channels.remove(&channel);
    }

    /// A server's name, if it is known.
    pub(super) fn guild_name(&self, guild: GuildId) -> Option<String> {
        self.read().guilds.get(&guild).map(ToString::to_string)
    }

    /// A channel's name, if it is known.
    pub(super) fn channel_name(&self, channel: ChannelId) -> Option<String> {
        self.read().channels.get(&channel).map(|told| told.name.to_string())
    }

    /// What sort of channel it is, if it is known.
    pub(super) fn kind(&self, channel: ChannelId) -> Option<Kind> {
        self.read().channels.get(&channel).map(|told| told.kind)
    }

    fn knows(&self, channel: ChannelId) -> bool {
        self.read().channels.contains_key(&channel)
    }

    fn read(&self) -> RwLockReadGuard<'_, Known> {
        // A panic elsewhere leaves the names as true as they were.
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Known> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Deserialize)]
struct GuildName {
    name: String,
}

/// Whether channels of this type are threads.
pub(super) fn is_thread(kind: ChannelType) -> bool {
    matches!(kind, ChannelType::PublicThread | ChannelType::PrivateThread | ChannelType::NewsThread)
}

impl Discord {
    /// Which channel a thread is in; none if it is no thread. Asks where the gateway has not told.
    pub(super) async fn parent_of(&self, place: ChannelId) -> Result<Option<ChannelId>, RestError> {
        if let Some(parent) = self.facts.parent_of(place) {
            return Ok(Some(parent));
        }
        if self.directory.knows(place) {
            return Ok(None);
        }
        let channel: Channel =
            self.rest.call(Request::get(Route::Channel { channel_id: place }).for_person()).await?;
        let Channel::Guild(channel) = channel else { return Ok(None) };
        let parent = channel.parent_id.filter(|_| is_thread(channel.kind));
        if let Some(parent) = parent {
            self.facts.set_parent(place, parent);
        } else {
            self.directory.learn_channel(&channel);
        }
        Ok(parent)
    }

    /// Where something happens, with names.
    pub(super) async fn whereabouts(
        &self,
        guild: GuildId,
        place: ChannelId,
    ) -> Result<Whereabouts, RestError> {
        let parent = self.parent_of(place).await?;
        let channel = parent.unwrap_or(place);
        let guild_name = if let Some(name) = self.directory.guild_name(guild) {
            name
        } else {
            let asked = Request::get(Route::Guild { guild_id: guild }).for_person();
            let GuildName { name } = self.rest.call(asked).await?;
            self.directory.rename_guild(guild, &name);
            name
        };
        if self.directory.channel_name(channel).is_none() {
            let asked = Request::get(Route::Channel { channel_id: channel }).for_person();
            if let Channel::Guild(channel) = self.rest.call(asked).await? {
                self.directory.learn_channel(&channel);
            }
        }
        let channel_name = self.directory.channel_name(channel).unwrap_or_default();
        Ok(Whereabouts { guild_name, channel, channel_name, thread: parent.map(|_| place) })
    }
}
