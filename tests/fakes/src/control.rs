//! A fake as programs in other languages use it: each endpoint is `POST /control/NAME` with a JSON object,
//! and does what a test in Rust does. `GET /control` lists them.
//!
//! Whoever can reach it can do everything, so it is off unless the configuration says otherwise.

use std::{fmt::Write as _, future::Future, pin::Pin};

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

/// What an endpoint does: its arguments in, its answer out.
pub type Act<F> = fn(F, Value) -> Pin<Box<dyn Future<Output = Outcome> + Send>>;

/// What comes of it.
pub type Outcome = Result<Value, Refusal>;

/// One endpoint of a fake.
pub struct Verb<F> {
    /// What stands in its address.
    pub name: &'static str,
    /// An example of its arguments.
    pub takes: &'static str,
    /// What it does, for people who read.
    pub does: &'static str,
    /// What it does.
    pub act: Act<F>,
}

/// All endpoints of a fake, under what they have in common.
pub type Verbs<F> = &'static [(&'static str, &'static [Verb<F>])];

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
pub(crate) use verb;

/// What is served: these endpoints, done to what `fake` makes.
pub fn router<F, M>(help: String, verbs: Verbs<F>, fake: M) -> Router
where
    F: 'static,
    M: Fn() -> F + Clone + Send + Sync + 'static,
{
    Router::new()
        .route("/control", get(|| async { help }))
        .route("/control/{name}", post(serve::<F, M>))
        .with_state((verbs, fake))
}

async fn serve<F, M>(
    Shared((verbs, fake)): Shared<(Verbs<F>, M)>,
    Path(name): Path<String>,
    body: Bytes,
) -> Response
where
    M: Fn() -> F,
{
    let verb = verbs.iter().flat_map(|(_, verbs)| verbs.iter()).find(|verb| verb.name == name);
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
    match (verb.act)(fake(), arguments).await {
        Ok(answer) => Json(answer).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// All that can be done, for people who read.
pub fn help<F>(opening: &str, verbs: Verbs<F>) -> String {
    let mut text = format!("{opening}\n");
    for (title, verbs) in verbs {
        let _ = writeln!(text, "\n{title}");
        for Verb { name, takes, does, .. } in *verbs {
            let _ = writeln!(text, "  {name} {takes}\n      {does}");
        }
    }
    text
}

/// Why something was not done.
pub struct Refusal(pub StatusCode, pub String);

impl Refusal {
    /// There is no such thing.
    pub fn unknown(what: &str, id: impl std::fmt::Display) -> Self {
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

/// No arguments at all.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The arguments of an endpoint.
pub fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, Refusal> {
    serde_json::from_value(arguments).map_err(|error| Refusal(StatusCode::BAD_REQUEST, error.to_string()))
}
