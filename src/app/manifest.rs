//! `keypoint slack manifest`.

use crate::{
    chat::slack::{
        commands::{BadPrefix, Naming},
        manifest,
    },
    config::Settings,
    conversation::command::COMMANDS,
};

/// What the commands are called in Slack.
pub(super) fn slack_naming(settings: &Settings) -> Result<Naming, BadPrefix> {
    Naming::new(COMMANDS, &settings.slack_command_prefix, settings.slack_single_command)
}

/// The manifest of the Slack app, as it is pasted into Slack.
///
/// # Errors
/// If the commands can have no such names.
pub fn slack_manifest(settings: &Settings) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(&manifest::of(&slack_naming(settings)?))?)
}
