//! What admins did, written down in the transaction in which it is done.

use sqlx::FromRow;

use super::{Result, Tx, millis, parse, time};
use crate::{
    chat::message::Person,
    practice::{Timestamp, ids::WorkspaceId},
};

/// What an admin does now, to be written down.
#[derive(Clone, Copy, Debug)]
pub struct AuditEntry<'a> {
    /// Its id.
    pub id: uuid::Uuid,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who does it, by their id on the platform; empty where it is done by the command line.
    pub by: &'a str,
    /// What they are called.
    pub name: &'a str,
    /// The command, without its slash: `schedule pause`.
    pub action: &'a str,
    /// What it is done to. The name of a member stands in `about` alone, so that it can be forgotten.
    pub detail: &'a str,
    /// The member about whom it is, if it is about one.
    pub about: Option<&'a Person>,
    /// When.
    pub at: Timestamp,
}

/// What an admin did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// Its id.
    pub id: uuid::Uuid,
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who did it; the id is empty where it was done by the command line.
    pub by: Person,
    /// The command, without its slash.
    pub action: String,
    /// What it was done to.
    pub detail: String,
    /// The member about whom it was, if it was about one.
    pub about: Option<Person>,
    /// When.
    pub at: Timestamp,
}

#[derive(FromRow)]
struct Row {
    id: String,
    workspace_id: String,
    external_id: String,
    name: String,
    action: String,
    detail: String,
    about_external_id: Option<String>,
    about_name: Option<String>,
    at: i64,
}

impl Row {
    fn read(self) -> Result<AuditRecord> {
        Ok(AuditRecord {
            id: parse("entry", &self.id)?,
            workspace: parse("workspace", &self.workspace_id)?,
            by: Person { id: self.external_id, name: self.name },
            action: self.action,
            detail: self.detail,
            about: self.about_external_id.zip(self.about_name).map(|(id, name)| Person { id, name }),
            at: time(self.at)?,
        })
    }
}

impl Tx {
    /// Writes down what an admin does, in the transaction that does it.
    pub async fn write_audit(&mut self, entry: &AuditEntry<'_>) -> Result<()> {
        sqlx::query(
            "insert into audit (id, workspace_id, external_id, name, action, detail, about_external_id,
                 about_name, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(entry.id.to_string())
        .bind(entry.workspace.to_string())
        .bind(entry.by)
        .bind(entry.name)
        .bind(entry.action)
        .bind(entry.detail)
        .bind(entry.about.map(|person| person.id.as_str()))
        .bind(entry.about.map(|person| person.name.as_str()))
        .bind(millis(entry.at))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What admins of a workspace did, newest first: `limit` entries after the first `skip`.
    pub async fn audit(
        &mut self,
        workspace: WorkspaceId,
        (skip, limit): (i64, i64),
    ) -> Result<Vec<AuditRecord>> {
        let rows: Vec<Row> = sqlx::query_as(
            "select id, workspace_id, external_id, name, action, detail, about_external_id, about_name, at
             from audit where workspace_id = $1 order by at desc, id desc limit $2 offset $3",
        )
        .bind(workspace.to_string())
        .bind(limit)
        .bind(skip)
        .fetch_all(self.connection())
        .await?;
        rows.into_iter().map(Row::read).collect()
    }
}
