//! The same questions in all the ways in which people mark, count and answer them.

use super::prompts;
use crate::bank::import::{Found, read_document};

/// What is asked and answered in each document.
const ASKED: [(&str, &str); 7] = [
    ("What is a lease?", "A lock that ends by itself."),
    ("Why does a cache need a bound?", "Memory is finite, and so is patience."),
    ("How does gossip reach all nodes?", "Each node tells a few others what it has heard."),
    ("Explain how a log is compacted.", "Old values of a key are dropped."),
    ("Is a heap sorted?", "Only its root is known to be the smallest."),
    ("Compare a queue with a stack.", "One gives the oldest first, one the newest."),
    ("When may a write be lost?", "When nobody waits until it is on a disk."),
];

/// What may stand before a question: `%` is its number.
const COUNTS: [&str; 34] = [
    "",
    "%. ",
    "%) ",
    "0%. ",
    "Q%. ",
    "Q%: ",
    "Q%) ",
    "Q% - ",
    "Q% – ",
    "Q.% ",
    "Q.%) ",
    "Q %. ",
    "Question %: ",
    "Question %. ",
    "Question #%: ",
    "Question % - ",
    "Interview Question %: ",
    "Ques %: ",
    "Que %. ",
    "% - ",
    "%- ",
    "%-) ",
    "#% ",
    "#%. ",
    "%/ ",
    "(%) ",
    "[%] ",
    "1.% ",
    "1.%. ",
    "%: ",
    "Q: ",
    "Q. ",
    "Question: ",
    "❓ ",
];

/// How a question stands out: `?` is all of it, with its count.
const SHAPES: [&str; 11] =
    ["## ?", "### ?", "#### ?", "### **?**", "**?**", "- ?", "- **?**", "?", "<b>?</b>", "<h3>?</h3>", "* ?"];

/// How it is answered: `!` is the answer, and `%` the number of the question.
const ANSWERS: [&str; 18] = [
    "!",
    "\n!",
    "A: !",
    "Answer: !",
    "**Answer:** !",
    "Ans: !",
    "Ans - !",
    "**Ans.** !",
    "-> !",
    "→ !",
    "=> !",
    "\n> !",
    "\n- !",
    "\n**Answer:**\n\n!",
    "\n<details>\n<summary>Answer</summary>\n\n!\n\n</details>",
    "**Solution:** !",
    "Answer %: !",
    "Sol. !",
];

fn written(shape: &str, count: &str, answer: &str) -> String {
    let one = |(at, (asked, said)): (usize, &(&str, &str))| {
        let number = (at + 1).to_string();
        let line = shape.replace('?', &format!("{}{asked}", count.replace('%', &number)));
        format!("{line}\n{}\n\n", answer.replace('%', &number).replace('!', said))
    };
    let all: String = ASKED.iter().enumerate().map(one).collect();
    format!("# Interview questions\n\n{all}")
}

/// Whether all is found, each with its answer.
fn is_read(document: &str) -> bool {
    let asked: Vec<String> = ASKED.iter().map(|(asked, _)| (*asked).to_owned()).collect();
    let questions = read_document(document).questions;
    let is_answered = |(question, (_, said)): (&Found, &(&str, &str))| {
        let points: String = question.key_points.iter().map(|point| point.text.as_str()).collect();
        format!("{}{points}", question.answer.as_deref().unwrap_or_default()).contains(said)
    };
    prompts(document) == asked && questions.iter().zip(&ASKED).all(is_answered)
}

/// The forms that are not read.
fn failed<'a>(counts: &'a [&str], answers: &'a [&str]) -> Vec<(&'static str, &'a str, &'a str)> {
    let pairs = || counts.iter().flat_map(|count| answers.iter().map(move |answer| (*count, *answer)));
    let forms = SHAPES.iter().flat_map(|shape| pairs().map(move |(count, answer)| (*shape, count, answer)));
    forms.filter(|(shape, count, answer)| !is_read(&written(shape, count, answer))).collect()
}

#[test]
fn every_count_is_known_in_every_shape() {
    assert_eq!(failed(&COUNTS, &["\n!", "**Answer:** !"]), []);
}

#[test]
fn every_answer_is_known_in_every_shape() {
    assert_eq!(failed(&["%. ", "Q%: "], &ANSWERS), []);
}
