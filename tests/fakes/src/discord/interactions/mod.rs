//! Interactions: what a member does with an application's commands and buttons, and the endpoints on
//! which the bot answers.
//!
//! [`make`] builds what a bot is sent, `callback` takes its first answer, and `webhook` what follows
//! by the interaction's token.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::Router;
use tokio::{sync::watch, time::Instant};

use super::{
    Discord,
    errors::{self, Error},
    model::{Id, Interaction, State},
    rest::{Call, Route},
};

mod callback;
pub mod make;
mod webhook;

/// The flag of a message that only one member sees.
pub const EPHEMERAL: u64 = 1 << 6;
/// The flag of a message that is still to come.
pub const LOADING: u64 = 1 << 7;

/// What is served under `/api`, in the same table as the rest of the API.
pub const ROUTES: &[Route] = &[
    Route::new("POST", "/interactions/{interaction_id}/{token}/callback", "interaction", callback::answer)
        .open(),
    Route::new("GET", "/webhooks/{webhook_id}/{token}/messages/@original", "webhook", webhook::original)
        .open(),
    Route::new(
        "PATCH",
        "/webhooks/{webhook_id}/{token}/messages/@original",
        "webhook",
        webhook::edit_original,
    )
    .open(),
    Route::new(
        "DELETE",
        "/webhooks/{webhook_id}/{token}/messages/@original",
        "webhook",
        webhook::delete_original,
    )
    .open(),
    Route::new("POST", "/webhooks/{webhook_id}/{token}", "webhook", webhook::follow_up).open(),
    Route::new("GET", "/webhooks/{webhook_id}/{token}/messages/{message_id}", "webhook", webhook::message)
        .open(),
    Route::new(
        "PATCH",
        "/webhooks/{webhook_id}/{token}/messages/{message_id}",
        "webhook",
        webhook::edit_message,
    )
    .open(),
    Route::new(
        "DELETE",
        "/webhooks/{webhook_id}/{token}/messages/{message_id}",
        "webhook",
        webhook::delete_message,
    )
    .open(),
];

/// What is served beside the API.
pub fn router(_discord: &Arc<Discord>) -> Router {
    Router::new()
}

/// The deadlines of interactions, and who waits for their answers.
pub struct Interactions {
    terms: Mutex<Terms>,
    changed: watch::Sender<u64>,
}

/// The deadlines of interactions.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// Until when the first answer has to come.
    pub deadline: Duration,
    /// How long the token lives.
    pub life: Duration,
}

impl Default for Interactions {
    fn default() -> Self {
        let terms = Terms { deadline: Duration::from_secs(3), life: Duration::from_mins(15) };
        Self { terms: Mutex::new(terms), changed: watch::Sender::new(0) }
    }
}

impl Interactions {
    /// The deadlines.
    pub fn terms(&self) -> Terms {
        *self.terms.lock().expect("no panic under the lock")
    }

    /// Changes the deadlines, so that a test need not wait for a quarter of an hour.
    pub fn set_terms(&self, change: impl FnOnce(&mut Terms)) {
        change(&mut self.terms.lock().expect("no panic under the lock"));
    }

    /// Something became of an interaction.
    pub fn stir(&self) {
        self.changed.send_modify(|changes| *changes += 1);
    }

    /// Changes whenever something becomes of an interaction.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }
}

/// The interaction of a webhook's path, while its token lives.
fn by_token(call: &Call<'_>) -> Result<Id, Error> {
    let webhook = call.id("webhook_id")?;
    let token = call.param("token");
    let found = call.state.interactions.values().find(|one| one.token == token);
    let interaction = found.filter(|one| one.application == webhook).ok_or_else(errors::unknown_webhook)?;
    if interaction.sent.elapsed() > call.discord.interactions.terms().life {
        call.state.violations.record("used a spent interaction token", interaction_name(interaction));
        return Err(Error::new(401, 50027, "Invalid Webhook Token"));
    }
    if interaction.answer.is_none() {
        call.state.violations.record("used a token before the first answer", interaction_name(interaction));
        return Err(errors::unknown_webhook());
    }
    Ok(interaction.id)
}

/// An interaction, for people who read of it.
pub fn interaction_name(interaction: &Interaction) -> String {
    let data = &interaction.payload["data"];
    let name = data["name"].as_str().or(data["custom_id"].as_str()).unwrap_or("?");
    format!("interaction {} of type {} ({name})", interaction.id, interaction.kind)
}

/// Records every interaction that nobody answered in time, once: whoever acted sees "the application
/// did not respond".
pub fn record_unanswered(discord: &Discord) {
    let deadline = discord.interactions.terms().deadline;
    let mut state = discord.lock();
    let late: Vec<(Id, String)> = state
        .interactions
        .values()
        .filter(|one| one.answer.is_none() && !one.missed && one.sent.elapsed() > deadline)
        .map(|one| (one.id, interaction_name(one)))
        .collect();
    for (id, name) in late {
        state.violations.record("interaction never answered", name);
        if let Some(interaction) = state.interactions.get_mut(&id) {
            interaction.missed = true;
        }
    }
}

/// Forgets interactions whose tokens are long spent.
fn forget_spent(state: &mut State, life: Duration) {
    let now = Instant::now();
    state.interactions.retain(|_, one| now - one.sent < life + life);
}
