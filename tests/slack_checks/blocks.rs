//! Block by block.

use serde_json::json;

use crate::{letters, mrkdwn, of, option, plain, refuses, section, takes, with, without};

#[test]
fn a_section_has_one_to_three_thousand_characters() {
    takes(&of(&section(&"é".repeat(3000))));
    refuses(
        &of(&section(&letters(3001))),
        &[
            "failed to match all allowed schemas at /blocks/0/text",
            "must be less than 3001 characters at /blocks/0/text/text",
        ],
    );
    refuses(
        &of(&section("")),
        &[
            "failed to match all allowed schemas at /blocks/0/text",
            "must be more than 0 characters at /blocks/0/text/text",
        ],
    );
    takes(&of(&with(&section("Hello"), "expand", &json!(true))));
}

#[test]
fn a_section_has_a_text_or_fields() {
    refuses(&of(&json!({ "type": "section" })), &["must define either `text` or `fields` at /blocks/0/type"]);
    takes(&of(&json!({ "type": "section", "fields": [mrkdwn("*Topic*"), plain("Rust")] })));
}

#[test]
fn a_section_has_at_most_ten_fields_of_two_thousand_characters() {
    let fields = |count: usize| json!({ "type": "section", "fields": vec![plain("x"); count] });
    takes(&of(&fields(10)));
    refuses(&of(&fields(11)), &["no more than 10 items allowed at /blocks/0/fields"]);
    refuses(&of(&fields(0)), &["must provide at least 1 items at /blocks/0/fields"]);
    refuses(
        &of(&json!({ "type": "section", "fields": [mrkdwn(&letters(2001))] })),
        &[
            "failed to match all allowed schemas at /blocks/0/fields/0",
            "must be less than 2001 characters at /blocks/0/fields/0/text",
        ],
    );
}

#[test]
fn a_text_has_the_properties_of_its_kind() {
    let text = |text| json!({ "type": "section", "text": text });
    takes(&of(&text(json!({ "type": "mrkdwn", "text": "a", "verbatim": true }))));
    takes(&of(&text(json!({ "type": "plain_text", "text": "a", "emoji": false }))));
    let all = "failed to match all allowed schemas at /blocks/0/text";
    let cases = [
        (
            json!({ "type": "mrkdwn", "text": "a", "emoji": true }),
            "invalid additional property: emoji at /blocks/0/text",
        ),
        (
            json!({ "type": "plain_text", "text": "a", "verbatim": true }),
            "invalid additional property: verbatim at /blocks/0/text",
        ),
        (json!({ "type": "html", "text": "a" }), "must be a valid enum value at /blocks/0/text/type"),
        (json!({ "type": "mrkdwn" }), "missing required field: text at /blocks/0/text"),
        (json!({ "text": "a" }), "missing required field: type at /blocks/0/text"),
        (json!("a"), "must provide an object at /blocks/0/text"),
        (json!({ "type": "mrkdwn", "text": 1 }), "must provide a string at /blocks/0/text/text"),
    ];
    for (wrong, words) in cases {
        refuses(&of(&text(wrong)), &[all, words]);
    }
}

#[test]
fn what_is_not_known_is_refused() {
    refuses(
        &of(&with(&section("Hello"), "colour", &json!("red"))),
        &["invalid additional property: colour at /blocks/0"],
    );
    refuses(
        &of(&json!({ "type": "divider", "text": plain("-") })),
        &["invalid additional property: text at /blocks/0"],
    );
    refuses(
        &of(&json!({ "type": "divider", "block_id": null })),
        &["must provide a string at /blocks/0/block_id"],
    );
}

#[test]
fn a_header_is_plain_text_of_at_most_150_characters() {
    let header = |text: &str| json!({ "type": "header", "text": plain(text) });
    takes(&of(&header(&letters(150))));
    takes(&of(&with(&header("Hello"), "level", &json!(2))));
    refuses(&of(&header(&letters(151))), &["must be less than 151 characters at /blocks/0/text/text"]);
    refuses(
        &of(&json!({ "type": "header", "text": mrkdwn("*a*") })),
        &["must be a valid enum value at /blocks/0/text/type"],
    );
    refuses(&of(&json!({ "type": "header" })), &["missing required field: text at /blocks/0"]);
    refuses(&of(&with(&header("Hello"), "level", &json!(5))), &["must be less than 5 at /blocks/0/level"]);
}

#[test]
fn a_context_has_one_to_ten_texts_and_images() {
    let context = |elements| json!({ "type": "context", "elements": elements });
    takes(&of(&context(json!(vec![mrkdwn("small"); 10]))));
    takes(&of(&context(
        json!([{ "type": "image", "image_url": "https://example.com/a.png", "alt_text": "A" }]),
    )));
    refuses(
        &of(&context(json!(vec![mrkdwn("small"); 11]))),
        &["no more than 10 items allowed at /blocks/0/elements"],
    );
    refuses(&of(&context(json!([]))), &["must provide at least 1 items at /blocks/0/elements"]);
    refuses(
        &of(&context(json!([{ "type": "button", "text": plain("Go") }]))),
        &["unsupported type: button at /blocks/0/elements/0/type"],
    );
    refuses(
        &of(&context(json!([mrkdwn(&letters(3001))]))),
        &["must be less than 3001 characters at /blocks/0/elements/0/text"],
    );
}

#[test]
fn a_row_has_one_to_25_elements() {
    let buttons = |count: usize| json!({ "type": "actions", "elements": vec![json!({ "type": "button", "text": plain("Go") }); count] });
    takes(&of(&buttons(25)));
    refuses(&of(&buttons(26)), &["no more than 25 items allowed at /blocks/0/elements"]);
    refuses(&of(&buttons(0)), &["must provide at least 1 items at /blocks/0/elements"]);
}

#[test]
fn each_block_takes_its_own_elements() {
    let input = json!({ "type": "plain_text_input", "action_id": "a" });
    refuses(
        &of(&json!({ "type": "actions", "elements": [input] })),
        &["unsupported type: plain_text_input at /blocks/0/elements/0/type"],
    );
    refuses(
        &of(&with(&section("Hello"), "accessory", &input)),
        &["unsupported type: plain_text_input at /blocks/0/accessory/type"],
    );
    refuses(
        &of(
            &json!({ "type": "input", "label": plain("Label"), "element": { "type": "button", "text": plain("Go") } }),
        ),
        &["unsupported type: button at /blocks/0/element/type"],
    );
    let menu = json!({ "type": "static_select", "options": [option("a")] });
    takes(&of(&with(&section("Hello"), "accessory", &menu)));
    takes(&of(&json!({ "type": "actions", "elements": [menu] })));
}

#[test]
fn an_image_has_one_source_and_a_description() {
    let image = json!({ "type": "image", "image_url": "https://example.com/a.png", "alt_text": "A" });
    takes(&of(&with(&image, "title", &plain("Title"))));
    takes(&of(&with(&without(&image, "image_url"), "slack_file", &json!({ "id": "F1" }))));
    refuses(&of(&without(&image, "alt_text")), &["missing required field: alt_text at /blocks/0"]);
    let one = "must define exactly one of `image_url` and `slack_file` at /blocks/0";
    refuses(&of(&without(&image, "image_url")), &[one]);
    refuses(&of(&with(&image, "slack_file", &json!({ "id": "F1" }))), &[one]);
    refuses(
        &of(&with(&image, "alt_text", &json!(letters(2001)))),
        &["must be less than 2001 characters at /blocks/0/alt_text"],
    );
}

#[test]
fn all_markdown_of_a_message_has_at_most_12000_characters() {
    let markdown = |count: usize| json!({ "type": "markdown", "text": letters(count) });
    takes(&of(&markdown(12_000)));
    refuses(&of(&markdown(12_001)), &["must be less than 12001 characters at /blocks/0/text"]);
    refuses(
        &json!({ "blocks": [markdown(6000), markdown(6001)] }),
        &["must be less than 12001 characters at /blocks/1/text"],
    );
}

#[test]
fn a_table_has_at_most_a_hundred_rows_of_twenty_cells() {
    let cell = json!({ "type": "raw_text", "text": "x" });
    let table =
        |rows: usize, cells: usize| json!({ "type": "table", "rows": vec![vec![cell.clone(); cells]; rows] });
    takes(&of(&table(100, 1)));
    takes(&of(&table(1, 20)));
    refuses(&of(&table(101, 1)), &["no more than 100 items allowed at /blocks/0/rows"]);
    refuses(&of(&table(1, 21)), &["no more than 20 items allowed at /blocks/0/rows/0"]);
    let long = json!({ "type": "table", "rows": [[{ "type": "raw_text", "text": letters(10_000) }, cell]] });
    refuses(&of(&long), &["must be less than 10001 characters at /blocks/0/rows"]);
    takes(&of(&with(
        &table(1, 2),
        "column_settings",
        &json!([null, { "align": "right", "is_wrapped": true }]),
    )));
}

#[test]
fn what_only_some_apps_send_is_checked_as_well() {
    let video = json!({
        "type": "video", "title": plain("Title"), "alt_text": "A", "thumbnail_url": "https://example.com/a.png",
        "video_url": "https://example.com/embed",
    });
    takes(&of(&video));
    refuses(
        &of(&with(&video, "video_url", &json!("http://example.com"))),
        &["input must be a valid: uri at /blocks/0/video_url"],
    );
    refuses(
        &of(&with(&video, "author_name", &json!(letters(50)))),
        &["must be less than 50 characters at /blocks/0/author_name"],
    );
    takes(&of(&json!({ "type": "file", "external_id": "ABC", "source": "remote" })));
    takes(&of(&json!({ "type": "card", "title": mrkdwn("Title") })));
    refuses(
        &of(&json!({ "type": "card" })),
        &["must define at least one of `hero_image`, `title`, `actions` or `body` at /blocks/0"],
    );
    takes(&of(&json!({ "type": "plan", "title": "Plan", "tasks": [] })));
    takes(&of(&json!({ "type": "container", "title": plain("Title"), "child_blocks": [section("Hello")] })));
    takes(&of(&json!({ "type": "context_actions", "elements": [
        { "type": "icon_button", "icon": "trash", "text": plain("Delete") },
    ] })));
}
