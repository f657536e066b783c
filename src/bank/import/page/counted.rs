//! Tasks that only a number sets apart, `## Task 1`, `**Scenario 2:** …`, and names of several
//! questions.

use std::collections::BTreeMap;

use super::Page;
use crate::bank::import::{
    flow::Kind,
    labels::Label,
    note::Tag,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

impl Page {
    /// Labels as questions the tasks that are counted, in a document that is about such or answers them.
    pub(super) fn count_tasks(&mut self) {
        const FEWEST: usize = 2;
        let counted: Vec<(usize, u64)> =
            (0..self.blocks.len()).filter_map(|at| Some((at, self.task_number(at)?))).collect();
        let rising = counted.windows(2).filter(|pair| pair[0].1 < pair[1].1).count();
        let is_answered = || (0..self.blocks.len()).any(|at| self.label(at) == Some(Label::Answer));
        let is_titled = || {
            self.blocks
                .first()
                .is_some_and(|block| section("counting").is_in(&block.words.plain.to_lowercase()))
        };
        if rising + 1 < FEWEST
            || (rising + 1) * 10 < counted.len() * 7
            || !(self.is_about_questions() || is_titled() || is_answered())
        {
            return;
        }
        for (at, _) in counted {
            if let Some(tag) = &mut self.notes[at].label {
                tag.label = Some(Label::Question);
            }
        }
    }

    /// Labels as questions the headings that are counted or stated as tasks are.
    pub(super) fn count_named(&mut self) {
        self.count_by_word();
        self.find_stated();
        self.name_with_article();
        self.count_by_name();
    }

    /// Labels as questions the headings that are one name and its number, be it any, where most of them ask right below:
    /// `Diagram 1`, `Diagram 2`.
    fn count_by_name(&mut self) {
        const FEWEST: usize = 3;
        let mut names: BTreeMap<(Option<u8>, String), Vec<usize>> = BTreeMap::new();
        for at in 0..self.blocks.len() {
            if let Some(name) = self.counted_name(at) {
                names.entry((heading_level(&self.blocks[at]), name)).or_default().push(at);
            }
        }
        for counted in names.into_values() {
            if counted.len() >= FEWEST
                && self.asking_below(&counted) * 3 >= counted.len() * 2
                && counted.iter().all(|at| self.asks_once(*at))
            {
                self.ask_at(&counted);
            }
        }
    }

    /// How many headings have a paragraph right below that asks; none where one of them has something else there.
    fn asking_below(&self, headings: &[usize]) -> usize {
        let told = |at: usize| {
            // What it is about may be shown first.
            let is_shown = |at: usize| self.blocks[at].words.has_image && self.notes[at].asks == Asks::No;
            let is_text = |at: &usize| !self.notes[*at].is_noise && !is_shown(*at);
            let first = (at + 1..self.sections.end(at)).find(is_text)?;
            let block = &self.blocks[first];
            (block.kind == Kind::Paragraph && block.level == 0).then_some(self.notes[first].asks)
        };
        let told: Option<Vec<Asks>> = headings.iter().map(|at| told(*at)).collect();
        told.map_or(0, |all| all.iter().filter(|asks| **asks != Asks::No).count())
    }

    /// Whether hardly more than one paragraph or item asks below a heading: else that names several questions.
    fn asks_once(&self, heading: usize) -> bool {
        const MOST: usize = 2;
        let asks = |at: &usize| self.notes[*at].asks == Asks::Yes && self.notes[*at].label.is_none();
        (heading + 1..self.sections.end(heading)).filter(asks).take(MOST + 1).count() <= MOST
    }

    /// Labels headings as those of questions.
    fn ask_at(&mut self, headings: &[usize]) {
        for at in headings {
            let name = self.blocks[*at].words.plain.clone();
            self.notes[*at].label = Some(Tag::by_others(Label::Question, name, ""));
        }
    }

    /// The word of a heading that is one, and its number, with nothing but text below. A part of a text may be counted so.
    fn counted_name(&self, at: usize) -> Option<String> {
        let plain = self.blocks[at].words.plain.trim().to_lowercase();
        let (name, number) = plain.rsplit_once([' ', '\u{a0}'])?;
        let is_name = name.chars().all(|c| c.is_alphabetic() || c == '-')
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !section("counted part").has(name)
            && matches!(self.blocks[at].kind, Kind::Heading(_))
            && self.notes[at].label.is_none()
            && self.sections.next_heading(at) >= self.sections.end(at);
        is_name.then(|| name.to_owned())
    }

    /// Labels as questions the headings that a word for a part and a number begin, with text below, where they are most of
    /// what is below the title: `Test 1`, `Task 2: A clock`. Parts must be those of a task.
    ///
    /// What else counts the parts of a text counts tasks where each of them has its answer: `Level 1: The door`.
    fn count_by_word(&mut self) {
        self.count_by(&["counted task", "counting"], false);
        self.count_by(&["counted part"], true);
    }

    /// Labels as questions the headings that begin with one of these words and a number, if all of them are answered.
    fn count_by(&mut self, words: &[&str], are_answered: bool) {
        const FEWEST: usize = 2;
        let headings: Vec<usize> =
            (0..self.blocks.len()).filter(|at| heading_level(&self.blocks[*at]).is_some()).collect();
        let counted: Vec<(usize, u64)> =
            headings.iter().filter_map(|at| Some((*at, self.counted_by_word(*at, words)?))).collect();
        let (Some((first, _)), true) = (counted.first().copied(), counted.len() >= FEWEST) else { return };
        let level = heading_level(&self.blocks[first]);
        let title = headings.first().copied().filter(|title| *title < first);
        let is_of_tasks = are_answered || title.map_or(level <= Some(2), |title| self.is_titled_tasks(title));
        let is_other = |at: &&usize| {
            Some(**at) != title
                && **at > first
                && heading_level(&self.blocks[**at]) <= level
                && self.label(**at).is_none()
        };
        let others =
            headings.iter().filter(is_other).filter(|at| self.counted_by_word(**at, words).is_none());
        let are_most = others.count() < counted.len();
        let count_up = counted.iter().zip(1..).all(|((_, number), wanted)| *number == wanted);
        let has_answer =
            |at: usize| (at..self.sections.end(at)).any(|at| self.label(at) == Some(Label::Answer));
        let is_task = |at: usize| {
            heading_level(&self.blocks[at]) == level
                && self.is_told_below(at)
                && (!are_answered || has_answer(at))
        };
        if is_of_tasks && are_most && count_up && counted.iter().all(|(at, _)| is_task(*at)) {
            for (at, _) in counted {
                let name = self.blocks[at].words.plain.clone();
                self.notes[at].label = Some(Tag::by_others(Label::Question, name, ""));
            }
        }
    }

    /// Whether text that is no label comes right below a heading.
    fn is_told_below(&self, at: usize) -> bool {
        let first = self.first_said(at, self.sections.next_heading(at));
        first.is_some_and(|first| {
            let block = &self.blocks[first];
            block.kind == Kind::Paragraph && block.level == 0 && self.notes[first].label.is_none()
        })
    }

    /// Whether a title says that a document is a task or holds some: `Backend challenge`, `Exercises`.
    pub(super) fn is_titled_tasks(&self, title: usize) -> bool {
        let plain = self.blocks[title].words.plain.to_lowercase();
        let is_word = |word: &str| {
            let one = word.strip_suffix('s').unwrap_or(word);
            section("task title").has(word) || section("task title").has(one)
        };
        plain.split(|c: char| !c.is_alphanumeric()).any(is_word)
            || section("exercises").is_in(&plain)
            || section("task title within").is_in(&plain)
    }

    /// The number behind the word for a part that a heading begins with, and asks nothing behind that.
    fn counted_by_word(&self, at: usize, words: &[&str]) -> Option<u64> {
        let plain = self.blocks[at].words.plain.to_lowercase();
        let name = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
        let place = name.find(|c: char| c.is_ascii_digit())?;
        let (word, rest) = name.split_at(place);
        let word = word.trim_end_matches([' ', '\u{a0}', '#', '-']);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = rest.split_at(end);
        let is_word = words.iter().any(|name| section(name).has(word));
        let is_name = behind.is_empty() || behind.trim_start().starts_with([':', '.', '-', '–', '—', ')']);
        let asks = words::asks(behind.trim_start_matches(|c: char| !c.is_alphanumeric()));
        let may_be = matches!(self.label(at), None | Some(Label::Prompt | Label::Difficulty));
        number.parse().ok().filter(|_| is_word && is_name && may_be && asks == Asks::No)
    }

    /// Labels as questions the sections of a document of exercises that state a task each.
    fn find_stated(&mut self) {
        const FEWEST: usize = 2;
        const LOOKED_AT: usize = 3;
        let Some(title) = self.title.filter(|at| self.is_titled_tasks(*at)) else { return };
        let has_questions = (0..self.blocks.len()).any(|at| self.label(at) == Some(Label::Question));
        let level = heading_level(&self.blocks[title]).map(|level| level + 1);
        let is_section = |at: &usize| {
            *at > title
                && heading_level(&self.blocks[*at]) == level
                && self.label(*at).is_none()
                && !self.sections.is_aside(*at)
                && !self.is_told[*at]
        };
        let sections: Vec<usize> = (0..self.blocks.len()).filter(is_section).collect();
        let is_stated = |at: &usize| {
            let mut below = (*at + 1..self.sections.next_heading(*at)).take(LOOKED_AT);
            let states = |at: usize| {
                let plain = self.blocks[at].words.plain.to_lowercase();
                section("goal of a task").is_in(&plain) || section("stating a task").is_in(&plain)
            };
            self.notes[*at].asks != Asks::Yes && below.any(|at| !self.is_item(at) && states(at))
        };
        let stated: Vec<usize> = sections.iter().copied().filter(is_stated).collect();
        if has_questions || stated.len() < FEWEST || stated.len() * 3 < sections.len() * 2 {
            return;
        }
        for at in stated {
            let name = self.blocks[at].words.plain.clone();
            self.notes[at].label = Some(Tag::by_others(Label::Question, name, ""));
        }
    }

    /// Whether a heading that does not ask says that several questions are below it.
    pub(in crate::bank::import) fn names_several(&self, at: usize) -> bool {
        self.notes[at].asks == Asks::No
            && section("several questions").is_in(&self.blocks[at].words.plain.to_lowercase())
    }

    /// The number of a task that a heading or a paragraph begins with.
    fn task_number(&self, at: usize) -> Option<u64> {
        let block = &self.blocks[at];
        let is_apart = matches!(block.kind, Kind::Heading(_) | Kind::Paragraph) && block.level == 0;
        let tag = self.notes[at].label.as_ref().filter(|tag| is_apart && tag.label == Some(Label::Prompt))?;
        // What it is worth, or how hard it is, may stand in brackets behind: `Task 4 (10 points)`.
        let name = tag.name.split_once(['(', '[']).map_or(tag.name.as_str(), |(name, _)| name);
        let name = name.trim().trim_end_matches(|c: char| !c.is_alphanumeric());
        let word = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_counting =
            section("counting").has(word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()));
        name[word.len()..].parse().ok().filter(|_| is_counting)
    }
}
