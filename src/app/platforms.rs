//! The chat platforms that the settings switch on.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use url::Url;

use crate::{
    chat::discord::{Discord, Parts},
    clock::Clock,
    config::{Settings, Timing},
};

/// Discord, if its token is set.
///
/// # Errors
/// When the token cannot be sent, or this machine has no TLS.
pub(super) fn discord(settings: &Settings, clock: &Arc<dyn Clock>) -> anyhow::Result<Option<Arc<Discord>>> {
    let Some(token) = settings.discord_token.clone() else { return Ok(None) };
    let api = Url::parse(&settings.discord_api_url).context("the URL of Discord cannot be read")?;
    let discord = Discord::new(Parts {
        token,
        api,
        request_timeout: settings.timing.request_timeout,
        patience: patience(&settings.timing),
        clock: Arc::clone(clock),
    });
    Ok(Some(Arc::new(discord.context("Discord cannot be spoken to")?)))
}

/// How long a request may wait for its turn: a send counts as landed or lost once the longest flight
/// is over, so it has to be on its way before.
fn patience(timing: &Timing) -> Duration {
    timing.longest_flight.saturating_sub(timing.request_timeout)
}
