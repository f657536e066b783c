//! The calls that read and write what the local chat holds. None of them says anything to the
//! conversation but that a message in a thread was posted, changed or deleted.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::State,
    routing::{get, patch, post},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    LocalWeb,
    deliver::Change,
    error::{ApiError, Body, Id, Params},
    html::{self, Reader},
};
use crate::chat::local::{
    Draft, Spot,
    model::{MemberView, MessageView},
};

/// How many messages of a channel are given unless told otherwise: a few screens of them.
const PAGE: u32 = 50;

/// The most messages of a channel that are given at once.
const LARGEST_PAGE: u32 = 200;

type Web = State<Arc<LocalWeb>>;

pub(super) fn routes() -> Router<Arc<LocalWeb>> {
    Router::new()
        .route("/state", get(state))
        .route("/members", post(add_member))
        .route("/channels", post(add_channel))
        .route("/channels/{id}/messages", get(messages).post(say))
        .route("/messages/{id}", get(message).merge(patch(change).delete(delete)))
        .route("/messages/{id}/thread", get(thread))
        .route("/read", post(read))
}

/// A message as JSON, for one member.
pub(super) fn message_json(message: &MessageView, reader: &Reader) -> Value {
    let mut json = serde_json::to_value(message).unwrap_or_default();
    json["html"] = html::message(message, reader).into_string().into();
    json
}

fn messages_json(messages: &[MessageView], reader: &Reader) -> Value {
    messages.iter().map(|message| message_json(message, reader)).collect()
}

/// Does something to its end even if who asked for it does not wait: what was begun half of the way
/// would be lost otherwise.
pub(super) async fn to_its_end<T: Send + 'static>(
    work: impl Future<Output = Result<T, ApiError>> + Send + 'static,
) -> Result<T, ApiError> {
    tokio::spawn(work).await.unwrap_or_else(|error| {
        tracing::error!(%error, "a request broke");
        Err(ApiError::broken())
    })
}

impl LocalWeb {
    /// Who acts, and who reads what comes back.
    pub(super) async fn acting(&self, id: Option<&str>) -> Result<(MemberView, Reader), ApiError> {
        let member = self.chat.member(id).await?;
        let reader = Reader { id: member.id.clone() };
        Ok((member, reader))
    }
}

/// Who acts, where a call needs nothing else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct As {
    pub(super) r#as: Option<String>,
}

async fn state(State(web): Web, Params(params): Params<As>) -> Result<Json<Value>, ApiError> {
    let (you, _) = web.acting(params.r#as.as_deref()).await?;
    // The cursor is read first: what happens in between is told once more, rather than never.
    let cursor = web.chat.cursor().await?;
    let members = web.chat.members().await?;
    let channels = web.chat.channels(&you.id).await?;
    Ok(Json(json!({
        "you": you,
        "members": members,
        "channels": channels,
        "cursor": cursor,
        "version": env!("CARGO_PKG_VERSION"),
    })))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    r#as: Option<String>,
    name: String,
}

async fn add_member(State(web): Web, Body(body): Body<Named>) -> Result<Json<MemberView>, ApiError> {
    if body.r#as.is_some() {
        web.acting(body.r#as.as_deref()).await?;
    }
    Ok(Json(web.chat.add_member(&body.name).await?))
}

async fn add_channel(State(web): Web, Body(body): Body<Named>) -> Result<Json<Value>, ApiError> {
    let (you, _) = web.acting(body.r#as.as_deref()).await?;
    Ok(Json(json!(web.chat.add_channel(&you.id, &body.name).await?)))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    r#as: Option<String>,
    before: Option<String>,
    limit: Option<u32>,
}

async fn messages(
    State(web): Web,
    Id(channel): Id,
    Params(page): Params<Page>,
) -> Result<Json<Value>, ApiError> {
    let (_, reader) = web.acting(page.r#as.as_deref()).await?;
    let limit = page.limit.unwrap_or(PAGE);
    if !(1..=LARGEST_PAGE).contains(&limit) {
        return Err(ApiError::bad_request(format!("`limit` is 1 to {LARGEST_PAGE}.")));
    }
    let (messages, more) = web.chat.messages(&reader.id, &channel, page.before.as_deref(), limit).await?;
    Ok(Json(json!({"messages": messages_json(&messages, &reader), "more": more})))
}

async fn message(State(web): Web, Id(id): Id, Params(params): Params<As>) -> Result<Json<Value>, ApiError> {
    let (_, reader) = web.acting(params.r#as.as_deref()).await?;
    Ok(Json(message_json(&web.chat.message(&reader.id, &id).await?, &reader)))
}

async fn thread(State(web): Web, Id(id): Id, Params(params): Params<As>) -> Result<Json<Value>, ApiError> {
    let (_, reader) = web.acting(params.r#as.as_deref()).await?;
    let (root, messages) = web.chat.thread(&reader.id, &id).await?;
    Ok(Json(json!({"root": message_json(&root, &reader), "messages": messages_json(&messages, &reader)})))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Say {
    r#as: Option<String>,
    text: String,
    thread: Option<String>,
    reply_to: Option<String>,
    key: Option<String>,
}

async fn say(State(web): Web, Id(channel): Id, Body(body): Body<Say>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let (you, reader) = web.acting(body.r#as.as_deref()).await?;
        let draft = Draft {
            spot: Spot { channel: &channel, thread: body.thread.as_deref() },
            text: &body.text,
            reply_to: body.reply_to.as_deref(),
            key: body.key.as_deref(),
        };
        let (message, new) = web.chat.say(&you, draft).await?;
        if new && message.thread.is_some() {
            web.deliveries.submit(message.id.clone(), Change::Posted);
        }
        Ok(Json(message_json(&message, &reader)))
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewText {
    r#as: Option<String>,
    text: String,
}

async fn change(State(web): Web, Id(id): Id, Body(body): Body<NewText>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let (you, reader) = web.acting(body.r#as.as_deref()).await?;
        let (message, news) = web.chat.change(&you, &id, &body.text).await?;
        if news && message.thread.is_some() {
            web.deliveries.submit(id, Change::Edited);
        }
        Ok(Json(message_json(&message, &reader)))
    })
    .await
}

async fn delete(State(web): Web, Id(id): Id, Params(params): Params<As>) -> Result<Json<Value>, ApiError> {
    to_its_end(async move {
        let (you, _) = web.acting(params.r#as.as_deref()).await?;
        let message = web.chat.delete(&you, &id).await?;
        if message.thread.is_some() && message.only_for.is_none() {
            web.deliveries.submit(id, Change::Deleted(Box::new(message)));
        }
        Ok(Json(json!({})))
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    r#as: Option<String>,
    channel: String,
    thread: Option<String>,
    up_to: Option<String>,
}

async fn read(State(web): Web, Body(body): Body<Read>) -> Result<Json<Value>, ApiError> {
    let (you, _) = web.acting(body.r#as.as_deref()).await?;
    let spot = Spot { channel: &body.channel, thread: body.thread.as_deref() };
    web.chat.read(&you.id, spot, body.up_to.as_deref()).await?;
    Ok(Json(json!({})))
}
