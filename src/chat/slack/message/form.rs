//! Forms as Slack's modals, and what was given in one.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    markdown, plain_text,
    rich::{self, Element},
};
use crate::chat::{
    markdown::Author,
    message::{Field, FieldChoice, FieldKind, Form},
};

/// Slack's limits, in characters and in numbers of things.
const TITLE: usize = 24;
const SUBMIT: usize = 24;
const PLACEHOLDER: usize = 150;
const LABEL: usize = 2_000;
const INPUT: usize = 3_000;
const CHECKBOXES: usize = 10;
const OPTIONS: usize = 100;
const OPTION: usize = 75;
const METADATA: usize = 3_000;

/// From how many characters on a field has several lines.
const LONG: usize = 120;

/// The most characters of a modal's blocks above its fields, as JSON: a reminder, not a book.
const INTRO: usize = 6_000;

/// A form as a modal. `private_metadata` comes back with it unseen.
#[must_use]
pub fn view(form: &Form, private_metadata: &str) -> Value {
    let mut blocks: Vec<Value> = form.intro.as_deref().and_then(intro).into_iter().collect();
    blocks.extend(form.fields.iter().map(input));
    let metadata: String = private_metadata.chars().take(METADATA).collect();
    json!({
        "type": "modal",
        "callback_id": form.action.to_string(),
        "title": plain_text(&cut(&form.title, TITLE)),
        "submit": plain_text(&cut(&form.submit, SUBMIT)),
        "close": plain_text("Cancel"),
        "private_metadata": metadata,
        "blocks": blocks,
    })
}

/// What was given in a form, by the ids of its fields, from the `state` of the submitted view. What was
/// left empty is not there.
#[must_use]
pub fn values(state: &Value) -> BTreeMap<String, String> {
    let blocks = state["values"].as_object().into_iter().flatten();
    let fields = blocks.flat_map(|(_, elements)| elements.as_object().into_iter().flatten());
    fields.filter_map(|(id, given)| Some((id.clone(), value(given)?))).collect()
}

fn value(given: &Value) -> Option<String> {
    let text = |key: &str| given[key].as_str().map(str::to_owned);
    let several = || {
        let options = given["selected_options"].as_array()?;
        let values: Vec<&str> = options.iter().filter_map(|option| option["value"].as_str()).collect();
        (!values.is_empty()).then(|| values.join(","))
    };
    let one = || given["selected_option"]["value"].as_str().map(str::to_owned);
    text("value")
        .or_else(|| text("selected_conversation"))
        .or_else(|| text("selected_time"))
        .or_else(one)
        .or_else(several)
}

fn intro(markdown: &str) -> Option<Value> {
    let shown = |elements: Vec<Element>| (!elements.is_empty()).then(|| rich::block(&elements));
    shown(markdown::render(markdown, Author::Bank, false))
        .filter(|block| block.to_string().chars().count() <= INTRO)
        .or_else(|| shown(markdown::as_typed(markdown, false)))
}

fn input(field: &Field) -> Value {
    let mut element = Map::new();
    element.insert("action_id".to_owned(), json!(field.id));
    match &field.kind {
        FieldKind::Text => text(field, &mut element),
        FieldKind::Channel => channel(field, &mut element),
        FieldKind::Time => {
            element.insert("type".to_owned(), json!("timepicker"));
            if !field.value.is_empty() {
                element.insert("initial_time".to_owned(), json!(field.value));
            }
        }
        FieldKind::One(choices) => one(field, choices, &mut element),
        FieldKind::Several(choices) => several(field, choices, &mut element),
    }
    let mut input = json!({
        "type": "input",
        "block_id": field.id,
        "label": plain_text(&cut(&field.label, LABEL)),
        "optional": field.optional,
    });
    if !field.placeholder.is_empty() {
        let words = plain_text(&cut(&field.placeholder, PLACEHOLDER));
        // Boxes have no place for it in them, so it stands below.
        if element.get("type") == Some(&json!("checkboxes")) {
            input["hint"] = words;
        } else {
            element.insert("placeholder".to_owned(), words);
        }
    }
    input["element"] = Value::Object(element);
    input
}

fn text(field: &Field, element: &mut Map<String, Value>) {
    let most = field.max_chars.clamp(1, INPUT);
    element.insert("type".to_owned(), json!("plain_text_input"));
    element.insert("multiline".to_owned(), json!(field.max_chars > LONG));
    element.insert("max_length".to_owned(), json!(most));
    if !field.value.is_empty() {
        element.insert("initial_value".to_owned(), json!(cut(&field.value, most)));
    }
}

/// Conversations, and not channels, of which Slack's picker shows the public ones alone.
fn channel(field: &Field, element: &mut Map<String, Value>) {
    element.insert("type".to_owned(), json!("conversations_select"));
    let filter = json!({ "include": ["public", "private"], "exclude_bot_users": true });
    element.insert("filter".to_owned(), filter);
    if field.value.is_empty() {
        element.insert("default_to_current_conversation".to_owned(), json!(true));
    } else {
        element.insert("initial_conversation".to_owned(), json!(field.value));
    }
}

fn one(field: &Field, choices: &[FieldChoice], element: &mut Map<String, Value>) {
    element.insert("type".to_owned(), json!("static_select"));
    element.insert("options".to_owned(), choices.iter().map(option).collect());
    if let Some(chosen) = choices.iter().find(|choice| choice.value == field.value) {
        element.insert("initial_option".to_owned(), option(chosen));
    }
}

fn option(choice: &FieldChoice) -> Value {
    json!({ "text": plain_text(&cut(&choice.label, OPTION)), "value": cut(&choice.value, OPTION) })
}

fn several(field: &Field, choices: &[FieldChoice], element: &mut Map<String, Value>) {
    let kind = if choices.len() <= CHECKBOXES { "checkboxes" } else { "multi_static_select" };
    element.insert("type".to_owned(), json!(kind));
    let all: Vec<&FieldChoice> = choices.iter().collect();
    if choices.len() <= OPTIONS {
        element.insert("options".to_owned(), choices.iter().map(option).collect());
    } else {
        let group = |some: &[&FieldChoice]| {
            let ends = [some.first(), some.last()].map(|end| end.map_or("", |choice| choice.label.as_str()));
            let label = ends.join(" \u{2013} ");
            json!({ "label": plain_text(&cut(&label, OPTION)), "options": some.iter().copied().map(option).collect::<Vec<_>>() })
        };
        element.insert("option_groups".to_owned(), all.chunks(OPTIONS).map(group).collect());
    }
    let chosen: Vec<&str> = field.value.split(',').map(str::trim).collect();
    let first: Vec<Value> =
        all.iter().filter(|choice| chosen.contains(&choice.value.as_str())).copied().map(option).collect();
    if !first.is_empty() {
        element.insert("initial_options".to_owned(), json!(first));
    }
}

/// The beginning of a text of the bot's own, which fits in any case.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}
