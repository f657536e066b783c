//! Wiring only: the one place that knows every concrete type.

mod admins;
mod audit;
mod by_hand;
mod check;
mod held;
mod manifest;
mod opening;
mod platforms;
mod questions;
mod reload;
mod scores;
mod welcome;

use std::{
    sync::{Arc, OnceLock, Weak},
    time::Duration,
};

use anyhow::bail;
use async_trait::async_trait;
use secrecy::ExposeSecret;
use tokio::{net::TcpListener, sync::watch, task::JoinSet};
use tokio_util::sync::CancellationToken;

use crate::{
    bank::{self, Bank, Traces},
    chat::{
        event::Inbox,
        local::{LocalChat, LocalError},
        port::Chats,
        slack::Slack,
    },
    clock::{Clock, Moment, SteadyClock, SystemClock},
    config::{Database, QuestionSource, Settings},
    conversation::{Conversation, command::COMMANDS},
    entropy::Entropy,
    fault,
    jobs::{self, Asked, ClockNotes, JobError, Jobs, Pulse, Underway, Waker},
    picture::Pictures,
    practice::schedule::{when::When, zone::Zone},
    store::{Store, StoreError, sqlite_url},
    web::{
        self,
        local::LocalWeb,
        public::{self, NotReady, Readiness},
    },
};

pub use self::{
    admins::{admins_add, admins_list, admins_remove},
    audit::audit,
    by_hand::{jobs_drop, jobs_list, jobs_retry},
    check::check,
    manifest::slack_manifest,
    questions::{
        Checked, Filters, Import, Imported, ShownAs, questions_check, questions_export, questions_import,
        questions_list, questions_show, questions_stats,
    },
    reload::Reload,
    scores::{scores_rebuild, scores_verify},
};
use self::{held::Held, opening::Opening, platforms::Platforms};

/// When the schedule of a first start posts.
const FIRST_SCHEDULE: &str = "weekdays 09:00";

/// Everything, wired.
pub struct App {
    /// Where everything is kept.
    pub store: Store,
    /// Takes every event.
    pub conversation: Arc<Conversation>,
    /// Does what is due.
    pub jobs: Arc<Jobs>,
    /// The local chat, if it is on.
    pub local: Option<Arc<LocalChat>>,
}

/// What an [`App`] is made of.
pub struct Parts {
    /// Where everything is kept.
    pub store: Store,
    /// The questions.
    pub bank: watch::Receiver<Arc<Bank>>,
    /// The time, as far as it can be believed.
    pub clock: Arc<SteadyClock>,
    /// Ids and draws.
    pub entropy: Arc<Entropy>,
    /// How long things take.
    pub timing: crate::config::Timing,
    /// The zone of a workspace that is met for the first time.
    pub zone: Zone,
    /// The platforms that are switched on.
    pub chats: Chats,
    /// The local chat, if it is one of them.
    pub local: Option<Arc<LocalChat>>,
}

impl App {
    /// Wires the parts.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let Parts { store, bank, clock, entropy, timing, zone, chats, local } = parts;
        let waker = Waker::default();
        let conversation = Arc::new(Conversation {
            store: store.clone(),
            chats: chats.clone(),
            bank: bank.clone(),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            entropy: Arc::clone(&entropy),
            waker: waker.clone(),
            zone,
            pictures: Pictures::default(),
        });
        let inbox: Weak<dyn Inbox> = Arc::downgrade(&(Arc::clone(&conversation) as Arc<dyn Inbox>));
        let jobs = Arc::new(Jobs {
            store: store.clone(),
            chats,
            inbox,
            bank,
            clock,
            clock_notes: ClockNotes::default(),
            entropy,
            timing,
            waker,
            pulse: Pulse::default(),
            underway: Underway::default(),
            left_asked: Asked::default(),
        });
        Self { store, conversation, jobs, local }
    }

    /// At a start: the clock is looked at; the local chat has a member, a channel, a schedule and a
    /// question; and every open round's thread is read for what was said meanwhile. Returns whether it
    /// is the very first one.
    pub async fn prepare(&self) -> anyhow::Result<bool> {
        self.jobs.heed_clock().await?;
        let mut is_first = false;
        if let Some(local) = &self.local {
            let channel = local.ensure_workspace().await?;
            let first = local.member(None).await?;
            let by = local.actor(&first, &channel.id, None).await?;
            is_first = self.conversation.welcome(&by, FIRST_SCHEDULE.parse::<When>()?).await?;
        }
        self.jobs.read_all().await?;
        fault::point("start.after").await;
        Ok(is_first)
    }
}

/// Runs until `shutdown`.
///
/// # Errors
/// When it cannot start: a listener is taken, the bank is broken, or the database does not open and
/// will not by itself; one that may come is waited for.
pub async fn run(settings: Settings, shutdown: CancellationToken) -> anyhow::Result<()> {
    let (bank, read) = load_bank(&settings).await?;
    let mut listeners = Listeners::bind(&settings).await?;
    let steady = Arc::new(SteadyClock::new(Arc::new(SystemClock), settings.timing.clock_steady));
    let clock: Arc<dyn Clock> = Arc::clone(&steady) as Arc<dyn Clock>;
    let mut serving: JoinSet<anyhow::Result<()>> = JoinSet::new();
    let readiness = Arc::new(Ready::default());
    if let Some(listener) = listeners.public {
        let (readiness, clock, shutdown) = (Arc::clone(&readiness), Arc::clone(&clock), shutdown.clone());
        serving.spawn(async move { Ok(public::serve(listener, readiness, clock, shutdown).await?) });
    }
    let opening = Opening { settings: &settings, clock: &clock, shutdown: &shutdown };
    let Some(store) = opening.open(&mut listeners.local).await? else { return Ok(()) };
    let (sender, bank) = watch::channel(Arc::new(bank));
    let local =
        settings.local_chat_enabled().then(|| Arc::new(LocalChat::new(store.clone(), Arc::clone(&clock))));
    let platforms = Platforms::of(&settings, &clock)?;
    let entropy = Arc::new(Entropy::from_system());
    let chats = local.iter().fold(Chats::default(), |chats, local| chats.with(local.clone()));
    let app = App::new(Parts {
        store,
        bank,
        clock: steady,
        entropy: Arc::clone(&entropy),
        timing: settings.timing,
        zone: settings.zone,
        chats: platforms.join(chats),
        local,
    });
    let Some(is_first) = prepare(&app, &shutdown).await? else { return Ok(()) };
    readiness.is_set_up(&app, platforms.slack());
    if let (Some(listener), Some(local)) = (listeners.local, &app.local) {
        welcome::in_the_browser(&listener, &settings, is_first)?;
        let inbox = Arc::clone(&app.conversation) as Arc<dyn Inbox>;
        let web = LocalWeb::new(Arc::clone(local), inbox, COMMANDS, shutdown.clone());
        serving.spawn(async move { Ok(web.serve(listener).await?) });
    }
    if app.local.is_none() {
        platforms.welcome(&settings);
    }
    let held = Held {
        store: app.store.clone(),
        name: "the connection to Discord",
        holder: entropy.id(clock.now()).to_string(),
        span: settings.timing.lease,
        clock: Arc::clone(&clock),
    };
    platforms.serve(&app, held, &shutdown, &mut serving);
    let reload = Reload::new(sources(&settings), read, sender, Arc::clone(&app.jobs));
    tokio::spawn(reload.run(shutdown.clone()));
    let jobs = Arc::clone(&app.jobs);
    let stop = shutdown.clone();
    serving.spawn(async move {
        jobs::run(jobs, stop).await;
        Ok(())
    });
    let mut result = Ok(());
    while let Some(ended) = serving.join_next().await {
        // What ends before it is told to takes the rest with it.
        shutdown.cancel();
        result = result.and(ended.map_err(anyhow::Error::from).flatten());
    }
    // A connection that is stuck in an outage is not waited for.
    tokio::select! { () = app.store.close() => {}, () = (Moment::now() + CLOSING).reached() => {} }
    result
}

/// How long the last connections to the database may take to be closed: nothing is lost with them, and
/// supervisors soon kill.
const CLOSING: Duration = Duration::from_secs(1);

/// How long to wait before the first look at a database that went away is tried again.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Has the first look at the database; where it goes away meanwhile, again. None: it was told to stop.
async fn prepare(app: &App, shutdown: &CancellationToken) -> anyhow::Result<Option<bool>> {
    loop {
        let tried = tokio::select! {
            tried = app.prepare() => tried,
            () = shutdown.cancelled() => return Ok(None),
        };
        match tried {
            Ok(is_first) => return Ok(Some(is_first)),
            Err(error) if may_pass(&error) => {
                tracing::warn!(%error, "the first look at the database failed; trying again");
            }
            Err(error) => return Err(error.context("the first look at the database failed")),
        }
        (Moment::now() + LOOK_AGAIN).reached().await;
    }
}

/// Whether a first look may well succeed when it is tried again, whatever wraps the store's word for it.
/// Asking the database would not tell: it may be back by then.
fn may_pass(error: &anyhow::Error) -> bool {
    let by_jobs = || match error.downcast_ref() {
        Some(JobError::Store(error)) => Some(error),
        _ => None,
    };
    let by_local = || match error.downcast_ref() {
        Some(LocalError::Store(error) | LocalError::Unsettled(error)) => Some(error),
        _ => None,
    };
    error.downcast_ref().or_else(by_jobs).or_else(by_local).is_some_and(StoreError::is_passing)
}

/// The link with which the Discord bot is invited to a server.
///
/// # Errors
/// When the token is not set, or Discord does not know it.
pub async fn discord_invite(settings: &Settings) -> anyhow::Result<String> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let Some(discord) = platforms::discord(settings, &clock)? else {
        bail!("DISCORD_TOKEN is not set\nset it to the bot's token; docs/discord.md says where to get it")
    };
    Ok(discord.account().await?.invite)
}

struct Listeners {
    local: Option<TcpListener>,
    public: Option<TcpListener>,
}

impl Listeners {
    async fn bind(settings: &Settings) -> anyhow::Result<Self> {
        let local = if settings.local_chat_enabled() {
            Some(web::bind_loopback(settings.listen, "--listen").await?)
        } else {
            None
        };
        let public = match settings.public_listen {
            Some(addr) => Some(web::bind(addr, "--public-listen").await?),
            None => None,
        };
        Ok(Self { local, public })
    }
}

/// The bank, and how its files were before they were read: what changes from then on is seen.
async fn load_bank(settings: &Settings) -> anyhow::Result<(Bank, Traces)> {
    let sources = sources(settings);
    let read = move || {
        let traces = bank::traces(&sources);
        bank::load(&sources).map(|loaded| (loaded, traces))
    };
    let (loaded, traces) = tokio::task::spawn_blocking(read).await??;
    for problem in &loaded.problems {
        tracing::warn!("{problem}");
    }
    Ok((loaded.bank, traces))
}

fn sources(settings: &Settings) -> Vec<bank::Source> {
    let source = |source: &QuestionSource| match source {
        QuestionSource::Shipped => bank::Source::Shipped,
        QuestionSource::Folder(folder) => bank::Source::Folder(folder.clone()),
    };
    settings.questions.iter().map(source).collect()
}

fn database_url(settings: &Settings) -> std::io::Result<String> {
    Ok(match &settings.database {
        Database::Url(url) => url.expose_secret().to_owned(),
        Database::SqliteFile(file) => sqlite_url(&std::path::absolute(file)?),
    })
}

/// How long the worker may be without looking for work, in polls, before it counts as stuck.
const STUCK_POLLS: u32 = 30;

/// Whether the database answers, the worker is at work, Slack is heard if it is on, and the clock can be
/// believed. Until the database is there, it is empty.
#[derive(Default)]
struct Ready(OnceLock<(Store, Arc<Jobs>, Option<Arc<Slack>>)>);

impl Ready {
    fn is_set_up(&self, app: &App, slack: Option<Arc<Slack>>) {
        // It is set up once.
        let _ = self.0.set((app.store.clone(), Arc::clone(&app.jobs), slack));
    }
}

#[async_trait]
impl Readiness for Ready {
    async fn check(&self) -> Result<(), NotReady> {
        let (store, jobs, slack) = self.0.get().ok_or(NotReady::Database)?;
        let answers = async { store.read().await?.next_slot_due(jobs.clock.now()).await };
        answers.await.map_err(|_| NotReady::Database)?;
        let since = jobs.clock.now() - jobs.timing.job_poll * STUCK_POLLS;
        if !jobs.pulse.has_beaten_since(since) {
            return Err(NotReady::Jobs);
        }
        // Each process has its own socket; Discord's connection is held by one of all.
        if slack.as_ref().is_some_and(|slack| !slack.listens()) {
            return Err(NotReady::Slack);
        }
        if jobs.clock.doubt().is_some() { Err(NotReady::Clock) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn what_passes_is_tried_again_whoever_tells_of_it() {
        let silent = || StoreError::Silent(Duration::from_secs(1));
        assert!(may_pass(&silent().into()));
        assert!(may_pass(&JobError::from(silent()).into()));
        assert!(may_pass(&LocalError::from(silent()).into()));
        assert!(may_pass(&LocalError::Unsettled(silent()).into()));
        let corrupt = || StoreError::Corrupt("a time".to_owned());
        assert!(!may_pass(&corrupt().into()));
        assert!(!may_pass(&JobError::from(corrupt()).into()));
        assert!(!may_pass(&anyhow::anyhow!("a bug")));
    }
}
