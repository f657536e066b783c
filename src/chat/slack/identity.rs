//! Who the bot is: asked once, and known from then on.

use std::sync::{Arc, PoisonError, RwLock};

use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use super::{
    Slack,
    api::{ApiError, Call, Method},
    scopes,
};
use crate::clock::Moment;

/// Who the bot is, and what it was granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// The workspace.
    pub(super) team: String,
    /// The workspace's name.
    pub(super) team_name: String,
    /// The bot as a user.
    pub(super) user: String,
    /// What it is called there, as one types it after `@`.
    pub(super) handle: String,
    /// The bot as an author of messages.
    pub(super) bot: String,
    /// The scopes that it was granted, if Slack told.
    pub(super) scopes: Option<Vec<String>>,
}

impl Identity {
    /// Whether a scope was granted; one of which nobody knows counts as granted.
    pub(super) fn has(&self, scope: &str) -> bool {
        self.scopes.as_ref().is_none_or(|scopes| scopes.iter().any(|granted| granted == scope))
    }

    /// The scopes that are needed, and were not granted.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        scopes::NEEDED.iter().map(|(scope, _)| *scope).filter(|scope| !self.has(scope)).collect()
    }
}

/// What is known of who the bot is.
#[derive(Debug, Default)]
pub(super) struct Known(RwLock<Option<Arc<Identity>>>);

impl Known {
    pub(super) fn get(&self) -> Option<Arc<Identity>> {
        // A panic elsewhere leaves it as true as it was.
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, identity: Identity) -> Arc<Identity> {
        let identity = Arc::new(identity);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&identity));
        identity
    }
}

/// What Slack says of who the bot is.
#[derive(Deserialize)]
struct AuthTest {
    team_id: String,
    #[serde(default)]
    team: String,
    user_id: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    bot_id: String,
}

#[derive(Deserialize)]
struct BotInfo {
    bot: Bot,
}

#[derive(Deserialize)]
struct Bot {
    #[serde(default)]
    app_id: Option<String>,
}

/// The app of an app-level token, which names it: `xapp-1-A0123456789-…`.
pub(super) fn app_of(token: &SecretString) -> Option<String> {
    let app = token.expose_secret().split('-').nth(2)?;
    let is_id = app.starts_with('A') && app.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_id.then(|| app.to_owned())
}

impl Slack {
    /// Who the bot is.
    pub(super) async fn identity(&self, latest: Moment) -> Result<Arc<Identity>, ApiError> {
        match self.known.get() {
            Some(identity) => Ok(identity),
            None => self.introduce(latest).await,
        }
    }

    /// Who the bot is, as of now.
    pub(super) async fn introduce(&self, latest: Moment) -> Result<Arc<Identity>, ApiError> {
        let call = Call::new(Method::AuthTest).for_person().until(latest);
        let (told, scopes) = self.api.granted::<AuthTest>(call).await?;
        let identity = Identity {
            team: told.team_id,
            team_name: told.team,
            user: told.user_id,
            handle: told.user,
            bot: told.bot_id,
            scopes,
        };
        Ok(self.known.set(identity))
    }

    /// Whether the two tokens are certainly of two apps: then one would post, and the other hear.
    pub(super) async fn are_of_two_apps(&self, identity: &Identity) -> bool {
        let Some(app) = &self.app else { return false };
        let call = Call::new(Method::BotInfo).with("bot", &identity.bot).for_person();
        match self.api.call::<BotInfo>(call).await {
            Ok(BotInfo { bot }) => bot.app_id.is_some_and(|of_bot| of_bot != *app),
            Err(error) => {
                tracing::debug!(%error, "of which app the bot is is not known");
                false
            }
        }
    }

    /// What one types to have the bot in a channel.
    pub(super) fn invitation(&self) -> String {
        let handle = self.known.get().map(|identity| identity.handle.clone());
        format!("/invite @{}", handle.filter(|handle| !handle.is_empty()).unwrap_or("Keypoint".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_app_level_token_names_its_app() {
        let app = |token: &str| app_of(&token.to_owned().into());
        assert_eq!(app("xapp-1-A0123456789-987-abc").as_deref(), Some("A0123456789"));
        for token in ["xapp-wire-test", "xapp-1-", "xapp", "xapp-1-B012-1"] {
            assert_eq!(app(token), None, "{token}");
        }
    }
}
