//! The wire between the adapter and the gateway, which can be cut as networks are.

use std::net::SocketAddr;

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// What becomes of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// They are let through.
    Open,
    /// They are reset, those that there are and new ones.
    Reset,
    /// Those that there are are reset; new ones are taken, and nobody ever answers.
    Silent,
}

/// A wire.
pub struct Relay {
    /// Where it begins.
    pub address: SocketAddr,
    wire: watch::Sender<Wire>,
    accepting: JoinHandle<()>,
}

impl Relay {
    /// A wire that leads there.
    pub async fn to(target: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let wire = watch::Sender::new(Wire::Open);
        let seen = wire.clone();
        let accepting = tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                tokio::spawn(carry(socket, target, seen.subscribe()));
            }
        });
        Self { address, wire, accepting }
    }

    /// From now on connections fare like this.
    pub fn set(&self, wire: Wire) {
        self.wire.send_replace(wire);
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn carry(mut socket: TcpStream, target: SocketAddr, mut wire: watch::Receiver<Wire>) {
    let now = *wire.borrow_and_update();
    match now {
        Wire::Open => {
            let mut other = TcpStream::connect(target).await.unwrap();
            tokio::select! {
                _ = copy_bidirectional(&mut socket, &mut other) => return,
                _ = wire.changed() => {}
            }
        }
        Wire::Silent => {
            let _ = wire.changed().await;
        }
        Wire::Reset => {}
    }
    // A reset rather than a goodbye.
    let _ = socket.set_zero_linger();
}
