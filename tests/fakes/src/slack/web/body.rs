//! The arguments of a request, from wherever they come: the query, a form, or JSON.

use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, header},
};
use serde_json::{Map, Value};

use super::super::errors::{Error, refuse};

/// The largest request, in bytes.
const LARGEST: usize = 4 * 1024 * 1024;

/// What a request says.
pub struct Said {
    /// Its arguments; in a form, all are texts.
    pub arguments: Map<String, Value>,
    /// Whether they came as JSON.
    pub is_json: bool,
    /// What Slack minds about it, without refusing it.
    pub warning: Option<&'static str>,
}

/// Reads all of it.
pub async fn read(headers: &HeaderMap, query: &str, body: Body) -> Result<Said, Error> {
    let content = to_bytes(body, LARGEST).await.map_err(|_| Error::new("request_timeout"))?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let (media, charset) = kind.split_once(';').unwrap_or((kind, ""));
    let has_charset = charset.to_lowercase().contains("charset");
    let mut arguments = pairs(query);
    let (mut is_json, mut warning) = (false, None);
    match media.trim().to_lowercase().as_str() {
        "application/json" => {
            is_json = true;
            if !has_charset {
                warning = Some("missing_charset");
            }
            if !content.is_empty() {
                let Ok(value) = serde_json::from_slice::<Value>(&content) else {
                    return refuse("invalid_json");
                };
                let Value::Object(fields) = value else { return refuse("json_not_object") };
                arguments.extend(fields);
            }
        }
        "application/x-www-form-urlencoded" => {
            if has_charset {
                warning = Some("superfluous_charset");
            }
            let Ok(text) = std::str::from_utf8(&content) else { return refuse("invalid_form_data") };
            arguments.extend(pairs(text));
        }
        "" if content.is_empty() => {}
        "" => return refuse("missing_post_type"),
        _ => return refuse("invalid_post_type"),
    }
    Ok(Said { arguments, is_json, warning })
}

fn pairs(text: &str) -> Map<String, Value> {
    let address = url::Url::parse(&format!("http://slack/?{text}")).expect("a query fits an address");
    address
        .query_pairs()
        .map(|(name, value)| (name.into_owned(), Value::String(value.into_owned())))
        .collect()
}
