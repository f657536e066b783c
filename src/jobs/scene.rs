//! Where a round is: everything that is needed to say something about it.

use std::sync::Arc;

use super::{JobError, Jobs};
use crate::{
    chat::{
        message::{Message, Person},
        port::{Chat, EffectKey, MessageRef, Place},
    },
    practice::{
        question::Question,
        round::{Origin, Posted, Round},
    },
    render::{
        Asker,
        card::{Card, CardState},
    },
    store::{Channel, StoreError, Tx, Workspace},
};

/// A round with its surroundings.
#[derive(Clone)]
pub(super) struct Scene {
    pub(super) round: Round,
    pub(super) workspace: Workspace,
    pub(super) channel: Channel,
    /// The name of its schedule, if it has one.
    pub(super) schedule: Option<String>,
    /// Who asked for it, if it was a member.
    pub(super) asked_by: Option<Person>,
    pub(super) chat: Arc<dyn Chat>,
}

impl Jobs {
    /// Reads the surroundings of a round.
    pub(super) async fn scene(&self, tx: &mut Tx, round: Round) -> Result<Scene, JobError> {
        let workspace = tx.workspace(round.workspace).await?;
        let channel = tx.channel(round.channel).await?;
        let (schedule, asked_by) = match &round.origin {
            Origin::Schedule { schedule, .. } => (Some(tx.schedule(*schedule).await?.name), None),
            Origin::Demand { asked_by: Some(member) } => (None, Some(tx.member(*member).await?.person())),
            Origin::Demand { asked_by: None } => (None, None),
        };
        let chat = self.chat_of(&workspace)?;
        chat.learn().await?;
        Ok(Scene { round, workspace, channel, schedule, asked_by, chat })
    }

    /// The platform of a workspace.
    pub(super) fn chat_of(&self, workspace: &Workspace) -> Result<Arc<dyn Chat>, JobError> {
        let platform = workspace.platform;
        self.chats
            .get(platform)
            .cloned()
            .ok_or_else(|| JobError::Backoff(format!("{platform} is switched off")))
    }
}

impl Scene {
    /// Who asked for the round.
    pub(super) fn asker(&self) -> Asker<'_> {
        match (&self.schedule, &self.asked_by) {
            (Some(name), _) => Asker::Schedule(name),
            (None, Some(person)) => Asker::Member(person),
            (None, None) => Asker::Keypoint,
        }
    }

    /// The round's card as it stands; `threads` where what goes on is in its thread.
    pub(super) fn card_message(&self, state: CardState, threads: bool) -> Result<Message, JobError> {
        let card = Card {
            round: self.round.id,
            question: self.question()?,
            from: self.asker(),
            closes_at: self.round.closes_at.unwrap_or(self.round.due_at),
            state,
            notify: self.round.notify.as_deref(),
            threads,
            hears: threads && self.chat.hears_threads(),
            answers: self.round.answers,
        };
        Ok(card.message(self.chat.limits()))
    }

    /// The channel.
    pub(super) fn place(&self) -> Place {
        Place {
            workspace: self.workspace.external.clone(),
            channel: self.channel.external.clone(),
            thread: None,
        }
    }

    /// The round's thread, or the channel where there are no threads.
    pub(super) fn thread(&self, posted: &Posted) -> Place {
        Place { thread: posted.thread.clone(), ..self.place() }
    }

    /// Whether the round has a thread.
    pub(super) fn has_thread(&self) -> bool {
        self.round.posted.as_ref().is_some_and(|posted| posted.thread.is_some())
    }

    /// Where a message that shows an answer is, or is to be: in the thread, unless its key says otherwise.
    pub(super) fn place_of(&self, key: &EffectKey) -> Place {
        match &self.round.posted {
            Some(posted) if !key.is_of_answer_in_channel() => self.thread(posted),
            _ => self.place(),
        }
    }

    /// The message of the card.
    pub(super) fn card_ref(&self, posted: &Posted) -> MessageRef {
        let place = Place { thread: posted.card_thread.clone(), ..self.place() };
        MessageRef { place, id: posted.message.clone() }
    }

    /// The question, which every round has from its drawing on.
    pub(super) fn question(&self) -> Result<&Question, JobError> {
        let missing = || StoreError::Corrupt(format!("the round {} has no question", self.round.id));
        Ok(self.round.question.as_ref().ok_or_else(missing)?)
    }
}
