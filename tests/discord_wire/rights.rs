//! What the bot lacks, before a schedule is promised.

use keypoint::{
    chat::port::{Chat, Off},
    practice::answer::AnswerMode,
};

use crate::{
    discord::{
        model::{Id, Kind},
        permissions,
    },
    stage::Stage,
};

async fn lacks(stage: &Stage, channel: Id, notify: Option<Id>) -> Vec<(String, Off)> {
    let notify = notify.map(|role| role.to_string());
    let lacks = stage.adapter.lacks(&stage.place(channel), notify.as_deref()).await.unwrap();
    let needed = lacks.into_iter().filter(|lack| lack.is_of_use_for(AnswerMode::Open));
    needed.map(|lack| (lack.permission, lack.off)).collect()
}

fn lack(permission: &str, off: Off) -> (String, Off) {
    (permission.to_owned(), off)
}

#[tokio::test]
async fn with_the_usual_permissions_nothing_is_lacking() {
    let stage = Stage::set().await;
    stage.adapter.facts().set_reads_messages(true);
    assert_eq!(lacks(&stage, stage.general, None).await, []);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn each_permission_is_missed_for_what_it_is_for() {
    let stage = Stage::set().await;
    stage.adapter.facts().set_reads_messages(true);
    let cases = [
        (permissions::VIEW_CHANNEL, lack("View Channel", Off::Everything)),
        (permissions::EMBED_LINKS, lack("Embed Links", Off::Everything)),
        (permissions::CREATE_PUBLIC_THREADS, lack("Create Public Threads", Off::Threads)),
        (permissions::SEND_MESSAGES_IN_THREADS, lack("Send Messages in Threads", Off::Threads)),
        (permissions::READ_MESSAGE_HISTORY, lack("Read Message History", Off::Reading)),
        (permissions::ADD_REACTIONS, lack("Add Reactions", Off::Tick)),
    ];
    for (permission, expected) in cases {
        stage.forbid(stage.general, permission);
        assert_eq!(lacks(&stage, stage.general, None).await, [expected]);
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_role_that_cannot_be_mentioned_is_told_beforehand() {
    let stage = Stage::set().await;
    stage.adapter.facts().set_reads_messages(true);
    let role = stage.fake.lock().new_role(stage.guild, "team", 0);
    let off: Vec<Off> =
        lacks(&stage, stage.general, Some(role)).await.into_iter().map(|(_, off)| off).collect();
    assert_eq!(off, [Off::Notify]);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn without_the_intent_nothing_is_heard_in_threads() {
    let stage = Stage::set().await;
    assert!(!stage.adapter.hears_threads());
    assert_eq!(lacks(&stage, stage.general, None).await, [lack("Message Content Intent", Off::Hearing)]);
    let voice = stage.channel("voice", Kind::Voice);
    assert_eq!(lacks(&stage, voice, None).await, [], "voice has no threads to hear");
}

#[tokio::test]
async fn in_a_category_nothing_can_be_posted() {
    let stage = Stage::set().await;
    let category = stage.channel("category", Kind::Category);
    let off: Vec<Off> = lacks(&stage, category, None).await.into_iter().map(|(_, off)| off).collect();
    assert_eq!(off, [Off::Everything]);
}

#[tokio::test]
async fn whether_threads_are_heard_is_learned_without_being_connected() {
    for (intents, hears) in [(1 << 15, true), (0, false)] {
        let stage = Stage::set().await;
        stage.fake.lock().permit_intents(stage.bot, intents);
        assert!(!stage.adapter.facts().knows_whether_it_reads());
        stage.adapter.learn().await.unwrap();
        assert!(stage.adapter.facts().knows_whether_it_reads());
        assert_eq!(stage.adapter.hears_threads(), hears);
        stage.assert_well_behaved();
    }
}

#[tokio::test]
async fn hiding_messages_is_missed_where_answers_are_sealed_alone() {
    let stage = Stage::set().await;
    stage.adapter.facts().set_reads_messages(true);
    let lacks = stage.adapter.lacks(&stage.place(stage.general), None).await.unwrap();
    let [lack] = lacks.as_slice() else { panic!("{lacks:?}") };
    assert_eq!((lack.permission.as_str(), lack.off), ("Manage Messages", Off::Hiding));
    assert!(lack.is_of_use_for(AnswerMode::Sealed) && lack.is_of_use_for(AnswerMode::Anonymous));
    stage.fake.lock().overwrite(stage.general, stage.bot, permissions::MANAGE_MESSAGES, 0);
    assert_eq!(stage.adapter.lacks(&stage.place(stage.general), None).await.unwrap(), []);
    stage.assert_well_behaved();
}
