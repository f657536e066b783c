//! Messages as a whole.

use serde_json::json;

use crate::{
    checks::{self, Call},
    is_refused, letters, of, refuses, section, takes,
};

#[test]
fn a_message_says_something() {
    is_refused(checks::message(&json!({})), "no_text", &[]);
    is_refused(checks::message(&json!({ "text": "", "blocks": [], "attachments": [] })), "no_text", &[]);
    takes(&json!({ "text": "Hello" }));
    takes(&json!({ "blocks": [section("Hello")] }));
    takes(&json!({ "attachments": [{ "text": "Hello" }] }));
}

#[test]
fn markdown_stands_alone() {
    takes(&json!({ "markdown_text": "# Hello" }));
    is_refused(checks::message(&json!({ "markdown_text": letters(12_001) })), "msg_too_long", &[]);
    for other in [json!({ "text": "Hello" }), json!({ "blocks": [section("Hello")] })] {
        let both = crate::with(&other, "markdown_text", &json!("# Hello"));
        is_refused(checks::message(&both), "markdown_text_conflict", &[]);
    }
}

#[test]
fn a_response_need_not_say_anything() {
    let delete = json!({ "delete_original": true });
    assert_eq!(checks::message_by(Call::Response, &delete), Ok(()));
}

#[test]
fn a_text_has_at_most_forty_thousand_characters() {
    takes(&json!({ "text": "é".repeat(40_000) }));
    is_refused(checks::message(&json!({ "text": letters(40_001) })), "msg_too_long", &[]);
    is_refused(
        checks::message(&json!({ "text": 5 })),
        "invalid_arguments",
        &["must provide a string at /text"],
    );
}

#[test]
fn the_text_of_an_edit_has_at_most_four_thousand_bytes() {
    let edit = |text: String| checks::message_by(Call::Update, &json!({ "text": text }));
    assert_eq!(edit(letters(4000)), Ok(()));
    is_refused(edit(letters(4001)), "msg_too_long", &[]);
    is_refused(edit("é".repeat(2001)), "msg_too_long", &[]);
}

#[test]
fn a_message_has_at_most_fifty_blocks() {
    let blocks = |count: usize| json!({ "blocks": vec![json!({ "type": "divider" }); count] });
    takes(&blocks(50));
    refuses(&blocks(51), &["no more than 50 items allowed at /blocks"]);
}

#[test]
fn blocks_are_a_list_of_objects_with_a_known_type() {
    is_refused(checks::message(&json!({ "blocks": { "type": "divider" } })), "invalid_blocks_format", &[]);
    is_refused(checks::message(&json!({ "blocks": "[]" })), "invalid_blocks_format", &[]);
    refuses(&of(&json!("divider")), &["must provide an object at /blocks/0"]);
    refuses(&of(&json!({})), &["missing required field: type at /blocks/0"]);
    refuses(&of(&json!({ "type": "banner" })), &["unsupported type: banner at /blocks/0/type"]);
    refuses(&of(&json!({ "type": "alert" })), &["unsupported type: alert at /blocks/0/type"]);
}

#[test]
fn all_blocks_together_are_limited_but_not_in_responses() {
    let long = json!({ "blocks": vec![section(&letters(3000)); 5] });
    is_refused(checks::message(&long), "msg_blocks_too_long", &[]);
    is_refused(checks::message_by(Call::Update, &long), "msg_blocks_too_long", &[]);
    assert_eq!(checks::message_by(Call::Response, &long), Ok(()));
    takes(&json!({ "blocks": vec![section(&letters(3000)); 4] }));
}

#[test]
fn ids_of_blocks_are_unique_in_a_message() {
    let divider = |id: &str| json!({ "type": "divider", "block_id": id });
    takes(&json!({ "blocks": [divider("a"), divider("b")] }));
    refuses(
        &json!({ "blocks": [divider("a"), divider("b"), divider("a")] }),
        &["`block_id` \"a\" already exists at /blocks/2/block_id"],
    );
    takes(&of(&divider(&letters(255))));
    refuses(&of(&divider(&letters(256))), &["must be less than 256 characters at /blocks/0/block_id"]);
}

#[test]
fn ids_of_elements_are_unique_in_their_block() {
    let button = |id: &str| json!({ "type": "button", "action_id": id, "text": crate::plain("Go") });
    let row =
        |first: &str, second: &str| json!({ "type": "actions", "elements": [button(first), button(second)] });
    takes(&json!({ "blocks": [row("a", "b"), row("a", "b")] }));
    refuses(
        &json!({ "blocks": [row("a", "b"), row("a", "a")] }),
        &["`action_id` \"a\" already exists at /blocks/1/elements/1/action_id"],
    );
}

#[test]
fn blocks_in_attachments_are_checked_as_well() {
    let attached = |block| json!({ "attachments": [{ "color": "#36a64f", "blocks": [block] }] });
    takes(&attached(section("Hello")));
    is_refused(
        checks::message(&attached(section(""))),
        "invalid_attachments",
        &[
            "failed to match all allowed schemas at /attachments/0/blocks/0/text",
            "must be more than 0 characters at /attachments/0/blocks/0/text/text",
        ],
    );
    is_refused(checks::message(&json!({ "attachments": {} , "text": "Hello" })), "invalid_attachments", &[]);
    let many = json!({ "attachments": vec![json!({ "text": "Hello" }); 101] });
    is_refused(checks::message(&many), "too_many_attachments", &[]);
}

#[test]
fn metadata_is_an_event_with_its_payload() {
    let noted = |metadata| json!({ "text": "Hello", "metadata": metadata });
    takes(&noted(json!({ "event_type": "task_created-2", "event_payload": { "key": "a" } })));
    takes(&noted(
        json!({ "event_type": "a", "event_payload": { "n": 1, "of": [{ "a": true }], "in": { "b": "c" } } }),
    ));
    for wrong in [
        json!("{}"),
        json!({}),
        json!({ "event_type": "a" }),
        json!({ "event_payload": {} }),
        json!({ "event_type": "", "event_payload": {} }),
        json!({ "event_type": "task.created", "event_payload": {} }),
        json!({ "event_type": "a", "event_payload": "b" }),
        json!({ "event_type": "a", "event_payload": {}, "more": 1 }),
        json!({ "event_type": "a", "event_payload": { "deep": { "er": {} } } }),
        json!({ "event_type": "a", "event_payload": { "none": null } }),
    ] {
        is_refused(checks::message(&noted(wrong)), "invalid_metadata_format", &[]);
    }
    let large = json!({ "event_type": "a", "event_payload": { "key": letters(16_001) } });
    is_refused(checks::message(&noted(large)), "metadata_too_large", &[]);
}
