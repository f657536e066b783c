//! The ledger is what the answers earn, the totals are the sum of the ledger, and the leaderboard tells
//! these and nothing else: three recounts, one from the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Violation, violated};

const LEDGER: &str = "the ledger holds what the answers earn";
const TOTALS: &str = "the totals are the sum of the ledger";
const BOARD: &str = "the leaderboard tells the sum of the ledger";

/// What an answer earns, the first one on a topic, and each round in a row before, up to so many.
const ANSWER: i64 = 10;
const FIRST_ON_TOPIC: i64 = 5;
const STREAK_ROUNDS: usize = 5;

/// How many rounds on demand earn points on a day.
const ON_DEMAND: usize = 3;

/// Of a round, a member and a reason: points.
type Earned<'a> = BTreeMap<(&'a str, &'a str, &'a str), i64>;

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    check_ledger(evidence, found);
    check_totals(evidence, found);
    check_boards(evidence, found);
}

fn check_ledger(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let facts = evidence.facts;
    let kept: Earned<'_> = facts
        .ledger
        .iter()
        .map(|entry| {
            ((entry.round_id.as_str(), entry.member_id.as_str(), entry.reason.as_str()), entry.points)
        })
        .collect();
    let earned = earned(evidence);
    let all: BTreeSet<_> = kept.keys().chain(earned.keys()).copied().collect();
    for entry in all {
        let (has, earns) = (kept.get(&entry), earned.get(&entry));
        if has != earns {
            let (round, member, reason) = entry;
            let member = facts.member(member);
            violated(
                found,
                LEDGER,
                format!("{member} in the round {round}, {reason}: {has:?} instead of {earns:?}"),
            );
        }
    }
}

/// What everybody has earned, from which of their answers count, round by round as they were posted.
fn earned<'a>(evidence: &'a Evidence<'_>) -> Earned<'a> {
    let facts = evidence.facts;
    let counted: BTreeSet<(&str, &str)> = facts
        .answers
        .iter()
        .filter(|answer| answer.counted != 0)
        .map(|answer| (answer.round_id.as_str(), answer.member_id.as_str()))
        .collect();
    let mut earned = Earned::new();
    let mut today: BTreeMap<(&str, Option<String>), usize> = BTreeMap::new();
    let mut known: BTreeSet<(&str, String)> = BTreeSet::new();
    // They are in the order in which they were posted.
    for round in facts.rounds.iter().filter(|round| round.posted_at.is_some()) {
        for &(_, member) in counted.iter().filter(|(id, _)| *id == round.id) {
            let own = round.asked_by.as_deref() == Some(member);
            let (reason, points) = if round.schedule_id.is_some() {
                ("scheduled", ANSWER)
            } else {
                let times = today.entry((member, round.scored("day"))).or_default();
                *times += usize::from(!own);
                ("on-demand", if own || *times > ON_DEMAND { 0 } else { ANSWER })
            };
            earned.insert((&round.id, member, reason), points);
            if let Some(topic) = round.scored("topic")
                && !own
                && known.insert((member, topic))
            {
                earned.insert((&round.id, member, "first-on-topic"), FIRST_ON_TOPIC);
            }
        }
    }
    let schedules: BTreeSet<&str> =
        facts.rounds.iter().filter_map(|round| round.schedule_id.as_deref()).collect();
    for schedule in schedules {
        let mut rounds: Vec<_> = facts
            .rounds
            .iter()
            .filter(|round| round.schedule_id.as_deref() == Some(schedule) && round.sequence > 0)
            .collect();
        rounds.sort_by_key(|round| round.sequence);
        for member in facts.members.keys() {
            let said: Vec<bool> = rounds.iter().map(|round| counted.contains(&(&round.id, member))).collect();
            for (at, round) in rounds.iter().enumerate().filter(|(at, _)| said[*at]) {
                let points = run_before(&said[..at]).min(STREAK_ROUNDS);
                if points > 0 {
                    earned.insert((&round.id, member, "streak"), i64::try_from(points).unwrap_or(i64::MAX));
                }
            }
        }
    }
    earned
}

/// How many rounds in a row were answered before the next one. One that was missed is forgiven if none of the
/// thirteen before it, as far back as the streak goes, was.
fn run_before(said: &[bool]) -> usize {
    let (mut begin, mut run) = (0, 0);
    let mut forgiven: Vec<usize> = Vec::new();
    for (at, said) in said.iter().enumerate() {
        let is_spent = forgiven.iter().any(|before| *before >= begin && at - before <= 13);
        if *said {
            run += 1;
        } else if run > 0 && !is_spent {
            forgiven.push(at);
        } else {
            (begin, run) = (at + 1, 0);
        }
    }
    run
}

/// Points and answers of each member in each scope, counted anew.
fn recount<'a>(evidence: &'a Evidence<'_>) -> BTreeMap<(&'a str, &'a str), (i64, i64)> {
    let facts = evidence.facts;
    let mut sums: BTreeMap<(&str, &str), (i64, i64)> = BTreeMap::new();
    for entry in &facts.ledger {
        sums.entry((&entry.channel_id, &entry.member_id)).or_default().0 += entry.points;
    }
    for answer in facts.answers.iter().filter(|answer| answer.counted != 0) {
        if let Some(round) = facts.rounds.iter().find(|round| round.id == answer.round_id) {
            sums.entry((&round.channel_id, &answer.member_id)).or_default().1 += 1;
        }
    }
    sums
}

fn check_totals(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let sums = recount(evidence);
    let mut workspace: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for (&(_, member), &(points, answers)) in &sums {
        let sum = workspace.entry(member).or_default();
        *sum = (sum.0 + points, sum.1 + answers);
    }
    for total in evidence.facts.totals.iter().filter(|total| total.period == "all") {
        let is_channel = evidence.facts.channels.contains_key(&total.scope);
        let expected = if is_channel {
            sums.get(&(total.scope.as_str(), total.member_id.as_str()))
        } else {
            workspace.get(total.member_id.as_str())
        };
        let expected = expected.copied().unwrap_or_default();
        if expected != (total.points, total.answers) {
            violated(
                found,
                TOTALS,
                format!(
                    "{} in {}: {:?} instead of {expected:?}",
                    evidence.facts.member(&total.member_id),
                    evidence.facts.channels.get(&total.scope).map_or("the workspace", String::as_str),
                    (total.points, total.answers)
                ),
            );
        }
    }
}

fn check_boards(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let sums = recount(evidence);
    for (channel, rows) in evidence.boards {
        let mut expected: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        for (&(scope, member), &(points, answers)) in &sums {
            let name = evidence.facts.channels.get(scope).map(String::as_str);
            if channel.is_none_or(|channel| name == Some(crate::chat::CHANNELS[channel])) {
                let sum = expected.entry(evidence.facts.member(member)).or_default();
                *sum = (sum.0 + points, sum.1 + answers);
            }
        }
        expected.retain(|_, (_, answers)| *answers > 0);
        let told: BTreeMap<&str, (i64, i64)> =
            rows.iter().map(|(name, points, answers)| (name.as_str(), (*points, *answers))).collect();
        if told != expected || rows.len() != told.len() {
            let place = channel.map_or("all channels", |channel| crate::chat::CHANNELS[channel]);
            violated(found, BOARD, format!("{place}: told {told:?}, and it is {expected:?}"));
        }
    }
}
