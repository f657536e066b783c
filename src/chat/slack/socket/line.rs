//! One socket: whatever comes is acknowledged before anything is done about it, and handed on.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use tokio::{
    net::TcpStream,
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    task::JoinHandle,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message},
};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::envelope::{Envelope, Frame, Kind, Reply, acknowledgement, waits_for_an_answer};
use crate::clock::Moment;

/// How long a socket may take to be made, and to be greeted.
const GREETING: Duration = Duration::from_secs(10);

/// How long the goodbye may take.
const GOODBYE: Duration = Duration::from_secs(1);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// What is told of a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum News {
    /// Slack will close it soon: another one has to take its place.
    Replace {
        /// How long it has lasted.
        lasted: Duration,
    },
    /// Socket Mode is switched off.
    LinkDisabled,
    /// It is over.
    Over {
        /// Why.
        reason: String,
        /// How long it lasted.
        lasted: Duration,
    },
}

/// A socket that is held. Dropped, it is closed.
#[derive(Debug)]
pub(in super::super) struct Held {
    news: UnboundedReceiver<News>,
    running: JoinHandle<()>,
    close: CancellationToken,
    _closed_with_us: DropGuard,
}

impl Held {
    /// What is told of it next.
    pub(in super::super) async fn news(&mut self) -> News {
        let over = || News::Over { reason: "it stopped".to_owned(), lasted: Duration::ZERO };
        self.news.recv().await.unwrap_or_else(over)
    }

    /// Whether it still hears what happens.
    pub(in super::super) fn is_alive(&self) -> bool {
        !self.running.is_finished()
    }

    /// Closes it, and returns once it is closed.
    pub(in super::super) async fn close(&mut self) {
        self.close.cancel();
        let _ = (&mut self.running).await;
    }
}

/// Makes a socket, and returns once Slack has greeted.
pub(in super::super) async fn connect(
    url: &str,
    heard: UnboundedSender<Envelope>,
    silence: Duration,
) -> Result<Held, String> {
    let greeted = async {
        // The address holds a secret, which an error might repeat.
        let (mut socket, _) = Box::pin(connect_async(url)).await.map_err(|error| words(&error))?;
        greeting(&mut socket).await.map(|()| socket)
    };
    let socket = tokio::select! {
        socket = greeted => socket?,
        () = (Moment::now() + GREETING).reached() => return Err("no greeting came in time".to_owned()),
    };
    let (sender, news) = mpsc::unbounded_channel();
    let (acknowledgements, to_acknowledge) = mpsc::unbounded_channel();
    let close = CancellationToken::new();
    let line = Line { socket, heard, news: sender, acknowledgements, silence, begun: Moment::now() };
    let running = tokio::spawn(line.hold(to_acknowledge, close.clone()));
    Ok(Held { news, running, _closed_with_us: close.clone().drop_guard(), close })
}

async fn greeting(socket: &mut Socket) -> Result<(), String> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => match serde_json::from_str::<Frame>(&text) {
                Ok(frame) if frame.kind == "hello" => return Ok(()),
                Ok(frame) => {
                    let reason = frame.reason.unwrap_or_default();
                    return Err(format!("it was greeted with {} {reason}", frame.kind));
                }
                Err(_) => return Err("it was greeted with something that cannot be read".to_owned()),
            },
            Some(Ok(Message::Close(_))) | None => return Err("it was closed before the greeting".to_owned()),
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(words(&error)),
        }
    }
}

struct Line {
    socket: Socket,
    heard: UnboundedSender<Envelope>,
    news: UnboundedSender<News>,
    acknowledgements: UnboundedSender<String>,
    silence: Duration,
    begun: Moment,
}

impl Line {
    async fn hold(mut self, mut to_acknowledge: UnboundedReceiver<String>, close: CancellationToken) {
        let reason = self.listen(&mut to_acknowledge, &close).await;
        if let Some(reason) = reason {
            let lasted = Moment::now().since(self.begun);
            let _ = self.news.send(News::Over { reason, lasted });
            return;
        }
        let goodbye = async {
            let _ = self.socket.close(None).await;
            // What is still told is told to the next socket as well, because nobody acknowledges it.
            while let Some(Ok(_)) = self.socket.next().await {}
        };
        tokio::select! { () = goodbye => {}, () = (Moment::now() + GOODBYE).reached() => {} }
    }

    /// Hears what comes; returns why there is no more, or nothing once it is to be closed.
    async fn listen(
        &mut self,
        to_acknowledge: &mut UnboundedReceiver<String>,
        close: &CancellationToken,
    ) -> Option<String> {
        let mut heard_at = Moment::now();
        let mut asked = false;
        loop {
            let patience = if asked { self.silence } else { self.silence / 2 };
            let written = tokio::select! {
                biased;
                () = close.cancelled() => return None,
                Some(acknowledgement) = to_acknowledge.recv() => self.write(Message::Text(acknowledgement)).await,
                frame = self.socket.next() => {
                    (heard_at, asked) = (Moment::now(), false);
                    match frame {
                        None => return Some("it was closed".to_owned()),
                        Some(Err(error)) => return Some(words(&error)),
                        Some(Ok(Message::Text(text))) => self.take(&text).await,
                        // Pings are answered by the library, with the next that is written.
                        Some(Ok(Message::Ping(_))) => self.flush().await,
                        Some(Ok(_)) => Ok(()),
                    }
                }
                () = (heard_at + patience).reached() => {
                    if asked {
                        return Some(format!("it was silent for {:?}", self.silence));
                    }
                    asked = true;
                    self.write(Message::Ping(Vec::new())).await
                }
            };
            if let Err(reason) = written {
                return Some(reason);
            }
        }
    }

    /// Acknowledges what a frame tells, and hands it on.
    async fn take(&mut self, text: &str) -> Result<(), String> {
        let Ok(frame) = serde_json::from_str::<Frame>(text) else {
            tracing::warn!("a frame of Slack's could not be read; some of what happens may be missed");
            return Ok(());
        };
        if frame.kind == "disconnect" {
            let reason = frame.reason.unwrap_or_default();
            tracing::debug!(reason, "Slack will close the socket");
            let lasted = Moment::now().since(self.begun);
            let news = if reason == "link_disabled" { News::LinkDisabled } else { News::Replace { lasted } };
            let _ = self.news.send(news);
            return Ok(());
        }
        let Some(id) = frame.envelope_id else { return Ok(()) };
        let kind = Kind::of(&frame.kind);
        let waits = kind.is_some_and(|kind| waits_for_an_answer(kind, &frame.payload));
        if !waits {
            self.write(Message::Text(acknowledgement(&id, None))).await?;
        }
        if let Some(kind) = kind {
            let reply = waits.then(|| Reply::new(&id, &self.acknowledgements));
            // Nobody listens any more where the bot goes down.
            let _ = self.heard.send(Envelope { id, kind, payload: frame.payload, reply });
        }
        Ok(())
    }

    /// Writes; a peer that takes nothing any more is as good as gone.
    async fn write(&mut self, message: Message) -> Result<(), String> {
        tokio::select! {
            written = self.socket.send(message) => written.map_err(|error| words(&error)),
            () = (Moment::now() + self.silence).reached() => Err("nothing could be written".to_owned()),
        }
    }

    async fn flush(&mut self) -> Result<(), String> {
        tokio::select! {
            flushed = self.socket.flush() => flushed.map_err(|error| words(&error)),
            () = (Moment::now() + self.silence).reached() => Err("nothing could be written".to_owned()),
        }
    }
}

/// An error in words that hold no address: it is a secret.
fn words(error: &Error) -> String {
    match error {
        Error::Http(response) => format!("Slack answered {}", response.status().as_u16()),
        Error::Url(_) => "the address of the socket cannot be used".to_owned(),
        error => error.to_string(),
    }
}
