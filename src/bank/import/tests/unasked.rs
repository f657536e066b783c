//! Documents that hold no questions, though this and that in them looks like one.

use super::prompts;

const MANUAL: &str = r"# Ferry

A queue in a file.

## Why Ferry?

It needs no server.

## Install

Run `make`, and copy the program.

- It is one file.
- It has no settings.
- It needs no rights.

## Is it fast?

It writes in groups.

## Formats

A line is a message.

## Limits

A message has at most 1 MB.

## Licence

As you like.
";

#[test]
fn sections_of_a_manual_that_ask_are_none() {
    assert_eq!(prompts(MANUAL).len(), 0);
    // A document about questions says so, and one that asks again and again needs not.
    assert!(!prompts(&MANUAL.replace("# Ferry", "# Ferry: interview questions")).is_empty());
    assert!(!prompts(&MANUAL.replace("## Licence", "## May I copy it?")).is_empty());
}

#[test]
fn an_example_speaks_of_no_examination() {
    let document = MANUAL.replace("## Install", "## Example");
    assert_eq!(prompts(&document).len(), 0);
}

#[test]
fn what_begins_with_a_question_or_holds_little_else_needs_no_word_for_it() {
    assert_eq!(prompts("## What is a lease?\n\nA lock with an end.\n\n### Kinds\n\nShort ones.\n").len(), 1);
    let tasks = "# Shelf\n\n1. Design a lending library.\n2. Design a car park.\n3. Design a vote.\n";
    assert_eq!(prompts(tasks).len(), 3);
}
#[test]
fn what_a_program_for_questions_can_do_is_none() {
    let document = "# Deck: quiz questions at hand\n\nA site to learn with.\n\n## Features\n\n- Search by subject\n- Dark colours\n- Works on a phone\n\n## Made with\n\n- Svelte\n- SQLite\n";
    assert_eq!(prompts(document).len(), 0);
}

#[test]
fn numbers_before_the_sections_of_a_plan_make_no_questions_of_them() {
    let sections = "## 1. Accounts\n\nA name and a key.\n\n## 2. Goals\n\nOne for each person.\n\n## 3. Storage\n\nA file.\n\n## 4. Limits\n\nTen a day.\n";
    let document = format!("# Plan\n\n{sections}\n### Question bank\n\nLater.\n");
    assert_eq!(prompts(&document).len(), 0);
}

#[test]
fn lists_from_a_chat_that_lost_their_numbers_are_no_code() {
    let document = "Here are questions on queues:\n\nBasics:\n\n    What is an offset, and who keeps it?\n    Explain the role of a broker.\n    Which order is kept?\n\nOperations:\n\n    How do you replay messages?\n    Name two ways to drop them.\n";
    let expected = [
        "What is an offset, and who keeps it?",
        "Explain the role of a broker.",
        "Which order is kept?",
        "How do you replay messages?",
        "Name two ways to drop them.",
    ];
    assert_eq!(prompts(document), expected);
}
