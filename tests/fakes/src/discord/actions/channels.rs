//! Channels: what is permitted in them changed, and channels deleted, by whomever.

use serde_json::{Value, json};

use super::super::{
    dispatch::Audience,
    errors::{self, Error},
    model::{Channel, Id, State},
    object::{self, id, ids},
};

impl State {
    /// Changes what a role or a member may do in a channel, and tells of it. A bot that sees the
    /// channel only from then on is told of its active threads as well.
    pub fn change_overwrite(&mut self, channel: Id, whose: Id, allow: u64, deny: u64) {
        let before = self.bots_seeing(channel);
        self.overwrite(channel, whose, allow, deny);
        let after = self.bots_seeing(channel);
        let guild = self.channels[&channel].guild;
        let event = object::channel(self, &self.channels[&channel], 0);
        for application in self.applications.keys().copied().collect::<Vec<_>>() {
            let (sees, saw) = (after.contains(&application), before.contains(&application));
            if sees || saw {
                let audience = Audience::Application { application, guild };
                self.outbox.send("CHANNEL_UPDATE", event.clone(), audience);
            }
            if sees && !saw {
                self.sync_threads(application, channel);
            }
        }
    }

    /// Tells a bot of the active threads of a channel that it did not see before.
    fn sync_threads(&mut self, application: Id, parent: Id) {
        let Some(guild) = self.channels[&parent].guild else { return };
        let active: Vec<&Channel> = self
            .channels
            .values()
            .filter(|one| one.parent == Some(parent))
            .filter(|one| one.thread.as_ref().is_some_and(|thread| !thread.archived))
            .filter(|one| self.bots_seeing(one.id).contains(&application))
            .collect();
        let mine = active
            .iter()
            .filter(|one| one.thread.as_ref().is_some_and(|thread| thread.members.contains(&application)));
        let members: Vec<Value> = mine.map(|one| object::thread_member(one, application)).collect();
        let threads: Vec<Value> = active.iter().map(|one| object::channel(self, one, application)).collect();
        let event = json!({
            "guild_id": id(guild),
            "channel_ids": ids([parent]),
            "threads": threads,
            "members": members,
        });
        self.outbox.send(
            "THREAD_LIST_SYNC",
            event,
            Audience::Application { application, guild: Some(guild) },
        );
    }

    /// Deletes a channel or a thread with all that is in it, and tells of it.
    pub fn delete_channel(&mut self, channel: Id) -> Result<Channel, Error> {
        let found = self.channels.get(&channel).ok_or_else(errors::unknown_channel)?.clone();
        let (name, event) = if found.kind.is_thread() {
            let mut event = json!({ "id": id(channel), "type": found.kind as u8 });
            event["parent_id"] = json!(found.parent.map(id));
            ("THREAD_DELETE", self.with_guild(channel, event))
        } else {
            ("CHANNEL_DELETE", object::channel(self, &found, 0))
        };
        // Who could see it cannot be found out once it is gone: so each is told by name.
        for application in self.bots_seeing(channel) {
            let audience = Audience::Application { application, guild: found.guild };
            self.outbox.send(name, event.clone(), audience);
        }
        let inside = self.channels.values().filter(|one| one.kind.is_thread() && one.parent == Some(channel));
        for thread in inside.map(|one| one.id).collect::<Vec<_>>() {
            self.channels.remove(&thread);
            self.messages.remove(&thread);
        }
        self.channels.remove(&channel);
        self.messages.remove(&channel);
        Ok(found)
    }
}
