//! What people do with the bot: commands, buttons, shortcuts and forms.
//!
//! All but forms are acknowledged already. What the inbox has to say by a second is the answer; else a
//! form opens from the button alone, because its trigger lives three seconds, or a note says that it
//! takes a moment, and what the inbox says follows ([`answer`]). What becomes of a form that was
//! submitted goes back with its acknowledgement ([`form`]).

mod answer;
mod form;
mod notes;
mod origin;
mod read;

use std::sync::Arc;

use serde_json::Value;
use tokio::task::JoinHandle;

use self::{
    answer::{Answering, Said},
    notes::Notes,
    read::Deed,
};
use super::{
    COUNT_AS_ANSWER,
    api::{ApiError, Urgency},
    commands::{self, Known},
    events::Listener,
    shapes::{Message, is, text},
    socket::Envelope,
};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Event, Response, ThreadMessage},
    },
    render::{note, refusal::Refusal},
};

impl Listener {
    /// Somebody typed a command.
    pub(super) async fn handle_command(&self, envelope: Envelope) {
        let payload = envelope.payload;
        let Some(deed) = Deed::of_command(&payload, &envelope.id, self.slack.clock.now()) else { return };
        let listener = self.clone();
        let asked = deed.clone();
        let late = tokio::spawn(async move {
            if !listener.is_first(&asked).await {
                return Said::Before;
            }
            listener.obey(&asked, &payload).await
        });
        self.answering(deed, false).answer(late, || None).await;
    }

    /// Runs a command.
    async fn obey(&self, deed: &Deed, payload: &Value) -> Said {
        let by = match self.actor(deed).await {
            Ok(by) => by,
            Err(error) => return lost(&error),
        };
        let known = Known { ours: self.inbox.names(&by).await, ..Known::default() };
        let naming = &self.slack.naming;
        let (command, typed) = (text(payload, "command"), text(payload, "text"));
        match commands::read(naming, command.unwrap_or_default(), typed.unwrap_or_default(), &known) {
            Ok(invocation) => {
                let path = invocation.path.clone();
                match self.inbox.deliver(Event::Command { by, invocation }).await {
                    Response::Mistake { option, text } => {
                        Said::Now(Response::Note(commands::mistake(naming, &path, &option, &text)))
                    }
                    response => Said::Now(response),
                }
            }
            Err(mistake) => Said::Now(Response::Note(*mistake)),
        }
    }

    /// Somebody pressed a button, used the shortcut, or submitted a form.
    pub(super) async fn handle_interaction(&self, envelope: Envelope) {
        let Envelope { id, payload, reply, .. } = envelope;
        let Some(deed) = Deed::of_interaction(&payload, &id, self.slack.clock.now()) else { return };
        let kind = text(&payload, "type").unwrap_or_default().to_owned();
        match (kind.as_str(), reply) {
            ("block_actions", _) => self.handle_button(deed, &payload).await,
            ("message_action", _) if text(&payload, "callback_id") == Some(COUNT_AS_ANSWER) => {
                self.handle_shortcut(deed, payload).await;
            }
            ("view_submission", Some(reply)) => self.handle_form(deed, &payload, reply).await,
            // Forms that were closed, and what this version does not know.
            _ => {}
        }
    }

    async fn handle_button(&self, deed: Deed, payload: &Value) {
        let pressed = payload.get("actions").and_then(|actions| actions.get(0)).unwrap_or(&Value::Null);
        // What is chosen in a form is read when it is submitted.
        if text(pressed, "type") != Some("button") {
            return;
        }
        let on_note = payload.get("container").is_some_and(|container| is(container, "is_ephemeral"));
        let action = text(pressed, "action_id").and_then(|action| action.parse::<Action>().ok());
        let bare = deed.bare(&self.slack);
        let at_once = action.clone();
        let (listener, asked) = (self.clone(), deed.clone());
        let late = tokio::spawn(async move {
            if !listener.is_first(&asked).await {
                return Said::Before;
            }
            let Some(action) = action else {
                return Said::Now(Response::Note(Refusal::UnknownButton.message()));
            };
            match listener.actor(&asked).await {
                Ok(by) => Said::Now(listener.inbox.deliver(Event::Button { by, action }).await),
                Err(error) => lost(&error),
            }
        });
        let form = || at_once.and_then(|action| self.inbox.form_of(&bare, &action));
        self.answering(deed, on_note).answer(late, form).await;
    }

    /// Somebody hands a message over as their answer.
    async fn handle_shortcut(&self, deed: Deed, payload: Value) {
        let (listener, asked) = (self.clone(), deed.clone());
        let late: JoinHandle<Said> = tokio::spawn(async move {
            if !listener.is_first(&asked).await {
                return Said::Before;
            }
            match listener.handed_over(&asked, &payload).await {
                Ok(Some((by, message))) => {
                    Said::Now(listener.inbox.deliver(Event::HandedOver { by, message }).await)
                }
                Ok(None) => Said::Now(Response::Note(Refusal::NoAnswerHere.message())),
                Err(error) => lost(&error),
            }
        });
        self.answering(deed, false).answer(late, || None).await;
    }

    async fn handed_over(
        &self,
        deed: &Deed,
        payload: &Value,
    ) -> Result<Option<(Actor, ThreadMessage)>, ApiError> {
        let message = Message::of(payload.get("message").unwrap_or(&Value::Null));
        if !message.is_by_a_person() || deed.is_direct() {
            return Ok(None);
        }
        let identity = self.slack.identity(self.slack.api.latest()).await?;
        let by = self.actor(deed).await?;
        let said = self.slack.said_by(&identity, &deed.channel, &message, Urgency::Person).await?;
        Ok(Some((by, said)))
    }

    fn answering(&self, deed: Deed, on_note: bool) -> Answering {
        Answering::new(self.notes(deed), on_note)
    }

    fn notes(&self, deed: Deed) -> Notes {
        Notes::new(Arc::clone(&self.slack), deed)
    }
}

/// What is said where not even who acts is known.
fn lost(error: &ApiError) -> Said {
    tracing::warn!(%error, "who acts, or where, is not known");
    Said::Now(Response::Note(note::try_again()))
}
