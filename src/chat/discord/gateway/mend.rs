//! Events that serenity cannot read because of a part that nobody here looks at: a component or an
//! embed of a kind that is newer than it, say in the message to which somebody replies; or a field of
//! an interaction that is not there.

use serde_json::{Value, json};
use serenity::all::Event;

/// What a message may hold that is of no use here.
const UNUSED: [&str; 7] = [
    "components",
    "embeds",
    "poll",
    "sticker_items",
    "message_snapshots",
    "interaction_metadata",
    "activity",
];

/// Reads the event once more, without what is of no use; `None` if it still cannot be read.
pub(super) fn read_again(kind: &str, value: &Value) -> Option<Event> {
    let mut value = value.clone();
    match kind {
        "MESSAGE_CREATE" | "MESSAGE_UPDATE" => strip(&mut value),
        "INTERACTION_CREATE" => {
            fill(&mut value, wanted());
            if let Some(member) = value.get_mut("member") {
                fill(member, wanted_of_member());
            }
            if let Some(message) = value.get_mut("message") {
                strip(message);
            }
            if let Some(messages) =
                value.pointer_mut("/data/resolved/messages").and_then(Value::as_object_mut)
            {
                messages.values_mut().for_each(strip);
            }
        }
        _ => return None,
    }
    let event: Event = serde_json::from_value(json!({ "t": kind, "d": value })).ok()?;
    (!matches!(event, Event::Unknown(_))).then_some(event)
}

/// What serenity wants of an interaction and nobody here looks at, as if it said nothing.
fn wanted() -> [(&'static str, Value); 4] {
    [
        ("entitlements", json!([])),
        ("attachment_size_limit", json!(0)),
        ("locale", json!("en-US")),
        ("version", json!(1)),
    ]
}

/// The same of the member who acts: what they may do is in their permissions.
fn wanted_of_member() -> [(&'static str, Value); 4] {
    [("roles", json!([])), ("flags", json!(0)), ("deaf", json!(false)), ("mute", json!(false))]
}

fn fill<const COUNT: usize>(object: &mut Value, wanted: [(&'static str, Value); COUNT]) {
    let Some(fields) = object.as_object_mut() else { return };
    for (name, nothing) in wanted {
        fields.entry(name).or_insert(nothing);
    }
}

/// Takes out of a message, and of the one to which it replies, what is of no use.
fn strip(message: &mut Value) {
    let Some(fields) = message.as_object_mut() else { return };
    for name in UNUSED {
        // Discord always sends these lists.
        match fields.get_mut(name) {
            Some(Value::Array(list)) => list.clear(),
            Some(_) => drop(fields.remove(name)),
            None => {}
        }
    }
    if let Some(replied) = fields.get_mut("referenced_message") {
        strip(replied);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interaction_is_read_without_what_nobody_looks_at() {
        let user = json!({ "id": "1", "username": "ada", "discriminator": "0", "avatar": null });
        let bare = json!({
            "id": "2", "application_id": "3", "type": 2, "channel_id": "4", "token": "t",
            "guild_id": "6", "member": { "user": user, "permissions": "0" },
            "data": { "id": "5", "name": "help", "type": 1 },
        });
        assert!(matches!(read_again("INTERACTION_CREATE", &bare), Some(Event::InteractionCreate(_))));
    }

    #[test]
    fn what_is_not_about_messages_is_left_as_it_is() {
        assert!(read_again("GUILD_CREATE", &json!({ "id": "1" })).is_none());
        assert!(read_again("MESSAGE_CREATE", &json!({ "id": "1" })).is_none());
    }
}
