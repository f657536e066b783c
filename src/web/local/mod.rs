//! The local chat over HTTP: the page, and the JSON API under `/api`.
//!
//! The API is described in `docs/local-chat.md`. It turns requests into events for the
//! conversation, and what comes back into messages of the local chat; what is said and which rule
//! applies it does not know.

mod actions;
mod api;
mod deliver;
mod error;
mod events;
mod files;
mod guard;
pub mod html;
mod icon;
mod lines;
pub mod markdown;
pub mod page;
mod site;

use std::{io, sync::Arc};

use axum::{Router, extract::DefaultBodyLimit, middleware};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use self::{deliver::Deliveries, guard::Guard};
use super::serve_until;
use crate::chat::{command::CommandSpec, event::Inbox, local::LocalChat};

/// The longest body of a request, in bytes: a form of five fields of 4,000 characters, each of
/// which may take twelve bytes as JSON, and some room.
const BODY_BYTES: usize = 5 * 4_000 * 12 + 16 * 1024;

/// What serves the local chat.
pub struct LocalWeb {
    chat: Arc<LocalChat>,
    inbox: Arc<dyn Inbox>,
    commands: &'static [CommandSpec],
    deliveries: Arc<Deliveries>,
    shutdown: CancellationToken,
}

impl LocalWeb {
    /// Serves `chat`; what members do goes to `inbox`, and `commands` are what they can type.
    #[must_use]
    pub fn new(
        chat: Arc<LocalChat>,
        inbox: Arc<dyn Inbox>,
        commands: &'static [CommandSpec],
        shutdown: CancellationToken,
    ) -> Self {
        let deliveries = Arc::new(Deliveries::new(Arc::clone(&chat), Arc::clone(&inbox)));
        Self { chat, inbox, commands, deliveries, shutdown }
    }

    /// Serves on a listener that only this machine can reach, until the shutdown.
    pub async fn serve(self, listener: TcpListener) -> io::Result<()> {
        let guard = Guard::of_port(listener.local_addr()?.port());
        let clock = Arc::clone(self.chat.clock());
        let shutdown = self.shutdown.clone();
        serve_until(listener, self.router(guard), clock, shutdown).await
    }

    fn router(self, guard: Guard) -> Router {
        Router::new()
            .nest(
                "/api",
                api::routes()
                    .merge(actions::routes())
                    .merge(lines::routes())
                    .merge(events::routes())
                    .merge(files::routes()),
            )
            .merge(site::routes())
            .fallback(error::no_such_page)
            .method_not_allowed_fallback(error::no_such_method)
            .layer(DefaultBodyLimit::max(BODY_BYTES))
            .layer(middleware::from_fn_with_state(guard, guard::check))
            .layer(middleware::map_response(guard::add_headers))
            .with_state(Arc::new(self))
    }
}
