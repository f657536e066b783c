//! `/reveal`: ends a round early. Admins may, and who asked for it.

use super::{Conversation, Outcome, pick::Picked};
use crate::{
    chat::{
        event::{Actor, Response},
        message::Person,
    },
    jobs::work::reveal_now,
    practice::{
        ids::RoundId,
        round::{Origin, Round, RoundState},
    },
    render::{
        note::{self, ChosenFor},
        refusal::Refusal,
    },
    store::Result,
};

impl Conversation {
    pub(super) async fn handle_reveal_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, ChosenFor::Reveal).await? {
            Picked::Round(round) => self.reveal_early(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn reveal_early(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        if matches!(round.state, RoundState::Revealing | RoundState::Revealed) {
            return Err(Refusal::AlreadyRevealed.into());
        }
        let asked =
            matches!(round.origin, Origin::Demand { asked_by: Some(member) } if member == met.member.id);
        if !asked && !self.is_admin(by).await? {
            return Err(Refusal::NotYoursToReveal { asked_by: self.asker(&round).await? }.into());
        }
        if round.state == RoundState::Posting || round.state == RoundState::Due {
            return Err(Refusal::NoOpenRound { elsewhere: Vec::new() }.into());
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        if !tx.set_revealing(id, now).await? {
            return Err(Refusal::AlreadyRevealed.into());
        }
        reveal_now(&mut tx, round.workspace, id, now).await?;
        if !asked {
            let title = round.question.as_ref().map_or("", |question| question.title.as_str());
            self.audit(&mut tx, &met, "reveal", title).await?;
        }
        tx.commit().await?;
        self.waker.wake();
        let threads = round.posted.is_some_and(|posted| posted.thread.is_some());
        Ok(Response::Note(note::reveal_started(threads)))
    }

    async fn asker(&self, round: &Round) -> Result<Option<Person>> {
        let Origin::Demand { asked_by: Some(member) } = round.origin else { return Ok(None) };
        Ok(Some(self.store.read().await?.member(member).await?.person()))
    }
}
