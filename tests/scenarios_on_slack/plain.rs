//! A message on Slack as plain text, as a person would read it aloud: so that a scenario reads the same
//! on every platform.

use std::collections::BTreeMap;

use chrono::DateTime;
use serde_json::Value;

use crate::{
    slack::{model::Message, people::buttons},
    world::stage::ZONE,
};

/// The names behind ids.
pub type Names = BTreeMap<String, String>;

/// A message of the bot as plain text; `[Answer]` for each button.
pub fn plain(message: &Message, names: &Names) -> String {
    blocks(&message.blocks, names)
}

/// Blocks as plain text.
pub fn blocks(blocks: &[Value], names: &Names) -> String {
    let said = blocks.iter().flat_map(|block| match block["type"].as_str().unwrap_or_default() {
        "header" => vec![string(&block["text"]["text"])],
        "section" if block["fields"].is_array() => vec![facts(block, names)],
        "section" => vec![mrkdwn(&string(&block["text"]["text"]), names)],
        "context" => {
            let all = list(&block["elements"]).into_iter().map(|one| mrkdwn(&string(&one["text"]), names));
            vec![all.collect::<Vec<_>>().join("\n")]
        }
        "rich_text" => rich_text(block, names),
        "actions" => {
            let labels = list(&block["elements"]).into_iter().map(|button| string(&button["text"]["text"]));
            vec![labels.map(|label| format!("[{label}]")).collect::<Vec<_>>().join(" ")]
        }
        other => vec![format!("(a block of the type {other})")],
    });
    said.collect::<Vec<_>>().join("\n\n")
}

/// What the buttons say.
pub fn labels(message: &Message) -> Vec<String> {
    buttons(message).iter().map(|button| string(&button["text"]["text"])).collect()
}

/// The first line that a message says.
pub fn title(message: &Message, names: &Names) -> String {
    let says = |line: &&str| !line.is_empty() && !line.starts_with("(notifies");
    plain(message, names).lines().find(says).unwrap_or_default().to_owned()
}

/// What the platform is given to show, markup and all.
pub fn markup(message: &Message) -> String {
    format!("{}\n{}", message.text, Value::Array(message.blocks.clone()))
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// Labelled values: `*Topic*`, and on the next line its value.
fn facts(block: &Value, names: &Names) -> String {
    let said = list(&block["fields"]).into_iter().map(|field| {
        let text = mrkdwn(&string(&field["text"]), names);
        let (label, value) = text.split_once('\n').unwrap_or((&text, ""));
        format!("{label}: {value}")
    });
    said.collect::<Vec<_>>().join(" · ")
}

// Rich text

fn rich_text(block: &Value, names: &Names) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut lists: Vec<String> = Vec::new();
    let mut ordered: Vec<bool> = Vec::new();
    let mut author = false;
    for element in list(&block["elements"]) {
        let kind = string(&element["type"]);
        if kind != "rich_text_list" && !lists.is_empty() {
            said.push(std::mem::take(&mut lists).join("\n"));
            ordered.clear();
        }
        match kind.as_str() {
            "rich_text_list" => lists.extend(items(&element, &mut ordered, names)),
            "rich_text_preformatted" => {
                let language = element["language"].as_str().unwrap_or_default();
                said.push(format!("```{language}\n{}\n```", run(&element["elements"], names)));
            }
            "rich_text_quote" => {
                let quoted: Vec<String> =
                    run(&element["elements"], names).lines().map(|line| format!("> {line}")).collect();
                let quoted = quoted.join("\n");
                match said.last_mut().filter(|_| author) {
                    // Who said it stands directly above it.
                    Some(name) => *name = format!("{name}:\n{quoted}"),
                    None => said.push(quoted),
                }
            }
            _ => {
                let text = run(&element["elements"], names).trim_matches('\n').to_owned();
                // Labelled values stand below each other where they cannot stand side by side.
                said.push(if is_facts(&element) { text.replace('\n', " · ") } else { text });
            }
        }
        author = kind == "rich_text_section" && is_name(&element);
    }
    if !lists.is_empty() {
        said.push(lists.join("\n"));
    }
    said
}

/// Whether a section is lines that each begin with a strong label: `When:`.
fn is_facts(section: &Value) -> bool {
    let pieces = list(&section["elements"]);
    let is_label = |piece: &Value| {
        piece["style"]["bold"] == true && piece["text"].as_str().is_some_and(|text| text.ends_with(':'))
    };
    let labels = pieces.iter().filter(|piece| is_label(piece)).count();
    let text: String = pieces.iter().map(|piece| string(&piece["text"])).collect();
    pieces.first().is_some_and(is_label) && labels == text.trim_matches('\n').lines().count()
}

/// Whether a section is one strong piece, as a name is.
fn is_name(section: &Value) -> bool {
    let pieces = list(&section["elements"]);
    pieces.len() == 1 && pieces[0]["style"]["bold"] == true
}

/// The items of a list, each on a line; `ordered` are the lists in which it is.
fn items(element: &Value, ordered: &mut Vec<bool>, names: &Names) -> Vec<String> {
    let depth = usize::try_from(element["indent"].as_u64().unwrap_or(0)).unwrap();
    let numbered = element["style"] == "ordered";
    ordered.truncate(depth);
    let indent: String = ordered.iter().map(|&numbered| if numbered { "   " } else { "  " }).collect();
    ordered.resize(depth, false);
    ordered.push(numbered);
    let first = element["offset"].as_u64().unwrap_or(0) + 1;
    let said = (first..).zip(list(&element["elements"])).map(|(number, item)| {
        let mark = if numbered { format!("{number}.") } else { "-".to_owned() };
        format!("{indent}{mark} {}", run(&item["elements"], names))
    });
    said.collect()
}

/// Pieces of text, one after the other.
fn run(pieces: &Value, names: &Names) -> String {
    list(pieces).iter().map(|piece| said(piece, names)).collect()
}

fn said(piece: &Value, names: &Names) -> String {
    match piece["type"].as_str().unwrap_or_default() {
        "text" => {
            let text = string(&piece["text"]);
            let style = &piece["style"];
            match () {
                () if style["code"] == true => format!("`{text}`"),
                () if style["italic"] == true => format!("*{text}*"),
                () if style["strike"] == true => format!("~~{text}~~"),
                () => text,
            }
        }
        "link" => {
            let (text, url) = (string(&piece["text"]), string(&piece["url"]));
            if text == url || text.is_empty() { url } else { format!("[{text}]({url})") }
        }
        "date" => date(piece["timestamp"].as_i64().unwrap_or_default(), &string(&piece["format"])),
        "channel" => format!("#{}", name_of(&string(&piece["channel_id"]), names)),
        other => format!("(a piece of the type {other})"),
    }
}

fn name_of(id: &str, names: &Names) -> String {
    names.get(id).cloned().unwrap_or_else(|| format!("? {id}"))
}

/// A time in the zone of who reads it.
fn date(timestamp: i64, format: &str) -> String {
    let at = DateTime::from_timestamp(timestamp, 0).expect("a time").with_timezone(&ZONE);
    let pattern = match format {
        "{time}" => "%H:%M %Z",
        // Within a sentence it is "on" a day.
        "{date_short_pretty} at {time}" => "on %a %-d %b, %H:%M %Z",
        _ => "%a %-d %b, %H:%M %Z",
    };
    at.format(pattern).to_string()
}

// Slack's own markup

/// `mrkdwn` without its marks, with names and times.
fn mrkdwn(text: &str, names: &Names) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first == '`' {
            let end = rest[1..].find('`').map_or(rest.len(), |end| end + 2);
            said.push_str(&unescaped(&rest[..end]));
            rest = &rest[end..];
        } else if let Some((inner, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            said.push_str(&entity(inner, names));
            rest = after;
        } else {
            // Strong text, and a boundary that is not seen.
            if first != '*' && first != '\u{200b}' {
                said.push(first);
            }
            rest = &rest[first.len_utf8()..];
        }
    }
    unescaped(&said)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn entity(inner: &str, names: &Names) -> String {
    let (target, label) = inner.split_once('|').unwrap_or((inner, ""));
    if let Some(group) = target.strip_prefix("!subteam^") {
        return format!("(notifies @{})", name_of(group, names));
    }
    if let Some(when) = target.strip_prefix("!date^") {
        let (timestamp, format) = when.split_once('^').expect("a date has a format");
        return date(timestamp.parse().expect("a number"), format);
    }
    if let Some(channel) = target.strip_prefix('#') {
        return format!("#{}", name_of(channel, names));
    }
    if label.is_empty() { target.to_owned() } else { format!("[{label}]({target})") }
}
