//! What members see of Discord.

use super::{DiscordStage, GROUP, TICK};
use crate::{
    discord::model::{Id, Message},
    plain::{self, labels, markup, plain, title},
    world::stage::{FIRST_CHANNEL, Sight, Spot},
};

impl DiscordStage {
    pub(super) fn names(&self) -> plain::Names {
        let channels = self.channels.iter().map(|(name, id)| (id.to_string(), name.clone()));
        channels.chain([(self.group.to_string(), GROUP.to_owned())]).collect()
    }

    fn name_of(&self, user: Id) -> Option<String> {
        self.members.iter().find(|(_, id)| **id == user).map(|(name, _)| name.clone())
    }

    fn sight(&self, message: &Message, spot: Spot, only_you: bool) -> Sight {
        let names = self.names();
        let by_bot = message.author == self.application;
        let reactions = message.reactions.iter();
        let mut ticks = reactions.filter(|(emoji, who)| emoji == TICK && who.contains(&self.application));
        let reply_to = message.reference.filter(|_| message.kind == 19 && !by_bot);
        let replied = reply_to.and_then(|(channel, to)| {
            self.fake.lock().message(channel, to).ok().map(|message| message.author)
        });
        Sight {
            id: message.id.to_string(),
            spot,
            author: if by_bot { None } else { self.name_of(message.author) },
            only_you,
            text: if by_bot { plain(message, &names) } else { message.content.clone() },
            title: if by_bot { title(message, &names) } else { first_line(&message.content) },
            buttons: labels(message),
            ticked: ticks.next().is_some(),
            reply_to: replied.and_then(|author| self.name_of(author)),
            markup: markup(message),
        }
    }

    /// Everything that a member sees, the oldest first.
    pub(super) fn sights(&self, member: &str) -> Vec<Sight> {
        let reader = self.member(member);
        self.fake.lock().archive_idle_threads();
        let mut sights = Vec::new();
        for (name, &channel) in &self.channels {
            for message in self.fake.sees(reader, channel) {
                let spot = Spot { channel: name.clone(), thread: None };
                sights.push((message.id, self.sight(&message, spot, message.only_for.is_some())));
            }
            for thread in self.fake.threads(reader, channel) {
                let starter = self.fake.lock().channels[&thread].thread.as_ref().and_then(|one| one.starter);
                let root = starter.unwrap_or(thread).to_string();
                // What Discord writes itself into a thread says nothing.
                let said = self.fake.sees(reader, thread).into_iter().filter(|message| message.kind != 21);
                for message in said {
                    let spot = Spot { channel: name.clone(), thread: Some(root.clone()) };
                    sights.push((message.id, self.sight(&message, spot, message.only_for.is_some())));
                }
            }
        }
        for message in self.fake.direct_messages(reader, self.application) {
            let spot = Spot { channel: FIRST_CHANNEL.to_owned(), thread: None };
            sights.push((message.id, self.sight(&message, spot, true)));
        }
        sights.sort_by_key(|(id, _)| *id);
        sights.into_iter().map(|(_, sight)| sight).collect()
    }

    /// What is live in a message that a person typed.
    pub(super) fn live_in(&self, sight: &Sight) -> Vec<String> {
        let id: Id = sight.id.parse().unwrap();
        let state = self.fake.lock();
        let message = state.messages.values().find_map(|messages| messages.get(&id)).unwrap();
        let mut dangers = Vec::new();
        if message.mention_everyone || !message.mentions.is_empty() || !message.mention_roles.is_empty() {
            dangers.push("it notifies somebody".to_owned());
        }
        // A backslash before it makes a text of it.
        let live = ["](javascript", "<@", "](data"];
        let found = live
            .into_iter()
            .filter(|live| sight.markup.replace("\\\\<", "").replace("\\\\]", "").contains(live));
        dangers.extend(found.map(str::to_owned));
        dangers
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
