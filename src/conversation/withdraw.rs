//! Taking an answer back: all of it, until the round closes. What was said before is no part of it any more,
//! whenever a platform tells of it; what is said after that is a new answer.

use super::{Conversation, Interruption, Outcome, people::Met, pick::Picked};
use crate::{
    chat::{
        event::{Actor, Response},
        message::Message,
    },
    fault,
    practice::{
        ids::RoundId,
        round::{Round, RoundState},
    },
    render::{
        note::{self, ChosenFor},
        refusal::Refusal,
    },
};

impl Conversation {
    pub(super) async fn handle_withdraw_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        Ok(Response::Note(match self.pick_round(by, &met, ChosenFor::Withdraw).await? {
            Picked::Round(round) => self.take_back(by, &met, round.id).await?,
            Picked::Ask(message) => message,
        }))
    }

    pub(super) async fn withdraw_by_button(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        self.round_of_button(&met, id).await?;
        self.take_back(by, &met, id).await.map(Response::Update)
    }

    async fn take_back(&self, by: &Actor, met: &Met, id: RoundId) -> Result<Message, Interruption> {
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let round = tx.round(id).await?;
        if !may_be_taken_back(&round) || !round.takes_answers_at(now) {
            return Err(Refusal::TooLateToWithdraw.into());
        }
        tx.lock_member(met.member.id).await?;
        let withdrawn = tx.withdraw_answer(id, met.member.id, by.at, now).await?;
        let withdrawn = withdrawn.ok_or(Refusal::NothingToWithdraw)?;
        self.discount(&mut tx, &met.workspace, &round, &met.member, withdrawn.answer).await?;
        if !fault::bug("leave-what-is-taken-back") {
            self.show_anew(&mut tx, &round, withdrawn.answer).await?;
        }
        fault::point("take-back.before").await;
        tx.commit().await?;
        fault::point("take-back.after").await;
        self.waker.wake();
        Ok(note::withdrawn(id, withdrawn.visible))
    }
}

fn may_be_taken_back(round: &Round) -> bool {
    matches!(round.state, RoundState::Posting | RoundState::Open)
}
