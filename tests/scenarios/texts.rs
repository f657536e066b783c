//! What members type stays text, whatever it looks like.

use insta::assert_snapshot;

use crate::world::minutes;

const NASTY: &str =
    "<@everyone> @everyone <script>alert(1)</script> **bold** [x](javascript:alert(1)) /schedule list";

#[tokio::test]
async fn an_answer_that_looks_like_markup_is_shown_as_it_was_typed() {
    let mut world = crate::world().await;
    world.runs("Bob", "/question people private").await;
    world.that_is_old_news().await;
    world.answers_by_form("Bob", NASTY).await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Reveal: Feedback that was hard to hear

      Your answer

      Bob:
      > <@everyone> @everyone <script>alert(1)</script> bold [x](javascript:alert(1)) /schedule list

      Key points

      This question has no key points yet. Which ones would you expect of a good answer? Suggest them to the team, so that they can be added.

      [Another one]
    ");
    assert_eq!(world.dangers("Bob").await, [""; 0]);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_is_said_in_a_thread_is_no_command_and_no_mention() {
    let mut world = crate::world().await;
    world.runs("Ada", "/question people reveal:10m").await;
    world.that_is_old_news().await;
    world.says_in_thread("Bob", NASTY).await;
    world.says_in_thread("Bob", "/reveal").await;
    assert_snapshot!(world.news("Ada").await, @"
    thread of “Feedback that was hard to hear”, Bob ✓:
      <@everyone> @everyone <script>alert(1)</script> **bold** [x](javascript:alert(1)) /schedule list

    thread of “Feedback that was hard to hear”, Bob ✓:
      /reveal
    ");
    world.after(minutes(10)).await;
    assert!(!world.news("Ada").await.contains("notifies"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_name_of_a_schedule_is_only_a_name() {
    let mut world = crate::world().await;
    world.runs("Ada", r#"/schedule add daily 09:00 name:"<b>@everyone</b> *x* `y`" topics:people"#).await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      New schedule: <b>@everyone</b> *x* `y`

      - Few questions: only one matches, so each post asks it again.

      When: daily 09:00, Europe/Berlin · Channel: #interview-practice · Questions: topic people (1 matches now) · Reveal: 6 hours after the post

      Next posts

      - Mon 2 Mar 2026, 09:00 Europe/Berlin (for you: Mon 2 Mar, 09:00 CET)
      - Tue 3 Mar 2026, 09:00 Europe/Berlin (for you: Tue 3 Mar, 09:00 CET)
      - Wed 4 Mar 2026, 09:00 Europe/Berlin (for you: Wed 4 Mar, 09:00 CET)

      Nothing is posted until you confirm.

      [Confirm] [Cancel]
    ");
    world.presses("Ada", "Confirm").await;
    assert_eq!(world.dangers("Ada").await, [""; 0]);
    world.that_is_old_news().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_snapshot!(world.news("Bob").await, @"
    #interview-practice, Keypoint:
      Feedback that was hard to hear

      Tell of feedback that was hard to hear, and of what you made of it.

      Topic: people · Reveal: Mon 2 Mar, 15:00 CET

      Reply in the thread, or press Answer. From the schedule <b>@everyone</b> *x* `y`.

      [Answer]
    ");
    assert_eq!(world.dangers("Bob").await, [""; 0]);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_cannot_be_found_is_quoted_as_text() {
    let mut world = crate::world().await;
    for line in ["/schedule show <b>x</b>", "/question topic:<@everyone>", "/stats @<b>", "/<script>"] {
        world.runs("Ada", line).await;
    }
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      There is no schedule <b>x</b>. There are none yet; add one with `/schedule add`.

    Ada is told, at `<@everyone>`: There is no topic `<@everyone>`. The topics are go, http, performance, people, messaging, security.

    Ada is told, at `@<b>`: There is no member `<b>` here.

    Ada is told, at `/<script>`: There is no `/<script>`. `/…` is one of question, answer, hint, reveal, leaderboard, stats, points, schedule, round, audit, privacy, help.
    ");
    assert_eq!(world.dangers("Ada").await, [""; 0]);
    world.nothing_left_unread().await;
}
