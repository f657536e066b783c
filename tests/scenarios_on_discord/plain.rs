//! A message on Discord as plain text, as a person would read it aloud: so that a scenario reads the
//! same on every platform.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    discord::{model::Message, people::buttons},
    world::stage::ZONE,
};

/// The names behind ids.
pub type Names = BTreeMap<String, String>;

/// A message of the bot as plain text; `[Answer]` for each button that can be pressed.
pub fn plain(message: &Message, names: &Names) -> String {
    let mut blocks = Vec::new();
    for role in &message.mention_roles {
        let name = names.get(&role.to_string()).map_or("?", String::as_str);
        blocks.push(format!("(notifies @{name})"));
    }
    for embed in &message.embeds {
        blocks.extend(embed["title"].as_str().map(|title| spoken(title, names)));
        blocks.extend(embed["description"].as_str().map(|text| described(text, names)));
        let fields = embed["fields"].as_array().into_iter().flatten().map(|field| {
            let words = |name: &str| spoken(field[name].as_str().unwrap_or_default(), names);
            format!("{}: {}", words("name"), words("value"))
        });
        let fields: Vec<String> = fields.collect();
        if !fields.is_empty() {
            blocks.push(fields.join(" · "));
        }
        // A footer shows no markup, so what is to be typed stands in quotation marks there.
        let footer = embed["footer"]["text"].as_str();
        blocks.extend(footer.map(|text| text.replace(['\u{201c}', '\u{201d}'], "`")));
    }
    let labels: Vec<String> = labels(message).iter().map(|label| format!("[{label}]")).collect();
    if !labels.is_empty() {
        blocks.push(labels.join(" "));
    }
    blocks.join("\n\n")
}

/// What the buttons say that can be pressed.
pub fn labels(message: &Message) -> Vec<String> {
    let enabled = buttons(message).into_iter().filter(|button| button["disabled"] != true);
    enabled.map(|button| button["label"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The first line that a message says.
pub fn title(message: &Message, names: &Names) -> String {
    plain(message, names).lines().find(|line| !line.starts_with("(notifies")).unwrap_or_default().to_owned()
}

/// Markdown of several lines.
fn described(text: &str, names: &Names) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_code = false;
    let all: Vec<&str> = text.lines().collect();
    for (number, line) in all.iter().enumerate() {
        if line.trim_start_matches("> ").starts_with("```") {
            in_code = !in_code;
            lines.push((*line).to_owned());
            continue;
        }
        if in_code {
            lines.push((*line).to_owned());
            continue;
        }
        let heading = ["### ", "## ", "# "].iter().find_map(|mark| line.strip_prefix(mark));
        let is_author = line.starts_with("**")
            && line.ends_with("**")
            && all.get(number + 1).is_some_and(|next| next.starts_with("> "));
        match (heading, is_author) {
            (Some(heading), _) => {
                if lines.last().is_some_and(|before| !before.is_empty()) {
                    lines.push(String::new());
                }
                lines.push(spoken(heading, names));
                // A heading has its distance by itself.
                if all.get(number + 1).is_some_and(|next| !next.is_empty()) {
                    lines.push(String::new());
                }
            }
            (None, true) => lines.push(format!("{}:", spoken(line, names))),
            // Facts stand below each other.
            (None, false) if is_fact(line) && number > 0 && is_fact(all[number - 1]) => {
                let before = lines.last_mut().expect("a fact");
                before.push_str(" · ");
                before.push_str(&spoken(line, names));
            }
            (None, false) => lines.push(spoken(line.strip_prefix("-# ").unwrap_or(line), names)),
        }
    }
    lines.join("\n")
}

/// Whether a line is a labelled value: `**When:** daily`.
fn is_fact(line: &str) -> bool {
    line.strip_prefix("**")
        .and_then(|rest| rest.split_once(":** "))
        .is_some_and(|(label, _)| !label.contains('*'))
}

/// Markdown of one line: without its marks, with names and times.
fn spoken(line: &str, names: &Names) -> String {
    let mut said = String::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        if first == '\\' && rest.len() > 1 {
            let escaped = rest[1..].chars().next().expect("there is one more");
            said.push(escaped);
            rest = &rest[1 + escaped.len_utf8()..];
        } else if first == '`' {
            let end = rest[1..].find('`').map_or(rest.len(), |end| end + 2);
            said.push_str(&rest[..end]);
            rest = &rest[end..];
        } else if let Some(after) = rest.strip_prefix("**") {
            rest = after;
        } else if let Some((word, after)) = tag(rest, names) {
            said.push_str(&word);
            rest = after;
        } else {
            said.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    said
}

/// A tag at the beginning: a time, a channel, a role.
fn tag<'a>(text: &'a str, names: &Names) -> Option<(String, &'a str)> {
    let (inner, rest) = text.strip_prefix('<')?.split_once('>')?;
    if inner.starts_with("https://") || inner.starts_with("http://") {
        return Some((inner.to_owned(), rest));
    }
    if let Some(time) = inner.strip_prefix("t:") {
        let (seconds, style) = time.split_once(':')?;
        let at = DateTime::<Utc>::from_timestamp(seconds.parse().ok()?, 0)?;
        // A countdown beside its time is said once.
        if style == "R"
            && let Some(after) = rest.strip_prefix(" · ")
            && after.starts_with(&format!("<t:{seconds}:"))
        {
            return tag(after, names);
        }
        let pattern = match style {
            "t" => "%H:%M %Z",
            "R" => "on %a %-d %b, %H:%M %Z",
            _ => "%a %-d %b, %H:%M %Z",
        };
        return Some((at.with_timezone(&ZONE).format(pattern).to_string(), rest));
    }
    let name_of = |id: &str| names.get(id).cloned().unwrap_or_else(|| "?".to_owned());
    if let Some(channel) = inner.strip_prefix('#') {
        return Some((format!("#{}", name_of(channel)), rest));
    }
    inner.strip_prefix("@&").map(|role| (name_of(role), rest))
}

/// What the platform is given to show, markup and all.
pub fn markup(message: &Message) -> String {
    let parts: [&Value; 2] =
        [&Value::Array(message.embeds.clone()), &Value::Array(message.components.clone())];
    parts.map(ToString::to_string).join("\n")
}
