//! Whatever a message holds, it fits Slack and comes out whole.

use proptest::prelude::*;

use super::*;
use crate::{
    chat::message::any::{self, Ids},
    render::split::split,
};

const IDS: Ids = Ids { person: "U42", channel: "C0123" };

/// Says what limit of Slack's a payload breaks.
fn broken_limit(payload: &Value) -> Option<String> {
    let blocks = payload["blocks"].as_array()?;
    let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let mut limits = vec![(blocks.len(), 50), (payload["blocks"].to_string().chars().count(), 13_000)];
    limits.push((payload["text"].as_str()?.len(), 4_000));
    for block in blocks {
        limits.push((length(&block["block_id"]), 255));
        match block["type"].as_str()? {
            "header" => limits.push((length(&block["text"]["text"]), 150)),
            "section" => {
                let fields = block["fields"].as_array().cloned().unwrap_or_default();
                limits.push((fields.len(), 10));
                limits.push((length(&block["text"]["text"]), 3_000));
                limits.extend(fields.iter().map(|field| (length(&field["text"]), 2_000)));
            }
            "context" => limits.push((length(&block["elements"][0]["text"]), 2_000)),
            "actions" => limits.push((block["elements"].as_array()?.len(), 25)),
            "rich_text" => {
                if let Some(empty) = empty_text(block) {
                    return Some(empty);
                }
            }
            other => return Some(other.to_owned()),
        }
    }
    limits
        .into_iter()
        .find(|(length, limit)| length > limit)
        .map(|(length, limit)| format!("{length} > {limit}"))
}

/// A text without characters, or a block without elements, which Slack refuses.
fn empty_text(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(empty_text),
        Value::Object(fields) => {
            let is_empty = fields.get("text").is_some_and(|text| text == "")
                || fields.get("elements").and_then(Value::as_array).is_some_and(Vec::is_empty);
            if is_empty { Some(value.to_string()) } else { fields.values().find_map(empty_text) }
        }
        _ => None,
    }
}

/// All that is read of a message, without looks.
fn read(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(read).collect(),
        Value::Object(fields) => {
            let end = if fields.get("type").is_some_and(|kind| kind == "text") { "" } else { "\n" };
            let inner: String =
                fields.iter().filter(|(key, _)| *key != "type").map(|(_, value)| read(value)).collect();
            format!("{inner}{end}")
        }
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_any_message_fits_and_no_word_is_lost(blocks in prop::collection::vec(any::block(IDS), 1..7)) {
        let message = Message { tone: Tone::Plain, notify: Some("S1".to_owned()), blocks, ..Message::default() };
        let wanted = any::words_of(&message);
        let mut said = String::new();
        for part in split(message, LIMITS) {
            let payload = match payload(&part, Some(&card_key())) {
                Ok(payload) => payload,
                Err(error) => return Err(TestCaseError::fail(error)),
            };
            prop_assert_eq!(broken_limit(&payload), None);
            said.push_str(&read(&payload["blocks"]));
            said.push('\n');
        }
        for word in wanted {
            prop_assert!(said.contains(&word), "{} is lost in {}", word, said);
        }
    }

    #[test]
    fn nothing_that_a_person_typed_is_a_mention(typed in any::text(40)) {
        let message = Message::new(Tone::Plain)
            .with(Block::Title(typed.clone()))
            .with(Block::Text(vec![text(&typed), Inline::Person(ada(&typed))]))
            .with(Block::Small(vec![text(&typed), Inline::Strong(typed.clone())]))
            .with(Block::Facts(vec![Fact { label: "Topic".to_owned(), value: vec![text(&typed)] }]))
            .with(Block::Quote { author: ada(&typed), markdown: typed.clone() });
        for part in split(message, LIMITS) {
            let payload = payload(&part, None).unwrap();
            prop_assert!(!payload["text"].as_str().unwrap().contains("<!") && !payload["text"].as_str().unwrap().contains("<@"));
            for block in payload["blocks"].as_array().unwrap() {
                let parsed = match block["type"].as_str().unwrap() {
                    "section" | "context" => block.to_string(),
                    _ => continue,
                };
                prop_assert!(!parsed.contains("<!") && !parsed.contains("<@") && !parsed.contains("<http"), "{}", parsed);
            }
        }
    }
}
