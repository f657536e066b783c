//! Forms.

use insta::assert_snapshot;

use super::*;
use crate::chat::message::{Field, FieldChoice, FieldKind, Form};

fn form(fields: Vec<Field>) -> Form {
    Form {
        action: Action::Answer(round()),
        title: "Your answer".to_owned(),
        intro: Some("**Why?**\n\nA `Vary` header".to_owned()),
        fields,
        submit: "Send".to_owned(),
    }
}

fn field(id: &str, kind: FieldKind) -> Field {
    Field { id: id.to_owned(), label: id.to_owned(), max_chars: 3_000, kind, ..Field::default() }
}

fn several(number: usize) -> FieldKind {
    let choice = |number| FieldChoice { value: format!("v{number}"), label: format!("Label {number}") };
    FieldKind::Several((0..number).map(choice).collect())
}

#[test]
fn a_form_is_a_modal_with_its_reminder_above_its_fields() {
    let text = Field {
        value: "old".to_owned(),
        placeholder: "Say it".to_owned(),
        ..field("answer", FieldKind::Text)
    };
    let view = view(&form(vec![text]), "C1 1.2");
    assert_snapshot!(serde_json::to_string_pretty(&view).unwrap(), @r#"
    {
      "blocks": [
        {
          "elements": [
            {
              "elements": [
                {
                  "style": {
                    "bold": true
                  },
                  "text": "Why?",
                  "type": "text"
                },
                {
                  "text": "\n\nA ",
                  "type": "text"
                },
                {
                  "style": {
                    "code": true
                  },
                  "text": "Vary",
                  "type": "text"
                },
                {
                  "text": " header",
                  "type": "text"
                }
              ],
              "type": "rich_text_section"
            }
          ],
          "type": "rich_text"
        },
        {
          "block_id": "answer",
          "element": {
            "action_id": "answer",
            "initial_value": "old",
            "max_length": 3000,
            "multiline": true,
            "placeholder": {
              "emoji": false,
              "text": "Say it",
              "type": "plain_text"
            },
            "type": "plain_text_input"
          },
          "label": {
            "emoji": false,
            "text": "answer",
            "type": "plain_text"
          },
          "optional": false,
          "type": "input"
        }
      ],
      "callback_id": "answer:0193b3c0-0000-7000-8000-000000000001",
      "close": {
        "emoji": false,
        "text": "Cancel",
        "type": "plain_text"
      },
      "private_metadata": "C1 1.2",
      "submit": {
        "emoji": false,
        "text": "Send",
        "type": "plain_text"
      },
      "title": {
        "emoji": false,
        "text": "Your answer",
        "type": "plain_text"
      },
      "type": "modal"
    }
    "#);
}

#[test]
fn what_can_be_chosen_is_a_picker() {
    let channel = field("channel", FieldKind::Channel);
    let chosen = Field { value: "C7".to_owned(), ..field("other", FieldKind::Channel) };
    let time = Field { value: "09:00".to_owned(), ..field("time", FieldKind::Time) };
    let days = Field {
        value: "v1,v3".to_owned(),
        placeholder: "Any day".to_owned(),
        optional: true,
        ..field("days", several(7))
    };
    let view = view(
        &form(vec![channel, chosen, time, days, field("topics", several(11)), field("all", several(201))]),
        "",
    );
    let element = |number: usize| view["blocks"][number]["element"].clone();
    assert_eq!(element(1)["type"], "conversations_select");
    assert_eq!(element(1)["filter"], json!({ "include": ["public", "private"], "exclude_bot_users": true }));
    assert_eq!(element(1)["default_to_current_conversation"], true);
    assert_eq!(element(2)["initial_conversation"], "C7");
    assert_eq!(element(3)["initial_time"], "09:00");
    assert_eq!(
        (element(4)["type"].as_str(), element(4)["initial_options"][1]["value"].as_str()),
        (Some("checkboxes"), Some("v3"))
    );
    assert_eq!(view["blocks"][4]["optional"], true);
    assert_eq!(view["blocks"][4]["hint"]["text"], "Any day");
    assert_eq!(element(4)["placeholder"], json!(null));
    assert_eq!(element(5)["type"], "multi_static_select");
    assert_eq!(element(6)["option_groups"].as_array().unwrap().len(), 3);
    assert!(element(5)["initial_options"].is_null());
}

#[test]
fn nothing_in_a_form_is_longer_than_slack_takes() {
    let long = "x".repeat(9_000);
    let mut form = form(vec![Field {
        label: long.clone(),
        value: long.clone(),
        placeholder: long.clone(),
        max_chars: 9_000,
        ..field("answer", FieldKind::Text)
    }]);
    form.title.clone_from(&long);
    form.submit.clone_from(&long);
    form.intro = Some("*a* ".repeat(2_000));
    let view = view(&form, &long);
    let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    assert_eq!(length(&view["title"]["text"]), 24);
    assert_eq!(length(&view["submit"]["text"]), 24);
    assert_eq!(length(&view["private_metadata"]), 3_000);
    let input = &view["blocks"][1];
    assert_eq!(input["element"]["max_length"], 3_000);
    assert_eq!(length(&input["element"]["initial_value"]), 3_000);
    assert_eq!(length(&input["element"]["placeholder"]["text"]), 150);
    assert_eq!(view["blocks"][0]["elements"][0]["type"], "rich_text_preformatted");
}

#[test]
fn what_was_given_is_found_by_the_ids_of_the_fields() {
    let state = json!({ "values": {
        "answer": { "answer": { "type": "plain_text_input", "value": "a\nb" } },
        "empty": { "empty": { "type": "plain_text_input", "value": null } },
        "channel": { "channel": { "type": "conversations_select", "selected_conversation": "C1" } },
        "time": { "time": { "type": "timepicker", "selected_time": "09:30" } },
        "days": { "days": { "type": "checkboxes", "selected_options": [{ "value": "mon" }, { "value": "fri" }] } },
        "topics": { "topics": { "type": "multi_static_select", "selected_options": [] } },
    }});
    let values: Vec<(String, String)> = values(&state).into_iter().collect();
    let values: Vec<(&str, &str)> = values.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    assert_eq!(values, [("answer", "a\nb"), ("channel", "C1"), ("days", "mon,fri"), ("time", "09:30")]);
    assert!(super::values(&json!({})).is_empty());
}
