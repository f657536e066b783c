//! `/hint` and the Hint button: the next hint of a round, for who asks alone.

use uuid::Uuid;

use super::{Conversation, Outcome, people::Met, pick::Picked};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    practice::{ids::RoundId, question::Question},
    render::{
        note::{ChosenFor, Hint, no_more_hints},
        refusal::Refusal,
    },
};

impl Conversation {
    pub(super) async fn handle_hint_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, ChosenFor::Hint).await? {
            Picked::Round(round) => self.take_hint(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn take_hint(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        let question = round.question.as_ref().ok_or(Refusal::UnknownButton)?;
        self.next_hint(&met, id.0, question, &Action::Hint(id)).await
    }

    /// The member's next hint of a round or private question; `again` shows the one after it.
    pub(super) async fn next_hint(
        &self,
        met: &Met,
        subject: Uuid,
        question: &Question,
        again: &Action,
    ) -> Outcome {
        let hints = &question.hints;
        let mut tx = self.store.begin().await?;
        let taken =
            tx.take_hint(subject, met.member.id, i64::try_from(hints.len()).unwrap_or(i64::MAX)).await?;
        tx.commit().await?;
        let number = usize::try_from(taken).unwrap_or(usize::MAX);
        let note = match hints.get(number.saturating_sub(1)) {
            Some(hint) => Hint { hint, number, of: hints.len(), next: again }.message(),
            None => no_more_hints(hints.len()),
        };
        Ok(Response::Note(note))
    }
}
