//! Documents of exercises that say so by what they bid: `Python practice`, and below it tasks and hardly anything else.

use super::{Page, Speaks, exercises::is_for_learners};
use crate::bank::import::{
    flow::{Block, Kind},
    note::Note,
    sections,
    vocabulary::section,
    words::{self, Asks},
};

/// How far the title of a document says that it holds exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    /// It may be anything: `Loops`
    Doubtful,
    /// What it names may also be work to do: `Frontend tasks`
    Tasks,
    /// `Homework`, `Python drills`
    Practised,
    /// What is below is to be done, or was: `Release checklist`.
    Other,
}

impl Page {
    /// Notes that a document is of exercises, where nearly all that it says bids somebody as such do, or of questions,
    /// where somebody is spoken to.
    pub(super) fn find_practised(&mut self) {
        self.is_practice = self.speaks < Speaks::InTitle && practises(&self.blocks, &self.notes);
        if self.is_practice || self.speaks < Speaks::InTitle && asks_somebody(&self.blocks, &self.notes) {
            self.speaks = Speaks::InTitle;
        }
    }

    /// Notes that texts bid somebody that begin with a verb of exercises, where many in a document of such do by their
    /// words alone: `Use a loop to print the numbers from 1 to 5`.
    pub(super) fn find_bidding(&mut self) {
        const FEWEST: usize = 3;
        if !self.is_of_exercises() {
            return;
        }
        let is_text = |at: &usize| {
            let is_text = matches!(self.blocks[*at].kind, Kind::Paragraph | Kind::Heading(_));
            is_text && self.notes[*at].label.is_none() && !self.notes[*at].is_noise
        };
        let texts: Vec<usize> = (0..self.blocks.len()).filter(is_text).collect();
        let bids = |at: &&usize| {
            self.notes[**at].asks != Asks::No || writes_program(&self.blocks[**at].words.plain.to_lowercase())
        };
        let bidding = texts.iter().filter(bids).count();
        if bidding < FEWEST || bidding * 5 < texts.len() * 2 {
            return;
        }
        for at in texts {
            let plain = &self.blocks[at].words.plain;
            let task = words::after_name(plain).unwrap_or(plain);
            if self.notes[at].asks == Asks::No && sets_exercise(task) {
                self.notes[at].asks = Asks::Perhaps;
            }
        }
    }
}

/// Whether a title in small letters says that there are exercises below: `Shell scripting - exercises`.
pub(in crate::bank::import) fn names_exercises(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    !section("other than practice").is_in(name)
        && (section("practice title").is_in(name) || words.any(|word| section("many exercises").has(word)))
}

/// Whether the lists of a document hold tasks and hardly anything else, as its title or their words say, or its sections
/// each tell of a program that is to be written.
fn practises(blocks: &[Block], notes: &[Note]) -> bool {
    const FEWEST: usize = 4;
    let title = blocks.first().map_or(Title::Doubtful, Title::of);
    if title == Title::Other {
        return false;
    }
    let (mut texts, mut bidding, mut programs, mut typical) = (0_usize, 0_usize, 0, 0);
    let (mut parts, mut written, mut is_written) = (0, 0, false);
    for (block, note) in blocks.iter().zip(notes).skip(1) {
        if sections::heading_level(block).is_some() {
            (parts, is_written) = (parts + 1, false);
        } else if parts > 0 && !is_written && writes_program(&block.words.plain.to_lowercase()) {
            (written, is_written) = (written + 1, true);
        }
        let is_text = block.kind == Kind::Paragraph && !note.is_noise && note.label.is_none();
        if !is_text {
            continue;
        }
        texts += 1;
        let plain = words::after_name(&block.words.plain).unwrap_or(&block.words.plain);
        let is_practised = title == Title::Practised;
        let is_task = words::asks(plain) == Asks::Perhaps
            || note.asks == Asks::Perhaps
            || is_practised && sets_exercise(plain);
        if is_task && (block.is_item() || is_practised) {
            let plain = plain.to_lowercase();
            let first = plain.split_whitespace().next().unwrap_or_default();
            bidding += 1;
            programs += usize::from(section("writing a program").begins(&plain));
            typical += usize::from(section("verb of exercises").has(first));
        }
    }
    // Where its title does not say so, what is to be programmed must.
    let are_all = match title {
        Title::Practised => bidding * 10 >= texts * 6,
        Title::Doubtful | Title::Tasks | Title::Other => {
            let least = if title == Title::Tasks { 1 } else { bidding.div_ceil(5) };
            bidding * 10 >= texts * 7 && (programs + typical) * 2 >= bidding && programs >= least
        }
    };
    let are_sections = parts >= FEWEST && written * 10 >= parts * 7;
    bidding >= FEWEST && are_all || are_sections && matches!(title, Title::Practised | Title::Tasks)
}

/// Whether nearly all that a document says bids, hardly anything with a mark, and some of it is said to somebody:
/// `Tell me about your team.`
fn asks_somebody(blocks: &[Block], notes: &[Note]) -> bool {
    const FEWEST: usize = 4;
    let is_text = |(block, note): &(&Block, &Note)| block.kind == Kind::Paragraph && !note.is_noise;
    let (mut texts, mut asking, mut sure, mut said) = (0, 0, 0, 0);
    for (block, note) in blocks.iter().zip(notes).filter(is_text) {
        let plain = &block.words.plain;
        let text = words::after_name(plain).unwrap_or(plain);
        texts += 1;
        asking += usize::from(note.asks != Asks::No || words::asks(text) != Asks::No);
        sure += usize::from(note.asks == Asks::Yes);
        said += usize::from(section("said to somebody").begins(&text.to_lowercase()));
    }
    said > 0 && asking >= FEWEST && asking * 10 >= texts * 8 && sure * 4 <= asking
}

impl Title {
    fn of(block: &Block) -> Self {
        let name = block.words.plain.to_lowercase();
        let has = |words: &str| section(words).is_in(&name);
        if sections::heading_level(block).is_none() {
            Self::Doubtful
        } else if has("other than practice") {
            Self::Other
        } else if has("practice title") || is_for_learners(&name) {
            Self::Practised
        } else if has("tasks title") {
            Self::Tasks
        } else {
            Self::Doubtful
        }
    }
}

/// Whether a text of some words begins with a verb of exercises, or says anywhere that a program is to be written:
/// `Even numbers. Write a program that …`
fn sets_exercise(plain: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let plain = plain.to_lowercase();
    let mut words = plain.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let first = words.find(|word| word.chars().any(char::is_alphabetic)).unwrap_or_default();
    let is_verb = ["setting a task", "bidding in a case", "verb of exercises", "bidding in an exercise"]
        .iter()
        .any(|name| section(name).has(first));
    is_verb && words.count() + 1 >= FEWEST_WORDS || writes_program(&plain)
}

/// Whether a text in small letters says anywhere that a program is to be written, be it in a language that it names:
/// `Write a C++ program`.
fn writes_program(plain: &str) -> bool {
    const FARTHEST: usize = 4;
    let is_named = |(at, _): (usize, &str)| {
        let named = plain[at..].split(|c: char| c.is_whitespace() || c == '.').skip(2).take(FARTHEST);
        named.into_iter().any(|word| section("program written").has(word))
    };
    section("writing a program").is_in(plain) || plain.match_indices("write a").any(is_named)
}
