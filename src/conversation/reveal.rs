//! `/reveal`: ends a round early. Admins may, and who asked for it.

use super::{Conversation, Outcome, pick::Picked};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    jobs::work::reveal_now,
    practice::{
        ids::RoundId,
        round::{Origin, RoundState},
    },
    render::{note, refusal::Refusal},
};

impl Conversation {
    pub(super) async fn handle_reveal_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, Action::Reveal).await? {
            Picked::Round(round) => self.reveal_early(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn reveal_early(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        let asked =
            matches!(round.origin, Origin::Demand { asked_by: Some(member) } if member == met.member.id);
        if !asked && !by.member.admin {
            return Err(Refusal::NotYoursToReveal.into());
        }
        if round.state == RoundState::Posting || round.state == RoundState::Due {
            return Err(Refusal::NotPostedYet.into());
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        if !tx.set_revealing(id, now).await? {
            return Err(Refusal::AlreadyRevealed.into());
        }
        reveal_now(&mut tx, round.workspace, id, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Note(note::reveal_started()))
    }
}
