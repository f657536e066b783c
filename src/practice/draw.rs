//! Drawing: which question comes next.
//!
//! It knows no filter and no bank: what may be drawn comes in as candidates.

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
    sync::Arc,
};

use rand::{Rng, seq::IndexedRandom};

use super::{
    Timestamp,
    question::{Question, QuestionId},
};

/// The question to post next in a channel; none if all candidates are taken, or there are none.
///
/// `history` says when each question was last asked in the channel. Those that it does not name
/// come first, in random order, and then the longest-unasked. Those in `taken` are open, being
/// posted, or set aside, and are never drawn. For the same seed the draw is the same, in whatever
/// order the candidates stand.
pub fn draw(
    candidates: &[Arc<Question>],
    history: &HashMap<QuestionId, Timestamp, impl BuildHasher>,
    taken: &HashSet<QuestionId, impl BuildHasher>,
    rng: &mut impl Rng,
) -> Option<Arc<Question>> {
    let (asked, mut never_asked): (Vec<_>, Vec<_>) = candidates
        .iter()
        .filter(|question| !taken.contains(&question.id))
        .partition(|question| history.contains_key(&question.id));
    never_asked.sort_by(|left, right| left.id.cmp(&right.id));
    let next = never_asked
        .choose(rng)
        .copied()
        .or_else(|| asked.into_iter().min_by_key(|question| (history.get(&question.id), &question.id)));
    next.cloned()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;
    use rand::{SeedableRng, rngs::StdRng};

    use super::*;
    use crate::practice::question::{Status, Topic};

    fn question(number: usize) -> Arc<Question> {
        Arc::new(Question {
            id: QuestionId(format!("question-{number}")),
            title: "A question".to_owned(),
            prompt: "What then?".to_owned(),
            key_points: Vec::new(),
            follow_ups: Vec::new(),
            hints: Vec::new(),
            model_answer: None,
            references: Vec::new(),
            difficulty: None,
            topics: vec![Topic("http".to_owned())],
            minutes: None,
            kind: None,
            source: None,
            license: None,
            status: Status::Reviewed,
        })
    }

    fn bank(size: usize) -> Vec<Arc<Question>> {
        (0..size).map(question).collect()
    }

    fn minute(number: usize) -> Timestamp {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(i64::try_from(number).unwrap())
    }

    #[test]
    fn nothing_is_drawn_when_all_are_taken() {
        let bank = bank(3);
        let all: HashSet<QuestionId> = bank.iter().map(|question| question.id.clone()).collect();
        let nothing = HashMap::new();
        assert_eq!(draw(&bank, &nothing, &all, &mut StdRng::seed_from_u64(1)), None);
        assert_eq!(draw(&[], &nothing, &HashSet::new(), &mut StdRng::seed_from_u64(1)), None);
    }

    #[test]
    fn every_question_may_come_first() {
        let bank = bank(5);
        let first = |seed| draw(&bank, &HashMap::new(), &HashSet::new(), &mut StdRng::seed_from_u64(seed));
        let firsts: HashSet<QuestionId> =
            (0..200).filter_map(first).map(|question| question.id.clone()).collect();
        assert_eq!(firsts.len(), bank.len());
    }

    #[test]
    fn questions_asked_elsewhere_or_no_longer_in_the_bank_do_not_matter() {
        let bank = bank(1);
        let history = HashMap::from([(QuestionId("gone".to_owned()), minute(0))]);
        let drawn = draw(&bank, &history, &HashSet::new(), &mut StdRng::seed_from_u64(1));
        assert_eq!(drawn.as_deref(), Some(&*bank[0]));
    }

    proptest! {
        #[test]
        fn none_comes_again_until_all_were_asked_and_then_the_longest_unasked(
            size in 1..12_usize, draws in 1..40_usize, seed: u64
        ) {
            let bank = bank(size);
            let mut rng = StdRng::seed_from_u64(seed);
            let mut history = HashMap::new();
            let mut order: Vec<QuestionId> = Vec::new();
            for number in 0..draws {
                let drawn = draw(&bank, &history, &HashSet::new(), &mut rng).unwrap().id.clone();
                if number < size {
                    prop_assert!(!order.contains(&drawn));
                } else {
                    prop_assert_eq!(&drawn, &order[number - size]);
                }
                history.insert(drawn.clone(), minute(number));
                order.push(drawn);
            }
        }

        #[test]
        fn what_is_taken_is_never_drawn(
            asked in proptest::collection::hash_map(0..8_usize, 0..9_usize, 0..8),
            taken in proptest::collection::hash_set(0..8_usize, 0..8),
            seed: u64,
        ) {
            let bank = bank(8);
            let history = asked.iter().map(|(id, at)| (bank[*id].id.clone(), minute(*at))).collect::<HashMap<_, _>>();
            let taken: HashSet<QuestionId> = taken.iter().map(|id| bank[*id].id.clone()).collect();
            let drawn = draw(&bank, &history, &taken, &mut StdRng::seed_from_u64(seed));
            prop_assert_eq!(drawn.is_some(), taken.len() < bank.len());
            prop_assert!(drawn.is_none_or(|question| !taken.contains(&question.id)));
        }

        #[test]
        fn the_draw_hangs_on_the_seed_and_not_on_the_order_of_candidates(turn in 0..8_usize, seed: u64) {
            let mut bank = bank(8);
            let history = HashMap::from([(bank[0].id.clone(), minute(0))]);
            let first = draw(&bank, &history, &HashSet::new(), &mut StdRng::seed_from_u64(seed));
            bank.rotate_left(turn);
            prop_assert_eq!(draw(&bank, &history, &HashSet::new(), &mut StdRng::seed_from_u64(seed)), first);
        }
    }
}
