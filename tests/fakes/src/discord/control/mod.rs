//! The fake Discord as programs in other languages use it: each endpoint is `POST /control/NAME`
//! with a JSON object, and does what a test in Rust does by [`people`].
//!
//! ```text
//! POST /control/say {"by": "123", "channel": "456", "text": "hello"}  ─▶  {"message": "789"}
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

use std::{fmt, sync::Arc};

use axum::{Router, http::StatusCode};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Discord, Fake, errors::Error, model};

mod act;
mod look;
mod make;
mod wire;

use crate::control::{self as endpoints, Nothing, Outcome, Refusal, read, verb};

/// An endpoint of this fake.
type Verb = endpoints::Verb<Fake>;

const VERBS: endpoints::Verbs<Fake> = &[
    ("What there is", make::VERBS),
    ("What people do", act::VERBS),
    ("What people see", look::VERBS),
    ("What goes on underneath", wire::VERBS),
];

/// What is served.
pub fn router(discord: &Arc<Discord>) -> Router {
    let discord = Arc::clone(discord);
    endpoints::router(help(), VERBS, move || Fake::of(&discord))
}

/// All that can be done, for people who read.
pub fn help() -> String {
    let opening = "POST /control/NAME with a JSON object. Ids are strings. What is refused is answered \
                    with {\"error\": \"why\"}.";
    endpoints::help(opening, VERBS)
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(StatusCode::CONFLICT, format!("{} (code {})", error.message, error.code))
    }
}

/// An id: a string, or a number where a program can hold one that large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Id(model::Id);

impl fmt::Display for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let id = value.as_u64().or_else(|| value.as_str()?.parse().ok());
        id.map(Id).ok_or_else(|| serde::de::Error::custom(format!("{value} is no id")))
    }
}

/// Permissions, as everywhere in the API: a string of a number.
type Bits = Id;

/// An id on the wire.
fn told(id: model::Id) -> Value {
    Value::String(id.to_string())
}

/// Looks things up before anything is done with them.
impl Fake {
    fn user(&self, id: Id) -> Result<model::Id, Refusal> {
        if self.lock().users.contains_key(&id.0) { Ok(id.0) } else { Err(Refusal::unknown("user", id)) }
    }

    fn guild(&self, id: Id) -> Result<model::Id, Refusal> {
        if self.lock().guilds.contains_key(&id.0) { Ok(id.0) } else { Err(Refusal::unknown("guild", id)) }
    }

    fn channel(&self, id: Id) -> Result<model::Id, Refusal> {
        if self.lock().channels.contains_key(&id.0) { Ok(id.0) } else { Err(Refusal::unknown("channel", id)) }
    }

    fn application(&self, id: Id) -> Result<model::Id, Refusal> {
        let known = self.lock().applications.contains_key(&id.0);
        if known { Ok(id.0) } else { Err(Refusal::unknown("application", id)) }
    }
}
