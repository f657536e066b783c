//! What to ask of Slack.

use serde_json::Value;

use super::method::Method;
use crate::clock::Moment;

/// Who waits for a call, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A person who did something a moment ago.
    Person,
    /// A post or a reveal that is due: whether a message is there, or what a thread holds.
    Lookup,
    /// Nobody in particular: posts, ticks, reading back.
    Background,
}

/// A call of a method.
#[derive(Clone, Debug)]
pub struct Call {
    /// The method.
    pub(super) method: Method,
    /// Its arguments, as a form has them.
    pub(super) arguments: Vec<(&'static str, String)>,
    /// Who waits for it.
    pub(super) urgency: Urgency,
    /// When it is too late to make it; `None`: as long as the client is patient.
    pub(super) latest: Option<Moment>,
}

impl Call {
    /// A call without arguments that nobody in particular waits for.
    #[must_use]
    pub fn new(method: Method) -> Self {
        Self { method, arguments: Vec::new(), urgency: Urgency::Background, latest: None }
    }

    /// With one more argument.
    #[must_use]
    #[allow(clippy::needless_pass_by_value, reason = "numbers and texts read best as they are")]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// With one more argument, if there is one.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl ToString>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With those parts of a message that a method takes.
    #[must_use]
    pub fn with_parts(mut self, names: &[&'static str], message: &Value) -> Self {
        for name in names {
            match message.get(*name) {
                None | Some(Value::Null) => {}
                // What is no text is JSON in a form.
                Some(Value::String(text)) => self.arguments.push((name, text.clone())),
                Some(value) => self.arguments.push((name, value.to_string())),
            }
        }
        self
    }

    /// Somebody waits for it.
    #[must_use]
    pub fn urgent(self, urgency: Urgency) -> Self {
        Self { urgency, ..self }
    }

    /// A person waits for it.
    #[must_use]
    pub fn for_person(self) -> Self {
        self.urgent(Urgency::Person)
    }

    /// It is not made after this moment.
    #[must_use]
    pub fn until(self, latest: Moment) -> Self {
        Self { latest: Some(latest), ..self }
    }

    /// What tells it from other calls: the method and its arguments.
    #[must_use]
    pub fn described(&self) -> String {
        let arguments = self.arguments.iter().map(|(name, value)| format!(" {name}={value}"));
        std::iter::once(self.method.name().to_owned()).chain(arguments).collect()
    }

    /// The channel that it is about.
    pub(super) fn channel(&self) -> Option<&str> {
        self.arguments.iter().find(|(name, _)| *name == "channel").map(|(_, channel)| channel.as_str())
    }
}
