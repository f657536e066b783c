//! Wiring only: the one place that knows every concrete type.

use tokio_util::sync::CancellationToken;

use crate::config::Settings;

/// Runs until `shutdown`.
pub async fn run(_settings: Settings, shutdown: CancellationToken) -> anyhow::Result<()> {
    shutdown.cancelled().await;
    Ok(())
}

/// Checks what the settings name.
pub fn check(_settings: &Settings) -> anyhow::Result<String> {
    Ok("All is well.".to_owned())
}
