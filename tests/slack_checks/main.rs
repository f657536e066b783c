//! The checks of what is sent to Slack are as strict as Slack.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use keypoint_fakes::slack::checks;
use serde_json::{Value, json};

mod blocks;
mod elements;
mod mentions;
mod messages;
mod rich_text;
mod views;

/// So many letters.
fn letters(count: usize) -> String {
    "x".repeat(count)
}

fn plain(text: &str) -> Value {
    json!({ "type": "plain_text", "text": text })
}

fn mrkdwn(text: &str) -> Value {
    json!({ "type": "mrkdwn", "text": text })
}

fn section(text: &str) -> Value {
    json!({ "type": "section", "text": mrkdwn(text) })
}

fn option(value: &str) -> Value {
    json!({ "text": plain(value), "value": value })
}

/// A message of this one block.
fn of(block: &Value) -> Value {
    json!({ "text": "fallback", "blocks": [block] })
}

/// A message of a row with this one element.
fn row(element: &Value) -> Value {
    of(&json!({ "type": "actions", "elements": [element] }))
}

/// A modal with an input of this element.
fn form(element: &Value) -> Value {
    json!({
        "type": "modal", "title": plain("Form"), "submit": plain("Send"),
        "blocks": [{ "type": "input", "label": plain("Label"), "element": element }],
    })
}

/// An object with one thing changed.
fn with(object: &Value, name: &str, value: &Value) -> Value {
    let mut object = object.clone();
    object[name] = value.clone();
    object
}

/// An object with one thing less.
fn without(object: &Value, name: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().unwrap().remove(name).unwrap();
    object
}

#[track_caller]
fn takes(message: &Value) {
    assert_eq!(checks::message(message), Ok(()), "{message}");
}

/// The message is refused in these words, each with its pointer.
#[track_caller]
fn refuses(message: &Value, words: &[&str]) {
    is_refused(checks::message(message), "invalid_blocks", words);
}

#[track_caller]
fn takes_view(view: &Value) {
    assert_eq!(checks::view(view), Ok(()), "{view}");
}

#[track_caller]
fn refuses_view(view: &Value, words: &[&str]) {
    is_refused(checks::view(view), "invalid_arguments", words);
}

#[track_caller]
fn is_refused(outcome: Result<(), checks::Refusal>, error: &str, words: &[&str]) {
    let refusal = outcome.expect_err("it is refused");
    assert_eq!(refusal.error, error, "{:?}", refusal.messages);
    let pointed = |words: &&str| {
        let (words, at) = words.rsplit_once(" at ").unwrap();
        format!("[ERROR] {words} [json-pointer:{at}]")
    };
    let expected: Vec<String> = words.iter().map(pointed).collect();
    assert_eq!(refusal.messages, expected);
}
