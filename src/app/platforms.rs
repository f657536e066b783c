//! The chat platforms that the settings switch on.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::{App, held::Held, manifest::slack_naming, welcome};
use crate::{
    chat::{
        discord::{self, Discord},
        event::Inbox,
        port::Chats,
        slack::{self, Slack},
    },
    clock::Clock,
    config::{Settings, Timing},
    conversation::command::COMMANDS,
    fault,
    jobs::Jobs,
};

/// The platforms that are switched on.
pub(super) struct Platforms {
    discord: Option<Arc<Discord>>,
    slack: Option<Arc<Slack>>,
}

impl Platforms {
    /// Those whose tokens are set.
    ///
    /// # Errors
    /// When a token cannot be sent, or this machine has no TLS.
    pub(super) fn of(settings: &Settings, clock: &Arc<dyn Clock>) -> anyhow::Result<Self> {
        Ok(Self { discord: discord(settings, clock)?, slack: slack(settings, clock)? })
    }

    /// Slack, if it is on.
    pub(super) fn slack(&self) -> Option<Arc<Slack>> {
        self.slack.clone()
    }

    /// Adds them to those that there are.
    pub(super) fn join(&self, chats: Chats) -> Chats {
        let chats = self.discord.iter().fold(chats, |chats, discord| chats.with(discord.clone()));
        self.slack.iter().fold(chats, |chats, slack| chats.with(slack.clone()))
    }

    /// Says what to do next, where there is no local chat.
    pub(super) fn welcome(&self, settings: &Settings) {
        let question = self.slack.as_ref().map(|slack| slack.naming().line("/question"));
        welcome::on_platforms(settings, self.discord.is_some(), question.as_deref());
    }

    /// Is on them until `shutdown`. Discord's connection is held by one process of all that share a
    /// database; of Slack's sockets each process has its own.
    pub(super) fn serve(
        self,
        app: &App,
        held: Held,
        shutdown: &CancellationToken,
        serving: &mut JoinSet<anyhow::Result<()>>,
    ) {
        let inbox = Arc::clone(&app.conversation) as Arc<dyn Inbox>;
        let jobs = Arc::clone(&app.jobs);
        // What was said while nobody listened is in the threads.
        let on_gap = move || {
            let jobs = Arc::clone(&jobs);
            move || drop(tokio::spawn(read_threads(Arc::clone(&jobs))))
        };
        if let Some(slack) = self.slack {
            let (inbox, on_gap, stop) = (Arc::clone(&inbox), on_gap(), shutdown.clone());
            serving.spawn(async move { Ok(slack.run(inbox, on_gap, stop).await?) });
        }
        if let Some(discord) = self.discord {
            let shutdown = shutdown.clone();
            serving.spawn(async move {
                let connected = |stop| {
                    let (discord, inbox, on_gap) = (Arc::clone(&discord), Arc::clone(&inbox), on_gap());
                    async move { discord.run(inbox, COMMANDS, on_gap, stop).await }
                };
                Ok(held.while_held(shutdown, connected).await?)
            });
        }
    }
}

async fn read_threads(jobs: Arc<Jobs>) {
    if let Err(error) = jobs.read_all().await {
        tracing::warn!(%error, "the threads are read before their reveals, not now");
    }
}

/// Discord, if its token is set.
///
/// # Errors
/// When the token cannot be sent, or this machine has no TLS.
pub(super) fn discord(settings: &Settings, clock: &Arc<dyn Clock>) -> anyhow::Result<Option<Arc<Discord>>> {
    let Some(token) = settings.discord_token.clone() else { return Ok(None) };
    let api = Url::parse(&settings.discord_api_url).context("the URL of Discord cannot be read")?;
    let discord = Discord::new(discord::Parts {
        token,
        api,
        request_timeout: settings.timing.request_timeout,
        patience: patience(&settings.timing),
        clock: Arc::clone(clock),
    });
    Ok(Some(Arc::new(discord.context("Discord cannot be spoken to")?)))
}

/// Slack, if its tokens are set.
///
/// # Errors
/// When a token cannot be sent, the commands cannot be called so, or this machine has no TLS.
pub(super) fn slack(settings: &Settings, clock: &Arc<dyn Clock>) -> anyhow::Result<Option<Arc<Slack>>> {
    let (Some(bot_token), Some(app_token)) =
        (settings.slack_bot_token.clone(), settings.slack_app_token.clone())
    else {
        return Ok(None);
    };
    let api = Url::parse(&settings.slack_api_url).context("the URL of Slack's API cannot be read")?;
    let slack = Slack::new(slack::Parts {
        bot_token,
        app_token,
        api,
        request_timeout: settings.timing.request_timeout,
        patience: patience(&settings.timing),
        naming: slack_naming(settings)?,
        clock: Arc::clone(clock),
    });
    let slack = slack.context("Slack cannot be spoken to")?;
    // Under attack more happens in a minute than Slack's pace has room for.
    let slack = if fault::is_attacked() { slack.unpaced().with_silence(SILENCE_UNDER_ATTACK) } else { slack };
    Ok(Some(Arc::new(slack)))
}

/// How long a socket may be silent under attack, where all spans are a tenth of what they are in earnest.
const SILENCE_UNDER_ATTACK: Duration = Duration::from_secs(3);

/// How long a request may wait for its turn: a send counts as landed or lost once the longest flight
/// is over, so it has to be on its way before.
fn patience(timing: &Timing) -> Duration {
    timing.longest_flight.saturating_sub(timing.request_timeout)
}
