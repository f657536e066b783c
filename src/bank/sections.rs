//! The body of a question's file: its title, its prompt, and the sections below.
//!
//! Does not know the front matter, the topics, or the file's name.

use super::{
    items::{self, Section, report_unclosed},
    markdown::{Block, BlockKind, Markdown},
    problem::{Problems, suggest},
};
use crate::practice::question::{FollowUp, KeyPoint};

const KEY_POINTS: &str = "Key points";
const FOLLOW_UPS: &str = "Follow-ups";
const HINTS: &str = "Hints";
const MODEL_ANSWER: &str = "Model answer";
const REFERENCES: &str = "References";

/// The names of the sections, in the order that reads best. There are no others.
pub(super) const SECTION_NAMES: [&str; 5] = [KEY_POINTS, FOLLOW_UPS, HINTS, MODEL_ANSWER, REFERENCES];

/// What the body says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) title: String,
    /// The line of the title; the first one, if there is none.
    pub(super) title_line: usize,
    pub(super) prompt: String,
    pub(super) key_points: Vec<KeyPoint>,
    pub(super) follow_ups: Vec<FollowUp>,
    pub(super) hints: Vec<String>,
    pub(super) model_answer: Option<String>,
    pub(super) references: Vec<String>,
}

/// Reads the body, with all that is wrong with it.
pub(super) fn read(text: &Markdown, problems: &mut Problems<'_>) -> Body {
    let blocks = text.blocks();
    report_unclosed(&blocks, problems);
    let (head, rest) = split_at_heading(&blocks);
    let mut body = Body { title_line: 1, ..Body::default() };
    read_head(head, &text.lines(0, line_before(rest, text)), problems, &mut body);
    read_sections(rest, text, problems, &mut body);
    body
}

/// Parts the blocks before the first heading of a section from those after it.
fn split_at_heading(blocks: &[Block]) -> (&[Block], &[Block]) {
    let at = blocks.iter().position(|block| matches!(block.kind, BlockKind::Heading { level: 2, .. }));
    blocks.split_at(at.unwrap_or(blocks.len()))
}

fn line_before(rest: &[Block], text: &Markdown) -> usize {
    rest.first().map_or(text.last_line(), |heading| heading.first_line.saturating_sub(1))
}

fn read_head(head: &[Block], source: &Markdown, problems: &mut Problems<'_>, body: &mut Body) {
    let mut titles = head.iter().filter_map(|block| match &block.kind {
        BlockKind::Heading { level: 1, title, .. } => Some((block, title)),
        _ => None,
    });
    let Some((heading, title)) = titles.next() else {
        problems.error(
            source.first_text_line(0, source.last_line()),
            "has no title: begin with `# ` and the title",
        );
        return;
    };
    for (other, _) in titles {
        second_title(other, problems);
    }
    if title.is_empty() {
        problems.error(heading.first_line, "the title is empty: write it after the `# `");
    }
    let above = head.iter().take_while(|block| block.first_line < heading.first_line);
    for block in above.filter(|block| block.kind != BlockKind::Comment) {
        problems.error(block.first_line, "this stands above the title, where nobody sees it: move it below");
    }
    title.clone_into(&mut body.title);
    body.title_line = heading.first_line;
    source.lines(heading.last_line + 1, source.last_line()).trimmed().clone_into(&mut body.prompt);
    if body.prompt.is_empty() {
        problems.error(heading.last_line, "has no prompt: write the question below its title");
    }
}

fn second_title(block: &Block, problems: &mut Problems<'_>) {
    problems.error(
        block.first_line,
        "a second title: a question has one, at its start; within a text, use `###`",
    );
}

fn read_sections(mut rest: &[Block], text: &Markdown, problems: &mut Problems<'_>, body: &mut Body) {
    let mut seen: Vec<(&str, usize)> = Vec::new();
    while let Some((heading, after)) = rest.split_first() {
        let (blocks, next) = split_at_heading(after);
        rest = next;
        for block in blocks {
            if matches!(block.kind, BlockKind::Heading { level: 1, .. }) {
                second_title(block, problems);
            }
        }
        let Some(name) = section_name(heading, problems) else { continue };
        if let Some((_, line)) = seen.iter().find(|(other, _)| *other == name) {
            let message = format!("a second `## {name}`: put it together with the one in line {line}");
            problems.error(heading.first_line, message);
            continue;
        }
        seen.push((name, heading.first_line));
        let source = text.lines(heading.last_line + 1, line_before(next, text));
        if source.trimmed().is_empty() {
            let message = format!("`## {name}` is empty: fill it, or remove the heading");
            problems.warning(heading.first_line, message);
        }
        read_section(&Section { name, source, blocks }, problems, body);
    }
}

fn section_name(heading: &Block, problems: &mut Problems<'_>) -> Option<&'static str> {
    let BlockKind::Heading { title, underlined, .. } = &heading.kind else { return None };
    let known = SECTION_NAMES.into_iter().find(|name| *name == title);
    if known.is_none() {
        let advice = if *underlined {
            "a line of `---` makes a heading of the text above it; put a blank line between them"
        } else {
            "within a text, use `###`"
        };
        let nearest = suggest(title, SECTION_NAMES);
        problems.error(heading.first_line, format!("unknown section `{title}`: {nearest} ({advice})"));
    }
    known
}

fn read_section(section: &Section<'_>, problems: &mut Problems<'_>, body: &mut Body) {
    match section.name {
        KEY_POINTS => body.key_points = items::key_points(section, problems),
        FOLLOW_UPS => body.follow_ups = items::follow_ups(section, problems),
        HINTS => body.hints = items::texts(section, problems),
        REFERENCES => body.references = items::lines(section, problems),
        _ => body.model_answer = Some(section.source.trimmed().to_owned()).filter(|text| !text.is_empty()),
    }
}
