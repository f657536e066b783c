//! A workspace with a bot in a channel, and the adapter that drives the bot.

use std::{sync::Arc, time::Duration};

use keypoint::{
    chat::{
        action::Action,
        message::{Block, Button, ButtonStyle, Message, Tone},
        port::{Chat, ChatError, EffectKey, MessageRef, Place},
        slack::{Parts, Slack, commands::Naming, manifest},
    },
    clock::{Clock, SystemClock},
    conversation::command::COMMANDS,
    practice::{Timestamp, ids::RoundId},
};

use crate::slack::{
    Config, Fake,
    faults::Rule,
    model::{AppSpec, Kind, Role},
    ratelimit::RateLimits,
};

pub const BOT_TOKEN: &str = "xoxb-wire-test";
pub const APP_TOKEN: &str = "xapp-wire-test";

/// What the app is: what its manifest says.
pub fn spec() -> AppSpec {
    AppSpec::of_manifest(&manifest::of(&naming()))
}

/// What the commands are called.
pub fn naming() -> Naming {
    Naming::new(COMMANDS, "", false).unwrap()
}

/// An adapter to the Slack at an address.
pub fn adapter(api: &str, timeout: Duration, patience: Duration) -> Slack {
    Slack::new(Parts { request_timeout: timeout, patience, ..parts(api) }).unwrap()
}

fn parts(api: &str) -> Parts {
    Parts {
        bot_token: BOT_TOKEN.to_owned().into(),
        app_token: APP_TOKEN.to_owned().into(),
        api: api.parse().unwrap(),
        request_timeout: Duration::from_secs(5),
        patience: Duration::from_secs(20),
        naming: naming(),
        clock: Arc::new(SystemClock),
    }
}

/// An adapter with this app-level token.
pub fn adapter_with(api: &str, app_token: &str) -> Slack {
    Slack::new(Parts { app_token: app_token.to_owned().into(), ..parts(api) }).unwrap()
}

/// A workspace with a bot in it.
pub struct Stage {
    pub fake: Fake,
    pub adapter: Slack,
    /// The bot as a user.
    pub bot: String,
    pub owner: String,
    /// A public channel that the bot is in.
    pub general: String,
}

impl Stage {
    /// With no limits of rates.
    pub async fn set() -> Self {
        Self::with(RateLimits::off(), Duration::from_secs(5)).await
    }

    pub async fn with(limits: RateLimits, timeout: Duration) -> Self {
        Self::of(spec(), limits, timeout).await
    }

    pub async fn of(spec: AppSpec, limits: RateLimits, timeout: Duration) -> Self {
        let fake = Fake::start(Config { limits, ..Config::default() }).await;
        let (bot, owner, general) = {
            let mut state = fake.lock();
            let owner = state.new_user_as("Owner", Role::Owner);
            let app = state.new_app(spec, BOT_TOKEN, APP_TOKEN);
            let bot = state.apps[&app].user.clone();
            let general = state.new_channel("general", Kind::Public, &owner);
            state.join(&general, &bot, Some(&owner));
            (bot, owner, general)
        };
        let adapter = adapter(&fake.api_url(), timeout, Duration::from_secs(20));
        Self { fake, adapter, bot, owner, general }
    }

    pub fn place(&self, channel: &str) -> Place {
        let workspace = self.fake.lock().team.id.clone();
        Place { workspace, channel: channel.to_owned(), thread: None }
    }

    pub fn here(&self) -> Place {
        self.place(&self.general)
    }

    /// A channel that the bot is in.
    pub fn channel(&self, name: &str, kind: Kind) -> String {
        let mut state = self.fake.lock();
        let channel = state.new_channel(name, kind, &self.owner);
        state.join(&channel, &self.bot, Some(&self.owner));
        channel
    }

    /// A member of the workspace, in the general channel.
    pub fn member(&self, name: &str) -> String {
        let mut state = self.fake.lock();
        let user = state.new_user(name);
        state.join(&self.general, &user, None);
        user
    }

    pub fn goes_wrong(&self, rule: Rule) {
        self.fake.slack.faults.add(rule);
    }

    pub async fn post(&self, place: &Place, key: &str) -> Result<MessageRef, ChatError> {
        self.adapter.post(place, &EffectKey(key.to_owned()), &card("How?")).await
    }

    /// How many messages of the bot a channel holds, those in threads among them.
    pub fn count(&self, channel: &str) -> usize {
        let seen = self.fake.sees_all(&self.owner, channel);
        seen.iter().filter(|message| message.app.is_some()).count()
    }

    /// How often a method was asked for.
    pub fn asked(&self, method: &str) -> u64 {
        self.fake.slack.figures.counts().of(method)
    }

    /// The bot has done nothing that it should not do.
    #[track_caller]
    pub fn assert_well_behaved(&self) {
        self.fake.finds_nothing_wrong();
    }
}

pub fn round() -> RoundId {
    "0193b3c0-0000-7000-8000-000000000001".parse().unwrap()
}

/// A message with a title and a button.
pub fn card(title: &str) -> Message {
    Message::new(Tone::Question)
        .with(Block::Title(title.to_owned()))
        .with(Block::Markdown("Say **how**.".to_owned()))
        .with(Block::Buttons(vec![Button {
            action: Action::Answer(round()),
            label: "Answer".to_owned(),
            style: ButtonStyle::Primary,
        }]))
}

/// A message without a button.
pub fn reveal() -> Message {
    Message::text(Tone::Reveal, ["Key points.".into()])
}

pub fn key(key: &str) -> EffectKey {
    EffectKey(key.to_owned())
}

/// A while ago.
pub fn lately() -> Timestamp {
    SystemClock.now() - chrono::TimeDelta::minutes(5)
}
