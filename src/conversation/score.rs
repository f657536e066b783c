//! What an answer earns: points, totals and the streak, in the transaction that keeps the answer or takes it
//! away.

use super::Conversation;
use crate::{
    fault,
    practice::{
        Timestamp,
        ids::AnswerId,
        period::{PeriodKey, day_of},
        points::{self, Reason},
        round::{Origin, Round},
        streak::streak,
    },
    render::note::Earns,
    store::{Award, Member, Result, Tx, Workspace},
};

impl Conversation {
    /// Counts an answer that was given in time, once. Only a round that has been posted has the
    /// periods and the place among its schedule's rounds to count it in.
    pub(super) async fn count(
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

    /// An answer of which nothing is left in time no longer counts.
    pub(super) async fn discount(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: &Member,
        answer: AnswerId,
    ) -> Result<()> {
        let Some(posted) = &round.posted else { return Ok(()) };
        if !tx.set_counted(answer, false).await? {
            return Ok(());
        }
        let taken = tx.take_points(round.id, member.id).await?;
        let periods = PeriodKey::all_of(workspace.zone, posted.at);
        tx.change_totals(&award_of(round, member, &periods), -taken, -1).await?;
        self.update_streak(tx, round, member).await
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
