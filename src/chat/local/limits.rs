//! What fits into a message or a form of the local chat: as strict as the real platforms are, so
//! that what works here works there.

use crate::chat::{
    message::{Attachment, Block, FieldKind, Form, Inline, Message},
    port::{EffectKey, Limits},
};

/// What fits into one message of the local chat. Its members read on phones too, and a longer
/// message is better read as two.
pub const LIMITS: Limits = Limits { message: 4_000, block: 3_000, field: 4_000 };

/// The longest label of a button, in characters: see `Button::label`.
const BUTTON_CHARS: usize = 40;

/// The most fields of a form: see `Form::fields`.
const FORM_FIELDS: usize = 5;

/// Says what is wrong with a key, if anything is.
pub(super) fn check_key(key: &EffectKey) -> Result<(), String> {
    let fits = (1..=64).contains(&key.0.len())
        && key.0.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b':'));
    if fits { Ok(()) } else { Err(format!("the key `{key}` is not 1 to 64 of a-z, 0-9, - and :")) }
}

/// Says what is wrong with a message, if anything is.
pub(super) fn check_message(message: &Message) -> Result<(), String> {
    if message.blocks.is_empty() {
        return Err("the message is empty".to_owned());
    }
    if let Some(notify) = message.notify.as_deref().filter(|group| *group != super::EVERYONE) {
        return Err(format!("there is no group `{notify}`"));
    }
    let (mut chars, mut buttons) = (0, 0);
    for block in &message.blocks {
        let length = block_chars(block);
        if length > LIMITS.block {
            return Err(format!("a block has {length} characters, {} are allowed", LIMITS.block));
        }
        chars += length;
        if let Block::Buttons(row) = block {
            buttons += row.len();
            if let Some(button) = row.iter().find(|button| too_long(&button.label, BUTTON_CHARS)) {
                return Err(format!("the label `{}` has more than {BUTTON_CHARS} characters", button.label));
            }
        }
        if let Some(url) = inlines(block).find_map(bad_link) {
            return Err(format!("the link `{url}` is neither http nor https"));
        }
    }
    if chars > LIMITS.message {
        return Err(format!("the message has {chars} characters, {} are allowed", LIMITS.message));
    }
    if buttons > Block::MAX_BUTTONS {
        return Err(format!("the message has {buttons} buttons, {} are allowed", Block::MAX_BUTTONS));
    }
    message.attachment.as_ref().map_or(Ok(()), check_file)
}

/// Says what is wrong with a message that more than one member sees, if anything is.
pub(super) fn check_public(message: &Message) -> Result<(), String> {
    if message.attachment.is_some() {
        return Err("only a note for one member carries a file".to_owned());
    }
    check_message(message)
}

fn check_file(file: &Attachment) -> Result<(), String> {
    let Attachment { name, bytes, .. } = file;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    if !(1..=64).contains(&name.len()) || !name.bytes().all(is_plain) || name.starts_with('.') {
        return Err(format!("`{name}` is no plain name of a file"));
    }
    if bytes.is_empty() || bytes.len() > Attachment::MAX_BYTES {
        return Err(format!(
            "the file has {} bytes, 1 to {} are allowed",
            bytes.len(),
            Attachment::MAX_BYTES
        ));
    }
    let alt = file.alt().unwrap_or("nothing to describe");
    if alt.trim().is_empty() || too_long(alt, Attachment::MAX_ALT) {
        return Err(format!("a picture is described in 1 to {} characters", Attachment::MAX_ALT));
    }
    Ok(())
}

/// Says what is wrong with a form, if anything is.
///
/// # Errors
/// The limit that it breaks.
pub fn check_form(form: &Form) -> Result<(), String> {
    if too_long(&form.title, 24) {
        return Err(format!("the title `{}` has more than 24 characters", form.title));
    }
    if !(1..=FORM_FIELDS).contains(&form.fields.len()) {
        return Err(format!("the form has {} fields, 1 to {FORM_FIELDS} are allowed", form.fields.len()));
    }
    for field in &form.fields {
        if field.kind != FieldKind::Text {
            return Err(format!("the field `{}` takes something else than text", field.id));
        }
        let fits = !too_long(&field.label, 45)
            && !too_long(&field.placeholder, 100)
            && field.max_chars <= LIMITS.field
            && !too_long(&field.value, field.max_chars);
        if !fits {
            return Err(format!("the field `{}` breaks a limit of labels, placeholders or values", field.id));
        }
    }
    Ok(())
}

/// Whether a text has more than so many characters.
pub(super) fn too_long(text: &str, limit: usize) -> bool {
    text.chars().nth(limit).is_some()
}

/// The characters of a block as a reader sees them.
fn block_chars(block: &Block) -> usize {
    let own = match block {
        Block::Title(text) | Block::Heading(text) | Block::Markdown(text) => chars(text),
        Block::Quote { author, markdown } => chars(&author.name) + chars(markdown),
        Block::Facts(facts) => facts.iter().map(|fact| chars(&fact.label)).sum(),
        Block::Standings(rows) => rows.iter().map(|row| chars(&row.member.name)).sum(),
        Block::Text(_) | Block::List { .. } | Block::Small(_) | Block::Buttons(_) => 0,
    };
    own + inlines(block).map(inline_chars).sum::<usize>()
}

fn inlines(block: &Block) -> impl Iterator<Item = &Inline> {
    let lines: Vec<&[Inline]> = match block {
        Block::Text(line) | Block::Small(line) => vec![line],
        Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
        Block::Facts(facts) => facts.iter().map(|fact| fact.value.as_slice()).collect(),
        Block::Title(_)
        | Block::Heading(_)
        | Block::Markdown(_)
        | Block::Quote { .. }
        | Block::Standings(_)
        | Block::Buttons(_) => Vec::new(),
    };
    lines.into_iter().flatten()
}

fn inline_chars(piece: &Inline) -> usize {
    match piece {
        Inline::Text(text) | Inline::Strong(text) | Inline::Code(text) | Inline::Link { text, .. } => {
            chars(text)
        }
        Inline::Person(person) => chars(&person.name),
        Inline::Channel { name, .. } => chars(name) + 1,
        Inline::Group { name, .. } => chars(name),
        // As `Tue 24 Nov, 16:30`, the longest of its forms.
        Inline::Time { .. } => 17,
    }
}

fn bad_link(piece: &Inline) -> Option<&str> {
    match piece {
        Inline::Link { url, .. } if !url.starts_with("https://") && !url.starts_with("http://") => Some(url),
        _ => None,
    }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}
