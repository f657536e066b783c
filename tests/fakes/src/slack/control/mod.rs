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

use std::sync::Arc;

use axum::{Router, http::StatusCode};

use super::{Fake, Slack, errors::Error};

mod act;
mod forms;
mod look;
mod make;
mod wire;

use crate::control::{self as endpoints, Nothing, Outcome, Refusal, read, verb};

/// An endpoint of this fake.
type Verb = endpoints::Verb<Fake>;

const VERBS: endpoints::Verbs<Fake> = &[
    ("What there is", make::VERBS),
    ("What people do", act::VERBS),
    ("Forms", forms::VERBS),
    ("What people see", look::VERBS),
    ("What goes on underneath", wire::VERBS),
];

/// What is served.
pub fn router(slack: &Arc<Slack>) -> Router {
    let slack = Arc::clone(slack);
    endpoints::router(help(), VERBS, move || Fake::of(&slack))
}

/// All that can be done, for people who read.
pub fn help() -> String {
    let opening = "POST /control/NAME with a JSON object. What is refused is answered with {\"error\": \
                    \"why\"}.";
    endpoints::help(opening, VERBS)
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self(StatusCode::CONFLICT, error.code)
    }
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
