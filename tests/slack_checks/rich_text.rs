//! Formatted text.

use serde_json::{Value, json};

use crate::{of, refuses, takes};

const ELEMENT: &str = "/blocks/0/elements/0";

fn text(element: &Value) -> Value {
    of(&json!({ "type": "rich_text", "elements": [element] }))
}

fn line(element: &Value) -> Value {
    json!({ "type": "rich_text_section", "elements": [element] })
}

#[test]
fn sections_lists_code_and_quotes_are_taken() {
    let word = json!({ "type": "text", "text": "a", "style": { "bold": true, "italic": true, "strike": true, "code": true } });
    takes(&text(&line(&word)));
    takes(&text(
        &json!({ "type": "rich_text_list", "style": "ordered", "indent": 8, "offset": 2, "border": 0, "elements": [line(&word)] }),
    ));
    takes(&text(&json!({ "type": "rich_text_quote", "elements": [word], "border": 1 })));
    takes(&text(
        &json!({ "type": "rich_text_preformatted", "language": "rust", "elements": [{ "type": "text", "text": "fn main() {}" }] }),
    ));
}

#[test]
fn every_element_of_a_line_is_taken() {
    for element in [
        json!({ "type": "link", "url": "https://example.com", "text": "here", "style": { "bold": true } }),
        json!({ "type": "emoji", "name": "wave", "unicode": "1f44b", "skin_tone": 2 }),
        json!({ "type": "user", "user_id": "U1", "style": { "bold": true } }),
        json!({ "type": "usergroup", "usergroup_id": "S1" }),
        json!({ "type": "channel", "channel_id": "C1" }),
        json!({ "type": "broadcast", "range": "here" }),
        json!({ "type": "date", "timestamp": 1_720_710_212, "format": "{date_num} at {time}", "fallback": "then" }),
        json!({ "type": "color", "value": "#F405B3" }),
    ] {
        takes(&text(&line(&element)));
    }
}

#[test]
fn a_list_does_not_stand_in_a_list() {
    let inner = json!({ "type": "rich_text_list", "style": "bullet", "elements": [line(&json!({ "type": "text", "text": "a" }))] });
    let outer = json!({ "type": "rich_text_list", "style": "bullet", "elements": [inner] });
    refuses(&text(&outer), &[&format!("unsupported type: rich_text_list at {ELEMENT}/elements/0/type")]);
}

#[test]
fn a_list_says_its_style_and_is_not_too_deep() {
    let list = |fields: Value| {
        let mut list =
            json!({ "type": "rich_text_list", "elements": [line(&json!({ "type": "text", "text": "a" }))] });
        list.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        text(&list)
    };
    refuses(&list(json!({})), &[&format!("missing required field: style at {ELEMENT}")]);
    refuses(&list(json!({ "style": "dash" })), &[&format!("must be a valid enum value at {ELEMENT}/style")]);
    refuses(
        &list(json!({ "style": "bullet", "indent": 9 })),
        &[&format!("must be less than 9 at {ELEMENT}/indent")],
    );
}

#[test]
fn words_are_not_empty_and_have_known_styles() {
    let at = format!("{ELEMENT}/elements/0");
    refuses(
        &text(&line(&json!({ "type": "text", "text": "" }))),
        &[&format!("must be more than 0 characters at {at}/text")],
    );
    refuses(
        &text(&line(&json!({ "type": "text", "text": "a", "style": { "blink": true } }))),
        &[&format!("invalid additional property: blink at {at}/style")],
    );
    refuses(
        &text(&line(&json!({ "type": "text", "text": "a", "style": "bold" }))),
        &[&format!("must provide an object at {at}/style")],
    );
    refuses(
        &text(&line(&json!({ "type": "broadcast", "range": "all" }))),
        &[&format!("must be a valid enum value at {at}/range")],
    );
}

#[test]
fn code_holds_words_and_links_only() {
    let code = json!({ "type": "rich_text_preformatted", "elements": [{ "type": "user", "user_id": "U1" }] });
    refuses(&text(&code), &[&format!("unsupported type: user at {ELEMENT}/elements/0/type")]);
}

#[test]
fn words_do_not_stand_outside_a_section() {
    refuses(
        &text(&json!({ "type": "text", "text": "a" })),
        &[&format!("unsupported type: text at {ELEMENT}/type")],
    );
}
