//! How long a claim takes as settled work piles up.

use std::time::{Duration, Instant};

use keypoint::{
    chat::place::Platform,
    clock::{Clock, SystemClock},
    practice::ids::JobId,
    store::Full,
};
use sqlx::{AssertSqlSafe, Executor};

use crate::{
    backend::{Backend, Fresh},
    figures::{Spread, percentile, table},
    scene::{Kind, Scene, TIMING, furnish, system_clock, this_minute},
};

/// How many channels have a question due: the work that is claimed.
const DUE: usize = 1_000;

/// How many turns there are of each size, and how many claims a turn.
const TURNS: usize = 9;
const A_TURN: usize = 100;

/// How much is looked up at once, as the worker does.
const AT_ONCE: i64 = 64;

/// Measures and prints.
pub async fn measure(backends: &[Backend], most: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        let sizes = [0, most / 100, most / 10, most];
        let mut databases = Vec::new();
        for settled in sizes {
            databases.push(prepare(*backend, settled).await);
            eprintln!("{backend}: {settled} settled jobs are there");
        }
        let mut times = vec![(Vec::new(), Vec::new()); sizes.len()];
        for turn in 0..=TURNS {
            for (database, (looks, claims)) in databases.iter().zip(&mut times) {
                let (mut look, mut claim) = measure_turn(database).await;
                // The first turn is not counted.
                if turn > 0 {
                    looks.push(percentile(&mut look, 50));
                    claims.push(percentile(&mut claim, 50));
                }
            }
        }
        let (first_look, first_claim) = times[0].clone();
        for (settled, (looks, claims)) in sizes.iter().zip(&times) {
            rows.push(vec![
                format!("{backend}, {settled}"),
                Spread::of(looks.clone()).shown(),
                ratio(looks, &first_look),
                Spread::of(claims.clone()).shown(),
                ratio(claims, &first_claim),
            ]);
        }
        for database in databases {
            database.end().await;
        }
    }
    println!(
        "\nLooking for work and claiming it, {DUE} jobs due, medians of {A_TURN} claims, {TURNS} turns: \
         median (least–greatest)\n"
    );
    table(&["database, settled jobs", "look, ms", "to none", "claim, ms", "to none"], &rows);
}

fn ratio(times: &[f64], base: &[f64]) -> String {
    Spread::of(times.iter().zip(base).map(|(time, base)| time / base).collect()).shown()
}

/// A database in which work is due, and so much was done before.
async fn prepare(backend: Backend, settled: usize) -> Fresh {
    let database = backend.fresh().await;
    let slot = this_minute();
    let stands = furnish(&database.store, Kind::Nowhere, DUE, slot, |_| slot).await;
    let mut connection = database.connection().await;
    // Written as due and then settled, as all work is: what that leaves behind is part of it.
    let workspace = stands[0].workspace.id;
    let numbers = match backend {
        Backend::Sqlite => format!(
            "with recursive numbers (n) as (select 1 where {settled} > 0 \
             union all select n + 1 from numbers where n < {settled})"
        ),
        Backend::Postgres => {
            format!("with numbers (n) as (select cast(generate_series(1, {settled}) as bigint))")
        }
    };
    let insert = format!(
        "insert into jobs (id, key, workspace_id, work, state, due_at, attempts, fence, created_at)
         {numbers}
         select 'settled-' || n, '{workspace}:post:' || n, '{workspace}',
             '{{\"do\":\"post\",\"round\":\"00000000-0000-7000-8000-000000000000\"}}', 'due', n, 1, 1, n
         from numbers"
    );
    connection.execute(AssertSqlSafe(insert)).await.unwrap();
    let settle = "update jobs set state = 'done', settled_at = due_at where id like 'settled-%'";
    connection.execute(settle).await.unwrap();
    // The work that is due is what the planner makes of the schedules.
    let scene = Scene::on(&database.store, Kind::Nowhere, &system_clock());
    scene.app.jobs.plan().await.unwrap();
    database.analyse().await;
    database
}

/// Looks for work and claims it, again and again, and gives it back unclaimed.
async fn measure_turn(database: &Fresh) -> (Vec<Duration>, Vec<Duration>) {
    let (mut looks, mut claims) = (Vec::new(), Vec::new());
    while claims.len() < A_TURN {
        let begun = Instant::now();
        let mut tx = database.store.read().await.unwrap();
        let (now, full) = (SystemClock.now(), Full::default());
        let due = tx.claimable(Platform::Discord, now, &full, AT_ONCE).await.unwrap();
        drop(tx);
        looks.push(begun.elapsed());
        assert_eq!(due.len(), usize::try_from(AT_ONCE).unwrap(), "there is work");
        for job in due {
            claims.push(claim(database, job.job).await);
        }
    }
    (looks, claims)
}

async fn claim(database: &Fresh, job: JobId) -> Duration {
    let now = SystemClock.now();
    let begun = Instant::now();
    let mut tx = database.store.begin().await.unwrap();
    let claim = tx.claim(job, now, TIMING.lease).await.unwrap().expect("nobody else claims it");
    tx.commit().await.unwrap();
    let took = begun.elapsed();
    let mut tx = database.store.begin().await.unwrap();
    assert!(tx.give_back(&claim, now, "measured").await.unwrap());
    tx.commit().await.unwrap();
    took
}
