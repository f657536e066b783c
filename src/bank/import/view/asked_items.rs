//! Lists, and texts that numbers count, in which a few say that they are questions and the others do not: `- **Question:**
//! No more names are to be had. Why?` below `- What is swap?`, `**1. Question: Why?**` above `**2. What is swap?**`.
//!
//! All of them are questions there, so the label goes. It knows lines alone.

use super::{
    fences::Fences,
    rewritten::{Form, Rewritten, in_turn},
};
use crate::bank::import::{
    labels::{self, Label},
    marks,
    words::{self, Asks},
};

/// An item at the left edge.
struct Item<'a> {
    at: usize,
    text: &'a str,
    label: Option<Label>,
}

/// The lines without such labels, where a document has such lists or such numbers.
pub(super) fn unlabelled(lines: &[&str]) -> Option<Vec<String>> {
    in_turn(lines, [listed as Form, counted])
}

fn listed(lines: &[&str]) -> Option<Vec<String>> {
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

fn counted(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST_ASKING: usize = 3;
    let fences = Fences::of(lines);
    let all: Vec<(usize, &str, &str)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| behind_number(lines[at]).map(|(mark, text)| (at, mark, text)))
        .collect();
    let rest = |text: &str| {
        let split = labels::split(text).filter(|split| split.is_joined && !split.rest.trim().is_empty())?;
        let is_counted = split.name.contains(|c: char| c.is_ascii_digit());
        let is_asked = labels::classify(split.name) == Some(Label::Question) && !is_counted;
        is_asked.then(|| split.rest.to_owned())
    };
    let asked: Vec<(usize, &str, String)> =
        all.iter().filter_map(|(at, mark, text)| Some((*at, *mark, rest(text)?))).collect();
    let asking = all.iter().filter(|(_, _, text)| words::asks(text) == Asks::Yes).count();
    if asked.is_empty() || asking < asked.len() + FEWEST_ASKING || all.len() < 3 * asked.len() {
        return None;
    }
    let mut unlabelled = Rewritten::of(lines);
    for (at, mark, rest) in asked {
        unlabelled.set(at, format!("{mark}{rest}"));
    }
    unlabelled.lines()
}

/// A line at the edge that a number counts, in a heading or in bold as it may be: its marks with the number, and what
/// stands behind them.
fn behind_number(line: &str) -> Option<(&str, &str)> {
    let is_mark = |c: char| matches!(c, '#' | '*' | ' ');
    let (_, text) = marks::number(line.trim_start_matches(is_mark))?;
    let text = text.trim_start().trim_start_matches('*');
    let is_at_edge = !line.starts_with([' ', '\t']) && !text.is_empty();
    is_at_edge.then(|| line.split_at(line.len() - text.len()))
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
        let counted = ["**1. Question: Why?**", "**2. What is it?**", "**3. Who?**", "**4. Where is it?**"];
        assert_eq!(unlabelled(&counted).unwrap()[0], "**1. Why?**");
        let counted = ["## 1. What is it?", "2. **Question: Why?**", "3. **Who?**", "4. Where is it?"];
        assert_eq!(unlabelled(&counted).unwrap()[1], "2. **Why?**");
        assert_eq!(unlabelled(&["1. Question: Why?", "2. Question: Who?", "3. How?"]), None);
    }
}
