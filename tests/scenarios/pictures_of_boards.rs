//! The leaderboard as a picture, beside its words.

use crate::world::{World, hours};

/// The width and the height of a picture in PNG, in pixels.
fn size(png: &[u8]) -> (u32, u32) {
    assert_eq!(png[..8], *b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

async fn with_answers(names: &[&str]) -> World {
    let mut world = crate::world().await;
    for name in names {
        world.joins(name).await;
    }
    world.runs("Ada", "/question go reveal:10m").await;
    for name in names {
        world.says_in_thread(name, "I would say this.").await;
    }
    world.after(hours(1)).await;
    world.that_is_old_news().await;
    world
}

#[tokio::test]
async fn a_leaderboard_brings_a_picture_that_says_in_words_what_it_shows() {
    let mut world = with_answers(&["Bob", "Zoë"]).await;
    let picture = world.gets_the_picture("Bob", "/leaderboard").await;
    assert_eq!(
        picture.alt,
        "Leaderboard · this week: 1. Bob with 15 points and 1. Zoë with 15 points; you have place 1 with 15 points."
    );
    let (width, height) = size(&picture.png);
    assert!(width == 880 && (300..500).contains(&height), "{width} x {height}");
    // Who else asks sees themselves in it.
    let other = world.gets_the_picture("Zoë", "/leaderboard").await;
    assert_eq!(size(&other.png), (width, height));
    assert_ne!(other.png, picture.png);
    world.nothing_left_unread().await;
}

#[tokio::test]
async fn a_leaderboard_without_anybody_has_no_picture() {
    let mut world = crate::world().await;
    world.runs("Ada", "/leaderboard").await;
    world.notes("Ada").await;
    assert!(world.picture("Ada").await.is_none());
    world.nothing_left_unread().await;
}
