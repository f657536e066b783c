//! Platforms that can be set but are not in this version yet: they are refused, never ignored.

use super::{ConfigError, ConfigErrors, Settings, table};

impl Settings {
    /// Refuses settings that ask for a platform that this version does not have.
    ///
    /// # Errors
    /// One for each such setting.
    pub fn refuse_what_is_to_come(&self) -> Result<(), ConfigErrors> {
        let asked_for = [
            ("Slack", &table::SLACK_BOT_TOKEN.about, &self.slack_bot_token),
            ("Slack", &table::SLACK_APP_TOKEN.about, &self.slack_app_token),
        ];
        let errors: Vec<_> = asked_for
            .into_iter()
            .filter(|(_, _, token)| token.is_some())
            .map(|(platform, about, _)| ConfigError::ToCome { key: about.key, env: about.env(), platform })
            .collect();
        if errors.is_empty() { Ok(()) } else { Err(ConfigErrors(errors)) }
    }
}
