//! Names that are near to what was typed: "did you mean", and the order of a menu.

/// How alike two names must be, of 1, to propose one for the other: a slip of the finger is, two
/// words that share some letters are not.
const ALIKE: f64 = 0.82;

/// From how many characters on a menu looks inside words: fewer are in too many of them.
const TELLING: usize = 3;

/// How many characters of what a member typed are repeated back to them in a mistake; the rest is
/// shown as `…`, so that a mistake fits into one line.
const REPEATED: usize = 60;

/// The name that was probably meant, if any is near enough.
#[must_use]
pub fn nearest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = folded(typed);
    let likeness = |name: &str| {
        let name = folded(name);
        // People leave out the first part of a name: `lease` for `timing.lease`.
        let last = name.rsplit_once('.').map_or(name.as_str(), |(_, last)| last);
        let begun = typed.chars().count() >= 2 && (name.starts_with(&typed) || typed.starts_with(&name));
        if begun { 1.0 } else { strsim::jaro_winkler(&name, &typed).max(strsim::jaro_winkler(last, &typed)) }
    };
    let scored = names.into_iter().map(|name| (likeness(name), name));
    // Of equals, the first: names come in an order that means something.
    let best = scored.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score >= ALIKE).map(|(_, name)| name)
}

/// The names that fit what has been typed so far, best first: the name itself, those that begin
/// with it, those of which a part does, those that contain it (if it is long enough to tell); and
/// where there are none, the nearest one. All of them, in their order, while nothing is typed.
#[must_use]
pub fn ranked<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let names: Vec<_> = names.into_iter().collect();
    let wanted = folded(typed);
    let mut found: Vec<(u8, &str)> =
        names.iter().filter_map(|name| rank(&wanted, &folded(name)).map(|rank| (rank, *name))).collect();
    if found.is_empty() {
        return nearest(typed, names).into_iter().collect();
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, name)| name).collect()
}

fn rank(wanted: &str, name: &str) -> Option<u8> {
    let part_begins =
        || name.match_indices(['-', '_', '/', ' ']).any(|(at, _)| name[at + 1..].starts_with(wanted));
    if name == wanted {
        Some(0)
    } else if name.starts_with(wanted) {
        Some(1)
    } else if part_begins() {
        Some(2)
    } else {
        (wanted.chars().count() >= TELLING && name.contains(wanted)).then_some(3)
    }
}

/// A name as it is compared: case does not count, and words may be joined by spaces or dashes.
#[must_use]
pub fn folded(name: &str) -> String {
    let words: Vec<_> = name.split(|c: char| c.is_whitespace() || c == '_' || c == '-').collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-").to_lowercase()
}

/// What to say of a value that is none of those allowed.
#[must_use]
pub fn none_of<'a>(given: &str, allowed: impl IntoIterator<Item = &'a str>) -> String {
    let allowed: Vec<_> = allowed.into_iter().collect();
    let names = allowed.join(", ");
    format!("`{}` is none of {names}.{}", excerpt(given), did_you_mean(nearest(given, allowed)))
}

/// ` Did you mean …?`, to be put after a sentence; empty if there is nothing to propose.
#[must_use]
pub fn did_you_mean(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" Did you mean `{name}`?"))
}

/// The beginning of what was typed, on one line.
#[must_use]
pub fn excerpt(typed: &str) -> String {
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOPICS: [&str; 5] = ["databases", "data-structures", "go", "system-design", "messaging"];

    #[test]
    fn a_slip_of_the_finger_is_understood() {
        assert_eq!(nearest("databasse", TOPICS), Some("databases"));
        assert_eq!(nearest("System Desing", TOPICS), Some("system-design"));
        assert_eq!(nearest("golang", TOPICS), Some("go"));
        assert_eq!(nearest("xylophone", TOPICS), None);
        assert_eq!(nearest("", TOPICS), None);
    }

    #[test]
    fn the_first_part_of_a_setting_may_be_left_out() {
        let settings = ["listen", "public_listen", "timing.lease", "zone"];
        assert_eq!(nearest("lisen", settings), Some("listen"));
        assert_eq!(nearest("Public-Listen", settings), Some("public_listen"));
        assert_eq!(nearest("lease", settings), Some("timing.lease"));
        assert_eq!(nearest("port", settings), None);
    }

    #[test]
    fn a_menu_begins_with_what_begins_like_it() {
        assert_eq!(ranked("", TOPICS), TOPICS);
        assert_eq!(ranked("da", TOPICS), ["databases", "data-structures"]);
        assert_eq!(ranked("des", TOPICS), ["system-design"]);
        assert_eq!(ranked("sag", TOPICS), ["messaging"]);
        assert_eq!(ranked("mesaging", TOPICS), ["messaging"]);
        assert_eq!(ranked("s", ["x-s", "s", "as", "so"]), ["s", "so", "x-s"]);
    }

    #[test]
    fn a_mistake_repeats_the_beginning_of_what_was_typed_on_one_line() {
        assert_eq!(excerpt("a\n b"), "a b");
        assert_eq!(excerpt(&"ä".repeat(61)), format!("{}…", "ä".repeat(60)));
        assert_eq!(
            none_of("goo", TOPICS),
            format!("`goo` is none of {}. Did you mean `go`?", TOPICS.join(", "))
        );
    }
}
