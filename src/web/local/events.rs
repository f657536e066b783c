//! The stream of what happens, for one member: server-sent events, whose ids are cursors.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::HeaderMap,
    response::{
        IntoResponse, Sse,
        sse::{Event, KeepAlive},
    },
    routing::get,
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::{
    LocalWeb,
    api::message_json,
    error::{ApiError, Params},
    html::Reader,
};
use crate::chat::local::{Caught, LocalError, model::Seen};

/// How many events may wait for a slow reader; the rest waits in the database.
const WAITING_EVENTS: usize = 16;

/// How often a quiet stream shows that it is alive, so that a dead connection is noticed.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// How soon a browser connects again after a restart; people notice a longer gap.
const RECONNECT: Duration = Duration::from_secs(1);

type Sender = mpsc::Sender<Result<Event, Infallible>>;

pub(super) fn routes() -> Router<Arc<LocalWeb>> {
    Router::new().route("/events", get(follow))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Follow {
    r#as: Option<String>,
    after: Option<i64>,
}

async fn follow(
    State(web): State<Arc<LocalWeb>>,
    Params(params): Params<Follow>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, ApiError> {
    let reader = Reader { id: web.chat.member(params.r#as.as_deref()).await?.id };
    // A browser that connects again repeats the first URL, so its header knows better.
    let after =
        match headers.get("last-event-id") {
            Some(id) => Some(id.to_str().ok().and_then(|id| id.parse().ok()).ok_or_else(|| {
                ApiError::bad_request("The header Last-Event-ID is not an id of an event.")
            })?),
            None => params.after,
        };
    let after = match after {
        Some(after) => after,
        None => web.chat.cursor().await?,
    };
    let (sender, events) = mpsc::channel(WAITING_EVENTS);
    tokio::spawn(async move {
        let shutdown = web.shutdown.clone();
        tokio::select! {
            () = send_all(&web, &reader, after, &sender) => {}
            () = sender.closed() => {}
            () = shutdown.cancelled() => {}
        }
    });
    Ok(Sse::new(ReceiverStream::new(events)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

/// Sends what happens until nobody listens.
async fn send_all(web: &LocalWeb, reader: &Reader, mut after: i64, sender: &Sender) {
    let mut watcher = web.chat.watch();
    if sender.send(Ok(Event::default().comment("hello").retry(RECONNECT))).await.is_err() {
        return;
    }
    loop {
        match web.chat.catch_up(&reader.id, after).await {
            Ok(Caught::Up(batch)) => {
                for (seq, seen) in &batch.seen {
                    if !send(sender, *seq, seen_json(seen, reader)).await {
                        return;
                    }
                }
                after = batch.cursor;
                if batch.more {
                    continue;
                }
            }
            Ok(Caught::TooOld(last)) => {
                if !send(sender, last, json!({"what": "reload"})).await {
                    return;
                }
                after = last;
            }
            // The next look may well succeed, and the reader has missed nothing by then.
            Err(LocalError::Store(error)) if error.is_outage() => {
                tracing::debug!(%error, "a stream of events waits for the database");
            }
            Err(error) => tracing::warn!(%error, "a stream of events could not be read"),
        }
        web.chat.changed(&mut watcher).await;
    }
}

/// Sends one event; false if nobody listens any more.
async fn send(sender: &Sender, seq: i64, data: Value) -> bool {
    sender.send(Ok(Event::default().id(seq.to_string()).data(data.to_string()))).await.is_ok()
}

fn seen_json(seen: &Seen, reader: &Reader) -> Value {
    match seen {
        Seen::Message(message) => json!({
            "what": "message",
            "channel": message.channel,
            "thread": message.thread,
            "id": message.id,
            "message": message_json(message, reader),
        }),
        Seen::Gone { channel, thread, id } => {
            json!({"what": "gone", "channel": channel, "thread": thread, "id": id})
        }
        Seen::Channel(channel) => json!({"what": "channel", "channel": channel}),
        Seen::Member(member) => json!({"what": "member", "member": member}),
    }
}
