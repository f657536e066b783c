//! Messages and forms as Slack shows them: Block Kit, with a text for notifications and screen
//! readers.
//!
//! Running text is `rich_text`, which Slack does not parse: what a person typed stays what it was,
//! and code, lists in lists and quotes are what they are. Slack's `mrkdwn`, which knows no escape for
//! its marks, is left to the two places that take nothing else, and only where a line has no mark that
//! could be taken for one. A posted message bears its key twice: in its metadata, and as the id of its
//! first block.

mod blocks;
mod fallback;
mod form;
mod heard;
mod inlines;
mod markdown;
mod mrkdwn;
mod rich;
#[cfg(test)]
mod tests;

use serde_json::{Value, json};

pub(super) use self::{
    blocks::pieces_mut,
    heard::token::{decoded, next as next_token},
};
pub use self::{
    form::{values, view},
    heard::{markdown_from, markdown_naming},
};
use crate::chat::{
    message::{Inline, Message},
    port::{EffectKey, Limits},
};

/// What fits into one message, so that its blocks keep Slack's limits, documented or not.
pub const LIMITS: Limits = Limits { message: 4_000, block: 3_000, field: 3_000 };

/// The type of the metadata of a posted message.
pub const METADATA: &str = "keypoint_message";

/// How long the blocks of a message may be, as JSON and in characters. Slack takes some 13,200 of all
/// blocks together, which no documentation says, and adds ids of its own.
const ROOM: usize = 12_000;

/// The most blocks of a message.
const BLOCKS: usize = 50;

/// A text as the comment of a file, if it can be said in `mrkdwn`.
#[must_use]
pub fn comment(text: &str) -> Option<String> {
    mrkdwn::line(&[Inline::Text(text.to_owned())])
}

/// A message as the body of a request: its text, its blocks, and what keeps Slack from reading more
/// into it than is there. With a key, its metadata as well.
///
/// # Errors
/// What rule it breaks; `render::split` keeps it from that.
pub fn payload(message: &Message, key: Option<&EffectKey>) -> Result<Value, String> {
    let group = message.notify.as_deref();
    if let Some(group) = group.filter(|group| !is_id(group, "S")) {
        return Err(format!("`{group}` is no user group's id"));
    }
    let shown = blocks::of(message);
    let mut blocks: Vec<Value> = shown.iter().map(|block| block.json.clone()).collect();
    let first = blocks.first_mut().ok_or_else(|| "the message is empty".to_owned())?;
    if let Some(key) = key {
        first["block_id"] = json!(key);
    }
    if blocks.len() > BLOCKS {
        return Err(format!("the message has {} blocks, {BLOCKS} are allowed", blocks.len()));
    }
    // An edit falls back to parsing names, unless it is told not to.
    let mut payload = json!({
        "text": fallback::text(group, &shown),
        "blocks": blocks,
        "unfurl_links": false,
        "unfurl_media": false,
        "parse": "none",
        "link_names": false,
    });
    if let Some(key) = key {
        payload["metadata"] = json!({ "event_type": METADATA, "event_payload": { "key": key } });
    }
    Ok(payload)
}

/// The message with the names of user groups as people type them, where so far their ids stand for them.
#[must_use]
pub fn with_group_names(mut message: Message, name_of: impl Fn(&str) -> Option<String>) -> Message {
    for block in &mut message.blocks {
        for piece in blocks::pieces_mut(block) {
            if let Inline::Group { id, name } = piece
                && id == name
                && let Some(known) = name_of(id)
            {
                *name = format!("@{known}");
            }
        }
    }
    message
}

/// Whether it looks like an id of Slack's that begins with one of these letters.
fn is_id(text: &str, letters: &str) -> bool {
    text.len() > 1
        && text.starts_with(|first| letters.contains(first))
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// How much a text counts: at least as much as Slack counts.
fn count(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A text that is shown as it is, where Slack takes no other.
fn plain_text(text: &str) -> Value {
    json!({ "type": "plain_text", "text": text, "emoji": false })
}
