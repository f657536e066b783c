//! Messages in threads: written, edited, deleted. What is said outside threads is nobody's answer.

use serenity::all::{
    ChannelId, GuildId, Message, MessageId, MessageType, MessageUpdateEvent, PartialMember, User,
};

use super::{
    super::{
        directory::Whereabouts,
        rest::RestError,
        shapes::{made_at, said_with},
    },
    Listener,
    guilds::millis,
};
use crate::{
    chat::{
        event::{Actor, Event, MemberRef, ThreadMessage},
        place::{MessageRef, Place, Platform},
    },
    practice::Timestamp,
};

/// Which version of a message this is: when it got the text that it has, in milliseconds.
pub(in super::super) fn version(message: MessageId, edited: Option<serenity::all::Timestamp>) -> i64 {
    edited.map_or_else(|| made_at(message.get()), millis).timestamp_millis()
}

/// Messages that are gone: their server, their channel or thread, and their ids.
pub(super) type Gone = (Option<GuildId>, ChannelId, Vec<MessageId>);

impl Listener {
    /// Somebody wrote a message, or the bot itself did.
    pub(super) async fn handle_message(&self, message: Message) {
        if self.discord.facts.bot() == Some(message.author.id) {
            return self.handle_own_message(&message).await;
        }
        if !is_said_by_a_person(&message.author, message.kind, message.webhook_id.is_some()) {
            return;
        }
        let Some(guild) = message.guild_id else { return };
        let Some(place) = self.thread(guild, message.channel_id).await else { return };
        let name = name_of(&message.author, message.member.as_deref());
        let by = actor(guild, &place, &message.author, name, made_at(message.id.get()));
        let reference = MessageRef { place: by.place.clone(), id: message.id.to_string() };
        let event = if self.discord.facts.reads_messages() {
            Event::Posted(ThreadMessage {
                by,
                message: reference,
                reply_to: message.referenced_message.as_deref().map(|to| to.author.id.to_string()),
                text: text_of(&message.content, &message.attachments),
                version: Some(version(message.id, message.edited_timestamp)),
            })
        } else {
            Event::Unheard { by, message: reference }
        };
        self.tell(event).await;
    }

    /// Somebody changed a message; Discord also tells of links that it has looked up since.
    pub(super) async fn handle_edit(&self, event: MessageUpdateEvent) {
        let (Some(author), Some(content), Some(guild)) = (&event.author, &event.content, event.guild_id)
        else {
            return;
        };
        let by_hook = event.webhook_id.flatten().is_some();
        let kind = event.kind.unwrap_or(MessageType::Regular);
        let edited = event.edited_timestamp.is_some();
        if !edited || !self.discord.facts.reads_messages() || !is_said_by_a_person(author, kind, by_hook) {
            return;
        }
        let Some(place) = self.thread(guild, event.channel_id).await else { return };
        let member = event.member.as_ref().and_then(|member| member.as_deref());
        let name = name_of(author, member);
        let by = actor(guild, &place, author, name, made_at(event.id.get()));
        let to = event.referenced_message.as_ref().and_then(|to| to.as_deref());
        self.tell(Event::Edited(ThreadMessage {
            message: MessageRef { place: by.place.clone(), id: event.id.to_string() },
            by,
            reply_to: to.map(|to| to.author.id.to_string()),
            text: text_of(content, event.attachments.as_deref().unwrap_or_default()),
            version: Some(version(event.id, event.edited_timestamp)),
        }))
        .await;
    }

    /// Messages are gone. Several at once were deleted by a moderator, not by their authors.
    pub(super) async fn handle_deletion(&self, (guild, channel, ids): Gone, by_machine: bool) {
        let Some(guild) = guild else { return };
        let Some(place) = self.thread(guild, channel).await else { return };
        for id in ids {
            let message = MessageRef { place: place_of(guild, &place), id: id.to_string() };
            self.tell(Event::Deleted { platform: Platform::Discord, message, by_machine }).await;
        }
    }

    /// Where a thread is; none if it is no thread, or Discord does not say.
    async fn thread(&self, guild: GuildId, channel: ChannelId) -> Option<Whereabouts> {
        let thread = async {
            match self.discord.parent_of(channel).await? {
                Some(_) => self.discord.whereabouts(guild, channel).await.map(Some),
                None => Ok::<_, RestError>(None),
            }
        };
        thread.await.unwrap_or_else(|error| {
            tracing::warn!(%channel, %error, "where a message was written is not known");
            None
        })
    }
}

/// Whether a person said it: no bot, no webhook, and nothing that Discord says by itself.
pub(in super::super) fn is_said_by_a_person(author: &User, kind: MessageType, by_hook: bool) -> bool {
    !author.bot
        && !author.system
        && !by_hook
        && matches!(kind, MessageType::Regular | MessageType::InlineReply)
}

/// The name that the server shows for somebody.
pub(in super::super) fn name_of(user: &User, member: Option<&PartialMember>) -> String {
    let nick = member.and_then(|member| member.nick.clone());
    nick.or_else(|| user.global_name.as_ref().map(ToString::to_string)).unwrap_or_else(|| user.name.clone())
}

/// What a message says: its text, and a link to each file in it.
pub(in super::super) fn text_of(content: &str, attachments: &[serenity::all::Attachment]) -> String {
    said_with(content, attachments.iter().map(|file| (file.filename.as_str(), file.url.as_str())))
}

fn place_of(guild: GuildId, place: &Whereabouts) -> Place {
    Place {
        workspace: guild.to_string(),
        channel: place.channel.to_string(),
        thread: place.thread.map(|thread| thread.to_string()),
    }
}

/// Who acts, and where. A message does not say whether its author is an admin, and none needs to be.
pub(in super::super) fn actor(
    guild: GuildId,
    place: &Whereabouts,
    user: &User,
    name: String,
    at: Timestamp,
) -> Actor {
    Actor {
        platform: Platform::Discord,
        place: place_of(guild, place),
        workspace_name: place.guild_name.clone(),
        channel_name: place.channel_name.clone(),
        member: MemberRef { id: user.id.to_string(), name, admin: false },
        at,
    }
}
