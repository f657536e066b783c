//! Messages as they come, change and go.

use serde_json::{Value, json};

use super::super::{
    dispatch::Audience,
    errors::{Error, refuse},
    model::{App, Id, Message, SLACKBOT, State, Ts},
    object,
};

impl Message {
    /// A plain one.
    pub fn new(channel: &str, ts: &str, user: &str, text: &str) -> Self {
        Self {
            channel: channel.to_owned(),
            ts: ts.to_owned(),
            user: user.to_owned(),
            app: None,
            subtype: None,
            text: text.to_owned(),
            blocks: Vec::new(),
            attachments: Vec::new(),
            metadata: None,
            thread_ts: None,
            broadcast: false,
            edited: None,
            files: Vec::new(),
            reactions: Vec::new(),
            only_for: None,
            username: None,
        }
    }
}

impl State {
    /// A message, if it is there.
    pub fn find_message(&self, channel: &str, ts: &str) -> Option<&Message> {
        self.messages.get(channel)?.get(ts)
    }

    /// A message that is there and can be acted on.
    pub fn known_message_mut(&mut self, channel: &str, ts: &str) -> Result<&mut Message, Error> {
        let found = self.messages.get_mut(channel).and_then(|messages| messages.get_mut(ts));
        let usable = found.filter(|message| message.only_for.is_none() && !message.is("tombstone"));
        usable.ok_or_else(|| Error::new("message_not_found"))
    }

    /// The replies under a message, the oldest first.
    pub fn replies(&self, channel: &str, root: &str) -> impl Iterator<Item = &Message> {
        let root = root.to_owned();
        let later = self.messages.get(channel).into_iter().flat_map(|messages| messages.values());
        later.filter(move |message| {
            message.thread_ts.as_ref() == Some(&root) && message.ts != root && message.only_for.is_none()
        })
    }

    /// Puts a message into its channel, and tells of it.
    pub fn put(&mut self, message: Message) -> Ts {
        let (channel, ts) = (message.channel.clone(), message.ts.clone());
        let ephemeral = message.only_for.is_some();
        self.messages.entry(channel.clone()).or_default().insert(ts.clone(), message);
        let message = &self.messages[&channel][&ts];
        let event = self.event_of(message);
        if ephemeral {
            // No app hears of it; tests that wait for it do.
            self.outbox.send(event, Audience::Nobody);
            return ts;
        }
        let mentions = self.mentioned_apps(message);
        for app in mentions {
            let mut event = event.clone();
            event["type"] = json!("app_mention");
            self.outbox.send(event, Audience::App(app));
        }
        self.outbox.send(event, Audience::Channel(channel));
        ts
    }

    /// A message as an event.
    fn event_of(&self, message: &Message) -> Value {
        let mut event = object::message_with_metadata(self, message);
        event["channel"] = json!(message.channel);
        event["event_ts"] = json!(message.ts);
        if let Some(channel) = self.channels.get(&message.channel) {
            event["channel_type"] = json!(channel.kind.channel_type());
        }
        event
    }

    fn mentioned_apps(&self, message: &Message) -> Vec<Id> {
        if message.app.is_some() {
            return Vec::new();
        }
        let there = self.channels.get(&message.channel);
        let named = |app: &&App| {
            there.is_some_and(|channel| channel.members.contains(&app.user))
                && message.text.contains(&format!("<@{}>", app.user))
        };
        self.apps.values().filter(named).map(|app| app.id.clone()).collect()
    }

    /// Changes a message, and tells of it. Only what somebody edited says that it was.
    pub fn change_message(
        &mut self,
        channel: &str,
        ts: &str,
        edited_by: Option<&str>,
        change: impl FnOnce(&mut Message),
    ) -> Result<(), Error> {
        let before = self.find_message(channel, ts).cloned();
        let Some(before) = before else { return refuse("message_not_found") };
        let at = self.ts();
        let message = self.messages.get_mut(channel).and_then(|messages| messages.get_mut(ts));
        let message = message.expect("it was there");
        change(message);
        if let Some(by) = edited_by {
            message.edited = Some((by.to_owned(), at.clone()));
        }
        let after = message.clone();
        let audience = match &after.only_for {
            None => Audience::Channel(channel.to_owned()),
            Some(_) => Audience::Nobody,
        };
        let mut event = json!({
            "type": "message", "subtype": "message_changed", "hidden": true, "channel": channel,
            "message": object::message_with_metadata(self, &after),
            "previous_message": object::message_with_metadata(self, &before),
            "ts": at, "event_ts": at,
        });
        if let Some(channel) = self.channels.get(channel) {
            event["channel_type"] = json!(channel.kind.channel_type());
        }
        self.outbox.send(event, audience);
        Ok(())
    }

    /// Deletes a message. One with replies leaves a tombstone, and the last reply takes it along.
    pub fn delete_message(&mut self, channel: &str, ts: &str) -> Result<(), Error> {
        let Some(message) = self.find_message(channel, ts).cloned() else {
            return refuse("message_not_found");
        };
        if self.replies(channel, ts).next().is_some() {
            return self.change_message(channel, ts, None, |message| {
                let root = message.ts.clone();
                *message = Message {
                    subtype: Some("tombstone"),
                    thread_ts: Some(root),
                    ..Message::new(&message.channel, &message.ts, SLACKBOT, "This message was deleted.")
                };
            });
        }
        self.messages.get_mut(channel).expect("it was there").remove(ts);
        let at = self.ts();
        let mut event = json!({
            "type": "message", "subtype": "message_deleted", "hidden": true, "channel": channel,
            "deleted_ts": ts, "ts": at, "event_ts": at,
            "previous_message": object::message_with_metadata(self, &message),
        });
        if let Some(channel) = self.channels.get(channel) {
            event["channel_type"] = json!(channel.kind.channel_type());
        }
        let audience = match &message.only_for {
            None => Audience::Channel(channel.to_owned()),
            Some(_) => Audience::Nobody,
        };
        self.outbox.send(event, audience);
        self.sweep_tombstone(channel, &message);
        Ok(())
    }

    /// A tombstone goes with the last reply under it.
    fn sweep_tombstone(&mut self, channel: &str, gone: &Message) {
        let Some(root) = gone.thread_ts.as_ref().filter(|root| **root != gone.ts) else { return };
        let is_tombstone = self.find_message(channel, root).is_some_and(|root| root.is("tombstone"));
        if is_tombstone && self.replies(channel, root).next().is_none() {
            self.messages.get_mut(channel).expect("it is there").remove(root);
        }
    }
}
