//! Each slot has one post, or one record of why it has none. Which slots there were is counted here
//! anew: one for each full minute between a schedule's confirmation and its pause.

use std::collections::BTreeMap;

use super::{Evidence, Violation, violated};

const MINUTE: i64 = 60_000;

const ACCOUNTED: &str = "every slot has one post, or one record";
const POSTED: &str = "a slot that says that it was posted was posted once";

pub(super) fn check(evidence: &Evidence<'_>, found: &mut Vec<Violation>) {
    for schedule in evidence.seen.schedules() {
        let Some(id) = evidence.facts.schedules.get(&schedule.name) else {
            violated(found, ACCOUNTED, format!("the schedule {} is gone", schedule.name));
            continue;
        };
        let until = schedule.paused.unwrap_or(evidence.now);
        let mut due: BTreeMap<i64, u32> =
            (schedule.added / MINUTE + 1..=until / MINUTE).map(|minute| (minute * MINUTE, 0)).collect();
        for slot in evidence.facts.slots.iter().filter(|slot| slot.schedule_id == *id) {
            match due.get_mut(&slot.due_at) {
                Some(times) => *times += 1,
                None => violated(
                    found,
                    ACCOUNTED,
                    format!("{}: a slot at {} that there was not", schedule.name, time(slot.due_at)),
                ),
            }
            check_slot(evidence, &schedule.name, slot, found);
        }
        for (at, times) in due.into_iter().filter(|(_, times)| *times != 1) {
            violated(
                found,
                ACCOUNTED,
                format!("{}: the slot at {} is there {times} times", schedule.name, time(at)),
            );
        }
    }
}

fn check_slot(
    evidence: &Evidence<'_>,
    schedule: &str,
    slot: &crate::facts::Slot,
    found: &mut Vec<Violation>,
) {
    let round = evidence.facts.rounds.iter().find(|round| Some(&round.id) == slot.round_id.as_ref());
    let state = round.map_or("none", |round| round.state.as_str());
    let cards = round.and_then(|round| round.message.as_ref()).map_or(0, |card| {
        evidence.history.iter().filter(|post| post.id == *card && post.root.is_none()).count()
    });
    let at = time(slot.due_at);
    match slot.outcome.as_str() {
        "round" => match (state, cards) {
            ("open" | "revealing" | "revealed", 1) | ("uncertain", _) => {}
            _ => violated(
                found,
                POSTED,
                format!("{schedule}, {at}: its round is {state}, and there are {cards} cards"),
            ),
        },
        "missed" | "unposted" | "skipped" if cards == 0 => {}
        outcome => {
            violated(found, POSTED, format!("{schedule}, {at}: {outcome}, and there are {cards} cards"));
        }
    }
}

pub(super) fn time(millis: i64) -> String {
    chrono::DateTime::from_timestamp_millis(millis)
        .map_or_else(String::new, |at| at.format("%H:%M:%S%.3f").to_string())
}
