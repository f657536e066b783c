//! Channels as they change: who comes and goes, archived, renamed, deleted.

use serde_json::{Value, json};

use super::super::{
    dispatch::Audience,
    model::{Id, Kind, Message, SLACKBOT, State},
};

impl State {
    /// Somebody comes to a channel, perhaps because another one invited them.
    pub fn join(&mut self, channel: &str, user: &str, inviter: Option<&str>) {
        let Some(known) = self.channels.get_mut(channel) else { return };
        if !known.members.insert(user.to_owned()) {
            return;
        }
        let kind = known.kind;
        let subtype = if kind == Kind::Private { "group_join" } else { "channel_join" };
        self.note(channel, user, subtype, &format!("<@{user}> has joined the channel"));
        let mut event = json!({
            "type": "member_joined_channel", "user": user, "channel": channel,
            "channel_type": letter(kind), "team": self.team.id, "event_ts": self.ts(),
        });
        if let Some(inviter) = inviter {
            event["inviter"] = json!(inviter);
        }
        self.outbox.send(event, Audience::Channel(channel.to_owned()));
    }

    /// Somebody leaves a channel, or is removed from it.
    pub fn part(&mut self, channel: &str, user: &str) {
        let Some(known) = self.channels.get_mut(channel) else { return };
        if !known.members.remove(user) {
            return;
        }
        let kind = known.kind;
        let event = json!({
            "type": "member_left_channel", "user": user, "channel": channel,
            "channel_type": letter(kind), "team": self.team.id, "event_ts": self.ts(),
        });
        self.outbox.send(event, Audience::Channel(channel.to_owned()));
        // An app's own going is told to it as another event.
        if let Some(app) = self.users.get(user).and_then(|user| user.app.clone()) {
            let name = named(kind, "left");
            let event = json!({ "type": name, "channel": channel, "actor_id": user, "event_ts": self.ts() });
            self.outbox.send(event, Audience::App(app));
            // Slackbot says so as well, in direct messages.
            let name = self.channels[channel].name.clone();
            let direct = self.direct(&[SLACKBOT, user]);
            let ts = self.ts();
            let text = format!("You have been removed from #{name}");
            self.put(Message::new(&direct, &ts, SLACKBOT, &text));
        }
    }

    /// Archives a channel.
    pub fn archive(&mut self, channel: &str, by: &str) {
        let apps = self.apps_in(channel);
        self.set_archived(channel, by, true, &apps);
    }

    /// Takes a channel out of the archive.
    pub fn unarchive(&mut self, channel: &str, by: &str) {
        self.set_archived(channel, by, false, &[]);
    }

    fn set_archived(&mut self, channel: &str, by: &str, archived: bool, were_in: &[Id]) {
        let Some(known) = self.channels.get_mut(channel) else { return };
        known.archived = archived;
        if archived {
            // Slack puts bots out of a channel that is archived, and does not bring them back.
            let bots: Vec<Id> = self.apps.values().map(|app| app.user.clone()).collect();
            known.members.retain(|member| !bots.contains(member));
        }
        let name = named(known.kind, if archived { "archive" } else { "unarchive" });
        let event = json!({ "type": name, "channel": channel, "user": by, "event_ts": self.ts() });
        match self.channels[channel].kind {
            Kind::Public => self.outbox.send(event, Audience::Team),
            _ => were_in.iter().for_each(|app| self.outbox.send(event.clone(), Audience::App(app.clone()))),
        }
    }

    /// Gives a channel another name.
    pub fn rename(&mut self, channel: &str, name: &str) {
        let ts = self.ts();
        let Some(known) = self.channels.get_mut(channel) else { return };
        known.previous_names.push(std::mem::replace(&mut known.name, name.to_owned()));
        let event = json!({
            "type": named(known.kind, "rename"), "event_ts": ts,
            "channel": { "id": channel, "name": name, "name_normalized": name, "created": known.created },
        });
        self.tell_of_channel(channel, event);
    }

    /// Deletes a channel with all that was said in it.
    pub fn delete_channel(&mut self, channel: &str, by: &str) {
        let Some(known) = self.channels.get(channel) else { return };
        let event = json!({
            "type": named(known.kind, "deleted"), "channel": channel, "actor_id": by, "event_ts": self.ts(),
        });
        // While it is still known who is in it.
        self.tell_of_channel(channel, event);
        self.channels.remove(channel);
        self.messages.remove(channel);
    }

    /// Shares a channel with another workspace.
    pub fn share(&mut self, channel: &str) {
        let ts = self.ts();
        let Some(known) = self.channels.get_mut(channel) else { return };
        known.shared = true;
        let event = json!({
            "type": "channel_shared", "connected_team_id": "T0ELSEWHERE", "channel": channel, "event_ts": ts,
        });
        self.tell_of_channel(channel, event);
    }

    /// Of public channels every app hears, of others those that are in them.
    fn tell_of_channel(&mut self, channel: &str, event: Value) {
        match self.channels[channel].kind {
            Kind::Public => self.outbox.send(event, Audience::Team),
            // Membership is looked up now: the channel may be gone when the event is on its way.
            _ => {
                for app in self.apps_in(channel) {
                    self.outbox.send(event.clone(), Audience::App(app));
                }
            }
        }
    }

    /// The apps whose bots are in a channel.
    fn apps_in(&self, channel: &str) -> Vec<Id> {
        let Some(channel) = self.channels.get(channel) else { return Vec::new() };
        let apps = self.apps.values().filter(|app| channel.members.contains(&app.user));
        apps.map(|app| app.id.clone()).collect()
    }

    /// A line that Slack itself writes.
    fn note(&mut self, channel: &str, user: &str, subtype: &'static str, text: &str) {
        let ts = self.ts();
        let message = Message { subtype: Some(subtype), ..Message::new(channel, &ts, user, text) };
        self.put(message);
    }
}

/// What events call a channel's sort, in one letter.
fn letter(kind: Kind) -> &'static str {
    match kind {
        Kind::Public => "C",
        Kind::Direct => "D",
        Kind::Private | Kind::Group => "G",
    }
}

/// Events of private channels have names of their own.
fn named(kind: Kind, what: &str) -> String {
    format!("{}_{what}", if kind == Kind::Public { "channel" } else { "group" })
}
