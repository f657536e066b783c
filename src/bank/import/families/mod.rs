//! The families of documents: each is a way in which documents set their questions apart.
//!
//! A family says where questions could begin, by the look of a block alone. Whether they do, the whole
//! document decides. A new family is a file of its own here and a line in [`ALL`].

mod bold;
mod bullet;
mod details;
mod front_matter;
mod heading;
mod heading_in_item;
mod labelled;
mod numbered;
mod paragraph;
mod question_heading;
mod quoted;
pub(super) mod table;

pub(super) use self::bold::names_part;
use super::{
    inline,
    labels::{self, Label},
    lead::Lead,
    note::Tag,
    page::Page,
    words,
};

/// A way in which documents set their questions apart.
pub(super) trait Family: Sync {
    /// Where questions could begin in a document, in order.
    fn starts(&self, page: &Page) -> Vec<Start>;
}

/// All of them. Where one block has the look of two, the first one has it.
pub(super) const ALL: &[&dyn Family] = &[
    &front_matter::FrontMatter,
    &question_heading::QuestionHeading,
    &labelled::Labelled,
    &heading_in_item::HeadingInItem,
    &heading::Heading,
    &details::Details,
    &numbered::Numbered,
    &bullet::Bullet,
    &bold::Bold,
    &quoted::Quoted,
    &paragraph::Paragraph,
    &table::Table,
];

/// Those that tell siblings by the look of each alone.
pub(super) const SIBLINGS: &[&dyn Family] =
    &[&heading_in_item::HeadingInItem, &heading::Heading, &numbered::Numbered, &bullet::Bullet, &bold::Bold];

/// A block at which a question could begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) at: usize,
    pub(super) shape: Shape,
    /// Whether its look leaves no doubt that it is one.
    pub(super) is_certain: bool,
}

/// What the beginnings of the questions of a document have in common. From the outermost to the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    FrontMatter,
    QuestionHeading(u8),
    Heading(u8),
    HeadingInItem(u8),
    Labelled,
    Details(usize),
    Bold,
    Quoted,
    Paragraph,
    Numbered(usize),
    Bullet(usize),
    Table,
}

impl Shape {
    /// Whether all up to the next such heading stands under it.
    pub(super) fn is_heading(self) -> bool {
        matches!(
            self,
            Self::FrontMatter | Self::QuestionHeading(_) | Self::Heading(_) | Self::HeadingInItem(_)
        )
    }

    /// The level of the item that it is.
    pub(super) fn item_level(self) -> Option<usize> {
        match self {
            Self::Numbered(level) | Self::Bullet(level) => Some(level),
            _ => None,
        }
    }
}

impl Start {
    pub(super) fn possible(at: usize, shape: Shape) -> Self {
        Self { at, shape, is_certain: false }
    }
}

/// The lead of the question that begins at a block, read once: rules of all kinds ask for it.
pub(super) fn lead(page: &Page, at: usize) -> &Lead {
    page.leads[at].get_or_init(|| read_lead(page, at))
}

fn read_lead(page: &Page, at: usize) -> Lead {
    let says_only_that_one_follows = |tag: &Tag| tag.is_list_name || tag.label == Some(Label::Prompt);
    if page.notes[at].label.as_ref().is_some_and(says_only_that_one_follows) {
        return Lead::default();
    }
    // The number of a task says no more than that.
    if let Some(tag) = page.notes[at].label.as_ref().filter(|tag| tag.label == Some(Label::Question))
        && labels::classify(&tag.name) == Some(Label::Prompt)
        && !tag.is_by_others
    {
        return Lead { is_numbered: true, ..Lead::of(&tag.rest) };
    }
    let text = page.blocks[at].text(&page.view);
    // What is a label only beside others like it is none by its words.
    let labelled = page.notes[at].label.as_ref().filter(|tag| tag.is_by_others);
    let mut lead = Lead::of(labelled.map_or(text.as_str(), |tag| tag.rest.as_str()));
    lead.is_numbered |= labelled.is_some_and(|tag| tag.name.contains(|c: char| c.is_numeric()));
    if page.answered_inline > 0
        && page.is_item(at)
        && lead.rest.is_empty()
        && let Some((question, answer)) = words::question_and_answer(&lead.prompt)
    {
        lead.rest = answer.to_owned();
        lead.prompt = question.to_owned();
    }
    let is_answered_below = page.answered_below && page.is_item(at) && page.is_answered_on_next_line(at)
        || page.is_led_by_symbol[at];
    if is_answered_below
        && lead.rest.is_empty()
        && let Some((question, answer)) = lead.prompt.split_once('\n')
    {
        lead.rest = answer.trim_start().to_owned();
        lead.prompt = question.trim_end().to_owned();
    }
    if page.is_counted[at]
        && let Some((_, rest)) = inline::bare_number(&lead.prompt)
    {
        lead.prompt = rest.to_owned();
        lead.is_numbered = true;
    }
    lead
}
