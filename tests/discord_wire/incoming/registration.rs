//! The commands are registered once, and again when they changed.

use std::time::Duration;

use keypoint::practice::question::Difficulty;
use serde_json::{Value, json};

use super::stage::{Stage, is_joining};

async fn restart(stage: &mut Stage) {
    stage.stop().await.unwrap();
    stage.inbox.forget();
    // Between two programs nobody keeps Discord's pause; it is the same bot here.
    stage.fake.discord.gateway.behave(|manner| manner.identify_pause = Duration::ZERO);
    stage.start();
    stage.inbox.until(|heard| heard.iter().any(is_joining)).await;
}

fn registrations(stage: &Stage) -> u64 {
    stage.fake.lock().applications[&stage.bot].registrations
}

#[tokio::test]
async fn the_commands_are_registered_once() {
    let mut stage = Stage::new().await;
    assert_eq!(registrations(&stage), 1);
    restart(&mut stage).await;
    assert_eq!(registrations(&stage), 1, "nothing changed");
}

#[tokio::test]
async fn commands_that_somebody_else_changed_are_registered_again() {
    let mut stage = Stage::new().await;
    stage.set(|state| {
        let commands = &mut state.applications.get_mut(&stage.bot).unwrap().commands;
        let hint = commands.values_mut().find(|command| command["name"] == "hint").unwrap();
        hint["description"] = json!("Something else");
    });
    restart(&mut stage).await;
    assert_eq!(registrations(&stage), 2);
}

#[tokio::test]
async fn the_menu_shows_what_there_is() {
    let stage = Stage::new().await;
    let commands: Vec<Value> =
        stage.fake.lock().applications[&stage.bot].commands.values().cloned().collect();
    let find = |name: &str| commands.iter().find(|command| command["name"] == name).unwrap();
    assert_eq!(commands.len(), 13);
    assert_eq!(find("Count as my answer")["type"], 3);
    assert_eq!(find("Count as my answer")["contexts"], json!([0]));
    assert_eq!(find("help")["contexts"], json!([0, 1]));
    assert_eq!(find("schedule")["default_member_permissions"], "32");
    assert_eq!(find("question")["default_member_permissions"], Value::Null);
    let options = find("question")["options"].as_array().unwrap();
    let named = |name: &str| options.iter().find(|option| option["name"] == name).unwrap();
    assert_eq!(named("topic")["autocomplete"], true);
    assert_eq!(named("private")["type"], 5);
    assert_eq!(named("difficulty")["choices"].as_array().unwrap().len(), Difficulty::NAMES.len());
}
