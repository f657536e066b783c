//! Writing down what changes in a member's ledger, and what follows from it in the totals.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Conversation;
use crate::{
    practice::{
        ids::{MemberId, RoundId},
        period::{PeriodKey, day_of},
        points::{Entries, Reason, is_own},
        round::Round,
    },
    store::{Award, LedgerEntry, Result, Tx, Workspace},
};

/// What of a member's ledger changes: what each entry had, and what it has.
#[derive(Default)]
pub(super) struct Changes(BTreeMap<(RoundId, Reason), (Option<i64>, Option<i64>)>);

impl Changes {
    /// An entry changes.
    pub(super) fn set(&mut self, entry: (RoundId, Reason), had: Option<i64>, has: Option<i64>) {
        if had != has {
            self.0.insert(entry, (had, has));
        }
    }

    /// Some entries take the place of others.
    pub(super) fn between(&mut self, before: &Entries, after: &Entries) {
        let all: BTreeSet<_> = before.keys().chain(after.keys()).collect();
        for entry in all {
            self.set(*entry, before.get(entry).copied(), after.get(entry).copied());
        }
    }

    /// Other entries change as well.
    pub(super) fn merge(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// By how many points a round earns more.
    pub(super) fn of(&self, round: RoundId) -> i64 {
        self.0.iter().filter(|((of, _), _)| *of == round).map(|(_, change)| more(*change)).sum()
    }

    fn reasons(&self) -> BTreeMap<Reason, (i64, i64)> {
        let mut reasons: BTreeMap<Reason, (i64, i64)> = BTreeMap::new();
        for ((_, reason), (had, has)) in &self.0 {
            let sum = reasons.entry(*reason).or_default();
            sum.0 += more((*had, *has));
            sum.1 += i64::from(has.is_some()) - i64::from(had.is_some());
        }
        reasons
    }
}

fn more((had, has): (Option<i64>, Option<i64>)) -> i64 {
    has.unwrap_or(0) - had.unwrap_or(0)
}

impl Conversation {
    /// Writes changes down. The answer to `round` counts from now on, or no longer, by `answers`.
    pub(super) async fn apply(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        (round, answers): (&Round, i64),
        member: MemberId,
        changes: Changes,
    ) -> Result<()> {
        let others: BTreeSet<RoundId> =
            changes.0.keys().map(|(of, _)| *of).filter(|of| *of != round.id).collect();
        self.apply_in(tx, workspace, (round, answers), member, &changes).await?;
        for other in others {
            let other = tx.round(other).await?;
            self.apply_in(tx, workspace, (&other, 0), member, &changes).await?;
        }
        tx.change_reasons(member, &changes.reasons()).await
    }

    async fn apply_in(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        (round, answers): (&Round, i64),
        member: MemberId,
        changes: &Changes,
    ) -> Result<()> {
        let (Some(posted), now) = (&round.posted, self.clock.now()) else { return Ok(()) };
        let day = round.day(workspace.zone).unwrap_or_else(|| day_of(workspace.zone, posted.at));
        let periods = PeriodKey::all_of_day(day);
        let topics = round.question.as_ref().map_or(&[][..], |question| &question.topics);
        let (channel, id) = (round.channel, round.id);
        let award = Award { workspace: workspace.id, channel, round: id, member, periods: &periods, topics };
        let topic = round.scoring.as_ref().filter(|_| !is_own(&round.origin, member));
        let topic = topic.and_then(|scoring| scoring.topic.clone());
        let mut entries = Vec::new();
        for ((_, reason), (had, has)) in changes.0.iter().filter(|((of, _), _)| *of == round.id) {
            match has {
                Some(points) => entries.push(LedgerEntry {
                    id: self.entropy.id(now),
                    reason: *reason,
                    points: *points,
                    day,
                    topic: topic.clone().filter(|_| reason.is_answer()),
                    posted_at: posted.at,
                }),
                None if had.is_some() => tx.drop_entry(round.id, member, *reason).await?,
                None => {}
            }
        }
        tx.enter_points(&award, &entries, now).await?;
        tx.change_totals(&award, changes.of(round.id), answers).await
    }
}
