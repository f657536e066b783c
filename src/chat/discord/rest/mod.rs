//! The way to Discord: requests that are sent at its pace, and what became of each.
//!
//! A client of our own over `reqwest`, because serenity's shows neither the headers of rate limits
//! nor how long to wait once its limiter is off, and with its limiter on sends everything to
//! discord.com whatever host was set. It knows nothing of messages or of Keypoint.

mod client;
mod error;
mod limiter;
mod request;

pub use self::{
    client::Rest,
    error::{Code, RestError},
    request::{Request, Urgency},
};
