//! `/schedule list` and `/schedule show`.

use super::{
    super::{Conversation, Outcome, people::Met},
    Shown, schedule_of,
};
use crate::{chat::event::Response, render::schedule};

impl Conversation {
    pub(super) async fn list_schedules(&self, met: &Met) -> Outcome {
        let mut tx = self.store.read().await?;
        let mut rows = Vec::new();
        for schedule in tx.schedules(met.workspace.id).await? {
            rows.push(self.shown(&mut tx, schedule).await?);
        }
        let views: Vec<_> = rows.iter().map(Shown::view).collect();
        Ok(Response::Note(schedule::list(&views)))
    }

    pub(super) async fn show_schedule(&self, met: &Met, name: &str) -> Outcome {
        let mut tx = self.store.read().await?;
        let schedule = schedule_of(&mut tx, met, name).await?;
        Ok(Response::Note(self.shown(&mut tx, schedule).await?.view().show()))
    }
}
