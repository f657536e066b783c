//! Sections of exercises in which each answer is folded away under its own task.

use super::prompts;
use crate::bank::import::read_document;

const EXERCISES: &str = "# Exercises\n\n### Exercise 1: Basics\n\n<details>\n<summary>a. List all stations and their lines.</summary>\n\n\
                         `SELECT * FROM station;`\n</details>\n\n<details>\n<summary>b. Names of all lines</summary>\n\n\
                         `SELECT name FROM line;`\n</details>\n\n### Exercise 2: Joins\n\n<details>\n<summary>a. Count the \
                         stations of each line.</summary>\n\n`SELECT count(*) FROM stop;`\n</details>\n";

#[test]
fn what_letters_count_above_folded_answers_is_asked() {
    for text in [EXERCISES.to_owned(), EXERCISES.replace("Exercise 1: ", "").replace("Exercise 2: ", "")] {
        let questions = read_document(&text).questions;
        let prompts: Vec<&str> = questions.iter().map(|question| question.prompt.as_str()).collect();
        assert_eq!(
            prompts,
            ["List all stations and their lines.", "Names of all lines", "Count the stations of each line."]
        );
        assert!(questions.iter().all(|question| question.answer.is_some()));
    }
}

#[test]
fn without_letters_what_bids_is_asked_and_its_section_is_none() {
    let text = EXERCISES.replace("a. ", "").replace("b. Names of all lines", "Show the names of all lines");
    assert_eq!(prompts(&text).len(), 3);
}

#[test]
fn a_title_above_questions_that_is_told_below_is_no_prompt() {
    let text = "# Interview\n\n## 1.1\nWhat is a lock?\n\nIt is held by one.\n\n## 1.2\n\nHow does a latch work?\n\nIt counts.\n\n\
                ## 2.1\n\nExplain the two ends of a queue.\n\nThe first leaves, the last comes.\n";
    let questions = read_document(text).questions;
    let asked: Vec<(&str, Option<&str>)> =
        questions.iter().map(|question| (question.prompt.as_str(), question.answer.as_deref())).collect();
    assert_eq!(
        asked,
        [
            ("What is a lock?", Some("It is held by one.")),
            ("How does a latch work?", Some("It counts.")),
            ("Explain the two ends of a queue.", Some("The first leaves, the last comes."))
        ]
    );
}

#[test]
fn a_list_that_is_called_sample_questions_is_not_in_the_answer_above_it() {
    let text = "# Interview\n\n**1. What is your experience?**\n\nTen years.\n\nSample questions:\n\n- **What is a lock?** It is \
                held.\n- **Explain a latch.** It counts.\n\n**2. What do you read?**\n\nBooks.\n\n**3. What do you write?**\n\nCode.\n";
    assert_eq!(
        prompts(text),
        [
            "What is your experience?",
            "What is a lock?",
            "Explain a latch.",
            "What do you read?",
            "What do you write?"
        ]
    );
}
