//! The bot comes to a channel, and leaves one; the app is removed.

use insta::assert_snapshot;

use crate::{
    slack::faults::{Fault, Rule},
    world::{World, hours, minutes, stage::FIRST_CHANNEL},
};

#[tokio::test]
async fn invited_to_a_channel_it_says_hello_once_each_time() {
    let (mut world, server) = crate::on_slack().await;
    server.new_channel("backend");
    world.hears(|| server.invites_bot("backend")).await;
    assert_snapshot!(world.news("Ada").await, @"
    #backend, Keypoint:
      Hello! I'm Keypoint.

      I ask your team an interview question, collect the answers in a thread, and reveal the key points when the time is up.

      - A question now: `/question`
      - One every working day: `/schedule add`, for admins
      - All that I can do: `/help`

      [Try one, just for me]
    ");
    world.restarts().await;
    world.after(hours(1)).await;
    assert_snapshot!(world.news("Ada").await, @"");
    server.kicks_bot("backend");
    world.hears(|| server.invites_bot("backend")).await;
    assert_snapshot!(world.headlines("Ada").await, @"#backend, Keypoint: Hello! I'm Keypoint.");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn removed_from_a_channel_it_pauses_the_schedule_and_tells_once() {
    let (mut world, server) = crate::on_slack().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    world.that_is_old_news().await;
    server.kicks_bot(FIRST_CHANNEL);
    world.waits_until("2026-03-04 12:00").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A schedule is paused

      The question of morning could not be posted in #interview-practice: Keypoint is not in the channel: type `/invite @keypoint` there.

      So that this does not happen again and again, the schedule is paused; no question is used up. Once Keypoint may post there, let it go on with `/schedule resume morning`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_archived_channel_pauses_the_schedule_and_its_admins_are_told_once() {
    let (mut world, server) = crate::on_slack().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:1h").await;
    world.waits_until("2026-03-02 09:00").await;
    world.that_is_old_news().await;
    let channel = server.channel(FIRST_CHANNEL);
    server.fake.lock().archive(&channel, &server.owner);
    world.waits_until("2026-03-04 12:00").await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A reveal is missing

      The question of the schedule morning, A channel that is closed, could not be revealed in #interview-practice: the channel is archived.

      Answers and points are kept. See that Keypoint may write there, and in threads, so that the next reveal comes.

    #interview-practice, only Ada, Keypoint:
      A schedule is paused

      The question of morning could not be posted in #interview-practice: the channel is archived.

      So that this does not happen again and again, the schedule is paused; no question is used up. Once Keypoint may post there, let it go on with `/schedule resume morning`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_the_app_is_removed_nothing_is_posted_any_more() {
    let (mut world, server) = crate::on_slack().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    world.that_is_old_news().await;
    world.hears(|| server.fake.uninstall(&server.app)).await;
    world.waits_until("2026-03-03 12:00").await;
    assert_snapshot!(world.news("Ada").await, @"");
    world.after(minutes(1)).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn removed_while_it_was_down_it_notices_at_its_start_and_is_back_once_it_is_installed_anew() {
    let (mut world, server) = crate::on_slack().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    world.that_is_old_news().await;
    world.stops();
    server.fake.uninstall(&server.app);
    // It is refused, again and again.
    world.starts().await;
    world.restarts().await;
    assert_eq!(workspaces_left(&world).await, 1);
    world.waits_until("2026-03-03 12:00").await;
    world.stops();
    server.fake.lock().reinstall(&server.app);
    world.starts().await;
    assert_eq!(workspaces_left(&world).await, 0);
    assert_snapshot!(world.news("Ada").await, @"");
    world.hears(|| server.invites_bot(FIRST_CHANNEL)).await;
    let hello = world.news("Ada").await;
    assert!(hello.contains("Good to be back. Your schedules are paused"), "{hello}");
    world.runs("Ada", "/schedule resume morning").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-04 09:00").await;
    assert_eq!(world.headlines("Ada").await.lines().count(), 1, "the schedule posts again");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_wrong_token_is_no_removal() {
    let (mut world, server) = crate::on_slack().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go").await;
    world.that_is_old_news().await;
    world.stops();
    let wrong = Fault::Refused { error: "invalid_auth".to_owned(), worked: false };
    server.fake.slack.faults.add(Rule::always("auth.test", wrong));
    world.starts().await;
    assert_eq!(workspaces_left(&world).await, 0);
    world.stops();
    server.fake.slack.faults.clear();
    world.starts().await;
    world.waits_until("2026-03-02 09:00").await;
    assert_eq!(world.headlines("Ada").await.lines().count(), 1, "the schedule posts");
    world.nothing_left_unread().await;
}

/// How many workspaces count as left.
async fn workspaces_left(world: &World) -> i64 {
    let left = "select count(*) from workspaces where left_at is not null";
    sqlx::query_scalar(left).fetch_one(&mut world.records().await).await.unwrap()
}
