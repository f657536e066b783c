//! How many answers a second are kept for good.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use keypoint::{
    chat::{
        event::{Actor, Event, Inbox, MemberRef, Response, ThreadMessage},
        port::{MessageRef, Place},
    },
    clock::{Clock, SystemClock},
    practice::round::Round,
};
use sqlx::AssertSqlSafe;

use crate::{
    backend::{Backend, Fresh, begin},
    chat::thread_of,
    figures::{Spread, table},
    scene::{Kind, Scene, Stand, furnish, system_clock, this_minute},
};

/// How many turns there are of each.
const TURNS: usize = 7;

/// How many members answer at a time, by turns.
const IN_FLIGHT: [usize; 2] = [1, 32];

/// How many members answer a round.
const MEMBERS: usize = 1_000;

/// Measures and prints.
pub async fn measure(backends: &[Backend], answers: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        for in_flight in IN_FLIGHT {
            rows.push(turns(*backend, in_flight, answers).await);
        }
    }
    println!(
        "\nAnswers kept a second, {answers} a turn, {TURNS} turns: median (least–greatest). A bare commit \
         writes one row of the same length.\n"
    );
    let head = [
        "database, at a time",
        "bare commits a second",
        "answers a second",
        "to bare",
        "kept and ticked a second",
        "to bare",
    ];
    table(&head, &rows);
}

async fn turns(backend: Backend, in_flight: usize, answers: usize) -> Vec<String> {
    let database = backend.fresh().await;
    let bench = Arc::new(Bench::on(&database, answers.div_ceil(MEMBERS) * (2 * TURNS + 2)).await);
    let lanes = Lanes::on(&database, in_flight).await;
    let (mut bare, mut kept, mut ticked) = (Vec::new(), Vec::new(), Vec::new());
    // The first turn is not counted.
    for turn in 0..=TURNS {
        let rates = [
            lanes.commit(answers).await,
            bench.answer(in_flight, answers, false).await,
            bench.answer(in_flight, answers, true).await,
        ];
        eprintln!("{backend}, {in_flight} at a time, turn {turn} of {TURNS}: {rates:.0?}");
        if turn > 0 {
            bare.push(rates[0]);
            kept.push(rates[1]);
            ticked.push(rates[2]);
        }
    }
    let ratio =
        |rates: &[f64]| Spread::of(rates.iter().zip(&bare).map(|(rate, bare)| rate / bare).collect()).shown();
    let shown = |rates: &[f64]| {
        let Spread { median, least, greatest } = Spread::of(rates.to_vec());
        format!("{median:.0} ({least:.0}–{greatest:.0})")
    };
    let row = vec![
        format!("{backend}, {in_flight}"),
        shown(&bare),
        shown(&kept),
        ratio(&kept),
        shown(&ticked),
        ratio(&ticked),
    ];
    lanes.end().await;
    drop(bench);
    database.end().await;
    row
}

/// What is said: an answer of a usual length.
fn text(number: usize) -> String {
    format!("Answer {number}. {}", "First the metrics, then the traces of the slow requests. ".repeat(5))
}

/// Rounds that are open, and members who answer them.
struct Bench {
    scene: Scene,
    rounds: Vec<(Stand, Round)>,
    /// How many have answered so far.
    said: AtomicUsize,
    ticks: AtomicUsize,
}

impl Bench {
    async fn on(database: &Fresh, rounds: usize) -> Self {
        let slot = this_minute();
        let stands = furnish(&database.store, Kind::Nowhere, rounds, slot, |_| slot).await;
        let scene = Scene::on(&database.store, Kind::Nowhere, &system_clock());
        let worker = scene.works();
        scene.chat.posted(rounds).await;
        scene.is_idle().await;
        worker.ends().await;
        let mut tx = database.store.read().await.unwrap();
        let mut open = Vec::new();
        for stand in stands {
            let round = tx.open_rounds(stand.channel.id).await.unwrap().remove(0);
            open.push((stand, round));
        }
        Self { scene, rounds: open, said: AtomicUsize::new(0), ticks: AtomicUsize::new(0) }
    }

    /// So many members answer, some at a time; returns how many a second. With `ticks`, the worker is
    /// up and the last one has its tick; without, it is down, and does what is left afterwards.
    async fn answer(self: &Arc<Self>, in_flight: usize, answers: usize, ticks: bool) -> f64 {
        let first = self.said.fetch_add(answers, Ordering::Relaxed);
        let done = self.ticks.fetch_add(answers, Ordering::Relaxed) + answers;
        let begun = Instant::now();
        let worker = ticks.then(|| self.scene.works());
        let next = Arc::new(AtomicUsize::new(first));
        let lanes = (0..in_flight).map(|_| {
            let (bench, next) = (Arc::clone(self), Arc::clone(&next));
            tokio::spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= first + answers {
                        return;
                    }
                    let said = Event::Posted(bench.message(number));
                    let response = bench.scene.app.conversation.deliver(said).await;
                    assert_eq!(response, Response::Nothing, "it is kept");
                }
            })
        });
        for lane in lanes.collect::<Vec<_>>() {
            lane.await.unwrap();
        }
        let kept = begun.elapsed();
        let worker = worker.unwrap_or_else(|| self.scene.works());
        self.scene.chat.ticked(done).await;
        let ticked = begun.elapsed();
        self.scene.is_idle().await;
        worker.ends().await;
        answers as f64 / if ticks { ticked } else { kept }.as_secs_f64()
    }

    fn message(&self, number: usize) -> ThreadMessage {
        let (stand, round) = &self.rounds[number / MEMBERS];
        let member = format!("member-{}", number % MEMBERS);
        let thread = thread_of(&round.posted.as_ref().unwrap().message);
        let place = Place {
            workspace: stand.workspace.external.clone(),
            channel: stand.channel.external.clone(),
            thread: Some(thread),
        };
        ThreadMessage {
            by: Actor {
                platform: stand.workspace.platform,
                place: place.clone(),
                workspace_name: stand.workspace.name.clone(),
                channel_name: stand.channel.name.clone(),
                member: MemberRef { id: member.clone(), name: member, admin: false },
                at: SystemClock.now(),
            },
            message: MessageRef { place, id: format!("{number:019}") },
            text: text(number),
            reply_to: None,
            version: None,
        }
    }
}

/// Connections that each commit one row after another.
struct Lanes {
    connections: Vec<Arc<tokio::sync::Mutex<sqlx::AnyConnection>>>,
    /// How a transaction begins.
    opening: &'static str,
    rows: Arc<AtomicUsize>,
}

/// The most connections that write at a time, as many as a process of Keypoint has.
const CONNECTIONS: usize = 8;

impl Lanes {
    async fn on(database: &Fresh, in_flight: usize) -> Self {
        let create = "create table bare (id text primary key, body text not null)";
        sqlx::query(create).execute(&mut database.connection().await).await.unwrap();
        let mut connections = Vec::new();
        for _ in 0..in_flight.min(CONNECTIONS) {
            connections.push(Arc::new(tokio::sync::Mutex::new(database.connection().await)));
        }
        Self { connections, opening: begin(&database.store), rows: Arc::default() }
    }

    /// Commits so many rows; returns how many a second.
    async fn commit(&self, count: usize) -> f64 {
        let begun = Instant::now();
        let end = self.rows.load(Ordering::Relaxed) + count;
        let lanes = self.connections.iter().map(|connection| {
            let (connection, rows) = (Arc::clone(connection), Arc::clone(&self.rows));
            let opening = self.opening;
            tokio::spawn(async move {
                let mut connection = connection.lock().await;
                loop {
                    let number = rows.fetch_add(1, Ordering::Relaxed);
                    if number >= end {
                        return;
                    }
                    sqlx::raw_sql(opening).execute(&mut *connection).await.unwrap();
                    sqlx::query("insert into bare (id, body) values ($1, $2)")
                        .bind(format!("{number:036}"))
                        .bind(text(number))
                        .execute(&mut *connection)
                        .await
                        .unwrap();
                    sqlx::raw_sql(AssertSqlSafe("commit")).execute(&mut *connection).await.unwrap();
                }
            })
        });
        for lane in lanes.collect::<Vec<_>>() {
            lane.await.unwrap();
        }
        count as f64 / begun.elapsed().as_secs_f64()
    }

    async fn end(self) {
        for connection in self.connections {
            let connection = Arc::into_inner(connection).unwrap().into_inner();
            sqlx::Connection::close(connection).await.unwrap();
        }
    }
}
