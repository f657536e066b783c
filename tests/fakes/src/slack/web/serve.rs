//! What happens to every request: the door, the limits, the faults, the arguments, and then the work.

#![allow(clippy::disallowed_methods, reason = "delays run on real time")]

use std::sync::Arc;

use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, header},
    response::Response,
};
use serde_json::{Map, Value, json};

use super::{
    super::{
        Slack,
        errors::Error,
        faults::Fault,
        model::Id,
        ratelimit::{Tier, whole_seconds},
    },
    Answer, Call, Method, TABLES, TokenKind, answer,
    body::{self, Said},
};

/// How often a dead token may be tried before that is a habit.
const TRIES_WITH_A_DEAD_TOKEN: u32 = 10;

/// Serves a request.
pub async fn serve(State(slack): State<Arc<Slack>>, Path(name): Path<String>, request: Request) -> Response {
    if slack.faults.is_down() {
        hang_up();
    }
    let method = TABLES.iter().copied().flatten().find(|method| method.name == name);
    let Some(method) = method else {
        slack.lock().violations.record("no such method", name);
        return finish(&slack, &Err(Error::new("unknown_method")), None, "");
    };
    slack.figures.request(method.name);
    let (head, content) = request.into_parts();
    let mut said = match body::read(&head.headers, head.uri.query().unwrap_or(""), content).await {
        Ok(said) => said,
        Err(error) => return finish(&slack, &Err(error), None, ""),
    };
    let caller = match caller(&slack, method, &head.headers, &mut said) {
        Ok(caller) => caller,
        Err(error) => return finish(&slack, &Err(error), said.warning, ""),
    };
    admit(&slack, method, caller, said).await
}

/// Who asks, and what they may do.
struct Caller {
    app: Id,
    user: Id,
    scopes: String,
}

/// Lets a request in, or tells it why not.
async fn admit(slack: &Arc<Slack>, method: &'static Method, caller: Caller, said: Said) -> Response {
    let Caller { app, user, scopes } = caller;
    let (warning, arguments) = (said.warning, usable(slack, method, said));
    let major = if method.tier == Tier::Post { text(&arguments, "channel") } else { String::new() };
    if slack.limiter.was_told(&app, method.name, &major) {
        slack.lock().violations.record("sent before Retry-After", format!("{} ({major})", method.name));
    }
    if let Err(wait) = slack.limiter.take(&app, method.name, &major, method.tier) {
        slack.figures.answered(429, Some("ratelimited"));
        return answer::too_many(wait);
    }
    let fault = slack.faults.strike(method.name);
    match &fault {
        Some(Fault::LoseRequest) => hang_up(),
        Some(Fault::DelayWork(delay)) => tokio::time::sleep(*delay).await,
        Some(Fault::Status { status, worked: false }) => return outage(slack, *status),
        Some(Fault::Refused { error, worked: false }) => {
            return finish(slack, &Err(Error::new(error)), warning, &scopes);
        }
        Some(Fault::Page(status)) => {
            slack.figures.answered(*status, None);
            return answer::page(*status);
        }
        Some(Fault::Limited { retry_after }) => {
            let wait = whole_seconds(*retry_after);
            slack.limiter.told(&app, method.name, &major, wait);
            slack.figures.answered(429, Some("ratelimited"));
            return answer::too_many(wait);
        }
        _ => {}
    }
    if let Some(Fault::WorkLater(delay)) = fault {
        let slack = Arc::clone(slack);
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            act(&slack, method, app, user, arguments)
        });
        hang_up();
    }
    let mut answer = act(slack, method, app, user, arguments);
    match fault {
        Some(Fault::LoseReply) => hang_up(),
        Some(Fault::DelayReply(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Status { status, .. }) => return outage(slack, status),
        Some(Fault::Refused { error, .. }) => answer = Err(Error::new(error)),
        Some(Fault::NoHistory) => {
            if let Ok(answer) = &mut answer {
                answer["messages"] = json!([]);
                answer["has_more"] = json!(false);
                answer["response_metadata"] = json!({ "next_cursor": "" });
            }
        }
        _ => {}
    }
    finish(slack, &answer, warning, &scopes)
}

/// The arguments that count: none of a JSON body, where the method takes forms alone.
fn usable(slack: &Slack, method: &Method, said: Said) -> Map<String, Value> {
    let state = slack.lock();
    if said.is_json && !method.json && !said.arguments.is_empty() {
        state.violations.record("JSON where forms alone are read", method.name);
        return Map::new();
    }
    for name in said.arguments.keys() {
        // Slack's own libraries name the workspace wherever they know it.
        if name != "team_id" && !method.arguments.contains(&name.as_str()) {
            state.violations.record("unknown argument", format!("{name} of {}", method.name));
        }
    }
    said.arguments
}

/// Does the work, under the lock.
fn act(slack: &Slack, method: &Method, app: Id, user: Id, arguments: Map<String, Value>) -> Answer {
    let mut state = slack.lock();
    let mut call = Call { slack, state: &mut state, app, user, arguments };
    if let Some(scope) = method.scope
        && method.token == TokenKind::Bot
    {
        call.require(&[scope])?;
    }
    (method.act)(&mut call)
}

fn finish(slack: &Slack, answer: &Answer, warning: Option<&'static str>, scopes: &str) -> Response {
    slack.figures.answered(200, answer.as_ref().err().map(|error| error.code.as_str()));
    answer::response(answer, warning, scopes)
}

fn outage(slack: &Slack, status: u16) -> Response {
    slack.figures.answered(status, None);
    answer::outage(status)
}

/// Breaks the connection: the task that serves it ends, and its socket closes without a word.
pub fn hang_up() -> ! {
    std::panic::resume_unwind(Box::new("the connection breaks"))
}

/// Who asks, by their token; a form may carry it, a query and JSON may not.
fn caller(slack: &Slack, method: &Method, headers: &HeaderMap, said: &mut Said) -> Result<Caller, Error> {
    let header = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let bearer = header.and_then(|value| value.strip_prefix("Bearer ")).map(str::to_owned);
    let in_form = said.arguments.remove("token").and_then(|token| token.as_str().map(str::to_owned));
    let token = bearer.or(in_form.filter(|_| !said.is_json)).ok_or_else(|| Error::new("not_authed"))?;
    let mut state = slack.lock();
    let violations = state.violations.clone();
    let found = state.apps.values_mut().find(|app| app.tokens.contains_key(&token));
    let Some(app) = found else { return Err(Error::new("invalid_auth")) };
    let known = app.tokens.get_mut(&token).expect("it was found by it");
    if let Some(refused) = known.refused {
        known.used_in_vain += 1;
        if known.used_in_vain == TRIES_WITH_A_DEAD_TOKEN + 1 {
            violations.record("went on with a dead token", format!("{} after {refused}", method.name));
        }
        return Err(Error::new(refused));
    }
    let is_bots = token.starts_with("xoxb-");
    if is_bots != (method.token == TokenKind::Bot) {
        return Err(Error::new("not_allowed_token_type"));
    }
    let scopes: Vec<&str> = if is_bots {
        app.spec.scopes.iter().map(String::as_str).collect()
    } else {
        vec!["connections:write"]
    };
    Ok(Caller { app: app.id.clone(), user: app.user.clone(), scopes: scopes.join(",") })
}

fn text(arguments: &Map<String, Value>, name: &str) -> String {
    arguments.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}
