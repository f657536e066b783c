//! The calls by which members talk to Keypoint: buttons and forms. Each becomes an event for the
//! conversation, and what it says back becomes a note, a form, or a word at what is wrong.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::{Json, Router, extract::State, routing::post};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    LocalWeb,
    api::{message_json, to_its_end},
    error::{ApiError, Body, Id},
    html::Reader,
    markdown::{self, Breaks},
};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Event, Response},
        local::{LIMITS, Spot, check_form, model::MessageView},
        message::{Form, Message},
    },
    render::split::split,
};

/// How long a file that is still being made is waited for: who looks at a note for longer asks again.
const FILE_WAITS: Duration = Duration::from_secs(30);

/// The most values that a form carries: the most fields that it has.
const FORM_VALUES: usize = 5;

pub(super) type Web = State<Arc<LocalWeb>>;

pub(super) fn routes() -> Router<Arc<LocalWeb>> {
    Router::new().route("/messages/{id}/press", post(press)).route("/forms", post(submit))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Press {
    r#as: Option<String>,
    action: String,
}

async fn press(State(web): Web, Id(id): Id, Body(body): Body<Press>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let (you, reader) = web.acting(body.r#as.as_deref()).await?;
        let message = web.chat.message(&reader.id, &id).await?;
        let action = action(&body.action)?;
        if !message.body.buttons().any(|button| button.action == action) {
            return Err(ApiError::refused(
                "This message has no such button.",
                "Load the message again: it may have changed.",
            ));
        }
        let by = web.chat.actor(&you, &message.channel, message.thread.as_deref()).await?;
        let response = web.inbox.deliver(Event::Button { by: by.clone(), action }).await;
        web.answer(&by, &reader, Some(&message), response).await
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Submit {
    r#as: Option<String>,
    channel: String,
    thread: Option<String>,
    action: String,
    values: BTreeMap<String, String>,
}

async fn submit(State(web): Web, Body(body): Body<Submit>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let (you, reader) = web.acting(body.r#as.as_deref()).await?;
        let by = web.chat.actor(&you, &body.channel, body.thread.as_deref()).await?;
        let action = action(&body.action)?;
        if body.values.len() > FORM_VALUES {
            return Err(ApiError::bad_request(format!("A form has at most {FORM_VALUES} values.")));
        }
        if let Some((field, _)) = body.values.iter().find(|(_, text)| text.chars().count() > LIMITS.field) {
            let text = format!("This is too long: {} characters are allowed.", LIMITS.field);
            return Ok(Json(json!({"kind": "invalid", "field": field, "text": text})));
        }
        let response = web.inbox.deliver(Event::Form { by: by.clone(), action, values: body.values }).await;
        web.answer(&by, &reader, None, response).await
    })
    .await
}

fn action(text: &str) -> Result<Action, ApiError> {
    text.parse().map_err(|_| {
        ApiError::refused(
            "This version does not know this button.",
            "Load the page again, and press it there.",
        )
    })
}

impl LocalWeb {
    /// Shows a member what the conversation says back. `pressed` is the message whose button they
    /// pressed.
    pub(super) async fn answer(
        &self,
        by: &Actor,
        reader: &Reader,
        pressed: Option<&MessageView>,
        response: Response,
    ) -> Result<Json<Value>, ApiError> {
        Ok(Json(match response {
            Response::Nothing => json!({"kind": "nothing"}),
            Response::Note(note) => shown("note", self.notes(by, reader, split(note, LIMITS)).await?),
            Response::Update(note) => match pressed.filter(|pressed| pressed.only_you) {
                Some(pressed) => {
                    let mut parts = split(note, LIMITS);
                    let part = parts.remove(0);
                    let first = self.chat.replace_note(&reader.id, &pressed.id, &part).await?;
                    self.follow(reader, &first, &part);
                    let mut all = vec![message_json(&first, reader)];
                    all.extend(self.notes(by, reader, parts).await?);
                    shown("update", all)
                }
                // What everybody sees is not one member's to replace.
                None => shown("note", self.notes(by, reader, split(note, LIMITS)).await?),
            },
            Response::Form(form) => form_json(&form)?,
            // Only a command has options; elsewhere the name is a field's.
            Response::Mistake { option: field, text } | Response::Invalid { field, text } => {
                json!({"kind": "invalid", "field": field, "text": text})
            }
        }))
    }

    /// Posts a note in as many parts as it takes; gives them as JSON.
    async fn notes(&self, by: &Actor, reader: &Reader, parts: Vec<Message>) -> Result<Vec<Value>, ApiError> {
        let spot = Spot { channel: &by.place.channel, thread: by.place.thread.as_deref() };
        let mut notes = Vec::with_capacity(parts.len());
        for part in parts {
            let note = self.chat.note(&reader.id, spot, &part).await?;
            self.follow(reader, &note, &part);
            notes.push(message_json(&note, reader));
        }
        Ok(notes)
    }

    /// Puts a file beside a note once it is there, if it is still to come.
    fn follow(&self, reader: &Reader, note: &MessageView, said: &Message) {
        let Some(coming) = said.coming.clone() else { return };
        let (chat, reader, id) = (Arc::clone(&self.chat), reader.id.clone(), note.id.clone());
        let said = Message { coming: None, ..said.clone() };
        tokio::spawn(async move {
            let Some(file) = coming.come(FILE_WAITS).await else { return };
            if let Err(error) = chat.add_file(&reader, &id, said, file).await {
                tracing::debug!(%error, "a file came too late for its note");
            }
        });
    }
}

/// A note as a response: its first part, and the rest of them.
fn shown(kind: &str, mut parts: Vec<Value>) -> Value {
    let rest = parts.split_off(parts.len().min(1));
    json!({"kind": kind, "message": parts.pop(), "rest": rest})
}

fn form_json(form: &Form) -> Result<Value, ApiError> {
    check_form(form).map_err(|what| {
        tracing::error!(what, "a form breaks the limits");
        ApiError::broken()
    })?;
    let intro = form.intro.as_deref().map(|intro| markdown::render(intro, Breaks::Joined).into_string());
    Ok(json!({
        "kind": "form",
        "form": {
            "action": form.action,
            "title": form.title,
            "intro_html": intro,
            "fields": form.fields,
            "submit": form.submit,
        },
    }))
}
