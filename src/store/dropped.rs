//! The questions that a workspace does not want: they are drawn for nobody there.

use std::collections::HashSet;

use super::{Result, Tx, hit, millis};
use crate::practice::{Timestamp, ids::WorkspaceId, question::QuestionId};

impl Tx {
    /// The questions that a workspace does not want.
    pub async fn dropped_questions(&mut self, workspace: WorkspaceId) -> Result<HashSet<QuestionId>> {
        let ids: Vec<String> =
            sqlx::query_scalar("select question_id from dropped_questions where workspace_id = $1")
                .bind(workspace.to_string())
                .fetch_all(self.connection())
                .await?;
        Ok(ids.into_iter().map(QuestionId).collect())
    }

    /// The workspace does not want a question any more. Returns whether it did.
    pub async fn drop_question(
        &mut self,
        workspace: WorkspaceId,
        question: &QuestionId,
        now: Timestamp,
    ) -> Result<bool> {
        let result = sqlx::query(
            "insert into dropped_questions (workspace_id, question_id, dropped_at) values ($1, $2, $3)
             on conflict (workspace_id, question_id) do nothing",
        )
        .bind(workspace.to_string())
        .bind(&question.0)
        .bind(millis(now))
        .execute(self.connection())
        .await?;
        Ok(hit(&result))
    }

    /// The workspace wants a question again. Returns whether it did not.
    pub async fn restore_question(&mut self, workspace: WorkspaceId, question: &QuestionId) -> Result<bool> {
        let result =
            sqlx::query("delete from dropped_questions where workspace_id = $1 and question_id = $2")
                .bind(workspace.to_string())
                .bind(&question.0)
                .execute(self.connection())
                .await?;
        Ok(hit(&result))
    }
}
