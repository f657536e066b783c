//! The rows of the local chat: its members, channels, read marks and the order of what happened.
//!
//! Who may see what is part of the queries here; every other rule of the chat is `chat::local`'s.

mod files;
mod messages;

use sqlx::{Row, any::AnyRow, query};

use super::{Result, Tx, from_json, hit, hit_one, millis, to_json};
use crate::{
    chat::local::model::{ChannelView, Happening, MemberView, RecordedHappening},
    practice::Timestamp,
};

/// How many happenings are kept for pages that were away. A page that missed more is told to
/// reload, which is cheaper for it than ten thousand events.
pub const KEPT_HAPPENINGS: i64 = 10_000;

/// A channel with how many messages a member has not seen in it, and in those of its threads that
/// they follow: the ones that they have a read mark in.
macro_rules! channels {
    ($rest:literal) => {
        concat!(
            "select c.id, c.name,
                (select count(*) from local_messages m
                 where m.channel_id = c.id and m.thread is null and m.deleted_at is null
                   and (m.only_for is null or m.only_for = $1) and (m.author_id is null or m.author_id <> $1)
                   and m.id > coalesce(
                       (select r.up_to from local_reads r where r.member_id = $1 and r.place = c.id), ''))
              + (select count(*) from local_messages m
                 join local_reads r on r.place = m.thread and r.member_id = $1
                 where m.channel_id = c.id and m.deleted_at is null and m.id > r.up_to
                   and (m.only_for is null or m.only_for = $1) and (m.author_id is null or m.author_id <> $1))
                as unread
            from local_channels c ",
            $rest
        )
    };
}

impl Tx {
    /// Takes the next number of the order of happenings.
    ///
    /// The counter's row stays locked until the transaction ends, so that the numbers are in the
    /// order of commits, and whoever holds one has seen everything before it.
    pub async fn next_local_seq(&mut self) -> Result<i64> {
        let row = query("update local_counter set value = value + 1 where id = 1 returning value")
            .fetch_one(self.connection())
            .await?;
        Ok(row.try_get("value")?)
    }

    /// The number of the last happening; 0 if there was none.
    pub async fn local_seq(&mut self) -> Result<i64> {
        let row = query("select value from local_counter where id = 1").fetch_one(self.connection()).await?;
        Ok(row.try_get("value")?)
    }

    /// Records what happened under a number of [`Tx::next_local_seq`], and forgets what is too long
    /// ago. `only_for` is the only member who may know.
    pub async fn add_local_happening(
        &mut self,
        seq: i64,
        what: &Happening,
        only_for: Option<&str>,
        at: Timestamp,
    ) -> Result<()> {
        let result = query("insert into local_events (seq, what, only_for, at) values ($1, $2, $3, $4)")
            .bind(seq)
            .bind(to_json(what)?)
            .bind(only_for)
            .bind(millis(at))
            .execute(self.connection())
            .await?;
        hit_one(&result)?;
        query("delete from local_events where seq <= $1")
            .bind(seq - KEPT_HAPPENINGS)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// What happened after a number, oldest first: at most `limit` of it, other members' included.
    pub async fn local_happenings(&mut self, after: i64, limit: u32) -> Result<Vec<RecordedHappening>> {
        query("select seq, what, only_for from local_events where seq > $1 order by seq limit $2")
            .bind(after)
            .bind(i64::from(limit))
            .fetch_all(self.connection())
            .await?
            .iter()
            .map(|row| {
                Ok(RecordedHappening {
                    seq: row.try_get("seq")?,
                    what: from_json("local event", row.try_get("what")?)?,
                    only_for: row.try_get("only_for")?,
                })
            })
            .collect()
    }

    /// Every member, in the order in which they came.
    pub async fn local_members(&mut self) -> Result<Vec<MemberView>> {
        query("select id, name, admin from local_members order by id")
            .fetch_all(self.connection())
            .await?
            .iter()
            .map(|row| read_member(row, ["id", "name", "admin"]))
            .collect()
    }

    /// A member.
    pub async fn local_member(&mut self, id: &str) -> Result<Option<MemberView>> {
        query("select id, name, admin from local_members where id = $1")
            .bind(id)
            .fetch_optional(self.connection())
            .await?
            .map(|row| read_member(&row, ["id", "name", "admin"]))
            .transpose()
    }

    /// Adds a member.
    ///
    /// # Errors
    /// `Duplicate` when the name is taken.
    pub async fn add_local_member(&mut self, member: &MemberView, at: Timestamp) -> Result<()> {
        let result = query("insert into local_members (id, name, admin, created_at) values ($1, $2, $3, $4)")
            .bind(&*member.id)
            .bind(&*member.name)
            .bind(i64::from(member.admin))
            .bind(millis(at))
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Every channel as a member sees it, in the order in which they were made.
    pub async fn local_channels(&mut self, reader: &str) -> Result<Vec<ChannelView>> {
        query(channels!("order by c.id"))
            .bind(reader)
            .fetch_all(self.connection())
            .await?
            .iter()
            .map(read_channel)
            .collect()
    }

    /// A channel as a member sees it.
    pub async fn local_channel(&mut self, reader: &str, id: &str) -> Result<Option<ChannelView>> {
        query(channels!("where c.id = $2"))
            .bind(reader)
            .bind(id)
            .fetch_optional(self.connection())
            .await?
            .map(|row| read_channel(&row))
            .transpose()
    }

    /// The name of a channel.
    pub async fn local_channel_name(&mut self, id: &str) -> Result<Option<String>> {
        let row = query("select name from local_channels where id = $1")
            .bind(id)
            .fetch_optional(self.connection())
            .await?;
        Ok(row.map(|row| row.try_get("name")).transpose()?)
    }

    /// Adds a channel.
    ///
    /// # Errors
    /// `Duplicate` when the name is taken.
    pub async fn add_local_channel(&mut self, id: &str, name: &str, at: Timestamp) -> Result<()> {
        let result = query("insert into local_channels (id, name, created_at) values ($1, $2, $3)")
            .bind(id)
            .bind(name)
            .bind(millis(at))
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Marks a place (a channel, or a thread by the message that it hangs on) as read up to a
    /// message; whether that was news. A mark never moves back.
    pub async fn mark_local_read(&mut self, reader: &str, place: &str, up_to: &str) -> Result<bool> {
        let result = query(
            "insert into local_reads (member_id, place, up_to) values ($1, $2, $3)
             on conflict (member_id, place) do update set up_to = excluded.up_to
             where local_reads.up_to < excluded.up_to",
        )
        .bind(reader)
        .bind(place)
        .bind(up_to)
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }
}

fn read_member(row: &AnyRow, [id, name, admin]: [&str; 3]) -> Result<MemberView> {
    let admin: i64 = row.try_get(admin)?;
    Ok(MemberView { id: row.try_get(id)?, name: row.try_get(name)?, admin: admin != 0 })
}

fn read_channel(row: &AnyRow) -> Result<ChannelView> {
    Ok(ChannelView { id: row.try_get("id")?, name: row.try_get("name")?, unread: read_count(row, "unread")? })
}

/// Reads a `count(*)`, which is never negative.
fn read_count(row: &AnyRow, column: &str) -> Result<u64> {
    let count: i64 = row.try_get(column)?;
    Ok(count.unsigned_abs())
}
