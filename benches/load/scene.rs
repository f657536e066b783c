//! Workspaces with channels and schedules in a database, and the program on it.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use keypoint::{
    app::{App, Parts},
    chat::{
        local::{LocalChat, WORKSPACE, WORKSPACE_NAME},
        port::{Chat, Chats, Platform},
    },
    clock::{Clock, SteadyClock, SystemClock},
    config::Timing,
    entropy::Entropy,
    jobs,
    practice::{
        Timestamp,
        answer::AnswerMode,
        choice::Choice,
        ids::{ChannelId, ScheduleId, WorkspaceId},
        schedule::{GRACE, Schedule, ScheduleState, reveal, when::When, zone::Zone},
    },
    store::{Channel, Store, Workspace},
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::{
    chat::{Nowhere, Watched},
    questions,
};

/// The zone of everything.
pub const ZONE: Zone = Zone(chrono_tz::UTC);

/// How fast things go, as by default.
pub const TIMING: Timing = Timing {
    lease: Duration::from_secs(15),
    request_timeout: Duration::from_secs(10),
    longest_flight: Duration::from_secs(30),
    job_poll: Duration::from_secs(1),
    shutdown_grace: Duration::from_secs(8),
    clock_steady: Duration::from_mins(2),
};

/// How many channels a workspace has, where there are several.
const CHANNELS: usize = 20;

/// Where posts go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To the local chat, in the same database; it is one workspace.
    Local,
    /// To a chat that does nothing, in workspaces of twenty channels.
    Nowhere,
}

impl Kind {
    /// What a table calls it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Local => "the local chat",
            Self::Nowhere => "a chat that does nothing",
        }
    }
}

/// A channel with a schedule.
#[derive(Clone, Debug)]
pub struct Stand {
    pub workspace: Workspace,
    pub channel: Channel,
    pub schedule: Schedule,
}

/// The program on a database.
pub struct Scene {
    pub app: App,
    pub chat: Arc<Watched>,
    pub entropy: Arc<Entropy>,
}

impl Scene {
    /// Wires the program as `app::run` does, with one chat.
    pub fn on(store: &Store, kind: Kind, clock: &Arc<dyn Clock>) -> Self {
        let steady = Arc::new(SteadyClock::new(Arc::clone(clock), TIMING.clock_steady));
        let chat: Arc<dyn Chat> = match kind {
            Kind::Local => Arc::new(LocalChat::new(store.clone(), Arc::clone(clock))),
            Kind::Nowhere => Arc::new(Nowhere::default()),
        };
        let chat = Watched::new(chat);
        let entropy = Arc::new(Entropy::from_system());
        // What a bank is reloaded by is dropped: it stays the same.
        let (_, bank) = watch::channel(Arc::new(questions::bank()));
        let app = App::new(Parts {
            store: store.clone(),
            bank,
            clock: steady,
            entropy: Arc::clone(&entropy),
            timing: TIMING,
            zone: ZONE,
            chats: Chats::default().with(chat.clone()),
            local: None,
        });
        Self { app, chat, entropy }
    }

    /// Does the program's work until what is returned is ended.
    pub fn works(&self) -> Worker {
        let stop = CancellationToken::new();
        let work = tokio::spawn(jobs::run(Arc::clone(&self.app.jobs), stop.clone()));
        Worker { stop, work }
    }

    /// Returns once nothing that is due is left.
    pub async fn is_idle(&self) {
        loop {
            let ever = Timestamp::UNIX_EPOCH;
            let next = self.app.store.read().await.unwrap().next_due(ever).await.unwrap();
            if next.is_none_or(|next| next > SystemClock.now()) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

/// The worker of a scene.
pub struct Worker {
    stop: CancellationToken,
    work: tokio::task::JoinHandle<()>,
}

impl Worker {
    /// Stops it, and waits for what it has at hand.
    pub async fn ends(self) {
        self.stop.cancel();
        self.work.await.unwrap();
    }
}

/// Writes down so many channels, each with a schedule that posts every day at the minute of `slot` and
/// has dealt with everything before it; the planner looks at the schedule of each number at `looked_at`.
pub async fn furnish(
    store: &Store,
    kind: Kind,
    count: usize,
    slot: Timestamp,
    looked_at: impl Fn(usize) -> Timestamp,
) -> Vec<Stand> {
    let entropy = Entropy::from_system();
    let when: When = slot.format("%-M %-H * * *").to_string().parse().unwrap();
    let before = slot - TimeDelta::seconds(1);
    let mut tx = store.begin().await.unwrap();
    let mut stands = Vec::with_capacity(count);
    let mut workspace = None;
    for number in 0..count {
        let is_full = kind == Kind::Nowhere && number % CHANNELS == 0;
        if workspace.is_none() || is_full {
            let fresh = new_workspace(kind, number, &entropy, before);
            workspace = Some(tx.keep_workspace(&fresh, before).await.unwrap());
        }
        let workspace = workspace.clone().unwrap();
        let external = format!("channel-{number:06}");
        if kind == Kind::Local {
            tx.add_local_channel(&external, &external, before).await.unwrap();
        }
        let channel = Channel {
            id: ChannelId(entropy.id(before)),
            workspace: workspace.id,
            name: external.clone(),
            external,
        };
        let channel = tx.keep_channel(&channel, before).await.unwrap();
        let schedule = Schedule {
            id: ScheduleId(entropy.id(before)),
            workspace: workspace.id,
            channel: channel.id,
            name: format!("daily-{number:06}"),
            when: when.clone(),
            zone: ZONE,
            reveal: reveal::DEFAULT_SCHEDULED,
            answers: AnswerMode::Open,
            choice: Choice::default(),
            notify: None,
            grace: GRACE,
            state: ScheduleState::Active,
            planned_until: before,
        };
        tx.add_schedule(&schedule, Some(looked_at(number)), None, before).await.unwrap();
        stands.push(Stand { workspace, channel, schedule });
    }
    tx.commit().await.unwrap();
    stands
}

fn new_workspace(kind: Kind, number: usize, entropy: &Entropy, now: Timestamp) -> Workspace {
    let (platform, external, name) = match kind {
        Kind::Local => (Platform::Local, WORKSPACE.to_owned(), WORKSPACE_NAME.to_owned()),
        Kind::Nowhere => (Platform::Discord, format!("workspace-{number}"), format!("Workspace {number}")),
    };
    Workspace { id: WorkspaceId(entropy.id(now)), platform, external, name, zone: ZONE }
}

/// The clock of the program.
pub fn system_clock() -> Arc<dyn Clock> {
    Arc::new(SystemClock)
}

/// The whole minute that has just begun.
pub fn this_minute() -> Timestamp {
    let now = SystemClock.now().timestamp();
    Timestamp::from_timestamp(now - now % 60, 0).unwrap()
}
