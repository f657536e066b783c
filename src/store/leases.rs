//! What one process holds at a time, under a lease.

use std::time::Duration;

use super::{Result, Tx, hit};
use crate::practice::Timestamp;

impl Tx {
    /// Takes a lease, or extends it; returns whether `holder` has it now. One that ran out is free.
    pub async fn hold_lease(
        &mut self,
        name: &str,
        holder: &str,
        now: Timestamp,
        span: Duration,
    ) -> Result<bool> {
        let lease_now = self.lease_now(now).await?;
        let until = lease_now + i64::try_from(span.as_millis()).unwrap_or(i64::MAX / 2);
        let result = sqlx::query(
            "insert into leases (name, holder, lease_until) values ($1, $2, $3)
             on conflict (name) do update set holder = excluded.holder, lease_until = excluded.lease_until
             where leases.holder = excluded.holder or leases.lease_until < $4",
        )
        .bind(name)
        .bind(holder)
        .bind(until)
        .bind(lease_now)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Gives a lease back, if `holder` has it.
    pub async fn release_lease(&mut self, name: &str, holder: &str) -> Result<()> {
        sqlx::query("delete from leases where name = $1 and holder = $2")
            .bind(name)
            .bind(holder)
            .execute(self.connection())
            .await?;
        Ok(())
    }
}
