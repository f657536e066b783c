//! The first answer to an interaction: once, in time, and of a type that fits.

use serde_json::{Value, json};

use super::{
    super::{
        actions::messages::Draft,
        checks::{self, message, modal},
        errors::{self, Error, Form, invalid_form},
        limits,
        mentions::Allowed,
        model::{self, Id, Interaction},
        object::{self, id},
        rest::{Answer, Call, Reply},
    },
    EPHEMERAL, LOADING, interaction_name,
};

/// What may be set on the answer to an interaction.
pub(super) const SETTABLE: u64 = message::SETTABLE | EPHEMERAL;

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const MODAL: u8 = 5;

/// Answers an interaction.
pub(super) fn answer(call: &mut Call<'_>) -> Answer {
    let interaction = admitted(call)?;
    let kind = call.body["type"].as_u64().and_then(|kind| u8::try_from(kind).ok()).unwrap_or(0);
    if !fits(&interaction, kind) {
        call.state.violations.record(
            "an answer of a type that does not fit",
            format!("type {kind} to {}", interaction_name(&interaction)),
        );
        let message = format!("Value must be one of {}.", fitting(&interaction));
        return Err(invalid_form("type", "BASE_TYPE_CHOICES", message));
    }
    let data = call.body["data"].clone();
    let sent = match kind {
        4 => Some(respond(call, &interaction, &data)?),
        5 => Some(defer(call, &interaction, &data)),
        7 => Some(update(call, &interaction, &data)?),
        8 => {
            suggest(&data)?;
            None
        }
        9 => {
            modal::check(&data)?;
            None
        }
        _ => None,
    };
    let after = interaction.sent.elapsed();
    let known = call.state.interactions.get_mut(&interaction.id).ok_or_else(errors::unknown_interaction)?;
    known.answer = Some(model::Answer { kind, data, after, completed: !matches!(kind, 5) });
    // For a component the original response is the message on which it hangs.
    let original = if matches!(kind, 6 | 7) { interaction.message } else { sent };
    known.messages.extend(original);
    call.discord.interactions.stir();
    if call.query_flag("with_response") {
        return Reply::ok(response(call, &interaction, kind, sent));
    }
    Reply::done()
}

/// The interaction, if it may still be answered.
fn admitted(call: &mut Call<'_>) -> Result<Interaction, Error> {
    let wanted = call.id("interaction_id")?;
    let known = call.state.interactions.get(&wanted).filter(|known| known.token == call.param("token"));
    let interaction = known.cloned().ok_or_else(errors::unknown_interaction)?;
    if interaction.answer.is_some() {
        call.state.violations.record("interaction answered twice", interaction_name(&interaction));
        return Err(errors::already_acknowledged());
    }
    if interaction.sent.elapsed() > call.discord.interactions.terms().deadline {
        call.state.violations.record("interaction answered late", interaction_name(&interaction));
        return Err(errors::unknown_interaction());
    }
    Ok(interaction)
}

fn fits(interaction: &Interaction, kind: u8) -> bool {
    match interaction.kind {
        COMMAND => matches!(kind, 4 | 5 | 9),
        COMPONENT => matches!(kind, 4..=7 | 9),
        AUTOCOMPLETE => kind == 8,
        // A modal that a component opened may change the component's message; none opens another.
        MODAL => matches!(kind, 4 | 5) || (matches!(kind, 6 | 7) && interaction.message.is_some()),
        _ => false,
    }
}

fn fitting(interaction: &Interaction) -> &'static str {
    match interaction.kind {
        COMMAND => "(4, 5, 9, 10, 12)",
        COMPONENT => "(4, 5, 6, 7, 9, 10, 12)",
        AUTOCOMPLETE => "(8,)",
        _ => "(4, 5, 6, 7, 10, 12)",
    }
}

/// A message as the answer.
fn respond(call: &mut Call<'_>, interaction: &Interaction, data: &Value) -> Result<(Id, Id), Error> {
    let draft = read(call, interaction, data, "data")?;
    Ok(send(call, interaction, draft))
}

/// Reads a message that answers an interaction.
pub(super) fn read(
    call: &mut Call<'_>,
    interaction: &Interaction,
    data: &Value,
    path: &'static str,
) -> Result<Draft, Error> {
    let kind = message::Kind { otherwise: Allowed::users_only(), settable: SETTABLE, path };
    let checked = message::read(call.state, interaction.channel, data, &call.files, kind)?;
    let mut draft = checked.draft;
    let (author, channel) = (interaction.application, interaction.channel);
    draft.mentions = checked.allowed.resolve(call.state, author, channel, &draft.content);
    Ok(draft)
}

/// Sends a message that answers an interaction; whether only one member sees it, its flags say.
pub(super) fn send(call: &mut Call<'_>, interaction: &Interaction, draft: Draft) -> (Id, Id) {
    let only_for = (draft.flags & EPHEMERAL != 0).then_some(interaction.user);
    let kind = match (interaction.kind, interaction.payload["data"]["type"].as_u64()) {
        (COMMAND, Some(3)) => 23,
        (COMMAND, _) => 20,
        _ if interaction.message.is_some() => 19,
        _ => 0,
    };
    let draft = Draft {
        kind: Some(kind),
        application: Some(interaction.application),
        interaction: Some(interaction.id),
        reference: if kind == 19 { interaction.message } else { None },
        only_for,
        ..draft
    };
    let sent = call.state.send_message(interaction.application, interaction.channel, draft);
    (sent.channel, sent.id)
}

/// A message that is still to come: whether it is ephemeral is fixed now.
fn defer(call: &mut Call<'_>, interaction: &Interaction, data: &Value) -> (Id, Id) {
    let flags = message::flags(call.state, data, EPHEMERAL) | LOADING;
    send(call, interaction, Draft { flags, ..Draft::default() })
}

/// The component's message is changed.
fn update(call: &mut Call<'_>, interaction: &Interaction, data: &Value) -> Result<(Id, Id), Error> {
    let place = interaction.message.ok_or_else(errors::unknown_message)?;
    super::webhook::change(call, interaction, place, data, "data")?;
    Ok(place)
}

/// Choices for a value that is being typed.
fn suggest(data: &Value) -> Result<(), Error> {
    let mut form = Form::default();
    let choices = checks::list(&data["choices"]);
    checks::bounds(&mut form, "data.choices", choices.len(), 0, limits::CHOICES);
    for (number, choice) in choices.iter().enumerate() {
        let path = format!("data.choices.{number}");
        checks::required(&mut form, &format!("{path}.name"), &choice["name"], 1, limits::CHOICE);
        if choice["value"].is_string() {
            checks::required(&mut form, &format!("{path}.value"), &choice["value"], 1, limits::CHOICE);
        }
    }
    form.finish()
}

/// What is told of the answer, if the bot wants to hear it.
fn response(call: &Call<'_>, interaction: &Interaction, kind: u8, sent: Option<(Id, Id)>) -> Value {
    let mut told = json!({
        "interaction": {
            "id": id(interaction.id),
            "type": interaction.kind,
            "response_message_loading": kind == 5,
            "response_message_ephemeral": false,
        },
        "resource": { "type": kind },
    });
    if let Some((channel, message)) = sent
        && let Ok(message) = call.state.message(channel, message)
    {
        told["interaction"]["response_message_id"] = id(message.id);
        told["interaction"]["response_message_ephemeral"] = json!(message.only_for.is_some());
        told["resource"]["message"] = object::message(call.state, message, interaction.application);
    }
    told
}
