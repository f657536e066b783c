//! What admins decide about a round that has been posted: it is taken back, its question is not asked any
//! more, or it shows its question as it was mended.

use insta::assert_snapshot;
use keypoint::practice::question::{KeyPoint, Question};

use crate::{
    recount::check,
    world::{World, hours, minutes, questions},
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
    assert_snapshot!(world.notes("Ada").await, @"");
    world.presses("Ada", "Take it back").await;
    assert_snapshot!(world.news("Ada").await, @"");
    world.that_is_old_news().await;
    check(&world).await;
    // What is said now is talk, and the time of the reveal passes by.
    world.says_in_thread("Bob", "And ok is false").await;
    world.runs("Bob", "/leaderboard").await;
    world.runs_in_thread_of("Bob", questions::CHANNELS, "/answer").await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/reveal").await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/round void").await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/round refresh").await;
    world.after(hours(3)).await;
    assert_snapshot!(world.news("Bob").await, @"");
    assert_snapshot!(world.notes("Ada").await, @"");
    check(&world).await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_round_can_be_taken_back_after_its_reveal_and_from_its_thread() {
    let mut world = with_an_answer().await;
    world.after(hours(2)).await;
    world.runs("Ada", "/question http reveal:1h").await;
    world.that_is_old_news().await;
    world.runs_in_thread_of("Ada", questions::CHANNELS, "/round void").await;
    world.presses("Ada", "Take it back").await;
    world.presses("Ada", "Take it back").await;
    assert_snapshot!(world.news("Ada").await, @"");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn streaks_are_as_if_a_round_that_is_taken_back_had_never_been() {
    let mut world = crate::world().await;
    world.adds_the_schedule("Ada", "\"0 * * * *\" name:hourly reveal:30m").await;
    world.waits_until("2026-03-02 09:00").await;
    world.says_in_thread("Bob", "Nine").await;
    // Two in a row would break it.
    world.after(hours(2)).await;
    world.runs("Ada", "/round void").await;
    world.presses("Ada", "Take it back").await;
    check(&world).await;
    world.after(hours(1)).await;
    world.says_in_thread("Bob", "Twelve").await;
    check(&world).await;
    world.that_is_old_news().await;
    world.runs("Bob", "/stats").await;
    assert_snapshot!(world.notes("Bob").await, @"");
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
    world.says("Bob", "No question at all").await;
    world.runs_in_thread_below("Ada", "No question at all", "/round drop").await;
    assert_snapshot!(world.notes("Ada").await, @"");
    assert_snapshot!(world.notes("Bob").await, @"");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_question_that_is_dropped_is_asked_no_more_until_it_is_put_back() {
    let mut world = with_an_answer().await;
    world.runs("Ada", "/round drop").await;
    world.runs("Ada", "/round drop").await;
    assert_snapshot!(world.notes("Ada").await, @"");
    // The round goes on as it is.
    world.after(hours(2)).await;
    assert_snapshot!(world.headlines("Bob").await, @"");
    world.runs("Bob", "/question go").await;
    world.runs("Bob", "/question go private").await;
    assert_snapshot!(world.notes("Bob").await, @"");
    world.that_is_old_news().await;
    world.presses("Ada", "Put it back").await;
    world.runs("Bob", "/question go reveal:10m").await;
    assert_snapshot!(world.news("Ada").await, @"");
    world.after(minutes(10)).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

/// The question about Go as it was mended: with another prompt and one key point more, and another topic,
/// which the round does not take.
fn mended() -> Question {
    let mut question = questions::channels();
    question.prompt = "What does a receive from a closed channel return, and when?".to_owned();
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
    assert_snapshot!(world.notes("Ada").await, @"");
    world.has_the_bank(questions::of([mended()]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.news("Ada").await, @"");
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
    assert_snapshot!(world.news("Ada").await, @"");
    world.has_the_bank(questions::of([questions::slow()]));
    world.runs("Ada", "/round refresh").await;
    assert_snapshot!(world.notes("Ada").await, @"");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
