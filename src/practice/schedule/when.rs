//! When a schedule posts, in local time: a crontab expression or a plain phrase.

/// When a schedule posts, in local time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When;
