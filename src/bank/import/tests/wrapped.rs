//! Marks around questions that other programs and hands leave: quotes that go on, arrows, counts, ranges of sections.

use super::{found, prompts};

#[test]
fn a_quote_below_an_item_that_goes_on_is_more_of_it() {
    let document = "# Embedded questions\n\n1. What is a heap?\n2. What leads from the boot\n    > loader to the kernel?\n\
                    3. Is it possible to run code (without\n    > loading it) at once?\n4. What is a stack?\n";
    assert_eq!(prompts(document).len(), 4);
    assert!(prompts(document)[1].starts_with("What leads from the boot"), "{:?}", prompts(document));
}

#[test]
fn an_arrow_before_a_number_is_no_part_of_the_prompt() {
    let document = "--> 1.What is a core?\nA part.\n\n--> 2. Explain a bus?\nWires.\n\n--> 3. Why is it slow?\nIt waits.\n";
    assert_eq!(prompts(document), ["What is a core?", "Explain a bus?", "Why is it slow?"]);
}

#[test]
fn counts_are_written_in_more_ways() {
    for count in ["%-) ", "%, "] {
        let at = |number: usize| count.replace('%', &number.to_string());
        let document = format!(
            "# Interview questions\n\n## {}What is a lock?\n\nIt is held.\n\n## {}What is a heap?\n\nA tree.\n\n\
             ## {}Why is it slow?\n\nIt waits.\n",
            at(1),
            at(2),
            at(3)
        );
        assert_eq!(prompts(&document), ["What is a lock?", "What is a heap?", "Why is it slow?"], "{count}");
    }
    let document =
        "## 第九题 什么是锁？\n\n锁。\n\n## 第十题：什么是堆？\n\n堆。\n\n## 第十一题 跨链是什么？\n\n链。\n";
    assert_eq!(prompts(document), ["什么是锁？", "什么是堆？", "跨链是什么？"]);
}

#[test]
fn a_name_with_the_range_of_its_questions_is_that_of_a_section() {
    let document = "Design questions\n\nPrinciples (Q1-Q3)\nWhat is a class?\n\nWhat is an object?\n\nWhy use both?\n\n\
                    Design Patterns (Q4-Q6)\nImplement a singleton.\n\nWhen is it bad?\n\nWhat is a factory?\n";
    assert!(prompts(document).contains(&"Implement a singleton.".to_owned()), "{:?}", prompts(document));
}

#[test]
fn a_section_on_a_subject_and_its_best_practices_holds_questions() {
    let document = "# Java questions\n\n## Threads\n- What is a thread?\n- How does it end?\n\n## Exceptions and best practices\n\
                    - What is checked?\n- Why wrap one?\n\n## Best practices\n- Sleep well.\n";
    let expected = ["What is a thread?", "How does it end?", "What is checked?", "Why wrap one?"];
    assert_eq!(prompts(document), expected);
    assert_eq!(found(document).len(), 4);
}
