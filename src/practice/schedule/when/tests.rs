use proptest::prelude::*;

use super::*;

fn when(text: &str) -> When {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn refusal(text: &str) -> WhenError {
    text.parse::<When>().expect_err(text)
}

/// The first local times after the start of June 2026, a Monday.
fn first(text: &str, count: usize) -> Vec<String> {
    let start = "2026-05-31T23:59:59".parse().unwrap();
    when(text).locals_after(start).take(count).map(|local| local.format("%a %d %H:%M").to_string()).collect()
}

/// Whether the two mean the same for a good while.
fn same(left: &str, right: &str) {
    assert_eq!(first(left, 60), first(right, 60), "{left} and {right}");
}

#[test]
fn numbers_of_weekdays_are_those_of_a_crontab() {
    assert_eq!(first("0 9 * * 1", 2), ["Mon 01 09:00", "Mon 08 09:00"]);
    assert_eq!(first("0 9 * * 0", 1), ["Sun 07 09:00"]);
    same("0 9 * * 0", "0 9 * * 7");
    same("0 9 * * 1-5", "weekdays 09:00");
    same("0 9 * * 5-7", "0 9 * * FRI-Sun");
    same("0 9 * * 0-7", "daily 9:00");
    same("0 9 * * 1-7/2", "mon, wed, fri, sun 9:00");
}

#[test]
fn days_of_month_and_of_week_are_joined_by_or_when_both_are_restricted() {
    assert_eq!(first("0 9 3 * Mon", 4), ["Mon 01 09:00", "Wed 03 09:00", "Mon 08 09:00", "Mon 15 09:00"]);
    assert_eq!(first("0 9 8 * Mon", 3), ["Mon 01 09:00", "Mon 08 09:00", "Mon 15 09:00"]);
}

#[test]
fn a_field_that_starts_with_a_star_is_not_restricted() {
    assert_eq!(first("0 9 */2 * Mon", 3), ["Mon 01 09:00", "Mon 15 09:00", "Mon 29 09:00"]);
}

#[test]
fn lists_ranges_steps_names_and_shortcuts_are_those_of_a_crontab() {
    assert_eq!(
        first("5,50-52 8-10/2 * jan,JUN *", 8),
        ["08:05", "08:50", "08:51", "08:52", "10:05", "10:50", "10:51", "10:52"]
            .map(|time| format!("Mon 01 {time}"))
    );
    same("@daily", "0 0 * * *");
    same("@weekly", "sunday midnight");
    same("@hourly", "0 */1 * * *");
    same("@monthly", "monthly 1 00:00");
}

#[test]
fn phrases_are_read_however_they_are_written() {
    for (phrase, crontab) in [
        ("Weekdays at 9", "0 9 * * 1-5"),
        ("weekday 09:00", "0 9 * * 1-5"),
        ("on weekdays at 9 a.m.", "0 9 * * 1-5"),
        ("daily 9:30", "30 9 * * *"),
        ("every day at 9.30", "30 9 * * *"),
        ("9:30 every day", "30 9 * * *"),
        ("mon,wed,fri 14:00", "0 14 * * 1,3,5"),
        ("Mondays, Wednesdays & Fridays at 2 pm", "0 14 * * 1,3,5"),
        ("every monday 10am", "0 10 * * 1"),
        ("weekly on Monday at 10 o'clock", "0 10 * * 1"),
        ("mon to thu 9:00", "0 9 * * 1-4"),
        ("Fri–Mon 9:00", "0 9 * * 5,6,0,1"),
        ("weekends 11:00", "0 11 * * 6,0"),
        ("weekends and wednesday noon", "0 12 * * 6,0,3"),
        ("tue and thu 9:15 pm", "15 21 * * 2,4"),
        ("weekdays 9:00, 16:00", "0 9,16 * * 1-5"),
        ("weekdays 9am and 4pm", "0 9,16 * * 1-5"),
        ("weekdays noon and 4pm", "0 12,16 * * 1-5"),
        ("first of the month at 9", "0 9 1 * *"),
        ("monthly 1, 15 09:00", "0 9 1,15 * *"),
        ("monthly on the 1st and 15th at 9 and 16", "0 9,16 1,15 * *"),
    ] {
        same(phrase, crontab);
    }
    assert_eq!(first("mon 9:00 and 16:30", 3), ["Mon 01 09:00", "Mon 01 16:30", "Mon 08 09:00"]);
}

#[test]
fn it_is_written_as_it_was_typed_but_for_spaces() {
    assert_eq!(when("  Weekdays   at 9 ").to_string(), "Weekdays at 9");
    assert_eq!(when("0  9 * *\t1-5").to_string(), "0 9 * * 1-5");
}

#[test]
fn it_is_described_by_what_it_means() {
    for (text, words) in [
        ("0 9 * * 1-5", "weekdays at 09:00"),
        ("weekdays 9:00, 16:30", "weekdays at 09:00 and 16:30"),
        ("every monday 10am", "every Monday at 10:00"),
        ("sun,mon,wed 14:00", "every Monday, Wednesday and Sunday at 14:00"),
        ("daily 9:30", "every day at 09:30"),
        ("weekends 11:00", "weekends at 11:00"),
        ("0 9 1 * *", "on the 1st of the month at 09:00"),
        ("0 9 2,3,11,22 jan *", "on the 2nd, 3rd, 11th and 22nd of January at 09:00"),
        ("0 9 1 * mon", "on the 1st of the month and every Monday at 09:00"),
        ("0 9 1-31 * mon", "every day at 09:00"),
        ("0 9 * 6,7 1-5", "weekdays in June and July at 09:00"),
        ("*/15 * * * *", "every 15 minutes"),
        ("* * * * *", "every minute"),
        ("0 * * * 1-5", "every hour on weekdays"),
        ("10,40 * 1 * *", "10 and 40 minutes past every hour on the 1st of the month"),
        ("*/7 * * * *", "by `*/7 * * * *`"),
        ("0 9 */2 * mon", "by `0 9 */2 * mon`"),
        ("0 9-17 * * *", "by `0 9-17 * * *`"),
    ] {
        assert_eq!(when(text).describe(), words, "{text}");
    }
}

#[test]
fn a_wrong_field_is_named_with_what_it_takes() {
    for (text, part, field) in [
        ("60 9 * * *", "60", "minute"),
        ("0 24 * * *", "24", "hour"),
        ("0 9 0 * *", "0", "day of month"),
        ("0 9 * foo *", "foo", "month"),
        ("0 9 * * 8", "8", "day of week"),
        ("0 9 * * fri-tue", "fri-tue", "day of week"),
        ("0 17-9 * * *", "17-9", "hour"),
        ("*/90 * * * *", "*/90", "minute"),
        ("*/0 * * * *", "*/0", "minute"),
        ("0/15 * * * *", "0/15", "minute"),
        ("0 9,,10 * * *", "9,,10", "hour"),
        ("0 9 * * mo", "mo", "day of week"),
        ("0 9 ? * *", "?", "day of month"),
    ] {
        let error = refusal(text);
        let WhenError::Field { field: found, part: wrong, .. } = &error else { panic!("{text}: {error:?}") };
        assert_eq!((wrong.as_str(), *found), (part, field), "{text}");
    }
    assert_eq!(
        refusal("0 9 * * 8").to_string(),
        "`8` is no day of week: it takes 0 to 7, where 0 and 7 are Sunday, or names such as `mon`; ranges `a-b` from the \
         smaller to the larger, lists `a,b`, and steps `*/n` or `a-b/n`, as in `1-5`"
    );
}

#[test]
fn what_cannot_be_meant_in_one_way_is_refused() {
    for (text, error) in [
        (" ", WhenError::Empty),
        ("0 9 * *", WhenError::FieldCount(4)),
        ("0 0 9 * * 1-5", WhenError::FieldCount(6)),
        ("@reboot", WhenError::Shortcut("@reboot".to_owned())),
        ("0 9 31 2 *", WhenError::Never("0 9 31 2 *".to_owned())),
        ("every other monday 9:00", WhenError::Word("other".to_owned())),
        ("every 15 minutes", WhenError::Word("minutes".to_owned())),
        ("weekdays except friday 9:00", WhenError::Word("except".to_owned())),
        ("daily 25:00", WhenError::Time("25:00".to_owned())),
        ("daily 13 pm", WhenError::Time("13 pm".to_owned())),
        ("daily 2 and 4pm", WhenError::WhichHalf { hour: 2, minute: 0 }),
        ("daily 9-17", WhenError::Range),
        ("mon to 9:00", WhenError::Range),
        ("9:00", WhenError::NoDays),
        ("weekly 9:00", WhenError::NoDays),
        ("monthly at 9:00", WhenError::NoDayOfMonth),
        ("weekdays", WhenError::NoTime),
        ("first monday of the month 9:00", WhenError::TwoKindsOfDay),
        ("mon 9:00, wed 14:00", WhenError::SeveralSets),
    ] {
        assert_eq!(refusal(text), error, "{text}");
    }
}

#[test]
fn the_29th_of_february_comes_in_leap_years() {
    let next = when("0 9 29 2 *").locals_after("2026-01-01T00:00:00".parse().unwrap()).next();
    assert_eq!(next, Some("2028-02-29T09:00:00".parse().unwrap()));
}

proptest! {
    #[test]
    fn nothing_typed_makes_it_panic(text in "\\PC{0,40}") {
        let _ = text.parse::<When>();
    }

    #[test]
    fn words_of_phrases_in_any_order_never_make_it_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "mon", "fri", "-", "to", "9", "9:30", "pm", "am", "monthly", "1st", "at", "and", ",", "*", "*/5", "weekends",
                "first", "0", "31", "noon", ".", "1-5",
            ]),
            0..8,
        )
    ) {
        if let Ok(when) = words.join(" ").parse::<When>() {
            prop_assert_eq!(when.to_string().parse::<When>(), Ok(when.clone()));
            prop_assert!(!when.describe().is_empty());
        }
    }
}
