//! Which of the blocks that look like it begin questions: decided over the whole document.
//!
//! A question mark is neither needed nor enough, so a shape is judged by all that have it. Where one shape
//! stands within another, one of them is topics or answers; where a list is in doubt, its section and the
//! rest of the document settle it.

mod any_text;
mod apart;
mod beside;
mod boxes;
mod counted_name;
mod counting;
mod criteria;
mod edges;
mod group;
mod holder;
mod holding;
mod holds;
mod lead_in;
mod left_out;
mod lists;
mod lone;
mod main_shape;
mod named;
mod names;
mod notes;
mod one;
mod openings;
mod owner;
mod paragraphs;
mod queries;
mod runs;
mod scenes;
mod set_apart;
mod shares;
mod siblings;
mod silent;
mod stepped;
mod strays;
mod subjects;
mod tasked;
mod told_tasks;
mod topics;
mod unasked;
mod unquoted;

use std::collections::BTreeMap;

pub(super) use self::topics::titles_tasks;
use self::{
    apart::{are_lists_of_questions, are_names, are_sections_of, holds_answered, names_one_of},
    group::{Group, groups, has_prompt},
    holds::names_list_of_questions,
};
use super::{
    families::{Shape, Start, table},
    flow::Kind,
    labels::Label,
    page::Page,
    sections,
    vocabulary::section,
    words::{self, Asks},
};

/// The starts of the questions of a document, in order.
pub(super) fn starts(page: &mut Page) -> Vec<Start> {
    let groups = groups(page);
    let mut accepted: BTreeMap<Shape, Vec<Start>> = BTreeMap::new();
    for (shape, group) in &groups {
        let starts = if *shape == Shape::Paragraph {
            paragraphs::of_their_own(page, group)
        } else if shape.item_level().is_some() {
            lists::that_ask(page, group)
        } else {
            whole(page, *shape, group)
        };
        if !starts.is_empty() {
            accepted.insert(*shape, starts);
        }
    }
    apart::without_names(page, &mut accepted);
    apart::without_topics(page, &mut accepted);
    apart::without_sections_of_items(page, &mut accepted);
    apart::without_labels_over_answered(page, &mut accepted);
    let steps = runs::steps(page, &groups, &accepted);
    runs::without_labels_in_steps(page, &steps, &mut accepted);
    settle(page, &groups, &mut accepted);
    criteria::without_criteria(page, &mut accepted);
    silent::without_silent(page, &mut accepted);
    unquoted::without_unquoted(page, &mut accepted);
    lead_in::without_told(page, &mut accepted);
    beside::without_others(page, &mut accepted);
    beside::without_notes(page, &mut accepted);
    beside::without_preface(page, &mut accepted);
    edges::without_names(page, &mut accepted);
    beside::without_material(page, &mut accepted);
    beside::without_overviews(page, &mut accepted);
    beside::without_chapters(page, &mut accepted);
    holding::without_rest(page, &mut accepted);
    strays::take(page, &groups, &mut accepted);
    topics::unfold(page, &groups, &mut accepted);
    names::in_bold_items(page, &groups, &mut accepted);
    subjects::instead(page, &groups, &mut accepted);
    scenes::in_items(page, &mut accepted);
    one::alone(page, &groups, &mut accepted);
    one::answered(page, &mut accepted);
    stepped::answered(page, &mut accepted);
    one::told(page, &mut accepted);
    one::posed(page, &mut accepted);
    one::stated(page, &mut accepted);
    unasked::without_unasked(page, &mut accepted);
    named::in_numbered_list(page, &groups, &mut accepted);
    named::among_notes(page, &groups, &mut accepted);
    names::instead_of_nothing(page, &groups, &mut accepted);
    notes::on_subject(page, &groups, &mut accepted);
    holder::without_holders(page, &mut accepted);
    tasked::whole(page, &mut accepted);
    lone::asked(page, &mut accepted);
    let mut starts = owner::in_order(page, &accepted);
    left_out::add(page, &mut starts);
    siblings::add(page, &steps, &mut starts);
    told_tasks::add(page, &mut starts);
    starts
}

/// All starts of a shape, or none.
fn whole(page: &Page, shape: Shape, group: &Group) -> Vec<Start> {
    const HALF: f64 = 0.5;
    const MANY: usize = 5;
    // A few sections begin as questions do in any text.
    let may_ask = !shape.is_heading()
        || group.starts.len() >= MANY
        || page.mentions_interviews()
        || page.is_about_questions()
        || group.starts.iter().any(|start| page.notes[start.at].asks == Asks::Yes)
        || subjects::are_told(page, group);
    let is_asking = may_ask && group.fit() >= HALF && !strays::is_stray(page, shape, group)
        || group.certain * 2 >= group.starts.len()
        || group.fit() >= 0.25 && group.share(group.numbered) >= 0.8;
    let has_parts = group.share(group.with_parts) >= HALF && (shape.is_heading() || shape == Shape::Bold);
    // One alone, with sections, is the title of a document and what it says first.
    let is_title = matches!(shape, Shape::Heading(_))
        && page.view.front_matter_lines == 0
        && group.starts.len() == 1
        && page.sections.next_heading(group.starts[0].at) < page.sections.end(group.starts[0].at);
    // What any text may have, `Approach`, makes no question of its title.
    let has_parts = has_parts && !(is_title && one::is_told_in_sections(page, group));
    let has_prompts =
        (shape.is_heading() || shape == Shape::Bold) && !is_title && group.share(group.with_prompt) >= HALF;
    let are_listed = subjects::are_listed(page, group)
        || subjects::are_counted_alone(page, group)
        || subjects::are_ordinals(page, group);
    let is_accepted = are_listed
        || subjects::are_named(page, group)
        || subjects::are_all(page, group)
        || subjects::are_counted(page, shape, group)
        || subjects::are_counted_through(page, group)
        || is_asking
        || has_parts
        || has_prompts
        || shape == Shape::FrontMatter;
    // `How to …` above sections is the title of advice.
    let is_advice = is_title && !has_parts && page.notes[group.starts[0].at].asks != Asks::Yes;
    if let Some(named) = named::in_named_sections(page, group).or_else(|| runs::that_ask(page, group)) {
        return group.starts.iter().filter(|start| named.contains(&start.at)).copied().collect();
    }
    let set_apart = set_apart::set_apart(page, group)
        .or_else(|| set_apart::told_below(page, shape, group))
        .or_else(|| set_apart::numbered_in_section(page, group).filter(|_| !is_accepted));
    let least = if shape == Shape::Bold { Asks::Yes } else { Asks::Perhaps };
    let is_taken = |start: &&Start| match &set_apart {
        Some(apart) => apart.contains(&start.at) || is_accepted && page.notes[start.at].asks >= least,
        None => is_accepted && !is_advice,
    };
    let are_names = is_accepted && are_names(page, shape, group);
    let are_bare = is_accepted && apart::are_bare(page, group);
    // A bold name above something else than its question is the name of a section.
    let are_titles = shape == Shape::Bold && has_prompts && !is_asking && !has_parts;
    let are_counted = shape == Shape::Bold && group.share(group.numbered) >= 0.7;
    group
        .starts
        .iter()
        .filter(is_taken)
        .filter(|start| !are_counted || !names::is_of_section(page, start))
        .filter(|start| !are_titles || page.notes[start.at].asks != Asks::No || has_prompt(page, start))
        .filter(|start| {
            let is_set_apart = set_apart.as_ref().is_some_and(|apart| apart.contains(&start.at));
            !matches!(shape, Shape::Heading(_) | Shape::HeadingInItem(_))
                || is_set_apart && !names_list_of_questions(page, start)
                || are_listed
                || runs::is_between_counted(page, group, start)
                || are_bare && apart::is_name_among(page, group, start)
                || !is_topic(page, start, are_names)
        })
        .copied()
        .collect()
}

/// Whether a heading only names what the questions under it are about: a bare one does not, unless most are bare.
fn is_topic(page: &Page, start: &Start, has_name_alone: bool) -> bool {
    if page.notes[start.at].asks == Asks::Yes || start.is_certain || topics::titles_tasks(page, start) {
        return false;
    }
    let plain = page.blocks[start.at].words.plain.to_lowercase();
    // The name of a section of them.
    if matches!(start.shape, Shape::Heading(_)) && page.names_several(start.at)
        || section("many questions").ends(plain.trim_end_matches(|c: char| !c.is_alphanumeric()))
    {
        return true;
    }
    let end = page.end_of_section(start.at);
    let mut first = None;
    let (mut items, mut asking, mut paragraphs) = (0usize, 0usize, 0usize);
    for at in start.at + 1..end.min(start.at + 80) {
        let block = &page.blocks[at];
        if page.notes[at].is_noise {
            continue;
        }
        first.get_or_insert(at);
        let is_paragraph = block.kind == Kind::Paragraph && block.level == 0;
        paragraphs += usize::from(is_paragraph && page.notes[at].asks == Asks::Yes);
        if block.is_item() && block.level == 1 && !page.notes[at].is_announced {
            items += 1;
            asking += usize::from(page.notes[at].asks != Asks::No);
        }
    }
    if first.is_some_and(|first| {
        page.label(first) == Some(Label::Question) && page.blocks[first].kind == Kind::Paragraph
    }) {
        return true;
    }
    let below = end.min(page.sections.next_heading(start.at));
    let first_table = (start.at + 1..below)
        .take_while(|at| page.label(*at).is_none())
        .find(|at| page.blocks[*at].kind == Kind::Table);
    if first_table.is_some_and(|table| !table::rows(page, table).is_empty()) {
        return true;
    }
    let Some(first) = first else {
        // Two names that differ are asked about, though nothing is below.
        let is_compared = words::is_comparison(&page.blocks[start.at].words.plain);
        return !has_name_alone && page.notes[start.at].asks == Asks::No && !is_compared;
    };
    if paragraphs >= 3 && page.notes[first].asks == Asks::Yes && page.notes[start.at].asks == Asks::No {
        return true;
    }
    let begins_with_heading = sections::heading_level(&page.blocks[first]).is_some()
        && page.label(first).is_none()
        && !(page.is_item(first) && page.is_below_heading(first));
    // `Flex vs Grid` asks how they differ.
    let is_compared = section("comparing").is_in(&plain);
    let asks = page.notes[start.at].asks != Asks::No
        || is_compared
        || words::bids_later(&page.blocks[start.at].words.plain);
    // One that says that questions follow may hold names, too.
    let least = if section("questions").is_in(&plain) { 5 } else { 6 };
    begins_with_heading && !asks || page.is_item(first) && items >= 2 && asking * 10 >= items * least && !asks
}

/// Where accepted shapes stand within others, takes away those that are topics.
fn settle(page: &Page, groups: &BTreeMap<Shape, Group>, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    let shapes: Vec<Shape> = accepted.keys().copied().collect();
    without_bold_topics(page, groups, accepted);
    for outer in shapes.iter().filter(|shape| shape.is_heading()) {
        for inner in shapes.iter().filter(|inner| *inner > outer) {
            let (Some(outers), Some(inners)) = (accepted.get(outer), accepted.get(inner)) else { continue };
            if apart::is_article(page, outers, inners) {
                accepted.remove(outer);
                continue;
            }
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
            let asks_less = !are_names && outer_fit < 0.5 && inner_fit >= 0.5 && holding * 2 >= all.len();
            let are_tasks =
                groups[outer].starts.iter().filter(|outer| topics::titles_tasks(page, outer)).count();
            if are_tasks > 1 && are_tasks * 2 >= groups[outer].starts.len() {
                continue;
            }
            let is_set = holds_answered(outer, inner, &groups[inner], &counts);
            let are_sections = are_sections_of(*outer, &groups[outer], &groups[inner], outers.len())
                || are_lists_of_questions(page, outers, inners);
            if is_title || is_labelled || asks_less || is_set || are_sections {
                accepted.remove(outer);
            } else if *inner == Shape::Labelled && matches!(outer, Shape::Heading(_)) {
                without_holders(page, *outer, accepted);
            }
        }
    }
}

/// Takes away bold paragraphs that only name what the lists below are about: most items there have an answer or such.
fn without_bold_topics(
    page: &Page,
    groups: &BTreeMap<Shape, Group>,
    accepted: &mut BTreeMap<Shape, Vec<Start>>,
) {
    const MOST_ASKING: f64 = 0.3;
    const LEAST: f64 = 0.5;
    let Some(bold) = groups.get(&Shape::Bold).filter(|bold| bold.fit() < MOST_ASKING) else { return };
    let are_topics = |shape: &Shape| {
        let (Some(items), Some(group)) = (accepted.get(shape), groups.get(shape)) else { return false };
        let counts = within(page, &bold.starts, items);
        let holding = counts.iter().filter(|count| **count > 0).count();
        group.fit() >= LEAST
            && group.share(group.with_parts) >= LEAST
            && items.len() > holding
            && holding * 2 >= bold.starts.len()
    };
    if are_topics(&Shape::Bullet(1)) || are_topics(&Shape::Numbered(1)) {
        accepted.remove(&Shape::Bold);
    }
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
