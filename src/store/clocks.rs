//! What clocks showed: of each machine the last time that was believed, and the database's own.

use std::time::Duration;

use chrono::TimeDelta;

use super::{Backend, Result, Tx, millis, time};
use crate::practice::Timestamp;

/// How long what a machine showed is kept. A start of a machine that has not been heard of for longer
/// is over.
const KEPT: TimeDelta = TimeDelta::days(30);

impl Tx {
    /// Keeps what the clock shows in this start of a machine. What another start showed that is
    /// later than `wall` and `tolerance` cannot have been right, and is forgotten.
    pub async fn keep_clock(
        &mut self,
        boot: &str,
        wall: Timestamp,
        since_boot: Duration,
        tolerance: TimeDelta,
    ) -> Result<()> {
        sqlx::query(
            "insert into clocks (boot, wall, since_boot) values ($1, $2, $3)
             on conflict (boot) do update set wall = excluded.wall, since_boot = excluded.since_boot",
        )
        .bind(boot)
        .bind(millis(wall))
        .bind(i64::try_from(since_boot.as_millis()).unwrap_or(i64::MAX))
        .execute(self.connection())
        .await?;
        sqlx::query("delete from clocks where boot <> $1 and (wall < $2 or wall > $3)")
            .bind(boot)
            .bind(millis(wall - KEPT))
            .bind(millis(wall + tolerance))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What the clock showed last in this start of a machine, and how long ago that was then.
    pub async fn kept_clock(&mut self, boot: &str) -> Result<Option<(Timestamp, Duration)>> {
        let row: Option<(i64, i64)> = sqlx::query_as("select wall, since_boot from clocks where boot = $1")
            .bind(boot)
            .fetch_optional(self.connection())
            .await?;
        let read = |(wall, since_boot)| {
            Ok((time(wall)?, Duration::from_millis(u64::try_from(since_boot).unwrap_or(0))))
        };
        row.map(read).transpose()
    }

    /// The latest time that any clock showed.
    pub async fn latest_clock(&mut self) -> Result<Option<Timestamp>> {
        let latest: Option<i64> =
            sqlx::query_scalar("select max(wall) from clocks").fetch_one(self.connection()).await?;
        latest.map(time).transpose()
    }

    /// What the database's own clock shows; none where it is the machine's.
    pub async fn database_clock(&mut self) -> Result<Option<Timestamp>> {
        match self.backend {
            Backend::Sqlite => Ok(None),
            // Its clock is asked, and no time of this process's goes into it.
            Backend::Postgres => Ok(Some(time(self.lease_now(Timestamp::UNIX_EPOCH).await?)?)),
        }
    }
}
