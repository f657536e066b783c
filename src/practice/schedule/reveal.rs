//! When a round is revealed: so long after it was posted, at a time of day, or with the next slot.
//!
//! It knows no round: when it was posted and when the next slot is due are arguments.

use std::{fmt, str::FromStr, time::Duration};

use chrono::{NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{
    slots::{instant_of, local_of},
    time_of_day::{Style, TimeOfDay},
    zone::Zone,
};
use crate::practice::{
    Timestamp,
    span::{Span, SpanError},
};

/// When a round is revealed, as a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum RevealRule {
    /// So long after it was posted.
    After(Duration),
    /// At this local time, the next time that it comes round.
    At(NaiveTime),
    /// With the schedule's next slot.
    NextSlot,
}

/// How long a schedule's round is open unless the schedule says otherwise: most of a working day,
/// so that everyone finds a moment.
pub const DEFAULT_SCHEDULED: RevealRule = RevealRule::After(UNTIL_NO_SLOT);

/// How long a round on demand is open unless who asks says otherwise: people are there now.
pub const DEFAULT_ON_DEMAND: RevealRule = RevealRule::After(Duration::from_mins(30));

/// The shortest time to the reveal: less is no time to answer even in a demonstration.
pub const SHORTEST: Duration = Duration::from_secs(10);

/// The longest span to the reveal: beyond two weeks nobody remembers the question.
pub const LONGEST: Duration = Duration::from_hours(14 * 24);

/// How long a round is open that waits for a next slot when there is none.
const UNTIL_NO_SLOT: Duration = Duration::from_hours(6);

/// Something typed that is no rule for a reveal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RevealError {
    /// None of its forms.
    #[error(
        "`{0}` is no time for a reveal; write a span as in `30m` or `6h`, a time as in `16:30`, or `next`"
    )]
    Form(String),
    /// A span that is too short or too long.
    #[error("{} is too {}; choose a span from 10 seconds to 14 days", .0.words(), if .0.duration() < SHORTEST { "short" } else { "long" })]
    Limits(Span),
}

/// When a round closes to answers and is revealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The instant.
    pub at: Timestamp,
    /// Whether the rule says later, but the schedule's next slot comes before that.
    pub shortened: bool,
}

impl RevealRule {
    /// When a round that was posted at `posted` closes. `next_slot` is when the schedule's next
    /// slot is due, if it has one, and `zone` is its zone; a slot that is not after `posted` is none.
    #[must_use]
    pub fn closes_at(&self, posted: Timestamp, zone: Zone, next_slot: Option<Timestamp>) -> Closing {
        let next_slot = next_slot.filter(|slot| *slot > posted);
        let at = match self {
            Self::After(span) => after(posted, *span),
            Self::At(time) => next_at(posted, zone, *time),
            Self::NextSlot => next_slot.unwrap_or_else(|| after(posted, UNTIL_NO_SLOT)),
        };
        match next_slot {
            Some(slot) if slot < at => Closing { at: slot, shortened: true },
            _ => Closing { at, shortened: false },
        }
    }
}

/// The sum, or the end of time.
fn after(posted: Timestamp, span: Duration) -> Timestamp {
    TimeDelta::from_std(span)
        .ok()
        .and_then(|span| posted.checked_add_signed(span))
        .unwrap_or(Timestamp::MAX_UTC)
}

/// When a local time comes round next, by the rules of slots: right after the gap that skips it,
/// and once in an overlap.
fn next_at(posted: Timestamp, zone: Zone, time: NaiveTime) -> Timestamp {
    let days = local_of(zone, posted).date().iter_days();
    days.map(|day| instant_of(zone, day.and_time(time))).find(|at| *at > posted).unwrap_or(posted)
}

impl FromStr for RevealRule {
    type Err = RevealError;

    fn from_str(typed: &str) -> Result<Self, RevealError> {
        let text = typed.trim().to_lowercase();
        if matches!(text.as_str(), "next" | "next slot") {
            return Ok(Self::NextSlot);
        }
        let joined: String = text.strip_prefix("at ").unwrap_or(&text).split_whitespace().collect();
        match TimeOfDay::read(&joined) {
            // `9` may as well be nine minutes.
            Some(found) if found.style != Style::Bare => return Ok(Self::At(found.time)),
            _ => {}
        }
        let span: Span = text.parse().map_err(|SpanError { given }| RevealError::Form(given))?;
        let in_limits = (SHORTEST..=LONGEST).contains(&span.duration());
        if in_limits { Ok(Self::After(span.duration())) } else { Err(RevealError::Limits(span)) }
    }
}

impl fmt::Display for RevealRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::After(span) => Span::of(*span).fmt(f),
            Self::At(time) => time.format("%H:%M").fmt(f),
            Self::NextSlot => f.write_str("next"),
        }
    }
}

impl TryFrom<String> for RevealRule {
    type Error = RevealError;

    fn try_from(text: String) -> Result<Self, RevealError> {
        text.parse()
    }
}

impl From<RevealRule> for String {
    fn from(rule: RevealRule) -> Self {
        rule.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn closes(rule: &str, posted: &str, next_slot: Option<&str>) -> (String, bool) {
        let rule: RevealRule = rule.parse().unwrap();
        let closing = rule.closes_at(
            posted.parse().unwrap(),
            "Europe/Berlin".parse().unwrap(),
            next_slot.map(|slot| slot.parse().unwrap()),
        );
        (closing.at.format("%m-%d %H:%M").to_string(), closing.shortened)
    }

    fn at(at: &str) -> (String, bool) {
        (at.to_owned(), false)
    }

    #[test]
    fn a_rule_is_read_however_it_is_written() {
        for (text, written) in [
            ("30m", "30m"),
            ("90 minutes", "1h 30m"),
            ("6h", "6h"),
            ("14 days", "14d"),
            ("10s", "10s"),
            ("16:30", "16:30"),
            ("9:05", "09:05"),
            ("4:30pm", "16:30"),
            ("at 4 PM", "16:00"),
            ("noon", "12:00"),
            (" Next ", "next"),
            ("next slot", "next"),
        ] {
            assert_eq!(text.parse::<RevealRule>().unwrap().to_string(), written, "{text}");
        }
    }

    #[test]
    fn what_is_no_rule_is_refused_with_what_is_allowed() {
        for (text, refusal) in [
            (
                "9",
                "`9` is no time for a reveal; write a span as in `30m` or `6h`, a time as in `16:30`, or `next`",
            ),
            ("9s", "9 seconds is too short; choose a span from 10 seconds to 14 days"),
            ("15d", "15 days is too long; choose a span from 10 seconds to 14 days"),
        ] {
            assert_eq!(text.parse::<RevealRule>().unwrap_err().to_string(), refusal);
        }
        for text in ["", "tomorrow", "25:00", "-30m"] {
            assert!(matches!(text.parse::<RevealRule>(), Err(RevealError::Form(_))), "{text}");
        }
    }

    #[test]
    fn a_span_counts_from_the_post() {
        assert_eq!(closes("6h", "2026-06-01T07:00:00Z", None), at("06-01 13:00"));
    }

    #[test]
    fn a_time_of_day_is_the_next_one_in_the_zone() {
        assert_eq!(closes("16:30", "2026-06-01T07:00:00Z", None), at("06-01 14:30"));
        assert_eq!(closes("16:30", "2026-06-01T14:30:00Z", None), at("06-02 14:30"));
        assert_eq!(closes("1:00", "2026-06-01T22:30:00Z", None), at("06-01 23:00"));
    }

    #[test]
    fn a_time_of_day_in_a_gap_is_right_after_it_and_in_an_overlap_once() {
        assert_eq!(closes("2:30", "2026-03-28T20:00:00Z", None), at("03-29 01:00"));
        assert_eq!(closes("2:30", "2026-10-24T20:00:00Z", None), at("10-25 00:30"));
        assert_eq!(closes("2:30", "2026-10-25T00:30:00Z", None), at("10-26 01:30"));
    }

    #[test]
    fn the_next_slot_ends_the_round_and_is_never_passed() {
        assert_eq!(closes("next", "2026-06-01T07:00:00Z", Some("2026-06-02T07:00:00Z")), at("06-02 07:00"));
        assert_eq!(closes("next", "2026-06-01T07:00:00Z", None), at("06-01 13:00"));
        let shortened = ("06-01 09:00".to_owned(), true);
        assert_eq!(closes("6h", "2026-06-01T07:00:00Z", Some("2026-06-01T09:00:00Z")), shortened);
        assert_eq!(closes("2h", "2026-06-01T07:00:00Z", Some("2026-06-01T09:00:00Z")), at("06-01 09:00"));
        assert_eq!(closes("6h", "2026-06-01T07:00:00Z", Some("2026-06-01T07:00:00Z")), at("06-01 13:00"));
    }

    #[test]
    fn it_is_kept_as_it_is_written() {
        assert_eq!(serde_json::to_string(&DEFAULT_SCHEDULED).unwrap(), "\"6h\"");
        assert_eq!(serde_json::from_str::<RevealRule>("\"30m\"").unwrap(), DEFAULT_ON_DEMAND);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same(seconds in 10..=14 * 86_400_u64, minute in 0..24 * 60_u32) {
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            for rule in [RevealRule::After(Duration::from_secs(seconds)), RevealRule::At(time), RevealRule::NextSlot] {
                prop_assert_eq!(rule.to_string().parse(), Ok(rule));
            }
        }
    }
}
