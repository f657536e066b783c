//! Time zones: IANA names, with "did you mean".
//!
//! The names are those that are compiled in; the machine's own zone is asked for elsewhere.

use std::{fmt, str::FromStr};

use chrono_tz::{TZ_VARIANTS, Tz};

/// A time zone by its IANA name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(pub Tz);

/// A name that is no time zone, or the last part of several.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no time zone; {}", hint(.nearest))]
pub struct ZoneError {
    /// What was given.
    pub given: String,
    /// Up to three names that may have been meant, the likeliest first.
    pub nearest: Vec<&'static str>,
}

fn hint(nearest: &[&str]) -> String {
    match nearest {
        [] => "name one by its region and city, as in `Europe/Berlin` or `America/New_York`".to_owned(),
        [one] => format!("did you mean `{one}`?"),
        [firsts @ .., last] => format!("did you mean `{}` or `{last}`?", firsts.join("`, `")),
    }
}

/// How many names a menu shows: Discord's limit for a completion.
const MENU: usize = 25;

/// How many names a message proposes.
const PROPOSALS: usize = 3;

/// How alike two names must be, of 1, to propose one for the other: `Berln` and `Berlin` are, two
/// cities that share some letters are not.
const ALIKE: f64 = 0.85;

/// Where most people live who may be asked: these come first.
const COMMON: [Tz; 36] = [
    Tz::UTC,
    Tz::Europe__London,
    Tz::Europe__Berlin,
    Tz::Europe__Paris,
    Tz::Europe__Madrid,
    Tz::Europe__Rome,
    Tz::Europe__Amsterdam,
    Tz::Europe__Vienna,
    Tz::Europe__Zurich,
    Tz::Europe__Stockholm,
    Tz::Europe__Warsaw,
    Tz::Europe__Lisbon,
    Tz::Europe__Kyiv,
    Tz::Europe__Istanbul,
    Tz::Europe__Moscow,
    Tz::America__New_York,
    Tz::America__Chicago,
    Tz::America__Denver,
    Tz::America__Los_Angeles,
    Tz::America__Toronto,
    Tz::America__Mexico_City,
    Tz::America__Bogota,
    Tz::America__Sao_Paulo,
    Tz::America__Argentina__Buenos_Aires,
    Tz::Africa__Cairo,
    Tz::Africa__Lagos,
    Tz::Africa__Johannesburg,
    Tz::Asia__Jerusalem,
    Tz::Asia__Dubai,
    Tz::Asia__Kolkata,
    Tz::Asia__Singapore,
    Tz::Asia__Shanghai,
    Tz::Asia__Tokyo,
    Tz::Asia__Seoul,
    Tz::Australia__Sydney,
    Tz::Pacific__Auckland,
];

/// What people call a zone that is no name of one. They are proposed, never assumed: `IST` alone
/// has three meanings.
const NICKNAMES: [(&str, &[Tz]); 17] = [
    ("ET", &[Tz::America__New_York]),
    ("EDT", &[Tz::America__New_York]),
    ("CT", &[Tz::America__Chicago]),
    ("CDT", &[Tz::America__Chicago]),
    ("MT", &[Tz::America__Denver]),
    ("MDT", &[Tz::America__Denver]),
    ("PT", &[Tz::America__Los_Angeles]),
    ("PST", &[Tz::America__Los_Angeles]),
    ("PDT", &[Tz::America__Los_Angeles]),
    ("BST", &[Tz::Europe__London]),
    ("CEST", &[Tz::Europe__Berlin]),
    ("EEST", &[Tz::Europe__Kyiv, Tz::Europe__Athens]),
    ("MSK", &[Tz::Europe__Moscow]),
    ("IST", &[Tz::Asia__Kolkata, Tz::Asia__Jerusalem, Tz::Europe__Dublin]),
    ("SGT", &[Tz::Asia__Singapore]),
    ("JST", &[Tz::Asia__Tokyo]),
    ("AEST", &[Tz::Australia__Sydney, Tz::Australia__Brisbane]),
];

/// Every name, in alphabetical order.
pub fn names() -> impl Iterator<Item = &'static str> {
    TZ_VARIANTS.iter().map(|zone| zone.name())
}

/// What a completion offers for what has been typed so far: at most 25 names. First those with a
/// part that begins with it, then those that contain it, and common zones first among either; and
/// where there are none, those that may have been meant.
#[must_use]
pub fn suggest(typed: &str) -> Vec<&'static str> {
    let wanted = normal(typed);
    let mut found: Vec<(bool, usize, &'static str)> = in_menu(&wanted)
        .filter_map(|zone| {
            let name = normal(zone.name());
            let begins = name.starts_with(&wanted)
                || name.match_indices(['/', '_', '-']).any(|(at, _)| name[at + 1..].starts_with(&wanted));
            (begins || name.contains(&wanted)).then(|| (!begins, commonness(zone), zone.name()))
        })
        .collect();
    if found.is_empty() {
        return nearest(&wanted);
    }
    found.sort_unstable();
    found.into_iter().map(|(.., name)| name).take(MENU).collect()
}

/// The zones to propose. The signs of `Etc/GMT+2` are the reverse of what people mean, so these
/// are for who asks for them by name.
fn in_menu(wanted: &str) -> impl Iterator<Item = Tz> {
    let all = wanted.starts_with("etc");
    TZ_VARIANTS.into_iter().filter(move |zone| all || !zone.name().starts_with("Etc/"))
}

fn commonness(zone: Tz) -> usize {
    COMMON.iter().position(|common| *common == zone).unwrap_or(COMMON.len())
}

fn nearest(wanted: &str) -> Vec<&'static str> {
    if let Some((_, zones)) = NICKNAMES.iter().find(|(nickname, _)| nickname.eq_ignore_ascii_case(wanted)) {
        return zones.iter().map(|zone| zone.name()).collect();
    }
    let mut found: Vec<(f64, Tz)> = in_menu(wanted)
        .map(|zone| {
            let name = normal(zone.name());
            let likeness =
                strsim::jaro_winkler(&name, wanted).max(strsim::jaro_winkler(last_part(&name), wanted));
            (likeness, zone)
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    found.sort_by(|(left, a), (right, b)| {
        right.total_cmp(left).then_with(|| commonness(*a).cmp(&commonness(*b)))
    });
    found.into_iter().map(|(_, zone)| zone.name()).take(PROPOSALS).collect()
}

/// A name as it is compared: `new york` is `new_york`.
fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("_").to_lowercase()
}

fn last_part(name: &str) -> &str {
    name.rsplit_once('/').map_or(name, |(_, last)| last)
}

impl FromStr for Zone {
    type Err = ZoneError;

    /// Reads a whole name, or its last part if only one name, or only one common one, ends so.
    fn from_str(typed: &str) -> Result<Self, ZoneError> {
        let wanted = normal(typed);
        if let Some(zone) = TZ_VARIANTS.into_iter().find(|zone| zone.name().eq_ignore_ascii_case(&wanted)) {
            return Ok(Self(zone));
        }
        let same_end: Vec<Tz> =
            in_menu(&wanted).filter(|zone| last_part(zone.name()).eq_ignore_ascii_case(&wanted)).collect();
        let common: Vec<Tz> = same_end.iter().copied().filter(|zone| COMMON.contains(zone)).collect();
        match (same_end.as_slice(), common.as_slice()) {
            (&[only], _) | (_, &[only]) => Ok(Self(only)),
            ([], _) => Err(ZoneError { given: typed.trim().to_owned(), nearest: nearest(&wanted) }),
            (several, _) => Err(ZoneError {
                given: typed.trim().to_owned(),
                nearest: several.iter().map(|zone| zone.name()).take(PROPOSALS).collect(),
            }),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<String, Vec<&'static str>> {
        text.parse::<Zone>().map(|zone| zone.to_string()).map_err(|error| error.nearest)
    }

    #[test]
    fn every_name_reads_back_as_itself_in_any_case() {
        for name in names() {
            assert_eq!(read(name), Ok(name.to_owned()));
            let zone = read(&name.to_uppercase()).unwrap();
            assert!(zone.eq_ignore_ascii_case(name), "{zone} of {name}");
        }
    }

    #[test]
    fn a_city_will_do_where_it_is_the_only_one() {
        assert_eq!(read("berlin"), Ok("Europe/Berlin".to_owned()));
        assert_eq!(read(" New  York "), Ok("America/New_York".to_owned()));
    }

    #[test]
    fn of_several_with_the_same_city_a_common_one_is_meant_or_all_are_named() {
        assert_eq!(read("istanbul"), Ok("Europe/Istanbul".to_owned()));
        assert_eq!(read("Buenos Aires"), Ok("America/Argentina/Buenos_Aires".to_owned()));
        assert_eq!(read("Nicosia"), Err(vec!["Asia/Nicosia", "Europe/Nicosia"]));
    }

    #[test]
    fn a_name_that_is_none_gets_those_that_may_have_been_meant() {
        assert_eq!(read("Europe/Berln").unwrap_err()[0], "Europe/Berlin");
        assert_eq!(read("Sidney").unwrap_err()[0], "Australia/Sydney");
        assert_eq!(
            "PST".parse::<Zone>().unwrap_err().to_string(),
            "`PST` is no time zone; did you mean `America/Los_Angeles`?"
        );
        assert_eq!(
            "UTC+2".parse::<Zone>().unwrap_err().nearest.iter().find(|name| name.starts_with("Etc")),
            None
        );
        assert_eq!(
            "xyzzy".parse::<Zone>().unwrap_err().to_string(),
            "`xyzzy` is no time zone; name one by its region and city, as in `Europe/Berlin` or `America/New_York`"
        );
    }

    #[test]
    fn a_menu_begins_with_what_is_common() {
        assert_eq!(suggest("")[..2], ["UTC", "Europe/London"]);
        assert_eq!(suggest("").len(), 25);
        assert_eq!(suggest("ber")[0], "Europe/Berlin");
        assert_eq!(suggest("york"), ["America/New_York"]);
        assert_eq!(suggest("new y"), ["America/New_York"]);
        assert_eq!(suggest("europe/")[0], "Europe/London");
        assert_eq!(suggest("los angelos"), ["America/Los_Angeles"]);
        assert_eq!(suggest("lin")[..2], ["Australia/Lindeman", "Europe/Berlin"]);
        assert_eq!(suggest("etc/gmt+2"), ["Etc/GMT+2"]);
    }

    proptest! {
        #[test]
        fn a_menu_never_has_more_than_it_can_show(typed in "\\PC{0,12}") {
            prop_assert!(suggest(&typed).len() <= 25);
        }
    }
}
