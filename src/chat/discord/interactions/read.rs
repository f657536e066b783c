//! Reads an interaction: who acts, where, and what they gave.

use std::collections::BTreeMap;

use serenity::all::{
    ActionRowComponent, ChannelId, CommandData, CommandDataOption, CommandDataOptionValue,
    CommandInteraction, ComponentInteraction, GuildId, InteractionId, Member, ModalInteraction,
    ModalInteractionData, PartialChannel, Permissions, User,
};

use super::super::{
    directory::{Whereabouts, is_thread},
    events::{Listener, messages},
    rest::RestError,
    shapes::made_at,
};
use crate::chat::{
    event::{Actor, Invocation, MemberRef, ThreadMessage},
    message::Person,
    place::{MessageRef, Place, Platform},
};

/// Who did something, as an interaction tells of them.
#[derive(Clone, Debug)]
pub(super) struct Doer {
    id: InteractionId,
    guild: Option<GuildId>,
    channel: ChannelId,
    partial: Option<PartialChannel>,
    user: User,
    nick: Option<String>,
    permissions: Permissions,
}

impl Doer {
    fn new(
        id: InteractionId,
        (guild, channel, partial): (Option<GuildId>, ChannelId, Option<&PartialChannel>),
        user: &User,
        member: Option<&Member>,
    ) -> Self {
        Self {
            id,
            guild,
            channel,
            partial: partial.cloned(),
            user: user.clone(),
            nick: member.and_then(|member| member.nick.clone()),
            permissions: member.and_then(|member| member.permissions).unwrap_or_default(),
        }
    }

    fn name(&self) -> String {
        self.nick.clone().unwrap_or_else(|| messages::name_of(&self.user, None))
    }

    /// Who it is.
    pub(super) fn person(&self) -> Person {
        Person { id: self.user.id.to_string(), name: self.name() }
    }

    fn member(&self) -> MemberRef {
        let admin = self.permissions.intersects(Permissions::MANAGE_GUILD | Permissions::ADMINISTRATOR);
        MemberRef { id: self.user.id.to_string(), name: self.name(), admin }
    }

    fn at(&self, place: Place, workspace_name: String, channel_name: String) -> Actor {
        Actor {
            platform: Platform::Discord,
            place,
            workspace_name,
            channel_name,
            member: self.member(),
            at: made_at(self.id.get()),
        }
    }

    /// Who acts, and where, as far as the interaction alone says it. In direct messages that is all.
    pub(super) fn bare(&self) -> Actor {
        let workspace = self.guild.map(|guild| guild.to_string()).unwrap_or_default();
        let place = Place { workspace, channel: self.channel.to_string(), thread: None };
        self.at(place, String::new(), String::new())
    }
}

/// Interactions that somebody did.
pub(super) trait AsActor {
    /// Who did it, and where.
    fn as_actor(&self) -> Doer;
}

impl AsActor for CommandInteraction {
    fn as_actor(&self) -> Doer {
        let place = (self.guild_id, self.channel_id, self.channel.as_ref());
        Doer::new(self.id, place, &self.user, self.member.as_deref())
    }
}

impl AsActor for ComponentInteraction {
    fn as_actor(&self) -> Doer {
        let place = (self.guild_id, self.channel_id, self.channel.as_ref());
        Doer::new(self.id, place, &self.user, self.member.as_ref())
    }
}

impl AsActor for ModalInteraction {
    fn as_actor(&self) -> Doer {
        let place = (self.guild_id, self.channel_id, self.channel.as_ref());
        Doer::new(self.id, place, &self.user, self.member.as_ref())
    }
}

impl Listener {
    /// Who acts, and where; asks Discord for names that it has not told.
    pub(super) async fn actor(&self, doer: &Doer) -> Result<Actor, RestError> {
        let Some(guild) = doer.guild else { return Ok(doer.bare()) };
        // The interaction says which channel a thread is in.
        if let Some(partial) = &doer.partial
            && let Some(parent) = partial.parent_id.filter(|_| is_thread(partial.kind))
        {
            self.discord.facts.set_parent(doer.channel, parent);
        }
        let place = self.discord.whereabouts(guild, doer.channel).await?;
        let at = Place {
            workspace: guild.to_string(),
            channel: place.channel.to_string(),
            thread: place.thread.map(|thread| thread.to_string()),
        };
        Ok(doer.at(at, place.guild_name, place.channel_name))
    }
}

/// The message that somebody hands over, as its author wrote it.
pub(super) fn message_of(command: &CommandInteraction, by: &Actor) -> Option<ThreadMessage> {
    let message = command.data.resolved.messages.values().next()?;
    let hook = message.webhook_id.is_some();
    if !messages::is_said_by_a_person(&message.author, message.kind, hook) {
        return None;
    }
    let place = Whereabouts {
        guild_name: by.workspace_name.clone(),
        channel: by.place.channel.parse().ok()?,
        channel_name: by.channel_name.clone(),
        thread: by.place.thread.as_deref().and_then(|thread| thread.parse().ok()),
    };
    // Their name in the server is known where they are who acts.
    let name = if message.author.id.to_string() == by.member.id {
        by.member.name.clone()
    } else {
        messages::name_of(&message.author, None)
    };
    let at = made_at(message.id.get());
    let author = messages::actor(command.guild_id?, &place, &message.author, name, at);
    Some(ThreadMessage {
        message: MessageRef { place: author.place.clone(), id: message.id.to_string() },
        by: author,
        reply_to: message.referenced_message.as_deref().map(|to| to.author.id.to_string()),
        text: messages::text_of(&message.content, &message.attachments),
        version: Some(messages::version(message.id, message.edited_timestamp)),
    })
}

/// What a command says: its path, and the raw value of each option, with the names of whom it names.
pub(super) fn invocation(data: &CommandData) -> Invocation {
    let mut path = vec![data.name.clone()];
    let mut options = BTreeMap::new();
    let mut level: &[CommandDataOption] = &data.options;
    while let [only] = level {
        let (CommandDataOptionValue::SubCommand(inner) | CommandDataOptionValue::SubCommandGroup(inner)) =
            &only.value
        else {
            break;
        };
        path.push(only.name.clone());
        level = inner;
    }
    for option in level {
        if let Some(value) = text(&option.value) {
            options.insert(option.name.clone(), value);
        }
    }
    Invocation { path, options, names: names(data) }
}

fn text(value: &CommandDataOptionValue) -> Option<String> {
    use CommandDataOptionValue as Value;
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Autocomplete { value, .. } => Some(value.clone()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Number(number) => Some(number.to_string()),
        Value::User(id) => Some(id.to_string()),
        Value::Channel(id) => Some(id.to_string()),
        Value::Role(id) => Some(id.to_string()),
        Value::Mentionable(id) => Some(id.to_string()),
        _ => None,
    }
}

fn names(data: &CommandData) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (id, user) in &data.resolved.users {
        names.insert(id.to_string(), messages::name_of(user, data.resolved.members.get(id)));
    }
    for (id, channel) in &data.resolved.channels {
        names.insert(id.to_string(), channel.name.clone().unwrap_or_default());
    }
    for (id, role) in &data.resolved.roles {
        names.insert(id.to_string(), role.name.clone());
    }
    names
}

/// What was written into the fields of a form, by their ids.
pub(super) fn values(data: &ModalInteractionData) -> BTreeMap<String, String> {
    let inputs = data.components.iter().flat_map(|row| &row.components);
    let fields = inputs.filter_map(|component| match component {
        ActionRowComponent::InputText(input) => {
            Some((input.custom_id.clone(), input.value.clone().unwrap_or_default()))
        }
        _ => None,
    });
    fields.collect()
}
