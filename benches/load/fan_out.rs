//! How long it takes until every channel has its question when all are due in the same minute.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use keypoint::practice::schedule::slots::Slot;

use crate::{
    backend::Backend,
    bare::Bare,
    figures::{Spread, table},
    scene::{Kind, Scene, furnish, system_clock, this_minute},
    statements,
};

/// Where posts go.
const KINDS: [Kind; 2] = [Kind::Nowhere, Kind::Local];

/// From how many channels on one pair of runs is enough: Keypoint, and the bare loop. Each takes minutes
/// then, in which what passes evens out.
const MANY: usize = 5_000;

/// How many pairs there are where there are fewer.
const PAIRS: usize = 3;

/// How many channels there are where statements are counted.
const COUNTED: usize = 100;

/// Seconds from the beginning.
#[derive(Clone, Copy, Default)]
struct Took {
    first: f64,
    last: f64,
    /// Until nothing that is due is left: every thread is read as well.
    all: f64,
}

/// Measures and prints.
pub async fn measure(backends: &[Backend], channels: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        for kind in KINDS {
            let count = if channels < MANY { PAIRS } else { 1 };
            rows.push(pairs(*backend, kind, channels, count).await);
        }
    }
    println!("\n{channels} channels due in the same minute: median (least–greatest) of the pairs of runs\n");
    let head = [
        "database, posts to",
        "pairs",
        "bare loop, s",
        "Keypoint, s",
        "bare to Keypoint",
        "to the first post, s",
        "posts a second",
        "statements a channel, bare",
        "Keypoint",
    ];
    table(&head, &rows);
}

async fn pairs(backend: Backend, kind: Kind, channels: usize, count: usize) -> Vec<String> {
    let mut statements = [0.0; 2];
    for (number, is_bare) in [true, false].into_iter().enumerate() {
        let counted = statements::count(async {
            run(backend, kind, COUNTED, is_bare).await;
        });
        statements[number] = counted.await as f64 / COUNTED as f64;
    }
    let (mut bare, mut ours) = (Vec::new(), Vec::new());
    for pair in 1..=count {
        bare.push(run(backend, kind, channels, true).await);
        ours.push(run(backend, kind, channels, false).await);
        let [bare, ours] = [bare.last(), ours.last()].map(|took| took.unwrap().all);
        eprintln!(
            "{backend}, {}, pair {pair} of {count}: bare {bare:.1} s, Keypoint {ours:.1} s",
            kind.words()
        );
    }
    let of = |runs: &[Took], what: fn(&Took) -> f64| Spread::of(runs.iter().map(what).collect());
    let ratios = bare.iter().zip(&ours).map(|(bare, ours)| bare.all / ours.all).collect();
    vec![
        format!("{backend}, {}", kind.words()),
        count.to_string(),
        of(&bare, |took| took.all).shown(),
        of(&ours, |took| took.all).shown(),
        Spread::of(ratios).shown(),
        of(&ours, |took| took.first).shown(),
        format!("{:.0}", channels as f64 / of(&ours, |took| took.last).median),
        format!("{:.1}", statements[0]),
        format!("{:.1}", statements[1]),
    ]
}

/// One run on a database of its own.
async fn run(backend: Backend, kind: Kind, channels: usize, is_bare: bool) -> Took {
    let database = backend.fresh().await;
    let slot = this_minute();
    let stands = furnish(&database.store, kind, channels, slot, |_| slot).await;
    database.analyse().await;
    let scene = Arc::new(Scene::on(&database.store, kind, &system_clock()));
    let begun = Instant::now();
    let since = || begun.elapsed().as_secs_f64();
    let mut took = Took::default();
    if is_bare {
        let (bare, stands) = (Arc::new(Bare::new(Arc::clone(&scene))), Arc::new(stands));
        let next = Arc::new(AtomicUsize::new(0));
        let lanes = (0..lanes(backend)).map(|_| {
            let (bare, stands, next) = (Arc::clone(&bare), Arc::clone(&stands), Arc::clone(&next));
            tokio::spawn(async move {
                while let Some(stand) = stands.get(next.fetch_add(1, Ordering::Relaxed)) {
                    bare.post(stand, Slot { local: slot.naive_utc(), at: slot }).await;
                }
            })
        });
        for lane in lanes.collect::<Vec<_>>() {
            lane.await.unwrap();
        }
        (took.last, took.all) = (since(), since());
    } else {
        let worker = scene.works();
        scene.chat.posted(1).await;
        took.first = since();
        scene.chat.posted(channels).await;
        took.last = since();
        scene.is_idle().await;
        took.all = since();
        worker.ends().await;
    }
    assert_eq!(scene.chat.posts().len(), channels, "each channel has one post");
    database.end().await;
    took
}

/// How many bare loops run side by side: SQLite has one writer, and several are no faster there; on
/// PostgreSQL they are as many as the pool has connections.
fn lanes(backend: Backend) -> usize {
    match backend {
        Backend::Sqlite => 1,
        Backend::Postgres => 8,
    }
}
