//! How long a thousand questions take that are due at the same minute, and how people fare meanwhile.

use std::time::{Duration, Instant};

use keypoint::{
    clock::{Clock, SystemClock},
    practice::{Timestamp, schedule::when::When},
};

use crate::{
    bot::Bot,
    discord::figures::Counts,
    figures::{percentile, table},
    town::{CHANNELS, KEYPOINT, Town},
};

const CARD: &str = "POST /channels/{channel_id}/messages";
const THREAD: &str = "POST /channels/{channel_id}/messages/{message_id}/threads";

/// How many channels have a question due.
const DUE: usize = 1_000;
/// How many requests Discord takes in a second.
const A_SECOND: f64 = 50.0;
/// How long beforehand the bot has to be there, and people are measured in peace.
const PEACE: i64 = 15;
/// How often somebody runs a command.
const EVERY: Duration = Duration::from_millis(200);
/// After how long it is given up.
const PATIENCE: Duration = Duration::from_mins(3);

/// Measures, prints, and returns how much a bot did that it should not.
pub async fn measure() -> usize {
    let town = Town::of(DUE / CHANNELS).await;
    let due_at = whole_minute_after(PEACE);
    let when: When = due_at.format("%-M %-H * * *").to_string().parse().unwrap();
    let folder = tempfile::tempdir().unwrap();
    town.furnish(folder.path(), Some(&when)).await;
    let keypoint = Bot::keypoint(&town.fake, KEYPOINT, folder);
    keypoint.is_there(&town.fake, town.keypoint).await;
    // What it does at its start is over.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let mut quiet = people_until(&town, || SystemClock.now() >= due_at - Duration::from_secs(1)).await;
    SystemClock.sleep_until(due_at - Duration::from_millis(100)).await;
    town.fake.discord.figures.reset();
    SystemClock.sleep_until(due_at).await;
    let begun = Instant::now();

    let threads = || town.fake.discord.figures.counts().of(THREAD) >= DUE as u64;
    let storm = people_until(&town, || threads() || begun.elapsed() > PATIENCE);
    let ended = async {
        while !threads() && begun.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        (begun.elapsed(), town.fake.discord.figures.counts())
    };
    let (mut storm, (took, counts)) = tokio::join!(storm, ended);
    report(took, begun, &counts);
    let rows = [("before", &mut quiet), ("meanwhile", &mut storm)].map(|(name, times)| {
        let [half, most] = [50, 99].map(|part| format!("{:.1}", percentile(times, part)));
        vec![name.to_owned(), times.len().to_string(), half, most]
    });
    println!("\nA member runs /leaderboard every {} ms: ms until the first answer\n", EVERY.as_millis());
    table(&["", "commands", "p50", "p99"], &rows);
    let ratio = percentile(&mut storm, 50) / percentile(&mut quiet, 50);
    println!("\nMeanwhile to before, p50: {ratio:.2}");
    // The threads are read back now; that may break no rule either.
    tokio::time::sleep(Duration::from_secs(5)).await;
    let later = town.fake.discord.figures.counts();
    println!("Answers 429 until five seconds later: {}", later.too_many());
    town.judge()
}

/// A whole minute that is so many seconds away or more.
fn whole_minute_after(seconds: i64) -> Timestamp {
    let earliest = SystemClock.now().timestamp() + seconds;
    Timestamp::from_timestamp((earliest / 60 + 1) * 60, 0).unwrap()
}

/// A member runs a command again and again; returns how long each took until the first answer.
async fn people_until(town: &Town, is_over: impl Fn() -> bool) -> Vec<Duration> {
    let mut times = Vec::new();
    let mut turns = tokio::time::interval(EVERY);
    for number in 0.. {
        turns.tick().await;
        if is_over() {
            break;
        }
        let channel = town.servers[number % town.servers.len()].channels[0];
        let person = town.people[number % town.people.len()];
        let asked = town.fake.run(person, channel, &["leaderboard"], &[]).unwrap();
        times.push(asked.answer().await.expect("an answer comes").after);
    }
    times
}

fn report(took: Duration, begun: Instant, counts: &Counts) {
    let (cards, threads) = (counts.of(CARD), counts.of(THREAD));
    let callbacks: u64 = counts.requests.iter().filter(|(route, _)| by_token(route)).map(|(_, n)| n).sum();
    let (needed, made) = (cards + threads, counts.total() - callbacks);
    let floor = f64::from(u32::try_from(needed).unwrap()) / A_SECOND;
    println!("\n{DUE} questions due at the same minute, in {DUE} channels of {} servers\n", DUE / CHANNELS);
    let since = |at: Option<Instant>| at.map_or(f64::NAN, |at| (at - begun).as_secs_f64());
    let seconds = |time: f64| format!("{time:.1} s");
    let rows = [
        ("messages and threads made", needed.to_string()),
        ("requests made, without answers to people", made.to_string()),
        ("floor of 50 requests a second", seconds(floor)),
        ("to the first message", seconds(since(counts.first_post))),
        ("to the last message", seconds(since(counts.last_post))),
        ("to the last thread", seconds(took.as_secs_f64())),
        ("to the last thread, to the floor", format!("{:.3}", took.as_secs_f64() / floor)),
        ("answers 429", counts.too_many().to_string()),
    ];
    table(&["", ""], &rows.map(|(name, value)| vec![name.to_owned(), value]));
    println!();
    for (route, times) in &counts.requests {
        println!("  {times:>6}  {route}");
    }
}

/// Whether a route is for interactions, which Discord does not count against the bot.
fn by_token(route: &str) -> bool {
    route.contains("/interactions/") || route.contains("/webhooks/")
}
