//! A private question: only the asker sees it, answers in a form, and gets the reveal at once. It
//! earns no points, and avoids what is open in the channel.

use super::{Conversation, Interruption, Outcome, answer, people::Met};
use crate::{
    chat::{
        action::Action,
        event::{Actor, Response},
    },
    practice::{
        choice::Choice,
        draw::{Past, draw},
        ids::PrivateId,
    },
    render::{
        form::{AnswerForm, Answers},
        private as render,
        refusal::Refusal,
    },
    store::PrivateQuestion,
};

impl Conversation {
    pub(super) async fn handle_private(&self, by: &Actor, choice: Choice) -> Outcome {
        let met = self.meet(by).await?;
        self.check_choice(&met, &choice).await?;
        let now = self.clock.now();
        let bank = self.bank.borrow().clone();
        let mut tx = self.store.begin().await?;
        let dropped = tx.dropped_questions(met.workspace.id).await?;
        let candidates: Vec<_> = bank.matching_but(&choice, &dropped).cloned().collect();
        let open = tx.asked(met.channel.id).await?.taken;
        let history = tx.asked_in_private(met.member.id).await?;
        let latest = history.iter().max_by_key(|(id, at)| (*at, *id)).map(|(id, _)| id);
        let latest = latest.and_then(|id| bank.get(id)?.topics.first());
        let past = Past { asked: &history, taken: &open, latest };
        let drawn = draw(&candidates, &past, &mut self.entropy.rng())
            .ok_or_else(|| Refusal::AllOpen { choice: choice.clone(), matching: candidates.len() })?;
        tracing::debug!(question = %drawn.question.id, why = %drawn.why, "drew a private question");
        let private = PrivateQuestion {
            id: PrivateId(self.entropy.id(now)),
            workspace: met.workspace.id,
            channel: met.channel.id,
            member: met.member.id,
            choice,
            question: (*drawn.question).clone(),
            asked_at: now,
            answer: None,
        };
        tx.add_private(&private).await?;
        tx.commit().await?;
        Ok(Response::Note(render::PrivateQuestion { id: private.id, question: &private.question }.message()))
    }

    pub(super) async fn open_private_form(&self, by: &Actor, id: PrivateId) -> Outcome {
        let met = self.meet(by).await?;
        let private = self.private_of(&met, id).await?;
        let text = private.answer.unwrap_or_default();
        let form = AnswerForm { to: Answers::Private(id), question: &private.question, earlier: &text };
        Ok(Response::Form(form.form(self.limits(by))))
    }

    pub(super) async fn take_private_answer(&self, by: &Actor, id: PrivateId, text: String) -> Outcome {
        let met = self.meet(by).await?;
        if let Some(invalid) = answer::check(&text, self.limits(by)) {
            return Ok(invalid);
        }
        let private = self.private_of(&met, id).await?;
        let text = text.replace('\0', "");
        let mut tx = self.store.begin().await?;
        tx.answer_private(id, &text, self.clock.now()).await?;
        tx.commit().await?;
        let member = &met.member.person();
        let PrivateQuestion { question, choice: again, .. } = &private;
        Ok(Response::Note(render::PrivateReveal { question, member, answer: &text, again }.message()))
    }

    pub(super) async fn take_private_hint(&self, by: &Actor, id: PrivateId) -> Outcome {
        let met = self.meet(by).await?;
        let private = self.private_of(&met, id).await?;
        self.next_hint(&met, id.0, &private.question, &Action::HintPrivate(id)).await
    }

    async fn private_of(&self, met: &Met, id: PrivateId) -> Result<PrivateQuestion, Interruption> {
        let private = self.store.read().await?.find_private(id, met.member.id).await?;
        private.ok_or_else(|| Refusal::UnknownButton.into())
    }
}
