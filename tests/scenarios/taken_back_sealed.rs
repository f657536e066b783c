//! An admin takes a round back whose answers nobody was to see before its reveal.

use insta::assert_snapshot;

use crate::{
    recount::check,
    world::{World, minutes},
};

/// Bob and Ada have answered by form; the reveal comes an hour after the question.
async fn with_sealed_answers(mode: &str) -> World {
    let mut world = crate::world().await;
    world.runs("Ada", &format!("/question go reveal:1h answers:{mode}")).await;
    world.answers_by_form("Bob", "The zero value.").await;
    world.after(minutes(1)).await;
    world.answers_by_form("Ada", "It blocks.").await;
    world.that_is_old_news().await;
    world
}

async fn is_taken_back(world: &mut World) {
    world.runs("Ada", "/round void").await;
    world.presses("Ada", "Take it back").await;
    world.that_is_old_news().await;
}

#[tokio::test]
async fn before_the_reveal_nobody_ever_sees_what_was_said_and_nothing_is_earned() {
    for mode in ["sealed", "anonymous"] {
        let mut world = with_sealed_answers(mode).await;
        is_taken_back(&mut world).await;
        check(&world).await;
        // The time of the reveal passes, and the bot reads the thread again.
        world.after(minutes(90)).await;
        world.restarts().await;
        assert_eq!(world.news("Bob").await, "");
        world.runs("Bob", "/answer").await;
        world.runs("Bob", "/stats").await;
        let told = world.notes("Bob").await;
        assert!(told.contains("No answers yet"), "{told}");
        check(&world).await;
        world.that_is_old_news().await;
        world.nothing_left_unread().await;
    }
}

#[tokio::test]
async fn a_form_that_is_open_meanwhile_is_refused_with_the_reason() {
    let mut world = with_sealed_answers("sealed").await;
    world.presses("Bob", "Answer").await;
    world.that_is_old_news().await;
    is_taken_back(&mut world).await;
    world.submits("Bob", "Sent-too-late").await;
    let told = world.news("Bob").await;
    assert!(told.contains("An admin took this round back"), "{told}");
    world.after(minutes(90)).await;
    let kept = world.everything().await;
    assert!(kept.contains("The zero value.") && !kept.contains("Sent-too-late"), "{kept}");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn after_the_reveal_what_was_shown_stays_and_counts_no_more() {
    let mut world = with_sealed_answers("sealed").await;
    world.after(minutes(60)).await;
    let shown = world.threads("Bob").await;
    assert!(shown.contains("The zero value.") && shown.contains("It blocks."), "{shown}");
    world.that_is_old_news().await;
    is_taken_back(&mut world).await;
    check(&world).await;
    assert_snapshot!(world.threads("Bob").await, @"");
    world.runs("Bob", "/stats").await;
    let told = world.notes("Bob").await;
    assert!(told.contains("No answers yet"), "{told}");
    world.restarts().await;
    world.after(minutes(90)).await;
    assert_snapshot!(world.threads("Bob").await, @"");
    check(&world).await;
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
