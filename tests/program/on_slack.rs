//! The real binary on Slack: from two tokens to an answer, and what it says when something is wrong.

use std::process::Output;

use keypoint::chat::slack::{commands::Naming, manifest::manifest};
use serde_json::Value;

use crate::{
    home::{ANY_PORT, Home, PATIENCE, eventually},
    slack::{
        Config, Fake,
        model::{AppSpec, Id, Kind, Message, Role},
    },
};

const BOT_TOKEN: &str = "xoxb-token-that-nobody-may-see";
const APP_TOKEN: &str = "xapp-token-that-nobody-may-see";

/// A workspace with its owner, a channel and the bot in it.
pub(crate) struct Workspace {
    pub(crate) fake: Fake,
    app: Id,
    pub(crate) owner: Id,
    pub(crate) channel: Id,
}

impl Workspace {
    pub(crate) async fn new() -> Self {
        let fake = Fake::start(Config::default()).await;
        let (app, owner, channel) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Ada", Role::Owner);
            let spec = AppSpec::of_manifest(&manifest(&Naming::default()));
            let app = state.new_app(spec, BOT_TOKEN, APP_TOKEN);
            let bot = state.apps[&app].user.clone();
            let channel = state.new_channel("practice", Kind::Public, &owner);
            state.channels.get_mut(&channel).unwrap().members.insert(bot);
            (app, owner, channel)
        };
        Self { fake, app, owner, channel }
    }

    pub(crate) fn home(&self) -> Home {
        Home::new()
            .with("SLACK_BOT_TOKEN", BOT_TOKEN)
            .with("SLACK_APP_TOKEN", APP_TOKEN)
            .with("KEYPOINT_SLACK_API_URL", &self.fake.api_url())
            .with("KEYPOINT_LOG", "trace")
    }

    /// Waits until so many sockets are there.
    pub(crate) async fn is_connected(&self, sockets: usize) {
        let there = self.fake.until(PATIENCE, |fake| {
            (fake.slack.sockets.connected(&self.app) == sockets).then_some(())
        });
        assert!(there.await.is_some(), "{sockets} sockets come");
    }

    /// Types a command, and gives the first thing that is said to it.
    async fn asks(&self, line: &str) -> Message {
        let handle = self.fake.run(&self.owner, &self.channel, None, line).unwrap();
        handle.message().await.unwrap_or_else(|| panic!("`{line}` is answered"))
    }

    /// Waits until the owner sees a message in the channel that says this.
    async fn sees(&self, text: &str) {
        eventually(text, async || {
            let messages = self.fake.sees(&self.owner, &self.channel);
            messages.iter().any(|message| message.text.contains(text)).then_some(())
        })
        .await;
    }
}

fn text(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

#[tokio::test]
async fn two_tokens_are_all_it_takes_and_no_log_shows_them() {
    let workspace = Workspace::new().await;
    let home = workspace.home();
    let program = home.start_quietly(&[]).await;
    assert!(program.said().contains("Keypoint is running on Slack."), "{}", program.said());
    workspace.is_connected(1).await;
    workspace.asks("/question go").await;
    workspace.sees("go").await;
    workspace.asks("/help").await;
    let (_, log) = program.stop_and_tell().await;
    for secret in [BOT_TOKEN, APP_TOKEN, "ticket="] {
        assert!(!log.contains(secret), "the log shows {secret}");
    }
    workspace.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn the_manifest_needs_no_token_and_is_what_the_fake_is_made_of() {
    let output = Home::new().run(&["slack", "manifest"]).await;
    let (said, log) = text(&output);
    assert!(output.status.success(), "{log}");
    let printed: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(printed, manifest(&Naming::default()));
    assert_eq!(printed["settings"]["socket_mode_enabled"], true);
}

#[tokio::test]
async fn a_prefix_is_in_the_manifest() {
    let output = Home::new().with("KEYPOINT_SLACK_COMMAND_PREFIX", "kp-").run(&["slack", "manifest"]).await;
    let (said, log) = text(&output);
    assert!(said.contains("/kp-question"), "{said}{log}");
}

#[tokio::test]
async fn wrong_tokens_are_told_in_plain_words_by_everything() {
    let workspace = Workspace::new().await;
    for (variable, wrong) in [("SLACK_BOT_TOKEN", "xoxb-of-nobody"), ("SLACK_APP_TOKEN", "xapp-of-nobody")] {
        let home = workspace.home().with(variable, wrong);
        for arguments in [&[][..], &["check"]] {
            let output = home.run(arguments).await;
            let (_, log) = text(&output);
            assert_eq!(output.status.code(), Some(1), "{log}");
            assert!(log.contains("error: Slack does not take the"), "{log}");
            assert!(log.contains("help: ") && log.contains(variable), "{log}");
            assert!(!log.contains(wrong), "{log}");
        }
    }
}

#[tokio::test]
async fn one_token_alone_or_in_the_place_of_the_other_is_a_wrong_setting() {
    for home in [
        Home::new().with("SLACK_BOT_TOKEN", BOT_TOKEN),
        Home::new().with("SLACK_APP_TOKEN", APP_TOKEN),
        Home::new().with("SLACK_BOT_TOKEN", APP_TOKEN).with("SLACK_APP_TOKEN", BOT_TOKEN),
    ] {
        let output = home.run(&["--listen", ANY_PORT]).await;
        let (_, log) = text(&output);
        assert_eq!(output.status.code(), Some(2), "{log}");
        assert!(log.contains("SLACK_"), "{log}");
        assert!(!log.contains("that-nobody-may-see"), "{log}");
    }
}

#[tokio::test]
async fn check_names_what_the_bot_may_not_do() {
    let workspace = Workspace::new().await;
    let home = workspace.home().with("KEYPOINT_LOG", "error");
    let (said, log) = text(&home.run(&["check"]).await);
    assert!(said.contains("Slack knows the bot as"), "{said}{log}");
    {
        let mut state = workspace.fake.lock();
        let app = workspace.app.clone();
        state.apps.get_mut(&app).unwrap().spec.scopes.remove("reactions:write");
    }
    let (said, log) = text(&home.run(&["check"]).await);
    assert!(format!("{said}{log}").contains("reactions:write"), "{said}{log}");
}

#[tokio::test]
async fn a_token_that_is_revoked_ends_it_with_what_to_do() {
    let workspace = Workspace::new().await;
    let home = workspace.home();
    let mut program = home.start_quietly(&[]).await;
    workspace.is_connected(1).await;
    workspace.fake.uninstall(&workspace.app);
    let status = program.ends_within(PATIENCE).await;
    assert_eq!(status.code(), Some(1), "{}", program.log());
    assert!(program.log().contains("SLACK_BOT_TOKEN"), "{}", program.log());
}

#[tokio::test]
async fn each_of_two_processes_has_a_socket_and_a_command_is_done_once() {
    let workspace = Workspace::new().await;
    let home = workspace.home().with("KEYPOINT_LOG", "keypoint=info");
    let first = home.start_quietly(&[]).await;
    workspace.is_connected(1).await;
    let second = home.start_quietly(&[]).await;
    workspace.is_connected(2).await;
    workspace.fake.slack.sockets.behave(|manner| manner.spread = crate::slack::socket::Spread::All);
    workspace.asks("/question go").await;
    workspace.sees("go").await;
    first.stop().await;
    workspace.is_connected(1).await;
    workspace.asks("/help").await;
    let cards = workspace.fake.sees(&workspace.owner, &workspace.channel);
    let cards = cards.iter().filter(|message| message.only_for.is_none()).count();
    assert_eq!(cards, 1, "the question is asked once");
    second.stop().await;
    workspace.fake.finds_nothing_wrong();
}
