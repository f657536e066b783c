//! How much memory the bot takes, beside a bare socket.

use std::time::Duration;

use crate::{
    bot::{Bot, Memory},
    figures::table,
    team::Team,
};

/// How long a bot is left alone before its memory is looked at, once it is there.
const SETTLES: Duration = Duration::from_secs(20);

/// Measures, prints, and returns how much a bot did that it should not.
pub async fn measure() -> usize {
    let team = Team::new().await;
    let (keypoint, bare) = (Bot::keypoint(&team.fake), Bot::bare(&team.fake));
    keypoint.is_there(&team.fake, &team.keypoint).await;
    bare.is_there(&team.fake, &team.bare).await;
    tokio::time::sleep(SETTLES).await;
    let [ours, least] = [&keypoint, &bare].map(Bot::memory);
    let row = |name: &str, Memory { resident, peak }: Memory| {
        let [of_resident, of_peak] =
            [resident / least.resident, peak / least.peak].map(|ratio| format!("{ratio:.2}"));
        vec![name.to_owned(), format!("{resident:.1}"), of_resident, format!("{peak:.1}"), of_peak]
    };
    println!("\nMemory in MiB\n");
    let head = ["", "resident", "to bare", "peak", "to bare"];
    table(&head, &[row("Keypoint", ours), row("bare socket", least)]);
    team.judge()
}
