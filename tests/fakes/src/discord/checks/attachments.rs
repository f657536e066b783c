//! The files of a message: those that came, those that stay, and those that its embeds show.

use serde_json::{Value, json};

use super::{
    super::{
        errors::{self, Error, Form, invalid_form},
        limits,
        model::{Id, State},
        object::id,
        rest::File,
    },
    list, optional,
};

/// The attachments of a message: those of before that are kept, and the new files.
pub fn read(
    state: &mut State,
    channel: Id,
    wanted: &Value,
    files: &[File],
    before: &[Value],
) -> Result<Vec<Value>, Error> {
    check_descriptions(wanted)?;
    let mut kept = Vec::new();
    for (number, wanted) in list(wanted).iter().enumerate() {
        let known = before.iter().find(|old| same_id(&old["id"], &wanted["id"]));
        let uploaded = files.iter().any(|file| same_id(&json!(file.number), &wanted["id"]));
        match known {
            Some(known) => kept.push(known.clone()),
            None if uploaded => {}
            None => {
                let message = format!("No file was sent for attachment {number}.");
                return Err(invalid_form(&format!("attachments.{number}"), "ATTACHMENT_NOT_FOUND", message));
            }
        }
    }
    for file in files {
        let described = list(wanted).iter().find(|wanted| same_id(&json!(file.number), &wanted["id"]));
        check_named(state, wanted, described, file);
        kept.push(keep(state, channel, described, file));
    }
    if kept.len() > limits::ATTACHMENTS {
        return Err(errors::too_many_attachments());
    }
    Ok(kept)
}

/// Records the embeds that show a file that the message has not.
pub fn check_shown(state: &State, embeds: &[Value], attachments: &[Value]) {
    for embed in embeds {
        for image in ["image", "thumbnail"] {
            let shown = embed[image]["url"].as_str().and_then(|url| url.strip_prefix("attachment://"));
            if let Some(name) = shown
                && !attachments.iter().any(|attachment| attachment["filename"] == name)
            {
                state.violations.record("an embed shows a file that is not there", name);
            }
        }
    }
}

fn check_descriptions(wanted: &Value) -> Result<(), Error> {
    let mut form = Form::default();
    for (number, wanted) in list(wanted).iter().enumerate() {
        let path = format!("attachments.{number}.description");
        optional(&mut form, &path, &wanted["description"], limits::ATTACHMENT_DESCRIPTION);
    }
    form.finish()
}

/// A file that is not named among the attachments, or named otherwise than it came, is sent by luck.
fn check_named(state: &State, wanted: &Value, described: Option<&Value>, file: &File) {
    match described {
        None if wanted.is_array() => {
            state.violations.record("a file that is not among the attachments", file.name.clone());
        }
        Some(described) if described["filename"].as_str().is_some_and(|name| name != file.name) => {
            state.violations.record("a file of two names", file.name.clone());
        }
        _ => {}
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if !file.name.chars().all(is_plain) {
        state.violations.record("a file whose name no embed can show", file.name.clone());
    }
}

fn keep(state: &mut State, channel: Id, described: Option<&Value>, file: &File) -> Value {
    let made = state.id();
    state.files.insert(made, file.bytes.clone());
    let name = described.and_then(|one| one["filename"].as_str()).unwrap_or(&file.name);
    let url = format!("https://cdn.discordapp.com/attachments/{channel}/{made}/{name}");
    let mut attachment = json!({
        "id": id(made),
        "filename": name,
        "size": file.bytes.len(),
        "url": url,
        "proxy_url": url.replace("cdn.discordapp.com", "media.discordapp.net"),
    });
    if let Some(kind) = &file.content_type {
        attachment["content_type"] = json!(kind);
    }
    if let Some(text) = described.and_then(|one| one["description"].as_str()) {
        attachment["description"] = json!(text);
    }
    attachment
}

/// Ids come as numbers and as strings.
fn same_id(one: &Value, other: &Value) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text(one) == text(other)
}
