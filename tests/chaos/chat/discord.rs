//! The fake Discord, inside this program and over real sockets: its people act on it directly, and the
//! bot's processes reach it as they would reach the real one.

mod removed;
mod wrong;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use async_trait::async_trait;
use keypoint::chat::discord::invite_permissions;
use rand::rngs::StdRng;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use super::{ANSWERS, CHANNELS, Card, Chat, Outcome, PEOPLE, Post, Removed, Row, rows_in};
use crate::discord::{
    Config, Fake,
    model::{Id, Kind, Message},
    people::{Handle, buttons},
    permissions::MANAGE_MESSAGES,
    ratelimit::RateLimits,
};

const TOKEN: &str = "chaos-token";

/// The sign with which the bot ticks an answer.
const TICK: &str = "✅";

/// How long people wait for an answer: longer than Discord does.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long they try again where it has to go well.
const STUBBORN: Duration = Duration::from_mins(2);

/// How long the fake knows a nonce: real Discord's few minutes would hide what is sent twice here.
const NONCES: Duration = Duration::from_secs(2);

/// What the fake minds and the trouble explains.
const EXPLAINED: &[&str] = &[
    "interaction never answered",
    "interaction answered twice",
    "interaction answered late",
    "used a token before the first answer",
    "sent before retry_after",
];

/// The fake Discord with the bot in it.
pub struct OnDiscord {
    fake: Fake,
    application: Id,
    owner: Id,
    members: Vec<Id>,
    channels: Vec<Id>,
    removed: Arc<Mutex<Vec<Removed>>>,
}

impl OnDiscord {
    /// A server with people, channels and the bot.
    pub async fn new(seed: u64) -> Self {
        let config =
            Config { limits: RateLimits::off(), seed, nonce_memory: Some(NONCES), ..Config::default() };
        let fake = Fake::start(config).await;
        fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
        let (application, owner, members, channels) = {
            let mut state = fake.lock();
            let application = state.new_application("Keypoint", TOKEN);
            let owner = state.new_user("Owner");
            let guild = state.new_guild("Team", owner);
            let members = PEOPLE.map(|name| {
                let user = state.new_user(name);
                state.seat(guild, user);
                user
            });
            let channels = CHANNELS.map(|name| state.new_channel(guild, name, Kind::Text));
            (application, owner, members.to_vec(), channels.to_vec())
        };
        let guild = fake.lock().channels[&channels[0]].guild.unwrap();
        fake.install(application, guild, invite_permissions());
        // In the first sealed channel it may hide messages, in the others not.
        fake.lock().overwrite(channels[1], application, MANAGE_MESSAGES, 0);
        let removed = removed::watch(&fake, application);
        Self { fake, application, owner, members, channels, removed }
    }

    /// Runs a command, and gives what came of it.
    async fn run(
        &self,
        by: Id,
        channel: Id,
        path: &[&str],
        options: &[(&str, Value)],
    ) -> Outcome<Vec<Message>> {
        let options: Vec<(String, Value)> =
            options.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        match self.fake.run(by, channel, path, &options) {
            Ok(handle) => settled(&handle).await,
            Err(why) => Outcome::Refused(why),
        }
    }

    /// The same until there is an answer.
    async fn surely(
        &self,
        channel: Id,
        path: &[&str],
        options: &[(&str, Value)],
    ) -> anyhow::Result<Vec<Message>> {
        let began = Instant::now();
        loop {
            match self.run(self.owner, channel, path, options).await {
                Outcome::Seen(messages) if !messages.is_empty() => return Ok(messages),
                outcome if began.elapsed() > STUBBORN => bail!("{path:?}: {outcome:?}"),
                _ => sleep(Duration::from_millis(300)).await,
            }
        }
    }

    fn posts_in(&self, place: Id, channel: Option<usize>, root: Option<Id>, private: bool) -> Vec<Post> {
        let state = self.fake.lock();
        let messages = state.messages.get(&place).into_iter().flat_map(|messages| messages.values());
        messages
            .filter(|message| matches!(message.kind, 0 | 19) && message.only_for.is_none())
            .map(|message| {
                let by_bot = message.author == self.application;
                let name = || {
                    state.users.get(&message.author).map_or_else(String::new, |user| user.username.clone())
                };
                Post {
                    id: message.id.to_string(),
                    channel,
                    root: root.map(|root| root.to_string()),
                    author: (!by_bot).then(name),
                    private,
                    text: text(message),
                    at: message.sent_at().timestamp_millis(),
                    ticked: self.ticked(message),
                }
            })
            .collect()
    }

    fn ticked(&self, message: &Message) -> bool {
        message.reactions.iter().any(|(emoji, who)| emoji == TICK && who.contains(&self.application))
    }

    /// Threads of a channel: the message on which each hangs, and its id.
    fn threads(&self, channel: Id) -> HashMap<Id, Id> {
        let state = self.fake.lock();
        let threads = state.channels.values().filter(|one| one.parent == Some(channel));
        threads.filter_map(|one| Some((one.thread.as_ref()?.starter?, one.id))).collect()
    }
}

/// Waits until something was answered for good; what is said then.
async fn settled(handle: &Handle) -> Outcome<Vec<Message>> {
    match timeout(PATIENCE, handle.settled()).await {
        Ok(Some(_)) => Outcome::Seen(handle.messages()),
        _ => Outcome::Unknown,
    }
}

fn text(message: &Message) -> String {
    let mut lines = Vec::new();
    for embed in &message.embeds {
        let words = |value: &Value| value.as_str().map(str::to_owned);
        lines.extend(words(&embed["title"]));
        lines.extend(words(&embed["description"]));
        for field in embed["fields"].as_array().into_iter().flatten() {
            lines.extend([words(&field["name"]), words(&field["value"])].into_iter().flatten());
        }
        lines.extend(words(&embed["footer"]["text"]));
    }
    if !message.content.is_empty() {
        lines.push(message.content.clone());
    }
    lines.join("\n")
}

#[async_trait]
impl Chat for OnDiscord {
    fn variables(&self) -> Vec<(&'static str, String)> {
        vec![("DISCORD_TOKEN", TOKEN.to_owned()), ("KEYPOINT_DISCORD_API_URL", self.fake.base_url.clone())]
    }

    async fn furnish(&self) -> anyhow::Result<()> {
        // The commands are registered as soon as a process is connected.
        self.surely(self.channels[0], &["help"], &[]).await.map(drop)
    }

    async fn add_schedule(
        &self,
        channel: usize,
        name: &str,
        reveal: &str,
        topic: &str,
    ) -> anyhow::Result<()> {
        let (answers, channel) = (ANSWERS[channel], self.channels[channel]);
        let options = [
            ("when", json!("* * * * *")),
            ("name", json!(name)),
            ("reveal", json!(reveal)),
            ("topics", json!(topic)),
            ("answers", json!(answers)),
        ];
        let preview = self.surely(channel, &["schedule", "add"], &options).await?.remove(0);
        let button = buttons(&preview).into_iter().next().with_context(|| text(&preview))?;
        let custom_id = button["custom_id"].as_str().context("a custom id")?;
        let pressed = self.fake.press(self.owner, preview.channel, preview.id, custom_id);
        match settled(&pressed.map_err(anyhow::Error::msg)?).await {
            Outcome::Seen(_) => Ok(()),
            other => bail!("{name} was not confirmed: {other:?}"),
        }
    }

    async fn pause_schedule(&self, channel: usize, name: &str) -> anyhow::Result<()> {
        let said =
            self.surely(self.channels[channel], &["schedule", "pause"], &[("name", json!(name))]).await?;
        let said: String = said.iter().map(text).collect();
        if said.contains("paused") { Ok(()) } else { bail!("{name}: {said}") }
    }

    async fn ask(&self, by: usize, channel: usize, topic: &str) -> Outcome<()> {
        let options =
            [("topic", json!(topic)), ("reveal", json!("10s")), ("answers", json!(ANSWERS[channel]))];
        match self.run(self.members[by], self.channels[channel], &["question"], &options).await {
            Outcome::Seen(said) if said.iter().any(|message| text(message).contains("on its way")) => {
                Outcome::Seen(())
            }
            Outcome::Seen(said) => Outcome::Refused(said.iter().map(text).collect()),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn open_cards(&self, channel: usize) -> Vec<Card> {
        let id = self.channels[channel];
        let threads = self.threads(id);
        let sees = self.fake.sees(self.members[0], id);
        let open = sees.iter().rev().take(30).filter(|message| {
            message.author == self.application
                && buttons(message).iter().any(|button| button["label"] == "Answer")
        });
        open.map(|message| Card {
            channel,
            id: message.id.to_string(),
            thread: threads.get(&message.id).map(ToString::to_string),
        })
        .collect()
    }

    async fn say(&self, by: usize, card: &Card, text: &str, _key: &str) -> Outcome<String> {
        let Some(thread) = thread_of(card) else { return Outcome::Refused("no thread".to_owned()) };
        match self.fake.say(self.members[by], thread, text) {
            Ok(id) => Outcome::Seen(id.to_string()),
            Err(error) => Outcome::Refused(format!("{error:?}")),
        }
    }

    async fn is_ticked(&self, _by: usize, card: &Card, message: &str) -> bool {
        let (Some(thread), Ok(id)) = (thread_of(card), message.parse()) else { return false };
        let state = self.fake.lock();
        state.message(thread, id).is_ok_and(|message| self.ticked(message))
    }

    async fn edit(&self, by: usize, card: &Card, message: &str, text: &str) -> Outcome<()> {
        let Some(thread) = thread_of(card) else { return Outcome::Refused("no thread".to_owned()) };
        seen(self.fake.edit(self.members[by], thread, message.parse().unwrap_or(0), text))
    }

    async fn delete(&self, by: usize, card: &Card, message: &str) -> Outcome<()> {
        let Some(thread) = thread_of(card) else { return Outcome::Refused("no thread".to_owned()) };
        seen(self.fake.delete(self.members[by], thread, message.parse().unwrap_or(0)))
    }

    async fn fill_form(&self, by: usize, card: &Card, answer: &str) -> Outcome<()> {
        let (by, channel, id) = (self.members[by], self.channels[card.channel], card.id.parse().unwrap_or(0));
        let refused = |why: &str| Outcome::Refused(why.to_owned());
        let custom_id = {
            let state = self.fake.lock();
            let Ok(message) = state.message(channel, id) else { return refused("the card is gone") };
            let button = buttons(message).into_iter().find(|button| button["label"] == "Answer");
            button.and_then(|button| button["custom_id"].as_str().map(str::to_owned))
        };
        let Some(custom_id) = custom_id else { return refused("no button") };
        let Ok(opened) = self.fake.press(by, channel, id, &custom_id) else { return refused("no button") };
        let Ok(Some(_)) = timeout(PATIENCE, opened.answer()).await else { return refused("no answer") };
        let Some(modal) = opened.modal() else { return refused("no form") };
        let field = modal["components"][0]["components"][0]["custom_id"].as_str().unwrap_or_default();
        let values = [(field.to_owned(), answer.to_owned())];
        let Ok(sent) = self.fake.submit(&opened, &values) else { return refused("the form is gone") };
        match settled(&sent).await {
            Outcome::Seen(said) if said.iter().any(|message| text(message).contains("Your answer is")) => {
                Outcome::Seen(())
            }
            // What it says is a refusal or an apology; where it is nothing, nobody knows.
            _ => Outcome::Unknown,
        }
    }

    async fn withdraw(&self, by: usize, card: &Card) -> Outcome<()> {
        let Some(thread) = thread_of(card) else { return Outcome::Refused("no thread".to_owned()) };
        let options = [("withdraw", json!(true))];
        match self.run(self.members[by], thread, &["answer"], &options).await {
            Outcome::Seen(said) => {
                let said: String = said.iter().map(text).collect();
                if said.contains("is withdrawn") {
                    Outcome::Seen(())
                } else if said.contains("nothing to take back") || said.contains("time is up") {
                    Outcome::Refused(said)
                } else {
                    Outcome::Unknown
                }
            }
            other => other.map(drop),
        }
    }

    async fn told_in_thread(&self, _by: usize, card: &Card) -> Vec<String> {
        let Some(thread) = thread_of(card) else { return Vec::new() };
        let posts = self.posts_in(thread, None, None, false);
        posts.into_iter().filter(|post| post.author.is_none()).map(|post| post.text).collect()
    }

    async fn reveal(&self, _by: usize, card: &Card) -> Outcome<()> {
        let Some(thread) = thread_of(card) else { return Outcome::Refused("no thread".to_owned()) };
        match self.run(self.owner, thread, &["reveal"], &[]).await {
            Outcome::Seen(_) => Outcome::Seen(()),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn leaderboard(&self, _by: usize, channel: Option<usize>) -> anyhow::Result<Vec<Row>> {
        let scope = if channel.is_some() { "channel" } else { "workspace" };
        let options = [("period", json!("all")), ("scope", json!(scope))];
        let said = self.surely(self.channels[channel.unwrap_or(0)], &["leaderboard"], &options).await?;
        Ok(rows_in(&said.iter().map(text).collect::<Vec<_>>().join("\n")))
    }

    async fn history(&self) -> anyhow::Result<Vec<Post>> {
        let mut posts = Vec::new();
        for (number, &channel) in self.channels.iter().enumerate() {
            posts.extend(self.posts_in(channel, Some(number), None, false));
            for (root, thread) in self.threads(channel) {
                posts.extend(self.posts_in(thread, Some(number), Some(root), false));
            }
        }
        for who in self.members.iter().chain([&self.owner]) {
            let direct = self.fake.lock().direct(*who, self.application);
            posts.extend(self.posts_in(direct, None, None, true));
        }
        Ok(posts)
    }

    fn removed(&self) -> Vec<Removed> {
        self.removed.lock().unwrap().clone()
    }

    async fn disturb(&self, random: &mut StdRng, span: Duration) -> Option<String> {
        Some(self.go_wrong(random, span).await.to_owned())
    }

    fn calm(&self) {
        self.fake.discord.faults.clear();
        self.fake.discord.gateway.behave(|manner| {
            manner.away = false;
            manner.twice = false;
            manner.delay = Duration::ZERO;
        });
    }

    /// Without what the trouble explains: a process that was killed answers nobody, and one that stood
    /// still answers late; an answer whose reply was lost is sent again, or taken as given; and of several
    /// processes only one was told to wait.
    fn violations(&self) -> Vec<String> {
        let violations = self.fake.lock().violations.take();
        violations
            .iter()
            .filter(|violation| !EXPLAINED.contains(&violation.rule))
            .map(|violation| format!("{}: {}", violation.rule, violation.detail))
            .collect()
    }
}

fn thread_of(card: &Card) -> Option<Id> {
    card.thread.as_ref()?.parse().ok()
}

fn seen<E: std::fmt::Debug>(result: Result<(), E>) -> Outcome<()> {
    match result {
        Ok(()) => Outcome::Seen(()),
        Err(error) => Outcome::Refused(format!("{error:?}")),
    }
}
