//! Counting everything anew: what members have against what follows from their answers. It runs in a process of
//! its own, beside the one that works, on the same database, and takes one member after another, so that
//! nobody waits for long.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{
    entropy::Entropy,
    practice::{
        Timestamp,
        ids::{RoundId, ScheduleId},
        period::{PeriodKey, day_of},
        points::{self, Counted, Entries, Reason},
        streak::Run,
    },
    render::scores::{Difference, What},
    store::{
        Award, CountedAnswer, KeptScores, LedgerEntry, Member, Result, Store, Sum, TotalKey, Tx, Workspace,
    },
};

/// How many members are looked up at once.
const MEMBERS_AT_ONCE: i64 = 200;

/// What came of counting everything anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recounted {
    /// How many members there are.
    pub members: u64,
    /// How many of them have something else than what follows from their answers.
    pub differing: u64,
    /// How much of that there is.
    pub differences: u64,
}

/// What is to be done about a difference.
#[derive(Clone, Copy)]
pub enum Remedy<'a> {
    /// Nothing.
    Tell,
    /// What is kept becomes what follows from the answers. New rows need ids, and a time.
    Mend(&'a Entropy, Timestamp),
}

impl Remedy<'_> {
    const fn mends(self) -> bool {
        matches!(self, Self::Mend(..))
    }
}

/// Counts everything anew, a member at a time, and tells each difference.
pub async fn recount(
    store: &Store,
    remedy: Remedy<'_>,
    mut tell: impl FnMut(&Difference),
) -> Result<Recounted> {
    let mut came = Recounted::default();
    let mut after = None;
    loop {
        let members = store.read().await?.members_after(after, MEMBERS_AT_ONCE).await?;
        let Some(last) = members.last() else { return Ok(came) };
        after = Some(last.id);
        for member in &members {
            came.members += 1;
            let differences = recount_member(store, remedy, member).await?;
            came.differing += u64::from(!differences.is_empty());
            came.differences += u64::try_from(differences.len()).unwrap_or(u64::MAX);
            differences.iter().for_each(&mut tell);
        }
    }
}

async fn recount_member(store: &Store, remedy: Remedy<'_>, member: &Member) -> Result<Vec<Difference>> {
    // What is changed while it is read may look wrong: it is looked at once more with nobody else at it.
    let mut tx = store.read().await?;
    let is_well = Scores::read(&mut tx, member).await?.differences(remedy).is_empty();
    drop(tx);
    if is_well {
        return Ok(Vec::new());
    }
    let mut tx = store.begin().await?;
    tx.lock_member(member.id).await?;
    let scores = Scores::read(&mut tx, member).await?;
    if let Remedy::Mend(entropy, now) = remedy {
        scores.mend(&mut tx, entropy, now).await?;
        let differences = scores.differences(remedy);
        tx.commit().await?;
        return Ok(differences);
    }
    Ok(scores.differences(remedy))
}

/// What a member has, and what follows from their answers.
struct Scores {
    member: Member,
    workspace: Workspace,
    answers: BTreeMap<RoundId, CountedAnswer>,
    kept: KeptScores,
    /// The ledger as it follows.
    ledger: Entries,
    streaks: BTreeMap<ScheduleId, (Run, i64)>,
    /// What the scopes of totals are called.
    channels: BTreeMap<String, String>,
}

impl Scores {
    async fn read(tx: &mut Tx, member: &Member) -> Result<Self> {
        let workspace = tx.workspace(member.workspace).await?;
        let kept = tx.kept_scores(member.id).await?;
        let answers = tx.counted_answers(member.id).await?;
        let answers: BTreeMap<RoundId, CountedAnswer> =
            answers.into_iter().map(|answer| (answer.counted.round, answer)).collect();
        let mut channels = BTreeMap::new();
        for channel in answers.values().map(|answer| answer.channel).collect::<BTreeSet<_>>() {
            channels.insert(channel.to_string(), format!("#{}", tx.channel(channel).await?.name));
        }
        let days = days(&kept);
        let counted: Vec<Counted> = answers.values().map(|answer| answer.counted.clone()).collect();
        let mut ledger = points::recount(&counted, |answer| day(&days, &workspace, answer));
        let mut streaks = BTreeMap::new();
        let schedules: BTreeSet<ScheduleId> = counted
            .iter()
            .filter_map(|answer| Some(answer.of?.0))
            .chain(kept.streaks.keys().copied())
            .collect();
        for schedule in schedules {
            let rounds = tx.rounds_of(schedule).await?;
            let answer = |id: &RoundId| answers.get(id).map(|answer| &answer.counted);
            let rounds = rounds.iter().map(|(sequence, id)| (*sequence, answer(id)));
            let (entries, kept) = points::streaks(rounds);
            ledger.extend(entries);
            streaks.insert(schedule, kept.unwrap_or_default());
        }
        Ok(Self { member: member.clone(), workspace, answers, kept, ledger, streaks, channels })
    }

    /// What is kept and does not follow, and the reverse. Totals are held to the ledger that there is, or
    /// to the one that there will be.
    fn differences(&self, remedy: Remedy<'_>) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut differ = |what, kept: String, counted: String| {
            let member = format!("{} in {}", self.member.name, self.workspace.name);
            differences.push(Difference { member, what, kept, counted });
        };
        for ((round, reason), (kept, counted)) in self.entries() {
            // An answer from before rounds said how they count may have no entry where it earned nothing.
            let is_of_before =
                self.answers.get(&round).is_some_and(|answer| answer.counted.scoring.is_none());
            if is_of_before && (kept, counted) == (None, Some(0)) && !remedy.mends() {
                continue;
            }
            differ(What::Entry { round, reason }, points_or_none(kept), points_or_none(counted));
        }
        let (totals, reasons) = self.sums(remedy.mends());
        for (key, (kept, counted)) in unlike(&self.kept.totals, &totals) {
            let (scope, period, topic) = key.clone();
            let scope = self.channels.get(&scope).cloned();
            differ(What::Total { scope, period, topic }, in_words(kept), in_words(counted));
        }
        for (reason, (kept, counted)) in unlike(&self.kept.reasons, &reasons) {
            differ(What::Reason(reason.clone()), times(kept), times(counted));
        }
        for (schedule, kept, counted) in self.unlike_streaks() {
            // One that nobody has counted since missed rounds are forgiven is not wrong.
            if kept.0.is_none() && !remedy.mends() {
                continue;
            }
            differ(What::Streak(schedule), streak(kept.0, kept.1), streak(Some(counted.0), counted.1));
        }
        differences
    }

    /// The entries of the ledger that are not as they follow: what there is, and what there should be.
    fn entries(&self) -> BTreeMap<(RoundId, Reason), (Option<i64>, Option<i64>)> {
        let kept: Entries = self
            .kept
            .ledger
            .iter()
            // A newer version may know more reasons.
            .filter_map(|entry| Some(((entry.round, entry.reason.parse().ok()?), entry.points)))
            .collect();
        let all: BTreeSet<_> = kept.keys().chain(self.ledger.keys()).copied().collect();
        let both = |entry| (kept.get(&entry).copied(), self.ledger.get(&entry).copied());
        all.into_iter()
            .map(|entry| (entry, both(entry)))
            .filter(|(_, (kept, counted))| kept != counted)
            .collect()
    }

    /// The totals and the sums by reason, of the ledger as it is kept or as it follows.
    fn sums(&self, mended: bool) -> (BTreeMap<TotalKey, Sum>, BTreeMap<String, Sum>) {
        let (mut points, mut reasons): (BTreeMap<RoundId, i64>, BTreeMap<String, Sum>) = Default::default();
        let mut enter = |round: RoundId, reason: &str, value: i64| {
            *points.entry(round).or_default() += value;
            let sum = reasons.entry(reason.to_owned()).or_default();
            *sum = (sum.0 + value, sum.1 + 1);
        };
        for entry in &self.kept.ledger {
            if !mended || entry.reason.parse::<Reason>().is_err() {
                enter(entry.round, &entry.reason, entry.points);
            }
        }
        if mended {
            for ((round, reason), value) in &self.ledger {
                enter(*round, reason.name(), *value);
            }
        }
        let days = days(&self.kept);
        let mut totals: BTreeMap<TotalKey, Sum> = BTreeMap::new();
        for (round, answer) in &self.answers {
            let earned = points.get(round).copied().unwrap_or(0);
            let topics: BTreeSet<&str> =
                std::iter::once("").chain(answer.topics.iter().map(|topic| topic.0.as_str())).collect();
            for period in PeriodKey::all_of_day(day(&days, &self.workspace, &answer.counted)) {
                for scope in [answer.channel.to_string(), self.workspace.id.to_string()] {
                    for topic in &topics {
                        let key = (scope.clone(), period.clone(), (*topic).to_owned());
                        let sum = totals.entry(key).or_default();
                        *sum = (sum.0 + earned, sum.1 + 1);
                    }
                }
            }
        }
        (totals, reasons)
    }

    fn unlike_streaks(&self) -> Vec<(ScheduleId, KeptStreak, (Run, i64))> {
        let nothing = (Some(Run::default()), 0);
        self.streaks
            .iter()
            .map(|(schedule, counted)| {
                (*schedule, self.kept.streaks.get(schedule).copied().unwrap_or(nothing), *counted)
            })
            .filter(|(_, (kept, last), counted)| (*kept, *last) != (Some(counted.0), counted.1))
            .collect()
    }

    /// Makes what is kept what follows.
    async fn mend(&self, tx: &mut Tx, entropy: &Entropy, now: Timestamp) -> Result<()> {
        let member = self.member.id;
        let days = days(&self.kept);
        for ((round, reason), (_, counted)) in self.entries() {
            let (Some(points), Some(answer)) = (counted, self.answers.get(&round)) else {
                tx.drop_entry(round, member, reason).await?;
                continue;
            };
            let day = day(&days, &self.workspace, &answer.counted);
            let (workspace, channel) = (self.workspace.id, answer.channel);
            let award = Award { workspace, channel, round, member, periods: &[], topics: &[] };
            let entry = LedgerEntry {
                id: entropy.id(now),
                reason,
                points,
                day,
                topic: answer.counted.topic().filter(|_| reason.is_answer()).cloned(),
                posted_at: answer.counted.posted_at,
            };
            tx.enter_points(&award, &[entry], now).await?;
        }
        let (totals, reasons) = self.sums(true);
        for (key, (_, counted)) in unlike(&self.kept.totals, &totals) {
            tx.set_total(member, key, counted).await?;
        }
        for (reason, (_, counted)) in unlike(&self.kept.reasons, &reasons) {
            tx.set_reason_total(member, reason, counted).await?;
        }
        for (schedule, _, (run, last)) in self.unlike_streaks() {
            tx.keep_streak(schedule, member, run, last).await?;
        }
        Ok(())
    }
}

/// A streak as it is kept, if it has been counted, and the last round that was answered.
type KeptStreak = (Option<Run>, i64);

/// The days that the ledger names.
fn days(kept: &KeptScores) -> BTreeMap<RoundId, NaiveDate> {
    kept.ledger.iter().map(|entry| (entry.round, entry.day)).collect()
}

/// The day of an answer's round: as the round says, else as it was when the answer was counted.
fn day(days: &BTreeMap<RoundId, NaiveDate>, workspace: &Workspace, answer: &Counted) -> NaiveDate {
    let said = answer.scoring.as_ref().map(|scoring| scoring.day);
    said.or_else(|| days.get(&answer.round).copied())
        .unwrap_or_else(|| day_of(workspace.zone, answer.posted_at))
}

/// What two sets of sums have differently: of each, the one and the other, with nothing for what is not there.
fn unlike<'a, K: Ord>(kept: &'a BTreeMap<K, Sum>, counted: &'a BTreeMap<K, Sum>) -> Vec<(&'a K, (Sum, Sum))> {
    let all: BTreeSet<&K> = kept.keys().chain(counted.keys()).collect();
    let of = |sums: &BTreeMap<K, Sum>, key: &K| sums.get(key).copied().unwrap_or_default();
    all.into_iter()
        .map(|key| (key, (of(kept, key), of(counted, key))))
        .filter(|(_, (kept, counted))| kept != counted)
        .collect()
}

fn points_or_none(points: Option<i64>) -> String {
    points.map_or_else(|| "no entry".to_owned(), |points| format!("{points} points"))
}

fn in_words((points, answers): Sum) -> String {
    format!("{points} points, {answers} answers")
}

fn times((points, times): Sum) -> String {
    format!("{points} points, {times} entries")
}

fn streak(run: Option<Run>, last: i64) -> String {
    match run {
        None => "not counted yet".to_owned(),
        Some(run) => format!(
            "{} in a row, best {}, {} since a forgiven one, last round {last}",
            run.streak.current, run.streak.best, run.since_forgiven
        ),
    }
}
