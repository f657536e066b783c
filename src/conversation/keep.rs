//! Keeping what a member said as a part of their answer, with what follows from it: points, totals,
//! and the streak, all in one transaction.

use super::Conversation;
use crate::{
    fault,
    practice::{
        Timestamp,
        answer::{Part, Source},
        ids::{AnswerId, RoundId},
        period::{PeriodKey, day_of},
        points::{self, Reason},
        round::{Origin, Round},
        streak::streak,
    },
    render::note::Earns,
    store::{Award, Member, Result, Tx, Workspace},
};

/// What was kept.
pub(super) struct Kept {
    /// Whether it came after the round had closed.
    pub(super) late: bool,
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
        tx.lock_member(member.id).await?;
        let source = if late && source == Source::Form {
            // A client that did not hear that it was kept in time sends it again, and what happened is told
            // again at times, long after.
            if tx.has_form(round.id, member.id, &text, version).await? {
                return Ok(Kept { late: false, earns: Earns::Already });
            }
            Source::LateForm
        } else {
            source
        };
        let answer = tx.keep_answer(round.id, member.id, AnswerId(self.entropy.id(now))).await?;
        tx.keep_part(round.id, answer.id, member.id, &Part { source, text, at, late, version }, now).await?;
        let earns = self.count(tx, workspace, round, member, answer.id).await?;
        Ok(Kept { late, earns: if late { Earns::Late } else { earns } })
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
            tx.lock_member(member).await?;
            let member = tx.member(member).await?;
            self.count(&mut tx, &workspace, &round, &member, answer).await?;
        }
        fault::point("opening.before").await;
        tx.commit().await?;
        fault::point("opening.after").await;
        Ok(())
    }

    /// Counts an answer that was given in time, once. Only a round that has been posted has the
    /// periods and the place among its schedule's rounds to count it in.
    async fn count(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: &Member,
        answer: AnswerId,
    ) -> Result<Earns> {
        let Some(posted) = &round.posted else { return Ok(Earns::Already) };
        let in_time = tx.count_parts_in_time(answer).await? > 0;
        if !in_time || !tx.set_counted(answer, true).await? && !fault::bug("count-twice") {
            return Ok(Earns::Already);
        }
        let earned = self.award(tx, workspace, round, member, posted.at).await?;
        self.extend_streak(tx, round, posted.sequence, member).await?;
        Ok(earned)
    }

    async fn award(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: &Member,
        posted_at: Timestamp,
    ) -> Result<Earns> {
        let now = self.clock.now();
        let day = day_of(workspace.zone, posted_at);
        let today = match round.origin {
            Origin::Schedule { .. } => 0,
            Origin::Demand { .. } => tx.count_points_on(member.id, day, Reason::OnDemand).await?,
        };
        let earned = points::award(&round.origin, member.id, today);
        let periods = PeriodKey::all_of(workspace.zone, posted_at);
        let award = award_of(round, member, &periods);
        if let Some(entry) = earned {
            tx.enter_points(&award, self.entropy.id(now), entry, day, now).await?;
        }
        let points = earned.map_or(0, |(_, points)| points);
        tx.change_totals(&award, points, 1).await?;
        Ok(match earned {
            Some((_, points)) => Earns::Points(points),
            None if matches!(round.origin, Origin::Demand { asked_by } if asked_by == Some(member.id)) => {
                Earns::OwnQuestion
            }
            None => Earns::DailyCap(points::ON_DEMAND_PER_DAY),
        })
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
        let Some(posted) = round.posted.as_ref().filter(|_| round.is_open()) else { return Ok(()) };
        let is_empty = tx.count_parts_in_time(answer.id).await? == 0;
        if !is_empty || !tx.set_counted(answer.id, false).await? {
            return Ok(());
        }
        let member = tx.member(member).await?;
        let taken = tx.take_points(round.id, member.id).await?;
        let periods = PeriodKey::all_of(workspace.zone, posted.at);
        tx.change_totals(&award_of(round, &member, &periods), -taken, -1).await?;
        self.update_streak(tx, round, &member).await
    }

    /// A member answers a round: nearly always a newer one than all that they have answered.
    async fn extend_streak(&self, tx: &mut Tx, round: &Round, sequence: i64, member: &Member) -> Result<()> {
        let Origin::Schedule { schedule, .. } = round.origin else { return Ok(()) };
        match tx.streak(schedule, member.id).await? {
            Some((kept, last)) if last < sequence => {
                tx.keep_streak(schedule, member.id, kept.extended(last, sequence), sequence).await
            }
            _ => self.update_streak(tx, round, member).await,
        }
    }

    async fn update_streak(&self, tx: &mut Tx, round: &Round, member: &Member) -> Result<()> {
        let Origin::Schedule { schedule, .. } = round.origin else { return Ok(()) };
        let answered = tx.answered_sequences(schedule, member.id).await?;
        let last = answered.last().copied().unwrap_or(0);
        tx.keep_streak(schedule, member.id, streak(&answered, last, false), last).await
    }
}

fn award_of<'a>(round: &'a Round, member: &Member, periods: &'a [PeriodKey]) -> Award<'a> {
    Award {
        workspace: round.workspace,
        channel: round.channel,
        round: round.id,
        member: member.id,
        periods,
        topics: round.question.as_ref().map_or(&[], |question| &question.topics),
    }
}
