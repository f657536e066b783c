//! Which interactions were heard: the gateway may tell of one twice, and nobody means it twice.

use std::{
    collections::{HashSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use serenity::all::InteractionId;

/// How many are remembered: more than come between a connection that breaks and what Discord tells
/// again afterwards.
const MOST: usize = 2_000;

/// The interactions that were heard last.
#[derive(Clone, Default)]
pub(super) struct Seen(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    ids: HashSet<InteractionId>,
    in_order: VecDeque<InteractionId>,
}

impl Seen {
    /// Whether it is heard for the first time.
    pub(super) fn is_new(&self, id: InteractionId) -> bool {
        // A panic elsewhere leaves what was heard as true as it was.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !last.ids.insert(id) {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let seen = Seen::default();
        for number in 1..=3_000 {
            assert!(seen.is_new(InteractionId::new(number)));
        }
        assert!(!seen.is_new(InteractionId::new(2_999)));
        assert!(seen.is_new(InteractionId::new(1)));
    }
}
