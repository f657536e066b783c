//! Messages in the threads of sealed rounds: hidden until the reveal, or, where that cannot be, told of. And
//! answers that are longer than a message.

use insta::assert_snapshot;

use crate::{
    answers::with_a_round,
    sealed::with_answers,
    world::{hours, minutes},
};

#[tokio::test]
async fn a_message_in_the_thread_of_a_sealed_round_is_hidden_until_the_reveal() {
    let mut world = with_answers("sealed").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.answers_by_form("Ada", "It blocks.").await;
    world.says_in_thread("Bob", "The zero value.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your answer is in and earns 15 points. The reveal is on Mon 2 Mar, 10:00 CET; until then, sending again replaces it.

      [Change] [Withdraw]

    thread of “A channel that is closed”, only Bob, Keypoint:
      Taken as your answer, and hidden until the reveal. Change it, or take it back, with `/answer`.

      [Change]
    ");
    assert_snapshot!(world.threads("Ada").await, @"");
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    assert_snapshot!(world.threads("Ada").await, @"
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

      2 members answered: Ada and Bob. Thank you! The answers follow.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > It blocks.

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.
      > 
      > The zero value.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_form_of_a_sealed_round_holds_what_was_hidden_and_takes_its_place() {
    let mut world = with_answers("sealed").await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    world.that_is_old_news().await;
    world.presses("Bob", "Answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      A channel that is closed
      What does a receive from a closed channel return?
      go
      v, ok := <-done
      Sending this replaces what you sent here before.

      What would you say? <It blocks.

      Or does it?>

      [Replace]
    ");
    world.submits("Bob", "It returns at once.").await;
    world.says_in_thread("Bob", "With the zero value.").await;
    world.that_is_old_news().await;
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("[Leaderboard]").unwrap().1, @"
    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It returns at once.
      > 
      > With the zero value.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_a_message_cannot_be_hidden_its_author_is_told_once_and_talk_is_left_alone() {
    let mut world = with_answers("sealed").await;
    world.troubles().without_hiding(true);
    world.says_in_thread("Bob", "It blocks.").await;
    world.says_in_thread("Bob", "Or does it?").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, only Bob, Keypoint:
      Taken as your answer. Others can read it, as I cannot hide it here: press Answer to send it, and delete the message.

      [Answer]

    thread of “A channel that is closed”, Bob ✓:
      Or does it?
    ");
    world.replies_to("Ada", "It blocks.", "Why would it?").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “A channel that is closed”, Bob ✓:
      It blocks.

    thread of “A channel that is closed”, Bob ✓:
      Or does it?
    ");
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
    Bob answered. Thank you!

    The thread stays open for talk. What is added now is kept as late.

    [Leaderboard]
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_was_written_while_the_bot_was_away_is_hidden_and_its_hiding_withdraws_nothing() {
    let mut world = with_answers("sealed").await;
    world.says_in_thread("Bob", "It blocks.").await;
    world.stops();
    world.says_in_thread("Ada", "It returns at once.").await;
    world.starts().await;
    world.that_is_old_news().await;
    // A second start reads the thread again: what is hidden is not taken for deleted.
    world.restarts().await;
    world.after(hours(1)).await;
    let shown = world.threads("Ada").await;
    assert_snapshot!(shown.split_once("Who answered").unwrap().1, @"
      2 members answered: Ada and Bob. Thank you! The answers follow.

      The thread stays open for talk. What is added now is kept as late.

      [Leaderboard]

    thread of “A channel that is closed”, Keypoint:
      Ada:
      > It returns at once.

    thread of “A channel that is closed”, Keypoint:
      Bob:
      > It blocks.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_command_takes_nothing_back_once_the_reveal_is_out() {
    let mut world = with_answers("sealed").await;
    world.answers_by_form("Bob", "It returns at once.").await;
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world.presses("Bob", "Withdraw").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      The time is up, and the answers are being read: yours stays. What is kept of you, and how to delete it, says `/privacy`.
    ");
    world.runs_in_thread_of("Bob", "A channel that is closed", "/answer withdraw").await;
    assert_snapshot!(world.news("Bob").await, @"
    thread of “A channel that is closed”, only Bob, Keypoint:
      The time is up, and the answers are being read: yours stays. What is kept of you, and how to delete it, says `/privacy`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_long_answer_is_shown_in_parts_and_loses_nothing_when_it_gets_shorter() {
    let mut world = with_a_round().await;
    let long = (1..=120).map(|number| format!("Sentence {number} of what I would say.")).collect::<Vec<_>>();
    world.answers_by_form("Bob", &long.join(" ")).await;
    let shown = world.threads("Ada").await;
    assert!(shown.matches("Bob:").count() > 1, "{shown}");
    assert!(long.iter().all(|sentence| shown.replace('\n', " ").contains(sentence)), "{shown}");
    world.that_is_old_news().await;
    world.answers_by_form("Bob", "In short: at once.").await;
    world.that_is_old_news().await;
    world.after(minutes(1)).await;
    world.nothing_left_unread().await;
}
