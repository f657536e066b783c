//! Where things are: ids out of a place, and what Discord tells of channels, servers and the bot.
//!
//! What sort of channel one is, and what it is called, is remembered for a short time. What the bot
//! may do is asked for anew each time, because what follows from it is told to admins.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serenity::{
    http::Route,
    model::{
        Permissions,
        id::{ChannelId, GuildId, MessageId, UserId},
    },
};

use super::{
    Discord,
    permissions::{self, Standing},
    rest::{Code, Request, RestError, Urgency},
    shapes::{Channel, Created, Guild, Kind, Member},
};
use crate::{
    chat::port::{ChatError, Lack, MessageRef, Off, Place},
    clock::Moment,
};

/// How long what a channel or a server is like is taken for granted. A channel hardly ever becomes a
/// forum; a new tag or a new name is seen after this.
const FRESH: Duration = Duration::from_mins(1);

/// How many channels, and servers, are remembered.
const MOST: usize = 1_000;

/// How long a server in an outage is left alone.
const OUTAGE: Duration = Duration::from_secs(30);

/// A place in Discord's own ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// The server; none in direct messages.
    pub guild: Option<GuildId>,
    pub channel: ChannelId,
    pub thread: Option<ChannelId>,
}

impl Spot {
    /// Where messages go, or are.
    pub(super) fn target(self) -> ChannelId {
        self.thread.unwrap_or(self.channel)
    }
}

/// What the bot may do somewhere.
#[derive(Debug)]
pub(super) struct Rights {
    pub may: Permissions,
    /// The channel, or the thread's channel.
    pub channel: Arc<Channel>,
    pub guild: Arc<Guild>,
    /// Whether it is about a thread.
    pub thread: bool,
}

impl Rights {
    pub(super) fn lacks(&self) -> Vec<Lack> {
        permissions::lacks(self.may, self.channel.kind(), self.thread)
    }
}

/// What was seen lately.
#[derive(Debug)]
pub(super) struct Seen<I, T>(Mutex<HashMap<I, (Moment, Arc<T>)>>);

impl<I, T> Default for Seen<I, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<I: Copy + Eq + Hash, T> Seen<I, T> {
    fn get(&self, id: I) -> Option<Arc<T>> {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, one) = seen.get(&id)?;
        (Moment::now().since(*at) < FRESH).then(|| Arc::clone(one))
    }

    fn put(&self, id: I, one: T) -> Arc<T> {
        let one = Arc::new(one);
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            let now = Moment::now();
            seen.retain(|_, (at, _)| now.since(*at) < FRESH);
        }
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.insert(id, (Moment::now(), Arc::clone(&one)));
        one
    }
}

/// The ids of a place.
pub(super) fn spot(place: &Place) -> Result<Spot, ChatError> {
    let channel =
        |id: &str| id.parse::<ChannelId>().map_err(|_| ChatError::Gone(format!("the channel `{id}`")));
    let guild = match place.workspace.as_str() {
        "" => None,
        id => Some(id.parse().map_err(|_| ChatError::Gone(format!("the server `{id}`")))?),
    };
    Ok(Spot {
        guild,
        channel: channel(&place.channel)?,
        thread: place.thread.as_deref().map(channel).transpose()?,
    })
}

/// The ids of a message.
pub(super) fn message_spot(message: &MessageRef) -> Result<(Spot, MessageId), ChatError> {
    let id = message.id.parse().map_err(|_| ChatError::Gone("the message".to_owned()))?;
    Ok((spot(&message.place)?, id))
}

impl Discord {
    /// Lets nothing be done in a server that is in an outage.
    pub(super) fn check_outage(&self, spot: Spot) -> Result<(), ChatError> {
        if spot.guild.is_some_and(|guild| self.facts.is_unavailable(guild)) {
            let reason = "the server is in an outage of Discord's".to_owned();
            return Err(ChatError::RetryAfter { after: OUTAGE, reason });
        }
        Ok(())
    }

    /// A channel or a thread, as it was a short time ago at most.
    pub(super) async fn channel(&self, id: ChannelId, latest: Moment) -> Result<Arc<Channel>, RestError> {
        match self.channels.get(id) {
            Some(channel) => Ok(channel),
            None => self.channel_now(id, Urgency::Background, latest).await,
        }
    }

    /// What sort of channel it is: as the gateway told, or by a look.
    pub(super) async fn kind(&self, id: ChannelId, latest: Moment) -> Result<Kind, RestError> {
        match self.directory.kind(id) {
            Some(kind) => Ok(kind),
            None => Ok(self.channel(id, latest).await?.kind()),
        }
    }

    /// A channel or a thread, as it is now.
    pub(super) async fn channel_now(
        &self,
        id: ChannelId,
        urgency: Urgency,
        latest: Moment,
    ) -> Result<Arc<Channel>, RestError> {
        let request = Request { urgency, ..Request::get(Route::Channel { channel_id: id }) };
        let channel: Channel = self.rest.call(request.until(latest)).await?;
        if let (Kind::Thread, Some(parent)) = (channel.kind(), channel.parent_id) {
            self.facts.set_parent(id, parent);
        }
        Ok(self.channels.put(id, channel))
    }

    /// A server, as it was a short time ago at most.
    pub(super) async fn guild(&self, id: GuildId, latest: Moment) -> Result<Arc<Guild>, RestError> {
        match self.guilds.get(id) {
            Some(guild) => Ok(guild),
            None => self.guild_now(id, Urgency::Background, latest).await,
        }
    }

    pub(super) async fn guild_now(
        &self,
        id: GuildId,
        urgency: Urgency,
        latest: Moment,
    ) -> Result<Arc<Guild>, RestError> {
        let request = Request { urgency, ..Request::get(Route::Guild { guild_id: id }) };
        let guild: Guild = self.rest.call(request.until(latest)).await?;
        Ok(self.guilds.put(id, guild))
    }

    /// The bot's user id.
    pub(super) async fn bot(&self, latest: Moment) -> Result<UserId, RestError> {
        if let Some(bot) = self.facts.bot() {
            return Ok(bot);
        }
        let me: Created = self.rest.call(Request::get(Route::UserMe).until(latest)).await?;
        let bot = UserId::new(me.id.max(1));
        self.facts.set_bot(bot);
        Ok(bot)
    }

    /// What the bot may do somewhere in a server, as of now.
    pub(super) async fn rights(
        &self,
        guild: GuildId,
        spot: Spot,
        urgency: Urgency,
    ) -> Result<Rights, RestError> {
        let latest = self.rest.latest();
        let bot = self.bot(latest).await?;
        let member = Request {
            urgency,
            ..Request::get(Route::GuildMember { guild_id: guild, user_id: bot }).until(latest)
        };
        let (guild, member, channel) = tokio::try_join!(
            self.guild_now(guild, urgency, latest),
            self.rest.call::<Member>(member),
            self.channel_now(spot.channel, urgency, latest),
        )?;
        // A place may name a thread as its channel.
        let parent = channel.parent_id.filter(|_| channel.kind() == Kind::Thread);
        let (channel, thread) = match parent {
            Some(parent) => (self.channel_now(parent, urgency, latest).await?, true),
            None => (channel, spot.thread.is_some()),
        };
        let standing = Standing { guild: &guild, bot, member: &member, now: self.clock.now() };
        Ok(Rights { may: standing.in_channel(&channel, thread), channel, guild, thread })
    }

    /// A refusal with the permission that is missing for what is `off`, where that can be told.
    pub(super) async fn explained(&self, spot: Spot, off: Off, error: RestError) -> ChatError {
        let missing = error.is(Code::MISSING_PERMISSIONS) || error.is(Code::MISSING_ACCESS);
        let Some(guild) = spot.guild.filter(|_| missing) else { return error.into() };
        let lacks = match self.rights(guild, spot, Urgency::Background).await {
            Ok(rights) => rights.lacks(),
            // A channel that the bot does not see does not even tell what it is.
            Err(unseen) if unseen.is(Code::MISSING_ACCESS) => {
                vec![Lack { permission: "View Channel".to_owned(), off: Off::Everything, remedy: None }]
            }
            Err(_) => return error.into(),
        };
        let names: Vec<String> = lacks
            .into_iter()
            .filter(|lack| lack.off == off || lack.off == Off::Everything)
            .map(|lack| lack.permission)
            .collect();
        match names.as_slice() {
            [] => error.into(),
            [one] => ChatError::Forbidden(format!("Keypoint lacks the permission {one} there")),
            [some @ .., last] => ChatError::Forbidden(format!(
                "Keypoint lacks the permissions {} and {last} there",
                some.join(", ")
            )),
        }
    }

    /// Sends what is about a thread's messages; a thread that is archived is opened for it, once.
    pub(super) async fn send_into<T: serde::de::DeserializeOwned>(
        &self,
        spot: Spot,
        request: Request<'_>,
    ) -> Result<T, RestError> {
        match (self.rest.call(request.clone()).await, spot.thread) {
            (Err(error), Some(thread)) if error.is(Code::ARCHIVED) => {
                let opened = Request::patch(
                    Route::Channel { channel_id: thread },
                    serde_json::json!({ "archived": false }),
                );
                match self.rest.send(opened).await {
                    Ok(()) => self.rest.call(request).await,
                    // It is archived for good: who locked it wants nothing more said there.
                    Err(refused) if refused.status() == Some(403) => Err(error),
                    Err(refused) => Err(refused),
                }
            }
            (result, _) => result,
        }
    }
}
