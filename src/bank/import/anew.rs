//! A second reading of documents in which hardly a question was found: with its names as headings, whatever way they
//! are set.
//!
//! It compares what was found, and knows nothing of how.

use super::{Document, LONGEST_BY_HAND, found::stretches, view};

/// The document as it is read with its names as headings, where hardly anything was found without that, and far more
/// with it.
pub(super) fn instead(text: &str, first: Document, read: impl Fn(&str) -> Document) -> Document {
    const FEW: usize = 3;
    const FEWEST: usize = 3;
    const TIMES: usize = 3;
    let few = first.questions.len();
    if few > FEW || text.len() > LONGEST_BY_HAND {
        return first;
    }
    // What follows one question up is found already.
    let held: usize = first.questions.iter().map(|question| 1 + question.follow_ups.len()).sum();
    let is_found = |document: &Document| document.questions.len() >= FEWEST.max(few * TIMES).max(held);
    let again = view::restyled(text).iter().map(|restyled| read(restyled)).find(is_found);
    again.map_or(first, |again| with_tags(text, again))
}

/// The document with the tags of what was folded away in the questions that they hold.
fn with_tags(text: &str, mut document: Document) -> Document {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let mut left = Vec::new();
    let mut tags = vec![Vec::new(); document.questions.len()];
    for number in document.left_out.iter().flat_map(|stretch| stretch.from..=stretch.to) {
        let next = document.questions.partition_point(|question| question.line < number);
        let held = match lines.get(number - 1) {
            Some(&"<details>") => tags.get_mut(next),
            Some(&"</details>") => next.checked_sub(1).and_then(|last| tags.get_mut(last)),
            _ => None,
        };
        held.unwrap_or(&mut left).push(number);
    }
    for (question, tags) in document.questions.iter_mut().zip(tags).filter(|(_, tags)| !tags.is_empty()) {
        let own = question.lines.iter().flat_map(|stretch| stretch.from..=stretch.to);
        let mut own: Vec<usize> = own.chain(tags).collect();
        own.sort_unstable();
        question.lines = stretches(own.into_iter());
    }
    document.left_out = stretches(left.into_iter());
    document
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "**Lock**\n\nIt is held by one.\n\n";

    fn readings(text: &str) -> usize {
        let readings = std::cell::Cell::new(0);
        let read = |_: &str| {
            readings.set(readings.get() + 1);
            Document::default()
        };
        instead(text, Document::default(), read);
        readings.get()
    }

    #[test]
    fn a_document_that_nobody_sets_by_hand_is_read_once() {
        assert!(readings(&NAMES.repeat(10)) > 0);
        assert_eq!(readings(&NAMES.repeat(50_000)), 0);
    }
}
