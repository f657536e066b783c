//! A day of a team, as `scripts/pictures` draws it.

use std::{collections::BTreeMap, fs, path::Path};

use keypoint::{
    chat::{
        message::{Message, StandingRow},
        slack::message::{LIMITS, payload, view},
    },
    conversation::command::COMMANDS,
    practice::{
        Timestamp,
        choice::Choice,
        question::{Question, Topic},
        schedule::{reveal::RevealRule, zone::Zone},
    },
    render::{
        Asker,
        card::{Card, CardState},
        form::{AnswerForm, Answers},
        hello, help,
        leaderboard::{Leaderboard, Scope},
        note,
        private::PrivateQuestion,
        reveal::Reveal,
        schedule::ScheduleView,
        schedule_form::ScheduleForm,
        split::split,
    },
};
use serde_json::{Value, json};

use crate::scene::{self, GROUP, ROUND, channel, noon, person};

/// Where the scenes are written.
const SCENES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pictures/slack.json");

/// The question of the story.
const QUESTION: &str = "rate-limiter-across-processes";

/// Questions with code in them.
const WITH_CODE: &[&str] = &["port-request-logging-middleware", "singleton-metaclass-review"];

const CHANNEL: &str = "interview-practice";

fn keypoint() -> Value {
    json!({ "name": "Keypoint", "bot": true, "avatar": { "mark": true } })
}

/// What the bot said, as it is drawn.
fn said(message: Message, at: &str, more: &Value) -> Vec<Value> {
    let drawn = |message: &Message| {
        let body = payload(message, None).unwrap();
        let mut item =
            json!({ "author": keypoint(), "timestamp": at, "text": body["text"], "blocks": body["blocks"] });
        item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "message": item })
    };
    split(message, LIMITS).iter().map(drawn).collect()
}

fn by(name: &str, at: &str, text: &str) -> Value {
    json!({ "message": { "author": { "name": name }, "timestamp": at, "text": text } })
}

fn scene(name: &str, kind: &str, items: &[Value]) -> Value {
    json!({ "name": name, "channel": CHANNEL, "kind": kind, "now": "2026-11-24T16:00:00Z", "items": items })
}

fn round(question: &Question) -> Vec<Value> {
    let card = |state, notify| Card {
        round: ROUND,
        question,
        from: Asker::Schedule("weekdays"),
        closes_at: noon() + chrono::TimeDelta::minutes(210),
        state,
        notify,
        threads: true,
        hears: true,
    };
    let thread = json!({ "thread": {
        "count": 3, "last": "2026-11-24T08:40:00Z", "authors": [{ "name": "Ben" }, { "name": "Chloe" }, keypoint()],
    } });
    let (at, later) = ("2026-11-24T08:00:00Z", "2026-11-24T15:30:00Z");
    let open = said(card(CardState::Open, Some(GROUP)).message(LIMITS), at, &thread);
    let revealed = said(card(CardState::Revealed { answers: 2 }, None).message(LIMITS), at, &thread);
    let (ben, chloe) = (person("Ben"), person("Chloe"));
    let reveal = Reveal { question, answered: &[ben, chloe], late: &[], threads: true, hears: true };
    let mut talk = said(card(CardState::Open, Some(GROUP)).message(LIMITS), at, &json!({}));
    talk.push(by("Ben", "2026-11-24T08:20:00Z", "A token bucket for each client, kept in Redis and changed by one script, so that two processes never count the _same_ token."));
    talk.push(by("Chloe", "2026-11-24T08:40:00Z", "Same, and I would tell the client how long to wait:\n```HTTP/1.1 429 Too Many Requests\nRetry-After: 2```"));
    talk.extend(said(reveal.message(), later, &json!({})));
    vec![
        scene("question", "channel", &open),
        scene("revealed", "channel", &revealed),
        scene("reveal", "thread", &talk),
    ]
}

fn preview() -> Message {
    let place = channel(CHANNEL);
    let next: Vec<Timestamp> = (0..3).map(|day| noon() + chrono::TimeDelta::days(day)).collect();
    let view = ScheduleView {
        name: "weekdays",
        channel: &place,
        when: "weekdays 09:00",
        zone: Zone(chrono_tz::Europe::Berlin),
        reveal: RevealRule::After(std::time::Duration::from_mins(450)),
        choice: &Choice::default(),
        matching: 150,
        notify: Some(GROUP),
        grace: None,
        paused: false,
        next: &next,
    };
    view.preview(scene::SCHEDULE, &[])
}

fn leaderboard() -> Message {
    let row = |place, name: &str, points: i64, streak, own| StandingRow {
        place,
        member: person(name),
        points,
        answers: points / 10,
        streak,
        own,
    };
    let place = channel(CHANNEL);
    let board = Leaderboard {
        period: Some("this week"),
        topic: None,
        scope: Scope::Channel(&place),
        rows: vec![row(1, "Ben", 50, 5, true), row(2, "Chloe", 40, 4, false), row(3, "Dev", 10, 0, false)],
        own: None,
        members: 3,
    };
    board.message()
}

#[test]
#[ignore = "writes a file, for scripts/pictures"]
fn what_is_drawn_is_written_for_other_programs() {
    let question = scene::shipped().into_iter().find(|question| question.id.0 == QUESTION).unwrap();
    let at = "2026-11-24T08:00:00Z";
    let only = json!({ "ephemeral": true });
    let mut scenes = vec![scene("hello", "channel", &said(hello::message(false), at, &json!({})))];
    scenes.extend(round(&question));
    let kept = note::AnswerKept {
        changed: false,
        earns: note::Earns::Points(10),
        reveal_at: Some(noon()),
        is_message: false,
    };
    scenes.push(scene("answered", "channel", &said(kept.message(), at, &only)));
    scenes.push(scene("help", "channel", &said(help::overview(COMMANDS, true), at, &only)));
    scenes.push(scene("schedule", "channel", &said(preview(), at, &only)));
    for id in WITH_CODE {
        let question = scene::shipped().into_iter().find(|question| question.id.0 == *id).unwrap();
        let asked = PrivateQuestion { id: scene::PRIVATE, question: &question };
        scenes.push(scene(id, "channel", &said(asked.message(), at, &only)));
        let ada = person("Ada");
        let reveal = Reveal { question: &question, answered: &[ada], late: &[], threads: true, hears: true };
        scenes.push(scene(&format!("{id}-reveal"), "channel", &said(reveal.message(), at, &json!({}))));
    }
    scenes.push(scene("leaderboard", "channel", &said(leaderboard(), at, &only)));
    let answer = AnswerForm { to: Answers::Round(ROUND), question: &question, earlier: "" };
    let form = json!({ "view": view(&answer.form(LIMITS), ""), "app": keypoint() });
    scenes.push(json!({ "name": "answer-form", "width": 640, "items": [form] }));
    let topics = ["distributed-systems", "go", "http", "python"].map(|name| Topic(name.to_owned()));
    let asked = ScheduleForm {
        topics: &topics,
        zone: Some(Zone(chrono_tz::Europe::Berlin)),
        given: &BTreeMap::new(),
    };
    let form = json!({ "view": view(&asked.form(), ""), "app": keypoint() });
    scenes.push(json!({ "name": "schedule-form", "width": 640, "items": [form] }));
    let dark: Vec<Value> = scenes
        .iter()
        .filter(|scene| ["question", "reveal", "leaderboard"].iter().any(|name| scene["name"] == *name))
        .map(|scene| {
            let mut dark = scene.clone();
            dark["name"] = json!(format!("{}-dark", scene["name"].as_str().unwrap()));
            dark["theme"] = json!("dark");
            dark
        })
        .collect();
    scenes.extend(dark);
    let album = json!({
        "platform": "slack", "zone": "Europe/Berlin",
        "names": { "users": {}, "groups": { GROUP: "practice-team" }, "channels": { "C0PRACTICE": CHANNEL } },
        "scenes": scenes,
    });
    fs::create_dir_all(Path::new(SCENES).parent().unwrap()).unwrap();
    fs::write(SCENES, serde_json::to_string_pretty(&album).unwrap()).unwrap();
}
