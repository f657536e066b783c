//! Interactions: the endpoints on which a bot answers them.

use std::sync::Arc;

use axum::Router;

use super::{Discord, rest::Route};

/// What is served under `/api`, in the same table as the rest of the API.
pub const ROUTES: &[Route] = &[];

/// What is served beside the API.
pub fn router(_discord: &Arc<Discord>) -> Router {
    Router::new()
}
