//! What Slack tells, over its sockets, and what the adapter makes of it.

mod doubled;
mod events;
mod files;
mod forms;
mod interactions;
mod socket;
mod stage;
