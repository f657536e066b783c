//! Questions on lines of their own with nothing between them, as people paste them: Markdown takes them for one
//! paragraph.
//!
//! It knows lines alone, and not what becomes of them.

use std::ops::Range;

use super::fences::Fences;
use crate::bank::import::{
    labels::{self, Label},
    marks,
    vocabulary::section,
    words::{self, Asks},
};

/// Which lines begin a question though no blank line is above them.
#[derive(Clone, Debug, Default)]
pub(super) struct AskingLines {
    begins: Vec<bool>,
}

impl AskingLines {
    /// Finds them in each stretch of plain lines that begins with a question, or with one line before it, and has
    /// several of them.
    pub(super) fn of(lines: &[&str], fences: &Fences) -> Self {
        let unbroken: Vec<&str> = lines.iter().map(|line| without_break(line)).collect();
        let mut asking = Self::of_unbroken(&unbroken, fences);
        for stretch in broken(lines, fences) {
            asking.begins[stretch].fill(true);
        }
        for at in above_answers(&unbroken, fences) {
            asking.begins[at] = true;
        }
        for together in answered_together(lines, fences) {
            asking.begins[together].fill(false);
        }
        asking
    }

    fn of_unbroken(lines: &[&str], fences: &Fences) -> Self {
        const FEWEST: usize = 3;
        let mut begins = vec![false; lines.len()];
        let stretches = stretches(lines, fences);
        // Where one is long enough, shorter ones are such, too.
        let is_long = |stretch: &Stretch| {
            stretch.asking >= FEWEST || stretch.all_ask && stretch.end - stretch.first >= FEWEST
        };
        let has_long = stretches.iter().any(is_long);
        for stretch in stretches.iter().filter(|one| is_long(one) || has_long && one.all_ask) {
            let is_named = stretch.from > 0 && names_subject(lines[stretch.from - 1]);
            for at in stretch.first..stretch.end {
                begins[at] = (at > stretch.from || is_named) && (stretch.all_ask || is_question(lines[at]));
            }
        }
        let is_bold = |at: usize| bold(lines[at]).is_some_and(|inner| words::asks(inner) != Asks::No);
        let has_bold =
            (0..lines.len()).filter(|at| !fences.is_code(*at) && is_bold(*at)).take(FEWEST - 1).count()
                == FEWEST - 1;
        for at in (1..lines.len().saturating_sub(1)).filter(|at| !fences.is_code(*at)) {
            begins[at] |= names_next_list(lines, at);
        }
        for at in 1..lines.len() {
            let is_first = at < 2 || lines[at - 2].trim().is_empty();
            let is_text = !fences.is_code(at) && is_plain(lines[at]) && !marks::is_rule(lines[at]);
            // A name in bold is set apart as the questions are that are.
            let is_named =
                || has_bold && bold(lines[at - 1]).is_some_and(|inner| words::asks(inner) == Asks::No);
            let is_asked = asks_within_marks(lines[at - 1]) || is_named();
            begins[at] |= is_first && is_text && !fences.is_code(at - 1) && is_asked;
            begins[at] |= !fences.is_code(at) && !fences.is_code(at - 1) && is_set_apart(lines, at);
        }
        Self { begins }
    }

    pub(super) fn begins(&self, at: usize) -> bool {
        self.begins.get(at).copied().unwrap_or_default()
    }
}

/// A line without the tag that breaks it at its end.
fn without_break(line: &str) -> &str {
    let text = line.trim_end();
    ["<br>", "<br/>", "<br />"].iter().find_map(|tag| text.strip_suffix(tag)).unwrap_or(line)
}

/// Plain lines with nothing between them, that begin with a question, or with one line before it.
struct Stretch {
    from: usize,
    /// The first that asks.
    first: usize,
    end: usize,
    /// How many are questions.
    asking: usize,
    /// Whether all from the first on ask, at least half of them as questions: tasks among those are such, too.
    all_ask: bool,
}

fn stretches(lines: &[&str], fences: &Fences) -> Vec<Stretch> {
    const FEWEST_BIDDING: usize = 4;
    let mut stretches = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let end = (from..lines.len()).find(|at| fences.is_code(*at) || !is_plain(lines[*at]));
        let end = end.unwrap_or(lines.len());
        // Where each of several lines bids, none goes on with the one above it.
        let all_bid = |first: usize| {
            let bids = |at: usize| words::asks(unlinked(lines[at])) != Asks::No && ends_so(lines[at]);
            end - first >= FEWEST_BIDDING && (first..end).all(bids)
        };
        let begins = |first: &usize| is_question(lines[*first]) || all_bid(*first);
        if let Some(first) = (from..end).take(2).find(begins) {
            let asking = (first..end).filter(|at| is_question(lines[*at])).count();
            let all_ask = asking * 2 >= end - first
                && (first..end).all(|at| words::asks(unlinked(lines[at])) != Asks::No)
                || all_bid(first);
            stretches.push(Stretch { from, first, end, asking, all_ask });
        }
        from = end + 1;
    }
    stretches
}

/// Whether a line ends as a sentence does.
fn ends_so(line: &str) -> bool {
    line.trim_end().ends_with(['.', '?', '!', ':', ')', '。', '？'])
}

/// The words of a line that is a link as a whole.
fn unlinked(line: &str) -> &str {
    let inner = line.trim_end().strip_prefix('[').and_then(|inner| inner.strip_suffix(')'));
    let words = inner.and_then(|inner| inner.split_once("](")).filter(|(_, place)| !place.contains(']'));
    words.map_or(line, |(words, _)| words)
}

/// Whether a line is text at the left edge, without a mark that sets it apart already.
fn is_plain(line: &str) -> bool {
    let is_underline = line.starts_with('=') && !line.starts_with("=>");
    !line.starts_with([' ', '\t', '#', '>', '|', '<', '-', '+', '!'])
        && !is_underline
        && !line.starts_with("* ")
        && !line.trim().is_empty()
        && marks::number(&marks::with_blanks(line)).is_none()
}

/// The words of a line that is bold as a whole, and no label.
fn bold(line: &str) -> Option<&str> {
    let inner = line.trim_end().strip_prefix("**")?.strip_suffix("**")?;
    (!inner.contains("**") && !inner.trim_end().ends_with([':', '：']) && labels::classify(inner).is_none())
        .then_some(inner)
}

/// Whether a line that is bold as a whole is a question of its own below another line: it is numbered or asks by its
/// end, or the one above it is bold as well.
fn is_set_apart(lines: &[&str], at: usize) -> bool {
    bold(lines[at]).is_some_and(|inner| {
        bold(lines[at - 1]).is_some() || marks::number(inner).is_some() || words::ends_as_question(inner)
    })
}

/// The lines after the first one of each stretch of short ones that end in a break each, where most of them ask.
fn broken(lines: &[&str], fences: &Fences) -> Vec<Range<usize>> {
    const FEWEST: usize = 4;
    const LONGEST: usize = 250;
    let is_short = |at: &usize| !fences.is_code(*at) && is_plain(lines[*at]) && lines[*at].len() <= LONGEST;
    let ends = |line: &str| line.ends_with("  ") || line.ends_with('\\') || without_break(line) != line;
    let is_broken = |at: &usize| is_short(at) && ends(lines[*at]);
    let mut broken = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let last = (from..lines.len()).take_while(is_broken).count() + from;
        let end = last + usize::from(last > from && last < lines.len() && is_short(&last));
        let asks = |at: &usize| words::asks(unlinked(without_break(lines[*at]))) != Asks::No;
        let asking = || (from..end).filter(asks).count();
        if end - from >= FEWEST && asking() * 10 >= (end - from) * 6 {
            broken.push(from + 1..end);
        }
        from = end.max(from + 1);
    }
    broken
}

/// The lines that ask as a whole between others that tell, where nearly all that is asked is asked so: what stands
/// right below answers it, whatever stands above.
fn above_answers(lines: &[&str], fences: &Fences) -> Vec<usize> {
    const FEWEST: usize = 5;
    const LONGEST: usize = 200;
    let is_ended = |above: usize| {
        let text = lines[above].trim_end();
        // A name may stand there alone.
        let is_first = above == 0 || lines[above - 1].trim().is_empty();
        is_first || !is_plain(text) || text.ends_with(['.', '!', ':', ';', ')', ']', '?', '>', '"'])
    };
    let is_set_in = |line: &str| line.starts_with([' ', '\t']) && is_plain(line.trim_start());
    let is_told = |at: usize| {
        let below = lines.get(at + 1).copied().unwrap_or_default();
        // One that is not answered may follow the answer of another.
        let is_last = below.trim().is_empty() && at > 0 && !lines[at - 1].trim().is_empty();
        is_last || is_set_in(below) || is_plain(below) && !words::ends_as_question(below)
    };
    let is_one = |at: usize| {
        let line = lines[at];
        line.len() <= LONGEST
            && words::ends_as_question(line)
            && (at == 0 || is_ended(at - 1) && !fences.is_code(at - 1))
            && is_told(at)
            && is_question(line)
    };
    let asks = |at: &usize| !fences.is_code(*at) && is_plain(lines[*at]) && lines[*at].contains(['?', '？']);
    let (ones, others): (Vec<usize>, Vec<usize>) = (0..lines.len()).filter(asks).partition(|at| is_one(*at));
    let is_form = ones.len() >= FEWEST && others.len() * 4 <= ones.len();
    ones.into_iter().filter(|at| is_form && *at > 0).collect()
}

/// The lines between `Questions:` and the one `Answer:` to them all, where a document has several such parts: they ask
/// as one.
fn answered_together(lines: &[&str], fences: &Fences) -> Vec<Range<usize>> {
    const FEWEST: usize = 2;
    const MOST_LINES: usize = 15;
    // The name may have become a heading by now.
    let is_named = |at: usize| {
        let name = lines[at].trim_start_matches('#').trim().trim_end_matches([':', '：']);
        name.len() < lines[at].trim_end().len() && section("many questions").has(&name.to_lowercase())
    };
    let is_answered = |at: &usize| {
        let name = lines[*at].trim().strip_suffix([':', '：']);
        name.is_some_and(|name| labels::classify(name) == Some(Label::Answer))
    };
    let end = |from: usize| {
        let end = (from..lines.len()).take(MOST_LINES).find(is_answered)?;
        let is_text = |at: usize| !fences.is_code(at) && (lines[at].trim().is_empty() || is_plain(lines[at]));
        (from..end).all(is_text).then_some(from..end)
    };
    let parts: Vec<_> = (0..lines.len()).filter(|at| is_named(*at)).filter_map(|at| end(at + 1)).collect();
    if parts.len() >= FEWEST { parts } else { Vec::new() }
}

/// Whether a numbered line only says what the lines below it are about: `2. Joins:`.
fn names_subject(line: &str) -> bool {
    let numbered = marks::with_blanks(line);
    marks::number(&numbered).is_some_and(|(_, name)| {
        name.trim_end().ends_with([':', '：'])
            && words::asks(name) == Asks::No
            && labels::classify(name).is_none()
    })
}

/// Whether a line right below an item names the list below it, which counts anew: `More queries:`.
fn names_next_list(lines: &[&str], at: usize) -> bool {
    const LONGEST: usize = 60;
    let number = |line: &str| marks::number(&marks::with_blanks(line)).map(|(number, _)| number);
    lines[at].len() <= LONGEST
        && lines[at].trim_end().ends_with([':', '：'])
        && is_plain(lines[at])
        && number(lines[at + 1]) == Some(1)
        && number(lines[at - 1]).is_some_and(|last| last > 1)
}

/// Whether a line is a question or a task within marks, in bold or in quotes: what is below it answers. In bold, a
/// question is known by its end already.
fn asks_within_marks(line: &str) -> bool {
    const MARKS: [(&str, &str, Asks); 7] = [
        ("**", "**", Asks::Perhaps),
        ("__", "__", Asks::Perhaps),
        ("*", "*", Asks::Yes),
        ("_", "_", Asks::Yes),
        ("\"", "\"", Asks::Yes),
        ("“", "”", Asks::Yes),
        ("«", "»", Asks::Yes),
    ];
    let line = line.trim_end();
    let inner = MARKS.iter().find_map(|(open, close, most)| {
        let inner = line.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(close)).then_some((inner, *most))
    });
    inner.is_some_and(|(inner, most)| {
        let asks = words::asks(inner);
        asks != Asks::No && asks <= most && !inner.trim_end().ends_with([':', '：'])
    })
}

/// Whether a line asks something by its end, and begins as a sentence or a question does.
fn is_question(line: &str) -> bool {
    let text = unlinked(words::without_symbols(line));
    let end = text.trim_end();
    let asks_small = || {
        end.ends_with(['?', '？'])
            && text.starts_with(char::is_lowercase)
            && words::asks(end.trim_end_matches(['?', '？'])) == Asks::Perhaps
    };
    marks::is_question_line(text)
        || words::asks_candidate(text)
        || asks_small()
        || labels::asked_and_answer(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(text: &str) -> Vec<usize> {
        let lines: Vec<&str> = text.split('\n').collect();
        let asking = AskingLines::of(&lines, &Fences::of(&lines));
        (0..lines.len()).filter(|at| asking.begins(*at)).collect()
    }

    #[test]
    fn questions_line_by_line_are_one_each() {
        assert_eq!(begins("Why?\nTell me about it\nHow?\nWhen?"), [1, 2, 3]);
        assert_eq!(begins("Mine are:\n❓ Why so?\n❓ How so?\n❓ When so?"), [1, 2, 3]);
        let short = "Closing\nWhy so?\nTell me how.";
        assert_eq!(begins(&format!("{short}\n\nWhy?\nHow?\nWhen?")), [1, 2, 5, 6]);
        assert_eq!(begins(short), [0; 0], "where there are no more of them");
        assert_eq!(begins("why is it so?\nhow would you test it?\nwhat is it for?"), [1, 2]);
    }

    #[test]
    fn questions_with_answers_right_below_are_one_each() {
        assert_eq!(begins("Why?\nSo.\nHow?\nThus,\nand so.\nWhen?\nNow."), [2, 5]);
    }

    #[test]
    fn questions_between_lines_that_tell_are_one_each() {
        let text = "Quiz\nWhy is it?\nSo.\n- one\nHow is it?\nThus.\nWhen is it?\nNow.\n\nOn it.\nWho is it?\nMe.\nWhere is it?\nHere.";
        assert_eq!(begins(text), [1, 4, 6, 10, 12]);
        let set_in = "Why is it?\n    So.\nHow is it?\n    Thus.\nWho is it?\n\n".repeat(2);
        assert_eq!(begins(&set_in), [2, 4, 6, 8, 10]);
        let wrapped = "\n\nIt is on\nand\nWhy is it?\nSo.".repeat(6);
        assert_eq!(begins(&wrapped), [0; 0]);
    }

    #[test]
    fn what_one_answer_answers_is_asked_as_one() {
        let part = "Questions:\nWhy so?\nHow so?\nWhen?\n\nAnswer:\nSo.\n\n";
        assert_eq!(begins(&part.repeat(2)), [0; 0]);
        assert_eq!(begins(&part.replace("Answer", "Notes").repeat(2)), [1, 2, 3, 9, 10, 11]);
    }

    #[test]
    fn lines_that_end_in_breaks_are_one_each_where_most_ask() {
        assert_eq!(begins("What is one?  \nExplain locks.  \nLocks and keys  \nHow so?"), [1, 2, 3]);
        assert_eq!(begins("It is.  \nAnd so.  \nLocks and keys  \nHow so?"), [0; 0]);
    }

    #[test]
    fn a_line_in_bold_that_is_numbered_or_asks_is_one_below_text() {
        assert_eq!(begins("It is held.\n**2. Trees**\nIt is so.\n**Why so?**"), [1, 3]);
        assert_eq!(begins("**Locks**\n**Trees**"), [1]);
        assert_eq!(begins("It is held.\n**Trees**\nand so."), [0; 0]);
    }

    #[test]
    fn a_paragraph_that_asks_on_its_way_is_one() {
        assert_eq!(begins("It is so.\nAnd thus.\nWhy?\nHow?\nWhen?"), [0; 0]);
        assert_eq!(begins("Why?\nIt is so.\nHow?"), [0; 0]);
        assert_eq!(begins("```\nWhy?\nHow?\nWhen?\n```"), [0; 0]);
    }
}
