//! Those who were named as admins, and by what they are found.

use sqlx::FromRow;

use super::{Result, Tx, Workspace, hit, millis, parse};
use crate::{
    chat::place::Platform,
    practice::{Timestamp, ids::WorkspaceId},
};

/// Somebody who was named as an admin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedAdmin {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Their id on the platform.
    pub external: String,
    /// What they were called when they were named.
    pub name: String,
}

#[derive(FromRow)]
struct Row {
    workspace_id: String,
    external_id: String,
    name: String,
}

impl Tx {
    /// Whether somebody was named as an admin of a workspace; both by their ids on the platform.
    pub async fn is_named_admin(
        &mut self,
        platform: Platform,
        workspace: &str,
        member: &str,
    ) -> Result<bool> {
        let count: i64 = sqlx::query_scalar(
            "select count(*) from admins a join workspaces w on w.id = a.workspace_id
             where w.platform = $1 and w.external_id = $2 and a.external_id = $3",
        )
        .bind(platform.name())
        .bind(workspace)
        .bind(member)
        .fetch_one(self.connection())
        .await?;
        Ok(count > 0)
    }

    /// Names somebody as an admin. Returns whether that is new.
    pub async fn name_admin(&mut self, admin: &NamedAdmin, now: Timestamp) -> Result<bool> {
        let result = sqlx::query(
            "insert into admins (workspace_id, external_id, name, added_at) values ($1, $2, $3, $4)
             on conflict (workspace_id, external_id) do nothing",
        )
        .bind(admin.workspace.to_string())
        .bind(&admin.external)
        .bind(&admin.name)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// Takes somebody from the named admins. Returns whether they were one.
    pub async fn drop_admin(&mut self, workspace: WorkspaceId, external: &str) -> Result<bool> {
        let result = sqlx::query("delete from admins where workspace_id = $1 and external_id = $2")
            .bind(workspace.to_string())
            .bind(external)
            .execute(self.connection())
            .await?;
        Ok(hit(&result))
    }

    /// Everybody who was named, in the order of workspaces and names.
    pub async fn named_admins(&mut self) -> Result<Vec<NamedAdmin>> {
        let rows: Vec<Row> = sqlx::query_as(
            "select workspace_id, external_id, name from admins order by workspace_id, name, external_id",
        )
        .fetch_all(self.connection())
        .await?;
        rows.into_iter()
            .map(|row| {
                let workspace = parse("workspace", &row.workspace_id)?;
                Ok(NamedAdmin { workspace, external: row.external_id, name: row.name })
            })
            .collect()
    }

    /// Every workspace that has been seen, in the order in which they were.
    pub async fn workspaces(&mut self) -> Result<Vec<Workspace>> {
        // One that has only its data left, which goes, is none any more.
        self.workspaces_by(
            "select id from workspaces where external_id not like 'gone:%' order by created_at, id",
        )
        .await
    }

    /// Every workspace in which the bot is, as far as is known, in the order in which they were seen.
    pub async fn workspaces_with_the_bot(&mut self) -> Result<Vec<Workspace>> {
        self.workspaces_by("select id from workspaces where left_at is null order by created_at, id").await
    }

    async fn workspaces_by(&mut self, ids: &'static str) -> Result<Vec<Workspace>> {
        let ids: Vec<String> = sqlx::query_scalar(ids).fetch_all(self.connection()).await?;
        let mut workspaces = Vec::with_capacity(ids.len());
        for id in ids {
            workspaces.push(self.workspace(parse("workspace", &id)?).await?);
        }
        Ok(workspaces)
    }

    /// The members of a workspace who go by this name, in any case: their ids on the platform, and names.
    pub async fn members_called(
        &mut self,
        workspace: WorkspaceId,
        name: &str,
    ) -> Result<Vec<(String, String)>> {
        Ok(sqlx::query_as(
            "select external_id, name from members where workspace_id = $1 and lower(name) = lower($2)
             order by external_id",
        )
        .bind(workspace.to_string())
        .bind(name)
        .fetch_all(self.connection())
        .await?)
    }
}
