//! A connection to the gateway for each shard, and a look at whether they are alive.
//!
//! serenity keeps the connections: it identifies, sends heartbeats, resumes and connects anew. It
//! hands each event over in a task of its own, so it has a thread of its own with one queue of tasks:
//! events come out in the order in which Discord sent them. Three things it gets wrong are made up
//! for here. A shard whose reconnection fails may hang in a call that never returns, still called
//! connected; so what counts is that heartbeats are answered. It may also spin on a socket that is
//! gone, until the next heartbeat, and nothing else on its thread moves; so the thread is watched from
//! outside. And after a shard was started anew, it does not wait for its goodbyes.

use std::{
    collections::{HashMap, HashSet},
    convert::Infallible,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use secrecy::{ExposeSecret, SecretString};
use serenity::{
    all::{
        ConnectionStage, Context, Event, GatewayError, GatewayIntents, Http, HttpBuilder, RawEventHandler,
        ShardId, ShardManager, ShardManagerOptions, ShardMessenger,
    },
    async_trait,
};
use tokio::{
    runtime::Handle,
    sync::{mpsc::UnboundedSender, oneshot, watch},
};
use tokio_stream::StreamExt;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::mend;
use crate::clock::Moment;

/// How often the connection is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// How long starting one more shard takes: Discord takes one session in five seconds.
const START: Duration = Duration::from_secs(6);

/// How long the thread may stand still, or spin.
const STALLED_AFTER: Duration = Duration::from_secs(10);

/// How long the goodbye to Discord may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// How often it is asked whether the goodbye is said.
const A_MOMENT: Duration = Duration::from_millis(20);

/// The events on which something depends: one that cannot be read is told of.
const NEEDED: &[&str] = &[
    "READY",
    "RESUMED",
    "GUILD_CREATE",
    "GUILD_DELETE",
    "CHANNEL_DELETE",
    "THREAD_CREATE",
    "THREAD_DELETE",
    "MESSAGE_CREATE",
    "MESSAGE_UPDATE",
    "MESSAGE_DELETE",
    "MESSAGE_DELETE_BULK",
    "INTERACTION_CREATE",
];

/// Why the connection is over.
#[derive(Debug)]
pub(super) enum Ended {
    /// It was told to stop.
    Told,
    /// It does not get anywhere.
    Stuck,
    /// Discord does not let the bot in.
    Fatal(GatewayError),
}

/// What a connection needs.
pub(super) struct Line {
    pub(super) intents: GatewayIntents,
    pub(super) shards: u32,
    pub(super) url: String,
    pub(super) token: SecretString,
    pub(super) api: Url,
    /// How long a shard may be without an answer to a heartbeat before everything is connected anew.
    pub(super) silence: Duration,
}

/// What the thread shows of itself to who watches it.
#[derive(Clone, Default)]
struct Sign {
    /// Changes at each look.
    looks: u64,
    /// The shards, to be told to give up.
    shards: Vec<ShardMessenger>,
}

impl Line {
    /// Holds a connection for each shard on a thread of its own, until it is over.
    pub(super) async fn hold(
        self,
        events: UnboundedSender<Event>,
        shutdown: &CancellationToken,
    ) -> std::io::Result<Ended> {
        let stop = shutdown.child_token();
        let _stopped_with_us = stop.clone().drop_guard();
        let (sender, mut ended) = oneshot::channel();
        let (signs, sign) = watch::channel(Sign::default());
        let stalled = CancellationToken::new();
        let free = keep_moving(sign, stalled.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::Builder::new().name("discord-gateway".to_owned()).spawn(move || {
            let ended = runtime.block_on(self.be_on(events, stop, stalled, signs));
            runtime.shutdown_timeout(GOODBYE);
            // Nobody is left to hear it where the whole process goes down.
            let _ = sender.send(ended);
        })?;
        let told_and_gone = async {
            shutdown.cancelled().await;
            (Moment::now() + GOODBYE + GOODBYE).reached().await;
        };
        Ok(tokio::select! {
            ended = &mut ended => ended.unwrap_or(Ended::Stuck),
            never = free => match never {},
            () = told_and_gone => {
                tracing::warn!("the connection to Discord could not be closed");
                Ended::Told
            }
        })
    }

    async fn be_on(
        self,
        events: UnboundedSender<Event>,
        stop: CancellationToken,
        stalled: CancellationToken,
        signs: watch::Sender<Sign>,
    ) -> Ended {
        let handler: Arc<dyn RawEventHandler> = Arc::new(Passer { events, unknown: Mutex::default() });
        let (manager, mut fatal) = ShardManager::new(ShardManagerOptions {
            data: Arc::default(),
            event_handlers: Vec::new(),
            raw_event_handlers: vec![handler],
            shard_index: 0,
            shard_init: self.shards,
            shard_total: self.shards,
            ws_url: Arc::new(tokio::sync::Mutex::new(self.url.clone())),
            http: Arc::new(self.http()),
            intents: self.intents,
            presence: None,
        });
        if let Err(error) = manager.initialize() {
            tracing::error!(%error, "the shards could not be started");
            return Ended::Stuck;
        }
        let ended = tokio::select! {
            () = stop.cancelled() => Ended::Told,
            () = stalled.cancelled() => Ended::Stuck,
            () = stuck(&manager, self.shards, self.silence, &signs) => Ended::Stuck,
            Some(ended) = fatal.next() => ended.map_or_else(Ended::Fatal, |()| Ended::Stuck),
        };
        if !matches!(ended, Ended::Fatal(_)) {
            say_goodbye(&manager).await;
        }
        ended
    }

    /// serenity asks Discord for nothing by itself; should it ever, it asks the configured host.
    fn http(&self) -> Http {
        let http = HttpBuilder::new(self.token.expose_secret()).ratelimiter_disabled(true);
        http.proxy(self.api.as_str().trim_end_matches('/')).build()
    }
}

/// Frees the thread whenever it stands still: a shard whose socket is gone ends when it is told to
/// close it. What is left of the connection is of no use then.
async fn keep_moving(mut sign: watch::Receiver<Sign>, stalled: CancellationToken) -> Infallible {
    loop {
        let looked = tokio::select! {
            looked = sign.changed() => looked,
            () = (Moment::now() + STALLED_AFTER).reached() => {
                tracing::warn!("the connection to Discord stands still; giving it up");
                stalled.cancel();
                sign.borrow().shards.iter().for_each(ShardMessenger::shutdown_clean);
                Ok(())
            }
        };
        if looked.is_err() {
            // The connection is over, which is heard elsewhere.
            std::future::pending::<()>().await;
        }
    }
}

/// Closes every connection, and waits until it is closed.
async fn say_goodbye(manager: &ShardManager) {
    if manager.runners.lock().await.is_empty() {
        return;
    }
    let latest = Moment::now() + GOODBYE;
    let said = async {
        manager.shutdown_all().await;
        while Handle::current().metrics().num_alive_tasks() > 0 {
            (Moment::now() + A_MOMENT).reached().await;
        }
    };
    tokio::select! { () = said => {}, () = latest.reached() => {} }
}

/// Returns once a shard has shown no life for too long.
async fn stuck(manager: &ShardManager, shards: u32, silence: Duration, signs: &watch::Sender<Sign>) {
    let now = Moment::now();
    let patience = silence + START * (shards - 1);
    let mut lives: HashMap<ShardId, Life> =
        (0..shards).map(|shard| (ShardId(shard), Life::new(now))).collect();
    loop {
        (Moment::now() + LOOK_EVERY).reached().await;
        let now = Moment::now();
        let runners = manager.runners.lock().await;
        for (shard, life) in &mut lives {
            life.look(runners.get(shard).map(|runner| (&runner.stage, runner.latency)), now);
        }
        let shards = runners.values().map(|runner| runner.runner_tx.clone()).collect();
        drop(runners);
        signs.send_modify(|sign| *sign = Sign { looks: sign.looks + 1, shards });
        if lives.values().any(|life| now.since(life.sign_at) > patience) {
            return;
        }
    }
}

/// Whether a shard is alive: an answer to a heartbeat shows in how long it took.
#[derive(Clone, Copy, Debug)]
struct Life {
    latency: Option<Duration>,
    sign_at: Moment,
}

impl Life {
    fn new(now: Moment) -> Self {
        Self { latency: None, sign_at: now }
    }

    /// Looks at the shard, if there is one.
    fn look(&mut self, shard: Option<(&ConnectionStage, Option<Duration>)>, now: Moment) {
        let Some((ConnectionStage::Connected, latency)) = shard else { return };
        // No two answers take the same number of nanoseconds; should they, the next one counts.
        if latency != self.latency {
            *self = Self { latency, sign_at: now };
        }
    }
}

/// Passes events on, in order.
struct Passer {
    events: UnboundedSender<Event>,
    /// The kinds of events that could not be read, each told once.
    unknown: Mutex<HashSet<String>>,
}

#[async_trait]
impl RawEventHandler for Passer {
    async fn raw_event(&self, _context: Context, event: Event) {
        let mut event = event;
        if let Event::Unknown(unknown) = &event
            && let Some(mended) = mend::read_again(&unknown.kind, &unknown.value)
        {
            event = mended;
        }
        if let Event::Unknown(unknown) = &event {
            let mut known = self.unknown.lock().unwrap_or_else(PoisonError::into_inner);
            if known.insert(unknown.kind.clone()) && NEEDED.contains(&unknown.kind.as_str()) {
                tracing::warn!(
                    kind = unknown.kind,
                    "an event could not be read; some of what happens may be missed"
                );
            }
            return;
        }
        // Nobody listens any more where the bot goes down.
        let _ = self.events.send(event);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONNECTED: ConnectionStage = ConnectionStage::Connected;

    #[allow(clippy::unnecessary_wraps, reason = "a latency is not always known")]
    fn millis(millis: u64) -> Option<Duration> {
        Some(Duration::from_millis(millis))
    }

    #[test]
    fn answers_to_heartbeats_are_signs_of_life() {
        let begun = Moment::now();
        let at = |second| begun + Duration::from_secs(second);
        let mut life = Life::new(begun);
        life.look(Some((&CONNECTED, millis(40))), at(41));
        assert_eq!(life.sign_at, at(41));
        life.look(Some((&CONNECTED, millis(50))), at(82));
        assert_eq!(life.sign_at, at(82));
    }

    #[test]
    fn a_shard_that_only_calls_itself_connected_shows_no_life() {
        let begun = Moment::now();
        let mut life = Life::new(begun);
        for second in 1..500 {
            life.look(Some((&CONNECTED, None)), begun + Duration::from_secs(second));
        }
        assert_eq!(life.sign_at, begun);
    }

    #[test]
    fn neither_does_one_that_is_not_there_or_not_connected() {
        let begun = Moment::now();
        let mut life = Life::new(begun);
        life.look(None, begun + Duration::from_secs(1));
        life.look(Some((&ConnectionStage::Identifying, millis(40))), begun + Duration::from_secs(2));
        assert_eq!(life.sign_at, begun);
    }
}
