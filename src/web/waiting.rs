//! What the local chat's address says while its database is waited for: that it is, on a page that
//! looks again by itself.

use std::{io, net::TcpListener as Socket, sync::Arc};

use axum::{
    Router,
    http::{StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::serve_until;
use crate::clock::Clock;

/// The page. It loads itself anew, so that who opened it too early gets there without doing anything.
const PAGE: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"refresh\" content=\"2\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Keypoint waits</title>
</head>
<body>
<h1>Keypoint waits for its database</h1>
<p>The database does not answer yet. This page looks again every two seconds, and the chat opens by itself.</p>
<p>If this goes on, the log of Keypoint says which database it waits for, and why.</p>
</body>
</html>
";

/// Two listeners on one address: one to wait with, and one for afterwards.
pub fn twins(listener: TcpListener) -> io::Result<(TcpListener, TcpListener)> {
    let socket: Socket = listener.into_std()?;
    let twin = socket.try_clone()?;
    Ok((TcpListener::from_std(socket)?, TcpListener::from_std(twin)?))
}

/// Says on every path that the database is waited for, until told to stop.
pub async fn serve(listener: TcpListener, clock: Arc<dyn Clock>, stop: CancellationToken) -> io::Result<()> {
    serve_until(listener, Router::new().fallback(page), clock, stop).await
}

async fn page() -> Response {
    // The connection is not kept: the next request is for the chat itself.
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONNECTION, "close"),
        (header::RETRY_AFTER, "2"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'"),
    ];
    (StatusCode::SERVICE_UNAVAILABLE, headers, Html(PAGE)).into_response()
}
