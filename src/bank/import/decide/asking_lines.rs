//! Lines that ask, one below the other, in the body of a question: the next questions, which nobody set apart. Where a
//! heading says of each question that it is one, `Question 3`, they are asked on the way to an answer.

use super::group::{is_option, says_something};
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    labels::Label,
    page::Page,
    words::{self, Asks},
};

/// Adds them in a document of several questions, where no label above says that they are asked next.
pub(super) fn add(page: &Page, starts: &mut Vec<Start>) {
    const FEWEST_FOUND: usize = 5;
    const FEWEST: usize = 4;
    let are_all_called_so = starts.iter().all(|start| matches!(start.shape, Shape::QuestionHeading(_)));
    if starts.len() < FEWEST_FOUND || are_all_called_so {
        return;
    }
    let asking: Vec<usize> = (0..page.blocks.len()).filter(|at| asks(page, *at)).collect();
    let runs = asking.chunk_by(|a, b| page.first_said(*a, page.blocks.len()) == Some(*b));
    let of_their_own = |run: &&[usize]| {
        let above = run[0].checked_sub(1).and_then(|above| page.label(above));
        run.len() >= FEWEST && !matches!(above, Some(Label::FollowUps | Label::KeyPoints | Label::Aside))
    };
    let mut added: Vec<Start> = runs
        .filter(of_their_own)
        .flatten()
        .map(|at| Start { at: *at, shape: Shape::Paragraph, is_certain: false })
        .filter(|start| starts.binary_search_by_key(&start.at, |start| start.at).is_err())
        .filter(|start| says_something(page, start) && !is_option(page, start))
        .collect();
    starts.append(&mut added);
    starts.sort_by_key(|start| start.at);
}

/// Whether a paragraph is one line that ends as a question.
fn asks(page: &Page, at: usize) -> bool {
    const LONGEST: usize = 200;
    let block = &page.blocks[at];
    let plain = block.words.plain.as_str();
    block.kind == Kind::Paragraph
        && block.level == 0
        && !block.is_quoted
        && block.fold == 0
        && page.notes[at].asks == Asks::Yes
        && page.label(at).is_none()
        && !page.sections.is_aside(at)
        && plain.chars().count() <= LONGEST
        && !plain.contains('\n')
        && words::ends_as_question(plain)
}
