//! The forms of lines that are rewritten, in the order in which that is done: one may make what the next one reads.

use super::{
    answer_counts, asked_items, bare_lines, bold_bullets, bold_numbers, callouts, cards, coded,
    counted_lines, digits, fenced_cards, glued_numbers, html_blocks, html_tables, indented_lines,
    keys_within, lettered, list_names, markups, named_tasks, narrow_items, open_folds, options, part_tables,
    rewritten::{Form, in_turn},
    ruled_cards, section_names, set_below, set_in, sheets, symbols, tags, talk, told_behind, told_items,
    turned, two_bullets, typeset, underlined, unmarked, wrapped_quotes,
};

const FORMS: &[Form] = &[
    sheets::labelled,
    set_in::set_out,
    digits::in_ascii,
    options::from_programs,
    options::judged,
    options::as_bullets,
    options::in_one_form,
    typeset::cleared,
    underlined::hashed,
    wrapped_quotes::unquoted,
    markups::in_markdown,
    unmarked::marked,
    open_folds::closed,
    html_blocks::parted,
    html_tables::labelled,
    answer_counts::labelled,
    talk::labelled,
    callouts::unfolded,
    fenced_cards::raised,
    cards::labelled,
    keys_within::as_bullets,
    two_bullets::nested,
    tags::plain,
    bold_numbers::marked,
    options::apart,
    ruled_cards::labelled,
    options::labelled,
    named_tasks::raised,
    narrow_items::set_in,
    set_below::set_in,
    list_names::apart,
    bold_bullets::as_paragraphs,
    counted_lines::marked,
    glued_numbers::apart,
    asked_items::unlabelled,
    told_items::labelled,
    symbols::as_bullets,
    lettered::numbered,
    coded::numbered,
    section_names::raised,
    indented_lines::as_bullets,
    bare_lines::as_bullets,
    part_tables::labelled,
    told_behind::below,
    turned::labelled,
];

/// The lines in the forms that Markdown knows, where they have others. A line may become several.
pub(super) fn rewritten(lines: &[&str]) -> Option<Vec<String>> {
    in_turn(lines, FORMS.iter().copied())
}
