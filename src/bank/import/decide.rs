//! Which of the blocks that look like it begin questions: decided over the whole document.
//!
//! A question mark is neither needed nor enough, so a shape is judged by all that have it. Where one shape
//! stands within another, one of them is topics or answers; where a list is in doubt, its section and the
//! rest of the document settle it.

mod any_text;
mod apart;
mod asking_lines;
mod asking_lists;
mod beside;
mod bold_rows;
mod bold_within;
mod boxes;
mod called_lists;
mod counted_bodies;
mod counted_name;
mod counted_on;
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
mod named_items;
mod names;
mod nested;
mod notes;
mod one;
mod openings;
mod owner;
mod paragraphs;
mod parted_names;
mod queries;
mod rubrics;

mod runs;
mod set_apart;
mod siblings;
mod silent;
mod stages;
mod stems;
mod strays;
mod subjects;
mod tasked;
mod told_tasks;
mod topics;
mod turns;
mod unasked;
mod unquoted;

use std::collections::BTreeMap;

pub(super) use self::topics::titles_tasks;
use self::{
    apart::are_names,
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
    let mut accepted = each_by_itself(page, &groups);
    counted_bodies::instead_of_paragraphs(page, &groups, &mut accepted);
    named_items::instead_of_lists(page, &mut accepted);
    stages::without_names_over_questions(page, &mut accepted);
    let steps = runs::steps(page, &groups, &accepted);
    runs::without_labels_in_steps(page, &steps, &mut accepted);
    nested::settle(page, &groups, &mut accepted);
    stages::without_what_is_beside(page, &mut accepted);
    stages::with_what_others_tell(page, &groups, &mut accepted);
    stages::one_question_alone(page, &groups, &mut accepted);
    unasked::without_unasked(page, &mut accepted);
    stages::names_where_nothing_asks(page, &groups, &mut accepted);
    stages::one_task_alone(page, &mut accepted);
    let mut starts = owner::in_order(page, &accepted);
    stages::add_left_out(page, &steps, &mut starts);
    starts
}

/// The starts of each shape that are accepted by what all of that shape are.
fn each_by_itself(page: &Page, groups: &BTreeMap<Shape, Group>) -> BTreeMap<Shape, Vec<Start>> {
    let accepted = |(shape, group): (&Shape, &Group)| {
        let starts = if *shape == Shape::Paragraph {
            turns::completed(page, &paragraphs::of_their_own(page, group))
        } else if shape.item_level().is_some() {
            lists::that_ask(page, group)
        } else {
            whole(page, *shape, group)
        };
        (!starts.is_empty()).then_some((*shape, starts))
    };
    groups.iter().filter_map(accepted).collect()
}

/// All starts of a shape, or none.
fn whole(page: &Page, shape: Shape, group: &Group) -> Vec<Start> {
    const HALF: f64 = 0.5;
    const MANY: usize = 5;
    // A few sections begin as questions do in any text.
    let may_ask = !shape.is_heading()
        || group.starts.len() >= MANY
        || page.is_about_questions()
        || group.starts.iter().any(|start| page.notes[start.at].asks == Asks::Yes)
        || subjects::are_told(page, group);
    let is_asking = may_ask && group.fit() >= HALF && !strays::is_stray(page, shape, group)
        || group.certain * 2 >= group.starts.len()
        || group.fit() >= 0.25 && group.share(group.numbered) >= 0.8;
    // One of several may have a word for a part below it in any text.
    let are_several = group.with_parts > 1 || group.starts.len() == 1 || group.asking > 0.0;
    let has_parts =
        group.share(group.with_parts) >= HALF && (shape.is_heading() || shape == Shape::Bold) && are_several;
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
        || subjects::are_ordinals(page, group)
        || subjects::are_contents(page, group);
    let stems = stems::stems(page, &group.starts);
    let has_options = |start: &Start| stems.as_ref().is_some_and(|stems| stems.contains(&start.at));
    let is_accepted = are_listed
        || stems.is_some()
        || subjects::are_named(page, group)
        || subjects::are_all(page, group)
        || is_asking
        || has_parts
        || has_prompts
        || shape == Shape::FrontMatter;
    // `How to …` above sections is the title of advice.
    let is_advice = is_title && !has_parts && page.notes[group.starts[0].at].asks != Asks::Yes;
    if let Some(named) = named::in_named_sections(page, group).or_else(|| runs::that_ask(page, group)) {
        return group.starts.iter().filter(|start| named.contains(&start.at)).copied().collect();
    }
    let set_apart = set_apart::set_apart(page, group).or_else(|| set_apart::told_below(page, shape, group));
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
            has_options(start) || {
                let is_set_apart = set_apart.as_ref().is_some_and(|apart| apart.contains(&start.at));
                !matches!(shape, Shape::Heading(_) | Shape::HeadingInItem(_))
                    || is_set_apart && !names_list_of_questions(page, start)
                    || are_listed
                    || are_bare && apart::is_name_among(page, group, start)
                    || !is_topic(page, start, are_names)
            }
        })
        .map(|start| Start { is_certain: start.is_certain || has_options(start), ..*start })
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
    let (mut items, mut asking, mut paragraphs, mut others) = (0usize, 0usize, 0usize, 0usize);
    for at in start.at + 1..end.min(start.at + 80) {
        let block = &page.blocks[at];
        if page.notes[at].is_noise {
            continue;
        }
        first.get_or_insert(at);
        let is_paragraph = block.kind == Kind::Paragraph && block.level == 0;
        paragraphs += usize::from(is_paragraph && page.notes[at].asks == Asks::Yes);
        others += usize::from(!is_paragraph || page.notes[at].asks == Asks::No);
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
    let ask_alone = paragraphs >= 3 || paragraphs >= 2 && others == 0;
    if ask_alone && page.notes[first].asks == Asks::Yes && page.notes[start.at].asks == Asks::No {
        return true;
    }
    let begins_with_heading = sections::heading_level(&page.blocks[first]).is_some()
        && page.label(first).is_none()
        && !(page.is_item(first) && page.is_below_heading(first));
    // `Flex vs Grid` asks how they differ.
    let is_compared = section("comparing").is_in(&plain);
    let asks = page.notes[start.at].asks != Asks::No || is_compared;
    // One that says that questions follow may hold names, too.
    let least = if section("questions").is_in(&plain) { 5 } else { 6 };
    begins_with_heading && !asks || page.is_item(first) && items >= 2 && asking * 10 >= items * least && !asks
}
