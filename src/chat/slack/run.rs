//! Being on Slack: a socket by which it tells what happens, one at a time, and two only while one takes the
//! place of the other.
//!
//! Slack gives an address for each; says beforehand that it will close one, so that another is there
//! before; and may leave one silent without closing it. Whatever is told is acknowledged at once and
//! handled afterwards (`socket`); what was told while no socket was there is read from the threads.

use std::{
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use serde::Deserialize;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio_util::sync::CancellationToken;

use super::{
    Slack,
    api::{ApiError, Call, Method, is_removal},
    events::Listener,
    identity::Identity,
    socket::{self, Envelope, Held, News},
};
use crate::{chat::event::Inbox, clock::Moment};

/// How long Slack is left alone after it could not be reached, at first and at most.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A socket that lasted for so long was a good one: the next is made at once.
const LASTED: Duration = Duration::from_mins(1);

/// How long what was heard may take once the socket is closed.
const TO_THE_END: Duration = Duration::from_secs(5);

/// Why the bot cannot be on Slack at all.
#[derive(Debug, thiserror::Error)]
pub enum SlackError {
    /// The bot token is of no use.
    #[error(
        "Slack does not take the bot token: {code}\n\
         copy it again from https://api.slack.com/apps, under OAuth & Permissions, into SLACK_BOT_TOKEN; \
         install the app to the workspace again if it was removed"
    )]
    BotToken {
        /// Slack's code.
        code: String,
    },
    /// The app-level token is of no use.
    #[error(
        "Slack does not take the app-level token: {code}\n\
         make one at https://api.slack.com/apps, under Basic Information, App-Level Tokens, with the scope \
         connections:write, and put it into SLACK_APP_TOKEN"
    )]
    AppToken {
        /// Slack's code.
        code: String,
    },
    /// The tokens are of two apps.
    #[error(
        "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are of two Slack apps\n\
         copy both from the same app at https://api.slack.com/apps: OAuth & Permissions, and Basic Information"
    )]
    TwoApps,
    /// Socket Mode is switched off.
    #[error(
        "Socket Mode is switched off for this Slack app\n\
         switch it on at https://api.slack.com/apps, under Socket Mode, and start Keypoint again"
    )]
    SocketModeOff,
    /// Slack does not let the bot in.
    #[error("Slack does not let the bot in: {0}")]
    Refused(String),
}

/// Where a socket is to be had.
#[derive(Deserialize)]
pub(super) struct Door {
    url: String,
}

impl Slack {
    /// Is on Slack until `shutdown`, and tells `inbox` what happens. `on_gap` is called whenever something
    /// may have been missed: at the beginning, and after a time without a socket.
    ///
    /// It can be called again once it has returned: nothing of a socket is left then.
    ///
    /// # Errors
    /// When Slack does not let the bot in, and waiting does not help.
    pub async fn run(
        self: &Arc<Self>,
        inbox: Arc<dyn Inbox>,
        on_gap: impl Fn() + Send + Sync + 'static,
        shutdown: CancellationToken,
    ) -> Result<(), SlackError> {
        let (sender, heard) = mpsc::unbounded_channel();
        let gone = CancellationToken::new();
        let listener = Listener::new(Arc::clone(self), inbox, gone.clone());
        let mut listening = tokio::spawn(listener.clone().listen(heard));
        let result = tokio::select! {
            result = self.stay(&listener, sender, &on_gap, &shutdown) => result,
            () = gone.cancelled() => Err(self.after_the_end().await),
            error = self.end_of_the_token() => Err(error),
        };
        self.listens.store(false, Ordering::Relaxed);
        if let Err(SlackError::BotToken { code }) = &result
            && is_removal(code)
        {
            listener.tell_of_the_end().await;
        }
        drop(listener);
        // What was heard is handled, as far as it is quick.
        tokio::select! {
            done = &mut listening => if let Err(error) = done {
                tracing::error!(%error, "what happens on Slack was not handled");
            },
            () = (Moment::now() + TO_THE_END).reached() => {
                tracing::warn!("some of what happened on Slack is still being handled");
            }
        }
        result
    }

    async fn stay(
        self: &Arc<Self>,
        listener: &Listener,
        heard: UnboundedSender<Envelope>,
        on_gap: &(dyn Fn() + Send + Sync),
        shutdown: &CancellationToken,
    ) -> Result<(), SlackError> {
        let Some(identity) = shutdown.run_until_cancelled(self.enter()).await.transpose()? else {
            return Ok(());
        };
        listener.tell_of_the_workspace(&identity).await;
        let mut current: Option<Held> = None;
        let mut pauses = Pauses::default();
        loop {
            let Some(fresh) =
                shutdown.run_until_cancelled(self.connect(&heard, &mut pauses)).await.transpose()?
            else {
                return Ok(());
            };
            // What was told between the two was told to nobody.
            if !current.as_ref().is_some_and(Held::is_alive) {
                on_gap();
            }
            // Closes the one before.
            let held = current.insert(fresh);
            self.listens.store(true, Ordering::Relaxed);
            let news = tokio::select! {
                news = held.news() => news,
                () = shutdown.cancelled() => {
                    held.close().await;
                    return Ok(());
                }
            };
            match news {
                News::Replace { lasted } => pauses.forget_after(lasted),
                News::LinkDisabled => return Err(SlackError::SocketModeOff),
                News::Over { reason, lasted } => {
                    tracing::debug!(reason, ?lasted, "the socket to Slack is over; connecting anew");
                    current = None;
                    self.listens.store(false, Ordering::Relaxed);
                    pauses.forget_after(lasted);
                }
            }
        }
    }

    /// Learns who the bot is; waits while Slack is down.
    async fn enter(&self) -> Result<Arc<Identity>, SlackError> {
        let mut pauses = Pauses::default();
        loop {
            match self.introduce(self.api.latest()).await {
                Ok(identity) if self.are_of_two_apps(&identity).await => return Err(SlackError::TwoApps),
                Ok(identity) => {
                    pauses.over();
                    tracing::info!(workspace = %identity.team_name, bot = %identity.handle, "on Slack");
                    let missing = identity.missing();
                    if !missing.is_empty() {
                        tracing::warn!(
                            scopes = missing.join(", "),
                            "the bot token lacks scopes; `keypoint check` says what is off without them"
                        );
                    }
                    return Ok(identity);
                }
                Err(error) => pauses.wait(fatal(error, SlackError::bot_token)?).await,
            }
        }
    }

    /// The app was removed, or its token revoked: why nothing works any more.
    async fn after_the_end(&self) -> SlackError {
        match self.introduce(self.api.latest()).await {
            Err(ApiError::Unauthorized { code }) => SlackError::BotToken { code },
            _ => SlackError::Refused("the app was removed from the workspace".to_owned()),
        }
    }

    /// Returns once the bot token is of no use for good: Slack has not taken it, and after a while it does
    /// not take it either. Another may have been made in its place, of which no event tells.
    async fn end_of_the_token(&self) -> SlackError {
        loop {
            let again = self.api.until_refused().await;
            again.reached().await;
            if let Err(ApiError::Unauthorized { code }) = self.introduce(self.api.latest()).await {
                return SlackError::BotToken { code };
            }
        }
    }

    /// Makes a socket; tries until there is one.
    async fn connect(
        &self,
        heard: &UnboundedSender<Envelope>,
        pauses: &mut Pauses,
    ) -> Result<Held, SlackError> {
        loop {
            pauses.pass().await;
            let call = Call::new(Method::OpenConnection).for_person();
            let error = match self.api.call::<Door>(call).await {
                Ok(door) => match socket::connect(&door.url, heard.clone(), self.silence).await {
                    Ok(held) => {
                        pauses.over();
                        return Ok(held);
                    }
                    Err(error) => ApiError::Unsent(error),
                },
                Err(error) => fatal(error, SlackError::app_token)?,
            };
            pauses.complain(&error);
        }
    }
}

impl SlackError {
    pub(super) fn bot_token(code: String) -> Self {
        Self::BotToken { code }
    }

    pub(super) fn app_token(code: String) -> Self {
        Self::AppToken { code }
    }
}

/// What may pass; or else why the bot cannot be on Slack.
pub(super) fn fatal(error: ApiError, token: fn(String) -> SlackError) -> Result<ApiError, SlackError> {
    match error {
        ApiError::Unauthorized { code } => Err(token(code)),
        ApiError::Refused { code, detail, .. } if code == "missing_scope" => {
            Err(token(format!("{code}{detail}")))
        }
        ApiError::Refused { .. } if error.is_final() => Err(SlackError::Refused(error.to_string())),
        ApiError::Invalid(reason) => Err(SlackError::Refused(reason)),
        error => Ok(error),
    }
}

/// The pauses between tries: longer and longer, and told of once.
#[derive(Default)]
struct Pauses {
    next: Option<Duration>,
    asked: Option<Duration>,
    complained: bool,
}

impl Pauses {
    /// Waits for as long as the last try had Slack ask, or as is due; not before the first try.
    async fn pass(&mut self) {
        let due = self.asked.take().max(self.next);
        if let Some(due) = due {
            (Moment::now() + due).reached().await;
        }
        self.next = Some(self.next.map_or(FIRST_PAUSE, |next| (next * 2).min(LONGEST_PAUSE)));
    }

    /// Takes note of a failure.
    fn complain(&mut self, error: &ApiError) {
        if let ApiError::Limited { after } = error {
            self.asked = Some(*after);
        }
        if !self.complained {
            self.complained = true;
            tracing::warn!(%error, "Slack does not answer; trying again until it does");
        }
    }

    /// Waits after a failure.
    async fn wait(&mut self, error: ApiError) {
        self.complain(&error);
        self.next = Some(self.next.unwrap_or(FIRST_PAUSE));
        self.pass().await;
    }

    /// It worked. The pauses stay what they are until the socket has lasted.
    fn over(&mut self) {
        if std::mem::take(&mut self.complained) {
            tracing::info!("Slack answers again");
        }
    }

    /// After a socket that has lasted, the next try is made at once.
    fn forget_after(&mut self, lasted: Duration) {
        if lasted >= LASTED {
            self.next = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_first_try_is_made_at_once_and_each_later_one_later() {
        let mut pauses = Pauses::default();
        let mut waited = Vec::new();
        for _ in 0..8 {
            let before = Moment::now();
            pauses.pass().await;
            waited.push(Moment::now().since(before).as_secs());
        }
        assert_eq!(waited, [0, 1, 2, 4, 8, 16, 30, 30]);
        pauses.complain(&ApiError::Limited { after: Duration::from_mins(2) });
        let before = Moment::now();
        pauses.pass().await;
        assert!(Moment::now().since(before) >= Duration::from_mins(2));
        pauses.forget_after(LASTED);
        let before = Moment::now();
        pauses.pass().await;
        assert_eq!(Moment::now().since(before), Duration::ZERO);
    }

    #[test]
    fn a_token_that_is_of_no_use_is_fatal_and_an_outage_is_not() {
        let told = |code: &str| ApiError::Unauthorized { code: code.to_owned() };
        for code in ["invalid_auth", "account_inactive", "token_revoked", "not_allowed_token_type"] {
            assert!(matches!(fatal(told(code), SlackError::bot_token), Err(SlackError::BotToken { .. })));
        }
        assert!(fatal(ApiError::Unsent(String::new()), SlackError::app_token).is_ok());
        assert!(fatal(ApiError::Limited { after: Duration::ZERO }, SlackError::app_token).is_ok());
    }
}
