//! Channels that the bot is added to, channels that go, and the end of it all.

use serde_json::Value;

use super::{
    super::{
        api::{ApiError, Urgency},
        shapes::text,
        ts,
    },
    Listener, channel_of,
};
use crate::chat::{
    event::Event,
    message::ChannelName,
    place::{Place, Platform},
};

impl Listener {
    /// Somebody joined a channel. If it is the bot, it says hello there.
    pub(super) async fn handle_arrival(&self, event: &Value) {
        let slack = &self.slack;
        let Ok(identity) = slack.identity(slack.api.latest()).await else { return };
        let (Some(channel), Some(user)) = (channel_of(event), text(event, "user")) else { return };
        if user != identity.user {
            return;
        }
        // It may have been known as one that the bot is not in.
        slack.directory.forget_channel(channel);
        let name = slack.channel_name(channel, Urgency::Background).await.unwrap_or_else(|error| {
            tracing::debug!(%error, channel, "what a channel is called is not known");
            channel.to_owned()
        });
        let at = text(event, "event_ts").and_then(ts::time).unwrap_or_else(|| slack.clock.now());
        self.tell(Event::Invited {
            platform: Platform::Slack,
            workspace: identity.team.clone(),
            workspace_name: identity.team_name.clone(),
            channel: ChannelName { id: channel.to_owned(), name },
            at,
        })
        .await;
    }

    /// A channel is gone for good.
    pub(super) async fn handle_channel_gone(&self, channel: String) {
        let slack = &self.slack;
        let Ok(identity) = slack.identity(slack.api.latest()).await else { return };
        let place = Place { workspace: identity.team.clone(), channel, thread: None };
        self.tell(Event::PlaceGone { platform: Platform::Slack, place }).await;
    }

    /// The app was removed from the workspace, or its token revoked. It may have been somebody else's.
    pub(super) async fn handle_removal(&self) {
        let slack = &self.slack;
        let Some(identity) = slack.known.get() else { return };
        self.tell(Event::Left { platform: Platform::Slack, workspace: identity.team.clone() }).await;
        match slack.introduce(slack.api.latest()).await {
            Ok(identity) => self.tell_of_the_workspace(&identity).await,
            Err(ApiError::Unauthorized { .. }) => self.gone.cancel(),
            Err(error) => tracing::warn!(%error, "whether the bot is still in the workspace is not known"),
        }
    }
}
