//! The front matter of a document: the keys and the values between two `---` at its very top, or between two `+++`
//! with the sign of equality.
//!
//! Read leniently, since it was written for other programs: what is not understood is passed over.

use super::{
    marks,
    words::{self, Asks},
};

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) key: String,
    /// The items of a list are lines of it.
    pub(super) value: String,
    /// The index of its line.
    pub(super) line: usize,
}

/// More lines than that are no front matter.
const MOST_LINES: usize = 200;

/// The number of lines that the front matter takes, and its entries. A list's entries are its items.
pub(super) fn read(lines: &[&str]) -> Option<(usize, Vec<Entry>)> {
    let fence = lines.first()?.trim_end();
    let ends: &[&str] = match fence {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return None,
    };
    let end = lines.iter().take(MOST_LINES).skip(1).position(|line| ends.contains(&line.trim_end()))? + 1;
    let inner = &lines[1..end];
    let has_entry = inner.iter().any(|line| entry(line).is_some());
    let mut is_quoted = false;
    let is_prose = inner.iter().any(|line| {
        let goes_on = is_quoted;
        is_quoted ^= line.matches('\'').count() % 2 == 1;
        !goes_on
            && !line.trim().is_empty()
            && entry(line).is_none()
            && !line.starts_with([' ', '\t', '-', '#'])
    });
    if !has_entry || is_prose {
        return None;
    }
    Some((end + 1, entries(inner)))
}

/// The entry that is a heading over all that is below: the question, a prompt that asks, or else the title. A heading
/// right below that asks more than the title does stands for itself.
pub(super) fn title<'a>(entries: &'a [Entry], below: &[&str]) -> Option<&'a Entry> {
    let entry = |key: &str| entries.iter().find(|entry| entry.key == key && !entry.value.trim().is_empty());
    if let Some(question) = question(entries) {
        return Some(question);
    }
    let title = entry("title").or_else(|| entry("name"))?;
    let first = below.iter().find(|line| !line.trim().is_empty());
    let heading = first.and_then(|line| line.strip_prefix("# "));
    // One with a number is the first of several.
    let asks_more = heading.is_some_and(|heading| {
        marks::number(heading).is_none() && words::asks(heading) > words::asks(&title.value)
    });
    (!asks_more).then_some(title)
}

/// The entry that is the question: its key says so, or that of a prompt that asks.
pub(super) fn question(entries: &[Entry]) -> Option<&Entry> {
    let entry = |key: &str| entries.iter().find(|entry| entry.key == key && !entry.value.trim().is_empty());
    entry("question").or_else(|| entry("prompt").filter(|entry| words::asks(&entry.value) != Asks::No))
}

fn entries(lines: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if let Some((key, value)) = entry(line) {
            // The first line is the one of the dashes.
            entries.push(Entry { key, value, line: index + 1 });
        } else if let Some(Entry { value, .. }) = entries.last_mut() {
            // An item of a list, or a line of a folded text.
            let more = unquoted(line.trim().trim_start_matches("- "));
            if !value.is_empty() && !more.is_empty() {
                value.push(if line.trim_start().starts_with('-') { '\n' } else { ' ' });
            }
            value.push_str(&more);
        }
    }
    entries
}

/// A key at the left edge, and its value.
fn entry(line: &str) -> Option<(String, String)> {
    let (key, value) = match line.split_once(" = ") {
        Some((key, value)) if !key.contains(':') => (key, value),
        _ => line.split_once(':')?,
    };
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let is_apart = value.is_empty() || value.starts_with([' ', '\t']) || line.contains(" = ");
    if !is_key || key.starts_with('-') || !is_apart {
        return None;
    }
    let value = value.trim();
    let value = if matches!(value, "|" | ">" | "|-" | ">-" | ">+" | "|+") { "" } else { value };
    Some((key.to_lowercase(), unquoted(value.trim_start_matches('[').trim_end_matches(']'))))
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_values_and_lists_are_read() {
        let lines = ["---", "title: \"What is a closure?\"", "tags:", "  - js", "  - scope", "---", "text"];
        let (end, entries) = read(&lines).unwrap();
        assert_eq!(end, 6);
        let values: Vec<(&str, &str, usize)> =
            entries.iter().map(|entry| (entry.key.as_str(), entry.value.as_str(), entry.line)).collect();
        assert_eq!(values, [("title", "What is a closure?", 1), ("tags", "js\nscope", 2)]);
    }

    #[test]
    fn a_rule_at_the_top_is_no_front_matter() {
        assert_eq!(read(&["---", "What is a closure?", "---"]), None);
        assert_eq!(read(&["---", "title: x"]), None);
    }
}
