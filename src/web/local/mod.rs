//! The local chat over HTTP: the page, and the JSON API under `/api`.

pub mod html;
mod icon;
pub mod markdown;
pub mod page;
