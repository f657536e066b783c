//! Values that fit an option, for completion.

use super::{
    Conversation,
    command::{Known, spec_of, suggest_static},
};
use crate::{
    chat::{
        command::OptionKind,
        event::{Actor, Suggestion},
    },
    practice::schedule::Schedule,
    store::Result,
};

/// How many values are offered (Discord's limit).
const OFFERED: usize = 25;

impl Conversation {
    pub(super) async fn suggestions(
        &self,
        by: &Actor,
        path: &[String],
        option: &str,
        typed: &str,
    ) -> Result<Vec<Suggestion>> {
        let kind = spec_of(path)
            .and_then(|spec| spec.options.iter().find(|spec| spec.name == option))
            .map(|option| option.kind);
        match kind {
            None => Ok(Vec::new()),
            Some(OptionKind::Schedule) => self.suggest_schedules(by, typed).await,
            Some(kind) => Ok(suggest_static(kind, typed, &Known { topics: &self.topics() })),
        }
    }

    pub(super) async fn schedule_names(&self, by: &Actor) -> Result<Vec<String>> {
        let schedules = self.schedules_of(by).await?;
        Ok(schedules.into_iter().map(|schedule| schedule.name).collect())
    }

    async fn schedules_of(&self, by: &Actor) -> Result<Vec<Schedule>> {
        let mut tx = self.store.read().await?;
        match tx.find_workspace(by.platform, &by.place.workspace).await? {
            Some(workspace) => tx.schedules(workspace.id).await,
            None => Ok(Vec::new()),
        }
    }

    async fn suggest_schedules(&self, by: &Actor, typed: &str) -> Result<Vec<Suggestion>> {
        let typed = typed.to_lowercase();
        let schedules = self.schedules_of(by).await?;
        Ok(schedules
            .into_iter()
            .filter(|schedule| schedule.name.to_lowercase().contains(&typed))
            .take(OFFERED)
            .map(|schedule| Suggestion { label: schedule.when.describe(), value: schedule.name })
            .collect())
    }
}
