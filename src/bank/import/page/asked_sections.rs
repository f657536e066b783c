//! Sections of questions that are called as something else often is: `## Tests` or `## Best practices`, above a list of
//! which all items ask, among others that hold nothing but such lists. What the others hold says more than a word does.

use std::collections::HashSet;

use crate::bank::import::{
    flow::{Block, Kind},
    labels::Label,
    note::Note,
    options, sections,
    vocabulary::section,
    words::Asks,
};

/// The headings of such sections. Those below which somebody is judged, or is asked in turn, are none.
pub(super) fn asked_among_others(blocks: &[Block], notes: &[Note]) -> HashSet<usize> {
    const FEWEST_OTHERS: usize = 3;
    const LEVELS: usize = 7;
    let lists: Vec<List> = (0..blocks.len()).filter_map(|at| List::below(blocks, notes, at)).collect();
    // For each level, how many have such a name, and how many have none.
    let mut count = [(0, 0); LEVELS];
    for list in &lists {
        let (named, others) = &mut count[usize::from(list.level)];
        *(if list.is_named { named } else { others }) += 1;
    }
    let is_one = |list: &&List| {
        let (named, others) = count[usize::from(list.level)];
        list.is_sure && others >= FEWEST_OTHERS && named <= others
    };
    lists.iter().filter(is_one).map(|list| list.heading).collect()
}

/// A section that holds a list of several items, most of which ask, and nothing else.
#[derive(Debug)]
struct List {
    heading: usize,
    level: u8,
    /// Whether its heading is a label or the name of what is no question.
    is_named: bool,
    /// Whether nearly all items ask with a mark, and nothing in its name says why none of them would be a question.
    is_sure: bool,
}

impl List {
    fn below(blocks: &[Block], notes: &[Note], heading: usize) -> Option<Self> {
        const FEWEST: usize = 2;
        let level = sections::heading_level(&blocks[heading])?;
        let plain = &blocks[heading].words.plain;
        let below = (heading + 1..blocks.len())
            .take_while(|at| sections::heading_level(&blocks[*at]).is_none())
            .filter(|at| !notes[*at].is_noise && blocks[*at].kind != Kind::Rule);
        let (mut all, mut asking, mut sure) = (0, 0, 0);
        for at in below {
            let block = &blocks[at];
            if block.level == 0 || options::tick(&block.words.plain).is_some() {
                return None;
            }
            if block.is_item() && block.level == 1 {
                all += 1;
                asking += usize::from(notes[at].asks != Asks::No);
                sure += usize::from(notes[at].asks == Asks::Yes);
            }
        }
        let name = plain.to_lowercase();
        let is_of_others = || {
            ["asked in turn", "judged by name", "judged by last", "made clear", "self check", "judged person"]
                .iter()
                .any(|words| section(words).is_in(&name))
        };
        let label = notes[heading].label.as_ref().and_then(|tag| tag.label);
        let is_named = label.is_some() || sections::is_aside(plain);
        let is_word =
            matches!(label, None | Some(Label::KeyPoints | Label::Prompt | Label::Topic | Label::Aside));
        (all >= FEWEST && asking * 10 >= all * 8).then(|| Self {
            heading,
            level,
            is_named,
            is_sure: sure * 5 >= all * 4 && is_named && is_word && !is_of_others(),
        })
    }
}
