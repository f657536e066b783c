//! The real binary on Slack: from two tokens to a question, and what it says when something is wrong.

use std::process::Output;

use keypoint::{
    chat::slack::{commands::Naming, manifest},
    conversation::command::COMMANDS,
};

use crate::{
    home::{Home, PATIENCE, eventually},
    slack::{
        Config, Fake,
        model::{AppSpec, Kind, Role},
        people::buttons,
        ratelimit::RateLimits,
        socket::Spread,
    },
};

const BOT_TOKEN: &str = "xoxb-that-nobody-may-see";
const APP_TOKEN: &str = "xapp-that-nobody-may-see";

/// A workspace with its owner, a channel and the app, which is in no channel yet.
struct Workspace {
    fake: Fake,
    app: String,
    bot: String,
    owner: String,
    channel: String,
}

impl Workspace {
    async fn new() -> Self {
        let fake = Fake::start(Config { limits: RateLimits::off(), ..Config::default() }).await;
        let spec = AppSpec::of_manifest(&manifest::of(&Naming::new(COMMANDS, "", false).unwrap()));
        let (app, bot, owner, channel) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Ada", Role::Owner);
            let app = state.new_app(spec, BOT_TOKEN, APP_TOKEN);
            let bot = state.apps[&app].user.clone();
            let channel = state.new_channel("practice", Kind::Public, &owner);
            (app, bot, owner, channel)
        };
        Self { fake, app, bot, owner, channel }
    }

    fn home(&self) -> Home {
        Home::new()
            .with("SLACK_BOT_TOKEN", BOT_TOKEN)
            .with("SLACK_APP_TOKEN", APP_TOKEN)
            .with("KEYPOINT_SLACK_API_URL", &self.fake.api_url())
            .with("KEYPOINT_LOG", "trace")
    }

    /// Waits until so many Keypoints are connected.
    async fn connected(&self, count: usize) {
        let is_so = |sockets: &crate::slack::socket::Sockets| sockets.connected(&self.app) == count;
        assert!(self.fake.slack.sockets.until(PATIENCE, is_so).await, "{count} were to connect");
    }

    /// How many messages that say this the owner sees.
    fn count(&self, text: &str) -> usize {
        let seen = self.fake.sees_all(&self.owner, &self.channel);
        let says = |message: &&crate::slack::model::Message| {
            format!("{} {:?}", message.text, message.blocks).contains(text)
        };
        seen.iter().filter(says).count()
    }

    /// Waits until the owner sees a message that says this.
    async fn sees(&self, text: &str) {
        eventually(text, async || (self.count(text) > 0).then_some(())).await;
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
    workspace.connected(1).await;
    workspace.fake.invite(&workspace.owner, &workspace.channel, &workspace.bot).unwrap();
    workspace.sees("Hello! I'm Keypoint.").await;

    let asked = workspace.fake.run(&workspace.owner, &workspace.channel, None, "/question").unwrap();
    assert!(asked.message().await.is_some());
    eventually("a question", async || (workspace.count("Answer") > 0).then_some(())).await;

    let (_, log) = program.stop_and_tell().await;
    assert!(!log.contains(BOT_TOKEN) && !log.contains(APP_TOKEN), "the log shows a token");
    assert!(!log.contains("ticket="), "the log shows the address of a socket");
    workspace.fake.finds_nothing_wrong();

    // Hello has been said.
    let program = home.start_quietly(&[]).await;
    workspace.connected(1).await;
    program.stop().await;
    assert_eq!(workspace.count("Hello! I'm Keypoint."), 1);
}

#[tokio::test]
async fn a_round_from_the_question_to_the_leaderboard() {
    let workspace = Workspace::new().await;
    let home = workspace.home().with("KEYPOINT_LOG", "keypoint=info");
    let program = home.start_quietly(&[]).await;
    workspace.connected(1).await;
    let Workspace { fake, owner, channel, .. } = &workspace;
    fake.invite(owner, channel, &workspace.bot).unwrap();
    let ben = {
        let mut state = fake.lock();
        let ben = state.new_user("Ben");
        state.join(channel, &ben, None);
        ben
    };
    fake.run(owner, channel, None, "/question go").unwrap();
    let is_card = |message: &crate::slack::model::Message| {
        buttons(message)
            .iter()
            .any(|button| button["action_id"].as_str().is_some_and(|id| id.starts_with("answer:")))
    };
    let card = eventually("a card", async || {
        fake.sees(owner, channel).into_iter().find(|message| is_card(message) && message.only_for.is_none())
    })
    .await;

    // Ben writes in the thread, and changes what he said.
    let said = fake.reply(&ben, channel, &card.ts, "A channel").unwrap();
    let ticked = |ts: &str| {
        let state = fake.lock();
        state.find_message(channel, ts).is_some_and(|message| !message.reactions.is_empty())
    };
    eventually("a tick", async || ticked(&said).then_some(())).await;
    fake.edit(&ben, channel, &said, "A channel that is closed by its sender").unwrap();

    // Ada uses the form.
    let answer = buttons(&card)
        .iter()
        .filter_map(|button| button["action_id"].as_str().map(str::to_owned))
        .find(|id| id.starts_with("answer:"))
        .unwrap();
    fake.press(owner, channel, &card.ts, &answer).unwrap().form().await.unwrap();
    let sent = fake.submit(owner, &[("answer", serde_json::json!("A mutex"))]).unwrap();
    assert!(sent.answered().await && sent.is_closed());
    eventually("a note", async || (workspace.count("Your answer is in") > 0).then_some(())).await;

    assert!(fake.run(owner, channel, None, "/reveal").unwrap().message().await.is_some());
    let in_thread = |text: &str| {
        let thread = fake.sees_thread(owner, channel, &card.ts);
        thread.iter().any(|message| format!("{} {:?}", message.text, message.blocks).contains(text))
    };
    eventually("the reveal", async || (in_thread("Key points") && in_thread("Ben")).then_some(())).await;
    let board = fake.run(&ben, channel, None, "/leaderboard").unwrap().message().await.unwrap();
    assert!(format!("{:?}", board.blocks).contains("Ben"), "{board:?}");
    program.stop().await;
    fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_wrong_token_is_told_in_plain_words_by_everything() {
    let workspace = Workspace::new().await;
    for variable in ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] {
        let begins = if variable == "SLACK_BOT_TOKEN" { "xoxb" } else { "xapp" };
        let home = workspace.home().with(variable, &format!("{begins}-of-nobodys"));
        for arguments in [&[][..], &["check"]] {
            let (_, log) = text(&home.run(arguments).await);
            assert!(log.contains("error: Slack does not take the "), "{log}");
            assert!(log.contains("help: ") && log.contains(variable), "{log}");
            assert!(!log.contains("of-nobodys"), "{log}");
        }
    }
}

#[tokio::test]
async fn check_names_what_keeps_a_schedule_from_posting() {
    let workspace = Workspace::new().await;
    let home = workspace.home().with("KEYPOINT_LOG", "error");
    let program = home.start_quietly(&[]).await;
    workspace.connected(1).await;
    workspace.fake.invite(&workspace.owner, &workspace.channel, &workspace.bot).unwrap();
    workspace.sees("Hello! I'm Keypoint.").await;
    let added = workspace
        .fake
        .run(&workspace.owner, &workspace.channel, None, "/schedule add weekdays 09:00")
        .unwrap();
    let preview = added.message().await.unwrap();
    let buttons = buttons(&preview);
    let mut actions = buttons.iter().filter_map(|button| button["action_id"].as_str());
    let confirm = actions.find(|id| id.starts_with("schedule-confirm:")).unwrap();
    let confirmed = workspace.fake.press(&workspace.owner, &workspace.channel, &preview.ts, confirm).unwrap();
    assert!(confirmed.message().await.is_some());
    program.stop().await;

    let (said, log) = text(&home.run(&["check"]).await);
    assert!(said.contains("Slack knows the bot as keypoint"), "{said}{log}");
    assert!(said.contains("may do all that it needs in #practice"), "{said}{log}");

    workspace.fake.kick(&workspace.channel, &workspace.bot);
    let output = home.run(&["check"]).await;
    let (_, log) = text(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(log.contains("/invite @keypoint"), "{log}");
}

#[tokio::test]
async fn a_process_is_ready_once_it_hears_slack() {
    let workspace = Workspace::new().await;
    workspace.fake.slack.sockets.behave(|manner| manner.away = true);
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let home = workspace.home().with("KEYPOINT_LOG", "keypoint=info");
    let program = home.start_quietly(&["--public-listen", &free]).await;
    let said = async || {
        let response = reqwest::get(format!("http://{free}/readyz")).await.ok()?;
        Some((response.status().as_u16(), response.text().await.ok()?))
    };
    eventually("it is not ready", async || {
        said().await.filter(|(status, said)| *status == 503 && said.contains("Slack"))
    })
    .await;
    workspace.fake.slack.sockets.behave(|manner| manner.away = false);
    eventually("it is ready", async || said().await.filter(|(status, _)| *status == 200)).await;
    program.stop().await;
}

#[tokio::test]
async fn of_two_processes_each_hears_and_one_does_it() {
    let workspace = Workspace::new().await;
    workspace.fake.slack.sockets.behave(|manner| manner.spread = Spread::All);
    let home = workspace.home().with("KEYPOINT_LOG", "keypoint=info");
    let first = home.start_quietly(&[]).await;
    let second = home.start_quietly(&[]).await;
    workspace.connected(2).await;
    workspace.fake.invite(&workspace.owner, &workspace.channel, &workspace.bot).unwrap();
    workspace.sees("Hello! I'm Keypoint.").await;
    let asked = workspace.fake.run(&workspace.owner, &workspace.channel, None, "/question").unwrap();
    assert!(asked.message().await.is_some());
    eventually("a question", async || (workspace.count("Answer") > 0).then_some(())).await;
    first.loses_power().await;
    let asked = workspace.fake.run(&workspace.owner, &workspace.channel, None, "/help").unwrap();
    assert!(asked.message().await.is_some());
    second.stop().await;
    assert_eq!(workspace.count("Hello! I'm Keypoint."), 1);
}
