//! Posting and changing messages.

use keypoint::chat::{
    message::{Message, Tone},
    port::{Chat, ChatError},
};

use crate::{
    discord::model::Kind,
    stage::{Stage, card, id, key, reveal},
};

#[tokio::test]
async fn a_card_is_an_embed_with_a_button_and_notifies_nobody() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    assert_eq!(sent.place, stage.here());
    {
        let held = stage.fake.lock();
        let message = held.message(stage.general, id(&sent)).unwrap();
        assert_eq!(message.embeds[0]["title"], "How?");
        assert!(message.nonce.is_some());
        assert!(!message.mention_everyone && message.mention_roles.is_empty());
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn only_the_role_that_was_chosen_is_notified() {
    let stage = Stage::set().await;
    let role = stage.fake.lock().new_role(stage.guild, "team", 0);
    stage.fake.lock().guilds.get_mut(&stage.guild).unwrap().roles.get_mut(&role).unwrap().mentionable = true;
    let message = Message { notify: Some(role.to_string()), ..card("@everyone <@&1>") };
    let sent = stage.adapter.post(&stage.here(), &key("card:1"), &message).await.unwrap();
    assert_eq!(stage.fake.lock().message(stage.general, id(&sent)).unwrap().mention_roles, [role]);
    let everyone = Message { notify: Some(stage.guild.to_string()), ..card("x") };
    let refused = stage.adapter.post(&stage.here(), &key("card:2"), &everyone).await;
    assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
    assert_eq!(stage.count(stage.general), 1);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_message_is_posted_wherever_there_is_text() {
    let stage = Stage::set().await;
    for kind in [Kind::Text, Kind::Announcement, Kind::Voice, Kind::Stage] {
        let channel = stage.channel("channel", kind);
        stage.post(&stage.place(channel), &format!("card:{channel}")).await.unwrap();
        assert_eq!(stage.count(channel), 1, "{kind:?}");
    }
    let category = stage.channel("category", Kind::Category);
    let refused = stage.post(&stage.place(category), "card:9").await;
    assert!(matches!(refused, Err(ChatError::Refused(_))), "{refused:?}");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_changed_card_keeps_its_key() {
    let stage = Stage::set().await;
    let since = crate::stage::lately();
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.adapter.edit(&sent, &Message::text(Tone::Reveal, ["Revealed.".into()])).await.unwrap();
    {
        let held = stage.fake.lock();
        let message = held.message(stage.general, id(&sent)).unwrap();
        assert_eq!(message.embeds[0]["description"], "Revealed.");
        assert!(message.embeds[0]["title"].is_null());
    }
    // The nonce is not promised to come back, so the key must be there without it.
    stage.fake.lock().messages.get_mut(&stage.general).unwrap().get_mut(&id(&sent)).unwrap().nonce = None;
    let found = stage.adapter.find(&stage.here(), &key("card:1"), since).await.unwrap();
    assert_eq!(found, keypoint::chat::port::Lookup::Found(vec![sent]));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn what_is_gone_is_said_to_be_gone() {
    let stage = Stage::set().await;
    let sent = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.fake.lock().delete_message(stage.general, id(&sent)).unwrap();
    let edited = stage.adapter.edit(&sent, &reveal()).await;
    assert!(matches!(edited, Err(ChatError::Gone(_))), "{edited:?}");
    stage.fake.lock().delete_channel(stage.general).unwrap();
    // What sort of channel it is was remembered, and the post itself finds it gone.
    let posted = stage.post(&stage.here(), "card:2").await;
    assert!(matches!(posted, Err(ChatError::Gone(_))), "{posted:?}");
    let elsewhere = stage.post(&stage.place(77), "card:3").await;
    assert!(matches!(elsewhere, Err(ChatError::Gone(_))), "{elsewhere:?}");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_server_in_an_outage_is_left_alone() {
    let stage = Stage::set().await;
    stage.adapter.facts().set_unavailable(stage.guild.into(), true);
    let posted = stage.post(&stage.here(), "card:1").await;
    assert!(matches!(posted, Err(ChatError::RetryAfter { .. })), "{posted:?}");
    assert_eq!(stage.fake.discord.figures.counts().total(), 0);
    stage.adapter.facts().set_unavailable(stage.guild.into(), false);
    stage.post(&stage.here(), "card:1").await.unwrap();
    stage.assert_well_behaved();
}
