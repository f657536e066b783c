//! The people, times and questions of the messages.

use chrono::{TimeZone, Utc};
use keypoint::{
    bank,
    chat::message::Person,
    practice::{
        Timestamp,
        ids::{PrivateId, RoundId, ScheduleId},
        question::{Difficulty, FollowUp, KeyPoint, Kind, Question, QuestionId, Status, Topic},
    },
    render::ChannelName,
};
use uuid::Uuid;

pub const ROUND: RoundId = RoundId(Uuid::from_u128(1));
pub const PRIVATE: PrivateId = PrivateId(Uuid::from_u128(2));
pub const SCHEDULE: ScheduleId = ScheduleId(Uuid::from_u128(3));
/// The group that a question notifies.
pub const GROUP: &str = "S0PRACTICE";

/// What people write when they want to see what happens.
pub const HOSTILE: &str = "<!channel> <!here> <@U0ADA> <!subteam^S0ALL> @channel @here @everyone &lt;!channel&gt; \
    *bold* _italic_ ~gone~ `code` ```fence``` <https://example.com|here> :tada: > quote\n> quote\n- *item";

pub fn noon() -> Timestamp {
    Utc.timestamp_opt(1_795_521_600, 0).unwrap()
}

pub fn person(name: &str) -> Person {
    Person { id: format!("U{:06}", name.len()), name: name.to_owned() }
}

pub fn channel(name: &str) -> ChannelName {
    ChannelName { id: "C0PRACTICE".to_owned(), name: name.to_owned() }
}

/// The longest name that Slack lets people have, of the widest letters.
pub fn long_name() -> String {
    "<Ж&>".repeat(20)
}

/// Markdown of about this length, of all that questions are made of.
pub fn long_markdown(chars: usize) -> String {
    let parts = [
        "## A heading with `code` & <marks>",
        "A paragraph that goes on for a while, with **strong**, *emphasised* and ~~removed~~ words, `let x = a && b;` \
         and a [link](https://example.com/?a=1&b=2). It says <!channel> and @here to nobody.",
        "- a list\n  - in a list\n    - in a list, with `code`\n- and **on**\n\n1. first\n2. second\n   - within",
        "```rust\nfn main() {\n    println!(\"<{}> & *not bold*\", 1 < 2);\n}\n```",
        "| name | what it is |\n|---|---|\n| `a` | the *first* one |\n| b | one & another |",
        "> A quote, of **somebody**\n> who said much.",
    ];
    let mut text = String::new();
    for (number, part) in parts.iter().cycle().enumerate() {
        if text.chars().count() > chars {
            break;
        }
        text.push_str(part);
        text.push_str("\n\n");
        // A paragraph without an end, every now and then.
        if number % 13 == 5 {
            text.push_str(&"word & word ".repeat(300));
            text.push_str("\n\n");
        }
    }
    text
}

/// A question at the end of what anybody writes.
pub fn long_question() -> Question {
    let point = |number: usize| KeyPoint {
        group: number.is_multiple_of(3).then(|| format!("Group {number} of {HOSTILE}").replace('\n', " ")),
        name: format!("Point {number}: <b> & *c*"),
        text: long_markdown(600),
        aka: vec![],
    };
    Question {
        id: QuestionId("long".to_owned()),
        title: format!("Why & how <fast>? {}", "long title ".repeat(40)),
        prompt: long_markdown(40_000),
        key_points: (0..30).map(point).collect(),
        follow_ups: (0..20)
            .map(|number: usize| FollowUp {
                text: format!("And {number}? {HOSTILE}"),
                good_reply: number.is_multiple_of(2).then(|| long_markdown(900)),
            })
            .collect(),
        hints: vec![long_markdown(2500), HOSTILE.to_owned()],
        model_answer: Some(long_markdown(20_000)),
        references: (0..30).map(|number| format!("https://example.com/{number}?a=1&b=<2>")).collect(),
        difficulty: Some(Difficulty::ALL[0]),
        topics: (0..12).map(|number| Topic(format!("topic-{number}-with-a-long-name"))).collect(),
        minutes: Some(90),
        kind: Some(Kind::ALL[0]),
        source: None,
        license: None,
        status: Status::Reviewed,
    }
}

/// A question whose every word is hostile.
pub fn hostile_question() -> Question {
    Question {
        id: QuestionId("hostile".to_owned()),
        title: HOSTILE.replace('\n', " "),
        prompt: HOSTILE.to_owned(),
        key_points: vec![KeyPoint {
            group: Some(HOSTILE.to_owned()),
            name: HOSTILE.to_owned(),
            text: HOSTILE.to_owned(),
            aka: vec![],
        }],
        follow_ups: vec![FollowUp { text: HOSTILE.to_owned(), good_reply: Some(HOSTILE.to_owned()) }],
        hints: vec![HOSTILE.to_owned()],
        model_answer: Some(HOSTILE.to_owned()),
        references: vec![HOSTILE.to_owned()],
        topics: vec![Topic(HOSTILE.to_owned())],
        ..long_question()
    }
}

/// Every question that ships.
pub fn shipped() -> Vec<Question> {
    let bank = bank::load(&[bank::Source::Shipped]).unwrap().bank;
    let every = keypoint::practice::choice::Choice::default();
    bank.matching(&every).map(|question| (**question).clone()).collect()
}
