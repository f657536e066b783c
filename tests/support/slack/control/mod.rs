//! The fake Slack as programs in other languages use it: each endpoint is `POST /control/NAME` with a
//! JSON object, and does what a test in Rust does by [`people`].
//!
//! ```text
//! POST /control/say {"by": "U1", "channel": "C1", "text": "hello"}  ─▶  {"ts": "1700000000.000100"}
//! ```
//!
//! `GET /control` lists them. Whoever can reach it can do everything, so it is off unless the
//! configuration says otherwise. It knows nothing that the rest of the fake does not do by itself.
//!
//! [`people`]: super::people

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "all endpoints have one shape: arguments in, an answer or a refusal out"
)]

use std::{fmt::Write as _, future::Future, pin::Pin, sync::Arc};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State as Shared},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::{Fake, Slack, errors::Error};

mod act;
mod forms;
mod look;
mod make;
mod wire;

/// What an endpoint does: its arguments in, its answer out.
type Act = fn(Fake, Value) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// What comes of it.
type Outcome = Result<Value, Refusal>;

/// One endpoint.
struct Verb {
    name: &'static str,
    /// An example of its arguments.
    takes: &'static str,
    does: &'static str,
    act: Act,
}

/// An endpoint of a function that waits, or does not.
macro_rules! verb {
    ($name:literal, $takes:literal, $does:literal, async $act:path) => {
        Verb {
            name: $name,
            takes: $takes,
            does: $does,
            act: |fake, arguments| Box::pin(async move { $act(fake, read(arguments)?).await }),
        }
    };
    ($name:literal, $takes:literal, $does:literal, $act:path) => {
        Verb {
            name: $name,
            takes: $takes,
            does: $does,
            act: |fake, arguments| Box::pin(async move { $act(&fake, read(arguments)?) }),
        }
    };
}
use verb;

const VERBS: &[(&str, &[Verb])] = &[
    ("What there is", make::VERBS),
    ("What people do", act::VERBS),
    ("Forms", forms::VERBS),
    ("What people see", look::VERBS),
    ("What goes on underneath", wire::VERBS),
];

/// What is served.
pub fn router(slack: &Arc<Slack>) -> Router {
    Router::new()
        .route("/control", get(|| async { help() }))
        .route("/control/{name}", post(serve))
        .with_state(Arc::clone(slack))
}

async fn serve(Shared(slack): Shared<Arc<Slack>>, Path(name): Path<String>, body: Bytes) -> Response {
    let verb = VERBS.iter().flat_map(|(_, verbs)| verbs.iter()).find(|verb| verb.name == name);
    let Some(verb) = verb else {
        let refusal = Refusal(StatusCode::NOT_FOUND, format!("there is no {name}: see GET /control"));
        return refusal.into_response();
    };
    // Whatever type the body says that it has: nobody has to learn how to set it.
    let arguments = if body.is_empty() { Ok(json!({})) } else { serde_json::from_slice(&body) };
    let arguments = match arguments {
        Ok(arguments) => arguments,
        Err(error) => return Refusal(StatusCode::BAD_REQUEST, error.to_string()).into_response(),
    };
    match (verb.act)(Fake::of(&slack), arguments).await {
        Ok(answer) => Json(answer).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// All that can be done, for people who read.
pub fn help() -> String {
    let mut text = "POST /control/NAME with a JSON object. What is refused is answered with {\"error\": \
                    \"why\"}.\n"
        .to_owned();
    for (title, verbs) in VERBS {
        let _ = writeln!(text, "\n{title}");
        for Verb { name, takes, does, .. } in *verbs {
            let _ = writeln!(text, "  {name} {takes}\n      {does}");
        }
    }
    text
}

/// Why something was not done.
struct Refusal(StatusCode, String);

impl Refusal {
    /// There is no such thing.
    fn unknown(what: &str, id: &str) -> Self {
        Self(StatusCode::NOT_FOUND, format!("there is no {what} {id}"))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.0, Json(json!({ "error": self.1 }))).into_response()
    }
}

impl From<String> for Refusal {
    fn from(why: String) -> Self {
        Self(StatusCode::CONFLICT, why)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(StatusCode::CONFLICT, error.code)
    }
}

/// No arguments at all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, Refusal> {
    serde_json::from_value(arguments).map_err(|error| Refusal(StatusCode::BAD_REQUEST, error.to_string()))
}

/// Looks things up before anything is done with them.
impl Fake {
    fn check_user(&self, id: &str) -> Result<(), Refusal> {
        if self.lock().users.contains_key(id) { Ok(()) } else { Err(Refusal::unknown("user", id)) }
    }

    fn check_channel(&self, id: &str) -> Result<(), Refusal> {
        if self.lock().channels.contains_key(id) { Ok(()) } else { Err(Refusal::unknown("channel", id)) }
    }

    fn check_app(&self, id: &str) -> Result<(), Refusal> {
        if self.lock().apps.contains_key(id) { Ok(()) } else { Err(Refusal::unknown("app", id)) }
    }
}
