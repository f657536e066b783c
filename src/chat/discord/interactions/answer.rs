//! Answers an interaction: at once if there is something to say, else by putting it off, and then
//! with what follows.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use serde_json::{Value, json};
use serenity::{all::InteractionId, http::Route};
use tokio::task::{JoinError, JoinHandle};

use super::super::{
    Discord, message,
    rest::{Code, Request, RestError},
};
use crate::{
    chat::{
        action::Action,
        event::{Response, Suggestion},
        message::{Form, Message, Person},
    },
    clock::Moment,
    render::{note, split::split},
};

/// How long an interaction's token is good for, with some room for the way: Discord says 15 minutes.
const TOKEN_LIVES: Duration = Duration::from_mins(14);

/// The pauses between tries of an answer that Discord did not take.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How long it is tried to put a picture beside its text: later, the note may have been turned to another
/// page, and the picture would bring the old one back.
pub(super) const PICTURE_WAITS: Duration = Duration::from_secs(10);

/// Only one member sees it.
const EPHEMERAL: u64 = 1 << 6;

/// The types of a first answer.
mod callback {
    pub(super) const MESSAGE: u8 = 4;
    pub(super) const DEFERRED: u8 = 5;
    pub(super) const DEFERRED_UPDATE: u8 = 6;
    pub(super) const UPDATE: u8 = 7;
    pub(super) const CHOICES: u8 = 8;
    pub(super) const FORM: u8 = 9;
}

/// What is answered.
#[derive(Clone, Debug)]
pub(super) enum Asked {
    /// A command.
    Command,
    /// A button; `on_note` where it hangs on a note that one member alone sees.
    Button {
        /// Whether the button's message is such a note.
        on_note: bool,
    },
    /// A form, with who submitted it and what was written into it, so that it can be given back.
    Form {
        /// Who.
        by: Person,
        /// The text of each field, by its id.
        values: BTreeMap<String, String>,
        /// What submitting it means, if that is known.
        action: Option<Action>,
    },
    /// Somebody types into an option.
    Typing,
}

/// An interaction that is to be answered.
pub(super) struct Answering {
    pub(super) discord: Arc<Discord>,
    pub(super) id: InteractionId,
    pub(super) token: String,
    asked: Asked,
    /// When its token is spent.
    until: Moment,
}

impl Answering {
    pub(super) fn new(discord: &Arc<Discord>, id: InteractionId, token: &str, asked: Asked) -> Self {
        let until = Moment::now() + TOKEN_LIVES;
        Self { discord: Arc::clone(discord), id, token: token.to_owned(), asked, until }
    }

    /// Answers with what `late` has to say: at once if it is there in time; else `form` opens, if there
    /// is one, or the answer is put off.
    pub(super) async fn answer(
        self,
        by: Moment,
        mut late: JoinHandle<Response>,
        form: impl FnOnce() -> Option<Form>,
    ) {
        let in_time = tokio::select! {
            response = &mut late => Some(response),
            () = by.reached() => None,
        };
        match in_time {
            Some(response) => self.say(self.said(response)).await,
            None => match form() {
                Some(form) => {
                    if self.first(callback::FORM, modal(&form)).await.is_ok() {
                        self.after_form(self.said(late.await)).await;
                    }
                }
                None => self.put_off(late).await,
            },
        }
    }

    /// Says it as the first answer.
    pub(super) async fn say(&self, response: Response) {
        let result = match self.told(response) {
            Told::Nothing => match self.asked {
                Asked::Command | Asked::Form { .. } => self.first_note(vec![note::done()]).await,
                Asked::Button { .. } | Asked::Typing => {
                    self.first(callback::DEFERRED_UPDATE, json!({})).await
                }
            },
            Told::Form(form) if matches!(self.asked, Asked::Command | Asked::Button { .. }) => {
                self.first(callback::FORM, modal(&form)).await
            }
            Told::Form(form) => self.first_note(vec![note::form_waits(&form)]).await,
            Told::Update(parts) if matches!(self.asked, Asked::Button { on_note: true }) => {
                self.first_update(parts).await
            }
            Told::Note(parts) | Told::Update(parts) => self.first_note(parts).await,
        };
        self.log(result);
    }

    /// Offers values for what is being typed.
    pub(super) async fn suggest(&self, suggestions: Vec<Suggestion>) {
        let choices: Vec<Value> = suggestions.iter().filter_map(choice).take(25).collect();
        let result = self.first(callback::CHOICES, json!({ "choices": choices })).await;
        self.log(result);
    }

    /// The answer follows: a note that only they see, or the note of the button once more.
    async fn put_off(&self, late: JoinHandle<Response>) {
        let deferral = match self.asked {
            Asked::Button { .. } => (callback::DEFERRED_UPDATE, json!({})),
            _ => (callback::DEFERRED, json!({ "flags": EPHEMERAL })),
        };
        if let Err(error) = self.first(deferral.0, deferral.1).await {
            // What was asked is done all the same; there is no way to say so.
            self.log(Err(error));
        }
        let is_button = matches!(self.asked, Asked::Button { .. });
        let result = match self.told(self.said(late.await)) {
            Told::Nothing if is_button => Ok(()),
            Told::Nothing => self.original(&note::done()).await,
            Told::Form(form) if is_button => self.follow_up(&note::form_waits(&form)).await,
            Told::Form(form) => self.original(&note::form_waits(&form)).await,
            Told::Update(parts) if matches!(self.asked, Asked::Button { on_note: true }) => {
                self.all(parts, true).await
            }
            Told::Note(parts) | Told::Update(parts) => self.all(parts, !is_button).await,
        };
        self.log(result);
    }

    /// The form is open already; only a refusal is news then.
    async fn after_form(&self, response: Response) {
        if let Told::Note(parts) = self.told(response) {
            let result = self.all(parts, false).await;
            self.log(result);
        }
    }

    /// What the inbox says; a panic there is a bug, and nobody is left waiting for it.
    fn said(&self, response: Result<Response, JoinError>) -> Response {
        response.unwrap_or_else(|error| {
            tracing::error!(%error, "an interaction could not be handled");
            match self.asked {
                Asked::Form { .. } => not_taken(note::TRY_AGAIN),
                _ => Response::Note(note::try_again()),
            }
        })
    }

    /// What a response tells, in messages that fit.
    fn told(&self, response: Response) -> Told {
        let parts = |message: Message| split(message, message::LIMITS);
        match response {
            Response::Nothing => Told::Nothing,
            Response::Note(message) => Told::Note(parts(message)),
            Response::Update(message) => Told::Update(parts(message)),
            Response::Form(form) => Told::Form(form),
            Response::Mistake { option, text } => Told::Note(parts(note::mistake(&option, &text))),
            Response::Invalid { field, text } => match &self.asked {
                Asked::Form { by, values, action } => {
                    let written: Vec<&str> = values.values().map(String::as_str).collect();
                    Told::Note(parts(note::given_back(&text, by, &written.join("\n\n"), action.as_ref())))
                }
                _ => Told::Note(parts(note::mistake(&field, &text))),
            },
        }
    }

    async fn first_note(&self, parts: Vec<Message>) -> Result<(), RestError> {
        let mut parts = parts.into_iter();
        if let Some(first) = parts.next() {
            let mut data = body(&bare(&first))?;
            data["flags"] = json!(EPHEMERAL);
            self.first(callback::MESSAGE, data).await?;
            self.attach(&first).await;
        }
        for part in parts {
            self.follow_up(&part).await?;
        }
        Ok(())
    }

    async fn first_update(&self, parts: Vec<Message>) -> Result<(), RestError> {
        let mut parts = parts.into_iter();
        if let Some(first) = parts.next() {
            self.first(callback::UPDATE, body(&bare(&first))?).await?;
            self.attach(&first).await;
        }
        for part in parts {
            self.follow_up(&part).await?;
        }
        Ok(())
    }

    /// All parts: the first one in place of the original response if `original`, each other one after it.
    async fn all(&self, parts: Vec<Message>, original: bool) -> Result<(), RestError> {
        for (number, part) in parts.iter().enumerate() {
            if original && number == 0 {
                self.original(&bare(part)).await?;
                self.attach(part).await;
            } else {
                self.follow_up(part).await?;
            }
        }
        Ok(())
    }

    /// The first answer. It is tried again while Discord fails, for as long as Discord would take it.
    async fn first(&self, kind: u8, data: Value) -> Result<(), RestError> {
        let route = Route::InteractionResponse { interaction_id: self.id, token: &self.token };
        // Discord takes none after three seconds.
        let until = Moment::now() + Duration::from_secs(2);
        let request = Request::post(route, json!({ "type": kind, "data": data })).for_person().until(until);
        match self.insist(request, until).await {
            // A try whose reply was lost went through.
            Err(RestError::Refused { code: Code(40_060), .. }) => Ok(()),
            result => result,
        }
    }

    pub(super) async fn original(&self, message: &Message) -> Result<(), RestError> {
        match self.change_of_original(message)? {
            Some((request, until)) => self.insist(request, until).await,
            None => Ok(()),
        }
    }

    /// The same, in one try.
    pub(super) async fn original_once(&self, message: &Message) -> Result<(), RestError> {
        match self.change_of_original(message)? {
            Some((request, _)) => self.discord.rest.send(request).await,
            None => Ok(()),
        }
    }

    /// The request that puts a message in the place of the original response, and until when it may be sent.
    fn change_of_original(&self, message: &Message) -> Result<Option<(Request<'_>, Moment)>, RestError> {
        let Some(application_id) = self.discord.facts.application() else { return Ok(None) };
        let route = Route::WebhookOriginalInteractionResponse { application_id, token: &self.token };
        let is_picture = message.attachment.as_ref().is_some_and(|file| file.alt().is_some());
        let until = if is_picture { self.until.min(Moment::now() + PICTURE_WAITS) } else { self.until };
        let request = Request::patch(route, body(message)?).for_person().until(until);
        Ok(Some((with_file(request, message), until)))
    }

    async fn follow_up(&self, message: &Message) -> Result<(), RestError> {
        match self.follow_up_with(message).await {
            Err(error) if message.attachment.is_some() => {
                self.log_file(&error);
                self.follow_up_with(&note::without_file(message, note::ASK_AGAIN)).await
            }
            result => result,
        }
    }

    async fn follow_up_with(&self, message: &Message) -> Result<(), RestError> {
        let Some(application_id) = self.discord.facts.application() else { return Ok(()) };
        let route = Route::WebhookFollowupMessages { application_id, token: &self.token };
        let mut data = body(message)?;
        data["flags"] = json!(EPHEMERAL);
        // Said twice is better than not at all, and only one member sees it.
        let request = Request::post(route, data).for_person().until(self.until).repeatable();
        self.insist(with_file(request, message), self.until).await
    }

    /// Sends it again and again while that may help.
    async fn insist(&self, request: Request<'_>, until: Moment) -> Result<(), RestError> {
        let mut pause = FIRST_PAUSE;
        loop {
            let error = match self.discord.rest.send(request.clone()).await {
                Ok(()) => return Ok(()),
                Err(error @ (RestError::Refused { status: ..=499, .. } | RestError::Unauthorized)) => {
                    return Err(error);
                }
                Err(RestError::Limited { after }) => {
                    pause = after.max(FIRST_PAUSE);
                    RestError::Limited { after }
                }
                Err(error) => error,
            };
            let next = Moment::now() + pause;
            if next > until {
                return Err(error);
            }
            next.reached().await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    pub(super) fn log(&self, result: Result<(), RestError>) {
        if let Err(error) = result {
            tracing::warn!(interaction = %self.id, %error, "somebody did not get their answer");
        }
    }
}

/// What a response tells.
enum Told {
    Nothing,
    Note(Vec<Message>),
    Update(Vec<Message>),
    Form(Form),
}

/// A form was not taken, and why; what was written into it is given back, all of it.
pub(super) fn not_taken(why: &str) -> Response {
    Response::Invalid { field: String::new(), text: why.to_owned() }
}

pub(super) fn body(message: &Message) -> Result<Value, RestError> {
    message::note(message).map_err(RestError::Invalid)
}

/// A message without its file.
pub(super) fn bare(message: &Message) -> Message {
    Message { attachment: None, coming: None, ..message.clone() }
}

/// A request with the file of its message, if that has one.
fn with_file<'a>(request: Request<'a>, message: &Message) -> Request<'a> {
    match &message.attachment {
        Some(file) => request.with_file(file.clone()),
        None => request,
    }
}

/// A suggestion as Discord's menu shows it: its value, with what it means beside it.
fn choice(suggestion: &Suggestion) -> Option<Value> {
    let Suggestion { value, label } = suggestion;
    if value.is_empty() || value.chars().count() > 100 {
        return None;
    }
    let shown = if label.is_empty() { value.clone() } else { format!("{value} · {label}") };
    let shown: String = if shown.chars().count() > 100 { value.clone() } else { shown };
    Some(json!({ "name": shown, "value": value }))
}

/// A form as Discord's modal.
fn modal(form: &Form) -> Value {
    let rows: Vec<Value> = form
        .fields
        .iter()
        .map(|field| {
            let mut input = json!({
                "type": 4,
                "style": 2,
                "custom_id": field.id,
                "label": field.label,
                "placeholder": field.placeholder,
                "max_length": field.max_chars.min(4_000),
                "required": true,
            });
            if !field.value.is_empty() {
                input["value"] = json!(field.value);
            }
            json!({ "type": 1, "components": [input] })
        })
        .collect();
    json!({ "custom_id": form.action.to_string(), "title": form.title, "components": rows })
}
