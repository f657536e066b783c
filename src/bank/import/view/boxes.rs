//! Boxes of teaching pages that say what they hold: quotes with a heading above and `{: .challenge}` below them, as Jekyll
//! has them, and lines between `::: challenge` and `:::`, as Pandoc has them.
//!
//! The name of a box that holds a task becomes a heading, with the label of a task below it, and what a box within it
//! answers gets the label of an answer. A line may become several. It knows how boxes are written, and which words say
//! what they hold.

use std::ops::Range;

use super::{fences::Fences, named_tasks, rewritten::Rewritten};
use crate::bank::import::{
    vocabulary::section,
    words::{self, Asks},
};

/// What a box holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    Task,
    Answer,
    Hint,
}

/// A box: its lines, with those that open and close it.
#[derive(Debug)]
struct Box {
    lines: Range<usize>,
    holds: Holds,
    is_quote: bool,
}

/// The lines without the boxes around tasks, where a document has any.
pub(super) fn opened(lines: &[&str]) -> Option<Vec<String>> {
    let is_mark = |line: &&str| line.contains("{: .") || is_division(line);
    if !lines.iter().any(is_mark) {
        return None;
    }
    let fences = Fences::of(lines);
    let tasks: Vec<Box> = boxes(lines, &fences).into_iter().filter(|one| one.holds == Holds::Task).collect();
    let mut opened = Rewritten::of(lines);
    let (mut over, mut at) = (None, 0);
    for (index, one) in tasks.iter().enumerate() {
        over = open_others(&mut opened, lines, &fences, at..one.lines.start, over);
        at = one.lines.end;
        let level = over.map_or(1, |(level, _)| level);
        let mut inner = within(&one.inner(lines));
        let (named, name) = take_name(&mut inner).unwrap_or((0, String::new()));
        if let Some(first) = inner.iter().position(|line| !line.trim().is_empty()) {
            let is_text = inner[first].starts_with(|c: char| c.is_alphanumeric());
            inner[first].insert_str(0, if is_text { "Task: " } else { "Task:\n\n" });
        }
        let title = name.trim_end_matches(['?', '？', ' ']);
        inner[named].insert_str(0, &format!("{}\n", section_name(level + 1, &format!("Question: {title}"))));
        let next = tasks.get(index + 1).map(|next| &next.lines);
        let is_next =
            next.is_some_and(|next| lines[at..next.start].iter().all(|line| line.trim().is_empty()));
        let name = going_on(lines, at, over).filter(|_| !is_next);
        if let (Some(name), Some(last)) = (name, inner.last_mut()) {
            last.push_str(&name);
        }
        for (at, line) in one.lines.clone().zip(inner) {
            opened.set(at, line);
        }
    }
    if !tasks.is_empty() {
        open_others(&mut opened, lines, &fences, at..lines.len(), over);
    }
    opened.lines()
}

/// Puts the names of divisions that hold no tasks in the place of their marks, and answers with the last heading.
fn open_others<'a>(
    opened: &mut Rewritten<'_>,
    lines: &[&'a str],
    fences: &Fences,
    text: Range<usize>,
    over: Option<(usize, &'a str)>,
) -> Option<(usize, &'a str)> {
    text.filter(|at| !fences.is_code(*at)).fold(over, |over, at| {
        if is_division(lines[at]) {
            let kind = lines[at].trim_matches([':', '{', '}', '.', ' ']);
            let is_name = !kind.is_empty() && kind.chars().all(char::is_alphabetic);
            let name = is_name.then(|| section_name(over.map_or(1, |(level, _)| level) + 1, kind));
            let name = name.or_else(|| going_on(lines, at + 1, over).filter(|_| kind.is_empty()));
            opened.set(at, name.unwrap_or_default());
        }
        named_tasks::heading(lines[at]).or(over)
    })
}

/// The name of a section that goes on below a box in it.
fn going_on(lines: &[&str], at: usize, over: Option<(usize, &str)>) -> Option<String> {
    let next = lines[at..].iter().find(|line| !line.trim().is_empty())?;
    let is_text = named_tasks::heading(next).is_none() && !is_division(next);
    let (level, name) = over.filter(|(_, name)| is_text && words::asks(name) == Asks::No)?;
    Some(section_name(level, name))
}

fn section_name(level: usize, name: &str) -> String {
    format!("\n{} {name}\n", "#".repeat(level.min(named_tasks::DEEPEST)))
}

/// Whether a line opens or closes a division of Pandoc's.
fn is_division(line: &str) -> bool {
    line.starts_with(":::")
}

/// The lines of a box, with labels instead of the boxes within it, and with bold names instead of other headings.
fn within(lines: &[&str]) -> Vec<String> {
    let fences = Fences::of(lines);
    let mut text: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    for one in boxes(lines, &fences).into_iter().filter(|one| one.holds != Holds::Task) {
        let label = if one.holds == Holds::Answer { "Answer" } else { "Hint" };
        let mut inner: Vec<String> = one.inner(lines).into_iter().map(str::to_owned).collect();
        let (named, name) = take_name(&mut inner).unwrap_or((0, String::new()));
        let is_told =
            name.is_empty() || section("box of an answer").is_in(&name.to_lowercase()) || label == "Hint";
        let name = if is_told { String::new() } else { format!("**{name}**\n\n") };
        inner[named] = format!("\n{label}:\n\n{name}{}", inner[named]);
        text.splice(one.lines.clone(), inner);
    }
    text
}

/// The name of a box, which is taken out of its lines: the heading that it begins with.
fn take_name(lines: &mut [String]) -> Option<(usize, String)> {
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let line = lines[first].trim();
    let tagged = || line.strip_prefix('<')?.split_once("-title>")?.1.split_once("</").map(|(name, _)| name);
    let name = named_tasks::heading(line).map(|(_, name)| name).or_else(tagged)?;
    let name = without_icon(name).trim_matches(['*', '#', ' ']).to_owned();
    lines[first].clear();
    Some((first, name))
}

/// A name without what a program puts a picture in the place of: `{% icon question %} Locks`.
fn without_icon(name: &str) -> &str {
    name.trim().strip_prefix("{%").and_then(|rest| rest.split_once("%}")).map_or(name, |(_, name)| name)
}

impl Box {
    /// Its lines without what sets them apart. Those that open and close it are blank.
    fn inner<'a>(&self, lines: &[&'a str]) -> Vec<&'a str> {
        let Range { start, end } = self.lines;
        let inner = |at: usize| match unquoted(lines[at]) {
            Some(inner) if self.is_quote => inner,
            _ if self.is_quote || at == start || at + 1 == end => "",
            _ => lines[at],
        };
        (start..end).map(inner).collect()
    }
}

/// The boxes of some lines, in order, but for those within others.
fn boxes(lines: &[&str], fences: &Fences) -> Vec<Box> {
    let mut boxes: Vec<Box> = Vec::new();
    // Where the quote begins that the line above is in, and where the divisions begin that are open.
    let mut quote: Option<usize> = None;
    let mut open: Vec<(usize, Option<Holds>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if unquoted(line).is_some() {
            quote.get_or_insert(at);
            continue;
        }
        let quoted = quote.take();
        if let (Some(from), Some(holds)) = (quoted, attribute(line).and_then(of_class)) {
            boxes.push(Box { lines: from..at + 1, holds, is_quote: true });
        } else if let Some(kind) = line.trim_start().strip_prefix(":::").filter(|_| !fences.is_code(at)) {
            let kind = kind.trim_matches([':', ' ']);
            if !kind.is_empty() {
                open.push((at, of_class(kind)));
            } else if let Some((from, Some(holds))) = open.pop() {
                boxes.retain(|inner| inner.lines.start < from);
                boxes.push(Box { lines: from..at + 1, holds, is_quote: false });
            }
        }
    }
    boxes
}

/// A line of a quote without the mark of that.
fn unquoted(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// What a line says of the block above it: `{: .challenge}`.
fn attribute(line: &str) -> Option<&str> {
    line.trim().strip_prefix("{:")?.strip_suffix('}')
}

/// What a box of some classes holds: ` .challenge`, `{.exercise #locks}`.
fn of_class(classes: &str) -> Option<Holds> {
    let words = classes.split(|c: char| c.is_whitespace() || matches!(c, '{' | '}'));
    let mut names = words.map(|word| word.trim_start_matches('.').to_lowercase());
    names.find_map(|name| {
        let kinds = [
            ("box of a task", Holds::Task),
            ("box of an answer", Holds::Answer),
            ("box of a hint", Holds::Hint),
        ];
        kinds.into_iter().find_map(|(kind, holds)| section(kind).has(&name).then_some(holds))
    })
}

#[cfg(test)]
mod tests {
    use super::opened;

    fn read(text: &str) -> Option<String> {
        opened(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    fn said(text: &str) -> Vec<String> {
        let text = read(text).unwrap_or_default();
        text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_box_of_a_task_is_a_section_of_its_own() {
        let expected = [
            "# Boats",
            "## Question: Knots",
            "Task: Tie one.",
            "~~~",
            "# rope",
            "~~~",
            "Answer:",
            "So.",
            "# Boats",
            "End",
        ];
        let quoted = "# Boats\n> ## Knots\n>\n> Tie one.\n> ~~~\n> # rope\n> ~~~\n> > ## Solution\n> > So.\n> {: .solution}\n\
                      {: .challenge}\nEnd";
        assert_eq!(said(quoted), expected);
        let divided = "# Boats\n:::: challenge\n### Knots\n\nTie one.\n~~~\n# rope\n~~~\n::: {.solution}\nSo.\n:::\n::::::\nEnd";
        assert_eq!(said(divided), expected);
        assert_eq!(said(&divided.replace(":::: challenge", "::: {.exercise #knots}")), expected);
        let icon =
            quoted.replace("## Knots", "### {% icon question %} Knots").replace("challenge", "question");
        assert_eq!(said(&icon), expected);
    }

    #[test]
    fn the_section_goes_on_below_a_box() {
        let text = "# Boats\n::: challenge\nTie one.\n:::\n::: keypoints\nSo.\n:::\nEnd";
        let expected =
            ["# Boats", "## Question: ", "Task: Tie one.", "## keypoints", "So.", "# Boats", "End"];
        assert_eq!(said(text), expected);
    }

    #[test]
    fn other_boxes_stay() {
        for text in [
            "> ## Knots\n> So.\n{: .callout}",
            "> So.\n\n{: .challenge}",
            "::: tip\nSo.\n:::",
            "::: challenge\nSo.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
