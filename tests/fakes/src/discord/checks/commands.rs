//! Commands: names, options, choices, and how much they say in all.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    super::{errors::Form, limits},
    bounds, length, list, longest, optional, required,
};

const SUB_COMMAND: u64 = 1;
const SUB_COMMAND_GROUP: u64 = 2;
const STRING: u64 = 3;
const INTEGER: u64 = 4;
const NUMBER: u64 = 10;

/// Checks a command that is to be registered.
pub fn check(form: &mut Form, path: &str, command: &Value) {
    let at = |field: &str| if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
    let slash = command["type"].as_u64().unwrap_or(1) == 1;
    required(form, &at("name"), &command["name"], 1, limits::COMMAND_NAME);
    if slash {
        check_name(form, &at("name"), &command["name"]);
        required(form, &at("description"), &command["description"], 1, limits::COMMAND_DESCRIPTION);
        check_options(form, &at("options"), &command["options"], 0);
    } else {
        if command["description"].as_str().is_some_and(|text| !text.is_empty()) {
            let message = "Context menu commands cannot have description";
            form.wrong(&at("description"), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", message);
        }
        if !list(&command["options"]).is_empty() {
            let message = "Context menu commands cannot have options";
            form.wrong(&at("options"), "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_INVALID", message);
        }
    }
    if let Some(permissions) = command["default_member_permissions"].as_str()
        && permissions.parse::<u64>().is_err()
    {
        form.wrong(&at("default_member_permissions"), "NUMBER_TYPE_COERCE", "Value is not int.");
    }
    let total = size(command);
    if total > limits::COMMAND_TOTAL {
        let message = format!("Command exceeds maximum size ({})", limits::COMMAND_TOTAL);
        form.wrong(path, "APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

/// Lower case, no spaces, few signs.
fn check_name(form: &mut Form, path: &str, name: &Value) {
    let Some(name) = name.as_str() else { return };
    let letters = name.chars().all(|letter| {
        letter.is_alphanumeric()
            || matches!(letter, '-' | '_' | '\'')
            || matches!(letter, '\u{900}'..='\u{97f}' | '\u{e00}'..='\u{e7f}')
    });
    if !letters || name.to_lowercase() != name {
        form.wrong(path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

fn check_options(form: &mut Form, path: &str, options: &Value, depth: u8) {
    let options = list(options);
    bounds(form, path, options.len(), 0, limits::OPTIONS);
    let mut names = BTreeSet::new();
    let mut optional_before = false;
    let inner = |option: &Value| matches!(option["type"].as_u64(), Some(SUB_COMMAND | SUB_COMMAND_GROUP));
    if options.iter().any(inner) && !options.iter().all(inner) {
        let message =
            "Sub-command and sub-command group option types are mutually exclusive to all other types";
        form.wrong(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    for (number, option) in options.iter().enumerate() {
        let path = format!("{path}.{number}");
        check_option(form, &path, option, depth);
        if let Some(name) = option["name"].as_str()
            && !names.insert(name)
        {
            let message = "Option name already exists in this options list";
            form.wrong(&format!("{path}.name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
        }
        let is_required = option["required"].as_bool().unwrap_or(false);
        if is_required && optional_before {
            let message = "Required options must be placed before non-required options";
            form.wrong(&path, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
        }
        optional_before |= !is_required;
    }
}

fn check_option(form: &mut Form, path: &str, option: &Value, depth: u8) {
    required(form, &format!("{path}.name"), &option["name"], 1, limits::COMMAND_NAME);
    check_name(form, &format!("{path}.name"), &option["name"]);
    required(form, &format!("{path}.description"), &option["description"], 1, limits::COMMAND_DESCRIPTION);
    let kind = option["type"].as_u64().unwrap_or(0);
    let nested = !list(&option["options"]).is_empty();
    match kind {
        SUB_COMMAND if depth < 2 => check_options(form, &format!("{path}.options"), &option["options"], 2),
        SUB_COMMAND_GROUP if depth < 1 => {
            check_options(form, &format!("{path}.options"), &option["options"], 1);
        }
        3..=11 if !nested => {}
        _ => {
            let message = "Sub-commands and groups are nested wrongly";
            form.wrong(&format!("{path}.type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
        }
    }
    check_choices(form, &format!("{path}.choices"), option, kind);
    if option["autocomplete"] == true {
        if !list(&option["choices"]).is_empty() {
            let message = "Autocomplete cannot be set for options with choices";
            form.wrong(&format!("{path}.autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", message);
        }
        if !matches!(kind, STRING | INTEGER | NUMBER) {
            let message = "Autocomplete cannot be set for this option type";
            form.wrong(&format!("{path}.autocomplete"), "APPLICATION_COMMAND_AUTOCOMPLETE_TYPE", message);
        }
    }
}

fn check_choices(form: &mut Form, path: &str, option: &Value, kind: u64) {
    let choices = list(&option["choices"]);
    bounds(form, path, choices.len(), 0, limits::CHOICES);
    let (mut names, mut values) = (BTreeSet::new(), BTreeSet::new());
    for (number, choice) in choices.iter().enumerate() {
        let path = format!("{path}.{number}");
        check_choice(form, &path, choice, kind);
        if !names.insert(choice["name"].to_string()) || !values.insert(choice["value"].to_string()) {
            let message = "Choice already exists in this choices list";
            form.wrong(&path, "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", message);
        }
    }
}

/// Checks one choice, of a command's option or of an autocompletion.
pub fn check_choice(form: &mut Form, path: &str, choice: &Value, kind: u64) {
    required(form, &format!("{path}.name"), &choice["name"], 1, limits::CHOICE);
    let value = &choice["value"];
    let fits = match kind {
        STRING => value.is_string(),
        INTEGER => value.is_i64(),
        NUMBER => value.is_number(),
        _ => false,
    };
    if !fits {
        form.wrong(&format!("{path}.value"), "BASE_TYPE_CHOICES", "The value does not fit the option's type");
    }
    optional(
        form,
        &format!("{path}.value"),
        if value.is_string() { value } else { &Value::Null },
        limits::CHOICE,
    );
}

/// How much a command says in all.
pub fn size(command: &Value) -> usize {
    let own = longest(&command["name"], &command["name_localizations"])
        + longest(&command["description"], &command["description_localizations"]);
    let choices = list(&command["choices"]).iter().map(|choice| {
        longest(&choice["name"], &choice["name_localizations"])
            + choice["value"].as_str().map_or_else(|| choice["value"].to_string().len(), length)
    });
    own + choices.sum::<usize>() + list(&command["options"]).iter().map(size).sum::<usize>()
}
