//! Items that are names of tasks, with the task nested in each behind its label: `1. **Counter**`, and below it
//! `- **Task:** Build …` and what else is said of it.
//!
//! The name becomes a heading, and what is nested in it the text below. It knows lines alone.

use super::{
    fences::Fences,
    named_tasks::{DEEPEST, heading},
    rewritten::Rewritten,
};
use crate::bank::import::{labels, marks};

/// The lines with headings for such names, where a document has several.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let names: Vec<(usize, usize)> = (0..lines.len())
        .filter(|at| !fences.is_code(*at))
        .filter_map(|at| Some((at, task_below(lines, at)?)))
        .collect();
    if names.len() < FEWEST {
        return None;
    }
    let outside = (0..lines.len()).filter(|at| !fences.is_code(*at));
    let levels = outside.filter_map(|at| heading(lines[at]).map(|(level, _)| level));
    let marks = "#".repeat((levels.max().unwrap_or_default() + 1).min(DEEPEST));
    let mut raised = Rewritten::of(lines);
    for (at, task) in names {
        let (outer, inner) = (indent(lines[at]), indent(lines[task]));
        let name = lines[at].trim();
        let name = ["- ", "* ", "+ "].iter().find_map(|bullet| name.strip_prefix(bullet)).unwrap_or(name);
        let bare = name.strip_suffix(":**").map(|name| format!("{name}**"));
        let bare = bare.unwrap_or_else(|| name.trim_end_matches([':', '：']).to_owned());
        raised.set(at, format!("{marks} {bare}"));
        let below = (at + 1..lines.len()).take_while(|at| {
            lines[*at].trim().is_empty() || indent(lines[*at]) > outer || fences.is_code(*at)
        });
        let mut fence = inner;
        for below in below {
            let line = lines[below];
            // Code keeps what it has beyond the blanks of its fence.
            let is_code = fences.is_code(below);
            if is_code && !fences.is_code(below - 1) {
                fence = indent(line).min(inner);
            }
            let most = if is_code { fence } else { inner };
            raised.set(below, line[indent(line).min(most)..].to_owned());
        }
    }
    raised.lines()
}

/// The line of the task that is nested right below an item which is but its name.
fn task_below(lines: &[&str], at: usize) -> Option<usize> {
    const LONGEST: usize = 240;
    let name = item(lines[at])?;
    let task = (at + 1..lines.len()).find(|at| !lines[*at].trim().is_empty())?;
    let split = labels::split(item(lines[task])?)?;
    let is_task = split.is_joined && labels::names_task(split.name) && !split.rest.trim().is_empty();
    (is_task
        && indent(lines[task]) > indent(lines[at])
        && name.len() <= LONGEST
        && !name.trim_end().ends_with(['?', '？', '.']))
    .then_some(task)
}

/// The text of an item.
fn item(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let rest = marks::text(text).trim_start();
    (rest.len() < text.len() && !text.starts_with('#') && !rest.is_empty()).then_some(rest)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::raised;

    fn read(text: &str) -> Option<String> {
        raised(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    #[test]
    fn names_above_tasks_become_headings() {
        let text = "## Forms\n\n1. **Counter:**\n\n    - **Task:** Count.\n    - **Props:** `a`\n\n2. **Tabs**\n    - **Task:** Show one.\n\n3. Stars\n    - Task: Rate it.\n      - half\n";
        let expected = "## Forms\n\n### 1. **Counter**\n\n- **Task:** Count.\n- **Props:** `a`\n\n### 2. **Tabs**\n- **Task:** Show one.\n\n### 3. Stars\n- Task: Rate it.\n  - half\n";
        assert_eq!(read(text).as_deref(), Some(expected));
    }

    #[test]
    fn code_at_the_edge_keeps_its_blanks() {
        let code = "```python\ndef f():\n    return 1\n```\n";
        let text =
            ["Count", "Tabs", "Stars"].map(|name| format!("1. {name}\n   - Task: Do it.\n{code}\n")).concat();
        assert_eq!(read(&text).unwrap().matches(code).count(), 3);
    }

    #[test]
    fn few_of_them_and_what_asks_itself_stay() {
        assert_eq!(read("1. Counter\n   - Task: Count.\n2. Tabs\n   - Task: Show one.\n"), None);
        assert_eq!(read(&"1. What is a tab?\n   - Task: Show one.\n".repeat(4)), None);
    }
}
