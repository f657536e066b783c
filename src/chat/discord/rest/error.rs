//! Why a request did not do what it was asked, by Discord's status and code, never by its words.

use std::time::Duration;

use serde_json::Value;

use crate::chat::port::ChatError;

/// Discord's number for what is wrong; 0 if it gave none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(transparent)]
pub struct Code(pub u32);

impl Code {
    /// There is no such channel, or none that the bot may know of.
    pub const UNKNOWN_CHANNEL: Self = Self(10_003);
    /// There is no such server, or the bot is not in it.
    pub const UNKNOWN_GUILD: Self = Self(10_004);
    /// There is no such member.
    pub const UNKNOWN_MEMBER: Self = Self(10_007);
    /// There is no such message.
    pub const UNKNOWN_MESSAGE: Self = Self(10_008);
    /// There is no such role.
    pub const UNKNOWN_ROLE: Self = Self(10_011);
    /// There is no such user.
    pub const UNKNOWN_USER: Self = Self(10_013);
    /// An announcement was edited too often.
    pub const ANNOUNCEMENT_EDITS: Self = Self(20_022);
    /// The bot may not see that.
    pub const MISSING_ACCESS: Self = Self(50_001);
    /// The message is not the bot's.
    pub const NOT_THE_AUTHOR: Self = Self(50_005);
    /// The user takes no direct messages from the bot.
    pub const NO_DIRECT_MESSAGES: Self = Self(50_007);
    /// The bot may not do that.
    pub const MISSING_PERMISSIONS: Self = Self(50_013);
    /// That cannot be done in a channel of this type.
    pub const WRONG_CHANNEL_TYPE: Self = Self(50_024);
    /// The body breaks a rule: a mistake of ours.
    pub const INVALID_BODY: Self = Self(50_035);
    /// The thread is archived.
    pub const ARCHIVED: Self = Self(50_083);
    /// Discord is overloaded.
    pub const OVERLOADED: Self = Self(130_000);
    /// The message has a thread already.
    pub const HAS_THREAD: Self = Self(160_004);
    /// The thread is locked.
    pub const LOCKED: Self = Self(160_005);
}

/// How long an announcement that was edited too often is left alone.
const ANNOUNCEMENT_REST: Duration = Duration::from_mins(10);

/// How often it is tried whether Discord knows the token again. Outages let it answer so for a while;
/// a token that is really gone ends the connection to the gateway, and the bot with it.
pub(super) const ASK_AGAIN: Duration = Duration::from_mins(1);

/// Why a request did not do what it was asked.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RestError {
    /// Discord said no.
    #[error("Discord answered {status} (code {}): {message}", code.0)]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Discord's number for it.
        code: Code,
        /// Discord's words for it.
        message: String,
        /// What is wrong with each part of the body.
        errors: Value,
    },
    /// It was not sent, or not taken, for the sake of a rate limit.
    #[error("Discord asks to wait for {after:?}")]
    Limited {
        /// How long to wait.
        after: Duration,
    },
    /// The token is not valid; nothing was done.
    #[error("the token is not valid: Discord does not know it")]
    Unauthorized,
    /// Nothing was sent.
    #[error("Discord could not be reached: {0}")]
    Unsent(String),
    /// It was sent, and nobody knows what became of it.
    #[error("{reason}")]
    Broken {
        /// What went wrong.
        reason: String,
        /// Whether the request may simply be repeated.
        repeatable: bool,
    },
    /// It could not even be made: a mistake of ours.
    #[error("the request could not be made: {0}")]
    Invalid(String),
}

impl RestError {
    /// The HTTP status, if Discord said no.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            Self::Unauthorized => Some(401),
            _ => None,
        }
    }

    /// Discord's number for what is wrong; 0 if there is none.
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::Refused { code, .. } => *code,
            _ => Code::default(),
        }
    }

    /// Whether Discord gave this number.
    #[must_use]
    pub fn is(&self, code: Code) -> bool {
        self.code() == code
    }
}

impl From<RestError> for ChatError {
    fn from(error: RestError) -> Self {
        let reason = error.to_string();
        match error {
            RestError::Limited { after } => Self::RetryAfter { after, reason },
            RestError::Unsent(_) | RestError::Broken { repeatable: true, .. } => Self::Retry(reason),
            RestError::Broken { repeatable: false, .. } => Self::Unknown(reason),
            RestError::Unauthorized => Self::RetryAfter { after: ASK_AGAIN, reason },
            RestError::Invalid(_) => Self::Refused(reason),
            RestError::Refused { status, code, message, .. } => refused(status, code, &message, reason),
        }
    }
}

fn refused(status: u16, code: Code, message: &str, reason: String) -> ChatError {
    match code {
        Code::UNKNOWN_CHANNEL => ChatError::Gone("the channel".to_owned()),
        Code::UNKNOWN_GUILD => ChatError::Gone("the server".to_owned()),
        Code::UNKNOWN_MESSAGE => ChatError::Gone("the message".to_owned()),
        Code::UNKNOWN_MEMBER | Code::UNKNOWN_USER => ChatError::Gone("the member".to_owned()),
        Code::UNKNOWN_ROLE => ChatError::Gone("the role".to_owned()),
        Code::MISSING_ACCESS => ChatError::Forbidden("Keypoint may not see that channel".to_owned()),
        Code::MISSING_PERMISSIONS => ChatError::Forbidden("Keypoint lacks a permission there".to_owned()),
        Code::NO_DIRECT_MESSAGES => ChatError::Forbidden("they take no direct messages".to_owned()),
        Code::LOCKED => ChatError::Refused("the thread is locked".to_owned()),
        Code::ARCHIVED => ChatError::Refused("the thread is archived".to_owned()),
        Code::WRONG_CHANNEL_TYPE => {
            ChatError::Refused("Discord does not allow that in a channel of this type".to_owned())
        }
        Code::ANNOUNCEMENT_EDITS => ChatError::RetryAfter { after: ANNOUNCEMENT_REST, reason },
        Code::OVERLOADED => ChatError::Retry(reason),
        _ => match status {
            403 => ChatError::Forbidden(format!("Discord does not allow it: {message}")),
            404 => ChatError::Gone("what the request was about".to_owned()),
            408 | 409 | 425 => ChatError::Retry(reason),
            _ => ChatError::Refused(reason),
        },
    }
}
