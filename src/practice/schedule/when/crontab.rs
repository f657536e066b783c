//! Crontab expressions of five fields, with a crontab's meaning, as sets of numbers.
//!
//! It knows neither phrases nor zones. The `cron` crate counts weekdays from 1 for Sunday, wants a
//! field for seconds, and joins days of month and weekdays by AND: that is why a crontab is read
//! here, and handed to it as expressions of plain numbers.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::WhenError;

/// The numbers that one field allows, in a crontab's counting: Sunday is 0.
pub(super) type Numbers = BTreeSet<u32>;

/// The fields of a crontab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crontab {
    pub(super) minutes: Numbers,
    pub(super) hours: Numbers,
    pub(super) days: Numbers,
    pub(super) months: Numbers,
    pub(super) weekdays: Numbers,
    /// Whether a day need fit only one of `days` and `weekdays`, rather than both.
    pub(super) either: bool,
}

/// What a field is called, which numbers it takes, and how to write one.
pub(super) struct Field {
    name: &'static str,
    allowed: &'static str,
    example: &'static str,
    numbers: RangeInclusive<u32>,
    /// Names for the numbers, from the lowest one up; any three letters or more of one will do.
    names: &'static [&'static str],
}

const MINUTE: Field =
    Field { name: "minute", allowed: "0 to 59", example: "*/15", numbers: 0..=59, names: &[] };
const HOUR: Field = Field { name: "hour", allowed: "0 to 23", example: "9-17", numbers: 0..=23, names: &[] };
const DAY: Field =
    Field { name: "day of month", allowed: "1 to 31", example: "1,15", numbers: 1..=31, names: &[] };
const MONTH: Field = Field {
    name: "month",
    allowed: "1 to 12, or names such as `jan`",
    example: "1-6",
    numbers: 1..=12,
    names: &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
};
/// Both 0 and 7 are Sunday.
const WEEKDAY: Field = Field {
    name: "day of week",
    allowed: "0 to 7, where 0 and 7 are Sunday, or names such as `mon`",
    example: "1-5",
    numbers: 0..=7,
    names: &["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
};

/// Every number of a field.
pub(super) fn every_day() -> Numbers {
    DAY.numbers.collect()
}
/// Every month.
pub(super) fn every_month() -> Numbers {
    MONTH.numbers.collect()
}
/// Every day of the week.
pub(super) fn every_weekday() -> Numbers {
    (0..=6).collect()
}

/// The weekday that a word names, in the singular or plural, whole or shortened; Sunday is 0.
pub(super) fn weekday_named(word: &str) -> Option<u32> {
    WEEKDAY.named(word).or_else(|| WEEKDAY.named(word.strip_suffix('s')?))
}

impl Crontab {
    /// Reads the five fields, or a shortcut such as `@daily`.
    pub(super) fn read(text: &str) -> Result<Self, WhenError> {
        let text = match text.to_ascii_lowercase().as_str() {
            "@hourly" => "0 * * * *",
            "@daily" | "@midnight" => "0 0 * * *",
            "@weekly" => "0 0 * * 0",
            "@monthly" => "0 0 1 * *",
            "@yearly" | "@annually" => "0 0 1 1 *",
            shortcut if shortcut.starts_with('@') => return Err(WhenError::Shortcut(text.to_owned())),
            _ => text,
        };
        let fields: Vec<&str> = text.split_whitespace().collect();
        let &[minute, hour, day, month, weekday] = fields.as_slice() else {
            return Err(WhenError::FieldCount(fields.len()));
        };
        let weekdays = WEEKDAY.read(weekday)?.into_iter().map(|number| number % 7).collect();
        Ok(Self {
            minutes: MINUTE.read(minute)?,
            hours: HOUR.read(hour)?,
            days: DAY.read(day)?,
            months: MONTH.read(month)?,
            weekdays,
            either: !day.starts_with('*') && !weekday.starts_with('*'),
        })
    }

    /// The expressions for the `cron` crate that together mean the same.
    pub(super) fn expressions(&self) -> Vec<String> {
        let expression = |days: &Numbers, weekdays: &Numbers| {
            let weekdays: Numbers = weekdays.iter().map(|number| number + 1).collect();
            let fields = [&self.minutes, &self.hours, days, &self.months, &weekdays].map(list);
            format!("0 {}", fields.join(" "))
        };
        if self.either {
            vec![expression(&self.days, &every_weekday()), expression(&every_day(), &self.weekdays)]
        } else {
            vec![expression(&self.days, &self.weekdays)]
        }
    }
}

fn list(numbers: &Numbers) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

impl Field {
    fn read(&self, text: &str) -> Result<Numbers, WhenError> {
        let mut numbers = Numbers::new();
        for part in text.split(',') {
            let found = self.read_part(part).ok_or_else(|| WhenError::Field {
                field: self.name,
                part: if part.is_empty() { text } else { part }.to_owned(),
                allowed: self.allowed,
                example: self.example,
            })?;
            numbers.extend(found);
        }
        Ok(numbers)
    }

    /// `*`, a number or a range, and for `*` and a range a step. Crontabs differ in what a step
    /// after a number means, so that is refused.
    fn read_part(&self, part: &str) -> Option<impl Iterator<Item = u32> + use<>> {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, Some(plain_number(step)?)),
            None => (part, None),
        };
        let span = if range == "*" {
            self.numbers.clone()
        } else if let Some((first, last)) = range.split_once('-') {
            let first = self.number(first)?;
            // A range that ends with Sunday ends the week: `fri-sun`.
            let last = self.number(last)?;
            let last = if *self.numbers.end() == 7 && last == 0 && first > 0 { 7 } else { last };
            (first <= last).then_some(first..=last)?
        } else if step.is_none() {
            let number = self.number(range)?;
            number..=number
        } else {
            return None;
        };
        let step = step.unwrap_or(1);
        (1..=*self.numbers.end()).contains(&step).then(|| span.step_by(step as usize))
    }

    fn number(&self, text: &str) -> Option<u32> {
        plain_number(text)
            .filter(|number| self.numbers.contains(number))
            .or_else(|| self.named(&text.to_ascii_lowercase()))
    }

    fn named(&self, word: &str) -> Option<u32> {
        let place =
            (word.len() >= 3).then(|| self.names.iter().position(|name| name.starts_with(word)))??;
        u32::try_from(place).ok().map(|place| self.numbers.start() + place)
    }
}

fn plain_number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}
