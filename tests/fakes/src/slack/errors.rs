//! What Slack answers when it refuses: `ok: false`, a code, and at times more about it.

use serde_json::{Map, Value, json};

/// A refusal.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    /// Slack's code: `channel_not_found`.
    pub code: String,
    /// What is said beside the code: `needed` and `provided`, or `response_metadata`.
    pub more: Map<String, Value>,
}

impl Error {
    /// A refusal with a code.
    pub fn new(code: impl Into<String>) -> Self {
        Self { code: code.into(), more: Map::new() }
    }

    /// With messages that say what is wrong with the arguments.
    #[must_use]
    pub fn explained(mut self, messages: &[String]) -> Self {
        if !messages.is_empty() {
            self.more.insert("response_metadata".to_owned(), json!({ "messages": messages }));
        }
        self
    }

    /// A scope is missing.
    pub fn missing_scope(needed: &str, provided: &str) -> Self {
        let mut error = Self::new("missing_scope");
        error.more.insert("needed".to_owned(), json!(needed));
        error.more.insert("provided".to_owned(), json!(provided));
        error
    }

    /// An argument that has to be there is not.
    pub fn missing_argument(name: &str) -> Self {
        Self::new("invalid_arguments").explained(&[format!("[ERROR] missing required field: {name}")])
    }

    /// As the reply says it.
    pub fn body(&self) -> Value {
        let mut body = json!({ "ok": false, "error": self.code });
        if let Value::Object(fields) = &mut body {
            fields.extend(self.more.clone());
        }
        body
    }
}

/// Shorthand for a refusal in a result.
pub fn refuse<T>(code: &str) -> Result<T, Error> {
    Err(Error::new(code))
}
