//! One websocket: the ticket, hello, pings, envelopes out and acknowledgements in.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::{
        Query, State as Shared, WebSocketUpgrade,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};

use super::{super::Slack, Connection, Fate, MOST_CONNECTIONS, Order};

pub(super) async fn connect(
    Shared(slack): Shared<Arc<Slack>>,
    Query(query): Query<BTreeMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let manner = slack.sockets.manner();
    if manner.away || slack.faults.is_down() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    let ticket = query.get("ticket").and_then(|ticket| slack.sockets.inner().tickets.remove(ticket));
    let Some(ticket) = ticket.filter(|ticket| ticket.made.elapsed() < manner.ticket_life) else {
        slack.lock().violations.record("connected with a ticket that is not good", format!("{query:?}"));
        return StatusCode::NOT_FOUND.into_response();
    };
    upgrade.on_upgrade(move |socket| hold(slack, ticket.app, socket))
}

/// Says why it ends at once, and ends.
async fn turn_away(mut socket: WebSocket, reason: &str) {
    let said = json!({ "type": "disconnect", "reason": reason, "debug_info": { "host": "applink-1" } });
    let _ = socket.send(Message::Text(said.to_string().into())).await;
    close(&mut socket, 1000).await;
}

async fn close(socket: &mut WebSocket, code: u16) {
    let frame = CloseFrame { code, reason: Utf8Bytes::from_static("") };
    let _ = socket.send(Message::Close(Some(frame))).await;
    settle(socket).await;
}

/// Hears the rest, until both sides have said goodbye.
async fn settle(socket: &mut WebSocket) {
    let hear = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _ = tokio::time::timeout(Duration::from_secs(2), hear).await;
}

/// How a connection ends.
enum End {
    /// Without a word.
    Broken,
    /// Slack says goodbye, with a code.
    Ours(WebSocket, u16),
    /// The app said goodbye.
    Theirs(WebSocket),
}

async fn hold(slack: Arc<Slack>, app: String, socket: WebSocket) {
    let is_on = slack.lock().apps.get(&app).is_some_and(|app| app.spec.socket_mode);
    if !is_on {
        return turn_away(socket, "link_disabled").await;
    }
    let (sender, orders) = mpsc::unbounded_channel();
    let (fate, mut destiny) = watch::channel(Fate::Run);
    let Some(id) = admit(&slack, app.clone(), sender, fate) else {
        slack.lock().violations.record("too many connections", app);
        return turn_away(socket, "too_many_websockets").await;
    };
    slack.sockets.count(|counts| counts.connected += 1);
    let end = converse(&slack, socket, orders, &mut destiny).await;
    slack.sockets.inner().connections.remove(&id);
    slack.sockets.count(|_| {});
    match end {
        End::Broken => {}
        End::Ours(mut socket, code) => close(&mut socket, code).await,
        End::Theirs(mut socket) => settle(&mut socket).await,
    }
}

/// The connection's number, unless there are too many.
fn admit(
    slack: &Slack,
    app: String,
    orders: mpsc::UnboundedSender<Order>,
    fate: watch::Sender<Fate>,
) -> Option<u64> {
    let mut inner = slack.sockets.inner();
    let others = inner.connections.values().filter(|one| one.app == app).count();
    if others >= MOST_CONNECTIONS {
        return None;
    }
    // It is the first thing that is said, before any envelope finds the connection.
    let _ = orders.send(Order::Send(hello(&app, others + 1)));
    inner.next += 1;
    let id = inner.next;
    inner.connections.insert(id, Connection { app, orders, fate });
    Some(id)
}

fn hello(app: &str, connections: usize) -> Value {
    json!({
        "type": "hello",
        "num_connections": connections,
        "connection_info": { "app_id": app },
        "debug_info": { "host": "applink-1", "build_number": 1, "approximate_connection_time": 18_060 },
    })
}

/// Speaks and hears until it ends.
async fn converse(
    slack: &Arc<Slack>,
    mut socket: WebSocket,
    mut orders: mpsc::UnboundedReceiver<Order>,
    destiny: &mut watch::Receiver<Fate>,
) -> End {
    let every = slack.sockets.manner().ping_every;
    let mut next_ping = Instant::now() + every;
    loop {
        let now = *destiny.borrow_and_update();
        match now {
            Fate::Run => {}
            Fate::Drop => return End::Broken,
            Fate::Freeze => {
                let _ = tokio::time::timeout(Duration::from_hours(1), destiny.changed()).await;
                continue;
            }
        }
        let said = tokio::select! {
            biased;
            _ = destiny.changed() => continue,
            order = orders.recv() => match order {
                Some(Order::Send(value)) => Message::Text(value.to_string().into()),
                Some(Order::Close(code)) => return End::Ours(socket, code),
                None => return End::Broken,
            },
            heard = socket.recv() => match heard {
                Some(Ok(message)) => match hear(slack, message) {
                    Heard::More => continue,
                    Heard::Goodbye => return End::Theirs(socket),
                },
                Some(Err(_)) | None => return End::Broken,
            },
            () = tokio::time::sleep_until(next_ping) => {
                next_ping = Instant::now() + every;
                Message::Ping(Bytes::from_static(b"Ping from applink-1"))
            }
        };
        if !send(&mut socket, destiny, said).await {
            return End::Broken;
        }
    }
}

/// What comes of what an app says.
enum Heard {
    More,
    Goodbye,
}

fn hear(slack: &Arc<Slack>, message: Message) -> Heard {
    match message {
        Message::Text(text) => slack.sockets.hear(slack, text.as_str()),
        Message::Pong(_) => slack.sockets.count(|counts| counts.pongs += 1),
        Message::Ping(_) | Message::Binary(_) => {}
        Message::Close(_) => return Heard::Goodbye,
    }
    Heard::More
}

/// Sends something; `false`, if nobody takes it, or the connection is to end.
async fn send(socket: &mut WebSocket, destiny: &mut watch::Receiver<Fate>, message: Message) -> bool {
    tokio::select! {
        sent = socket.send(message) => sent.is_ok(),
        // An app that was stopped takes nothing any more.
        _ = destiny.wait_for(|fate| *fate == Fate::Drop) => false,
    }
}
