//! Users, apps and tokens as they change: deactivated, renamed, uninstalled, revoked, rotated.

use serde_json::json;

use super::super::{
    dispatch::Audience,
    model::{App, Id, State, Token, User},
    object,
};

impl State {
    /// Changes a user, and tells of it.
    pub fn change_user(&mut self, user: &str, change: impl FnOnce(&mut User)) {
        let Some(known) = self.users.get_mut(user) else { return };
        change(known);
        let known = known.clone();
        let told = object::user(self, &known);
        let event = json!({
            "type": "user_change", "user": told, "cache_ts": (self.now)().timestamp(), "event_ts": self.ts(),
        });
        self.outbox.send(event, Audience::Team);
    }

    /// Deactivates somebody, who is in no channel any more.
    pub fn deactivate(&mut self, user: &str) {
        let channels: Vec<Id> = self.channels_of(user);
        for channel in channels {
            if let Some(channel) = self.channels.get_mut(&channel)
                && !channel.name.is_empty()
            {
                channel.members.remove(user);
            }
        }
        self.change_user(user, |user| user.deleted = true);
    }

    /// The channels that somebody is in.
    pub fn channels_of(&self, user: &str) -> Vec<Id> {
        let channels = self.channels.values().filter(|channel| channel.members.contains(user));
        channels.map(|channel| channel.id.clone()).collect()
    }

    /// Removes an app from the workspace: its bot is in no channel any more, its tokens are dead.
    pub fn uninstall(&mut self, app: &str) {
        let Some(known) = self.apps.get(app) else { return };
        let user = known.user.clone();
        let tokens = json!({ "type": "tokens_revoked", "tokens": { "oauth": [], "bot": [user] } });
        // Slack tells an app of its own end, in no certain order.
        self.outbox.send(json!({ "type": "app_uninstalled" }), Audience::App(app.to_owned()));
        self.outbox.send(tokens, Audience::App(app.to_owned()));
        for channel in self.channels_of(&user) {
            self.channels.get_mut(&channel).expect("it is one of them").members.remove(&user);
        }
        let known = self.apps.get_mut(app).expect("it was there");
        known.installed = false;
        for (text, token) in &mut known.tokens {
            if text.starts_with("xoxb-") {
                token.refused = Some("account_inactive");
            }
        }
    }

    /// Installs an app again that was removed; its old tokens live again, so that a test needs no others.
    pub fn reinstall(&mut self, app: &str) {
        let Some(known) = self.apps.get_mut(app) else { return };
        known.installed = true;
        for token in known.tokens.values_mut() {
            token.refused = None;
        }
    }

    /// Revokes a token.
    pub fn revoke(&mut self, token: &str) {
        let Some(app) = self.apps.values_mut().find(|app| app.tokens.contains_key(token)) else { return };
        app.tokens.get_mut(token).expect("it is there").refused = Some("token_revoked");
        let (id, user) = (app.id.clone(), app.user.clone());
        if token.starts_with("xoxb-") {
            let event = json!({ "type": "tokens_revoked", "tokens": { "oauth": [], "bot": [user] } });
            self.outbox.send(event, Audience::App(id));
        }
    }

    /// Puts a new token in the place of an old one, which is dead from now on.
    pub fn rotate(&mut self, old: &str, new: &str) {
        let Some(app) = self.apps.values_mut().find(|app| app.tokens.contains_key(old)) else { return };
        app.tokens.get_mut(old).expect("it is there").refused = Some("token_expired");
        app.tokens.insert(new.to_owned(), Token { refused: None, used_in_vain: 0 });
    }

    /// The app of a token, whatever has become of it.
    pub fn app_of_token(&self, token: &str) -> Option<&App> {
        self.apps.values().find(|app| app.tokens.contains_key(token))
    }
}
