//! What earns points, and how streaks go on.

use insta::assert_snapshot;

use crate::{
    recount::check,
    world::{World, days, hours, questions},
};

#[tokio::test]
async fn everyone_sees_what_earns_points_and_only_admins_change_it() {
    let mut world = crate::world().await;
    world.runs("Bob", "/points").await;
    world.runs("Bob", "/points reason:streak value:2").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    world.runs("Ada", "/points reason:streak value:2").await;
    world.runs("Ada", "/points streak value:2").await;
    world.runs("Ada", "/points streak value:1000").await;
    world.runs("Ada", "/points streak").await;
    world.runs("Ada", "/points value:3").await;
    world.runs("Ada", "/points").await;
    assert_snapshot!(world.notes("Ada").await, @"");
    world.nothing_left_unread().await;
}

/// A schedule of a question a day at nine, each of another topic than the one before.
async fn with_a_daily_question() -> World {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "daily 09:00 name:daily reveal:1h").await;
    world.waits_until("2026-03-02 09:00").await;
    world
}

#[tokio::test]
async fn a_round_gives_what_was_given_when_it_was_posted() {
    let mut world = with_a_daily_question().await;
    world.runs("Ada", "/points scheduled value:20").await;
    world.that_is_old_news().await;
    world.answers_by_form("Bob", "Before the change").await;
    world.after(days(1)).await;
    world.answers_by_form("Bob", "After the change").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn one_missed_round_in_fourteen_is_forgiven_by_itself() {
    let mut world = with_a_daily_question().await;
    for day in 1..=3 {
        world.says_in_thread("Bob", &format!("Day {day}")).await;
        world.after(days(1)).await;
    }
    // The fourth is missed.
    world.after(days(1)).await;
    world.says_in_thread("Bob", "Day 5").await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    check(&world).await;
    // A second one within the fourteen is not.
    world.after(days(2)).await;
    world.says_in_thread("Bob", "Day 7").await;
    world.after(hours(2)).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    check(&world).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn the_first_answer_on_a_topic_is_another_one_when_it_goes() {
    let mut world = crate::world().await;
    world.has_the_bank(questions::numbered(3));
    world.runs("Ada", "/question reveal:3h").await;
    world.says_in_thread("Bob", "To the first").await;
    world.runs("Ada", "/question reveal:3h").await;
    world.answers_by_form("Bob", "To the second").await;
    world.that_is_old_news().await;
    world.deletes("Bob", "To the first").await;
    check(&world).await;
    world.runs("Bob", "/leaderboard").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    world.nothing_left_unread().await;
}
