//! The body of a request: JSON, or a form of several parts with files.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{DefaultBodyLimit, FromRequest, Multipart, Request},
    http::{HeaderMap, header},
};
use serde_json::{Value, json};

use super::super::{
    errors::{self, Error, invalid_form},
    limits,
};

/// The most that a request may hold.
const MOST: usize = 25 * 1024 * 1024;

/// A file that came with a request.
#[derive(Clone, Debug)]
pub struct File {
    /// Its number, as in `files[0]`.
    pub number: u64,
    /// Its name.
    pub name: String,
    /// What sort of file its sender says it is.
    pub content_type: Option<String>,
    /// What is in it.
    pub bytes: Bytes,
}

/// Reads the body of a request.
pub async fn read(headers: &HeaderMap, body: Body) -> Result<(Value, Vec<File>), Error> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("").to_owned();
    if kind.starts_with("multipart/form-data") {
        return parts(headers, body).await;
    }
    let bytes = to_bytes(body, MOST).await.map_err(|_| errors::too_large())?;
    if bytes.is_empty() {
        return Ok((Value::Null, Vec::new()));
    }
    if !kind.starts_with("application/json") {
        let message = format!(
            "Expected \"Content-Type\" header to be one of {{'application/json', 'multipart/form-data'}}, not \"{kind}\"."
        );
        return Err(invalid_form("_misc", "CONTENT_TYPE_INVALID", message));
    }
    let value = serde_json::from_slice(&bytes).map_err(|_| errors::invalid_json())?;
    Ok((value, Vec::new()))
}

async fn parts(headers: &HeaderMap, body: Body) -> Result<(Value, Vec<File>), Error> {
    let mut request = Request::new(body);
    *request.headers_mut() = headers.clone();
    DefaultBodyLimit::max(MOST).apply(&mut request);
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| errors::invalid_json())?;
    let (mut value, mut files, mut size) = (json!({}), Vec::new(), 0);
    while let Some(part) = form.next_field().await.map_err(|_| errors::invalid_json())? {
        let name = part.name().unwrap_or("").to_owned();
        let (file_name, content_type) =
            (part.file_name().map(str::to_owned), part.content_type().map(str::to_owned));
        let bytes = part.bytes().await.map_err(|_| errors::too_large())?;
        size += if file_name.is_some() { bytes.len() } else { 0 };
        if size > limits::FILES_BYTES {
            return Err(errors::too_large());
        }
        if name == "payload_json" {
            value = serde_json::from_slice(&bytes).map_err(|_| errors::invalid_json())?;
        } else if let Some(file_name) = file_name {
            let number = name.strip_prefix("files[").and_then(|rest| rest.strip_suffix(']'));
            let number = number.and_then(|number| number.parse().ok()).unwrap_or(files.len() as u64);
            if files.iter().any(|file: &File| file.number == number) {
                return Err(invalid_form(&name, "BASE_TYPE_ALREADY_USED", "Two files have this number."));
            }
            files.push(File { number, name: file_name, content_type, bytes });
        } else {
            // Simple fields may be parts of their own.
            value[name] = Value::String(String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    if files.len() > limits::ATTACHMENTS {
        return Err(errors::too_many_attachments());
    }
    Ok((value, files))
}
