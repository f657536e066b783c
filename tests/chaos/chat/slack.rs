//! The fake Slack, inside this program and over real sockets: its people act on it directly, and the
//! bot's processes reach it as they would reach the real one, each by a socket of its own.

mod removed;
mod text;
mod withdraw;
mod wrong;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use async_trait::async_trait;
use keypoint::{
    chat::slack::{commands::Naming, manifest},
    conversation::command::COMMANDS,
};
use rand::rngs::StdRng;
use serde_json::json;
use tokio::time::{sleep, timeout};

use self::text::text;
use super::{ANSWERS, CHANNELS, Card, Chat, Outcome, PEOPLE, Post, Removed, Row, rows_in};
use crate::slack::{
    Config, Fake,
    model::{AppSpec, Id, Kind, Message, Role},
    people::{Handle, Outcome as Told, buttons},
    ratelimit::RateLimits,
};

const BOT_TOKEN: &str = "xoxb-chaos-token";
const APP_TOKEN: &str = "xapp-chaos-token";

/// The sign with which the bot ticks an answer.
const TICK: &str = "white_check_mark";

/// How long people wait for an answer: longer than Slack does.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long they try again where it has to go well.
const STUBBORN: Duration = Duration::from_mins(2);

/// What the fake minds and the trouble explains: who was killed or stood still acknowledges nothing in
/// time, and uses what has expired; of several processes only one was told to wait.
const EXPLAINED: &[&str] = &[
    "envelope not acknowledged",
    "acknowledged late",
    "acknowledged twice",
    "sent before Retry-After",
    "used an expired response_url",
    "used a response_url too often",
    "used an expired trigger",
    "used a trigger twice",
];

/// The fake Slack with the bot in it.
pub struct OnSlack {
    fake: Fake,
    bot_user: Id,
    owner: Id,
    members: Vec<Id>,
    channels: Vec<Id>,
    removed: Arc<Mutex<Vec<Removed>>>,
}

impl OnSlack {
    /// A workspace with people, channels and the bot.
    pub async fn new(seed: u64) -> Self {
        let fake = Fake::start(Config { limits: RateLimits::off(), seed, ..Config::default() }).await;
        // As all other spans are, a tenth of what they are.
        fake.slack.sockets.behave(|manner| {
            manner.retries = [0, 6, 30].map(Duration::from_secs).to_vec();
        });
        let (bot_user, owner, members, channels) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Owner", Role::Owner);
            let spec = AppSpec::of_manifest(&manifest::of(&Naming::new(COMMANDS, "", false).unwrap()));
            let app = state.new_app(spec, BOT_TOKEN, APP_TOKEN);
            let bot_user = state.apps[&app].user.clone();
            let members = PEOPLE.map(|name| state.new_user(name));
            let channels = CHANNELS.map(|name| {
                let channel = state.new_channel(name, Kind::Public, &owner);
                let inside = &mut state.channels.get_mut(&channel).unwrap().members;
                inside.extend(members.iter().cloned());
                inside.insert(bot_user.clone());
                channel
            });
            (bot_user, owner, members.to_vec(), channels.to_vec())
        };
        let removed = removed::watch(&fake, &bot_user);
        Self { fake, bot_user, owner, members, channels, removed }
    }

    /// Types a command, and gives what came of it.
    async fn run(&self, by: &str, channel: &str, line: &str) -> Outcome<Vec<Message>> {
        match self.fake.run(by, channel, None, line) {
            Ok(handle) => said(&handle).await,
            Err(why) => Outcome::Refused(why),
        }
    }

    /// The same until there is an answer that holds this.
    async fn surely(&self, channel: &str, line: &str, holds: &str) -> anyhow::Result<Vec<Message>> {
        let began = Instant::now();
        loop {
            match self.run(&self.owner, channel, line).await {
                Outcome::Seen(messages) if messages.iter().any(|message| text(message).contains(holds)) => {
                    return Ok(messages);
                }
                outcome if began.elapsed() > STUBBORN => bail!("{line}: {outcome:?}"),
                _ => sleep(Duration::from_millis(300)).await,
            }
        }
    }

    fn posts_in(&self, place: &str, channel: Option<usize>, private: bool) -> Vec<Post> {
        let state = self.fake.lock();
        let messages = state.messages.get(place).into_iter().flat_map(|messages| messages.values());
        let said = messages.filter(|message| message.only_for.is_none() && !message.is("tombstone"));
        said.map(|message| {
            let by_bot = message.user == self.bot_user;
            let name =
                || state.users.get(&message.user).map_or_else(String::new, |user| user.real_name.clone());
            Post {
                id: message.ts.clone(),
                channel,
                root: message.thread_ts.clone().filter(|root| *root != message.ts),
                author: (!by_bot).then(name),
                private,
                text: if by_bot { text(message) } else { message.text.clone() },
                at: message.sent_at().timestamp_millis(),
                ticked: self.ticked(message),
            }
        })
        .collect()
    }

    fn ticked(&self, message: &Message) -> bool {
        message.reactions.iter().any(|(emoji, who)| emoji == TICK && who.contains(&self.bot_user))
    }

    /// What the bot has told a member alone.
    fn notes(&self, by: &str) -> Vec<String> {
        let state = self.fake.lock();
        let all = state.messages.values().flat_map(|messages| messages.values());
        all.filter(|message| message.only_for.as_deref() == Some(by)).map(text).collect()
    }
}

/// Waits until something was said to what somebody did.
async fn said(handle: &Handle) -> Outcome<Vec<Message>> {
    match timeout(PATIENCE, handle.message()).await {
        Ok(Some(_)) => Outcome::Seen(handle.messages()),
        _ => Outcome::Unknown,
    }
}

#[async_trait]
impl Chat for OnSlack {
    fn variables(&self) -> Vec<(&'static str, String)> {
        vec![
            ("SLACK_BOT_TOKEN", BOT_TOKEN.to_owned()),
            ("SLACK_APP_TOKEN", APP_TOKEN.to_owned()),
            ("KEYPOINT_SLACK_API_URL", self.fake.api_url()),
        ]
    }

    async fn furnish(&self) -> anyhow::Result<()> {
        // A process answers as soon as it is connected.
        self.surely(&self.channels[0], "/help", "").await.map(drop)
    }

    async fn add_schedule(
        &self,
        channel: usize,
        name: &str,
        reveal: &str,
        topic: &str,
    ) -> anyhow::Result<()> {
        let answers = ANSWERS[channel];
        let line = format!(
            "/schedule add \"* * * * *\" name:{name} reveal:{reveal} topics:{topic} answers:{answers}"
        );
        let preview = self.surely(&self.channels[channel], &line, name).await?.remove(0);
        let button = buttons(&preview).into_iter().next().with_context(|| text(&preview))?;
        let action = button["action_id"].as_str().context("an action")?;
        let pressed = self.fake.press(&self.owner, &preview.channel, &preview.ts, action);
        match said(&pressed.map_err(anyhow::Error::msg)?).await {
            Outcome::Seen(_) => Ok(()),
            other => bail!("{name} was not confirmed: {other:?}"),
        }
    }

    async fn pause_schedule(&self, channel: usize, name: &str) -> anyhow::Result<()> {
        self.surely(&self.channels[channel], &format!("/schedule pause {name}"), "paused").await.map(drop)
    }

    async fn ask(&self, by: usize, channel: usize, topic: &str) -> Outcome<()> {
        let line = format!("/question topic:{topic} reveal:10s answers:{}", ANSWERS[channel]);
        match self.run(&self.members[by], &self.channels[channel], &line).await {
            Outcome::Seen(said) if said.iter().any(|message| text(message).contains("on its way")) => {
                Outcome::Seen(())
            }
            // That it takes a moment says nothing yet.
            Outcome::Seen(said) if said.iter().any(|message| text(message).contains("moment")) => {
                Outcome::Unknown
            }
            Outcome::Seen(said) => Outcome::Refused(said.iter().map(text).collect()),
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn open_cards(&self, channel: usize) -> Vec<Card> {
        let sees = self.fake.sees(&self.members[0], &self.channels[channel]);
        let open = sees.iter().rev().take(30).filter(|message| {
            message.user == self.bot_user
                && message.only_for.is_none()
                && buttons(message).iter().any(|button| button["text"]["text"] == "Answer")
        });
        open.map(|message| Card { channel, id: message.ts.clone(), thread: Some(message.ts.clone()) })
            .collect()
    }

    async fn say(&self, by: usize, card: &Card, text: &str, _key: &str) -> Outcome<String> {
        match self.fake.reply(&self.members[by], &self.channels[card.channel], &card.id, text) {
            Ok(ts) => Outcome::Seen(ts),
            Err(why) => Outcome::Refused(why),
        }
    }

    async fn is_ticked(&self, _by: usize, card: &Card, message: &str) -> bool {
        let state = self.fake.lock();
        let found = state.find_message(&self.channels[card.channel], message);
        found.is_some_and(|message| self.ticked(message))
    }

    async fn edit(&self, by: usize, card: &Card, message: &str, text: &str) -> Outcome<()> {
        seen(self.fake.edit(&self.members[by], &self.channels[card.channel], message, text))
    }

    async fn delete(&self, by: usize, card: &Card, message: &str) -> Outcome<()> {
        seen(self.fake.delete(&self.members[by], &self.channels[card.channel], message))
    }

    async fn fill_form(&self, by: usize, card: &Card, answer: &str) -> Outcome<()> {
        let (by, channel) = (&self.members[by], &self.channels[card.channel]);
        let refused = |why: &str| Outcome::Refused(why.to_owned());
        let action = {
            let state = self.fake.lock();
            let Some(message) = state.find_message(channel, &card.id) else {
                return refused("the card is gone");
            };
            let button = buttons(message).into_iter().find(|button| button["text"]["text"] == "Answer");
            button.and_then(|button| button["action_id"].as_str().map(str::to_owned))
        };
        let Some(action) = action else { return refused("no button") };
        let Ok(opened) = self.fake.press(by, channel, &card.id, &action) else { return refused("no button") };
        let Ok(Some(view)) = timeout(PATIENCE, opened.form()).await else { return refused("no form") };
        let field =
            view.view["blocks"].as_array().into_iter().flatten().find(|block| block["type"] == "input");
        let Some(field) = field.and_then(|field| field["block_id"].as_str()) else {
            return refused("no field");
        };
        let before = self.notes(by).len();
        let Ok(sent) = self.fake.submit(by, &[(field, json!(answer))]) else {
            return refused("the form is gone");
        };
        // A form closes once what was written is kept, and not before; then a note says so.
        let closed = match timeout(PATIENCE, sent.outcome()).await {
            Ok(Some(Told::Acknowledged(_, payload))) => payload.is_null() || payload == json!({}),
            _ => false,
        };
        if !closed {
            let _ = self.fake.close_form(by, true);
            return Outcome::Unknown;
        }
        let noted = self.fake.until(PATIENCE, |_| {
            let notes = self.notes(by);
            notes.iter().skip(before).any(|note| note.contains("Your answer is")).then_some(())
        });
        if noted.await.is_some() { Outcome::Seen(()) } else { Outcome::Unknown }
    }

    async fn withdraw(&self, by: usize, card: &Card) -> Outcome<()> {
        self.press_to_withdraw(&self.members[by], card).await
    }

    async fn told_in_thread(&self, _by: usize, card: &Card) -> Vec<String> {
        let posts = self.posts_in(&self.channels[card.channel], None, false);
        let of_bot = posts.into_iter().filter(|post| post.author.is_none());
        of_bot.filter(|post| post.root.as_deref() == Some(card.id.as_str())).map(|post| post.text).collect()
    }

    async fn reveal(&self, _by: usize, card: &Card) -> Outcome<()> {
        let channel = &self.channels[card.channel];
        match self.run(&self.owner, channel, "/reveal").await {
            Outcome::Seen(messages) => {
                // Where several are open, it asks which.
                for message in &messages {
                    let choice = buttons(message).into_iter().next();
                    let Some(action) = choice.and_then(|one| one["action_id"].as_str().map(str::to_owned))
                    else {
                        continue;
                    };
                    return match self.fake.press(&self.owner, channel, &message.ts, &action) {
                        Ok(handle) => match said(&handle).await {
                            Outcome::Seen(_) => Outcome::Seen(()),
                            Outcome::Refused(why) => Outcome::Refused(why),
                            Outcome::Unknown => Outcome::Unknown,
                        },
                        Err(why) => Outcome::Refused(why),
                    };
                }
                Outcome::Seen(())
            }
            Outcome::Refused(why) => Outcome::Refused(why),
            Outcome::Unknown => Outcome::Unknown,
        }
    }

    async fn leaderboard(&self, _by: usize, channel: Option<usize>) -> anyhow::Result<Vec<Row>> {
        let scope = if channel.is_some() { "channel" } else { "workspace" };
        let line = format!("/leaderboard all scope:{scope}");
        let said = self.surely(&self.channels[channel.unwrap_or(0)], &line, "Leaderboard").await?;
        Ok(rows_in(&said.iter().map(text).collect::<Vec<_>>().join("\n")))
    }

    async fn history(&self) -> anyhow::Result<Vec<Post>> {
        let mut posts = Vec::new();
        for (number, channel) in self.channels.iter().enumerate() {
            posts.extend(self.posts_in(channel, Some(number), false));
        }
        for who in self.members.iter().chain([&self.owner]) {
            let direct = self.fake.lock().direct(&[who, &self.bot_user]);
            posts.extend(self.posts_in(&direct, None, true));
        }
        posts.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(posts)
    }

    fn removed(&self) -> Vec<Removed> {
        self.removed.lock().unwrap().clone()
    }

    async fn disturb(&self, random: &mut StdRng, span: Duration) -> Option<String> {
        Some(self.go_wrong(random, span).await.to_owned())
    }

    fn calm(&self) {
        self.fake.slack.faults.clear();
        self.fake.slack.sockets.thaw_sockets();
        self.fake.slack.sockets.behave(|manner| {
            manner.away = false;
            manner.twice = false;
            manner.out_of_order = false;
            manner.delay = Duration::ZERO;
        });
    }

    fn violations(&self) -> Vec<String> {
        let violations = self.fake.lock().violations.take();
        violations
            .iter()
            .filter(|violation| !EXPLAINED.contains(&violation.rule))
            .map(|violation| format!("{}: {}", violation.rule, violation.detail))
            .collect()
    }
}

fn seen(result: Result<(), String>) -> Outcome<()> {
    match result {
        Ok(()) => Outcome::Seen(()),
        Err(why) => Outcome::Refused(why),
    }
}
