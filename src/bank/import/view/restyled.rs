//! A document whose names are set in another way than as headings, with headings in their place: whole lines in bold,
//! summaries of what is folded away, one-line quotes, items with what they say set in below, plain lines.
//!
//! What headings tell about a document, these names tell as well, and rules for headings read it then. Lines keep
//! their numbers. It knows lines alone, and not what a question is.

use super::{count_marks, fences::Fences, lone_lines, named_lines};
use crate::bank::import::{labels, marks};

/// Fewer names than that are no outline of a document.
const FEWEST: usize = 3;

/// The document with each kind of names as headings that it has several of, one kind at a time.
pub(in crate::bank::import) fn restyled(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split('\n').collect();
    let fences = Fences::of(&lines);
    let kinds = [in_bold, folded, quoted, listed, above_tasks, that_ask, counted];
    let raised = kinds.iter().filter_map(|kind| raised(&lines, &fences, &kind(&lines, &fences)));
    raised.chain(lone_lines::as_list(text)).collect()
}

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role<'a> {
    /// It stays as it is.
    Same,
    /// It is a name.
    Name(&'a str),
    /// It only held what the name did together.
    Gone,
    /// It stands this far to the right below a name.
    SetIn(usize),
}

fn raised(lines: &[&str], fences: &Fences, roles: &[Role]) -> Option<String> {
    const DEEPEST: usize = 6;
    if roles.iter().filter(|role| matches!(role, Role::Name(_))).take(FEWEST).count() < FEWEST {
        return None;
    }
    let mut text = String::with_capacity(lines.iter().map(|line| line.len() + 8).sum());
    let mut over = 1;
    for (at, (line, role)) in lines.iter().zip(roles).enumerate() {
        if at > 0 {
            text.push('\n');
        }
        match role {
            Role::Name(name) => {
                text.push_str(&"#".repeat((over + 1).min(DEEPEST)));
                text.push(' ');
                text.push_str(name);
            }
            Role::Gone => {}
            Role::SetIn(columns) => {
                let blanks = line.bytes().take_while(|byte| *byte == b' ').count();
                text.push_str(&line[blanks.min(*columns)..]);
            }
            Role::Same => {
                let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
                if !fences.is_code(at) && (1..=DEEPEST).contains(&hashes) && line[hashes..].starts_with(' ') {
                    over = hashes;
                }
                text.push_str(line);
            }
        }
    }
    Some(text)
}

/// Whether words may name a part of a document: they are no label.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && !words.ends_with([':', '：']) && labels::classify(words).is_none()
}

fn is_blank(lines: &[&str], at: Option<usize>) -> bool {
    at.and_then(|at| lines.get(at)).is_none_or(|line| line.trim().is_empty())
}

/// Whole lines in bold, each below a blank one.
fn in_bold<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    let name = |at: usize| {
        let inner = lines[at].trim_end().strip_prefix("**")?.strip_suffix("**")?;
        let is_whole = !inner.contains("**") && !fences.is_code(at) && is_blank(lines, at.checked_sub(1));
        (is_whole && is_name(inner)).then_some(inner)
    };
    (0..lines.len()).map(|at| name(at).map_or(Role::Same, Role::Name)).collect()
}

/// The summaries of what is folded away at the left edge, without the tags around them.
fn folded<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    let mut depth = 0usize;
    let mut roles = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let tag = line.trim();
        let is_outside = depth == 0;
        if fences.is_code(at) {
            roles.push(Role::Same);
            continue;
        }
        let opening = tag.strip_prefix("<details>").map(str::trim_start);
        if opening.is_some() {
            depth += 1;
        }
        let is_outermost = depth == 1;
        let words =
            opening.unwrap_or(tag).strip_prefix("<summary>").and_then(|rest| rest.strip_suffix("</summary>"));
        let name = words.map(bare).filter(|words| is_outermost && is_name(words));
        roles.push(match (name, opening) {
            (Some(name), _) => Role::Name(name),
            (None, Some("")) if is_outside => Role::Gone,
            _ if tag == "</details>" && is_outermost => Role::Gone,
            _ => Role::Same,
        });
        depth = depth.saturating_sub(usize::from(tag.ends_with("</details>")));
    }
    roles
}

/// The words of a summary without what sets all of them in bold.
fn bare(words: &str) -> &str {
    let words = words.trim();
    let inner = [("<b>", "</b>"), ("<strong>", "</strong>"), ("**", "**")]
        .iter()
        .find_map(|(open, close)| words.strip_prefix(open)?.strip_suffix(close));
    inner.unwrap_or(words)
}

/// Quotes of one line.
fn quoted<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    let name = |at: usize| {
        let inner = lines[at].strip_prefix('>')?.trim();
        let is_alone = is_blank(lines, at.checked_sub(1)) && is_blank(lines, Some(at + 1));
        let is_text = inner.starts_with(char::is_alphanumeric) && is_name(inner);
        (is_alone && is_text && !fences.is_code(at)).then_some(inner)
    };
    (0..lines.len()).map(|at| name(at).map_or(Role::Same, Role::Name)).collect()
}

/// Plain lines that name the task below them.
fn above_tasks<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    named(lines, &named_lines::above_tasks(lines, fences))
}

/// Plain lines that ask.
fn that_ask<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    named(lines, &named_lines::that_ask(lines, fences))
}

/// Lines that count on with a mark of their own.
fn counted<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    let mut roles = vec![Role::Same; lines.len()];
    for (at, name) in count_marks::counted(lines, fences) {
        roles[at] = Role::Name(name);
    }
    roles
}

fn named<'a>(lines: &[&'a str], names: &[usize]) -> Vec<Role<'a>> {
    let mut roles = vec![Role::Same; lines.len()];
    for at in names {
        roles[*at] = Role::Name(lines[*at].trim_end());
    }
    roles
}

/// Items at the left edge, each with text of its own set in below it after a blank line.
fn listed<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Role<'a>> {
    let mut roles = vec![Role::Same; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        let is_item = !line.starts_with([' ', '\t']) && marks::begins_item(line) && !fences.is_code(at - 1);
        if !is_item || !is_blank(lines, Some(at)) {
            continue;
        }
        let is_inside = |line: &str| line.trim().is_empty() || line.starts_with("  ");
        let end = (at..lines.len()).find(|at| !is_inside(lines[*at])).unwrap_or(lines.len());
        let blanks = |line: &&&str| line.bytes().take_while(|byte| *byte == b' ').count();
        let columns =
            lines[at..end].iter().filter(|line| !line.trim().is_empty()).map(|line| blanks(&line)).min();
        // Behind a bullet is the name, behind a number as well, and that stays.
        let words = line.strip_prefix(['-', '*', '+']).map_or(line, str::trim_start);
        if let Some(columns) = columns.filter(|_| is_name(bare(words))) {
            roles[at - 1] = Role::Name(bare(words));
            roles[at..end].fill(Role::SetIn(columns));
        }
        at = end;
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::restyled;

    fn once(text: &str) -> String {
        let mut all = restyled(text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn names_in_bold_are_headings() {
        let text = "# Locks\n\n**Mutex**\n\nIt is held.\n\n**Heap**\nIt grows.\n\n**Note:**\n\n**Tree**";
        let read = "# Locks\n\n## Mutex\n\nIt is held.\n\n## Heap\nIt grows.\n\n**Note:**\n\n## Tree";
        assert_eq!(once(text), read);
        assert_eq!(restyled("**Mutex**\n\nIt is held.\n\n**Heap**"), [""; 0], "too few of them");
    }

    #[test]
    fn summaries_are_headings_and_what_is_folded_within_stays() {
        let fold =
            |name: &str, body: &str| format!("<details>\n<summary>{name}</summary>\n\n{body}\n</details>\n");
        let inner = fold("Solution", "So.");
        let text = ["1. Mutex", "<b>Heap</b>", "Tree"].map(|name| fold(name, &inner)).concat();
        let read = ["1. Mutex", "Heap", "Tree"].map(|name| format!("\n## {name}\n\n{inner}\n\n")).concat();
        assert_eq!(once(&text), read);
    }

    #[test]
    fn quotes_of_a_line_and_items_with_text_below_are_headings() {
        let quotes = "## Locks\n\n> Mutex\n\nHeld.\n\n> Heap\n\n> Tree\n\n> Two\n> lines";
        let read = "## Locks\n\n### Mutex\n\nHeld.\n\n### Heap\n\n### Tree\n\n> Two\n> lines";
        assert_eq!(once(quotes), read);
        let items =
            "- **Mutex**\n\n  Held.\n\n  ```\n  a\n    b\n  ```\n- Heap\n\n  Grows.\n- Tree\n\n  So.\n- Leaf";
        let read = "## Mutex\n\nHeld.\n\n```\na\n  b\n```\n## Heap\n\nGrows.\n## Tree\n\nSo.\n- Leaf";
        assert_eq!(once(items), read);
    }
}
