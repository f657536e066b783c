//! One socket: hello, identify or resume, heartbeats, and what a bot may send.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::{collections::VecDeque, sync::Arc, time::Duration};

use axum::{
    extract::{Query, State as Shared, WebSocketUpgrade, ws::Message},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::{
    sync::mpsc,
    time::{Instant, timeout_at},
};

use super::{
    super::{Discord, actions::make::PRIVILEGED, model::Id, object},
    Order, Session, close,
    fit::intent,
    hello,
    line::Line,
};

/// The largest payload that a bot may send, in bytes.
const LARGEST: usize = 4_096;
/// How many payloads a bot may send in a minute.
const PER_MINUTE: usize = 120;
/// How many servers one shard takes.
const GUILDS_PER_SHARD: usize = 2_500;

/// How a bot wants to be spoken to.
#[derive(Deserialize)]
pub(super) struct Wishes {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

pub(super) async fn connect(
    Shared(discord): Shared<Arc<Discord>>,
    Query(wishes): Query<Wishes>,
    upgrade: WebSocketUpgrade,
) -> Response {
    if discord.gateway.manner().away {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    upgrade.on_upgrade(move |socket| async move {
        let version = wishes.v.as_deref().unwrap_or("10").parse().unwrap_or(0);
        let mut line = Line::new(socket, wishes.compress.as_deref() == Some("zlib-stream"));
        if !matches!(version, 9 | 10) {
            return line.close(close::INVALID_VERSION).await;
        }
        if wishes.encoding.as_deref().is_some_and(|encoding| encoding != "json") {
            return line.close(close::DECODE_ERROR).await;
        }
        discord.gateway.count(|counts| counts.connected += 1);
        Conversation { discord, line, version, session: None, said: VecDeque::new() }.hold().await;
    })
}

/// What becomes of the socket next.
enum Next {
    Go,
    Close(u16),
    End,
}

struct Conversation {
    discord: Arc<Discord>,
    line: Line,
    version: u64,
    /// The session's id and its orders, once there is one.
    session: Option<(String, mpsc::UnboundedReceiver<Order>)>,
    /// When the bot sent its last payloads.
    said: VecDeque<Instant>,
}

impl Conversation {
    async fn hold(mut self) {
        let heartbeat = self.discord.gateway.manner().heartbeat;
        let hello = json!({ "op": 10, "d": { "heartbeat_interval": millis(heartbeat), "_trace": [] } });
        if !self.line.send(&hello).await {
            return;
        }
        let patience = heartbeat * 3 / 2 + Duration::from_secs(1);
        let mut heard = Instant::now();
        loop {
            let orders = async {
                match &mut self.session {
                    Some((_, orders)) => orders.recv().await,
                    None => std::future::pending().await,
                }
            };
            let next = tokio::select! {
                order = orders => self.obey(order).await,
                said = timeout_at(heard + patience, self.line.hear()) => match said {
                    Err(_) => Next::Close(close::SESSION_TIMED_OUT),
                    Ok(Some(Ok(Message::Text(text)))) => self.hear(text.as_str(), &mut heard).await,
                    Ok(Some(Ok(Message::Binary(_)))) => Next::Close(close::DECODE_ERROR),
                    Ok(Some(Ok(Message::Close(frame)))) => self.hear_close(frame.map(|frame| frame.code)),
                    Ok(Some(Ok(_))) => Next::Go,
                    Ok(Some(Err(_)) | None) => Next::End,
                },
            };
            match next {
                Next::Go => {}
                Next::Close(code) => {
                    self.leave(code);
                    return self.line.close(code).await;
                }
                Next::End => return self.leave(1006),
            }
        }
    }

    /// The session goes on without a socket, unless it is over.
    fn leave(&mut self, code: u16) {
        let Some((id, orders)) = self.session.take() else { return };
        drop(orders);
        let mut sessions = self.discord.gateway.sessions();
        if let Some(session) = sessions.get_mut(&id) {
            // Another socket may have taken the session over.
            if session.socket.as_ref().is_none_or(mpsc::UnboundedSender::is_closed) {
                session.socket = None;
            }
            let over = matches!(code, 1000 | 1001 | close::SESSION_TIMED_OUT | close::INVALID_SEQ);
            if over || !self.discord.gateway.manner().remembers {
                sessions.remove(&id);
            }
        }
        drop(sessions);
        self.discord.gateway.count(|_| {});
    }

    /// A bot that closes with 1000 or 1001 says goodbye: its session is over.
    fn hear_close(&mut self, code: Option<u16>) -> Next {
        self.leave(code.unwrap_or(1005));
        Next::End
    }

    async fn obey(&mut self, order: Option<Order>) -> Next {
        match order {
            Some(Order::Send(payload)) => {
                if self.line.send(&payload).await {
                    Next::Go
                } else {
                    Next::End
                }
            }
            Some(Order::Close(code)) => Next::Close(code),
            Some(Order::Drop) | None => Next::End,
        }
    }

    async fn hear(&mut self, text: &str, heard: &mut Instant) -> Next {
        let now = Instant::now();
        self.said.push_back(now);
        while self.said.front().is_some_and(|at| now - *at > Duration::from_mins(1)) {
            self.said.pop_front();
        }
        if self.said.len() > PER_MINUTE {
            self.violates("too many gateway payloads", "more than 120 in a minute");
            return Next::Close(close::RATE_LIMITED);
        }
        if text.len() > LARGEST {
            return Next::Close(close::DECODE_ERROR);
        }
        let Ok(payload) = serde_json::from_str::<Value>(text) else {
            return Next::Close(close::DECODE_ERROR);
        };
        let data = &payload["d"];
        match payload["op"].as_u64() {
            Some(1) => {
                *heard = now;
                self.discord.gateway.count(|counts| counts.heartbeats += 1);
                if self.discord.gateway.manner().acknowledges {
                    return self.say(json!({ "op": 11 })).await;
                }
                Next::Go
            }
            Some(2) if self.session.is_some() => Next::Close(close::ALREADY_AUTHENTICATED),
            Some(2) => self.identify(data).await,
            Some(6) => self.resume(data).await,
            Some(3 | 4 | 8 | 31 | 43) if self.session.is_none() => Next::Close(close::NOT_AUTHENTICATED),
            Some(3 | 4 | 31 | 43) => Next::Go,
            Some(8) => self.tell_members(data),
            _ => {
                self.violates("unknown gateway opcode", &payload["op"].to_string());
                Next::Close(close::UNKNOWN_OPCODE)
            }
        }
    }

    async fn say(&mut self, payload: Value) -> Next {
        if self.line.send(&payload).await { Next::Go } else { Next::End }
    }

    fn violates(&self, rule: &'static str, detail: &str) {
        self.discord.lock().violations.record(rule, detail);
    }

    async fn identify(&mut self, data: &Value) -> Next {
        let (application, shard, intents) = match self.admitted(data) {
            Ok(admitted) => admitted,
            Err(code) => return Next::Close(code),
        };
        if !self.takes_place(application, shard.0) {
            self.violates("identified too soon", "one identify each 5 s for each place of max_concurrency");
            return self.say(json!({ "op": 9, "d": false })).await;
        }
        let (sender, orders) = mpsc::unbounded_channel();
        let mut session = Session {
            application,
            shard,
            intents,
            seq: 0,
            sent: VecDeque::new(),
            resumable: true,
            socket: Some(sender),
        };
        {
            let discord = Arc::clone(&self.discord);
            let mut state = discord.lock();
            let id = format!("{:032x}", state.id());
            let left = &mut state.applications.get_mut(&application).expect("it was admitted").sessions_left;
            *left = left.saturating_sub(1);
            let ready = hello::ready(&discord, &state, &session, &id, self.version);
            session.deliver("READY", &ready);
            if intents & intent::GUILDS != 0 {
                let guilds: Vec<Id> = hello::guilds_of(&state, &session).map(|guild| guild.id).collect();
                for guild in guilds {
                    let (name, data) = hello::guild_event(&state, guild, application);
                    session.deliver(name, &data);
                }
            }
            // While the state is locked, so that nothing falls between the beginning and the first event.
            discord.gateway.sessions().insert(id.clone(), session);
            self.session = Some((id, orders));
        }
        self.discord.gateway.count(|counts| counts.identified += 1);
        Next::Go
    }

    /// Who identifies, as which shard, with which intents; or the code with which they are sent away.
    fn admitted(&self, data: &Value) -> Result<(Id, (u64, u64), u64), u16> {
        let state = self.discord.lock();
        let token = data["token"].as_str().ok_or(close::DECODE_ERROR)?;
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        let mut applications = state.applications.values();
        let application = applications.find(|one| one.token == token).ok_or(close::AUTHENTICATION_FAILED)?;
        let properties = &data["properties"];
        if !properties.is_object() {
            return Err(close::DECODE_ERROR);
        }
        let intents = data["intents"].as_u64().ok_or(close::INVALID_INTENTS)?;
        if intents & !intent::ALL != 0 {
            return Err(close::INVALID_INTENTS);
        }
        if intents & PRIVILEGED & !application.privileged_intents != 0 {
            return Err(close::DISALLOWED_INTENTS);
        }
        let number = |place: usize| data["shard"][place].as_u64();
        let shard = if data["shard"].is_null() {
            (0, 1)
        } else {
            (number(0).ok_or(close::INVALID_SHARD)?, number(1).ok_or(close::INVALID_SHARD)?)
        };
        if shard.1 == 0 || shard.0 >= shard.1 {
            return Err(close::INVALID_SHARD);
        }
        let guilds = state.guilds.values().filter(|guild| guild.members.contains_key(&application.id));
        let of_shard = guilds.filter(|guild| (guild.id >> 22) % shard.1 == shard.0).count();
        if of_shard > GUILDS_PER_SHARD {
            return Err(close::SHARDING_REQUIRED);
        }
        Ok((application.id, shard, intents))
    }

    /// Whether the shard's place of `max_concurrency` is free; it is taken then.
    fn takes_place(&self, application: Id, shard: u64) -> bool {
        let pause = self.discord.gateway.manner().identify_pause;
        let _ = shard;
        let place = (application, 0);
        let mut taken = self.discord.gateway.identified_at.lock().expect("no panic under the lock");
        let now = Instant::now();
        // The clocks of a network are not exact to the millisecond.
        let slack = Duration::from_millis(100);
        if taken.get(&place).is_some_and(|at| now + slack < *at + pause) {
            return false;
        }
        taken.insert(place, now);
        true
    }

    async fn resume(&mut self, data: &Value) -> Next {
        let token = data["token"].as_str().unwrap_or_default();
        let token = token.strip_prefix("Bot ").unwrap_or(token);
        let id = data["session_id"].as_str().unwrap_or_default().to_owned();
        let seq = data["seq"].as_u64().unwrap_or(0);
        let application = {
            let state = self.discord.lock();
            let found = state.applications.values().find(|application| application.token == token);
            match found {
                Some(application) => application.id,
                None => return Next::Close(close::AUTHENTICATION_FAILED),
            }
        };
        let (sender, orders) = mpsc::unbounded_channel();
        let missed = {
            let mut sessions = self.discord.gateway.sessions();
            let known = sessions
                .get_mut(&id)
                .filter(|session| session.resumable && session.application == application);
            match known {
                None => None,
                Some(session) if seq > session.seq => {
                    sessions.remove(&id);
                    drop(sessions);
                    return Next::Close(close::INVALID_SEQ);
                }
                Some(session) => {
                    let missed: Vec<Value> = session
                        .sent
                        .iter()
                        .filter(|(sent, _)| *sent > seq)
                        .map(|(_, payload)| payload.clone())
                        .collect();
                    // What was sent before the oldest that is kept cannot be replayed.
                    let complete = u64::try_from(missed.len()).expect("a small number") == session.seq - seq;
                    complete.then(|| {
                        session.socket = Some(sender);
                        missed
                    })
                }
            }
        };
        let Some(missed) = missed else { return self.say(json!({ "op": 9, "d": false })).await };
        self.session = Some((id.clone(), orders));
        for payload in missed {
            if !self.line.send(&payload).await {
                return Next::End;
            }
        }
        if let Some(session) = self.discord.gateway.sessions().get_mut(&id) {
            session.deliver("RESUMED", &json!({ "_trace": [] }));
        }
        self.discord.gateway.count(|counts| counts.resumed += 1);
        Next::Go
    }

    /// Answers a request for members (opcode 8) with one chunk.
    fn tell_members(&mut self, data: &Value) -> Next {
        let Some((session, _)) = &self.session else { return Next::Go };
        let guild: Option<Id> = data["guild_id"].as_str().and_then(|guild| guild.parse().ok());
        let query = data["query"].as_str().unwrap_or_default().to_lowercase();
        let state = self.discord.lock();
        let Some(guild) = guild.and_then(|guild| state.guilds.get(&guild)) else { return Next::Go };
        let members = guild
            .members
            .values()
            .filter(|member| state.users[&member.user].username.to_lowercase().starts_with(&query));
        let members: Vec<Value> = members.map(|member| object::member(&state, member)).collect();
        let mut chunk = json!({
            "guild_id": object::id(guild.id), "members": members, "chunk_index": 0, "chunk_count": 1,
        });
        if !data["nonce"].is_null() {
            chunk["nonce"] = data["nonce"].clone();
        }
        if let Some(session) = self.discord.gateway.sessions().get_mut(session) {
            session.deliver("GUILD_MEMBERS_CHUNK", &chunk);
        }
        Next::Go
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).expect("a short span")
}
