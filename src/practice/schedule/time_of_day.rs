//! Times of day as people write them: `09:00`, `9.30`, `4pm`, `4:30 pm`, `noon`.
//!
//! It reads one time and nothing around it: days, spans and zones are known elsewhere.

use chrono::NaiveTime;

/// A time of day, and how it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimeOfDay {
    /// The time, in whole minutes.
    pub(super) time: NaiveTime,
    /// How it was written.
    pub(super) style: Style,
}

/// How a time of day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// An hour alone, which could as well be a number of something: `9`.
    Bare,
    /// Hour and minute that could be of either half of the day if the clock had twelve hours: `4:30`.
    Short,
    /// Hour and minute that leave no doubt: `04:30`, `16:30`.
    Full,
    /// With `am` or `pm`: `4pm`.
    Halved,
    /// As a word: `noon`.
    Word,
}

impl TimeOfDay {
    /// Reads a time that is written in lower case and without spaces; none if it is not one.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text {
            "noon" | "midday" => return Self::new(12, 0, Style::Word),
            "midnight" => return Self::new(0, 0, Style::Word),
            _ => {}
        }
        let (digits, half) = match text.strip_suffix("am") {
            Some(digits) => (digits, Some(0)),
            None => text.strip_suffix("pm").map_or((text, None), |digits| (digits, Some(12))),
        };
        let (hour_digits, minute_digits) = match digits.split_once([':', '.']) {
            Some((hour, minute)) => (hour, Some(minute)),
            None => (digits, None),
        };
        let hour = number(hour_digits, 1..=2)?;
        let minute = minute_digits.map_or(Some(0), |minute| number(minute, 2..=2))?;
        match half {
            Some(half) if (1..=12).contains(&hour) => Self::new(hour % 12 + half, minute, Style::Halved),
            Some(_) => None,
            None => {
                let either_half = (1..=12).contains(&hour) && !hour_digits.starts_with('0');
                let style = match (minute_digits, either_half) {
                    (None, _) => Style::Bare,
                    (Some(_), true) => Style::Short,
                    (Some(_), false) => Style::Full,
                };
                Self::new(hour, minute, style)
            }
        }
    }

    fn new(hour: u32, minute: u32, style: Style) -> Option<Self> {
        NaiveTime::from_hms_opt(hour, minute, 0).map(|time| Self { time, style })
    }
}

/// The number that is written with so many digits and nothing else.
fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Style)> {
        TimeOfDay::read(text).map(|found| (found.time.format("%H:%M").to_string(), found.style))
    }

    #[test]
    fn a_time_is_read_however_it_is_written() {
        for (text, time, style) in [
            ("9", "09:00", Style::Bare),
            ("9:30", "09:30", Style::Short),
            ("9.30", "09:30", Style::Short),
            ("09:30", "09:30", Style::Full),
            ("16:30", "16:30", Style::Full),
            ("0:05", "00:05", Style::Full),
            ("4pm", "16:00", Style::Halved),
            ("4:30pm", "16:30", Style::Halved),
            ("12am", "00:00", Style::Halved),
            ("12:15pm", "12:15", Style::Halved),
            ("noon", "12:00", Style::Word),
            ("midnight", "00:00", Style::Word),
        ] {
            assert_eq!(read(text), Some((time.to_owned(), style)), "{text}");
        }
    }

    #[test]
    fn what_no_clock_shows_is_no_time() {
        for text in
            ["", "24:00", "9:60", "9:5", "13pm", "0am", "123", "+9", "9:", ":30", "pm", "٩:30", "9:30:00"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
