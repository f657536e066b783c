//! Examples of a task: what is given, what comes out, and why.

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    vocabulary::section,
};

/// Whether a line says what comes out: `Output: 9`.
fn tells_outcome(line: &str) -> bool {
    let name = line.split([':', '：']).next().unwrap_or_default().to_lowercase();
    section("outcome").has(name.trim_matches(|c: char| !c.is_alphabetic()))
}

/// What explains the outcome of an example is a part of that, and no answer: `Input:`, `Output:`, `Explanation:`.
pub(super) fn explain(blocks: &[Block], notes: &mut [Note]) {
    let mut is_given = false;
    let mut is_told = false;
    for at in 0..blocks.len() {
        let is_section = matches!(blocks[at].kind, Kind::Heading(_)) && notes[at].label.is_none();
        if is_section {
            (is_given, is_told) = (false, false);
        }
        let Some(tag) = &mut notes[at].label else { continue };
        let name = tag.name.to_lowercase();
        let name = name.trim_matches(|c: char| !c.is_alphabetic());
        match tag.label {
            Some(Label::Prompt) if section("outcome").has(name) => is_told = is_given,
            Some(Label::Prompt) => {
                is_given |= section("given").begins(name);
                is_told = is_given && tag.rest.lines().any(tells_outcome);
            }
            Some(Label::Answer) if is_told && section("explaining an example").has(name) => {
                tag.label = Some(Label::Prompt);
            }
            Some(Label::Question | Label::Answer) => (is_given, is_told) = (false, false),
            _ => {}
        }
    }
}
