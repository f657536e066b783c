//! Sections that hold nothing but questions of one look: where most do, one more that looks as they do holds such, too,
//! whatever its words.

use std::collections::{BTreeSet, HashMap};

use super::Section;
use crate::bank::import::{
    Document, Found, sections,
    words::{self, Asks},
};

/// The innermost sections of a document.
#[derive(Debug)]
pub(super) struct Peers<'a> {
    lines: &'a [&'a str],
    all: usize,
    /// How many hold nothing but questions.
    full: usize,
    /// How often the questions of these begin with each mark.
    marks: HashMap<String, usize>,
}

impl<'a> Peers<'a> {
    pub(super) fn of(lines: &'a [&'a str], sections: &[Section], document: &Document) -> Self {
        const FEWEST: usize = 2;
        let mut peers = Self { lines, all: 0, full: 0, marks: HashMap::new() };
        let begins: BTreeSet<usize> = document.questions.iter().map(|question| question.line - 1).collect();
        let left: BTreeSet<usize> =
            document.left_out.iter().flat_map(|stretch| stretch.from - 1..stretch.to).collect();
        let ends = sections.iter().skip(1).map(|next| next.from).chain([lines.len()]);
        for (section, _) in sections.iter().zip(ends).filter(|(section, end)| section.to == *end) {
            let own: Vec<usize> = begins.range(section.from + 1..section.to).copied().collect();
            let is_full = left.range(section.from + 1..section.to).all(|at| is_rule(lines[*at]));
            peers.all += 1;
            if own.len() >= FEWEST && is_full {
                peers.full += 1;
                for at in own {
                    *peers.marks.entry(mark(lines[at])).or_default() += 1;
                }
            }
        }
        peers
    }

    /// Whether questions that were read in a section begin as nearly all do in most others, and nothing is left of it but
    /// its heading.
    pub(super) fn hold_as(&self, section: &Section, questions: &[Found], left: usize) -> bool {
        const FEWEST: usize = 3;
        let marks: usize = self.marks.values().sum();
        let is_mark = |question: &Found| {
            let alike = self.marks.get(&mark(self.lines[question.line - 1])).copied().unwrap_or_default();
            alike * 10 >= marks * 8
        };
        // Bullets of which none asks tell something beside the questions; what a number counts may be a name.
        let is_counted = |question: &Found| mark(self.lines[question.line - 1]).contains('1');
        let asks =
            |question: &Found| words::asks(question.prompt.lines().next().unwrap_or_default()) != Asks::No;
        questions.len() >= FEWEST
            && questions.iter().any(|question| asks(question) || is_counted(question))
            && left <= 1
            && self.full >= FEWEST
            && self.full * 2 >= self.all
            && questions.iter().all(is_mark)
            && !sections::is_aside(self.lines[section.from].trim_start_matches('#').trim())
    }
}

fn is_rule(line: &str) -> bool {
    line.trim().chars().all(|c| matches!(c, '-' | '*' | '_' | ' '))
}

/// What stands before the words of a line, with any number as the same.
fn mark(line: &str) -> String {
    let mut mark = String::new();
    for c in line.chars().take_while(|c| !c.is_alphabetic()) {
        let c = if c.is_ascii_digit() { '1' } else { c };
        let is_more = c == '1' && mark.ends_with('1');
        if !is_more && !c.is_whitespace() {
            mark.push(c);
        }
    }
    mark
}
