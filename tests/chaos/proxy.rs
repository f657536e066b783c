//! What stands between the processes and a server, so that their connections can be cut, refused, or
//! left without a word.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    time::sleep,
};

/// How often a frozen line looks whether it is frozen still.
const GLANCE: Duration = Duration::from_millis(20);

/// A proxy that listens until the program ends.
pub struct Proxy {
    address: SocketAddr,
    closed: AtomicBool,
    frozen: AtomicBool,
    mute: AtomicBool,
    cuts: watch::Sender<u64>,
}

impl Proxy {
    /// Starts one before a server.
    pub async fn start(server: SocketAddr) -> io::Result<Arc<Self>> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let proxy = Arc::new(Self {
            address: listener.local_addr()?,
            closed: AtomicBool::new(false),
            frozen: AtomicBool::new(false),
            mute: AtomicBool::new(false),
            cuts: watch::Sender::new(0),
        });
        let accepting = Arc::clone(&proxy);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                // Dropped, it is a connection that is reset.
                if !accepting.closed.load(Ordering::SeqCst) {
                    tokio::spawn(Arc::clone(&accepting).serve(client, server));
                }
            }
        });
        Ok(proxy)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts every connection that there is.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }

    /// Cuts every connection and lets no other in, or lets them in again.
    pub fn close(&self, closed: bool) {
        self.closed.store(closed, Ordering::SeqCst);
        if closed {
            self.cut();
        }
    }

    /// Passes nothing on, or does so again.
    pub fn freeze(&self, frozen: bool) {
        self.frozen.store(frozen, Ordering::SeqCst);
    }

    /// Passes nothing on of what the server says, or does so again; what it is told reaches it.
    pub fn mute(&self, mute: bool) {
        self.mute.store(mute, Ordering::SeqCst);
    }

    async fn serve(self: Arc<Self>, client: TcpStream, server: SocketAddr) {
        let mut cuts = self.cuts.subscribe();
        let Ok(server) = TcpStream::connect(server).await else { return };
        let ((from_client, to_client), (from_server, to_server)) = (client.into_split(), server.into_split());
        tokio::select! {
            _ = self.pass(from_client, to_server, false) => {}
            _ = self.pass(from_server, to_client, true) => {}
            _ = cuts.changed() => {}
        }
    }

    async fn pass(&self, mut from: OwnedReadHalf, mut to: OwnedWriteHalf, is_reply: bool) -> io::Result<()> {
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let length = from.read(&mut buffer).await?;
            if length == 0 {
                return Ok(());
            }
            while self.frozen.load(Ordering::SeqCst) || (is_reply && self.mute.load(Ordering::SeqCst)) {
                sleep(GLANCE).await;
            }
            to.write_all(&buffer[..length]).await?;
        }
    }
}
