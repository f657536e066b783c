//! What is answered: JSON with `ok`, and headers that say what the token may do.

use std::time::Duration;

use axum::{
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::super::errors::Error;

/// What a method comes to: an object without `ok`, or a refusal.
pub type Answer = Result<Value, Error>;

/// The answer as it is sent.
pub fn response(answer: &Answer, warning: Option<&str>, scopes: &str) -> Response {
    let mut body = match answer {
        Ok(value) => {
            let mut body = value.clone();
            body["ok"] = json!(true);
            body
        }
        Err(error) => error.body(),
    };
    if let Some(warning) = warning {
        warn(&mut body, warning);
    }
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
        (HeaderName::from_static("x-oauth-scopes"), scopes.to_owned()),
        (HeaderName::from_static("x-slack-req-id"), "0".to_owned()),
    ];
    (StatusCode::OK, headers, body.to_string()).into_response()
}

/// Adds a warning, as Slack tells it twice.
pub fn warn(body: &mut Value, warning: &str) {
    body["warning"] = json!(warning);
    if !body["response_metadata"].is_object() {
        body["response_metadata"] = json!({});
    }
    body["response_metadata"]["warnings"] = json!([warning]);
}

/// «Too many requests».
pub fn too_many(wait: Duration) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
        (header::RETRY_AFTER, wait.as_secs().to_string()),
    ];
    let body = json!({ "ok": false, "error": "ratelimited" });
    (StatusCode::TOO_MANY_REQUESTS, headers, body.to_string()).into_response()
}

/// A page of the proxy in front.
pub fn page(status: u16) -> Response {
    let status = StatusCode::from_u16(status).expect("a status of HTTP");
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, headers, "<!DOCTYPE html><html><title>Server Error | Slack</title></html>").into_response()
}

/// An outage: a status without a word of JSON.
pub fn outage(status: u16) -> Response {
    let status = StatusCode::from_u16(status).expect("a status of HTTP");
    (status, [(header::CONTENT_TYPE, "text/plain")], "upstream error").into_response()
}
