//! What only Slack has.

mod comings;
mod copies;
mod deliveries;
mod forms;
mod reach;
mod sealed;
mod threads;
