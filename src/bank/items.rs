//! The sections that are lists: key points, follow-ups, hints, references.
//!
//! Whatever is not part of a list item would be lost, so it is an error.

use super::{
    alike::same_point,
    markdown::{Block, BlockKind, Item, Markdown},
    problem::Problems,
};
use crate::practice::question::{FollowUp, KeyPoint};

/// What begins the item that lists other words for a key point.
const AKA: &str = "aka:";

/// With how many key points before it each one is compared: in a longer list, as an import may bring it,
/// each with each would take long, and there is more to mend first.
const COMPARED: usize = 100;

/// The only level of heading in a section: it groups key points.
const GROUP_LEVEL: u8 = 3;

/// One section: its blocks, and the lines that they stand in.
pub(super) struct Section<'a> {
    pub(super) name: &'static str,
    pub(super) source: Markdown,
    pub(super) blocks: &'a [Block],
}

/// Reports what is opened and never closed, as it hides all that follows.
pub(super) fn report_unclosed(blocks: &[Block], problems: &mut Problems<'_>) {
    for block in blocks {
        if let BlockKind::Unclosed(what) = block.kind {
            problems
                .error(block.first_line, format!("this {what} is never closed: it swallows what follows"));
        }
    }
}

/// The key points, each with the group that it stands in.
pub(super) fn key_points(section: &Section<'_>, problems: &mut Problems<'_>) -> Vec<KeyPoint> {
    let mut points: Vec<KeyPoint> = Vec::new();
    for (group, item) in items(section, true, problems) {
        let Some(point) = key_point(group, item, problems) else { continue };
        report_said_before(&points, &point, item, problems);
        points.push(point);
    }
    points
}

/// Reports a key point that says what one before it says.
fn report_said_before(before: &[KeyPoint], point: &KeyPoint, item: &Item, problems: &mut Problems<'_>) {
    let name = &point.name;
    let before = &before[before.len().saturating_sub(COMPARED)..];
    if before.iter().any(|other| other.name == *name && other.group == point.group) {
        return problems
            .warning(item.line, format!("a second key point `{name}`: give each a name of its own"));
    }
    // In different groups, one name may be said of different things.
    let mut alike = before.iter().filter(|other| other.group == point.group);
    let same = alike.find_map(|other| Some((other, same_point(other, point)?)));
    if let Some((other, why)) = same {
        let message = format!(
            "the key points `{}` and `{name}` say the same ({why}): make one of them, or let each say its own",
            other.name
        );
        problems.warning(item.line, message);
    }
}

/// The follow-ups, each with what a good reply says.
pub(super) fn follow_ups(section: &Section<'_>, problems: &mut Problems<'_>) -> Vec<FollowUp> {
    items(section, false, problems).into_iter().filter_map(|(_, item)| follow_up(item, problems)).collect()
}

/// The items' texts.
pub(super) fn texts(section: &Section<'_>, problems: &mut Problems<'_>) -> Vec<String> {
    let items = items(section, false, problems);
    items.into_iter().map(|(_, item)| item.content.trimmed().to_owned()).collect()
}

/// The items' texts, each in one line.
pub(super) fn lines(section: &Section<'_>, problems: &mut Problems<'_>) -> Vec<String> {
    items(section, false, problems).into_iter().map(|(_, item)| item.one_line()).collect()
}

/// The items of the section's lists, each with the group that it stands in.
fn items<'a>(
    section: &'a Section<'_>,
    grouped: bool,
    problems: &mut Problems<'_>,
) -> Vec<(Option<&'a str>, &'a Item)> {
    report_strays(section, problems);
    let mut group = None;
    let mut found = Vec::new();
    for block in section.blocks {
        match &block.kind {
            BlockKind::List(items) => found.extend(items.iter().map(|item| (group, item))),
            BlockKind::Heading { level: GROUP_LEVEL, title, .. } if grouped => group = Some(title.as_str()),
            // A title in the wrong place and what is never closed are reported for the whole file.
            BlockKind::Comment | BlockKind::Unclosed(_) | BlockKind::Heading { level: 1, .. } => {}
            BlockKind::Heading { .. } if grouped => {
                problems.error(block.first_line, "key points are grouped by `### Name` alone");
            }
            BlockKind::Heading { .. } | BlockKind::Other => {
                let message = format!("`## {}` is a list: begin this with `- `, or move it", section.name);
                problems.error(block.first_line, message);
            }
        }
    }
    found.retain(|(_, item)| is_sound(item, problems));
    found
}

/// Reports lines between the blocks. The parser takes definitions of links out, so they would be lost.
fn report_strays(section: &Section<'_>, problems: &mut Problems<'_>) {
    let mut from = 0;
    let ends = section.blocks.iter().map(|block| (block.first_line - 1, block.last_line + 1));
    for (to, next) in ends.chain([(section.source.last_line(), 0)]) {
        if let Some(line) = section.source.first_text_line(from, to) {
            let message = "this belongs to no list item; write a link where it is used: `[text](https://…)`";
            problems.error(line, message);
        }
        from = next;
    }
}

fn is_sound(item: &Item, problems: &mut Problems<'_>) -> bool {
    if item.content.trimmed().is_empty() {
        problems.error(item.line, "an empty list item: fill it, or remove it");
        return false;
    }
    report_unclosed(&item.content.blocks(), problems);
    true
}

fn key_point(group: Option<&str>, item: &Item, problems: &mut Problems<'_>) -> Option<KeyPoint> {
    let (name, rest) = item.content.split_name();
    if name.is_empty() {
        problems.error(item.line, "a key point begins with its name: `- **Name**: what it says`");
        return None;
    }
    let (text, aka) = split_aka(&rest, problems);
    Some(KeyPoint { group: group.map(str::to_owned), name, text, aka })
}

/// Takes the items that list other words out of a key point's text.
fn split_aka(rest: &Markdown, problems: &mut Problems<'_>) -> (String, Vec<String>) {
    let mut aka = Vec::new();
    let mut taken = Vec::new();
    let blocks = rest.blocks();
    let nested = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::List(items) => Some(items),
        _ => None,
    });
    for item in nested.flatten() {
        let plain = item.content.plain();
        let Some(words) = after_aka(&plain) else { continue };
        let before = aka.len();
        aka.extend(words.split(';').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned));
        if aka.len() == before {
            problems.warning(item.line, "`aka:` lists nothing: name other words by `;`, or remove it");
        }
        taken.push(item.line..=item.content.last_line());
    }
    let text = rest.without(&taken);
    if text.as_str().lines().any(|line| after_aka(line).is_some()) {
        let message = "`aka:` is an item of its own below the key point: `  - aka: other; words`";
        problems.warning(rest.first_line(), message);
    }
    (text.trimmed().to_owned(), aka)
}

fn after_aka(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (start, words) = text.split_at_checked(AKA.len())?;
    start.eq_ignore_ascii_case(AKA).then_some(words)
}

fn follow_up(item: &Item, problems: &mut Problems<'_>) -> Option<FollowUp> {
    let content = &item.content;
    let blocks = content.blocks();
    let list = blocks.iter().position(|block| matches!(block.kind, BlockKind::List(_)));
    let Some((list, replies)) = list.map(|at| (&blocks[at], &blocks[at..])) else {
        return Some(FollowUp { text: content.trimmed().to_owned(), good_reply: None });
    };
    let text = content.lines(item.line, list.first_line - 1);
    if text.trimmed().is_empty() {
        problems
            .error(item.line, "a follow-up begins with its question; what a good reply says goes below it");
        return None;
    }
    let reply = match replies {
        [only] => sole_item(&only.kind),
        _ => None,
    };
    let reply = reply.map_or_else(|| content.lines(list.first_line, content.last_line()), Clone::clone);
    if reply.trimmed().is_empty() {
        problems.error(list.first_line, "an empty list item: say what a good reply says, or remove it");
        return None;
    }
    Some(FollowUp { text: text.trimmed().to_owned(), good_reply: Some(reply.trimmed().to_owned()) })
}

fn sole_item(list: &BlockKind) -> Option<&Markdown> {
    match list {
        BlockKind::List(items) => match items.as_slice() {
            [item] => Some(&item.content),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests;
