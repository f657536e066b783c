//! Headings and lists in the marks of other markups than Markdown: `== Title` and `== Title ==`, `** Title` with text
//! below it, `h2. Title`, and titles underlined with other signs than `=` and `-`.
//!
//! They become those of Markdown, where a document has several of a kind and no headings of Markdown. Lines keep their
//! numbers. It knows lines alone, and not what is in them.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::marks;

/// The fewest headings of a kind that say in which markup a document is.
const FEWEST: usize = 2;

/// The deepest level of a heading.
const DEEPEST: usize = 6;

/// The lines in Markdown, where a document is in another markup.
pub(super) fn in_markdown(lines: &[&str]) -> Option<Vec<String>> {
    let may_be = |line: &&str| line.starts_with(['=', '*', 'h', '~', '^', '"', '+']);
    if !lines.iter().any(may_be) {
        return None;
    }
    if let Some(lines) = underlined(lines) {
        return Some(lines);
    }
    let fences = Fences::of(lines);
    let outside = |at: &usize| !fences.is_code(*at);
    let is_heading = |at: usize| {
        let hashes = lines[at].bytes().take_while(|byte| *byte == b'#').count();
        (2..=DEEPEST).contains(&hashes) && lines[at][hashes..].starts_with(' ')
    };
    if (0..lines.len()).filter(outside).any(is_heading) {
        return None;
    }
    let count = |heading: fn(&str) -> Option<(usize, &str)>| {
        (0..lines.len()).filter(outside).filter(|at| heading(lines[*at]).is_some()).count()
    };
    let has_hash = (0..lines.len()).filter(outside).any(|at| lines[at].starts_with("# "));
    let is_closed = |line: &&str| equals(line).is_some() && line.trim_end().ends_with("==");
    let are_closed = || lines.iter().filter(|line| is_closed(line)).take(FEWEST).count() == FEWEST;
    let heading: fn(&str) -> Option<(usize, &str)> = if count(equals) >= FEWEST && (!has_hash || are_closed())
    {
        equals
    } else if count(named) >= FEWEST {
        named
    } else if count(starred) >= FEWEST && !has_hash {
        if !are_over_text(lines) {
            return Some(lines.iter().map(|line| nested(line)).collect());
        }
        starred
    } else {
        return None;
    };
    let converted = |(at, line): (usize, &&str)| match heading(line).filter(|_| outside(&at)) {
        Some((level, title)) => format!("{} {title}", "#".repeat(level)),
        // With such headings, a hash counts an item.
        None if outside(&at) => {
            line.strip_prefix("# ").map_or_else(|| (*line).to_owned(), |item| format!("1. {item}"))
        }
        None => (*line).to_owned(),
    };
    Some(lines.iter().enumerate().map(converted).collect())
}

/// The level and the words of a heading with such a mark before it, and perhaps behind it, too.
fn marked(line: &str, mark: char) -> Option<(usize, &str)> {
    let rest = line.trim_start_matches(mark);
    let level = line.len() - rest.len();
    let title = rest.strip_prefix(' ')?.trim();
    let is_title = title.chars().any(char::is_alphanumeric) && !title.contains("**");
    let title = title.strip_suffix(&line[..level]).unwrap_or(title).trim_end();
    (is_title && (1..=DEEPEST).contains(&level)).then_some((level, title))
}

fn equals(line: &str) -> Option<(usize, &str)> {
    marked(line, '=')
}

/// One star is the mark of a heading as well, where others have more.
fn starred(line: &str) -> Option<(usize, &str)> {
    marked(line, '*').filter(|(level, _)| *level > 1)
}

fn named(line: &str) -> Option<(usize, &str)> {
    let (level, title) = line.strip_prefix('h')?.split_once(". ")?;
    let level = level.parse().ok()?;
    (1..=DEEPEST).contains(&level).then_some((level, title.trim()))
}

/// Whether most lines with two stars or more have text right below them, as headings have; items of a list have not.
fn are_over_text(lines: &[&str]) -> bool {
    let starred = (0..lines.len()).filter(|at| starred(lines[*at]).is_some());
    let is_over_text = |at: &usize| {
        let below = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
        below.is_some_and(|below| !below.starts_with('*'))
    };
    let (all, over) =
        starred.fold((0usize, 0usize), |(all, over), at| (all + 1, over + usize::from(is_over_text(&at))));
    over * 2 >= all
}

/// An item whose stars say how deep it is nested.
fn nested(line: &str) -> String {
    const WIDTH: usize = 4;
    starred(line).map_or_else(
        || line.to_owned(),
        |(level, text)| format!("{}* {text}", " ".repeat(WIDTH * (level - 1))),
    )
}

/// The lines with hashes before titles that are underlined with such signs.
fn underlined(lines: &[&str]) -> Option<Vec<String>> {
    const SIGNS: [(char, usize); 4] = [('~', 3), ('^', 4), ('"', 4), ('+', 4)];
    let sign = |line: &str| {
        let line = line.trim_end();
        let (sign, level) = SIGNS.iter().find(|(sign, _)| line.starts_with(*sign))?;
        (line.chars().count() >= 3 && line.chars().all(|c| c == *sign)).then_some(*level)
    };
    let level = |at: usize| {
        let title = lines[at - 1].trim();
        let is_alone = at < 2 || lines[at - 2].trim().is_empty();
        let is_title = title.chars().any(char::is_alphabetic) && !lines[at - 1].starts_with([' ', '\t', '#']);
        // A line as long as its title is drawn below it.
        let is_as_long = lines[at].trim_end().chars().count() + 2 >= title.chars().count();
        sign(lines[at]).filter(|_| is_alone && is_title && is_as_long && !marks::is_rule(title))
    };
    let titles: Vec<(usize, usize)> =
        (1..lines.len()).filter_map(|at| level(at).map(|level| (at, level))).collect();
    let mut underlined = Rewritten::of(lines);
    for (at, level) in titles.iter().filter(|_| titles.len() >= FEWEST) {
        underlined.set(at - 1, format!("{} {}", "#".repeat(*level), lines[at - 1]));
        underlined.set(*at, String::new());
    }
    underlined.lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<String> {
        in_markdown(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn headings_of_other_markups_become_those_of_markdown() {
        assert_eq!(text("= A\n\n== Why?\n\nSo.").unwrap(), "# A\n\n## Why?\n\nSo.");
        assert_eq!(text("== A ==\n# Why?\n=== B ===").unwrap(), "## A\n1. Why?\n### B");
        assert_eq!(text("h1. A\n\nh2. Why?\n# So.").unwrap(), "# A\n\n## Why?\n1. So.");
        assert_eq!(text("* A\n** Why?\nSo.\n** How?\nThus.").unwrap(), "* A\n## Why?\nSo.\n## How?\nThus.");
        assert_eq!(text("Why?\n~~~~\n\nSo.\n\nHow?\n~~~~\n").unwrap(), "### Why?\n\n\nSo.\n\n### How?\n\n");
    }

    #[test]
    fn stars_without_text_below_them_are_nested_items() {
        assert_eq!(text("* A\n** Why?\n** How?\n* B").unwrap(), "* A\n    * Why?\n    * How?\n* B");
    }

    #[test]
    fn markdown_stays() {
        for lines in [
            "## A\n\n== b\n== c",
            "** bold **\n** too **",
            "Why?\n\n~~~\ncode\n~~~\n\n~~~\ncode\n~~~",
            "a\n===\nb\n===",
        ] {
            assert_eq!(text(lines), None, "{lines}");
        }
    }
}
