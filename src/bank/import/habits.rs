//! What the document does with the bodies of its questions: whether it answers in prose, and what its lists
//! without a label are.

pub(super) mod named_ends;
mod tally;

use std::collections::BTreeMap;

use self::tally::Tally;
use super::{
    families::{Shape, Start},
    lead::Lead,
    note::Tag,
    page::Page,
    spans::Span,
    words::Asks,
};

/// What the document does with the bodies of its questions.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Habits {
    /// The share of the questions with a body that answer in prose or code.
    pub(super) prose: f64,
    /// The share of those with a body where it is a list alone.
    pub(super) list_alone: f64,
    /// The share of the items of lists without a label that ask something.
    pub(super) asking_items: f64,
    /// How many such items there are.
    pub(super) items: f64,
    /// The share of the questions before others in the same section that prose outside of lists follows.
    pub(super) prose_between: f64,
    /// The share of the lists that are all of a body, of which one item is marked as right.
    pub(super) marked: f64,
    /// The share of such lists below what says that something is to be chosen, where no answer has a label.
    pub(super) choosing: f64,
    /// The share of the questions with code right below that are about it.
    pub(super) code_prompts: f64,
    /// The share of the questions that have an answer with a label.
    pub(super) answers: f64,
    /// The share of the questions that have key points with a label.
    pub(super) points: f64,
    /// How long an item of a list that is all of a body is, in characters.
    pub(super) item_length: f64,
    /// The share of such items that end as sentences do.
    pub(super) sentences: f64,
    /// The share of such items that show a picture.
    pub(super) pictures: f64,
    /// How many items such a list has.
    pub(super) items_alone: f64,
    /// The share of the headings that are titles above a prompt.
    pub(super) titles: f64,
    /// The share of the headings that only name a subject, with no question below.
    pub(super) subjects: f64,
    /// The share of the headings that are mere labels, of all below whose first words state a task.
    pub(super) stated: f64,
    /// The share of the titles above a paragraph that asks, with one below that states: that is its answer.
    pub(super) told_below: f64,
    /// The share of the questions whose headings are mere labels, or name and do not ask.
    pub(super) nameless: f64,
    /// The share of the questions that are names above a prompt, with a labelled part below it; and of these those whose
    /// prompts ask.
    pub(super) told: f64,
    pub(super) told_asking: f64,
    /// The share of the questions with nothing below them.
    pub(super) bare: f64,
    /// Whether names in bold stand right above questions, as those of sections do, and nowhere else.
    pub(super) sections_in_bold: bool,
    /// The share of the questions with a link to an answer that stands elsewhere.
    pub(super) elsewhere: f64,
}

/// Whether a heading says that a question follows, and not which: `Question 3`, `Question 3: Caching`.
fn is_nameless(page: &Page, start: &Start, lead: &Lead) -> bool {
    // A letter and a number count questions, and not tasks that are told below their names.
    let is_letter = |tag: &Tag| tag.name.trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("q");
    let is_counted = page.notes[start.at].label.as_ref().is_some_and(is_letter) && !lead.prompt.is_empty();
    let is_name = matches!(start.shape, Shape::QuestionHeading(_))
        && page.notes[start.at].asks == Asks::No
        && !is_counted
        && !says_more_than_name(&lead.prompt);
    start.shape.is_heading() && (lead.prompt.is_empty() || is_name)
}

/// Whether what a heading says after its label is more than a name: it ends as a sentence does, or is long.
pub(super) fn says_more_than_name(prompt: &str) -> bool {
    const MOST_WORDS: usize = 14;
    let text = prompt.trim_end_matches(['*', '_', ' ', '"']);
    text.ends_with(['.', '。', ':', '：']) || text.split_whitespace().count() > MOST_WORDS
}

impl Habits {
    /// Whether all below a heading that only says that a question follows states what is to be done.
    pub(super) fn is_stated(&self, page: &Page, start: &Start, lead: &Lead) -> bool {
        // A name among questions is one itself.
        let is_usual = lead.prompt.is_empty() || self.nameless >= 0.5;
        self.stated >= 0.5 && self.answers < 0.2 && is_usual && is_nameless(page, start, lead)
    }

    /// Whether what stands between a name and the first labelled part is the prompt.
    pub(super) fn are_told(&self) -> bool {
        self.told >= 0.6 && self.told_asking >= 0.5
    }

    /// Whether lists that are all of a body are answers in sentences, and no points to look for.
    pub(super) fn tell(&self) -> bool {
        const LONGEST_POINT: f64 = 110.0;
        const FEWEST_POINTS: f64 = 1.5;
        const LONG_POINT: f64 = 60.0;
        self.subjects >= 0.3
            || self.item_length > LONGEST_POINT
            || self.item_length > LONG_POINT && self.sentences >= 0.6
            || self.items_alone < FEWEST_POINTS
            || self.pictures >= 0.1
    }

    /// These with what others say of what bodies hold.
    fn with_bodies_of(self, own: &Self) -> Self {
        Self {
            prose: own.prose,
            list_alone: own.list_alone,
            item_length: own.item_length,
            sentences: own.sentences,
            pictures: own.pictures,
            items_alone: own.items_alone,
            ..self
        }
    }

    /// What is usual in all bodies.
    fn of_all(page: &Page, spans: &[Span]) -> Self {
        let mut tally = Tally::default();
        for (span, is_followed) in spans.iter().zip(followed(page, spans)) {
            tally.add(page, span, is_followed);
        }
        let bare = named_ends::bare(page, spans);
        Self { bare, sections_in_bold: named_ends::are_sections(page, spans, bare), ..tally.habits() }
    }
}

/// For each span, whether another question follows in the same section.
fn followed(page: &Page, spans: &[Span]) -> impl Iterator<Item = bool> {
    let over = |span: &Span| page.sections.over(span.start.at);
    (0..spans.len()).map(move |at| spans.get(at + 1).is_some_and(|next| over(next) == over(&spans[at])))
}

/// What a document of questions in several forms does with the bodies of each.
#[derive(Debug)]
pub(super) struct ByShape {
    all: Habits,
    own: BTreeMap<Shape, Habits>,
}

impl ByShape {
    /// Where all bodies of a shape are short lists alone, that is what is usual there, whatever the other shapes have.
    pub(super) fn of(page: &Page, spans: &[Span]) -> Self {
        const FEWEST: f64 = 2.0;
        let all = Habits::of_all(page, spans);
        let mut tallies: BTreeMap<Shape, Tally> = BTreeMap::new();
        for (span, is_followed) in spans.iter().zip(followed(page, spans)) {
            tallies.entry(span.start.shape).or_default().add(page, span, is_followed);
        }
        let own = |(shape, tally): (Shape, Tally)| {
            let habits = tally.has_lists_alone(FEWEST).then(|| tally.habits())?;
            Some((shape, all.with_bodies_of(&habits))).filter(|_| !habits.tell())
        };
        Self { own: tallies.into_iter().filter_map(own).collect(), all }
    }

    /// What is usual in the bodies of a shape.
    pub(super) fn of_shape(&self, shape: Shape) -> &Habits {
        self.own.get(&shape).unwrap_or(&self.all)
    }
}
