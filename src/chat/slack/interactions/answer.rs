//! Answers a command, a button or a shortcut: a note, or a form that opens while its trigger lives.

use std::time::Duration;

use tokio::task::{JoinError, JoinHandle};

use super::{
    super::{
        api::{ApiError, Call, Method, code},
        message,
    },
    notes::Notes,
};
use crate::{
    chat::{event::Response, message::Form},
    clock::Moment,
    render::note,
};

/// How long the inbox has before a form opens from its button alone: what was answered before is in it
/// only if the inbox says so in time.
const AT_ONCE: Duration = Duration::from_millis(700);

/// When it is said that it takes a moment: everybody sees something within three seconds.
const A_MOMENT: Duration = Duration::from_secs(2);

/// How long a trigger is good for, with some room for the way: Slack says 3 seconds.
const TRIGGER_LIVES: Duration = Duration::from_millis(2_700);

/// What is to be said.
#[derive(Debug)]
pub(super) enum Said {
    /// This.
    Now(Response),
    /// Nothing: it was told before, and is answered there.
    Before,
}

/// What a person did that is to be answered.
pub(super) struct Answering {
    notes: Notes,
    /// Whether the button hangs on a note that one member alone sees.
    on_note: bool,
    begun: Moment,
}

impl Answering {
    pub(super) fn new(notes: Notes, on_note: bool) -> Self {
        Self { notes, on_note, begun: Moment::now() }
    }

    /// Answers with what `late` has to say: at once if it is there in time; else `form` opens, if there
    /// is one, or a note says that it takes a moment.
    pub(super) async fn answer(self, mut late: JoinHandle<Said>, form: impl FnOnce() -> Option<Form>) {
        if let Some(said) = in_time(&mut late, self.begun + AT_ONCE).await {
            return self.say(said).await;
        }
        if let Some(form) = form() {
            let opened = self.open(&form).await;
            return self.after_form(opened, said(late.await)).await;
        }
        if let Some(said) = in_time(&mut late, self.begun + A_MOMENT).await {
            return self.say(said).await;
        }
        self.notes.say_to_wait().await;
        self.say(said(late.await)).await;
    }

    async fn say(&self, said: Said) {
        let Said::Now(response) = said else { return };
        match response {
            Response::Nothing => {}
            Response::Note(message) => self.notes.say(message, false).await,
            Response::Update(message) => self.notes.say(message, self.on_note).await,
            Response::Form(form) => {
                if self.open(&form).await.is_err() {
                    self.notes.say(note::form_waits(&form), false).await;
                }
            }
            Response::Mistake { option, text } | Response::Invalid { field: option, text } => {
                self.notes.say(note::mistake(&option, &text), false).await;
            }
        }
    }

    /// The form is open already; only a refusal is news then, or that it could not open.
    async fn after_form(&self, opened: Result<(), ApiError>, said: Said) {
        match (opened, said) {
            (_, Said::Now(Response::Note(message))) => self.notes.say(message, false).await,
            (Err(_), said) => self.say(said).await,
            (Ok(()), _) => {}
        }
    }

    /// Opens a form. One that another process has opened is as good as opened.
    async fn open(&self, form: &Form) -> Result<(), ApiError> {
        let slack = &self.notes.slack;
        let Some(trigger) = &self.notes.deed.trigger else {
            return Err(ApiError::Invalid("nothing opens a form here".to_owned()));
        };
        let view = message::view(form, &self.notes.deed.origin().written());
        let call = Call::new(Method::OpenView)
            .with("trigger_id", trigger)
            .with("view", view)
            .for_person()
            .until(self.begun + TRIGGER_LIVES);
        match slack.api.send(call).await {
            Err(error) if error.is(code::EXCHANGED_TRIGGER) => Ok(()),
            Err(error) => {
                tracing::debug!(%error, "a form could not be opened");
                Err(error)
            }
            Ok(()) => Ok(()),
        }
    }
}

/// What is said, if it is there by then.
async fn in_time(late: &mut JoinHandle<Said>, by: Moment) -> Option<Said> {
    tokio::select! {
        response = late => Some(said(response)),
        () = by.reached() => None,
    }
}

/// What the inbox says; a panic there is a bug, and nobody is left waiting for it.
fn said(response: Result<Said, JoinError>) -> Said {
    response.unwrap_or_else(|error| {
        tracing::error!(%error, "what somebody did could not be handled");
        Said::Now(Response::Note(note::try_again()))
    })
}
