//! A document that is one question with its answer in steps: what it begins with asks or says what went wrong, and the
//! headings below it, of no lower level, are `Step 1`, `Step 2`.

use std::collections::BTreeMap;

use crate::bank::import::{
    families::{Shape, Start},
    flow::Kind,
    marks,
    page::Page,
    sections::heading_level,
    vocabulary::section,
    words::{self, Asks},
};

/// Takes what such a document begins with, and nothing else.
pub(super) fn answered(page: &Page, accepted: &mut BTreeMap<Shape, Vec<Start>>) {
    if page.view.front_matter_lines > 0 || accepted.values().flatten().any(|start| start.is_certain) {
        return;
    }
    let Some(at) = page.notes.iter().position(|note| !note.is_noise) else { return };
    let block = &page.blocks[at];
    let level = heading_level(block);
    let may_ask = level.is_some() || block.kind == Kind::Paragraph && block.level == 0;
    let asks = page.notes[at].asks == Asks::Yes;
    let is_told = level.is_some() && is_sentence(&block.words.plain);
    if !may_ask || !(asks || is_told) || section("questions").is_in(&block.words.plain.to_lowercase()) {
        return;
    }
    if are_steps(page, at, level, asks) {
        // All that is below it is its own.
        let start = Start { at, shape: Shape::QuestionHeading(0), is_certain: true };
        accepted.clear();
        accepted.insert(start.shape, vec![start]);
    }
}

/// Whether the headings below are counted as steps from one on: by that word, or by numbers alone beside a heading that
/// has none. None of them asks, what stands in them hardly does, and those without a number come last.
fn are_steps(page: &Page, at: usize, level: Option<u8>, asks: bool) -> bool {
    const FEWEST: usize = 3;
    let headings = || (at + 1..page.blocks.len()).filter(|at| heading_level(&page.blocks[*at]).is_some());
    let asked = headings().any(|at| page.notes[at].asks == Asks::Yes);
    let is_beside =
        level.is_some_and(|level| headings().all(|at| heading_level(&page.blocks[at]) == Some(level)));
    let by_word = headings().map_while(|at| step(&page.blocks[at].words.plain));
    let number = |at: usize| marks::number(words::without_symbols(&page.blocks[at].words.plain));
    let by_number = headings().map_while(|at| number(at).map(|(number, _)| number));
    let count_up = |numbers: Vec<u64>| {
        numbers.len() >= FEWEST && numbers.iter().zip(1..).all(|(number, wanted)| *number == wanted)
    };
    let items = || (at + 1..page.blocks.len()).filter(|at| page.is_item(*at));
    let asking = items().filter(|at| page.notes[*at].asks == Asks::Yes).count();
    !asked
        && (asking <= 1 || asking * 3 <= items().count())
        && (asks && count_up(by_word.collect())
            || is_beside && number(at).is_none() && count_up(by_number.collect()))
}

/// The number of a step: 2 of `Step 2: Look at the logs`.
fn step(plain: &str) -> Option<u64> {
    let name = plain.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let rest = section("step").after(&name)?.trim_start_matches([' ', '-', '#', '.']);
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

/// Whether a heading tells something in a sentence: `A user says that the shop is slow.`
fn is_sentence(plain: &str) -> bool {
    const FEWEST_WORDS: usize = 5;
    plain.trim_end().ends_with('.') && plain.split_whitespace().count() >= FEWEST_WORDS
}
