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
        /// When the last send was begun.
        at: Timestamp,
    },
}

#[derive(FromRow)]
struct DeliveryRow {
    started_at: i64,
    message: Option<String>,
}

impl Tx {
    /// What is known of the message with this key.
    pub async fn delivery(&mut self, key: &EffectKey) -> Result<Delivery> {
        let row: Option<DeliveryRow> =
            sqlx::query_as("select started_at, message from deliveries where key = $1")
                .bind(&key.0)
                .fetch_optional(self.connection())
                .await?;
        match row {
            None => Ok(Delivery::Untried),
            Some(DeliveryRow { message: Some(message), .. }) => {
                Ok(Delivery::Sent(from_json("message", &message)?))
            }
            Some(DeliveryRow { started_at, message: None }) => Ok(Delivery::Begun { at: time(started_at)? }),
        }
    }

    /// Writes down that a send begins now.
    pub async fn begin_delivery(&mut self, key: &EffectKey, place: &Place, now: Timestamp) -> Result<()> {
        let result = sqlx::query(
            "insert into deliveries (key, place, started_at) values ($1, $2, $3)
             on conflict (key) do update set started_at = excluded.started_at
             where deliveries.message is null",
        )
        .bind(&key.0)
        .bind(to_json(place)?)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Writes down that it went through.
    pub async fn finish_delivery(&mut self, key: &EffectKey, message: &MessageRef) -> Result<()> {
        let result = sqlx::query("update deliveries set message = $2 where key = $1")
            .bind(&key.0)
            .bind(to_json(message)?)
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Writes down that it certainly did not go through.
    pub async fn drop_delivery(&mut self, key: &EffectKey) -> Result<()> {
        sqlx::query("delete from deliveries where key = $1 and message is null")
            .bind(&key.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
