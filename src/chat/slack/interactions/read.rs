//! Reads what a person did: who, where, and by which addresses they get their answer.

use serde_json::Value;

use super::{
    super::{
        Slack,
        api::{ApiError, Urgency},
        events::Listener,
        shapes::text,
        ts,
    },
    origin::Origin,
};
use crate::{
    chat::{
        event::{Actor, MemberRef},
        place::{Place, Platform},
    },
    practice::Timestamp,
};

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Deed {
    /// What tells it from any other: the same where it is told twice.
    pub(super) key: String,
    /// Who.
    pub(super) user: String,
    /// What they are called where nobody knows better.
    handle: String,
    /// Where.
    pub(super) channel: String,
    channel_name: Option<String>,
    /// In which thread, if in one.
    pub(super) thread: Option<String>,
    /// By which a form opens.
    pub(super) trigger: Option<String>,
    /// Where an answer is said that they alone see.
    pub(super) respond_at: Option<String>,
    /// When, as far as Slack says; else when it was heard.
    pub(super) at: Timestamp,
}

/// What Slack calls channels that it does not name.
const UNNAMED: &[&str] = &["directmessage", "privategroup"];

impl Deed {
    /// A slash command.
    pub(super) fn of_command(payload: &Value, envelope: &str, now: Timestamp) -> Option<Self> {
        let own = |name: &str| text(payload, name).map(str::to_owned);
        let trigger = own("trigger_id");
        Some(Self {
            key: trigger.clone().unwrap_or_else(|| envelope.to_owned()),
            user: own("user_id")?,
            handle: own("user_name").unwrap_or_default(),
            channel: own("channel_id")?,
            channel_name: named(own("channel_name")),
            // None is to be had in a thread; should that change, it tells.
            thread: own("thread_ts"),
            trigger,
            respond_at: own("response_url"),
            at: now,
        })
    }

    /// A button, a shortcut, or a form that was submitted.
    pub(super) fn of_interaction(payload: &Value, envelope: &str, now: Timestamp) -> Option<Self> {
        let part = |name: &str| payload.get(name).unwrap_or(&Value::Null);
        let (user, channel, container) = (part("user"), part("channel"), part("container"));
        let trigger = text(payload, "trigger_id").map(str::to_owned);
        // What happens in a form happens where the form was opened.
        let origin = text(part("view"), "private_metadata").map(Origin::read).unwrap_or_default();
        let acted_at = part("actions").get(0).and_then(|action| text(action, "action_ts"));
        let at = acted_at.or_else(|| text(payload, "action_ts")).and_then(ts::time);
        // Slack does not say when a form was submitted; when it was opened tells which of two is newer.
        let at = at.or_else(|| origin.at());
        let place = text(channel, "id").or_else(|| text(container, "channel_id")).map(str::to_owned);
        let thread = thread_of(container).or_else(|| thread_of(part("message"))).or(origin.thread);
        Some(Self {
            key: trigger.clone().unwrap_or_else(|| envelope.to_owned()),
            user: text(user, "id")?.to_owned(),
            handle: text(user, "username").or_else(|| text(user, "name")).unwrap_or_default().to_owned(),
            channel: place.unwrap_or(origin.channel),
            channel_name: named(text(channel, "name").map(str::to_owned)),
            thread,
            trigger,
            respond_at: text(payload, "response_url").map(str::to_owned),
            at: at.unwrap_or(now),
        })
    }

    /// Where a form that opens by it is opened.
    pub(super) fn origin(&self) -> Origin {
        Origin {
            channel: self.channel.clone(),
            thread: self.thread.clone(),
            opened_at: self.at.timestamp_millis(),
        }
    }

    /// Whether it happened in a conversation of two, outside any channel.
    pub(super) fn is_direct(&self) -> bool {
        self.channel.starts_with('D') || self.channel.is_empty()
    }

    fn by(&self, workspace: (&str, &str), channel_name: String, member: MemberRef) -> Actor {
        Actor {
            platform: Platform::Slack,
            place: Place {
                workspace: workspace.0.to_owned(),
                channel: self.channel.clone(),
                thread: self.thread.clone(),
            },
            workspace_name: workspace.1.to_owned(),
            channel_name,
            member,
            at: self.at,
        }
    }

    /// Who acts, and where, as far as that can be told without asking.
    pub(super) fn bare(&self, slack: &Slack) -> Actor {
        let team = slack.known.get().filter(|_| !self.is_direct()).map(|known| known.team.clone());
        let member = MemberRef { id: self.user.clone(), name: self.handle.clone(), admin: false };
        self.by((&team.unwrap_or_default(), ""), String::new(), member)
    }
}

/// The thread of a message, or of what contains one. The root itself is in the channel.
fn thread_of(value: &Value) -> Option<String> {
    let own = text(value, "message_ts").or_else(|| text(value, "ts"));
    text(value, "thread_ts").filter(|root| Some(*root) != own).map(str::to_owned)
}

fn named(name: Option<String>) -> Option<String> {
    name.filter(|name| !UNNAMED.contains(&name.as_str()))
}

impl Listener {
    /// Whether it is told for the first time, to any process.
    pub(super) async fn is_first(&self, deed: &Deed) -> bool {
        self.deeds.is_new(deed.key.clone()) && self.inbox.is_first(Platform::Slack, &deed.key).await
    }

    /// Who acts, and where; asks Slack for names that it has not told.
    pub(super) async fn actor(&self, deed: &Deed) -> Result<Actor, ApiError> {
        let slack = &self.slack;
        let identity = slack.identity(slack.api.latest()).await?;
        let person = slack.person(&deed.user, Urgency::Person);
        let channel_name = async {
            match &deed.channel_name {
                _ if deed.is_direct() => Ok(String::new()),
                Some(name) => Ok(name.clone()),
                None => slack.channel_name(&deed.channel, Urgency::Person).await,
            }
        };
        let (person, channel_name) = tokio::join!(person, channel_name);
        let member = match person {
            Ok(person) => MemberRef { id: person.id.clone(), name: person.name.clone(), admin: person.admin },
            // They are not to be seen: somebody of another workspace, perhaps.
            Err(error) if error.is_final() => {
                MemberRef { id: deed.user.clone(), name: deed.handle.clone(), admin: false }
            }
            Err(error) => return Err(error),
        };
        let workspace =
            if deed.is_direct() { ("", "") } else { (identity.team.as_str(), identity.team_name.as_str()) };
        Ok(deed.by(workspace, channel_name?, member))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(payload: &Value) -> Deed {
        Deed::of_interaction(payload, "envelope", Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn a_button_on_a_card_is_in_the_channel_and_one_below_it_in_the_thread() {
        let button = |message: Value| {
            json!({
                "type": "block_actions", "user": { "id": "U1", "username": "ada" },
                "channel": { "id": "C1", "name": "general" }, "message": message,
                "container": { "type": "message", "channel_id": "C1" }, "trigger_id": "7.8.9",
                "actions": [{ "action_id": "leaderboard:", "action_ts": "1700000000.000100" }],
            })
        };
        let card = read(&button(json!({ "ts": "1.000001", "thread_ts": "1.000001" })));
        assert_eq!((card.thread.as_deref(), card.channel_name.as_deref()), (None, Some("general")));
        assert_eq!((card.key.as_str(), card.at.timestamp()), ("7.8.9", 1_700_000_000));
        let below = read(&button(json!({ "ts": "2.000001", "thread_ts": "1.000001" })));
        assert_eq!(below.thread.as_deref(), Some("1.000001"));
    }

    #[test]
    fn a_button_on_a_note_is_where_its_container_says() {
        let note = json!({
            "user": { "id": "U1" }, "channel": { "id": "C1", "name": "privategroup" },
            "container": {
                "type": "message", "message_ts": "3.000001", "thread_ts": "1.000001", "is_ephemeral": true,
            },
        });
        let deed = read(&note);
        assert_eq!((deed.thread.as_deref(), deed.channel_name), (Some("1.000001"), None));
        assert_eq!(deed.key, "envelope");
    }

    #[test]
    fn a_form_is_where_it_was_opened() {
        let origin = Origin { channel: "C7".to_owned(), thread: Some("1.000001".to_owned()), opened_at: 1 };
        let form = json!({
            "type": "view_submission", "user": { "id": "U1", "name": "ada" },
            "view": { "private_metadata": origin.written() },
        });
        let deed = read(&form);
        assert_eq!((deed.channel.as_str(), deed.thread.as_deref()), ("C7", Some("1.000001")));
        assert!(!deed.is_direct());
    }

    #[test]
    fn without_a_user_it_is_nobodys() {
        assert_eq!(Deed::of_interaction(&json!({}), "e", Timestamp::UNIX_EPOCH), None);
        assert_eq!(Deed::of_command(&json!({ "user_id": "U1" }), "e", Timestamp::UNIX_EPOCH), None);
    }
}
