//! Channels of other kinds: forums, voice channels, announcements; and what a role is told.

use insta::assert_snapshot;

use crate::{
    discord::permissions::{CREATE_PUBLIC_THREADS, EMBED_LINKS, READ_MESSAGE_HISTORY, SEND_MESSAGES},
    world::{World, minutes},
};

async fn in_channel(name: &str) -> (World, crate::Server) {
    let (mut world, server) = crate::on_discord().await;
    world.has_the_channel(name).await;
    world.goes_to("Ada", name);
    world.goes_to("Bob", name);
    (world, server)
}

#[tokio::test]
async fn in_a_forum_each_question_is_a_post_of_its_own() {
    let (mut world, server) = in_channel("practice-forum").await;
    world.goes_to("Ada", "interview-practice");
    world.adds_the_schedule("Ada", "daily 09:00 channel:#practice-forum topics:go").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 15:00 CET

      Reply in the thread, or press Answer. From the schedule daily-0900.

      [Answer] [Hint]
    ");
    let post = server.thread("practice-forum");
    let member = server.fake.lock().users.values().find(|user| user.username == "Bob").unwrap().id;
    world.hears(|| drop(server.fake.say(member, post, "The zero value, and false"))).await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 15:00 CET

      Reply in the thread, or press Answer. From the schedule daily-0900.

      [Answer] [Hint]

    thread of “A channel that is closed”, Bob ✓:
      The zero value, and false
    ");
    world.waits_until("2026-03-02 15:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Keypoint, changed:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes

      Revealed · 1 answer. Key points and follow-ups are in the thread.

      From the schedule daily-0900.

    thread of “A channel that is closed”, Bob ✓:
      The zero value, and false

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

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_a_voice_channel_answers_come_by_the_button() {
    let (mut world, _) = in_channel("standup-voice").await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.that_is_old_news().await;
    world.answers_by_form("Bob", "The zero value").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #standup-voice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:10 CET; until then, sending again replaces it.

      [Change] [Withdraw]
    ");
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #standup-voice, Keypoint, changed: A channel that is closed
    #standup-voice, Keypoint: Bob:
    #standup-voice, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn announcements_have_threads_as_well() {
    let (mut world, _) = in_channel("team-news").await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "The zero value").await;
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #team-news, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: The zero value
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn without_threads_the_card_says_so_and_the_reveal_is_in_the_channel() {
    let (mut world, server) = crate::on_discord().await;
    server.forbid("interview-practice", CREATE_PUBLIC_THREADS);
    world.runs("Ada", "/schedule add daily 09:00 topics:people").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: daily-0900

      - Few questions: only one matches, so each post asks it again.
      - Without Create Public Threads: no thread can be opened or written in, so answers come by the Answer button alone.

      When: daily 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topic people (1 matches now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people · Reveal: Mon 2 Mar, 15:00 CET

      Press Answer to answer. From the schedule daily-0900.

      [Answer]
    ");
    world.waits_until("2026-03-02 15:00").await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: Feedback that was hard to hear
    #interview-practice, Keypoint: Reveal: Feedback that was hard to hear
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_it_may_not_post_nothing_is_promised() {
    let (mut world, server) = crate::on_discord().await;
    server.forbid("interview-practice", SEND_MESSAGES | EMBED_LINKS);
    world.runs("Ada", "/schedule add daily 09:00").await;
    world.runs("Bob", "/question").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Keypoint may not post in #interview-practice. Give it Send Messages and Embed Links there, in the channel's settings, and try again.
    ");
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Keypoint may not post in #interview-practice. Give it Send Messages and Embed Links there, in the channel's settings, and try again.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_is_lacking_is_said_before_a_schedule_starts() {
    let (mut world, server) = crate::on_discord().await;
    server.forbid("interview-practice", READ_MESSAGE_HISTORY);
    world.runs("Ada", "/schedule add daily 09:00 topics:people,go,http,security").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: daily-0900

      - Few questions: only 4 match, so they soon come round again.
      - Without Read Message History: what is written while Keypoint is away is not found afterwards.

      When: daily 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topics people, go, http or security (4 match now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn just_the_role_of_the_schedule_is_notified() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 notify:@everyone").await;
    world.waits_until("2026-03-02 09:00").await;
    let channel = server.channel("interview-practice");
    let card = server.fake.sees(server.owner, channel).into_iter().find(|message| message.flags & 32 != 0);
    let card = card.unwrap();
    assert_eq!((card.mention_roles.len(), card.mention_everyone, card.mentions.len()), (1, false, 0));
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
