//! What to ask of Discord.

use reqwest::Method;
use serde_json::Value;
use serenity::http::Route;

use crate::{chat::message::Attachment, clock::Moment};

/// Who waits for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// A person who did something a moment ago.
    Person,
    /// Nobody in particular: posts, threads, ticks, reading back.
    Background,
}

/// A request.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Its method.
    pub method: Method,
    /// Where to.
    pub route: Route<'a>,
    /// The query, by name.
    pub query: Vec<(&'static str, String)>,
    /// The body, as JSON.
    pub body: Option<Value>,
    /// A file that goes along with the body.
    pub file: Option<Attachment>,
    /// Who waits for it.
    pub urgency: Urgency,
    /// When it is too late to send it; `None`: as long as the client is patient.
    pub latest: Option<Moment>,
    /// Whether doing it twice is as good as once, so that it may be repeated when nobody knows
    /// whether it went through.
    pub repeatable: bool,
}

impl<'a> Request<'a> {
    /// A request without a query or a body that nobody in particular waits for.
    #[must_use]
    pub fn new(method: Method, route: Route<'a>) -> Self {
        let repeatable = method != Method::POST;
        Self {
            method,
            route,
            query: Vec::new(),
            body: None,
            file: None,
            urgency: Urgency::Background,
            latest: None,
            repeatable,
        }
    }

    /// Reads something.
    #[must_use]
    pub fn get(route: Route<'a>) -> Self {
        Self::new(Method::GET, route)
    }

    /// Makes something.
    #[must_use]
    pub fn post(route: Route<'a>, body: Value) -> Self {
        Self { body: Some(body), ..Self::new(Method::POST, route) }
    }

    /// Changes something.
    #[must_use]
    pub fn patch(route: Route<'a>, body: Value) -> Self {
        Self { body: Some(body), ..Self::new(Method::PATCH, route) }
    }

    /// Puts something there.
    #[must_use]
    pub fn put(route: Route<'a>, body: Option<Value>) -> Self {
        Self { body, ..Self::new(Method::PUT, route) }
    }

    /// With one more value in its query.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl ToString) -> Self {
        self.query.push((name, value.to_string()));
        self
    }

    /// With a file, as `files[0]`: the body says so among its attachments.
    #[must_use]
    pub fn with_file(self, file: Attachment) -> Self {
        Self { file: Some(file), ..self }
    }

    /// A person waits for it.
    #[must_use]
    pub fn for_person(self) -> Self {
        Self { urgency: Urgency::Person, ..self }
    }

    /// It is not sent after this moment.
    #[must_use]
    pub fn until(self, latest: Moment) -> Self {
        Self { latest: Some(latest), ..self }
    }

    /// Doing it twice is as good as once.
    #[must_use]
    pub fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }
}
