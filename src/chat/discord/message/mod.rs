//! Messages as Discord shows them: an embed in the colour of the message's tone, with buttons.
//!
//! All text is in the embed, where nothing notifies anybody; the content holds nothing but the
//! mention of the role that is to be notified. A posted message bears its key in the custom id of its
//! first button, or of a button that does nothing.

pub mod custom_id;
mod embeds;
mod escape;
mod markdown;
pub mod nonce;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use crate::chat::{
    message::{Block, Button, ButtonStyle, Message, Tone},
    port::{EffectKey, Limits},
};

/// What fits into one message, so that its embeds keep Discord's limits, escapes, tables and all:
/// 6,000 characters in all, 4,096 in one.
pub const LIMITS: Limits = Limits { message: 4_000, block: 3_000, field: 4_000 };

/// The most buttons in a row, and rows in a message.
const ROW: usize = 5;
const ROWS: usize = 5;

/// The most characters of a button's label.
const LABEL: usize = 80;

/// A message as the body of a request: its content, embeds, components and whom it may mention.
/// Everything is there, so that an edit leaves nothing of what was before.
///
/// # Errors
/// What rule it breaks; `render::split` keeps it from that.
pub fn body(message: &Message, key: Option<&EffectKey>) -> Result<Value, String> {
    let roles: Vec<&str> = message.notify.as_deref().into_iter().collect();
    if let Some(role) = roles.first().filter(|role| role.parse::<u64>().is_err()) {
        return Err(format!("`{role}` is no role's id"));
    }
    let content = roles.first().map_or_else(String::new, |role| format!("<@&{role}>"));
    Ok(json!({
        "content": content,
        "embeds": embeds::of(message)?,
        "components": components(message, key)?,
        "allowed_mentions": { "parse": [], "roles": roles },
    }))
}

fn colour(tone: Tone) -> u32 {
    match tone {
        Tone::Plain => 0x0064_748b,
        Tone::Question => 0x003b_82f6,
        Tone::Reveal => 0x008b_5cf6,
        Tone::Success => 0x0016_a34a,
        Tone::Warning => 0x00d9_7706,
    }
}

fn components(message: &Message, key: Option<&EffectKey>) -> Result<Vec<Value>, String> {
    let groups = message.blocks.iter().filter_map(|block| match block {
        Block::Buttons(buttons) => Some(buttons.as_slice()),
        _ => None,
    });
    let mut rows: Vec<Vec<Value>> = Vec::new();
    let mut key = key;
    for group in groups {
        for some in group.chunks(ROW) {
            let row = some.iter().map(|button| {
                let bearing = key.and_then(|key| custom_id::with_key(&button.action, key));
                if bearing.is_some() {
                    key = None;
                }
                component(button, bearing)
            });
            rows.push(row.collect());
        }
    }
    if let Some(key) = key {
        match rows.last_mut().filter(|row| row.len() < ROW) {
            Some(row) => row.push(bearer(message.tone, key)),
            None => rows.push(vec![bearer(message.tone, key)]),
        }
    }
    if rows.len() > ROWS {
        rows = rows.concat().chunks(ROW).map(<[Value]>::to_vec).collect();
    }
    if rows.len() > ROWS {
        return Err(format!("the message has more than {} buttons", ROW * ROWS));
    }
    Ok(rows.into_iter().map(|row| json!({ "type": 1, "components": row })).collect())
}

fn component(button: &Button, bearing: Option<String>) -> Value {
    let style = match button.style {
        ButtonStyle::Primary => 1,
        ButtonStyle::Plain => 2,
        ButtonStyle::Danger => 4,
    };
    let label: String = button.label.chars().take(LABEL).collect();
    let custom_id = bearing.unwrap_or_else(|| custom_id::of(&button.action));
    json!({ "type": 2, "style": style, "label": label, "custom_id": custom_id })
}

/// The button that only bears a key: it says what the message is, and cannot be pressed.
fn bearer(tone: Tone, key: &EffectKey) -> Value {
    // A text that takes several messages numbers its keys from zero.
    let number = key.0.rsplit(':').next().and_then(|last| last.parse::<u32>().ok());
    let label = match (number, tone) {
        // Which one it is of all that ever showed it, nobody needs to know.
        _ if key.is_of_answer() => "An answer".to_owned(),
        (Some(number), _) => format!("Part {}", number.saturating_add(1)),
        (None, Tone::Question) => "Question".to_owned(),
        (None, Tone::Reveal) => "Reveal".to_owned(),
        (None, Tone::Warning) => "Notice".to_owned(),
        (None, Tone::Plain | Tone::Success) => "Keypoint".to_owned(),
    };
    json!({ "type": 2, "style": 2, "label": label, "custom_id": custom_id::of_key(key), "disabled": true })
}

/// How much a text counts: at least as much as Discord counts.
fn count(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
