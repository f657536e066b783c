//! How much memory the bot takes with one server and with a thousand.

use std::time::Duration;

use crate::{
    bot::{Bot, Memory},
    figures::table,
    town::{BARE, CHANNELS, KEYPOINT, PEOPLE, Town},
};

/// How many servers there are, by turns.
const SERVERS: [usize; 2] = [1, 1_000];
/// How long a bot is left alone before its memory is looked at, once it is there.
const SETTLES: Duration = Duration::from_secs(20);

/// Measures, prints, and returns how much a bot did that it should not.
pub async fn measure() -> usize {
    let (mut rows, mut violations) = (Vec::new(), 0);
    for servers in SERVERS {
        let town = Town::of(servers).await;
        town.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
        let folder = tempfile::tempdir().unwrap();
        town.furnish(folder.path(), None).await;
        let keypoint = Bot::keypoint(&town.fake, KEYPOINT, folder);
        let bare = Bot::bare(&town.fake, BARE);
        keypoint.is_there(&town.fake, town.keypoint).await;
        bare.is_there(&town.fake, town.bare).await;
        tokio::time::sleep(SETTLES).await;
        let [ours, least] = [&keypoint, &bare].map(Bot::memory);
        for (name, Memory { resident, peak }) in [("Keypoint", ours), ("bare bot", least)] {
            let ratios = [resident / least.resident, peak / least.peak].map(|ratio| format!("{ratio:.2}"));
            let [of_resident, of_peak] = ratios;
            rows.push(vec![
                name.to_owned(),
                servers.to_string(),
                format!("{resident:.1}"),
                of_resident,
                format!("{peak:.1}"),
                of_peak,
            ]);
        }
        violations += town.judge();
    }
    println!("\nMemory in MiB, {CHANNELS} channels and {PEOPLE} people a server\n");
    table(&["", "servers", "resident", "to bare", "peak", "to bare"], &rows);
    violations
}
