//! `/question`: a round now. The asker gets a note; the worker posts the question.

use std::collections::HashSet;

use super::{Conversation, Interruption, Outcome, command::QuestionCommand, people::Met};
use crate::{
    chat::{
        event::{Actor, Response},
        place::Place,
    },
    fault,
    jobs::work::{Work, enqueue},
    practice::{
        choice::Choice,
        ids::RoundId,
        question::QuestionId,
        round::Round,
        schedule::reveal::{DEFAULT_ON_DEMAND, RevealRule},
    },
    render::{note, refusal::Refusal},
    store::{Result, Tx},
};

impl Conversation {
    pub(super) async fn handle_question(&self, by: &Actor, request: QuestionCommand) -> Outcome {
        let met = self.meet(by).await?;
        self.check_choice(&met, &request.choice).await?;
        let here = Place { thread: None, ..by.place.clone() };
        self.check_permitted(by.platform, &here, &met.channel.named(), None, request.answers).await?;
        let now = self.clock.now();
        let reveal = request.reveal.map_or(DEFAULT_ON_DEMAND, RevealRule::After);
        let round = Round {
            answers: request.answers,
            ..Round::on_demand(
                RoundId(self.entropy.id(now)),
                (met.workspace.id, met.channel.id),
                Some(met.member.id),
                request.choice,
                reveal,
                now,
            )
        };
        let mut tx = self.store.begin().await?;
        self.ask_now(&mut tx, &round).await?;
        fault::point("ask.before").await;
        tx.commit().await?;
        fault::point("ask.after").await;
        self.waker.wake();
        Ok(Response::Note(note::question_on_its_way(&met.channel.named())))
    }

    /// Writes down a round that is due, and the work to post it.
    pub(super) async fn ask_now(&self, tx: &mut Tx, round: &Round) -> Result<()> {
        tx.add_round(round).await?;
        let work = Work::Post { round: round.id };
        let (channel, due_at) = (Some(round.channel), round.due_at);
        enqueue(tx, &self.entropy, round.workspace, channel, &work, due_at, due_at).await?;
        Ok(())
    }

    /// Refuses a choice from which nothing could be drawn in this channel.
    pub(super) async fn check_choice(&self, met: &Met, choice: &Choice) -> Result<(), Interruption> {
        let bank = self.bank.borrow().clone();
        let mut tx = self.store.read().await?;
        let dropped = tx.dropped_questions(met.workspace.id).await?;
        let matching: Vec<_> = bank.matching_but(choice, &dropped).collect();
        if matching.is_empty() {
            return Err(self.nothing_matches(choice, &dropped).into());
        }
        let taken = tx.asked(met.channel.id).await?.taken;
        if matching.iter().all(|question| taken.contains(&question.id)) {
            return Err(Refusal::AllOpen { choice: choice.clone(), matching: matching.len() }.into());
        }
        Ok(())
    }

    /// No question passes these filters: says so, with what a filter less would find.
    pub(super) fn nothing_matches(&self, choice: &Choice, dropped: &HashSet<QuestionId>) -> Refusal {
        let bank = self.bank.borrow();
        let wider = [
            Choice { topics: Vec::new(), ..choice.clone() },
            Choice { difficulties: Vec::new(), ..choice.clone() },
            Choice { kinds: Vec::new(), ..choice.clone() },
        ];
        let instead = wider
            .into_iter()
            .filter(|wider| wider != choice)
            .map(|wider| (bank.matching_but(&wider, dropped).count(), wider))
            .filter(|(count, _)| *count > 0)
            .map(|(count, wider)| (wider, count))
            .collect();
        Refusal::NothingMatches { choice: choice.clone(), instead }
    }
}
