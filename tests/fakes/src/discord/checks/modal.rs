//! Modals: a title and up to five inputs.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{
    super::{
        errors::{Error, Form},
        limits,
    },
    bounds,
    components::check_options,
    length, list, number, optional, required,
};

const ROW: u64 = 1;
const STRING_SELECT: u64 = 3;
const TEXT_INPUT: u64 = 4;
const TEXT_DISPLAY: u64 = 10;
const LABEL: u64 = 18;

/// Checks a modal: the `data` of the answer that opens it.
pub fn check(data: &Value) -> Result<(), Error> {
    let mut form = Form::default();
    required(&mut form, "data.title", &data["title"], 1, limits::MODAL_TITLE);
    required(&mut form, "data.custom_id", &data["custom_id"], 1, limits::CUSTOM_ID);
    let components = list(&data["components"]);
    bounds(&mut form, "data.components", components.len(), 1, limits::MODAL_COMPONENTS);
    let mut seen = BTreeSet::new();
    for (place, component) in components.iter().enumerate() {
        let path = format!("data.components.{place}");
        match component["type"].as_u64().unwrap_or(0) {
            ROW => {
                let inner = list(&component["components"]);
                bounds(&mut form, &format!("{path}.components"), inner.len(), 1, 1);
                for (place, input) in inner.iter().enumerate() {
                    let path = format!("{path}.components.{place}");
                    required(&mut form, &format!("{path}.label"), &input["label"], 1, limits::INPUT_LABEL);
                    if input["type"] != TEXT_INPUT {
                        let message = "Value must be one of (4,).";
                        form.wrong(&format!("{path}.type"), "BASE_TYPE_CHOICES", message);
                    }
                    check_input(&mut form, &path, input, &mut seen);
                }
            }
            LABEL => {
                required(&mut form, &format!("{path}.label"), &component["label"], 1, limits::INPUT_LABEL);
                optional(
                    &mut form,
                    &format!("{path}.description"),
                    &component["description"],
                    limits::LABEL_DESCRIPTION,
                );
                check_input(&mut form, &format!("{path}.component"), &component["component"], &mut seen);
            }
            TEXT_DISPLAY => {}
            _ => {
                let message = "Value must be one of (1, 10, 18).";
                form.wrong(&format!("{path}.type"), "BASE_TYPE_CHOICES", message);
            }
        }
    }
    form.finish()
}

fn check_input(form: &mut Form, path: &str, input: &Value, seen: &mut BTreeSet<String>) {
    required(form, &format!("{path}.custom_id"), &input["custom_id"], 1, limits::CUSTOM_ID);
    if let Some(id) = input["custom_id"].as_str()
        && !seen.insert(id.to_owned())
    {
        let message = "Component custom id cannot be duplicated";
        form.wrong(&format!("{path}.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    match input["type"].as_u64().unwrap_or(0) {
        TEXT_INPUT => {
            if !matches!(input["style"].as_u64(), Some(1 | 2)) {
                form.wrong(&format!("{path}.style"), "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
            }
            let most = i64::try_from(limits::INPUT_VALUE).expect("a small number");
            number(form, &format!("{path}.min_length"), &input["min_length"], 0, most);
            number(form, &format!("{path}.max_length"), &input["max_length"], 1, most);
            optional(form, &format!("{path}.placeholder"), &input["placeholder"], limits::INPUT_PLACEHOLDER);
            // What is filled in beforehand has to be what could be sent.
            let most = input["max_length"].as_u64().and_then(|most| usize::try_from(most).ok());
            let most = most.unwrap_or(limits::INPUT_VALUE).min(limits::INPUT_VALUE);
            if let Some(value) = input["value"].as_str().filter(|value| length(value) > most) {
                bounds(form, &format!("{path}.value"), length(value), 0, most);
            }
        }
        STRING_SELECT => {
            let most = input["max_values"].as_u64().unwrap_or(1);
            check_options(form, &format!("{path}.options"), list(&input["options"]), most);
        }
        // Other menus, files, groups of boxes: their types are checked by the description.
        5..=8 | 19 | 21..=23 => {}
        _ => form.wrong(
            &format!("{path}.type"),
            "BASE_TYPE_CHOICES",
            "Value must be one of (3, 4, 5, 6, 7, 8).",
        ),
    }
}
