//! Spans of time as people write them: `30m`, `6h`, `2 days`.
//!
//! What a span may be at least and at most is for who asks for one.

use std::{fmt, str::FromStr, time::Duration};

/// A span of time, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span(Duration);

/// Something typed that is no span.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{given}` is no span of time; write numbers with units, as in `90s`, `30m`, `6h`, `2 days` or `1h 30m`"
)]
pub struct SpanError {
    /// What was typed.
    pub given: String,
}

/// A unit: its length in seconds, how it is written shortest, its name, and other ways to write it.
type Unit = (u64, &'static str, &'static str, &'static [&'static str]);

const WEEK: Unit = (7 * 24 * 60 * 60, "w", "week", &["wk"]);
/// The units that a span is written in, the longest first.
const UNITS: [Unit; 4] = [
    (24 * 60 * 60, "d", "day", &[]),
    (60 * 60, "h", "hour", &["hr"]),
    (60, "m", "minute", &["min"]),
    (1, "s", "second", &["sec"]),
];

/// Longer than any span that anyone means, in seconds: a thousand years. It keeps sums with times
/// in range.
const LONGEST: u64 = 1000 * 365 * 24 * 60 * 60;

impl Span {
    /// The span of a duration, without its fraction of a second.
    #[must_use]
    pub const fn of(duration: Duration) -> Self {
        Self(Duration::from_secs(duration.as_secs()))
    }

    /// Its duration.
    #[must_use]
    pub const fn duration(self) -> Duration {
        self.0
    }

    /// It in words: `1 hour 30 minutes`.
    #[must_use]
    pub fn words(self) -> String {
        let words = self
            .parts()
            .map(|(count, (_, _, name, _))| format!("{count} {name}{}", if count == 1 { "" } else { "s" }));
        let words: Vec<String> = words.collect();
        if words.is_empty() { "0 seconds".to_owned() } else { words.join(" ") }
    }

    /// How many of each unit it has, without those of which it has none.
    fn parts(self) -> impl Iterator<Item = (u64, Unit)> {
        let mut rest = self.0.as_secs();
        UNITS.into_iter().filter_map(move |unit| {
            let count = rest / unit.0;
            rest %= unit.0;
            (count > 0).then_some((count, unit))
        })
    }
}

impl fmt::Display for Span {
    /// The shortest form that reads back as the same: `1h 30m`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> =
            self.parts().map(|(count, (_, letter, ..))| format!("{count}{letter}")).collect();
        f.write_str(if parts.is_empty() { "0s".to_owned() } else { parts.join(" ") }.as_str())
    }
}

impl FromStr for Span {
    type Err = SpanError;

    fn from_str(typed: &str) -> Result<Self, SpanError> {
        read(&typed.to_lowercase()).ok_or_else(|| SpanError { given: typed.trim().to_owned() })
    }
}

fn read(text: &str) -> Option<Span> {
    let mut rest = next_part(text);
    let mut millis: u64 = 0;
    while !rest.is_empty() {
        let (number, after) = split_where(rest, |c| !c.is_ascii_digit() && c != '.');
        let (unit, after) = split_where(after.trim_start(), |c| !c.is_alphabetic());
        let (seconds, ..) = unit_named(unit)?;
        millis = millis.checked_add(thousandths(number)?.checked_mul(seconds)?)?;
        rest = next_part(after);
    }
    // Fractions such as `0.33h` are good to the second.
    let seconds = millis.checked_add(500)? / 1000;
    (!text.trim().is_empty() && seconds <= LONGEST).then_some(Span(Duration::from_secs(seconds)))
}

/// The text from the next part on, without what joins it to the part before.
fn next_part(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    text.strip_prefix("and ").unwrap_or(text).trim_start()
}

fn split_where(text: &str, ends: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(ends).unwrap_or(text.len()))
}

fn unit_named(word: &str) -> Option<Unit> {
    let singular = if word.len() > 1 { word.strip_suffix('s').unwrap_or(word) } else { word };
    let mut units = UNITS.into_iter().chain([WEEK]);
    units.find(|(_, letter, name, others)| *letter == word || *name == singular || others.contains(&singular))
}

/// The thousandths of a decimal number: 1500 of `1.5`.
fn thousandths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let fraction_is_short = (1..=3).contains(&fraction.len());
    let whole: u64 = whole.parse().ok()?;
    let fraction: u64 = fraction_is_short.then(|| format!("{fraction:0<3}").parse().ok()).flatten()?;
    whole.checked_mul(1000)?.checked_add(fraction)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        text.parse::<Span>().ok().map(|span| span.duration().as_secs())
    }

    #[test]
    fn a_span_is_read_however_it_is_written() {
        for (text, expected) in [
            ("90s", 90),
            ("30m", 30 * 60),
            ("6h", 6 * 3600),
            ("2 days", 2 * 86_400),
            ("1h30m", 5400),
            ("1 hour 30 minutes", 5400),
            ("1 Hour, and 30 mins", 5400),
            ("1.5h", 5400),
            ("0.33 hrs", 1188),
            ("1 week", 7 * 86_400),
            ("2w", 14 * 86_400),
            ("0s", 0),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_span_is_refused_with_the_format() {
        for text in [
            "",
            " ",
            "30",
            "m",
            "1h30",
            "-5m",
            "1.2.3h",
            "1.h",
            ".5h",
            "5 parsecs",
            "1h and",
            "99999999999999999999s",
            "9999999d",
        ] {
            assert_eq!(seconds(text), None, "{text}");
        }
        assert_eq!(
            "soon".parse::<Span>().unwrap_err().to_string(),
            "`soon` is no span of time; write numbers with units, as in `90s`, `30m`, `6h`, `2 days` or `1h 30m`"
        );
    }

    #[test]
    fn it_is_written_short_and_in_words() {
        let span: Span = "90m".parse().unwrap();
        assert_eq!((span.to_string().as_str(), span.words().as_str()), ("1h 30m", "1 hour 30 minutes"));
        let span: Span = "24h".parse().unwrap();
        assert_eq!((span.to_string().as_str(), span.words().as_str()), ("1d", "1 day"));
        let span = Span::of(Duration::from_millis(900));
        assert_eq!((span.to_string().as_str(), span.words().as_str()), ("0s", "0 seconds"));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same(seconds in 0..LONGEST) {
            let span = Span::of(Duration::from_secs(seconds));
            prop_assert_eq!(span.to_string().parse(), Ok(span));
            prop_assert_eq!(span.words().parse(), Ok(span));
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "\\PC{0,20}|([0-9]{1,25}[smhdw.] ?){1,3}") {
            let _ = text.parse::<Span>();
        }
    }
}
