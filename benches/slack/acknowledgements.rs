//! How long Slack waits for the acknowledgement of a command, with a hundred commands in flight.

use std::time::Duration;

use crate::{
    bare_socket,
    bot::Bot,
    figures::{Spread, percentile, table},
    slack::people::{Handle, Outcome},
    team::Team,
};

/// How many are in flight at a time.
const IN_FLIGHT: usize = 100;
/// How many are acknowledged in a run.
const A_RUN: usize = 500;
/// How many runs of each there are, one after another by turns; the first one is not counted.
const ROUNDS: usize = 20;

const COMMANDS: [(&str, &str); 3] =
    [("bare socket", bare_socket::COMMAND), ("/help", "/help"), ("/leaderboard", "/leaderboard")];

/// Measures, prints, and returns how much a bot did that it should not.
pub async fn measure() -> usize {
    let team = Team::new().await;
    let (keypoint, bare) = (Bot::keypoint(&team.fake), Bot::bare(&team.fake));
    keypoint.is_there(&team.fake, &team.keypoint).await;
    bare.is_there(&team.fake, &team.bare).await;

    let mut halves = vec![Vec::new(); COMMANDS.len()];
    let mut most = halves.clone();
    for round in 0..ROUNDS {
        for (number, (_, line)) in COMMANDS.iter().enumerate() {
            let mut times = run(&team, line).await;
            if round > 0 {
                halves[number].push(percentile(&mut times, 50));
                most[number].push(percentile(&mut times, 99));
            }
        }
    }
    let ratio = |of: &[Vec<f64>], number: usize| {
        let pairs = of[number].iter().zip(&of[0]);
        Spread::of(pairs.map(|(this, base)| this / base).collect()).shown()
    };
    let millis = |of: &[Vec<f64>], number: usize| Spread::of(of[number].clone()).shown();
    let row = |(number, (name, _)): (usize, &(&str, &str))| {
        vec![
            (*name).to_owned(),
            millis(&halves, number),
            ratio(&halves, number),
            millis(&most, number),
            ratio(&most, number),
        ]
    };
    println!(
        "\nAcknowledgements, {IN_FLIGHT} in flight, {A_RUN} a run, {} runs by turns: median (least–greatest)\n",
        ROUNDS - 1
    );
    let rows: Vec<_> = COMMANDS.iter().enumerate().map(row).collect();
    table(&["", "p50, ms", "to bare", "p99, ms", "to bare"], &rows);
    team.judge()
}

/// Has it typed so many times, and returns how long each took until it was acknowledged.
async fn run(team: &Team, line: &str) -> Vec<Duration> {
    let mut changes = team.fake.slack.interactions.changes();
    let mut waiting: Vec<Handle> = Vec::new();
    let mut times = Vec::new();
    let mut begun = 0;
    while times.len() < A_RUN {
        while begun < A_RUN && waiting.len() < IN_FLIGHT {
            let person = &team.people[begun % team.people.len()];
            let channel = &team.channels[begun % team.channels.len()];
            waiting.push(team.fake.run(person, channel, None, line).unwrap());
            begun += 1;
        }
        tokio::time::timeout(Duration::from_secs(30), changes.changed())
            .await
            .expect("acknowledgements come")
            .expect("the sender lives as long as the fake");
        waiting.retain(|handle| match handle.known_outcome() {
            Some(Outcome::Acknowledged(after, _)) => {
                times.push(after);
                false
            }
            Some(Outcome::Failed(why)) => panic!("a command failed: {why}"),
            None => true,
        });
    }
    // The answers that follow are another run's load no more.
    tokio::time::sleep(Duration::from_millis(500)).await;
    times
}
