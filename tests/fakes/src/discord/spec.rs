//! Discord's own description of its API, by which bodies are checked.
//!
//! `scripts/discord-api-spec` fetches it into `target/`. Where it is not there, the fake Discord
//! works with the checks that are written by hand, and says so once.

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, Mutex, OnceLock},
};

use jsonschema::{ValidationError, Validator, error::ValidationErrorKind};
use serde_json::{Value, json};

use super::errors::{Error, Form};

/// The whole description: all schemas under `$defs`.
fn description() -> Option<&'static Value> {
    static DESCRIPTION: OnceLock<Option<Value>> = OnceLock::new();
    let read = || {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/discord-api-spec/schemas.json");
        let text = std::fs::read_to_string(&path).ok();
        if text.is_none() {
            #[allow(clippy::print_stderr, reason = "a test's report")]
            {
                eprintln!(
                    "fake Discord: bodies are not checked by Discord's description: {} is missing",
                    path.display()
                );
            }
        }
        text.map(|text| serde_json::from_str(&text).expect("the description is JSON"))
    };
    DESCRIPTION.get_or_init(read).as_ref()
}

/// Whether the description is there.
pub fn is_there() -> bool {
    description().is_some()
}

/// The names of what this form may be: `A|B`, or `[A]` for a list.
fn schema(form: &str) -> Value {
    let one = |name: &str| json!({ "$ref": format!("#/$defs/{name}") });
    if let Some(item) = form.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return json!({ "type": "array", "items": one(item) });
    }
    match form.split('|').collect::<Vec<_>>().as_slice() {
        [only] => one(only),
        several => json!({ "anyOf": several.iter().map(|name| one(name)).collect::<Vec<_>>() }),
    }
}

/// Which way a body goes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Way {
    /// To Discord, which takes ids as numbers, too: its own examples of attachments have them.
    In,
    /// From Discord, which writes them as strings alone.
    Out,
}

/// The checkers that were made so far.
type Validators = HashMap<(String, Way), Arc<Validator>>;

/// The checker of a form, made when it is wanted first.
fn validator(form: &str, way: Way) -> Option<Arc<Validator>> {
    static VALIDATORS: OnceLock<Mutex<Validators>> = OnceLock::new();
    let description = description()?;
    let mut known = VALIDATORS.get_or_init(Mutex::default).lock().expect("no panic under the lock");
    let key = (form.to_owned(), way);
    if let Some(validator) = known.get(&key) {
        return Some(Arc::clone(validator));
    }
    let mut schema = schema(form);
    schema["$defs"] = description["$defs"].clone();
    if way == Way::In {
        let id = schema["$defs"]["SnowflakeType"].take();
        schema["$defs"]["SnowflakeType"] = json!({ "anyOf": [id, { "type": "integer", "minimum": 0 }] });
        take_permissions_as_text(&mut schema["$defs"]);
        // Documented as a type of channels, and offered by libraries for options of commands.
        if let Some(kinds) = schema["$defs"]["ChannelTypes"]["enum"].as_array_mut() {
            kinds.push(json!(super::model::Kind::Media as u8));
        }
    }
    let made = jsonschema::options().should_validate_formats(true).build(&schema);
    let validator = Arc::new(made.expect("the description is JSON Schema"));
    known.insert(key, Arc::clone(&validator));
    Some(validator)
}

/// Permissions are written as text, says the documentation; the description of what comes in knows
/// them as numbers alone.
fn take_permissions_as_text(schemas: &mut Value) {
    for schema in schemas.as_object_mut().into_iter().flat_map(serde_json::Map::values_mut) {
        for field in ["default_member_permissions", "permissions", "allow", "deny"] {
            let known = schema.pointer_mut(&format!("/properties/{field}/anyOf"));
            if let Some(kinds) = known.and_then(Value::as_array_mut)
                && kinds.iter().any(|kind| matches!(kind["type"].as_str(), Some("number" | "integer")))
            {
                kinds.push(json!({ "type": "string", "pattern": "^[0-9]+$" }));
            }
        }
    }
}

/// Checks a body by the description of this name.
pub fn check(form: &str, body: &Value) -> Result<(), Error> {
    let Some(validator) = validator(form, Way::In) else { return Ok(()) };
    let nothing = json!({});
    let body = if body.is_null() { &nothing } else { body };
    let mut wrong = Form::default();
    for error in validator.iter_errors(body) {
        note(&mut wrong, &error);
    }
    wrong.finish()
}

/// What is wrong with an answer, by the description of this name.
pub fn complaints(form: &str, body: &Value) -> Vec<String> {
    let Some(validator) = validator(form, Way::Out) else { return Vec::new() };
    validator.iter_errors(body).map(|error| deepest(&error)).collect()
}

fn deepest(error: &ValidationError<'_>) -> String {
    match error.kind() {
        ValidationErrorKind::AnyOf { context } => {
            best(error, context).iter().map(deepest).collect::<Vec<_>>().join("; ")
        }
        _ => format!("{}: {error}", error.instance_path().as_str()),
    }
}

/// What no bot can help: discord.js says of every thread which type it has, of one from a message, too.
const PASSED_OVER: &[(&str, &str)] = &[("CreateTextThreadWithMessageRequest", "type")];

/// The fields of a body that the description does not know. Discord ignores them; a bot that sends
/// them is mistaken.
pub fn unknown_fields(form: &str, body: &Value) -> Vec<String> {
    let (Some(description), Some(fields)) = (description(), body.as_object()) else { return Vec::new() };
    let names: Vec<&str> = form.split('|').collect();
    let known = |field: &str| {
        names.iter().any(|name| {
            PASSED_OVER.contains(&(*name, field))
                || description["$defs"][*name]["properties"].get(field).is_some()
        })
    };
    fields.keys().filter(|field| !known(field)).cloned().collect()
}

/// Says what is wrong as Discord would.
fn note(form: &mut Form, error: &ValidationError<'_>) {
    let mut path = error.instance_path().as_str().trim_start_matches('/').replace('/', ".");
    let (code, message) = match error.kind() {
        ValidationErrorKind::AnyOf { context } => {
            for error in best(error, context) {
                note(form, error);
            }
            return;
        }
        ValidationErrorKind::Required { property } => {
            let field = property.as_str().unwrap_or("_misc");
            path = if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") };
            ("BASE_TYPE_REQUIRED", "This field is required".to_owned())
        }
        ValidationErrorKind::MaxLength { limit } | ValidationErrorKind::MaxItems { limit } => {
            ("BASE_TYPE_MAX_LENGTH", format!("Must be {limit} or fewer in length."))
        }
        ValidationErrorKind::MinLength { limit } | ValidationErrorKind::MinItems { limit } => {
            ("BASE_TYPE_MIN_LENGTH", format!("Must be {limit} or more in length."))
        }
        ValidationErrorKind::Enum { .. } | ValidationErrorKind::Constant { .. } => {
            ("BASE_TYPE_CHOICES", error.to_string())
        }
        ValidationErrorKind::Type { .. } => ("MODEL_TYPE_CONVERT", error.to_string()),
        _ => ("BASE_TYPE_INVALID", error.to_string()),
    };
    form.wrong(&path, code, message);
}

/// Of several that it may be, the one that was meant: whose type fits.
fn best<'a>(
    error: &ValidationError<'_>,
    branches: &'a [Vec<ValidationError<'static>>],
) -> &'a [ValidationError<'static>] {
    let here = error.instance_path().as_str();
    let misses = |branch: &&Vec<ValidationError<'static>>| {
        let other = branch.iter().any(|inner| {
            let path = inner.instance_path().as_str();
            let wrong_type = matches!(inner.kind(), ValidationErrorKind::Type { .. }) && path == here;
            wrong_type || path.strip_prefix(here) == Some("/type")
        });
        (other, branch.len())
    };
    branches.iter().min_by_key(misses).map_or(&[], Vec::as_slice)
}
