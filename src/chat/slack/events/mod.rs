//! What happens on Slack, told to the inbox.
//!
//! Events of one channel are handled in the order in which they came, those of different channels
//! beside each other; what people do with the bot waits for nothing. By the time that something is
//! handled it has been acknowledged. It may be told twice, also to another process.

mod channels;
mod messages;

use std::sync::Arc;

use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;

use super::{
    Slack,
    identity::Identity,
    shapes::text,
    socket::{Envelope, Kind},
};
use crate::{
    chat::{
        event::{Event, Inbox, Response},
        intake::{Lanes, Seen, Sightings},
        place::Platform,
    },
    practice::Timestamp,
};

/// Hears what happens and tells the inbox.
#[derive(Clone)]
pub(super) struct Listener {
    pub(super) slack: Arc<Slack>,
    pub(super) inbox: Arc<dyn Inbox>,
    /// Cancelled once the app is of no use any more.
    gone: CancellationToken,
    lanes: Lanes<String>,
    /// Events, by Slack's id for them.
    events: Seen<String>,
    /// What people did, by what Slack tells it apart by.
    pub(super) deeds: Seen<String>,
    /// Messages that are gone, by their channel and id.
    deleted: Seen<(String, String)>,
    sightings: Sightings,
}

/// The lane of what concerns the whole workspace.
const WORKSPACE: &str = "";

impl Listener {
    pub(super) fn new(slack: Arc<Slack>, inbox: Arc<dyn Inbox>, gone: CancellationToken) -> Self {
        Self {
            slack,
            inbox,
            gone,
            lanes: Lanes::default(),
            events: Seen::default(),
            deeds: Seen::default(),
            deleted: Seen::default(),
            sightings: Sightings::default(),
        }
    }

    /// Handles what is heard until there is no more, and what is begun to its end.
    pub(super) async fn listen(self, mut heard: UnboundedReceiver<Envelope>) {
        while let Some(envelope) = heard.recv().await {
            self.handle(envelope);
        }
        self.lanes.idle().await;
    }

    /// The bot finds itself in the workspace, at a start.
    pub(super) async fn tell_of_the_workspace(&self, identity: &Identity) {
        self.tell(Event::Joined {
            platform: Platform::Slack,
            workspace: identity.team.clone(),
            workspace_name: identity.team_name.clone(),
            // Slack does not say since when, and hello is said in each channel.
            since: Timestamp::UNIX_EPOCH,
            greet_in: None,
        })
        .await;
    }

    /// Slack does not take the token any more, as the app was removed: from the workspace that is known, or
    /// from one in which it was before this start.
    pub(super) async fn tell_of_the_end(&self) {
        let platform = Platform::Slack;
        self.tell(match self.slack.known.get() {
            Some(identity) => Event::Left { platform, workspace: identity.team.clone() },
            None => Event::Expelled { platform },
        })
        .await;
    }

    fn handle(&self, envelope: Envelope) {
        let listener = self.clone();
        match envelope.kind {
            Kind::Event => self.handle_event(envelope.payload),
            Kind::Command => self.lanes.aside(async move { listener.handle_command(envelope).await }),
            Kind::Interaction => self.lanes.aside(async move { listener.handle_interaction(envelope).await }),
        }
    }

    fn handle_event(&self, mut payload: Value) {
        // An event that is told again has the same id.
        if let Some(id) = text(&payload, "event_id")
            && !self.events.is_new(id.to_owned())
        {
            return;
        }
        let event = payload.get_mut("event").map(Value::take).unwrap_or_default();
        let listener = self.clone();
        let channel = channel_of(&event).unwrap_or(WORKSPACE).to_owned();
        match text(&event, "type") {
            Some("message") => {
                self.lanes.run(channel, async move { listener.handle_message(&event).await });
            }
            Some("member_joined_channel") => {
                self.lanes.run(channel, async move { listener.handle_arrival(&event).await });
            }
            Some("channel_deleted" | "group_deleted") => {
                self.slack.directory.forget_channel(&channel);
                self.lanes.run(channel.clone(), async move { listener.handle_channel_gone(channel).await });
            }
            // The next post finds out that it is not let in, pauses its schedule and tells the admins.
            Some(
                "channel_archive"
                | "channel_unarchive"
                | "channel_rename"
                | "channel_left"
                | "group_archive"
                | "group_unarchive"
                | "group_rename"
                | "group_left"
                | "member_left_channel",
            ) => self.slack.directory.forget_channel(&channel),
            Some("user_change") => {
                self.slack.directory.learn_person(event.get("user").unwrap_or(&Value::Null));
            }
            Some("app_uninstalled") => {
                self.lanes.run(channel, async move { listener.handle_removal().await });
            }
            Some("tokens_revoked") if revokes_the_bot(&event) => {
                self.lanes.run(channel, async move { listener.handle_removal().await });
            }
            // Everything else changes nothing that is known here.
            _ => {}
        }
    }

    /// Tells the inbox of something to which nobody waits for an answer.
    async fn tell(&self, event: Event) {
        if self.inbox.deliver(event).await != Response::Nothing {
            // The log says what it was; what a thread holds is read again before the reveal.
            tracing::warn!("something that happened on Slack could not be taken in");
        }
    }
}

/// The channel that an event is about: its id, or an object that has it.
fn channel_of(event: &Value) -> Option<&str> {
    text(event, "channel").or_else(|| text(event.get("channel")?, "id"))
}

/// Whether the bot's own token was revoked, and not only somebody's.
fn revokes_the_bot(event: &Value) -> bool {
    let bots = event.get("tokens").and_then(|tokens| tokens.get("bot")).and_then(Value::as_array);
    bots.is_some_and(|bots| !bots.is_empty())
}
