//! What is filled into the fields of a view, in the shape in which Slack tells it.

use serde_json::{Map, Value, json};

/// What an element's value is called, and what it is at first.
fn slots(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "plain_text_input" | "email_text_input" | "url_text_input" | "number_input" => {
            ("value", "initial_value")
        }
        "rich_text_input" => ("rich_text_value", "initial_value"),
        "static_select" | "external_select" | "radio_buttons" => ("selected_option", "initial_option"),
        "multi_static_select" | "multi_external_select" | "checkboxes" => {
            ("selected_options", "initial_options")
        }
        "conversations_select" => ("selected_conversation", "initial_conversation"),
        "multi_conversations_select" => ("selected_conversations", "initial_conversations"),
        "channels_select" => ("selected_channel", "initial_channel"),
        "multi_channels_select" => ("selected_channels", "initial_channels"),
        "users_select" => ("selected_user", "initial_user"),
        "multi_users_select" => ("selected_users", "initial_users"),
        "timepicker" => ("selected_time", "initial_time"),
        "datepicker" => ("selected_date", "initial_date"),
        "datetimepicker" => ("selected_date_time", "initial_date_time"),
        _ => return None,
    })
}

/// The elements of a block that hold a value.
pub fn elements(block: &Value) -> Vec<&Value> {
    let inner = match block["type"].as_str() {
        Some("input") => vec![&block["element"]],
        Some("section") => vec![&block["accessory"]],
        Some("actions") => block["elements"].as_array().into_iter().flatten().collect(),
        _ => Vec::new(),
    };
    inner.into_iter().filter(|element| element.is_object()).collect()
}

/// What is filled in before anybody did anything.
pub fn initial(view: &Value, channel: Option<&str>) -> Map<String, Value> {
    let mut values = Map::new();
    for block in view["blocks"].as_array().into_iter().flatten() {
        let id = block["block_id"].as_str().unwrap_or_default().to_owned();
        for element in elements(block) {
            let kind = element["type"].as_str().unwrap_or_default();
            let Some((slot, first)) = slots(kind) else { continue };
            let mut value = element[first].clone();
            if value.is_null() && element["default_to_current_conversation"] == true {
                value = json!(channel);
            }
            if value.is_null() && slot.ends_with('s') {
                value = json!([]);
            }
            let action = element["action_id"].as_str().unwrap_or_default();
            let held = values.entry(id.clone()).or_insert_with(|| json!({}));
            held[action] = json!({ "type": kind, slot: value });
        }
    }
    values
}

/// An element's value, from what somebody fills in: texts, and the values of options.
pub fn filled(element: &Value, given: &Value) -> Result<Value, String> {
    let kind = element["type"].as_str().unwrap_or_default();
    let (slot, _) = slots(kind).ok_or_else(|| format!("nothing can be filled into a {kind}"))?;
    let value = match slot {
        "selected_option" => option(element, given)?,
        "selected_options" => {
            let chosen = given.as_array().ok_or("several options are a list")?;
            Value::Array(chosen.iter().map(|one| option(element, one)).collect::<Result<_, _>>()?)
        }
        "value" if kind == "plain_text_input" => {
            let text = given.as_str().ok_or("a text is filled in")?;
            if element["multiline"] != true && text.contains('\n') {
                return Err("the field has one line".to_owned());
            }
            // Slack tells of an empty field as of nothing.
            if text.is_empty() { Value::Null } else { json!(text) }
        }
        _ => given.clone(),
    };
    Ok(json!({ "type": kind, slot: value }))
}

fn option(element: &Value, given: &Value) -> Result<Value, String> {
    if given.is_null() {
        return Ok(Value::Null);
    }
    let groups = element["option_groups"].as_array().into_iter().flatten();
    let grouped = groups.flat_map(|group| group["options"].as_array().into_iter().flatten());
    let mut options = element["options"].as_array().into_iter().flatten().chain(grouped);
    let found = options.find(|option| option["value"] == *given || option["text"]["text"] == *given);
    found.cloned().ok_or_else(|| format!("there is no option {given}"))
}

/// What the client itself minds before it submits: by block, in order.
pub fn complaints(view: &Value, values: &Map<String, Value>) -> Vec<(String, String)> {
    let mut complaints = Vec::new();
    for block in view["blocks"].as_array().into_iter().flatten() {
        if block["type"] != "input" {
            continue;
        }
        let id = block["block_id"].as_str().unwrap_or_default();
        let element = &block["element"];
        let action = element["action_id"].as_str().unwrap_or_default();
        let held = values.get(id).map_or(&Value::Null, |block| &block[action]);
        let kind = element["type"].as_str().unwrap_or_default();
        let Some((slot, _)) = slots(kind) else { continue };
        if let Some(complaint) = complaint(block, element, &held[slot]) {
            complaints.push((id.to_owned(), complaint));
        }
    }
    complaints
}

fn complaint(block: &Value, element: &Value, value: &Value) -> Option<String> {
    let is_empty = value.is_null()
        || value.as_array().is_some_and(Vec::is_empty)
        || value.as_str().is_some_and(str::is_empty);
    if is_empty {
        return (block["optional"] != true).then(|| "Please complete this required field.".to_owned());
    }
    let text = value.as_str().filter(|_| element["type"] == "plain_text_input")?;
    let length = u64::try_from(text.chars().count()).expect("a small number");
    let most = element["max_length"].as_u64().unwrap_or(3_000);
    if length > most {
        return Some(format!("This entry is longer than {most} characters."));
    }
    let least = element["min_length"].as_u64().unwrap_or(0);
    (length < least).then(|| format!("This entry is shorter than {least} characters."))
}
