//! The local chat: a small chat platform of its own, kept in the database, and Keypoint's adapter
//! to it. The page and the JSON API over it are in `web::local`.

pub mod model;
