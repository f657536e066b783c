//! Lines of a chat, which begin with when they were said and by whom: `[10:02] Anna: Why?`.

/// The lines without that, where most of a text are such.
pub(super) fn without_speakers<'a>(lines: &[&'a str]) -> Option<Vec<&'a str>> {
    const FEWEST: usize = 2;
    const LOOKED_AT: usize = 2000;
    let said = lines.iter().take(LOOKED_AT).filter(|line| !line.trim().is_empty());
    let (mut all, mut count) = (0usize, 0usize);
    for line in said {
        all += 1;
        count += usize::from(spoken(line).is_some());
    }
    (count >= FEWEST && count * 2 > all)
        .then(|| lines.iter().map(|line| spoken(line).unwrap_or(line)).collect())
}

/// What is said in a line that says when and by whom.
fn spoken(line: &str) -> Option<&str> {
    const LONGEST_NAME: usize = 40;
    let line = line.trim_start_matches(['[', '(', '<']);
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '/' | '.' | ',' | '-' | ' ' | '\u{202f}');
    let end = line.find(|c: char| !is_time(c))?;
    let (time, rest) = line.split_at(end);
    let has_clock = time.split(' ').any(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        word.split_once(':').is_some_and(|(hour, minute)| {
            (1..=2).contains(&hour.len())
                && minute.get(..2).is_some_and(|minute| minute.bytes().all(|b| b.is_ascii_digit()))
        })
    });
    if !has_clock {
        return None;
    }
    let halves = ["AM", "PM", "am", "pm"];
    let rest = halves.iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(rest);
    let rest = rest.trim_start_matches([']', ')', '>', ' ', '-', '–']);
    let (name, text) = rest.split_once(": ").or_else(|| rest.split_once("> "))?;
    let is_name = name.starts_with(['@', '<', '~']) || name.starts_with(char::is_alphabetic);
    (is_name && name.chars().count() <= LONGEST_NAME && !name.contains(['?', '.', ','])).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_said_it_and_when_goes() {
        for line in [
            "[10:02] Anna: Why?",
            "[10:02 AM] Anna Meier: Why?",
            "10:02 anna: Why?",
            "12/03/24, 10:02 - Anna: Why?",
            "[12.03.24, 10:02:11] Anna: Why?",
            "[10:02] <anna> Why?",
        ] {
            assert_eq!(spoken(line), Some("Why?"), "{line}");
        }
        for line in ["Anna: Why?", "1. Anna: Why?", "10:02 Why?", "2024-03-12: Why?"] {
            assert_eq!(spoken(line), None, "{line}");
        }
    }

    #[test]
    fn a_time_here_and_there_makes_no_chat() {
        assert_eq!(without_speakers(&["[10:02] Anna: a", "", "b", "c"]), None);
        assert_eq!(without_speakers(&["[10:02] Anna: a", "[10:03] Ben: b", "c"]), Some(vec!["a", "b", "c"]));
    }
}
