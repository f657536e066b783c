//! Slots to fill in, with the same names below question after question: `- Situation:`, `- Action:`, `- Result:`.
//!
//! They become blank, so that they are no others of a list. It knows lines, and the names of the parts of questions.

use std::collections::HashMap;

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    marks,
};

/// The lines without the slots, where each of their names comes back.
pub(super) fn emptied(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    if lines.iter().filter(|line| slot(line).is_some()).take(FEWEST).count() < FEWEST {
        return None;
    }
    let fences = Fences::of(lines);
    let mut slots: HashMap<String, Vec<usize>> = HashMap::new();
    for at in (0..lines.len()).filter(|at| !fences.is_code(*at)) {
        if let Some(name) = slot(lines[at]).filter(|_| has_nothing(lines, at)) {
            slots.entry(name.to_lowercase()).or_default().push(at);
        }
    }
    let mut emptied = Rewritten::of(lines);
    for at in slots.into_values().filter(|all| all.len() >= FEWEST).flatten() {
        emptied.set(at, String::new());
    }
    emptied.lines()
}

/// The name of a slot that an item is as a whole.
fn slot(line: &str) -> Option<&str> {
    const MOST_WORDS: usize = 3;
    let text = line.trim();
    let text = ["- ", "* ", "+ "].iter().find_map(|bullet| text.strip_prefix(bullet))?;
    let text = text.trim_matches(['*', '_', ' ']);
    let name = text.strip_suffix([':', '：'])?.trim_end_matches(['*', '_']);
    let is_name = name.contains(char::is_alphabetic) && name.split_whitespace().count() <= MOST_WORDS;
    // What is told of a situation may be a slot of its answer; an answer is none.
    let is_slot = matches!(labels::classify(name), None | Some(Label::Prompt | Label::Aside));
    (is_name && is_slot).then_some(name)
}

/// Whether the next line that says anything is another item, no further in, or a heading.
fn has_nothing(lines: &[&str], at: usize) -> bool {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let next = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
    next.is_none_or(|next| {
        let text = next.trim_start();
        indent(next) <= indent(lines[at]) && (marks::begins_item(text) || text.starts_with('#'))
    })
}

#[cfg(test)]
mod tests {
    use super::emptied;

    fn read(text: &str) -> Option<String> {
        emptied(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn slots_below_questions_are_blank() {
        let asked = |name: &str| format!("- {name}\n- **Action:**\n- **Result**:\n");
        let text = asked("Describe a plan.") + &asked("Why?") + &asked("How?");
        assert_eq!(read(&text).unwrap(), "- Describe a plan.\n\n\n- Why?\n\n\n- How?\n\n\n");
    }

    #[test]
    fn names_with_anything_below_and_names_of_parts_stay() {
        for below in
            ["- Action:\n  - Ran.\n", "- Action:\nRan.\n", "- Key points:\n- Speed\n", "- Action: ran\n"]
        {
            assert_eq!(read(&format!("- Why?\n{below}").repeat(3)), None, "{below}");
        }
        assert_eq!(read("- Why?\n- Action:\n- How?\n- Action:\n"), None, "two are none");
    }
}
