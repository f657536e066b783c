//! A card that is there twice.

use insta::assert_snapshot;

use crate::world::{minutes, stage::FIRST_CHANNEL};

#[tokio::test]
async fn a_card_that_comes_once_more_is_removed_within_a_minute() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.says_in_thread("Bob", "It returns at once.").await;
    world.that_is_old_news().await;
    world
        .sees(|| {
            server.card_comes_again(FIRST_CHANNEL);
        })
        .await;
    world.after(minutes(1)).await;
    assert_eq!(server.cards(FIRST_CHANNEL).len(), 1);
    world.says_in_thread("Ada", "The zero value.").await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Ada ✓: The zero value.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn of_two_cards_the_one_with_answers_stays() {
    let (mut world, server) = crate::on_slack().await;
    world.runs("Ada", "/question go reveal:30m").await;
    world.that_is_old_news().await;
    let mut copy = String::new();
    world.sees(|| copy = server.card_comes_again(FIRST_CHANNEL)).await;
    let there: Vec<String> = server.cards(FIRST_CHANNEL).into_iter().map(|card| card.ts).collect();
    assert_eq!(there.len(), 1);
    world.says_in_thread("Bob", "It returns at once.").await;
    world.after(minutes(30)).await;
    assert_snapshot!(world.headlines("Bob").await, @"
    #interview-practice, Keypoint, changed: A channel that is closed
    thread of “A channel that is closed”, Bob ✓: It returns at once.
    thread of “A channel that is closed”, Keypoint: Reveal: A channel that is closed
    ");
    world.nothing_left_unread().await;
}
