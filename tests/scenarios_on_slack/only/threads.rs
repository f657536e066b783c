//! Threads, in which Slack takes no commands: buttons, the shortcut on a message, and replies.

use insta::assert_snapshot;

use crate::{
    Server,
    slack::{model::Message, people::Manner},
    world::{World, hours, minutes, stage::FIRST_CHANNEL},
};

fn said(server: &Server, text: &str) -> Message {
    let state = server.fake.lock();
    let found = state.messages.values().flat_map(|all| all.values()).find(|message| message.text == text);
    found.unwrap().clone()
}

/// A member hands a message over: theirs, or another's.
async fn hands_over(world: &mut World, server: &Server, by: &str, text: &str) {
    let message = said(server, text);
    let by = server.member(by);
    let handle = server.fake.run_on(&by, &message.channel, &message.ts, "count_as_answer").unwrap();
    assert!(handle.message().await.is_some(), "it is answered");
    world.after(minutes(0)).await;
}

#[tokio::test]
async fn a_message_is_handed_over_by_its_author_alone() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.says("Bob", "Lunch?").await;
    world.that_is_old_news().await;
    hands_over(&mut world, &server, "Bob", "It returns at once.").await;
    hands_over(&mut world, &server, "Ada", "It returns at once.").await;
    hands_over(&mut world, &server, "Bob", "Lunch?").await;
    assert_snapshot!(world.notes("Bob").await, @"
    thread of “A channel that is closed”, only Bob, Keypoint:
      Your answer is in. The reveal is on Mon 2 Mar, 08:30 CET; until then, you can add more.

      [Change] [Withdraw]

    #interview-practice, only Bob, Keypoint:
      A message counts as an answer in the thread of a question. Write it there, or press Answer on the question.
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    thread of “A channel that is closed”, only Ada, Keypoint:
      Only your own message can be your answer. Write one, or press Answer on the question.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_reply_that_is_shown_in_the_channel_as_well_counts_once() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.that_is_old_news().await;
    let (channel, bob) = (server.channel(FIRST_CHANNEL), server.member("Bob"));
    let card = server.cards(FIRST_CHANNEL).pop().unwrap().ts;
    let manner = Manner { thread: Some(&card), broadcast: true, ..Manner::default() };
    world
        .hears(|| {
            server.fake.say_so(&bob, &channel, "It returns at once.", &manner).unwrap();
        })
        .await;
    let manner = Manner { thread: Some(&card), file: Some("sketch.png"), ..Manner::default() };
    world
        .hears(|| {
            server.fake.say_so(&bob, &channel, "As in this sketch.", &manner).unwrap();
        })
        .await;
    let manner = Manner { thread: Some(&card), me: true, ..Manner::default() };
    world
        .hears(|| {
            server.fake.say_so(&bob, &channel, "would use a mutex", &manner).unwrap();
        })
        .await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Bob ✓: As in this sketch.
    thread of “A channel that is closed”, Bob ✓: would use a mutex
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      1. Bob · 15 points · 1 answer

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_preview_of_a_link_is_no_edit() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "See https://go.dev").await;
    let (channel, bob) = (server.channel(FIRST_CHANNEL), server.member("Bob"));
    let ts = {
        let state = server.fake.lock();
        let mut all = state.messages[&channel].values().rev();
        all.find(|message| message.user == bob && message.thread_ts.is_some()).unwrap().ts.clone()
    };
    server.fake.unfurls(&channel, &ts, "https://go.dev").unwrap();
    world.after(minutes(1)).await;
    let edited: Option<i64> = sqlx::query_scalar("select edited_at from answer_parts")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(edited, None);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
