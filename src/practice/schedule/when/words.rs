//! Crontabs in words.
//!
//! It looks at what they mean, not at what was typed, so that a crontab expression and a phrase of
//! the same meaning read the same.

use std::collections::BTreeSet;

use super::crontab::{Crontab, Numbers, every_day, every_month, every_weekday};

/// The longest list that is still words rather than noise, in items.
const LONGEST_LIST: usize = 6;

const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What crontabs of the same days mean together; none if it takes too many words.
pub(super) fn describe(crontabs: &[Crontab]) -> Option<String> {
    let days = days(crontabs.first()?)?;
    let times = times(crontabs)?;
    Some(match (times, days.as_str()) {
        (Times::At(times), days) => format!("{days} at {times}"),
        (Times::Every(often), "every day") => often,
        (Times::Every(often), days) if days.starts_with("on ") => format!("{often} {days}"),
        (Times::Every(often), days) => format!("{often} on {days}"),
    })
}

fn days(crontab: &Crontab) -> Option<String> {
    let Crontab { days, months, weekdays, either, .. } = crontab;
    let all_days = *days == every_day();
    let all_weekdays = *weekdays == every_weekday();
    let every_month = *months == every_month();
    let in_months = if every_month { String::new() } else { format!(" in {}", names(months, 1, &MONTHS)?) };
    let of_months =
        if every_month { " of the month".to_owned() } else { format!(" of {}", names(months, 1, &MONTHS)?) };
    match (all_days, all_weekdays) {
        _ if *either && (all_days || all_weekdays) => Some(format!("every day{in_months}")),
        (true, true) => Some(format!("every day{in_months}")),
        (true, false) => Some(format!("{}{in_months}", weekday_words(weekdays)?)),
        (false, true) => Some(format!("on the {}{of_months}", ordinals(days)?)),
        (false, false) if *either => {
            Some(format!("on the {}{of_months} and {}{in_months}", ordinals(days)?, weekday_words(weekdays)?))
        }
        (false, false) => None,
    }
}

fn weekday_words(weekdays: &Numbers) -> Option<String> {
    if *weekdays == (1..=5).collect() {
        Some("weekdays".to_owned())
    } else if *weekdays == Numbers::from([0, 6]) {
        Some("weekends".to_owned())
    } else {
        // The week of people begins on Monday.
        let (sunday, others): (Vec<u32>, Vec<u32>) = weekdays.iter().partition(|weekday| **weekday == 0);
        let names = others.iter().chain(&sunday).map(|weekday| WEEKDAYS.get(*weekday as usize).copied());
        Some(format!("every {}", list(&names.collect::<Option<Vec<_>>>()?)?))
    }
}

fn names(numbers: &Numbers, first: u32, names: &[&'static str]) -> Option<String> {
    let names = numbers.iter().map(|number| names.get((number - first) as usize).copied());
    list(&names.collect::<Option<Vec<_>>>()?)
}

fn ordinals(days: &Numbers) -> Option<String> {
    let ending = |day: u32| match (day % 10, day / 10) {
        (1, 0 | 2 | 3) => "st",
        (2, 0 | 2) => "nd",
        (3, 0 | 2) => "rd",
        _ => "th",
    };
    list(&days.iter().map(|day| format!("{day}{}", ending(*day))).collect::<Vec<_>>())
}

enum Times {
    At(String),
    /// Again and again through the day.
    Every(String),
}

fn times(crontabs: &[Crontab]) -> Option<Times> {
    if let [Crontab { minutes, hours, .. }] = crontabs
        && hours.len() == 24
    {
        return every(minutes).map(Times::Every);
    }
    let times = crontabs.iter().flat_map(|Crontab { minutes, hours, .. }| {
        hours.iter().flat_map(move |hour| minutes.iter().map(move |minute| (*hour, *minute)))
    });
    let times: BTreeSet<(u32, u32)> = times.collect();
    let times: Vec<String> = times.iter().map(|(hour, minute)| format!("{hour:02}:{minute:02}")).collect();
    list(&times).map(Times::At)
}

/// Minutes of every hour.
fn every(minutes: &Numbers) -> Option<String> {
    let step = 60 / u32::try_from(minutes.len()).ok()?;
    let even = minutes.iter().copied().eq((0..60).step_by(step as usize));
    match (even, step) {
        (true, 60) => Some("every hour".to_owned()),
        (true, 1) => Some("every minute".to_owned()),
        (true, step) => Some(format!("every {step} minutes")),
        (false, _) => {
            let minutes: Vec<String> = minutes.iter().map(u32::to_string).collect();
            Some(format!("{} minutes past every hour", list(&minutes)?))
        }
    }
}

/// `a, b and c`; none if it is too long.
fn list<T: AsRef<str>>(items: &[T]) -> Option<String> {
    let items: Vec<&str> = items.iter().map(AsRef::as_ref).collect();
    match items.as_slice() {
        items if items.len() > LONGEST_LIST => None,
        [] => None,
        [one] => Some((*one).to_owned()),
        [firsts @ .., last] => Some(format!("{} and {last}", firsts.join(", "))),
    }
}
