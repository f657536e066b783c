//! The bank of the benchmarks: questions of a usual length, four topics of fifty each.

use keypoint::{
    bank::{Bank, ListedTopic},
    practice::question::{Difficulty, FollowUp, KeyPoint, Question, QuestionId, Status, Topic},
};

/// The topics.
pub const TOPICS: [&str; 4] = ["databases", "go", "networks", "security"];

/// How many questions a topic has.
const EACH: usize = 50;

/// The bank.
pub fn bank() -> Bank {
    let questions = TOPICS.iter().flat_map(|topic| (0..EACH).map(move |number| question(topic, number)));
    let listed =
        TOPICS.map(|topic| ListedTopic { topic: Topic(topic.to_owned()), description: String::new() });
    Bank::new(questions, listed)
}

/// A question of a topic.
pub fn question(topic: &str, number: usize) -> Question {
    let sentence = "It answered in 50 ms last week and takes 2 s today, and nothing was deployed. ";
    Question {
        id: QuestionId(format!("{topic}-{number:02}")),
        title: format!("Question {number} about {topic}"),
        prompt: sentence.repeat(5) + "Where do you look first?",
        key_points: (1..=5)
            .map(|point| KeyPoint {
                group: None,
                name: format!("Point {point}"),
                text: sentence.to_owned(),
                aka: Vec::new(),
            })
            .collect(),
        follow_ups: vec![FollowUp { text: "And if nothing changed?".to_owned(), good_reply: None }],
        hints: vec!["What is different from last week?".to_owned()],
        model_answer: None,
        references: Vec::new(),
        difficulty: Some(Difficulty::Mid),
        topics: vec![Topic(topic.to_owned())],
        minutes: Some(5),
        kind: None,
        source: None,
        license: None,
        status: Status::Reviewed,
    }
}
