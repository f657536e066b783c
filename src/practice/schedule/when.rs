//! When a schedule posts, in local time: a crontab expression or a plain phrase.
//!
//! It knows no zone: what local times mean as instants is the business of `slots`.

mod crontab;
mod phrase;
#[cfg(test)]
mod tests;
mod words;

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDateTime};

use self::crontab::Crontab;

/// When a schedule posts, in local time.
///
/// It is written as it was typed, but for spaces, so that it reads back as the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    text: String,
    /// Together, by OR, they say when; never empty.
    crontabs: Vec<Crontab>,
    /// The same, for the arithmetic.
    schedules: Vec<cron::Schedule>,
}

/// Why something typed says no time to post at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Nothing was typed.
    #[error("say when: {EXAMPLES}")]
    Empty,
    /// A crontab expression has five fields.
    #[error(
        "a crontab expression has five fields, minute, hour, day of month, month and day of week, \
         as in `0 9 * * 1-5`; this has {0}"
    )]
    FieldCount(usize),
    /// A field of a crontab expression is wrong.
    #[error(
        "`{part}` is no {field}: it takes {allowed}; ranges `a-b` from the smaller to the larger, lists `a,b`, \
         and steps `*/n` or `a-b/n`, as in `{example}`"
    )]
    Field {
        /// The field's name.
        field: &'static str,
        /// The part of it that is wrong.
        part: String,
        /// The numbers that it takes.
        allowed: &'static str,
        /// How it may look.
        example: &'static str,
    },
    /// A shortcut that is not known.
    #[error("`{0}` is none of @hourly, @daily, @weekly, @monthly, @yearly; or write {EXAMPLES}")]
    Shortcut(String),
    /// The expression is right, but no date ever fits it.
    #[error("`{0}` never comes: no such month has such a day, so choose another day or month")]
    Never(String),
    /// A word of a phrase that is not understood.
    #[error("`{0}` is not understood; write days and times: {EXAMPLES}")]
    Word(String),
    /// A number that is no time of day.
    #[error("`{0}` is no time of day; write it as `9:30`, `16:30`, `9am` or `4:30pm`")]
    Time(String),
    /// A time that may be of either half of the day, beside one with `am` or `pm`.
    #[error(
        "with `am` or `pm` at one time, each needs it: write {hour}:{minute:02} with `am` or `pm`, or all as on a \
         24-hour clock, as in `weekdays 09:00, 16:30`"
    )]
    WhichHalf {
        /// The hour as it was typed.
        hour: u32,
        /// The minute.
        minute: u32,
    },
    /// A range that is not between two days of the week.
    #[error(
        "a range goes from one day of the week to another, as in `mon-thu 09:00`; list several times: `9:00, 16:00`"
    )]
    Range,
    /// A phrase without days.
    #[error("say on which days, as in `weekdays 09:00`, `daily 9:30` or `mon,wed,fri 14:00`")]
    NoDays,
    /// A phrase that says monthly, but not on which day.
    #[error("say on which day of the month, as in `monthly 1 09:00` or `1st and 15th at 9:00`")]
    NoDayOfMonth,
    /// A phrase without times.
    #[error("say at what time, as in `weekdays at 9:00` or `daily 9:00 and 16:00`")]
    NoTime,
    /// A phrase with days of the week and of the month.
    #[error(
        "days of the week and days of the month do not mix: make a schedule for each, as in `every monday 10am`"
    )]
    TwoKindsOfDay,
    /// Days and times take turns, so it is unclear which belong together.
    #[error(
        "first all days, then all times, as in `mon,wed 9:00, 16:00`; for other times on other days, make another schedule"
    )]
    SeveralSets,
}

/// What may be typed, for messages.
const EXAMPLES: &str = "`weekdays 09:00`, `mon,wed,fri 14:00`, `every monday 10am`, or a crontab expression such as `0 9 * * 1-5`";

impl FromStr for When {
    type Err = WhenError;

    fn from_str(typed: &str) -> Result<Self, WhenError> {
        let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(WhenError::Empty);
        }
        let crontabs = if is_crontab(&text) { vec![Crontab::read(&text)?] } else { phrase::read(&text)? };
        // The expressions are lists of numbers in range, which the crate never refuses.
        let schedules: Vec<cron::Schedule> = crontabs
            .iter()
            .flat_map(Crontab::expressions)
            .map(|expression| expression.parse().map_err(|_| WhenError::Word(text.clone())))
            .collect::<Result<_, _>>()?;
        let when = Self { text, crontabs, schedules };
        match when.next_local(DateTime::UNIX_EPOCH.naive_utc()) {
            Some(_) => Ok(when),
            None => Err(WhenError::Never(when.text)),
        }
    }
}

/// Whether it is meant as a crontab: it is a shortcut, has a star, or begins with two fields of one.
fn is_crontab(text: &str) -> bool {
    let is_field = |part: &str| {
        part.ends_with(|last: char| last != ',')
            && part.bytes().all(|byte| byte.is_ascii_digit() || b"*,-/".contains(&byte))
    };
    let mut fields = text.split(' ').take(2);
    text.starts_with('@') || text.contains('*') || (fields.clone().count() == 2 && fields.all(is_field))
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl When {
    /// It in words that fit into a sentence: `weekdays at 09:00`, `every Monday at 10:00`. What
    /// would take many words is named as it was typed: ``by `5 4 */9 * *` ``.
    #[must_use]
    pub fn describe(&self) -> String {
        words::describe(&self.crontabs).unwrap_or_else(|| format!("by `{}`", self.text))
    }

    /// The local times that it means, after this one, ascending and each once; they end with the
    /// year 2100.
    pub fn locals_after(&self, after: NaiveDateTime) -> impl Iterator<Item = NaiveDateTime> {
        std::iter::successors(self.next_local(after), |local| self.next_local(*local))
    }

    fn next_local(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        // UTC stands for a clock that never changes.
        let nexts = self.schedules.iter().filter_map(|schedule| schedule.after(&after.and_utc()).next());
        nexts.min().map(|next| next.naive_utc())
    }
}
