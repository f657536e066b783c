//! Lists in which a few items say that they are questions and the others do not: `- **Question:** No more names are to be
//! had. Why?` below `- What is swap?`.
//!
//! All of them are questions there, so the label goes. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::{
    labels::{self, Label},
    words::{self, Asks},
};

/// An item at the left edge.
struct Item<'a> {
    at: usize,
    text: &'a str,
    label: Option<Label>,
}

/// The lines without such labels, where a document has such lists.
pub(super) fn unlabelled(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST_ASKING: usize = 3;
    let fences = Fences::of(lines);
    let lists = lists(lines, &fences);
    let mixed = || lists.iter().filter(|list| is_mixed(list)).flatten();
    let asked = || mixed().filter(|item| item.label == Some(Label::Question));
    let others = || mixed().filter(|item| item.label.is_none());
    let asking = others().filter(|item| words::asks(item.text) == Asks::Yes).count();
    if asking < FEWEST_ASKING || others().count() < 2 * asked().count() {
        return None;
    }
    let mut unlabelled = Rewritten::of(lines);
    for item in asked() {
        if let Some(split) = labels::split(item.text) {
            unlabelled.set(item.at, format!("- {}", split.rest));
        }
    }
    unlabelled.lines()
}

/// The items at the left edge, list by list: what is nested in them, and code, belongs to them.
fn lists<'a>(lines: &[&'a str], fences: &Fences) -> Vec<Vec<Item<'a>>> {
    let mut lists = vec![Vec::new()];
    for (at, line) in lines.iter().enumerate() {
        if fences.is_code(at) || line.trim().is_empty() || line.starts_with([' ', '\t']) {
            continue;
        }
        let Some(text) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) else {
            lists.push(Vec::new());
            continue;
        };
        let named = labels::split(text).filter(|split| split.is_joined && !split.rest.trim().is_empty());
        let label = named.and_then(|split| labels::classify(split.name));
        if let Some(list) = lists.last_mut() {
            list.push(Item { at, text, label });
        }
    }
    lists
}

/// Whether some items of a list have the label of a question, some have none, and none has another. What only leads
/// elsewhere is not asked.
fn is_mixed(list: &[Item]) -> bool {
    let has = |label: Option<Label>| list.iter().any(|item| item.label == label);
    let others = || list.iter().filter(|item| item.label.is_none());
    has(Some(Label::Question))
        && has(None)
        && others().filter(|item| item.text.starts_with('[')).count() * 2 <= others().count()
        && list.iter().all(|item| matches!(item.label, None | Some(Label::Question)))
}

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn a_label_among_questions_without_one_goes() {
        let lines = [
            "- What is a lock?",
            "- Who holds it?",
            "- **Question:** It is lost. Why?",
            "  So.",
            "- What is a lease?",
        ];
        assert_eq!(unlabelled(&lines).unwrap()[2], "- It is lost. Why?");
        let answered =
            ["- Question: Why?", "- It is so", "- What is it?", "- Answer: It", "- How?", "- Who?"];
        assert_eq!(unlabelled(&answered), None);
        assert_eq!(unlabelled(&["- Question: Why?", "- It is so", "- Question: How?", "- So"]), None);
    }
}
