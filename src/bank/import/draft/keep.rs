//! Texts in forms that do not break the file that they stand in.
//!
//! A text is taken as it is, if the bank's own reader finds it again between its neighbours. If not, it is
//! tamed: headings become lower ones, and what is open is closed. If that does not do, its last block, and
//! then all of it, is taken by its words: each mark that could mean something is escaped.

use crate::bank::{
    markdown::{Block, BlockKind, Markdown, normalized},
    problem::Problems,
    sections::{self, Body},
};

/// The highest heading that a text of a question may have.
const HIGHEST: u8 = 3;

/// The lowest heading that there is.
const LOWEST: u8 = 6;

/// A text of one line: a title, or the name of a group. It reads back as these words.
pub(super) fn line(text: &str) -> String {
    let text = normalized(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let blocks = Markdown::new(format!("# {text}\n\nNext"), 1).blocks();
    let reads_back = match blocks.as_slice() {
        [Block { kind: BlockKind::Heading { title, .. }, .. }, _] => *title == text,
        _ => false,
    };
    // What stands in brackets may be a link, if the prompt says where to.
    if reads_back && !text.contains(['[', ']']) { text } else { escaped(&text) }
}

/// A text of any blocks: a prompt, or a model answer.
pub(super) fn prose(text: &str) -> String {
    let text = Markdown::new(normalized(text), 1).trimmed().to_owned();
    kept(text, |text| {
        let reads_back = |next: &str, points: usize| {
            let body = read(&format!("# Title\n\n{text}\n{next}"));
            body.is_some_and(|body| body.prompt == text && body.key_points.len() == points)
        };
        reads_back("", 0) && reads_back("\n## Key points\n- Next\n", 1)
    })
}

/// The text of a key point.
pub(super) fn point(text: &str) -> String {
    kept(item_text(text), |text| {
        let first = format!("# Title\n\nPrompt\n\n## Key points\n{}", item("- ", text));
        is_item(&first, text, "- Next\n", |body| body.key_points.len())
    })
}

/// The text of a follow-up.
pub(super) fn follow_up(text: &str) -> String {
    kept(item_text(text), |text| {
        let first = format!("# Title\n\nPrompt\n\n## Follow-ups\n{}", item("1. ", text));
        is_item(&first, text, "2. Next\n", |body| body.follow_ups.len())
    })
}

/// A list item: its marker, and its text to the right of it.
pub(super) fn item(marker: &str, text: &str) -> String {
    let mut item = String::new();
    for (index, line) in text.split('\n').enumerate() {
        if index == 0 {
            item.push_str(marker);
        } else if !line.is_empty() {
            item.push_str(&" ".repeat(marker.len()));
        }
        item.push_str(line);
        item.push('\n');
    }
    item
}

/// The words of a text, with nothing in it that means something in Markdown. Lines stay lines.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for line in text.trim().lines() {
        for c in line.trim().chars() {
            if c.is_ascii_punctuation() {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        escaped.push('\n');
    }
    escaped.truncate(escaped.trim_end().len());
    escaped
}

/// The first form of the text that is sound.
fn kept(text: String, is_sound: impl Fn(&str) -> bool) -> String {
    if text.is_empty() || is_plain(&text) || is_sound(&text) {
        return text;
    }
    let tamed = tamed(&text);
    if is_sound(&tamed) {
        return tamed;
    }
    let end_escaped = end_escaped(&tamed);
    if is_sound(&end_escaped) { end_escaped } else { escaped(&text) }
}

/// Whether a text is words on one line, with no mark that could mean anything in Markdown: it is sound wherever
/// it stands, and need not be read back.
fn is_plain(text: &str) -> bool {
    let is_word = |c: char| {
        c.is_alphabetic()
            || c.is_ascii_digit()
            || matches!(c, ' ' | ',' | '.' | '?' | ';' | '\'' | '’' | '(' | ')' | '/' | '%')
    };
    text.starts_with(char::is_alphabetic)
        && !text.ends_with(' ')
        && !text.contains("://")
        && !text.contains("www.")
        && text.chars().all(is_word)
}

fn read(file: &str) -> Option<Body> {
    let mut problems = Problems::of("");
    let body = sections::read(&Markdown::new(file, 1), &mut problems);
    (!problems.has_errors()).then_some(body)
}

/// Whether the file ends with the text as an item: if nothing follows, another item, or another section.
fn is_item(file: &str, text: &str, next: &str, count: fn(&Body) -> usize) -> bool {
    [("", 1), (next, 2), ("\n## Hints\n- Next\n", 1)].into_iter().all(|(next, all)| {
        let file = format!("{file}{next}");
        let blocks = Markdown::new(&*file, 1).blocks();
        let items = blocks.iter().find_map(|block| match &block.kind {
            BlockKind::List(items) => Some(items),
            _ => None,
        });
        let is_first =
            items.and_then(|items| items.first()).is_some_and(|item| item.content.as_str() == text);
        is_first && read(&file).is_some_and(|body| count(&body) == all)
    })
}

/// A text as it stands in an item: it begins in the item's first line, and blank lines are empty.
fn item_text(text: &str) -> String {
    let text = normalized(text);
    let lines = text.trim().lines().map(|line| if line.trim().is_empty() { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// The text with its headings as low as they have to be, and closed at its end.
fn tamed(text: &str) -> String {
    let blocks = Markdown::new(text, 1).blocks();
    let levels = blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    });
    let lower_by = HIGHEST.saturating_sub(levels.min().unwrap_or(HIGHEST));
    let lines: Vec<&str> = text.split('\n').collect();
    let mut tamed: Vec<String> = Vec::new();
    let mut done = 0;
    for block in &blocks {
        let BlockKind::Heading { level, underlined, .. } = block.kind else { continue };
        let (first, end) = (block.first_line.saturating_sub(1), block.last_line.min(lines.len()));
        if lower_by == 0 || first < done || first >= end {
            continue;
        }
        tamed.extend(lines[done..first].iter().map(|line| (*line).to_owned()));
        tamed.push(heading(&lines[first..end], underlined, (level + lower_by).min(LOWEST)));
        done = end;
    }
    tamed.extend(lines[done..].iter().map(|line| (*line).to_owned()));
    tamed.extend(blocks.last().and_then(|block| closing(block, &lines)));
    tamed.join("\n")
}

/// The heading of these lines at another level.
fn heading(lines: &[&str], underlined: bool, level: u8) -> String {
    let marks = "#".repeat(level.into());
    if !underlined {
        let words = lines.join(" ");
        return format!("{marks} {}", words.trim_start().trim_start_matches('#').trim())
            .trim_end()
            .to_owned();
    }
    let words: Vec<&str> = lines[..lines.len() - 1].iter().map(|line| line.trim()).collect();
    let words = words.join(" ");
    // At the end of such a heading, the mark would be no part of it.
    if words.ends_with('#') { format!("{marks} {words} {marks}") } else { format!("{marks} {words}") }
}

/// What closes a block that is open.
fn closing(block: &Block, lines: &[&str]) -> Option<String> {
    let BlockKind::Unclosed(_) = block.kind else { return None };
    let opening = lines.get(block.first_line.checked_sub(1)?)?.trim_start();
    let mark = opening.chars().next()?;
    if mark == '<' {
        return Some("-->".to_owned());
    }
    Some(opening.chars().take_while(|c| *c == mark).collect())
}

/// The text with its last block by its words alone: what is never closed reaches to the end.
fn end_escaped(text: &str) -> String {
    let blocks = Markdown::new(text, 1).blocks();
    let from = blocks.last().map_or(0, |block| block.first_line.saturating_sub(1));
    let lines: Vec<&str> = text.split('\n').collect();
    let (above, end) = lines.split_at(from.min(lines.len()));
    let end = escaped(&end.join("\n"));
    if above.is_empty() { end } else { format!("{}\n{end}", above.join("\n")) }
}
