//! Which round a command means: the thread's, or the one that is open in the channel, or one of
//! several that the member chooses from.

use super::{Conversation, Interruption, people::Met};
use crate::{
    chat::{event::Actor, message::Message},
    practice::{
        ids::RoundId,
        round::{Round, RoundState},
    },
    render::{
        note::{self, ChosenFor, OpenRound},
        refusal::Refusal,
    },
    store::Channel,
};

/// What a command without a round's name means.
pub(super) enum Picked {
    /// This round.
    Round(Box<Round>),
    /// One of several: the member chooses.
    Ask(Message),
}

impl Conversation {
    /// The round that a command means; with several open ones, a choice.
    pub(super) async fn pick_round(
        &self,
        by: &Actor,
        met: &Met,
        purpose: ChosenFor,
    ) -> Result<Picked, Interruption> {
        let mut tx = self.store.read().await?;
        if let Some(thread) = &by.place.thread {
            let round = tx.round_in_thread(met.channel.id, thread).await?;
            let round = round.ok_or(Refusal::NotThisThread { command: purpose.command() })?;
            if round.state == RoundState::Voided {
                return Err(Refusal::RoundVoided.into());
            }
            return Ok(Picked::Round(Box::new(round)));
        }
        let mut open = tx.open_rounds(met.channel.id).await?;
        match open.len() {
            0 => {
                let elsewhere = tx.channels_with_open_rounds(met.workspace.id).await?;
                Err(Refusal::NoOpenRound { elsewhere: elsewhere.iter().map(Channel::named).collect() }.into())
            }
            1 => Ok(Picked::Round(Box::new(open.remove(0)))),
            _ => {
                let choices: Vec<_> = open
                    .iter()
                    .filter_map(|round| {
                        let title = round.question.as_ref()?.title.as_str();
                        Some(OpenRound { round: round.id, title, closes_at: round.closes_at? })
                    })
                    .collect();
                Ok(Picked::Ask(note::choose_round(purpose, &choices)))
            }
        }
    }

    /// The round of a button, if it is in the workspace of who pressed it, and was not voided.
    pub(super) async fn round_of_button(&self, met: &Met, id: RoundId) -> Result<Round, Interruption> {
        let round = self.store.read().await?.find_round(id).await?;
        let round = round.filter(|round| round.workspace == met.workspace.id);
        match round.ok_or(Refusal::UnknownButton)? {
            Round { state: RoundState::Voided, .. } => Err(Refusal::RoundVoided.into()),
            round => Ok(round),
        }
    }
}
