//! What was sent to a platform: written before the send, completed after it.

use sqlx::FromRow;

use super::{Result, Tx, from_json, hit_one, millis, time, to_json};
use crate::{
    chat::port::{EffectKey, MessageRef, Place},
    practice::Timestamp,
};

/// What is known of the message with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// It has not been tried.
    Untried,
    /// It went through, and this is the message.
    Sent(MessageRef),
    /// A send was begun, and nobody knows whether it went through.
    Begun {
        /// When the first send was begun.
        first: Timestamp,
        /// When the last send was begun.
        last: Timestamp,
    },
}

/// What became of writing down that a send went through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The message that counts: the one that was written down first.
    pub message: MessageRef,
    /// How many sends were begun for it. More than one may have arrived.
    pub sends: i64,
}

#[derive(FromRow)]
struct DeliveryRow {
    started_at: i64,
    first_at: Option<i64>,
    message: Option<String>,
}

#[derive(FromRow)]
struct RecordedRow {
    message: String,
    sends: i64,
}

impl Tx {
    /// What is known of the message with this key.
    pub async fn delivery(&mut self, key: &EffectKey) -> Result<Delivery> {
        let row: Option<DeliveryRow> =
            sqlx::query_as("select started_at, first_at, message from deliveries where key = $1")
                .bind(&key.0)
                .fetch_optional(self.connection())
                .await?;
        match row {
            None => Ok(Delivery::Untried),
            Some(DeliveryRow { message: Some(message), .. }) => {
                Ok(Delivery::Sent(from_json("message", &message)?))
            }
            Some(DeliveryRow { started_at, first_at, message: None }) => {
                Ok(Delivery::Begun { first: time(first_at.unwrap_or(started_at))?, last: time(started_at)? })
            }
        }
    }

    /// When the first send of a message was begun, if any was.
    pub async fn first_send(&mut self, key: &EffectKey) -> Result<Option<Timestamp>> {
        let at: Option<i64> =
            sqlx::query_scalar("select coalesce(first_at, started_at) from deliveries where key = $1")
                .bind(&key.0)
                .fetch_optional(self.connection())
                .await?;
        at.map(time).transpose()
    }

    /// Writes down that a send begins now. `last` is when the one before was begun, if one was, of which
    /// it is certain by now that it did not go through.
    ///
    /// # Errors
    /// [`StoreError::Stale`](super::StoreError::Stale): it went through already, or another send was
    /// begun since: two pieces of work may see to the same message.
    pub async fn begin_delivery(
        &mut self,
        key: &EffectKey,
        place: &Place,
        last: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<()> {
        let result = sqlx::query(
            "insert into deliveries (key, place, started_at, first_at, sends) values ($1, $2, $3, $3, 1)
             on conflict (key) do update set started_at = excluded.started_at, sends = deliveries.sends + 1
             where deliveries.message is null and deliveries.started_at = $4",
        )
        .bind(&key.0)
        .bind(to_json(place)?)
        .bind(millis(now))
        .bind(last.map(millis))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Writes down that it went through, unless another message was written down first: that one
    /// counts, and this one is a copy.
    pub async fn finish_delivery(
        &mut self,
        key: &EffectKey,
        message: &MessageRef,
        now: Timestamp,
    ) -> Result<Recorded> {
        let row: RecordedRow = sqlx::query_as(
            "insert into deliveries (key, place, started_at, first_at, sends, message)
             values ($1, $2, $3, $3, 1, $4)
             on conflict (key) do update set message = coalesce(deliveries.message, excluded.message)
             returning message, sends",
        )
        .bind(&key.0)
        .bind(to_json(&message.place)?)
        .bind(millis(now))
        .bind(to_json(message)?)
        .fetch_one(self.connection())
        .await?;
        Ok(Recorded { message: from_json("message", &row.message)?, sends: row.sends })
    }

    /// Another copy of a message counts from now on; `removed` copies are gone.
    ///
    /// # Errors
    /// [`StoreError::Stale`](super::StoreError::Stale): not the first one counts any more.
    pub async fn settle_copies(
        &mut self,
        key: &EffectKey,
        counted: &MessageRef,
        counts: &MessageRef,
        removed: i64,
    ) -> Result<()> {
        let result = sqlx::query(
            "update deliveries set message = $3, copies_removed = copies_removed + $4
             where key = $1 and message = $2",
        )
        .bind(&key.0)
        .bind(to_json(counted)?)
        .bind(to_json(counts)?)
        .bind(removed)
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Messages that were sent more than once since `since`, so that copies of them may turn up, each with
    /// the one that counts.
    pub async fn repeated_deliveries(&mut self, since: Timestamp) -> Result<Vec<(EffectKey, MessageRef)>> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "select key, message from deliveries
             where sends > 1 and started_at >= $1 and message is not null order by started_at",
        )
        .bind(millis(since))
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(|(key, message)| Ok((EffectKey(key), from_json("message", &message)?))).collect()
    }

    /// Writes down that its only send certainly did not go through. After several sends an earlier one
    /// may still arrive, so they stay on record.
    pub async fn drop_delivery(&mut self, key: &EffectKey) -> Result<()> {
        sqlx::query("delete from deliveries where key = $1 and message is null and sends = 1")
            .bind(&key.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Forgets that a message went through: it is to be said again.
    pub async fn forget_delivery(&mut self, key: &EffectKey) -> Result<()> {
        sqlx::query("delete from deliveries where key = $1 and message is not null")
            .bind(&key.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
