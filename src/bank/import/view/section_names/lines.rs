//! What each line that is not blank may be: a heading, a question, a name, or something else.

use crate::bank::import::{
    labels, marks, options,
    view::fences::Fences,
    vocabulary::section,
    words::{self, Asks},
};

/// What a line is by its look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Heading(usize),
    Rule,
    /// It asks by its end, by its label, or as an item of a list.
    Question,
    /// It sets a task.
    Task,
    /// An item of a list that asks nothing.
    Item,
    /// It may be a name.
    Name,
    Other,
}

impl Said {
    pub(super) fn asks(self) -> bool {
        matches!(self, Self::Question | Self::Task)
    }

    /// Whether it parts a document.
    pub(super) fn parts(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Rule)
    }
}

/// A line that is not blank.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all may be so together")]
#[derive(Debug)]
pub(super) struct Line {
    pub(super) at: usize,
    pub(super) said: Said,
    pub(super) is_item: bool,
    /// Whether blanks stand before it.
    pub(super) is_set_in: bool,
    /// Whether it is an item with a bullet.
    pub(super) is_bullet: bool,
    /// Whether it ends as a question does, has its label, or is a heading that asks.
    pub(super) ends_so: bool,
    /// Whether a colon or a dash ends it.
    pub(super) has_colon: bool,
    pub(super) is_bold: bool,
    /// Whether a number counts it.
    pub(super) is_counted: bool,
    /// Whether it says from which question to which it goes: `Trees (Q11–Q20)`.
    pub(super) has_range: bool,
    /// Whether it is the label of a question and nothing else.
    pub(super) is_label: bool,
    /// Whether it speaks of many questions.
    pub(super) says_questions: bool,
    /// Its words as a name.
    pub(super) name: String,
}

/// The lines that are not blank.
pub(super) fn said(lines: &[&str], fences: &Fences) -> Vec<Line> {
    let line = |at: usize| {
        let is_set_in = lines[at].starts_with([' ', '\t']);
        let read = if fences.is_code(at) { Line::other() } else { read(lines[at]) };
        Line { at, is_set_in, ..read }
    };
    let mut said: Vec<Line> = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).map(line).collect();
    for at in 1..said.len() {
        if goes_on(&said[at - 1], &said[at], lines) {
            let ends_so = said[at].ends_so;
            said[at] = Line { at: said[at].at, is_set_in: true, ..Line::other() };
            said[at - 1].is_counted = false;
            if ends_so {
                said[at - 1].said = Said::Question;
                said[at - 1].ends_so = true;
            }
        }
    }
    said
}

/// Whether a line is set in right below a long item that no mark ends: the sentence goes on there.
fn goes_on(item: &Line, line: &Line, lines: &[&str]) -> bool {
    const MOST_WORDS_OF_NAME: usize = 7;
    let text = lines[item.at].trim_end();
    item.is_item
        && item.is_counted
        && line.is_set_in
        && !line.is_item
        && line.at == item.at + 1
        && text.split_whitespace().count() > MOST_WORDS_OF_NAME
        && text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
}

impl Line {
    /// Whether more than its place says that it is a name.
    pub(super) fn is_set_apart(&self) -> bool {
        self.has_colon || self.is_bold || self.says_questions || super::counted(&self.name).is_some()
    }

    /// Whether it is in bold, or a colon ends it.
    pub(super) fn is_set_off(&self) -> bool {
        self.is_bold || self.has_colon
    }

    fn other() -> Self {
        Self {
            at: 0,
            said: Said::Other,
            is_item: false,
            is_set_in: false,
            is_bullet: false,
            ends_so: false,
            has_colon: false,
            is_bold: false,
            is_counted: false,
            has_range: false,
            is_label: false,
            says_questions: false,
            name: String::new(),
        }
    }
}

fn read(line: &str) -> Line {
    const FURTHEST: usize = 3;
    const DEEPEST: usize = 6;
    let other = Line::other();
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=DEEPEST).contains(&hashes) && line[hashes..].starts_with(' ') {
        let name = line[hashes..].trim();
        let label = labels::split(name).map_or(name, |labelled| labelled.name);
        let ends_so = words::ends_as_question(name) || labels::is_question(label);
        return Line { said: Said::Heading(hashes), ends_so, ..other };
    }
    if marks::is_rule(line) || line.len() > 2 && line.bytes().all(|byte| byte == b'=') {
        return Line { said: Said::Rule, ..other };
    }
    let indent = line.len() - line.trim_start().len();
    if indent > FURTHEST || line.contains(['|', '\n', '\t']) || line.starts_with(['>', '<', '!', '[', '-']) {
        let is_list = ["- ", "* ", "+ "].iter().any(|mark| line.trim_start().starts_with(mark));
        return if is_list && indent <= FURTHEST { item(&marks::with_blanks(line)) } else { other };
    }
    let blanked = marks::with_blanks(line);
    let text = without_break(line);
    // `II. Trees` counts a section, where it asks nothing.
    let is_counted = || !marks::begins_item(line) && words::asks(text) == Asks::No;
    if marks::begins_item(&blanked) && !(is_counted() && super::counted(text).is_some()) {
        return item(&blanked);
    }
    if let Some(labelled) = labels::split(text).filter(|labelled| labelled.is_joined)
        && labels::is_question(labelled.name)
    {
        let is_label = labelled.rest.trim().is_empty();
        let said = if is_label { Said::Other } else { Said::Question };
        return Line { said, is_label, ends_so: !is_label, ..other };
    }
    let bold = text.strip_prefix("**").and_then(|inner| inner.strip_suffix("**"));
    let bare = bold.filter(|inner| !inner.contains("**")).unwrap_or(text);
    let said = match words::asks(bare) {
        Asks::Yes if words::ends_as_question(bare) || bare.starts_with(['"', '“', '«']) => Said::Question,
        asks if asks != Asks::Yes && has_range(unmarked(bare)) => Said::Name,
        Asks::No if is_name(line, bare, bold.is_some()) => Said::Name,
        Asks::No => Said::Other,
        _ if bold.is_some() => Said::Question,
        _ => Said::Task,
    };
    let name = unmarked(bare);
    Line {
        said,
        ends_so: said == Said::Question,
        has_colon: name.len() < bare.len(),
        is_bold: bold.is_some(),
        says_questions: said == Said::Name && section("many questions").is_in(&name.to_lowercase()),
        has_range: said == Said::Name && has_range(name),
        name: name.to_owned(),
        ..other
    }
}

/// Whether a name ends with two numbers in brackets and a dash between them.
fn has_range(name: &str) -> bool {
    let inner = name.strip_suffix(')').and_then(|name| name.rsplit_once('('));
    let ends = inner.and_then(|(_, inner)| inner.split_once(['-', '–', '—']));
    let is_number = |end: &str| {
        let digits = end.trim().trim_start_matches(['Q', 'q', '#']);
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    ends.is_some_and(|(from, to)| is_number(from) && is_number(to))
}

fn item(blanked: &str) -> Line {
    const LONGEST: usize = 90;
    let text = marks::text(blanked).trim();
    let text = without_break(text);
    let asks = words::asks(text) != Asks::No;
    let is_name = marks::number(blanked).is_some() && is_short(text, LONGEST) && !ends_as_sentence(text);
    Line {
        said: if asks { Said::Question } else { Said::Item },
        is_item: true,
        is_bullet: marks::number(blanked).is_none(),
        ends_so: words::ends_as_question(text),
        is_counted: is_name,
        name: text.trim_matches('*').trim_end_matches(ENDS).to_owned(),
        ..Line::other()
    }
}

/// A line without the break that it ends with.
fn without_break(line: &str) -> &str {
    let text = line.trim();
    let ends = ["<br>", "<br/>", "<br />", "</br>", "\\"];
    ends.iter().find_map(|end| text.strip_suffix(end)).map_or(text, str::trim_end)
}

/// What a name may end with that is no part of it.
const ENDS: [char; 6] = [':', '：', '-', '–', '—', ' '];

/// A name without the marks at its end.
fn unmarked(name: &str) -> &str {
    name.trim_end_matches(ENDS)
}

fn ends_as_sentence(text: &str) -> bool {
    text.ends_with(['.', ',', ';', '!', '?', '{', '}', '。', '，', '；', '！', '？', '…', '\\'])
}

/// Whether a text takes no more room than that: letters of Chinese are wide.
fn is_short(text: &str, longest: usize) -> bool {
    text.chars().map(|c| if ('\u{2e80}'..'\u{1f000}').contains(&c) { 2 } else { 1 }).sum::<usize>() <= longest
}

/// Whether a line that asks nothing is a name: short, or set apart by a symbol, a count or its bold words.
fn is_name(line: &str, bare: &str, is_bold: bool) -> bool {
    const LONGEST: usize = 50;
    const LONGEST_APART: usize = 90;
    let words = words::without_symbols(bare);
    let is_apart = is_bold || words.len() < bare.len() || super::counted(words).is_some();
    let named = unmarked(words);
    let is_label = |name: &str| labels::classify(name).is_some();
    let begins = |c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || c.is_ascii_digit();
    !line.starts_with(' ')
        && is_short(words, if is_apart { LONGEST_APART } else { LONGEST })
        && words.starts_with(begins)
        && !ends_as_sentence(named)
        && !words.contains(['=', '<', '>', '`', '{', '[', '→'])
        && !words.contains("://")
        && !words.contains("**")
        && (super::counted(words).is_some() || options::letter(words).is_none())
        && !is_label(named)
        && labels::split(words).is_none_or(|labelled| !labelled.is_joined || !is_label(labelled.name))
}
