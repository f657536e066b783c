//! Every answer that a member saw as kept is there once, as theirs, and counts; what was said in time
//! counts even if nobody heard it then; and the reveal names who answered.

use std::collections::BTreeMap;

use super::{Evidence, Violation, slots::time, violated};
use crate::{
    chat::{PEOPLE, Post},
    facts::{Part, Round},
};

const KEPT: &str = "an answer that was seen as kept is there once, as its author's";
pub(super) const HEARD: &str = "what was said in time is kept, as it reads now";
const TAKEN_OUT: &str = "what its author took out is out";
const COUNTED: &str = "an answer counts if something of it was given in time";
const NAMED: &str = "a reveal names who answered";

/// The clocks of the platform and of the bot are the same here, but a round closes in one moment, and
/// a message is posted in another.
const NEAR: i64 = 50;

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let mut parts: BTreeMap<(&str, &str), Vec<&Part>> = BTreeMap::new();
    for part in &evidence.facts.parts {
        parts.entry((&part.round_id, evidence.facts.member(&part.member_id))).or_default().push(part);
    }
    check_messages(evidence, &parts, found);
    check_forms(evidence, &parts, found);
    check_counted(evidence, &parts, found);
    check_named(evidence, found);
}

type Parts<'a> = BTreeMap<(&'a str, &'a str), Vec<&'a Part>>;

fn check_messages(evidence: &Evidence<'_>, parts: &Parts<'_>, found: &mut Vec<Violation>) {
    let there: BTreeMap<&str, &Post> = evidence.history.iter().map(|post| (post.id.as_str(), post)).collect();
    for said in evidence.seen.messages() {
        let author = PEOPLE[said.by];
        let source = format!("message:{}", said.message);
        let kept: Vec<&Part> =
            parts.values().flatten().copied().filter(|part| part.source == source).collect();
        let Some(post) = there.get(said.message.as_str()) else {
            let is_kept = kept.iter().any(|part| part.removed_at.is_none());
            // What was said at a copy of a card goes with it, and is kept before.
            let round = evidence.round_of_card(&said.card);
            let is_at_copy = round.is_none();
            // Keypoint itself hides what is said in a sealed round, or its author deleted it before.
            if round.is_some_and(Round::is_sealed) {
                // What its author deleted before Keypoint heard of it was never there to be kept.
                let may_be_out =
                    said.delete_tried || (!kept.is_empty() && replaced(evidence, &said.card, said.by));
                if !(is_kept || may_be_out) {
                    let what = format!("the message {} of {author} is gone, and not kept", said.message);
                    violated(found, KEPT, what);
                }
                continue;
            }
            match (said.delete_tried, is_kept, is_at_copy) {
                (true, true, false) => {
                    violated(found, TAKEN_OUT, format!("the message {} of {author}", said.message));
                }
                (true, ..) | (false, true, true) => {}
                (false, ..) => {
                    let what = format!("the message {} of {author} is in no thread", said.message);
                    violated(found, KEPT, what);
                }
            }
            continue;
        };
        let Some(round) = evidence.round_of_card(&said.card) else { continue };
        let in_time = round.closes_at.is_none_or(|at| post.at < at);
        // What was taken back stays where it is, and a tick with it.
        let took_back = evidence.seen.took_back(said.by, &said.card);
        let wrong = match kept.as_slice() {
            [] | [_] if took_back => None,
            [part] if round.is_sealed() && (part.hidden != 0 || !post.ticked) => None,
            [] if post.ticked => Some((KEPT, "is ticked and not kept".to_owned())),
            _ if said.ticked.is_some() && !post.ticked => {
                Some((KEPT, "was seen ticked and is not any more".to_owned()))
            }
            [] if in_time && round.state != "uncertain" => Some((HEARD, "is not kept".to_owned())),
            [part] if evidence.facts.member(&part.member_id) != author => {
                Some((KEPT, format!("is kept as one of {}", evidence.facts.member(&part.member_id))))
            }
            [part] if part.removed_at.is_some() => Some((HEARD, "is taken out".to_owned())),
            [part] if part.body.trim() != post.text.trim() => {
                Some((HEARD, format!("is kept as «{}» and reads «{}»", part.body, post.text)))
            }
            [part] if part.late != 0 && in_time => Some((HEARD, "is kept as late".to_owned())),
            [part] if part.late == 0 && !post.ticked => Some((HEARD, "is kept and not ticked".to_owned())),
            [_] | [] => None,
            _ => Some((KEPT, format!("is kept {} times", kept.len()))),
        };
        if let Some((rule, what)) = wrong {
            violated(
                found,
                rule,
                format!("the message {} of {author} at {} {what}", said.message, time(post.at)),
            );
        }
    }
}

fn check_forms(evidence: &Evidence<'_>, parts: &Parts<'_>, found: &mut Vec<Violation>) {
    let mut sent: BTreeMap<(String, usize), Vec<(String, bool)>> = BTreeMap::new();
    for form in evidence.seen.forms() {
        // A taking back is a text of nothing.
        sent.entry((form.card, form.by)).or_default().push((form.text, form.seen.is_some()));
    }
    for ((card, by), forms) in sent {
        let Some(last_seen) = forms.iter().rposition(|(_, seen)| *seen) else { continue };
        let Some(round) = evidence.round_of_card(&card) else {
            violated(
                found,
                KEPT,
                format!("the form of {} in the card {card}, which has no round", PEOPLE[by]),
            );
            continue;
        };
        // What was sent after that and not seen as kept may have replaced it, or stand beside it as late.
        let of_forms: Vec<&&Part> = parts
            .get(&(round.id.as_str(), PEOPLE[by]))
            .into_iter()
            .flatten()
            .filter(|part| !part.source.starts_with("message:") && part.removed_at.is_none())
            .collect();
        let bodies: Vec<&str> = of_forms.iter().map(|part| part.body.as_str()).collect();
        let possible = &forms[last_seen..];
        let is_one = |part: &&&&Part| possible.iter().any(|(text, _)| *text == part.body);
        // Sent again where the reply was lost, it may be there a second time: as late.
        let times = of_forms.iter().filter(is_one).count();
        let in_time = of_forms.iter().filter(is_one).filter(|part| part.late == 0).count();
        let may_be_nothing = possible.iter().any(|(text, _)| text.is_empty());
        check_taken_back(&forms[..last_seen], &forms[last_seen], &of_forms, found);
        if (times == 0 && !may_be_nothing) || in_time > 1 {
            violated(
                found,
                KEPT,
                format!(
                    "the form «{}» of {} in the round {} is there {times} times; there are {bodies:?}",
                    forms[last_seen].0, PEOPLE[by], round.id
                ),
            );
        }
    }
}

/// What came in time before an answer was seen to be taken back is not there any more.
fn check_taken_back(
    before: &[(String, bool)],
    (last, _): &(String, bool),
    of_forms: &[&&Part],
    found: &mut Vec<Violation>,
) {
    let is_of_before = |part: &&&Part| part.late == 0 && before.iter().any(|(text, _)| *text == part.body);
    for part in of_forms.iter().filter(|_| last.is_empty()).copied().filter(|part| is_of_before(part)) {
        violated(found, TAKEN_OUT, format!("the form «{}», which was taken back", part.body));
    }
}

/// Whether a member sent a form to a round, or took an answer back there: either may take out what they
/// wrote before.
fn replaced(evidence: &Evidence<'_>, card: &str, by: usize) -> bool {
    evidence.seen.forms().iter().any(|form| form.card == card && form.by == by)
}

fn check_counted(evidence: &Evidence<'_>, parts: &Parts<'_>, found: &mut Vec<Violation>) {
    let counted: BTreeMap<(&str, &str), bool> = evidence
        .facts
        .answers
        .iter()
        .map(|answer| {
            ((answer.round_id.as_str(), evidence.facts.member(&answer.member_id)), answer.counted != 0)
        })
        .collect();
    for round in evidence.rounds().filter(|round| round.state == "revealed") {
        for (&(_, member), of_member) in parts.iter().filter(|((id, _), _)| *id == round.id) {
            let there = of_member.iter().filter(|part| part.late == 0);
            // What was taken out after the reveal leaves the answer counted.
            let at_reveal = there.filter(|part| part.removed_at.is_none_or(|at| at > closed(round)));
            let is_in_time = at_reveal.count() > 0;
            let near =
                of_member.iter().any(|part| part.removed_at.is_some_and(|at| at > closed(round) - NEAR));
            let counts = counted.get(&(round.id.as_str(), member)).copied().unwrap_or(false);
            if counts != is_in_time && !near {
                violated(
                    found,
                    COUNTED,
                    format!("{member} in the round {}: in time {is_in_time}, counted {counts}", round.id),
                );
            }
        }
    }
}

/// A reveal names everybody who saw before the round closed that their answer is kept. What was said
/// and not heard yet counts as well, but where the thread could not be read, nobody can name it.
fn check_named(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    let threads = evidence.threads();
    let forms = evidence.seen.forms();
    let forms =
        forms.iter().filter(|form| !form.takes_back).map(|form| (form.card.as_str(), form.by, form.seen));
    let messages = evidence.seen.messages();
    let messages = messages.iter().filter(|said| !said.delete_tried);
    let seen = messages.map(|said| (said.card.as_str(), said.by, said.ticked)).chain(forms);
    for (card, by, at) in seen {
        let Some(round) = evidence.round_of_card(card) else { continue };
        let in_time = at.is_some_and(|at| at < closed(round));
        if !in_time || round.state != "revealed" || evidence.is_unrevealed(round) {
            continue;
        }
        if evidence.seen.took_back(by, card) {
            continue;
        }
        let of_bot = threads.get(card).into_iter().flatten().filter(|post| post.author.is_none());
        let reveal = of_bot.filter(|post| post.root.is_some());
        // A reveal that had to stand elsewhere is judged by its marks alone.
        let text = reveal.map(|post| post.text.as_str()).collect::<Vec<_>>().join("\n");
        let is_told = text.contains(PEOPLE[by]) || round.answers == "anonymous";
        if text.contains("Reveal: ") && !is_told {
            violated(found, NAMED, format!("{} in the round {}", PEOPLE[by], round.id));
        }
    }
}

fn closed(round: &Round) -> i64 {
    round.closes_at.unwrap_or(i64::MAX)
}
