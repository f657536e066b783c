//! Events that serenity cannot read because of a part that nobody here looks at: a component or an
//! embed of a kind that is newer than it, say in the message to which somebody replies.

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
    fn what_is_not_about_messages_is_left_as_it_is() {
        assert!(read_again("GUILD_CREATE", &json!({ "id": "1" })).is_none());
        assert!(read_again("MESSAGE_CREATE", &json!({ "id": "1" })).is_none());
    }
}
