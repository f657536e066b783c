//! Telling the admins of a server something, as privately as Discord can: by a direct message, else
//! in the channel that it is about, else in a channel where the bot may speak.

use std::time::Duration;

use serde_json::{Value, json};
use serenity::{
    http::Route,
    model::{
        Permissions,
        id::{ChannelId, GuildId, UserId},
    },
};

use super::{
    Discord,
    message::custom_id,
    permissions::Standing,
    places::{Spot, spot},
    posts::{body_for, create},
    rest::{Code, Request, RestError},
    shapes::{Channel, Created, Kind, Member, Message as Told},
};
use crate::chat::{
    message::Message,
    port::{ChatError, EffectKey, Lookup, Place},
};

/// How far back a notice is looked for that was sent before, in messages.
const LOOK_BACK: usize = 50;

/// How far back it is looked for in a channel, where more is said.
const LOOK_BACK_FOR: Duration = Duration::from_hours(1);

impl Discord {
    /// Tells the admins of a server something.
    pub(super) async fn tell(
        &self,
        place: &Place,
        to: Option<&str>,
        key: &EffectKey,
        message: &Message,
    ) -> Result<(), ChatError> {
        let spot = spot(place)?;
        self.check_outage(spot)?;
        let message = &Message { notify: None, ..message.clone() };
        let body = body_for(place, message, Some(key))?;
        match self.tell_privately(spot, to, key, &body).await {
            Ok(()) => return Ok(()),
            Err(error) if !error.is_final() => return Err(error),
            Err(closed) => tracing::debug!(%closed, "an admin takes no direct messages"),
        }
        let place = &Place { thread: None, ..place.clone() };
        let since = self.clock.now() - LOOK_BACK_FOR;
        if let Ok(Lookup::Found(_)) = self.find_at(place, key, since).await {
            return Ok(());
        }
        match self.post_at(place, key, message).await {
            Ok(_) => return Ok(()),
            Err(error) if !error.is_final() => return Err(error),
            Err(refused) => tracing::debug!(%refused, "the channel takes no notice either"),
        }
        let Some(guild) = spot.guild else {
            return Err(ChatError::Refused("they take no direct messages".to_owned()));
        };
        let Some(channel) = self.where_to_speak(guild, spot.channel).await? else {
            return Err(ChatError::Refused("there is nobody and no channel to tell it to".to_owned()));
        };
        Ok(self.say_once(channel, key, &body).await?)
    }

    async fn tell_privately(
        &self,
        spot: Spot,
        to: Option<&str>,
        key: &EffectKey,
        body: &Value,
    ) -> Result<(), ChatError> {
        let to = match (to.and_then(|to| to.parse::<UserId>().ok()), spot.guild) {
            (Some(to), _) => to,
            (None, Some(guild)) => self.guild(guild, self.rest.latest()).await?.owner_id,
            (None, None) => return Err(ChatError::Refused("nobody knows whom to tell".to_owned())),
        };
        // The same conversation comes back, however often it is opened.
        let open = Request::post(Route::UserMeDmChannels, json!({ "recipient_id": to.to_string() }));
        let conversation: Created = self.rest.call(open.repeatable()).await?;
        Ok(self.say_once(ChannelId::new(conversation.id.max(1)), key, body).await?)
    }

    /// Says something that carries a key, unless it is there.
    async fn say_once(&self, channel: ChannelId, key: &EffectKey, body: &Value) -> Result<(), RestError> {
        let history = Request::get(Route::ChannelMessages { channel_id: channel }).with("limit", &LOOK_BACK);
        let said = match self.rest.call::<Vec<Told>>(history).await {
            Ok(history) => history.iter().any(|message| {
                message.custom_ids().into_iter().filter_map(custom_id::key_of).any(|there| there == key.0)
            }),
            // Where it cannot be looked for, the nonce alone keeps it from being said twice.
            Err(error) if error.is(Code::MISSING_PERMISSIONS) || error.is(Code::MISSING_ACCESS) => false,
            Err(error) => return Err(error),
        };
        if said { Ok(()) } else { self.rest.send(create(channel, key, body.clone())).await }
    }

    /// A channel where the bot may speak: where Discord itself welcomes members, else the first.
    async fn where_to_speak(
        &self,
        guild_id: GuildId,
        but: ChannelId,
    ) -> Result<Option<ChannelId>, ChatError> {
        let latest = self.rest.latest();
        let bot = self.bot(latest).await?;
        let channels = Request::get(Route::GuildChannels { guild_id }).until(latest);
        let member = Request::get(Route::GuildMember { guild_id, user_id: bot }).until(latest);
        let (guild, mut channels, member) = tokio::try_join!(
            self.guild(guild_id, latest),
            self.rest.call::<Vec<Channel>>(channels),
            self.rest.call::<Member>(member),
        )?;
        let standing = Standing { guild: &guild, bot, member: &member, now: self.clock.now() };
        let needed = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::EMBED_LINKS;
        channels.retain(|channel| {
            channel.id != but
                && channel.kind() == Kind::Text
                && standing.in_channel(channel, false).contains(needed)
        });
        let first =
            |channel: &&Channel| (Some(channel.id) != guild.system_channel_id, channel.position, channel.id);
        Ok(channels.iter().min_by_key(first).map(|channel| channel.id))
    }
}
