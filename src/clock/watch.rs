//! Whether the wall clock can be believed, judged by what it shows beside the other clocks. Pure: it
//! is fed with readings, and says what follows.
//!
//! A wall clock is believed as long as it goes at the pace of the time since the machine's start.
//! When it has moved against that by more than [`TOLERANCE`], or the machine has slept, or it
//! disagrees with what was known at a start, it is in doubt, until it has been steady for a while.
//! When it is further than that from the database's clock, it is in doubt for as long as it is.
//!
//! In doubt, time goes on from where it was last believed, at the pace of the time since the start.
//! So a clock that is wrong for a moment leaves no trace, and one that was put right is followed once
//! it has proved steady.
//!
//! What is corrected little by little never adds up to doubt: what the clock is held against moves
//! along with it, each time that it has been steady for a while.

use std::{fmt, time::Duration};

use chrono::{SubsecRound, TimeDelta};

use super::Reading;
use crate::practice::{Timestamp, span::Span};

/// How far a clock may be off without being in doubt. Clocks that are kept by a network are good to
/// a second, and what is due by the minute is on time within one.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(1);

/// The judge of one wall clock.
#[derive(Clone, Debug)]
pub struct Watch {
    steady_for: Duration,
    /// When the machine was started, by the wall clock as it was last believed.
    believed: Timestamp,
    /// The same by the wall clock when it was last held against something.
    anchor: Timestamp,
    /// When that was, since the machine's start.
    anchored: Duration,
    /// How long the machine had slept by the last reading.
    asleep: Duration,
    /// How often it was found to have slept for longer than the tolerance.
    suspensions: u64,
    /// Why it was not steady, and since when, until it has been for a while.
    unsteady: Option<(Why, Timestamp)>,
    /// How far it is ahead of the database's clock, and since when, if that is too far.
    apart: Option<(TimeDelta, Timestamp)>,
    /// Whether it was ever held against the database's.
    was_compared: bool,
}

/// What was known of the time before this process was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What the wall clock showed.
    pub wall: Timestamp,
    /// How long ago the machine had been started; none if it has been started anew since, or may
    /// have been.
    pub boot: Option<Duration>,
}

/// That the clock is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Since when, in believed time.
    pub since: Timestamp,
    /// Why.
    pub why: Why,
    /// How much longer, if it stays steady. None: as long as it is apart from the database's clock.
    pub left: Option<Duration>,
}

/// Why a clock is in doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was moved, forward or back.
    Moved(TimeDelta),
    /// It was moved while Keypoint was down.
    MovedMeanwhile(TimeDelta),
    /// It shows a time by so much earlier than one that has been.
    Behind(TimeDelta),
    /// The machine slept for so long, and nobody set its clock meanwhile.
    Suspended(Duration),
    /// It is so far from the database's clock: ahead of it, or behind.
    Apart(TimeDelta),
}

/// What an operator should hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// There is doubt, from now on.
    Doubtful(Why),
    /// There is none any more; the time that is believed has moved by so much.
    Steady(TimeDelta),
}

impl Watch {
    /// A judge who has seen nothing but this reading, and believes it.
    #[must_use]
    pub fn new(reading: Reading, steady_for: Duration) -> Self {
        Self {
            steady_for,
            believed: reading.booted_at(),
            anchor: reading.booted_at(),
            anchored: reading.boot,
            asleep: reading.asleep(),
            suspensions: 0,
            unsteady: None,
            apart: None,
            was_compared: false,
        }
    }

    /// Looks at a reading.
    pub fn look(&mut self, reading: Reading) -> Option<News> {
        let slept = reading.asleep().saturating_sub(self.asleep);
        self.asleep = reading.asleep();
        let has_slept = is_too_much(TimeDelta::from_std(slept).unwrap_or(TimeDelta::MAX));
        self.suspensions += u64::from(has_slept);
        if let Some(moved) = self.moved_to(reading.booted_at()) {
            return self.begin(Why::Moved(moved), reading);
        }
        if has_slept {
            return self.begin(Why::Suspended(slept), reading);
        }
        let was_steady = self.unsteady.is_none();
        if reading.boot.saturating_sub(self.anchored) >= self.steady_for {
            self.anchor = reading.booted_at();
            self.anchored = reading.boot;
            self.unsteady = None;
        }
        self.follow(reading, was_steady)
    }

    /// Hears what was known before this process was started.
    pub fn hear(&mut self, known: Known, reading: Reading) -> Option<News> {
        let (why, off, believed) = if let Some(boot) = known.boot {
            let booted_at = known.wall - boot;
            let moved = reading.booted_at() - booted_at;
            (Why::MovedMeanwhile(moved), moved, booted_at)
        } else {
            // A time that has been is the earliest that it can be now.
            let behind = (known.wall - reading.wall).max(TimeDelta::zero());
            (Why::Behind(behind), behind, known.wall - reading.boot)
        };
        if !is_too_much(off) {
            return None;
        }
        if self.doubt(reading).is_none() {
            self.believed = believed;
        }
        self.begin(why, reading)
    }

    /// Hears how far the wall clock is ahead of the database's. If they are apart from the start, time
    /// goes on from the database's, which all replicas share.
    pub fn compare(&mut self, ahead: TimeDelta, reading: Reading) -> Option<News> {
        let is_first = !std::mem::replace(&mut self.was_compared, true);
        if is_too_much(ahead) {
            let is_new = self.doubt(reading).is_none();
            if is_first && is_new {
                self.believed = reading.booted_at() - ahead;
            }
            let since = self.apart.map_or_else(|| self.now(reading), |(_, since)| since);
            self.apart = Some((ahead, since));
            return is_new.then_some(News::Doubtful(Why::Apart(ahead)));
        }
        if let Some((ahead, since)) = self.apart.take() {
            // Not over yet: one that comes and goes is not steady.
            self.anchor = reading.booted_at();
            self.anchored = reading.boot;
            self.unsteady.get_or_insert((Why::Apart(ahead), since));
        }
        None
    }

    /// The time now, as far as it can be believed, in whole milliseconds.
    #[must_use]
    pub fn now(&self, reading: Reading) -> Timestamp {
        (self.believed + reading.boot).trunc_subsecs(3)
    }

    /// Whether the wall clock is in doubt. What moved it comes before what it is apart from.
    #[must_use]
    pub fn doubt(&self, reading: Reading) -> Option<Doubt> {
        let steady_at = self.anchored + self.steady_for;
        let unsteady = self.unsteady.map(|(why, since)| Doubt {
            since,
            why,
            left: self.apart.is_none().then_some(steady_at.saturating_sub(reading.boot)),
        });
        let apart = || self.apart.map(|(ahead, since)| Doubt { since, why: Why::Apart(ahead), left: None });
        unsteady.or_else(apart)
    }

    /// How often the machine was found to have slept.
    #[must_use]
    pub fn suspensions(&self) -> u64 {
        self.suspensions
    }

    /// How far the wall clock has moved, if that is too far: all in all since it was anchored, or, as
    /// long as it is believed, at once.
    fn moved_to(&self, booted_at: Timestamp) -> Option<TimeDelta> {
        let is_believed = self.unsteady.is_none() && self.apart.is_none();
        let at_once = is_believed.then(|| booted_at - self.believed);
        [Some(booted_at - self.anchor), at_once].into_iter().flatten().find(|moved| is_too_much(*moved))
    }

    /// The clock was not steady until now. That is news if it was believed until now.
    fn begin(&mut self, why: Why, reading: Reading) -> Option<News> {
        let is_new = self.doubt(reading).is_none();
        let now = self.now(reading);
        self.unsteady.get_or_insert((why, now));
        self.anchor = reading.booted_at();
        self.anchored = reading.boot;
        is_new.then_some(News::Doubtful(why))
    }

    /// Believes the wall clock, if there is no doubt.
    fn follow(&mut self, reading: Reading, was_steady: bool) -> Option<News> {
        if self.unsteady.is_some() || self.apart.is_some() {
            return None;
        }
        let moved = reading.booted_at() - self.believed;
        self.believed = reading.booted_at();
        (!was_steady).then_some(News::Steady(moved))
    }
}

fn is_too_much(off: TimeDelta) -> bool {
    off.abs() > TOLERANCE
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Moved(by) => write!(f, "the system clock was put {}", moved(*by)),
            Self::MovedMeanwhile(by) => {
                write!(f, "the system clock was put {} while Keypoint was down", moved(*by))
            }
            Self::Behind(by) => {
                write!(f, "the system clock is {} behind a time that has already been", words(*by))
            }
            Self::Suspended(span) => write!(f, "the machine was asleep for {}", Span::of(*span).words()),
            Self::Apart(ahead) => {
                let side = if *ahead < TimeDelta::zero() { "behind" } else { "ahead of" };
                write!(f, "the system clock is {} {side} the database's", words(*ahead))
            }
        }
    }
}

/// A move in words: `forward by 3 days`.
fn moved(by: TimeDelta) -> String {
    let way = if by < TimeDelta::zero() { "back" } else { "forward" };
    format!("{way} by {}", words(by))
}

/// A span in words, to the second, whichever way it goes.
pub(super) fn words(span: TimeDelta) -> String {
    Span::of((span.abs() + TimeDelta::milliseconds(500)).to_std().unwrap_or_default()).words()
}

#[cfg(test)]
mod tests;
