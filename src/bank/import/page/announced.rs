//! The lists that a label announces: their items are a part of a question, and begin none.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Page;
use crate::bank::import::{
    difficulty,
    flow::{Block, Kind},
    labels::Label,
    marks,
    note::Tag,
    vocabulary::section,
    words::Asks,
};

impl Page {
    /// Labels as a question what names a list of questions that have one answer, right below the list.
    pub(super) fn find_tasks(&mut self) {
        let mut last = None;
        for at in 0..self.blocks.len() {
            let (block, note) = (&self.blocks[at], &self.notes[at]);
            if note.is_noise || block.level > 0 {
                continue;
            }
            if self.label(at) == Some(Label::Answer)
                && let Some(tag) = last.and_then(|name: usize| self.notes[name].label.as_mut())
            {
                (tag.label, tag.is_list_name) = (Some(Label::Question), true);
            }
            let is_name = |tag: &Tag| {
                let name = tag.name.to_lowercase();
                tag.rest.is_empty()
                    && tag.label.is_none_or(|label| label == Label::Question)
                    && (section("whole Question").has(&name)
                        || section("whole Question").has(name.trim_end_matches('s')))
            };
            let note = &self.notes[at];
            let names = block.kind == Kind::Paragraph && note.label.as_ref().is_some_and(is_name);
            last = (names && self.is_item(at + 1)).then_some(at);
        }
    }

    /// An item whose words are no known label is one of several questions, where most items beside it ask and have
    /// something nested in them, too: then it names no list.
    pub(super) fn unname_siblings(&mut self) {
        const FEWEST: usize = 2;
        let mut lists: BTreeMap<(usize, Option<usize>), Vec<usize>> = BTreeMap::new();
        let mut outside = 0;
        for at in 0..self.blocks.len() {
            let block = &self.blocks[at];
            if block.level == 0 && block.kind != Kind::Rule {
                outside = at;
            }
            let nests = self.blocks.get(at + 1).is_some_and(|next| next.level > block.level);
            if block.is_item() && block.level > 0 && nests {
                lists.entry((outside, self.item_over(at))).or_default().push(at);
            }
        }
        for list in lists.into_values() {
            let asking = list.iter().filter(|at| self.notes[**at].asks == Asks::Yes).count();
            if asking < FEWEST || asking * 2 <= list.len() {
                continue;
            }
            for at in list {
                let is_unknown = self.notes[at].label.as_ref().is_some_and(|tag| tag.label.is_none());
                if is_unknown && !self.blocks[at].words.plain.trim_end().ends_with([':', '：']) {
                    self.notes[at].label = None;
                }
            }
        }
    }

    /// Whether a label before a list says that it is one of questions: by its words, or as the examples of a
    /// section of questions.
    fn names_questions(&self, at: usize) -> bool {
        let Some(tag) = &self.notes[at].label else { return false };
        let is_titled = |over: usize| self.title == Some(over) && self.is_titled_questions();
        let of_questions = |over: usize| {
            (self.sections.is_of_questions(over) || is_titled(over)) && self.notes[over].asks == Asks::No
        };
        match tag.label {
            None => {
                let name = tag.name.to_lowercase();
                // `Anna asked:` announces what she did.
                let is_told =
                    name.split_whitespace().last().is_some_and(|word| section("who asked").has(word));
                section("questions").is_in(&name) || is_told
            }
            Some(Label::Prompt) => {
                section("many questions").has(tag.name.to_lowercase().trim())
                    || self.sections.over(at).is_some_and(of_questions)
            }
            _ => false,
        }
    }

    /// Whether a block says what somebody can or should do, as a list after it tells: `A candidate should be able to:`.
    fn names_abilities(&self, at: usize) -> bool {
        const MOST_WORDS: usize = 3;
        let block = &self.blocks[at];
        if block.kind != Kind::Paragraph || block.is_item() || !self.is_item(at + 1) {
            return false;
        }
        let Some(text) = block.words.plain.trim_end().strip_suffix([':', '：']) else { return false };
        let text = text.to_lowercase();
        if section("to oneself").is_in(&text) {
            return true;
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let ends_so = |count: usize| {
            words.len() > count && section("ability").has(&words[words.len() - count..].join(" "))
        };
        (1..=MOST_WORDS).any(ends_so) && !self.is_asking(at + 1, Asks::Yes)
    }

    /// Whether most items of the list that begins at a block ask something, `least` so.
    fn is_asking(&self, at: usize, least: Asks) -> bool {
        const LOOKED_AT: usize = 40;
        let Some(level) = self.blocks.get(at).filter(|block| block.is_item()).map(|block| block.level) else {
            return false;
        };
        let end = (at + LOOKED_AT).min(self.blocks.len());
        let list = (at..end).take_while(|at| self.blocks[*at].level >= level);
        let items: Vec<usize> =
            list.filter(|at| self.is_item(*at) && self.blocks[*at].level == level).collect();
        let count = |least: Asks| items.iter().filter(|at| self.notes[**at].asks >= least).count();
        let (sure, all) = (count(Asks::Yes), count(Asks::Perhaps));
        // Tasks among questions are such, too.
        count(least) * 2 > items.len() || sure > 0 && all > 1 && all * 10 >= items.len() * 8
    }

    /// Whether many items are counted in the list that begins at a block, and a third of them ask with a mark: the others
    /// name what is asked.
    fn counts_some_asking(&self, at: usize) -> bool {
        const FEWEST: usize = 3;
        const LOOKED_AT: usize = 60;
        let end = (at + LOOKED_AT).min(self.blocks.len());
        let outermost = |at: &usize| self.blocks[*at].item.filter(|_| self.blocks[*at].level == 1);
        let is_in_list =
            |at: &usize| self.blocks[*at].level > 0 && outermost(at).is_none_or(|item| item.is_ordered);
        let items: Vec<usize> =
            (at..end).take_while(is_in_list).filter(|at| outermost(at).is_some()).collect();
        let asking = items.iter().filter(|at| self.notes[**at].asks == Asks::Yes).count();
        asking >= FEWEST && asking * 3 >= items.len()
    }

    /// Whether a heading is the name of a section of answers.
    pub(in crate::bank::import) fn is_of_answers(&self, heading: usize) -> bool {
        let name = self.blocks[heading].words.plain.to_lowercase();
        section("answers").has(name.trim_matches(|c: char| !c.is_alphanumeric()))
    }

    /// The number of an outermost item.
    pub(in crate::bank::import) fn number(&self, at: usize) -> Option<u64> {
        let block = self.blocks.get(at).filter(|block| block.is_item() && block.level == 1)?;
        marks::number(&self.view.lines.get(block.first)?.text).map(|(number, _)| number)
    }

    /// The number that a heading begins with.
    pub(in crate::bank::import) fn heading_number(&self, at: usize) -> Option<u64> {
        let is_heading = matches!(self.blocks[at].kind, Kind::Heading(_));
        let plain = marks::with_blanks(&self.blocks[at].words.plain);
        marks::number(&plain).map(|(number, _)| number).filter(|_| is_heading)
    }

    /// Whether an item has the number after the last one: a name between them does not begin another list.
    pub(in crate::bank::import) fn goes_on_counting(&self, at: usize, last: Option<u64>) -> bool {
        last.zip(self.number(at)).is_some_and(|(last, number)| number == last + 1)
    }

    /// Whether a bold name without a colon, be it an item, stands right above a list of tasks, in a document of questions:
    /// all of them bid, or most where the section says that it holds questions.
    fn names_tasks(&self, at: usize) -> bool {
        const LOOKED_AT: usize = 40;
        let block = &self.blocks[at];
        let is_name = self.notes[at].label.as_ref().is_some_and(|tag| tag.label.is_none())
            && (block.level == 0 || block.level == 1 && block.is_item())
            && block.words.is_bold()
            && !block.words.plain.trim_end().ends_with([':', '：']);
        let level = block.level;
        let list =
            (at + 1..self.blocks.len()).take(LOOKED_AT).take_while(|at| self.blocks[*at].level > level);
        let items: Vec<usize> = list.filter(|at| self.is_item(*at)).collect();
        let bids = |at: &usize| self.notes[*at].asks != Asks::No;
        let do_most = || {
            let outermost = items.iter().filter(|at| self.blocks[**at].level == level + 1);
            outermost.clone().filter(|at| bids(at)).count() * 2 >= outermost.count()
        };
        let is_said = || self.sections.over(at).is_some_and(|over| self.sections.is_of_questions(over));
        is_name
            && self.is_item(at + 1)
            && (self.is_titled_questions() && items.iter().all(bids) || is_said() && do_most())
    }

    /// Whether an unknown label with a colon, which comes once, stands apart from the lists above it in a document of
    /// questions, and all of several items below it ask: somebody has more of them. `Anna sent these:`
    fn names_more_questions(&self, at: usize) -> bool {
        const FEWEST: usize = 2;
        const LOOKED_AT: usize = 40;
        let Some(tag) = self.notes[at].label.as_ref().filter(|tag| tag.label.is_none()) else { return false };
        let is_apart = self.blocks[at].level == 0 && at > 0 && self.blocks[at - 1].level == 0;
        // In bold, it may be the name of what is done in steps.
        if !is_apart || self.blocks[at].words.bold > 0 || !self.is_titled_questions() || !self.is_item(at + 1)
        {
            return false;
        }
        let list = (at + 1..self.blocks.len()).take(LOOKED_AT).take_while(|at| self.blocks[*at].level > 0);
        let items: Vec<usize> = list.filter(|at| self.is_item(*at) && self.blocks[*at].level == 1).collect();
        let names = self.notes.iter().filter_map(|note| note.label.as_ref());
        items.len() >= FEWEST
            && items.iter().all(|at| self.notes[*at].asks != Asks::No)
            && names.filter(|other| other.name == tag.name).take(FEWEST).count() == 1
    }

    /// The words before the numbers of bold names and labels that count the lists below them, where several do:
    /// `**Round 2 – coding**`.
    fn counted_rounds(&self) -> HashSet<String> {
        let is_name = |at: &usize| {
            let block = &self.blocks[*at];
            block.kind == Kind::Paragraph && block.level == 0 && self.is_item(at + 1)
        };
        let mut numbers: HashMap<String, HashSet<u64>> = HashMap::new();
        for (word, number) in (0..self.blocks.len())
            .filter(is_name)
            .filter_map(|at| counted_round(&self.blocks[at].words.plain))
        {
            numbers.entry(word).or_default().insert(number);
        }
        numbers.into_iter().filter(|(_, numbers)| numbers.len() > 1).map(|(word, _)| word).collect()
    }

    /// Whether an item that asks is the next question after a list of parts, though Markdown takes it for one more of
    /// those: it stands apart, and the label of that list is below it again, or nothing is.
    fn begins_next(&self, at: usize, announced: &Announced) -> bool {
        let block = &self.blocks[at];
        let Some(label) = announced.label.filter(|_| block.is_item() && self.notes[at].asks != Asks::No)
        else {
            return false;
        };
        let is_sure = self.notes[at].asks == Asks::Yes;
        let name = |at: usize| self.notes.get(at)?.label.as_ref().map(|tag| tag.name.as_str());
        let is_level = announced.first.is_some_and(|(level, _)| level == block.level);
        let is_followed = self.first_said(at, self.blocks.len());
        is_level
            && announced.is_known
            && self.is_apart(at)
            && !announced.are_apart
            && self.label(label) != Some(Label::FollowUps)
            && is_followed.map_or(is_sure, |next| name(next) == name(label))
    }

    /// Whether a blank line is above a block.
    fn is_apart(&self, at: usize) -> bool {
        let above = self.blocks[at].first.checked_sub(1).and_then(|above| self.view.lines.get(above));
        above.is_some_and(|line| line.text.trim().is_empty())
    }

    /// Marks the items of the lists that follow a label.
    pub(super) fn find_announced(&mut self) {
        let mut list: Option<Announced> = None;
        let mut number = None;
        let rounds = self.counted_rounds();
        let mut subjects = self.subject_names();
        subjects.extend(self.counted_sections());
        for at in 0..self.blocks.len() {
            let block = &self.blocks[at];
            number = self.number(at).or(number);
            let is_label = !self.notes[at].is_noise
                && self.notes[at].label.as_ref().is_some_and(|tag| {
                    let is_part = tag.label != Some(Label::Question) && tag.rest.is_empty();
                    // As a heading, `Level 1` is the name of a section.
                    let is_name = matches!(tag.label, None | Some(Label::Topic | Label::Difficulty));
                    is_part && !(is_name && matches!(block.kind, Kind::Heading(_)))
                });
            if self.names_abilities(at) {
                let over = (block.level > 0).then_some(block.level);
                list = Some(Announced { over, first: None, is_known: true, label: None, are_apart: false });
            } else if is_label {
                let item = block.item.map(|_| block.level);
                let over = item.or((block.level > 0).then_some(block.level));
                let names_questions = self.names_questions(at);
                let least = if names_questions { Asks::Perhaps } else { Asks::Yes };
                let is_own = section("to oneself").is_in(&self.blocks[at].words.plain.to_lowercase());
                // In bold, without a colon, `Background` is the name of a section.
                let is_section = self.label(at) == Some(Label::Prompt)
                    && block.words.is_bold()
                    && !block.words.plain.ends_with([':', '：']);
                let least = if is_section { Asks::Perhaps } else { least };
                // Under `Answers` may stand what is answered.
                let is_answers = matches!(block.kind, Kind::Heading(_)) && self.is_of_answers(at);
                let is_section = is_section
                    || self.label(at) == Some(Label::Prompt) && matches!(block.kind, Kind::Heading(_));
                // In a section of questions, the name of a level is above some of them.
                let is_level = block.level == 0
                    && self.label(at).is_none()
                    && block.words.is_bold()
                    && difficulty::of_heading(&block.words.plain).is_some()
                    && self.sections.over(at).is_some_and(|over| self.sections.is_of_questions(over));
                // What counts on from the questions above is one list with them, as `Bonus` may hold the last ones.
                let is_counted_on = block.level == 0
                    && self.label(at) != Some(Label::Answer)
                    && self.is_counted_on.get(at + 1) == Some(&true);
                let is_round = self.label(at).is_none()
                    && counted_round(&block.words.plain).is_some_and(|(word, _)| rounds.contains(&word));
                let is_asking = is_level
                    || subjects.contains(&at)
                    || is_counted_on
                    || is_round && self.is_asking(at + 1, Asks::Perhaps)
                    || self.names_more_questions(at)
                    || (names_questions || is_section || is_answers || self.label(at).is_none())
                        && !is_own
                        && (self.label(at).is_none()
                            && block.level == 0
                            && self.goes_on_counting(at + 1, number)
                            || self.is_asking(at + 1, least)
                            || self.label(at).is_none()
                                && block.level == 0
                                && self.counts_some_asking(at + 1)
                            || self.names_tasks(at));
                let is_known = self.label(at).is_some();
                list = (!is_asking).then_some(Announced {
                    over,
                    first: None,
                    is_known,
                    label: Some(at),
                    are_apart: false,
                });
                if is_asking {
                    self.notes[at].label = None;
                }
            } else if let Some(announced) = &mut list {
                // Below a mere name, a label may still say that a question follows.
                let is_question = !announced.is_known && self.label(at) == Some(Label::Question)
                    || self.begins_next(at, announced);
                if announced.holds(block) && !is_question {
                    let is_later = announced.label.is_some_and(|label| at >= label + 2);
                    announced.are_apart |= is_later && self.is_item(at) && self.is_apart(at);
                    self.notes[at].is_announced = true;
                } else {
                    list = None;
                }
            }
        }
    }
}

/// The word of a part of an interview, and its number, that a name begins with.
fn counted_round(plain: &str) -> Option<(String, u64)> {
    let mut words = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let word = words.next()?.to_lowercase();
    let number = words.next()?.parse().ok()?;
    section("counted round").has(&word).then_some((word, number))
}

/// A list that a label announces.
#[derive(Debug)]
struct Announced {
    /// The level of the item that the label is.
    over: Option<usize>,
    /// The level of its first item, and whether that has a number.
    first: Option<(usize, bool)>,
    /// Whether the label is known by its words.
    is_known: bool,
    /// The block that it is.
    label: Option<usize>,
    /// Whether a blank line is above one of its items, but for the first.
    are_apart: bool,
}

impl Announced {
    /// Whether a block is in the list. A list of another kind on the same level is another list.
    fn holds(&mut self, block: &Block) -> bool {
        if block.level == 0
            || matches!(block.kind, Kind::Heading(_))
            || self.over.is_some_and(|over| block.level <= over)
        {
            return false;
        }
        let Some(item) = block.item else { return self.first.is_some_and(|(level, _)| block.level >= level) };
        let (level, is_ordered) = *self.first.get_or_insert((block.level, item.is_ordered));
        block.level > level || block.level == level && item.is_ordered == is_ordered
    }
}
