//! What was read of a question, as the rest of the program gets it.

use super::{
    Found, FoundPoint, Stretch, chosen, difficulty, inline,
    labels::Label,
    marks, options,
    page::Page,
    parts::Parts,
    placeholder::{is_placeholder, is_unanswered},
    spans::Span,
    tags,
};
use crate::practice::question::Difficulty;

/// The question as it is handed on. None where it has no prompt.
pub(super) fn found(page: &Page, span: &Span, parts: &Parts, line: usize, lines: &[usize]) -> Option<Found> {
    let start = &page.blocks[span.start.at];
    let prompt = unquoted(parts.prompt.markdown(page, start.indent).trim());
    if prompt.trim().is_empty() {
        return None;
    }
    let answer = Some(parts.answer.markdown(page, start.indent)).filter(|text| !is_unanswered(text));
    // What says nothing but how hard it is answers nothing: `Why? - Junior`.
    let (answer, level) = match answer {
        Some(text) if difficulty::is_alone(&text) => (None, difficulty::of(&text)),
        answer => (answer, None),
    };
    let has_options = prompt.lines().skip(1).any(marks::begins_item);
    let (prompt, said) = without_level(&prompt, has_options);
    let answer = answer.map(|answer| chosen::in_full(&prompt, &answer).unwrap_or(answer));
    let (name, named) = without_level(&parts.lead.prompt, has_options);
    let mut groups: Vec<&Option<String>> = parts.points.iter().map(|(group, _)| group).collect();
    groups.dedup();
    let has_groups = groups.len() > 1;
    let point = |(group, text): &(Option<String>, String)| FoundPoint {
        group: group.clone().filter(|_| has_groups),
        // What an interviewer ticks off is a point without its box.
        text: options::without_box(text).to_owned(),
    };
    let is_said = |point: &FoundPoint| !is_placeholder(&point.text);
    Some(Found {
        line,
        lines: stretches(lines.iter().copied()),
        title: title(if name.is_empty() { &prompt } else { &name }),
        prompt,
        answer,
        key_points: parts.points.iter().map(point).filter(is_said).collect(),
        follow_ups: parts.follow_ups.iter().filter(|text| !is_placeholder(text)).cloned().collect(),
        difficulty: level.or(said).or(named).or_else(|| difficulty_of(page, span, parts)),
        topic: parts.topic.clone().or_else(|| topic(page, span)),
    })
}

/// A prompt that begins in a quote, without the marks of that.
fn unquoted(prompt: &str) -> String {
    let mut is_quote = true;
    let line = |line: &str| {
        let inner = line.strip_prefix('>').filter(|_| is_quote);
        is_quote = inner.is_some();
        inner.map_or_else(|| line.to_owned(), |inner| inner.strip_prefix(' ').unwrap_or(inner).to_owned())
    };
    prompt.split('\n').map(line).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// A prompt without what its first line says of how hard it is or what it is worth, and how hard that is.
fn without_level(prompt: &str, has_options: bool) -> (String, Option<Difficulty>) {
    let (line, below) = prompt.split_at(prompt.find('\n').unwrap_or(prompt.len()));
    let bare = |line: &str| tags::without(line, has_options).unwrap_or(line).to_owned();
    match difficulty::set_off(&bare(line)) {
        Some((line, level)) => (bare(&line) + below, Some(level)),
        None => (bare(line) + below, None),
    }
}

/// For each of so many lines, whether a question has it.
pub(super) fn used(questions: &[Found], lines: usize) -> Vec<bool> {
    let mut used = vec![false; lines];
    for stretch in questions.iter().flat_map(|question| &question.lines) {
        used[stretch.from - 1..stretch.to].fill(true);
    }
    used
}

/// The lines that say something and that no question has.
pub(super) fn left_out(lines: &[&str], questions: &[Found]) -> Vec<Stretch> {
    let used = used(questions, lines.len());
    let is_left = |at: &usize| !used[*at] && !lines[*at].trim().is_empty();
    stretches((0..lines.len()).filter(is_left).map(|at| at + 1))
}

/// The first line of the prompt that says something, without markup.
pub(super) fn title(prompt: &str) -> String {
    const LONGEST: usize = 120;
    let says = |says: fn(char) -> bool| prompt.lines().find(|line| line.chars().any(says));
    let line = says(char::is_alphanumeric).or_else(|| says(|c| !c.is_whitespace())).unwrap_or_default();
    let plain = inline::plain(line);
    if plain.chars().count() <= LONGEST {
        return plain;
    }
    let start: String = plain.chars().take(LONGEST).collect();
    let end = start.find(['?', '？']).map_or_else(|| start.rfind(' ').unwrap_or(start.len()), |at| at + 1);
    let end = (end..=start.len()).find(|at| start.is_char_boundary(*at)).unwrap_or(start.len());
    start[..end].trim().to_owned()
}

/// The heading that the question stands under.
fn topic(page: &Page, span: &Span) -> Option<String> {
    let mut heading = page.sections.over(span.start.at);
    while let Some(at) = heading {
        let tag = page.notes[at].label.as_ref();
        let named = tag.filter(|tag| tag.label == Some(Label::Question) && !tag.rest.is_empty());
        let plain = named.map_or(page.blocks[at].words.plain.as_str(), |tag| tag.rest.as_str());
        let plain = inline::unnumbered(plain);
        if !page.is_start[at] && !page.sections.is_part(at) && !plain.is_empty() {
            return Some(plain.to_owned());
        }
        heading = page.sections.over(at);
    }
    front(page, &["topic", "topics", "category", "categories", "tags", "tag", "subject"])
        .map(|value| value.split([',', '\n']).next().unwrap_or_default().trim().to_owned())
}

/// An entry of the front matter.
pub(super) fn front(page: &Page, keys: &[&str]) -> Option<String> {
    let value = |key: &&str| {
        page.view.front_matter.iter().find(|entry| entry.key == **key).map(|entry| entry.value.clone())
    };
    keys.iter().find_map(value).filter(|value| !value.trim().is_empty())
}

fn difficulty_of(page: &Page, span: &Span, parts: &Parts) -> Option<Difficulty> {
    if let Some(said) = parts.difficulty.as_deref().and_then(difficulty::of) {
        return Some(said);
    }
    let mut heading = page.sections.over(span.start.at);
    while let Some(at) = heading {
        if let Some(said) = difficulty::of_heading(&page.blocks[at].words.plain) {
            return Some(said);
        }
        heading = page.sections.over(at);
    }
    front(page, &["difficulty", "difficulty_level", "level", "seniority"]).as_deref().and_then(difficulty::of)
}

/// Lines, in order, as stretches.
pub(super) fn stretches(lines: impl Iterator<Item = usize>) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for line in lines {
        match stretches.last_mut() {
            Some(last) if last.to + 1 >= line => last.to = last.to.max(line),
            _ => stretches.push(Stretch { from: line, to: line }),
        }
    }
    stretches
}
