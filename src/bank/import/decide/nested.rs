//! Accepted shapes that stand within others: one of the two is topics, sections or answers.

use std::collections::BTreeMap;

use super::{
    apart::{are_lists_of_questions, holds_answered, names_one_of},
    group::Group,
    holding, owner, topics,
};
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
    words::Asks,
};

/// Takes away the shapes around others that are topics, and those within others that are parts of an answer.
pub(super) fn settle(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    let shapes: Vec<Shape> = accepted.keys().copied().collect();
    without_bold_topics(page, groups, accepted);
    for outer in shapes.iter().filter(|shape| shape.is_heading()) {
        for inner in shapes.iter().filter(|inner| *inner > outer) {
            let (Some(outers), Some(inners)) = (accepted.get(outer), accepted.get(inner)) else { continue };
            if matches!(outer, Shape::QuestionHeading(_))
                && *inner == Shape::Labelled
                && holding::are_follow_ups(page, inners)
            {
                continue;
            }
            if *inner == Shape::Labelled && holding::ask_themselves(page, outers, inners) {
                continue;
            }
            // Those of the shape that are topics already speak about the others.
            let all = &groups[outer].starts;
            let counts = within(page, all, inners);
            let holding = counts.iter().filter(|count| **count > 0).count();
            let inside: usize = counts.iter().sum();
            if inside * 2 < inners.len() || holding == 0 {
                continue;
            }
            // Those that ask beside the topics hold none of the others.
            let is_asking = |start: &Start| page.notes[start.at].asks != Asks::No;
            if outers.len() < all.len()
                && outers.iter().all(is_asking)
                && within(page, outers, inners).iter().all(|count| *count == 0)
            {
                continue;
            }
            let (outer_fit, inner_fit) = (groups[outer].fit(), groups[inner].fit());
            // One question for all of a document, and many in it: it is its title.
            let is_under_heading = |start: &&Start| page.sections.over(start.at) != Some(outers[0].at);
            let apart = if outers.len() == 1 { inners.iter().filter(is_under_heading).count() } else { 0 };
            let own: usize = within(page, outers, inners).iter().sum();
            // A title that asks is answered in sections with such names.
            let is_asked = *outer == Shape::FrontMatter
                && page.notes[outers[0].at].asks != Asks::No
                && inner_fit < 0.5
                && groups[inner].share(groups[inner].with_parts) < 0.5;
            let is_title = outers.len() == 1
                && !is_asked
                && own * 2 >= inners.len()
                && (own >= 5 || apart >= 1 || own >= 3 && groups[inner].share(groups[inner].numbered) >= 1.0)
                && (groups[outer].certain == 0
                    || names_one_of(page, outers[0].at) && own >= 5 && inner_fit >= 0.9);
            let is_chosen = matches!(inner, Shape::Paragraph | Shape::Quoted)
                && groups[inner].certain >= 2
                && !matches!(outer, Shape::QuestionHeading(_));
            let is_labelled = *inner == Shape::Labelled && holding * 2 >= all.len() || is_chosen;
            let are_names = *inner == Shape::Quoted && inside <= holding;
            let asks_less = !are_names && outer_fit < 0.5 && inner_fit >= 0.5 && holding * 2 >= all.len()
                || outer_fit < inner_fit && groups[outer].certain == 0 && are_far_more(page, inners, all);
            let are_tasks =
                groups[outer].starts.iter().filter(|outer| topics::titles_tasks(page, outer)).count();
            // Each is answered as a whole, and none of what it holds by itself.
            let are_answered = groups[inner].with_parts <= outers.len();
            if are_tasks > 1 && are_tasks * 2 >= groups[outer].starts.len() && are_answered {
                continue;
            }
            let is_set = holds_answered(outer, inner, &groups[inner], &counts);
            let are_sections = || are_lists_of_questions(page, outers, inners);
            if is_title || is_labelled || asks_less || is_set || are_sections() {
                accepted.remove(outer);
            } else if *inner == Shape::Labelled && matches!(outer, Shape::Heading(_)) {
                without_holders(page, *outer, accepted);
            }
        }
    }
}

/// Whether some starts are many, nearly all ask and half of them surely, and there are far more of them than of the
/// others: one long list among a few sections.
fn are_far_more(page: &Page, starts: &[Start], others: &[Start]) -> bool {
    const FEWEST: usize = 10;
    const TIMES: usize = 5;
    let count = |least: Asks| starts.iter().filter(|start| page.notes[start.at].asks >= least).count();
    starts.len() >= FEWEST.max(others.len() * TIMES)
        && count(Asks::Yes) * 2 >= starts.len()
        && count(Asks::Perhaps) * 10 >= starts.len() * 8
}

/// Takes away bold paragraphs that only name what those below are about: most of these have an answer or such, or nearly
/// all ask, and there are two below a name as a rule.
fn without_bold_topics(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const INNER: [Shape; 4] = [Shape::Bullet(1), Shape::Numbered(1), Shape::Quoted, Shape::Paragraph];
    const MOST_ASKING: f64 = 0.5;
    const LEAST: f64 = 0.5;
    const NEARLY_ALL: f64 = 0.8;
    const SEVERAL: usize = 2;
    let Some(bold) = groups.get(&Shape::Bold).filter(|bold| bold.fit() < MOST_ASKING) else { return };
    let are_topics = |shape: &&Shape| {
        let (Some(inners), Some(group)) = (accepted.get(shape), groups.get(shape)) else { return false };
        let counts = within(page, &bold.starts, inners);
        let holding = counts.iter().filter(|count| **count > 0).count();
        let are_answered = group.share(group.with_parts) >= LEAST && inners.len() > holding;
        let all_ask = group.fit() >= NEARLY_ALL && counts.iter().sum::<usize>() * SEVERAL >= holding * 3;
        group.fit() >= LEAST && holding * 2 >= bold.starts.len() && (are_answered || all_ask)
    };
    let Some(inners) = INNER.iter().find(are_topics).and_then(|inner| accepted.get(inner).cloned()) else {
        return;
    };
    let Some(names) = accepted.get_mut(&Shape::Bold) else { return };
    // One that asks, and holds none of the others, stands beside them.
    let counts = within(page, names, &inners);
    let mut counts = counts.iter();
    names.retain(|name| counts.next() == Some(&0) && page.notes[name.at].asks != Asks::No);
    accepted.retain(|_, starts| !starts.is_empty());
}

/// Takes away the headings over several questions with labels.
fn without_holders(page: &Page, outer: Shape, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let labelled = accepted.get(&Shape::Labelled).cloned().unwrap_or_default();
    if let Some(outers) = accepted.get_mut(&outer) {
        let counts = within(page, outers, &labelled);
        // Where hardly one of many headings holds some, they are parts of its answer: `Challenge`, `Solution`.
        let holding = counts.iter().filter(|count| **count >= 2).count();
        let are_rare = holding * 5 <= outers.len();
        let mut counts = counts.into_iter();
        outers.retain(|outer| {
            counts.next().is_none_or(|count| count < 2)
                || outer.is_certain
                || are_rare && page.notes[outer.at].asks == Asks::Yes
                || owner::is_answered(page, outer)
        });
    }
    accepted.retain(|_, starts| !starts.is_empty());
}

/// How many of the inner starts are within each of the outer ones.
fn within(page: &Page, outers: &[Start], inners: &[Start]) -> Vec<usize> {
    let mut counts = vec![0; outers.len()];
    let mut next = 0;
    for inner in inners {
        while next + 1 < outers.len() && outers[next + 1].at <= inner.at {
            next += 1;
        }
        let outer = &outers[next];
        let end = if outer.shape.is_heading() { page.sections.end(outer.at) } else { usize::MAX };
        if outer.at < inner.at && inner.at < end {
            counts[next] += 1;
        }
    }
    counts
}
