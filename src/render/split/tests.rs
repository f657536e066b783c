//! No text is lost, and every part fits, whatever comes in.

use proptest::prelude::*;

use super::{markdown::pieces, piece::Piece, *};
use crate::{
    chat::{
        action::Action,
        message::{Attachment, Button, ButtonStyle, Person, TimeStyle, Tone},
    },
    render::example,
};

const SMALL: Limits = Limits { message: 400, block: 300, field: 100 };

fn markdowns(text: &str, room: usize) -> Vec<String> {
    pieces(text, room, room, 0).iter().map(Piece::markdown).collect()
}

fn without_space(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace()).collect()
}

/// All text of a message, in order, without white space.
fn words(message: &Message) -> String {
    let blocks = message.blocks.iter().filter(|block| !matches!(block, Block::Buttons(_)));
    let message = Message { blocks: blocks.cloned().collect(), ..message.clone() };
    without_space(&crate::render::plain::plain(&message, example::UTC))
}

fn buttons() -> Block {
    Block::Buttons(vec![Button {
        action: Action::Hint(example::ROUND),
        label: "Hint".to_owned(),
        style: ButtonStyle::Plain,
    }])
}

#[test]
fn what_fits_comes_back_as_it_is() {
    let message = Message::text(Tone::Plain, say!["Hello"]).with(buttons());
    assert_eq!(split(message.clone(), SMALL), [message]);
}

#[test]
fn title_and_notification_stay_first_and_buttons_last() {
    let message = Message { notify: Some("R1".to_owned()), ..Message::new(Tone::Question) }
        .with(Block::Title("Title".to_owned()))
        .with(buttons())
        .with(Block::Markdown("word ".repeat(200)));
    let parts = split(message, SMALL);
    assert!(parts.len() > 2);
    for (at, part) in parts.iter().enumerate() {
        let (first, last) = (at == 0, at + 1 == parts.len());
        assert_eq!(part.notify.is_some(), first);
        assert_eq!(part.tone, Tone::Question);
        assert_eq!(matches!(part.blocks.first(), Some(Block::Title(_))), first);
        assert_eq!(matches!(part.blocks.last(), Some(Block::Buttons(_))), last);
    }
}

#[test]
fn a_file_goes_with_the_last_part() {
    let file = Attachment::json("yours.json", *b"{}");
    let message =
        Message::new(Tone::Plain).with(Block::Markdown("word ".repeat(200))).with_attachment(file.clone());
    let parts = split(message, SMALL);
    assert!(parts.len() > 2);
    let files: Vec<_> = parts.iter().map(|part| part.attachment.clone()).collect();
    assert_eq!(files.iter().flatten().count(), 1);
    assert_eq!(files.last(), Some(&Some(file)));
}

#[test]
fn a_heading_goes_along_with_what_it_heads() {
    let message = Message::new(Tone::Reveal)
        .with(Block::Markdown("a".repeat(290)))
        .with(Block::Heading("Follow-ups".to_owned()))
        .with(Block::Markdown("b".repeat(290)));
    let parts = split(message, SMALL);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[1].blocks[0], Block::Heading("Follow-ups".to_owned()));
}

#[test]
fn small_print_is_no_message_of_its_own() {
    let message = Message::new(Tone::Reveal)
        .with(Block::Title("Reveal".to_owned()))
        .with(Block::Markdown("a".repeat(290)))
        .with(Block::Heading("Who answered".to_owned()))
        .with(Block::Text(say!["Ada answered. Thank you!"]))
        .with(Block::Small(say!["b".repeat(30)]))
        .with(Block::Small(say!["c".repeat(30)]))
        .with(buttons());
    let parts = split(message, SMALL);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].blocks.len(), 2);
    assert_eq!(parts[1].blocks[0], Block::Heading("Who answered".to_owned()));
}

#[test]
fn a_title_is_not_left_alone_for_small_print() {
    let message = Message::new(Tone::Question)
        .with(Block::Title("Title".to_owned()))
        .with(Block::Text(say!["a".repeat(280)]))
        .with(Block::Small(say!["b".repeat(120)]));
    let parts = split(message, SMALL);
    assert_eq!((parts.len(), parts[0].blocks.len()), (2, 2));
}

#[test]
fn a_heading_is_no_message_of_its_own() {
    let limits = Limits { block: SMALL.message, ..SMALL };
    let message = Message::new(Tone::Reveal)
        .with(Block::Markdown("a".repeat(390)))
        .with(Block::Heading("A good answer".to_owned()))
        .with(Block::Markdown("word ".repeat(300)));
    assert!(split(message, limits).iter().all(|part| !matches!(part.blocks.as_slice(), [Block::Heading(_)])));
}

#[test]
fn a_cut_is_between_blocks_where_it_can_be() {
    let text = format!("{}\n\n{}\n{}", "a ".repeat(70), "b ".repeat(40), "c ".repeat(40));
    let parts = markdowns(&text, 250);
    assert_eq!(
        parts,
        ["a ".repeat(70).trim_end(), &format!("{}\n{}", "b ".repeat(40), "c ".repeat(40).trim_end())]
    );
}

#[test]
fn code_is_closed_and_opened_again_with_its_language() {
    let text = format!("Look:\n\n```rust\n{}```\nDone.", "let a = 1;\n".repeat(30));
    let parts = markdowns(&text, 200);
    assert!(parts.len() > 1);
    assert!(parts[0].starts_with("Look:\n\n```rust\nlet a"), "{parts:?}");
    assert!(parts[0].ends_with("let a = 1;\n```"), "{parts:?}");
    assert!(parts[1].starts_with("```rust\nlet a"), "{parts:?}");
    assert!(parts.last().is_some_and(|last| last.ends_with("```\nDone.")), "{parts:?}");
}

#[test]
fn code_in_a_list_moves_to_the_margin_when_it_goes_on() {
    let text = format!("1. Look:\n    ```rust\n{}    ```\n2. Done.", "    let a = 1;\n".repeat(30));
    let parts = markdowns(&text, 200);
    assert!(parts[1].starts_with("```rust\nlet a = 1;\nlet a"), "{parts:?}");
    assert!(parts.last().is_some_and(|last| last.ends_with("\n```\n2. Done.")), "{parts:?}");
}

#[test]
fn a_table_repeats_its_header() {
    let text = format!("| a | b |\n|---|---|\n{}", "| one | two |\n".repeat(30));
    let parts = markdowns(&text, 200);
    assert!(parts.len() > 1);
    assert!(parts.iter().all(|part| part.starts_with("| a | b |\n|---|---|\n| one | two |")), "{parts:?}");
}

#[test]
fn list_items_stay_whole() {
    let text = format!("- {}\n- {}\n  more\n- {}", "a ".repeat(40), "b ".repeat(40), "c ".repeat(40));
    let parts = markdowns(&text, 200);
    assert_eq!(parts.len(), 2);
    assert!(parts[0].ends_with("more") && parts[1].starts_with("- c"), "{parts:?}");
}

#[test]
fn numbers_go_on_when_a_list_is_split() {
    let items = vec![say!["word ".repeat(30)]; 4];
    let parts = split(Message::new(Tone::Plain).with(Block::List { numbered: true, items }), SMALL);
    let text = parts.iter().map(example::text).collect::<Vec<_>>().join("\n");
    assert!(text.contains("1. word") && text.contains("4. word"), "{text}");
}

/// Markdown as members write it, and as nobody would.
fn markdown() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[a-z &<.!`*\\[\\]é🙂]{0,60}",
        "[ >]{0,6}([-*]|1\\.) [a-z ]{0,30}",
        "[ >]{0,3}(```|~~~~)(rust|)",
        Just(" ".repeat(3) + "```"),
        Just("| a | b |".to_owned()),
        Just("|---|---|".to_owned()),
        Just("## Heading".to_owned()),
        Just(String::new()),
        "[a-z]{200,400}",
        "([a-z]{1,12}[.]? ){40,80}",
        "\\PC{0,80}",
    ];
    proptest::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

/// Markdown that is well formed, with code in many places.
fn document() -> impl Strategy<Value = String> {
    let code = || {
        ("(rust|)", "([a-z(){};]{1,12}[ \n]){1,60}")
            .prop_map(|(language, code)| format!("```{language}\n{}\n```", code.trim_end()))
    };
    let block = prop_oneof![
        "([a-z]{1,12}[.,]? ){1,60}",
        code(),
        code().prop_map(|code| format!("> {}", code.replace('\n', "\n> "))),
        ("[a-z]{1,40}", code())
            .prop_map(|(item, code)| format!("1. {item}\n\n   {}", code.replace('\n', "\n   "))),
        proptest::collection::vec("[a-z ]{1,30}[a-z]", 1..9).prop_map(|items| items
            .iter()
            .map(|item| format!("- x{item}"))
            .collect::<Vec<_>>()
            .join("\n")),
    ];
    proptest::collection::vec(block, 1..8).prop_map(|blocks| blocks.join("\n\n"))
}

/// The code of a document, and its other text, as a parser of Markdown reads them.
fn code_and_text(markdown: &str) -> (String, String) {
    let arena = comrak::Arena::new();
    let (mut code, mut text) = (String::new(), String::new());
    for node in comrak::parse_document(&arena, markdown, &comrak::Options::default()).descendants() {
        match &node.data().value {
            comrak::nodes::NodeValue::CodeBlock(block) => code.push_str(&block.literal),
            comrak::nodes::NodeValue::Text(words) => text.push_str(words),
            _ => {}
        }
    }
    (without_space(&code), without_space(&text))
}

fn inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        "([a-z*&]{1,9} ){0,120}".prop_map(Inline::Text),
        "[a-z&]{0,300}".prop_map(Inline::Strong),
        "\\PC{0,40}".prop_map(Inline::Code),
        Just(Inline::Time { at: example::noon(), style: TimeStyle::Clock }),
        "\\PC{1,32}".prop_map(|name| Inline::Person(Person { id: "U1".to_owned(), name })),
    ]
}

fn block() -> impl Strategy<Value = Block> {
    let line = || proptest::collection::vec(inline(), 0..6);
    let row = ("[a-z ]{1,40}", 1..100_u64).prop_map(|(name, place)| StandingRow {
        place,
        member: Person { id: "U1".to_owned(), name },
        points: 10,
        answers: 1,
        streak: 2,
        own: false,
    });
    prop_oneof![
        "[a-z* ]{1,400}".prop_map(Block::Title),
        "[a-z ]{1,40}".prop_map(Block::Heading),
        line().prop_map(Block::Text),
        line().prop_map(Block::Small),
        markdown().prop_map(Block::Markdown),
        ("[a-z]{1,32}", markdown()).prop_map(|(name, markdown)| Block::Quote {
            author: Person { id: "U1".to_owned(), name },
            markdown
        }),
        proptest::collection::vec(("[a-z]{1,20}", line()), 0..8).prop_map(|facts| Block::Facts(
            facts.into_iter().map(|(label, value)| Fact { label, value }).collect()
        )),
        proptest::collection::vec(line(), 0..8).prop_map(|items| Block::List { numbered: false, items }),
        proptest::collection::vec(row, 0..30).prop_map(Block::Standings),
        Just(buttons()),
    ]
}

fn limits() -> impl Strategy<Value = Limits> {
    (200..2_000_usize, 200..2_000_usize).prop_map(|(message, block)| Limits { message, block, field: 100 })
}

proptest! {
    #[test]
    fn no_markdown_is_lost_and_every_piece_fits(text in markdown(), first in 200..600_usize, room in 200..600_usize) {
        let pieces = pieces(&text, first, room, 0);
        let bodies: String = pieces.iter().map(|piece| piece.body.as_str()).collect();
        prop_assert_eq!(without_space(&bodies), without_space(&text));
        for (at, piece) in pieces.iter().enumerate() {
            let markdown = piece.markdown();
            prop_assert!(super::measure::markdown_len(&markdown, 0) <= if at == 0 { first } else { room }, "{}", markdown);
        }
    }

    #[test]
    fn code_stays_code_and_text_stays_text(document in document(), room in 200..600_usize) {
        let (mut code, mut text) = (String::new(), String::new());
        for part in markdowns(&document, room) {
            let (part_code, part_text) = code_and_text(&part);
            code.push_str(&part_code);
            text.push_str(&part_text);
        }
        prop_assert_eq!((code, text), code_and_text(&document));
    }

    #[test]
    fn every_part_of_a_message_fits(blocks in proptest::collection::vec(block(), 0..12), limits in limits()) {
        for part in split(Message { blocks, ..Message::default() }, limits) {
            prop_assert!(text_len(&part) <= limits.message, "{} of {:?}", text_len(&part), limits);
            prop_assert!(part.blocks.iter().all(|block| block_len(block) <= limits.block), "{:?}", part);
        }
    }

    #[test]
    fn no_words_of_the_bot_are_lost(lines in proptest::collection::vec(proptest::collection::vec(inline(), 0..6), 0..6), limits in limits()) {
        let message = lines.into_iter().fold(Message::default(), |message, line| message.with(Block::Text(line)));
        let parts: String = split(message.clone(), limits).iter().map(words).collect();
        // A cut closes code and opens it again.
        prop_assert_eq!(parts.replace('`', ""), words(&message).replace('`', ""));
    }

    #[test]
    fn a_member_sees_all_of_a_long_answer(text in "([a-zé🙂]{1,12}[.!]?[ \n]){0,400}", limits in limits()) {
        let author = example::person("Ada");
        let message = Message::default().with(Block::Quote { author, markdown: text.clone() });
        let mut quoted = String::new();
        for part in split(message, limits) {
            for block in part.blocks {
                let Block::Quote { markdown, .. } = block else { panic!("a quote stays a quote") };
                quoted.push_str(&markdown);
            }
        }
        prop_assert_eq!(without_space(&quoted), without_space(&text));
    }
}
