//! How late posts are when slots come one by one.

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::TimeDelta;
use keypoint::{
    clock::{Clock, SystemClock},
    practice::{Timestamp, schedule::slots::Slot},
};

use crate::{
    backend::Backend,
    bare::Bare,
    figures::{percentile, table},
    scene::{Kind, Scene, furnish, system_clock, this_minute},
};

/// How long the slots are spread over.
const SPREAD: TimeDelta = TimeDelta::minutes(1);

/// How long the program is up before the first one.
const LEAD: TimeDelta = TimeDelta::seconds(3);

/// Measures and prints.
///
/// A schedule's slots are whole minutes, so that here the planner looks at each schedule at a time of
/// its own within a minute: as it does with any slot, by the same column.
pub async fn measure(backends: &[Backend], slots: usize) {
    let mut rows = Vec::new();
    for backend in backends {
        let [bare, ours] = [run(*backend, slots, true).await, run(*backend, slots, false).await];
        for (name, late, base) in [("bare loop", &bare, &bare), ("Keypoint", &ours, &bare)] {
            let [mut late, mut baseline] = [late.clone(), base.clone()];
            let [half, most, all] = [50, 99, 100].map(|part| percentile(&mut late, part));
            let [of_half, of_most] =
                [(half, 50), (most, 99)].map(|(ours, part)| ours / percentile(&mut baseline, part));
            rows.push(vec![
                format!("{backend}, {name}"),
                format!("{half:.1}"),
                format!("{of_half:.2}"),
                format!("{most:.1}"),
                format!("{of_most:.2}"),
                format!("{all:.1}"),
            ]);
        }
        eprintln!("{backend} is done");
    }
    println!("\nLateness of {slots} slots spread over a minute, from due to the beginning of the send\n");
    table(&["", "p50, ms", "to bare", "p99, ms", "to bare", "most, ms"], &rows);
}

/// How late each post was.
async fn run(backend: Backend, slots: usize, is_bare: bool) -> Vec<Duration> {
    let database = backend.fresh().await;
    let slot = this_minute();
    let count = i32::try_from(slots).unwrap();
    // Known only once the rows are there, which takes a while.
    let begins = SystemClock.now() + LEAD + TimeDelta::milliseconds(i64::from(count));
    let due = |number: usize| begins + SPREAD * i32::try_from(number).unwrap() / count;
    let stands = furnish(&database.store, Kind::Local, slots, slot, due).await;
    database.analyse().await;
    let scene = Arc::new(Scene::on(&database.store, Kind::Local, &system_clock()));
    if is_bare {
        let bare = Bare::new(Arc::clone(&scene));
        for (number, stand) in stands.iter().enumerate() {
            SystemClock.sleep_until(due(number)).await;
            bare.post(stand, Slot { local: slot.naive_utc(), at: slot }).await;
        }
    } else {
        let worker = scene.works();
        scene.chat.posted(slots).await;
        worker.ends().await;
    }
    let due: HashMap<&str, Timestamp> =
        stands.iter().enumerate().map(|(number, stand)| (&*stand.channel.external, due(number))).collect();
    let posts = scene.chat.posts();
    assert_eq!(posts.len(), slots, "each channel has one post");
    let late = |(channel, at): &(String, Timestamp)| {
        (*at - due[&**channel]).to_std().expect("nothing is posted before it is due")
    };
    let late = posts.iter().map(late).collect();
    database.end().await;
    late
}
