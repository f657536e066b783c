//! What the bot lacks in a channel, and what to do about it.

use std::time::Duration;

use keypoint::chat::{
    port::{Chat, ChatError, Lack, Off, Place},
    slack::SlackError,
};

use crate::{
    slack::{
        model::{Kind, Token},
        ratelimit::RateLimits,
    },
    stage::{Stage, adapter_with, spec},
};

async fn lacks(stage: &Stage, channel: &str, notify: Option<&str>) -> Vec<Lack> {
    stage.adapter.lacks(&stage.place(channel), notify).await.unwrap()
}

fn remedies(lacks: &[Lack]) -> Vec<(Off, &str)> {
    lacks.iter().map(|lack| (lack.off, lack.remedy.as_deref().unwrap_or_default())).collect()
}

#[tokio::test]
async fn where_the_bot_is_it_lacks_nothing_and_elsewhere_it_has_to_be_invited() {
    let stage = Stage::set().await;
    assert_eq!(lacks(&stage, &stage.general, None).await, []);
    let private = stage.channel("private", Kind::Private);
    assert_eq!(lacks(&stage, &private, None).await, []);
    for channel in [&stage.general, &private] {
        stage.fake.kick(channel, &stage.bot);
        let lacks = lacks(&stage, channel, None).await;
        assert_eq!(remedies(&lacks), [(Off::Everything, "Type `/invite @keypoint` there")]);
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn an_archived_channel_and_a_read_only_one_take_nothing() {
    let stage = Stage::set().await;
    let (archived, closed) = (stage.channel("old", Kind::Public), stage.channel("news", Kind::Public));
    stage.fake.lock().archive(&archived, &stage.owner);
    stage.fake.lock().channels.get_mut(&closed).unwrap().read_only = true;
    let lacks = lacks(&stage, &archived, None).await;
    assert_eq!(remedies(&lacks), [(Off::Everything, "Unarchive it, or choose another channel")]);
    // Who may post where is told to nobody beforehand.
    let outcome = stage.post(&stage.place(&closed), "card:1").await;
    assert!(matches!(&outcome, Err(ChatError::Forbidden(_))), "{outcome:?}");
}

#[tokio::test]
async fn a_group_that_there_is_not_is_told_of() {
    let stage = Stage::set().await;
    let group = stage.fake.lock().new_group("engineers", &[]);
    assert_eq!(lacks(&stage, &stage.general, Some(&group)).await, []);
    let lacks = lacks(&stage, &stage.general, Some("S0NOBODY00")).await;
    assert_eq!(lacks.iter().map(|lack| lack.off).collect::<Vec<_>>(), [Off::Notify]);
}

#[tokio::test]
async fn missing_scopes_are_told_of_with_where_to_add_them() {
    let spec = spec().without_scope("reactions:write").without_scope("channels:history");
    let stage = Stage::of(spec, RateLimits::off(), Duration::from_secs(5)).await;
    let lacks = lacks(&stage, &stage.general, None).await;
    assert_eq!(lacks.iter().map(|lack| lack.off).collect::<Vec<_>>(), [Off::Hearing, Off::Tick]);
    assert!(remedies(&lacks)[0].1.contains("`channels:history`"), "{lacks:?}");
    let account = stage.adapter.account().await.unwrap();
    assert_eq!(
        account.lacks.iter().map(|(scope, _)| *scope).collect::<Vec<_>>(),
        ["channels:history", "reactions:write"]
    );
}

#[tokio::test]
async fn tokens_of_two_apps_are_told_apart() {
    let stage = Stage::set().await;
    let app_token = |app: &str| format!("xapp-1-{app}-1-secret");
    let (own, other) = {
        let mut held = stage.fake.lock();
        let other = held.new_integration("Other");
        let own = held.apps.keys().find(|app| **app != other).unwrap().clone();
        for app in [&own, &other] {
            let alive = Token { refused: None, used_in_vain: 0 };
            held.apps.get_mut(app).unwrap().tokens.insert(app_token(app), alive);
        }
        (own, other)
    };
    let account = |app: &str| {
        let adapter = adapter_with(&stage.fake.api_url(), &app_token(app));
        async move { adapter.account().await }
    };
    account(&own).await.unwrap();
    let error = account(&other).await.unwrap_err();
    assert!(matches!(error, SlackError::TwoApps), "{error}");
}

#[tokio::test]
async fn in_direct_messages_nothing_is_lacking() {
    let stage = Stage::set().await;
    let place = Place { workspace: String::new(), channel: "D0123456789".to_owned(), thread: None };
    assert_eq!(stage.adapter.lacks(&place, None).await.unwrap(), []);
    assert_eq!(stage.fake.slack.figures.counts().total(), 0);
}
