//! Why a call did not do what it was asked, by Slack's code, never by its words.

use std::time::Duration;

use super::method::Method;
use crate::chat::port::ChatError;

/// Slack's codes that somebody looks at; what all that are known mean is in a table below.
pub mod code {
    /// The bot is there already.
    pub const ALREADY_REACTED: &str = "already_reacted";
    /// There is no such channel, or none that the bot may know of.
    pub const CHANNEL_NOT_FOUND: &str = "channel_not_found";
    /// The trigger of a form lives no more.
    pub const EXPIRED_TRIGGER: &str = "expired_trigger_id";
    /// The trigger of a form was used: another telling of the same.
    pub const EXCHANGED_TRIGGER: &str = "exchanged_trigger_id";
    /// The place in a list is not good any more.
    pub const INVALID_CURSOR: &str = "invalid_cursor";
    /// There is no such message.
    pub const MESSAGE_NOT_FOUND: &str = "message_not_found";
    /// A scope was not granted.
    pub const MISSING_SCOPE: &str = "missing_scope";
    /// The bot is not in the channel.
    pub const NOT_IN_CHANNEL: &str = "not_in_channel";
    /// There is no such thread.
    pub const THREAD_NOT_FOUND: &str = "thread_not_found";
    /// There is no such member.
    pub const USER_NOT_FOUND: &str = "user_not_found";
}

/// How often it is tried whether Slack knows the token again.
pub(super) const ASK_AGAIN: Duration = Duration::from_mins(1);

/// How long a workspace that is moved to another place of Slack's is left alone.
const MOVING: Duration = Duration::from_mins(10);

/// How long a workspace is left alone in which too much is written.
const CROWDED: Duration = Duration::from_mins(1);

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// The token is of no use: nothing was done.
    Token,
    /// Nothing was done, for the sake of a limit.
    Limit,
    /// Nothing was done; it passes.
    Passing,
    /// Nothing was done; it passes after this long.
    PassingIn(Duration),
    /// Slack stumbled over it, and some of it may have been done.
    Stumbled,
    /// The bot may not do that.
    Forbidden(&'static str),
    /// What it was about is not there.
    Gone(&'static str),
    /// It will not be done.
    Refused(&'static str),
}

use Meaning::{Forbidden, Gone, Limit, Passing, PassingIn, Refused, Stumbled, Token};

/// What each of Slack's codes means. One that is not here is refused, with its name.
const MEANINGS: &[(&str, Meaning)] = &[
    ("account_inactive", Token),
    ("invalid_auth", Token),
    ("not_allowed_token_type", Token),
    ("not_authed", Token),
    ("team_disabled", Token),
    ("token_expired", Token),
    ("token_revoked", Token),
    ("user_removed_from_team", Token),
    ("rate_limited", Limit),
    ("ratelimited", Limit),
    ("request_timeout", Passing),
    ("update_failed", Passing),
    ("message_limit_exceeded", PassingIn(CROWDED)),
    ("external_channel_migrating", PassingIn(MOVING)),
    ("org_login_required", PassingIn(MOVING)),
    ("team_added_to_org", PassingIn(MOVING)),
    ("fatal_error", Stumbled),
    ("internal_error", Stumbled),
    ("service_unavailable", Stumbled),
    ("access_denied", Forbidden("Slack does not let Keypoint do that there")),
    ("accesslimited", Forbidden("Slack does not let Keypoint in from this network")),
    ("app_access_restricted", Forbidden("the workspace does not let everybody use Keypoint")),
    ("cannot_dm_bot", Forbidden("they take no direct messages")),
    ("cant_delete_message", Forbidden("Slack does not let Keypoint remove that message")),
    ("cant_update_message", Forbidden("Slack does not let Keypoint change that message")),
    ("channel_is_limited_access", Forbidden("Keypoint has no access to that channel")),
    (
        "channel_not_found",
        Forbidden(
            "the channel is gone, or Keypoint is not in it: a member of it types /invite @Keypoint there",
        ),
    ),
    ("ekm_access_denied", Forbidden("the workspace's admins have suspended posting")),
    ("enterprise_is_restricted", Forbidden("the organization does not let Keypoint do that")),
    ("is_archived", Forbidden("the channel is archived")),
    ("is_inactive", Forbidden("the channel is archived")),
    ("messages_tab_disabled", Forbidden("they take no direct messages")),
    ("missing_scope", Forbidden("a scope was not granted")),
    ("no_permission", Forbidden("Slack does not let Keypoint do that there")),
    ("not_in_channel", Forbidden("Keypoint is not in the channel: type /invite @Keypoint there")),
    ("restricted_action", Forbidden("the workspace's settings do not let Keypoint post there")),
    ("restricted_action_non_threadable_channel", Forbidden("the channel takes no threads")),
    ("restricted_action_read_only_channel", Forbidden("the channel is read-only")),
    ("restricted_action_thread_locked", Forbidden("the thread is locked")),
    ("restricted_action_thread_only_channel", Forbidden("the channel takes messages in threads alone")),
    ("thread_locked", Forbidden("the thread is locked")),
    ("user_disabled", Forbidden("they are deactivated")),
    ("user_not_in_channel", Forbidden("they are not in the channel")),
    ("user_not_visible", Forbidden("Keypoint does not get to see them")),
    ("bad_timestamp", Gone("the message")),
    ("message_not_found", Gone("the message")),
    ("no_item_specified", Gone("the message")),
    ("thread_not_found", Gone("the thread")),
    ("user_not_found", Gone("the member")),
    ("users_not_found", Gone("the member")),
    ("not_found", Gone("the form")),
    ("cannot_reply_to_message", Refused("that message takes no thread")),
    ("edit_window_closed", Refused("the workspace's settings let nobody change so old a message")),
    ("not_reactable", Refused("that message takes no reaction")),
    ("too_many_emoji", Refused("the message has too many reactions")),
    ("too_many_reactions", Refused("the message has too many reactions")),
];

/// The codes that say that the app was removed from the workspace, or its token revoked, or that the workspace
/// is no more. `invalid_auth` is none: that is what a token is that was never one, too.
const REMOVED: &[&str] = &["account_inactive", "token_revoked"];

/// Whether a code says that the bot was removed, and not just that its token is of no use.
#[must_use]
pub fn is_removal(code: &str) -> bool {
    REMOVED.contains(&code)
}

fn meaning(code: &str) -> Option<Meaning> {
    MEANINGS.iter().find(|(known, _)| *known == code).map(|(_, meaning)| *meaning)
}

/// Why a call did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// Slack said no.
    #[error("Slack answered {} with {code}{detail}", method.name())]
    Refused {
        /// The method.
        method: Method,
        /// Slack's code.
        code: String,
        /// What it says besides: the scope that is missing, or the part of a message that is wrong.
        detail: String,
    },
    /// It was not made, or not taken, for the sake of a rate limit.
    #[error("Slack asks to wait for {after:?}")]
    Limited {
        /// How long to wait.
        after: Duration,
    },
    /// The token is of no use; nothing was done.
    #[error("the token is not valid: Slack answered {code}")]
    Unauthorized {
        /// Slack's code.
        code: String,
    },
    /// Nothing was sent.
    #[error("Slack could not be reached: {0}")]
    Unsent(String),
    /// It was sent, and nobody knows what became of it.
    #[error("{reason}")]
    Broken {
        /// What went wrong.
        reason: String,
        /// Whether the call may simply be repeated.
        repeatable: bool,
    },
    /// It could not even be made: a mistake of ours.
    #[error("the call could not be made: {0}")]
    Invalid(String),
}

impl ApiError {
    /// What it is that Slack answers this to a method.
    pub(super) fn of(method: Method, code: String, detail: String) -> Self {
        match meaning(&code) {
            Some(Token) => Self::Unauthorized { code },
            Some(Limit) => Self::Limited { after: Duration::from_secs(1) },
            Some(Stumbled) => Self::Broken {
                reason: format!("Slack answered {} with {code}", method.name()),
                repeatable: method.is_repeatable(),
            },
            _ => Self::Refused { method, code, detail },
        }
    }

    /// Whether Slack gave this code.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.code() == Some(code)
    }

    /// Slack's code, if it said no.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Refused { code, .. } | Self::Unauthorized { code } => Some(code),
            _ => None,
        }
    }

    /// Whether Slack said that the bot may not do this.
    #[must_use]
    pub fn is_forbidden(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if matches!(meaning(code), Some(Forbidden(_))))
    }

    /// Whether trying the same again is useless.
    #[must_use]
    pub fn is_final(&self) -> bool {
        ChatError::from(self.clone()).is_final()
    }
}

impl From<ApiError> for ChatError {
    fn from(error: ApiError) -> Self {
        let reason = error.to_string();
        match error {
            ApiError::Limited { after } => Self::RetryAfter { after, reason },
            ApiError::Unsent(_) | ApiError::Broken { repeatable: true, .. } => Self::Retry(reason),
            ApiError::Broken { repeatable: false, .. } => Self::Unknown(reason),
            ApiError::Unauthorized { .. } => Self::RetryAfter { after: ASK_AGAIN, reason },
            ApiError::Invalid(_) => Self::Refused(reason),
            ApiError::Refused { code, detail, .. } => match meaning(&code) {
                Some(Passing) => Self::Retry(reason),
                Some(PassingIn(after)) => Self::RetryAfter { after, reason },
                Some(Forbidden(words)) => Self::Forbidden(format!("{words}{detail}")),
                Some(Gone(what)) => Self::Gone(what.to_owned()),
                Some(Refused(words)) => Self::Refused(words.to_owned()),
                // The others were told apart before.
                Some(Token | Limit | Stumbled) | None => Self::Refused(reason),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(method: Method, code: &str) -> ChatError {
        ApiError::of(method, code.to_owned(), String::new()).into()
    }

    #[test]
    fn each_code_says_whether_it_was_done_and_whether_to_try_again() {
        let post = |code| told(Method::PostMessage, code);
        assert!(matches!(post("not_in_channel"), ChatError::Forbidden(_)));
        assert!(matches!(post("is_archived"), ChatError::Forbidden(_)));
        assert!(matches!(post("thread_not_found"), ChatError::Gone(_)));
        assert!(matches!(post("invalid_blocks"), ChatError::Refused(_)));
        assert!(matches!(post("a_code_of_tomorrow"), ChatError::Refused(_)));
        assert!(matches!(post("ratelimited"), ChatError::RetryAfter { .. }));
        assert!(matches!(post("token_revoked"), ChatError::RetryAfter { .. }));
        assert!(matches!(post("team_added_to_org"), ChatError::RetryAfter { .. }));
        assert!(matches!(post("request_timeout"), ChatError::Retry(_)));
    }

    #[test]
    fn a_post_that_slack_stumbled_over_may_be_there_and_a_change_may_be_repeated() {
        for code in ["fatal_error", "internal_error", "service_unavailable"] {
            assert!(matches!(told(Method::PostMessage, code), ChatError::Unknown(_)));
            assert!(matches!(told(Method::Update, code), ChatError::Retry(_)));
        }
    }

    #[test]
    fn only_what_cannot_be_a_wrong_token_is_a_removal() {
        for (code, what) in MEANINGS {
            assert!(!is_removal(code) || *what == Token, "{code}");
        }
        for code in ["invalid_auth", "not_authed", "token_expired"] {
            assert!(!is_removal(code), "{code}");
        }
    }

    #[test]
    fn no_code_is_in_the_table_twice() {
        let mut codes: Vec<&str> = MEANINGS.iter().map(|(code, _)| *code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), MEANINGS.len());
    }
}
