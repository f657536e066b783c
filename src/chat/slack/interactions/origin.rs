//! Where a form was opened, carried by the form itself: it comes back when the form is submitted.

use serde::{Deserialize, Serialize};

use crate::practice::Timestamp;

/// Where a form was opened, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Origin {
    /// The channel.
    pub(super) channel: String,
    /// The thread, if it was in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) thread: Option<String>,
    /// When, in milliseconds.
    pub(super) opened_at: i64,
}

impl Origin {
    /// When it was opened, if it says so.
    pub(super) fn at(&self) -> Option<Timestamp> {
        Timestamp::from_timestamp_millis(self.opened_at).filter(|_| self.opened_at > 0)
    }

    /// As the form carries it.
    pub(super) fn written(&self) -> String {
        // Texts and a number can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what a form carried; it comes from outside, and may be anything.
    pub(super) fn read(written: &str) -> Self {
        serde_json::from_str(written).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_carries_where_it_was_opened() {
        let origin =
            Origin { channel: "C1".to_owned(), thread: Some("1.000001".to_owned()), opened_at: 1_000 };
        assert_eq!(Origin::read(&origin.written()), origin);
        assert_eq!(Origin::read("anything"), Origin::default());
        assert_eq!(Origin::read("{\"more\": 1}"), Origin::default());
    }
}
