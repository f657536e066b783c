//! The real binary on Discord: from a token to an answer, and what it says when something is wrong.

use std::process::Output;

use serde_json::json;

use crate::{
    discord::{
        Config, Fake,
        model::{Id, Kind},
        permissions::SEND_MESSAGES,
    },
    home::{ANY_PORT, Home, PATIENCE, eventually},
};

const TOKEN: &str = "bot-token-that-nobody-may-see";

/// A server with its owner, a channel and the bot.
pub(crate) struct Server {
    pub(crate) fake: Fake,
    application: Id,
    pub(crate) owner: Id,
    pub(crate) channel: Id,
}

impl Server {
    pub(crate) async fn new() -> Self {
        let fake = Fake::start(Config::default()).await;
        let (application, owner, guild, channel) = {
            let mut state = fake.lock();
            let application = state.new_application("Keypoint", TOKEN);
            let owner = state.new_user("Ada");
            let guild = state.new_guild("Team", owner);
            let channel = state.new_channel(guild, "practice", Kind::Text);
            (application, owner, guild, channel)
        };
        fake.install(application, guild, keypoint::chat::discord::invite_permissions());
        Self { fake, application, owner, channel }
    }

    pub(crate) fn home(&self) -> Home {
        Home::new()
            .with("DISCORD_TOKEN", TOKEN)
            .with("KEYPOINT_DISCORD_API_URL", &self.fake.base_url)
            .with("KEYPOINT_LOG", "trace")
    }

    /// Waits until a Keypoint is connected.
    pub(crate) async fn is_connected(&self) {
        let connected = |gateway: &crate::discord::gateway::Gateway| gateway.connected(self.application) == 1;
        assert!(self.fake.discord.gateway.until(PATIENCE, connected).await, "nobody connects");
    }

    /// Waits until the owner sees a message in a channel that says this.
    pub(crate) async fn sees(&self, channel: Id, text: &str) {
        eventually(text, async || {
            let messages = self.fake.sees(self.owner, channel);
            let says = |embed: &serde_json::Value| embed.to_string().contains(text);
            messages.iter().any(|message| message.embeds.iter().any(says)).then_some(())
        })
        .await;
    }
}

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn a_token_is_all_it_takes_and_no_log_shows_it() {
    let server = Server::new().await;
    let home = server.home();
    let program = home.start_quietly(&[]).await;
    assert!(program.said().contains("Keypoint is running on Discord."), "{}", program.said());
    server.sees(server.channel, "Hello! I'm Keypoint.").await;

    let asked = server.fake.run(server.owner, server.channel, &["question"], &[]).unwrap();
    assert_eq!(asked.settled().await.unwrap().kind, 4);
    eventually("a thread", async || server.fake.threads(server.owner, server.channel).pop()).await;
    let help = server.fake.run(server.owner, server.channel, &["help"], &[]).unwrap();
    assert!(help.settled().await.is_some());

    let (_, log) = program.stop_and_tell().await;
    assert!(log.contains("the commands are registered"), "{log}");
    assert!(!log.contains(TOKEN), "the log shows the token");
    server.fake.finds_nothing_wrong();

    // The commands are registered already, and hello has been said.
    let program = home.start_quietly(&[]).await;
    let there =
        server.fake.discord.gateway.until(PATIENCE, |gateway| gateway.connected(server.application) == 1);
    assert!(there.await);
    let (_, log) = program.stop_and_tell().await;
    assert!(!log.contains("the commands are registered"), "{log}");
    assert_eq!(server.fake.lock().applications[&server.application].registrations, 1);
    let hellos = server.fake.sees(server.owner, server.channel);
    let hellos = hellos
        .iter()
        .filter(|message| message.embeds.iter().any(|one| one["title"] == "Hello! I'm Keypoint."));
    assert_eq!(hellos.count(), 1);
}

#[tokio::test]
async fn the_invite_link_asks_for_what_is_needed_and_no_more() {
    let server = Server::new().await;
    let output = server.home().run(&["discord", "invite"]).await;
    let (said, log) = text(&output);
    let expected = format!(
        "{}/oauth2/authorize?client_id={}&permissions=309237730368&scope=bot+applications.commands\n",
        server.fake.base_url, server.application
    );
    assert_eq!(said, expected, "{log}");
    assert!(!log.contains(TOKEN));

    let output = Home::new().run(&["discord", "invite"]).await;
    let (_, log) = text(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("DISCORD_TOKEN is not set") && log.contains("docs/discord.md"), "{log}");
}

#[tokio::test]
async fn a_wrong_token_is_told_in_plain_words_by_everything() {
    let server = Server::new().await;
    let home = server.home().with("DISCORD_TOKEN", "another-token-of-nobodys");
    for arguments in [&[][..], &["check"], &["discord", "invite"]] {
        let output = home.run(arguments).await;
        let (_, log) = text(&output);
        assert_eq!(output.status.code(), Some(1), "{log}");
        assert!(log.contains("error: Discord does not know this bot token"), "{log}");
        assert!(log.contains("help: ") && log.contains("DISCORD_TOKEN"), "{log}");
        assert!(!log.contains("another-token-of-nobodys"), "{log}");
    }
}

#[tokio::test]
async fn check_names_what_the_bot_may_not_do_where_a_schedule_posts() {
    let server = Server::new().await;
    let home = server.home().with("KEYPOINT_LOG", "error");
    let program = home.start_quietly(&[]).await;
    server.sees(server.channel, "Hello! I'm Keypoint.").await;
    let options = [("when".to_owned(), json!("weekdays 09:00"))];
    let added = server.fake.run(server.owner, server.channel, &["schedule", "add"], &options).unwrap();
    added.settled().await.unwrap();
    let preview = added.messages().remove(0);
    let confirm = preview.components[0]["components"][0]["custom_id"].as_str().unwrap();
    let confirmed = server.fake.press(server.owner, server.channel, preview.id, confirm).unwrap();
    confirmed.settled().await.unwrap();
    program.stop().await;

    let (said, log) = text(&home.run(&["check"]).await);
    assert!(said.contains("Discord knows the bot as Keypoint."), "{said}{log}");
    assert!(said.contains("may do all that it needs in #practice"), "{said}{log}");

    server.fake.lock().overwrite(server.channel, server.application, 0, SEND_MESSAGES);
    let output = home.run(&["check"]).await;
    let (_, log) = text(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("Without Send Messages: nothing can be posted there."), "{log}");

    {
        let mut state = server.fake.lock();
        state.overwrite(server.channel, server.application, 0, 0);
        state.applications.get_mut(&server.application).unwrap().flags = 0;
    }
    let (said, _) = text(&home.run(&["check"]).await);
    assert!(said.contains("The message content intent is off"), "{said}");
}

#[tokio::test]
async fn beside_discord_the_local_chat_can_be_had() {
    let server = Server::new().await;
    let home = server.home();
    let program = home.start_with(&["--local", "--listen", ANY_PORT]).await;
    server.sees(server.channel, "Hello! I'm Keypoint.").await;
    assert!(program.said().contains("Open http://127.0.0.1:"));
    program.stop().await;
}

#[tokio::test]
async fn of_two_processes_one_is_connected_and_the_other_takes_over_when_it_is_gone() {
    let server = Server::new().await;
    server.fake.discord.gateway.behave(|manner| manner.identify_pause = std::time::Duration::ZERO);
    let home = server
        .home()
        .with("KEYPOINT_LOG", "keypoint=info")
        .with("KEYPOINT_TIMING_LEASE", "3s")
        .with("KEYPOINT_TIMING_REQUEST_TIMEOUT", "2s");
    let first = home.start_quietly(&[]).await;
    let connected =
        |count| move |gateway: &crate::discord::gateway::Gateway| gateway.counts().identified == count;
    assert!(server.fake.discord.gateway.until(PATIENCE, connected(1)).await);
    let second = home.start_quietly(&[]).await;
    eventually("the word that it waits", async || second.log().contains("another Keypoint").then_some(()))
        .await;
    assert_eq!(server.fake.discord.gateway.counts().identified, 1);

    first.loses_power().await;
    assert!(server.fake.discord.gateway.until(PATIENCE, connected(2)).await, "the other takes over");
    let asked = server.fake.run(server.owner, server.channel, &["help"], &[]).unwrap();
    assert_eq!(asked.settled().await.unwrap().kind, 4);

    // One that stops gives it back at once.
    let third = home.start_quietly(&[]).await;
    second.stop().await;
    assert!(server.fake.discord.gateway.until(PATIENCE, connected(3)).await);
    third.stop().await;
    server.fake.finds_nothing_wrong();
}
