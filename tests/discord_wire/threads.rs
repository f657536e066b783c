//! Threads: opening them, speaking in them, ticking, reading them back.

use keypoint::chat::port::{Chat, ChatError, MessageRef, Place};

use serde_json::json;

use crate::{
    discord::{
        actions::messages::Draft,
        faults::{Fault, Rule},
        model::Kind,
        permissions,
    },
    stage::{Stage, card, id, key, lately, reveal},
};

/// A card and its thread.
async fn threaded(stage: &Stage) -> (MessageRef, Place) {
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let thread = stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap();
    (sent, Place { thread, ..stage.here() })
}

fn thread_of(place: &Place) -> u64 {
    place.thread.as_ref().unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_thread_is_opened_once_and_found_afterwards() {
    let stage = Stage::set().await;
    let (sent, place) = threaded(&stage).await;
    let again = stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap();
    assert_eq!(again, place.thread);
    {
        let held = stage.fake.lock();
        let thread = &held.channels[&thread_of(&place)];
        assert_eq!(thread.name, "How?");
        assert_eq!(thread.thread.as_ref().unwrap().auto_archive_minutes, 10_080);
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_thread_whose_opening_was_lost_is_found() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let route = "POST /channels/{channel_id}/messages/{message_id}/threads";
    stage.goes_wrong(Rule::once(route, Fault::LoseReply));
    let lost = stage.adapter.open_thread(&sent, "How?", lately()).await;
    assert!(matches!(lost, Err(ChatError::Retry(_))), "{lost:?}");
    assert!(stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap().is_some());
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_thread_that_shows_nothing_does_not_prove_that_everything_was_deleted() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    stage.goes_wrong(Rule::once("GET /channels/{channel_id}/messages", Fault::NoHistory));
    let read = stage.adapter.read_thread(&place).await;
    assert!(matches!(read, Err(ChatError::Retry(_))), "{read:?}");
    assert_eq!(stage.adapter.read_thread(&place).await.unwrap(), []);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn voice_and_stage_have_no_threads() {
    let stage = Stage::set().await;
    for kind in [Kind::Voice, Kind::Stage] {
        let place = stage.place(stage.channel("voice", kind));
        let sent = stage.post(&place, &format!("card:{}", place.channel)).await.unwrap();
        assert_eq!(stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap(), None);
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn without_the_permission_a_thread_is_refused_by_its_name() {
    let stage = Stage::set().await;
    stage.forbid(stage.general, permissions::CREATE_PUBLIC_THREADS);
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let refused = stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap_err();
    assert!(refused.is_final());
    assert_eq!(refused.to_string(), "Keypoint lacks the permission Create Public Threads there");
}

#[tokio::test]
async fn an_archived_thread_is_opened_again_to_speak_in_it() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    let ada = stage.member("ada");
    let said = stage.write(ada, thread_of(&place), "my answer");
    let said = MessageRef { place: place.clone(), id: said.to_string() };
    let post = stage.adapter.post(&place, &key("reveal:1:0"), &reveal()).await.unwrap();
    stage.fake.lock().archive_thread(thread_of(&place), true);
    stage.adapter.edit(&post, &card("x")).await.unwrap();
    stage.fake.lock().archive_thread(thread_of(&place), true);
    stage.adapter.acknowledge(&said).await.unwrap();
    stage.fake.lock().archive_thread(thread_of(&place), true);
    stage.adapter.post(&place, &key("reveal:1:1"), &reveal()).await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_locked_thread_refuses_for_good() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    stage.fake.lock().change_thread(thread_of(&place), |channel| {
        let thread = channel.thread.as_mut().unwrap();
        (thread.archived, thread.locked) = (true, true);
    });
    let refused = stage.adapter.post(&place, &key("reveal:1:0"), &reveal()).await.unwrap_err();
    assert!(refused.is_final(), "{refused:?}");
}

#[tokio::test]
async fn a_tick_is_put_once_however_often_it_is_asked_for() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    let ada = stage.member("ada");
    let said = stage.write(ada, thread_of(&place), "my answer");
    let message = MessageRef { place: place.clone(), id: said.to_string() };
    stage.adapter.acknowledge(&message).await.unwrap();
    stage.adapter.acknowledge(&message).await.unwrap();
    {
        let held = stage.fake.lock();
        let reactions = &held.message(thread_of(&place), said).unwrap().reactions;
        assert_eq!(reactions.len(), 1);
        assert_eq!(reactions[0].0, "✅");
    }
    stage.fake.lock().delete_message(thread_of(&place), said).unwrap();
    assert!(matches!(stage.adapter.acknowledge(&message).await, Err(ChatError::Gone(_))));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_long_thread_is_read_whole_and_without_bots() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    stage.adapter.post(&place, &key("prompt:1:0"), &card("more")).await.unwrap();
    let (ada, bob) = (stage.member("ada"), stage.member("bob"));
    stage.fake.lock().users.get_mut(&bob).unwrap().global_name = Some("Bob B.".to_owned());
    let written: Vec<u64> = (0..250)
        .map(|n| stage.write(if n % 2 == 0 { ada } else { bob }, thread_of(&place), &format!("*word* {n}")))
        .collect();
    let read = stage.adapter.read_thread(&place).await.unwrap();
    let ids: Vec<u64> = read.iter().map(|message| id(&message.message)).collect();
    assert_eq!(ids, written);
    assert_eq!(read[1].text, "*word* 1");
    assert_eq!(read[1].by.member.name, "Bob B.");
    assert_eq!(read[0].by.member.name, "ada");
    assert_eq!((read[0].by.workspace_name.as_str(), read[0].by.channel_name.as_str()), ("Team", "general"));
    assert_eq!(read[0].message.place, place);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_thread_that_may_not_be_read_is_no_empty_thread() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    stage.write(stage.member("ada"), thread_of(&place), "my answer");
    stage.forbid(stage.general, permissions::READ_MESSAGE_HISTORY);
    let refused = stage.adapter.read_thread(&place).await.unwrap_err();
    assert_eq!(
        refused,
        ChatError::Forbidden("Keypoint lacks the permission Read Message History there".to_owned())
    );
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_file_is_read_back_as_a_link() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    let file = json!({
        "id": "17", "filename": "plan.png", "size": 12, "content_type": "image/png",
        "url": "https://cdn.discordapp.com/1/plan.png", "proxy_url": "https://media.discordapp.net/1/plan.png",
    });
    let draft = Draft { attachments: vec![file], ..Draft::text("See:") };
    let ada = stage.member("ada");
    stage.fake.lock().send_message(ada, thread_of(&place), draft);
    let read = stage.adapter.read_thread(&place).await.unwrap();
    assert_eq!(read[0].text, "See:\n[plan.png](https://cdn.discordapp.com/1/plan.png)");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_members_message_is_hidden_with_the_permission_for_it_alone() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    let said = stage.write(stage.member("ada"), thread_of(&place), "my answer");
    let message = MessageRef { place: place.clone(), id: said.to_string() };
    assert_eq!(
        stage.adapter.hide(&message).await,
        Err(ChatError::Forbidden("Keypoint lacks the permission Manage Messages there".to_owned()))
    );
    stage.fake.lock().overwrite(stage.general, stage.bot, permissions::MANAGE_MESSAGES, 0);
    stage.adapter.hide(&message).await.unwrap();
    assert_eq!(stage.adapter.read_thread(&place).await.unwrap(), []);
    // It is gone, and its thread is not.
    stage.adapter.hide(&message).await.unwrap();
    assert!(!stage.fake.lock().channels[&thread_of(&place)].thread.as_ref().unwrap().archived);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_in_a_thread_that_is_removed_leaves_the_thread() {
    let stage = Stage::set().await;
    let (_, place) = threaded(&stage).await;
    let shown = stage.adapter.post(&place, &key("answer:1:2:0"), &card("an answer")).await.unwrap();
    stage.adapter.remove(&shown).await.unwrap();
    let held = stage.fake.lock();
    assert!(!held.channels[&thread_of(&place)].thread.as_ref().unwrap().archived);
    drop(held);
    stage.assert_well_behaved();
}
