//! What the API says when it does not do what it was asked, and how it reads what it is given.

use axum::{
    Json,
    extract::{
        FromRequest, FromRequestParts, Path, Query, Request,
        rejection::{JsonRejection, PathRejection, QueryRejection},
    },
    http::{StatusCode, request::Parts},
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::chat::local::LocalError;

/// Why the API did not do what it was asked, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ApiError {
    status: StatusCode,
    code: &'static str,
    message: String,
    help: String,
}

impl ApiError {
    fn new(
        status: StatusCode,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { status, code, message: message.into(), help: help.into() }
    }

    /// The request makes no sense.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", message, "docs/local-chat.md describes every call.")
    }

    /// The request comes from where it may not come from.
    pub(super) fn foreign(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "foreign", message, help)
    }

    /// The body is not declared as JSON.
    pub(super) fn not_json() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "not_json",
            "A request that changes something must be JSON.",
            "Send JSON with `Content-Type: application/json`.",
        )
    }

    /// It is against the rules of the chat.
    pub(super) fn refused(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "refused", message, help)
    }

    /// A bug. What it is, is in the log.
    pub(super) fn broken() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "broken",
            "Something is broken in Keypoint, sorry.",
            "Keypoint's log says more.",
        )
    }
}

impl From<LocalError> for ApiError {
    fn from(error: LocalError) -> Self {
        match error {
            LocalError::Missing(what) => Self::new(
                StatusCode::NOT_FOUND,
                "not_found",
                format!("There is no such {what}."),
                "It may be gone. GET /api/state lists members and channels.",
            ),
            LocalError::Refused { what, help } => Self::refused(what, help),
            LocalError::Store(error) if error.is_passing() => unavailable(&error, "Try again."),
            LocalError::Unsettled(error) => {
                unavailable(&error, "It may have been kept: look before trying again.")
            }
            error @ (LocalError::Store(_) | LocalError::Broken(_)) => {
                tracing::error!(%error, "the local chat failed");
                Self::broken()
            }
        }
    }
}

fn unavailable(error: &impl std::fmt::Display, help: &str) -> ApiError {
    // Of a database that does not answer, the worker tells once.
    tracing::debug!(%error, "the local chat's store is not available");
    ApiError::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", "The database does not answer.", help)
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let error = json!({"code": self.code, "message": self.message, "help": self.help});
        (self.status, Json(json!({ "error": error }))).into_response()
    }
}

/// Takes every NUL out of a body's texts: PostgreSQL keeps none, and nobody means one.
fn without_nul(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace('\0', "")),
        Value::Array(values) => values.into_iter().map(without_nul).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, without_nul(value))).collect(),
        other => other,
    }
}

/// The JSON body of a request.
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::<Value>::from_request(request, state).await {
            Ok(Json(body)) => serde_json::from_value(without_nul(body))
                .map(Self)
                .map_err(|error| ApiError::bad_request(sentence(&error.to_string()))),
            Err(JsonRejection::MissingJsonContentType(_)) => Err(ApiError::not_json()),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(ApiError::new(
                rejection.status(),
                "too_large",
                "The request is too large.",
                "Send less at once.",
            )),
            Err(rejection) => Err(ApiError::bad_request(sentence(&rejection.body_text()))),
        }
    }
}

/// The query of a request.
pub(super) struct Params<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Query(params) = Query::from_request_parts(parts, state)
            .await
            .map_err(|rejection: QueryRejection| ApiError::bad_request(sentence(&rejection.body_text())))?;
        Ok(Self(params))
    }
}

/// The id in the path of a request.
pub(super) struct Id(pub(super) String);

impl<S: Send + Sync> FromRequestParts<S> for Id {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let Path(id) = Path::from_request_parts(parts, state)
            .await
            .map_err(|rejection: PathRejection| ApiError::bad_request(sentence(&rejection.body_text())))?;
        Ok(Self(id))
    }
}

fn sentence(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// Nothing is served under this path.
pub(super) async fn no_such_page() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        "not_found",
        "There is nothing here.",
        "The page is at /, and docs/local-chat.md describes every call under /api.",
    )
}

/// This path does not know this method.
pub(super) async fn no_such_method() -> ApiError {
    ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "no_such_method",
        "This address does not know this method.",
        "docs/local-chat.md describes every call under /api.",
    )
}
