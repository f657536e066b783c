//! What a document tells of a program or of itself: how it is installed and run, what it is built with, what is planned.
//! No question begins there, unless it asks with a mark.
//!
//! One such heading says little, as questions are about installing, too. So several must stand in a document, or its
//! title must say that it is such a text, or a list must hold the steps that only a program has.

use super::Page;
use crate::bank::import::{
    labels::Label,
    sections::{self, heading_level},
    vocabulary::section,
    words::Asks,
};

/// What the names of sections say of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tells {
    /// `Tech stack`: only a program has it.
    Surely,
    /// `Features`: a subject of questions may have them, too.
    Beside,
}

/// What is told at a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Nothing,
    /// What asks nothing.
    Silent,
    All,
}

/// How the names of files end that hold texts or code.
const FILES: [&str; 12] =
    ["md", "py", "js", "ts", "tsx", "jsx", "sql", "txt", "ipynb", "json", "yml", "yaml"];

impl Page {
    /// Whether its title says that it is for those who ask, so that it tells them what to do, too.
    pub(in crate::bank::import) fn is_for_interviewers(&self) -> bool {
        let names =
            |at: usize| section("for interviewers").is_in(&self.blocks[at].words.plain.to_lowercase());
        self.title.is_some_and(names)
    }

    /// Notes where no question begins.
    pub(super) fn find_told(&mut self) {
        let mut told = vec![Told::Nothing; self.blocks.len()];
        self.note_document_told(&mut told);
        self.note_sections_told(&mut told);
        self.note_files_told(&mut told);
        self.note_steps_told(&mut told);
        for at in self.solving_steps() {
            told[at] = Told::All;
        }
        let is_titled = self.is_titled_as_told();
        for (at, told) in told.into_iter().enumerate() {
            let asks = self.notes[at].asks == Asks::Yes || self.bids_and_is_answered(at);
            // The tasks of a plan are counted as well.
            let is_labelled = self.label(at) == Some(Label::Question) && (asks || !is_titled);
            if !is_labelled && (told == Told::All || told == Told::Silent && !asks) {
                self.is_told[at] = true;
                self.is_entry[at] = true;
            }
        }
    }

    /// Whether a block bids somebody, and a label right below it says what is to be answered: no step of a guide has that.
    fn bids_and_is_answered(&self, at: usize) -> bool {
        self.notes[at].asks == Asks::Perhaps
            && matches!(self.label(at + 1), Some(Label::Answer | Label::KeyPoints))
    }

    /// A document whose title says so tells all of it, but for what is to be practised.
    fn note_document_told(&self, told: &mut [Told]) {
        if !self.is_titled_as_told() {
            return;
        }
        let is_apart = |at: &usize| self.is_item(*at) || heading_level(&self.blocks[*at]).is_some();
        let all = (0..self.blocks.len()).filter(is_apart);
        let asking = all.clone().filter(|at| self.notes[*at].asks == Asks::Yes).count();
        let asks = asking * 4 > all.count();
        let is_practised =
            |over: usize| section("practised").has(&sections::bare_name(&self.blocks[over].words.plain));
        for (at, told) in told.iter_mut().enumerate() {
            let over = self.sections.over(at);
            if over.is_some_and(is_practised) {
                continue;
            }
            let are_questions = over.is_some_and(|over| self.sections.is_of_questions(over));
            *told = if asks || are_questions { Told::Silent } else { Told::All };
        }
    }

    /// Whether its title says that it is a plan, or tells of a program, `Roadmap`, `Deployment guide`, or leaves room for
    /// one, `[Name of the subject]`.
    fn is_titled_as_told(&self) -> bool {
        let title = self.title.filter(|at| self.first_said(0, *at).is_none_or(|first| first >= *at));
        title.is_some_and(|at| {
            let plain = self.blocks[at].words.plain.trim();
            let name = sections::bare_name(plain);
            plain.starts_with('[') && plain.ends_with(']')
                || !section("questions").is_in(&name)
                    && name.split([':', '–', '—']).any(|part| section("told title").ends(part.trim()))
        })
    }

    fn note_sections_told(&self, told: &mut [Told]) {
        const FEWEST: usize = 2;
        const FEWEST_FOR_ALL: usize = 3;
        let sections: Vec<(usize, Tells)> = (0..self.blocks.len())
            .filter(|at| Some(*at) != self.title)
            .filter_map(|at| Some((at, self.tells(at)?)))
            .collect();
        let sure = sections.iter().filter(|(_, tells)| *tells == Tells::Surely).count();
        if sure == 0 || sections.len() < FEWEST {
            return;
        }
        for (at, tells) in &sections {
            let section = *at..self.end_of_section(*at);
            if *tells == Tells::Surely {
                told[section].fill(Told::All);
            } else if sections.len() >= FEWEST_FOR_ALL {
                for told in &mut told[section] {
                    *told = (*told).max(Told::Silent);
                }
            }
        }
    }

    /// Whether a heading names what only a program has.
    pub(super) fn tells_surely(&self, at: usize) -> bool {
        self.tells(at) == Some(Tells::Surely)
    }

    /// What a heading says of a program.
    fn tells(&self, at: usize) -> Option<Tells> {
        let plain = &self.blocks[at].words.plain;
        heading_level(&self.blocks[at])?;
        if plain.contains(['?', '？']) {
            return None;
        }
        let name = sections::bare_name(plain);
        if section("program section").has(&name) {
            Some(Tells::Surely)
        } else {
            section("beside program").has(&name).then_some(Tells::Beside)
        }
    }

    /// Notes the sections that list files by their names.
    fn note_files_told(&self, told: &mut [Told]) {
        const FEWEST: usize = 2;
        for at in 0..self.blocks.len() {
            if heading_level(&self.blocks[at]).is_none() {
                continue;
            }
            let section = at + 1..self.sections.next_heading(at);
            let items = || section.clone().filter(|at| self.is_item(*at) && self.blocks[*at].level == 1);
            let files = items().filter(|at| self.is_file(*at)).count();
            if files >= FEWEST && files * 10 >= items().count() * 8 {
                told[at..section.end].fill(Told::All);
            }
        }
    }

    /// Whether an item begins with the name of a file, set as code.
    fn is_file(&self, at: usize) -> bool {
        let text = self.blocks[at].text(&self.view);
        let name = text.trim_start_matches('*').strip_prefix('`').and_then(|rest| rest.split('`').next());
        name.is_some_and(|name| {
            let name = name.trim_end_matches('/');
            !name.contains(' ') && name.rsplit_once('.').is_some_and(|(_, kind)| FILES.contains(&kind))
        })
    }

    /// Notes the siblings of the steps by which a program is installed and run, unless many of them ask.
    fn note_steps_told(&self, told: &mut [Told]) {
        const DEEPEST: u8 = 6;
        let is_step =
            |at: usize| section("setup step").begins(&sections::bare_name(&self.blocks[at].words.plain));
        let is_item = |at: &usize| self.is_item(*at) && heading_level(&self.blocks[*at]).is_none();
        let items: Vec<usize> = (0..self.blocks.len()).filter(is_item).filter(|at| is_step(*at)).collect();
        self.note_siblings_told(&items, told);
        for level in 1..=DEEPEST {
            let is_heading = |at: &usize| heading_level(&self.blocks[*at]) == Some(level);
            let is_step = |at: &usize| {
                is_step(*at) || self.title != Some(*at) && self.tells(*at) == Some(Tells::Surely)
            };
            let headings: Vec<usize> = (0..self.blocks.len()).filter(is_heading).filter(is_step).collect();
            self.note_siblings_told(&headings, told);
        }
    }

    /// Notes the siblings of some steps, which are items or headings of one level. Of headings there must be several.
    fn note_siblings_told(&self, steps: &[usize], told: &mut [Told]) {
        const FEWEST_HEADINGS: usize = 2;
        let mut steps = steps.iter().copied().peekable();
        while let Some(step) = steps.next() {
            let siblings = self.siblings_of(step);
            let end = siblings.last().map_or(step + 1, |last| last + 1);
            let mut count = 1;
            while steps.next_if(|next| *next < end).is_some() {
                count += 1;
            }
            let asking = siblings.iter().filter(|at| self.notes[**at].asks == Asks::Yes).count();
            let are_items = heading_level(&self.blocks[step]).is_none();
            let are_steps = are_items || count >= FEWEST_HEADINGS && count * 5 >= siblings.len();
            if are_steps && asking * 3 <= siblings.len() {
                let what = if are_items { Told::All } else { Told::Silent };
                for sibling in siblings {
                    told[sibling] = told[sibling].max(what);
                }
            }
        }
    }

    /// The items of one level or the headings of one level under one heading, which a block is one of.
    pub(super) fn siblings_of(&self, at: usize) -> Vec<usize> {
        let over = self.sections.over(at);
        let from = over.map_or(0, |over| over + 1);
        let level = heading_level(&self.blocks[at]);
        let end = match (over, level) {
            (Some(over), Some(_)) => self.sections.end(over),
            (None, Some(_)) => self.blocks.len(),
            _ => self.sections.next_heading(at),
        };
        let is_sibling = |other: &usize| {
            let block = &self.blocks[*other];
            if level.is_some() {
                heading_level(block) == level
            } else {
                block.is_item() && block.level == self.blocks[at].level
            }
        };
        (from..end).filter(is_sibling).collect()
    }
}
