//! Items that begin with a link named by a day, and tell behind it what was asked then: `- [5 May 2024](a/) - turn a list around`.
//!
//! The day is no part of what was asked, and no name of something to read. The link goes; lines keep their numbers. It
//! knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};

/// The lines without such links, where nearly all items at the edge have one.
pub(super) fn left_away(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 4;
    if !lines.iter().any(|line| behind_day(line).is_some()) {
        return None;
    }
    let fences = Fences::of(lines);
    let items: Vec<usize> =
        (0..lines.len()).filter(|at| !fences.is_code(*at) && item(lines[*at]).is_some()).collect();
    let dated: Vec<(usize, String)> =
        items.iter().filter_map(|at| Some((*at, behind_day(lines[*at])?))).collect();
    if dated.len() < FEWEST || dated.len() * 10 < items.len() * 9 {
        return None;
    }
    let mut bare = Rewritten::of(lines);
    for (at, line) in dated {
        bare.set(at, line);
    }
    bare.lines()
}

/// The bullet of an item at the edge, and its text.
fn item(line: &str) -> Option<(&str, &str)> {
    ["- ", "* ", "+ "].iter().find_map(|bullet| Some((*bullet, line.strip_prefix(bullet)?.trim_start())))
}

/// An item without the link to a day that it begins with.
fn behind_day(line: &str) -> Option<String> {
    const FEWEST_WORDS: usize = 3;
    let (bullet, text) = item(line)?;
    let (name, rest) = text.strip_prefix('[')?.split_once("](")?;
    let told = rest.split_once(')')?.1.trim_start().strip_prefix(['-', '–', '—', ':'])?.trim_start();
    let is_told = told.split_whitespace().count() >= FEWEST_WORDS || !told.is_ascii();
    (is_day(name) && is_told).then(|| format!("{bullet}{told}"))
}

/// Whether a name is that of a day: a year and another number, and hardly more.
fn is_day(name: &str) -> bool {
    const MOST_PARTS: usize = 4;
    let parts = || name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    let is_year = |part: &&str| {
        part.len() == 4 && (part.starts_with("19") || part.starts_with("20")) && is_number(part)
    };
    let begins_with_digit = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    parts().count() <= MOST_PARTS
        && parts().any(|part| is_year(&part))
        && parts().filter(begins_with_digit).count() >= 2
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::left_away;

    fn read(names: [&str; 4]) -> Option<String> {
        let text = names.map(|name| format!("* [{name}](a/b) - turn a list around\n")).concat();
        left_away(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn the_day_of_what_was_asked_goes() {
        let days = ["5th may 2024", "2024-05-12", "May 19, 2024", "26.05.2024"];
        assert_eq!(read(days).unwrap(), "* turn a list around\n".repeat(4));
    }

    #[test]
    fn other_names_stay() {
        assert_eq!(read(["Lists 2024", "Trees 2", "2024", "Chapter 3 of 4"]), None);
        assert_eq!(read(["5 May 2024", "6 May 2024", "7 May 2024", "Lists"]), None);
    }
}
