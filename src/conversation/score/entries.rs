//! What changes in a member's ledger when an answer counts from now on, or no longer.

use super::{super::Conversation, changes::Changes};
use crate::{
    practice::{
        ids::{MemberId, RoundId},
        points::{self, Counted, Entries, Reason, is_own, reason_of},
        round::{Origin, Posted, Round},
    },
    store::{Result, StoreError, Tx, Workspace},
};

impl Conversation {
    /// What a member has earned with an answer that counts from now on; it may be that another one earns
    /// less for it.
    pub(super) async fn earned(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: MemberId,
    ) -> Result<Changes> {
        let mut changes = Changes::default();
        let answer = counted(round, member)?;
        if answer.reason == Reason::OnDemand {
            let day = tx.on_demand_of(member, day_of(workspace, round)?).await?;
            let before = given(&day);
            changes.between(&before, &points::on_demand(&with(day, answer.clone())));
        } else {
            let value = answer.scoring.as_ref().map_or(ANSWER_BEFORE, |it| it.values.of(answer.reason));
            changes.set((round.id, answer.reason), None, Some(value));
        }
        self.first_on_topic(tx, &answer, true, member, &mut changes).await?;
        self.longer_streak(tx, round, &answer, member, &mut changes).await?;
        Ok(changes)
    }

    /// What a member loses with an answer that counts no longer; it may be that another one earns more for
    /// it.
    pub(super) async fn lost(
        &self,
        tx: &mut Tx,
        workspace: &Workspace,
        round: &Round,
        member: MemberId,
    ) -> Result<Changes> {
        let mut changes = Changes::default();
        let entries = tx.entries_in(round.id, member).await?;
        changes.between(&entries, &Entries::new());
        let answer = counted(round, member)?;
        if answer.reason == Reason::OnDemand {
            let mut day = tx.on_demand_of(member, day_of(workspace, round)?).await?;
            day.retain(|other| other.round != round.id);
            changes.between(&given(&day), &points::on_demand(&day));
        }
        self.first_on_topic(tx, &answer, false, member, &mut changes).await?;
        changes.merge(self.recounted_streak(tx, round, member).await?);
        Ok(changes)
    }

    /// Who is the first answer on the topic, with or without this one.
    async fn first_on_topic(
        &self,
        tx: &mut Tx,
        answer: &Counted,
        counts: bool,
        member: MemberId,
        changes: &mut Changes,
    ) -> Result<()> {
        let Some(topic) = answer.topic() else { return Ok(()) };
        let other = tx.first_on_topic(member, topic, answer.round).await?;
        let is_first = other.is_none_or(|other| (answer.posted_at, answer.round) < other);
        if !is_first {
            return Ok(());
        }
        let value = |scoring: Option<&points::Scoring>| {
            scoring.map(|it| it.values.of(Reason::FirstOnTopic)).filter(|value| *value > 0)
        };
        if counts {
            changes.set((answer.round, Reason::FirstOnTopic), None, value(answer.scoring.as_ref()));
        }
        let Some((_, other)) = other else { return Ok(()) };
        let had = tx.entries_in(other, member).await?.get(&(other, Reason::FirstOnTopic)).copied();
        let gets = if counts { None } else { value(tx.round(other).await?.scoring.as_ref()) };
        changes.set((other, Reason::FirstOnTopic), had, gets);
        Ok(())
    }

    /// A member answers a round: nearly always a newer one than all that they have answered.
    async fn longer_streak(
        &self,
        tx: &mut Tx,
        round: &Round,
        answer: &Counted,
        member: MemberId,
        changes: &mut Changes,
    ) -> Result<()> {
        let Some((schedule, sequence)) = answer.of else { return Ok(()) };
        let kept = tx.streak(schedule, member).await?;
        let Some((run, last)) = kept.filter(|(_, last)| *last < sequence) else {
            changes.merge(self.recounted_streak(tx, round, member).await?);
            return Ok(());
        };
        let missed =
            if last + 1 == sequence { 0 } else { tx.rounds_between(schedule, last, sequence).await? };
        let run = run.missed(missed);
        let points = answer.scoring.as_ref().map_or(0, |it| it.values.for_streak(run.streak.current));
        changes.set((round.id, Reason::Streak), None, Some(points).filter(|points| *points > 0));
        tx.keep_streak(schedule, member, run.answered(), sequence).await
    }

    /// The streak of a member in the schedule of a round, counted from its first round on.
    pub(super) async fn recounted_streak(
        &self,
        tx: &mut Tx,
        round: &Round,
        member: MemberId,
    ) -> Result<Changes> {
        let mut changes = Changes::default();
        let Origin::Schedule { schedule, .. } = round.origin else { return Ok(changes) };
        let answers = tx.counted_of(schedule, member).await?;
        let rounds = tx.rounds_of(schedule).await?;
        let answer_in = |id: &RoundId| answers.iter().find(|answer| answer.round == *id);
        let rounds = rounds.iter().map(|(sequence, id)| (*sequence, answer_in(id)));
        let (entries, kept) = points::streaks(rounds);
        changes.between(&tx.streak_entries(schedule, member).await?, &entries);
        let (run, last) = kept.unwrap_or_default();
        tx.keep_streak(schedule, member, run, last).await?;
        Ok(changes)
    }
}

/// What an answer earned in a schedule's round that does not say how it counts.
const ANSWER_BEFORE: i64 = 10;

/// An answer to a round that has been posted.
fn counted(round: &Round, member: MemberId) -> Result<Counted> {
    let Posted { at, sequence, .. } = posted(round)?;
    let of = match round.origin {
        Origin::Schedule { schedule, .. } => Some((schedule, *sequence)),
        Origin::Demand { .. } => None,
    };
    Ok(Counted {
        round: round.id,
        posted_at: *at,
        reason: reason_of(&round.origin),
        own: is_own(&round.origin, member),
        of,
        scoring: round.scoring.clone(),
        given: 0,
    })
}

fn posted(round: &Round) -> Result<&Posted> {
    let missing = || StoreError::Corrupt(format!("the round {} has not been posted", round.id));
    round.posted.as_ref().ok_or_else(missing)
}

fn day_of(workspace: &Workspace, round: &Round) -> Result<chrono::NaiveDate> {
    let at = posted(round)?.at;
    Ok(round.day(workspace.zone).unwrap_or_else(|| crate::practice::period::day_of(workspace.zone, at)))
}

fn given(answers: &[Counted]) -> Entries {
    answers.iter().map(|answer| ((answer.round, answer.reason), answer.given)).collect()
}

fn with(mut answers: Vec<Counted>, answer: Counted) -> Vec<Counted> {
    answers.retain(|other| other.round != answer.round);
    answers.push(answer);
    answers
}
