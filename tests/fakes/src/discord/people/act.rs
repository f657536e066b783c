//! Commands, buttons and forms, as a member uses them.

#![allow(clippy::disallowed_methods, reason = "the network's time is real")]

use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};

use super::super::{
    Discord, Fake,
    interactions::make::{self, Deed},
    model::{Answer, Id, Message},
    permissions::{self, VIEW_CHANNEL},
};

/// How long somebody waits for an answer; longer than Discord does, for a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

const COMMAND: u8 = 2;
const COMPONENT: u8 = 3;
const AUTOCOMPLETE: u8 = 4;
const MODAL: u8 = 5;

/// Something that a member did with an application, and what comes of it.
#[derive(Clone)]
pub struct Handle {
    discord: Arc<Discord>,
    /// The interaction.
    pub id: Id,
}

impl Handle {
    /// Of an interaction that is known already.
    pub fn of(discord: Arc<Discord>, id: Id) -> Self {
        Self { discord, id }
    }

    /// The first answer, once it is there; none if it does not come.
    pub async fn answer(&self) -> Option<Answer> {
        self.wait(|answer| answer.is_some()).await
    }

    /// The first answer, once nothing is pending any more.
    pub async fn settled(&self) -> Option<Answer> {
        self.wait(|answer| answer.is_some_and(|answer| answer.completed)).await
    }

    async fn wait(&self, holds: impl Fn(Option<&Answer>) -> bool) -> Option<Answer> {
        let mut changes = self.discord.interactions.changes();
        let wait = async {
            loop {
                let answer = self.known();
                if holds(answer.as_ref()) {
                    return answer;
                }
                // The sender lives as long as the fake.
                let _ = changes.changed().await;
            }
        };
        tokio::time::timeout(PATIENCE, wait).await.ok().flatten()
    }

    fn known(&self) -> Option<Answer> {
        self.discord.lock().interactions.get(&self.id).and_then(|interaction| interaction.answer.clone())
    }

    /// The form that opened, if one did.
    pub fn modal(&self) -> Option<Value> {
        self.known().filter(|answer| answer.kind == 9).map(|answer| answer.data)
    }

    /// The choices that were suggested.
    pub fn choices(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let answer = self.known().filter(|answer| answer.kind == 8);
        let choices = answer.map(|answer| answer.data["choices"].clone()).unwrap_or_default();
        let choices = choices.as_array().cloned().unwrap_or_default();
        choices.iter().map(|choice| (text(&choice["name"]), text(&choice["value"]))).collect()
    }

    /// The messages that it led to, as they are now.
    pub fn messages(&self) -> Vec<Message> {
        let state = self.discord.lock();
        let Some(interaction) = state.interactions.get(&self.id) else { return Vec::new() };
        let places = interaction.messages.iter();
        places.filter_map(|(channel, message)| state.message(*channel, *message).ok().cloned()).collect()
    }
}

impl Fake {
    /// Somebody runs a slash command: its name with those of its subcommands, and its options as the
    /// client sends them. What the client would not let through is an error.
    pub fn run(
        &self,
        by: Id,
        channel: Id,
        path: &[&str],
        options: &[(String, Value)],
    ) -> Result<Handle, String> {
        let (application, data) = {
            let state = self.lock();
            let (application, command) = make::command_for(&state, by, channel, path[0], 1)?;
            (application, make::slash_data(&state, &command, &path[1..], options, None)?)
        };
        Ok(self.act(&Deed {
            application,
            user: by,
            channel,
            kind: COMMAND,
            data,
            message: None,
            opener: None,
        }))
    }

    /// Somebody types into an option of a slash command, and waits for what is suggested. The option
    /// that is being typed is among the options.
    pub fn types_option(
        &self,
        by: Id,
        channel: Id,
        path: &[&str],
        options: &[(String, Value)],
        focused: &str,
    ) -> Result<Handle, String> {
        let (application, data) = {
            let state = self.lock();
            let (application, command) = make::command_for(&state, by, channel, path[0], 1)?;
            (application, make::slash_data(&state, &command, &path[1..], options, Some(focused))?)
        };
        Ok(self.act(&Deed {
            application,
            user: by,
            channel,
            kind: AUTOCOMPLETE,
            data,
            message: None,
            opener: None,
        }))
    }

    /// Somebody runs a command on a message.
    pub fn run_on(&self, by: Id, channel: Id, message: Id, name: &str) -> Result<Handle, String> {
        let (application, data) = {
            let state = self.lock();
            let (application, command) = make::command_for(&state, by, channel, name, 3)?;
            let message = state.message(channel, message).map_err(|error| format!("{error:?}"))?;
            (application, make::message_data(&state, &command, message))
        };
        Ok(self.act(&Deed {
            application,
            user: by,
            channel,
            kind: COMMAND,
            data,
            message: None,
            opener: None,
        }))
    }

    /// Somebody presses a button, known by its custom id.
    pub fn press(&self, by: Id, channel: Id, message: Id, custom_id: &str) -> Result<Handle, String> {
        let (application, button) = {
            let state = self.lock();
            let message = state.message(channel, message).map_err(|error| format!("{error:?}"))?;
            let seen = permissions::may(&state, by, channel, VIEW_CHANNEL);
            if !seen || message.only_for.is_some_and(|only| only != by) {
                return Err("this member does not see the message".to_owned());
            }
            let buttons = buttons(message);
            let button = buttons.into_iter().find(|button| button["custom_id"] == custom_id);
            (message.author, button.ok_or_else(|| format!("there is no button {custom_id}"))?)
        };
        if button["disabled"] == true {
            return Err("the button is disabled".to_owned());
        }
        let data = json!({ "custom_id": custom_id, "component_type": 2, "id": button["id"] });
        let message = Some((channel, message));
        Ok(self.act(&Deed { application, user: by, channel, kind: COMPONENT, data, message, opener: None }))
    }

    /// Somebody submits the form that an interaction of theirs opened.
    pub fn submit(&self, handle: &Handle, values: &[(String, String)]) -> Result<Handle, String> {
        let modal = handle.modal().ok_or("no form is open")?;
        let data = make::modal_data(&modal, values)?;
        let deed = {
            let state = self.lock();
            let interaction = state.interactions.get(&handle.id).ok_or("the form is too old")?;
            let (application, user, channel) =
                (interaction.application, interaction.user, interaction.channel);
            Deed {
                application,
                user,
                channel,
                kind: MODAL,
                data,
                message: interaction.message,
                opener: Some(handle.id),
            }
        };
        Ok(self.act(&deed))
    }

    fn act(&self, deed: &Deed) -> Handle {
        let discord = self.shared();
        let id = make::send(&discord, deed);
        Handle { discord, id }
    }
}

/// The buttons of a message, in order.
pub fn buttons(message: &Message) -> Vec<Value> {
    let rows = message.components.iter();
    let inner = rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    inner.filter(|component| component["type"] == 2).collect()
}
