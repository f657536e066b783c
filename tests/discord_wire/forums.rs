//! Forums: each question is a post of its own.

use keypoint::chat::{
    message::{Block, Fact},
    port::{Chat, Lookup},
};

use crate::{
    discord::model::{Id, Kind},
    stage::{Stage, card, id, key, lately, reveal},
};

fn forum(stage: &Stage) -> Id {
    stage.channel("questions", Kind::Forum)
}

#[tokio::test]
async fn a_question_is_a_post_with_a_thread_of_its_own() {
    let stage = Stage::set().await;
    let forum = forum(&stage);
    let sent = stage.post(&stage.place(forum), "card:1").await.unwrap();
    let thread: Id = sent.place.thread.as_ref().unwrap().parse().unwrap();
    assert_eq!(stage.fake.lock().channels[&thread].name, "How?");
    assert_eq!(stage.adapter.open_thread(&sent, "How?", lately()).await.unwrap(), sent.place.thread);
    stage.adapter.edit(&sent, &reveal()).await.unwrap();
    assert_eq!(stage.fake.lock().message(thread, id(&sent)).unwrap().embeds[0]["description"], "Key points.");
    stage.adapter.post(&sent.place, &key("reveal:1:0"), &reveal()).await.unwrap();
    assert_eq!(stage.count(thread), 2);
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_forum_that_wants_a_tag_gets_one_that_fits() {
    let stage = Stage::set().await;
    let forum = forum(&stage);
    {
        let mut held = stage.fake.lock();
        let forum = held.channels.get_mut(&forum).unwrap();
        forum.flags = 1 << 4;
        forum.available_tags = vec![(11, "Other".to_owned()), (12, "Trees".to_owned())];
    }
    let about = |topic: &str| {
        let value = vec![topic.into()];
        card("How?").with(Block::Facts(vec![Fact { label: "Topic".to_owned(), value }]))
    };
    for (number, topic, tag) in [(1, "trees", 12), (2, "graphs", 11)] {
        let effect = key(&format!("card:{number}"));
        let sent = stage.adapter.post(&stage.place(forum), &effect, &about(topic)).await.unwrap();
        let thread: Id = sent.place.thread.as_ref().unwrap().parse().unwrap();
        assert_eq!(stage.fake.lock().channels[&thread].thread.as_ref().unwrap().applied_tags, [tag]);
    }
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_post_is_found_among_others_whether_it_is_open_or_archived() {
    let stage = Stage::set().await;
    let place = stage.place(forum(&stage));
    let since = lately();
    let absent = stage.adapter.find(&place, &key("card:1"), since).await.unwrap();
    assert_eq!(absent, Lookup::Absent);
    let first = stage.post(&place, "card:1").await.unwrap();
    let second = stage.post(&place, "card:2").await.unwrap();
    assert_eq!(
        stage.adapter.find(&place, &key("card:1"), since).await.unwrap(),
        Lookup::Found(vec![first.clone()])
    );
    stage.fake.lock().archive_thread(id(&first), true);
    assert_eq!(stage.adapter.find(&place, &key("card:1"), since).await.unwrap(), Lookup::Found(vec![first]));
    assert_eq!(stage.adapter.find(&place, &key("card:2"), since).await.unwrap(), Lookup::Found(vec![second]));
    assert_eq!(stage.adapter.find(&place, &key("card:3"), since).await.unwrap(), Lookup::Absent);
    stage.assert_well_behaved();
}
