//! Reading what members wrote in a thread.

use keypoint::chat::port::{Chat, ChatError, Lookup, Place};

use crate::{
    slack::{
        faults::{Fault, Rule},
        people::Manner,
    },
    stage::{Stage, key, lately, reveal},
};

#[tokio::test]
async fn a_thread_is_read_with_its_files_and_broadcasts_and_without_what_is_nobodys_answer() {
    let stage = Stage::set().await;
    let (ada, ben) = (stage.member("Ada"), stage.member("Ben"));
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let place = Place { thread: Some(card.id.clone()), ..stage.here() };
    let in_thread = || Manner { thread: Some(&card.id), ..Manner::default() };
    stage.fake.reply(&ada, &stage.general, &card.id, "A lease").unwrap();
    stage.adapter.post(&place, &key("prompt:1:0"), &reveal()).await.unwrap();
    let shown = Manner { broadcast: true, ..in_thread() };
    stage.fake.say_so(&ben, &stage.general, "For all", &shown).unwrap();
    let drawn = Manner { file: Some("drawing.png"), ..in_thread() };
    stage.fake.say_so(&ada, &stage.general, "See", &drawn).unwrap();
    let gone = stage.fake.reply(&ben, &stage.general, &card.id, "No").unwrap();
    stage.fake.delete(&ben, &stage.general, &gone).unwrap();
    stage.fake.say(&ada, &stage.general, "Elsewhere").unwrap();
    let said = stage.adapter.read_thread(&place).await.unwrap();
    let texts: Vec<&str> = said.iter().map(|one| one.text.lines().next().unwrap()).collect();
    assert_eq!(texts, ["A lease", "For all", "See"]);
    assert!(said[2].text.contains("[drawing.png](https://"), "{}", said[2].text);
    assert_eq!((said[0].by.member.name.as_str(), said[0].by.channel_name.as_str()), ("Ada", "general"));
    assert!(said.iter().all(|one| one.by.place == place && one.message.place == place));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn an_edit_is_told_with_when_it_was_made() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let place = Place { thread: Some(card.id.clone()), ..stage.here() };
    let id = stage.fake.reply(&ada, &stage.general, &card.id, "A lease").unwrap();
    let before = stage.adapter.read_thread(&place).await.unwrap();
    stage.fake.edit(&ada, &stage.general, &id, "Two leases").unwrap();
    let after = stage.adapter.read_thread(&place).await.unwrap();
    assert_eq!(after[0].text, "Two leases");
    assert!(after[0].version > before[0].version);
    assert_eq!(after[0].by.at, before[0].by.at);
}

#[tokio::test]
async fn a_long_thread_is_read_whole() {
    let stage = Stage::set().await;
    let ada = stage.member("Ada");
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    for number in 0..430 {
        stage.fake.reply(&ada, &stage.general, &card.id, &format!("answer {number}")).unwrap();
    }
    let place = Place { thread: Some(card.id), ..stage.here() };
    let said = stage.adapter.read_thread(&place).await.unwrap();
    let expected: Vec<String> = (0..430).map(|number| format!("answer {number}")).collect();
    assert_eq!(said.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), expected);
    assert_eq!(stage.asked("users.info"), 1, "who somebody is is asked once");
    stage.assert_well_behaved();
}

#[tokio::test]
async fn what_people_write_is_what_they_meant() {
    let stage = Stage::set().await;
    let (ada, ben) = (stage.member("Ada"), stage.member("Ben"));
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.fake.reply(&ada, &stage.general, &card.id, "a < b && c, says <@nobody>").unwrap();
    stage.fake.reply(&ben, &stage.general, &card.id, "ask @Ada").unwrap();
    let place = Place { thread: Some(card.id), ..stage.here() };
    let said = stage.adapter.read_thread(&place).await.unwrap();
    assert!(said[0].text.contains("a < b && c"), "{}", said[0].text);
    assert!(said[1].text.contains("Ada"), "{}", said[1].text);
}

#[tokio::test]
async fn a_thread_that_shows_nothing_is_not_believed() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    let place = Place { thread: Some(card.id), ..stage.here() };
    assert_eq!(stage.adapter.read_thread(&place).await.unwrap(), []);
    stage.goes_wrong(Rule::once("conversations.replies", Fault::NoHistory));
    let read = stage.adapter.read_thread(&place).await;
    assert!(matches!(read, Err(ChatError::Retry(_))), "{read:?}");
}

#[tokio::test]
async fn below_a_message_that_is_gone_nothing_is_said_and_what_is_posted_there_is_found_in_the_channel() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.adapter.remove(&card).await.unwrap();
    let thread = Place { thread: Some(card.id), ..stage.here() };
    assert_eq!(stage.adapter.read_thread(&thread).await.unwrap(), []);
    let effect = key("reveal:1:0");
    assert_eq!(stage.adapter.find(&thread, &effect, lately()).await.unwrap(), Lookup::Absent);
    let sent = stage.adapter.post(&thread, &effect, &reveal()).await.unwrap();
    assert_eq!(sent.place, stage.here());
    assert_eq!(stage.adapter.find(&thread, &effect, lately()).await.unwrap(), Lookup::Found(vec![sent]));
    stage.assert_well_behaved();
}

#[tokio::test]
async fn a_thread_that_may_not_be_read_is_refused() {
    let stage = Stage::set().await;
    let card = stage.post(&stage.here(), "card:1").await.unwrap();
    stage.fake.kick(&stage.general, &stage.bot);
    let read = stage.adapter.read_thread(&Place { thread: Some(card.id), ..stage.here() }).await;
    assert!(matches!(read, Err(ChatError::Forbidden(_))), "{read:?}");
}
