//! The messages of the local chat.

use sqlx::{Row, any::AnyRow, query};

use super::{read_count, read_member};
use crate::{
    chat::local::model::{Body, MessageRecord, MessageView, NewMessage, RepliesView, ReplyView},
    practice::Timestamp,
    store::{Result, Tx, from_json, hit, hit_one, millis, time, to_json},
};

/// A message as the member `$1` sees it. What was deleted is seen only while a thread hangs on it.
macro_rules! views {
    ($rest:literal) => {
        concat!(
            "select * from (
                select m.id, m.channel_id, m.thread, m.only_for, m.body, m.posted_at, m.edited_at,
                    m.deleted_at, m.ticked_at, a.id as author_id, a.name as author_name,
                    a.admin as author_admin, q.id as reply_id, q.body as reply_body,
                    qa.name as reply_author,
                    (select count(*) from local_messages r where r.thread = m.id and r.deleted_at is null
                        and (r.only_for is null or r.only_for = $1)) as replies,
                    (select count(*) from local_messages r where r.thread = m.id and r.deleted_at is null
                        and (r.only_for is null or r.only_for = $1)
                        and (r.author_id is null or r.author_id <> $1)
                        and r.id > coalesce((select s.up_to from local_reads s
                            where s.member_id = $1 and s.place = m.id), '')) as replies_unread,
                    (select max(r.posted_at) from local_messages r where r.thread = m.id
                        and r.deleted_at is null
                        and (r.only_for is null or r.only_for = $1)) as replies_last_at
                from local_messages m
                left join local_members a on a.id = m.author_id
                left join local_messages q on q.id = m.reply_to
                left join local_members qa on qa.id = q.author_id
                where m.only_for is null or m.only_for = $1
            ) v where (v.deleted_at is null or v.replies > 0) and ",
            $rest
        )
    };
}

/// A message as it is kept.
macro_rules! records {
    ($rest:literal) => {
        concat!(
            "select m.id, m.channel_id, m.thread, m.only_for, m.body, m.posted_at, m.deleted_at, m.ticked_at,
                a.id as author_id, a.name as author_name, a.admin as author_admin,
                q.author_id as reply_to_author
            from local_messages m
            left join local_members a on a.id = m.author_id
            left join local_messages q on q.id = m.reply_to ",
            $rest
        )
    };
}

/// Sorts after every id of a message, which is all digits.
const AFTER_ALL: &str = "z";

impl Tx {
    /// Keeps a message. Keys that are there already are for the caller to look up first.
    pub async fn add_local_message(
        &mut self,
        id: &str,
        message: &NewMessage<'_>,
        at: Timestamp,
    ) -> Result<()> {
        let result = query(
            "insert into local_messages
                 (id, channel_id, thread, author_id, only_for, effect_key, client_key, body, reply_to, posted_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id)
        .bind(message.channel)
        .bind(message.thread)
        .bind(message.author)
        .bind(message.only_for)
        .bind(message.effect_key)
        .bind(message.client_key)
        .bind(to_json(message.body)?)
        .bind(message.reply_to)
        .bind(millis(at))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// A message, whoever may see it.
    pub async fn local_record(&mut self, id: &str) -> Result<Option<MessageRecord>> {
        self.one_record(records!("where m.id = $1"), id).await
    }

    /// The message that is this effect.
    pub async fn local_record_of_effect(&mut self, key: &str) -> Result<Option<MessageRecord>> {
        self.one_record(records!("where m.effect_key = $1"), key).await
    }

    /// The message that a client gave this key.
    pub async fn local_record_of_client(&mut self, key: &str) -> Result<Option<MessageRecord>> {
        self.one_record(records!("where m.client_key = $1"), key).await
    }

    async fn one_record(&mut self, sql: &'static str, value: &str) -> Result<Option<MessageRecord>> {
        query(sql)
            .bind(value)
            .fetch_optional(self.connection())
            .await?
            .map(|row| read_record(&row))
            .transpose()
    }

    /// What members wrote in a thread, for all to see, oldest first.
    pub async fn local_thread_records(&mut self, thread: &str) -> Result<Vec<MessageRecord>> {
        query(records!(
            "where m.thread = $1 and m.author_id is not null and m.only_for is null and m.deleted_at is null
             order by m.id"
        ))
        .bind(thread)
        .fetch_all(self.connection())
        .await?
        .iter()
        .map(read_record)
        .collect()
    }

    /// A message as a member sees it.
    pub async fn local_message(&mut self, reader: &str, id: &str) -> Result<Option<MessageView>> {
        query(views!("v.id = $2"))
            .bind(reader)
            .bind(id)
            .fetch_optional(self.connection())
            .await?
            .map(|row| read_view(&row))
            .transpose()
    }

    /// The messages of a channel outside its threads as a member sees them, newest first: at most
    /// `limit` of those older than `before`.
    pub async fn local_channel_messages(
        &mut self,
        reader: &str,
        channel: &str,
        before: Option<&str>,
        limit: u32,
    ) -> Result<Vec<MessageView>> {
        query(views!("v.channel_id = $2 and v.thread is null and v.id < $3 order by v.id desc limit $4"))
            .bind(reader)
            .bind(channel)
            .bind(before.unwrap_or(AFTER_ALL))
            .bind(i64::from(limit))
            .fetch_all(self.connection())
            .await?
            .iter()
            .map(read_view)
            .collect()
    }

    /// The messages of a thread as a member sees them, oldest first, without the one that it hangs on.
    pub async fn local_thread_messages(&mut self, reader: &str, thread: &str) -> Result<Vec<MessageView>> {
        query(views!("v.thread = $2 order by v.id"))
            .bind(reader)
            .bind(thread)
            .fetch_all(self.connection())
            .await?
            .iter()
            .map(read_view)
            .collect()
    }

    /// Changes what a message says, unless it is deleted.
    pub async fn set_local_body(&mut self, id: &str, body: &Body, at: Timestamp) -> Result<()> {
        let result =
            query("update local_messages set body = $2, edited_at = $3 where id = $1 and deleted_at is null")
                .bind(id)
                .bind(to_json(body)?)
                .bind(millis(at))
                .execute(self.connection())
                .await?;
        hit_one(&result)
    }

    /// Deletes a message: what it said is gone for good, its keys stay taken.
    pub async fn delete_local_message(&mut self, id: &str, at: Timestamp) -> Result<()> {
        let result = query(
            "update local_messages set body = $2, deleted_at = $3 where id = $1 and deleted_at is null",
        )
        .bind(id)
        .bind(to_json(&Body::Deleted)?)
        .bind(millis(at))
        .execute(self.connection())
        .await?;
        hit_one(&result)
    }

    /// Puts the tick on a message; whether it had none.
    pub async fn tick_local_message(&mut self, id: &str, at: Timestamp) -> Result<bool> {
        let result = query("update local_messages set ticked_at = $2 where id = $1 and ticked_at is null")
            .bind(id)
            .bind(millis(at))
            .execute(self.connection())
            .await?;
        Ok(hit(&result))
    }
}

fn read_record(row: &AnyRow) -> Result<MessageRecord> {
    let author: Option<&str> = row.try_get("author_id")?;
    Ok(MessageRecord {
        id: row.try_get("id")?,
        channel: row.try_get("channel_id")?,
        thread: row.try_get("thread")?,
        author: author.map(|_| read_member(row, AUTHOR)).transpose()?,
        only_for: row.try_get("only_for")?,
        body: from_json("local message", row.try_get("body")?)?,
        reply_to_author: row.try_get("reply_to_author")?,
        posted_at: time(row.try_get("posted_at")?)?,
        deleted: row.try_get::<Option<i64>, _>("deleted_at")?.is_some(),
        ticked: row.try_get::<Option<i64>, _>("ticked_at")?.is_some(),
    })
}

const AUTHOR: [&str; 3] = ["author_id", "author_name", "author_admin"];

fn read_view(row: &AnyRow) -> Result<MessageView> {
    let author: Option<&str> = row.try_get("author_id")?;
    let only_for: Option<&str> = row.try_get("only_for")?;
    let edited_at: Option<i64> = row.try_get("edited_at")?;
    Ok(MessageView {
        id: row.try_get("id")?,
        channel: row.try_get("channel_id")?,
        thread: row.try_get("thread")?,
        author: author.map(|_| read_member(row, AUTHOR)).transpose()?,
        body: from_json("local message", row.try_get("body")?)?,
        only_you: only_for.is_some(),
        posted_at: time(row.try_get("posted_at")?)?,
        edited_at: edited_at.map(time).transpose()?,
        ticked: row.try_get::<Option<i64>, _>("ticked_at")?.is_some(),
        reply_to: read_reply(row)?,
        replies: read_replies(row)?,
    })
}

fn read_reply(row: &AnyRow) -> Result<Option<ReplyView>> {
    let Some(id) = row.try_get::<Option<String>, _>("reply_id")? else { return Ok(None) };
    let body: Body = from_json("local message", row.try_get("reply_body")?)?;
    let author: Option<String> = row.try_get("reply_author")?;
    Ok(Some(ReplyView {
        id,
        author: author.unwrap_or_else(|| "Keypoint".to_owned()),
        excerpt: body.excerpt(),
    }))
}

fn read_replies(row: &AnyRow) -> Result<Option<RepliesView>> {
    let Some(last_at) = row.try_get::<Option<i64>, _>("replies_last_at")? else { return Ok(None) };
    Ok(Some(RepliesView {
        count: read_count(row, "replies")?,
        unread: read_count(row, "replies_unread")?,
        last_at: time(last_at)?,
    }))
}
