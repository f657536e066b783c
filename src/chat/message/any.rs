//! Any message: what the tests of those that show one try.

use chrono::DateTime;
use proptest::{prelude::*, sample::select};

use super::{Block, Fact, Inline, Message, Person, StandingRow, TimeStyle};

/// Ids as a platform has them.
#[derive(Clone, Copy, Debug)]
pub struct Ids {
    /// A member's.
    pub person: &'static str,
    /// A channel's.
    pub channel: &'static str,
}

impl Ids {
    fn person(self, name: String) -> Person {
        Person { id: self.person.to_owned(), name }
    }
}

/// A word that is found again, with what people write around words.
fn piece() -> impl Strategy<Value = String> {
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
        "<@U1>",
        "<!channel>",
        ":tada:",
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

/// What people type, in so many pieces at most.
pub fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..most).prop_map(|pieces| pieces.concat())
}

fn inline(ids: Ids) -> impl Strategy<Value = Inline> {
    prop_oneof![
        text(60).prop_map(Inline::Text),
        text(8).prop_map(Inline::Strong),
        text(8).prop_map(Inline::Code),
        text(3).prop_map(move |name| Inline::Person(ids.person(name))),
        (0..4_000_000_000_i64).prop_map(|at| Inline::Time {
            at: DateTime::from_timestamp(at, 0).unwrap(),
            style: TimeStyle::Relative,
        }),
        Just(Inline::Channel { id: ids.channel.to_owned(), name: "general".to_owned() }),
        (text(3), text(3)).prop_map(|(text, url)| Inline::Link { text, url: format!("https://{url}") }),
    ]
}

fn line(ids: Ids) -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(ids), 1..5)
}

/// Any block but buttons.
pub fn block(ids: Ids) -> impl Strategy<Value = Block> {
    prop_oneof![
        text(12).prop_map(Block::Title),
        text(12).prop_map(Block::Heading),
        line(ids).prop_map(Block::Text),
        line(ids).prop_map(Block::Small),
        text(900).prop_map(Block::Markdown),
        (text(3), text(600))
            .prop_map(move |(name, markdown)| Block::Quote { author: ids.person(name), markdown }),
        (any::<bool>(), prop::collection::vec(line(ids), 1..8))
            .prop_map(|(numbered, items)| Block::List { numbered, items }),
        prop::collection::vec((text(4), line(ids)), 1..6).prop_map(|facts| {
            Block::Facts(facts.into_iter().map(|(label, value)| Fact { label, value }).collect())
        }),
        prop::collection::vec(text(4), 1..40).prop_map(move |names| standings(ids, names)),
    ]
}

fn standings(ids: Ids, names: Vec<String>) -> Block {
    let row = |(place, name): (u64, String)| StandingRow {
        place,
        member: ids.person(name),
        points: 1_234_567,
        answers: 12_345,
        streak: 123,
        own: place % 7 == 0,
    };
    Block::Standings((1..).zip(names).map(row).collect())
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

/// The words that a message says.
///
/// # Panics
/// If the message cannot be written as JSON: a test has nothing to look for then.
#[must_use]
pub fn words_of(message: &Message) -> Vec<String> {
    words(
        &serde_json::to_string(message)
            .expect("a message can be written as JSON")
            .replace("\\n", " ")
            .replace("\\t", " ")
            .replace("\\r", " "),
    )
    .into_iter()
    .filter(|word| {
        word.starts_with('w')
            && word.ends_with('w')
            && word[1..word.len() - 1].bytes().all(|b| b.is_ascii_digit())
    })
    .collect()
}
