//! The text behind a command, as Slack hands it over, put back into what was typed.

use std::collections::BTreeMap;

use super::super::message::{decoded, next_token};

/// A text with people, channels and groups by their ids alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) text: String,
    /// What they are called, by their ids.
    pub(super) names: BTreeMap<String, String>,
}

/// What was typed. People, channels and groups stay as Slack writes them, `<@U1>`, without their names.
pub(super) fn written(text: &str) -> Written {
    let mut written = Written::default();
    let mut rest = text;
    while let Some((before, inner, after)) = next_token(rest) {
        written.text.push_str(&plain(before));
        written.take(inner);
        rest = after;
    }
    written.text.push_str(&plain(rest));
    written
}

impl Written {
    fn take(&mut self, inner: &str) {
        let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
        let label = plain(label);
        let id = ["@", "#", "!subteam^"].iter().find_map(|sign| target.strip_prefix(sign));
        if let Some(id) = id {
            let name = label.trim_start_matches(['@', '#']);
            if !name.is_empty() {
                self.names.insert(id.to_owned(), name.to_owned());
            }
            self.text.extend(["<", target, ">"]);
        } else if let Some(everybody) = target.strip_prefix('!') {
            let (what, _) = everybody.split_once('^').unwrap_or((everybody, ""));
            let shown = if label.is_empty() { format!("@{what}") } else { label };
            self.text.push_str(&shown);
        } else {
            // An address: it is what was typed, or is shown for it.
            let shown = if label.is_empty() { plain(target.trim_start_matches("mailto:")) } else { label };
            self.text.push_str(&shown);
        }
    }
}

/// What is given, as it is shown to who gave it.
pub(super) fn shown(given: &str, names: &BTreeMap<String, String>) -> String {
    let id = given.trim_matches(['<', '>']);
    let id = ["@", "#", "!subteam^"].iter().find_map(|sign| id.strip_prefix(sign));
    match id.and_then(|id| names.get(id)) {
        Some(name) => name.clone(),
        None => id.unwrap_or(given).to_owned(),
    }
}

/// The characters that Slack's entities stand for, without what is not seen; every space is one.
fn plain(text: &str) -> String {
    let is_seen = |char: &char| !matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    decoded(text).chars().filter(is_seen).map(|char| if char.is_whitespace() { ' ' } else { char }).collect()
}
