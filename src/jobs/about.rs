//! What a piece of work is about, for whoever is to be told: read without a platform, and even where
//! this version cannot read the round.

use super::work::Work;
use crate::{
    chat::port::Place,
    practice::ids::RoundId,
    render::work::{Task, WorkWords},
    store::{self, Channel, StoreError, Tx, Workspace},
};

/// What a piece of work is about.
pub(super) struct About {
    /// What is to be done.
    pub(super) task: Task,
    /// The workspace.
    pub(super) workspace: Workspace,
    /// The channel, if it is known.
    pub(super) channel: Option<Channel>,
    /// The name of the schedule that it is for, if it is for one.
    pub(super) schedule: Option<String>,
    /// The title of the question that it is about, if there is one.
    pub(super) title: Option<String>,
}

impl About {
    /// Reads what a piece of work is about; none of what it holds need be readable.
    pub(super) async fn read(tx: &mut Tx, workspace: Workspace, work: &str) -> store::Result<Self> {
        let work: Option<Work> = serde_json::from_str(work).ok();
        let task = work.as_ref().map_or(Task::Unknown, task);
        let mut about = Self { task, workspace, channel: None, schedule: None, title: None };
        match work.as_ref().map(whereabouts) {
            Some(Whereabouts::Round(round)) => about.read_round(tx, round).await?,
            Some(Whereabouts::Place(place)) => {
                about.channel = tx.find_channel(about.workspace.id, &place.channel).await?;
            }
            None => {}
        }
        Ok(about)
    }

    async fn read_round(&mut self, tx: &mut Tx, round: RoundId) -> store::Result<()> {
        let Some(outline) = tx.round_outline(round).await? else { return Ok(()) };
        self.channel = match tx.channel(outline.channel).await {
            Ok(channel) => Some(channel),
            Err(StoreError::Stale) => None,
            Err(error) => return Err(error),
        };
        self.schedule = outline.schedule;
        self.title = outline.title;
        Ok(())
    }

    /// The same for `render`.
    pub(super) fn words(&self) -> WorkWords<'_> {
        WorkWords {
            task: self.task,
            title: self.title.as_deref(),
            schedule: self.schedule.as_deref(),
            channel: self.channel.as_ref().map(|channel| channel.name.as_str()),
            workspace: &self.workspace.name,
        }
    }
}

/// Where a piece of work is to be done.
enum Whereabouts<'a> {
    Round(RoundId),
    Place(&'a Place),
}

fn task(work: &Work) -> Task {
    match work {
        Work::Post { .. } => Task::Post,
        Work::Reveal { .. } => Task::Reveal,
        Work::Read { .. } => Task::Read,
        Work::Acknowledge { .. } => Task::Acknowledge,
        Work::RemoveCopies { .. } => Task::RemoveCopies,
        Work::Greet { .. } => Task::Greet,
        Work::ReopenThread { .. } => Task::ReopenThread,
        Work::Update { .. } => Task::Update,
        Work::ShowAnswers { .. } => Task::ShowAnswers,
        Work::HideMessage { .. } => Task::HideMessage,
        Work::TellUnheard { .. } | Work::TellSealed { .. } => Task::TellUnheard,
        Work::TellAdmins { .. } => Task::TellAdmins,
    }
}

fn whereabouts(work: &Work) -> Whereabouts<'_> {
    match work {
        Work::Post { round }
        | Work::Reveal { round }
        | Work::Read { round, .. }
        | Work::ReopenThread { round, .. }
        | Work::Update { round, .. }
        | Work::ShowAnswers { round }
        | Work::HideMessage { round, .. }
        | Work::TellSealed { round, .. }
        | Work::TellUnheard { round, .. } => Whereabouts::Round(*round),
        Work::Acknowledge { message } => Whereabouts::Place(&message.place),
        Work::RemoveCopies { place, .. } | Work::Greet { place, .. } | Work::TellAdmins { place, .. } => {
            Whereabouts::Place(place)
        }
    }
}
