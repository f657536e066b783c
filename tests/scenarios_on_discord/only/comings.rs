//! The bot comes to a server, and leaves one.

use insta::assert_snapshot;

use crate::{
    discord::{
        model::Kind,
        permissions::{SEND_MESSAGES, VIEW_CHANNEL},
    },
    world::{days, hours, stage::FIRST_CHANNEL},
};

#[tokio::test]
async fn it_says_hello_once_where_it_may() {
    let (mut world, server) = crate::unmet().await;
    world.has_the_channel("rules").await;
    server.forbid("rules", SEND_MESSAGES);
    world.has_the_channel(FIRST_CHANNEL).await;
    world.starts().await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint:
      Hello! I'm Keypoint.

      I ask your team an interview question, collect the answers in a thread, and reveal the key points when the time is up.

      - A question now: `/question`
      - One every working day: `/schedule add`, for admins
      - All that I can do: `/help`

      [Try one, just for me]
    ");
    world.restarts().await;
    server.fake.set_unavailable(server.guild, true);
    server.fake.set_unavailable(server.guild, false);
    world.after(hours(1)).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_channel_where_discord_welcomes_people_comes_first() {
    let (mut world, server) = crate::unmet().await;
    world.has_the_channel("first").await;
    world.has_the_channel("welcome").await;
    let welcome = server.channel("welcome");
    server.fake.lock().guilds.get_mut(&server.guild).unwrap().system_channel = Some(welcome);
    world.starts().await;
    assert_snapshot!(world.headlines("Ada").await, @"#welcome, Keypoint: Hello! I'm Keypoint.");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_it_may_not_speak_it_says_nothing() {
    let (mut world, server) = crate::unmet().await;
    world.has_the_channel("secret").await;
    server.forbid("secret", VIEW_CHANNEL);
    world.starts().await;
    assert_eq!(world.news("Ada").await, "");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn removed_and_added_again_it_goes_on_when_it_is_told_to() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
    world.that_is_old_news().await;
    world.hears(|| server.fake.remove(server.application, server.guild)).await;
    world.waits_until("2026-03-03 12:00").await;
    world.hears(|| server.fake.install(server.application, server.guild, crate::permissions())).await;
    world.after(hours(1)).await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, Keypoint:
      Hello! I'm Keypoint.

      I ask your team an interview question, collect the answers in a thread, and reveal the key points when the time is up.

      - A question now: `/question`
      - One every working day: `/schedule add`, for admins
      - All that I can do: `/help`

      Good to be back. Your schedules are paused: `/schedule list` shows them, and `/schedule resume` lets one go on.

      [Try one, just for me]
    ");
    world.runs("Ada", "/schedule resume morning").await;
    world.that_is_old_news().await;
    world.waits_until("2026-03-04 09:00").await;
    assert_eq!(world.headlines("Ada").await.lines().count(), 1, "the schedule posts again");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn removed_while_it_was_down_it_notices_at_its_start() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
    world.that_is_old_news().await;
    world.stops();
    server.fake.remove(server.application, server.guild);
    world.starts().await;
    world.waits_until("2026-03-03 12:00").await;
    world.hears(|| server.fake.install(server.application, server.guild, crate::permissions())).await;
    world.after(hours(1)).await;
    assert!(world.news("Ada").await.contains("Good to be back. Your schedules are paused"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_outage_of_the_server_at_the_start_is_no_removal() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
    world.that_is_old_news().await;
    world.stops();
    server.fake.set_unavailable(server.guild, true);
    world.starts().await;
    server.fake.set_unavailable(server.guild, false);
    world.waits_until("2026-03-02 09:00").await;
    assert_eq!(world.headlines("Ada").await.lines().count(), 1, "the schedule posts");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn added_again_within_thirty_days_everything_is_there_and_after_that_nothing() {
    for (days_away, is_known) in [(29, true), (31, false)] {
        let (mut world, server) = crate::on_discord().await;
        world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
        world.that_is_old_news().await;
        world.hears(|| server.fake.remove(server.application, server.guild)).await;
        world.after(days(days_away)).await;
        world.forgets_what_is_old().await;
        world.hears(|| server.fake.install(server.application, server.guild, crate::permissions())).await;
        world.after(hours(1)).await;
        let hello = world.news("Ada").await;
        assert_eq!(hello.contains("Good to be back"), is_known, "{hello}");
        world.runs("Ada", "/schedule list").await;
        let list = world.news("Ada").await;
        assert_eq!(list.contains("morning"), is_known, "{list}");
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn an_outage_of_the_server_is_waited_for() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
    world.that_is_old_news().await;
    server.fake.set_unavailable(server.guild, true);
    world.waits_until("2026-03-02 09:30").await;
    assert_eq!(world.news("Ada").await, "");
    server.fake.set_unavailable(server.guild, false);
    world.waits_until("2026-03-02 09:45").await;
    assert_eq!(world.headlines("Ada").await.lines().count(), 1, "the question comes when the server is back");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn in_a_direct_message_help_works_and_the_rest_is_said_to_be_for_channels() {
    let (mut world, server) = crate::on_discord().await;
    let direct = server.fake.lock().direct(server.owner, server.application);
    assert_eq!(server.fake.lock().channels[&direct].kind, Kind::Direct);
    let help = server.fake.run(server.owner, direct, &["help"], &[]).unwrap();
    assert!(help.settled().await.is_some());
    let shown = help.messages();
    assert_eq!(shown[0].embeds[0]["title"], "Keypoint");
    let refused = server.fake.run(server.owner, direct, &["question"], &[]);
    assert_eq!(refused.err().as_deref(), Some("/question is not offered here"));
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
