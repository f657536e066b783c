//! What answers earn, whatever the order in which they come.

use chrono::TimeDelta;
use uuid::Uuid;

use super::*;

const ADA: MemberId = MemberId(Uuid::from_u128(1));
const BOB: MemberId = MemberId(Uuid::from_u128(2));

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

/// An answer to the round on demand of this number, which is also when it was posted.
fn asked(number: u32) -> Counted {
    Counted {
        round: RoundId(Uuid::from_u128(number.into())),
        posted_at: Timestamp::UNIX_EPOCH + TimeDelta::minutes(number.into()),
        reason: Reason::OnDemand,
        own: false,
        of: None,
        scoring: Some(Scoring { day: day(), topic: None, values: Values::default() }),
        given: 0,
    }
}

fn about(topic: &str, counted: Counted) -> Counted {
    let scoring = Scoring { topic: Some(Topic(topic.to_owned())), ..counted.scoring.unwrap() };
    Counted { scoring: Some(scoring), ..counted }
}

fn scheduled(number: u32) -> Counted {
    let of = Some((ScheduleId(Uuid::nil()), i64::from(number)));
    Counted { reason: Reason::Scheduled, of, ..asked(number) }
}

/// What each round of these numbers earns for a reason.
fn earned(entries: &Entries, reason: Reason) -> Vec<(u128, i64)> {
    entries
        .iter()
        .filter(|((_, of), _)| *of == reason)
        .map(|((round, _), points)| (round.0.as_u128(), *points))
        .collect()
}

#[test]
fn who_asks_earns_nothing_for_answering() {
    let asked_by_ada = Origin::Demand { asked_by: Some(ADA) };
    assert!(is_own(&asked_by_ada, ADA));
    assert!(!is_own(&asked_by_ada, BOB));
    assert!(!is_own(&Origin::Demand { asked_by: None }, ADA));
    let own = Counted { own: true, ..about("go", asked(1)) };
    let entries = recount(&[own, about("go", asked(2))], |_| day());
    assert_eq!(earned(&entries, Reason::OnDemand), [(1, 0), (2, 10)]);
    assert_eq!(earned(&entries, Reason::FirstOnTopic), [(2, 5)]);
}

#[test]
fn the_first_three_rounds_on_demand_of_a_day_earn_by_when_they_were_posted() {
    let late_first = [asked(4), asked(2), asked(1), asked(3)];
    assert_eq!(earned(&on_demand(&late_first), Reason::OnDemand), [(1, 10), (2, 10), (3, 10), (4, 0)]);
    let own = Counted { own: true, ..asked(1) };
    let entries = on_demand(&[own, asked(2), asked(3), asked(4), asked(5)]);
    assert_eq!(earned(&entries, Reason::OnDemand), [(1, 0), (2, 10), (3, 10), (4, 10), (5, 0)]);
}

#[test]
fn what_was_given_before_rounds_said_how_they_count_stays() {
    let before = |number, given| Counted { scoring: None, given, ..asked(number) };
    let entries = on_demand(&[before(1, 0), before(2, 10), before(3, 10), asked(4), asked(5)]);
    assert_eq!(earned(&entries, Reason::OnDemand), [(1, 0), (2, 10), (3, 10), (4, 10), (5, 0)]);
    let entries = recount(&[Counted { reason: Reason::Scheduled, ..before(1, 7) }], |_| day());
    assert_eq!(earned(&entries, Reason::Scheduled), [(1, 7)]);
}

#[test]
fn the_first_answer_on_a_topic_is_the_one_to_the_round_that_was_posted_first() {
    let entries =
        recount(&[about("go", scheduled(3)), about("go", scheduled(2)), about("sql", asked(4))], |_| day());
    assert_eq!(earned(&entries, Reason::FirstOnTopic), [(2, 5), (4, 5)]);
    assert_eq!(earned(&entries, Reason::Scheduled), [(2, 10), (3, 10)]);
}

#[test]
fn a_streak_earns_a_point_for_each_round_before_up_to_five() {
    let rounds: Vec<Counted> = (1..=8).map(scheduled).collect();
    let (entries, kept) = streaks((1..).zip(rounds.iter().map(Some)));
    assert_eq!(earned(&entries, Reason::Streak), [(2, 1), (3, 2), (4, 3), (5, 4), (6, 5), (7, 5), (8, 5)]);
    assert_eq!(kept.map(|(run, last)| (run.streak.current, last)), Some((8, 8)));
}

#[test]
fn a_missed_round_that_is_forgiven_earns_nothing_and_loses_nothing() {
    let (first, third) = (scheduled(1), scheduled(3));
    let (entries, kept) = streaks([(1, Some(&first)), (2, None), (3, Some(&third)), (4, None)]);
    assert_eq!(earned(&entries, Reason::Streak), [(3, 1)]);
    assert_eq!(kept.map(|(run, last)| (run.streak.current, last)), Some((2, 3)));
}

#[test]
fn values_are_kept_by_name_and_a_name_that_is_not_known_earns_nothing() {
    let json = serde_json::to_string(&Values::default()).unwrap();
    assert_eq!(json, r#"{"first-on-topic":5,"on-demand":10,"scheduled":10,"streak":1}"#);
    let mut other: Values = serde_json::from_str(r#"{"scheduled":20,"votes":3}"#).unwrap();
    assert_eq!((other.of(Reason::Scheduled), other.of(Reason::Streak)), (20, 0));
    other.set(Reason::Streak, 2);
    assert_eq!((other.for_streak(1), other.for_streak(9)), (2, 10));
}
