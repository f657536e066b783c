//! Forms that were submitted. Slack waits three seconds for what becomes of one: it closes, a field is
//! marked, or it shows something else. What takes longer is said in the form's place once it is known.

use std::{collections::BTreeMap, time::Duration};

use serde_json::{Value, json};
use tokio::task::JoinHandle;

use super::{
    super::{
        api::{Call, Method},
        events::Listener,
        message,
        shapes::text,
        socket::Reply,
    },
    notes::Notes,
    read::Deed,
};
use crate::{
    chat::{
        action::Action,
        event::{Event, Response},
        message::{Message, Person},
    },
    clock::Moment,
    render::{note, refusal::Refusal, split::split},
};

/// How long the inbox has before the form says that it takes a moment.
const DEADLINE: Duration = Duration::from_secs(2);

/// A form as it was submitted.
struct Submitted {
    /// The id of the view.
    view: String,
    action: Option<Action>,
    values: BTreeMap<String, String>,
    /// The ids of its fields.
    fields: Vec<String>,
}

impl Submitted {
    fn of(payload: &Value) -> Self {
        let view = payload.get("view").unwrap_or(&Value::Null);
        let blocks = view.get("blocks").and_then(Value::as_array).into_iter().flatten();
        let inputs = blocks.filter(|block| text(block, "type") == Some("input"));
        Self {
            view: text(view, "id").unwrap_or_default().to_owned(),
            action: text(view, "callback_id").and_then(|action| action.parse().ok()),
            values: message::values(view.get("state").unwrap_or(&Value::Null)),
            fields: inputs.filter_map(|block| text(block, "block_id")).map(str::to_owned).collect(),
        }
    }

    /// Marks a field of the form: the one that is wrong, else the first.
    fn marked(&self, field: &str, text: &str) -> Option<Value> {
        let known = self.fields.iter().find(|known| *known == field);
        let field = known.or_else(|| self.fields.first())?;
        Some(json!({ "response_action": "errors", "errors": { field: text } }))
    }
}

/// What becomes of a form at once, and what follows.
struct Outcome {
    /// What goes back with the acknowledgement; nothing closes the form.
    reply: Option<Value>,
    /// What is said to who submitted it.
    then: Option<Message>,
}

impl Outcome {
    fn reply(reply: Option<Value>) -> Self {
        Self { reply, then: None }
    }

    fn then(message: Message) -> Self {
        Self { reply: None, then: Some(message) }
    }
}

impl Listener {
    /// Somebody submitted a form.
    pub(super) async fn handle_form(&self, deed: Deed, payload: &Value, reply: Reply) {
        let by = Moment::now() + DEADLINE;
        let form = Submitted::of(payload);
        let (values, action) = (form.values.clone(), form.action.clone());
        let (listener, author) = (self.clone(), deed.clone());
        let mut late: JoinHandle<Response> = tokio::spawn(async move {
            let Some(action) = action else { return invalid(&Refusal::UnknownButton.to_string()) };
            match listener.actor(&author).await {
                Ok(by) => listener.inbox.deliver(Event::Form { by, action, values }).await,
                Err(error) => {
                    tracing::warn!(%error, "who submitted a form, or where, is not known");
                    invalid(note::TRY_AGAIN)
                }
            }
        });
        let response = tokio::select! {
            response = &mut late => Some(response),
            () = by.reached() => None,
        };
        let said = |response: Result<Response, tokio::task::JoinError>| {
            response.unwrap_or_else(|error| {
                tracing::error!(%error, "a form could not be handled");
                invalid(note::TRY_AGAIN)
            })
        };
        let notes = self.notes(deed.clone());
        let Some(response) = response else {
            let waiting = json!({ "response_action": "update", "view": view_of(&[note::one_moment()]) });
            reply.send(Some(&waiting));
            let response = said(late.await);
            if self.is_first(&deed).await {
                self.finish(&form, &notes, response).await;
            }
            return;
        };
        let Outcome { reply: payload, then } = self.outcome(&form, &deed, said(response));
        reply.send(payload.as_ref());
        // Of two tellings, each is answered, and one is told of.
        if let Some(message) = then
            && self.is_first(&deed).await
        {
            notes.say(message, false).await;
        }
    }

    /// What becomes of a form whose answer is there in time.
    fn outcome(&self, form: &Submitted, deed: &Deed, response: Response) -> Outcome {
        let naming = &self.slack.naming;
        match response {
            Response::Nothing => Outcome::reply(None),
            Response::Note(message) | Response::Update(message) => Outcome::then(message),
            Response::Form(next) => {
                let view = message::view(&next, &deed.origin().written());
                Outcome::reply(Some(json!({ "response_action": "update", "view": view })))
            }
            Response::Invalid { field, text } | Response::Mistake { option: field, text } => {
                match form.marked(&field, &naming.in_text(&text)) {
                    Some(marked) => Outcome::reply(Some(marked)),
                    None => Outcome::then(note::mistake(&field, &text)),
                }
            }
        }
    }

    /// The form shows that it takes a moment; now it shows what became of it. Who has closed it meanwhile
    /// gets a note.
    async fn finish(&self, form: &Submitted, notes: &Notes, response: Response) {
        let by = Person { id: notes.deed.user.clone(), name: "You".to_owned() };
        let written: Vec<&str> = form.values.values().map(String::as_str).collect();
        let (message, is_lost) = match response {
            Response::Nothing => (note::done(), false),
            Response::Note(message) | Response::Update(message) => (message, false),
            Response::Form(next) => (note::form_waits(&next), true),
            Response::Invalid { text, .. } | Response::Mistake { text, .. } => {
                (note::given_back(&text, &by, &written.join("\n\n"), form.action.as_ref()), true)
            }
        };
        let shown = self.slack.named(&message).await;
        let call = Call::new(Method::UpdateView)
            .with("view_id", &form.view)
            .with("view", view_of(&split(shown, message::LIMITS)))
            .for_person();
        let updated = self.slack.api.send(call).await;
        if let Err(error) = &updated {
            tracing::debug!(%error, "a form could not show what became of it");
        }
        // A button in a form that is closed is lost, and so is what was written.
        if updated.is_err() || is_lost {
            notes.say(message, false).await;
        }
    }
}

fn invalid(text: &str) -> Response {
    Response::Invalid { field: String::new(), text: text.to_owned() }
}

/// Messages in the place of a form, without their buttons: those are for channels.
fn view_of(parts: &[Message]) -> Value {
    let payloads = parts.iter().filter_map(|part| message::payload(part, None).ok());
    let blocks = payloads.flat_map(|mut payload| match payload["blocks"].take() {
        Value::Array(blocks) => blocks,
        _ => Vec::new(),
    });
    let blocks: Vec<Value> = blocks.filter(|block| text(block, "type") != Some("actions")).collect();
    let plain = |text: &str| json!({ "type": "plain_text", "text": text });
    json!({ "type": "modal", "title": plain("Keypoint"), "close": plain("Close"), "blocks": blocks })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn submitted() -> Submitted {
        Submitted::of(&json!({
            "view": {
                "id": "V1", "callback_id": "leaderboard:",
                "blocks": [{ "type": "rich_text" }, { "type": "input", "block_id": "when" },
                    { "type": "input", "block_id": "answer" }],
                "state": { "values": { "answer": { "answer": { "value": "A lease" } } } },
            },
        }))
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field_or_at_the_first() {
        let form = submitted();
        assert_eq!(form.values["answer"], "A lease");
        assert_eq!(form.marked("answer", "No").unwrap()["errors"], json!({ "answer": "No" }));
        assert_eq!(form.marked("other", "No").unwrap()["errors"], json!({ "when": "No" }));
        assert_eq!(Submitted::of(&json!({})).marked("answer", "No"), None);
    }
}
