//! The REST API: `/api/v10` and `/api/v9`.
//!
//! Every endpoint is a row of a table: its route, its limit, the description of its body, and what
//! it does under the lock. What all have in common — tokens, limits, faults, forms — is done once,
//! in [`serve`].

use std::sync::Arc;

use axum::{Router, routing::any};

use super::Discord;

mod answer;
mod body;
mod call;
mod channels;
mod commands;
mod gateway;
mod guilds;
mod messages;
mod reactions;
mod route;
mod serve;
mod threads;
mod users;

pub use answer::{Answer, Reply};
pub use body::File;
pub use call::Call;
pub use call::seen;
pub use messages::{edited, spoken};
pub use route::{Auth, Route};

/// Every endpoint.
pub const TABLES: &[&[Route]] = &[
    gateway::ROUTES,
    users::ROUTES,
    guilds::ROUTES,
    channels::ROUTES,
    messages::ROUTES,
    reactions::ROUTES,
    threads::ROUTES,
    commands::ROUTES,
    super::interactions::ROUTES,
];

/// The whole API.
pub fn router(discord: &Arc<Discord>) -> Router {
    Router::new()
        .route("/api/{*path}", any(serve::serve))
        .layer(axum::extract::DefaultBodyLimit::disable())
        .with_state(Arc::clone(discord))
}
