//! The server behind the stage, for what only Discord has.

use std::sync::Arc;

use serde_json::json;

use crate::discord::{
    Fake,
    actions::messages::Draft,
    model::{Id, Message},
};

/// What a scenario of Discord alone reaches past the stage: the server as its owner and Discord see it.
#[derive(Clone)]
pub struct Server {
    /// Discord.
    pub fake: Arc<Fake>,
    /// The bot.
    pub application: Id,
    /// The server.
    pub guild: Id,
    /// Its owner.
    pub owner: Id,
}

impl Server {
    /// A channel by its name.
    pub fn channel(&self, name: &str) -> Id {
        let state = self.fake.lock();
        let found = state.channels.values().find(|channel| channel.name == name && !channel.kind.is_thread());
        found.unwrap_or_else(|| panic!("there is no channel {name}")).id
    }

    /// The newest thread of a channel.
    pub fn thread(&self, channel: &str) -> Id {
        *self.fake.threads(self.owner, self.channel(channel)).last().expect("there is a thread")
    }

    /// The bot's messages with buttons in a channel, the oldest first.
    pub fn cards(&self, channel: &str) -> Vec<Message> {
        let channel = self.channel(channel);
        let state = self.fake.lock();
        let there = state.messages.get(&channel).into_iter().flat_map(|messages| messages.values());
        there
            .filter(|message| message.author == self.application && !message.components.is_empty())
            .cloned()
            .collect()
    }

    /// The card of a round comes, as a send that was very slow would bring it.
    pub fn card_comes(&self, channel: &str, round: &str) {
        let channel = self.channel(channel);
        let button = json!({
            "type": 2, "id": 2, "style": 1, "label": "Answer",
            "custom_id": format!("answer:{round}|card:{round}"),
        });
        let components = vec![json!({ "type": 1, "id": 1, "components": [button] })];
        let draft = Draft { components, ..Draft::default() };
        self.fake.lock().send_message(self.application, channel, draft);
    }

    /// The newest card of a channel comes once more, as a send that was very slow would bring it; with
    /// an older id, if it is to have one.
    pub fn card_comes_again(&self, channel: &str, older: bool) {
        let card = self.cards(channel).pop().expect("there is a card");
        let draft =
            Draft { embeds: card.embeds.clone(), components: card.components.clone(), ..Draft::default() };
        let mut state = self.fake.lock();
        if older {
            state.send_message_as(card.id - 1, self.application, card.channel, draft);
        } else {
            state.send_message(self.application, card.channel, draft);
        }
    }

    /// Takes permissions from the bot in a channel.
    pub fn forbid(&self, channel: &str, permissions: u64) {
        let channel = self.channel(channel);
        self.fake.lock().overwrite(channel, self.application, 0, permissions);
    }

    /// Gives back what was taken.
    pub fn permit(&self, channel: &str) {
        self.forbid(channel, 0);
    }
}
