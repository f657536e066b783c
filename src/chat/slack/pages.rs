//! Reading a history or a thread to its end, page by page.
//!
//! Slack gives some apps a page of fifteen messages a minute. So what was read before Slack asked to wait
//! is kept, and whoever asks for the same again goes on where it was left.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use super::{
    Slack,
    api::{ApiError, Call, code},
    shapes::{Message, Page},
};
use crate::clock::Moment;

/// How many messages are asked for at a time: as many as Slack recommends. It may give fewer.
const PAGE: usize = 200;

/// How many messages of a history are read at most: ten thousand in the minutes between a send and its
/// lookup, and far more than anybody writes in a thread.
const MOST: usize = 10_000;

/// How long what was read in part is of use.
const KEPT: Duration = Duration::from_mins(30);

/// How many readings are kept.
const MOST_KEPT: usize = 200;

/// A reading that is not at its end.
#[derive(Debug)]
struct Begun {
    messages: Vec<Message>,
    cursor: String,
    at: Moment,
}

/// Readings that were left, by what they are of.
#[derive(Debug, Default)]
pub(super) struct Left(Mutex<HashMap<String, Begun>>);

impl Left {
    fn take(&self, what: &str) -> Option<Begun> {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.remove(what).filter(|begun| Moment::now().since(begun.at) < KEPT)
    }

    fn keep(&self, what: String, messages: Vec<Message>, cursor: String) {
        let now = Moment::now();
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        left.retain(|_, begun| now.since(begun.at) < KEPT);
        if left.len() < MOST_KEPT {
            left.insert(what, Begun { messages, cursor, at: now });
        }
    }
}

/// What was read.
pub(super) struct Read {
    pub(super) messages: Vec<Message>,
    /// Whether it was read to its end.
    pub(super) whole: bool,
}

impl Slack {
    /// Reads all pages of what a call asks for.
    pub(super) async fn read_all(&self, call: Call) -> Result<Read, ApiError> {
        let what = call.described();
        let (mut messages, mut cursor) = match self.left.take(&what) {
            Some(begun) => (begun.messages, Some(begun.cursor)),
            None => (Vec::new(), None),
        };
        loop {
            let page = call.clone().with("limit", PAGE).with_some("cursor", cursor.clone());
            let page: Page = match self.api.call(page).await {
                Ok(page) => page,
                // It is good for a while only.
                Err(error) if error.is(code::INVALID_CURSOR) && cursor.is_some() => {
                    (messages, cursor) = (Vec::new(), None);
                    continue;
                }
                Err(error) => {
                    if let Some(cursor) = cursor.filter(|_| !error.is_final()) {
                        self.left.keep(what, messages, cursor);
                    }
                    return Err(error);
                }
            };
            messages.extend(page.messages());
            cursor = page.next();
            if cursor.is_none() || messages.len() >= MOST {
                return Ok(Read { messages, whole: cursor.is_none() });
            }
        }
    }
}
