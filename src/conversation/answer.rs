//! `/answer` and the Answer button: a form, prefilled with what was sent before; sent again, it
//! replaces that.

use super::{Conversation, Outcome, pick::Picked};
use crate::{
    chat::{
        event::{Actor, Response},
        port::Limits,
    },
    fault,
    practice::{
        answer::{Source, says_something},
        ids::RoundId,
        round::{Round, RoundState},
    },
    render::{
        form::{self, AnswerForm, Answers},
        note::{AnswerKept, ChosenFor},
        refusal::Refusal,
        split::utf16_len,
    },
};

/// The field of the form.
pub(super) const FIELD: &str = form::ANSWER_FIELD;

/// What is said of a form that was opened before another one that is in already.
const NEWER: &str =
    "A newer answer of yours is in already. Copy this text, press Answer again, and add to what is there.";

/// What is said of a form that was opened before its author took back all that they had said.
const OLDER: &str = "You took your answer back after this form was opened. Copy this text, press Answer again, and \
                     send it from there.";

impl Conversation {
    pub(super) async fn handle_answer_command(&self, by: &Actor) -> Outcome {
        let met = self.meet(by).await?;
        match self.pick_round(by, &met, ChosenFor::Answer).await? {
            Picked::Round(round) => self.open_answer_form(by, round.id).await,
            Picked::Ask(message) => Ok(Response::Note(message)),
        }
    }

    pub(super) async fn open_answer_form(&self, by: &Actor, id: RoundId) -> Outcome {
        let met = self.meet(by).await?;
        let round = self.round_of_button(&met, id).await?;
        let (RoundState::Posting | RoundState::Open, Some(question)) = (round.state, &round.question) else {
            return Err(Refusal::AlreadyRevealed.into());
        };
        let (texts, is_fresh) = self.store.read().await?.texts_for_form(id, met.member.id).await?;
        if is_fresh {
            // Sent again, the form takes the place of what was hidden, as it shows that.
            let mut tx = self.store.begin().await?;
            tx.set_filled_in(id, met.member.id).await?;
            tx.commit().await?;
        }
        let form = AnswerForm { to: Answers::Round(id), question, earlier: &texts.join("\n\n") };
        Ok(Response::Form(form.form(self.limits(by))))
    }

    pub(super) async fn take_answer(&self, by: &Actor, id: RoundId, text: String) -> Outcome {
        let met = self.meet(by).await?;
        if let Some(invalid) = check(&text, self.limits(by)) {
            return Ok(invalid);
        }
        let now = self.clock.now();
        let mut tx = self.store.begin().await?;
        let round: Option<Round> = tx.find_round(id).await?;
        let round = round
            .filter(|round| round.workspace == met.workspace.id && round.question.is_some())
            .ok_or(Refusal::UnknownButton)?;
        if round.state == RoundState::Voided {
            return Err(Refusal::RoundVoided.into());
        }
        let had_one = !tx.texts_for_form(id, met.member.id).await?.0.is_empty();
        // Whether it is in time, the bot's clock says, like the reveal; which of two is newer, the platform's.
        let version = by.at.timestamp_millis();
        // Nobody is to see a form taken that is not.
        if tx.has_newer_form(id, met.member.id, &text, version).await? {
            return Ok(Response::Invalid { field: FIELD.to_owned(), text: NEWER.to_owned() });
        }
        let at = (now, Some(version));
        let kept = self.keep(&mut tx, &met.workspace, &round, &met.member, Source::Form, text, at).await?;
        if kept.withdrawn {
            return Ok(Response::Invalid { field: FIELD.to_owned(), text: OLDER.to_owned() });
        }
        if !kept.late && round.answers.is_sealed() {
            tx.remove_filled_in(round.id, met.member.id, now).await?;
        }
        fault::point("keep-form.before").await;
        if fault::bug("acknowledge-before-keeping") {
            tokio::spawn(async move {
                fault::bide().await;
                tx.commit().await
            });
        } else {
            tx.commit().await?;
        }
        fault::point("keep-form.after").await;
        self.waker.wake();
        let is_open = round.takes_answers_at(now);
        let reveal_at = round.closes_at.filter(|_| is_open);
        Ok(Response::Note(
            AnswerKept {
                round: id,
                changed: had_one && is_open,
                earns: kept.earns,
                reveal_at,
                is_message: false,
            }
            .message(),
        ))
    }

    /// What fits into a message and a form of the actor's platform.
    pub(super) fn limits(&self, by: &Actor) -> Limits {
        self.chats.get(by.platform).map_or(Limits::LEAST, |chat| chat.limits())
    }
}

/// What is wrong with the text of a form, if anything is.
pub(super) fn check(text: &str, limits: Limits) -> Option<Response> {
    let chars = utf16_len(text);
    let refusal = if !says_something(text) {
        Refusal::EmptyAnswer
    } else if chars > limits.field {
        Refusal::TooLong { chars, most: limits.field, text: None }
    } else {
        return None;
    };
    Some(Response::Invalid { field: FIELD.to_owned(), text: refusal.to_string() })
}
