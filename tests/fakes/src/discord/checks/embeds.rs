//! Embeds: what each may hold, and all together.

use serde_json::{Map, Value, json};

use super::{
    super::{errors::Form, limits},
    address, bounds, length, list, number, optional, required, said,
};

/// The schemes of addresses in embeds.
const LINKS: [&str; 2] = ["http", "https"];
/// The schemes of addresses of images in embeds.
const IMAGES: [&str; 3] = ["http", "https", "attachment"];

/// Checks the embeds of a message; how Discord keeps them.
pub fn check(form: &mut Form, path: &str, embeds: &Value) -> Vec<Value> {
    let embeds = list(embeds);
    bounds(form, path, embeds.len(), 0, limits::EMBEDS);
    let mut total = 0;
    for (number, embed) in embeds.iter().enumerate() {
        check_one(form, &format!("{path}.{number}"), embed);
        total += size(embed);
    }
    if total > limits::EMBEDS_TOTAL {
        let message = format!("Embed size exceeds maximum size of {}", limits::EMBEDS_TOTAL);
        form.wrong(path, "MAX_EMBED_SIZE_EXCEEDED", message);
    }
    embeds.iter().filter_map(kept).collect()
}

fn check_one(form: &mut Form, path: &str, embed: &Value) {
    optional(form, &format!("{path}.title"), &embed["title"], limits::EMBED_TITLE);
    optional(form, &format!("{path}.description"), &embed["description"], limits::EMBED_DESCRIPTION);
    address(form, &format!("{path}.url"), &embed["url"], &LINKS);
    number(form, &format!("{path}.color"), &embed["color"], 0, 0xff_ffff);
    if let Some(time) = embed["timestamp"].as_str()
        && chrono::DateTime::parse_from_rfc3339(time).is_err()
    {
        let message = format!("Could not parse {time}. Should be ISO8601.");
        form.wrong(&format!("{path}.timestamp"), "DATE_TIME_TYPE_PARSE", message);
    }
    if embed["footer"].is_object() {
        required(form, &format!("{path}.footer.text"), &embed["footer"]["text"], 0, limits::EMBED_FOOTER);
        address(form, &format!("{path}.footer.icon_url"), &embed["footer"]["icon_url"], &IMAGES);
    }
    if embed["author"].is_object() {
        said(form, &format!("{path}.author.name"), &embed["author"]["name"], limits::EMBED_AUTHOR);
        address(form, &format!("{path}.author.url"), &embed["author"]["url"], &LINKS);
    }
    for image in ["image", "thumbnail"] {
        address(form, &format!("{path}.{image}.url"), &embed[image]["url"], &IMAGES);
    }
    let fields = list(&embed["fields"]);
    bounds(form, &format!("{path}.fields"), fields.len(), 0, limits::EMBED_FIELDS);
    for (number, field) in fields.iter().enumerate() {
        let path = format!("{path}.fields.{number}");
        said(form, &format!("{path}.name"), &field["name"], limits::EMBED_FIELD_NAME);
        said(form, &format!("{path}.value"), &field["value"], limits::EMBED_FIELD_VALUE);
    }
}

/// How much an embed counts towards the sum of all.
pub fn size(embed: &Value) -> usize {
    let text = |value: &Value| value.as_str().map_or(0, |text| length(text.trim()));
    let fields = list(&embed["fields"]).iter().map(|field| text(&field["name"]) + text(&field["value"]));
    text(&embed["title"])
        + text(&embed["description"])
        + text(&embed["footer"]["text"])
        + text(&embed["author"]["name"])
        + fields.sum::<usize>()
}

/// What Discord keeps of an embed: nothing, if it shows nothing.
fn kept(embed: &Value) -> Option<Value> {
    let mut kept: Map<String, Value> = Map::new();
    for field in
        ["title", "description", "url", "timestamp", "color", "footer", "image", "thumbnail", "author"]
    {
        match &embed[field] {
            Value::Null => {}
            Value::String(text) if text.trim().is_empty() => {}
            Value::String(text) => {
                kept.insert(field.to_owned(), json!(text.trim()));
            }
            other => {
                kept.insert(field.to_owned(), other.clone());
            }
        }
    }
    let fields = list(&embed["fields"]).iter().map(|field| {
        let inline = field["inline"].as_bool().unwrap_or(false);
        let text = |name: &str| field[name].as_str().unwrap_or("").trim();
        json!({ "name": text("name"), "value": text("value"), "inline": inline })
    });
    let fields: Vec<Value> = fields.collect();
    if !fields.is_empty() {
        kept.insert("fields".to_owned(), Value::Array(fields));
    }
    if kept.keys().all(|field| matches!(field.as_str(), "color" | "url" | "timestamp")) {
        return None;
    }
    kept.insert("type".to_owned(), json!("rich"));
    Some(Value::Object(kept))
}
