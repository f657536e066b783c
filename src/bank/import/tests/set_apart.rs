//! What sets the parts of a document apart: names in bold above questions, options as code or in a table, keys on one
//! line, rows without bars at their ends, pictures in HTML.

use std::fmt::Write as _;

use super::{answer_texts, found, prompts, read_document};

const ASKED: [&str; 6] = [
    "What is a lock?",
    "What is a heap?",
    "Why is it held?",
    "How does it grow?",
    "Who frees it?",
    "When is it full?",
];

/// The questions as headings, with something below each, and names before the first and the fourth.
fn in_sections(body: impl Fn(usize) -> String) -> String {
    let mut document = "# Interview questions\n\n".to_owned();
    for (at, asked) in ASKED.iter().enumerate() {
        match at {
            0 => document.push_str("**Basics**\n\n"),
            3 => document.push_str("**Memory and Trees**\n\n"),
            _ => {}
        }
        write!(document, "### {asked}\n\n{}", body(at)).unwrap();
    }
    document
}

#[test]
fn names_in_bold_above_questions_are_no_part_of_the_answer_before() {
    let document = in_sections(|at| format!("It is the one of {at}.\n\n---\n\n"));
    assert_eq!(prompts(&document), ASKED);
    assert_eq!(answer_texts(&document)[2], "It is the one of 2.");
    assert_eq!(answer_texts(&in_sections(|_| String::new())), [""; 6]);
}

#[test]
fn a_name_above_a_labelled_question_is_none_itself() {
    let asked = |number: usize| format!("Q{number}. {}\n\nAnswer: It is so.\n\n", ASKED[number - 1]);
    let document = format!(
        "# Interview questions\n\n**Basics**\n\n{}{}**Trees**\n\n{}{}",
        asked(1),
        asked(2),
        asked(3),
        asked(4)
    );
    assert_eq!(prompts(&document), &ASKED[..4]);
}

#[test]
fn a_few_words_on_what_was_named_ask_nothing() {
    let part = "**Key features**\n\n- It is fast\n\n**When to use it**\n\nAlways.\n\n";
    let document: String = (1..=6).fold("# Interview questions\n\n".to_owned(), |document, number| {
        let part = if number % 3 == 2 { part } else { "" };
        format!("{document}{number}. **{}**\n\nA: It is so.\n\n{part}", ASKED[number - 1])
    });
    assert_eq!(prompts(&document), ASKED);
    assert!(answer_texts(&document)[1].ends_with("**When to use it**\n\nAlways."));
}

#[test]
fn numbered_names_below_a_heading_that_asks_are_in_its_answer() {
    let document: String = ASKED.iter().fold("# Interview questions\n\n".to_owned(), |document, asked| {
        format!(
            "{document}## {asked}\n\nA: It is so.\n\n1. **Fast**\n   - In memory\n\n2. **Small**\n   - On disk\n\n"
        )
    });
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn what_says_what_the_cards_are_is_none() {
    let document =
        ASKED.iter().enumerate().fold(
            "# Interview questions\n\nThese are asked often.\n\n".to_owned(),
            |document, (at, asked)| format!("{document}{}. {asked}\n\n   **Ans:** So.\n\n---\n\n", at + 1),
        );
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn options_below_code_are_asked_about_it() {
    let code = "```js\nlet a = 1;\n```\n\n";
    let document = |options: &str| {
        ASKED[..4].iter().fold("# Quiz\n\n".to_owned(), |document, asked| {
            format!("{document}## {asked}\n\n{code}{options}\n\n")
        })
    };
    let table = "| | |\n|---|---|\n| A | one |\n| B | two |";
    for (options, told) in [
        ("a) one\nb) two\nc) three", "a) one\nb) two\nc) three"),
        ("```\na) one\nb) two\n```", "```\na) one\nb) two\n```"),
        (table, "- A. one\n- B. two"),
    ] {
        let document = document(options);
        assert_eq!(answer_texts(&document), [""; 4], "{options}");
        assert!(prompts(&document)[0].ends_with(told), "{options}");
    }
    let document = document("- one\n- two (correct)\n- three");
    assert_eq!(answer_texts(&document), ["two"; 4]);
    assert!(prompts(&document)[0].ends_with("- one\n- two\n- three"));
}

#[test]
fn a_key_may_have_its_letters_on_one_line() {
    let asked = ASKED.iter().enumerate().fold("# Quiz\n\n".to_owned(), |document, (at, asked)| {
        format!("{document}### {}. {asked}\n\nA) one\nB) two\nC) three\n\n", at + 1)
    });
    let document = format!("{asked}## Answers\n\n1-B, 2-A, 3-C, 4-B, 5-A, 6-A\n");
    assert_eq!(answer_texts(&document), ["B) two", "A) one", "C) three", "B) two", "A) one", "A) one"]);
}

#[test]
fn rows_of_a_table_need_no_bars_at_their_ends() {
    let rows = ASKED.iter().enumerate().fold(String::new(), |rows, (at, asked)| {
        format!("{rows}Q{} | [{asked}](answers/{at}.md) | Easy\n", at + 1)
    });
    let document = format!("# Interview questions\n\nID | Question | Level\n---|---|---\n{rows}");
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn a_picture_in_html_stays_in_the_answer() {
    let document = "# Interview questions\n\n### What is a tree?\n\nIt has leaves.\n\n\
                    <p align=\"center\"><img src=\"tree.png\" alt=\"A tree\" width=\"300\"></p>\n\nSo it is.\n\n\
                    ### What is a leaf?\n\nThe end of it.\n";
    assert_eq!(
        found(document)[0],
        "3 What is a tree? # Interview questions = It has leaves.\n\n![A tree](tree.png)\n\nSo it is."
    );
}

#[test]
fn sections_and_remarks_between_questions_without_answers_answer_none() {
    let document = in_sections(|_| String::new())
        .replace("**Memory and Trees**", "**Memory and Trees**\n\nThese are asked of all.");
    assert_eq!(prompts(&document), ASKED);
    assert_eq!(answer_texts(&document), [""; 6]);
    assert_eq!(answer_texts(&format!("{document}That is all. Good luck!\n")), [""; 6]);
}

#[test]
fn a_smaller_heading_that_counts_on_is_the_next_question() {
    let asked = ASKED.iter().enumerate().map(|(at, asked)| {
        let level = if at == 2 { "####" } else { "###" };
        format!("{level} {}. {asked}\n\nIt is so.\n\n", at + 1)
    });
    let document = format!("# Interview questions\n\n{}", asked.collect::<Vec<_>>().concat());
    assert_eq!(prompts(&document), ASKED);
}

#[test]
fn tasks_that_are_counted_are_not_one() {
    let task = |number: usize, name: &str, task: &str| {
        format!("### Task {number}: {name}\n\n{task}\n\n#### Requirements\n\n- It is fast\n\n")
    };
    let document = format!(
        "# Backend\n\n{}{}{}",
        task(1, "Cart", "Build a small service that holds a cart."),
        task(2, "Parser", "Write a function that parses a log."),
        task(3, "Limiter", "Design a limiter for each client.")
    );
    assert_eq!(prompts(&document).len(), 3);
}

#[test]
fn sections_beside_the_only_question_are_its_parts() {
    let document = "---\ntitle: Memory\n---\n\n## What is a heap?\n\nIt grows.\n\n## Key points\n\n- A tree\n- Or memory\n\n\
                    ## Follow-ups\n\n- Who frees it?\n";
    assert_eq!(
        found(&document.replace("\n## What", "\n# Memory\n\n## What")),
        found(document).iter().map(|line| line.replacen('5', "7", 1)).collect::<Vec<_>>()
    );
    assert_eq!(found(document).len(), 1);
    let question = &read_document(document).questions[0];
    assert_eq!((question.key_points.len(), question.follow_ups.len()), (2, 1));
}

#[test]
fn a_bold_answer_right_above_the_next_question_is_no_name_of_a_section() {
    let above = "# Networks\n\n### Q1: What is a port?\n**Answer:**\nA number.\n\n### Q2: What is a flag?\n**Answer:**\nA bit.\n\n\
                 ### Q3: What is a hop?\n**Answer:**\nA step.\n\n";
    for answer in [
        "<details>\n<summary>Answer</summary>\n\n**B) Presentation**\n\n</details>",
        "<details>\n<summary>Answer</summary>\n\n**The presentation layer**\n\n</details>",
        "**Answer:**\n\n**Presentation**",
    ] {
        let document = format!(
            "{above}### MCQ 1\n**Which layer encrypts?**\nA) Session\nB) Presentation\n\n{answer}\n\n### MCQ 2\n\
             **Which layer routes?**\nA) Network\nB) Session\n\n<details>\n<summary>Answer</summary>\n\n**A) Network**\n\n</details>\n"
        );
        let found = found(&document);
        assert!(found[3].contains("resentation") && found[3].contains(" = "), "{found:?}");
        assert!(found[4].contains(" = **A) Network**") || found[4].contains(" = A) Network"), "{found:?}");
    }
}
