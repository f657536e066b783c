//! Without the message content intent, and what members hand over by themselves.

use insta::assert_snapshot;

use crate::{
    Server,
    discord::model::{Id, Message},
    world::{World, minutes, stage::FIRST_CHANNEL},
};

/// The world in which the bot does not get to read messages.
pub async fn unheard() -> (World, Server) {
    let (mut world, server) = crate::unmet().await;
    {
        let mut state = server.fake.lock();
        let application = state.applications.get_mut(&server.application).unwrap();
        application.privileged_intents = 0;
        application.flags = 0;
    }
    world.joins("Bob").await;
    world.starts().await;
    world.has_the_channel(FIRST_CHANNEL).await;
    (world, server)
}

fn said(server: &Server, text: &str) -> (Id, Message) {
    let state = server.fake.lock();
    let message =
        state.messages.values().flat_map(|all| all.values()).find(|message| message.content == text);
    let message = message.unwrap().clone();
    (message.author, message)
}

/// A member hands a message over: one of theirs, or another's.
pub async fn hands_over(world: &mut World, server: &Server, by: Option<Id>, text: &str) {
    let (author, message) = said(server, text);
    let by = by.unwrap_or(author);
    let handle = server.fake.run_on(by, message.channel, message.id, "Count as my answer").unwrap();
    assert!(handle.settled().await.is_some());
    world.after(minutes(0)).await;
}

#[tokio::test]
async fn who_writes_in_a_thread_is_told_once_what_counts_and_nothing_is_ticked() {
    let (mut world, _) = unheard().await;
    world.runs("Ada", "/question go reveal:30m").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Your question is on its way to #interview-practice. As you asked for it, answering it earns the others points, not you.

    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 08:30 CET

      Press Answer to answer. Asked for by Ada.

      [Answer] [Hint]
    ");
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "The zero value").await;
    world.says_in_thread("Bob", "and false").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Bob:
      The zero value

    thread of “A channel that is closed”, Keypoint:
      Bob, I cannot read messages here, so this does not count as your answer yet. Press Answer, or open the menu of your message and choose Count as my answer among the apps.

      [Answer]

    thread of “A channel that is closed”, Bob:
      and false
    ");
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_message_that_is_handed_over_counts_without_the_intent() {
    let (mut world, server) = unheard().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.that_is_old_news().await;
    hands_over(&mut world, &server, None, "The zero value").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Bob ✓, changed:
      The zero value

    thread of “A channel that is closed”, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:30 CET; until then, you can add more.

      [Change] [Withdraw]
    ");
    world.after(minutes(30)).await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓, changed:
      The zero value

    thread of “A channel that is closed”, Keypoint:
      Reveal: A channel that is closed

      Key points

      - Zero value: the receive returns at once
      - ok is false: which tells it from a value that was sent

      A good answer

      It returns the zero value at once, and `ok` is false.

      What an interviewer would ask next

      1. Who closes a channel?
         - A good reply: Its only sender.
      2. What does closing it twice do?

      To read on

      - https://go.dev/ref/spec#Receive_operator

      Who answered

      Bob answered. Thank you!

      The thread stays open for talk.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn only_ones_own_message_in_a_thread_of_a_question_is_an_answer() {
    let (mut world, server) = crate::on_discord().await;
    world.says("Bob", "Good morning").await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.that_is_old_news().await;
    hands_over(&mut world, &server, None, "Good morning").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      A message counts as an answer in the thread of a question. Write it there, or press Answer on the question.
    ");
    hands_over(&mut world, &server, Some(server.owner), "The zero value").await;
    assert_snapshot!(world.notes("Ada").await, @"
    thread of “A channel that is closed”, only Ada, Keypoint:
      Only your own message can be your answer. Write one, or press Answer on the question.
    ");
    world.after(minutes(30)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_intent_is_not_asked_for_where_it_is_off() {
    let (mut world, server) = unheard().await;
    assert_eq!(server.fake.discord.gateway.counts().identified, 1, "Discord let it in at the first try");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
