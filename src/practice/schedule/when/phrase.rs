//! Plain phrases: days, and times of day, in the words that people use for them.
//!
//! A word that is not understood is an error: a phrase is never half understood.

use std::collections::BTreeMap;

use chrono::Timelike;

use super::{
    WhenError,
    crontab::{Crontab, Numbers, every_day, every_month, every_weekday, weekday_named},
};
use crate::practice::schedule::time_of_day::{Style, TimeOfDay};

/// The words that a phrase is made of, once fillers are gone.
enum Word {
    Weekdays(Numbers),
    /// `to`, or a dash.
    Through,
    DayOfMonth(u32),
    /// Says that days of the month follow.
    Monthly,
    /// Says that times follow.
    At,
    Time(TimeOfDay),
}

/// Reads a phrase into crontabs that together mean the same: one for each minute of the hour.
pub(super) fn read(text: &str) -> Result<Vec<Crontab>, WhenError> {
    let mut phrase = Phrase::default();
    for word in words(text)? {
        phrase.take(word)?;
    }
    phrase.finish()
}

fn words(text: &str) -> Result<Vec<Word>, WhenError> {
    let lower = text.to_lowercase().replace("a.m", "am").replace("p.m", "pm");
    let spaced = lower.replace([',', ';', '&'], " ").replace(['-', '–', '—'], " - ");
    let parts = spaced.split_whitespace().map(|part| part.trim_end_matches('.'));
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    let mut words = Vec::new();
    while let Some(part) = parts.next() {
        if is_filler(part) {
            continue;
        }
        let half = parts.next_if(|next| matches!(*next, "am" | "pm")).unwrap_or_default();
        let found = if half.is_empty() { plain_word(part, words.last()) } else { None };
        match found.or_else(|| TimeOfDay::read(&format!("{part}{half}")).map(Word::Time)) {
            Some(word) => words.push(word),
            None if part.starts_with(|first: char| first.is_ascii_digit()) => {
                return Err(WhenError::Time([part, half].join(" ").trim_end().to_owned()));
            }
            None => return Err(WhenError::Word(part.to_owned())),
        }
    }
    Ok(words)
}

/// Words that a sentence needs and a schedule does not.
fn is_filler(part: &str) -> bool {
    matches!(part, "every" | "each" | "on" | "and" | "the" | "of" | "weekly" | "o'clock")
}

fn plain_word(part: &str, before: Option<&Word>) -> Option<Word> {
    let weekdays = match part {
        "daily" | "day" | "days" | "everyday" => Some(every_weekday()),
        "weekday" | "weekdays" | "workday" | "workdays" => Some((1..=5).collect()),
        "weekend" | "weekends" => Some(Numbers::from([0, 6])),
        _ => weekday_named(part).map(|weekday| Numbers::from([weekday])),
    };
    if let Some(weekdays) = weekdays {
        return Some(Word::Weekdays(weekdays));
    }
    match part {
        "-" | "to" | "through" | "until" | "till" => return Some(Word::Through),
        "month" | "months" | "monthly" => return Some(Word::Monthly),
        "first" => return Some(Word::DayOfMonth(1)),
        "at" => return Some(Word::At),
        _ => {}
    }
    let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|ending| part.strip_suffix(ending));
    // `monthly 1, 15 09:00`: a number among the days is a day.
    let among_days = matches!(before, Some(Word::Monthly | Word::DayOfMonth(_)));
    let digits = ordinal.or(among_days.then_some(part))?;
    digits.parse().ok().filter(|day| (1..=31).contains(day)).map(Word::DayOfMonth)
}

/// A phrase as far as it has been read.
#[derive(Default)]
struct Phrase {
    weekdays: Numbers,
    days: Numbers,
    monthly: bool,
    times: Vec<TimeOfDay>,
    /// The weekday that a range would start with.
    last_weekday: Option<u32>,
    in_range: bool,
    /// How often days gave way to times, or times to days.
    turns: u32,
    last_was_time: Option<bool>,
}

impl Phrase {
    fn take(&mut self, word: Word) -> Result<(), WhenError> {
        let is_time = matches!(word, Word::Time(_));
        if self.in_range && !matches!(word, Word::Weekdays(_)) {
            return Err(WhenError::Range);
        }
        match word {
            Word::Time(time) => self.times.push(time),
            Word::Weekdays(weekdays) => self.take_weekdays(weekdays)?,
            Word::DayOfMonth(day) => _ = self.days.insert(day),
            Word::At => return Ok(()),
            Word::Monthly => {
                self.monthly = true;
                return Ok(());
            }
            Word::Through => {
                self.in_range = self.last_weekday.is_some();
                return if self.in_range { Ok(()) } else { Err(WhenError::Range) };
            }
        }
        if is_time {
            self.last_weekday = None;
        }
        self.turns += u32::from(self.last_was_time.is_some_and(|was_time| was_time != is_time));
        self.last_was_time = Some(is_time);
        Ok(())
    }

    /// `fri to mon` goes around the end of the week.
    fn take_weekdays(&mut self, weekdays: Numbers) -> Result<(), WhenError> {
        let single = weekdays.first().copied().filter(|_| weekdays.len() == 1);
        if self.in_range {
            let (first, last) = self.last_weekday.zip(single).ok_or(WhenError::Range)?;
            let length = (last + 7 - first) % 7;
            self.weekdays.extend((first..=first + length).map(|weekday| weekday % 7));
            self.in_range = false;
            self.last_weekday = None;
        } else {
            self.weekdays.extend(weekdays);
            self.last_weekday = single;
        }
        Ok(())
    }

    fn finish(self) -> Result<Vec<Crontab>, WhenError> {
        if self.in_range {
            return Err(WhenError::Range);
        }
        if self.turns > 1 {
            return Err(WhenError::SeveralSets);
        }
        if !self.weekdays.is_empty() && (self.monthly || !self.days.is_empty()) {
            return Err(WhenError::TwoKindsOfDay);
        }
        if self.weekdays.is_empty() && self.days.is_empty() {
            return Err(if self.monthly { WhenError::NoDayOfMonth } else { WhenError::NoDays });
        }
        let (days, weekdays) =
            if self.days.is_empty() { (every_day(), self.weekdays) } else { (self.days, every_weekday()) };
        let crontabs = hours_by_minute(&self.times)?.into_iter().map(|(minute, hours)| Crontab {
            minutes: Numbers::from([minute]),
            hours,
            days: days.clone(),
            months: every_month(),
            weekdays: weekdays.clone(),
            either: false,
        });
        Ok(crontabs.collect())
    }
}

/// The hours at which each minute is due. `2 and 4pm` is refused: nobody knows which 2 is meant.
fn hours_by_minute(times: &[TimeOfDay]) -> Result<BTreeMap<u32, Numbers>, WhenError> {
    if times.is_empty() {
        return Err(WhenError::NoTime);
    }
    let twelve_hours = times.iter().any(|time| time.style == Style::Halved);
    let mut hours = BTreeMap::<u32, Numbers>::new();
    for TimeOfDay { time, style } in times {
        let either_half =
            *style == Style::Short || (*style == Style::Bare && (1..=12).contains(&time.hour()));
        if twelve_hours && either_half {
            return Err(WhenError::WhichHalf { hour: time.hour(), minute: time.minute() });
        }
        hours.entry(time.minute()).or_default().insert(time.hour());
    }
    Ok(hours)
}
