//! The bank that ships: every question is sound, complete, and in words of its own.

use std::{collections::HashSet, sync::Arc};

use keypoint::{
    bank::{Bank, Loaded, shipped},
    practice::question::{Question, Status},
};

/// The questions that came with the first bank, each of which must be complete to the last part.
const FIRST: [&str; 18] = [
    "async-fare-search",
    "asyncio-loop-with-instant-time",
    "build-a-task-queue",
    "bulk-photo-upload-pipeline",
    "celery-listing-photo-jobs",
    "dataclass-or-pydantic-in-fastapi",
    "fan-out-goroutines-or-asyncio",
    "fastapi-login-and-jwt",
    "fastapi-timing-middleware",
    "live-courier-map-websockets",
    "memory-that-never-comes-back",
    "offline-field-survey-sync",
    "offline-maps-for-a-trip",
    "one-go-service-among-python",
    "port-request-logging-middleware",
    "rate-limiter-across-processes",
    "singleton-metaclass-review",
    "versioning-a-partner-api",
];

fn bank() -> Bank {
    match shipped() {
        Ok(Loaded { bank, problems, .. }) => {
            assert_eq!(problems, []);
            bank
        }
        Err(bad) => panic!("{bad}"),
    }
}

fn first(bank: &Bank) -> impl Iterator<Item = &Arc<Question>> {
    let questions: Vec<_> = bank.questions().iter().filter(|q| FIRST.contains(&q.id.0.as_str())).collect();
    assert_eq!(questions.len(), FIRST.len());
    questions.into_iter()
}

#[test]
fn the_bank_that_ships_has_neither_errors_nor_warnings() {
    let bank = bank();
    let ids: HashSet<_> = bank.questions().iter().map(|question| &question.id).collect();
    assert_eq!(ids.len(), bank.questions().len());
    assert!(bank.questions().iter().all(|question| bank.get(&question.id) == Some(question)));
}

#[test]
fn every_question_of_the_first_bank_is_complete() {
    for question in first(&bank()) {
        let id = &question.id;
        assert!(question.key_points.len() >= 4, "{id}: key points");
        assert!(question.follow_ups.len() >= 2, "{id}: follow-ups");
        assert!(
            question.follow_ups.iter().all(|f| f.good_reply.is_some()),
            "{id}: a follow-up without a reply"
        );
        assert!(!question.hints.is_empty(), "{id}: hints");
        let words = question.model_answer.iter().flat_map(|answer| answer.split_whitespace()).count();
        assert!((80..=250).contains(&words), "{id}: a model answer of {words} words");
        assert!(question.minutes.is_some(), "{id}: minutes");
        assert!(question.difficulty.is_some(), "{id}: difficulty");
        assert!(question.kind.is_some(), "{id}: kind");
        assert!(question.license.is_some(), "{id}: licence");
        assert_eq!(question.status, Status::Reviewed, "{id}");
    }
}

#[test]
fn every_key_point_of_the_first_bank_has_a_text_and_other_words() {
    for question in first(&bank()) {
        for point in &question.key_points {
            assert!(!point.text.is_empty() && !point.aka.is_empty(), "{}: {}", question.id, point.name);
        }
    }
}

#[test]
fn every_topic_in_use_is_listed_and_counted() {
    let bank = bank();
    for question in bank.questions() {
        for topic in &question.topics {
            let listed = bank.topics().iter().find(|listed| listed.listed.topic == *topic);
            assert!(listed.is_some_and(|listed| listed.reviewed > 0), "{topic}");
        }
    }
    assert!(bank.topics().iter().all(|topic| !topic.listed.description.is_empty()));
}
