//! `/round`: what admins decide about a round that has been posted. It is voided, its question is not asked
//! any more, or it shows its question as it was mended.

use super::{Conversation, Interruption, Outcome, command::RoundCommand, people::Met};
use crate::{
    chat::event::{Actor, Response},
    fault,
    jobs::work::{Work, once_more},
    practice::{
        Timestamp,
        ids::RoundId,
        question::Question,
        round::{Round, RoundState},
    },
    render::{
        refusal::Refusal,
        round::{self as render, Refreshed, Voiding},
    },
    store::{self, Tx},
};

impl Conversation {
    pub(super) async fn handle_round(&self, by: &Actor, request: RoundCommand) -> Outcome {
        let command = match request {
            RoundCommand::Void => "/round void",
            RoundCommand::Drop => "/round drop",
            RoundCommand::Refresh => "/round refresh",
        };
        let met = self.meet_admin_for(by, command).await?;
        let mut tx = self.store.read().await?;
        let round = match &by.place.thread {
            Some(thread) => tx.round_in_thread(met.channel.id, thread).await?,
            None => tx.newest_round(met.channel.id).await?,
        };
        let round = round.filter(|round| round.question.is_some()).ok_or(match by.place.thread {
            Some(_) => Refusal::NotThisThread { command },
            None => Refusal::NoRoundYet,
        })?;
        drop(tx);
        match request {
            RoundCommand::Void => self.preview_voiding(&round).await,
            RoundCommand::Drop => self.drop_question(&met, &round).await,
            RoundCommand::Refresh => self.refresh_round(&met, &round).await,
        }
    }

    async fn preview_voiding(&self, round: &Round) -> Outcome {
        if round.state == RoundState::Voided {
            return Err(Refusal::RoundVoided.into());
        }
        let mut tx = self.store.read().await?;
        let (answers, points) = tx.worth_of(round.id).await?;
        let voiding = Voiding { round: round.id, title: title(round), answers, points };
        Ok(Response::Note(voiding.preview()))
    }

    /// It was confirmed: the round counts for nothing from now on.
    pub(super) async fn void_round(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet_admin_for(by, "/round void").await?;
        let mut tx = self.store.begin().await?;
        let round = self.round_for(&mut tx, &met, id).await?;
        if !tx.set_voided(&round).await? {
            return Err(Refusal::RoundVoided.into());
        }
        // It may have been opened while this waited for it.
        let round = tx.round(id).await?;
        let answers = self.discount_all(&mut tx, &met.workspace, &round).await?;
        self.update_soon(&mut tx, &round).await?;
        self.audit(&mut tx, &met, "round void", title(&round)).await?;
        fault::point("void.before").await;
        tx.commit().await?;
        fault::point("void.after").await;
        self.waker.wake();
        Ok(Response::Update(render::voided(title(&round), answers)))
    }

    async fn drop_question(&self, met: &Met, round: &Round) -> Outcome {
        let Some(question) = &round.question else { return Err(Refusal::NoRoundYet.into()) };
        let mut tx = self.store.begin().await?;
        let is_new = tx.drop_question(met.workspace.id, &question.id, self.clock.now()).await?;
        if is_new {
            self.audit(&mut tx, met, "round drop", &named(question)).await?;
        }
        tx.commit().await?;
        Ok(Response::Note(render::dropped(round.id, &question.title, is_new)))
    }

    /// The question of a round is wanted again.
    pub(super) async fn restore_question(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet_admin_for(by, "/round drop").await?;
        let mut tx = self.store.begin().await?;
        let round = self.round_for(&mut tx, &met, id).await?;
        let Some(question) = &round.question else { return Err(Refusal::UnknownButton.into()) };
        if tx.restore_question(met.workspace.id, &question.id).await? {
            self.audit(&mut tx, &met, "round drop, taken back", &named(question)).await?;
        }
        tx.commit().await?;
        Ok(Response::Update(render::restored(&question.title)))
    }

    async fn refresh_round(&self, met: &Met, round: &Round) -> Outcome {
        if round.state == RoundState::Voided {
            return Err(Refusal::RoundVoided.into());
        }
        let mut tx = self.store.begin().await?;
        let round = tx.round(round.id).await?;
        let Some(old) = &round.question else { return Err(Refusal::NoRoundYet.into()) };
        let Some(new) = self.bank.borrow().get(&old.id).cloned() else {
            return Ok(Response::Note(render::refreshed(&old.title, Refreshed::Gone)));
        };
        // What the points of its answers belong to stays.
        let new = Question { topics: old.topics.clone(), ..(*new).clone() };
        if new == *old {
            return Ok(Response::Note(render::refreshed(&old.title, Refreshed::Same)));
        }
        if !tx.mend_question(round.id, &new).await? {
            return Err(Refusal::RoundInFlight.into());
        }
        self.update_soon(&mut tx, &round).await?;
        self.audit(&mut tx, met, "round refresh", &named(&new)).await?;
        fault::point("refresh.before").await;
        tx.commit().await?;
        fault::point("refresh.after").await;
        self.waker.wake();
        Ok(Response::Note(render::refreshed(&new.title, Refreshed::Changed)))
    }

    /// Has what stands of a round changed to what it is now.
    async fn update_soon(&self, tx: &mut Tx, round: &Round) -> store::Result<()> {
        let now: Timestamp = self.clock.now();
        let work = |turn| Work::Update { round: round.id, turn };
        once_more(tx, &self.entropy, round.workspace, Some(round.channel), work, now).await
    }

    /// The round of a button, if it is in the workspace of who pressed it; voided or not.
    async fn round_for(&self, tx: &mut Tx, met: &Met, id: RoundId) -> Result<Round, Interruption> {
        let round = tx.find_round(id).await?;
        round.filter(|round| round.workspace == met.workspace.id).ok_or_else(|| Refusal::UnknownButton.into())
    }
}

fn title(round: &Round) -> &str {
    round.question.as_ref().map_or("", |question| question.title.as_str())
}

/// A question as it is written down: many may have a title like this.
fn named(question: &Question) -> String {
    format!("{} ({})", question.title, question.id)
}
