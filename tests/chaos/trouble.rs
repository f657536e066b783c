//! What is done to the system, drawn from a seed: strikes at every fault point in turn and at random
//! moments, and a database and a chat that fail.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use keypoint::fault::{KINDS, POINTS, SEND_POINTS};
use rand::{RngExt, SeedableRng, rngs::StdRng, seq::SliceRandom};
use tokio::{task::JoinHandle, time::sleep};

use crate::{
    chat::Chat,
    database::Database,
    fleet::{Fleet, Strike},
};

/// How often the fleet is looked after.
const GLANCE: Duration = Duration::from_millis(40);

/// How long a point is waited for before another one is armed beside it.
const FRESH: Duration = Duration::from_secs(6);

/// How many points are waited for at a time.
const AT_ONCE: usize = 2;

/// Every fault point by its name.
pub fn points() -> Vec<String> {
    let sends = SEND_POINTS.iter().flat_map(|point| KINDS.iter().map(move |kind| format!("{point}.{kind}")));
    POINTS.iter().map(|point| (*point).to_owned()).chain(sends).collect()
}

/// Where to strike, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// At every point and at random moments, in every way, with a database and a chat that fail.
    Everything,
    /// The same, but of the points only these, and only to kill.
    Points(&'static [&'static str]),
    /// Nothing but this: processes stand still between the last look and the send, for as long as it
    /// takes another one to look and to send. It is where a copy comes from.
    Standstills,
}

impl Aim {
    fn is_at(self, point: &str) -> bool {
        match self {
            Self::Everything => true,
            Self::Points(points) => points.contains(&point),
            Self::Standstills => point.starts_with("send.before"),
        }
    }
}

/// What is done.
pub struct Trouble {
    fleet: Arc<Fleet>,
    database: Arc<Database>,
    chat: Arc<dyn Chat>,
    random: StdRng,
    lease: Duration,
    /// The points and strikes still to come in this turn.
    turn: Vec<(String, Strike)>,
    turns: u32,
    armed: Vec<(String, Instant)>,
    on_database: Option<JoinHandle<()>>,
    on_chat: Option<JoinHandle<()>>,
    /// What was done to the database and the chat.
    done: Arc<Mutex<Vec<String>>>,
    aim: Aim,
}

impl Trouble {
    /// Trouble for these, from a seed.
    pub fn new(
        fleet: &Arc<Fleet>,
        database: &Arc<Database>,
        chat: &Arc<dyn Chat>,
        seed: u64,
        lease: Duration,
        aim: Aim,
    ) -> Self {
        Self {
            fleet: Arc::clone(fleet),
            database: Arc::clone(database),
            chat: Arc::clone(chat),
            random: StdRng::seed_from_u64(seed),
            lease,
            turn: Vec::new(),
            turns: 0,
            armed: Vec::new(),
            on_database: None,
            on_chat: None,
            done: Arc::default(),
            aim,
        }
    }

    /// Makes trouble until so many processes were killed or stood still, or the time is over.
    pub async fn make(&mut self, kills: u32, limit: Duration, told: impl Fn(u32)) -> anyhow::Result<()> {
        let began = Instant::now();
        let (mut next, mut last) = (Instant::now(), 0);
        while began.elapsed() < limit {
            let standstill = self.standstill();
            self.fleet.tend(standstill)?;
            let so_far = self.fleet.tally().kills();
            if so_far / 10 > last / 10 {
                told(so_far);
            }
            last = so_far;
            if so_far >= kills {
                break;
            }
            if Instant::now() >= next {
                self.act()?;
                // One process has to start anew each time, and is to get something done in between.
                let pause = if self.fleet.size() == 1 { 700..1800 } else { 200..900 };
                next = Instant::now() + Duration::from_millis(self.random.random_range(pause));
            }
            sleep(GLANCE).await;
        }
        self.end().await
    }

    /// Ends all trouble.
    async fn end(&mut self) -> anyhow::Result<()> {
        self.fleet.disarm();
        self.chat.calm();
        for disturbance in [self.on_database.take(), self.on_chat.take()].into_iter().flatten() {
            disturbance.await?;
        }
        self.chat.calm();
        self.fleet.tend(Duration::ZERO)?;
        self.fleet.wake();
        Ok(())
    }

    /// What was done to the database and the chat.
    pub fn done(&self) -> Vec<String> {
        self.done.lock().unwrap().clone()
    }

    /// Longer than a lease, and often longer than it takes somebody else to wait for the longest flight,
    /// look, and do the work.
    fn standstill(&mut self) -> Duration {
        let long = self.aim == Aim::Standstills || self.random.random_bool(0.4);
        let leases = if long { 4.5..8.0 } else { 1.3..4.5 };
        self.lease.mul_f64(self.random.random_range(leases))
    }

    fn act(&mut self) -> anyhow::Result<()> {
        if self.aim == Aim::Standstills {
            return self.arm();
        }
        match self.random.random_range(0..100) {
            0..70 => return self.arm(),
            70..80 => {
                let kills = self.aim != Aim::Everything || self.random.random_bool(0.6);
                let strike = if kills { Strike::Kill } else { Strike::Stop };
                self.fleet.strike(self.random.random_range(0..8), strike);
            }
            80..84 => self.fleet.ask_to_stop(self.random.random_range(0..8)),
            84..92 => self.disturb_database(),
            _ => self.disturb_chat(),
        }
        Ok(())
    }

    fn arm(&mut self) -> anyhow::Result<()> {
        let waiting = self.fleet.armed();
        self.armed.retain(|(point, since)| waiting.contains(point) && since.elapsed() < FRESH);
        if self.armed.len() >= AT_ONCE {
            return Ok(());
        }
        if self.turn.is_empty() {
            self.begin_turn();
        }
        let Some((point, strike)) = self.turn.pop() else { return Ok(()) };
        self.fleet.arm(&point, strike)?;
        self.armed.push((point, Instant::now()));
        Ok(())
    }

    /// Every point once, in a new order: killed at in one turn, and stopped or held up in the next.
    fn begin_turn(&mut self) {
        let mut points = points();
        points.retain(|point| self.aim.is_at(point));
        points.shuffle(&mut self.random);
        let (turns, aim) = (self.turns, self.aim);
        self.turns += 1;
        let strike = |point: String| {
            let strike = match turns % 2 {
                _ if matches!(aim, Aim::Points(_)) => Strike::Kill,
                _ if aim == Aim::Standstills => Strike::Stop,
                // Between the last check and the send is where a copy comes from.
                0 if is_last_check(&point) && self.random.random_bool(0.6) => Strike::Stop,
                0 => Strike::Kill,
                // A transaction that stands still holds up all others, and that for long.
                _ if point.ends_with(".before") && !point.starts_with("send") => Strike::Kill,
                _ if self.random.random_bool(0.2) => Strike::Delay(self.lease.mul_f64(1.5)),
                _ => Strike::Stop,
            };
            (point, strike)
        };
        self.turn = points.into_iter().map(strike).collect();
    }

    fn disturb_database(&mut self) {
        if self.on_database.as_ref().is_some_and(|running| !running.is_finished()) {
            return;
        }
        let (database, done) = (Arc::clone(&self.database), Arc::clone(&self.done));
        let choice = self.random.random_range(0..1000);
        let span = self.lease.mul_f64(self.random.random_range(0.2..2.5));
        self.on_database = Some(tokio::spawn(async move {
            let said = match database.disturb(choice, span).await {
                Ok(said) => said,
                Err(error) => format!("FAILED to disturb the database: {error:#}"),
            };
            done.lock().unwrap().push(said);
        }));
    }

    fn disturb_chat(&mut self) {
        if self.on_chat.as_ref().is_some_and(|running| !running.is_finished()) {
            return;
        }
        let (chat, done) = (Arc::clone(&self.chat), Arc::clone(&self.done));
        let mut random = StdRng::seed_from_u64(self.random.random());
        let span = self.lease.mul_f64(self.random.random_range(0.2..2.5));
        self.on_chat = Some(tokio::spawn(async move {
            if let Some(said) = chat.disturb(&mut random, span).await {
                done.lock().unwrap().push(said);
            }
        }));
    }
}

/// Whether a process that stands still here may send what another one has sent meanwhile.
fn is_last_check(point: &str) -> bool {
    point.starts_with("send.before") || point.starts_with("check.before")
}
