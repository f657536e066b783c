//! Values that fit an option, for completion.

use std::collections::HashSet;

use super::{
    Conversation,
    command::{Known, spec_of, suggest_static},
};
use crate::{
    chat::{
        command::OptionKind,
        event::{Actor, Suggestion},
    },
    practice::{
        choice::Choice,
        question::{QuestionId, Topic},
        schedule::Schedule,
    },
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
            Some(kind @ (OptionKind::Topic | OptionKind::Topics)) => {
                Ok(suggest_static(kind, typed, &Known { topics: &self.topics_of(by).await? }))
            }
            Some(kind) => Ok(suggest_static(kind, typed, &Known { topics: &self.topics() })),
        }
    }

    /// The topics of the bank, but for those of which the workspace wants no question any more.
    async fn topics_of(&self, by: &Actor) -> Result<Vec<Topic>> {
        let mut tx = self.store.read().await?;
        let dropped = match tx.find_workspace(by.platform, &by.place.workspace).await? {
            Some(workspace) => tx.dropped_questions(workspace.id).await?,
            None => HashSet::new(),
        };
        let bank = self.bank.borrow();
        let mut topics = self.topics();
        topics.retain(|topic| {
            let of = |question: &QuestionId| bank.get(question).is_some_and(|it| it.topics.contains(topic));
            let choice = Choice { topics: vec![topic.clone()], ..Choice::default() };
            !dropped.iter().any(of) || bank.matching_but(&choice, &dropped).next().is_some()
        });
        Ok(topics)
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
