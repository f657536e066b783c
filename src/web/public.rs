//! The public listener: whether the process is up, and whether it can do its work. It may be
//! reached from anywhere, so it says no more than that.

use std::{io, sync::Arc, time::Duration};

use async_trait::async_trait;
use axum::{
    Json, Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::serve_until;
use crate::clock::Clock;

/// How long the answer to whether we are ready may take: a database that needs longer than this
/// for a question without work is of no use to people who wait for a reply within three.
const PATIENCE: Duration = Duration::from_secs(1);

/// Whether the process can do its work.
#[async_trait]
pub trait Readiness: Send + Sync {
    /// Checks that the database answers, that jobs are running, that Slack is heard if it is on, and that
    /// the clock can be believed.
    ///
    /// # Errors
    /// What is missing.
    async fn check(&self) -> Result<(), NotReady>;
}

/// What is missing to do the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotReady {
    /// The database does not answer.
    #[error("the database does not answer")]
    Database,
    /// No jobs are being done.
    #[error("jobs are not running")]
    Jobs,
    /// Nothing that happens on Slack is heard.
    #[error("there is no connection to Slack")]
    Slack,
    /// The clock is in doubt: what is posted on its word waits.
    #[error("the clock is in doubt: new posts and reveals wait")]
    Clock,
    /// The process stops.
    #[error("shutting down")]
    Stopping,
}

/// What the public listener looks at.
#[derive(Clone)]
struct Health {
    readiness: Arc<dyn Readiness>,
    clock: Arc<dyn Clock>,
    shutdown: CancellationToken,
}

/// Serves until `shutdown`.
pub async fn serve(
    listener: TcpListener,
    readiness: Arc<dyn Readiness>,
    clock: Arc<dyn Clock>,
    shutdown: CancellationToken,
) -> io::Result<()> {
    let health = Health { readiness, clock: Arc::clone(&clock), shutdown: shutdown.clone() };
    let router =
        Router::new().route("/healthz", get(healthz)).route("/readyz", get(readyz)).with_state(health);
    serve_until(listener, router, clock, shutdown).await
}

async fn healthz() -> Response {
    answer(StatusCode::OK, json!({"status": "up"}))
}

async fn readyz(State(health): State<Health>) -> Response {
    let ready = if health.shutdown.is_cancelled() {
        Err(NotReady::Stopping)
    } else {
        tokio::select! {
            ready = health.readiness.check() => ready,
            () = health.clock.sleep_until(health.clock.now() + PATIENCE) => Err(NotReady::Database),
        }
    };
    match ready {
        Ok(()) => answer(StatusCode::OK, json!({"status": "ready"})),
        Err(missing) => {
            let body = json!({"status": "not ready", "reason": missing.to_string()});
            answer(StatusCode::SERVICE_UNAVAILABLE, body)
        }
    }
}

fn answer(status: StatusCode, body: serde_json::Value) -> Response {
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
