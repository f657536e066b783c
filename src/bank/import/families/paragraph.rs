//! A paragraph of its own is the question, as in what was pasted from a chat.

use super::{Family, Shape, Start};
use crate::bank::import::{flow::Kind, labels::Label, page::Page, words::Asks};

pub(super) struct Paragraph;

impl Family for Paragraph {
    fn starts(&self, page: &Page) -> Vec<Start> {
        let mut starts = Vec::new();
        let mut at = 0;
        while at < page.blocks.len() {
            let mut next = at + 1;
            if is_plain(page, at) && page.notes[at].asks != Asks::No {
                if let Some(answer) = answer_to_choices(page, at) {
                    starts.push(Start { at, shape: Shape::Paragraph, is_certain: true });
                    next = answer;
                } else if is_one_question(&page.blocks[at].words.plain, page.notes[at].asks) {
                    starts.push(Start::possible(at, Shape::Paragraph));
                }
            }
            at = next;
        }
        starts
    }
}

fn is_plain(page: &Page, at: usize) -> bool {
    let block = &page.blocks[at];
    block.kind == Kind::Paragraph && block.level == 0 && !block.is_quoted && block.fold == 0
}

/// Where the answer is labelled to what can be chosen from in a list below a paragraph, be it with code between.
fn answer_to_choices(page: &Page, at: usize) -> Option<usize> {
    const MOST_BETWEEN: usize = 3;
    const MOST_CHOICES: usize = 10;
    const FEWEST_CHOICES: usize = 2;
    let is_between = |at: &usize| {
        let block = &page.blocks[*at];
        matches!(block.kind, Kind::Code | Kind::Paragraph) && block.level == 0 && page.label(*at).is_none()
    };
    let between = (at + 1..page.blocks.len()).take(MOST_BETWEEN).take_while(is_between).count();
    let first = at + 1 + between;
    let choices =
        (first..page.blocks.len()).take(MOST_CHOICES + 1).take_while(|at| page.is_item(*at)).count();
    let answer = first + choices;
    ((FEWEST_CHOICES..=MOST_CHOICES).contains(&choices)
        && answer < page.blocks.len()
        && page.blocks[answer].level == 0
        && page.label(answer) == Some(Label::Answer))
    .then_some(answer)
}

/// Whether a text is a question or a task, and little else: it is not long, and a question ends as one.
fn is_one_question(plain: &str, asks: Asks) -> bool {
    const LONGEST: usize = 400;
    plain.len() <= LONGEST && (asks == Asks::Perhaps || plain.trim_end().ends_with(['?', '？']))
}
