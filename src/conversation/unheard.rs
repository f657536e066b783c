//! A message in a round's thread that the bot does not get to read: its author is told once in each
//! round how to answer, and nothing is ticked.

use super::{Conversation, Outcome};
use crate::{
    chat::event::{Actor, Response},
    jobs::work::{Work, enqueue},
};

impl Conversation {
    pub(super) async fn handle_unheard(&self, by: &Actor) -> Outcome {
        let Some(thread) = &by.place.thread else { return Ok(Response::Nothing) };
        if self.is_forgotten(by).await? {
            return Ok(Response::Nothing);
        }
        let met = self.meet(by).await?;
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let round = tx.round_in_thread(met.channel.id, thread).await?;
        let Some(round) = round.filter(|round| round.is_open() && round.takes_answers_at(by.at)) else {
            return Ok(Response::Nothing);
        };
        let work = Work::TellUnheard { round: round.id, member: met.member.id };
        enqueue(&mut tx, &self.entropy, met.workspace.id, Some(met.channel.id), &work, now, now).await?;
        tx.commit().await?;
        self.waker.wake();
        Ok(Response::Nothing)
    }
}
