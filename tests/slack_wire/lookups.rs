//! Looking for a message whose sending nobody knows the outcome of.

use std::time::Duration;

use keypoint::chat::port::{Chat, ChatError, Lookup, Place};
use serde_json::json;

use crate::{
    slack::{
        faults::{Fault, Rule},
        model::Kind,
        ratelimit::RateLimits,
    },
    stage::{Stage, key, lately, reveal, spec},
};

const HISTORY: &str = "conversations.history";

#[tokio::test]
async fn a_message_whose_reply_was_lost_is_found_by_its_key() {
    let stage = Stage::set().await;
    let since = lately();
    stage.goes_wrong(Rule::once("chat.postMessage", Fault::LoseReply));
    let lost = stage.post(&stage.here(), "card:1").await;
    assert!(matches!(lost, Err(ChatError::Unknown(_))), "{lost:?}");
    let found = stage.adapter.find(&stage.here(), &key("card:1"), since).await.unwrap();
    assert!(matches!(&found, Lookup::Found(found) if found.len() == 1), "{found:?}");
    assert_eq!(stage.count(&stage.general), 1);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_is_found_after_it_was_changed_and_by_its_first_block_alone() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.adapter.edit(&sent, &reveal()).await.unwrap();
    let found = stage.adapter.find(&sent.place, &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Found(vec![sent]));
    let other = stage.post(&stage.here(), "card:2").await.unwrap();
    {
        let mut held = stage.fake.lock();
        let messages = held.messages.get_mut(&stage.general).unwrap();
        messages.get_mut(&other.id).unwrap().metadata = None;
    }
    let found = stage.adapter.find(&stage.here(), &key("card:2"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Found(vec![other]));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_is_found_among_hundreds_of_others_and_whatever_other_apps_put_into_theirs() {
    let stage = Stage::set().await;
    let (ada, since) = (stage.member("Ada"), lately());
    let strange = stage.fake.lock().new_integration("Strange");
    for n in 0..230 {
        stage.fake.say(&ada, &stage.general, &format!("chatter {n}")).unwrap();
    }
    let metadata =
        json!({ "event_type": "keypoint_message", "event_payload": { "key": 7, "more": [1, {}] } });
    stage.fake.integration_says(&strange, &stage.general, "Strange", Some(metadata));
    let sent = stage.adapter.post(&stage.here(), &key("reveal:1:0"), &reveal()).await.unwrap();
    for n in 0..230 {
        stage.fake.say(&ada, &stage.general, &format!("more {n}")).unwrap();
    }
    let (there, absent) = (key("reveal:1:0"), key("reveal:1:1"));
    assert_eq!(stage.adapter.find(&stage.here(), &there, since).await.unwrap(), Lookup::Found(vec![sent]));
    assert_eq!(stage.adapter.find(&stage.here(), &absent, since).await.unwrap(), Lookup::Absent);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn every_copy_is_found_the_oldest_first() {
    let stage = Stage::set().await;
    let one = stage.post(&stage.here(), "card:1").await.unwrap();
    let other = stage.post(&stage.here(), "card:1").await.unwrap();
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Found(vec![one, other]));
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
    let other = stage.fake.lock().new_integration("Other");
    let metadata = json!({ "event_type": "keypoint_message", "event_payload": { "key": "card:1" } });
    stage.fake.integration_says(&other, &stage.general, "It is me", Some(metadata));
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Absent);
}

#[tokio::test]
async fn where_the_bot_may_not_read_nobody_knows() {
    let stage = Stage::set().await;
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.fake.kick(&stage.general, &stage.bot);
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
    let private = stage.channel("private", Kind::Private);
    stage.fake.kick(&private, &stage.bot);
    let found = stage.adapter.find(&stage.place(&private), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
    let blind =
        Stage::of(spec().without_scope("channels:history"), RateLimits::off(), Duration::from_secs(5)).await;
    let found = blind.adapter.find(&blind.here(), &key("card:1"), lately()).await.unwrap();
    assert_eq!(found, Lookup::Unreadable);
}

#[tokio::test]
async fn a_channel_in_which_nothing_was_said_lately_shows_that() {
    let stage = Stage::set().await;
    let now = chrono::TimeDelta::minutes(6);
    let found = stage.adapter.find(&stage.here(), &key("card:1"), lately() + now).await.unwrap();
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
