//! A slow inbox, and answers that get lost: nobody is left without an answer, and none comes late.

use keypoint::chat::{
    event::Response,
    message::{Message, Tone},
};
use serde_json::json;

use super::{
    interactions::{all_shown, answer, hint, note_with_button, shown},
    stage::{Stage, form, note},
};
use crate::discord::{
    faults::{Fault, Rule},
    people::buttons,
};

const CALLBACK: &str = "POST /interactions/{interaction_id}/{token}/callback";
const ORIGINAL: &str = "PATCH /webhooks/{webhook_id}/{token}/messages/@original";

#[tokio::test]
async fn a_slow_command_is_put_off_and_answered_later() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("At last")));
    stage.inbox.is_quick(false);
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    assert_eq!(handle.answer().await.unwrap().kind, 5);
    stage.inbox.is_quick(true);
    handle.settled().await.unwrap();
    assert_eq!(all_shown(&handle), ["At last"]);
    assert_eq!(handle.messages()[0].only_for, Some(stage.ada));
}

#[tokio::test]
async fn a_slow_command_that_has_nothing_to_say_says_so() {
    let stage = Stage::new().await;
    stage.inbox.is_quick(false);
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    handle.answer().await.unwrap();
    stage.inbox.is_quick(true);
    handle.settled().await.unwrap();
    assert_eq!(all_shown(&handle), ["Done."]);
}

#[tokio::test]
async fn a_slow_command_that_leads_to_a_form_offers_a_button_for_it() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    stage.inbox.is_quick(false);
    let handle = stage.fake.run(stage.ada, stage.thread, &["answer"], &[]).unwrap();
    handle.answer().await.unwrap();
    stage.inbox.is_quick(true);
    handle.settled().await.unwrap();
    let note = handle.messages().pop().unwrap();
    assert_eq!(buttons(&note)[0]["custom_id"], answer().to_string());
    let pressed = stage.fake.press(stage.ada, stage.thread, note.id, &answer().to_string()).unwrap();
    assert_eq!(pressed.settled().await.unwrap().kind, 9);
}

#[tokio::test]
async fn a_form_opens_although_the_inbox_is_slow() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&answer());
    stage.inbox.says(|_| Response::Form(form(&answer())));
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(stage.ada, stage.thread, card, &answer().to_string()).unwrap();
    assert_eq!(pressed.answer().await.unwrap().kind, 9);
    stage.inbox.is_quick(true);
    // The late outcome is the form that is open already.
    let other = stage.fake.run(stage.ben, stage.thread, &["hint"], &[]).unwrap();
    other.settled().await.unwrap();
    assert_eq!(pressed.messages().len(), 0);
}

#[tokio::test]
async fn a_refusal_that_comes_after_the_form_is_said() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&answer());
    stage.inbox.says(|_| Response::Note(Message::text(Tone::Warning, ["The reveal is out.".into()])));
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(stage.ada, stage.thread, card, &answer().to_string()).unwrap();
    assert_eq!(pressed.answer().await.unwrap().kind, 9);
    stage.inbox.is_quick(true);
    stage.until(|| all_shown(&pressed) == ["The reveal is out."]).await;
    assert_eq!(pressed.messages()[0].only_for, Some(stage.ada));
}

#[tokio::test]
async fn a_slow_button_is_put_off_and_its_note_replaced_later() {
    let stage = Stage::new().await;
    let message = note_with_button(&stage, stage.ada, hint()).await;
    stage.inbox.says(|_| Response::Update(note("Another hint")));
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(stage.ada, stage.thread, message, &hint().to_string()).unwrap();
    assert_eq!(pressed.answer().await.unwrap().kind, 6);
    stage.inbox.is_quick(true);
    stage
        .until(|| {
            stage.fake.sees(stage.ada, stage.thread).iter().map(shown).collect::<Vec<_>>() == ["Another hint"]
        })
        .await;
}

#[tokio::test]
async fn a_slow_button_on_what_everybody_sees_leads_to_a_note() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&hint());
    stage.inbox.says(|_| Response::Note(note("A hint")));
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(stage.ada, stage.thread, card, &hint().to_string()).unwrap();
    assert_eq!(pressed.answer().await.unwrap().kind, 6);
    stage.inbox.is_quick(true);
    stage.until(|| all_shown(&pressed).contains(&"A hint".to_owned())).await;
    let seen: Vec<_> = stage.fake.sees(stage.ben, stage.thread).iter().map(shown).collect();
    assert_eq!(seen, ["Here"]);
}

#[tokio::test]
async fn a_slow_form_is_put_off_and_answered_later() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Form(form(&answer())));
    let opened = stage.fake.run(stage.ada, stage.thread, &["answer"], &[]).unwrap();
    opened.settled().await.unwrap();
    stage.inbox.says(|_| Response::Invalid { field: "answer".to_owned(), text: "Too late.".to_owned() });
    stage.inbox.is_quick(false);
    let sent = stage.fake.submit(&opened, &[("answer".to_owned(), "my words".to_owned())]).unwrap();
    assert_eq!(sent.answer().await.unwrap().kind, 5);
    stage.inbox.is_quick(true);
    sent.settled().await.unwrap();
    let all = all_shown(&sent).join("\n");
    assert!(all.contains("Too late.") && all.contains("my words"), "{all}");
}

#[tokio::test]
async fn while_the_inbox_is_slow_nothing_is_offered() {
    let stage = Stage::new().await;
    stage.inbox.is_quick(false);
    let options = [("topic".to_owned(), json!("g"))];
    let typing = stage.fake.types_option(stage.ada, stage.channel, &["question"], &options, "topic").unwrap();
    typing.settled().await.unwrap();
    assert_eq!(typing.choices(), []);
    stage.inbox.is_quick(true);
}

#[tokio::test]
async fn an_inbox_that_breaks_leaves_nobody_waiting() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| panic!("a bug"));
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    handle.settled().await.unwrap();
    assert!(all_shown(&handle)[0].starts_with("Sorry"));
}

#[tokio::test]
async fn an_answer_that_discord_fails_to_take_is_sent_again() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Here it is")));
    stage.fake.discord.faults.add(Rule::once(CALLBACK, Fault::Status { status: 502, worked: false }));
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    handle.settled().await.unwrap();
    assert_eq!(all_shown(&handle), ["Here it is"]);
}

#[tokio::test]
async fn an_answer_whose_receipt_is_lost_is_there_once() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Here it is")));
    stage.fake.discord.faults.add(Rule::once(CALLBACK, Fault::LoseReply));
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    handle.settled().await.unwrap();
    // The adapter cannot know that it went through, and asks; Discord says that it did.
    stage.until(|| stage.fake.discord.figures.counts().of(CALLBACK) == 2).await;
    stage.fake.lock().violations.take();
    assert_eq!(all_shown(&handle), ["Here it is"]);
}

#[tokio::test]
async fn a_late_answer_that_discord_fails_to_take_is_sent_again() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("At last")));
    stage.inbox.is_quick(false);
    stage.fake.discord.faults.add(Rule::times(ORIGINAL, Fault::Status { status: 503, worked: false }, 3));
    let handle = stage.fake.run(stage.ada, stage.thread, &["hint"], &[]).unwrap();
    handle.answer().await.unwrap();
    stage.inbox.is_quick(true);
    handle.settled().await.unwrap();
    assert_eq!(all_shown(&handle), ["At last"]);
}
