//! Headings for more questions between lists of such, `Stretch questions`, `Bonus`, and for those that follow nothing that
//! was asked: `Follow-up questions` in the notes of an interviewer.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    vocabulary::section,
    words::Asks,
};

/// What asks below a heading that says that it asks on is asked on its own, where nothing but a list of questions stands
/// above it: there is no question whose follow-ups they are. So is what surely asks below one that could be that of key
/// points, where nothing stands above that.
pub(super) fn unname(blocks: &[Block], notes: &mut [Note]) {
    const FEWEST: usize = 3;
    const FEWEST_MORE: usize = 2;
    let mut list: Option<Asked> = Some(Asked::default());
    let mut more: Vec<usize> = Vec::new();
    let mut open: Option<(usize, usize, Asked)> = None;
    let mut is_asked = !blocks.first().is_some_and(speaks_of_interviews);
    for at in 0..=blocks.len() {
        let heading = blocks.get(at).is_some_and(|block| matches!(block.kind, Kind::Heading(_)));
        if heading || at == blocks.len() {
            if let Some((heading, fewest, asked)) = open.take()
                && asked.are_questions(fewest)
                && (asked.are_sure() || !has(notes, heading, Label::KeyPoints))
            {
                more.push(heading);
            }
            if at == blocks.len() {
                break;
            }
            let is_more = has(notes, at, Label::FollowUps);
            let is_first =
                |list: Asked| list.others == 0 && (list.items == 0 || list.are_questions(FEWEST_MORE));
            let may_be_asked = has(notes, at, Label::KeyPoints) && list.is_some_and(is_first);
            if may_be_asked || is_more && list.is_some_and(|list| list.are_questions(FEWEST)) {
                open = Some((at, FEWEST_MORE, Asked::default()));
            } else if !is_asked && (is_more || names_discussion(&blocks[at], &notes[at])) {
                open = Some((at, FEWEST, Asked::default()));
            }
            let is_name = may_be_asked || notes[at].label.is_none();
            list = (is_name && notes[at].asks == Asks::No).then(Asked::default);
        }
        is_asked |= poses(&blocks[at], &notes[at]);
        if !heading && !notes[at].is_noise {
            let is_item = blocks[at].is_item();
            for asked in list.iter_mut().chain(open.as_mut().map(|(_, _, asked)| asked)) {
                asked.others += usize::from(!is_item);
                asked.items += usize::from(is_item);
                asked.asking += usize::from(is_item && notes[at].asks != Asks::No);
                asked.sure += usize::from(is_item && notes[at].asks == Asks::Yes);
            }
        }
    }
    for at in more {
        notes[at].label = None;
    }
}

/// Whether a title speaks of interviews, or of who holds them: `Interviewer notes`. Another may be that of the one case of
/// a document.
fn speaks_of_interviews(title: &Block) -> bool {
    let name = title.words.plain.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphabetic());
    matches!(title.kind, Kind::Heading(_))
        && words.any(|word| word.starts_with("interview") || section("examining").has(word))
}

/// Whether a block poses what may be asked on: outside of lists it asks, or a label says that it is told or answered.
fn poses(block: &Block, note: &Note) -> bool {
    let is_part = |label: &Label| matches!(label, Label::Question | Label::Prompt | Label::Answer);
    note.asks != Asks::No && block.level == 0 && !note.is_noise
        || note.label.as_ref().and_then(|tag| tag.label).as_ref().is_some_and(is_part)
}

/// Whether a heading that is known as one of points names what is to be discussed: that may be asked.
fn names_discussion(block: &Block, note: &Note) -> bool {
    note.label.as_ref().is_some_and(|tag| tag.label == Some(Label::KeyPoints))
        && section("discussed").is_in(&block.words.plain.to_lowercase())
}

fn has(notes: &[Note], at: usize, label: Label) -> bool {
    notes[at].label.as_ref().is_some_and(|tag| tag.label == Some(label))
}

/// What stands below a heading.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    items: usize,
    asking: usize,
    sure: usize,
    others: usize,
}

impl Asked {
    /// Whether it is a list, and most of its items ask.
    fn are_questions(self, fewest: usize) -> bool {
        self.items >= fewest && self.asking * 10 >= self.items * 6 && self.others * 3 <= self.items
    }

    /// Whether most of its items ask with a mark.
    fn are_sure(self) -> bool {
        self.sure * 10 >= self.items * 6
    }
}
