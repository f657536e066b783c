//! What goes wrong on purpose: lost replies, delays, outages, limits.

use std::time::Duration;

/// One thing that goes wrong with a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The work is done, but the connection breaks before the reply.
    LoseReply,
    /// The connection breaks before anything is done.
    LoseRequest,
    /// The work is done, the reply comes late.
    DelayReply(Duration),
    /// The work is done late, unless who asked hangs up before.
    DelayWork(Duration),
    /// The work is done late, when nobody waits any more: the connection breaks at once.
    WorkLater(Duration),
    /// The answer is this status: 500, 502, 503.
    Status {
        /// Which.
        status: u16,
        /// Whether the work is done all the same.
        worked: bool,
    },
    /// The answer is a page of the proxy in front, not JSON.
    Page(u16),
    /// The answer says to wait.
    Limited {
        /// For how long.
        retry_after: Duration,
        /// Whose limit it is: `user`, `global` or `shared`.
        scope: &'static str,
    },
    /// A list of messages comes back empty.
    NoHistory,
}

/// When something goes wrong: with a method and route, such as `POST /channels/{channel_id}/messages`;
/// `*` is every one, and `POST *` every one of a method.
pub type Rule = crate::faults::Rule<Fault>;

/// What is to go wrong.
pub type Faults = crate::faults::Faults<Fault>;
