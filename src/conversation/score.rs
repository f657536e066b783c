//! What an answer earns: points, totals and the streak, in the transaction that keeps the answer or takes it
//! away.
//!
//! What a member has earned follows from which of their answers count, and not from the order in which these
//! came: an answer that comes late from an earlier round, or that is taken away, changes what later ones
//! have earned. `entries` finds what changes, `changes` writes it down.

mod changes;
mod entries;

use super::Conversation;
use crate::{
    fault,
    practice::{
        ids::{AnswerId, MemberId},
        points::{ON_DEMAND_PER_DAY, is_own},
        round::{Origin, Round, RoundState},
    },
    render::note::Earns,
    store::{Member, Result, Tx, Workspace},
};

impl Conversation {
    /// Makes everything wait that would count the same answer at the same time, and returns where the
    /// round stands. Comes before anything else of who answers is written.
    pub(super) async fn hold_score(
        &self,
        tx: &mut Tx,
        round: &Round,
        member: MemberId,
    ) -> Result<RoundState> {
        let state = tx.hold_round(round).await?;
        tx.lock_member(member).await?;
        Ok(state)
    }

    /// Counts an answer that was given in time, once. Only a round that has been posted has the
    /// periods and the place among its schedule's rounds to count it in, and one that was voided counts for
    /// nothing.
    pub(super) async fn count(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: &Member,
        answer: AnswerId,
    ) -> Result<Earns> {
        if round.posted.is_none() || round.state == RoundState::Voided {
            return Ok(Earns::Already);
        }
        let in_time = tx.count_parts_in_time(answer).await? > 0;
        if !in_time || !tx.set_counted(answer, true).await? && !fault::bug("count-twice") {
            return Ok(Earns::Already);
        }
        let changes = self.earned(tx, workspace, round, member.id).await?;
        let points = changes.of(round.id);
        self.apply(tx, workspace, (round, 1), member.id, changes).await?;
        Ok(match points {
            0 if is_own(&round.origin, member.id) => Earns::OwnQuestion,
            0 if matches!(round.origin, Origin::Demand { .. }) => {
                Earns::DailyCap(i64::try_from(ON_DEMAND_PER_DAY).unwrap_or(i64::MAX))
            }
            points => Earns::Points(points),
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
        if round.posted.is_none() || !tx.set_counted(answer, false).await? {
            return Ok(());
        }
        let changes = self.lost(tx, workspace, round, member.id).await?;
        self.apply(tx, workspace, (round, -1), member.id, changes).await
    }

    /// The answers of a round that was voided no longer count, and streaks are as if it had never been.
    /// Who answers meanwhile waits for the end of this transaction.
    pub(super) async fn discount_all(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
    ) -> Result<usize> {
        let Some(posted) = &round.posted else { return Ok(0) };
        let mut counted = tx.answers_counted(round.id).await?;
        let discounted = counted.len();
        let mut members: Vec<MemberId> = counted.iter().map(|(_, member)| *member).collect();
        if let Origin::Schedule { schedule, .. } = round.origin {
            members.extend(tx.members_with_streaks_from(schedule, posted.sequence).await?);
        }
        // Always in the same order, so that two such transactions cannot wait for each other.
        members.sort_unstable();
        members.dedup();
        counted.sort_unstable_by_key(|(_, member)| *member);
        let mut counted = counted.into_iter().peekable();
        for member in members {
            tx.lock_member(member).await?;
            let answer = counted.next_if(|(_, by)| *by == member).map(|(answer, _)| answer);
            match answer {
                Some(answer) if tx.set_counted(answer, false).await? => {
                    let changes = self.lost(tx, workspace, round, member).await?;
                    self.apply(tx, workspace, (round, -1), member, changes).await?;
                }
                _ => {
                    let changes = self.recounted_streak(tx, round, member).await?;
                    self.apply(tx, workspace, (round, 0), member, changes).await?;
                }
            }
        }
        Ok(discounted)
    }
}
