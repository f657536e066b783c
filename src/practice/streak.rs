//! Streaks: how many of a schedule's consecutive rounds a member has answered.
//!
//! Rounds are numbered in the order in which they were posted, so weekends, holidays and days when
//! nothing was posted break nothing.

/// A member's streak in one schedule, in rounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// The running streak.
    pub current: u32,
    /// The longest ever.
    pub best: u32,
}

/// The streak of a member who answered the rounds with these sequence numbers, ascending, when
/// `latest` is the schedule's newest round and `latest_is_open` says whether it still takes
/// answers: an open round that is not answered yet breaks nothing.
#[must_use]
pub fn streak(answered: &[i64], latest: i64, latest_is_open: bool) -> Streak {
    let mut run = 0;
    let mut best = 0;
    let mut previous = None;
    for &sequence in answered {
        run = if previous == Some(sequence - 1) { run + 1 } else { 1 };
        best = best.max(run);
        previous = Some(sequence);
    }
    let alive = previous.is_some_and(|last| last == latest || (latest_is_open && last == latest - 1));
    Streak { current: if alive { run } else { 0 }, best }
}

impl Streak {
    /// The streak of a member who answers the round `next` after `last`, the newest that they had
    /// answered: what [`streak`] says of all of them, without looking at all of them again.
    #[must_use]
    pub fn extended(self, last: i64, next: i64) -> Self {
        let current = if next == last + 1 { self.current + 1 } else { 1 };
        Self { current, best: self.best.max(current) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_open_round_that_is_not_answered_yet_breaks_nothing() {
        assert_eq!(streak(&[1, 2, 3], 4, true), Streak { current: 3, best: 3 });
        assert_eq!(streak(&[1, 2, 3], 4, false), Streak { current: 0, best: 3 });
    }

    #[test]
    fn a_missed_round_starts_anew() {
        assert_eq!(streak(&[1, 2, 4], 4, false), Streak { current: 1, best: 2 });
        assert_eq!(streak(&[], 4, false), Streak::default());
    }

    proptest! {
        #[test]
        fn one_answer_after_another_comes_to_the_same(rounds in proptest::collection::btree_set(1..60_i64, 1..40)) {
            let rounds: Vec<i64> = rounds.into_iter().collect();
            let (mut kept, mut last) = (Streak::default(), 0);
            for (count, next) in (1..).zip(&rounds) {
                kept = kept.extended(last, *next);
                last = *next;
                prop_assert_eq!(kept, streak(&rounds[..count], last, false));
            }
        }

        /// The slow definition: walk back from the newest round while each one is answered.
        #[test]
        fn equals_walking_back_round_by_round(answered in proptest::collection::vec(any::<bool>(), 0..40), open: bool) {
            let latest = i64::try_from(answered.len()).unwrap();
            let numbers: Vec<i64> =
                (1..=latest).zip(&answered).filter(|(_, said)| **said).map(|(number, _)| number).collect();
            let skip = usize::from(open && answered.last() == Some(&false));
            let current = answered.iter().rev().skip(skip).take_while(|said| **said).count();
            let best = answered.split(|said| !said).map(<[bool]>::len).max().unwrap_or(0);
            prop_assert_eq!(
                streak(&numbers, latest, open),
                Streak { current: u32::try_from(current).unwrap(), best: u32::try_from(best).unwrap() }
            );
        }
    }
}
