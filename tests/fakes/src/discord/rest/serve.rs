//! What happens to every request: the door, the limits, the faults, the form, and then the work.

#![allow(clippy::disallowed_methods, reason = "delays run on real time")]

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};

use serde_json::{Value, json};

use super::{
    super::{
        Discord, errors,
        faults::Fault,
        model::Id,
        ratelimit::{Refusal, Standing, Verdict},
        spec,
    },
    Answer, Auth, Call, File, Reply, Route, TABLES, answer, body,
    route::Params,
};

/// Serves a request.
pub async fn serve(State(discord): State<Arc<Discord>>, request: Request) -> Response {
    if discord.faults.is_down() {
        hang_up();
    }
    let path = request.uri().path().to_owned();
    let path = match versioned(&path) {
        Version::Known(path) => path.to_owned(),
        Version::Unknown => return refuse(&discord, errors::invalid_version()),
        Version::None(path) => return Redirect::permanent(&format!("/api/v10{path}")).into_response(),
    };
    let (route, params) = match find(request.method().as_str(), &path) {
        Ok(found) => found,
        Err(error) => {
            discord.lock().violations.record("no such endpoint", format!("{} {path}", request.method()));
            return refuse(&discord, error);
        }
    };
    let name = route.name();
    discord.figures.request(&name);
    let response = admit(&discord, request, route, params, &name).await;
    discord.figures.answered(response.status().as_u16());
    response
}

/// Lets a request in, or tells it why not.
async fn admit(
    discord: &Arc<Discord>,
    request: Request,
    route: &'static Route,
    params: Params,
    name: &str,
) -> Response {
    let (head, content) = request.into_parts();
    let bot = match bot_of(discord, route, &head.headers) {
        Ok(bot) => bot,
        Err(error) => {
            discord.limiter.in_vain();
            return answer::response(&Err(error), None);
        }
    };
    let major = major(&params);
    let standing = match limit(discord, route, bot, &major, name) {
        Ok(standing) => standing,
        Err(response) => return *response,
    };
    let fault = discord.faults.strike(name);
    match &fault {
        Some(Fault::LoseRequest) => hang_up(),
        Some(Fault::DelayWork(delay)) => tokio::time::sleep(*delay).await,
        Some(Fault::Status { status, worked: false }) => {
            let error = errors::Error::new(*status, 0, format!("{status}: Internal Server Error"));
            return answer::response(&Err(error), standing.as_ref());
        }
        Some(Fault::Page(status)) => return answer::page(*status, "discord.com | Error"),
        Some(Fault::Limited { retry_after, scope }) => {
            return limited(discord, route, bot, &major, *retry_after, scope, standing);
        }
        _ => {}
    }
    let query = query(head.uri.query().unwrap_or(""));
    let (body, files) = match body::read(&head.headers, content).await {
        Ok(read) => read,
        Err(error) => return answer::response(&Err(error), standing.as_ref()),
    };
    let asked = Asked { bot, params, query, body, files };
    if let Some(Fault::WorkLater(delay)) = fault {
        let discord = Arc::clone(discord);
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            act(&discord, route, asked)
        });
        hang_up();
    }
    let answer = act(discord, route, asked);
    if matches!(&answer, Err(error) if matches!(error.status, 401 | 403)) {
        discord.limiter.in_vain();
    }
    match fault {
        Some(Fault::LoseReply) => hang_up(),
        Some(Fault::DelayReply(delay)) => tokio::time::sleep(delay).await,
        Some(Fault::Status { status, .. }) => {
            let error = errors::Error::new(status, 0, format!("{status}: Internal Server Error"));
            return answer::response(&Err(error), standing.as_ref());
        }
        Some(Fault::NoHistory) if answer.is_ok() => {
            let empty = Reply::ok(json!([]));
            return answer::response(&empty, standing.as_ref());
        }
        _ => {}
    }
    answer::response(&answer, standing.as_ref())
}

/// What the path, the query and the body say.
struct Asked {
    bot: Id,
    params: Params,
    query: BTreeMap<String, String>,
    body: Value,
    files: Vec<File>,
}

/// Checks the form and does the work, under the lock.
fn act(discord: &Discord, route: &Route, asked: Asked) -> Answer {
    let Asked { bot, params, query, body, files } = asked;
    if let Some(form) = route.form {
        spec::check(form, &body)?;
    }
    let mut state = discord.lock();
    for field in route.form.map(|form| spec::unknown_fields(form, &body)).unwrap_or_default() {
        state.violations.record("unknown field", format!("{field} in {}", route.name()));
    }
    let mut call = Call { discord, state: &mut state, bot, params, query, body, files };
    (route.act)(&mut call)
}

/// Breaks the connection: the task that serves it ends, and its socket closes without a word.
fn hang_up() -> ! {
    std::panic::resume_unwind(Box::new("the connection breaks"))
}

fn refuse(discord: &Discord, error: errors::Error) -> Response {
    discord.figures.answered(error.status);
    answer::response(&Err(error), None)
}

enum Version<'a> {
    Known(&'a str),
    Unknown,
    None(&'a str),
}

fn versioned(path: &str) -> Version<'_> {
    let path = path.strip_prefix("/api").unwrap_or(path);
    let Some(rest) = path.strip_prefix("/v").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return Version::None(path);
    };
    match rest.split_once('/') {
        Some(("9" | "10", _)) => Version::Known(&rest[rest.find('/').expect("it was split there")..]),
        _ => Version::Unknown,
    }
}

/// The endpoint of a path, and what the path says.
fn find(method: &str, path: &str) -> Result<(&'static Route, Params), errors::Error> {
    let mut error = errors::not_found();
    // Fixed names come before ids: `/users/@me` is no id.
    for route in TABLES.iter().copied().flatten() {
        if let Some(params) = route.params(path) {
            if route.method == method {
                return Ok((route, params));
            }
            error = errors::method_not_allowed();
        }
    }
    Err(error)
}

/// Who asks.
fn bot_of(discord: &Discord, route: &Route, headers: &HeaderMap) -> Result<Id, errors::Error> {
    let state = discord.lock();
    if headers.get(header::USER_AGENT).is_none_or(axum::http::HeaderValue::is_empty) {
        state.violations.record("no User-Agent", route.name());
        return Err(errors::no_user_agent());
    }
    if route.auth == Auth::None {
        return Ok(0);
    }
    let token = headers.get(header::AUTHORIZATION).and_then(|token| token.to_str().ok());
    let token = token.and_then(|token| token.strip_prefix("Bot ")).ok_or_else(errors::unauthorized)?;
    let mut applications = state.applications.values();
    let found = applications.find(|application| application.token == token);
    found.map(|application| application.id).ok_or_else(errors::unauthorized)
}

/// The channel, server or webhook by which limits are counted.
fn major(params: &[(&'static str, String)]) -> String {
    let mut parts = params.iter().filter(|(name, _)| {
        matches!(*name, "channel_id" | "guild_id" | "webhook_id" | "interaction_id" | "token")
    });
    parts.next().map(|(_, value)| value.clone()).unwrap_or_default()
}

/// Counts the request; the answer, if it is one too many.
fn limit(
    discord: &Discord,
    route: &Route,
    bot: Id,
    major: &str,
    name: &str,
) -> Result<Option<Standing>, Box<Response>> {
    let globally = route.auth == Auth::Bot;
    if discord.limiter.was_told(bot, route.bucket, major) {
        discord.lock().violations.record("sent before retry_after", format!("{name} ({major})"));
    }
    match discord.limiter.take(bot, route.bucket, major, globally) {
        Verdict::Pass(standing) => Ok(standing),
        Verdict::Blocked(wait) => {
            discord.lock().violations.record("blocked for requests in vain", name.to_owned());
            Err(Box::new(answer::blocked(wait.as_secs())))
        }
        Verdict::Wait(refusal) => {
            discord.limiter.in_vain();
            Err(Box::new(answer::too_many(&refusal)))
        }
    }
}

/// «Too many requests», by a fault.
fn limited(
    discord: &Discord,
    route: &Route,
    bot: Id,
    major: &str,
    retry_after: Duration,
    scope: &'static str,
    standing: Option<Standing>,
) -> Response {
    let global = scope == "global";
    discord.limiter.told(bot, route.bucket, major, retry_after, global);
    if scope != "shared" {
        discord.limiter.in_vain();
    }
    answer::too_many(&Refusal { retry_after, global, scope, standing })
}

fn query(text: &str) -> BTreeMap<String, String> {
    let address = url::Url::parse(&format!("http://discord/?{text}")).expect("a query fits an address");
    address.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
}
