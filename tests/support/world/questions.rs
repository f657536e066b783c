//! The bank of the scenarios: few questions, each with something of its own.

use std::sync::Arc;

use keypoint::{
    bank::{Bank, ListedTopic},
    practice::question::{Difficulty, FollowUp, KeyPoint, Kind, Question, QuestionId, Status, Topic},
};

/// The title of the question about Go: junior, theory, two hints.
pub const CHANNELS: &str = "A channel that is closed";
/// The title of the question about HTTP and performance: mid, debugging, one hint.
pub const SLOW: &str = "An endpoint that became slow";
/// The title of the question about people: without key points, hints, difficulty and kind.
pub const FEEDBACK: &str = "Feedback that was hard to hear";
/// The title of the question about security: senior, design, one key point.
pub const SECRET: &str = "A secret that leaked";
/// The title of a question that is in no bank at first: too long for one message.
pub const FEED: &str = "A feed for everyone";

/// The bank of the scenarios.
pub fn bank() -> Bank {
    of([channels(), slow(), feedback(), secret()])
}

/// A bank of these questions.
pub fn of(questions: impl IntoIterator<Item = Question>) -> Bank {
    let topics = ["go", "http", "performance", "people", "messaging", "security"];
    let listed =
        topics.map(|topic| ListedTopic { topic: Topic(topic.to_owned()), description: String::new() });
    Bank::new(questions, listed)
}

/// The question called [`CHANNELS`].
pub fn channels() -> Question {
    Question {
        prompt: "What does a receive from a closed channel return?\n\n```go\nv, ok := <-done\n```".to_owned(),
        key_points: vec![
            key_point("Zero value", "the receive returns at once"),
            key_point("ok is false", "which tells it from a value that was sent"),
        ],
        follow_ups: vec![
            FollowUp {
                text: "Who closes a channel?".to_owned(),
                good_reply: Some("Its only sender.".to_owned()),
            },
            FollowUp { text: "What does closing it twice do?".to_owned(), good_reply: None },
        ],
        hints: vec!["It does not block.".to_owned(), "There is a second result.".to_owned()],
        model_answer: Some("It returns the zero value at once, and `ok` is false.".to_owned()),
        references: vec!["https://go.dev/ref/spec#Receive_operator".to_owned()],
        difficulty: Some(Difficulty::Junior),
        minutes: Some(5),
        kind: Some(Kind::Theory),
        ..plain("closed-channel", CHANNELS, &["go"])
    }
}

/// The question called [`SLOW`].
pub fn slow() -> Question {
    Question {
        prompt: "It answered in 50 ms last week and takes 2 s today. Where do you look first?".to_owned(),
        key_points: vec![key_point("What changed", "a deploy, the data, the load"), key_point("Traces", "")],
        follow_ups: vec![FollowUp { text: "And if nothing changed?".to_owned(), good_reply: None }],
        hints: vec!["What is different from last week?".to_owned()],
        difficulty: Some(Difficulty::Mid),
        kind: Some(Kind::Debugging),
        ..plain("slow-endpoint", SLOW, &["http", "performance"])
    }
}

/// The question called [`FEEDBACK`].
pub fn feedback() -> Question {
    Question {
        prompt: "Tell of feedback that was hard to hear, and of what you made of it.".to_owned(),
        ..plain("hard-feedback", FEEDBACK, &["people"])
    }
}

/// The question called [`SECRET`].
pub fn secret() -> Question {
    Question {
        prompt: "A key of yours is in a public repository. What do you do, and in what order?".to_owned(),
        key_points: vec![key_point("Revoke first", "then look for what it was used for")],
        difficulty: Some(Difficulty::Senior),
        kind: Some(Kind::Design),
        ..plain("leaked-secret", SECRET, &["security"])
    }
}

/// The question called [`FEED`], with forty needs, each a paragraph.
pub fn feed() -> Question {
    let needs = (1..=40).map(|number| {
        format!(
            "Need {number}: it holds for every reader of the feed, for the famous and for the others, today \
             and when there are a hundred times as many of them."
        )
    });
    Question { prompt: needs.collect::<Vec<_>>().join("\n\n"), ..plain("feed", FEED, &["messaging"]) }
}

/// Questions that differ in nothing but their numbers, all about Go.
pub fn numbered(count: usize) -> Bank {
    of((1..=count).map(|number| plain(&format!("question-{number}"), &format!("Question {number}"), &["go"])))
}

fn plain(id: &str, title: &str, topics: &[&str]) -> Question {
    Question {
        id: QuestionId(id.to_owned()),
        title: title.to_owned(),
        prompt: "What do you say?".to_owned(),
        key_points: Vec::new(),
        follow_ups: Vec::new(),
        hints: Vec::new(),
        model_answer: None,
        references: Vec::new(),
        difficulty: None,
        topics: topics.iter().map(|topic| Topic((*topic).to_owned())).collect(),
        minutes: None,
        kind: None,
        source: None,
        license: None,
        status: Status::Reviewed,
    }
}

fn key_point(name: &str, text: &str) -> KeyPoint {
    KeyPoint { group: None, name: name.to_owned(), text: text.to_owned(), aka: Vec::new() }
}

/// A bank behind which another one can be put.
pub type BankSender = tokio::sync::watch::Sender<Arc<Bank>>;
