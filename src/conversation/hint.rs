//! `/hint` and the Hint button: the next hint of a round, for who asks alone.

use super::{Conversation, Outcome, pick::Picked};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    practice::ids::RoundId,
    render::{note, refusal::Refusal},
};

impl Conversation {
    pub(super) async fn handle_hint_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, Action::Hint).await? {
            Picked::Round(round) => self.take_hint(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn take_hint(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        let question = round.question.as_ref().ok_or(Refusal::RoundClosed)?;
        let hints = i64::try_from(question.hints.len()).unwrap_or(i64::MAX);
        let mut tx = self.store.begin().await?;
        let taken = tx.take_hint(id.0, met.member.id, hints).await?;
        tx.commit().await?;
        Ok(Response::Note(note::hint(question, usize::try_from(taken).unwrap_or(0))))
    }
}
