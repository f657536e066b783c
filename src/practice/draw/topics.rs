//! Keeping topics apart: which of them may come now, so that no two of one stand side by side, neither
//! now nor, as far as it can be avoided, later.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::topic_of;
use crate::practice::question::{Question, Topic};

/// The questions that are still to come, by topic, and the topic of what comes after them.
pub(super) struct Rest<'a> {
    counts: BTreeMap<&'a Topic, usize>,
    after: Option<&'a Topic>,
}

impl<'a> Rest<'a> {
    pub(super) fn of(questions: &[&'a Arc<Question>], after: Option<&'a Topic>) -> Self {
        let mut counts = BTreeMap::new();
        for topic in questions.iter().filter_map(|question| topic_of(question)) {
            *counts.entry(topic).or_default() += 1;
        }
        Self { counts, after }
    }

    /// The topics of which the next question may be, after one of `before`.
    pub(super) fn apart_from(&self, before: Option<&Topic>) -> BTreeSet<&'a Topic> {
        let cost = |topic: &Topic| (Some(topic) == before, self.neighbours_after(topic));
        let least = self.counts.keys().map(|topic| cost(topic)).min();
        self.counts.keys().filter(|topic| Some(cost(topic)) == least).copied().collect()
    }

    /// How often two of one topic will stand side by side at the least, if one of `first` comes now.
    ///
    /// The questions of one topic stand in groups, which the others part: `others` of them make
    /// `others + 1` groups at the most, and each more than that has to stand beside one of its own. What
    /// comes before and after the rest counts as well, as the end of a group.
    fn neighbours_after(&self, first: &Topic) -> usize {
        // If nothing was asked before, the one that comes now will come after the rest as well.
        let after = self.after.unwrap_or(first);
        let all: usize = self.counts.values().sum::<usize>() - 1;
        let neighbours = |(topic, count): (&&Topic, &usize)| {
            let count = count - usize::from(*topic == first);
            let ends = usize::from(*topic == first) + usize::from(*topic == after);
            (count + ends).saturating_sub(all - count + 1)
        };
        self.counts.iter().map(neighbours).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn topics() -> Vec<Topic> {
        ["a", "b", "c", "d"].map(|name| Topic(name.to_owned())).to_vec()
    }

    /// The least number of neighbours of one topic, by trying every order.
    fn least(counts: &mut [usize], before: usize, after: usize) -> usize {
        let mut best = None;
        for topic in 0..counts.len() {
            if counts[topic] > 0 {
                counts[topic] -= 1;
                let neighbours = usize::from(topic == before) + least(counts, topic, after);
                counts[topic] += 1;
                best = Some(best.map_or(neighbours, |best: usize| best.min(neighbours)));
            }
        }
        best.unwrap_or_else(|| usize::from(before == after))
    }

    proptest! {
        #[test]
        fn what_cannot_be_avoided_is_known_without_trying_every_order(
            mut counts in proptest::collection::vec(0..4_usize, 4), first in 0..4_usize, after in 0..4_usize
        ) {
            let topics = topics();
            counts[first] += 1;
            let named = topics.iter().zip(&counts).filter(|(_, count)| **count > 0);
            let named = named.map(|(topic, count)| (topic, *count)).collect();
            let rest = Rest { counts: named, after: Some(&topics[after]) };
            counts[first] -= 1;
            prop_assert_eq!(rest.neighbours_after(&topics[first]), least(&mut counts, first, after));
        }
    }

    #[test]
    fn a_topic_with_more_than_half_of_the_rest_comes_at_once() {
        let topics = topics();
        let counts = BTreeMap::from([(&topics[0], 3), (&topics[1], 1), (&topics[2], 1)]);
        let rest = Rest { counts, after: Some(&topics[3]) };
        assert_eq!(rest.apart_from(Some(&topics[3])), BTreeSet::from([&topics[0]]));
        // But never after itself, while there is another.
        assert_eq!(rest.apart_from(Some(&topics[0])), BTreeSet::from([&topics[1], &topics[2]]));
    }

    #[test]
    fn one_topic_alone_is_no_reason_to_ask_nothing() {
        let topics = topics();
        let rest = Rest { counts: BTreeMap::from([(&topics[0], 2)]), after: None };
        assert_eq!(rest.apart_from(Some(&topics[0])), BTreeSet::from([&topics[0]]));
    }
}
