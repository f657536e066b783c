//! The way to Slack's Web API: calls that are made at its pace, and what became of each.
//!
//! A client of our own over `reqwest`: a call has a time-out, a limit is kept before it is hit, and an
//! outcome says whether it happened. It knows nothing of messages or of Keypoint.

mod call;
mod client;
mod error;
mod limiter;
mod method;

pub use self::{
    call::{Call, Urgency},
    client::{Api, Granted},
    error::{ApiError, code, is_removal},
    method::Method,
};
