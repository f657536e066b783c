//! Headings that are set apart from the others of their level, and bold questions from the names in their answers.

use std::collections::HashSet;

use super::group::Group;
use crate::bank::import::{
    families::{self, Shape, Start},
    inline,
    labels::Label,
    page::Page,
    sections::heading_level,
    words::Asks,
};

/// The headings that are set apart by quotes or by numbers, where several are, and most of those ask. The others of
/// their level are sections.
pub(super) fn set_apart(page: &Page, group: &Group) -> Option<HashSet<usize>> {
    const FEWEST: usize = 3;
    let is_heading = group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(_)));
    let is_quoted =
        |at: usize| inline::unnumbered(&page.blocks[at].words.plain).starts_with(['"', '“', '„', '«', '「']);
    let is_numbered = |at: usize| families::lead(page, at).is_numbered;
    let all = |is_one: &dyn Fn(usize) -> bool| -> Option<HashSet<usize>> {
        let one: HashSet<usize> =
            group.starts.iter().map(|start| start.at).filter(|at| is_one(*at)).collect();
        let asking = one.iter().filter(|at| page.notes[**at].asks != Asks::No).count();
        (is_heading && one.len() >= FEWEST && asking * 10 >= one.len() * 7).then_some(one)
    };
    all(&is_quoted).or_else(|| all(&is_numbered))
}

/// The bold paragraphs that have a labelled answer or a heading right below, where several have, and what else is
/// bold hardly asks: names within the answers.
pub(super) fn told_below(page: &Page, shape: Shape, group: &Group) -> Option<HashSet<usize>> {
    const FEWEST: usize = 3;
    if shape != Shape::Bold {
        return None;
    }
    let level = |at: usize| page.blocks.get(at).and_then(heading_level);
    let is_answered = |start: &&Start| page.label(start.at + 1) == Some(Label::Answer);
    let is_over_heading = |start: &&Start| level(start.at + 1).is_some();
    let asks = |start: &&&Start, least: Asks| page.notes[start.at].asks >= least;
    let (answered, others): (Vec<&Start>, Vec<&Start>) = group.starts.iter().partition(is_answered);
    let (over, rest): (Vec<&Start>, Vec<&Start>) = group.starts.iter().partition(is_over_heading);
    let are_names =
        |others: &[&Start]| others.iter().filter(|start| asks(start, Asks::Yes)).count() * 5 <= others.len();
    let asking = over.iter().filter(|start| asks(start, Asks::Perhaps)).count();
    let told = if answered.len() >= FEWEST && are_names(&others) {
        answered
    } else if over.len() >= FEWEST && asking * 10 >= over.len() * 7 && are_names(&rest) {
        over
    } else {
        return None;
    };
    Some(told.into_iter().map(|start| start.at).collect())
}
