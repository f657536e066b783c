//! What was heard: a platform may tell of one thing twice, and nobody means it twice.

use std::{
    collections::{HashSet, VecDeque},
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// How many are remembered: more than come between a connection that breaks and what the platform tells
/// again afterwards.
const MOST: usize = 2_000;

/// What was heard last, by its id.
#[derive(Clone)]
pub struct Seen<I>(Arc<Mutex<Last<I>>>);

struct Last<I> {
    ids: HashSet<I>,
    in_order: VecDeque<I>,
}

impl<I> Default for Seen<I> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Last { ids: HashSet::new(), in_order: VecDeque::new() })))
    }
}

impl<I: Clone + Eq + Hash> Seen<I> {
    /// Takes note of it; whether that is for the first time.
    #[must_use]
    pub fn is_new(&self, id: I) -> bool {
        // A panic elsewhere leaves what was heard as true as it was.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !last.ids.insert(id.clone()) {
            return false;
        }
        last.in_order.push_back(id);
        if last.in_order.len() > MOST
            && let Some(oldest) = last.in_order.pop_front()
        {
            last.ids.remove(&oldest);
        }
        true
    }

    /// Whether it was heard, without taking note of it.
    #[must_use]
    pub fn knows(&self, id: &I) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).ids.contains(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let seen = Seen::default();
        for number in 1..=3_000 {
            assert!(seen.is_new(number));
        }
        assert!(!seen.is_new(2_999));
        assert!(!seen.knows(&1));
        assert!(seen.is_new(1));
    }
}
