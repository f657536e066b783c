//! The page in a real Chromium, with a local chat behind it and a made-up conversation behind that.

#[path = "../support/browser.rs"]
mod browser;
mod commands;
mod forms;
mod places;
mod stage;
mod talk;
