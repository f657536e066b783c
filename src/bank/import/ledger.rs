//! Which line of a document is in which question, so that none is lost.

use std::collections::{HashMap, VecDeque};

use super::{Document, Found, Stretch, flow::Kind, found::stretches, options, page::Page};

/// The questions so far, and the lines that they take.
#[derive(Debug)]
pub(super) struct Ledger {
    questions: Vec<Found>,
    /// For each line of the document, whether it is blank.
    blank: Vec<bool>,
    /// The prompts so far, and the question that has each.
    prompts: HashMap<String, usize>,
    /// The first lines of the prompts with options that have no answer so far, and the questions that have each: what
    /// is asked several times, `Which is true?`, is answered in turn.
    stems: HashMap<String, VecDeque<usize>>,
}

impl Ledger {
    pub(super) fn new(text: &str) -> Self {
        let blank = text.split('\n').map(|line| line.trim().is_empty()).collect();
        Self { questions: Vec::new(), blank, prompts: HashMap::new(), stems: HashMap::new() }
    }

    /// Enters a question. One that is there already is not entered again; it only takes the place of the
    /// first where it says more.
    pub(super) fn enter(&mut self, found: Found) {
        let prompt = normal(&found.prompt);
        if let Some(first) = self.prompts.get(&prompt) {
            let first = &mut self.questions[*first];
            if is_asked_anew(&found, first) {
                self.questions.push(found);
                return;
            }
            if richness(first) == 0 && richness(&found) > 0 || says_far_more(&found, first) {
                *first = if is_whole(&found) { found.asked_first_in(first) } else { found };
            }
        } else if let Some(stem) = self.stems.get_mut(&prompt).and_then(VecDeque::pop_front) {
            self.questions[stem].take_answer(found);
        } else {
            if let Some(stem) = stem(&found) {
                self.stems.entry(normal(stem)).or_default().push_back(self.questions.len());
            }
            self.prompts.insert(prompt, self.questions.len());
            self.questions.push(found);
        }
    }

    /// The lines of some blocks that are not blank, and those between two that follow one another: they
    /// only hold tags.
    pub(super) fn lines(&self, page: &Page, used: &[usize]) -> Vec<usize> {
        let mut used = used.to_vec();
        used.sort_unstable();
        used.dedup();
        let mut lines: Vec<usize> = Vec::new();
        let mut before: Option<usize> = None;
        for at in used {
            let block = &page.blocks[at];
            let source = page.view.get(block.first, block.last);
            let last = lines.last().copied();
            if let (Some(first), Some(last)) = (source.first(), last)
                && before.is_some_and(|before| is_only_tags(page, before + 1, at))
            {
                lines.extend(last + 1..first.source);
            }
            lines.extend(source.iter().map(|line| line.source));
            before = Some(at);
        }
        lines.retain(|line| !self.blank.get(line - 1).copied().unwrap_or(true));
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// The document: the questions by their lines, and the lines that none of them has.
    pub(super) fn document(self) -> Document {
        let mut questions = self.questions;
        questions.sort_by_key(|question| question.line);
        let mut is_used = self.blank;
        for stretch in questions.iter().flat_map(|question| &question.lines) {
            for line in stretch.from..=stretch.to {
                if let Some(used) = is_used.get_mut(line - 1) {
                    *used = true;
                }
            }
        }
        let left = is_used.iter().enumerate().filter(|(_, used)| !**used).map(|(index, _)| index + 1);
        Document { left_out: stretches(left), questions }
    }
}

/// Whether the blocks from one to another are tags alone.
fn is_only_tags(page: &Page, from: usize, to: usize) -> bool {
    page.blocks
        .get(from..to)
        .is_some_and(|blocks| blocks.iter().all(|block| matches!(block.kind, Kind::Open | Kind::Close)))
}

fn richness(found: &Found) -> usize {
    found.key_points.len() + found.follow_ups.len() + usize::from(found.answer.is_some())
}

/// Whether a prompt is more than a line that a list of contents may have, too: its options stand with it.
fn is_whole(found: &Found) -> bool {
    const FEWEST_LINES: usize = 3;
    found.prompt.lines().filter(|line| !line.trim().is_empty()).count() >= FEWEST_LINES
}

/// The first line of a prompt that options follow, where it is not answered: a key below may ask it again.
fn stem(found: &Found) -> Option<&str> {
    let (stem, rest) = found.prompt.split_once('\n').filter(|_| richness(found) == 0)?;
    options::are_options(rest.lines().filter(|line| !line.trim().is_empty())).then_some(stem)
}

impl Found {
    /// Takes what answers it where it is asked again, in a key.
    fn take_answer(&mut self, again: Self) {
        self.lines = stretches_of(&self.lines, &again.lines);
        (self.answer, self.key_points, self.follow_ups) = (again.answer, again.key_points, again.follow_ups);
    }

    /// A question that was asked before, where nothing but its prompt stood: it begins there, and has the lines of both.
    fn asked_first_in(self, first: &Self) -> Self {
        Self { line: first.line, lines: stretches_of(&first.lines, &self.lines), ..self }
    }
}

/// The lines of two questions that are one.
fn stretches_of(one: &[Stretch], other: &[Stretch]) -> Vec<Stretch> {
    let mut lines: Vec<usize> = one.iter().chain(other).flat_map(|lines| lines.from..=lines.to).collect();
    lines.sort_unstable();
    lines.dedup();
    stretches(lines.into_iter())
}

/// Whether a question is asked in another section than before, and answered otherwise: `For seniors`.
fn is_asked_anew(found: &Found, first: &Found) -> bool {
    const FEWEST_WORDS: usize = 4;
    let says_more = |one: &str, other: &str| !normal(other).starts_with(normal(one).trim_end());
    let differ = |one: &str, other: &str| says_more(one, other) && says_more(other, one);
    let prompt = found.prompt.trim_end_matches(['*', '_', '"', ' ']);
    let asks = prompt.ends_with(['?', '？', '؟']);
    // A name may be that of a part of several answers: `What happened?`
    asks && (!prompt.is_ascii() || prompt.split_whitespace().count() >= FEWEST_WORDS)
        && found.topic != first.topic
        && found.answer.as_deref().zip(first.answer.as_deref()).is_some_and(|(one, other)| differ(one, other))
}

/// Whether a question has a long answer where another has but a few words, as in a list of contents with groups.
fn says_far_more(found: &Found, first: &Found) -> bool {
    const FEW: usize = 40;
    const TIMES: usize = 3;
    let length = |question: &Found| question.answer.as_ref().map_or(0, String::len);
    let is_poor = first.key_points.is_empty() && first.follow_ups.is_empty() && length(first) <= FEW;
    is_poor && length(found) > FEW && length(found) >= length(first) * TIMES
}

/// The letters and digits of a prompt, by which it is known, and all marks of its code.
pub(super) fn normal(prompt: &str) -> String {
    let mut normal = String::with_capacity(prompt.len());
    let mut is_code = false;
    for line in prompt.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            normal.extend(line.split_whitespace());
            normal.push(' ');
        } else {
            push_words(&mut normal, line);
        }
    }
    normal
}

fn push_words(normal: &mut String, line: &str) {
    for word in line
        .split(|c: char| {
            !c.is_alphanumeric()
                && !matches!(c, '+' | '#' | '=' | '<' | '>' | '*' | '/' | '!' | '&' | '|' | '-')
        })
        .filter(|word| !word.is_empty())
    {
        normal.push_str(&word.to_lowercase());
        normal.push(' ');
    }
}
