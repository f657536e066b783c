//! What a bot is sent when somebody uses its commands, buttons and forms.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::{
    super::{
        Discord,
        dispatch::Audience,
        model::{Id, Interaction, Kind, Message, State},
        object::{self, id},
        permissions,
    },
    forget_spent,
};

/// What somebody does with an application.
pub struct Deed {
    /// The application.
    pub application: Id,
    /// Who.
    pub user: Id,
    /// Where.
    pub channel: Id,
    /// Discord's interaction type.
    pub kind: u8,
    /// The `data` of what the bot is sent.
    pub data: Value,
    /// The message on which a component hangs.
    pub message: Option<(Id, Id)>,
    /// The interaction that opened the form, if one is submitted.
    pub opener: Option<Id>,
}

/// Sends an interaction to its application; returns its id.
pub fn send(discord: &Arc<Discord>, deed: &Deed) -> Id {
    super::record_unanswered(discord);
    let life = discord.interactions.terms().life;
    let mut state = discord.lock();
    forget_spent(&mut state, life);
    let made = state.id();
    let token = format!("aW50ZXJhY3Rpb246{made:x}{:x}", state.id());
    let payload = payload(&state, made, deed);
    let mut event = payload.clone();
    event["token"] = json!(token);
    let guild = state.channels[&deed.channel].guild;
    let interaction = Interaction {
        id: made,
        token,
        application: deed.application,
        user: deed.user,
        channel: deed.channel,
        kind: deed.kind,
        payload,
        message: deed.message,
        sent: Instant::now(),
        answer: None,
        messages: Vec::new(),
        original_deleted: false,
        opener: deed.opener,
        missed: false,
    };
    state.interactions.insert(made, interaction);
    let audience = Audience::Application { application: deed.application, guild };
    state.outbox.send("INTERACTION_CREATE", event, audience);
    made
}

fn payload(state: &State, made: Id, deed: &Deed) -> Value {
    let channel = &state.channels[&deed.channel];
    let mut partial = object::channel(state, channel, deed.user);
    partial["permissions"] = bits(permissions::in_channel(state, deed.user, channel.id));
    let mut payload = json!({
        "id": id(made),
        "application_id": id(deed.application),
        "type": deed.kind,
        "version": 1,
        "data": deed.data,
        "channel_id": id(channel.id),
        "channel": partial,
        "app_permissions": bits(permissions::in_channel(state, deed.application, channel.id)),
        "locale": "en-US",
        "entitlements": [],
        "attachment_size_limit": 10_485_760,
    });
    if let Some(guild) = channel.guild {
        let guild = &state.guilds[&guild];
        let mut member = object::member(state, &guild.members[&deed.user]);
        member["permissions"] = bits(permissions::in_channel(state, deed.user, channel.id));
        payload["member"] = member;
        payload["guild_id"] = id(guild.id);
        payload["guild"] = json!({ "id": id(guild.id), "locale": guild.locale, "features": [] });
        payload["guild_locale"] = json!(guild.locale);
        payload["authorizing_integration_owners"] = json!({ "0": id(guild.id) });
        payload["context"] = json!(0);
    } else {
        payload["user"] = object::user_of(state, deed.user);
        payload["authorizing_integration_owners"] = json!({ "0": "0" });
        payload["context"] = json!(1);
    }
    if let Some((channel, message)) = deed.message
        && let Ok(message) = state.message(channel, message)
    {
        payload["message"] = object::message(state, message, deed.application);
    }
    payload
}

fn bits(permissions: u64) -> Value {
    json!(permissions.to_string())
}

/// The types of a command's options.
mod option {
    pub const SUBCOMMAND: u64 = 1;
    pub const GROUP: u64 = 2;
    pub const STRING: u64 = 3;
    pub const INTEGER: u64 = 4;
    pub const BOOLEAN: u64 = 5;
    pub const USER: u64 = 6;
    pub const CHANNEL: u64 = 7;
    pub const ROLE: u64 = 8;
    pub const MENTIONABLE: u64 = 9;
    pub const NUMBER: u64 = 10;
}

/// A command that a member may use in a channel, as Discord's own menu shows it.
pub fn command_for(
    state: &State,
    user: Id,
    channel: Id,
    name: &str,
    kind: u64,
) -> Result<(Id, Value), String> {
    let place = &state.channels[&channel];
    let (needed, context) = match place.guild {
        Some(_) => (permissions::in_channel(state, user, channel), 0),
        None => (u64::MAX, 1),
    };
    if needed & permissions::USE_APPLICATION_COMMANDS == 0 {
        return Err("may not use commands here".to_owned());
    }
    for application in state.applications.values() {
        let in_reach = match place.guild {
            Some(guild) => state.guilds[&guild].members.contains_key(&application.id),
            None => place.recipients.contains(&application.id),
        };
        let of_guild = application
            .guild_commands
            .iter()
            .filter(|((guild, _), _)| Some(*guild) == place.guild)
            .map(|(_, command)| command);
        let found = application
            .commands
            .values()
            .chain(of_guild)
            .find(|command| command["name"] == name && command["type"].as_u64().unwrap_or(1) == kind);
        let Some(command) = found.filter(|_| in_reach) else { continue };
        let offered = match command["contexts"].as_array() {
            Some(contexts) => contexts.contains(&json!(context)),
            // What said it before there were contexts.
            None => context != 1 || command["dm_permission"] != false,
        };
        if !offered {
            return Err(format!("/{name} is not offered here"));
        }
        if place.guild.is_some()
            && let Some(default) = command["default_member_permissions"].as_str()
        {
            let wanted: u64 = default.parse().unwrap_or(0);
            let is_admin = needed & permissions::ADMINISTRATOR != 0;
            if !is_admin && (wanted == 0 || needed & wanted != wanted) {
                return Err(format!("/{name} is hidden from this member"));
            }
        }
        return Ok((application.id, command.clone()));
    }
    Err(format!("there is no command {name}"))
}

/// The `data` of a slash command; what Discord's own client would not let through is refused.
pub fn slash_data(
    state: &State,
    command: &Value,
    path: &[&str],
    given: &[(String, Value)],
    focused: Option<&str>,
) -> Result<Value, String> {
    let mut specs = command["options"].as_array().cloned().unwrap_or_default();
    let mut chain = Vec::new();
    for step in path {
        let spec = specs.iter().find(|spec| spec["name"] == *step).cloned();
        let spec = spec.ok_or_else(|| format!("there is no subcommand {step}"))?;
        chain.push((spec["name"].clone(), spec["type"].clone()));
        specs = spec["options"].as_array().cloned().unwrap_or_default();
    }
    let takes_subcommand =
        |spec: &Value| matches!(spec["type"].as_u64(), Some(option::SUBCOMMAND | option::GROUP));
    if specs.iter().any(takes_subcommand) {
        return Err("a subcommand has to be chosen".to_owned());
    }
    let mut resolved = Map::new();
    let mut values = Vec::new();
    for (name, value) in given {
        let spec = specs.iter().find(|spec| spec["name"] == *name);
        let spec = spec.ok_or_else(|| format!("there is no option {name}"))?;
        let is_focused = focused == Some(name);
        if !is_focused {
            check(state, spec, value)?;
            resolve(state, spec, value, &mut resolved);
        }
        let mut entry = json!({ "name": name, "type": spec["type"], "value": value });
        if is_focused {
            entry["focused"] = json!(true);
        }
        values.push(entry);
    }
    let missing = specs.iter().find(|spec| {
        spec["required"] == true && !given.iter().any(|(name, _)| spec["name"] == *name.as_str())
    });
    if let Some(spec) = missing.filter(|_| focused.is_none()) {
        return Err(format!("the option {} is required", spec["name"]));
    }
    let mut options = json!(values);
    for (name, kind) in chain.into_iter().rev() {
        options = json!([{ "name": name, "type": kind, "options": options }]);
    }
    let mut data = json!({ "id": command["id"], "name": command["name"], "type": 1, "options": options });
    if !resolved.is_empty() {
        data["resolved"] = Value::Object(resolved);
    }
    Ok(data)
}

fn check(state: &State, spec: &Value, value: &Value) -> Result<(), String> {
    let name = &spec["name"];
    let text = value.as_str();
    let of_type = match spec["type"].as_u64().unwrap_or(0) {
        option::STRING => text.is_some(),
        option::INTEGER => value.is_i64(),
        option::BOOLEAN => value.is_boolean(),
        option::USER => text.and_then(number).is_some_and(|user| state.users.contains_key(&user)),
        option::CHANNEL => text.and_then(number).is_some_and(|channel| {
            state.channels.get(&channel).is_some_and(|channel| {
                let kinds = spec["channel_types"].as_array();
                kinds.is_none_or(|kinds| kinds.is_empty() || kinds.contains(&json!(channel.kind as u8)))
            })
        }),
        option::ROLE => text.and_then(number).is_some_and(|role| is_role(state, role)),
        option::MENTIONABLE => {
            text.and_then(number).is_some_and(|one| state.users.contains_key(&one) || is_role(state, one))
        }
        option::NUMBER => value.is_number(),
        _ => return Err(format!("nobody here gives a value of the type of {name}")),
    };
    if !of_type {
        return Err(format!("{value} is no value for {name}"));
    }
    if let Some(choices) = spec["choices"].as_array().filter(|choices| !choices.is_empty())
        && !choices.iter().any(|choice| choice["value"] == *value)
    {
        return Err(format!("{value} is not among the choices of {name}"));
    }
    let length = text.map_or(0, |text| u64::try_from(text.chars().count()).expect("a small number"));
    let too_short = spec["min_length"].as_u64().is_some_and(|least| length < least);
    let too_long = length > spec["max_length"].as_u64().unwrap_or(6_000);
    if text.is_some() && (too_short || too_long) {
        return Err(format!("the length of {name} is not allowed"));
    }
    let too_small =
        spec["min_value"].as_f64().zip(value.as_f64()).is_some_and(|(least, value)| value < least);
    let too_large = spec["max_value"].as_f64().zip(value.as_f64()).is_some_and(|(most, value)| value > most);
    if too_small || too_large {
        return Err(format!("{name} is not allowed to be {value}"));
    }
    Ok(())
}

fn is_role(state: &State, role: Id) -> bool {
    state.guilds.values().any(|guild| guild.roles.contains_key(&role))
}

fn number(text: &str) -> Option<Id> {
    text.parse().ok()
}

fn resolve(state: &State, spec: &Value, value: &Value, resolved: &mut Map<String, Value>) {
    let Some(named) = value.as_str().and_then(number) else { return };
    let mut add = |kind: &str, object: Value| {
        resolved.entry(kind).or_insert_with(|| json!({}))[named.to_string()] = object;
    };
    let kind = match spec["type"].as_u64().unwrap_or(0) {
        option::MENTIONABLE if is_role(state, named) => option::ROLE,
        option::MENTIONABLE => option::USER,
        kind => kind,
    };
    match kind {
        option::USER => {
            add("users", object::user_of(state, named));
            let member = state.guilds.values().find_map(|guild| guild.members.get(&named));
            if let Some(member) = member {
                let mut partial = object::partial_member(member);
                partial["permissions"] = json!("0");
                add("members", partial);
            }
        }
        option::CHANNEL => {
            let channel = &state.channels[&named];
            let mut partial = json!({
                "id": id(named), "name": channel.name, "type": channel.kind as u8,
                "permissions": "0", "flags": channel.flags,
            });
            if let Some(parent) = channel.parent {
                partial["parent_id"] = id(parent);
            }
            if channel.kind != Kind::Direct {
                partial["guild_id"] = json!(channel.guild.map(|guild| guild.to_string()));
            }
            add("channels", partial);
        }
        option::ROLE => {
            for guild in state.guilds.values() {
                if let Some(role) = guild.roles.get(&named) {
                    add("roles", object::role(guild, role));
                }
            }
        }
        _ => {}
    }
}

/// The `data` of a command on a message; the bot gets to see what the message says.
pub fn message_data(state: &State, command: &Value, message: &Message) -> Value {
    let shown = object::message(state, message, message.author);
    json!({
        "id": command["id"],
        "name": command["name"],
        "type": 3,
        "target_id": id(message.id),
        "resolved": { "messages": { message.id.to_string(): shown } },
    })
}

/// The `data` of a submitted form: the fields of the modal with what was written into them.
pub fn modal_data(modal: &Value, values: &[(String, String)]) -> Result<Value, String> {
    let mut rows = Vec::new();
    for row in modal["components"].as_array().into_iter().flatten() {
        let labelled = row["type"] == 18;
        let inner = if labelled { &row["component"] } else { &row["components"][0] };
        let name = inner["custom_id"].as_str().unwrap_or_default();
        let given = values.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
        let value = given.unwrap_or(inner["value"].as_str().unwrap_or_default());
        let length = u64::try_from(value.chars().count()).expect("a small number");
        if length > inner["max_length"].as_u64().unwrap_or(4_000) {
            return Err(format!("{name} takes no more than {} characters", inner["max_length"]));
        }
        if inner["required"] != false && value.is_empty() {
            return Err(format!("{name} must be filled in"));
        }
        if length < inner["min_length"].as_u64().unwrap_or(0) && !value.is_empty() {
            return Err(format!("{name} is too short"));
        }
        let input = json!({ "type": 4, "id": 2, "custom_id": name, "value": value });
        rows.push(if labelled {
            json!({ "type": 18, "id": 1, "component": input })
        } else {
            json!({ "type": 1, "id": 1, "components": [input] })
        });
    }
    Ok(json!({ "custom_id": modal["custom_id"], "components": rows }))
}
