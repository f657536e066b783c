//! Each round has one card and one whole reveal; a question that is used was posted, and no question
//! comes again before all others have.

use std::collections::{BTreeMap, BTreeSet};

use super::{Evidence, Violation, slots::time, violated};
use crate::{
    bank::{self, Part, QUESTIONS},
    chat::Post,
    facts::Round,
};

const ONE_CARD: &str = "a round has one card, and a card one round";
const PROMPT: &str = "a prompt is there once, whole and in order";
const REVEAL: &str = "a reveal is there once, whole and in order";
const REVEALED: &str = "a round that closed is revealed, and its card says so";
const USED: &str = "a question that is used was posted";
const ONCE_OPEN: &str = "a question is open once in a channel";
const NO_REPEAT: &str = "no question comes again before all others have";

/// Whether a round held its question when another one was drawn: from its decision to its reveal, however
/// long it was on its way.
fn was_in_use(round: &Round, drawn: &Round) -> bool {
    decided_at(round) <= drawn.posted_at.unwrap_or(i64::MAX)
        && decided_at(drawn) <= round.revealed_at.unwrap_or(i64::MAX)
}

/// When a round was decided: its id says so.
fn decided_at(round: &Round) -> i64 {
    let id = uuid::Uuid::parse_str(&round.id).expect("the id of a round");
    let (seconds, nanos) = id.get_timestamp().expect("an id that sorts by time").to_unix();
    i64::try_from(seconds).unwrap_or(i64::MAX) * 1_000 + i64::from(nanos) / 1_000_000
}

/// How long before and after its neighbours a round may have been on its way: its reveal, and what
/// held it up. What was open or on its way at a draw could not be drawn.
const ON_ITS_WAY: i64 = 75_000;

/// How long a round may take to be revealed once all trouble is over.
const TO_REVEAL: i64 = 20_000;

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    check_cards(evidence, found);
    let threads = evidence.threads();
    for round in evidence.rounds() {
        check_round(evidence, round, &threads, found);
    }
    check_draws(evidence, found);
}

fn check_cards(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let mut rounds: BTreeMap<&str, Vec<&Round>> = BTreeMap::new();
    for round in evidence.rounds() {
        if let Some(card) = &round.message {
            rounds.entry(card).or_default().push(round);
        }
    }
    for (card, question) in evidence.cards() {
        let of = rounds.remove(card.id.as_str()).unwrap_or_default();
        // One that nobody knows of is told to the admins, and may stand there.
        let uncertain = evidence.rounds().any(|round| {
            round.state == "uncertain"
                && round.question() == Some(question)
                && evidence.channel(round) == card.channel
        });
        if of.len() != 1 && !(of.is_empty() && uncertain) {
            violated(
                found,
                ONE_CARD,
                format!(
                    "the card {} of question {question} ({}) is that of {} rounds",
                    card.id,
                    time(card.at),
                    of.len()
                ),
            );
        }
    }
    for (card, of) in rounds {
        violated(found, USED, format!("the card {card} of the round {} is not there", of[0].id));
    }
}

fn check_round(
    evidence: &Evidence<'_>,
    round: &Round,
    threads: &BTreeMap<&str, Vec<&Post>>,
    found: &mut Vec<Violation>,
) {
    let name = format!("the round {} ({})", round.id, round.state);
    match round.state.as_str() {
        "open" | "revealing" | "revealed" => {}
        "abandoned" => {
            if round.question_id.is_some() || round.posted_at.is_some() {
                violated(found, USED, format!("{name} keeps a question"));
            }
            return;
        }
        "uncertain" => return,
        state => return violated(found, REVEALED, format!("{name} is {state} still")),
    }
    let (Some(question), Some(card)) = (round.question(), &round.message) else {
        return violated(found, USED, format!("{name} has no question or no card"));
    };
    let Some(thread) = threads.get(card.as_str()) else { return };
    let of_bot = || thread.iter().filter(|post| post.author.is_none());
    let text = |part: Part| {
        let all = of_bot().map(|post| post.text.as_str()).collect::<Vec<_>>().join("\n");
        bank::marks_in(&all, question, part)
    };
    let prompt = text(Part::Prompt);
    if prompt != bank::expected(question, Part::Prompt) {
        violated(found, PROMPT, format!("{name}, question {question}: {}", runs(&prompt)));
    }
    let is_over = round.closes_at.is_some_and(|at| at + TO_REVEAL < evidence.now);
    if round.state != "revealed" {
        if is_over {
            violated(found, REVEALED, format!("{name} closed at {}", time(round.closes_at.unwrap_or(0))));
        }
        return;
    }
    // It is over, and the admins know: the thread could not be read, so nothing more was sent.
    if evidence.is_unrevealed(round) {
        return;
    }
    let mut reveal = text(Part::Reveal);
    // Where the thread does not take it, the channel does: the first after the card with its title.
    if reveal.is_empty() {
        reveal = revealed_in_channel(evidence, round, question);
    }
    if reveal != bank::expected(question, Part::Reveal) {
        violated(found, REVEAL, format!("{name}, question {question}: {}", runs(&reveal)));
    }
    let titles = of_bot().filter(|post| post.text.contains(&format!("Reveal: {}", bank::title(question))));
    if titles.count() > 1 {
        violated(found, REVEAL, format!("{name} is revealed more than once"));
    }
    let says_so = of_bot().any(|post| post.id == *card && post.text.contains("Revealed"));
    if !says_so {
        violated(found, REVEALED, format!("{name}: the card {card} does not say so"));
    }
}

fn revealed_in_channel(evidence: &Evidence<'_>, round: &Round, question: usize) -> Vec<usize> {
    let channel = evidence.channel(round);
    let after = round.posted_at.unwrap_or(0);
    let posts = evidence.history.iter().filter(|post| {
        post.author.is_none() && post.root.is_none() && post.channel == channel && post.at >= after
    });
    let all = posts.map(|post| post.text.as_str()).collect::<Vec<_>>().join("\n");
    bank::marks_in(&all, question, Part::Reveal)
}

/// Numbers that follow each other, in short: `1-12 14-20`.
fn runs(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let shown: Vec<String> = runs.iter().map(|(first, last)| format!("{first}-{last}")).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(" ") }
}

fn check_draws(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let mut channels: BTreeMap<&str, Vec<&Round>> = BTreeMap::new();
    for round in evidence.rounds().filter(|round| round.posted_at.is_some()) {
        channels.entry(&round.channel_id).or_default().push(round);
    }
    for rounds in channels.values() {
        for (index, later) in rounds.iter().enumerate() {
            let same = rounds[..index].iter().rev().find(|one| one.question_id == later.question_id);
            if let Some(earlier) = same {
                check_pair(evidence, rounds, earlier, later, found);
            }
        }
    }
}

fn check_pair(
    evidence: &Evidence<'_>,
    rounds: &[&Round],
    earlier: &Round,
    later: &Round,
    found: &mut Vec<Violation>,
) {
    let (first, again) = (earlier.posted_at.unwrap_or(0), later.posted_at.unwrap_or(0));
    let question = later.question().unwrap_or(usize::MAX);
    let pair = format!("question {question} at {} and at {}", time(first), time(again));
    // The card of the earlier one stands, by the platform's clock; its reveal is our clock's.
    if earlier.revealed_at.is_none_or(|at| at > again) {
        violated(found, ONCE_OPEN, pair);
        return;
    }
    // Those of a schedule that knows one topic alone come again at once.
    if question == 0 {
        return;
    }
    let between: BTreeSet<usize> = rounds
        .iter()
        .filter(|one| {
            let at = one.posted_at.unwrap_or(0);
            (first - ON_ITS_WAY..=again + ON_ITS_WAY).contains(&at) || was_in_use(one, later)
        })
        .filter_map(|one| one.question())
        .collect();
    let set_aside: BTreeSet<usize> = evidence
        .rounds()
        .filter(|one| one.state == "uncertain" && one.channel_id == later.channel_id)
        .filter_map(Round::question)
        .collect();
    // The rare question is of another topic than those that are asked for.
    let lacking: Vec<usize> =
        (1..QUESTIONS).filter(|one| !between.contains(one) && !set_aside.contains(one)).collect();
    if !lacking.is_empty() {
        violated(found, NO_REPEAT, format!("{pair}, but not {lacking:?}"));
    }
}
