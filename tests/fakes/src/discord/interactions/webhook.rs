//! What follows the first answer, by the interaction's token: the original response, and more.

use serde_json::Value;

use super::{
    super::{
        checks::{attachments, message},
        errors::{self, Error, Form},
        mentions::Allowed,
        model::{Id, Interaction, Message},
        object,
        rest::{Answer, Call, Reply},
    },
    LOADING, by_token,
    callback::{read, send},
};

/// The original response.
pub(super) fn original(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    show(call, &interaction, original_of(&interaction)?)
}

/// A message of the interaction.
pub(super) fn message(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let place = place_of(call, &interaction)?;
    show(call, &interaction, place)
}

/// Changes the original response; a deferred one comes by that.
pub(super) fn edit_original(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let place = original_of(&interaction)?;
    let body = call.body.clone();
    change(call, &interaction, place, &body, "")?;
    complete(call, interaction.id);
    show(call, &interaction, place)
}

/// Changes a message of the interaction.
pub(super) fn edit_message(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let place = place_of(call, &interaction)?;
    let body = call.body.clone();
    change(call, &interaction, place, &body, "")?;
    call.discord.interactions.stir();
    show(call, &interaction, place)
}

/// Deletes the original response.
pub(super) fn delete_original(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let (channel, message) = original_of(&interaction)?;
    call.state.delete_message(channel, message)?;
    if let Some(known) = call.state.interactions.get_mut(&interaction.id) {
        known.original_deleted = true;
    }
    complete(call, interaction.id);
    Reply::done()
}

/// Deletes a message of the interaction.
pub(super) fn delete_message(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let (channel, message) = place_of(call, &interaction)?;
    call.state.delete_message(channel, message)?;
    call.discord.interactions.stir();
    Reply::done()
}

/// One more message. The first one after a deferral is what was deferred, and as hidden as that.
pub(super) fn follow_up(call: &mut Call<'_>) -> Answer {
    let interaction = interaction(call)?;
    let body = call.body.clone();
    let pending = interaction.answer.as_ref().is_some_and(|answer| !answer.completed);
    if pending && let Ok(place) = original_of(&interaction) {
        change(call, &interaction, place, &body, "")?;
        complete(call, interaction.id);
        return show(call, &interaction, place);
    }
    let draft = read(call, &interaction, &body, "")?;
    let place = send(call, &interaction, draft);
    if let Some(known) = call.state.interactions.get_mut(&interaction.id) {
        known.messages.push(place);
    }
    call.discord.interactions.stir();
    show(call, &interaction, place)
}

fn interaction(call: &Call<'_>) -> Result<Interaction, Error> {
    let found = by_token(call)?;
    call.state.interactions.get(&found).cloned().ok_or_else(errors::unknown_webhook)
}

fn original_of(interaction: &Interaction) -> Result<(Id, Id), Error> {
    let place = interaction.messages.first().copied().filter(|_| !interaction.original_deleted);
    place.ok_or_else(errors::unknown_message)
}

/// The message of the path, if it is the interaction's own.
fn place_of(call: &Call<'_>, interaction: &Interaction) -> Result<(Id, Id), Error> {
    let wanted = call.id("message_id")?;
    let found = interaction.messages.iter().copied().find(|(_, message)| *message == wanted);
    found.ok_or_else(errors::unknown_message)
}

fn show(call: &Call<'_>, interaction: &Interaction, (channel, message): (Id, Id)) -> Answer {
    let message = call.state.message(channel, message)?;
    Reply::ok(object::message(call.state, message, interaction.application))
}

fn complete(call: &mut Call<'_>, interaction: Id) {
    if let Some(answer) =
        call.state.interactions.get_mut(&interaction).and_then(|known| known.answer.as_mut())
    {
        answer.completed = true;
    }
    call.discord.interactions.stir();
}

/// Changes a message: what is not said stays, unless it was still to come.
pub(super) fn change(
    call: &mut Call<'_>,
    interaction: &Interaction,
    (channel, message): (Id, Id),
    body: &Value,
    path: &'static str,
) -> Result<(), Error> {
    let before = call.state.message(channel, message)?.clone();
    let mut form = Form::default();
    let flags = before.flags & !LOADING;
    let (content, embeds, components) = message::parts(&mut form, path, body, flags);
    let allowed = Allowed::read(&body["allowed_mentions"], Allowed::users_only(), &mut form);
    form.finish()?;
    let files = if body["attachments"].is_null() && call.files.is_empty() {
        before.attachments.clone()
    } else {
        attachments::read(call.state, channel, &body["attachments"], &call.files, &before.attachments)?
    };
    attachments::check_shown(call.state, &embeds, &files);
    let says = |field: &str| !body[field].is_null();
    // An empty list or text takes something away; `null` leaves it as it is.
    let new = Message {
        content: if says("content") { content } else { before.content.clone() },
        embeds: if says("embeds") { embeds } else { before.embeds.clone() },
        components: if says("components") { components } else { before.components.clone() },
        attachments: files,
        flags,
        ..before.clone()
    };
    if new.content.is_empty()
        && new.embeds.is_empty()
        && new.components.is_empty()
        && new.attachments.is_empty()
    {
        return Err(errors::empty_message());
    }
    let mentions = allowed.resolve(call.state, interaction.application, channel, &new.content);
    let was_loading = before.flags & LOADING != 0;
    call.state.edit_message(channel, message, !was_loading, |message| {
        *message = new;
        // Whom a message mentions first, it notifies; a change notifies nobody.
        if was_loading {
            message.mentions = mentions.users;
            message.mention_roles = mentions.roles;
            message.mention_everyone = mentions.everyone;
        }
    })?;
    Ok(())
}
