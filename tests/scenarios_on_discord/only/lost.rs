//! What is taken away: channels, threads, messages, permissions. Each leads to a sane state, and is
//! told once.

use insta::assert_snapshot;

use crate::{
    discord::permissions::{SEND_MESSAGES, VIEW_CHANNEL},
    world::{days, minutes},
};

#[tokio::test]
async fn a_channel_that_is_deleted_pauses_its_schedules_and_one_admin_hears_it_once() {
    let (mut world, server) = crate::on_discord().await;
    world.has_the_channel("doomed").await;
    world.adds_the_schedule("Ada", "daily 09:00 channel:#doomed name:morning").await;
    world.that_is_old_news().await;
    let doomed = server.channel("doomed");
    world.hears(|| drop(server.fake.lock().delete_channel(doomed))).await;
    world.after(days(3)).await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A channel is gone

      #doomed is gone, so morning is paused.

      Points stay. Remove what you no longer need with `/schedule remove`, and start again in another channel with `/schedule add`.
    ");
    world.runs("Ada", "/schedule list").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Schedules

      - morning · daily 09:00, Europe/Berlin · #doomed · paused

      More about one: `/schedule show` and its name.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_schedule_that_may_not_post_any_more_is_paused_and_told_once() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning").await;
    world.that_is_old_news().await;
    server.forbid("interview-practice", SEND_MESSAGES);
    world.after(days(3)).await;
    assert_snapshot!(world.news("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      A schedule is paused

      The question of morning could not be posted in #interview-practice: Keypoint lacks the permissions Send Messages and Embed Links there.

      So that this does not happen again and again, the schedule is paused; no question is used up. Once Keypoint may post there, let it go on with `/schedule resume morning`.
    ");
    server.permit("interview-practice");
    world.runs("Ada", "/schedule resume morning").await;
    world.that_is_old_news().await;
    world.after(days(1)).await;
    assert!(world.headlines("Bob").await.contains("Keypoint"), "it posts again");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_direct_messages_are_closed_the_channel_is_told() {
    let (mut world, server) = crate::on_discord().await;
    world.has_the_channel("doomed").await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning channel:#doomed").await;
    world.that_is_old_news().await;
    server.fake.lock().users.get_mut(&server.owner).unwrap().takes_direct_messages = false;
    server.forbid("doomed", SEND_MESSAGES);
    world.after(days(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"#interview-practice, Keypoint: A schedule is paused");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_thread_that_was_archived_opens_for_the_reveal() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.that_is_old_news().await;
    let thread = server.thread("interview-practice");
    server.fake.lock().archive_thread(thread, true);
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_thread_that_discord_archives_for_its_silence_opens_again_while_the_round_is_open() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:14d").await;
    world.that_is_old_news().await;
    let thread = server.thread("interview-practice");
    let is_archived = || server.fake.lock().channels[&thread].thread.as_ref().unwrap().archived;
    world.after(days(8)).await;
    world.hears(|| server.fake.lock().archive_idle_threads()).await;
    assert!(!is_archived(), "it was opened again");
    world.after(days(7)).await;
    assert!(world.headlines("Bob").await.contains("Reveal: A channel that is closed"));
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_thread_that_was_locked_gets_its_reveal_in_the_channel() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.that_is_old_news().await;
    let thread = server.thread("interview-practice");
    server.fake.lock().change_thread(thread, |channel| {
        let thread = channel.thread.as_mut().unwrap();
        (thread.locked, thread.archived) = (true, true);
    });
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    #interview-practice, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn sealed_answers_of_a_thread_that_was_locked_or_deleted_are_shown_in_the_channel() {
    for deleted in [false, true] {
        let (mut world, server) = crate::on_discord().await;
        world.runs("Ada", "/question go reveal:10m answers:sealed").await;
        world.answers_by_form("Bob", "The zero value").await;
        world.that_is_old_news().await;
        let thread = server.thread("interview-practice");
        if deleted {
            world.hears(|| drop(server.fake.lock().delete_channel(thread))).await;
        } else {
            server.fake.lock().change_thread(thread, |channel| {
                let thread = channel.thread.as_mut().unwrap();
                (thread.locked, thread.archived) = (true, true);
            });
        }
        world.after(minutes(10)).await;
        let seen = world.headlines("Bob").await;
        let lines: Vec<&str> =
            seen.lines().filter(|line| line.starts_with("#interview-practice, Keypoint:")).collect();
        let (reveal, answer) = ("Reveal: A channel that is closed", "An answer to A channel that is closed");
        assert!(
            matches!(lines[..], [one, other] if one.ends_with(reveal) && other.ends_with(answer)),
            "{seen}"
        );
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn a_thread_that_was_deleted_gets_its_reveal_in_the_channel() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.that_is_old_news().await;
    let thread = server.thread("interview-practice");
    world.hears(|| drop(server.fake.lock().delete_channel(thread))).await;
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    #interview-practice, Keypoint: Reveal: A channel that is closed
    thread of “A channel that is closed”, Bob ✓, gone: The zero value
    ");
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Your practice

      Points: 15 · This week: 15 (place 1 of 1) · Answers in time: 1

      Where the points come from

      - Answers to questions that others asked for: 10 points
      - First answers on a topic: 5 points

      Strongest topics

      - go: 15 points

      Last rounds

      - A channel that is closed: answered, 15 points
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_card_that_was_deleted_is_missed_by_nobody_but_the_eye() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.that_is_old_news().await;
    let channel = server.channel("interview-practice");
    let card = server.fake.sees(server.owner, channel).into_iter().find(|message| message.flags & 32 != 0);
    server.fake.delete(server.owner, channel, card.unwrap().id).unwrap();
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    thread of “”, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint, gone: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn what_moderators_delete_in_bulk_withdraws_no_answer() {
    let (mut world, server) = crate::on_discord().await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.says_in_thread("Bob", "The zero value").await;
    world.says_in_thread("Bob", "and false").await;
    world.that_is_old_news().await;
    let thread = server.thread("interview-practice");
    let said: Vec<_> = server
        .fake
        .sees(server.owner, thread)
        .into_iter()
        .filter(|message| message.author != server.application)
        .map(|message| message.id)
        .collect();
    world.hears(|| server.fake.purge(server.owner, thread, &said).unwrap()).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert!(world.notes("Bob").await.contains("Points: 15"));
    world.after(minutes(10)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_channel_that_the_bot_no_longer_sees_ends_nothing_but_its_own_rounds() {
    let (mut world, server) = crate::on_discord().await;
    world.has_the_channel("other").await;
    world.runs("Ada", "/question go reveal:10m").await;
    world.goes_to("Bob", "other");
    world.runs("Bob", "/question http reveal:10m").await;
    world.that_is_old_news().await;
    server.forbid("interview-practice", VIEW_CHANNEL);
    world.after(minutes(10)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #other, Keypoint, changed: An endpoint that became slow
    thread of “An endpoint that became slow”, Keypoint: Reveal: An endpoint that became slow
    #interview-practice, only Ada, Keypoint: A reveal is missing
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
