//! What Slack tells, as far as it is looked at. Other apps may put anything into a message, so what is
//! not of the expected type is as if it were not there: nothing loses more than itself.

use serde::Deserialize;
use serde_json::Value;

use super::ts;
use crate::{chat::port::EffectKey, practice::Timestamp};

/// The type of the metadata of Keypoint's own messages.
const METADATA: &str = "keypoint_message";

/// A text in an object; none if it is anything else.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// Whether something in an object is true.
pub(super) fn is(value: &Value, name: &str) -> bool {
    value.get(name).and_then(Value::as_bool).unwrap_or(false)
}

/// A message, as events and histories tell of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Message {
    pub(super) subtype: Option<String>,
    pub(super) user: Option<String>,
    pub(super) bot: Option<String>,
    pub(super) ts: String,
    /// The root of the thread that it is in, or of which it is the root.
    pub(super) thread_ts: Option<String>,
    pub(super) text: String,
    /// What its files are called, and where they are.
    pub(super) files: Vec<(String, String)>,
    /// When it was edited last.
    pub(super) edited: Option<String>,
    /// Keypoint's key in its metadata.
    key: Option<String>,
    /// The id of its first block.
    first_block: Option<String>,
}

impl Message {
    /// Reads a message.
    pub(super) fn of(value: &Value) -> Self {
        let own = |name: &str| text(value, name).map(str::to_owned);
        let files = value.get("files").and_then(Value::as_array);
        let file = |file: &Value| {
            let link = text(file, "permalink").or_else(|| text(file, "url_private"))?;
            let name = text(file, "name").or_else(|| text(file, "title")).unwrap_or("file");
            Some((name.to_owned(), link.to_owned()))
        };
        let metadata =
            value.get("metadata").filter(|metadata| text(metadata, "event_type") == Some(METADATA));
        let payload = metadata.and_then(|metadata| metadata.get("event_payload"));
        let blocks = value.get("blocks").and_then(Value::as_array);
        Self {
            subtype: own("subtype"),
            user: own("user"),
            bot: own("bot_id"),
            ts: own("ts").unwrap_or_default(),
            thread_ts: own("thread_ts"),
            text: own("text").unwrap_or_default(),
            files: files.into_iter().flatten().filter_map(file).collect(),
            edited: value.get("edited").and_then(|edited| text(edited, "ts")).map(str::to_owned),
            key: payload.and_then(|payload| text(payload, "key")).map(str::to_owned),
            first_block: blocks.and_then(|blocks| text(blocks.first()?, "block_id")).map(str::to_owned),
        }
    }

    /// The thread that it is in; none for a message of the channel itself, also where a thread hangs on it.
    pub(super) fn thread(&self) -> Option<&str> {
        self.thread_ts.as_deref().filter(|root| *root != self.ts)
    }

    /// Whether it carries this key.
    pub(super) fn carries(&self, key: &EffectKey) -> bool {
        [&self.key, &self.first_block].into_iter().flatten().any(|carried| *carried == key.0)
    }

    /// The key that it carries, as far as that can be told without knowing one.
    pub(super) fn key(&self) -> Option<EffectKey> {
        self.key.as_ref().or(self.first_block.as_ref()).map(|key| EffectKey(key.clone()))
    }

    /// Whether it stands for a message that is gone, below which a thread is left.
    pub(super) fn is_tombstone(&self) -> bool {
        self.subtype.as_deref() == Some("tombstone")
    }

    /// Whether a person said it: no app, and nothing that Slack says by itself.
    pub(super) fn is_by_a_person(&self) -> bool {
        let said =
            matches!(self.subtype.as_deref(), None | Some("thread_broadcast" | "file_share" | "me_message"));
        // Slackbot, and who stands for what was taken away.
        let nobody = matches!(self.user.as_deref(), None | Some("USLACKBOT" | "UREVOKEDU"));
        said && self.bot.is_none() && !nobody
    }

    /// When it was written.
    pub(super) fn at(&self) -> Timestamp {
        ts::time(&self.ts).unwrap_or_default()
    }

    /// Which version of its text this is: when it was written, to the last digit.
    pub(super) fn version(&self) -> Option<i64> {
        ts::number(self.edited.as_deref().unwrap_or(&self.ts))
    }
}

/// A page of messages.
#[derive(Deserialize)]
pub(super) struct Page {
    #[serde(default)]
    pub(super) messages: Vec<Value>,
    #[serde(default)]
    pub(super) response_metadata: Option<Value>,
}

impl Page {
    /// Where the next page begins, if there is one.
    pub(super) fn next(&self) -> Option<String> {
        next(self.response_metadata.as_ref())
    }

    pub(super) fn messages(&self) -> impl Iterator<Item = Message> {
        self.messages.iter().map(Message::of)
    }
}

/// Where the next page begins, if there is one.
pub(super) fn next(metadata: Option<&Value>) -> Option<String> {
    text(metadata?, "next_cursor").map(str::to_owned)
}

/// What a channel tells of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "Slack tells each of them on its own")]
pub(super) struct Channel {
    pub(super) name: String,
    pub(super) is_member: bool,
    pub(super) is_archived: bool,
    pub(super) is_direct: bool,
    pub(super) is_read_only: bool,
    pub(super) is_thread_only: bool,
    pub(super) is_private: bool,
}

impl Channel {
    /// Reads a channel.
    pub(super) fn of(value: &Value) -> Self {
        let is_direct = is(value, "is_im");
        Self {
            name: text(value, "name").unwrap_or_default().to_owned(),
            // One is always in a conversation with oneself.
            is_member: is(value, "is_member") || is_direct,
            is_archived: is(value, "is_archived"),
            is_direct,
            is_read_only: is(value, "is_read_only"),
            is_thread_only: is(value, "is_thread_only"),
            is_private: is(value, "is_private"),
        }
    }
}

/// Who a member is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) admin: bool,
    pub(super) is_primary_owner: bool,
}

impl Person {
    /// Reads a member; none without an id.
    pub(super) fn of(value: &Value) -> Option<Self> {
        let id = text(value, "id")?;
        let profile = value.get("profile").unwrap_or(&Value::Null);
        let name = text(profile, "display_name")
            .or_else(|| text(profile, "real_name"))
            .or_else(|| text(value, "real_name"))
            .or_else(|| text(value, "name"))
            .unwrap_or(id);
        let active = !is(value, "deleted") && !is(value, "is_bot");
        let guest =
            is(value, "is_restricted") || is(value, "is_ultra_restricted") || is(value, "is_stranger");
        let rules = is(value, "is_admin") || is(value, "is_owner") || is(value, "is_primary_owner");
        Some(Self {
            id: id.to_owned(),
            name: name.to_owned(),
            admin: rules && active && !guest,
            is_primary_owner: is(value, "is_primary_owner") && active,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_message_is_read_whatever_other_apps_have_put_into_it() {
        let strange = json!({
            "ts": "1.000001", "text": null, "user": "U1", "files": [{ "name": 7 }, "x", null],
            "metadata": { "event_type": 5, "event_payload": ["key"] }, "blocks": {}, "edited": true,
        });
        let read = Message::of(&strange);
        assert_eq!((read.ts.as_str(), read.text.as_str(), read.key()), ("1.000001", "", None));
        assert!(read.is_by_a_person() && read.files.is_empty());
        assert_eq!(Message::of(&json!("no message")), Message::default());
        let foreign = json!({ "metadata": { "event_type": "other", "event_payload": { "key": "card:1" } } });
        assert!(!Message::of(&foreign).carries(&EffectKey("card:1".to_owned())));
    }

    #[test]
    fn a_key_is_found_in_the_metadata_and_in_the_first_block() {
        let key = EffectKey("card:1".to_owned());
        let metadata =
            json!({ "event_type": "keypoint_message", "event_payload": { "key": "card:1", "more": 1 } });
        assert!(Message::of(&json!({ "metadata": metadata })).carries(&key));
        let blocks = json!([{ "type": "section", "block_id": "card:1" }, { "block_id": "card:2" }]);
        let read = Message::of(&json!({ "blocks": blocks }));
        assert!(read.carries(&key) && !read.carries(&EffectKey("card:2".to_owned())));
        assert_eq!(read.key(), Some(key));
    }

    #[test]
    fn admins_are_admins_and_owners_who_are_active_and_no_guests() {
        let of = |more: Value| {
            let mut user = json!({ "id": "U1", "name": "ada", "profile": { "display_name": "Ada" } });
            user.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            Person::of(&user).unwrap()
        };
        assert!(of(json!({ "is_admin": true })).admin);
        assert!(of(json!({ "is_owner": true })).admin);
        assert!(!of(json!({})).admin);
        assert!(!of(json!({ "is_admin": true, "deleted": true })).admin);
        assert!(!of(json!({ "is_admin": true, "is_restricted": true })).admin);
        assert_eq!(of(json!({})).name, "Ada");
        assert_eq!(Person::of(&json!({ "id": "U1", "profile": { "display_name": "" } })).unwrap().name, "U1");
    }

    #[test]
    fn the_root_of_a_thread_is_in_the_channel() {
        let root = Message::of(&json!({ "ts": "1.000001", "thread_ts": "1.000001" }));
        let reply = Message::of(&json!({ "ts": "2.000001", "thread_ts": "1.000001" }));
        assert_eq!((root.thread(), reply.thread()), (None, Some("1.000001")));
    }
}
