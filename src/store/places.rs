//! Workspaces, channels and members: what a platform told of them when they were last seen.

use sqlx::FromRow;

use super::{Result, Tx, hit_one, millis, parse, rounds::in_flight};
use crate::{
    chat::{
        message::{ChannelName, Person},
        place::Platform,
    },
    practice::{
        Timestamp,
        ids::{ChannelId, MemberId, WorkspaceId},
        schedule::zone::Zone,
    },
};

/// A workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: WorkspaceId,
    /// Its platform.
    pub platform: Platform,
    /// Its id on the platform.
    pub external: String,
    /// Its name.
    pub name: String,
    /// The zone in which its days, weeks and months turn over.
    pub zone: Zone,
}

/// A channel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Its id on the platform.
    pub external: String,
    /// Its name, without `#`.
    pub name: String,
}

/// A member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: MemberId,
    /// Its workspace.
    pub workspace: WorkspaceId,
    /// Its id on the platform.
    pub external: String,
    /// The name that the workspace shows.
    pub name: String,
}

impl Channel {
    /// The channel as messages name it.
    #[must_use]
    pub fn named(&self) -> ChannelName {
        ChannelName { id: self.external.clone(), name: self.name.clone() }
    }
}

impl Member {
    /// The member as messages name them.
    #[must_use]
    pub fn person(&self) -> Person {
        Person { id: self.external.clone(), name: self.name.clone() }
    }
}

#[derive(FromRow)]
struct WorkspaceRow {
    id: String,
    platform: String,
    external_id: String,
    name: String,
    zone: String,
}

impl WorkspaceRow {
    fn read(self) -> Result<Workspace> {
        Ok(Workspace {
            id: parse("workspace", &self.id)?,
            platform: parse("platform", &self.platform)?,
            external: self.external_id,
            name: self.name,
            zone: parse("zone", &self.zone)?,
        })
    }
}

#[derive(FromRow)]
struct PlaceRow {
    id: String,
    workspace_id: String,
    external_id: String,
    name: String,
}

impl PlaceRow {
    fn channel(self) -> Result<Channel> {
        Ok(Channel {
            id: parse("channel", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            external: self.external_id,
            name: self.name,
        })
    }

    fn member(self) -> Result<Member> {
        Ok(Member {
            id: parse("member", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            external: self.external_id,
            name: self.name,
        })
    }
}

impl Tx {
    /// The workspace of a platform, if it has been seen.
    pub async fn find_workspace(&mut self, platform: Platform, external: &str) -> Result<Option<Workspace>> {
        let row: Option<WorkspaceRow> = sqlx::query_as(
            "select id, platform, external_id, name, zone from workspaces
             where platform = $1 and external_id = $2",
        )
        .bind(platform.name())
        .bind(external)
        .fetch_optional(self.connection())
        .await?;
        row.map(WorkspaceRow::read).transpose()
    }

    /// A workspace.
    pub async fn workspace(&mut self, id: WorkspaceId) -> Result<Workspace> {
        let row: WorkspaceRow =
            sqlx::query_as("select id, platform, external_id, name, zone from workspaces where id = $1")
                .bind(id.to_string())
                .fetch_one(self.connection())
                .await?;
        row.read()
    }

    /// Keeps a workspace, or its new name; returns it as it is kept, with the zone that it has.
    pub async fn keep_workspace(&mut self, workspace: &Workspace, now: Timestamp) -> Result<Workspace> {
        let row: WorkspaceRow = sqlx::query_as(
            "insert into workspaces (id, platform, external_id, name, zone, created_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (platform, external_id) do update set name = excluded.name
             returning id, platform, external_id, name, zone",
        )
        .bind(workspace.id.to_string())
        .bind(workspace.platform.name())
        .bind(&workspace.external)
        .bind(&workspace.name)
        .bind(workspace.zone.to_string())
        .bind(millis(now))
        .fetch_one(self.connection())
        .await?;
        row.read()
    }

    /// Whether the bot's joining of a workspace at this time is not known yet.
    pub async fn is_joining_new(&mut self, id: WorkspaceId, since: Timestamp) -> Result<bool> {
        let known: i64 = sqlx::query_scalar(
            "select count(*) from workspaces where id = $1 and joined_at = $2 and left_at is null",
        )
        .bind(id.to_string())
        .bind(millis(since))
        .fetch_one(self.connection())
        .await?;
        Ok(known == 0)
    }

    /// The bot is in a workspace since `since`; returns whether that is a joining of its own.
    pub async fn join_workspace(&mut self, id: WorkspaceId, since: Timestamp) -> Result<bool> {
        let joined = sqlx::query(
            "update workspaces set joined_at = $2, left_at = null
             where id = $1 and (joined_at is null or joined_at <> $2)",
        )
        .bind(id.to_string())
        .bind(millis(since))
        .execute(self.connection())
        .await?;
        // It was never away, whatever was heard.
        self.return_to_workspace(id).await?;
        Ok(joined.rows_affected() > 0)
    }

    /// The bot is in a workspace, and was not away, or is back.
    pub async fn return_to_workspace(&mut self, id: WorkspaceId) -> Result<()> {
        sqlx::query("update workspaces set left_at = null where id = $1 and left_at is not null")
            .bind(id.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The bot was removed from a workspace.
    pub async fn leave_workspace(&mut self, id: WorkspaceId, now: Timestamp) -> Result<()> {
        sqlx::query("update workspaces set left_at = $2 where id = $1 and left_at is null")
            .bind(id.to_string())
            .bind(millis(now))
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Whether a workspace never had a schedule or a round.
    pub async fn is_new_workspace(&mut self, id: WorkspaceId) -> Result<bool> {
        // One of each is enough to know.
        let known: i64 = sqlx::query_scalar(
            "select (select count(*) from (select 1 from schedules where workspace_id = $1 limit 1) s)
                  + (select count(*) from (select 1 from rounds where workspace_id = $1 limit 1) r)",
        )
        .bind(id.to_string())
        .fetch_one(self.connection())
        .await?;
        Ok(known == 0)
    }

    /// The channel of a workspace, if it has been seen.
    pub async fn find_channel(&mut self, workspace: WorkspaceId, external: &str) -> Result<Option<Channel>> {
        let row: Option<PlaceRow> = sqlx::query_as(
            "select id, workspace_id, external_id, name from channels
             where workspace_id = $1 and external_id = $2",
        )
        .bind(workspace.to_string())
        .bind(external)
        .fetch_optional(self.connection())
        .await?;
        row.map(PlaceRow::channel).transpose()
    }

    /// The workspace's channels in which a round is open, by name.
    pub async fn channels_with_open_rounds(&mut self, workspace: WorkspaceId) -> Result<Vec<Channel>> {
        let rows: Vec<PlaceRow> = sqlx::query_as(concat!(
            "select id, workspace_id, external_id, name from channels
             where workspace_id = $1 and id in (select channel_id from rounds where state = 'open' and ",
            in_flight!(),
            ") order by name"
        ))
        .bind(workspace.to_string())
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(PlaceRow::channel).collect()
    }

    /// The channel of a workspace that has been known the longest, if there is one.
    pub async fn some_channel(&mut self, workspace: WorkspaceId) -> Result<Option<Channel>> {
        let row: Option<PlaceRow> = sqlx::query_as(
            "select id, workspace_id, external_id, name from channels where workspace_id = $1
             order by created_at, id limit 1",
        )
        .bind(workspace.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(PlaceRow::channel).transpose()
    }

    /// A channel.
    pub async fn channel(&mut self, id: ChannelId) -> Result<Channel> {
        let row: PlaceRow =
            sqlx::query_as("select id, workspace_id, external_id, name from channels where id = $1")
                .bind(id.to_string())
                .fetch_one(self.connection())
                .await?;
        row.channel()
    }

    /// Keeps a channel, or its new name; returns it as it is kept.
    pub async fn keep_channel(&mut self, channel: &Channel, now: Timestamp) -> Result<Channel> {
        let row: PlaceRow = sqlx::query_as(
            "insert into channels (id, workspace_id, external_id, name, created_at)
             values ($1, $2, $3, $4, $5)
             on conflict (workspace_id, external_id) do update set name = excluded.name
             returning id, workspace_id, external_id, name",
        )
        .bind(channel.id.to_string())
        .bind(channel.workspace.to_string())
        .bind(&channel.external)
        .bind(&channel.name)
        .bind(millis(now))
        .fetch_one(self.connection())
        .await?;
        row.channel()
    }

    /// The member of a workspace, if they have been seen.
    pub async fn find_member(&mut self, workspace: WorkspaceId, external: &str) -> Result<Option<Member>> {
        let row: Option<PlaceRow> = sqlx::query_as(
            "select id, workspace_id, external_id, name from members
             where workspace_id = $1 and external_id = $2",
        )
        .bind(workspace.to_string())
        .bind(external)
        .fetch_optional(self.connection())
        .await?;
        row.map(PlaceRow::member).transpose()
    }

    /// A member.
    pub async fn member(&mut self, id: MemberId) -> Result<Member> {
        let row: PlaceRow =
            sqlx::query_as("select id, workspace_id, external_id, name from members where id = $1")
                .bind(id.to_string())
                .fetch_one(self.connection())
                .await?;
        row.member()
    }

    /// Keeps a member, or their new name; returns them as they are kept.
    pub async fn keep_member(&mut self, member: &Member, now: Timestamp) -> Result<Member> {
        let row: PlaceRow = sqlx::query_as(
            "insert into members (id, workspace_id, external_id, name, created_at)
             values ($1, $2, $3, $4, $5)
             on conflict (workspace_id, external_id) do update set name = excluded.name
             returning id, workspace_id, external_id, name",
        )
        .bind(member.id.to_string())
        .bind(member.workspace.to_string())
        .bind(&member.external)
        .bind(&member.name)
        .bind(millis(now))
        .fetch_one(self.connection())
        .await?;
        row.member()
    }

    /// Makes other transactions that lock the same channel wait for this one, so that no two of them
    /// draw the same question.
    pub async fn lock_channel(&mut self, id: ChannelId) -> Result<()> {
        let result = sqlx::query("update channels set name = name where id = $1")
            .bind(id.to_string())
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Makes other transactions that lock the same workspace wait for this one.
    pub async fn lock_workspace(&mut self, id: WorkspaceId) -> Result<()> {
        let result = sqlx::query("update workspaces set name = name where id = $1")
            .bind(id.to_string())
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }

    /// Makes other transactions that lock the same member wait for this one, so that what is counted
    /// of a member is counted one after another.
    pub async fn lock_member(&mut self, id: MemberId) -> Result<()> {
        let result = sqlx::query("update members set name = name where id = $1")
            .bind(id.to_string())
            .execute(self.connection())
            .await?;
        hit_one(&result)
    }
}
