//! A card that comes twice: a send that was given up, or a process that stood still, brought another
//! one after all. One stays, and no answer is lost.

use insta::assert_snapshot;

use crate::{
    Server,
    world::{World, hours, minutes, trouble::Trouble},
};

const CHANNEL: &str = "interview-practice";

/// A round of which the first send was lost, so that it was sent again.
async fn sent_twice() -> (World, Server) {
    let (mut world, server) = crate::on_discord().await;
    world.troubles().of_posts([Trouble::RequestLost]);
    world.runs("Ada", "/question go reveal:2h").await;
    world.after(minutes(1)).await;
    assert_eq!(server.cards(CHANNEL).len(), 1);
    world.that_is_old_news().await;
    (world, server)
}

fn ids(server: &Server) -> Vec<u64> {
    server.cards(CHANNEL).iter().map(|card| card.id).collect()
}

#[tokio::test]
async fn a_card_that_comes_again_is_removed() {
    let (mut world, server) = sent_twice().await;
    let first = ids(&server);
    world.sees(|| server.card_comes_again(CHANNEL, false)).await;
    assert_eq!(ids(&server), first);
    world.says_in_thread("Bob", "The zero value").await;
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: The zero value
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_the_channel_cannot_be_read_the_card_that_is_seen_coming_is_removed() {
    let (mut world, server) = sent_twice().await;
    let first = ids(&server);
    world.troubles().unreadable(true);
    world.sees(|| server.card_comes_again(CHANNEL, false)).await;
    assert_eq!(ids(&server), first);
    world.troubles().unreadable(false);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn of_two_cards_without_answers_the_older_one_stays_and_is_answered() {
    let (mut world, server) = sent_twice().await;
    let newer = ids(&server);
    world.sees(|| server.card_comes_again(CHANNEL, true)).await;
    assert_eq!(ids(&server), [newer[0] - 1]);
    world.says_in_thread("Bob", "The zero value").await;
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: The zero value
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint, gone: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_card_that_was_answered_stays() {
    let (mut world, server) = sent_twice().await;
    let first = ids(&server);
    world.stops();
    server.card_comes_again(CHANNEL, false);
    // The newest card is the copy.
    let copy = *ids(&server).last().unwrap();
    world.says_below(&copy.to_string(), "Bob", "Said below the copy").await;
    world.starts().await;
    assert_eq!(ids(&server), [copy]);
    assert_ne!(first, [copy]);
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: Said below the copy
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    #interview-practice, Keypoint, gone: A channel that is closed
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
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn where_both_cards_were_answered_every_answer_counts() {
    let (mut world, server) = sent_twice().await;
    let first = ids(&server);
    world.says_in_thread("Bob", "Said below the first").await;
    world.stops();
    server.card_comes_again(CHANNEL, false);
    let copy = *ids(&server).last().unwrap();
    world.joins("Carol").await;
    world.says_below(&copy.to_string(), "Carol", "Said below the copy").await;
    world.starts().await;
    assert_eq!(ids(&server), first);
    // Reading the threads again does not take Carol's answer for deleted.
    world.restarts().await;
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: Said below the first
    thread of “”, Carol ✓: Said below the copy
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.runs("Ada", "/leaderboard").await;
    assert_snapshot!(world.notes("Ada").await, @"
    #interview-practice, only Ada, Keypoint:
      Leaderboard · this week

      #interview-practice · 2–8 Mar · 7 days left

      1. Bob · 15 points · 1 answer
      1. Carol · 15 points · 1 answer

      2 members have answered in #interview-practice. For all channels: `/leaderboard scope:workspace`.
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_card_of_a_round_that_was_given_up_is_removed() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:1h").await;
    world.that_is_old_news().await;
    world.troubles().of_posts([Trouble::RequestLost]);
    world.waits_until("2026-03-02 09:00").await;
    world.makes_busy(CHANNEL, minutes(5));
    world.after(hours(3)).await;
    world.is_busy_no_more();
    assert_snapshot!(world.headlines("Ada").await, @"#interview-practice, only Ada, Keypoint: A question was not posted");
    let round: String = sqlx::query_scalar("select id from rounds where state = 'abandoned'")
        .fetch_one(&mut world.records().await)
        .await
        .unwrap();
    world.sees(|| server.card_comes(CHANNEL, &round)).await;
    assert_eq!(ids(&server).len(), 0);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_card_of_which_nobody_knew_is_taken_up_when_it_comes() {
    let (mut world, server) = crate::on_discord().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:morning topics:go reveal:1h").await;
    world.that_is_old_news().await;
    world.troubles().of_posts([Trouble::ReplyLost]);
    world.troubles().unreadable(true);
    world.waits_until("2026-03-02 09:00").await;
    world.after(minutes(2)).await;
    assert_snapshot!(world.headlines("Ada").await, @"
    #interview-practice, Keypoint: A channel that is closed
    #interview-practice, only Ada, Keypoint: A question may be missing
    ");
    world.troubles().unreadable(false);
    world.sees(|| server.card_comes_again(CHANNEL, false)).await;
    assert_eq!(ids(&server).len(), 1);
    world.says_in_thread("Bob", "The zero value").await;
    world.after(hours(1)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: The zero value
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}
