//! Messages on the wire: as their sender, a later reader and the gateway see them.

use serde_json::{Value, json};

use super::{
    super::model::{Id, Interaction, Message, State},
    channel, id, ids, partial_member, time, user_of,
};

/// A message as this viewer reads it later: without its nonce, and without the content that their
/// intents do not show.
pub fn message_for(state: &State, message: &Message, viewer: Id) -> Value {
    let mut value = self::message(state, message, viewer);
    if let Some(fields) = value.as_object_mut() {
        fields.remove("nonce");
    }
    if !shows_content(state, message, viewer) {
        blank(&mut value);
    }
    if let Some(referenced) = message.reference.and_then(|place| find(state, place))
        && !shows_content(state, referenced, viewer)
        && value["referenced_message"].is_object()
    {
        blank(&mut value["referenced_message"]);
    }
    value
}

/// Whether a bot gets to see what a message says.
pub fn shows_content(state: &State, message: &Message, viewer: Id) -> bool {
    const MESSAGE_CONTENT: u64 = 1 << 15;
    let Some(application) = state.applications.get(&viewer) else { return true };
    application.privileged_intents & MESSAGE_CONTENT != 0
        || message.author == viewer
        || message.mentions.contains(&viewer)
        || state.channels.get(&message.channel).is_some_and(|channel| channel.guild.is_none())
}

/// Takes out what the message-content intent shows.
pub fn blank(message: &mut Value) {
    message["content"] = json!("");
    for field in ["embeds", "attachments", "components"] {
        message[field] = json!([]);
    }
    if let Some(fields) = message.as_object_mut() {
        fields.remove("poll");
    }
}

fn find(state: &State, (channel, message): (Id, Id)) -> Option<&Message> {
    state.messages.get(&channel)?.get(&message)
}

/// A message with all that it says.
pub fn message(state: &State, message: &Message, viewer: Id) -> Value {
    let mut value = plain(state, message, viewer);
    if let Some((channel, referenced)) = message.reference {
        let guild = state.channels.get(&channel).and_then(|channel| channel.guild);
        value["message_reference"] = json!({ "type": 0, "channel_id": id(channel) });
        if referenced != 0 {
            value["message_reference"]["message_id"] = id(referenced);
        }
        if let Some(guild) = guild {
            value["message_reference"]["guild_id"] = id(guild);
        }
        if matches!(message.kind, 19 | 21 | 23) {
            let found = find(state, (channel, referenced));
            value["referenced_message"] = found.map_or(Value::Null, |found| plain(state, found, viewer));
        }
    }
    if message.flags & (1 << 5) != 0
        && let Some(thread) = state.channels.get(&message.id)
    {
        value["thread"] = channel(state, thread, viewer);
    }
    value
}

fn plain(state: &State, message: &Message, viewer: Id) -> Value {
    let mut value = json!({
        "id": id(message.id),
        "channel_id": id(message.channel),
        "author": user_of(state, message.author),
        "type": message.kind,
        "content": message.content,
        "timestamp": time(message.sent_at()),
        "edited_timestamp": message.edited_at.map(time),
        "tts": false,
        "pinned": false,
        "flags": message.flags,
        "mention_everyone": message.mention_everyone,
        "mentions": message.mentions.iter().map(|one| user_of(state, *one)).collect::<Vec<_>>(),
        "mention_roles": ids(message.mention_roles.iter().copied()),
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
    });
    if message.flags & (1 << 2) != 0 {
        value["embeds"] = json!([]);
    }
    if !message.reactions.is_empty() {
        value["reactions"] = message
            .reactions
            .iter()
            .map(|(emoji, who)| {
                json!({
                    "emoji": self::emoji(emoji),
                    "count": who.len(),
                    "count_details": { "burst": 0, "normal": who.len() },
                    "burst_colors": [],
                    "me": who.contains(&viewer),
                    "me_burst": false,
                })
            })
            .collect();
    }
    if let Some(nonce) = &message.nonce {
        value["nonce"] = nonce.clone();
    }
    if let Some(application) = message.application {
        value["application_id"] = id(application);
        value["webhook_id"] = id(application);
    }
    if let Some(interaction) = message.interaction.and_then(|one| state.interactions.get(&one)) {
        value["interaction_metadata"] = interaction_metadata(state, interaction);
    }
    if state.channels.get(&message.channel).is_some_and(|channel| channel.kind.is_thread()) {
        let before = state.messages.get(&message.channel).map_or(0, |all| all.range(..message.id).count());
        value["position"] = json!(before);
    }
    value
}

/// A message as the gateway tells of it: with the server and the member.
pub fn message_event(state: &State, message: &Message) -> Value {
    // Nobody in particular sees it: whose reactions these are is not said.
    let mut value = self::message(state, message, 0);
    let Some(guild) = state.channels.get(&message.channel).and_then(|channel| channel.guild) else {
        return value;
    };
    let members = &state.guilds[&guild].members;
    value["guild_id"] = id(guild);
    if let Some(member) = members.get(&message.author) {
        value["member"] = partial_member(member);
    }
    for (mention, user) in message.mentions.iter().enumerate() {
        if let Some(member) = members.get(user) {
            value["mentions"][mention]["member"] = partial_member(member);
        }
    }
    value
}

/// An emoji: a character, or `name:id` of a server's own.
pub fn emoji(emoji: &str) -> Value {
    match emoji.rsplit_once(':') {
        Some((name, custom)) => json!({ "id": custom, "name": name }),
        None => json!({ "id": null, "name": emoji }),
    }
}

/// What a message that answers an interaction tells of it.
fn interaction_metadata(state: &State, interaction: &Interaction) -> Value {
    let mut told = json!({
        "id": id(interaction.id),
        "type": interaction.kind,
        "user": user_of(state, interaction.user),
        "authorizing_integration_owners": interaction.payload["authorizing_integration_owners"],
    });
    match interaction.kind {
        2 if interaction.payload["data"]["type"] == 3 => {
            told["target_message_id"] = interaction.payload["data"]["target_id"].clone();
        }
        3 => {
            let message = interaction.message.map_or(0, |(_, message)| message);
            told["interacted_message_id"] = id(message);
        }
        5 => {
            let opener = interaction.opener.and_then(|opener| state.interactions.get(&opener));
            told["triggering_interaction_metadata"] =
                opener.map_or(Value::Null, |opener| interaction_metadata(state, opener));
        }
        _ => {}
    }
    told
}
