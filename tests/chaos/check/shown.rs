//! What is kept and nobody else shows, Keypoint shows once, under its author, and nothing else: not before
//! the reveal where answers are sealed, and not what was taken back or replaced.

use std::collections::BTreeMap;

use super::{Evidence, Violation, slots::time, violated};
use crate::{
    chat::{PEOPLE, Post},
    crowd::answers_in,
    facts::{Part, Round},
};

const ONCE: &str = "an answer that is to be shown is shown once";
const NOTHING_ELSE: &str = "nothing is shown that is no answer, or no answer any more";
const SEALED: &str = "nobody sees a sealed answer before the reveal";
const AUTHOR: &str = "an answer is shown under its author, or nobody where that is not told";

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    for (card, leak) in evidence.seen.leaks() {
        if evidence.round_of_card(&card).is_some_and(Round::is_sealed) {
            violated(found, SEALED, format!("at the card {card}: «{leak}»"));
        }
    }
    let threads = evidence.threads();
    for round in evidence.rounds() {
        let Some(thread) = round.message.as_ref().and_then(|card| threads.get(card.as_str())) else {
            continue;
        };
        check_round(evidence, round, thread, found);
    }
}

fn check_round(evidence: &Evidence<'_>, round: &Round, thread: &[&Post], found: &mut Vec<Violation>) {
    let told: Vec<&Post> =
        thread.iter().copied().filter(|post| post.author.is_none() && post.root.is_some()).collect();
    let mut shown: BTreeMap<&str, Vec<&Post>> = BTreeMap::new();
    for post in &told {
        for text in answers_in(&post.text) {
            shown.entry(text).or_default().push(post);
        }
    }
    let of_round = || evidence.facts.parts.iter().filter(|part| part.round_id == round.id);
    let is_out = round.state == "revealed" || (!round.is_sealed() && round.state == "open");
    for part in of_round().filter(|part| part.is_shown() && is_out) {
        let times = shown.get(part.body.trim()).map_or(0, Vec::len);
        if times != 1 && !is_known_to_be_missing(evidence, round) {
            violated(
                found,
                ONCE,
                format!("«{}» in the round {} is shown {times} times", part.body, round.id),
            );
        }
    }
    let revealed_at = told.iter().find(|post| post.text.contains("Reveal: ")).map(|post| post.at);
    let revealed_at = revealed_at.or(round.revealed_at).unwrap_or(i64::MAX);
    for (text, posts) in shown {
        let part = of_round().find(|part| part.is_shown() && part.body.trim() == text);
        let Some(part) = part else {
            violated(found, NOTHING_ELSE, format!("«{text}» in the round {}", round.id));
            continue;
        };
        for post in posts {
            if round.is_sealed() && post.at < revealed_at {
                let when = (time(post.at), time(revealed_at));
                violated(found, SEALED, format!("«{text}» at {}, revealed at {}", when.0, when.1));
            }
            check_author(evidence, round, part, post, found);
        }
    }
}

fn check_author(
    evidence: &Evidence<'_>,
    round: &Round,
    part: &Part,
    post: &Post,
    found: &mut Vec<Violation>,
) {
    let author = evidence.facts.member(&part.member_id);
    let names: Vec<&str> = PEOPLE.into_iter().filter(|name| post.text.contains(name)).collect();
    let right = if round.answers == "anonymous" { names.is_empty() } else { names == [author] };
    if !right {
        violated(found, AUTHOR, format!("«{}» of {author} stands under {names:?}", part.body));
    }
}

/// Whether the admins know that answers cannot be shown there, or the reveal itself is missing.
fn is_known_to_be_missing(evidence: &Evidence<'_>, round: &Round) -> bool {
    let work = format!(":show:{}", round.id);
    evidence.is_unrevealed(round)
        || evidence.facts.jobs.iter().any(|job| job.key.ends_with(&work) && job.state == "failed")
}
