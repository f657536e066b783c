//! Documents that stand as a whole in something: in a quote, in one item of a list, behind blanks, or in a fence. Read
//! are their lines without what all of them have before them, or without the fence.
//!
//! Lines keep their numbers. It knows lines alone, and not what a question is.

use super::rewritten::{Form, in_turn};
use crate::bank::import::{
    marks,
    words::{self, Asks},
};

/// In fewer lines than that, a quote or an item may be all that there is to say.
const FEWEST: usize = 8;

const FEWEST_ASKING: usize = 2;

/// The lines without what they have in common, where a document is set in as a whole.
pub(super) fn set_out(lines: &[&str]) -> Option<Vec<String>> {
    /// A mail that was sent on again and again.
    const DEEPEST: usize = 3;
    in_turn(lines, [once as Form; DEEPEST])
}

fn once(lines: &[&str]) -> Option<Vec<String>> {
    let said = lines.iter().filter(|line| !line.trim().is_empty());
    let count = said.clone().count();
    let blanks = |line: &&&str| line.len() - line.trim_start_matches(' ').len();
    let least = said.clone().map(|line| blanks(&line)).min()?;
    // A few lines behind blanks may be code, unless some of them end as questions do.
    let asking = said.clone().filter(|line| words::ends_as_question(line)).take(FEWEST_ASKING).count();
    if count < FEWEST && (least == 0 || asking < FEWEST_ASKING) {
        return None;
    }
    if let Some(inner) = unfenced(lines) {
        return Some(inner);
    }
    let quoted = said.clone().filter(|line| unquoted(line).is_some()).count();
    // The name of who said it may stand above a quote.
    if quoted * 10 >= count * 9 && quoted >= FEWEST {
        return Some(lines.iter().map(|line| unquoted(line).unwrap_or(line).to_owned()).collect());
    }
    if least > 0 {
        return Some(lines.iter().map(|line| line.get(least..).unwrap_or_default().to_owned()).collect());
    }
    let inner = said.clone().skip(1).map(|line| blanks(&line)).min().filter(|inner| *inner > 0)?;
    let first = lines.iter().position(|line| !line.trim().is_empty())?;
    let name = lines[first].strip_prefix(['-', '*', '+'])?.strip_prefix(' ')?.trim();
    let begins_item = |line: &&&str| line.get(inner..).is_some_and(marks::begins_item);
    let has_parts = said.skip(1).any(|line| blanks(&line) == inner && !begins_item(&line));
    if words::asks(name) != Asks::No || !has_parts {
        return None;
    }
    let out = |(at, line): (usize, &&str)| match at.cmp(&first) {
        std::cmp::Ordering::Equal => name.to_owned(),
        _ => line.get(inner..).unwrap_or_default().to_owned(),
    };
    Some(lines.iter().enumerate().map(out).collect())
}

/// The lines without the fence around nearly all of them, if it says that it holds Markdown, or is longer than one of
/// code; whatever it says, where nothing stands outside and it holds text that asks.
fn unfenced(lines: &[&str]) -> Option<Vec<String>> {
    /// A title or a greeting may stand before it or after it.
    const MOST_OUTSIDE: usize = 2;
    let mut said = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty());
    let mark = |at: usize| lines[at].bytes().take_while(|byte| *byte == b'`').count();
    let is_bare = |at: usize| mark(at) >= 3 && lines[at].trim_end().len() == mark(at);
    let opens = |at: &usize| {
        let name = lines[*at][mark(*at)..].trim();
        mark(*at) >= 3 && matches!(&*name.to_lowercase(), "markdown" | "md") || mark(*at) > 3 && is_bare(*at)
    };
    if let Some(first) = said.clone().next()
        && let Some(last) = said.clone().next_back()
        && mark(first) >= 3
        && is_bare(last)
        && holds_text(lines.get(first + 1..last)?)
    {
        return Some(without(lines, [first, last]));
    }
    let first = said.by_ref().take(MOST_OUTSIDE + 1).find(opens)?;
    let last = said.rev().take(MOST_OUTSIDE + 1).find(|at| is_bare(*at) && mark(*at) >= mark(first))?;
    Some(without(lines, [first, last]))
}

/// The lines with blank ones in the place of some.
fn without(lines: &[&str], blank: [usize; 2]) -> Vec<String> {
    let keep = |(at, line): (usize, &&str)| {
        if blank.contains(&at) { String::new() } else { (*line).to_owned() }
    };
    lines.iter().enumerate().map(keep).collect()
}

/// Whether most of some lines are text of several words, and some end as questions do: no code, and no other fence.
fn holds_text(lines: &[&str]) -> bool {
    const FEWEST_WORDS: usize = 4;
    let is_text = |line: &&&str| {
        line.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
            && !line.trim_end().ends_with([';', '{', '}', ')', ','])
    };
    let said = lines.iter().filter(|line| !line.trim().is_empty());
    let asking = said.clone().filter(|line| words::ends_as_question(line)).count();
    asking >= FEWEST_ASKING
        && !said.clone().any(|line| line.trim_start().starts_with("```"))
        && said.clone().filter(is_text).count() * 10 >= said.count() * 6
}

/// A line of a quote without its mark.
fn unquoted(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(' ').strip_prefix('>')?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "# Locks\n\n## What is one?\n\nIt is held.\n\n```\na\n  b\n```\n\n- So\n- And";

    fn set_out_of(text: &str) -> Option<String> {
        set_out(&text.split('\n').collect::<Vec<_>>()).map(|lines| lines.join("\n"))
    }

    fn behind(mark: &str) -> String {
        DOCUMENT.split('\n').map(|line| format!("{mark}{line}").trim_end().to_owned() + "\n").collect()
    }

    #[test]
    fn a_document_behind_the_same_mark_is_read_without_it() {
        for mark in ["> ", "> > ", "  ", "    ", "> >   "] {
            assert_eq!(set_out_of(&behind(mark)).unwrap().trim_end(), DOCUMENT, "{mark:?}");
        }
    }

    #[test]
    fn a_document_in_one_item_is_read_below_its_name() {
        let text = format!("- Interview\n\n{}", behind("  "));
        assert_eq!(set_out_of(&text).unwrap().trim_end(), format!("Interview\n\n{DOCUMENT}"));
    }

    #[test]
    fn a_document_in_a_fence_is_read_without_it() {
        let out = |first: &str, last: &str| set_out_of(&format!("{first}\n{DOCUMENT}\n{last}"));
        for (first, last) in
            [("````markdown", "````"), ("```md", "```"), ("````", "`````"), ("```Markdown", "```")]
        {
            assert_eq!(out(first, last).unwrap().trim(), DOCUMENT, "{first}");
        }
        assert_eq!(
            out("Here it is:\n\n```markdown", "```").unwrap(),
            format!("Here it is:\n\n\n{DOCUMENT}\n")
        );
        assert_eq!(out("```python", "```"), None);
        assert_eq!(out("````markdown", "```"), None);
    }

    #[test]
    fn one_question_with_its_answer_stays_as_it_is() {
        let text = format!("- What is a lock?\n\n{}", behind("  "));
        assert_eq!(set_out_of(&text), None);
        assert_eq!(set_out_of(DOCUMENT), None);
        assert_eq!(set_out_of("> a\n> b"), None);
    }
}
