//! Keeping what a member said as a part of their answer. What it earns is decided in the same transaction,
//! beside this file.

use super::Conversation;
use crate::{
    fault,
    jobs::work::{show_anew, show_answers},
    practice::{
        Timestamp,
        answer::{Part, Source},
        ids::{AnswerId, RoundId},
        round::Round,
    },
    render::note::Earns,
    store::{Member, Result, Tx, Workspace},
};

/// What was kept.
pub(super) struct Kept {
    /// Whether it came after the round had closed.
    pub(super) late: bool,
    /// Whether it was said before the member took back all that they had said: it is no answer then.
    pub(super) withdrawn: bool,
    /// What it has earned.
    pub(super) earns: Earns,
}

impl Conversation {
    /// Keeps what a member said at `at` in a round that has been posted, or is being posted; `version` says
    /// which of the texts of a message this is, where the platform tells.
    #[allow(clippy::too_many_arguments, reason = "who, where, what and when are one sentence")]
    pub(super) async fn keep(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: &Member,
        source: Source,
        text: String,
        (at, version): (Timestamp, Option<i64>),
    ) -> Result<Kept> {
        let now = self.clock.now();
        let late = !round.takes_answers_at(at);
        // PostgreSQL keeps no NUL in a text, and nobody means one.
        let text = text.replace('\0', "");
        let state = self.hold_score(tx, round, member.id).await?;
        let round = &Round { state, ..round.clone() };
        let source = if late && source == Source::Form {
            // A client that did not hear that it was kept in time sends it again, and what happened is told
            // again at times, long after.
            if tx.has_form(round.id, member.id, &text, version).await? {
                return Ok(Kept { late: false, withdrawn: false, earns: Earns::Already });
            }
            Source::LateForm
        } else {
            source
        };
        let answer = tx.keep_answer(round.id, member.id, AnswerId(self.entropy.id(now))).await?;
        if answer.withdrawn_at.is_some_and(|withdrawn_at| said_at(&source, at, version) < withdrawn_at) {
            return Ok(Kept { late, withdrawn: true, earns: Earns::Already });
        }
        let is_shown = source.is_form() || round.answers.is_sealed();
        let part = Part { source, text, at, late, version };
        if tx.keep_part(round.id, answer.id, member.id, &part, now).await? && is_shown {
            self.show_anew(tx, round, answer.id).await?;
        }
        if late {
            tx.keep_texts_of(round.id).await?;
        }
        let earns = self.count(tx, workspace, round, member, answer.id).await?;
        Ok(Kept { late, withdrawn: false, earns: if late { Earns::Late } else { earns } })
    }

    /// An answer has changed: Keypoint shows it anew, now or once it may be seen.
    pub(super) async fn show_anew(&self, tx: &mut Tx, round: &Round, answer: AnswerId) -> Result<()> {
        show_anew(tx, &self.entropy, round, answer, self.clock.now()).await
    }

    /// A round that was being posted is open: what was said in it meanwhile counts from now on.
    pub(super) async fn handle_opening(&self, id: RoundId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let round = tx.round(id).await?;
        let workspace = tx.workspace(round.workspace).await?;
        let mut waiting = tx.answers_not_counted(id).await?;
        // Always in the same order, so that two openings cannot wait for each other.
        waiting.sort_unstable_by_key(|(_, member)| *member);
        for (answer, member) in waiting {
            let state = self.hold_score(&mut tx, &round, member).await?;
            let round = Round { state, ..round.clone() };
            let member = tx.member(member).await?;
            self.count(&mut tx, &workspace, &round, &member, answer).await?;
        }
        if !tx.answers_to_show(id).await?.is_empty() {
            show_answers(&mut tx, &self.entropy, &round, self.clock.now()).await?;
        }
        fault::point("opening.before").await;
        tx.commit().await?;
        fault::point("opening.after").await;
        self.waker.wake();
        Ok(())
    }

    /// A message of a member is gone. While the round is open, an answer of which nothing is left no
    /// longer counts; after that, what was earned stays.
    pub(super) async fn withdraw_message(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        message: &str,
    ) -> Result<()> {
        let now = self.clock.now();
        let Some(member) = tx.remove_message_part(round.id, message, now).await? else { return Ok(()) };
        tx.lock_member(member).await?;
        let answer = tx.keep_answer(round.id, member, AnswerId(self.entropy.id(now))).await?;
        if !round.is_open() || tx.count_parts_in_time(answer.id).await? > 0 {
            return Ok(());
        }
        let member = tx.member(member).await?;
        self.discount(tx, workspace, round, &member, answer.id).await
    }
}

/// When a member said something, by the platform's clock.
fn said_at(source: &Source, at: Timestamp, version: Option<i64>) -> Timestamp {
    // A form is taken by the bot's clock, and its version is the platform's.
    let version = version.filter(|_| source.is_form());
    version.and_then(Timestamp::from_timestamp_millis).unwrap_or(at)
}
