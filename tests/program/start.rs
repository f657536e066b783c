//! The first minute, and every start after it.

use chrono::{DateTime, TimeDelta, Utc};
use keypoint::chat::message::{Block, Inline, Message};

use crate::{
    home::Home,
    talk::{of_keypoint, posted_at, text, title},
};

#[tokio::test]
async fn the_first_start_says_where_to_look_and_what_to_do() {
    let home = Home::new();
    let program = home.start().await;
    let said = program.said().replace(&program.address, "ADDRESS");
    insta::assert_snapshot!(said, @r#"
    Keypoint is running. Open http://ADDRESS in your browser.

      A question waits in #interview-practice: answer it in its thread.
      Type / to see the commands; /question asks for another question.
      "Act as" lets you answer as a second person.

    Everything is kept in keypoint-data.
    Ctrl-C stops it.
    "#);
    assert!(home.data().join("keypoint.db").is_file(), "{:?} holds the database", home.data());
    program.stop().await;
}

#[tokio::test]
async fn the_first_start_gives_a_channel_with_a_question_and_a_schedule() {
    let home = Home::new().with("KEYPOINT_ZONE", "Asia/Kathmandu");
    let program = home.start().await;
    let talk = program.talk();
    let state = talk.get("/api/state").await;
    assert_eq!(state["channels"][0]["name"], "interview-practice");
    assert_eq!(state["channels"].as_array().map(Vec::len), Some(1));
    assert_eq!(state["you"]["admin"], true);

    let ada = talk.first().await;
    let card = ada.waits_for_card(1).await;
    let open = reveal_of(&of_keypoint(&card).unwrap()) - posted_at(&card);
    let off = (open - TimeDelta::minutes(10)).abs();
    assert!(off < TimeDelta::seconds(30), "it is open for {open}");
    let asked = text(&card);
    assert!(asked.contains("Asked by Keypoint.") && asked.contains("[Answer]"), "{asked}");

    let schedules = ada.asks("/schedule list").await;
    assert!(schedules.contains("weekdays 09:00"), "{schedules}");
    assert!(schedules.contains("Asia/Kathmandu"), "{schedules}");
    program.stop().await;
}

/// The time of the reveal that a card shows.
fn reveal_of(card: &Message) -> DateTime<Utc> {
    let facts = card.blocks.iter().filter_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    let reveal = facts.flatten().find(|fact| fact.label == "Reveal").expect("it says when the reveal is");
    let time = reveal.value.iter().find_map(|piece| match piece {
        Inline::Time { at, .. } => Some(*at),
        _ => None,
    });
    time.expect("it shows the time")
}

#[tokio::test]
async fn the_zone_of_a_first_start_is_the_machines_unless_one_is_set() {
    let home = Home::new().with("TZ", "America/St_Johns");
    let program = home.start().await;
    let schedules = program.talk().first().await.asks("/schedule list").await;
    assert!(schedules.contains("America/St_Johns"), "{schedules}");
    program.stop().await;
}

#[tokio::test]
async fn a_second_start_asks_nothing_new_and_keeps_everything() {
    let home = Home::new();
    let program = home.start().await;
    let ada = program.talk().first().await;
    let card = ada.waits_for_card(1).await;
    let linus = program.talk().named("Linus").await;
    let greeting = linus.says(None, "Hello").await;
    let before = (title(&card), ada.asks("/schedule list").await, program.talk().get("/api/state").await);
    program.stop().await;

    let program = home.start().await;
    let ada = program.talk().first().await;
    assert_eq!(text(&ada.looks_at(&greeting).await), "Hello");
    // What a start would ask would be on its way before this is ticked.
    let answer = program.talk().named("Linus").await.says(card["id"].as_str(), "An answer").await;
    ada.waits_for_tick(&answer).await;
    let cards = ada.sees_cards().await;
    assert_eq!(cards.len(), 1, "{cards:#?}");
    let state = program.talk().get("/api/state").await;
    assert_eq!((title(&cards[0]), ada.asks("/schedule list").await), (before.0, before.1));
    assert_eq!(state["members"], before.2["members"]);
    assert_eq!(state["channels"].as_array().map(Vec::len), Some(1));
    program.stop().await;
}
