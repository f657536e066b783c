//! A request that passed the door: who asks for what.

use serde_json::{Map, Value};

use super::super::{
    Slack,
    errors::{Error, refuse},
    model::{App, Channel, Id, Kind, State},
};

/// A request that passed the door.
pub struct Call<'a> {
    /// The whole of it.
    pub slack: &'a Slack,
    /// What there is, locked.
    pub state: &'a mut State,
    /// Which app asks.
    pub app: Id,
    /// Its bot's user.
    pub user: Id,
    /// The arguments.
    pub arguments: Map<String, Value>,
}

impl Call<'_> {
    /// The app that asks.
    pub fn asking(&self) -> &App {
        &self.state.apps[&self.app]
    }

    /// An argument as text, if it is there and not empty. A number in JSON is read as it is written,
    /// which is how timestamps lose their last digits.
    pub fn text(&self, name: &str) -> Option<String> {
        let text = match self.arguments.get(name)? {
            Value::String(text) => text.clone(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
            other => other.to_string(),
        };
        (!text.is_empty()).then_some(text)
    }

    /// An argument that has to be there.
    pub fn needed(&self, name: &str) -> Result<String, Error> {
        self.text(name).ok_or_else(|| Error::missing_argument(name))
    }

    /// Whether an argument says yes.
    pub fn flag(&self, name: &str) -> bool {
        self.text(name).is_some_and(|text| matches!(text.as_str(), "true" | "1"))
    }

    /// An argument that holds JSON: as it is, or as text within a form.
    pub fn json(&self, name: &str, broken: &str) -> Result<Option<Value>, Error> {
        match self.arguments.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if text.is_empty() => Ok(None),
            Some(Value::String(text)) => match serde_json::from_str(text) {
                Ok(value) => Ok(Some(value)),
                Err(_) => refuse(broken),
            },
            Some(value) => Ok(Some(value.clone())),
        }
    }

    /// The `limit` of a listing.
    pub fn limit(&self, usual: usize, most: usize) -> Result<usize, Error> {
        let Some(text) = self.text("limit") else { return Ok(usual) };
        let limit: usize = text.parse().map_err(|_| Error::new("invalid_limit"))?;
        // Zero means the usual number.
        Ok(if limit == 0 { usual } else { limit.min(most) })
    }

    /// Refuses unless the app has one of these scopes.
    pub fn require(&self, scopes: &[&str]) -> Result<(), Error> {
        let has = &self.asking().spec.scopes;
        if scopes.iter().any(|scope| has.contains(*scope)) {
            return Ok(());
        }
        let provided: Vec<&str> = has.iter().map(String::as_str).collect();
        Err(Error::missing_scope(&scopes.join(","), &provided.join(",")))
    }

    /// Refuses unless the app has the scope of this sort of channel: `read`, `history`.
    pub fn require_for(&self, kind: Kind, what: &str) -> Result<(), Error> {
        let scope = format!("{}:{what}", kind.scopes());
        if self.asking().spec.scopes.contains(&scope) {
            return Ok(());
        }
        // Before it tells what sort a channel is of, Slack asks for all of them.
        let all = ["channels", "groups", "mpim", "im"].map(|family| format!("{family}:{what}"));
        let provided: Vec<&str> = self.asking().spec.scopes.iter().map(String::as_str).collect();
        Err(Error::missing_scope(&all.join(","), &provided.join(",")))
    }

    /// The channel that is named, if the bot may know of it.
    pub fn channel(&self) -> Result<&Channel, Error> {
        let name = self.needed("channel")?;
        self.known_channel(&name)
    }

    /// A channel by its id, if the bot may know of it.
    pub fn known_channel(&self, id: &str) -> Result<&Channel, Error> {
        let channel = self.state.channels.get(id);
        let known = channel.filter(|channel| channel.kind == Kind::Public || self.is_in(channel));
        known.ok_or_else(|| Error::new("channel_not_found"))
    }

    /// Whether the bot is in a channel.
    pub fn is_in(&self, channel: &Channel) -> bool {
        channel.members.contains(&self.user)
    }

    /// The channel that is named, in which the bot is.
    pub fn own_channel(&self) -> Result<&Channel, Error> {
        let channel = self.channel()?;
        if self.is_in(channel) { Ok(channel) } else { refuse("not_in_channel") }
    }
}
