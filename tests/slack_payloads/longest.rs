//! All of it is taken.

use std::{fs, path::Path};

use serde_json::Value;

use crate::{
    checks::{self, Call, Mention, Whom},
    scene::{self, GROUP, HOSTILE, hostile_question, long_markdown, long_question},
    sent::{self, Sent},
};

/// Where it is written for other programs.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/foreign/slack/payloads.json");

#[track_caller]
fn are_fine(all: &[Sent]) {
    assert!(!all.is_empty());
    for one in all {
        let Sent { name, is_view, body } = one;
        let outcome = if *is_view { checks::view(body) } else { checks::message(body) };
        assert_eq!(outcome, Ok(()), "{name}: {body:#}");
        if *is_view {
            continue;
        }
        assert_eq!(checks::message_by(Call::Update, body), Ok(()), "{name} can be edited");
        assert_eq!(checks::malformed(body), [""; 0], "{name}");
        let is_first = name.starts_with("card ") && name.ends_with(" 1");
        let expected = if is_first { vec![Whom::Group(GROUP.to_owned())] } else { vec![] };
        let (in_text, shown): (Vec<Mention>, Vec<Mention>) =
            checks::notifies(body).into_iter().partition(|mention| mention.at == "/text");
        let shown: Vec<Whom> = shown.into_iter().map(|mention| mention.whom).collect();
        assert_eq!(shown, expected, "{name} notifies whom it is to notify");
        assert!(in_text.iter().all(|mention| expected.contains(&mention.whom)), "{name}: {in_text:?}");
        let text = body["text"].as_str().unwrap();
        assert!(!text.trim().is_empty(), "{name} has words for notifications");
    }
}

fn all_long() -> Vec<Sent> {
    let mut all = sent::about("longest", &long_question());
    all.extend(sent::about("hostile", &hostile_question()));
    all.extend(sent::answered("longest", &long_question(), &long_markdown(30_000)));
    all.extend(sent::answered("hostile", &hostile_question(), HOSTILE));
    all.extend(sent::boards());
    all.extend(sent::notes());
    all.extend(sent::schedules());
    all
}

#[test]
fn slack_takes_all_that_is_said_about_every_question_that_ships() {
    for question in scene::shipped() {
        are_fine(&sent::about(&question.id.0, &question));
    }
}

#[test]
fn slack_takes_the_longest_and_the_most_hostile() {
    are_fine(&all_long());
}

#[test]
#[ignore = "writes a file, for scripts/fakes-check"]
fn the_longest_messages_are_written_for_other_programs() {
    let mut all = all_long();
    all.extend(scene::shipped().iter().flat_map(|question| sent::about(&question.id.0, question)));
    let told: Vec<Value> = all.iter().map(Sent::told).collect();
    fs::create_dir_all(Path::new(FILE).parent().unwrap()).unwrap();
    fs::write(FILE, serde_json::to_string_pretty(&told).unwrap()).unwrap();
}
