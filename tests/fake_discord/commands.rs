//! Commands: registered, checked, replaced.

use serde_json::{Value, json};

use crate::stage::{Stage, complaints};

fn path(stage: &Stage) -> String {
    format!("/applications/{}/commands", stage.bot)
}

fn command(name: &str) -> Value {
    json!({ "name": name, "description": "Does it" })
}

/// What is wrong with a command at this path.
async fn wrong(stage: &Stage, command: Value, at: &str) -> Vec<String> {
    let (status, answer) = stage.post(&path(stage), command).await;
    if status < 300 {
        return Vec::new();
    }
    assert_eq!((status, &answer["code"]), (400, &json!(50035)), "{answer}");
    let found = complaints(&answer, at);
    assert!(!found.is_empty(), "nothing is said of {at}: {answer}");
    found
}

#[tokio::test]
async fn a_command_of_the_same_name_is_replaced_and_keeps_its_id() {
    let stage = Stage::new().await;
    let (status, first) = stage.post(&path(&stage), command("go")).await;
    assert_eq!(status, 201);
    let (status, again) = stage.post(&path(&stage), command("go")).await;
    assert_eq!((status, &again["id"]), (200, &first["id"]));
    assert_ne!(again["version"], first["version"]);
}

#[tokio::test]
async fn all_commands_are_replaced_at_once() {
    let stage = Stage::new().await;
    let (_, old) = stage.post(&path(&stage), command("go")).await;
    stage.post(&path(&stage), command("gone")).await;
    let (status, all) = stage.put(&path(&stage), json!([command("go"), command("new")])).await;
    assert_eq!(status, 200);
    assert_eq!(all[0]["id"], old["id"]);
    let (_, listed) = stage.get(&path(&stage)).await;
    let names: Vec<_> = listed.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["go", "new"]);
    assert_eq!(stage.set(|state| state.applications[&stage.bot].registrations), 1);
}

#[tokio::test]
async fn commands_of_a_server_are_its_own() {
    let stage = Stage::new().await;
    let inside = format!("/applications/{}/guilds/{}/commands", stage.bot, stage.guild);
    let (_, made) = stage.post(&inside, command("here")).await;
    assert_eq!(made["guild_id"], stage.guild.to_string());
    assert_eq!(stage.get(&path(&stage)).await.1, json!([]));
    let one = format!("{inside}/{}", made["id"].as_str().unwrap());
    let (_, changed) = stage.patch(&one, json!({ "description": "Other" })).await;
    assert_eq!((&changed["name"], &changed["description"]), (&json!("here"), &json!("Other")));
    assert_eq!(stage.delete(&one).await.0, 204);
    assert_eq!(stage.get(&one).await.1["code"], 10063);
}

#[tokio::test]
async fn a_name_is_lower_case_and_one_word() {
    let stage = Stage::new().await;
    for name in ["Go", "go now", "", &"n".repeat(33), "go!"] {
        assert!(!wrong(&stage, command(name), "name").await.is_empty(), "{name:?}");
    }
    for name in ["go", "los-gehts", "jetzt_ä", "始める"] {
        assert!(wrong(&stage, command(name), "name").await.is_empty(), "{name:?}");
    }
}

#[tokio::test]
async fn options_are_checked() {
    let stage = Stage::new().await;
    let with = |options: Value| json!({ "name": "go", "description": "d", "options": options });
    let option = |name: &str, required: bool| json!({ "type": 3, "name": name, "description": "d", "required": required });
    let late = json!([option("a", false), option("b", true)]);
    assert_eq!(
        wrong(&stage, with(late), "options.1").await,
        ["APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID"]
    );
    let twice = json!([option("a", true), option("a", true)]);
    assert_eq!(
        wrong(&stage, with(twice), "options.1.name").await,
        ["APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"]
    );
    let many: Vec<_> = (0..26).map(|number| option(&format!("o{number}"), false)).collect();
    assert!(!wrong(&stage, with(json!(many)), "options").await.is_empty());
    let mixed = json!([{ "type": 1, "name": "sub", "description": "d" }, option("a", true)]);
    assert_eq!(wrong(&stage, with(mixed), "options").await, ["APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"]);
}

#[tokio::test]
async fn choices_fit_their_option_and_are_25() {
    let stage = Stage::new().await;
    let with = |choices: Value, complete: bool| {
        json!({ "name": "go", "description": "d", "options": [
            { "type": 4, "name": "n", "description": "d", "choices": choices, "autocomplete": complete },
        ] })
    };
    let choice = |number: u64| json!({ "name": format!("c{number}"), "value": number });
    let many: Vec<_> = (0..26).map(choice).collect();
    assert!(!wrong(&stage, with(json!(many), false), "options.0.choices").await.is_empty());
    let text = json!([{ "name": "c", "value": "text" }]);
    assert!(!wrong(&stage, with(text, false), "options.0.choices.0.value").await.is_empty());
    assert!(!wrong(&stage, with(json!([choice(1)]), true), "options.0.autocomplete").await.is_empty());
}

#[tokio::test]
async fn a_command_says_8000_characters_in_all() {
    let stage = Stage::new().await;
    // 25 options with 5 choices of up to 60 characters: 7,500 and what is left.
    let choice = |number: usize, length: usize| json!({ "name": format!("{number}{}", "n".repeat(length - 1)), "value": "v".repeat(20) + &number.to_string() });
    let option = |number: usize, length: usize| {
        let choices: Vec<_> = (0..5).map(|choice_number| choice(choice_number, length)).collect();
        json!({ "type": 3, "name": format!("o{number:02}"), "description": "d", "choices": choices })
    };
    let with = |length: usize| {
        let options: Vec<_> = (0..25).map(|number| option(number, length)).collect();
        json!({ "name": "go", "description": "d", "options": options })
    };
    assert!(wrong(&stage, with(40), "").await.is_empty());
    let (status, answer) = stage.post(&path(&stage), with(45)).await;
    assert_eq!(status, 400, "{answer}");
    assert_eq!(answer["errors"]["_errors"][0]["code"], "APPLICATION_COMMAND_TOO_LARGE");
}

#[tokio::test]
async fn a_hundred_commands_are_the_most() {
    let stage = Stage::new().await;
    let commands = |count: usize| (0..count).map(|number| command(&format!("c{number}"))).collect::<Vec<_>>();
    assert_eq!(stage.put(&path(&stage), json!(commands(100))).await.0, 200);
    let (status, answer) = stage.put(&path(&stage), json!(commands(101))).await;
    assert_eq!((status, &answer["code"]), (400, &json!(30032)));
}

#[tokio::test]
async fn another_application_is_not_ones_own() {
    let stage = Stage::new().await;
    let (status, answer) = stage.get("/applications/1/commands").await;
    assert_eq!((status, &answer["code"]), (403, &json!(20012)));
}
