//! What Slack tells twice, late, or in another order.

use insta::assert_snapshot;

use crate::world::{hours, minutes, stage::FIRST_CHANNEL};

#[tokio::test]
async fn what_is_told_twice_is_done_once() {
    let (mut world, server) = crate::on_slack().await;
    server.fake.slack.sockets.behave(|manner| manner.twice = true);
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.answers_by_form("Bob", "With the zero value.").await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    #interview-practice, only Bob, Keypoint: Your answer is in. The reveal is on Mon 2 Mar, 08:30 CET; until then, sending again replaces it.
    thread of “A channel that is closed”, Keypoint: Bob:
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"
    #interview-practice, only Bob, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer (you)

      1 member has answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_edit_that_comes_before_an_older_one_stays() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It blocks.").await;
    let (channel, bob) = (server.channel(FIRST_CHANNEL), server.member("Bob"));
    let ts = {
        let state = server.fake.lock();
        let said = state.messages[&channel].values().find(|message| message.text == "It blocks.");
        said.unwrap().ts.clone()
    };
    world.after(minutes(1)).await;
    server.fake.slack.sockets.behave(|manner| manner.out_of_order = true);
    world
        .hears_of(2, || {
            server.fake.edit(&bob, &channel, &ts, "It hangs.").unwrap();
            server.fake.edit(&bob, &channel, &ts, "It returns at once.").unwrap();
        })
        .await;
    server.fake.slack.sockets.behave(|manner| manner.out_of_order = false);
    let kept: String = sqlx::query_scalar("select body from answer_parts order by said_at limit 1")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    assert_eq!(kept, "It returns at once.");
    world.after(minutes(1)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn an_answer_that_was_said_while_no_socket_was_there_is_read_afterwards() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.that_is_old_news().await;
    world.stops();
    let (channel, bob) = (server.channel(FIRST_CHANNEL), server.member("Bob"));
    let card = server.cards(FIRST_CHANNEL).pop().unwrap().ts;
    server.fake.reply(&bob, &channel, &card, "It returns at once.").unwrap();
    world.starts().await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}
