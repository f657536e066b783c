//! One Markdown file becomes a question, or a list of what is wrong with it.
//!
//! Does not read files: the text, the names of file and folder, and the topics are arguments.

use super::{
    front_matter::{self, FrontMatter},
    markdown::{Markdown, normalized},
    problem::{Problem, Problems},
    sections::{self, Body},
    topics::TopicList,
};
use crate::practice::question::{Question, QuestionId, Status, Topic};

/// What opens and closes the front matter.
const FENCE: &str = "---";

/// The line of the file in which the YAML begins.
const YAML_LINE: usize = 2;

/// With fewer key points than this, a reveal teaches little.
const WANTED_KEY_POINTS: usize = 2;

/// A file of the bank, and where it lies.
#[derive(Clone, Copy, Debug)]
pub struct QuestionFile<'a> {
    /// How problems name it.
    pub shown: &'a str,
    /// The name of its folder: the question's first topic.
    pub folder: &'a str,
    /// Its name without the ending: the question's id.
    pub stem: &'a str,
    /// What is in it.
    pub text: &'a str,
}

/// What came of a file.
#[derive(Debug)]
pub struct Parsed {
    /// The question, unless a problem is an error.
    pub question: Option<Question>,
    /// The line of its title; the first one, if it has none.
    pub title_line: usize,
    /// All that is wrong with the file, in its order.
    pub problems: Vec<Problem>,
}

/// Reads a question from its file.
#[must_use]
pub fn parse(file: &QuestionFile<'_>, list: &TopicList) -> Parsed {
    let mut problems = Problems::of(file.shown);
    let text = normalized(file.text);
    let id = check_id(file.stem, &mut problems);
    let Some((yaml, markdown)) = split_front_matter(&text) else {
        problems.error(1, "the front matter is never closed: put a line `---` below its last key");
        return Parsed { question: None, title_line: 1, problems: problems.into_list() };
    };
    let front = front_matter::read(yaml, YAML_LINE, &mut problems);
    let topics = check_topics(file.folder, &front, list, &mut problems);
    let body = sections::read(&markdown, &mut problems);
    report_wanted(&front, &body, &mut problems);
    let title_line = body.title_line;
    let question = (!problems.has_errors()).then(|| question(id, topics, front, body));
    Parsed { question, title_line, problems: problems.into_list() }
}

/// Ids stand in commands and exports, so they hold no blanks and no punctuation that means something there.
fn check_id(stem: &str, problems: &mut Problems<'_>) -> QuestionId {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if stem.is_empty() || !stem.chars().all(is_plain) {
        let words = stem.split(|c: char| !is_plain(c)).filter(|word| !word.is_empty()).collect::<Vec<_>>();
        let better =
            if words.is_empty() { "safe-retries".to_owned() } else { words.join("-").to_lowercase() };
        problems.error(None, format!("`{stem}` cannot be an id: name the file `{better}.md`"));
    }
    QuestionId(stem.to_owned())
}

/// Parts the YAML of the front matter, empty where there is none, from the Markdown below; none where the
/// front matter has no end.
pub(super) fn split_front_matter(text: &str) -> Option<(&str, Markdown)> {
    let is_fence = |line: &str| line.trim_end() == FENCE;
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().unwrap_or_default();
    if !is_fence(opening) {
        return Some(("", Markdown::new(text, 1)));
    }
    let mut end = opening.len();
    for (number, line) in (YAML_LINE..).zip(lines) {
        if is_fence(line) {
            return Some((&text[opening.len()..end], Markdown::new(&text[end + line.len()..], number + 1)));
        }
        end += line.len();
    }
    None
}

/// The question's topics: the folder, then the others.
fn check_topics(
    folder: &str,
    front: &FrontMatter,
    list: &TopicList,
    problems: &mut Problems<'_>,
) -> Vec<Topic> {
    let own = Topic(folder.to_owned());
    if !list.contains(&own) {
        let message = format!("the folder `{folder}` is no topic: {}", list.suggest(&own));
        problems.error(None, message);
    }
    let Some(given) = &front.topics else { return vec![own] };
    if given.names.first() != Some(&own) {
        let message = format!("the folder comes first: begin `topics` with `{folder}`, or move the file");
        problems.error(given.line, message);
    }
    for (index, topic) in given.names.iter().enumerate() {
        if given.names[..index].contains(topic) {
            problems.warning(given.line, format!("`{topic}` stands in `topics` twice: remove one"));
        } else if *topic != own && !list.contains(topic) {
            problems.error(given.line, format!("unknown topic `{topic}`: {}", list.suggest(topic)));
        }
    }
    let mut topics: Vec<Topic> = Vec::new();
    for topic in &given.names {
        if !topics.contains(topic) {
            topics.push(topic.clone());
        }
    }
    topics
}

/// Reports what a question can do without, but should not.
fn report_wanted(front: &FrontMatter, body: &Body, problems: &mut Problems<'_>) {
    if !front.mentions_difficulty {
        problems.warning(None, "has no difficulty: add `difficulty: mid` or another to the front matter");
    }
    if body.key_points.len() < WANTED_KEY_POINTS {
        let count = if body.key_points.is_empty() { "no key point" } else { "one key point" };
        let message = format!("has {count}: list two or more below `## Key points`");
        problems.warning(None, message);
    }
    if body.follow_ups.is_empty() {
        problems.warning(None, "has no follow-up: list one or more below `## Follow-ups`");
    }
}

fn question(id: QuestionId, topics: Vec<Topic>, front: FrontMatter, body: Body) -> Question {
    Question {
        id,
        title: body.title,
        prompt: body.prompt,
        key_points: body.key_points,
        follow_ups: body.follow_ups,
        hints: body.hints,
        model_answer: body.model_answer,
        references: body.references,
        difficulty: front.difficulty,
        topics,
        minutes: front.minutes,
        kind: front.kind,
        source: front.source,
        license: front.license,
        // Who writes a file into the bank means it to be asked; what is not ready says so.
        status: front.status.unwrap_or(Status::Reviewed),
    }
}

#[cfg(test)]
mod tests;
