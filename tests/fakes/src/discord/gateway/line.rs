//! The bytes of a socket: text, or one stream of zlib. It knows nothing of what they mean.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use flate2::{Compress, Compression, FlushCompress};
use serde_json::Value;

/// The socket, and how it is written to.
pub(super) struct Line {
    socket: WebSocket,
    zlib: Option<Compress>,
}

impl Line {
    /// A socket whose stream is compressed, if the bot wants that.
    pub(super) fn new(socket: WebSocket, compressed: bool) -> Self {
        Self { socket, zlib: compressed.then(|| Compress::new(Compression::fast(), true)) }
    }

    /// What the bot says next.
    pub(super) async fn hear(&mut self) -> Option<Result<Message, axum::Error>> {
        self.socket.recv().await
    }

    /// Sends a payload; `false` if nobody is there any more.
    pub(super) async fn send(&mut self, payload: &Value) -> bool {
        let text = payload.to_string();
        let message = match &mut self.zlib {
            None => Message::Text(text.into()),
            Some(zlib) => Message::Binary(deflate(zlib, text.as_bytes()).into()),
        };
        self.socket.send(message).await.is_ok()
    }

    /// Closes the socket with a code.
    pub(super) async fn close(&mut self, code: u16) {
        let frame = CloseFrame { code, reason: Utf8Bytes::from_static("") };
        let _ = self.socket.send(Message::Close(Some(frame))).await;
        // Until the bot has heard it.
        let hear = async { while let Some(Ok(_)) = self.socket.recv().await {} };
        let _ = tokio::time::timeout(Duration::from_secs(2), hear).await;
    }
}

/// One message of the stream, with a sync flush at its end.
fn deflate(zlib: &mut Compress, text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() / 2 + 64);
    let begun = zlib.total_in();
    loop {
        let read = usize::try_from(zlib.total_in() - begun).expect("a small number");
        out.reserve(1_024);
        zlib.compress_vec(&text[read..], &mut out, FlushCompress::Sync).expect("it can be compressed");
        let all_read = usize::try_from(zlib.total_in() - begun).expect("a small number") == text.len();
        if all_read && out.len() < out.capacity() {
            return out;
        }
    }
}
