//! Interactions: commands, buttons, forms and what is typed into options.
//!
//! Discord waits three seconds for the first answer; everybody gets one within a second. What the
//! inbox has to say by then is the answer; else the answer is put off, or the form opens from the
//! button alone, and what the inbox says follows ([`answer`]).

mod answer;
mod files;
mod read;

use std::time::Duration;

use serenity::all::{
    CommandInteraction, CommandType, ComponentInteraction, ComponentInteractionDataKind, Interaction,
    MessageFlags, ModalInteraction,
};

use self::{
    answer::{Answering, Asked, not_taken},
    read::AsActor as _,
};
use super::{events::Listener, message::custom_id, rest::RestError};
use crate::{
    chat::{
        action::Action,
        event::{Event, Response},
    },
    clock::Moment,
    render::{note, refusal::Refusal},
};

/// How long the inbox has for the first answer, so that it is there within a second.
const AT_ONCE: Duration = Duration::from_millis(700);

impl Listener {
    /// Somebody did something with the bot.
    pub(super) async fn handle_interaction(&self, interaction: Interaction) {
        let by = Moment::now() + AT_ONCE;
        match interaction {
            Interaction::Command(command) => self.handle_command(command, by).await,
            Interaction::Component(pressed) => self.handle_button(pressed, by).await,
            Interaction::Modal(form) => self.handle_form(form, by).await,
            Interaction::Autocomplete(typing) => self.handle_typing(typing, by).await,
            // Discord's own question whether the bot is there comes by HTTP alone.
            _ => {}
        }
    }

    async fn handle_command(&self, command: CommandInteraction, by: Moment) {
        let answering = Answering::new(&self.discord, command.id, &command.token, Asked::Command);
        let listener = self.clone();
        let late = tokio::spawn(async move {
            let actor = match listener.actor(&command.as_actor()).await {
                Ok(actor) => actor,
                Err(error) => return lost(&error),
            };
            if command.data.kind == CommandType::Message {
                return match read::message_of(&command, &actor) {
                    Some(message) => listener.inbox.deliver(Event::HandedOver { by: actor, message }).await,
                    None => Response::Note(Refusal::NoAnswerHere.message()),
                };
            }
            let invocation = read::invocation(&command.data);
            listener.inbox.deliver(Event::Command { by: actor, invocation }).await
        });
        answering.answer(by, late, || None).await;
    }

    async fn handle_button(&self, pressed: ComponentInteraction, by: Moment) {
        let ephemeral = pressed.message.flags.is_some_and(|flags| flags.contains(MessageFlags::EPHEMERAL));
        let asked = Asked::Button { on_note: ephemeral };
        let answering = Answering::new(&self.discord, pressed.id, &pressed.token, asked);
        let action = match pressed.data.kind {
            ComponentInteractionDataKind::Button => custom_id::read(&pressed.data.custom_id),
            _ => None,
        };
        let Some(action) = action else {
            return answering.say(Response::Note(Refusal::UnknownButton.message())).await;
        };
        // The form that opens if the inbox is slow needs nothing but who and what.
        let (bare, listener) = (pressed.as_actor().bare(), self.clone());
        let at_once = action.clone();
        let late = tokio::spawn(async move {
            match listener.actor(&pressed.as_actor()).await {
                Ok(by) => listener.inbox.deliver(Event::Button { by, action }).await,
                Err(error) => lost(&error),
            }
        });
        answering.answer(by, late, || self.inbox.form_of(&bare, &at_once)).await;
    }

    async fn handle_form(&self, form: ModalInteraction, by: Moment) {
        let values = read::values(&form.data);
        let author = form.as_actor();
        let action: Option<Action> = custom_id::read(&form.data.custom_id);
        let asked = Asked::Form { by: author.person(), values: values.clone(), action: action.clone() };
        let answering = Answering::new(&self.discord, form.id, &form.token, asked);
        let Some(action) = action else {
            return answering.say(not_taken(&Refusal::UnknownButton.to_string())).await;
        };
        let listener = self.clone();
        let late = tokio::spawn(async move {
            match listener.actor(&author).await {
                Ok(by) => listener.inbox.deliver(Event::Form { by, action, values }).await,
                Err(error) => {
                    lost(&error);
                    not_taken(note::TRY_AGAIN)
                }
            }
        });
        answering.answer(by, late, || None).await;
    }

    async fn handle_typing(&self, typing: CommandInteraction, by: Moment) {
        let answering = Answering::new(&self.discord, typing.id, &typing.token, Asked::Typing);
        let Some(focused) = typing.data.autocomplete() else { return answering.suggest(Vec::new()).await };
        let (option, typed) = (focused.name.to_owned(), focused.value.to_owned());
        let path = read::invocation(&typing.data).path;
        let suggestions = async {
            match self.actor(&typing.as_actor()).await {
                Ok(actor) => self.inbox.suggest(&actor, &path, &option, &typed).await,
                Err(_) => Vec::new(),
            }
        };
        let suggestions = tokio::select! {
            suggestions = suggestions => suggestions,
            // Nothing to offer is better than an error under what one types.
            () = by.reached() => Vec::new(),
        };
        answering.suggest(suggestions).await;
    }
}

/// What is said where not even the place is known.
fn lost(error: &RestError) -> Response {
    tracing::warn!(%error, "where somebody acts is not known");
    Response::Note(note::try_again())
}
