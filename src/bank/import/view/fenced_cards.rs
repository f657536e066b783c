//! Questions whose answers are set with them in one fence, as notes are pasted: three backticks, `What is a lock?`, text
//! and code.
//!
//! The first line and the mark of the fence change places, and the line becomes a heading. Code begins so nowhere, so
//! that a few such fences say enough; and where most of all fences hold one question each, what else stands alone in one
//! is meant so: `Explain a lease`. It knows lines alone.

use super::{fences::Fences, rewritten::Rewritten};
use crate::bank::import::words::{self, Asks};

/// The lines with the questions above their fences, where most fences of a document begin with one.
pub(super) fn raised(lines: &[&str]) -> Option<Vec<String>> {
    const FEWEST: usize = 3;
    let fences = Fences::of(lines);
    let is_mark = |at: usize| fences.is_code(at) && lines[at].starts_with("```");
    let marks: Vec<usize> = (0..lines.len()).filter(|at| is_mark(*at)).collect();
    let asks = |open: &usize| lines.get(open + 1).is_some_and(|line| is_question(line));
    let cards: Vec<usize> = marks.iter().step_by(2).copied().filter(asks).collect();
    if cards.len() < FEWEST || cards.len() * 4 < marks.len() {
        return None;
    }
    // Where most fences hold one question, a name or a task in words alone is another one.
    let is_alone = |open: &usize| marks.binary_search(&(open + 2)).is_ok();
    let asked = cards.iter().filter(|open| is_alone(open)).count();
    let is_sibling =
        |open: &usize| asked * 10 >= marks.len() * 3 && is_alone(open) && is_said(lines[open + 1]);
    let siblings = marks.iter().step_by(2).copied().filter(is_sibling);
    let mut raised = Rewritten::of(lines);
    for open in cards.iter().copied().chain(siblings.filter(|open| !asks(open))) {
        raised.set(open, format!("### {}", lines[open + 1].trim()));
        raised.set(open + 1, lines[open].to_owned());
    }
    raised.lines()
}

/// Whether a line is in words, and no code.
fn is_said(line: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    line.starts_with(char::is_alphabetic)
        && !line.contains([';', '{', '}', '=', '<', '>', '|', '$', '_'])
        && line.split_whitespace().count() >= FEWEST_WORDS
}

/// Whether a line is a question in words, and no code.
fn is_question(line: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    line.starts_with(|c: char| c.is_uppercase() || !c.is_ascii() && c.is_alphabetic() || c == '¿')
        && !line.contains(';')
        && (line.split_whitespace().count() >= FEWEST_WORDS || !line.is_ascii())
        && words::ends_as_question(line)
        && words::asks(line) == Asks::Yes
}

#[cfg(test)]
mod tests {
    use super::raised;

    #[test]
    fn questions_that_fences_begin_with_stand_above_them() {
        let card = ["```shell", "What is a lock?", "It is held.", "```"];
        let read = raised(&[card, card, card].concat()).unwrap();
        assert_eq!(read[..4], ["### What is a lock?", "```shell", "It is held.", "```"]);
        assert_eq!(raised(&[card, card].concat()), None, "two say little");
    }

    #[test]
    fn what_stands_alone_in_a_fence_among_questions_that_do_is_one() {
        let fence = |line: &'static str| ["```", line, "```", ""];
        let asked = [fence("What is a lock?"), fence("When is it held?"), fence("Who breaks it?")];
        let all = [asked.concat(), fence("explain a lease").to_vec()].concat();
        let read = raised(&all).unwrap();
        assert_eq!(read[12..15], ["### explain a lease", "```", "```"]);
        let code = [asked.concat(), fence("let a = b").to_vec()].concat();
        assert_eq!(raised(&code).unwrap()[12..15], ["```", "let a = b", "```"]);
        let shell = ["kubectl get pods", "helm list all", "docker ps all"].map(fence).concat();
        let commands = [asked.concat(), shell].concat();
        assert_eq!(raised(&commands).unwrap()[13], "kubectl get pods", "as many hold something else");
    }

    #[test]
    fn code_stays() {
        let code = ["```c", "int a = b ? 1 : 2;", "x = y?", "```"];
        assert_eq!(raised(&[code, code, code].concat()), None);
    }
}
