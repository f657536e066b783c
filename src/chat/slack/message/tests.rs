//! Tests of what Slack shows.

mod forms;
mod heard;
mod looks;
mod properties;

use super::*;
use crate::{
    chat::{
        action::Action,
        message::{Block, Button, ButtonStyle, Fact, Person, StandingRow, TimeStyle, Tone},
    },
    practice::ids::RoundId,
};

fn round() -> RoundId {
    "0193b3c0-0000-7000-8000-000000000001".parse().unwrap()
}

fn card_key() -> EffectKey {
    EffectKey::of_round("card", round(), None)
}

fn ada(name: &str) -> Person {
    Person { id: "U42".to_owned(), name: name.to_owned() }
}

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn blocks(message: &Message) -> Vec<Value> {
    payload(message, None).unwrap()["blocks"].as_array().unwrap().clone()
}

/// What is read of a message's blocks, with marks of our own for the looks: `**strong**`.
fn shown(message: &Message) -> String {
    blocks(message).iter().map(block).collect::<Vec<_>>().join("\n")
}

fn block(block: &Value) -> String {
    let mrkdwn = |text: &Value| text["text"].as_str().unwrap().to_owned();
    match block["type"].as_str().unwrap() {
        "header" => format!("[{}]", mrkdwn(&block["text"])),
        "section" if block["text"].is_object() => format!("mrkdwn: {}", mrkdwn(&block["text"])),
        "section" => {
            let fields = block["fields"].as_array().unwrap().iter();
            fields.map(|field| mrkdwn(field).replace('\n', " = ")).collect::<Vec<_>>().join("\n")
        }
        "context" => format!("({})", mrkdwn(&block["elements"][0])),
        "actions" => {
            let buttons = block["elements"].as_array().unwrap().iter();
            buttons.map(|button| format!("[{}]", mrkdwn(&button["text"]))).collect::<Vec<_>>().join(" ")
        }
        "rich_text" => {
            block["elements"].as_array().unwrap().iter().map(element).collect::<Vec<_>>().join("\n")
        }
        other => panic!("{other}"),
    }
}

fn element(element: &Value) -> String {
    let elements = element["elements"].as_array().unwrap();
    let run = || elements.iter().map(part).collect::<String>();
    let quoted = if element["border"] == 1 { "| " } else { "" };
    match element["type"].as_str().unwrap() {
        "rich_text_section" => run(),
        "rich_text_quote" => format!("| {}", run().replace('\n', "\n| ")),
        "rich_text_preformatted" => {
            format!("{quoted}```{}\n{}\n```", element["language"].as_str().unwrap_or(""), run())
        }
        "rich_text_list" => {
            let indent = "  ".repeat(usize::try_from(element["indent"].as_u64().unwrap()).unwrap());
            let offset = element["offset"].as_u64().unwrap_or(0);
            let item = |(number, item): (u64, &Value)| {
                let mark = if element["style"] == "ordered" {
                    format!("{}.", offset + number)
                } else {
                    "-".to_owned()
                };
                let text: String = item["elements"].as_array().unwrap().iter().map(part).collect();
                format!("{quoted}{indent}{mark} {text}")
            };
            (1..).zip(elements).map(item).collect::<Vec<_>>().join("\n")
        }
        other => panic!("{other}"),
    }
}

fn part(part: &Value) -> String {
    let text = part["text"].as_str().unwrap_or_default();
    let mut shown = match part["type"].as_str().unwrap() {
        "text" => text.to_owned(),
        "link" if part["url"] == part["text"] => format!("<{text}>"),
        "link" => format!("[{text}]({})", part["url"].as_str().unwrap()),
        "date" => format!("<{} {}>", part["timestamp"], part["format"].as_str().unwrap()),
        "channel" => format!("<#{}>", part["channel_id"].as_str().unwrap()),
        other => panic!("{other}"),
    };
    for (style, mark) in [("code", "`"), ("strike", "~~"), ("italic", "_"), ("bold", "**")] {
        if part["style"][style] == true {
            shown = format!("{mark}{shown}{mark}");
        }
    }
    shown
}

fn question(markdown: &str) -> String {
    shown(&Message::new(Tone::Question).with(Block::Markdown(markdown.to_owned())))
}

fn quote(markdown: &str) -> String {
    let author = ada("Ada");
    shown(&Message::new(Tone::Plain).with(Block::Quote { author, markdown: markdown.to_owned() }))
}

fn at() -> crate::practice::Timestamp {
    chrono::DateTime::from_timestamp(1_795_500_000, 0).unwrap()
}

fn card() -> Message {
    let time = |style| Inline::Time { at: at(), style };
    let facts = vec![
        Fact { label: "Topic".to_owned(), value: vec![text("snake_case")] },
        Fact {
            label: "Reveal".to_owned(),
            value: vec![time(TimeStyle::Relative), text(" · "), time(TimeStyle::DateTime)],
        },
    ];
    Message { notify: Some("S77".to_owned()), ..Message::new(Tone::Question) }
        .with(Block::Title("Two *stars* & <more>".to_owned()))
        .with(Block::Markdown("How would **you** do it?".to_owned()))
        .with(Block::Facts(facts))
        .with(Block::Small(vec![text("From the schedule "), Inline::Strong("a_b".to_owned()), text(".")]))
        .with(Block::Buttons(vec![Button {
            action: Action::Answer(round()),
            label: "Answer".to_owned(),
            style: ButtonStyle::Primary,
        }]))
}
