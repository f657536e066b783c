//! The same questions in all the ways in which people mark, count and answer them.

use super::prompts;
use crate::bank::import::read_document;

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
    let mut document = "# Interview questions\n\n".to_owned();
    for (at, (asked, said)) in ASKED.iter().enumerate() {
        let number = (at + 1).to_string();
        let line = shape.replace('?', &format!("{}{asked}", count.replace('%', &number)));
        document += &format!("{line}\n{}\n\n", answer.replace('%', &number).replace('!', said));
    }
    document
}

fn are_found(document: &str) -> bool {
    let asked: Vec<String> = ASKED.iter().map(|(asked, _)| (*asked).to_owned()).collect();
    prompts(document) == asked
}

fn are_answered(document: &str) -> bool {
    let questions = read_document(document).questions;
    questions.iter().zip(ASKED).all(|(question, (_, said))| {
        let points: String = question.key_points.iter().map(|point| point.text.as_str()).collect();
        format!("{}{points}", question.answer.as_deref().unwrap_or_default()).contains(said)
    })
}

#[test]
fn every_count_is_known_in_every_shape() {
    let mut failed = Vec::new();
    for shape in SHAPES {
        for count in COUNTS {
            for answer in ["\n!", "**Answer:** !"] {
                let document = written(shape, count, answer);
                if !are_found(&document) || !are_answered(&document) {
                    failed.push((shape, count, answer));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {failed:#?}", failed.len());
}

#[test]
fn every_answer_is_known_in_every_shape() {
    let mut failed = Vec::new();
    for shape in SHAPES {
        for answer in ANSWERS {
            for count in ["%. ", "Q%: "] {
                let document = written(shape, count, answer);
                if !are_found(&document) || !are_answered(&document) {
                    failed.push((shape, count, answer));
                }
            }
        }
    }
    assert!(failed.is_empty(), "{} of {failed:#?}", failed.len());
}
