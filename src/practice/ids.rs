//! Identifiers: UUIDv7, made outside (see `entropy`), so that rows sort by age.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map($name)
            }
        }
    )*};
}

id! {
    /// A workspace: a Discord server, a Slack workspace, or the local one.
    WorkspaceId,
    /// A channel of a workspace.
    ChannelId,
    /// A member of a workspace.
    MemberId,
    /// A schedule.
    ScheduleId,
    /// A round: one posting of one question in a channel.
    RoundId,
    /// What one member said in one round.
    AnswerId,
    /// A private question: one member, one question, no round.
    PrivateId,
    /// A row of durable work.
    JobId,
}

/// How many of its last digits tell a row of work from the others: the beginning of an id is the time
/// at which it was made, and so the same for what was made together; the end is random.
const SHORT: usize = 8;

/// How many of its last digits tell an answer from the others of its round.
const END: usize = 12;

impl AnswerId {
    /// The end of the id, which is random: it says nothing of when the answer came.
    #[must_use]
    pub fn end(self) -> String {
        let digits = self.0.simple().to_string();
        digits[digits.len() - END..].to_owned()
    }
}

impl JobId {
    /// The end of the id, by which people name it.
    #[must_use]
    pub fn short(self) -> String {
        let digits = self.0.simple().to_string();
        digits[digits.len() - SHORT..].to_owned()
    }
}
