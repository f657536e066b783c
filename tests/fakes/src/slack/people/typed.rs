//! What people type, as Slack's client sends it: escaped, with entities for those who are mentioned.

use serde_json::{Value, json};

use super::super::model::State;

/// A piece of what somebody typed.
enum Piece {
    Text(String),
    User(String),
    Channel(String, String),
    Group(String, String),
    Everybody(&'static str),
    Link(String),
}

/// A message: its text, and the rich text that comes with it.
pub fn message(state: &State, text: &str) -> (String, Vec<Value>) {
    let pieces = pieces(state, text);
    let on_wire = pieces.iter().map(Piece::in_message).collect();
    let elements: Vec<Value> = pieces.iter().map(Piece::element).collect();
    let section = json!({ "type": "rich_text_section", "elements": elements });
    let block = json!({ "type": "rich_text", "block_id": "typed", "elements": [section] });
    (on_wire, vec![block])
}

/// The text after a command.
pub fn command(state: &State, text: &str, should_escape: bool) -> String {
    if !should_escape {
        return escaped(text);
    }
    pieces(state, text).iter().map(|piece| piece.in_command(state)).collect()
}

/// Takes a text apart, word by word.
fn pieces(state: &State, text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        let core = bare.trim_end_matches(['.', ',', ';', '!', '?', ')']);
        match special(state, core) {
            Some(piece) => {
                pieces.push(piece);
                add_text(&mut pieces, &word[core.len()..]);
            }
            None => add_text(&mut pieces, word),
        }
    }
    pieces
}

fn add_text(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        _ if more.is_empty() => {}
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

fn special(state: &State, word: &str) -> Option<Piece> {
    if word.starts_with("https://") || word.starts_with("http://") {
        return Some(Piece::Link(word.to_owned()));
    }
    if let Some(name) = word.strip_prefix('#') {
        let channel = state.channels.values().find(|channel| !name.is_empty() && channel.name == name)?;
        return Some(Piece::Channel(channel.id.clone(), channel.name.clone()));
    }
    let name = word.strip_prefix('@').filter(|name| !name.is_empty())?;
    match name {
        "channel" => return Some(Piece::Everybody("channel")),
        "here" => return Some(Piece::Everybody("here")),
        "everyone" => return Some(Piece::Everybody("everyone")),
        _ => {}
    }
    let lower = name.to_lowercase();
    if let Some(user) = state.users.values().find(|user| user.name == lower) {
        return Some(Piece::User(user.id.clone()));
    }
    let group = state.groups.values().find(|group| group.handle == lower)?;
    Some(Piece::Group(group.id.clone(), group.handle.clone()))
}

/// Text with the three signs escaped that Slack escapes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Piece {
    fn in_message(&self) -> String {
        match self {
            Self::Text(text) => escaped(text),
            Self::User(id) => format!("<@{id}>"),
            Self::Channel(id, name) => format!("<#{id}|{name}>"),
            Self::Group(id, _) => format!("<!subteam^{id}>"),
            Self::Everybody(word) => format!("<!{word}>"),
            Self::Link(link) => format!("<{}>", escaped(link)),
        }
    }

    fn in_command(&self, state: &State) -> String {
        match self {
            Self::User(id) => format!("<@{id}|{}>", state.users[id].name),
            Self::Group(id, handle) => format!("<!subteam^{id}|@{handle}>"),
            other => other.in_message(),
        }
    }

    fn element(&self) -> Value {
        match self {
            Self::Text(text) => json!({ "type": "text", "text": text }),
            Self::User(id) => json!({ "type": "user", "user_id": id }),
            Self::Channel(id, _) => json!({ "type": "channel", "channel_id": id }),
            Self::Group(id, _) => json!({ "type": "usergroup", "usergroup_id": id }),
            Self::Everybody(word) => json!({ "type": "broadcast", "range": word }),
            Self::Link(link) => json!({ "type": "link", "url": link }),
        }
    }
}
