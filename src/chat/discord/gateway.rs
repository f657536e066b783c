//! The gateway: who the bot is, which intents it has, and a connection that lasts.
//!
//! serenity keeps the connection: it identifies, sends heartbeats, resumes and connects anew. It
//! hands each event over in a task of its own, so it runs on a thread of its own with one queue of
//! tasks: events come out in the order in which Discord sent them. What serenity leaves to its user
//! is here: the gateway of the configured host, fatal errors in words, a connection that is stuck.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use secrecy::ExposeSecret;
use serenity::{
    all::{
        ApplicationFlags, ConnectionStage, Context, Event, GatewayError, GatewayIntents, Http, HttpBuilder,
        RawEventHandler, ShardManager, ShardManagerOptions,
    },
    async_trait,
    http::Route,
};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio_stream::StreamExt;
use tokio_util::sync::CancellationToken;

use super::{
    Discord,
    events::Listener,
    invite_permissions,
    rest::{Request, RestError},
};
use crate::{
    chat::{command::CommandSpec, event::Inbox},
    clock::Moment,
};

/// How long Discord is left alone after it could not be reached, at first and at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// How often the connection is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// How long a shard may be without a connection before everything is connected anew: serenity has
/// tried by itself many times by then.
const STUCK_AFTER: Duration = Duration::from_mins(3);

/// How long the goodbye to Discord may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// The events on which something depends: one that cannot be read is told of.
const NEEDED: &[&str] = &[
    "READY",
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

/// Why the bot cannot be on Discord at all.
#[derive(Debug, thiserror::Error)]
pub enum DiscordError {
    /// The token is wrong.
    #[error(
        "Discord does not know this bot token\n\
         copy it again from https://discord.com/developers/applications, under Bot, Reset Token, into DISCORD_TOKEN"
    )]
    Token,
    /// Discord does not let the bot in.
    #[error("Discord does not let the bot in: {0}")]
    Refused(String),
    /// The thread of the gateway could not be started.
    #[error("the thread of the gateway could not be started: {0}")]
    Thread(#[from] std::io::Error),
}

/// What the application may hear, from its flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Intents(GatewayIntents);

impl Intents {
    /// The intents that nobody has to approve.
    const LEAST: GatewayIntents = GatewayIntents::GUILDS.union(GatewayIntents::GUILD_MESSAGES);

    fn of(flags: ApplicationFlags) -> Self {
        let content =
            ApplicationFlags::GATEWAY_MESSAGE_CONTENT | ApplicationFlags::GATEWAY_MESSAGE_CONTENT_LIMITED;
        Self(if flags.intersects(content) {
            Self::LEAST | GatewayIntents::MESSAGE_CONTENT
        } else {
            Self::LEAST
        })
    }

    fn reads_messages(self) -> bool {
        self.0.contains(GatewayIntents::MESSAGE_CONTENT)
    }
}

/// The application as it sees itself; the fields that are looked at.
#[derive(serde::Deserialize)]
pub(super) struct Application {
    pub(super) id: serenity::model::id::ApplicationId,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    flags: Option<ApplicationFlags>,
    bot: Option<BotUser>,
}

#[derive(serde::Deserialize)]
struct BotUser {
    id: serenity::model::id::UserId,
}

#[derive(serde::Deserialize)]
struct Door {
    url: String,
    shards: u32,
    session_start_limit: Starts,
}

#[derive(serde::Deserialize)]
struct Starts {
    remaining: u64,
    reset_after: u64,
}

impl Discord {
    /// Is on Discord until `shutdown`: registers the commands, and tells `inbox` what happens.
    /// `on_gap` is called whenever something may have been missed: at the beginning, and after a
    /// connection that could not be resumed.
    ///
    /// # Errors
    /// When Discord does not let the bot in, and waiting does not help.
    pub async fn run(
        self: &Arc<Self>,
        inbox: Arc<dyn Inbox>,
        commands: &'static [CommandSpec],
        on_gap: impl Fn() + Send + Sync + 'static,
        shutdown: CancellationToken,
    ) -> Result<(), DiscordError> {
        let on_gap: Arc<dyn Fn() + Send + Sync> = Arc::new(on_gap);
        let begin = async {
            let intents = Intents::of(self.introduce().await?);
            self.register(commands).await?;
            Ok::<_, DiscordError>(intents)
        };
        let mut intents = tokio::select! {
            () = shutdown.cancelled() => return Ok(()),
            intents = begin => intents?,
        };
        loop {
            self.facts.set_reads_messages(intents.reads_messages());
            let (sender, events) = mpsc::unbounded_channel();
            let listener = Listener::new(Arc::clone(self), Arc::clone(&inbox), Arc::clone(&on_gap));
            let listening = tokio::spawn(listener.listen(events));
            let ended = self.connect(intents.0, sender, &shutdown).await?;
            // What was heard is handled to its end.
            if let Err(error) = listening.await {
                tracing::error!(%error, "what happens on Discord was not handled");
            }
            match ended {
                Ended::Told => return Ok(()),
                Ended::Stuck => tracing::warn!("the connection to Discord is stuck; connecting anew"),
                Ended::Fatal(GatewayError::InvalidAuthentication) => return Err(DiscordError::Token),
                Ended::Fatal(GatewayError::DisallowedGatewayIntents) if intents.reads_messages() => {
                    tracing::warn!(
                        "Discord does not grant the message content intent; going on without it: \
                         answers come by the Answer button, or by «Count as my answer»"
                    );
                    intents = Intents(Intents::LEAST);
                }
                Ended::Fatal(error) => return Err(DiscordError::Refused(error.to_string())),
            }
        }
    }

    /// Learns who the bot is; waits while Discord is down.
    async fn introduce(&self) -> Result<ApplicationFlags, DiscordError> {
        let application: Application = self
            .patiently("who the bot is", || self.rest.call(Request::get(Route::Oauth2ApplicationCurrent)))
            .await?;
        self.facts.set_application(application.id);
        let bot = application.bot.map_or_else(|| application.id.get().into(), |bot| bot.id);
        self.facts.set_bot(bot);
        tracing::info!(application = %application.name, "on Discord");
        Ok(application.flags.unwrap_or(ApplicationFlags::empty()))
    }

    /// Asks until Discord answers: the log says once that it does not, and once that it does again.
    pub(super) async fn patiently<T, F>(
        &self,
        what: &'static str,
        ask: impl Fn() -> F,
    ) -> Result<T, DiscordError>
    where
        F: Future<Output = Result<T, RestError>>,
    {
        let mut pause = FIRST_PAUSE;
        let mut complained = false;
        loop {
            let error = match ask().await {
                Ok(answer) => {
                    if complained {
                        tracing::info!("Discord answers again");
                    }
                    return Ok(answer);
                }
                Err(RestError::Unauthorized) => return Err(DiscordError::Token),
                Err(RestError::Limited { after }) => {
                    (Moment::now() + after).reached().await;
                    continue;
                }
                Err(error @ RestError::Refused { status: 400..=499, .. }) => {
                    return Err(DiscordError::Refused(format!("{what}: {error}")));
                }
                Err(error) => error,
            };
            if !complained {
                complained = true;
                tracing::warn!(%error, "Discord does not answer; trying again until it does");
            }
            (Moment::now() + pause).reached().await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Where the gateway is, once a session may be started.
    async fn door(&self) -> Result<Door, DiscordError> {
        let door: Door = self
            .patiently("where the gateway is", || self.rest.call(Request::get(Route::GatewayBot)))
            .await?;
        if door.session_start_limit.remaining == 0 {
            let wait = Duration::from_millis(door.session_start_limit.reset_after);
            tracing::warn!(?wait, "no session may be started any more today; waiting");
            (Moment::now() + wait).reached().await;
        }
        Ok(door)
    }

    /// Holds a connection for each shard that Discord recommends, on a thread of its own.
    async fn connect(
        self: &Arc<Self>,
        intents: GatewayIntents,
        events: UnboundedSender<Event>,
        shutdown: &CancellationToken,
    ) -> Result<Ended, DiscordError> {
        let door = tokio::select! {
            () = shutdown.cancelled() => return Ok(Ended::Told),
            door = self.door() => door?,
        };
        let mut http = HttpBuilder::new(self.token.expose_secret()).ratelimiter_disabled(true);
        if let Some(application) = self.facts.application() {
            http = http.application_id(application);
        }
        // serenity asks Discord for nothing by itself; should it ever, it asks the configured host.
        let http = Arc::new(http.proxy(self.api.as_str().trim_end_matches('/')).build());
        let line = Line { intents, shards: door.shards.max(1), url: door.url, http };
        let stop = shutdown.child_token();
        let _stopped_with_us = stop.clone().drop_guard();
        let (sender, ended) = tokio::sync::oneshot::channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        std::thread::Builder::new().name("discord-gateway".to_owned()).spawn(move || {
            let ended = runtime.block_on(line.hold(events, stop));
            // Nobody is left to hear it where the whole process goes down.
            let _ = sender.send(ended);
            runtime.shutdown_timeout(GOODBYE);
        })?;
        Ok(ended.await.unwrap_or(Ended::Stuck))
    }
}

/// Why the connection is over.
#[derive(Debug)]
enum Ended {
    /// It was told to stop.
    Told,
    /// It does not get anywhere.
    Stuck,
    /// Discord does not let the bot in.
    Fatal(GatewayError),
}

/// What a connection needs.
struct Line {
    intents: GatewayIntents,
    shards: u32,
    url: String,
    http: Arc<Http>,
}

impl Line {
    async fn hold(self, events: UnboundedSender<Event>, stop: CancellationToken) -> Ended {
        let handler: Arc<dyn RawEventHandler> = Arc::new(Passer { events, unknown: Mutex::default() });
        let (manager, mut fatal) = ShardManager::new(ShardManagerOptions {
            data: Arc::default(),
            event_handlers: Vec::new(),
            raw_event_handlers: vec![handler],
            shard_index: 0,
            shard_init: self.shards,
            shard_total: self.shards,
            ws_url: Arc::new(tokio::sync::Mutex::new(self.url)),
            http: self.http,
            intents: self.intents,
            presence: None,
        });
        if let Err(error) = manager.initialize() {
            tracing::error!(%error, "the shards could not be started");
            return Ended::Stuck;
        }
        let ended = tokio::select! {
            () = stop.cancelled() => Ended::Told,
            () = stuck(&manager, self.shards) => Ended::Stuck,
            Some(ended) = fatal.next() => ended.map_or_else(Ended::Fatal, |()| Ended::Stuck),
        };
        if !matches!(ended, Ended::Fatal(_)) {
            let goodbye = (Moment::now() + GOODBYE).reached();
            tokio::select! { () = manager.shutdown_all() => {}, () = goodbye => {} }
        }
        ended
    }
}

/// Returns once a shard has been without a connection for too long.
async fn stuck(manager: &ShardManager, shards: u32) {
    // Shards start one after another, some seconds apart.
    let patience = STUCK_AFTER + Duration::from_secs(6) * shards;
    let mut well_at = Moment::now();
    loop {
        (Moment::now() + LOOK_EVERY).reached().await;
        let runners = manager.runners.lock().await;
        let connected = runners.values().filter(|runner| runner.stage == ConnectionStage::Connected).count();
        if connected == usize::try_from(shards).unwrap_or(usize::MAX) {
            well_at = Moment::now();
        } else if Moment::now().since(well_at) > patience {
            return;
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

/// What is heard, in order.
pub(super) type Events = UnboundedReceiver<Event>;

/// The bot as Discord knows it.
#[derive(Clone, Debug)]
pub struct Account {
    /// The application's name.
    pub name: String,
    /// The link that adds the bot to a server, with just the permissions that it needs.
    pub invite: String,
}

impl Discord {
    /// Who the bot is; asks once.
    ///
    /// # Errors
    /// When Discord does not know the token, or cannot be reached.
    pub async fn account(&self) -> Result<Account, DiscordError> {
        let asked = self.rest.call(Request::get(Route::Oauth2ApplicationCurrent)).await;
        let application: Application = asked.map_err(|error| match error {
            RestError::Unauthorized => DiscordError::Token,
            error => DiscordError::Refused(error.to_string()),
        })?;
        self.know(&application);
        let host = self.api.as_str().trim_end_matches('/');
        let (id, permissions) = (application.id, invite_permissions());
        Ok(Account {
            invite: format!(
                "{host}/oauth2/authorize?client_id={id}&permissions={permissions}&scope=bot+applications.commands"
            ),
            name: application.name,
        })
    }

    /// Writes down who the bot is, and what it may hear.
    fn know(&self, application: &Application) {
        self.facts.set_application(application.id);
        let bot = application.bot.as_ref().map_or_else(|| application.id.get().into(), |bot| bot.id);
        self.facts.set_bot(bot);
        let flags = application.flags.unwrap_or(ApplicationFlags::empty());
        self.facts.set_reads_messages(Intents::of(flags).reads_messages());
    }
}
