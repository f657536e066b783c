//! Points: what an answer earns.
//!
//! What a member has earned is a function of the set of their answers that count, whatever the order in
//! which these arrived: [`recount`] tells it from all of them. What happens with each answer comes to the
//! same, and looks at no more than it has to.

use std::{collections::BTreeMap, fmt, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Timestamp,
    ids::{MemberId, RoundId, ScheduleId},
    origin::Origin,
    question::{Topic, UnknownName, named},
    streak::Run,
};

named! {
    /// Why points were given. The ledger keeps the name.
    Reason {
        /// An answer before the reveal of a schedule's round.
        Scheduled = "scheduled",
        /// An answer before the reveal of a round that somebody asked for.
        OnDemand = "on-demand",
        /// The first answer on a topic.
        FirstOnTopic = "first-on-topic",
        /// For each answered round in a row before this one.
        Streak = "streak",
    }
}

impl Reason {
    /// What it earns where the workspace has not decided otherwise.
    #[must_use]
    pub const fn usual(self) -> i64 {
        match self {
            Self::Scheduled | Self::OnDemand => 10,
            Self::FirstOnTopic => 5,
            Self::Streak => 1,
        }
    }

    /// Whether every answer that counts has an entry for this reason or another one like it, even if that
    /// earns nothing.
    #[must_use]
    pub const fn is_answer(self) -> bool {
        matches!(self, Self::Scheduled | Self::OnDemand)
    }
}

/// How many rounds on demand earn a member points on one day of the workspace: enough for a good
/// session, too few to farm.
pub const ON_DEMAND_PER_DAY: usize = 3;

/// How many rounds in a row earn points at most: a long streak is its own reward, and a newcomer must be
/// able to win a week.
pub const STREAK_ROUNDS: u32 = 5;

/// The most that a workspace may give for one reason.
pub const MOST: i64 = 100;

/// What is given for what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "BTreeMap<String, i64>", from = "BTreeMap<String, i64>")]
pub struct Values(BTreeMap<Reason, i64>);

impl Default for Values {
    fn default() -> Self {
        Self(Reason::ALL.iter().map(|reason| (*reason, reason.usual())).collect())
    }
}

impl Values {
    /// What a reason earns: nothing for one that there was not when these were decided.
    #[must_use]
    pub fn of(&self, reason: Reason) -> i64 {
        self.0.get(&reason).copied().unwrap_or(0)
    }

    /// Another value for a reason.
    pub fn set(&mut self, reason: Reason, points: i64) {
        self.0.insert(reason, points);
    }

    /// What an answer earns after so many rounds in a row.
    #[must_use]
    pub fn for_streak(&self, before: u32) -> i64 {
        self.of(Reason::Streak) * i64::from(before.min(STREAK_ROUNDS))
    }
}

impl From<Values> for BTreeMap<String, i64> {
    fn from(values: Values) -> Self {
        values.0.into_iter().map(|(reason, points)| (reason.name().to_owned(), points)).collect()
    }
}

impl From<BTreeMap<String, i64>> for Values {
    /// A name that this version does not know earns nothing.
    fn from(named: BTreeMap<String, i64>) -> Self {
        Self(named.iter().filter_map(|(name, points)| Some((name.parse().ok()?, *points))).collect())
    }
}

/// How the answers of a round count: fixed when it is posted, so that what they earn is the same whenever
/// it is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scoring {
    /// The day on which it was posted, in the workspace's zone: its points belong to the periods of it.
    pub day: NaiveDate,
    /// The first topic of its question.
    pub topic: Option<Topic>,
    /// What is given for what.
    pub values: Values,
}

/// The reason for which an answer in a round counts.
#[must_use]
pub const fn reason_of(origin: &Origin) -> Reason {
    match origin {
        Origin::Schedule { .. } => Reason::Scheduled,
        Origin::Demand { .. } => Reason::OnDemand,
    }
}

/// Whether a member asked for the round themselves: answering it earns them nothing.
#[must_use]
pub fn is_own(origin: &Origin, member: MemberId) -> bool {
    matches!(origin, Origin::Demand { asked_by } if *asked_by == Some(member))
}

/// An answer of a member that counts, with all of its round that decides about points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The round.
    pub round: RoundId,
    /// When it was posted; rounds of one time are in the order of their ids.
    pub posted_at: Timestamp,
    /// Why it counts.
    pub reason: Reason,
    /// Whether the member asked for the round themselves.
    pub own: bool,
    /// The schedule, and which of its rounds it is, if it is one's.
    pub of: Option<(ScheduleId, i64)>,
    /// How it counts; none for a round that was posted before this was kept with it.
    pub scoring: Option<Scoring>,
    /// What the ledger has for `reason`: it stays as it is where the round does not say how it counts.
    pub given: i64,
}

impl Counted {
    fn order(&self) -> (Timestamp, RoundId) {
        (self.posted_at, self.round)
    }

    /// The topic on which it may be the first answer: none for one's own question, which earns nothing.
    #[must_use]
    pub fn topic(&self) -> Option<&Topic> {
        self.scoring.as_ref().filter(|_| !self.own)?.topic.as_ref()
    }
}

/// Entries of the ledger: points for a reason in a round.
pub type Entries = BTreeMap<(RoundId, Reason), i64>;

/// What the answers to rounds on demand of one day earn: the first ones, by when their rounds were posted.
/// What was given for a round that does not say how it counts stays, and is one of them.
#[must_use]
pub fn on_demand(of_one_day: &[Counted]) -> Entries {
    let (kept, mut open): (Vec<&Counted>, Vec<&Counted>) =
        of_one_day.iter().partition(|counted| counted.scoring.is_none());
    open.sort_unstable_by_key(|counted| counted.order());
    let mut left = ON_DEMAND_PER_DAY.saturating_sub(kept.iter().filter(|counted| counted.given > 0).count());
    let mut entries: Entries =
        kept.iter().map(|counted| ((counted.round, counted.reason), counted.given)).collect();
    for counted in open {
        let earns = !counted.own && left > 0;
        left -= usize::from(earns);
        let value = counted.scoring.as_ref().map_or(0, |scoring| scoring.values.of(Reason::OnDemand));
        entries.insert((counted.round, counted.reason), if earns { value } else { 0 });
    }
    entries
}

/// What answers to rounds of one schedule earn for their streak. `rounds` are its rounds in their order,
/// without those that were voided, and in each of them the member's answer, if they have one that counts.
/// Also the streak as of the last one that they answered, and which one that is.
#[must_use]
pub fn streaks<'a>(
    rounds: impl IntoIterator<Item = (i64, Option<&'a Counted>)>,
) -> (Entries, Option<(Run, i64)>) {
    let (mut run, mut entries, mut kept) = (Run::default(), Entries::new(), None);
    for (sequence, answer) in rounds {
        let Some(counted) = answer else {
            run = run.missed(1);
            continue;
        };
        let points =
            counted.scoring.as_ref().map_or(0, |scoring| scoring.values.for_streak(run.streak.current));
        if points > 0 {
            entries.insert((counted.round, Reason::Streak), points);
        }
        run = run.answered();
        kept = Some((run, sequence));
    }
    (entries, kept)
}

/// The ledger of a member, from all their answers that count; without what is for streaks. The day of a
/// round that does not say it is `day`'s to tell.
#[must_use]
pub fn recount(counted: &[Counted], day: impl Fn(&Counted) -> NaiveDate) -> Entries {
    let mut entries = Entries::new();
    let mut days: BTreeMap<NaiveDate, Vec<Counted>> = BTreeMap::new();
    let mut firsts: BTreeMap<&Topic, &Counted> = BTreeMap::new();
    for one in counted {
        if one.reason == Reason::OnDemand {
            days.entry(day(one)).or_default().push(one.clone());
        } else {
            let value = one.scoring.as_ref().map_or(one.given, |scoring| scoring.values.of(one.reason));
            entries.insert((one.round, one.reason), value);
        }
        if let Some(topic) = one.topic() {
            let first = firsts.entry(topic).or_insert(one);
            if one.order() < first.order() {
                *first = one;
            }
        }
    }
    entries.extend(days.values().flat_map(|day| on_demand(day)));
    for first in firsts.into_values() {
        let value = first.scoring.as_ref().map_or(0, |scoring| scoring.values.of(Reason::FirstOnTopic));
        if value > 0 {
            entries.insert((first.round, Reason::FirstOnTopic), value);
        }
    }
    entries
}

#[cfg(test)]
mod tests;
