//! The commands, as Discord's menu shows them: registered in one call, and only when they changed.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};
use serenity::http::Route;

use super::{Discord, gateway::DiscordError, rest::Request};
use crate::chat::command::{CommandSpec, OptionKind, OptionSpec, Where, Who};

/// Discord's types of commands.
const SLASH: u8 = 1;
const ON_MESSAGE: u8 = 3;

/// Discord's types of options.
mod option {
    pub(super) const SUBCOMMAND: u8 = 1;
    pub(super) const STRING: u8 = 3;
    pub(super) const BOOLEAN: u8 = 5;
    pub(super) const USER: u8 = 6;
    pub(super) const CHANNEL: u8 = 7;
    pub(super) const ROLE: u8 = 8;
}

/// Manage Server, as a permission string.
const MANAGE_SERVER: &str = "32";

/// The longest value of a text option, in characters.
const LONGEST_TEXT: u16 = 200;

/// The channels in which questions can be asked: text, voice, announcements, stage, forum, media.
const CHANNELS: [u8; 6] = [0, 2, 5, 13, 15, 16];

/// The most choices that an option offers by itself.
const MOST_CHOICES: usize = 25;

impl Discord {
    /// Registers the commands, unless Discord has them just so.
    pub(super) async fn register(&self, commands: &'static [CommandSpec]) -> Result<(), DiscordError> {
        let Some(application_id) = self.facts.application() else { return Ok(()) };
        let wanted = all(commands);
        let route = || Route::Commands { application_id };
        let there: Value =
            self.patiently("which commands there are", || self.rest.call(Request::get(route()))).await?;
        if normal(&there) == normal(&wanted) {
            return Ok(());
        }
        self.patiently("the commands", || self.rest.send(Request::put(route(), Some(wanted.clone()))))
            .await?;
        tracing::info!(commands = commands.len(), "the commands are registered");
        Ok(())
    }
}

/// Every command, with the one on messages.
pub(super) fn all(commands: &[CommandSpec]) -> Value {
    let on_message = json!({
        "type": ON_MESSAGE,
        "name": super::COUNT_AS_ANSWER,
        "contexts": [0],
        "integration_types": [0],
    });
    commands.iter().map(command).chain([on_message]).collect()
}

fn command(spec: &CommandSpec) -> Value {
    let options: Vec<Value> = if spec.subcommands.is_empty() {
        spec.options.iter().map(option).collect()
    } else {
        spec.subcommands.iter().map(subcommand).collect()
    };
    let mut command = json!({
        "type": SLASH,
        "name": spec.name,
        "description": spec.summary,
        "options": options,
        // A direct message is one where the bot was written to alone.
        "contexts": match spec.place { Where::Channel => json!([0]), Where::Anywhere => json!([0, 1]) },
        "integration_types": [0],
    });
    if spec.who == Who::Admins {
        command["default_member_permissions"] = json!(MANAGE_SERVER);
    }
    command
}

fn subcommand(spec: &CommandSpec) -> Value {
    let options: Vec<Value> = spec.options.iter().map(option).collect();
    json!({
        "type": option::SUBCOMMAND,
        "name": spec.name,
        "description": spec.summary,
        "options": options,
    })
}

fn option(spec: &OptionSpec) -> Value {
    let mut option = json!({
        "name": spec.name,
        // Discord's menu shows no markup.
        "description": spec.summary.replace('`', ""),
        "required": spec.required,
    });
    let (kind, more) = match spec.kind {
        OptionKind::Words(words) if words.len() <= MOST_CHOICES => {
            let choices: Vec<Value> =
                words.iter().map(|word| json!({ "name": word, "value": word })).collect();
            (option::STRING, json!({ "choices": choices }))
        }
        OptionKind::Flag => (option::BOOLEAN, json!({})),
        OptionKind::Member => (option::USER, json!({})),
        OptionKind::Channel => (option::CHANNEL, json!({ "channel_types": CHANNELS })),
        OptionKind::Role => (option::ROLE, json!({})),
        OptionKind::Text => (option::STRING, json!({ "max_length": LONGEST_TEXT })),
        OptionKind::Words(_)
        | OptionKind::SeveralWords(_)
        | OptionKind::Topic
        | OptionKind::Topics
        | OptionKind::Schedule
        | OptionKind::Zone
        | OptionKind::Span
        | OptionKind::Reveal
        | OptionKind::When
        | OptionKind::Date
        | OptionKind::CommandName => {
            (option::STRING, json!({ "autocomplete": true, "max_length": LONGEST_TEXT }))
        }
    };
    option["type"] = json!(kind);
    if let (Some(option), Value::Object(more)) = (option.as_object_mut(), more) {
        option.extend(more);
    }
    option
}

/// Commands without what Discord adds, and without what it leaves out because it means nothing.
fn normal(commands: &Value) -> Vec<Value> {
    let mut commands: Vec<Value> = commands.as_array().into_iter().flatten().map(normal_command).collect();
    commands.sort_by_key(|command| (command["type"].as_u64(), command["name"].to_string()));
    commands
}

fn normal_command(command: &Value) -> Value {
    let mut normal = pick(command, &["name", "description", "default_member_permissions", "nsfw"]);
    normal.insert("type".to_owned(), command.get("type").cloned().unwrap_or(json!(SLASH)));
    normal.insert("options".to_owned(), normal_options(&command["options"]));
    for set in ["contexts", "integration_types"] {
        let mut values: Vec<i64> =
            command[set].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
        values.sort_unstable();
        normal.insert(set.to_owned(), json!(values));
    }
    Value::Object(normal)
}

/// Options keep their order: it is what people see.
fn normal_options(options: &Value) -> Value {
    let normal = |option: &Value| {
        let kept = [
            "type",
            "name",
            "description",
            "required",
            "autocomplete",
            "min_value",
            "max_value",
            "min_length",
            "max_length",
        ];
        let mut normal = pick(option, &kept);
        normal.insert("options".to_owned(), normal_options(&option["options"]));
        let choices = option["choices"].as_array().into_iter().flatten();
        let choices: Vec<Value> =
            choices.map(|choice| Value::Object(pick(choice, &["name", "value"]))).collect();
        normal.insert("choices".to_owned(), json!(choices));
        let mut kinds: Vec<i64> =
            option["channel_types"].as_array().into_iter().flatten().filter_map(Value::as_i64).collect();
        kinds.sort_unstable();
        normal.insert("channel_types".to_owned(), json!(kinds));
        Value::Object(normal)
    };
    options.as_array().into_iter().flatten().map(normal).collect()
}

/// The values of these names that say something: neither nothing, nor no, nor an empty text.
fn pick(value: &Value, names: &[&str]) -> Map<String, Value> {
    let says = |value: &Value| !matches!(value, Value::Null | Value::Bool(false)) && value != "";
    let said = names.iter().filter_map(|name| {
        let value = value.get(*name).filter(|value| says(value))?;
        Some(((*name).to_owned(), value.clone()))
    });
    said.collect()
}
