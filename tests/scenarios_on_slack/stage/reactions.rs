//! What comes of something that a member did: a form, messages, or a word at what is wrong.

use keypoint::{
    chat::{event::Response, message::Message as Meant, slack::message::LIMITS},
    render::split::split,
};
use serde_json::Value;

use super::SlackStage;
use crate::{
    plain::plain,
    slack::{model::View, people::Handle},
    world::{
        stage::{OpenForm, Reaction, Spot},
        switchboard::PATIENCE,
    },
};

impl SlackStage {
    /// What came of a command or a button.
    pub(super) async fn reaction(
        &self,
        user: &str,
        spot: &Spot,
        given: &str,
        act: impl FnOnce() -> Handle,
    ) -> Reaction {
        let (handle, said) = self.answered(given, || Some(act())).await.expect("Slack takes it");
        if let Some(view) = handle.view() {
            return Reaction::Form(Self::open_form(spot, &view, &said));
        }
        let parts = match &said {
            Response::Note(message) | Response::Update(message) => parts(message),
            Response::Mistake { .. } | Response::Invalid { .. } => 1,
            Response::Nothing => 0,
            Response::Form(_) => {
                let view = handle.form().await.unwrap_or_else(|| panic!("a form opens for `{given}`"));
                return Reaction::Form(Self::open_form(spot, &view, &said));
            }
        };
        let shown = handle.messages_when(parts).await;
        assert!(shown.len() >= parts, "all that the bot says to `{given}` is there in time");
        match said {
            Response::Mistake { option, text } | Response::Invalid { field: option, text } => {
                let first = plain(&shown[0], &self.names());
                assert!(
                    first.replace('`', "").contains(&text.replace('`', "")),
                    "`{text}` is shown: {first}"
                );
                self.dismiss(user, &handle);
                Reaction::Wrong { at: option, text }
            }
            _ => Reaction::Nothing,
        }
    }

    /// The note that says what is wrong with a line that is no command.
    pub(super) async fn mistaken(&self, user: &str, act: impl FnOnce() -> Handle) -> String {
        let handle = act();
        let shown = handle.message().await.expect("the bot answers");
        self.dismiss(user, &handle);
        plain(&shown, &self.names())
    }

    /// What came of a form that was submitted, if Slack's client lets it be.
    pub(super) async fn submission(
        &self,
        user: &str,
        spot: &Spot,
        given: &str,
        act: impl FnOnce() -> Option<Handle>,
    ) -> Reaction {
        let before = self.notes_for(user);
        let Some((handle, said)) = self.answered(given, act).await else { return Reaction::Nothing };
        match said {
            Response::Invalid { field, text } | Response::Mistake { option: field, text } => {
                let marked = self
                    .fake
                    .until(PATIENCE, |_| Some(handle.errors()).filter(|errors| !errors.is_empty()))
                    .await;
                let marked = marked.expect("what is wrong is said at a field");
                assert!(marked.values().any(|shown| *shown == text), "`{text}` is shown: {marked:?}");
                Reaction::Wrong { at: field, text }
            }
            Response::Note(message) | Response::Update(message) => {
                let wanted = before + parts(&message);
                let arrives = self.fake.until(PATIENCE, |_| (self.notes_for(user) >= wanted).then_some(()));
                assert!(arrives.await.is_some(), "what the bot says to `{given}` is there in time");
                Reaction::Nothing
            }
            Response::Form(_) => {
                let view = handle.form().await.expect("another form opens");
                Reaction::Form(Self::open_form(spot, &view, &said))
            }
            Response::Nothing => Reaction::Nothing,
        }
    }

    /// Acts, and returns what the bot said once it has.
    async fn answered(
        &self,
        given: &str,
        act: impl FnOnce() -> Option<Handle>,
    ) -> Option<(Handle, Response)> {
        let mut told = self.switchboard.told.subscribe();
        let before = *told.borrow_and_update();
        let handle = act()?;
        let says = told.wait_for(|now| *now > before);
        let answer = tokio::time::timeout(PATIENCE, says).await;
        answer.unwrap_or_else(|_| panic!("the bot hears of `{given}`")).unwrap();
        Some((handle, self.switchboard.said()))
    }

    /// How many notes a member has before them that only they see.
    fn notes_for(&self, user: &str) -> usize {
        let state = self.fake.lock();
        let all = state.messages.values().flat_map(|messages| messages.values());
        all.filter(|message| message.only_for.as_deref() == Some(user)).count()
    }

    /// The member has read the note and dismisses it.
    fn dismiss(&self, user: &str, handle: &Handle) {
        for message in handle.messages() {
            self.fake.dismiss(user, &message.channel, &message.ts);
        }
    }

    fn open_form(spot: &Spot, view: &View, said: &Response) -> OpenForm {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let blocks = view.view["blocks"].as_array().cloned().unwrap_or_default();
        let input = blocks.iter().find(|block| block["type"] == "input").expect("a form has a field");
        // Its introduction is taken from what the bot meant, so that a form reads alike on every platform.
        let intro = match said {
            Response::Form(form) => form.intro.clone().unwrap_or_default(),
            _ => String::new(),
        };
        let intro = intro.replace("**", "").replace('\\', "");
        let (title, submit) = (text(&view.view["title"]["text"]), text(&view.view["submit"]["text"]));
        let (label, value) = (text(&input["label"]["text"]), text(&input["element"]["initial_value"]));
        OpenForm {
            spot: spot.clone(),
            action: text(&view.view["callback_id"]),
            field: text(&input["block_id"]),
            text: format!("{title}\n\n{}\n\n{label} <{value}>\n\n[{submit}]", joined(&intro)),
        }
    }
}

/// How many messages it takes.
fn parts(message: &Meant) -> usize {
    split(message.clone(), LIMITS).len()
}

/// Markdown as the local chat's form shows it: without marks, and paragraphs close together.
fn joined(markdown: &str) -> String {
    let text = markdown.replace("\n```\n", "\n").replace("```", "");
    let text = text.strip_suffix('\n').unwrap_or(&text);
    text.replace("\n\n", "\n")
}
