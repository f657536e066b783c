//! The gateway: who the bot is, which intents it has, and a connection that lasts.
//!
//! What serenity leaves to its user is here: the gateway of the configured host, fatal errors in
//! words, an intent that is not granted, waiting while Discord is down. The connection itself is in
//! [`mod@line`].

mod line;
mod mend;

use std::{sync::Arc, time::Duration};

use serenity::{
    all::{ApplicationFlags, Event, GatewayError, GatewayIntents},
    http::Route,
};
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio_util::sync::CancellationToken;

use self::line::{Ended, Line};
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

/// How long Discord is left alone between two sessions.
const BETWEEN_SESSIONS: Duration = Duration::from_secs(5);

/// How many of the sessions that may be started in a day are never used: Discord takes the token away
/// from who uses them up, and serenity starts some by itself before it is found to be stuck.
const SESSIONS_KEPT: u64 = 50;

/// How long what was heard may take once the connection is closed.
const TO_THE_END: Duration = Duration::from_secs(5);

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
    /// It can be called again once it has returned: nothing of a connection is left then.
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
        let (sender, events) = mpsc::unbounded_channel();
        let listener = Listener::new(Arc::clone(self), inbox, Arc::new(on_gap));
        let mut listening = tokio::spawn(listener.listen(events));
        let result = self.stay(sender, commands, &shutdown).await;
        // What was heard is handled, as far as it is quick.
        tokio::select! {
            done = &mut listening => if let Err(error) = done {
                tracing::error!(%error, "what happens on Discord was not handled");
            },
            () = (Moment::now() + TO_THE_END).reached() => {
                tracing::warn!("some of what happened on Discord is still being handled");
            }
        }
        result
    }

    async fn stay(
        self: &Arc<Self>,
        heard: UnboundedSender<Event>,
        commands: &'static [CommandSpec],
        shutdown: &CancellationToken,
    ) -> Result<(), DiscordError> {
        let started = async {
            let intents = self.introduce().await?;
            self.register(commands).await.map(|()| intents)
        };
        let Some(mut intents) = shutdown.run_until_cancelled(started).await.transpose()? else {
            return Ok(());
        };
        loop {
            self.facts.set_reads_messages(intents.reads_messages());
            let Some(line) = shutdown.run_until_cancelled(self.line(intents)).await.transpose()? else {
                return Ok(());
            };
            match line.hold(heard.clone(), shutdown).await? {
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
            // Discord takes one new session in five seconds, and counts those that it sends away.
            shutdown.run_until_cancelled((Moment::now() + BETWEEN_SESSIONS).reached()).await;
        }
    }

    /// What a connection needs, as Discord recommends it now.
    async fn line(&self, intents: Intents) -> Result<Line, DiscordError> {
        loop {
            let door: Door = self
                .patiently("where the gateway is", || self.rest.call(Request::get(Route::GatewayBot)))
                .await?;
            if door.session_start_limit.remaining > SESSIONS_KEPT + u64::from(door.shards) {
                return Ok(Line {
                    intents: intents.0,
                    shards: door.shards.max(1),
                    url: door.url,
                    token: self.token.clone(),
                    api: self.api.clone(),
                    silence: self.silence,
                });
            }
            let wait = Duration::from_millis(door.session_start_limit.reset_after).max(LONGEST_PAUSE);
            tracing::warn!(?wait, "hardly any session may be started any more today; waiting");
            (Moment::now() + wait).reached().await;
        }
    }

    /// Learns who the bot is; waits while Discord is down.
    async fn introduce(&self) -> Result<Intents, DiscordError> {
        let application: Application = self
            .patiently("who the bot is", || self.rest.call(Request::get(Route::Oauth2ApplicationCurrent)))
            .await?;
        tracing::info!(application = %application.name, "on Discord");
        Ok(self.know(&application))
    }

    /// Asks what the bot may hear, unless that is known: by its flags, without being connected.
    pub(super) async fn learn_intents(&self) -> Result<(), RestError> {
        if !self.facts.knows_whether_it_reads() {
            let route = Route::Oauth2ApplicationCurrent;
            let application: Application = self.rest.call(Request::get(route)).await?;
            // The connection may have learned more meanwhile.
            if !self.facts.knows_whether_it_reads() {
                self.know(&application);
            }
        }
        Ok(())
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
}

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

    /// Writes down who the bot is, and what it may hear; returns what it may ask to hear.
    fn know(&self, application: &Application) -> Intents {
        self.facts.set_application(application.id);
        let bot = application.bot.as_ref().map_or_else(|| application.id.get().into(), |bot| bot.id);
        self.facts.set_bot(bot);
        let intents = Intents::of(application.flags.unwrap_or(ApplicationFlags::empty()));
        self.facts.set_reads_messages(intents.reads_messages());
        intents
    }
}
