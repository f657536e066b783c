//! `keypoint questions`, and what becomes of questions that are changed while Keypoint runs.

use std::{fs, process::Output};

use serde_json::Value;

use crate::home::{Home, eventually};

fn write(home: &Home, path: &str, text: &str) {
    let path = home.path().join("mine").join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn question(title: &str, prompt: &str) -> String {
    format!(
        "---\ndifficulty: mid\nkind: theory\n---\n# {title}\n\n{prompt}\n\n## Key points\n\
         - **Lease**: a claim that runs out\n- **Fence**: a number that only grows\n\n## Follow-ups\n- And then?\n"
    )
}

fn mine() -> Home {
    let home = Home::new().with("KEYPOINT_QUESTIONS", "mine");
    write(
        &home,
        "http/retries.md",
        &question("Retries", "A client tries again after a time-out. What may go wrong?"),
    );
    home
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[tokio::test]
async fn the_questions_that_ship_pass_the_strictest_check() {
    let home = Home::new();
    let output = home.run(&["questions", "check", "--strict"]).await;
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    assert!(text(&output).ends_with(": 0 errors, 0 warnings.\n"), "{output:?}");
    assert!(!home.data().exists(), "nothing was begun");
}

#[tokio::test]
async fn a_check_names_file_line_and_what_to_do_and_tells_ci() {
    let home = mine();
    write(&home, "http/wrong.md", &question("Wrong", "How?").replace("## Follow-ups", "## Followups"));
    let output = home.run(&["questions", "check"]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let wrong = "mine/http/wrong.md:13: error: unknown section `Followups`: did you mean `Follow-ups`?";
    assert!(text(&output).contains(wrong), "{}", text(&output));
    let output = home.run(&["questions", "check", "mine", "--format", "json"]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&found["errors"], &found["questions"]), (&1.into(), &1.into()), "{found}");
    let error = found["problems"].as_array().unwrap().iter().find(|problem| problem["severity"] == "error");
    assert_eq!(error.map(|problem| &problem["line"]), Some(&13.into()), "{found}");
}

#[tokio::test]
async fn a_check_finds_what_says_the_same_and_what_is_too_long() {
    let home = mine();
    let copied = "When a client tries again after a time-out, what may go wrong there?";
    write(&home, "http/copied.md", &question("Retries again", copied));
    let twice = question("Twice", "Two workers take one job. Why?").replace("- **Fence**", "- **Leases**");
    write(&home, "http/twice.md", &twice);
    let words: Vec<String> = (0..900).map(|number| format!("word{number}")).collect();
    write(&home, "http/long.md", &question("Long", &words.join(" ")));
    let output = home.run(&["questions", "check"]).await;
    // Warnings alone are no reason to fail, unless that is asked for.
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let said = text(&output);
    for part in [
        "mine/http/retries.md:5: warning: `retries` asks nearly what `copied` (mine/http/copied.md:5) asks",
        "mine/http/twice.md:11: warning: the key points `Lease` and `Leases` say the same",
        "mine/http/long.md:5: warning: the prompt does not fit one message on Discord and Slack",
        "4 questions that may be posted, in 1 topic: 0 errors, 3 warnings.",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let output = home.run(&["questions", "check", "--strict"]).await;
    assert_eq!(output.status.code(), Some(1), "{output:?}");
}

#[tokio::test]
async fn questions_are_listed_by_what_is_asked_for() {
    let home = mine();
    write(&home, "go/draft.md", &question("A draft", "How?").replace("mid\n", "senior\nstatus: draft\n"));
    let all = text(&home.run(&["questions", "list"]).await);
    assert_eq!(
        all,
        "id       difficulty  kind    topics  title\n\
         draft    senior      theory  go      A draft (draft)\n\
         retries  mid         theory  http    Retries\n"
    );
    let mid = json(&home.run(&["questions", "list", "--difficulty", "mid,staff", "--format", "json"]).await);
    assert_eq!((mid.as_array().unwrap().len(), &mid[0]["id"]), (1, &"retries".into()));
    let wrong = home.run(&["questions", "list", "--topic", "htpt"]).await;
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("Did you mean `http`?"), "{wrong:?}");
}

#[tokio::test]
async fn a_question_is_shown_to_people_and_as_it_would_be_posted() {
    let home = mine();
    let shown = text(&home.run(&["questions", "show", "retries"]).await);
    for part in ["Retries\n", "A client tries again", "Key points", "Lease", "And then?"] {
        assert!(shown.contains(part), "{part} is not in {shown}");
    }
    let discord = json(&home.run(&["questions", "show", "retries", "--as", "discord"]).await);
    assert!(discord["card"]["embeds"].to_string().contains("Retries"), "{discord}");
    assert_eq!(discord["reveal"].as_array().unwrap().len(), 1, "{discord}");
    let slack = json(&home.run(&["questions", "show", "retries", "--as", "slack"]).await);
    assert!(slack["card"]["blocks"].is_array() && slack["reveal"][0]["metadata"].is_object(), "{slack}");
    let unknown = home.run(&["questions", "show", "retrys"]).await;
    assert_eq!(unknown.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("Did you mean `retries`?"), "{unknown:?}");
}

#[tokio::test]
async fn stats_say_how_long_the_bank_lasts() {
    let home = mine();
    for number in 1..=6 {
        write(&home, &format!("go/q{number}.md"), &question(&format!("Number {number}"), "How?"));
    }
    let said = text(&home.run(&["questions", "stats"]).await);
    assert!(said.contains("all         0    7       0      0     0    7"), "{said}");
    assert!(said.contains("comes again after 7 days (1 week)."), "{said}");
    assert!(said.contains("on each weekday, it comes again after 9 days"), "{said}");
    let go = json(&home.run(&["questions", "stats", "--topic", "go", "--format", "json"]).await);
    assert_eq!(go["days_until_first_repeat"], serde_json::json!({ "every_day": 6, "weekdays": 8 }));
    assert_eq!(go["topics"][0]["by_difficulty"]["mid"], 6, "{go}");
}

#[tokio::test]
async fn everything_is_exported() {
    let all = json(&Home::new().run(&["questions", "export"]).await);
    assert_eq!(all["format"], 1);
    let questions = all["questions"].as_array().unwrap();
    assert!(questions.len() >= 130, "{}", questions.len());
    for key in
        ["id", "title", "prompt", "key_points", "follow_ups", "hints", "model_answer", "topics", "status"]
    {
        assert!(questions.iter().all(|question| !question[key].is_null()), "{key}");
    }
}

#[tokio::test]
async fn changed_questions_are_taken_while_it_runs_and_broken_ones_are_told() {
    let home = mine();
    let program = home.start().await;
    let ada = program.talk().first().await;
    ada.waits_for_card(1).await;
    write(&home, "http/second.md", &question("The second", "Two replicas post. Which one wins?"));
    eventually("the new question", async || {
        program.log().contains("the questions were changed").then_some(())
    })
    .await;
    // The first one is open, so this can only be the new one.
    ada.runs("/question http").await;
    let card = ada.waits_for_card(2).await;
    assert!(card.to_string().contains("The second"), "{card}");

    write(&home, "http/second.md", "---\ndifficulty: mild\n---\n# The second\n\nHow?\n");
    let told = eventually("the notice", async || {
        let seen = ada.sees().await;
        seen.into_iter().map(|message| message.to_string()).find(|message| message.contains("cannot be used"))
    });
    assert!(told.await.contains("second.md:2: error: "));
    let card = ada.waits_for_card(2).await;
    assert!(card.to_string().contains("Two replicas post"), "a round keeps its question: {card}");
    let (status, log) = program.stop_and_tell().await;
    assert!(status.success() && log.contains("stay in use"), "{log}");
}
