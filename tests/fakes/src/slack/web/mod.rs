//! The Web API: `/api/METHOD`.
//!
//! Every method is a row of a table: its name, which token and scopes it needs, its tier, and what it
//! does under the lock. What all have in common — tokens, scopes, limits, faults, arguments — is done
//! once, in [`serve`].

#![allow(
    clippy::unnecessary_wraps,
    reason = "all methods have one shape: a call in, an answer or a refusal out"
)]

use std::sync::Arc;

use axum::{
    Router,
    routing::{any, post},
};

use super::Slack;

mod answer;
mod apps;
mod body;
mod call;
mod chat;
mod conversations;
mod files;
mod history;
mod method;
mod pages;
mod post;
mod reactions;
mod serve;
mod users;
mod views;

pub use answer::{Answer, response};
pub use call::Call;
pub use method::{Method, TokenKind};
pub use post::{Draft, named};
pub use serve::hang_up;

/// Every method.
pub const TABLES: &[&[Method]] = &[
    apps::METHODS,
    chat::METHODS,
    conversations::METHODS,
    files::METHODS,
    history::METHODS,
    users::METHODS,
    reactions::METHODS,
    views::METHODS,
];

/// The whole API.
pub fn router(slack: &Arc<Slack>) -> Router {
    Router::new()
        .route("/api/{method}", any(serve::serve))
        .route("/upload/v1/{key}", post(files::receive))
        .layer(axum::extract::DefaultBodyLimit::max(16 * 1024 * 1024))
        .with_state(Arc::clone(slack))
}
