//! The ledger is what the answers earn, the totals are the sum of the ledger, and the leaderboard tells
//! these and nothing else: three recounts, one from the other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Violation, violated};

const LEDGER: &str = "the ledger holds what the answers earn";
const TOTALS: &str = "the totals are the sum of the ledger";
const BOARD: &str = "the leaderboard tells the sum of the ledger";

const ANSWER: i64 = 10;

/// How many rounds on demand earn points on a day.
const ON_DEMAND: usize = 3;

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    check_ledger(evidence, found);
    check_totals(evidence, found);
    check_boards(evidence, found);
}

fn check_ledger(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let facts = evidence.facts;
    let mut earned: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    let mut on_demand: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for entry in &facts.ledger {
        *earned.entry((&entry.round_id, &entry.member_id)).or_default() += entry.points;
        if entry.reason == "on-demand" {
            *on_demand.entry((&entry.member_id, &entry.day)).or_default() += 1;
        }
    }
    let counted: BTreeSet<(&str, &str)> = facts
        .answers
        .iter()
        .filter(|answer| answer.counted != 0)
        .map(|answer| (answer.round_id.as_str(), answer.member_id.as_str()))
        .collect();
    for (&(round, member), &points) in &earned {
        if !counted.contains(&(round, member)) || points != ANSWER {
            violated(
                found,
                LEDGER,
                format!("{} has {points} points for the round {round}", facts.member(member)),
            );
        }
    }
    for round in &facts.rounds {
        for &(_, member) in counted.iter().filter(|(id, _)| *id == round.id) {
            let earns = earned.contains_key(&(round.id.as_str(), member));
            let asked_it = round.asked_by.as_deref() == Some(member);
            if (round.schedule_id.is_some() && !earns) || (asked_it && earns) {
                let member = facts.member(member);
                violated(found, LEDGER, format!("{member} in the round {}: earned {earns}", round.id));
            }
        }
    }
    for ((member, day), times) in on_demand {
        if times > ON_DEMAND {
            let member = facts.member(member);
            violated(found, LEDGER, format!("{member} earned {times} times on demand on {day}"));
        }
    }
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
