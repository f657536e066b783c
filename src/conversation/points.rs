//! `/points`: what earns points here. Everyone sees it; admins change it.

use super::{Conversation, Outcome, command::PointsCommand};
use crate::{
    chat::event::{Actor, Response},
    practice::points::Reason,
    render::points::{self as render, Values},
};

impl Conversation {
    pub(super) async fn handle_points(&self, by: &Actor, request: PointsCommand) -> Outcome {
        match request {
            PointsCommand::Show => {
                let met = self.meet(by).await?;
                let values = self.store.read().await?.point_values(met.workspace.id).await?;
                let admin = self.is_admin(by).await?;
                Ok(Response::Note(Values { values: &values, admin }.message()))
            }
            PointsCommand::Set { reason, points } => self.set_points(by, reason, points).await,
        }
    }

    async fn set_points(&self, by: &Actor, reason: Reason, points: i64) -> Outcome {
        let met = self.meet_admin_for(by, &format!("/points reason:{reason} value:{points}")).await?;
        let mut tx = self.store.begin().await?;
        let before = tx.point_values(met.workspace.id).await?.of(reason);
        tx.set_point_value(met.workspace.id, reason, points).await?;
        if before != points {
            let detail = format!("{reason}: {points} points, before {before}");
            self.audit(&mut tx, &met, "points", &detail).await?;
        }
        tx.commit().await?;
        Ok(Response::Note(render::changed(reason, points, before)))
    }
}
