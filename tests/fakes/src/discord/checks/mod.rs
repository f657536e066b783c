//! What the documentation says of forms and their fields, checked by hand.
//!
//! Discord's own description of its API holds types and most lengths; what it cannot say is here:
//! sums over several fields, names that may not come twice, what excludes what.

use serde_json::Value;

use super::errors::Form;

pub mod attachments;
pub mod commands;
pub mod components;
pub mod embeds;
pub mod message;
pub mod modal;

/// The length of a text, in code points.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// The longest localization of a text counts, and its own.
pub fn longest(text: &Value, localizations: &Value) -> usize {
    let localized = localizations.as_object().into_iter().flat_map(|texts| texts.values());
    localized.chain([text]).filter_map(Value::as_str).map(length).max().unwrap_or(0)
}

/// A text that has to be there, of such a length.
pub fn required(form: &mut Form, path: &str, value: &Value, least: usize, most: usize) {
    match value.as_str() {
        Some(text) => bounds(form, path, length(text), least, most),
        None if value.is_null() => form.wrong(path, "BASE_TYPE_REQUIRED", "This field is required"),
        None => form.wrong(path, "STRING_TYPE_CONVERT", "Could not interpret value as string."),
    }
}

/// A text that has to be there and say something.
pub fn said(form: &mut Form, path: &str, value: &Value, most: usize) {
    if value.as_str().is_some_and(|text| text.trim().is_empty()) {
        form.wrong(path, "BASE_TYPE_REQUIRED", "This field is required");
    } else {
        required(form, path, value, 1, most);
    }
}

/// A text that need not be there.
pub fn optional(form: &mut Form, path: &str, value: &Value, most: usize) {
    if !value.is_null() {
        required(form, path, value, 0, most);
    }
}

/// A number of things, or a length.
pub fn bounds(form: &mut Form, path: &str, count: usize, least: usize, most: usize) {
    if count > most && least == 0 {
        form.wrong(path, "BASE_TYPE_MAX_LENGTH", format!("Must be {most} or fewer in length."));
    } else if count < least || count > most {
        let message = format!("Must be between {least} and {most} in length.");
        form.wrong(path, "BASE_TYPE_BAD_LENGTH", message);
    }
}

/// A whole number, within bounds.
pub fn number(form: &mut Form, path: &str, value: &Value, least: i64, most: i64) {
    if value.is_null() {
        return;
    }
    match value.as_i64() {
        None => form.wrong(path, "NUMBER_TYPE_COERCE", format!("Value \"{value}\" is not int.")),
        Some(number) if number < least => {
            form.wrong(
                path,
                "NUMBER_TYPE_MIN",
                format!("int value should be greater than or equal to {least}."),
            );
        }
        Some(number) if number > most => {
            form.wrong(path, "NUMBER_TYPE_MAX", format!("int value should be less than or equal to {most}."));
        }
        Some(_) => {}
    }
}

/// An address that Discord takes.
pub fn address(form: &mut Form, path: &str, value: &Value, schemes: &[&str]) {
    let Some(text) = value.as_str() else { return };
    let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
    if !schemes.contains(&scheme) {
        let message = format!(
            "Scheme \"{scheme}\" is not supported. Scheme must be one of ('{}').",
            schemes.join("', '")
        );
        form.wrong(path, "URL_TYPE_INVALID_SCHEME", message);
    } else if scheme.starts_with("http") && url::Url::parse(text).is_err() {
        form.wrong(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }
}

/// The items of a list; nothing if it is none.
pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
