//! Posting, changing, removing, and the tick.

use keypoint::chat::{
    message::{Block, Inline, Message, Tone},
    port::{Chat, ChatError, Place},
};
use serde_json::json;

use crate::{
    slack::model::Kind,
    stage::{Stage, card, key, reveal},
};

#[tokio::test]
async fn a_message_bears_its_key_twice_and_has_a_text_for_those_who_do_not_see_blocks() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    let held = stage.fake.lock();
    let message = held.find_message(&stage.general, &sent.id).unwrap();
    assert_eq!(message.metadata.as_ref().unwrap()["event_payload"], json!({ "key": "card:1" }));
    assert_eq!(message.blocks[0]["block_id"], "card:1");
    assert!(message.text.contains("How?"), "{}", message.text);
    drop(held);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_in_a_thread_is_in_the_thread_alone() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let thread = Place { thread: Some(card.id.clone()), ..stage.here() };
    let said = stage.adapter.post(&thread, &key("reveal:1:0"), &reveal()).await.unwrap();
    assert_eq!(said.place, thread);
    let in_channel = stage.fake.sees(&stage.owner, &stage.general);
    assert!(in_channel.iter().all(|message| message.ts != said.id));
    assert_eq!(stage.fake.sees_thread(&stage.owner, &stage.general, &card.id).len(), 2);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn commands_are_called_as_they_are_called_there() {
    let stage = Stage::set().await;
    let line = vec!["Type ".into(), Inline::Code("/question".to_owned())];
    let message = Message::new(Tone::Plain).with(Block::Text(line));
    let sent = stage.adapter.post(&stage.here(), &key("hello:1"), &message).await.unwrap();
    let held = stage.fake.lock();
    let shown = held.find_message(&stage.general, &sent.id).unwrap();
    assert!(json!(shown.blocks).to_string().contains("/question"), "{:?}", shown.blocks);
}

#[tokio::test]
async fn a_group_is_notified_and_nobody_else() {
    let stage = Stage::set().await;
    let group = stage.fake.lock().new_group("engineers", &[&stage.owner]);
    let mut message = card("<!channel> or @here");
    message.notify = Some(group.clone());
    stage.adapter.post(&stage.here(), &key("card:1"), &message).await.unwrap();
    let pings = stage.fake.pings();
    // In the blocks, and in the text for those who do not see them.
    assert!(!pings.is_empty());
    assert!(pings.iter().all(|ping| format!("{:?}", ping.mention).contains(&group)), "{pings:?}");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_change_leaves_nothing_of_what_was_before_but_the_key() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.adapter.edit(&sent, &reveal()).await.unwrap();
    let held = stage.fake.lock();
    let message = held.find_message(&stage.general, &sent.id).unwrap();
    let blocks = json!(message.blocks).to_string();
    assert!(blocks.contains("Key points.") && !blocks.contains("How?"), "{blocks}");
    assert!(message.metadata.is_some());
    drop(held);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_goes_with_what_the_bot_said_below_it_and_a_second_time_is_fine() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let thread = Place { thread: Some(card.id.clone()), ..stage.here() };
    stage.adapter.post(&thread, &key("prompt:1:0"), &reveal()).await.unwrap();
    stage.adapter.remove(&card).await.unwrap();
    assert_eq!(stage.count(&stage.general), 0);
    let left = stage.fake.sees_all(&stage.owner, &stage.general);
    assert!(left.iter().all(|message| !message.is("tombstone")), "{left:?}");
    stage.adapter.remove(&card).await.unwrap();
    stage.assert_well_behaved();
}

#[tokio::test]
async fn what_members_said_below_a_message_stays_when_it_goes() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let said = stage.fake.reply(&ada, &stage.general, &card.id, "A lease").unwrap();
    stage.adapter.remove(&card).await.unwrap();
    assert!(stage.fake.lock().find_message(&stage.general, &said).is_some());
    stage.assert_well_behaved();
}

#[tokio::test]
async fn the_tick_is_put_once() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let id = stage.fake.reply(&ada, &stage.general, &card.id, "A lease").unwrap();
    let place = Place { thread: Some(card.id), ..stage.here() };
    let message = keypoint::chat::port::MessageRef { place, id: id.clone() };
    stage.adapter.acknowledge(&message).await.unwrap();
    stage.adapter.acknowledge(&message).await.unwrap();
    let reactions = stage.fake.lock().find_message(&stage.general, &id).unwrap().reactions.clone();
    assert_eq!(reactions.len(), 1);
    assert_eq!(reactions[0].0, "white_check_mark");
    stage.fake.delete(&ada, &stage.general, &id).unwrap();
    let gone = stage.adapter.acknowledge(&message).await;
    assert!(matches!(gone, Err(ChatError::Gone(_))), "{gone:?}");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn private_channels_work_like_public_ones() {
    let stage = Stage::set().await;
    let private = stage.channel("private", Kind::Private);
    let sent = stage.post(&stage.place(&private), "card:1").await.unwrap();
    let found = stage.adapter.find(&stage.place(&private), &key("card:1"), crate::stage::lately()).await;
    assert_eq!(found.unwrap(), keypoint::chat::port::Lookup::Found(vec![sent]));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn what_one_member_alone_is_told_nobody_else_sees() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let thread = Place { thread: Some(card.id.clone()), ..stage.here() };
    let told = stage.adapter.whisper(&thread, &stage.owner, &key("sealed:1"), &reveal()).await;
    assert_eq!(told, Ok(true));
    let held = stage.fake.lock();
    let whispered = held.messages[&stage.general].values().filter(|message| message.only_for.is_some());
    assert_eq!(whispered.map(|message| message.only_for.as_ref()).collect::<Vec<_>>(), [Some(&stage.owner)]);
    drop(held);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_members_message_is_not_even_tried_to_be_hidden() {
    let stage = Stage::set().await;
    assert!(!stage.adapter.hides_messages());
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    assert!(matches!(stage.adapter.hide(&card).await, Err(ChatError::Refused(_))));
    assert!(stage.fake.lock().find_message(&stage.general, &card.id).is_some());
    stage.assert_well_behaved();
}
