//! Messages, channels and people.

use keypoint::chat::{event::Event, port::EffectKey};

use super::stage::Stage;
use crate::slack::{model::Kind, people::Manner};

#[tokio::test]
async fn what_is_said_in_a_thread_is_told_with_who_said_it_and_where() {
    let (stage, _running) = Stage::new().await;
    stage.fake.say(&stage.ada, &stage.channel, "outside any thread").unwrap();
    let id = stage.say(&stage.ada, "A lease, I think");
    let heard = stage.inbox.hears(1).await;
    let Event::Posted(said) = &heard[0] else { panic!("{heard:?}") };
    assert_eq!((said.text.as_str(), said.message.id.as_str()), ("A lease, I think", id.as_str()));
    assert_eq!(said.by.member.name, "Ada");
    assert_eq!(
        (said.by.channel_name.as_str(), said.by.place.channel.as_str()),
        ("interviews", stage.channel.as_str())
    );
    assert_eq!(said.by.place.thread.as_deref(), Some(stage.card.as_str()));
    assert_eq!(said.by.place.workspace, stage.set(|state| state.team.id.clone()));
    assert_eq!(said.by.workspace_name, stage.set(|state| state.team.name.clone()));
    stage.is_acknowledged().await;
    assert_eq!(stage.inbox.heard().len(), 1);
}

#[tokio::test]
async fn files_broadcasts_and_what_one_does_are_answers_as_well() {
    let (stage, _running) = Stage::new().await;
    let in_thread = || Manner { thread: Some(&stage.card), ..Manner::default() };
    let manners = [
        Manner { file: Some("plan.png"), ..in_thread() },
        Manner { broadcast: true, ..in_thread() },
        Manner { me: true, ..in_thread() },
    ];
    for manner in &manners {
        stage.fake.say_so(&stage.ada, &stage.channel, "This", manner).unwrap();
    }
    let heard = stage.inbox.hears(3).await;
    let texts: Vec<&str> = heard
        .iter()
        .map(|event| match event {
            Event::Posted(said) => said.text.as_str(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(
        texts[0].contains("[plan.png](https://") && texts[1] == "This" && texts[2] == "This",
        "{texts:?}"
    );
}

#[tokio::test]
async fn edits_and_deletions_are_told_and_previews_of_links_are_not() {
    let (stage, _running) = Stage::new().await;
    let id = stage.say(&stage.ada, "https://example.com says it");
    stage.fake.unfurls(&stage.channel, &id, "https://example.com").unwrap();
    stage.fake.edit(&stage.ada, &stage.channel, &id, "A lease").unwrap();
    stage.fake.delete(&stage.ada, &stage.channel, &id).unwrap();
    let heard = stage.inbox.hears(3).await;
    let [Event::Posted(said), Event::Edited(edited), Event::Deleted { message, by_machine: false, .. }] =
        heard.as_slice()
    else {
        panic!("{heard:?}")
    };
    assert_eq!(edited.text, "A lease");
    assert_eq!((&edited.message, message), (&said.message, &said.message));
    assert!(edited.version >= said.version && edited.by.at == said.by.at);
}

#[tokio::test]
async fn what_is_told_again_and_out_of_order_is_told_once_and_in_its_place() {
    let (stage, _running) = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| {
        manner.twice = true;
        manner.out_of_order = true;
    });
    let id = stage.say(&stage.ada, "First");
    stage.fake.edit(&stage.ada, &stage.channel, &id, "Second").unwrap();
    let heard = stage.inbox.hears(2).await;
    let version = |event: &Event| match event {
        Event::Posted(said) | Event::Edited(said) => (said.text.clone(), said.version),
        other => panic!("{other:?}"),
    };
    // Whichever came first, they say themselves which is the later one.
    let mut told: Vec<_> = heard.iter().map(version).collect();
    told.sort_by_key(|(_, version)| *version);
    assert_eq!(told.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["First", "Second"]);
    stage.is_acknowledged().await;
    assert_eq!(stage.inbox.heard().len(), 2);
}

#[tokio::test]
async fn a_message_that_is_told_of_after_its_deletion_is_nobodys_answer() {
    let (stage, _running) = Stage::new().await;
    stage.fake.slack.sockets.behave(|manner| manner.out_of_order = true);
    let id = stage.say(&stage.ada, "Never mind");
    stage.fake.delete(&stage.ada, &stage.channel, &id).unwrap();
    stage.inbox.until(|heard| heard.iter().any(|event| matches!(event, Event::Deleted { .. }))).await;
    stage.is_acknowledged().await;
    stage.fake.slack.sockets.behave(|manner| manner.out_of_order = false);
    let other = stage.say(&stage.ben, "A lease");
    let heard = stage
        .inbox
        .until(|heard| {
            heard.iter().any(|event| matches!(event, Event::Posted(said) if said.message.id == other))
        })
        .await;
    assert!(
        heard.iter().all(|event| !matches!(event, Event::Posted(said) if said.message.id == id)),
        "{heard:?}"
    );
}

#[tokio::test]
async fn the_bots_own_messages_are_sighted_and_a_second_one_with_their_key_is_a_copy() {
    let (stage, _running) = Stage::new().await;
    let first = stage.post("card:1").await;
    let second = stage.post("card:1").await;
    let heard = stage.inbox.hears(2).await;
    let sighted: Vec<_> = heard
        .iter()
        .map(|event| match event {
            Event::Sighted { message, key, again, .. } => (message.id.clone(), key.clone(), *again),
            other => panic!("{other:?}"),
        })
        .collect();
    let key = || EffectKey("card:1".to_owned());
    assert_eq!(sighted, [(first, key(), false), (second, key(), true)]);
}

#[tokio::test]
async fn who_is_renamed_is_called_by_the_new_name() {
    let (stage, _running) = Stage::new().await;
    stage.say(&stage.ada, "One");
    stage.inbox.hears(1).await;
    stage.set(|state| state.change_user(&stage.ada, |user| user.display_name = "Countess".to_owned()));
    stage.set(|state| state.rename(&stage.channel, "practice"));
    stage.say(&stage.ada, "Two");
    let heard = stage.inbox.hears(2).await;
    let Event::Posted(said) = &heard[1] else { panic!("{heard:?}") };
    assert_eq!((said.by.member.name.as_str(), said.by.channel_name.as_str()), ("Countess", "practice"));
}

#[tokio::test]
async fn the_bot_is_invited_and_others_are_not_told_of() {
    let (stage, _running) = Stage::new().await;
    let private = stage.set(|state| state.new_channel("secret", Kind::Private, &stage.owner));
    stage.fake.invite(&stage.owner, &private, &stage.ada).unwrap();
    stage.fake.invite(&stage.owner, &private, &stage.bot).unwrap();
    let heard = stage.inbox.hears(1).await;
    let Event::Invited { channel, workspace, .. } = &heard[0] else { panic!("{heard:?}") };
    assert_eq!((channel.id.as_str(), channel.name.as_str()), (private.as_str(), "secret"));
    assert_eq!(*workspace, stage.set(|state| state.team.id.clone()));
}

#[tokio::test]
async fn a_channel_that_is_deleted_is_gone() {
    let (stage, _running) = Stage::new().await;
    stage.set(|state| state.archive(&stage.channel, &stage.owner));
    stage.set(|state| state.unarchive(&stage.channel, &stage.owner));
    stage.set(|state| state.delete_channel(&stage.channel, &stage.owner));
    let heard = stage.inbox.hears(1).await;
    let [Event::PlaceGone { place, .. }] = heard.as_slice() else { panic!("{heard:?}") };
    assert_eq!(place.channel, stage.channel);
}
