//! The contract of the local chat's tables, on both databases.

use keypoint::{
    chat::local::model::{Body, Happening, MemberView, NewMessage},
    practice::Timestamp,
    store::{Store, StoreError, Tx, local::KEPT_HAPPENINGS},
};

use crate::support::{Database, on_both_databases};

on_both_databases!(
    numbers_follow_the_order_of_commits,
    a_transaction_that_is_dropped_takes_no_number,
    what_happened_too_long_ago_is_forgotten,
    names_are_taken_once,
    keys_are_taken_once,
    a_mark_never_moves_back,
    a_deleted_message_loses_its_text,
);

fn now() -> Timestamp {
    Timestamp::from_timestamp_millis(1_795_000_000_123).unwrap()
}

fn member(id: &str, name: &str) -> MemberView {
    MemberView { id: id.to_owned(), name: name.to_owned(), admin: true }
}

fn happening(id: i64) -> Happening {
    Happening::Member { id: id.to_string() }
}

async fn with_channel(tx: &mut Tx) {
    tx.add_local_member(&member("m", "Ada"), now()).await.unwrap();
    tx.add_local_channel("c", "go", now()).await.unwrap();
}

fn in_channel<'a>(body: &'a Body, effect_key: Option<&'a str>) -> NewMessage<'a> {
    NewMessage {
        channel: "c",
        thread: None,
        author: None,
        only_for: None,
        effect_key,
        client_key: None,
        body,
        reply_to: None,
    }
}

/// Records ten happenings, each in its own transaction.
async fn record(store: Store) {
    for _ in 0..10 {
        let mut tx = store.begin().await.unwrap();
        let seq = tx.next_local_seq().await.unwrap();
        // Whoever holds a number has seen everything before it.
        let seen = tx.local_happenings(0, 1_000).await.unwrap();
        assert_eq!(seen.last().map_or(0, |last| last.seq), seq - 1);
        tx.add_local_happening(seq, &happening(seq), None, now()).await.unwrap();
        tx.commit().await.unwrap();
    }
}

async fn numbers_follow_the_order_of_commits(database: &Database) {
    let (one, other) = (database.store().await, database.store().await);
    tokio::join!(record(one.clone()), record(other.clone()), record(one.clone()), record(other));
    let seen = one.read().await.unwrap().local_happenings(0, 1_000).await.unwrap();
    let numbers: Vec<i64> = seen.iter().map(|one| one.seq).collect();
    assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    assert!(seen.iter().all(|one| one.what == happening(one.seq)));
}

async fn a_transaction_that_is_dropped_takes_no_number(database: &Database) {
    let store = database.store().await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.next_local_seq().await.unwrap(), 1);
    drop(tx);
    let mut tx = store.begin().await.unwrap();
    assert_eq!(tx.next_local_seq().await.unwrap(), 1);
    assert_eq!(tx.local_seq().await.unwrap(), 1);
}

async fn what_happened_too_long_ago_is_forgotten(database: &Database) {
    let store = database.store().await;
    let mut tx = store.begin().await.unwrap();
    for seq in [1, 2, KEPT_HAPPENINGS + 1] {
        tx.add_local_happening(seq, &happening(seq), Some("m"), now()).await.unwrap();
    }
    let seen = tx.local_happenings(0, 10).await.unwrap();
    assert_eq!(seen.iter().map(|one| one.seq).collect::<Vec<_>>(), [2, KEPT_HAPPENINGS + 1]);
    assert_eq!(seen[0].only_for.as_deref(), Some("m"));
    assert_eq!(tx.local_happenings(2, 10).await.unwrap().len(), 1);
    assert_eq!(tx.local_happenings(0, 1).await.unwrap().len(), 1);
}

async fn names_are_taken_once(database: &Database) {
    let store = database.store().await;
    let mut tx = store.begin().await.unwrap();
    with_channel(&mut tx).await;
    tx.commit().await.unwrap();
    let taken = store.begin().await.unwrap().add_local_member(&member("n", "Ada"), now()).await;
    assert!(matches!(taken, Err(StoreError::Duplicate)), "{taken:?}");
    let taken = store.begin().await.unwrap().add_local_channel("d", "go", now()).await;
    assert!(matches!(taken, Err(StoreError::Duplicate)), "{taken:?}");
}

async fn keys_are_taken_once(database: &Database) {
    let store = database.store().await;
    let body = Body::Markdown("text".to_owned());
    let mut tx = store.begin().await.unwrap();
    with_channel(&mut tx).await;
    tx.add_local_message("1", &in_channel(&body, Some("k")), now()).await.unwrap();
    // No key is no key, any number of times.
    tx.add_local_message("2", &in_channel(&body, None), now()).await.unwrap();
    tx.add_local_message("3", &in_channel(&body, None), now()).await.unwrap();
    assert_eq!(tx.local_record_of_effect("k").await.unwrap().unwrap().id, "1");
    assert_eq!(tx.local_record_of_client("k").await.unwrap(), None);
    let taken = tx.add_local_message("4", &in_channel(&body, Some("k")), now()).await;
    assert!(matches!(taken, Err(StoreError::Duplicate)), "{taken:?}");
}

async fn a_mark_never_moves_back(database: &Database) {
    let store = database.store().await;
    let mut tx = store.begin().await.unwrap();
    with_channel(&mut tx).await;
    assert!(tx.mark_local_read("m", "c", "2").await.unwrap());
    assert!(!tx.mark_local_read("m", "c", "1").await.unwrap());
    assert!(!tx.mark_local_read("m", "c", "2").await.unwrap());
    assert!(tx.mark_local_read("m", "c", "3").await.unwrap());
    assert!(tx.mark_local_read("m", "d", "1").await.unwrap());
}

async fn a_deleted_message_loses_its_text(database: &Database) {
    let store = database.store().await;
    let body = Body::Markdown("text".to_owned());
    let mut tx = store.begin().await.unwrap();
    with_channel(&mut tx).await;
    tx.add_local_message("1", &in_channel(&body, Some("k")), now()).await.unwrap();
    let kept = tx.local_record("1").await.unwrap().unwrap();
    assert_eq!((kept.posted_at, &kept.body, kept.deleted, kept.ticked), (now(), &body, false, false));
    tx.delete_local_message("1", now()).await.unwrap();
    let kept = tx.local_record_of_effect("k").await.unwrap().unwrap();
    assert_eq!((kept.body, kept.deleted), (Body::Deleted, true));
    assert_eq!(tx.local_message("m", "1").await.unwrap(), None);
    for stale in [tx.delete_local_message("1", now()).await, tx.set_local_body("1", &body, now()).await] {
        assert!(matches!(stale, Err(StoreError::Stale)), "{stale:?}");
    }
}
