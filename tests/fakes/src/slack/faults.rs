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
    /// The answer is `ok: false` with this code: `internal_error`, `fatal_error`, `missing_scope`.
    Refused {
        /// The code.
        error: String,
        /// Whether the work is done all the same, as Slack says of `fatal_error` that it may be.
        worked: bool,
    },
    /// The answer is a page of the proxy in front, not JSON.
    Page(u16),
    /// The answer says to wait.
    Limited {
        /// For how long; in whole seconds on the wire.
        retry_after: Duration,
    },
    /// A list of messages comes back empty.
    NoHistory,
}

/// When something goes wrong: with a method, such as `chat.postMessage`; `*` is every one, and
/// `conversations.*` every one of a family. What is posted to a `response_url` is `response_url`.
pub type Rule = crate::faults::Rule<Fault>;

/// What is to go wrong.
pub type Faults = crate::faults::Faults<Fault>;
