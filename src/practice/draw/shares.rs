//! Keeping difficulties in proportion: which of them are due.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    hash::BuildHasher,
    sync::Arc,
};

use crate::practice::question::{Difficulty, Question, QuestionId};

/// How much of the candidates, and of what was asked of them, is of one difficulty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many of the questions that were asked have it.
    pub asked: usize,
    /// How many questions were asked.
    pub of_asked: usize,
    /// How many of all candidates have it.
    pub candidates: usize,
    /// How many candidates there are.
    pub of_candidates: usize,
}

impl Share {
    /// How far it would be behind its proportion if the next question were of another one, in parts of a
    /// question as many as there are candidates; less than nothing: it is ahead.
    fn behind(self) -> i128 {
        let number = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
        number(self.candidates) * (number(self.of_asked) + 1)
            - number(self.asked) * number(self.of_candidates)
    }

    /// Whether it would be behind by a whole question or more.
    fn is_overdue(self) -> bool {
        usize::try_from(self.behind()).is_ok_and(|behind| behind >= self.of_candidates)
    }
}

/// The share of each difficulty; questions without one have a share of their own.
pub(super) struct Shares(BTreeMap<Option<Difficulty>, Share>);

impl Shares {
    /// What is on its way counts as asked.
    pub(super) fn of(
        candidates: &[Arc<Question>],
        is_asked: impl Fn(&Question) -> bool,
        taken: &HashSet<QuestionId, impl BuildHasher>,
    ) -> Self {
        let mut shares: BTreeMap<_, Share> = BTreeMap::new();
        let mut asked = 0;
        for question in candidates {
            let share = shares.entry(question.difficulty).or_default();
            share.candidates += 1;
            if is_asked(question) || taken.contains(&question.id) {
                share.asked += 1;
                asked += 1;
            }
        }
        for share in shares.values_mut() {
            (share.of_asked, share.of_candidates) = (asked, candidates.len());
        }
        Self(shares)
    }

    pub(super) fn share(&self, difficulty: Option<Difficulty>) -> Share {
        self.0.get(&difficulty).copied().unwrap_or_default()
    }

    /// Which of these may come: the ones that are furthest behind where any is a whole question behind,
    /// else all that are behind, and where none is, the one that is the least ahead.
    pub(super) fn due(
        &self,
        among: impl Iterator<Item = Option<Difficulty>>,
    ) -> BTreeSet<Option<Difficulty>> {
        let among: BTreeSet<_> = among.collect();
        let behind = |difficulty: Option<Difficulty>| self.share(difficulty).behind();
        let furthest = among.iter().map(|difficulty| behind(*difficulty)).max().unwrap_or_default();
        let is_pressing = among.iter().any(|difficulty| self.share(*difficulty).is_overdue());
        let least = if is_pressing || furthest <= 0 { furthest } else { 1 };
        among.into_iter().filter(|difficulty| behind(*difficulty) >= least).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Difficulty::{Junior, Mid, Senior};

    fn shares(all: [(Difficulty, usize, usize); 3]) -> Shares {
        let of_asked = all.iter().map(|(_, asked, _)| asked).sum();
        let of_candidates = all.iter().map(|(.., candidates)| candidates).sum();
        let share = |asked, candidates| Share { asked, of_asked, candidates, of_candidates };
        Shares(all.into_iter().map(|(d, asked, candidates)| (Some(d), share(asked, candidates))).collect())
    }

    fn due(shares: &Shares, among: &[Difficulty]) -> Vec<Difficulty> {
        shares.due(among.iter().map(|difficulty| Some(*difficulty))).into_iter().flatten().collect()
    }

    #[test]
    fn at_first_every_difficulty_may_come() {
        let shares = shares([(Junior, 0, 2), (Mid, 0, 5), (Senior, 0, 3)]);
        assert_eq!(due(&shares, &[Junior, Mid, Senior]), [Junior, Mid, Senior]);
    }

    #[test]
    fn what_is_ahead_waits() {
        let shares = shares([(Junior, 1, 3), (Mid, 0, 4), (Senior, 0, 3)]);
        assert_eq!(due(&shares, &[Junior, Mid, Senior]), [Mid, Senior]);
        assert_eq!(due(&shares, &[Junior]), [Junior], "unless there is nothing else");
    }

    #[test]
    fn what_is_a_whole_question_behind_comes_at_once() {
        let shares = shares([(Junior, 0, 2), (Mid, 1, 5), (Senior, 2, 3)]);
        assert_eq!(due(&shares, &[Junior, Mid, Senior]), [Mid]);
    }
}
