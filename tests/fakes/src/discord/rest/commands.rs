//! Application commands: global ones, and those of one server.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{
    super::{
        checks::{commands, list},
        errors::{self, Error, Form, invalid_form},
        limits,
        model::{Application, Id},
        object,
    },
    Answer, Call, Reply, Route,
};

const CREATE: &str = "ApplicationCommandCreateRequest";
const CHANGE: &str = "ApplicationCommandPatchRequestPartial";
const REPLACE: &str = "[ApplicationCommandUpdateRequest]";

/// The endpoints.
pub const ROUTES: &[Route] = &[
    Route::new("GET", "/applications/{application_id}/commands", "command-read", all),
    Route::new("POST", "/applications/{application_id}/commands", "command-write", create).form(CREATE),
    Route::new("PUT", "/applications/{application_id}/commands", "command-write", replace).form(REPLACE),
    Route::new("GET", "/applications/{application_id}/commands/{command_id}", "command-read", one),
    Route::new("PATCH", "/applications/{application_id}/commands/{command_id}", "command-write", change)
        .form(CHANGE),
    Route::new("DELETE", "/applications/{application_id}/commands/{command_id}", "command-write", delete),
    Route::new("GET", "/applications/{application_id}/guilds/{guild_id}/commands", "command-read", all),
    Route::new("POST", "/applications/{application_id}/guilds/{guild_id}/commands", "command-write", create)
        .form(CREATE),
    Route::new("PUT", "/applications/{application_id}/guilds/{guild_id}/commands", "command-write", replace)
        .form(REPLACE),
    Route::new(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/permissions",
        "command-read",
        permissions,
    ),
    Route::new(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        "command-read",
        one,
    ),
    Route::new(
        "PATCH",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        "command-write",
        change,
    )
    .form(CHANGE),
    Route::new(
        "DELETE",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
        "command-write",
        delete,
    ),
    Route::new(
        "GET",
        "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}/permissions",
        "command-read",
        permissions_of_one,
    ),
];

/// The server of the path, if the path has one.
fn scope(call: &Call<'_>) -> Result<Option<Id>, Error> {
    if call.id("application_id")? != call.bot {
        return Err(errors::not_your_application());
    }
    if call.params.iter().any(|(name, _)| *name == "guild_id") {
        Ok(Some(call.guild()?.id))
    } else {
        Ok(None)
    }
}

fn application<'a>(call: &'a mut Call<'_>) -> &'a mut Application {
    call.state.applications.get_mut(&call.bot).expect("it asks")
}

/// The commands of a scope, by id.
fn known(call: &Call<'_>, scope: Option<Id>) -> BTreeMap<Id, Value> {
    let application = &call.state.applications[&call.bot];
    match scope {
        None => application.commands.clone(),
        Some(guild) => {
            let inside = application.guild_commands.range((guild, 0)..=(guild, Id::MAX));
            inside.map(|((_, command), value)| (*command, value.clone())).collect()
        }
    }
}

fn keep(call: &mut Call<'_>, scope: Option<Id>, commands: BTreeMap<Id, Value>) {
    let application = application(call);
    match scope {
        None => application.commands = commands,
        Some(guild) => {
            application.guild_commands.retain(|(known, _), _| *known != guild);
            application.guild_commands.extend(commands.into_iter().map(|(id, value)| ((guild, id), value)));
        }
    }
}

fn kind_and_name(command: &Value) -> (u64, String) {
    (command["type"].as_u64().unwrap_or(1), command["name"].as_str().unwrap_or("").to_owned())
}

/// A command as Discord keeps it.
fn registered(call: &mut Call<'_>, scope: Option<Id>, id: Option<Id>, command: &Value) -> (Id, Value) {
    let version = call.state.id();
    let id = id.unwrap_or_else(|| call.state.id());
    let or = |field: &str, otherwise: Value| match command.get(field) {
        None | Some(Value::Null) => otherwise,
        Some(value) => value.clone(),
    };
    let mut value = json!({
        "id": object::id(id),
        "application_id": object::id(call.bot),
        "version": object::id(version),
        "type": or("type", json!(1)),
        "name": or("name", json!("")),
        "name_localizations": or("name_localizations", Value::Null),
        "description": or("description", json!("")),
        "description_localizations": or("description_localizations", Value::Null),
        "default_member_permissions": match or("default_member_permissions", Value::Null) {
            // However they came, permissions are told as text.
            Value::Number(bits) => json!(bits.to_string()),
            other => other,
        },
        "nsfw": or("nsfw", json!(false)),
    });
    if kind_and_name(command).0 == 1 {
        value["options"] = or("options", json!([]));
    }
    if let Some(guild) = scope {
        value["guild_id"] = object::id(guild);
    } else {
        value["dm_permission"] = or("dm_permission", json!(true));
        value["contexts"] = or("contexts", Value::Null);
        value["integration_types"] = or("integration_types", json!([0]));
    }
    (id, value)
}

fn count(call: &Call<'_>, commands: &BTreeMap<Id, Value>) -> Result<(), Error> {
    let mut counts = BTreeMap::new();
    for command in commands.values() {
        *counts.entry(kind_and_name(command).0).or_insert(0_usize) += 1;
    }
    let most = |kind: u64| if kind == 1 { limits::COMMANDS } else { limits::MENU_COMMANDS };
    if counts.iter().any(|(kind, count)| *count > most(*kind)) {
        call.state.violations.record("too many commands", format!("{counts:?}"));
        return Err(errors::too_many_commands());
    }
    Ok(())
}

fn all(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    let localized = call.query_flag("with_localizations");
    let mut commands: Vec<Value> = known(call, scope).into_values().collect();
    if !localized {
        for command in &mut commands {
            hide_localizations(command);
        }
    }
    Reply::ok(json!(commands))
}

/// Without being asked for them, Discord tells no localizations.
fn hide_localizations(value: &mut Value) {
    if let Some(fields) = value.as_object_mut() {
        fields.remove("name_localizations");
        fields.remove("description_localizations");
        for inner in ["options", "choices"] {
            for value in fields.get_mut(inner).and_then(Value::as_array_mut).into_iter().flatten() {
                hide_localizations(value);
            }
        }
    }
}

fn create(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    let body = call.body.clone();
    let mut form = Form::default();
    commands::check(&mut form, "", &body);
    form.finish()?;
    let mut commands = known(call, scope);
    let same =
        commands.iter().find(|(_, known)| kind_and_name(known) == kind_and_name(&body)).map(|(id, _)| *id);
    let (id, value) = registered(call, scope, same, &body);
    commands.insert(id, value.clone());
    count(call, &commands)?;
    keep(call, scope, commands);
    if same.is_some() { Reply::ok(value) } else { Reply::created(value) }
}

/// Replaces all commands; those that stay the same by name keep their ids.
fn replace(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    let body = call.body.clone();
    if !body.is_array() {
        return Err(invalid_form("_misc", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType"));
    }
    let mut form = Form::default();
    let mut names = BTreeSet::new();
    for (number, command) in list(&body).iter().enumerate() {
        let path = number.to_string();
        commands::check(&mut form, &path, command);
        if !names.insert(kind_and_name(command)) {
            let message = "Application command names must be unique";
            form.wrong(&path, "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    }
    form.finish()?;
    let before = known(call, scope);
    let mut commands = BTreeMap::new();
    for command in list(&body) {
        let same = before.iter().find(|(_, known)| kind_and_name(known) == kind_and_name(command));
        let same = same.map(|(id, _)| *id);
        let (id, value) = registered(call, scope, same, command);
        commands.insert(id, value);
    }
    count(call, &commands)?;
    let answer: Vec<Value> = commands.values().cloned().collect();
    keep(call, scope, commands);
    application(call).registrations += 1;
    Reply::ok(json!(answer))
}

fn found(call: &Call<'_>, scope: Option<Id>) -> Result<(Id, Value), Error> {
    let id = call.id("command_id")?;
    let command = known(call, scope).remove(&id).ok_or_else(errors::unknown_command)?;
    Ok((id, command))
}

fn one(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    found(call, scope).and_then(|(_, command)| Reply::ok(command))
}

fn change(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    let (id, mut command) = found(call, scope)?;
    for (field, value) in call.body.as_object().cloned().unwrap_or_default() {
        command[field] = value;
    }
    let mut form = Form::default();
    commands::check(&mut form, "", &command);
    form.finish()?;
    let (id, value) = registered(call, scope, Some(id), &command);
    let mut commands = known(call, scope);
    commands.insert(id, value.clone());
    keep(call, scope, commands);
    Reply::ok(value)
}

fn delete(call: &mut Call<'_>) -> Answer {
    let scope = scope(call)?;
    let (id, _) = found(call, scope)?;
    let mut commands = known(call, scope);
    commands.remove(&id);
    keep(call, scope, commands);
    Reply::done()
}

/// Nobody has set permissions of commands here.
fn permissions(call: &mut Call<'_>) -> Answer {
    scope(call)?;
    Reply::ok(json!([]))
}

fn permissions_of_one(call: &mut Call<'_>) -> Answer {
    scope(call)?;
    Err(errors::unknown_command_permissions())
}
