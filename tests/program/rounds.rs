//! Whole rounds, with nothing but HTTP.

use serde_json::{Value, json};

use crate::{
    home::Home,
    talk::{Person, text, text_of},
};

/// The shortest span until a reveal that the command takes.
const SHORTEST: &str = "10s";

/// Asks for a question, and waits for its card.
async fn asks_for_a_question(who: &Person, command: &str) -> (Value, String) {
    let there = who.sees_cards().await.len();
    let note = who.asks(command).await;
    assert!(note.starts_with("Your question is on its way to #interview-practice"), "{note}");
    let card = who.waits_for_card(there + 1).await;
    let id = text_of(&card["id"]);
    (card, id)
}

#[tokio::test]
async fn a_round_goes_from_question_to_leaderboard() {
    let home = Home::new();
    let program = home.start().await;
    let ada = program.talk().first().await;
    let linus = program.talk().named("Linus").await;
    let grace = program.talk().named("Grace").await;
    ada.waits_for_card(1).await;
    let (card, id) = asks_for_a_question(&ada, &format!("/question reveal:{SHORTEST}")).await;

    let part = linus.says(Some(&id), "First of all, measure.").await;
    linus.waits_for_tick(&part).await;
    let form = linus.presses(&card, "Answer").await;
    assert_eq!(form["kind"], "form", "{form}");
    let note = linus.sends(&form, "Then a cache, with an end to its age.").await;
    assert!(text(&note["message"]).starts_with("Your answer is in"), "{note}");
    let form = grace.presses(&card, "Answer").await;
    let note = grace.sends(&form, "It depends on how often it changes.").await;
    assert!(text(&note["message"]).starts_with("Your answer is in and earns 15 points."), "{note}");
    let form = ada.presses(&card, "Answer").await;
    let note = ada.sends(&form, "I know, I asked.").await;
    assert!(text(&note["message"]).contains("You asked for this question, so it earns no points"), "{note}");

    let reveal = ada.waits_for_reveal(&id).await;
    assert!(reveal.contains("Key points"), "{reveal}");
    assert_eq!(ada.reveals(&id).await.len(), 1);
    let thread = ada.reads(&id).await.iter().map(text).collect::<Vec<_>>().join("\n");
    assert!(thread.contains("3 members answered: Linus, Grace and Ada."), "{thread}");
    let revealed = text(&ada.looks_at(&id).await);
    assert!(revealed.contains("Revealed · 3 answers."), "{revealed}");

    let board = ada.asks("/leaderboard").await;
    // The days of the week are those of today.
    let dated = |line: &&str| line.starts_with("#interview-practice · ");
    assert_eq!(board.lines().filter(dated).count(), 1, "{board}");
    let board: Vec<&str> = board.lines().filter(|line| !dated(line)).collect();
    insta::assert_snapshot!(board.join("\n").replace("\n\n\n", "\n\n"), @"
    Leaderboard · this week

    1. Grace · 15 points · 1 answer
    1. Linus · 15 points · 1 answer
    3. Ada · 0 points · 1 answer (you)

    3 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    let late = grace.says(Some(&id), "One more thing").await;
    let form = grace.runs("/answer").await;
    assert_eq!(form["kind"], "form", "the first question is still open: {form}");
    assert_eq!(grace.looks_at(&late).await["ticked"], false);
    program.stop().await;
}

#[tokio::test]
async fn a_power_cut_in_an_open_round_loses_no_answer_and_repeats_nothing() {
    // A tick that was being put when the power went is put again before the reveal.
    let home = Home::new().with("KEYPOINT_TIMING_LEASE", "3s").with("KEYPOINT_TIMING_REQUEST_TIMEOUT", "2s");
    let program = home.start().await;
    let ada = program.talk().first().await;
    let linus = program.talk().named("Linus").await;
    ada.waits_for_card(1).await;
    let (card, id) = asks_for_a_question(&ada, &format!("/question reveal:{SHORTEST}")).await;
    let form = linus.presses(&card, "Answer").await;
    linus.sends(&form, "By form").await;
    // Right after the call: the tick may not have been put on it yet.
    let said = linus.says(Some(&id), "In the thread").await;
    program.loses_power().await;

    let program = home.start().await;
    let ada = program.talk().first().await;
    let linus = program.talk().named("Linus").await;
    linus.waits_for_tick(&said).await;
    let form = linus.presses(&ada.looks_at(&id).await, "Answer").await;
    assert_eq!(form["form"]["fields"][0]["value"], json!("By form"));
    ada.waits_for_reveal(&id).await;
    assert_eq!(ada.reveals(&id).await.len(), 1);
    assert_eq!(ada.sees_cards().await.len(), 2, "the first question and this one");
    assert!(text(&ada.looks_at(&id).await).contains("Revealed · 1 answer."));
    let board = ada.asks("/leaderboard").await;
    assert!(board.contains("1. Linus · 15 points · 1 answer"), "{board}");
    program.stop().await;
}
