//! At which message a key was seen. A second message with the same key is a copy, even while nobody has
//! written the first one down.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

/// How many keys are remembered: more than are sent while any one of them is under way.
const MOST: usize = 2_000;

/// At which message each key was seen lately.
#[derive(Clone, Default)]
pub struct Sightings(Arc<Mutex<Last>>);

#[derive(Default)]
struct Last {
    messages: HashMap<String, String>,
    in_order: VecDeque<String>,
}

impl Sightings {
    /// Takes note of a message, by its id; whether its key was seen at another one before.
    #[must_use]
    pub fn is_copy(&self, key: &str, message: &str) -> bool {
        // A panic elsewhere leaves what was seen as true as it was.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(first) = last.messages.get(key) {
            return first != message;
        }
        last.messages.insert(key.to_owned(), message.to_owned());
        last.in_order.push_back(key.to_owned());
        if last.in_order.len() > MOST
            && let Some(oldest) = last.in_order.pop_front()
        {
            last.messages.remove(&oldest);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_message_with_a_key_is_a_copy() {
        let sightings = Sightings::default();
        assert!(!sightings.is_copy("card:1", "1"));
        assert!(!sightings.is_copy("card:1", "1"), "what is told twice is one message");
        assert!(!sightings.is_copy("card:2", "2"));
        assert!(sightings.is_copy("card:1", "3"));
    }
}
