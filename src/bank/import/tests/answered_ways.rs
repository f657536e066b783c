//! Quizzes that say of each question in what way it is to be answered, and lists whose counting is left to Markdown.

use super::{found, prompts};
use crate::bank::import::read_document;

const QUIZ: &str = "# Sailing test\n\n1. (multiple answers) Ropes on a boat\n\n    - [x] sheet\n    - [ ] oar\n    - [x] halyard\n\n\
                    1. (T/F) A keel is on the deck.\n\n    - [ ] True\n    - [x] False\n\n\
                    1. (fill in your answer) What is the left side called?\n\n    - port\n\n\
                    1. [MCQ] Which wind is strongest?\n\n    - [ ] breeze\n    - [x] gale\n";

#[test]
fn how_a_question_is_answered_is_no_part_of_it() {
    let expected = [
        "Ropes on a boat\n\n- [ ] sheet\n- [ ] oar\n- [ ] halyard",
        "A keel is on the deck.\n\n- [ ] True\n- [ ] False",
        "What is the left side called?",
        "Which wind is strongest?\n\n- [ ] breeze\n- [ ] gale",
    ];
    assert_eq!(prompts(QUIZ), expected);
    let titles: Vec<String> = read_document(QUIZ).questions.into_iter().map(|one| one.title).collect();
    assert_eq!(titles[1], "A keel is on the deck.");
}

#[test]
fn ticks_are_read_however_far_options_are_set_in() {
    let answers = |text: &str| -> Vec<String> {
        read_document(text).questions.into_iter().filter_map(|one| one.answer).collect()
    };
    for blanks in ["   ", "    ", "     ", "\t"] {
        for mark in ["1. ", "1.  "] {
            let text = QUIZ.replace("    ", blanks).replace("1. ", mark);
            assert_eq!(answers(&text).first().map(String::as_str), Some("sheet\n\nhalyard"), "{text}");
            assert!(answers(&text).contains(&"False".to_owned()), "{text}");
            assert_eq!(answers(&text).last().map(String::as_str), Some("gale"), "{text}");
        }
    }
}

#[test]
fn what_questions_are_filed_under_is_no_part_of_them() {
    let text = "Unit 1: What is ballast?\nUnit 1: Explain how a boat heels.\nUnit 2: Why do sails flap?\nUnit 2: Who steers?\n";
    let expected = ["What is ballast?", "Explain how a boat heels.", "Why do sails flap?", "Who steers?"];
    assert_eq!(prompts(text), expected);
    assert_eq!(prompts(&format!("# Exam on boats\n\n{}", text.replace('\n', "\n\n"))), expected);
    assert_eq!(prompts(&format!("# Boats\n\n- {}", text.trim().replace('\n', "\n- "))), expected);
    let topics: Vec<Option<String>> =
        read_document(text).questions.into_iter().map(|one| one.topic).collect();
    assert_eq!(topics[1..3], [Some("Unit 1".to_owned()), Some("Unit 2".to_owned())]);
    assert_eq!(found(text).len(), 4);
}
