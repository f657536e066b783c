//! Forms that are submitted.

use keypoint::chat::{
    action::Action,
    event::{Event, Response},
};
use serde_json::json;

use super::stage::{Stage, note, shown};
use crate::{
    slack::people::{Handle, Values},
    stage::round,
};

/// Ada opens the form of the card and sends it.
async fn submitted(stage: &Stage, values: Values<'_>) -> Handle {
    let action = Action::Answer(round()).to_string();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &action).unwrap();
    pressed.form().await.unwrap();
    stage.fake.submit(&stage.ada, values).unwrap()
}

fn on_form(response: impl Fn() -> Response + Send + 'static) -> impl Fn(&Event) -> Response + Send {
    move |event| match event {
        Event::Form { .. } => response(),
        _ => Response::Form(super::stage::form(&Action::Answer(round()), "")),
    }
}

fn notes(stage: &Stage) -> Vec<String> {
    let seen = stage.fake.sees(&stage.ada, &stage.channel);
    seen.iter().filter(|message| message.only_for.is_some()).map(shown).collect()
}

async fn until(mut holds: impl FnMut() -> bool) {
    for _ in 0..500 {
        if holds() {
            return;
        }
        #[allow(clippy::disallowed_methods, reason = "the network's time is real")]
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("it never happened");
}

#[tokio::test]
async fn a_form_that_is_taken_closes_and_a_note_says_what_became_of_it() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(on_form(|| Response::Note(note("Your answer is in"))));
    let sent = submitted(&stage, &[("answer", json!("A lease, held for as long as the work takes"))]).await;
    assert!(sent.answered().await && sent.is_closed());
    until(|| notes(&stage).iter().any(|note| note.contains("Your answer is in"))).await;
    let heard = stage.inbox.heard();
    let Some(Event::Form { by, action, values }) = heard.last() else { panic!("{heard:?}") };
    assert_eq!(values["answer"], "A lease, held for as long as the work takes");
    assert_eq!((action, by.place.channel.as_str()), (&Action::Answer(round()), stage.channel.as_str()));
    assert_eq!(by.member.name, "Ada");
}

#[tokio::test]
async fn what_is_wrong_is_said_at_its_field_and_the_form_stays_open() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(on_form(|| Response::Invalid {
        field: "answer".to_owned(),
        text: "Say a little more.".to_owned(),
    }));
    let sent = submitted(&stage, &[("answer", json!("?"))]).await;
    assert!(sent.answered().await);
    assert_eq!(sent.errors()["answer"], "Say a little more.");
    assert!(!sent.is_closed());
    stage.inbox.says(on_form(|| Response::Note(note("Better"))));
    let sent = stage.fake.submit(&stage.ada, &[("answer", json!("A lease"))]).unwrap();
    assert!(sent.answered().await && sent.is_closed());
}

#[tokio::test]
async fn a_form_whose_answer_takes_longer_says_so_and_then_shows_what_became_of_it() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(on_form(|| Response::Note(note("Your answer is in"))));
    let action = Action::Answer(round()).to_string();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &action).unwrap();
    pressed.form().await.unwrap();
    stage.inbox.is_quick(false);
    let sent = stage.fake.submit(&stage.ada, &[("answer", json!("A lease"))]).unwrap();
    assert!(sent.answered().await);
    let shows =
        |text: &str| stage.fake.modal(&stage.ada).is_some_and(|view| view.view.to_string().contains(text));
    until(|| shows("One moment")).await;
    stage.inbox.is_quick(true);
    until(|| shows("Your answer is in")).await;
}

#[tokio::test]
async fn what_was_written_is_given_back_where_it_is_refused_late() {
    let (stage, _running) = Stage::new().await;
    stage
        .inbox
        .says(on_form(|| Response::Invalid { field: String::new(), text: "The reveal is out.".to_owned() }));
    let action = Action::Answer(round()).to_string();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &action).unwrap();
    pressed.form().await.unwrap();
    stage.inbox.is_quick(false);
    let sent = stage.fake.submit(&stage.ada, &[("answer", json!("My long and thoughtful answer"))]).unwrap();
    assert!(sent.answered().await);
    stage.inbox.is_quick(true);
    until(|| notes(&stage).iter().any(|note| note.contains("My long and thoughtful answer"))).await;
}

#[tokio::test]
async fn where_the_bot_is_not_in_the_channel_the_note_comes_as_a_direct_message() {
    let (stage, _running) = Stage::new().await;
    stage.inbox.says(on_form(|| Response::Note(note("Your answer is in"))));
    let action = Action::Answer(round()).to_string();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &action).unwrap();
    pressed.form().await.unwrap();
    stage.fake.kick(&stage.channel, &stage.bot);
    let sent = stage.fake.submit(&stage.ada, &[("answer", json!("A lease"))]).unwrap();
    assert!(sent.answered().await && sent.is_closed());
    let letters = || stage.fake.direct_messages(&stage.ada, &stage.bot);
    until(|| letters().iter().any(|letter| shown(letter).contains("Your answer is in"))).await;
}
