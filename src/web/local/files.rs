//! The files beside notes: pictures that the page shows, and data that it lets its reader save.

use axum::{
    Router,
    extract::State,
    http::{HeaderName, header},
    response::IntoResponse,
    routing::get,
};
use serde::Deserialize;

use super::{
    LocalWeb,
    actions::Web,
    error::{ApiError, Id, Params},
};
use crate::chat::message::AttachmentKind;

pub(super) fn routes() -> Router<std::sync::Arc<LocalWeb>> {
    Router::new().route("/messages/{id}/file", get(file))
}

/// Who asks, and for which version: a note that was replaced has another file at the same address, and
/// a browser would show the old one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    r#as: Option<String>,
    #[serde(rename = "at")]
    _at: Option<i64>,
}

async fn file(
    State(web): Web,
    Id(id): Id,
    Params(wanted): Params<Wanted>,
) -> Result<impl IntoResponse, ApiError> {
    let (_, reader) = web.acting(wanted.r#as.as_deref()).await?;
    let file = web.chat.file(&reader.id, &id).await?;
    let shown = match file.kind {
        AttachmentKind::Picture { .. } => "inline",
        AttachmentKind::Json => "attachment",
    };
    let headers: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, file.media_type().to_owned()),
        // Its name was checked when it was kept: it needs no escaping.
        (header::CONTENT_DISPOSITION, format!("{shown}; filename=\"{}\"", file.name)),
    ];
    Ok((headers, file.bytes.to_vec()))
}
