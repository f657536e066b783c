//! Drawing: which question comes next, and why that one.
//!
//! It knows no filter and no bank: what may be drawn comes in as candidates. Three rules, the first one
//! before the second, and that before the third:
//!
//! 1. No question comes again before all others have come: those that were never asked come first, then
//!    the longest-unasked. So once all were asked, the order of the first time repeats.
//! 2. Of the questions that may come, none has the (first) topic of the one before, unless all have it;
//!    and none is taken that would leave too few others to keep the rest apart (`topics`).
//! 3. Difficulties come in the proportion that they have among the candidates (`shares`).
//!
//! What the rules leave is drawn at random.

mod shares;
#[cfg(test)]
mod tests;
mod topics;
mod why;

use std::{
    collections::{HashMap, HashSet},
    hash::BuildHasher,
    sync::Arc,
};

use rand::{Rng, seq::IndexedRandom};

pub use self::{shares::Share, why::Why};
use self::{shares::Shares, topics::Rest};
use super::{
    Timestamp,
    question::{Question, QuestionId, Topic},
};

/// What was drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The question.
    pub question: Arc<Question>,
    /// What led to it.
    pub why: Why,
}

/// What was asked before: in a channel, or of a member in private.
#[derive(Debug)]
pub struct Past<'a, S> {
    /// When each question was last asked.
    pub asked: &'a HashMap<QuestionId, Timestamp, S>,
    /// Questions that are open, being posted, or set aside, and are never drawn.
    pub taken: &'a HashSet<QuestionId, S>,
    /// The first topic of the question that was asked last, if that is known.
    pub latest: Option<&'a Topic>,
}

/// The question to post next; none if all candidates are taken, or there are none.
///
/// For the same seed the draw is the same, in whatever order the candidates stand. It looks at each
/// candidate a few times, so a draw from thousands takes less than a millisecond.
pub fn draw<S: BuildHasher>(
    candidates: &[Arc<Question>],
    past: &Past<'_, S>,
    rng: &mut impl Rng,
) -> Option<Drawn> {
    let (asked, mut new): (Vec<_>, Vec<_>) = candidates
        .iter()
        .filter(|question| !past.taken.contains(&question.id))
        .partition(|question| past.asked.contains_key(&question.id));
    let oldest = asked.into_iter().min_by_key(|question| (past.asked.get(&question.id), &question.id));
    if new.is_empty() {
        let question = Arc::clone(oldest?);
        let last_asked = *past.asked.get(&question.id)?;
        return Some(Drawn { question, why: Why::LongestUnasked { last_asked } });
    }
    new.sort_by(|left, right| left.id.cmp(&right.id));
    let of = new.len();
    // When no new one is left, the oldest comes.
    let rest = Rest::of(&new, oldest.and_then(|question| topic_of(question)));
    let apart = rest.apart_from(past.latest);
    new.retain(|question| topic_of(question).is_none_or(|topic| apart.contains(topic)));
    let is_asked = |question: &Question| past.asked.contains_key(&question.id);
    let shares = Shares::of(candidates, is_asked, past.taken);
    let due = shares.due(new.iter().map(|question| question.difficulty));
    new.retain(|question| due.contains(&question.difficulty));
    let question = Arc::clone(new.choose(rng).copied()?);
    let why = Why::New {
        of,
        left: new.len(),
        after: past.latest.cloned(),
        difficulty: question.difficulty,
        share: shares.share(question.difficulty),
    };
    Some(Drawn { question, why })
}

/// What counts as a question's topic when it stands beside another one.
fn topic_of(question: &Question) -> Option<&Topic> {
    question.topics.first()
}
