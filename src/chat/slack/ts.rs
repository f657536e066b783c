//! Slack's times: `1355517523.000005`, seconds and six digits, which are the ids of messages as well.

use crate::practice::Timestamp;

/// How many of the small steps of a `ts` are in a second.
const STEPS: i64 = 1_000_000;

/// A `ts` as a number that grows with it; none if it is none.
pub(super) fn number(ts: &str) -> Option<i64> {
    let (seconds, steps) = ts.split_once('.').unwrap_or((ts, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
    if !digits(seconds) || !digits(steps) || steps.len() > 6 {
        return None;
    }
    let steps: i64 = format!("{steps:0<6}").parse().ok()?;
    seconds.parse::<i64>().ok()?.checked_mul(STEPS)?.checked_add(steps)
}

/// The time of a `ts`, in whole milliseconds, as the store keeps it.
pub(super) fn time(ts: &str) -> Option<Timestamp> {
    Timestamp::from_timestamp_millis(number(ts)? / 1_000)
}

/// The `ts` of a time.
pub(super) fn of(at: Timestamp) -> String {
    let micros = at.timestamp_micros().max(0);
    format!("{}.{:06}", micros / STEPS, micros % STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ts_is_read_and_written() {
        assert_eq!(number("1355517523.000005"), Some(1_355_517_523_000_005));
        assert_eq!(number("1355517523"), Some(1_355_517_523_000_000));
        assert_eq!(number("1355517523.5"), Some(1_355_517_523_500_000));
        assert_eq!(time("1355517523.123999").unwrap().timestamp_millis(), 1_355_517_523_123);
        assert_eq!(of(time("1355517523.123000").unwrap()), "1355517523.123000");
    }

    #[test]
    fn what_comes_from_outside_may_be_anything() {
        for ts in ["", ".", "1.", ".5", "-1.0", "1.0000001", "x", "99999999999999999999.0"] {
            assert_eq!(number(ts), None, "{ts}");
        }
    }
}
