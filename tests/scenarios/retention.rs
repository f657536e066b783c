//! For how long texts are kept, where a thread takes messages for ever.

use crate::world::{days, hours};

#[tokio::test]
async fn what_is_said_in_a_thread_long_after_is_no_more_kept_than_the_rest() {
    let mut world = crate::world().await;
    world.runs("Ada", "/privacy retention 30").await;
    world.runs("Ada", "/question go reveal:1h").await;
    world.says_in_thread("Bob", "In time").await;
    world.after(hours(2)).await;
    world.after(days(31)).await;
    world.forgets_what_is_old().await;
    world.says_in_thread("Bob", "Late by a month").await;
    assert!(world.everything().await.contains("Late by a month"));
    world.forgets_what_is_old().await;
    let everything = world.everything().await;
    assert!(!everything.contains("Late by a month") && !everything.contains("In time"), "{everything}");
    world.that_is_old_news().await;
    world.nothing_left_unread().await;
}
