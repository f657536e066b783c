//! The app as Slack is told of it: its commands, events, scopes and settings.

use serde_json::{Value, json};

use super::commands::Naming;
use crate::chat::command::CommandSpec;

/// What the shortcut on a message is called in what Slack sends.
pub const COUNT_AS_ANSWER: &str = "count_as_answer";

/// What the app may do; docs/slack.md says what each is for.
pub const SCOPES: &[&str] = &[
    "channels:history",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:write",
    "reactions:write",
    "usergroups:read",
    "users:read",
];

/// What the app hears of.
pub const EVENTS: &[&str] = &[
    "app_uninstalled",
    "channel_archive",
    "channel_deleted",
    "channel_left",
    "channel_rename",
    "channel_unarchive",
    "group_archive",
    "group_deleted",
    "group_left",
    "group_rename",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "message.groups",
    "tokens_revoked",
    "user_change",
];

/// The manifest of the app, with its commands by the names that they are to have.
#[must_use]
pub fn of(naming: &Naming) -> Value {
    json!({
        "display_information": {
            "name": "Keypoint",
            "description": "Interview practice as a daily habit: a question, your answers in its thread, \
                            and the key points when the time is up.",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": false,
                "messages_tab_enabled": true,
                "messages_tab_read_only_enabled": false,
            },
            "bot_user": { "display_name": "keypoint", "always_online": false },
            "shortcuts": [{
                "name": "Count as my answer",
                "type": "message",
                "callback_id": COUNT_AS_ANSWER,
                "description": "Count this message as your answer to the question of its thread",
            }],
            "slash_commands": commands(naming),
        },
        "oauth_config": { "scopes": { "bot": SCOPES } },
        "settings": {
            "event_subscriptions": { "bot_events": EVENTS },
            "interactivity": { "is_enabled": true },
            "org_deploy_enabled": false,
            "socket_mode_enabled": true,
            "token_rotation_enabled": false,
        },
    })
}

fn commands(naming: &Naming) -> Vec<Value> {
    let each = naming.commands().iter().filter(|_| !naming.is_single());
    let each = each.map(|spec| command(&naming.line(spec.name), spec.summary, &hint(spec)));
    let names: Vec<&str> = naming.commands().iter().map(|spec| spec.name).collect();
    let all = command("/keypoint", "All that Keypoint can do, by one command", &names.join(" | "));
    each.chain([all]).collect()
}

fn command(name: &str, description: &str, hint: &str) -> Value {
    let mut command = json!({ "command": name, "description": description, "should_escape": true });
    if !hint.is_empty() {
        command["usage_hint"] = json!(hint);
    }
    command
}

/// What may be typed behind the name.
fn hint(spec: &CommandSpec) -> String {
    let usage = spec.usage(&[spec.name]);
    usage.split_once(' ').map_or(String::new(), |(_, hint)| hint.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::command::COMMANDS;

    fn manifest(prefix: &str, single: bool) -> Value {
        of(&Naming::new(COMMANDS, prefix, single).unwrap())
    }

    fn names(manifest: &Value) -> Vec<&str> {
        let commands = manifest["features"]["slash_commands"].as_array().unwrap();
        commands.iter().map(|command| command["command"].as_str().unwrap()).collect()
    }

    #[test]
    fn it_has_the_commands_by_the_names_that_are_set() {
        let all = [
            "question",
            "answer",
            "hint",
            "reveal",
            "leaderboard",
            "stats",
            "points",
            "schedule",
            "round",
            "help",
        ];
        let named = |start: &str| {
            all.map(|name| format!("{start}{name}"))
                .into_iter()
                .chain(["/keypoint".to_owned()])
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&manifest("", false)), named("/"));
        assert_eq!(names(&manifest("kp-", false)), named("/kp-"));
        assert_eq!(names(&manifest("", true)), ["/keypoint"]);
        assert_eq!(names(&manifest("kp-", true)), ["/keypoint"]);
    }

    #[test]
    fn it_keeps_slacks_limits() {
        let longest = "a-long-prefix-2-";
        let manifest = manifest(longest, false);
        let length = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
        assert!(length(&manifest["display_information"]["name"]) <= 35);
        assert!(length(&manifest["display_information"]["description"]) <= 140);
        let commands = manifest["features"]["slash_commands"].as_array().unwrap();
        assert!(commands.len() <= 50);
        for command in commands {
            assert!(length(&command["command"]) <= 32, "{command}");
            assert!((1..=2_000).contains(&length(&command["description"])), "{command}");
            assert!(length(&command["usage_hint"]) <= 1_000, "{command}");
            assert_eq!(command["should_escape"], true, "{command}");
        }
        let shortcut = &manifest["features"]["shortcuts"][0];
        assert!(length(&shortcut["name"]) <= 24 && length(&shortcut["description"]) <= 150);
        assert!(EVENTS.is_sorted() && SCOPES.is_sorted());
    }

    #[test]
    fn what_is_printed_is_what_slack_is_told() {
        insta::assert_snapshot!(serde_json::to_string_pretty(&manifest("", true)).unwrap(), @r#"
        {
          "display_information": {
            "description": "Interview practice as a daily habit: a question, your answers in its thread, and the key points when the time is up.",
            "name": "Keypoint"
          },
          "features": {
            "app_home": {
              "home_tab_enabled": false,
              "messages_tab_enabled": true,
              "messages_tab_read_only_enabled": false
            },
            "bot_user": {
              "always_online": false,
              "display_name": "keypoint"
            },
            "shortcuts": [
              {
                "callback_id": "count_as_answer",
                "description": "Count this message as your answer to the question of its thread",
                "name": "Count as my answer",
                "type": "message"
              }
            ],
            "slash_commands": [
              {
                "command": "/keypoint",
                "description": "All that Keypoint can do, by one command",
                "should_escape": true,
                "usage_hint": "question | answer | hint | reveal | leaderboard | stats | points | schedule | round | help"
              }
            ]
          },
          "oauth_config": {
            "scopes": {
              "bot": [
                "channels:history",
                "channels:read",
                "chat:write",
                "commands",
                "groups:history",
                "groups:read",
                "im:history",
                "im:write",
                "reactions:write",
                "usergroups:read",
                "users:read"
              ]
            }
          },
          "settings": {
            "event_subscriptions": {
              "bot_events": [
                "app_uninstalled",
                "channel_archive",
                "channel_deleted",
                "channel_left",
                "channel_rename",
                "channel_unarchive",
                "group_archive",
                "group_deleted",
                "group_left",
                "group_rename",
                "group_unarchive",
                "member_joined_channel",
                "member_left_channel",
                "message.channels",
                "message.groups",
                "tokens_revoked",
                "user_change"
              ]
            },
            "interactivity": {
              "is_enabled": true
            },
            "org_deploy_enabled": false,
            "socket_mode_enabled": true,
            "token_rotation_enabled": false
          }
        }
        "#);
    }
}
