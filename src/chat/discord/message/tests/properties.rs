//! Whatever a message holds, it fits Discord and comes out whole.

use proptest::{prelude::*, sample::select};
use serde_json::Value;

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
        "<@1>",
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
        (any::<bool>(), prop::collection::vec(any_line(), 1..8))
            .prop_map(|(numbered, items)| Block::List { numbered, items }),
        prop::collection::vec((any_text(4), any_line()), 1..6).prop_map(|facts| {
            Block::Facts(facts.into_iter().map(|(label, value)| Fact { label, value }).collect())
        }),
    ]
}

/// Says what limit of Discord's a body breaks.
fn broken_limit(body: &Value) -> Option<String> {
    let length = |value: &Value| value.as_str().map_or(0, |text| text.encode_utf16().count());
    let embeds = body["embeds"].as_array()?;
    let mut total = 0;
    for embed in embeds {
        let fields = embed["fields"].as_array().cloned().unwrap_or_default();
        let lengths = [
            (length(&embed["title"]), 256),
            (length(&embed["description"]), 4_096),
            (length(&embed["footer"]["text"]), 2_048),
            (fields.len(), 25),
        ];
        let of_fields = fields.iter().flat_map(|f| [(length(&f["name"]), 256), (length(&f["value"]), 1_024)]);
        for (length, limit) in lengths.into_iter().chain(of_fields) {
            if length > limit {
                return Some(format!("{length} > {limit}"));
            }
        }
        total += lengths[0].0 + lengths[1].0 + lengths[2].0;
        total += fields.iter().map(|f| length(&f["name"]) + length(&f["value"])).sum::<usize>();
    }
    (total > 6_000 || embeds.is_empty() || embeds.len() > 10)
        .then(|| format!("{} embeds, {total} in all", embeds.len()))
}

/// The words of a text: `w123w`.
fn words(text: &str) -> Vec<String> {
    let text: String = text.chars().filter(|char| !matches!(char, '\\' | '\u{200b}')).collect();
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn every_part_of_any_message_fits_and_no_word_is_lost(blocks in prop::collection::vec(any_block(), 1..7)) {
        let message = Message { tone: Tone::Plain, notify: None, blocks, ..Message::default() };
        let wanted = words_of(&message);
        let mut said = String::new();
        for part in split(message, LIMITS) {
            let body = match body(&part, Some(&card_key())) {
                Ok(body) => body,
                Err(error) => return Err(TestCaseError::fail(error)),
            };
            prop_assert_eq!(broken_limit(&body), None);
            said.push_str(&shown(&part));
            said.push('\n');
        }
        let said: String = said.chars().filter(|char| !matches!(char, '\\' | '\u{200b}')).collect();
        for word in wanted {
            prop_assert!(said.contains(&word), "{} is lost in {}", word, said);
        }
    }

    #[test]
    fn plain_text_comes_out_as_it_went_in(typed in any_text(40)) {
        // Whoever takes the backslashes away has the text, and no mark stands without one.
        let shown = escape::plain(&typed);
        let mut taken = String::new();
        let mut chars = shown.chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => taken.extend(chars.next()),
                char => {
                    prop_assert!(!"*_~`|<>[]".contains(char), "{}", shown);
                    taken.push(char);
                }
            }
        }
        prop_assert_eq!(taken, typed.replace('\r', ""));
    }
}
