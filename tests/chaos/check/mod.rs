//! What must hold at the end, judged from the chat's history, from what members saw, and from the
//! database.

mod answers;
mod points;
mod rounds;
mod shown;
mod slots;
mod work;

use std::collections::BTreeMap;

use crate::{
    chat::{CHANNELS, Post, Removed, Row},
    facts::{Facts, Job, Round},
    fleet::Tally,
    seen::Seen,
};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// What must hold.
    pub rule: &'static str,
    /// What was found instead.
    pub found: String,
}

/// All that is known at the end.
pub struct Evidence<'a> {
    /// What members saw.
    pub seen: &'a Seen,
    /// What there is to read.
    pub history: &'a [Post],
    /// What the database says.
    pub facts: &'a Facts,
    /// The leaderboards as the bot tells them: of each channel, and of all of them (none).
    pub boards: &'a [(Option<usize>, Vec<Row>)],
    /// The work that was not done in time.
    pub left: &'a [Job],
    /// What Keypoint removed of its own messages.
    pub removed: &'a [Removed],
    /// What the platform says that the bot should not have done.
    pub platform: &'a [String],
    /// What became of the processes.
    pub tally: &'a Tally,
    /// When the history was read, in milliseconds of Unix time.
    pub now: i64,
}

/// Everything that does not hold.
pub fn check(evidence: &Evidence<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    slots::check(evidence, &mut found);
    rounds::check(evidence, &mut found);
    answers::check(evidence, &mut found);
    shown::check(evidence, &mut found);
    points::check(evidence, &mut found);
    work::check(evidence, &mut found);
    found.sort();
    found.dedup();
    found
}

/// What was said in time and is not kept, or not as it reads now.
pub fn not_heard(evidence: &Evidence<'_>) -> usize {
    let mut found = Vec::new();
    answers::check(evidence, &mut found);
    found.iter().filter(|violation| violation.rule == answers::HEARD).count()
}

impl Evidence<'_> {
    /// The messages of a thread by the card on which it hangs, and the cards themselves.
    fn threads(&self) -> BTreeMap<&str, Vec<&Post>> {
        let mut threads: BTreeMap<&str, Vec<&Post>> = BTreeMap::new();
        for post in self.history.iter().filter(|post| !post.private) {
            threads.entry(post.root.as_deref().unwrap_or(&post.id)).or_default().push(post);
        }
        threads
    }

    /// The cards that there are in the campaign's own channels.
    fn cards(&self) -> impl Iterator<Item = (&Post, usize)> {
        self.history.iter().filter_map(|post| {
            let is_message = post.author.is_none() && post.root.is_none() && !post.private;
            let is_card = is_message && post.channel.is_some();
            Some((post, crate::bank::question_of(&post.text).filter(|_| is_card)?))
        })
    }

    /// The rounds of the campaign's own channels.
    fn rounds(&self) -> impl Iterator<Item = &Round> {
        self.facts.rounds.iter().filter(|round| self.channel(round).is_some())
    }

    fn channel(&self, round: &Round) -> Option<usize> {
        let name = self.facts.channels.get(&round.channel_id)?;
        CHANNELS.iter().position(|channel| channel == name)
    }

    /// Whether the admins were told that a round's reveal could not be said, or that nobody knows.
    fn is_unrevealed(&self, round: &Round) -> bool {
        let key = format!(":tell-admins:unrevealed:{}", round.id);
        self.facts.jobs.iter().any(|job| job.key.ends_with(&key))
    }

    /// The round of a card.
    fn round_of_card(&self, card: &str) -> Option<&Round> {
        self.facts.rounds.iter().find(|round| round.message.as_deref() == Some(card))
    }
}

fn violated(found: &mut Vec<Violation>, rule: &'static str, what: impl Into<String>) {
    found.push(Violation { rule, found: what.into() });
}
