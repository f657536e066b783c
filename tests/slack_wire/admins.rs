//! Telling the admins.

use keypoint::chat::port::Chat;

use crate::{
    slack::faults::{Fault, Rule},
    stage::{Stage, key, reveal},
};

/// What a member has in their direct messages with the bot.
fn letters(stage: &Stage, user: &str) -> usize {
    stage.fake.direct_messages(user, &stage.bot).len()
}

async fn tell(stage: &Stage, to: Option<&str>, effect: &str) {
    stage.adapter.tell_admins(&stage.here(), to, &key(effect), &reveal()).await.unwrap();
}

#[tokio::test]
async fn whom_it_concerns_is_told_by_a_direct_message_once() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    tell(&stage, Some(&ada), "admins:1:0").await;
    tell(&stage, Some(&ada), "admins:1:0").await;
    assert_eq!((letters(&stage, &ada), stage.count(&stage.general)), (1, 0));
    tell(&stage, Some(&ada), "admins:2:0").await;
    assert_eq!(letters(&stage, &ada), 2);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_nobody_is_concerned_most_the_owner_is_told_once() {
    let stage = Stage::set().await;
    tell(&stage, None, "admins:1:0").await;
    tell(&stage, None, "admins:1:0").await;
    assert_eq!((letters(&stage, &stage.owner), stage.count(&stage.general)), (1, 0));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn who_is_deactivated_is_not_told_but_the_owner_is() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    stage.fake.lock().deactivate(&ada);
    tell(&stage, Some(&ada), "admins:1:0").await;
    assert_eq!((letters(&stage, &ada), letters(&stage, &stage.owner)), (0, 1));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_nobody_takes_direct_messages_it_is_said_in_the_channel_once() {
    let stage = Stage::set().await;
    let refused = Fault::Refused { error: "messages_tab_disabled".to_owned(), worked: false };
    stage.goes_wrong(Rule::always("conversations.open", refused));
    tell(&stage, None, "admins:1:0").await;
    tell(&stage, None, "admins:1:0").await;
    assert_eq!(stage.count(&stage.general), 1);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn where_nobody_can_be_told_that_is_said() {
    let stage = Stage::set().await;
    stage.fake.kick(&stage.general, &stage.bot);
    let refused = Fault::Refused { error: "messages_tab_disabled".to_owned(), worked: false };
    stage.goes_wrong(Rule::always("conversations.open", refused));
    let told = stage.adapter.tell_admins(&stage.here(), None, &key("admins:1:0"), &reveal()).await;
    assert!(told.is_err_and(|error| error.is_final()));
}
