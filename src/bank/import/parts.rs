//! The parts of a question, as they were read.

use super::{
    families::table::Row,
    front_matter::Entry,
    inline,
    labels::{self, Label},
    lead::Lead,
    marks, options,
    page::Page,
    placeholder,
    texts::{Piece, Texts},
    vocabulary::section,
    words::{self, Asks},
};

/// The parts of a question.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) lead: Lead,
    pub(super) prompt: Texts,
    pub(super) answer: Texts,
    /// The label of its list, and the text.
    pub(super) points: Vec<(Option<String>, String)>,
    pub(super) follow_ups: Vec<String>,
    pub(super) difficulty: Option<String>,
    pub(super) topic: Option<String>,
    /// The blocks that it was read from, and those that it has in common with others.
    pub(super) used: Vec<usize>,
    pub(super) common: Vec<usize>,
}

impl Parts {
    /// Adds what the front matter says, where the text does not.
    pub(super) fn add_entries(&mut self, entries: &[Entry]) {
        for Entry { key, value, .. } in entries.iter().filter(|entry| !entry.value.trim().is_empty()) {
            let name = key.replace(['_', '-'], " ");
            let lines = || value.lines().map(|line| line.trim().to_owned());
            match labels::classify(&name) {
                // Under `answers` are options.
                Some(Label::Answer) if self.answer.is_empty() && !name.ends_with('s') => {
                    self.answer.push(Piece::Text(value.clone()));
                }
                // A number of points is what the question is worth.
                Some(Label::KeyPoints) if self.points.is_empty() && value.contains(char::is_alphabetic) => {
                    self.points.extend(lines().map(|point| (None, point)));
                }
                Some(Label::FollowUps) if self.follow_ups.is_empty() => self.follow_ups.extend(lines()),
                _ => {}
            }
        }
    }

    /// Whether it has no answer, or only room for one.
    pub(super) fn is_unanswered(&self, page: &Page) -> bool {
        self.answer.is_empty() || placeholder::is_unanswered(&self.answer.markdown(page, 0))
    }

    /// The answer that stands elsewhere, and its blocks.
    pub(super) fn answer_by(&mut self, answer: Option<(Texts, Vec<usize>)>) {
        if let Some((texts, blocks)) = answer {
            self.answer = texts;
            self.used.extend(blocks);
        }
    }

    /// The parts of a question that is a row of a table.
    pub(super) fn of_row(row: &Row) -> Self {
        let mut parts = Self::default();
        parts.prompt.push(Piece::Text(row.prompt.clone()));
        for (label, text) in &row.others {
            match label {
                Label::Answer => parts.answer.push(Piece::Text(text.clone())),
                Label::KeyPoints => {
                    let points = listed(text);
                    let is_said = is_prose(text) || text.contains(['"', '“', '„', '«']);
                    if points.len() > 1 || !is_said {
                        parts.points.extend(points.into_iter().map(|point| (None, point)));
                    } else {
                        parts.answer.push(Piece::Text(text.clone()));
                    }
                }
                Label::FollowUps => parts.follow_ups.extend(text.lines().map(|line| Lead::of(line).prompt)),
                Label::Difficulty => parts.difficulty = Some(text.clone()),
                Label::Topic => parts.topic = Some(inline::plain(text)),
                Label::Prompt => parts.prompt.push(Piece::Text(text.clone())),
                Label::Question | Label::Aside => {}
            }
        }
        parts
    }
}

/// Whether a text is sentences, rather than the names of points.
pub(super) fn is_prose(text: &str) -> bool {
    const FEWEST_WORDS: usize = 12;
    let text = text.trim().trim_end_matches(['.', '。']);
    let words = text.split_whitespace().count();
    let pieces = text.split([',', ';', '、', '，', '；']).count();
    let is_long = words >= FEWEST_WORDS && words >= pieces * 6;
    !text.contains(';') && (text.contains(". ") || text.contains('。') || is_long)
}

/// Whether what stands in one line tells what is expected, rather than names it: its pieces are long.
pub(super) fn tells(text: &str) -> bool {
    const FEWEST_WORDS: usize = 12;
    let words = text.split_whitespace().count();
    let pieces = text.split([',', ';', '、', '，', '；']).count();
    words >= FEWEST_WORDS && words >= pieces * 5
}

/// A text, and what letters or numbers count on the lines below it and asks: `a) And if it fails?`
pub(super) fn asked_below(text: &str) -> (&str, Vec<&str>) {
    let is_counted = |line: &str| options::letter(line).is_some() || marks::number(line).is_some();
    let asks = |line: &&str| is_counted(line.trim()) && words::asks(line) == Asks::Yes;
    let first = text
        .match_indices('\n')
        .map(|(at, _)| at)
        .find(|at| asks(&text[at + 1..].lines().next().unwrap_or_default()));
    match first.map(|at| text.split_at(at)) {
        Some((before, below)) if below.trim().lines().all(|line| asks(&line)) => {
            (before, below.trim().lines().map(bare_of_count).collect())
        }
        _ => (text, Vec::new()),
    }
}

/// A line without the letter or the number that counts it.
fn bare_of_count(line: &str) -> &str {
    line.trim().split_once([' ', '\t']).map_or(line, |(_, text)| text.trim_start())
}

/// The points that a label has behind it, or a cell: each line is one, for commas and semicolons stand in phrases, too.
/// Many short names in a row are a list.
pub(super) fn listed(text: &str) -> Vec<String> {
    let text = text.trim();
    let mark = [';', ','].into_iter().find(|mark| are_names(text, *mark)).unwrap_or('\n');
    let bare = |point: &str| {
        let point = point.trim();
        let bullet = ["- ", "* ", "• "].iter().find_map(|bullet| point.strip_prefix(bullet));
        bullet.unwrap_or(point).trim_end_matches('.').to_owned()
    };
    text.split([mark, '\n']).map(bare).filter(|point| !point.is_empty()).collect()
}

/// Whether a mark parts many names in a text of one line: each is short, and none says what the one before it is not, as
/// in `waiting time, not who shouts`.
fn are_names(text: &str, mark: char) -> bool {
    const FEWEST: usize = 5;
    const MOST_WORDS: usize = 4;
    let is_sentence = text.contains(". ") || text.contains(['"', '“', '(', '\n']);
    let is_name = |name: &str| {
        let mut words = name.split_whitespace();
        !words.next().is_some_and(|first| section("not named").has(&first.to_lowercase()))
            && words.count() < MOST_WORDS
    };
    let asks = || words::asks(text) != Asks::No;
    text.split(mark).count() >= FEWEST && text.split(mark).all(is_name) && !is_sentence && !asks()
}
