//! A server with a bot in it, and the adapter that drives the bot.

use std::{sync::Arc, time::Duration};

use keypoint::{
    chat::{
        action::Action,
        discord::{Discord, Parts},
        message::{Block, Button, ButtonStyle, Message, Tone},
        port::{Chat, ChatError, EffectKey, MessageRef, Place},
    },
    clock::{Clock, SystemClock},
    practice::{Timestamp, ids::RoundId},
};

use crate::discord::{
    Config, Fake,
    actions::messages::Draft,
    faults::Rule,
    model::{Id, Kind},
    permissions,
    ratelimit::RateLimits,
};

pub const TOKEN: &str = "wire.test.token";

/// A server with a bot in it.
pub struct Stage {
    pub fake: Fake,
    pub adapter: Discord,
    pub bot: Id,
    pub owner: Id,
    pub guild: Id,
    /// A text channel.
    pub general: Id,
}

/// An adapter to the Discord at an address.
pub fn adapter(api: &str, timeout: Duration, patience: Duration) -> Discord {
    Discord::new(Parts {
        token: TOKEN.to_owned().into(),
        api: api.parse().unwrap(),
        request_timeout: timeout,
        patience,
        clock: Arc::new(SystemClock),
    })
    .unwrap()
}

impl Stage {
    /// With no limits of rates.
    pub async fn set() -> Self {
        Self::with(RateLimits::off(), Duration::from_secs(5)).await
    }

    pub async fn with(limits: RateLimits, timeout: Duration) -> Self {
        let fake = Fake::start(Config { limits, ..Config::default() }).await;
        let (bot, owner, guild, general) = {
            let mut state = fake.lock();
            let bot = state.new_application("Keypoint", TOKEN);
            let owner = state.new_user("owner");
            let guild = state.new_guild("Team", owner);
            state.seat(guild, bot);
            let general = state.new_channel(guild, "general", Kind::Text);
            (bot, owner, guild, general)
        };
        let adapter = adapter(&fake.base_url, timeout, Duration::from_secs(20));
        Self { fake, adapter, bot, owner, guild, general }
    }

    pub fn place(&self, channel: Id) -> Place {
        Place { workspace: self.guild.to_string(), channel: channel.to_string(), thread: None }
    }

    pub fn here(&self) -> Place {
        self.place(self.general)
    }

    pub fn channel(&self, name: &str, kind: Kind) -> Id {
        self.fake.lock().new_channel(self.guild, name, kind)
    }

    /// A member of the server.
    pub fn member(&self, name: &str) -> Id {
        let mut state = self.fake.lock();
        let user = state.new_user(name);
        state.seat(self.guild, user);
        user
    }

    /// The bot may not do this in a channel.
    pub fn forbid(&self, channel: Id, what: u64) {
        self.fake.lock().overwrite(channel, self.bot, 0, what);
    }

    /// Somebody writes in a channel or a thread.
    pub fn write(&self, who: Id, channel: Id, text: &str) -> Id {
        self.fake.lock().send_message(who, channel, Draft::text(text)).id
    }

    pub fn goes_wrong(&self, rule: Rule) {
        self.fake.discord.faults.add(rule);
    }

    pub async fn post(&self, place: &Place, key: &str) -> Result<MessageRef, ChatError> {
        self.adapter.post(place, &EffectKey(key.to_owned()), &card("How?")).await
    }

    /// How many messages a channel holds.
    pub fn count(&self, channel: Id) -> usize {
        self.fake.lock().messages.get(&channel).map_or(0, std::collections::BTreeMap::len)
    }

    /// How often a route was asked for.
    pub fn asked(&self, route: &str) -> u64 {
        self.fake.discord.figures.counts().of(route)
    }

    /// The bot has done nothing that it should not do.
    pub fn assert_well_behaved(&self) {
        assert_eq!(self.fake.lock().violations.take(), []);
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

pub fn id(message: &MessageRef) -> Id {
    message.id.parse().unwrap()
}

/// A while ago.
pub fn lately() -> Timestamp {
    SystemClock.now() - chrono::TimeDelta::minutes(5)
}

pub const SEND: u64 = permissions::SEND_MESSAGES;
