//! HTTP on two listeners: the local chat (loopback only), and the public one (health).
//!
//! Here is what both need: taking an address, with errors that say what to do, and stopping soon
//! after being told to. Nothing here knows what is served.

pub mod local;
pub mod public;
pub mod waiting;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use axum::Router;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::clock::Clock;

/// How long requests that are under way may take to end when the process stops. Streams end by
/// themselves at once, so this is for the few others; nobody likes to wait longer for Ctrl-C.
const FAREWELL: Duration = Duration::from_millis(800);

/// Why an address cannot be listened on.
#[derive(Debug, thiserror::Error)]
pub enum BindError {
    /// Another program has it.
    #[error(
        "the address {addr} is taken by another program: stop it, or choose another one with `{flag} {next}`"
    )]
    Taken {
        /// The address.
        addr: SocketAddr,
        /// The argument that sets it.
        flag: &'static str,
        /// Another address that may be free.
        next: SocketAddr,
    },
    /// It can be reached from other machines, and the local chat has no login.
    #[error(
        "{addr} can be reached from other machines, and the local chat has no login: \
         give a loopback address, as in `{flag} 127.0.0.1:{}`", addr.port()
    )]
    NotLoopback {
        /// The address.
        addr: SocketAddr,
        /// The argument that sets it.
        flag: &'static str,
    },
    /// The operating system refused.
    #[error("cannot listen on {addr}: {source}; choose another address with `{flag}`")]
    Refused {
        /// The address.
        addr: SocketAddr,
        /// The argument that sets it.
        flag: &'static str,
        /// What it said.
        source: io::Error,
    },
}

/// Takes an address. `flag` is the argument that sets it, for the error.
pub async fn bind(addr: SocketAddr, flag: &'static str) -> Result<TcpListener, BindError> {
    TcpListener::bind(addr).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => BindError::Taken {
            addr,
            flag,
            // The port below the highest one is as good as the one above any other.
            next: SocketAddr::new(addr.ip(), addr.port().checked_add(1).unwrap_or(addr.port() - 1)),
        },
        _ => BindError::Refused { addr, flag, source },
    })
}

/// Takes an address that only this machine can reach.
pub async fn bind_loopback(addr: SocketAddr, flag: &'static str) -> Result<TcpListener, BindError> {
    if addr.ip().is_loopback() { bind(addr, flag).await } else { Err(BindError::NotLoopback { addr, flag }) }
}

/// Serves until `shutdown`, and then a moment longer for the requests that are under way.
async fn serve_until(
    listener: TcpListener,
    router: Router,
    clock: Arc<dyn Clock>,
    shutdown: CancellationToken,
) -> io::Result<()> {
    let stop = shutdown.clone();
    let serve = axum::serve(listener, router).with_graceful_shutdown(stop.cancelled_owned());
    let farewell = async {
        shutdown.cancelled().await;
        clock.sleep_until(clock.now() + FAREWELL).await;
    };
    tokio::select! {
        result = serve => result,
        () = farewell => Ok(()),
    }
}
