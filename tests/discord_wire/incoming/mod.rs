//! What happens on Discord comes to the inbox, and its answers come back in time.

mod events;
mod files;
mod gateway;
mod interactions;
mod late;
mod posts;
mod registration;
mod relay;
mod stage;
