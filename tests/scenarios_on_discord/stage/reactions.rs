//! What comes of something that a member did: a form, messages, or a word at what is wrong.

use keypoint::{
    chat::{discord::message::LIMITS, event::Response, message::Message},
    practice::schedule::zone::Zone,
    render::{note, plain::plain as plain_of, split::split},
};
use serde_json::Value;

use super::DiscordStage;
use crate::{
    discord::people::Handle,
    plain::plain,
    world::{
        stage::{OpenForm, Reaction, Spot, ZONE},
        switchboard::PATIENCE,
    },
};

impl DiscordStage {
    /// What came of something that a member did.
    pub(super) async fn reaction(&self, spot: &Spot, given: &str, handle: Handle) -> Reaction {
        let answer = tokio::time::timeout(PATIENCE, handle.settled()).await.ok().flatten();
        assert!(answer.is_some(), "the bot answers `{given}`");
        let said = self.switchboard.said();
        if let Some(modal) = handle.modal() {
            let form = self.open_form(spot, &modal, &said, handle);
            return Reaction::Form(form);
        }
        let parts = match &said {
            Response::Note(message) | Response::Update(message) => parts(message),
            Response::Mistake { .. } | Response::Invalid { .. } => 1,
            Response::Nothing | Response::Form(_) => 0,
        };
        self.arrives(&handle, parts).await;
        match said {
            // What is shown is a note; it is taken for the word at what is wrong.
            Response::Mistake { option, text } => {
                let shown = handle.messages().first().map(|message| plain(message, &self.names()));
                let expected = plain_of(&note::mistake(&option, &text), Zone(ZONE));
                assert_eq!(shown.as_deref(), Some(expected.as_str()), "what is wrong is shown");
                self.dismiss(&handle);
                Reaction::Wrong { at: option, text }
            }
            Response::Invalid { field, text } => {
                let shown = handle.messages().first().map(|message| plain(message, &self.names()));
                assert!(shown.is_some_and(|shown| shown.starts_with(&text)), "what is wrong is shown");
                self.dismiss(&handle);
                Reaction::Wrong { at: field, text }
            }
            _ => Reaction::Nothing,
        }
    }

    /// Waits until so many messages came of it.
    async fn arrives(&self, handle: &Handle, parts: usize) {
        let mut changes = self.fake.discord.interactions.changes();
        let arrives = async {
            while handle.messages().len() < parts {
                let _ = changes.changed().await;
            }
        };
        tokio::time::timeout(PATIENCE, arrives).await.expect("all that the bot says is there in time");
    }

    /// The member has read the note and dismisses it.
    fn dismiss(&self, handle: &Handle) {
        for message in handle.messages() {
            self.fake.lock().messages.get_mut(&message.channel).unwrap().remove(&message.id);
        }
    }

    fn open_form(&self, spot: &Spot, modal: &Value, said: &Response, handle: Handle) -> OpenForm {
        let input = &modal["components"][0]["components"][0];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        // Discord shows neither an introduction nor another word on its button; they are taken from
        // what the bot meant, so that a form reads alike on every platform.
        let (intro, submit) = match said {
            Response::Form(form) => (form.intro.clone().unwrap_or_default(), form.submit.clone()),
            _ => (String::new(), "Send".to_owned()),
        };
        let intro = intro.replace("**", "").replace('\\', "");
        let action = handle.id.to_string();
        self.forms.lock().unwrap().insert(action.clone(), handle);
        let (title, label, value) = (text(&modal["title"]), text(&input["label"]), text(&input["value"]));
        OpenForm {
            spot: spot.clone(),
            action,
            field: text(&input["custom_id"]),
            text: format!("{title}\n\n{}\n\n{label} <{value}>\n\n[{submit}]", joined(&intro)),
        }
    }
}

/// How many messages it takes.
fn parts(message: &Message) -> usize {
    split(message.clone(), LIMITS).len()
}

/// Markdown as the local chat's form shows it: without marks, and paragraphs close together.
fn joined(markdown: &str) -> String {
    let text = markdown.replace("\n```\n", "\n").replace("```", "");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    text.replace("\n\n", "\n")
}
