//! What people and their programs write beside questions: when one was asked, what it is filed by, of which level it is.

use super::{found, prompts};
use crate::bank::import::read_document;

#[test]
fn when_a_question_was_asked_is_no_answer() {
    for note in ["(asked 10:05)", "(18 Jan)", "(25 Jan, skipped)"] {
        let text = format!(
            "# Interview, June\n\n**How would you find a leak in a boat?** {note}\n\n_Notes:_ looked below first\n\n\
             **What is ballast?** {note}\n\n_Notes:_ good\n"
        );
        let questions = read_document(&text).questions;
        assert_eq!(questions.len(), 2, "{text}");
        assert!(questions.iter().all(|question| question.answer.is_none()), "{text}");
    }
}

#[test]
fn comments_and_tags_of_notes_are_left_out() {
    let text = "# My interview cards\n\n#card #energy\nFront:: What took the most out of you this week?\n%% used in March %%\n\n\
                #card #team\nFront:: Who would you like to work with for a month?\n\n#card #future\nFront:: What would you miss?\n";
    let questions = read_document(text).questions;
    assert_eq!(questions.len(), 3);
    assert!(questions.iter().all(|question| question.answer.is_none()));
    assert_eq!(questions[0].prompt, "What took the most out of you this week?");
}

#[test]
fn an_answer_counted_as_its_question_needs_no_mark_either() {
    let text = "Quiz night\n\nRound one\n\nQ1 What is in a hummus?\nA1 Chickpeas\n\nQ2 Which nut is in marzipan\nA2 Almond\n\n\
                Q3 Name the dearest spice by weight.\nA3 Saffron\n";
    let answers: Vec<Option<String>> =
        read_document(text).questions.into_iter().map(|question| question.answer).collect();
    assert_eq!(answers, ["Chickpeas", "Almond", "Saffron"].map(|answer| Some(answer.to_owned())));
}

#[test]
fn letters_of_levels_before_questions_are_no_part_of_them() {
    let text = "# Interview questions\n\n1. (J) What is a pod?\n2. (M) How does it get its address?\n3. (S) When is it a bad choice?\n";
    assert_eq!(prompts(text), ["What is a pod?", "How does it get its address?", "When is it a bad choice?"]);
}

#[test]
fn names_in_bold_that_are_counted_are_those_of_sections_where_most_below_them_asks() {
    let text = "# Interview questions\n\n**1. Ships**\n- Describe a ship you were glad to leave.\n- Tell us about a storm.\n\n\
                **2. Money**\n- Explain a costly decision of yours.\n- Paint the bill for a trip over the sea in five numbers.\n\n\
                **3. People**\n- Walk through the hardest talk you ever had.\n- Name something a sailor taught you.\n";
    assert_eq!(prompts(text).len(), 6, "{:?}", found(text));
}

#[test]
fn parts_that_are_counted_and_answered_are_tasks() {
    for (word, end) in [
        ("Level", "**Solution:** The key is below."),
        ("Stage", "<details>\n<summary>Solution</summary>\n\nThe key is below.\n\n</details>"),
    ] {
        let text = format!(
            "# Capture the flag\n\n## {word} 1: the door\n\nThe door says that you are a guest. Become the host.\n\n{end}\n\n\
             ## {word} 2: the cellar\n\nSomewhere in the cellar lies a list. Read it.\n\n{end}\n"
        );
        let questions = read_document(&text).questions;
        assert_eq!(questions.len(), 2, "{text}");
        assert!(questions[0].prompt.starts_with("The door says"), "{text}");
        assert!(questions[0].answer.is_some(), "{text}");
    }
}
