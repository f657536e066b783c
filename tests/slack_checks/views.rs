//! Modals and Home tabs.

use serde_json::{Value, json};

use crate::{
    checks, form, is_refused, letters, mrkdwn, plain, refuses_view, section, takes_view, with, without,
};

fn modal() -> Value {
    json!({ "type": "modal", "title": plain("Form"), "blocks": [section("Hello")] })
}

#[test]
fn a_modal_has_a_title_and_blocks() {
    takes_view(&modal());
    refuses_view(&json!({}), &["missing required field: type at /view"]);
    refuses_view(
        &json!({ "type": "modal" }),
        &["missing required field: title at /view", "missing required field: blocks at /view"],
    );
    refuses_view(&with(&modal(), "type", &json!("dialog")), &["unsupported type: dialog at /view/type"]);
}

#[test]
fn its_title_and_buttons_have_at_most_24_characters() {
    for name in ["title", "submit", "close"] {
        takes_view(&with(&modal(), name, &plain(&letters(24))));
        let words = format!("must be less than 25 characters at /view/{name}/text");
        refuses_view(&with(&modal(), name, &plain(&letters(25))), &[&words]);
        let words = format!("must be a valid enum value at /view/{name}/type");
        refuses_view(&with(&modal(), name, &mrkdwn("*a*")), &[&words]);
    }
}

#[test]
fn it_has_one_to_a_hundred_blocks() {
    let blocks = |count: usize| with(&modal(), "blocks", &json!(vec![json!({ "type": "divider" }); count]));
    takes_view(&blocks(100));
    refuses_view(&blocks(101), &["no more than 100 items allowed at /view/blocks"]);
    refuses_view(&blocks(0), &["must provide at least 1 items at /view/blocks"]);
}

#[test]
fn what_an_app_keeps_in_it_is_limited() {
    for (name, most) in [("private_metadata", 3000), ("callback_id", 255), ("external_id", 255)] {
        takes_view(&with(&modal(), name, &json!(letters(most))));
        let words = format!("must be less than {} characters at /view/{name}", most + 1);
        refuses_view(&with(&modal(), name, &json!(letters(most + 1))), &[&words]);
    }
}

#[test]
fn what_slack_adds_to_a_view_is_not_sent_back() {
    refuses_view(&with(&modal(), "state", &json!({})), &["invalid additional property: state at /view"]);
    refuses_view(&with(&modal(), "id", &json!("V1")), &["invalid additional property: id at /view"]);
}

#[test]
fn a_modal_with_an_input_can_be_submitted() {
    let form = form(&json!({ "type": "plain_text_input" }));
    takes_view(&form);
    refuses_view(
        &without(&form, "submit"),
        &["must define `submit` to use an `input` block in modals at /view/blocks/0/input"],
    );
}

#[test]
fn an_input_has_a_label_and_an_element() {
    let input = json!({
        "type": "input", "block_id": "a", "label": plain(&letters(2000)), "hint": plain(&letters(2000)),
        "optional": true, "dispatch_action": true, "element": { "type": "plain_text_input" },
    });
    let of = |input: &Value| with(&with(&modal(), "submit", &plain("Send")), "blocks", &json!([input]));
    takes_view(&of(&input));
    for name in ["label", "hint"] {
        let words = format!("must be less than 2001 characters at /view/blocks/0/{name}/text");
        refuses_view(&of(&with(&input, name, &plain(&letters(2001)))), &[&words]);
    }
    for name in ["label", "element"] {
        let words = format!("missing required field: {name} at /view/blocks/0");
        refuses_view(&of(&without(&input, name)), &[&words]);
    }
}

#[test]
fn the_cursor_stands_in_one_place() {
    let field = |id: &str| json!({ "type": "input", "label": plain(id), "element": { "type": "plain_text_input", "focus_on_load": true } });
    let form = form(&json!({ "type": "plain_text_input" }));
    takes_view(&with(&form, "blocks", &json!([field("a")])));
    refuses_view(
        &with(&form, "blocks", &json!([field("a"), field("b")])),
        &["only one element can be set to `focus_on_load` at /view/blocks/1/element/focus_on_load"],
    );
}

#[test]
fn ids_are_unique_in_a_view() {
    let block = with(&section("Hello"), "block_id", &json!("a"));
    refuses_view(
        &with(&modal(), "blocks", &json!([block, block])),
        &["`block_id` \"a\" already exists at /view/blocks/1/block_id"],
    );
}

#[test]
fn some_blocks_stand_in_messages_only() {
    for kind in ["markdown", "file", "table", "carousel", "context_actions", "plan", "task_card"] {
        let words = format!("unsupported type: {kind} at /view/blocks/0/type");
        refuses_view(&with(&modal(), "blocks", &json!([{ "type": kind }])), &[&words]);
    }
    takes_view(&with(
        &modal(),
        "blocks",
        &json!([{ "type": "alert", "text": mrkdwn("Careful"), "level": "warning" }]),
    ));
}

#[test]
fn a_home_tab_has_neither_title_nor_buttons() {
    let home = json!({ "type": "home", "blocks": [section("Hello")] });
    takes_view(&home);
    refuses_view(&with(&home, "title", &plain("Home")), &["invalid additional property: title at /view"]);
    refuses_view(&with(&home, "submit", &plain("Send")), &["invalid additional property: submit at /view"]);
}

#[test]
fn a_view_is_not_larger_than_250_kilobytes() {
    let large = with(&modal(), "blocks", &json!(vec![section(&letters(3000)); 90]));
    is_refused(checks::view(&large), "view_too_large", &[]);
}
