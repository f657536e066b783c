//! The menu keeps Discord's limits, and what Discord adds to it is no change.

use super::*;

const COMMANDS: &[CommandSpec] = &[
    CommandSpec {
        name: "ask",
        summary: "Asks",
        help: "",
        examples: &[],
        who: Who::Everyone,
        place: Where::Channel,
        options: &[
            OptionSpec { name: "topic", summary: "Of `what`", kind: OptionKind::Topic, required: true },
            OptionSpec {
                name: "hard",
                summary: "How hard",
                kind: OptionKind::Words(&["a", "b"]),
                required: false,
            },
        ],
        subcommands: &[],
    },
    CommandSpec {
        name: "plan",
        summary: "Plans",
        help: "",
        examples: &[],
        who: Who::Admins,
        place: Where::Anywhere,
        options: &[],
        subcommands: &[CommandSpec {
            name: "add",
            summary: "Adds",
            help: "",
            examples: &[],
            who: Who::Admins,
            place: Where::Channel,
            options: &[OptionSpec {
                name: "in",
                summary: "Where",
                kind: OptionKind::Channel,
                required: false,
            }],
            subcommands: &[],
        }],
    },
];

/// What Discord says of a command that was registered.
fn as_told(commands: &Value) -> Value {
    let mut told = commands.clone();
    for (number, command) in told.as_array_mut().into_iter().flatten().enumerate() {
        command["id"] = json!(number.to_string());
        command["application_id"] = json!("1");
        command["version"] = json!("7");
        command["nsfw"] = json!(false);
        command["name_localizations"] = Value::Null;
        command["dm_permission"] = json!(true);
        if command["description"].is_null() {
            command["description"] = json!("");
        }
        if command["default_member_permissions"].is_null() {
            command["default_member_permissions"] = Value::Null;
        }
        for option in command["options"].as_array_mut().into_iter().flatten() {
            if option["required"] == false
                && let Some(option) = option.as_object_mut()
            {
                option.remove("required");
            }
        }
        if command["options"] == json!([])
            && let Some(command) = command.as_object_mut()
        {
            command.remove("options");
        }
    }
    let mut turned = told.as_array().cloned().unwrap_or_default();
    turned.reverse();
    json!(turned)
}

#[test]
fn what_discord_adds_is_no_change() {
    let wanted = all(COMMANDS);
    assert_eq!(normal(&as_told(&wanted)), normal(&wanted));
}

#[test]
fn another_word_another_order_and_another_right_are_changes() {
    let wanted = all(COMMANDS);
    let changed = |change: fn(&mut Value)| {
        let mut other = as_told(&wanted);
        change(&mut other);
        normal(&other) != normal(&wanted)
    };
    // The list is turned around: the command on messages, `plan`, `ask`.
    assert!(changed(|other| other[2]["description"] = json!("Asks you")));
    assert!(changed(|other| other[2]["options"].as_array_mut().into_iter().for_each(|all| all.reverse())));
    assert!(changed(|other| other[1]["default_member_permissions"] = Value::Null));
    assert!(changed(|other| other[2]["options"][1]["choices"][0]["name"] = json!("c")));
    assert!(changed(|other| other.as_array_mut().into_iter().for_each(|all| drop(all.pop()))));
}

#[test]
fn options_are_typed_and_admin_commands_are_hidden() {
    let all = all(COMMANDS);
    assert_eq!(all[0]["options"][0]["autocomplete"], true);
    assert_eq!(all[0]["options"][0]["description"], "Of what");
    assert_eq!(all[0]["options"][1]["choices"][1], json!({ "name": "b", "value": "b" }));
    assert_eq!((&all[0]["contexts"], &all[1]["contexts"]), (&json!([0]), &json!([0, 1])));
    assert_eq!(all[0]["default_member_permissions"], Value::Null);
    assert_eq!(all[1]["default_member_permissions"], "32");
    assert_eq!(all[1]["options"][0]["options"][0]["type"], 7);
    assert_eq!((&all[2]["type"], &all[2]["description"]), (&json!(3), &Value::Null));
}
