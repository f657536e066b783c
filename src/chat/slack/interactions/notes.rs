//! Notes that one member alone sees, by whichever way is open: the address that came with what they
//! did, else a note in the channel, else a direct message.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use serde_json::{Value, json};

use super::{
    super::{
        Slack,
        api::{ApiError, Call, Method, code},
        message,
    },
    read::Deed,
};
use crate::{
    chat::message::{Attachment, Message},
    clock::Moment,
    render::{note, split::split},
};

/// How often an address takes an answer.
const ANSWERS: usize = 5;

/// How long it is tried to say something: longer, and nobody waits for it.
const UNTIL: Duration = Duration::from_mins(2);

/// The pauses between tries.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// What helps where the app was never given the right to send files.
const LET_IT_SEND: &str = "Please ask an admin of the workspace to give Keypoint the scope files:write, and \
                           then ask for it again.";

/// The parts of a message that a note takes.
const OF_A_NOTE: &[&str] = &["text", "blocks"];

/// Who gets notes, and how.
pub(super) struct Notes {
    pub(super) slack: Arc<Slack>,
    pub(super) deed: Deed,
    /// How many answers the address still takes.
    left: Mutex<usize>,
}

impl Notes {
    pub(super) fn new(slack: Arc<Slack>, deed: Deed) -> Self {
        let left = if deed.respond_at.is_some() { ANSWERS } else { 0 };
        Self { slack, deed, left: Mutex::new(left) }
    }

    /// Says a message to who acted; `replace` puts its beginning in the place of the note that their
    /// button hangs on. Its file follows: nobody waits for it.
    pub(super) async fn say(&self, mut message: Message, replace: bool) {
        let (file, coming) = (message.attachment.take(), message.coming.take());
        // A picture says nothing that the words do not, so they need not lead to it.
        if file.as_ref().is_some_and(|file| file.alt().is_none()) && !self.deed.is_direct() {
            message = note::with_file_sent_directly(message);
        }
        if let Err(error) = self.say_words(message, replace).await {
            tracing::warn!(%error, "somebody did not get their answer");
            return;
        }
        let file = match coming {
            Some(coming) if !replace => coming.come(UNTIL).await,
            _ => file,
        };
        if let Some(file) = file {
            self.show(&file, replace).await;
        }
    }

    /// Says that it takes a moment.
    pub(super) async fn say_to_wait(&self) {
        self.say(note::one_moment(), false).await;
    }

    async fn say_words(&self, message: Message, replace: bool) -> Result<(), ApiError> {
        let message = self.slack.named(&message).await;
        for (number, part) in split(message, message::LIMITS).iter().enumerate() {
            let payload = message::payload(part, None).map_err(ApiError::Invalid)?;
            self.say_part(&payload, replace && number == 0).await?;
        }
        Ok(())
    }

    /// Shows a file in the conversation with who acted. Where it does not go through, the words are there
    /// without it, and of data the member hears what to do.
    async fn show(&self, file: &Attachment, replace: bool) {
        let is_picture = file.alt().is_some();
        // Each would be a message of its own: somebody who turns pages has one of the first.
        if is_picture && replace {
            return;
        }
        let Err(error) = self.try_to_show(file).await else { return };
        let missing = error.is(code::MISSING_SCOPE);
        if is_picture && missing {
            // At the start it was told already which scope is missing.
            return;
        }
        tracing::warn!(%error, "a file could not be sent after its words");
        if !is_picture {
            let sorry = note::file_not_sent(if missing { LET_IT_SEND } else { note::ASK_AGAIN });
            if let Err(error) = self.say_words(sorry, false).await {
                tracing::warn!(%error, "somebody was not told that their file does not come");
            }
        }
    }

    async fn try_to_show(&self, file: &Attachment) -> Result<(), ApiError> {
        let conversation = self.slack.direct_with(&self.deed.user).await?;
        insist(|| self.slack.show_file(&conversation, file)).await
    }

    async fn say_part(&self, payload: &Value, replace: bool) -> Result<(), ApiError> {
        if let Some(address) = self.address() {
            let body = self.body(payload, replace);
            match insist(|| self.slack.api.respond(address, &body)).await {
                Err(error) if error.is_final() => {
                    tracing::debug!(%error, "an answer has to take another way");
                }
                said => return said,
            }
        }
        match self.say_in_channel(payload).await {
            Err(error) if error.is_final() => {
                tracing::debug!(%error, "a note cannot be said where it was asked for");
                self.say_directly(payload).await
            }
            said => said,
        }
    }

    /// The address, if it takes one more.
    fn address(&self) -> Option<&str> {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.checked_sub(1)?;
        self.deed.respond_at.as_deref()
    }

    fn body(&self, payload: &Value, replace: bool) -> Value {
        let mut body = json!({
            "response_type": "ephemeral",
            "replace_original": replace,
            "text": payload["text"],
            "blocks": payload["blocks"],
        });
        if let Some(thread) = &self.deed.thread {
            body["thread_ts"] = json!(thread);
        }
        body
    }

    async fn say_in_channel(&self, payload: &Value) -> Result<(), ApiError> {
        if self.deed.channel.is_empty() {
            return self.say_directly(payload).await;
        }
        let call = Call::new(Method::PostEphemeral)
            .with("channel", &self.deed.channel)
            .with("user", &self.deed.user)
            .with_some("thread_ts", self.deed.thread.as_ref())
            .with_parts(OF_A_NOTE, payload)
            .for_person();
        insist(|| self.slack.api.send(call.clone())).await
    }

    async fn say_directly(&self, payload: &Value) -> Result<(), ApiError> {
        let conversation = self.slack.direct_with(&self.deed.user).await?;
        self.slack.post_payload(&conversation, None, payload).await.map(drop)
    }
}

/// Does it again and again while that may help. Said twice is better than not at all.
async fn insist<F>(say: impl Fn() -> F) -> Result<(), ApiError>
where
    F: Future<Output = Result<(), ApiError>>,
{
    let until = Moment::now() + UNTIL;
    let mut pause = FIRST_PAUSE;
    loop {
        let error = match say().await {
            Ok(()) => return Ok(()),
            Err(error) if error.is_final() => return Err(error),
            Err(error) => error,
        };
        if let ApiError::Limited { after } = error {
            pause = pause.max(after);
        }
        let next = Moment::now() + pause;
        if next > until {
            return Err(error);
        }
        next.reached().await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}
