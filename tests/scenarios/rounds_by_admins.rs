//! What admins decide about a round that has been posted: it is taken back, its question is not asked any
//! more, or it shows its question as it was mended.

use insta::assert_snapshot;
use keypoint::practice::question::{KeyPoint, Question};

use crate::{
    recount::check,
    world::{World, hours, minutes, questions, trouble::Trouble},
};

/// The question about Go is open, asked for by Ada, and Bob has answered it.
async fn with_an_answer() -> World {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:2h").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn a_round_that_is_taken_back_counts_for_nothing() {
    let mut world = with_an_answer().await;
    world.runs("Ada", "/round void").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Take back the round of A channel that is closed?

      1 answer counts for nothing then, and 15 points go.

      Streaks are as if this round had never been. Its card says that it was taken back, and its question may come again when its turn is. This cannot be undone.

      [Take it back]
    ");
    world.presses("Ada", "Take it back").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Taken back · An admin decided so: this round earns no points and breaks no streak.

      Asked for by Ada.

    #interview-practice, only Ada, Keypoint, changed:
      The round of A channel that is closed is taken back. 1 answer counts for nothing now. Its card says so in a moment.
    ");
    world.that_is_old_news().await;
    check(&world).await;
    // What is said now is talk, and the time of the reveal passes by.
    world.says_in_thread("Bob", "And ok is false").await;
    world.runs("Bob", "/leaderboard").await;
    world.runs("Ada", "/round void").await;
    world.runs("Ada", "/round refresh").await;
    world.after(hours(3)).await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      Nobody has points in #interview-practice this week, so the first answer takes the lead. Ask for a question with `/question`.
    ");
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      An admin took this round back, so it is over and counts for nothing. For a new one: `/question`

    #interview-practice, only Ada, Keypoint:
      An admin took this round back, so it is over and counts for nothing. For a new one: `/question`
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_round_can_be_taken_back_after_its_reveal() {
    let mut world = with_an_answer().await;
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    is_taken_back(&mut world).await;
    let news = world.news("Bob").await;
    assert!(news.contains("Taken back"), "{news}");
    world.runs("Bob", "/stats").await;
    assert!(world.notes("Bob").await.contains("No answers yet"));
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn streaks_are_as_if_a_round_that_is_taken_back_had_never_been() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(4));
    world.adds_the_schedule("Ada", "\"0 * * * *\" name:hourly reveal:30m").await;
    world.waits_until("2026-03-02 09:00").await;
    world.says_in_thread("Bob", "Nine").await;
    // Two missed in a row would end it.
    world.after(hours(2)).await;
    world.runs("Ada", "/round void").await;
    world.presses("Ada", "Take it back").await;
    check(&world).await;
    world.after(hours(1)).await;
    world.says_in_thread("Bob", "Twelve").await;
    check(&world).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 26 · This week: 26 (place 1 of 1) · Answers in time: 2

      Where the points come from

      - Answers to scheduled questions: 20 points
      - First answers on a topic: 5 points
      - Streaks: 1 point

      Streaks

      - hourly: 2 rounds in a row, best 2

      Strongest topics

      - go: 26 points

      Last rounds

      - Question 1: answered, 11 points
      - Question 4: missed
      - Question 2: answered, 15 points
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn only_admins_decide_about_rounds_and_only_where_there_is_one() {
    let mut world = crate::world().await;
    world.runs("Ada", "/round void").await;
    world.runs("Bob", "/round void").await;
    world.runs("Bob", "/round drop").await;
    world.runs("Bob", "/round refresh").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      No question has been posted in this channel yet. Type this where one was, or in the thread of one.
    ");
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      `/round void` is for admins. Ask one of them; `/help` shows what you can do.

    #interview-practice, only Bob, Keypoint:
      `/round drop` is for admins. Ask one of them; `/help` shows what you can do.

    #interview-practice, only Bob, Keypoint:
      `/round refresh` is for admins. Ask one of them; `/help` shows what you can do.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_is_dropped_is_asked_no_more_until_it_is_put_back() {
    let mut world = with_an_answer().await;
    world.runs("Ada", "/round drop").await;
    world.runs("Ada", "/round drop").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A channel that is closed is not asked in this workspace any more. This round goes on as it is.

      [Put it back]

    #interview-practice, only Ada, Keypoint:
      A channel that is closed was taken out before, and is not asked in this workspace.

      [Put it back]
    ");
    // The round goes on as it is.
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.runs("Bob", "/question go").await;
    world.runs("Bob", "/question go private").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      No question matches: topic go. What there is: 3 questions without a filter.

    #interview-practice, only Bob, Keypoint:
      No question matches: topic go. What there is: 3 questions without a filter.
    ");
    world.that_is_old_news().await;
    world.presses("Ada", "Put it back").await;
    world.runs("Bob", "/question go reveal:10m").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint, changed:
      A channel that is closed may be asked here again, when its turn is.

    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 10:10 CET

      Reply in the thread, or press Answer. Asked for by Bob.

      [Answer] [Hint]
    ");
    world.after(minutes(10)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// The question about Go as it was mended: with another prompt and one key point more, and another topic,
/// which the round does not take.
fn mended() -> Question {
    let mut question = Question {
        prompt: "What does a receive from a closed channel return, and when?".to_owned(),
        ..questions::channels()
    };
    question.key_points.push(KeyPoint {
        group: None,
        name: "Drained first".to_owned(),
        text: "what was sent before comes before".to_owned(),
        ..question.key_points[0].clone()
    });
    question.topics.clone_from(&questions::slow().topics);
    question
}

#[tokio::test]
async fn a_mended_question_is_shown_in_the_open_round() {
    let mut world = with_an_answer().await;
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Nothing to change: A channel that is closed stands there as the bank has it. If you have just mended it, wait until the questions are read again, and type `/round refresh` then.
    ");
    world.has_the_bank(questions::of([mended()]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      A channel that is closed

      What does a receive from a closed channel return, and when?

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes · Reveal: Mon 2 Mar, 10:00 CET

      Reply in the thread, or press Answer. Asked for by Ada.

      [Answer] [Hint]

    #interview-practice, only Ada, Keypoint:
      A channel that is closed is shown as the bank has it now, in a moment. Answers and points stay as they are.
    ");
    world.that_is_old_news().await;
    world.after(hours(2)).await;
    assert!(world.threads("Bob").await.contains("Drained first"));
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_mended_question_is_shown_in_the_reveal() {
    let mut world = with_an_answer().await;
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    world.has_the_bank(questions::of([mended()]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint, changed:
      A channel that is closed

      What does a receive from a closed channel return, and when?

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes

      Revealed · 1 answer. Key points and follow-ups are in the thread.

      Asked for by Ada.

    thread of “A channel that is closed”, Keypoint, changed:
      Reveal: A channel that is closed

      Key points

      - Zero value: the receive returns at once
      - ok is false: which tells it from a value that was sent
      - Drained first: what was sent before comes before

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

    #interview-practice, only Ada, Keypoint:
      A channel that is closed is shown as the bank has it now, in a moment. Answers and points stay as they are.
    ");
    world.has_the_bank(questions::of([questions::slow()]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      The bank has no question like A channel that is closed any more, so the round keeps it as it is. To take the round back: `/round void`.
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// Ada takes the newest round back.
async fn is_taken_back(world: &mut World) {
    world.runs("Ada", "/round void").await;
    world.presses("Ada", "Take it back").await;
}

#[tokio::test]
async fn a_round_can_be_taken_back_while_nobody_knows_whether_it_was_posted() {
    let mut world = crate::world().await;
    world.troubles().of_posts([Trouble::ReplyLost]);
    world.runs("Ada", "/question go reveal:1h").await;
    is_taken_back(&mut world).await;
    world.after(hours(2)).await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Taken back · An admin decided so: this round earns no points and breaks no streak.

      Asked for by Ada.
    ");
    world.that_is_old_news().await;
    // One that never arrived is not sent any more.
    world.troubles().of_posts([Trouble::RequestLost]);
    world.runs("Ada", "/question http reveal:1h").await;
    is_taken_back(&mut world).await;
    world.after(hours(2)).await;
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(world.list_of_work().await, @"
    Nothing was given up, and nothing is being tried again.
    --all shows what waits for its time as well.
    ");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_card_says_that_a_round_is_taken_back_whoever_changes_it_last() {
    let mut world = with_an_answer().await;
    // The reveal is out, and its card waits to say so.
    world.troubles().of_edits([Trouble::RetryAfter(std::time::Duration::from_secs(40))]);
    world.runs("Ada", "/reveal").await;
    is_taken_back(&mut world).await;
    world.after(minutes(10)).await;
    let news = world.news("Bob").await;
    assert!(news.contains("Taken back") && !news.contains("Revealed"), "{news}");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_round_is_taken_back_although_the_bot_is_killed_before_its_card_says_so() {
    let mut world = with_an_answer().await;
    world.troubles().of_edits([Trouble::KilledBefore]);
    is_taken_back(&mut world).await;
    assert!(!world.is_up());
    world.starts().await;
    world.after(minutes(1)).await;
    assert!(world.news("Bob").await.contains("Taken back"));
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_long_question_gets_shorter_and_longer_where_it_stands() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::of([questions::feed()]));
    world.runs("Ada", "/question messaging reveal:2h").await;
    world.that_is_old_news().await;
    let short = Question { prompt: "A feed for everyone: how?".to_owned(), ..questions::feed() };
    world.has_the_bank(questions::of([short]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.threads("Bob").await, @"
    thread of “A feed for everyone”, Keypoint, changed:
      The question was mended, and is shorter now.
    ");
    let long = questions::feed();
    let longer = Question { prompt: format!("{0}\n\n{0}", long.prompt), ..long };
    world.has_the_bank(questions::of([longer]));
    world.that_is_old_news().await;
    world.runs("Ada", "/round refresh").await;
    let parts = world.threads("Bob").await;
    assert!(parts.contains("The question, continued 1/") && parts.contains("Need 1:"), "{parts}");
    world.that_is_old_news().await;
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn from_a_round_that_was_taken_back_an_answer_goes_when_its_author_has_it_deleted() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question go reveal:1h").await;
    world.answers_by_form("Bob", "It blocks.").await;
    world.runs("Ada", "/round void").await;
    world.presses("Ada", "Take it back").await;
    world.after(minutes(1)).await;
    assert!(world.threads("Ada").await.contains("It blocks."), "it stays until then");
    world.that_is_old_news().await;
    world.runs("Bob", "/privacy delete").await;
    world.presses("Bob", "Delete my answers and my name").await;
    world.presses("Bob", "Yes, delete it").await;
    world.after(minutes(1)).await;
    let news = world.threads("Ada").await;
    assert_eq!(news.matches(", gone:").count(), 1, "{news}");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
