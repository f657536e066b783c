//! Where things are on a platform, in the platform's own ids.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::practice::question::{UnknownName, named};

named! {
    /// A chat platform.
    Platform {
        /// The local chat in the browser.
        Local = "local",
        /// Discord.
        Discord = "discord",
        /// Slack.
        Slack = "slack",
    }
}

/// Where to say something, in the platform's own ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The workspace; empty in a conversation with one member alone.
    pub workspace: String,
    /// The channel.
    pub channel: String,
    /// The thread, if it is in one.
    pub thread: Option<String>,
}

impl Place {
    /// Whether it is a conversation with one member alone, outside any workspace.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.workspace.is_empty()
    }
}

/// A message that is there, in the platform's own ids.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct MessageRef {
    /// Where it is.
    pub place: Place,
    /// Its id.
    pub id: String,
}
