//! Multiple choice with letters, signs of what is right and keys in other forms than most have.

use super::{found, prompts};
use crate::bank::import::read_document;

/// The answers of a document.
fn answers(document: &str) -> Vec<String> {
    read_document(document).questions.into_iter().filter_map(|question| question.answer).collect()
}

/// A quiz of three questions with these options, and what stands below each.
fn quiz(options: &str, below: &str) -> String {
    let question = |number: usize, what: &str| {
        format!("### {number}. Which of these is a {what}?\n\n{options}\n{below}\n")
    };
    format!("# Quiz\n\n{}{}{}", question(1, "lock"), question(2, "heap"), question(3, "tree"))
}

#[test]
fn letters_in_any_form_are_options() {
    for options in ["A - The one\nB - The other", "`A` The one\n`B` The other", "A．The one\nB．The other"]
    {
        let all = found(&quiz(options, ""));
        assert_eq!(all[0], "3 Which of these is a lock?\n\nA) The one\nB) The other # Quiz", "{options}");
    }
}

#[test]
fn any_sign_says_which_option_is_right() {
    for right in ["B) The other ✓", "*B) The other", "B) The other <-- correct", "B) The other - Correct"] {
        let all = answers(&quiz(&format!("A) The one\n{right}"), ""));
        assert_eq!(all, ["B) The other"; 3], "{right}");
    }
    let titled = quiz("A) The one\nB) The other ✅", "")
        .replace("### ", "**Question ")
        .replace(". Which", "**\n\nWhich");
    assert_eq!(answers(&titled), ["B) The other"; 3]);
}

#[test]
fn the_same_words_below_options_say_which_is_right() {
    for below in ["Key: B\n", "The right one is B.\n", "[Answer: B]\n"] {
        assert_eq!(
            answers(&quiz("A) The one\nB) The other", &format!("\n{below}"))),
            ["B) The other"; 3],
            "{below}"
        );
    }
}

#[test]
fn a_key_may_stand_behind_its_name_or_in_a_table() {
    for key in [
        "**Answers:** 1. B  2. A  3. B",
        "## Answers\n\n| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n| 3 | B |",
    ] {
        let document = format!("{}\n{key}\n", quiz("A) The one\nB) The other", ""));
        assert_eq!(answers(&document), ["B) The other", "A) The one", "B) The other"], "{key}");
    }
}

#[test]
fn numbered_items_that_are_all_answered_are_questions_below_any_title() {
    let unit = |number: usize, name: &str| {
        format!(
            "{number}) A {name} is:\n\nOne that waits.\n\nOne that asks.\n\nCorrect: One that asks.\n\nExplanation: It does.\n\n"
        )
    };
    let units = ["lock", "heap", "queue", "tree", "list"];
    let all: String = units.iter().enumerate().map(|(at, name)| unit(at + 1, name)).collect();
    let document = format!("## PART 4\n\n{all}");
    let found = prompts(&document);
    assert_eq!(found.len(), units.len(), "{found:?}");
    assert!(found[1].starts_with("A heap is:"), "{found:?}");
}
