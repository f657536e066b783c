//! What the bot has written down: read past it, to hold it to its own rules.

use keypoint::clock::Clock;
use sqlx::{AnyConnection, Connection};

use super::World;

impl World {
    /// Work that has failed, or is overdue, and why.
    pub(super) async fn work_not_done(&self) -> Vec<String> {
        let rows: Vec<(String, String, Option<String>)> = sqlx::query_as(
            "select state, key, last_error from jobs
             where state = 'failed' or (state = 'due' and due_at <= $1) order by id",
        )
        .bind(self.clock.now().timestamp_millis())
        .fetch_all(&mut self.records().await)
        .await
        .unwrap();
        let line = |(state, key, error): &(String, String, Option<String>)| {
            format!("{state} {key}: {}", error.as_deref().unwrap_or("no error"))
        };
        rows.iter().map(line).collect()
    }

    /// A connection to the bot's database.
    pub async fn records(&self) -> AnyConnection {
        AnyConnection::connect(&self.database.url).await.unwrap()
    }
}
