//! What the bot may not do in a channel, and what to do about it.

use super::{
    Slack,
    api::{ApiError, Urgency, code},
    identity::Identity,
    shapes::Channel,
};
use crate::chat::{
    place::Place,
    port::{ChatError, Lack, Off},
};

/// What the bot lacks where it is not in the channel.
const A_PLACE: &str = "a place in the channel";

impl Slack {
    /// What the bot lacks in a channel.
    pub(super) async fn lacks_at(&self, place: &Place, notify: Option<&str>) -> Result<Vec<Lack>, ChatError> {
        if place.is_direct() {
            return Ok(Vec::new());
        }
        let identity = self.identity(self.api.latest()).await?;
        let mut lacks: Vec<Lack> = without(&identity);
        // An admin waits for it.
        match self.channel_now(&place.channel, Urgency::Person).await {
            Ok(channel) => lacks.extend(self.lacks_in(&channel, &identity)),
            // A private channel that the bot is not in is as good as none.
            Err(error) if error.is(code::CHANNEL_NOT_FOUND) => lacks.push(self.not_invited()),
            // Without the scope, the first post finds out.
            Err(error) if error.is(code::MISSING_SCOPE) => {}
            Err(error) => return Err(error.into()),
        }
        if let Some(group) = notify {
            lacks.extend(self.lacks_to_notify(group).await?);
        }
        lacks.sort_by_key(|lack| lack.off);
        Ok(lacks)
    }

    fn not_invited(&self) -> Lack {
        let remedy = Some(format!("Type `{}` there", self.invitation()));
        Lack { permission: A_PLACE.to_owned(), off: Off::Everything, remedy }
    }

    fn lacks_in(&self, channel: &Channel, identity: &Identity) -> Vec<Lack> {
        let blocked = |permission: &str, remedy: &str| Lack {
            permission: permission.to_owned(),
            off: Off::Everything,
            remedy: Some(remedy.to_owned()),
        };
        let mut lacks = Vec::new();
        if channel.is_archived {
            lacks.push(blocked("a channel that is not archived", "Unarchive it, or choose another channel"));
        } else if !channel.is_member {
            lacks.push(self.not_invited());
        } else if channel.is_read_only || channel.is_thread_only {
            lacks.push(blocked("the right to post", "Let Keypoint post, in the channel's settings"));
        }
        let history = if channel.is_private { "groups:history" } else { "channels:history" };
        if !identity.has(history) {
            lacks.push(scope(history, Off::Hearing));
        }
        lacks
    }

    async fn lacks_to_notify(&self, group: &str) -> Result<Option<Lack>, ApiError> {
        let groups = match self.groups(Urgency::Person).await {
            Ok(groups) => groups,
            // Without the scope, or without such groups at all, nobody knows better.
            Err(error) if error.is_final() => return Ok(None),
            Err(error) => return Err(error),
        };
        let known = groups.iter().any(|known| known.id == group);
        let remedy = Some("Choose a user group that there is, and that is not switched off".to_owned());
        Ok((!known).then(|| Lack { permission: "that user group".to_owned(), off: Off::Notify, remedy }))
    }
}

/// What is off for want of a scope, wherever it is.
fn without(identity: &Identity) -> Vec<Lack> {
    let wanted = [("chat:write", Off::Everything), ("reactions:write", Off::Tick)];
    wanted.into_iter().filter(|(name, _)| !identity.has(name)).map(|(name, off)| scope(name, off)).collect()
}

fn scope(name: &str, off: Off) -> Lack {
    let remedy = format!(
        "Add the scope `{name}` under OAuth & Permissions at https://api.slack.com/apps, and install the app again"
    );
    Lack { permission: format!("the scope {name}"), off, remedy: Some(remedy) }
}
