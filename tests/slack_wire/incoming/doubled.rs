//! Everything that people do is told twice, and to several processes: it is done once.

use keypoint::chat::{
    action::Action,
    event::{Event, Response},
    slack::COUNT_AS_ANSWER,
};
use serde_json::json;

use super::stage::{Stage, form, note, shown};
use crate::{slack::socket::Spread, stage::round};

#[tokio::test]
async fn of_several_processes_one_does_what_a_person_did() {
    let (stage, _one) = Stage::new().await;
    let _other = stage.start().await;
    stage.fake.slack.sockets.behave(|manner| {
        manner.spread = Spread::All;
        manner.twice = true;
    });
    stage.inbox.says(|event| match event {
        Event::Button { action, .. } => Response::Form(form(action, "")),
        _ => Response::Note(note("Once")),
    });
    let asked = stage.fake.run(&stage.ada, &stage.channel, None, "/help").unwrap();
    assert!(shown(&asked.message().await.unwrap()).contains("Once"));
    let used = stage.fake.run_on(&stage.ben, &stage.channel, &stage.say(&stage.ben, "x"), COUNT_AS_ANSWER);
    used.unwrap().message().await.unwrap();
    let action = Action::Answer(round()).to_string();
    let pressed = stage.fake.press(&stage.ada, &stage.channel, &stage.card, &action).unwrap();
    pressed.form().await.unwrap();
    let sent = stage.fake.submit(&stage.ada, &[("answer", json!("A lease"))]).unwrap();
    assert!(sent.answered().await && sent.is_closed());
    stage.is_acknowledged().await;
    let count =
        |heard: &[Event], is_it: fn(&Event) -> bool| heard.iter().filter(|event| is_it(event)).count();
    let heard =
        stage.inbox.until(|heard| heard.iter().any(|event| matches!(event, Event::Form { .. }))).await;
    assert_eq!(count(&heard, |event| matches!(event, Event::Command { .. })), 1);
    assert_eq!(count(&heard, |event| matches!(event, Event::HandedOver { .. })), 1);
    assert_eq!(count(&heard, |event| matches!(event, Event::Button { .. })), 1);
    let notes = stage.fake.sees_all(&stage.ada, &stage.channel);
    let said = notes.iter().filter(|message| message.only_for.is_some()).count();
    // One for the command, and one for the form.
    assert!(said <= 2, "{notes:?}");
}
