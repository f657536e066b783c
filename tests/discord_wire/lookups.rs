//! Looking for a message whose sending nobody knows the outcome of.

use keypoint::chat::port::{Chat, ChatError, Lookup, Place};

use crate::{
    discord::{
        faults::{Fault, Rule},
        permissions,
    },
    stage::{Stage, key, lately, reveal},
};

const HISTORY: &str = "GET /channels/{channel_id}/messages";

#[tokio::test]
async fn a_message_whose_reply_was_lost_is_found_by_its_key() {
    let stage = Stage::set().await;
    let since = lately();
    stage.goes_wrong(Rule::once("POST /channels/{channel_id}/messages", Fault::LoseReply));
    let lost = stage.post(&stage.here(), "card:1").await;
    assert!(matches!(lost, Err(ChatError::Unknown(_))), "{lost:?}");
    let found = stage.adapter.find(&stage.here(), &key("card:1"), since).await.unwrap();
    assert!(matches!(found, Lookup::Found(_)), "{found:?}");
    assert_eq!(stage.count(stage.general), 1);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_is_found_behind_hundreds_of_others() {
    let stage = Stage::set().await;
    let (ada, since) = (stage.member("ada"), lately());
    for n in 0..230 {
        stage.write(ada, stage.general, &format!("chatter {n}"));
    }
    let sent = stage.adapter.post(&stage.here(), &key("reveal:1:0"), &reveal()).await.unwrap();
    for n in 0..130 {
        stage.write(ada, stage.general, &format!("more {n}"));
    }
    let (there, absent) = (key("reveal:1:0"), key("reveal:1:1"));
    assert_eq!(stage.adapter.find(&stage.here(), &there, since).await.unwrap(), Lookup::Found(vec![sent]));
    assert_eq!(stage.adapter.find(&stage.here(), &absent, since).await.unwrap(), Lookup::Absent);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_is_found_in_a_thread() {
    let stage = Stage::set().await;
    let since = lately();
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let thread = stage.adapter.open_thread(&card, "How?", since).await.unwrap();
    let place = Place { thread, ..stage.here() };
    let absent = stage.adapter.find(&place, &key("reveal:1:0"), since).await.unwrap();
    assert_eq!(absent, Lookup::Absent);
    let sent = stage.adapter.post(&place, &key("reveal:1:0"), &reveal()).await.unwrap();
    let found = stage.adapter.find(&place, &key("reveal:1:0"), since).await.unwrap();
    assert_eq!(found, Lookup::Found(vec![sent]));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn nobody_else_passes_for_the_bot() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let ada = stage.member("ada");
    {
        let mut held = stage.fake.lock();
        let messages = held.messages.get_mut(&stage.general).unwrap();
        for message in messages.values_mut() {
            message.author = ada;
        }
    }
    let found = stage.adapter.find(&sent.place, &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Absent);
}

#[tokio::test]
async fn where_the_bot_may_not_read_nobody_knows() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.forbid(stage.general, permissions::READ_MESSAGE_HISTORY);
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
    stage.forbid(stage.general, permissions::VIEW_CHANNEL);
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_channel_in_which_nothing_was_ever_posted_shows_nothing() {
    let stage = Stage::set().await;
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Absent);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn an_empty_history_proves_nothing() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.goes_wrong(Rule::always(HISTORY, Fault::NoHistory));
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
}

#[tokio::test]
async fn a_history_that_contradicts_itself_proves_nothing() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.goes_wrong(Rule::once(HISTORY, Fault::NoHistory));
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
}
