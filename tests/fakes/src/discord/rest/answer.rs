//! What an endpoint answers.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Value, json};

use super::super::{
    errors::Error,
    ratelimit::{Refusal, Standing},
};

/// What an endpoint answers.
pub type Answer = Result<Reply, Error>;

/// An answer that is no refusal.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The body; none for 204.
    pub body: Option<Value>,
}

#[allow(clippy::unnecessary_wraps, reason = "they are what an endpoint answers")]
impl Reply {
    /// 200 with this body.
    pub fn ok(body: Value) -> Answer {
        Ok(Self { status: 200, body: Some(body) })
    }

    /// 201 with this body.
    pub fn created(body: Value) -> Answer {
        Ok(Self { status: 201, body: Some(body) })
    }

    /// 204.
    pub fn done() -> Answer {
        Ok(Self { status: 204, body: None })
    }
}

/// The answer on its way.
pub fn response(answer: &Answer, standing: Option<&Standing>) -> Response {
    let mut response = match answer {
        Ok(Reply { status, body: Some(body) }) => json_response(*status, body),
        Ok(Reply { status, body: None }) => bare(*status, Body::empty()),
        Err(error) => json_response(error.status, &error.body()),
    };
    if let Some(standing) = standing {
        add(&mut response, standing.headers());
    }
    response
}

/// «Too many requests».
pub fn too_many(refusal: &Refusal) -> Response {
    let seconds = refusal.retry_after.as_secs_f64();
    let message = match refusal.scope {
        "shared" => "The resource is being rate limited.",
        _ => "You are being rate limited.",
    };
    // Rounded up: who waits for what is said here must not come too early.
    let retry_after = (seconds * 1000.0).ceil() / 1000.0;
    let body = json!({ "message": message, "retry_after": retry_after, "global": refusal.global });
    let mut response = json_response(429, &body);
    if let Some(standing) = &refusal.standing {
        add(&mut response, standing.headers());
    }
    add(
        &mut response,
        vec![
            ("retry-after", format!("{}", seconds.ceil())),
            ("x-ratelimit-scope", refusal.scope.to_owned()),
            ("via", "1.1 google".to_owned()),
        ],
    );
    if refusal.global {
        add(&mut response, vec![("x-ratelimit-global", "true".to_owned())]);
    }
    response
}

/// A page of the proxy in front of Discord.
pub fn page(status: u16, title: &str) -> Response {
    let text = format!("<!DOCTYPE html><html><head><title>{title}</title></head><body>{title}</body></html>");
    let mut response = bare(status, Body::from(text));
    add(
        &mut response,
        vec![("content-type", "text/html; charset=UTF-8".to_owned()), ("server", "cloudflare".to_owned())],
    );
    response
}

/// «You are blocked», as the proxy in front of Discord says it.
pub fn blocked(seconds: u64) -> Response {
    let mut response = page(429, "Access denied | discord.com used Cloudflare to restrict access");
    add(&mut response, vec![("retry-after", seconds.max(1).to_string())]);
    response
}

fn json_response(status: u16, body: &Value) -> Response {
    let mut response = bare(status, Body::from(body.to_string()));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn bare(status: u16, body: Body) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(status).expect("a status of HTTP");
    response
}

fn add(response: &mut Response, headers: Vec<(&'static str, String)>) {
    for (name, value) in headers {
        let value = HeaderValue::from_str(&value).expect("plain text");
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}
