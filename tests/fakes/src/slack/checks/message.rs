//! Messages: what they say, in which blocks, and what an app notes on them.

use serde_json::Value;

use super::{
    Refusal,
    blocks::{OF_MESSAGES, sums},
    limits,
    shape::{Kind, Sheet, list},
    unique,
};

static BLOCKS: Kind = Kind::List(0, limits::MESSAGE_BLOCKS, &Kind::OneOf(OF_MESSAGES));

/// By what a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// `chat.postMessage`.
    Post,
    /// `chat.update`.
    Update,
    /// `chat.postEphemeral`.
    Ephemeral,
    /// A `response_url`, whose messages may be longer: nothing of them is kept.
    Response,
}

/// Whether Slack takes a message.
pub fn check(call: Call, message: &Value) -> Result<(), Refusal> {
    let blocks = given(message, "blocks");
    if !blocks.is_null() && !blocks.is_array() {
        return Err(Refusal::bare("invalid_blocks_format"));
    }
    texts(call, message)?;
    fits(call, blocks)?;
    attachments(message)?;
    metadata(message)
}

/// The blocks, or none: a program may send them as text, in a form.
fn given<'v>(message: &'v Value, name: &str) -> &'v Value {
    message.get(name).unwrap_or(&Value::Null)
}

fn texts(call: Call, message: &Value) -> Result<(), Refusal> {
    let text = given(message, "text");
    if !text.is_null() && !text.is_string() {
        return Err(Refusal::new(
            "invalid_arguments",
            ["[ERROR] must provide a string [json-pointer:/text]"],
        ));
    }
    let text = text.as_str().unwrap_or_default();
    let markdown = given(message, "markdown_text").as_str().unwrap_or_default();
    let is_there = |name: &&str| !list(given(message, name)).is_empty();
    if !markdown.is_empty() && (!text.is_empty() || is_there(&"blocks")) {
        return Err(Refusal::bare("markdown_text_conflict"));
    }
    let says_nothing =
        text.is_empty() && markdown.is_empty() && !["blocks", "attachments"].iter().any(is_there);
    if says_nothing && call != Call::Response {
        return Err(Refusal::bare("no_text"));
    }
    // Slack cuts what is posted without a word. Nothing of a bot's is to be cut, so that is refused too.
    let too_long = text.chars().count() > limits::MESSAGE_TEXT
        || markdown.chars().count() > limits::MARKDOWN
        || call == Call::Update && text.len() > limits::UPDATED_TEXT_BYTES;
    if too_long { Err(Refusal::bare("msg_too_long")) } else { Ok(()) }
}

fn fits(call: Call, blocks: &Value) -> Result<(), Refusal> {
    if blocks.is_null() {
        return Ok(());
    }
    let mut sheet = Sheet::default();
    check_blocks(&mut sheet, "/blocks", blocks);
    sheet.finish("invalid_blocks")?;
    if call != Call::Response && blocks.to_string().chars().count() > limits::ALL_BLOCKS {
        return Err(Refusal::bare("msg_blocks_too_long"));
    }
    Ok(())
}

fn check_blocks(sheet: &mut Sheet, at: &str, blocks: &Value) {
    sheet.check(at, blocks, &BLOCKS);
    unique::ids(sheet, at, blocks);
    sums(sheet, at, blocks);
}

/// Attachments are the older way; of what is in them, blocks are checked.
fn attachments(message: &Value) -> Result<(), Refusal> {
    let attachments = given(message, "attachments");
    if attachments.is_null() {
        return Ok(());
    }
    if !attachments.is_array() {
        return Err(Refusal::bare("invalid_attachments"));
    }
    if list(attachments).len() > limits::ATTACHMENTS {
        return Err(Refusal::bare("too_many_attachments"));
    }
    let mut sheet = Sheet::default();
    for (number, attachment) in list(attachments).iter().enumerate() {
        let at = format!("/attachments/{number}");
        if sheet.object(&at, attachment).is_some_and(|fields| fields.contains_key("blocks")) {
            check_blocks(&mut sheet, &format!("{at}/blocks"), &attachment["blocks"]);
        }
    }
    sheet.finish("invalid_attachments")
}

/// Slack warns of a wrong name and forgets the metadata, which is the same as losing it: it is refused.
fn metadata(message: &Value) -> Result<(), Refusal> {
    let metadata = given(message, "metadata");
    if metadata.is_null() {
        return Ok(());
    }
    let is_name = |name: &str| {
        let fits = |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter);
        !name.is_empty() && name.chars().all(fits)
    };
    let well_formed = metadata.as_object().is_some_and(|fields| {
        let known = fields.keys().all(|name| ["event_type", "event_payload"].contains(&name.as_str()));
        known && metadata["event_type"].as_str().is_some_and(is_name) && metadata["event_payload"].is_object()
    });
    if !well_formed || list_of_values(&metadata["event_payload"]).any(|value| !is_plain(value)) {
        return Err(Refusal::bare("invalid_metadata_format"));
    }
    if metadata.to_string().chars().count() > limits::METADATA {
        return Err(Refusal::bare("metadata_too_large"));
    }
    Ok(())
}

fn list_of_values(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_object().into_iter().flat_map(|fields| fields.values())
}

/// Words, numbers and truths; an object of them; or a list of these objects.
fn is_plain(value: &Value) -> bool {
    let is_scalar = |value: &Value| !value.is_null() && !value.is_array() && !value.is_object();
    let is_flat = |value: &Value| value.is_object() && list_of_values(value).all(is_scalar);
    is_scalar(value) || is_flat(value) || value.as_array().is_some_and(|items| items.iter().all(is_flat))
}
