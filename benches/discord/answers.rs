//! How long people wait for the first answer, a hundred at a time.

use std::time::Duration;

use crate::{
    bare_bot,
    bot::Bot,
    discord::{
        model::{Answer, Id},
        people::{Handle, buttons},
    },
    figures::{Spread, percentile, table},
    town::{BARE, KEYPOINT, Town},
};

/// How many wait at a time.
const IN_FLIGHT: usize = 100;
/// How many are answered in a run.
const A_RUN: usize = 500;
/// How many runs of each there are, one after another by turns; the first one is not counted.
const ROUNDS: usize = 20;

/// What somebody does.
enum Deed {
    Bare,
    Help,
    Leaderboard,
    /// Presses Hint, by its custom id, on this message.
    Hint(Id, String),
}

/// Measures, prints, and returns how much a bot did that it should not.
pub async fn measure() -> usize {
    let town = Town::of(1).await;
    town.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
    let keypoint = Bot::keypoint(&town.fake, KEYPOINT, tempfile::tempdir().unwrap());
    let bare = Bot::bare(&town.fake, BARE);
    keypoint.is_there(&town.fake, town.keypoint).await;
    bare.is_there(&town.fake, town.bare).await;
    let hint = ask_question(&town).await;

    let deeds = [
        ("bare bot", Deed::Bare),
        ("/help", Deed::Help),
        ("/leaderboard", Deed::Leaderboard),
        ("Hint", hint),
    ];
    let mut halves = vec![Vec::new(); deeds.len()];
    let mut most = halves.clone();
    for round in 0..ROUNDS {
        for (number, (_, deed)) in deeds.iter().enumerate() {
            let mut times = run(&town, deed).await;
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
    let row = |(number, (name, _)): (usize, &(&str, Deed))| {
        vec![
            (*name).to_owned(),
            millis(&halves, number),
            ratio(&halves, number),
            millis(&most, number),
            ratio(&most, number),
        ]
    };
    println!(
        "\nFirst answers, {IN_FLIGHT} in flight, {A_RUN} a run, {} runs by turns: median (least–greatest)\n",
        ROUNDS - 1
    );
    let rows: Vec<_> = deeds.iter().enumerate().map(row).collect();
    table(&["", "p50, ms", "to bare", "p99, ms", "to bare"], &rows);
    town.judge()
}

/// Has a question posted; returns what presses its hint.
async fn ask_question(town: &Town) -> Deed {
    let channel = town.servers[0].channels[0];
    let asked = town.fake.run(town.people[0], channel, &["question"], &[]).unwrap();
    asked.settled().await.expect("the question comes");
    loop {
        let seen = town.fake.sees(town.people[0], channel);
        let of_messages =
            seen.iter().flat_map(|message| buttons(message).into_iter().map(|one| (message.id, one)));
        if let Some((card, hint)) = of_messages.into_iter().find(|(_, one)| one["label"] == "Hint") {
            return Deed::Hint(card, hint["custom_id"].as_str().unwrap().to_owned());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Does it so many times, and returns how long each took until the first answer.
async fn run(town: &Town, deed: &Deed) -> Vec<Duration> {
    let mut changes = town.fake.discord.interactions.changes();
    let mut waiting: Vec<Id> = Vec::new();
    let mut times = Vec::new();
    let mut begun = 0;
    while times.len() < A_RUN {
        while begun < A_RUN && waiting.len() < IN_FLIGHT {
            waiting.push(act(town, deed, begun).id);
            begun += 1;
        }
        tokio::time::timeout(Duration::from_secs(30), changes.changed())
            .await
            .expect("answers come")
            .expect("the sender lives as long as the fake");
        let state = town.fake.lock();
        waiting.retain(|id| match &state.interactions[id].answer {
            Some(answer) => {
                times.push(answer.after);
                false
            }
            None => true,
        });
    }
    // The fake looks through all that it knows: the runs that come later are to be no slower.
    let is_pending = |answer: &Answer| !answer.completed;
    town.fake.lock().interactions.retain(|_, one| one.answer.as_ref().is_none_or(is_pending));
    times
}

fn act(town: &Town, deed: &Deed, number: usize) -> Handle {
    let (fake, person) = (&town.fake, town.people[number % town.people.len()]);
    let channel = town.servers[0].channels[0];
    let done = match deed {
        Deed::Bare => fake.run(person, channel, &[bare_bot::COMMAND], &[]),
        Deed::Help => fake.run(person, channel, &["help"], &[]),
        Deed::Leaderboard => fake.run(person, channel, &["leaderboard"], &[]),
        Deed::Hint(card, hint) => fake.press(person, channel, *card, hint),
    };
    done.unwrap()
}
