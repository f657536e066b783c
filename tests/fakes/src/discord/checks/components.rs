//! Components of messages: rows of buttons and select menus, and messages made of components.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{
    super::{errors::Form, limits},
    address, bounds, length, list, number, optional, required, said,
};

/// The flag of a message that is made of components alone.
pub const IS_COMPONENTS_V2: u64 = 1 << 15;

const ROW: u64 = 1;
const BUTTON: u64 = 2;
const STRING_SELECT: u64 = 3;
const SECTION: u64 = 9;
const TEXT_DISPLAY: u64 = 10;
const CONTAINER: u64 = 17;

/// What was seen in a message so far.
#[derive(Default)]
struct Seen {
    custom_ids: BTreeSet<String>,
    count: usize,
    text: usize,
}

/// Checks the components of a message; how Discord keeps them: each with an id.
pub fn check(form: &mut Form, path: &str, components: &Value, flags: u64) -> Vec<Value> {
    let modern = flags & IS_COMPONENTS_V2 != 0;
    let components = list(components);
    if !modern {
        bounds(form, path, components.len(), 0, limits::ROWS);
    }
    let mut seen = Seen::default();
    for (number, component) in components.iter().enumerate() {
        let path = format!("{path}.{number}");
        let kind = kind(component);
        if kind != ROW && !(modern && matches!(kind, 9..=17)) {
            let known = if modern { "(1, 9, 10, 12, 13, 14, 17)" } else { "(1,)" };
            form.wrong(
                &format!("{path}.type"),
                "BASE_TYPE_CHOICES",
                format!("Value must be one of {{{known}}}."),
            );
            continue;
        }
        check_one(form, &path, component, &mut seen);
    }
    if modern {
        bounds(form, path, seen.count, 0, limits::COMPONENTS);
        bounds(form, path, seen.text, 0, limits::TEXT_DISPLAYS);
    }
    let mut next = 0;
    components.iter().map(|component| with_ids(component, &mut next)).collect()
}

fn kind(component: &Value) -> u64 {
    component["type"].as_u64().unwrap_or(0)
}

fn check_one(form: &mut Form, path: &str, component: &Value, seen: &mut Seen) {
    seen.count += 1;
    match kind(component) {
        ROW => check_row(form, path, component, seen),
        TEXT_DISPLAY => {
            said(form, &format!("{path}.content"), &component["content"], limits::TEXT_DISPLAYS);
            seen.text += component["content"].as_str().map_or(0, length);
        }
        SECTION | CONTAINER => {
            let inner = list(&component["components"]);
            let most = if kind(component) == SECTION { 3 } else { limits::COMPONENTS };
            bounds(form, &format!("{path}.components"), inner.len(), 1, most);
            for (number, component) in inner.iter().enumerate() {
                check_one(form, &format!("{path}.components.{number}"), component, seen);
            }
            if kind(&component["accessory"]) == BUTTON {
                seen.count += 1;
                check_button(form, &format!("{path}.accessory"), &component["accessory"], seen);
            }
        }
        _ => {}
    }
}

/// A row holds up to five buttons, or one menu.
fn check_row(form: &mut Form, path: &str, row: &Value, seen: &mut Seen) {
    let inner = list(&row["components"]);
    let path = format!("{path}.components");
    bounds(form, &path, inner.len(), 1, limits::BUTTONS);
    let menus = inner.iter().filter(|component| kind(component) != BUTTON).count();
    if menus > 0 && inner.len() > 1 {
        let message = "The specified component exceeds the maximum width";
        form.wrong(&path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
    }
    for (number, component) in inner.iter().enumerate() {
        let path = format!("{path}.{number}");
        seen.count += 1;
        match kind(component) {
            BUTTON => check_button(form, &path, component, seen),
            3 | 5..=8 => check_select(form, &path, component, seen),
            _ => form.wrong(
                &format!("{path}.type"),
                "BASE_TYPE_CHOICES",
                "Value must be one of {(2, 3, 5, 6, 7, 8)}.",
            ),
        }
    }
}

fn check_button(form: &mut Form, path: &str, button: &Value, seen: &mut Seen) {
    optional(form, &format!("{path}.label"), &button["label"], limits::BUTTON_LABEL);
    let style = button["style"].as_u64().unwrap_or(0);
    if !(1..=6).contains(&style) {
        let message = "Value must be one of (1, 2, 3, 4, 5, 6).";
        form.wrong(&format!("{path}.style"), "BASE_TYPE_CHOICES", message);
    }
    if style < 5 {
        custom_id(form, path, button, seen);
        if !button["url"].is_null() {
            let message = "A custom id and url cannot both be specified";
            form.wrong(&format!("{path}.url"), "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", message);
        }
    } else if !button["custom_id"].is_null() {
        let message = "A custom id and url cannot both be specified";
        form.wrong(&format!("{path}.custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", message);
    }
    if style == 5 {
        required(form, &format!("{path}.url"), &button["url"], 1, limits::BUTTON_URL);
        address(form, &format!("{path}.url"), &button["url"], &["http", "https", "discord"]);
    }
    let shows =
        button["label"].as_str().is_some_and(|label| !label.is_empty()) || button["emoji"].is_object();
    if !shows && style != 6 {
        let message = "A button needs a label or an emoji";
        form.wrong(path, "BUTTON_COMPONENT_INVALID_STYLE", message);
    }
}

fn check_select(form: &mut Form, path: &str, select: &Value, seen: &mut Seen) {
    custom_id(form, path, select, seen);
    optional(form, &format!("{path}.placeholder"), &select["placeholder"], limits::SELECT_PLACEHOLDER);
    number(form, &format!("{path}.min_values"), &select["min_values"], 0, 25);
    number(form, &format!("{path}.max_values"), &select["max_values"], 1, 25);
    let (least, most) =
        (select["min_values"].as_u64().unwrap_or(1), select["max_values"].as_u64().unwrap_or(1));
    if least > most {
        let message = format!("Must be greater than or equal to {least}.");
        form.wrong(&format!("{path}.max_values"), "SELECT_COMPONENT_MAX_VALUES", message);
    }
    if kind(select) == STRING_SELECT {
        check_options(form, &format!("{path}.options"), list(&select["options"]), most);
    }
}

/// The options of a select menu.
pub fn check_options(form: &mut Form, path: &str, options: &[Value], most: u64) {
    bounds(form, path, options.len(), 1, limits::SELECT_OPTIONS);
    let mut values = BTreeSet::new();
    for (number, option) in options.iter().enumerate() {
        let path = format!("{path}.{number}");
        required(form, &format!("{path}.label"), &option["label"], 1, limits::SELECT_TEXT);
        required(form, &format!("{path}.value"), &option["value"], 1, limits::SELECT_TEXT);
        optional(form, &format!("{path}.description"), &option["description"], limits::SELECT_TEXT);
        if let Some(value) = option["value"].as_str()
            && !values.insert(value)
        {
            let message = "The specified option value is already used";
            form.wrong(&format!("{path}.value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    }
    let chosen = options.iter().filter(|option| option["default"] == true).count();
    if chosen > usize::try_from(most).unwrap_or(usize::MAX) {
        let message = "More options are chosen by default than may be";
        form.wrong(path, "SELECT_COMPONENT_TOO_MANY_DEFAULTS", message);
    }
}

fn custom_id(form: &mut Form, path: &str, component: &Value, seen: &mut Seen) {
    let path = format!("{path}.custom_id");
    required(form, &path, &component["custom_id"], 1, limits::CUSTOM_ID);
    if let Some(id) = component["custom_id"].as_str()
        && !seen.custom_ids.insert(id.to_owned())
    {
        form.wrong(&path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}

/// A component as Discord keeps it: with an id, inside as well, and with what a menu has by default.
pub fn with_ids(component: &Value, next: &mut u64) -> Value {
    let mut component = component.clone();
    *next += 1;
    if component["id"].as_u64().unwrap_or(0) == 0 {
        component["id"] = json!(*next);
    }
    if matches!(kind(&component), STRING_SELECT | 5..=8) {
        for bound in ["min_values", "max_values"] {
            if component[bound].is_null() {
                component[bound] = json!(1);
            }
        }
    }
    if component["accessory"].is_object() {
        component["accessory"] = with_ids(&component["accessory"], next);
    }
    for place in ["components", "component"] {
        match &component[place] {
            Value::Array(inner) => {
                let inner: Vec<Value> = inner.iter().map(|inner| with_ids(inner, next)).collect();
                component[place] = Value::Array(inner);
            }
            Value::Object(_) => component[place] = with_ids(&component[place], next),
            _ => {}
        }
    }
    without_nulls(component)
}

fn without_nulls(mut value: Value) -> Value {
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    value
}
