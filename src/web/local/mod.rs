//! The local chat over HTTP: the page, and the JSON API under `/api`.
