//! What a streak counts, held to a definition that looks back at everything each time.

use proptest::prelude::*;

use super::*;

/// The streak after rounds that are written down: `x` was answered, `-` was not.
fn run(rounds: &str) -> (u32, u32) {
    let Run { streak, .. } = Run::of(rounds.chars().map(|round| round == 'x'));
    (streak.current, streak.best)
}

#[test]
fn a_missed_round_adds_nothing_and_breaks_nothing() {
    assert_eq!(run("xxx-"), (3, 3));
    assert_eq!(run("xxx-x"), (4, 4));
}

#[test]
fn two_missed_in_a_row_start_anew() {
    assert_eq!(run("xxx--"), (0, 3));
    assert_eq!(run("xxx--x"), (1, 3));
}

#[test]
fn the_second_of_fourteen_is_not_forgiven() {
    assert_eq!(run("x-xxxxxxxxxxxxx"), (14, 14));
    // The thirteenth after the one that was forgiven, and the fourteenth.
    assert_eq!(run("x-xxxxxxxxxxxx-"), (0, 13));
    assert_eq!(run("x-xxxxxxxxxxxxx-"), (14, 14));
    assert_eq!(run("x-xxxxxxxxxxxxx-x-"), (0, 15));
}

#[test]
fn what_was_before_a_streak_does_not_matter_for_it() {
    assert_eq!(run("---x"), (1, 1));
    assert_eq!(run("xx-x-x-x"), (2, 3));
    assert_eq!(run(""), (0, 0));
}

#[test]
fn many_missed_rounds_are_no_more_than_two() {
    let five = Run::of([true; 5]);
    assert_eq!(five.missed(2), five.missed(2_000));
    assert_eq!(five.missed(0), five);
}

/// The slow definition. A streak begins with an answered round. A missed round in it is forgiven if none of
/// the 13 rounds before it, as far as they are of the streak, is a forgiven one; else it ends the streak.
fn streaks(rounds: &[bool]) -> Vec<u32> {
    let mut lengths = vec![0];
    let mut at = 0;
    while at < rounds.len() {
        let Some(begin) = (at..rounds.len()).find(|index| rounds[*index]) else { break };
        let end = (begin..rounds.len())
            .find(|index| !rounds[*index] && !is_forgiven(rounds, begin, *index))
            .unwrap_or(rounds.len());
        let length = rounds[begin..end].iter().filter(|said| **said).count();
        lengths.push(u32::try_from(length).unwrap());
        if end < rounds.len() {
            lengths.push(0);
        }
        at = end;
    }
    lengths
}

fn is_forgiven(rounds: &[bool], begin: usize, index: usize) -> bool {
    let from = begin.max(index.saturating_sub(13));
    !rounds[index] && (from..index).all(|before| !is_forgiven(rounds, begin, before))
}

proptest! {
    #[test]
    fn equals_looking_back_at_everything(rounds in proptest::collection::vec(proptest::bool::weighted(0.85), 0..60)) {
        let lengths = streaks(&rounds);
        // What follows an end without an answer is no streak.
        let current = *lengths.last().unwrap();
        let best = lengths.iter().copied().max().unwrap();
        prop_assert_eq!(Run::of(rounds).streak, Streak { current, best });
    }

    #[test]
    fn one_answer_after_another_comes_to_the_same(rounds in proptest::collection::btree_set(1..80_u32, 1..60)) {
        let (mut kept, mut last) = (Run::default(), 0);
        for next in rounds.iter().copied() {
            kept = kept.missed(next - last - 1).answered();
            last = next;
            prop_assert_eq!(kept, Run::of((1..=next).map(|round| rounds.contains(&round))));
        }
    }
}
