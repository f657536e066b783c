//! Answers in sections of their own, whatever these are called and however the answers are set in them.

use super::{answer_texts, found, read_document};

/// Three questions with options, and what stands below them.
fn quiz(below: &str) -> String {
    let one = |number: usize, what: &str| format!("{number}. {what}\n   a) A page\n   b) A frame\n\n");
    format!(
        "# Memory quiz\n\n{}{}{}{below}\n",
        one(1, "What is mapped?"),
        one(2, "What is on disk?"),
        one(3, "What is shared?")
    )
}

#[test]
fn a_section_of_answers_may_say_what_they_are_of() {
    for name in [
        "## Answers",
        "## Answer key & explanations",
        "## Sample answers",
        "## Memory - Solutions",
        "## Answers to the quiz",
        "Answers (all of them)",
        "**Quiz answers**",
    ] {
        let document = quiz(&format!("{name}\n\n1. b\n2. a\n3. b"));
        assert_eq!(answer_texts(&document), ["b) A frame", "a) A page", "b) A frame"], "{name}");
    }
}

#[test]
fn a_key_may_be_a_table_that_is_folded_away_or_says_why() {
    let rows = "| No. | Right |\n|---|---|\n| 1 | b |\n| 2 | a |\n| 3 | b |";
    let folded = format!("## Answers\n\n<details>\n<summary>Click to see</summary>\n\n{rows}\n\n</details>");
    assert_eq!(answer_texts(&quiz(&folded)), ["b) A frame", "a) A page", "b) A frame"]);
    let why = "## Answers\n\n| # | Right | Why |\n|---|---|---|\n| Q1 | b | It is held. |\n| Q2 | a | |\n| Q3 | b | So. |";
    assert_eq!(answer_texts(&quiz(why)), ["b) A frame\n\nIt is held.", "a) A page", "b) A frame\n\nSo."]);
}

#[test]
fn where_numbers_begin_anew_in_both_each_part_has_its_own() {
    let part = |name: &str, one: &str, other: &str| format!("## {name}\n\n1. {one}\n2. {other}\n\n");
    let document = format!(
        "# Exam\n\n{}{}# Answers\n\n{}{}",
        part("Part A", "What is a lock?", "What is a heap?"),
        part("Part B", "What is a tree?", "What is a page?"),
        part("Part A", "It is held.", "It grows."),
        part("Part B", "It has leaves.", "It is mapped.")
    );
    assert_eq!(answer_texts(&document), ["It is held.", "It grows.", "It has leaves.", "It is mapped."]);
}

#[test]
fn room_for_an_answer_is_none() {
    let room = [
        "```\n1. __________\n2. __________\n```",
        "```\nOne of them: ______\n____________\n```",
        "```\n\n```",
        "True / False",
        "```\nhttps://example.com/locks\n```",
    ];
    for room in room {
        let document = format!(
            "# Exam\n\n### 1. What is a lock?\n\n{room}\n\n### 2. What is a heap?\n\n{room}\n\n### 3. What is a tree?\n\nIt has leaves.\n"
        );
        assert_eq!(answer_texts(&document), ["", "", "It has leaves."], "{room}");
        let keyed = format!("{document}\n## Answer key\n\n1. It is held.\n2. It grows.\n");
        assert_eq!(answer_texts(&keyed), ["It is held.", "It grows.", "It has leaves."], "{room}");
    }
}

#[test]
fn sections_that_hold_their_questions_are_no_keys() {
    let part = |name: &str, asked: [&str; 2]| {
        format!("# {name} – Answers\n\n## 1. {}\n\nSo.\n\n## 2. {}\n\nThus.\n\n", asked[0], asked[1])
    };
    let document = format!(
        "{}{}",
        part("Easy", ["What is a lock?", "Name a tree."]),
        part("Hard", ["The heap of a process", "Shared pages"])
    );
    assert_eq!(found(&document).len(), 4, "{:?}", found(&document));
}

#[test]
fn an_option_that_is_said_to_be_right_is_the_answer_without_its_box() {
    let one =
        |what: &str| format!("##### {what}\n- [ ] A. A page\n- [ ] B. A frame (Correct)\n- [ ] C. None\n\n");
    let document = format!("# Quiz\n\n{}{}", one("1.1 What is mapped?"), one("1.2 What is on disk?"));
    assert_eq!(answer_texts(&document), ["B. A frame"; 2]);
}

#[test]
fn answers_below_counted_headings_are_those_of_the_questions_in_counted_sections() {
    let asked = |number: &str| {
        format!(
            "### Question {number}: Locks\n\n**Answer Type**: one\n**Topic**: Stores\n\n**Question**:\nWhich store {number} is it?\n\n- A) One\n- B) Two\n\n"
        )
    };
    let questions = ["1", "2", "3"].map(asked).concat();
    let by_heading =
        ["1", "2", "3"].map(|number| format!("### Question {number}\n\n**Answer**: B\n\n")).concat();
    for key in [by_heading.as_str(), "1. B\n2. B\n3. B\n"] {
        let document = read_document(&format!("# Bank\n\n## Questions\n\n{questions}## Answer Key\n\n{key}"));
        let answers: Vec<&str> =
            document.questions.iter().filter_map(|question| question.answer.as_deref()).collect();
        assert_eq!(answers, ["B) Two"; 3], "{key}");
        assert!(document.questions[0].prompt.starts_with("Which store 1 is it?"), "{key}");
    }
}

#[test]
fn the_only_heading_of_an_answer_is_that_of_all_questions_if_it_counts_them() {
    let options = "\n\nA. One\nB. Two\nC. Three\n\n";
    let questions = format!("### Q1. What is a lock?{options}### Q2. What is a lease?{options}");
    let document = format!("# Quiz\n\n{questions}# Answer\n\n1. b\n2. c\n");
    assert_eq!(answer_texts(&document), ["B. Two", "C. Three"]);
}
