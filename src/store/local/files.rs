//! The files beside the notes of the local chat.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sqlx::{Row, query};

use crate::{
    practice::Timestamp,
    store::{Result, StoreError, Tx, hit_one, millis},
};

impl Tx {
    /// Keeps the file beside a message, in the place of the one that was there.
    pub async fn set_local_file(&mut self, message: &str, content: &[u8], at: Timestamp) -> Result<()> {
        let result = query(
            "insert into local_files (message_id, content, kept_at) values ($1, $2, $3)
             on conflict (message_id) do update set content = excluded.content, kept_at = excluded.kept_at",
        )
        .bind(message)
        .bind(BASE64.encode(content))
        .bind(millis(at))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// What the file beside a message holds, if there is one and it is still kept.
    pub async fn local_file(&mut self, message: &str) -> Result<Option<Vec<u8>>> {
        let row = query("select content from local_files where message_id = $1")
            .bind(message)
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let content = BASE64.decode(row.try_get::<&str, _>("content")?);
        content.map(Some).map_err(|_| StoreError::corrupt("local file", message))
    }

    /// Takes the file beside a message away, if there is one.
    pub async fn drop_local_file(&mut self, message: &str) -> Result<()> {
        query("delete from local_files where message_id = $1")
            .bind(message)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
