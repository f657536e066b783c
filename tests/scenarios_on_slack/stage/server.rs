//! The workspace behind the stage, for what only Slack has.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use crate::slack::{
    Fake,
    model::{Id, Kind, Message, Ts},
};

/// The channels that a scenario knows, by name.
#[derive(Clone, Default)]
pub struct Channels(Arc<Mutex<HashMap<String, Id>>>);

impl Channels {
    /// All of them.
    pub fn all(&self) -> HashMap<String, Id> {
        self.0.lock().unwrap().clone()
    }

    /// From now on there is this one, too.
    pub fn add(&self, name: &str, id: &str) {
        self.0.lock().unwrap().insert(name.to_owned(), id.to_owned());
    }
}

/// What a scenario of Slack alone reaches past the stage: the workspace as its owner and Slack see it.
#[derive(Clone)]
pub struct Server {
    /// Slack.
    pub fake: Arc<Fake>,
    /// The app.
    pub app: Id,
    /// Its bot.
    pub bot_user: Id,
    /// The workspace's owner.
    pub owner: Id,
    /// The channels that the scenario knows.
    pub channels: Channels,
}

impl Server {
    /// A channel by its name.
    pub fn channel(&self, name: &str) -> Id {
        let state = self.fake.lock();
        let found = state.channels.values().find(|channel| channel.name == name);
        found.unwrap_or_else(|| panic!("there is no channel {name}")).id.clone()
    }

    /// Makes a channel with all members in it, but not the bot.
    pub fn new_channel(&self, name: &str) -> Id {
        let mut state = self.fake.lock();
        let channel = state.new_channel(name, Kind::Public, &self.owner);
        let people: Vec<Id> =
            state.users.values().filter(|user| user.app.is_none()).map(|user| user.id.clone()).collect();
        state.channels.get_mut(&channel).unwrap().members.extend(people);
        drop(state);
        self.channels.add(name, &channel);
        channel
    }

    /// A member by their name.
    pub fn member(&self, name: &str) -> Id {
        let state = self.fake.lock();
        let found = state.users.values().find(|user| user.real_name == name);
        found.unwrap_or_else(|| panic!("there is no member {name}")).id.clone()
    }

    /// The bot's messages with buttons in a channel that everybody sees, the oldest first.
    pub fn cards(&self, channel: &str) -> Vec<Message> {
        let channel = self.channel(channel);
        let state = self.fake.lock();
        let there = state.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
        there
            .filter(|message| {
                message.user == self.bot_user
                    && message.only_for.is_none()
                    && message.is_in_channel()
                    && message.blocks.iter().any(|block| block["type"] == "actions")
            })
            .cloned()
            .collect()
    }

    /// The newest card of a channel comes once more, as a send that was very slow would bring it.
    pub fn card_comes_again(&self, channel: &str) -> Ts {
        let card = self.cards(channel).pop().expect("there is a card");
        let mut state = self.fake.lock();
        let ts = state.ts();
        let again = Message { ts: ts.clone(), reactions: Vec::new(), ..card };
        state.put(again);
        ts
    }

    /// Somebody brings the bot into a channel.
    pub fn invites_bot(&self, channel: &str) {
        let channel = self.channel(channel);
        self.fake.invite(&self.owner, &channel, &self.bot_user).unwrap();
    }

    /// The bot is removed from a channel.
    pub fn kicks_bot(&self, channel: &str) {
        let channel = self.channel(channel);
        self.fake.kick(&channel, &self.bot_user);
    }
}
