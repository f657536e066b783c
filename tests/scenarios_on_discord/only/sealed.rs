//! Messages in the threads of sealed rounds on Discord: hidden by the bot where it has Manage Messages, and
//! told of where it has not.

use insta::assert_snapshot;

use super::unheard::{hands_over, unheard};
use crate::{
    Server,
    discord::permissions::MANAGE_MESSAGES,
    world::{World, hours, minutes, stage::FIRST_CHANNEL},
};

/// A sealed round, in a channel in which the bot may do this as well.
async fn sealed(also: u64) -> (World, Server) {
    let (mut world, server) = crate::on_discord().await;
    let channel = server.channel(FIRST_CHANNEL);
    server.fake.lock().overwrite(channel, server.application, also, 0);
    let schedule = "weekdays 09:00 name:morning topics:go reveal:1h answers:sealed";
    world.adds_the_schedule("Ada", schedule).await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    (world, server)
}

#[tokio::test]
async fn with_manage_messages_what_is_written_is_hidden_until_the_reveal() {
    let (mut world, _) = sealed(MANAGE_MESSAGES).await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob: Taken as your answer, and hidden until the reveal. Change it, or take it back, with `/answer`.

      [Change]
    ");
    world.restarts().await;
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
      Bob answered. Thank you! The answers follow.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It blocks.
      > 
      > Or does it?
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn without_manage_messages_the_preview_says_so_and_the_author_is_told() {
    let (mut world, _) = crate::on_discord().await;
    world.runs("Ada", "/schedule add weekdays 09:00 name:morning topics:go reveal:1h answers:sealed").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: morning

      - Few questions: only one matches, so each post asks it again.
      - Without Manage Messages: messages in the thread count and cannot be hidden, so that others can read them.

      When: weekdays 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topic go (1 matches now) · Reveal: 1 hour after the post · Answers: sealed: nobody sees them before the reveal

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    assert_snapshot!(world.threads("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, Keypoint:
      Bob: Taken as your answer. Others can read it, as I cannot hide it here: press Answer to send it, and delete the message.

      [Answer]

    thread of “A channel that is closed”, Bob ✓:
      Or does it?
    ");
    // Its author deletes it by hand, and it is an answer no more.
    world.deletes("Bob", "Or does it?").await;
    world.deletes("Bob", "It blocks.").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
    Nobody this time, and that is fine: say it aloud to yourself, then compare. The next question is a new chance.

    The thread stays open for talk. What is added now is kept as late.

    [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_open_schedule_asks_for_no_manage_messages() {
    let (mut world, _) = crate::on_discord().await;
    world.runs("Ada", "/schedule add weekdays 09:00 name:morning topics:go").await;
    assert!(!world.notes("Ada").await.contains("Manage Messages"));
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_message_that_is_handed_over_in_a_sealed_round_is_hidden() {
    let (mut world, server) = unheard().await;
    let channel = server.channel(FIRST_CHANNEL);
    server.fake.lock().overwrite(channel, server.application, MANAGE_MESSAGES, 0);
    world.runs("Ada", "/question go reveal:30m answers:sealed").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.that_is_old_news().await;
    hands_over(&mut world, &server, None, "It returns at once.").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Keypoint:
      Bob: Taken as your answer, and hidden until the reveal. Change it, or take it back, with `/answer`.

      [Change]

    thread of “A channel that is closed”, Bob, gone:
      It returns at once.
    ");
    assert_snapshot!(world.notes("Bob").await, @"
    thread of “A channel that is closed”, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 08:30 CET; until then, you can add more.

      [Change] [Withdraw]
    ");
    world.that_is_old_news().await;
    world.after(minutes(30)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
      Bob answered. Thank you! The answers follow.

      The thread stays open for talk.

      [Leaderboard]

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_thread_of_a_question_stays_when_the_only_answer_in_it_is_taken_back() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "weekdays 09:00 name:morning topics:go reveal:1h").await;
    world.waits_until("2026-03-02 09:00").await;
    let thread = server.thread(FIRST_CHANNEL);
    world.answers_by_form("Bob", "It blocks.").await;
    world.presses("Bob", "Withdraw").await;
    let archived = server.fake.lock().channels.get(&thread).unwrap().thread.as_ref().unwrap().archived;
    assert!(!archived);
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
