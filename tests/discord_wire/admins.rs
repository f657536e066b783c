//! Telling the admins.

use keypoint::chat::port::Chat;

use crate::{
    discord::model::{Id, Kind},
    stage::{SEND, Stage, key, reveal},
};

/// What a user has in their direct messages with the bot.
fn letters(stage: &Stage, user: Id) -> usize {
    let channel = stage.fake.lock().direct(stage.bot, user);
    stage.count(channel)
}

async fn tell(stage: &Stage, to: Option<Id>, effect: &str) {
    let to = to.map(|to| to.to_string());
    stage.adapter.tell_admins(&stage.here(), to.as_deref(), &key(effect), &reveal()).await.unwrap();
}

#[tokio::test]
async fn whom_it_concerns_is_told_by_a_direct_message_once() {
    let stage = Stage::set().await;
    let ada = stage.member("ada");
    tell(&stage, Some(ada), "admins:1:0").await;
    tell(&stage, Some(ada), "admins:1:0").await;
    assert_eq!((letters(&stage, ada), letters(&stage, stage.owner)), (1, 0));
    tell(&stage, None, "admins:2:0").await;
    assert_eq!((letters(&stage, ada), letters(&stage, stage.owner)), (1, 1));
    assert_eq!(stage.count(stage.general), 0);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_direct_messages_are_closed_it_is_said_in_the_channel() {
    let stage = Stage::set().await;
    let ada = stage.member("ada");
    stage.fake.lock().users.get_mut(&ada).unwrap().takes_direct_messages = false;
    tell(&stage, Some(ada), "admins:1:0").await;
    assert_eq!((letters(&stage, ada), stage.count(stage.general)), (0, 1));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_the_channel_is_closed_as_well_it_is_said_where_the_bot_may_speak() {
    let stage = Stage::set().await;
    let (closed, open) = (stage.channel("closed", Kind::Text), stage.channel("open", Kind::Text));
    stage.fake.lock().users.get_mut(&stage.owner).unwrap().takes_direct_messages = false;
    stage.forbid(stage.general, SEND);
    stage.forbid(closed, SEND);
    tell(&stage, None, "admins:1:0").await;
    assert_eq!(stage.count(open), 1);
}

#[tokio::test]
async fn where_nobody_can_be_told_that_is_said() {
    let stage = Stage::set().await;
    stage.fake.lock().users.get_mut(&stage.owner).unwrap().takes_direct_messages = false;
    stage.forbid(stage.general, SEND);
    let told = stage.adapter.tell_admins(&stage.here(), None, &key("admins:1:0"), &reveal()).await;
    assert!(told.is_err_and(|error| error.is_final()));
}
