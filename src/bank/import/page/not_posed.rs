//! Sections whose questions are posed to nobody who practises: what candidates ask in turn, what is made clear before a
//! design, what is looked at in an answer, what readers ask about a program or about how they are hired, and forms that
//! are to be filled in. No question begins there, even where it has a mark or a label.

use std::{cell::OnceCell, ops::Range};

use super::{Page, says_questions};
use crate::bank::import::{
    labels::{self, Label},
    sections::{bare_name, heading_level},
    told_cases,
    vocabulary::section,
    words::Asks,
};

impl Page {
    /// Notes such sections.
    pub(super) fn find_not_posed(&mut self) {
        let is_heading = |at: &usize| heading_level(&self.blocks[*at]).is_some();
        let is_apart = |at: &usize| self.notes[*at].asks != Asks::Yes && !self.sections.is_part(*at);
        let headings = (0..self.blocks.len()).filter(is_heading).filter(is_apart);
        let whole = Whole::of(self);
        let sections =
            headings.filter(|at| whole.has_posed_to_nobody(*at)).map(|at| at..self.end_of_section(at));
        // What counts on from the questions above is one list with them.
        let counts_on = |section: &Range<usize>| {
            self.first_said(section.start, section.end).is_some_and(|first| self.is_counted_on[first])
        };
        let sections = sections.chain(self.lists_asked_in_turn()).filter(|section| !counts_on(section));
        let whole = self.is_of_kind_that_poses_none().then_some(0..self.blocks.len());
        let all: Vec<_> = sections.chain(whole).collect();
        for section in all {
            self.is_told[section.clone()].fill(true);
            self.is_entry[section].fill(true);
        }
    }

    /// Whether the title says that the document is of a kind in which nothing is posed, whatever asks in it, and neither
    /// a label nor a heading says otherwise: `Release checklist, mobile`, `Glossary for interviewers`.
    fn is_of_kind_that_poses_none(&self) -> bool {
        const MOST_WORDS: usize = 12;
        let first = (0..self.blocks.len()).find(|at| !self.notes[*at].is_noise);
        let Some(first) = first.filter(|at| !self.is_item(*at)) else { return false };
        let plain = self.blocks[first].words.plain.to_lowercase();
        let title = plain.trim_matches(|c: char| !c.is_alphanumeric());
        let is_title =
            self.end_of_section(first) == self.blocks.len() || heading_level(&self.blocks[first]).is_none();
        let kind = section("posing none").first_word_in(title).and_then(|(_, kind)| title.split_once(kind));
        let is_posed = |label| matches!(label, Some(Label::Question | Label::Answer | Label::FollowUps));
        let holds_some = |at: usize| {
            let plain = self.blocks[at].words.plain.to_lowercase();
            let is_heading = heading_level(&self.blocks[at]).is_some();
            is_heading && (says_questions(&plain) || told_cases::announces(&plain))
        };
        is_title
            && title.split_whitespace().count() <= MOST_WORDS
            && kind.is_some_and(|(before, _)| !says_questions(before))
            && !section("many questions").ends(title)
            && !(first + 1..self.blocks.len()).any(|at| is_posed(self.label(at)) || holds_some(at))
    }

    /// The lists that a label says are asked in turn.
    fn lists_asked_in_turn(&self) -> impl Iterator<Item = Range<usize>> {
        let names = |at: &usize| {
            let tag = self.notes[*at].label.as_ref().filter(|tag| tag.rest.is_empty());
            self.blocks[*at].level == 0 && tag.is_some_and(|tag| labels::is_asked_in_turn(&tag.name))
        };
        let list = |at: usize| {
            let items = self.blocks[at + 1..].iter().take_while(|block| block.level > 0).count();
            at..at + 1 + items
        };
        (0..self.blocks.len()).filter(names).map(list)
    }
}

/// What all of a document says of itself, looked for once, when a heading first depends on it.
struct Whole<'a> {
    page: &'a Page,
    of_interviews: OnceCell<bool>,
    of_program: OnceCell<bool>,
}

impl<'a> Whole<'a> {
    fn of(page: &'a Page) -> Self {
        Self { page, of_interviews: OnceCell::new(), of_program: OnceCell::new() }
    }

    /// Whether the section of a heading is one in which nothing is posed.
    fn has_posed_to_nobody(&self, at: usize) -> bool {
        let page = self.page;
        let plain = page.blocks[at].words.plain.to_lowercase();
        let name = bare_name(&plain);
        // A document that is all about that is read for it.
        let is_all = page.title == Some(at) && page.end_of_section(at) == page.blocks.len();
        let is_beside = || labels::is_asked_in_turn(&plain) || section("made clear").is_in(&plain);
        !is_all && (is_beside() || judges(&name))
            || names_faq(&name) && self.is_asked_by_readers(at)
            || section("to be filled in").has(&name) && !self.speaks_of_interviews()
    }

    /// Whether it speaks of questions in its first words, or of interviews anywhere.
    fn speaks_of_interviews(&self) -> bool {
        let mut lines = self.page.view.lines.iter();
        let speaks = || lines.any(|line| section("interviews").is_in(&line.text.to_lowercase()));
        self.page.is_titled_questions() || *self.of_interviews.get_or_init(speaks)
    }

    /// Whether it has a section that only a program has.
    fn tells_of_program(&self) -> bool {
        *self.of_program.get_or_init(|| (0..self.page.blocks.len()).any(|at| self.page.tells_surely(at)))
    }

    /// Whether what is asked in a section is asked by readers for themselves, `Can I use it at work?`, or the document
    /// tells of a program.
    fn is_asked_by_readers(&self, at: usize) -> bool {
        let page = self.page;
        let (first, last) = (page.blocks[at].last + 1, page.blocks[page.end_of_section(at) - 1].last);
        let lines = if first <= last { page.view.get(first, last) } else { &[] };
        let asking = || lines.iter().filter(|line| line.text.contains(['?', '？']));
        let own = asking().filter(|line| is_for_oneself(&line.text)).count();
        own > 0 && own * 4 >= asking().count() || !page.is_titled_questions() && self.tells_of_program()
    }
}

/// Whether a line asks for somebody who reads it, or about the document itself.
fn is_for_oneself(line: &str) -> bool {
    // Its words begin and end with blanks.
    let words = line.to_lowercase().replace(|c: char| !c.is_alphanumeric() && c != '\'' && c != '?', " ");
    section("asking for oneself").is_in(&format!(" {words} "))
}

/// Whether a name is that of a section by which answers are judged: `Scoring rubric`, `A. Project rubric (70 %)`.
fn judges(name: &str) -> bool {
    section("judged by name").has(name) || section("judged by last").ends_words(name)
}

/// Whether a name is no more than that of questions that are asked often: `FAQ – Frequently asked questions`. Whom they
/// are for may stand beside it, and no subject.
pub(super) fn names_faq(name: &str) -> bool {
    let name = name.split_once(" for ").map_or(name, |(name, _)| name);
    name.split([':', '–', '—', '-', '/', '|']).all(|part| section("asked often").has(part.trim()))
}
