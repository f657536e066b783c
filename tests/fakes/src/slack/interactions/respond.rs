//! Response URLs: where an app says what is to be seen of something that a member did.

#![allow(clippy::disallowed_methods, reason = "delays run on real time")]

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{Path, State as Shared},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::super::{
    Slack, checks,
    errors::{Error, refuse},
    faults::Fault,
    model::{DeedKind, Id, Message, State, Ts},
    ratelimit::whole_seconds,
    web::{Draft, hang_up},
};

/// What such requests are called in figures and faults.
const NAME: &str = "response_url";

/// Serves a request.
pub async fn respond(
    Shared(slack): Shared<Arc<Slack>>,
    Path((_team, key)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    if slack.faults.is_down() {
        hang_up();
    }
    slack.figures.request(NAME);
    let fault = slack.faults.strike(NAME);
    match &fault {
        Some(Fault::LoseRequest) => hang_up(),
        Some(Fault::DelayWork(delay)) => tokio::time::sleep(*delay).await,
        Some(Fault::Status { status, worked: false } | Fault::Page(status)) => return bare(&slack, *status),
        Some(Fault::Refused { error, worked: false }) => return refused(&slack, 400, error),
        Some(Fault::Limited { retry_after }) => {
            slack.figures.answered(429, Some("ratelimited"));
            let wait = whole_seconds(*retry_after).as_secs().to_string();
            return (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, wait)]).into_response();
        }
        _ => {}
    }
    if let Some(Fault::WorkLater(delay)) = fault {
        let slack = Arc::clone(&slack);
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            work(&slack, &key, &body)
        });
        hang_up();
    }
    let done = work(&slack, &key, &body);
    match fault {
        Some(Fault::LoseReply) => hang_up(),
        Some(Fault::DelayReply(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Status { status, .. }) => return bare(&slack, status),
        Some(Fault::Refused { error, .. }) => return refused(&slack, 400, &error),
        _ => {}
    }
    match done {
        Ok(kind) => {
            slack.figures.answered(200, None);
            // For commands it is one word, for the rest JSON: neither says more.
            if kind == DeedKind::Command {
                "ok".into_response()
            } else {
                json_body(200, &json!({ "ok": true }))
            }
        }
        Err((status, error)) => refused(&slack, status, &error.code),
    }
}

fn bare(slack: &Slack, status: u16) -> Response {
    slack.figures.answered(status, None);
    StatusCode::from_u16(status).expect("a status of HTTP").into_response()
}

fn refused(slack: &Slack, status: u16, error: &str) -> Response {
    slack.figures.answered(status, Some(error));
    json_body(status, &json!({ "ok": false, "error": error }))
}

fn json_body(status: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(status).expect("a status of HTTP");
    (status, [(header::CONTENT_TYPE, "application/json; charset=utf-8")], body.to_string()).into_response()
}

/// Checks the URL, and does what is asked.
fn work(slack: &Slack, key: &str, body: &[u8]) -> Result<DeedKind, (u16, Error)> {
    let terms = slack.interactions.terms();
    let mut state = slack.lock();
    let gone = |code: &str| (404, Error::new(code));
    let url = state.response_urls.get(key).cloned().ok_or_else(|| gone("invalid_url"))?;
    let deed = state.deeds[&url.deed].clone();
    if deed.sent.elapsed() > terms.response_url {
        state.violations.record("used an expired response_url", key);
        return Err(gone("expired_url"));
    }
    if url.uses >= terms.uses {
        state.violations.record("used a response_url too often", key);
        return Err(gone("used_url"));
    }
    let wrong = |error: Error| (400, error);
    let said: Value = serde_json::from_slice(body).map_err(|_| wrong(Error::new("invalid_payload")))?;
    let answer = Answered { deed: url.deed, app: deed.app, user: deed.user, channel: url.channel };
    answer.take(&mut state, &said, url.message.as_ref()).map_err(wrong)?;
    state.response_urls.get_mut(key).expect("it is there").uses += 1;
    drop(state);
    slack.interactions.stir();
    Ok(deed.kind)
}

/// Where an answer to a deed goes.
pub struct Answered {
    /// The deed.
    pub deed: u64,
    /// The app.
    pub app: Id,
    /// Who did it.
    pub user: Id,
    /// Where.
    pub channel: Option<Id>,
}

impl Answered {
    /// Does what an answer says: a new message, or a change to the one on which it was done.
    pub fn take(&self, state: &mut State, said: &Value, original: Option<&(Id, Ts)>) -> Result<(), Error> {
        if said["delete_original"] == true {
            let Some((channel, ts)) = original else { return refuse("message_not_found") };
            return state.delete_message(channel, ts);
        }
        let arguments = said.as_object().cloned().unwrap_or_default();
        let draft = Draft::of(&arguments)?;
        draft.check(state, checks::Call::Response)?;
        if draft.says_nothing() {
            return refuse("no_text");
        }
        if said["replace_original"] == true
            && let Some((channel, ts)) = original
        {
            let Some(message) = state.find_message(channel, ts) else { return refuse("message_not_found") };
            let (mut changed, by) = (message.clone(), message.user.clone());
            // The whole message is another one: what is not said is gone.
            changed.text.clear();
            changed.blocks.clear();
            changed.attachments.clear();
            draft.fill(state, &mut changed);
            state.change_message(channel, ts, Some(&by), |message| *message = changed)?;
            self.note(state, channel, ts);
            return Ok(());
        }
        let Some(channel) = &self.channel else { return refuse("channel_not_found") };
        let to_all = said["response_type"] == "in_channel";
        if to_all && state.channels.get(channel).is_none_or(|channel| channel.archived) {
            return refuse("is_archived");
        }
        let ts = state.ts();
        let asked = said["thread_ts"].as_str().map(str::to_owned);
        // Without a thread it is shown in the channel, wherever the member acted.
        let thread_ts = asked.filter(|root| state.find_message(channel, root).is_some());
        let user = state.apps[&self.app].user.clone();
        let mut message = Message {
            app: Some(self.app.clone()),
            // What is said for all in this way is told as integrations of old said it.
            subtype: to_all.then_some("bot_message"),
            thread_ts,
            only_for: (!to_all).then(|| self.user.clone()),
            ..Message::new(channel, &ts, &user, "")
        };
        draft.fill(state, &mut message);
        state.put(message);
        if to_all {
            draft.ping(state, channel, &ts);
        }
        self.note(state, channel, &ts);
        Ok(())
    }

    /// The message is something that came of the deed.
    fn note(&self, state: &mut State, channel: &str, ts: &str) {
        let deed = state.deeds.get_mut(&self.deed).expect("it is there");
        let place = (channel.to_owned(), ts.to_owned());
        if !deed.messages.contains(&place) {
            deed.messages.push(place);
        }
    }
}
