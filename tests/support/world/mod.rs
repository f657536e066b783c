//! A world for scenarios: people on a platform, a bot, and a clock that the scenario moves.
//!
//! A scenario tells what people do and looks at what they see, in names and plain text; which
//! platform it plays on is its program's choice. Everything that is due is done as time passes, in
//! an order that is the same each time.

#![allow(dead_code, reason = "each test program uses a part of this")]

pub mod deaths;
pub mod local;
pub mod news;
pub mod people;
pub mod questions;
pub mod records;
pub mod stage;
pub mod switchboard;
pub mod trouble;

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use keypoint::{
    app::{App, Parts, Reload},
    bank::{Bank, Source, traces},
    chat::{
        event::{Event, Inbox, Response},
        port::Chats,
    },
    clock::{Clock, ManualClock, Moment, SteadyClock},
    config::Timing,
    entropy::Entropy,
    practice::schedule::zone::Zone,
    store::Store,
};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use self::{
    news::Eyes,
    questions::BankSender,
    stage::{FIRST_CHANNEL, Stage, ZONE},
    trouble::{TroubledChat, Troubles},
};
use crate::support::database::Database;

/// When a scenario begins, in [`ZONE`]: a Monday, before the working day.
const BEGINNING: &str = "2026-03-02 08:00";

/// What is not random is the same each time.
const SEED: u64 = 7;

/// How fast things go, as by default.
const TIMING: Timing = Timing {
    lease: Duration::from_secs(15),
    request_timeout: Duration::from_secs(10),
    longest_flight: Duration::from_secs(30),
    job_poll: Duration::from_secs(1),
    shutdown_grace: Duration::from_secs(8),
    clock_steady: Duration::from_mins(2),
};

/// So many minutes.
pub fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

/// So many hours.
pub fn hours(hours: u64) -> Duration {
    minutes(hours * 60)
}

/// So many days.
pub fn days(days: u64) -> Duration {
    hours(days * 24)
}

/// People on a platform, a bot, and a clock.
pub struct World {
    stage: Box<dyn Stage>,
    /// The right time, which the platform keeps.
    clock: Arc<ManualClock>,
    /// The clocks of the machine that the bot runs on.
    machine: Arc<ManualClock>,
    entropy: Arc<Entropy>,
    bank: BankSender,
    store: Store,
    database: Database,
    troubles: Arc<Troubles>,
    /// The bot, while it is up.
    app: Option<App>,
    /// Whether the bot greets a workspace that it has never seen.
    greets: bool,
    /// What each member has seen, and where they are.
    eyes: BTreeMap<String, Eyes>,
    /// What the scenario has looked at.
    shown: HashSet<(String, String, bool)>,
    is_over: bool,
}

impl World {
    /// The world on the local chat, in which Ada (the admin) and Bob are members, and the bot is up
    /// and has nothing to do.
    pub async fn on_local_chat() -> Self {
        let mut world = Self::unmet_on_local_chat().await;
        world.greets = false;
        world.joins("Bob").await;
        world.starts().await;
        world
    }

    /// The world on the local chat in which Ada is alone, and the bot was never up.
    pub async fn unmet_on_local_chat() -> Self {
        Self::on(async |store, clock| local::LocalStage::on(&store, &clock).await).await
    }

    /// The world on a platform in which Ada, the admin, is alone, and the bot was never up.
    pub async fn on<S: Stage + 'static>(stage: impl AsyncFnOnce(Store, Arc<dyn Clock>) -> S) -> Self {
        let database = Database::sqlite();
        let store = Store::connect(&database.url).await.unwrap();
        let clock = Arc::new(ManualClock::at(time_of(BEGINNING)));
        let stage = stage(store.clone(), Arc::clone(&clock) as Arc<dyn Clock>).await;
        let (bank, _) = watch::channel(Arc::new(questions::bank()));
        Self {
            stage: Box::new(stage),
            clock,
            machine: Arc::new(ManualClock::at(time_of(BEGINNING))),
            entropy: Arc::new(Entropy::seeded(SEED)),
            bank,
            store,
            database,
            troubles: Arc::default(),
            app: None,
            greets: true,
            eyes: BTreeMap::from([("Ada".to_owned(), Eyes::in_channel(FIRST_CHANNEL))]),
            shown: HashSet::new(),
            is_over: false,
        }
    }

    /// From now on, questions are drawn from another bank.
    pub fn has_the_bank(&mut self, bank: Bank) {
        self.bank.send_replace(Arc::new(bank));
    }

    /// The bot looks after the files in a folder, as they are from now on.
    pub fn looks_after(&self, folder: &Path) -> Reload {
        let sources = vec![Source::Folder(folder.to_owned())];
        let jobs = Arc::clone(&self.app.as_ref().expect("the bot is up").jobs);
        let now = traces(&sources);
        Reload::new(sources, now, self.bank.clone(), jobs)
    }

    /// What time it is.
    pub fn clock_now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The troubles of the platform.
    pub fn troubles(&self) -> &Troubles {
        &self.troubles
    }

    /// Posts to a channel have to wait this long, until it is busy no more.
    pub fn makes_busy(&mut self, channel: &str, wait: Duration) {
        self.troubles.busy_channel(Some((self.stage.id_of_channel(channel), wait)));
    }

    /// Posts to a channel hang, until it is busy no more.
    pub fn makes_hang(&mut self, channel: &str) {
        self.troubles.hanging_channel(Some(self.stage.id_of_channel(channel)));
    }

    /// Nobody has to wait any more.
    pub fn is_busy_no_more(&mut self) {
        self.troubles.hanging_channel(None);
        self.troubles.busy_channel(None);
    }

    // The bot

    /// The bot comes up, and does what is due.
    pub async fn starts(&mut self) {
        self.comes_up().await;
        self.work().await;
    }

    async fn comes_up(&mut self) {
        assert!(self.app.is_none(), "the bot is up already");
        let machine = Arc::clone(&self.machine) as Arc<dyn Clock>;
        let clock = Arc::new(SteadyClock::new(machine, TIMING.clock_steady));
        let connection = self.stage.connect(&self.store, &(Arc::clone(&clock) as Arc<dyn Clock>));
        let chat = Arc::new(TroubledChat { chat: connection.chat, troubles: Arc::clone(&self.troubles) });
        let app = App::new(Parts {
            store: self.store.clone(),
            bank: self.bank.subscribe(),
            clock,
            entropy: Arc::clone(&self.entropy),
            timing: TIMING,
            zone: Zone(ZONE),
            chats: Chats::default().with(chat),
            local: connection.local.filter(|_| self.greets),
        });
        self.stage.tell(Some(Arc::clone(&app.conversation) as Arc<dyn Inbox>));
        self.stage.ready().await;
        app.prepare().await.unwrap();
        self.app = Some(app);
    }

    /// The bot goes down; the platform stays up.
    pub fn stops(&mut self) {
        assert!(self.app.take().is_some(), "the bot is down already");
        self.stage.tell(None);
    }

    /// The bot goes down and comes up again.
    pub async fn restarts(&mut self) {
        self.stops();
        self.starts().await;
    }

    /// Whether the bot is up.
    pub fn is_up(&self) -> bool {
        self.app.is_some()
    }

    /// Does what is due, if the bot is up. It may be killed by it.
    async fn work(&mut self) {
        let Some(app) = &self.app else { return };
        let killed = tokio::select! {
            done = app.jobs.work_off() => { done.unwrap(); false }
            () = self.troubles.killed() => true,
        };
        if killed {
            self.stops();
        }
    }

    /// The bot forgets what is old, as it does every hour.
    pub async fn forgets_what_is_old(&mut self) {
        let app = self.app.as_ref().expect("the bot is up");
        while app.jobs.prune().await.unwrap() {}
    }

    /// It is this local date and time, and the bot works as it does by itself, all that is due side by
    /// side, until a member sees a message with this title; then it is killed.
    pub async fn works_at(&mut self, local: &str, member: &str, title: &str) {
        let jobs = Arc::clone(&self.app.as_ref().expect("the bot is up").jobs);
        self.passes(time_of(local));
        let working = tokio::spawn(keypoint::jobs::run(jobs, CancellationToken::new()));
        let deadline = Moment::now() + switchboard::PATIENCE;
        while !self.stage.look(member).await.iter().any(|sight| sight.title.contains(title)) {
            assert!(!deadline.has_passed(), "{title} is there in time");
            (Moment::now() + Duration::from_millis(20)).reached().await;
        }
        working.abort();
        self.stops();
    }

    /// Something happens on the platform; returns once the bot was told of it, and has done what
    /// follows.
    pub async fn hears(&mut self, happening: impl FnOnce() + Send) {
        self.hears_of(1, happening).await;
    }

    /// So many things happen on the platform, of which the bot may be told in any order.
    pub async fn hears_of(&mut self, things: usize, happening: impl FnOnce() + Send) {
        self.stage.told(things, Box::new(happening)).await;
        self.work().await;
    }

    /// A message of the bot's own comes late; returns once the bot saw it, and has done what follows.
    pub async fn sees(&mut self, coming: impl FnOnce() + Send) {
        self.stage.sighted(Box::new(coming)).await;
        self.work().await;
    }

    /// The bot is told of something as an adapter tells it; returns what it says back.
    pub async fn delivers(&mut self, event: Event) -> Response {
        let response = self.app.as_ref().expect("the bot is up").conversation.deliver(event).await;
        self.work().await;
        response
    }

    // Time

    /// Time passes, and what becomes due is done when it does.
    pub async fn after(&mut self, span: Duration) {
        let end = self.clock.now() + span;
        self.pass_until(end).await;
    }

    /// Time passes until a local date and time: `2026-03-02 09:00`.
    pub async fn waits_until(&mut self, local: &str) {
        let end = time_of(local);
        assert!(end >= self.clock.now(), "{local} is over");
        self.pass_until(end).await;
    }

    async fn pass_until(&mut self, end: DateTime<Utc>) {
        self.work().await;
        while let Some(due) = self.next_due().await
            && due <= end
        {
            // What is due and not done is under a lease that its holder has lost: look again soon.
            let now = self.clock.now();
            self.passes(if due > now { due } else { (now + TIMING.job_poll).min(end) });
            self.work().await;
            if self.clock.now() >= end {
                break;
            }
        }
        self.passes(end);
        self.work().await;
    }

    fn passes(&self, until: DateTime<Utc>) {
        self.machine.pass((until - self.clock.now()).to_std().unwrap());
        self.clock.set(until);
    }

    /// When the bot, if it is up, has something to do next.
    async fn next_due(&self) -> Option<DateTime<Utc>> {
        let app = self.app.as_ref()?;
        let mut tx = self.store.read().await.unwrap();
        let ever = DateTime::UNIX_EPOCH;
        let due = [tx.next_due(ever).await.unwrap(), tx.next_slot_due(ever).await.unwrap()];
        let off = app.jobs.clock.now() - self.clock.now();
        due.into_iter().flatten().min().map(|due| due - off)
    }

    /// The clock of the bot's machine is put forward or back; the right time is what it was.
    pub async fn clock_jumps(&mut self, by: TimeDelta) {
        self.machine.jump(by);
        self.work().await;
    }

    /// The bot's machine sleeps.
    pub fn machine_sleeps(&mut self, span: Duration) {
        self.stage.tell(None);
        self.machine.suspend(span);
        self.clock.pass(span);
    }

    /// The bot's machine wakes up, and the bot goes on.
    pub async fn machine_wakes(&mut self) {
        let app = self.app.as_ref().expect("the bot is up");
        self.stage.tell(Some(Arc::clone(&app.conversation) as Arc<dyn Inbox>));
        self.stage.ready().await;
        self.work().await;
    }

    /// The machine of the bot, which is down, is started anew, with a clock that is off by so much.
    pub fn machine_is_started_anew(&self, off: TimeDelta) {
        assert!(!self.is_up(), "the bot went down with its machine");
        self.machine.reboot(self.clock.now() + off);
    }

    /// Whether the bot believes the clock of its machine.
    pub fn clock_is_believed(&self) -> bool {
        self.app.as_ref().expect("the bot is up").jobs.clock.doubt().is_none()
    }
}

/// A local date and time of [`ZONE`]; the later one of two.
fn time_of(local: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").expect("a date and a time");
    local.and_local_timezone(ZONE).latest().expect("a time that there is").to_utc()
}
