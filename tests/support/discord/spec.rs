//! Discord's own description of its API, by which bodies are checked.

use serde_json::Value;

use super::errors::Error;

/// Checks a body by the description of this name.
pub fn check(_form: &str, _body: &Value) -> Result<(), Error> {
    Ok(())
}
