//! `/answer` and the Answer button: a form, prefilled with what was sent before; sent again, it
//! replaces that.

use super::{Conversation, Outcome, pick::Picked};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    practice::{
        answer::Source,
        ids::RoundId,
        round::{Round, RoundState},
    },
    render::{form, note, refusal::Refusal},
};

/// The field of the form.
pub(super) const FIELD: &str = form::ANSWER_FIELD;

/// How long an answer may be where the platform sets no limit: the least that any of them allows.
const FIELD_LIMIT: usize = 3_000;

impl Conversation {
    pub(super) async fn handle_answer_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, Action::Answer).await? {
            Picked::Round(round) => self.open_answer_form(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn open_answer_form(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        let question = match (round.state, &round.question) {
            (RoundState::Posting | RoundState::Open, Some(question)) => question,
            _ => return Err(Refusal::RoundClosed.into()),
        };
        let text = self.store.read().await?.form_text(id, met.member.id).await?.unwrap_or_default();
        Ok(Response::Form(form::answer_form(Action::Answer(id), question, &text, self.field_limit(by))))
    }

    pub(super) async fn take_answer(&self, by: &Actor, id: RoundId, text: String) -> Outcome {
        let met = self.meet(by).await?;
        if let Some(invalid) = check(&text, self.field_limit(by)) {
            return Ok(invalid);
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let round: Option<Round> = tx.find_round(id).await?;
        let round = round
            .filter(|round| round.workspace == met.workspace.id && round.question.is_some())
            .ok_or(Refusal::UnknownButton)?;
        let had_one = tx.form_text(id, met.member.id).await?.is_some();
        let kept = self.keep(&mut tx, &met.workspace, &round, &met.member, Source::Form, text, now).await?;
        tx.commit().await?;
        Ok(Response::Note(note::answer_kept(&kept.for_note(had_one))))
    }

    /// The longest text that a form of the actor's platform takes, in characters.
    pub(super) fn field_limit(&self, by: &Actor) -> usize {
        self.chats.get(by.platform).map_or(FIELD_LIMIT, |chat| chat.limits().field)
    }
}

/// What is wrong with the text of a form, if anything is.
pub(super) fn check(text: &str, limit: usize) -> Option<Response> {
    form::problem(text, limit).map(|text| Response::Invalid { field: FIELD.to_owned(), text })
}
