//! Elements, and what they are made of.

use serde_json::{Value, json};

use crate::{
    form, letters, mrkdwn, option, plain, refuses, refuses_view, row, takes, takes_view, with, without,
};

const ELEMENT: &str = "/blocks/0/elements/0";
const FIELD: &str = "/view/blocks/0/element";

fn button() -> Value {
    json!({ "type": "button", "text": plain("Go"), "action_id": "go" })
}

#[test]
fn a_button_is_short_and_has_a_known_style() {
    let full = json!({
        "type": "button", "text": plain(&letters(75)), "action_id": letters(255), "value": letters(2000),
        "url": format!("https://example.com/{}", letters(2980)), "style": "primary", "accessibility_label": letters(75),
    });
    takes(&row(&full));
    let cases = [
        ("text", plain(&letters(76)), "must be less than 76 characters", "/text/text"),
        ("text", plain(""), "must be more than 0 characters", "/text/text"),
        ("text", mrkdwn("Go"), "must be a valid enum value", "/text/type"),
        ("action_id", json!(letters(256)), "must be less than 256 characters", "/action_id"),
        ("value", json!(letters(2001)), "must be less than 2001 characters", "/value"),
        ("value", json!(""), "must be more than 0 characters", "/value"),
        ("url", json!(letters(3001)), "must be less than 3001 characters", "/url"),
        ("style", json!("default"), "must be a valid enum value", "/style"),
        (
            "accessibility_label",
            json!(letters(76)),
            "must be less than 76 characters",
            "/accessibility_label",
        ),
        ("disabled", json!(true), "invalid additional property: disabled", ""),
    ];
    for (name, value, words, at) in cases {
        refuses(&row(&with(&full, name, &value)), &[&format!("{words} at {ELEMENT}{at}")]);
    }
    refuses(&row(&without(&button(), "text")), &[&format!("missing required field: text at {ELEMENT}")]);
}

#[test]
fn a_confirmation_has_a_title_a_text_and_two_buttons() {
    let confirm = json!({
        "title": plain(&letters(100)), "text": plain(&letters(300)), "confirm": plain(&letters(30)),
        "deny": plain(&letters(30)), "style": "danger",
    });
    takes(&row(&with(&button(), "confirm", &confirm)));
    for (name, most) in [("title", 100), ("confirm", 30), ("deny", 30)] {
        let long = with(&confirm, name, &plain(&letters(most + 1)));
        let words = format!("must be less than {} characters at {ELEMENT}/confirm/{name}/text", most + 1);
        refuses(&row(&with(&button(), "confirm", &long)), &[&words]);
        let missing = with(&button(), "confirm", &without(&confirm, name));
        refuses(&row(&missing), &[&format!("missing required field: {name} at {ELEMENT}/confirm")]);
    }
    let long = with(&confirm, "text", &plain(&letters(301)));
    refuses(
        &row(&with(&button(), "confirm", &long)),
        &[
            &format!("failed to match all allowed schemas at {ELEMENT}/confirm/text"),
            &format!("must be less than 301 characters at {ELEMENT}/confirm/text/text"),
        ],
    );
}

fn menu(options: usize) -> Value {
    let options: Vec<Value> = (0..options).map(|number| option(&number.to_string())).collect();
    json!({ "type": "static_select", "action_id": "menu", "options": options })
}

#[test]
fn a_menu_has_one_to_a_hundred_options() {
    takes(&row(&menu(100)));
    refuses(&row(&menu(101)), &[&format!("no more than 100 items allowed at {ELEMENT}/options")]);
    refuses(&row(&menu(0)), &[&format!("must provide at least 1 items at {ELEMENT}/options")]);
    takes(&row(&with(&menu(1), "placeholder", &plain(&letters(150)))));
    refuses(
        &row(&with(&menu(1), "placeholder", &plain(&letters(151)))),
        &[&format!("must be less than 151 characters at {ELEMENT}/placeholder/text")],
    );
}

#[test]
fn a_menu_has_options_or_groups_of_them() {
    let groups = json!([{ "label": plain(&letters(75)), "options": [option("a")] }]);
    let grouped = with(&without(&menu(1), "options"), "option_groups", &groups);
    takes(&row(&grouped));
    let words = format!("must define exactly one of `options` and `option_groups` at {ELEMENT}");
    refuses(&row(&with(&menu(1), "option_groups", &groups)), &[&words]);
    refuses(&row(&without(&menu(1), "options")), &[&words]);
}

#[test]
fn an_option_is_short_and_its_value_its_own() {
    let of = |option: &Value| row(&with(&menu(1), "options", &json!([option])));
    let at = format!("{ELEMENT}/options/0");
    let full =
        json!({ "text": plain(&letters(75)), "value": letters(150), "description": plain(&letters(75)) });
    takes(&of(&full));
    let cases = [
        ("text", plain(&letters(76)), "must be less than 76 characters", "/text/text"),
        ("text", mrkdwn("a"), "must be a valid enum value", "/text/type"),
        ("value", json!(letters(151)), "must be less than 151 characters", "/value"),
        ("description", plain(&letters(76)), "must be less than 76 characters", "/description/text"),
        ("url", json!("https://example.com"), "invalid additional property: url", ""),
    ];
    for (name, value, words, part) in cases {
        refuses(&of(&with(&full, name, &value)), &[&format!("{words} at {at}{part}")]);
    }
    refuses(
        &row(&with(&menu(1), "options", &json!([option("a"), option("a")]))),
        &[&format!("Input contains duplicate items at {ELEMENT}/options/1/value")],
    );
}

#[test]
fn what_is_chosen_at_first_is_an_option() {
    takes(&row(&with(&menu(2), "initial_option", &option("1"))));
    refuses(
        &row(&with(&menu(2), "initial_option", &option("2"))),
        &[&format!("`initial_option` must match an item of `options` at {ELEMENT}/initial_option")],
    );
}

#[test]
fn boxes_and_radio_buttons_are_at_most_ten_and_may_be_formatted() {
    for kind in ["checkboxes", "radio_buttons"] {
        let group = |count: usize| {
            let text = |number: usize| json!({ "text": mrkdwn("*a*"), "value": number.to_string() });
            json!({ "type": kind, "action_id": "group", "options": (0..count).map(text).collect::<Vec<_>>() })
        };
        takes_view(&form(&group(10)));
        refuses_view(&form(&group(11)), &[&format!("no more than 10 items allowed at {FIELD}/options")]);
    }
}

#[test]
fn an_overflow_menu_has_one_to_five_options_and_no_placeholder() {
    let overflow = |count: usize| with(&menu(count), "type", &json!("overflow"));
    takes(&row(&overflow(5)));
    refuses(&row(&overflow(6)), &[&format!("no more than 5 items allowed at {ELEMENT}/options")]);
    let link = json!([{ "text": plain("a"), "value": "a", "url": "https://example.com" }]);
    takes(&row(&with(&overflow(1), "options", &link)));
    refuses(
        &row(&with(&overflow(1), "placeholder", &plain("a"))),
        &[&format!("invalid additional property: placeholder at {ELEMENT}")],
    );
}

#[test]
fn menus_of_people_and_places_have_their_own_properties() {
    takes_view(&form(&json!({
        "type": "conversations_select", "action_id": "channel", "default_to_current_conversation": true,
        "response_url_enabled": true,
        "filter": { "include": ["public", "private"], "exclude_bot_users": true, "exclude_external_shared_channels": true },
    })));
    let filtered = |filter| form(&json!({ "type": "conversations_select", "filter": filter }));
    refuses_view(&filtered(json!({})), &[&format!("must have minimum 1 properties at {FIELD}/filter")]);
    refuses_view(
        &filtered(json!({ "include": [] })),
        &[&format!("must provide at least 1 items at {FIELD}/filter/include")],
    );
    refuses_view(
        &filtered(json!({ "include": ["channels"] })),
        &[&format!("must be a valid enum value at {FIELD}/filter/include/0")],
    );
    takes_view(&form(
        &json!({ "type": "multi_users_select", "initial_users": ["U1"], "max_selected_items": 3 }),
    ));
    refuses_view(
        &form(&json!({ "type": "multi_channels_select", "max_selected_items": 0 })),
        &[&format!("must be greater than 0 at {FIELD}/max_selected_items")],
    );
    refuses_view(
        &form(&json!({ "type": "channels_select", "initial_user": "U1" })),
        &[&format!("invalid additional property: initial_user at {FIELD}")],
    );
}

#[test]
fn days_and_times_are_written_in_their_form() {
    takes_view(&form(&json!({ "type": "datepicker", "initial_date": "2026-02-28" })));
    takes_view(&form(&json!({ "type": "timepicker", "initial_time": "09:05", "timezone": "Europe/Berlin" })));
    takes_view(&form(&json!({ "type": "datetimepicker", "initial_date_time": 1_628_633_820 })));
    let cases = [
        (json!({ "type": "datepicker", "initial_date": "2026-02-30" }), "valid: date", "initial_date"),
        (json!({ "type": "datepicker", "initial_date": "2026-2-3" }), "valid: date", "initial_date"),
        (json!({ "type": "timepicker", "initial_time": "9:05" }), "valid: time", "initial_time"),
        (json!({ "type": "timepicker", "initial_time": "24:00" }), "valid: time", "initial_time"),
        (json!({ "type": "timepicker", "timezone": "Berlin" }), "valid: timezone", "timezone"),
    ];
    for (wrong, words, name) in cases {
        refuses_view(&form(&wrong), &[&format!("input must be a {words} at {FIELD}/{name}")]);
    }
    refuses_view(
        &form(&json!({ "type": "datetimepicker", "initial_date_time": 1_628_633_820_000_i64 })),
        &[&format!("must be less than 10000000000 at {FIELD}/initial_date_time")],
    );
}

#[test]
fn a_text_input_holds_at_most_three_thousand_characters() {
    let input = json!({ "type": "plain_text_input", "action_id": "text", "multiline": true });
    takes_view(&form(&with(&input, "max_length", &json!(3000))));
    takes_view(&form(&with(&input, "initial_value", &json!(letters(3000)))));
    let cases = [
        ("max_length", json!(3001), "must be less than 3001"),
        ("max_length", json!(0), "must be greater than 0"),
        ("min_length", json!(3001), "must be less than 3001"),
        ("min_length", json!("1"), "must provide an integer"),
        ("initial_value", json!(letters(3001)), "must be less than 3001 characters"),
    ];
    for (name, value, words) in cases {
        let refusal = crate::checks::view(&form(&with(&input, name, &value))).unwrap_err();
        assert_eq!(refusal.messages[0], format!("[ERROR] {words} [json-pointer:{FIELD}/{name}]"));
    }
    let narrow = with(&with(&input, "max_length", &json!(5)), "initial_value", &json!("123456"));
    refuses_view(&form(&narrow), &[&format!("must be less than 6 characters at {FIELD}/initial_value")]);
    let crossed = with(&with(&input, "max_length", &json!(5)), "min_length", &json!(6));
    refuses_view(&form(&crossed), &[&format!("must be less than 6 at {FIELD}/min_length")]);
}

#[test]
fn other_inputs_have_their_own_properties() {
    takes_view(&form(
        &json!({ "type": "number_input", "is_decimal_allowed": false, "min_value": "1", "max_value": "9" }),
    ));
    refuses_view(
        &form(&json!({ "type": "number_input" })),
        &[&format!("missing required field: is_decimal_allowed at {FIELD}")],
    );
    refuses_view(
        &form(&json!({ "type": "number_input", "is_decimal_allowed": true, "min_value": "one" })),
        &[&format!("input must be a valid: number at {FIELD}/min_value")],
    );
    takes_view(&form(
        &json!({ "type": "email_text_input", "dispatch_action_config": { "trigger_actions_on": ["on_enter_pressed"] } }),
    ));
    takes_view(&form(&json!({ "type": "url_text_input" })));
    takes_view(&form(&json!({ "type": "file_input", "filetypes": ["png"], "max_files": 10 })));
    refuses_view(
        &form(&json!({ "type": "file_input", "max_files": 11 })),
        &[&format!("must be less than 11 at {FIELD}/max_files")],
    );
    takes_view(&form(&json!({ "type": "rich_text_input", "min_lines": 1, "max_lines": 100 })));
}
