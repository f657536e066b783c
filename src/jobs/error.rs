//! Why work is not done, by what to do about it.

use std::time::Duration;

use crate::{chat::port::ChatError, practice::Timestamp, store::StoreError};

/// Why work is not done.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Do it at this time.
    #[error("{reason}; to be done at {at}")]
    At {
        /// When.
        at: Timestamp,
        /// Why not now.
        reason: String,
    },
    /// Do it after this long.
    #[error("{reason}; to be done in {after:?}")]
    After {
        /// How long.
        after: Duration,
        /// Why not now.
        reason: String,
    },
    /// Not now: the clock is in doubt. It stays due, and nothing was tried.
    #[error("the clock is in doubt; to be done when it is not")]
    ClockInDoubt,
    /// Try again, less and less often.
    #[error("{0}; to be tried again")]
    Backoff(String),
    /// It cannot be known whether a send went through, and the place cannot be read.
    #[error("{0}; whether it went through cannot be known")]
    Uncertain(String),
    /// The bot may not do such things there.
    #[error("{0}")]
    Forbidden(String),
    /// It will never succeed.
    #[error("{0}")]
    GiveUp(String),
    /// It was given up, and the admins hear of it already: only the work is to be settled.
    #[error("{0}")]
    Told(String),
    /// What it is about is gone.
    #[error("{0} is gone")]
    Gone(String),
    /// Somebody else holds this work now.
    #[error("another worker has taken this over")]
    Lost,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl JobError {
    /// Whether trying the same again is useless.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(
            self,
            Self::Forbidden(_) | Self::GiveUp(_) | Self::Told(_) | Self::Gone(_) | Self::Uncertain(_)
        )
    }

    /// Whether it may go well in another place: this one takes no such message.
    #[must_use]
    pub fn is_of_place(&self) -> bool {
        matches!(self, Self::Forbidden(_) | Self::GiveUp(_) | Self::Gone(_))
    }

    /// Whether it is tried again less and less often, without anybody having said that it will pass.
    #[must_use]
    pub fn is_tried_again(&self) -> bool {
        match self {
            Self::Backoff(_) => true,
            Self::Store(error) => error.is_passing(),
            _ => false,
        }
    }
}

impl From<ChatError> for JobError {
    fn from(error: ChatError) -> Self {
        match error {
            ChatError::RetryAfter { after, reason } => Self::After { after, reason },
            ChatError::Retry(reason) | ChatError::Unknown(reason) => Self::Backoff(reason),
            ChatError::Forbidden(reason) => Self::Forbidden(reason),
            ChatError::Refused(reason) => Self::GiveUp(reason),
            ChatError::Gone(what) => Self::Gone(what),
        }
    }
}
