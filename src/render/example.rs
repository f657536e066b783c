//! What the tests of this folder render: one question, and a few people and times.

use chrono::{TimeZone, Utc};
use uuid::Uuid;

use crate::{
    chat::message::{Message, Person},
    practice::{
        Timestamp,
        ids::{PrivateId, RoundId, ScheduleId},
        question::{Difficulty, FollowUp, KeyPoint, Kind, Question, QuestionId, Status, Topic},
        schedule::zone::Zone,
    },
};

use super::{ChannelName, plain::plain};

pub(super) const UTC: Zone = Zone(chrono_tz::UTC);
pub(super) const ROUND: RoundId = RoundId(Uuid::from_u128(1));
pub(super) const PRIVATE: PrivateId = PrivateId(Uuid::from_u128(2));
pub(super) const SCHEDULE: ScheduleId = ScheduleId(Uuid::from_u128(3));

/// Tuesday, 24 November 2026, 12:00 UTC.
pub(super) fn noon() -> Timestamp {
    Utc.timestamp_opt(1_795_521_600, 0).single().expect("a valid time")
}

pub(super) fn person(name: &str) -> Person {
    Person { id: name.to_lowercase(), name: name.to_owned() }
}

pub(super) fn channel() -> ChannelName {
    ChannelName { id: "C1".to_owned(), name: "interview-practice".to_owned() }
}

pub(super) fn topic(name: &str) -> Topic {
    Topic(name.to_owned())
}

/// A message as the tests read it.
pub(super) fn text(message: &Message) -> String {
    plain(message, UTC)
}

fn key_point(group: Option<&str>, name: &str, text: &str) -> KeyPoint {
    KeyPoint {
        group: group.map(str::to_owned),
        name: name.to_owned(),
        text: text.to_owned(),
        aka: vec!["other words".to_owned()],
    }
}

/// Everything that a question may have.
pub(super) fn question() -> Question {
    Question {
        id: QuestionId("safe-retries".to_owned()),
        title: "Safe retries for a payment endpoint".to_owned(),
        prompt:
            "A client times out on `POST /payments` and sends it again.\n\nHow is the customer charged once?"
                .to_owned(),
        key_points: vec![
            key_point(None, "Idempotency key", "the client names the intent"),
            key_point(None, "Atomic claim", "the key is taken before the side effect"),
            key_point(Some("In production"), "Expiry of *old* keys", ""),
        ],
        follow_ups: vec![
            FollowUp {
                text: "The same key arrives with a different body. What do you return?".to_owned(),
                good_reply: Some("A conflict, never the stored result.".to_owned()),
            },
            FollowUp { text: "Where does the key live?".to_owned(), good_reply: None },
        ],
        hints: vec![
            "What stays the same when a client tries again?".to_owned(),
            "Think of a key.".to_owned(),
        ],
        model_answer: Some("The client makes a key for each purchase.".to_owned()),
        references: vec!["https://www.rfc-editor.org/rfc/rfc9110".to_owned()],
        difficulty: Some(Difficulty::Mid),
        topics: vec![topic("http"), topic("distributed-systems")],
        minutes: Some(8),
        kind: Some(Kind::Theory),
        source: None,
        license: None,
        status: Status::Reviewed,
    }
}

/// Only what a question must have.
pub(super) fn bare_question() -> Question {
    Question {
        key_points: vec![],
        follow_ups: vec![],
        hints: vec![],
        model_answer: None,
        references: vec![],
        difficulty: None,
        minutes: None,
        kind: None,
        ..question()
    }
}
