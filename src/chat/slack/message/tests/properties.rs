//! Whatever a message holds, it fits Slack and comes out whole.

use proptest::{prelude::*, sample::select};

use super::*;
use crate::render::split::split;

/// A word that is found again, with what people write around words.
fn any_piece() -> impl Strategy<Value = String> {
    let marks = select(vec![
        " ",
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n> ",
        "\n# ",
        "\n#### ",
        "\n```\n",
        "\n```rust\n",
        "\n    ",
        "**",
        "*",
        "_",
        "`",
        "~~",
        "||",
        "[",
        "](",
        ")",
        "](https://a.example/",
        "![",
        "<b>",
        "</b>",
        "<@U1>",
        "<!channel>",
        ":tada:",
        "*",
        "\n| ",
        " | ",
        "\n|--|--|\n",
        "\\",
        "\n[^1]: ",
        "[^1]",
        "\n[x]: ",
        "@everyone",
        "://",
        "\n---\n",
        "  \n",
        "&amp;",
        "\n- [x] ",
        "😀",
        "\t",
        "\n~~~\n",
        "<!--",
        "-->",
        "\n===\n",
        "[",
        "]",
        "\"",
        "&",
        "<",
        ">",
        "#",
        "(",
        "www.",
        "\r\n",
    ]);
    (prop::collection::vec(marks, 0..3), 10..99_999_u32)
        .prop_map(|(marks, n)| format!("{}w{n}w", marks.concat()))
}

fn any_text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(any_piece(), 1..most).prop_map(|pieces| pieces.concat())
}

fn any_inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        any_text(60).prop_map(Inline::Text),
        any_text(8).prop_map(Inline::Strong),
        any_text(8).prop_map(Inline::Code),
        (0..4_000_000_000_i64).prop_map(|at| Inline::Time {
            at: chrono::DateTime::from_timestamp(at, 0).unwrap(),
            style: TimeStyle::Relative,
        }),
        Just(Inline::Channel { id: "C0123".to_owned(), name: "general".to_owned() }),
        any_text(3).prop_map(|name| Inline::Person(ada(&name))),
        (any_text(3), any_text(3))
            .prop_map(|(text, url)| Inline::Link { text, url: format!("https://{url}") }),
    ]
}

fn any_line() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(any_inline(), 1..5)
}

fn any_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        any_text(12).prop_map(Block::Title),
        any_text(12).prop_map(Block::Heading),
        any_line().prop_map(Block::Text),
        any_line().prop_map(Block::Small),
        any_text(900).prop_map(Block::Markdown),
        (any_text(3), any_text(600))
            .prop_map(|(name, markdown)| Block::Quote { author: ada(&name), markdown }),
        prop::collection::vec(any_text(4), 1..40).prop_map(standings),
        (any::<bool>(), prop::collection::vec(any_line(), 1..8))
            .prop_map(|(numbered, items)| Block::List { numbered, items }),
        prop::collection::vec((any_text(4), any_line()), 1..6).prop_map(|facts| {
            Block::Facts(facts.into_iter().map(|(label, value)| Fact { label, value }).collect())
        }),
    ]
}

fn standings(names: Vec<String>) -> Block {
    let row = |(place, name): (u64, String)| StandingRow {
        place,
        member: ada(&name),
        points: 1_234_567,
        answers: 12_345,
        streak: 123,
        own: place % 7 == 0,
    };
    Block::Standings((1..).zip(names).map(row).collect())
}

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

/// The words of a text: `w123w`.
fn words(text: &str) -> Vec<String> {
    text.split(|char: char| !char.is_ascii_alphanumeric())
        .flat_map(|part| {
            part.split_inclusive('w').collect::<Vec<_>>().chunks(2).map(<[&str]>::concat).collect::<Vec<_>>()
        })
        .filter(|word| word.len() > 2)
        .collect()
}

fn words_of(message: &Message) -> Vec<String> {
    words(
        &serde_json::to_string(message).unwrap().replace("\\n", " ").replace("\\t", " ").replace("\\r", " "),
    )
    .into_iter()
    .filter(|word| {
        word.starts_with('w')
            && word.ends_with('w')
            && word[1..word.len() - 1].bytes().all(|b| b.is_ascii_digit())
    })
    .collect()
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
    fn every_part_of_any_message_fits_and_no_word_is_lost(blocks in prop::collection::vec(any_block(), 1..7)) {
        let message = Message { tone: Tone::Plain, notify: Some("S1".to_owned()), blocks, ..Message::default() };
        let wanted = words_of(&message);
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
    fn nothing_that_a_person_typed_is_a_mention(typed in any_text(40)) {
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
