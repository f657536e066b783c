//! Apps: what they ask for, and their tokens.

use std::collections::{BTreeMap, BTreeSet};

use super::Id;

/// An app, installed or not.
#[derive(Clone, Debug)]
pub struct App {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its bot's user id.
    pub user: Id,
    /// Its bot's other id, which messages carry.
    pub bot: Id,
    /// What it asked for.
    pub spec: AppSpec,
    /// Whether it is installed in the workspace.
    pub installed: bool,
    /// Tokens by their text: a bot's begin with `xoxb-`, an app's with `xapp-`.
    pub tokens: BTreeMap<String, Token>,
}

/// What an app asks for, as its manifest says.
#[derive(Clone, Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct AppSpec {
    /// Its name.
    pub name: String,
    /// Its bot's scopes.
    pub scopes: BTreeSet<String>,
    /// The events to which its bot subscribes: `message.channels`.
    pub events: BTreeSet<String>,
    /// Its slash commands.
    pub commands: Vec<Command>,
    /// Its shortcuts.
    pub shortcuts: Vec<Shortcut>,
    /// Whether Socket Mode is on.
    pub socket_mode: bool,
    /// Whether buttons, forms and shortcuts are sent to it.
    pub interactivity: bool,
    /// Whether there are direct messages with it.
    pub messages_tab: bool,
    /// Whether members only read those.
    pub messages_read_only: bool,
}

/// A slash command.
#[derive(Clone, Debug)]
pub struct Command {
    /// With its slash: `/question`.
    pub command: String,
    /// Whether names of members and channels in its text come as entities.
    pub should_escape: bool,
}

/// A shortcut.
#[derive(Clone, Debug)]
pub struct Shortcut {
    /// What members read.
    pub name: String,
    /// By which the app knows it.
    pub callback_id: String,
    /// Whether it is in the menu of messages, or everywhere.
    pub on_messages: bool,
}

/// A token of an app.
#[derive(Clone, Debug)]
pub struct Token {
    /// Why it is refused, if it is: `token_revoked`, `account_inactive`, `token_expired`.
    pub refused: Option<&'static str>,
    /// How many times it was used since it is refused.
    pub used_in_vain: u32,
}
