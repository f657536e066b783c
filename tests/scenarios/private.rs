//! Private questions: practice that nobody else sees.

use insta::assert_snapshot;

#[tokio::test]
async fn a_private_question_is_seen_and_revealed_to_its_asker_alone() {
    let mut world = crate::world().await;
    world.runs("Bob", "/question go private").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      A channel that is closed

      What does a receive from a closed channel return?

      ```go
      v, ok := <-done
      ```

      Topic: go · Difficulty: junior · Kind: theory · Time: 5 minutes

      Only you see this question, and it earns no points. The key points show as soon as you answer.

      [Answer] [Hint]
    ");
    world.presses("Bob", "Hint").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Hint 1 of 2

      It does not block.

      [Next hint]
    ");
    world.presses("Bob", "Answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      A channel that is closed
      What does a receive from a closed channel return?
      go
      v, ok := <-done

      What would you say? <>

      [Send]
    ");
    world.submits("Bob", "It *blocks*.").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Reveal: A channel that is closed

      Your answer

      Bob:
      > It *blocks*.

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

      [Another one]
    ");
    assert_snapshot!(world.news("Ada").await, @"");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      No answers yet: the first one is the hardest. Answer an open question with `/answer`, or ask for one that only you see with `/question private`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn another_one_comes_from_the_same_choice_and_avoids_what_is_open() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question security").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/question private").await;
    for _ in 0..3 {
        world.answers_by_form("Bob", "I would ask first.").await;
        world.presses("Bob", "Another one").await;
    }
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, only Bob, Keypoint: An endpoint that became slow
    #interview-practice, only Bob, Keypoint: Reveal: An endpoint that became slow
    #interview-practice, only Bob, Keypoint: Feedback that was hard to hear
    #interview-practice, only Bob, Keypoint: Reveal: Feedback that was hard to hear
    #interview-practice, only Bob, Keypoint: A channel that is closed
    #interview-practice, only Bob, Keypoint: Reveal: A channel that is closed
    #interview-practice, only Bob, Keypoint: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn hints_and_the_reveal_of_a_private_question_are_as_for_all() {
    let mut world = crate::world().await;
    world.runs("Bob", "/question http private").await;
    world.presses("Bob", "Hint").await;
    world.presses("Bob", "Hint").await;
    world.answers_by_form("Bob", "At the traces.").await;
    world.that_is_old_news().await;
    // The form can be opened again, and shows what was said.
    world.presses("Bob", "Answer").await;
    assert_snapshot!(world.news("Bob").await, @"
    a form before Bob:
      Your answer

      An endpoint that became slow
      It answered in 50 ms last week and takes 2 s today. Where do you look first?
      Sending this replaces what you sent here before.

      What would you say? <At the traces.>

      [Replace]
    ");
    world.submits("Bob", "At what changed.").await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, only Bob, Keypoint: Reveal: An endpoint that became slow");
    world.nothing_left_unread().await;
}
