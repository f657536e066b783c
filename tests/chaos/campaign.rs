//! One campaign: a chat and a database are set up, people and processes are sent to work, trouble is
//! made, everything calms down, and what must hold is checked.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::Utc;
use clap::ValueEnum;
use tokio::time::sleep;

use crate::{
    bank,
    chat::{CHANNELS, Chat, discord::OnDiscord, local::Local, slack::OnSlack},
    check::{self, Evidence},
    crowd::{self, Crowd},
    database::Database,
    facts::{self, Facts},
    fleet::Fleet,
    report::Report,
    seen::Seen,
    trouble::{Aim, Trouble},
};

/// Where a campaign runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum On {
    /// The local chat, SQLite, one process
    LocalSqlite,
    /// The local chat, PostgreSQL, three replicas
    LocalPostgres,
    /// The fake Discord, SQLite, one process
    DiscordSqlite,
    /// The fake Discord, PostgreSQL, three replicas
    DiscordPostgres,
    /// The fake Slack, SQLite, one process
    SlackSqlite,
    /// The fake Slack, PostgreSQL, three replicas
    SlackPostgres,
}

impl On {
    /// How it is called on the command line.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }

    fn is_sqlite(self) -> bool {
        matches!(self, Self::LocalSqlite | Self::DiscordSqlite | Self::SlackSqlite)
    }
}

/// The lease: a tenth of the default, as are all time-outs, so that a campaign sees ten times as many
/// of them run out.
const LEASE: Duration = Duration::from_millis(1_500);

const TIMING: &[(&str, &str)] = &[
    ("KEYPOINT_TIMING_LEASE", "1500ms"),
    ("KEYPOINT_TIMING_REQUEST_TIMEOUT", "1s"),
    ("KEYPOINT_TIMING_LONGEST_FLIGHT", "3s"),
    ("KEYPOINT_TIMING_JOB_POLL", "200ms"),
    ("KEYPOINT_TIMING_SHUTDOWN_GRACE", "1s"),
];

/// How long everything may take to calm down: longer than the longest pause between two tries.
pub const TO_CALM_DOWN: Duration = Duration::from_mins(4);

/// How long all processes may take to start anew.
const TO_START: Duration = Duration::from_mins(1);

/// What is due this far in the future is no work that was left: the reveal of a round that nobody is
/// going to wait for.
const SOON: i64 = 45_000;

/// A campaign.
pub struct Campaign {
    /// Where.
    pub on: On,
    /// What decides what is done and when.
    pub seed: u64,
    /// How many processes are killed, or stand still.
    pub kills: u32,
    /// How long trouble is made at the longest.
    pub limit: Duration,
    /// The bug that is planted.
    pub bug: Option<&'static str>,
    /// Where to strike, and how.
    pub aim: Aim,
    /// How long everything may take to calm down.
    pub patience: Duration,
    /// Whether to say nothing on the way.
    pub quiet: bool,
    /// Whether to keep the data though all is well.
    pub keep: bool,
}

/// Everything that is at work in a campaign.
struct Stage {
    fleet: Arc<Fleet>,
    database: Arc<Database>,
    chat: Arc<dyn Chat>,
    seen: Arc<Seen>,
    folder: PathBuf,
}

impl Campaign {
    /// Runs it.
    pub async fn run(&self) -> anyhow::Result<Report> {
        let began = Instant::now();
        let stage = self.stage().await?;
        self.say(&format!("in {}", stage.folder.display()));
        stage.fleet.start_missing()?;
        stage.chat.furnish().await?;
        crowd::add_schedules(stage.chat.as_ref(), &stage.seen).await?;
        let crowd = Crowd::start(&stage.chat, &stage.seen, self.seed);
        let mut trouble =
            Trouble::new(&stage.fleet, &stage.database, &stage.chat, self.seed, LEASE, self.aim);
        let told = |kills| self.say(&format!("{kills} kills after {:.0?}", began.elapsed()));
        trouble.make(self.kills, self.limit, told).await?;
        let attacked = began.elapsed();
        crowd.stop().await;
        self.say("the trouble is over; everything calms down");
        let calmed = Instant::now();
        let mut report = Report::new(self, &stage.fleet, &stage.seen, trouble.done(), attacked);
        let left = self.calm_down(&stage, &mut report).await?;
        self.say(&format!("calm after {:.0?}; checking", calmed.elapsed()));
        report.calmed = calmed.elapsed();
        self.judge(&stage, &left, &mut report).await?;
        self.put_away(stage, &mut report)?;
        Ok(report)
    }

    fn say(&self, what: &str) {
        if !self.quiet {
            println!("[{} seed {}] {what}", self.on.name(), self.seed);
        }
    }

    async fn stage(&self) -> anyhow::Result<Stage> {
        let folder = tempfile::Builder::new().prefix("keypoint-chaos-").tempdir()?.keep();
        bank::write(&folder.join("questions"))?;
        let database = if self.on.is_sqlite() {
            Database::sqlite(&folder)
        } else {
            Database::postgres(&format!("chaos_{:x}", Utc::now().timestamp_micros())).await?
        };
        let mut variables: Vec<(String, String)> =
            TIMING.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let mut set = |name: &str, value: &str| variables.push((name.to_owned(), value.to_owned()));
        set("KEYPOINT_DATABASE_URL", database.url_of_processes());
        set("KEYPOINT_QUESTIONS", &folder.join("questions").display().to_string());
        set("KEYPOINT_ZONE", "UTC");
        set("KEYPOINT_LOG", "keypoint=debug,warn");
        if let Some(bug) = self.bug {
            set("KEYPOINT_TEST_BUG", bug);
        }
        // The local chat is served by the processes themselves; the others are there before them.
        let platform: Option<Arc<dyn Chat>> = match self.on {
            On::LocalSqlite | On::LocalPostgres => None,
            On::DiscordSqlite | On::DiscordPostgres => Some(Arc::new(OnDiscord::new(self.seed).await)),
            On::SlackSqlite | On::SlackPostgres => Some(Arc::new(OnSlack::new(self.seed).await)),
        };
        for (name, value) in platform.iter().flat_map(|platform| platform.variables()) {
            set(name, &value);
        }
        let size = if self.on.is_sqlite() { 1 } else { 3 };
        let fleet = Arc::new(Fleet::new(&folder, variables, size)?);
        let chat = match platform {
            Some(platform) => platform,
            None => Arc::new(Local::new(fleet.addresses()).await?),
        };
        Ok(Stage { fleet, database: Arc::new(database), chat, seen: Arc::default(), folder })
    }

    /// Pauses the schedules, waits until nothing is left to do, and starts everything anew; returns what
    /// is left, if it takes too long.
    async fn calm_down(&self, stage: &Stage, report: &mut Report) -> anyhow::Result<Vec<facts::Job>> {
        let tending = {
            let fleet = Arc::clone(&stage.fleet);
            tokio::spawn(async move {
                while fleet.tend(Duration::ZERO).is_ok() {
                    sleep(Duration::from_millis(100)).await;
                }
            })
        };
        let calm = async {
            crowd::pause_schedules(stage.chat.as_ref(), &stage.seen).await?;
            self.until_nothing_is_left(stage).await?;
            report.heard_late = self.not_heard(stage).await?;
            // At a start, the threads are read for what nobody heard.
            let before = started(&stage.fleet);
            stage.fleet.ask_all_to_stop();
            let began = Instant::now();
            let all = before + u64::try_from(stage.fleet.size())?;
            while started(&stage.fleet) < all && began.elapsed() < TO_START {
                sleep(Duration::from_millis(200)).await;
            }
            self.until_nothing_is_left(stage).await
        };
        let left = calm.await;
        tending.abort();
        left
    }

    async fn until_nothing_is_left(&self, stage: &Stage) -> anyhow::Result<Vec<facts::Job>> {
        let began = Instant::now();
        let (mut quiet, mut told) = (0, Duration::ZERO);
        loop {
            let left = facts::work_left(stage.database.url(), Utc::now().timestamp_millis() + SOON).await?;
            if began.elapsed() > told + Duration::from_secs(30) {
                told = began.elapsed();
                let first = left.first().map(|job| (&job.key, &job.last_error));
                self.say(&format!("{} pieces of work are left after {told:.0?}: {first:?}", left.len()));
            }
            quiet = if left.is_empty() { quiet + 1 } else { 0 };
            if quiet == 3 || began.elapsed() > self.patience {
                return Ok(left);
            }
            sleep(Duration::from_secs(1)).await;
        }
    }

    /// What was said in time and nobody heard so far.
    async fn not_heard(&self, stage: &Stage) -> anyhow::Result<usize> {
        let history = stage.chat.history().await?;
        let facts = Facts::read(stage.database.url()).await?;
        let tally = stage.fleet.tally();
        let evidence = Evidence {
            seen: &stage.seen,
            history: &history,
            facts: &facts,
            boards: &[],
            left: &[],
            removed: &[],
            platform: &[],
            tally: &tally,
            now: Utc::now().timestamp_millis(),
        };
        Ok(check::not_heard(&evidence))
    }

    async fn judge(&self, stage: &Stage, left: &[facts::Job], report: &mut Report) -> anyhow::Result<()> {
        let mut boards = Vec::new();
        for channel in (0..CHANNELS.len()).map(Some).chain([None]) {
            boards.push((channel, stage.chat.leaderboard(0, channel).await?));
        }
        let history = stage.chat.history().await?;
        let facts = Facts::read(stage.database.url()).await?;
        let mut tally = stage.fleet.tally();
        tally.ended.extend(stage.fleet.panics());
        let (removed, platform) = (stage.chat.removed(), stage.chat.violations());
        let evidence = Evidence {
            seen: &stage.seen,
            history: &history,
            facts: &facts,
            boards: &boards,
            left,
            removed: &removed,
            platform: &platform,
            tally: &tally,
            now: Utc::now().timestamp_millis(),
        };
        report.violations = check::check(&evidence);
        report.count(&evidence);
        write_down(&stage.folder, &history, &facts, &stage.seen)
    }

    /// Keeps the data of what went wrong, and takes away the rest.
    fn put_away(&self, stage: Stage, report: &mut Report) -> anyhow::Result<()> {
        let Stage { fleet, folder, .. } = stage;
        drop(fleet);
        if report.is_well() && !self.keep {
            fs::remove_dir_all(&folder)?;
        } else {
            report.kept = Some(folder);
        }
        Ok(())
    }
}

/// How often a process has started, and written down what it is to read.
fn started(fleet: &Fleet) -> u64 {
    fleet.reached().iter().find(|(point, _)| point == "start.after").map_or(0, |(_, times)| *times)
}

fn write_down(
    folder: &Path,
    history: &[crate::chat::Post],
    facts: &Facts,
    seen: &Seen,
) -> anyhow::Result<()> {
    fs::write(folder.join("history"), format!("{history:#?}"))?;
    fs::write(folder.join("facts"), format!("{facts:#?}"))?;
    fs::write(folder.join("seen"), format!("{seen:#?}"))?;
    Ok(())
}
