//! A document as the families see it: its blocks, what each asks, which label it is, and under which
//! headings it stands.

use super::{
    flow::{self, Block, Kind},
    labels::{self, Label},
    options,
    sections::{self, Sections},
    view::View,
    vocabulary::section,
    words::{self, Asks},
};

/// A document that was read.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) view: View,
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Note>,
    pub(super) sections: Sections,
    /// Whether it speaks of questions in its headings or its first words.
    pub(super) is_about_questions: bool,
    /// For each block, whether a question begins with it: known once all of the document was judged.
    pub(super) is_start: Vec<bool>,
    /// The last block with text.
    pub(super) last_text: usize,
    /// Whether one label in it says that a question follows, and only one.
    pub(super) has_one_question: bool,
    /// Whether the links that items of its lists begin with are to be read, rather than questions.
    pub(super) are_links_material: bool,
}

/// What is known of a block by itself.
#[derive(Debug)]
pub(super) struct Note {
    pub(super) asks: Asks,
    /// The label that it begins with or is.
    pub(super) label: Option<Tag>,
    /// Whether there is nothing in it that says anything: a rule, a badge, a link back to the top.
    pub(super) is_noise: bool,
    /// Whether it is an item of a list that a label announces.
    pub(super) is_announced: bool,
}

/// A label as it stands in a document.
#[derive(Clone, Debug)]
pub(super) struct Tag {
    /// None for one that is not known by its words: a few words with a colon before a list.
    pub(super) label: Option<Label>,
    pub(super) name: String,
    /// What follows it in its block, in Markdown.
    pub(super) rest: String,
}

impl Page {
    pub(super) fn of(text: &str) -> Self {
        let view = View::of(text);
        let blocks = flow::blocks(&view);
        let notes: Vec<Note> = (0..blocks.len()).map(|at| note(&view, &blocks, at)).collect();
        let sections = sections::of(&blocks, parts(&blocks, &notes));
        let is_about_questions = speaks_of_questions(&blocks, &notes);
        let last_text = notes.iter().rposition(|note| !note.is_noise).unwrap_or_default();
        let is_question =
            |note: &&Note| note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::Question));
        let has_one_question = notes.iter().filter(is_question).take(2).count() == 1;
        let mut notes = notes;
        without_letters(&mut notes);
        let mut page = Self {
            view,
            blocks,
            notes,
            sections,
            is_about_questions,
            has_one_question,
            last_text,
            is_start: Vec::new(),
            are_links_material: false,
        };
        page.are_links_material = page.has_material();
        page.find_announced();
        page
    }

    /// Notes where questions begin.
    pub(super) fn mark(&mut self, starts: impl Iterator<Item = usize>) {
        self.is_start = vec![false; self.blocks.len()];
        for at in starts {
            self.is_start[at] = true;
        }
    }

    /// The known label of a block.
    pub(super) fn label(&self, at: usize) -> Option<Label> {
        self.notes[at].label.as_ref()?.label
    }

    /// Whether a block begins an item.
    pub(super) fn is_item(&self, at: usize) -> bool {
        self.blocks.get(at).is_some_and(Block::is_item)
    }

    /// Whether an item begins with a link to another site.
    pub(super) fn is_led_by_link(&self, at: usize) -> bool {
        let text = self.blocks[at].text(&self.view);
        self.is_item(at) && text.starts_with('[') && text.contains("](http")
    }

    /// Whether most items that begin with links to other sites are names: then those that ask are titles, too.
    fn has_material(&self) -> bool {
        const LEAST: usize = 4;
        let links: Vec<usize> = (0..self.blocks.len()).filter(|at| self.is_led_by_link(*at)).collect();
        let asking = links.iter().filter(|at| self.notes[**at].asks != Asks::No).count();
        links.len() >= LEAST && asking * 2 < links.len()
    }

    /// Whether a label before a list says that it is one of questions: by its words, or as the examples of a
    /// section of questions.
    fn names_questions(&self, at: usize) -> bool {
        let Some(tag) = &self.notes[at].label else { return false };
        let of_questions =
            |over: usize| self.sections.is_of_questions(over) && self.notes[over].asks == Asks::No;
        match tag.label {
            None => section("questions").is_in(&tag.name.to_lowercase()),
            Some(Label::Prompt) => self.sections.over(at).is_some_and(of_questions),
            _ => false,
        }
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
        let asking = items.iter().filter(|at| self.notes[**at].asks >= least).count();
        asking * 2 > items.len()
    }

    /// Marks the items of the lists that follow a label.
    fn find_announced(&mut self) {
        let mut list: Option<Announced> = None;
        for at in 0..self.blocks.len() {
            let block = &self.blocks[at];
            let is_label = !self.notes[at].is_noise
                && self.notes[at].label.as_ref().is_some_and(|tag| {
                    let is_part = tag.label != Some(Label::Question) && tag.rest.is_empty();
                    is_part && (tag.label.is_some() || !matches!(block.kind, Kind::Heading(_)))
                });
            if is_label {
                let item = block.item.map(|_| block.level);
                let over = item.or((block.level > 0).then_some(block.level));
                let names_questions = self.names_questions(at);
                let least = if names_questions { Asks::Perhaps } else { Asks::Yes };
                let is_asking =
                    (names_questions || self.label(at).is_none()) && self.is_asking(at + 1, least);
                let is_known = self.label(at).is_some();
                list = (!is_asking).then_some(Announced { over, first: None, is_known });
                if is_asking {
                    self.notes[at].label = None;
                }
            } else if let Some(announced) = &mut list {
                // Below a mere name, a label may still say that a question follows.
                let is_question = !announced.is_known && self.label(at) == Some(Label::Question);
                if announced.holds(block) && !is_question {
                    self.notes[at].is_announced = true;
                } else {
                    list = None;
                }
            }
        }
    }
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

/// A letter alone is the label of an answer only where one is that of a question.
fn without_letters(notes: &mut [Note]) {
    let is_letter = |tag: &Tag| tag.name.trim().chars().count() == 1;
    let is_question = |tag: &Tag| {
        tag.label == Some(Label::Question)
            && tag
                .name
                .trim()
                .chars()
                .next()
                .is_some_and(|c| !c.is_ascii() || c.eq_ignore_ascii_case(&'q') || is_letter(tag))
    };
    if !notes.iter().any(|note| note.label.as_ref().is_some_and(is_question)) {
        for note in notes {
            if note.label.as_ref().is_some_and(|tag| is_letter(tag) && tag.name.is_ascii()) {
                note.label = None;
            }
        }
    }
}

/// Which blocks are headings of parts of questions. One that stands there once, beside many questions, has
/// another meaning.
fn parts(blocks: &[Block], notes: &[Note]) -> Vec<bool> {
    let label = |at: usize| {
        let is_heading = matches!(blocks[at].kind, Kind::Heading(_));
        notes[at].label.as_ref().and_then(|tag| tag.label).filter(|_| is_heading)
    };
    let count = |wanted: Label| (0..blocks.len()).filter(|at| label(*at) == Some(wanted)).take(2).count();
    let is_one = count(Label::Question) == 1;
    let often = [Label::Answer, Label::KeyPoints, Label::FollowUps]
        .map(|wanted| (wanted, count(wanted) > 1 || is_one));
    let is_part = |at: usize| label(at).is_some_and(|label| often.contains(&(label, true)));
    (0..blocks.len()).map(is_part).collect()
}

fn note(view: &View, blocks: &[Block], at: usize) -> Note {
    let block = &blocks[at];
    let label = label(view, blocks, at);
    Note {
        asks: words::asks(&block.words.plain),
        is_noise: is_noise(block)
            && label.as_ref().is_none_or(|tag| matches!(tag.label, None | Some(Label::Aside))),
        label,
        is_announced: false,
    }
}

fn label(view: &View, blocks: &[Block], at: usize) -> Option<Tag> {
    let block = &blocks[at];
    let plain = block.words.plain.as_str();
    match block.kind {
        Kind::Heading(_) | Kind::Summary => {
            // A heading with more than a label in it is one only if it asks or answers.
            let split =
                labels::split(plain).filter(|labelled| labelled.is_joined && !labelled.rest.is_empty());
            let split = split.and_then(|split| Some((known(split.name, true)?, split)));
            if let Some((label @ (Label::Question | Label::Answer | Label::Difficulty), split)) = split {
                return Some(Tag {
                    label: Some(label),
                    name: split.name.to_owned(),
                    rest: split.rest.to_owned(),
                });
            }
            let label = known(plain, false)?;
            Some(Tag { label: Some(label), name: plain.to_owned(), rest: String::new() })
        }
        Kind::Paragraph => {
            let text = block.text(view);
            let split = labels::split(&text)?;
            if split.name.len() == 1 && is_first_option(view, blocks, at, &text) {
                return None;
            }
            let known = known(split.name, split.is_joined);
            let rest = split.rest.trim();
            if known.is_none() {
                let is_before_list = rest.is_empty() && blocks.get(at + 1).is_some_and(Block::is_item);
                let is_short = is_name(split.name);
                let nests =
                    block.level == 0 || blocks.get(at + 1).is_some_and(|next| next.level > block.level);
                if !(is_before_list && is_short && nests && words::asks(split.name) == Asks::No) {
                    return None;
                }
            }
            let name = split.name.trim().trim_matches(['*', '_', ' ']).to_owned();
            Some(Tag { label: known, name, rest: rest.to_owned() })
        }
        _ => None,
    }
}

/// Whether what stands before a list names it, and does not say something of its own.
fn is_name(text: &str) -> bool {
    const SAYING: [&str; 30] = [
        "a", "an", "there", "it", "this", "these", "we", "you", "they", "i", "here", "some", "for", "to",
        "when", "if", "in", "as", "or", "and", "with", "by", "at", "on", "that", "he", "she", "let's", "my",
        "our",
    ];
    let name = text.trim_matches(|c: char| !c.is_alphanumeric());
    let count = name.split_whitespace().count();
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    let is_short = if name.is_ascii() { count <= 5 } else { count <= 5 && name.chars().count() <= 40 };
    let is_bold = text.trim().starts_with("**");
    let says = SAYING.contains(&first.as_str()) || first == "the" && count > 3;
    let has_verb = name.split_whitespace().any(|word| {
        matches!(
            word,
            "is" | "are" | "was" | "can" | "has" | "have" | "will" | "should" | "must" | "do" | "does"
        )
    });
    is_short && (is_bold || !says && !has_verb)
}

/// Whether a letter at the start of a block is that of the first of several options.
fn is_first_option(view: &View, blocks: &[Block], at: usize, text: &str) -> bool {
    let next = |letter: char| {
        let lines = text.lines().nth(1).is_some_and(|line| options::letter(line) == Some(letter));
        lines || blocks.get(at + 1).is_some_and(|block| options::letter(&block.text(view)) == Some(letter))
    };
    options::letter(text) == Some('a') && next('b')
}

/// The label by its words. A name that itself asks something is none, unless it only says what to expect.
fn known(name: &str, is_joined: bool) -> Option<Label> {
    if name.contains(['?', '？']) {
        return None;
    }
    let label = labels::classify(name)?;
    let is_letter = name.trim().chars().count() == 1;
    if is_letter && !is_joined || label == Label::Answer && words::asks(name) != Asks::No {
        return None;
    }
    Some(label)
}

fn is_noise(block: &Block) -> bool {
    match block.kind {
        Kind::Rule | Kind::Open | Kind::Close => true,
        Kind::Paragraph => {
            let plain = block.words.plain.as_str();
            let has_words = plain.chars().any(char::is_alphanumeric);
            block.words.is_image()
                || !has_words && !block.words.has_image
                || block.words.has_anchor && words::is_back_link(plain)
        }
        _ => false,
    }
}

/// Whether a document speaks of questions in its headings or its first words.
fn speaks_of_questions(blocks: &[Block], notes: &[Note]) -> bool {
    const WORDS: &[&str] = &[
        "question",
        "interview",
        "quiz",
        "exercise",
        "q&a",
        "面试",
        "题",
        "問",
        "entrevista",
        "pregunta",
        "pergunta",
        "frage",
        "entretien",
        "вопрос",
        "собеседован",
        "면접",
        "질문",
        "faq",
        "exam",
    ];
    const LOOKED_AT: usize = 400;
    blocks.iter().zip(notes).take(LOOKED_AT).enumerate().any(|(at, (block, note))| {
        let is_looked_at = sections::heading_level(block).is_some() || at < 4;
        let plain = if is_looked_at { block.words.plain.to_lowercase() } else { return false };
        WORDS.iter().any(|word| plain.contains(word)) && note.asks != Asks::Yes
    })
}
