//! A file comes beside its text, for one member alone; the text never waits for it, and is there without it.

use std::time::Duration;

use keypoint::{
    chat::{
        event::Response,
        message::{Attachment, Coming, Message},
    },
    clock::Moment,
};
use serde_json::json;

use super::{
    interactions::{all_shown, hint, shown, with_button},
    stage::{PATIENCE, Stage, note},
};
use crate::discord::{
    faults::{Fault, Rule},
    model,
    people::Handle,
};

const ORIGINAL: &str = "PATCH /webhooks/{webhook_id}/{token}/messages/@original";

const LOOK: &str = "GET /webhooks/{webhook_id}/{token}/messages/@original";

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\x00\xff not a real one";
const ALT: &str = "Ada leads with 20 points.";

fn picture() -> Attachment {
    Attachment::picture("leaderboard.png", ALT, PNG)
}

fn data() -> Attachment {
    Attachment::json("yours.json", *b"{}")
}

/// The messages of an interaction once one of them has a file.
async fn with_file(stage: &Stage, handle: &Handle) -> model::Message {
    let look = |_: &_| handle.messages().into_iter().find(|message| !message.attachments.is_empty());
    stage.fake.until(PATIENCE, look).await.expect("a file comes")
}

/// What a message's only file holds.
fn content(stage: &Stage, message: &model::Message) -> Vec<u8> {
    assert_eq!(message.attachments.len(), 1, "{message:?}");
    let id = message.attachments[0]["id"].as_str().unwrap().parse().unwrap();
    stage.fake.lock().files[&id].to_vec()
}

#[tokio::test]
async fn a_picture_follows_the_text_and_is_shown_below_it() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Places").with_attachment(picture())));
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    let first = handle.settled().await.unwrap();
    assert_eq!((first.kind, &first.data["attachments"]), (4, &json!([])), "the text waits for no picture");
    let message = with_file(&stage, &handle).await;
    assert_eq!(shown(&message), "Places");
    assert_eq!(message.only_for, Some(stage.ada));
    assert_eq!(message.embeds[0]["image"]["url"], "attachment://leaderboard.png");
    assert_eq!(message.attachments[0]["description"], ALT);
    assert_eq!(message.attachments[0]["content_type"], "image/png");
    assert_eq!(content(&stage, &message), PNG);
    assert_eq!(handle.messages().len(), 1);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_command_that_was_put_off_brings_its_picture_too() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Places").with_attachment(picture())));
    stage.inbox.is_quick(false);
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    assert_eq!(handle.answer().await.unwrap().kind, 5);
    stage.inbox.is_quick(true);
    let message = with_file(&stage, &handle).await;
    assert_eq!((shown(&message).as_str(), message.only_for), ("Places", Some(stage.ada)));
    assert_eq!(content(&stage, &message), PNG);
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_picture_that_is_late_is_put_beside_its_text_when_it_is_there() {
    let stage = Stage::new().await;
    let (promise, coming) = Coming::promised();
    let late = with_button("Places", &hint()).with_coming(coming);
    stage.inbox.says(move |_| Response::Note(late.clone()));
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    assert_eq!(handle.settled().await.unwrap().kind, 4);
    assert!(handle.messages()[0].attachments.is_empty(), "the text waits for no picture");
    promise.keep(picture());
    let message = with_file(&stage, &handle).await;
    assert_eq!((shown(&message).as_str(), content(&stage, &message)), ("Places", PNG.to_vec()));
    assert_eq!(message.embeds[0]["image"]["url"], "attachment://leaderboard.png");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_picture_that_is_late_does_not_bring_back_a_page_that_was_turned() {
    let stage = Stage::new().await;
    let (promise, coming) = Coming::promised();
    let late = with_button("Page 1", &hint()).with_coming(coming);
    stage.inbox.says(move |_| Response::Note(late.clone()));
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    handle.settled().await.unwrap();
    let first = handle.messages().pop().unwrap();
    let back = "privacy-delete:".parse().unwrap();
    stage.inbox.says(move |_| Response::Update(with_button("Page 2", &back)));
    let pressed = stage.fake.press(stage.ada, stage.thread, first.id, &hint().to_string()).unwrap();
    pressed.settled().await.unwrap();
    promise.keep(picture());
    // It looks before it changes anything.
    let deadline = Moment::now() + PATIENCE;
    while stage.fake.discord.figures.counts().of(LOOK) == 0 {
        assert!(!deadline.has_passed(), "it does not look");
        (Moment::now() + Duration::from_millis(10)).reached().await;
    }
    (Moment::now() + Duration::from_millis(300)).reached().await;
    assert_eq!(stage.fake.discord.figures.counts().of(ORIGINAL), 0);
    let now = pressed.messages().pop().unwrap();
    assert_eq!((shown(&now).as_str(), now.attachments.len()), ("Page 2", 0));
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_page_takes_the_place_of_the_text_and_of_the_picture() {
    let stage = Stage::new().await;
    let page = |text: &str, bytes: &'static [u8]| {
        with_button(text, &hint()).with_attachment(Attachment::picture("leaderboard.png", ALT, bytes))
    };
    stage.inbox.says(move |_| Response::Note(page("Page 1", b"one")));
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    let first = with_file(&stage, &handle).await;
    stage.inbox.says(move |_| Response::Update(page("Page 2", b"two")));
    let pressed = stage.fake.press(stage.ada, stage.thread, first.id, &hint().to_string()).unwrap();
    assert_eq!(pressed.settled().await.unwrap().kind, 7);
    let look = |_: &_| {
        pressed.messages().into_iter().find(|now| !now.attachments.is_empty() && shown(now) == "Page 2")
    };
    let second = stage.fake.until(PATIENCE, look).await.unwrap();
    assert_eq!((second.id, content(&stage, &second)), (first.id, b"two".to_vec()));
    // A page without a picture leaves none of the page before.
    stage.inbox.says(|_| Response::Update(note("Page 3")));
    let pressed = stage.fake.press(stage.ada, stage.thread, first.id, &hint().to_string()).unwrap();
    pressed.settled().await.unwrap();
    let third = pressed.messages().pop().unwrap();
    assert_eq!((shown(&third).as_str(), third.attachments.len()), ("Page 3", 0));
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn data_comes_as_a_file_that_one_member_sees() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Yours").with_attachment(data())));
    let handle = stage.fake.run(stage.ada, stage.thread, &["stats"], &[]).unwrap();
    let message = with_file(&stage, &handle).await;
    assert_eq!(message.only_for, Some(stage.ada));
    assert_eq!((content(&stage, &message), &message.embeds[0]["image"]), (b"{}".to_vec(), &json!(null)));
    assert_eq!(message.attachments[0]["filename"], "yours.json");
    stage.fake.finds_nothing_wrong();
}

#[tokio::test]
async fn a_picture_that_does_not_go_through_leaves_its_text() {
    let stage = Stage::new().await;
    stage.inbox.says(|_| Response::Note(note("Places").with_attachment(picture())));
    let too_long = Fault::Limited { retry_after: Duration::from_mins(20), scope: "user" };
    stage.fake.discord.faults.add(Rule::always(ORIGINAL, too_long));
    let handle = stage.fake.run(stage.ada, stage.thread, &["leaderboard"], &[]).unwrap();
    handle.settled().await.unwrap();
    stage.until(|| stage.fake.discord.faults.struck() > 0).await;
    assert_eq!(all_shown(&handle), ["Places"]);
    assert!(handle.messages()[0].attachments.is_empty());
}

/// What is shown in the end where the file is refused.
async fn refused(message: Message) -> String {
    let stage = Stage::new().await;
    stage.inbox.says(move |_| Response::Note(message.clone()));
    let handle = stage.fake.run(stage.ada, stage.thread, &["stats"], &[]).unwrap();
    handle.settled().await.unwrap();
    let look = |_: &_| all_shown(&handle).into_iter().find(|text| text.contains("Sorry"));
    stage.fake.until(PATIENCE, look).await.expect("the member is told")
}

#[tokio::test]
async fn data_that_does_not_go_through_says_what_to_do() {
    // Larger than Keypoint sends at all.
    let large = Attachment::json("yours.json", vec![b' '; Attachment::MAX_BYTES + 1]);
    let told = refused(note("Yours").with_attachment(large)).await;
    assert!(told.starts_with("Yours") && told.contains("ask for it again"), "{told}");
}

#[tokio::test]
async fn a_late_answer_to_a_button_comes_with_its_file_or_without() {
    let stage = Stage::new().await;
    let card = stage.post_with_button(&hint());
    stage.inbox.says(|_| Response::Note(note("Yours").with_attachment(data())));
    stage.inbox.is_quick(false);
    let pressed = stage.fake.press(stage.ada, stage.thread, card, &hint().to_string()).unwrap();
    assert_eq!(pressed.answer().await.unwrap().kind, 6);
    stage.inbox.is_quick(true);
    let message = with_file(&stage, &pressed).await;
    assert_eq!((shown(&message).as_str(), message.only_for), ("Yours", Some(stage.ada)));
    stage.fake.finds_nothing_wrong();
}
