//! The form of a message: of a channel's own, of a forum's post, or of the answer to an interaction.

use serde_json::{Value, json};

use super::{
    super::{
        actions::messages::Draft,
        errors::{self, Error, Form},
        limits,
        mentions::Allowed,
        model::{Id, State},
        rest::File,
    },
    attachments,
    components::{self, IS_COMPONENTS_V2},
    embeds, length, optional,
};

/// No embeds are shown.
pub const SUPPRESS_EMBEDS: u64 = 1 << 2;
/// Nobody's telephone rings.
pub const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
/// What may be set on a message of a channel's own.
pub const SETTABLE: u64 = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_COMPONENTS_V2;

/// A form that was found in order.
pub struct Checked {
    /// The message, without its mentions: who may mention whom is not the form's.
    pub draft: Draft,
    /// Whom it may mention.
    pub allowed: Allowed,
}

/// What differs from one form to another.
pub struct Kind {
    /// Whom it may mention where nothing is said.
    pub otherwise: Allowed,
    /// The flags that may be set.
    pub settable: u64,
    /// Where the message is in the body: `data` in the answer to an interaction.
    pub path: &'static str,
}

impl Kind {
    /// A message of a channel's own.
    pub fn plain() -> Self {
        Self { otherwise: Allowed::everything(), settable: SETTABLE, path: "" }
    }
}

/// Checks the form of a message that is to be sent.
pub fn read(
    state: &mut State,
    channel: Id,
    body: &Value,
    files: &[File],
    kind: Kind,
) -> Result<Checked, Error> {
    let mut form = Form::default();
    let flags = flags(state, body, kind.settable);
    let mut draft = Draft { flags, ..Draft::default() };
    let (content, embedded, hung) = parts(&mut form, kind.path, body, flags);
    draft.content = content;
    draft.embeds = embedded;
    draft.components = hung;
    draft.nonce = nonce(&mut form, body);
    let allowed = Allowed::read(&body["allowed_mentions"], kind.otherwise, &mut form);
    form.finish()?;
    draft.attachments = attachments::read(state, channel, &body["attachments"], files, &[])?;
    attachments::check_shown(state, &draft.embeds, &draft.attachments);
    let others =
        ["sticker_ids", "poll"].iter().any(|field| !body[*field].is_null() && body[*field] != json!([]));
    if is_empty(&draft) && !others {
        return Err(errors::empty_message());
    }
    Ok(Checked { draft, allowed })
}

/// The text, embeds and components of a body, each checked.
pub fn parts(form: &mut Form, path: &str, body: &Value, flags: u64) -> (String, Vec<Value>, Vec<Value>) {
    let at = |field: &str| if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
    optional(form, &at("content"), &body["content"], limits::CONTENT);
    let content = body["content"].as_str().unwrap_or("").trim().to_owned();
    let embedded = embeds::check(form, &at("embeds"), &body["embeds"]);
    let hung = components::check(form, &at("components"), &body["components"], flags);
    if flags & IS_COMPONENTS_V2 != 0 {
        for (field, used) in [("content", !content.is_empty()), ("embeds", !embedded.is_empty())] {
            if used {
                let message = "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2";
                form.wrong(&at(field), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", message);
            }
        }
    }
    (content, embedded, hung)
}

/// Whether a message says nothing.
pub fn is_empty(draft: &Draft) -> bool {
    draft.content.is_empty()
        && draft.embeds.is_empty()
        && draft.components.is_empty()
        && draft.attachments.is_empty()
}

/// The flags that may be set; others are ignored, but a bot should not rely on that.
pub fn flags(state: &State, body: &Value, settable: u64) -> u64 {
    let flags = body["flags"].as_u64().unwrap_or(0);
    if flags & !settable != 0 {
        state.violations.record("flags that cannot be set", format!("{flags:#x}"));
    }
    flags & settable
}

fn nonce(form: &mut Form, body: &Value) -> Option<Value> {
    match &body["nonce"] {
        Value::Null => None,
        Value::String(text) if length(text) > limits::NONCE => {
            form.wrong(
                "nonce",
                "NONCE_TYPE_TOO_LONG",
                format!("Must be {} or fewer in length.", limits::NONCE),
            );
            None
        }
        nonce @ (Value::String(_) | Value::Number(_)) => Some(nonce.clone()),
        _ => {
            form.wrong("nonce", "NONCE_TYPE_INVALID", "Must be a string or an integer.");
            None
        }
    }
}
