//! Which deliveries of a platform were heard, so that what is told again, to whichever process, is not
//! done again.

use super::{Result, Tx, hit, millis};
use crate::{chat::place::Platform, practice::Timestamp};

impl Tx {
    /// Writes down that a delivery was heard; returns whether it was for the first time.
    pub async fn hear(&mut self, platform: Platform, delivery: &str, now: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "insert into heard (platform, delivery, heard_at) values ($1, $2, $3)
             on conflict (platform, delivery) do nothing",
        )
        .bind(platform.name())
        .bind(delivery)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }
}
