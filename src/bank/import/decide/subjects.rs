//! Headings that only name a subject, each with what there is to say about it: questions where the document
//! is about such.

use std::collections::BTreeMap;

use super::group::Group;
use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    page::Page,
};

/// Whether a document of questions has its smallest sections under the headings of a shape: they are questions,
/// too, where only few of their names ask.
pub(super) fn are_named(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 3;
    page.is_about_questions
        && group.fit() >= 0.15
        && group.starts.len() >= FEWEST
        && are_explained(page, group, &[Kind::Paragraph], 0.8)
}

/// Takes the subjects of a document in which hardly anything else is a question.
pub(super) fn instead(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    let others: usize = accepted.values().map(Vec::len).sum();
    let is_sure = |start: &&Start| start.is_certain && start.shape != Shape::Labelled;
    if accepted.contains_key(&Shape::FrontMatter) || accepted.values().flatten().any(|start| is_sure(&start))
    {
        return;
    }
    // What is below questions is in their answers.
    let is_outermost = |shape: &Shape| accepted.keys().all(|other| !other.is_heading() || other >= shape);
    let best = groups
        .iter()
        .filter(|(shape, _)| is_outermost(shape))
        .filter(|(_, group)| others * 10 <= group.starts.len() && are_subjects(page, group))
        .max_by_key(|(_, group)| group.starts.len());
    if let Some((shape, group)) = best {
        accepted.clear();
        let starts = group.starts.iter().filter(|start| first_below(page, start).is_some());
        accepted.insert(*shape, starts.copied().collect());
    }
}

fn are_subjects(page: &Page, group: &Group) -> bool {
    const FEWEST: usize = 4;
    const TEXT: [Kind; 3] = [Kind::Paragraph, Kind::Code, Kind::Table];
    let is_below_title =
        group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(level) if level > 1));
    let listed = group.starts.iter().filter(|start| page.is_listed[start.at]).count();
    let is_likely = page.is_about_questions && (group.fit() >= 0.15 || group.share(group.numbered) >= 0.8)
        || group.share(listed) >= 0.7 && page.mentions_interviews();
    group.starts.len() >= FEWEST && is_below_title && is_likely && are_explained(page, group, &TEXT, 0.4)
}

/// Whether most headings of a shape have text of their own right below them, which does not only lead
/// elsewhere, and no headings; text of such kinds, and no lists if it is but paragraphs. The others may have
/// nothing, up to a share.
fn are_explained(page: &Page, group: &Group, kinds: &[Kind], least: f64) -> bool {
    let is_explained = |start: &Start, first: usize| {
        let block = &page.blocks[first];
        page.sections.next_heading(start.at) >= page.sections.end(start.at)
            && kinds.contains(&block.kind)
            && !block.words.is_link()
            && (kinds.len() > 1 || !block.is_item())
    };
    let is_heading = group.starts.iter().all(|start| matches!(start.shape, Shape::Heading(_)));
    let (mut all, mut explained) = (0usize, 0usize);
    for start in &group.starts {
        if let Some(first) = first_below(page, start) {
            all += 1;
            explained += usize::from(is_explained(start, first));
        }
    }
    is_heading && explained * 10 >= all * 8 && group.share(explained) >= least
}

/// What a heading has below it: nothing where only quoted links lead away.
fn first_below(page: &Page, start: &Start) -> Option<usize> {
    let end = page.sections.end(start.at);
    let first = (start.at + 1..end).find(|at| !page.notes[*at].is_noise);
    first.filter(|first| !page.blocks[*first].is_quoted)
}
