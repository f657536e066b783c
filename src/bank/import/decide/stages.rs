//! The stages in which a document as a whole decides what of the accepted starts is kept and what is added: each is a few
//! passes on one matter.
//!
//! The order counts: a pass gets what those before it left, and is written for that.

use std::collections::{BTreeMap, HashSet};

use super::{
    apart, asking_lines, asking_lists, beside, bold_within, called_lists, counted_on, criteria, edges,
    group::Group, holder, holding, lead_in, left_out, lone, named, names, notes, one, parted_names, rubrics,
    siblings, silent, strays, subjects, tasked, told_tasks, topics, unquoted,
};
use crate::bank::import::{
    families::{Shape, Start},
    page::Page,
};

type Groups = BTreeMap<Shape, Group>;
type Accepted = BTreeMap<Shape, Vec<Start>>;

/// Takes away the names, sections and labels that only say what the questions below them are about.
pub(super) fn without_names_over_questions(page: &Page, accepted: &mut Accepted) {
    apart::without_names(page, accepted);
    apart::without_topics(page, accepted);
    apart::without_sections_of_items(page, accepted);
    apart::without_labels_over_answered(page, accepted);
}

/// Takes away what stands beside the questions and is none: first the items and lists that show it by themselves, then
/// what the sections of the document show.
pub(super) fn without_what_is_beside(page: &Page, accepted: &mut Accepted) {
    criteria::without_criteria(page, accepted);
    rubrics::without_rubrics(page, accepted);
    silent::without_silent(page, accepted);
    unquoted::without_unquoted(page, accepted);
    lead_in::without_told(page, accepted);
    beside::without_others(page, accepted);
    beside::without_notes(page, accepted);
    beside::without_preface(page, accepted);
    edges::without_names(page, accepted);
    beside::without_material(page, accepted);
    beside::without_overviews(page, accepted);
    beside::without_chapters(page, accepted);
    holding::without_rest(page, accepted);
}

/// Takes what is a question as others of the document are, be it in the place of those.
pub(super) fn with_what_others_tell(page: &mut Page, groups: &Groups, accepted: &mut Accepted) {
    strays::take(page, groups, accepted);
    topics::unfold(page, groups, accepted);
    names::in_bold_items(page, groups, accepted);
    subjects::instead(page, groups, accepted);
    parted_names::take(page, groups, accepted);
}

/// Takes nothing but the first words or one heading of a document that is one question, with its answer or parts below.
pub(super) fn one_question_alone(page: &Page, groups: &Groups, accepted: &mut Accepted) {
    one::alone(page, groups, accepted);
    one::answered(page, accepted);
    one::told(page, accepted);
    one::posed(page, accepted);
    one::stated(page, accepted);
}

/// Takes the names that a document holds as its questions, where nothing else in it is one.
pub(super) fn names_where_nothing_asks(page: &Page, groups: &Groups, accepted: &mut Accepted) {
    named::in_numbered_list(page, groups, accepted);
    named::among_notes(page, groups, accepted);
    names::instead_of_nothing(page, groups, accepted);
    notes::on_subject(page, groups, accepted);
}

/// Takes a document that is one task, or one question with its answer, as a whole.
pub(super) fn one_task_alone(page: &mut Page, accepted: &mut Accepted) {
    holder::without_holders(page, accepted);
    tasked::whole(page, accepted);
    lone::asked(page, accepted);
}

/// Adds what was left out and stands in no question's body, now that the starts are known and in order.
pub(super) fn add_left_out(page: &mut Page, steps: &HashSet<usize>, starts: &mut Vec<Start>) {
    left_out::add(page, starts);
    called_lists::add(page, starts);
    asking_lists::add(page, starts);
    siblings::add(page, steps, starts);
    bold_within::add(page, starts);
    told_tasks::add(page, starts);
    counted_on::add(page, starts);
    asking_lines::add(page, starts);
}
