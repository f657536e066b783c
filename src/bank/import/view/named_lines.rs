//! Documents without headings whose names stand on plain lines: a name right above its task, and a question on a line
//! of its own above what answers it.
//!
//! They are told by several of them that are set alike. It knows lines alone, and what asks.

use super::fences::Fences;
use crate::bank::import::{
    labels, marks,
    words::{self, Asks},
};

/// Fewer than that may be so by chance.
const FEWEST: usize = 4;

/// The lines that are names of a few words, each the first of its paragraph, or one by itself, with a task right below.
pub(super) fn above_tasks(lines: &[&str], fences: &Fences) -> Vec<usize> {
    let said: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).collect();
    let begins = |at: usize| at == 0 || lines[at - 1].trim().is_empty();
    let is_pair = |pair: &&[usize]| {
        let [name, task] = **pair else { return false };
        !fences.is_code(name)
            && !fences.is_code(task)
            && begins(name)
            && is_name(lines[name])
            && is_plain(lines[task])
            && lines[task].len() > lines[name].len()
    };
    let pairs: Vec<&[usize]> = said.windows(2).filter(is_pair).collect();
    let tasks = pairs.iter().filter(|pair| words::asks(lines[pair[1]]) == Asks::Perhaps).count();
    let paragraphs = said.iter().filter(|at| begins(**at)).count();
    // Where most of a document is something else, they are by chance.
    let are_names = tasks >= FEWEST && tasks * 5 >= paragraphs * 2 && tasks * 4 >= pairs.len() * 3;
    if are_names { pairs.iter().map(|pair| pair[0]).collect() } else { Vec::new() }
}

/// The lines that ask and stand by themselves, where what follows each does not.
pub(super) fn that_ask(lines: &[&str], fences: &Fences) -> Vec<usize> {
    const LEAST_OF_PARAGRAPHS: usize = 4;
    let is_blank = |at: usize| lines.get(at).is_none_or(|line| line.trim().is_empty());
    let is_alone = |at: &usize| (*at == 0 || is_blank(*at - 1)) && is_blank(*at + 1);
    let asking: Vec<usize> = (0..lines.len())
        .filter(|at| !fences.is_code(*at) && is_alone(at) && is_plain(lines[*at]) && asks(lines[*at]))
        .collect();
    let (Some(first), true) = (asking.first(), asking.len() > FEWEST) else { return Vec::new() };
    let next = |at: usize| (at + 1..lines.len()).find(|at| !is_blank(*at));
    let are_answered =
        asking.iter().all(|at| next(*at).is_some_and(|next| asking.binary_search(&next).is_err()));
    let paragraphs = (*first..lines.len()).filter(|at| !is_blank(*at) && (*at == 0 || is_blank(*at - 1)));
    // What is asked now and then in a text is answered at length.
    let are_many = asking.len() * LEAST_OF_PARAGRAPHS >= paragraphs.count();
    let named = asking.iter().filter(|at| named_question(lines[**at]).is_some()).count();
    if are_answered && are_many && named * 2 >= asking.len() { asking } else { Vec::new() }
}

/// Whether a line is one question, or a name and a question or a task about it.
fn asks(line: &str) -> bool {
    const LONGEST: usize = 200;
    let text = line.trim_end();
    text.len() <= LONGEST
        && (text.ends_with(['?', '？']) && text.matches(['?', '？']).count() <= 2
            || named_question(line).is_some())
}

/// The question or the task behind a name: `Locks: When would you hold one?`
fn named_question(line: &str) -> Option<&str> {
    const MOST_WORDS: usize = 8;
    let (name, rest) = line.trim_end().split_once(": ")?;
    let is_named = name.split_whitespace().count() <= MOST_WORDS
        && labels::classify(name).is_none()
        && words::asks(name) == Asks::No
        && words::asks(rest) != Asks::No;
    is_named.then_some(rest)
}

/// Whether a line is a name of a few words.
fn is_name(line: &str) -> bool {
    const MOST_WORDS: usize = 8;
    const LONGEST: usize = 60;
    let text = line.trim_end();
    is_plain(line)
        && text.chars().count() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.ends_with(['.', ',', ':', ';', '!', '?', '。', '：', '？'])
        && labels::classify(text).is_none()
        && words::asks(text) != Asks::Yes
}

/// Whether a line is plain text at the left edge.
fn is_plain(line: &str) -> bool {
    line.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '“' | '«' | '¿' | '`'))
        && !line.contains('|')
        && marks::number(&marks::with_blanks(line)).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, of: fn(&[&str], &Fences) -> Vec<usize>) -> Vec<usize> {
        let lines: Vec<&str> = text.split('\n').collect();
        of(&lines, &Fences::of(&lines))
    }

    #[test]
    fn names_stand_above_their_tasks() {
        let pair = |gap: &str| {
            format!(
                "Lock\n{gap}Implement a lock that many may read.\n\nHeap\n{gap}Write a function that sorts by one.\n\n\
                 Trie\n{gap}Build one of words.\n\nQueue\n{gap}Implement one with two stacks."
            )
        };
        assert_eq!(names(&pair(""), above_tasks), [0, 3, 6, 9]);
        assert_eq!(names(&pair("\n"), above_tasks), [0, 4, 8, 12]);
        let told = "Lock\nIt is held by one.\n\n".repeat(6);
        assert_eq!(names(&told, above_tasks), [0usize; 0]);
    }

    #[test]
    fn lines_with_a_name_ask_by_themselves() {
        let asked = "Locks: When is one held?\n\nBy one.\n\n".repeat(5);
        assert_eq!(names(&asked, that_ask), [0, 4, 8, 12, 16]);
        let told = format!("{}{asked}", "So it is.\n\n".repeat(3));
        assert_eq!(names(&told, that_ask), [6, 10, 14, 18, 22]);
        let rare = format!("Locks: When is one held?\n\n{}", "By one.\n\n".repeat(5)).repeat(5);
        assert_eq!(names(&rare, that_ask), [0usize; 0]);
    }
}
