//! Headings that are nothing but numbers, and those that ask for each of the names below them; forms with boxes to tick.

use super::{found, prompts};

#[test]
fn headings_that_are_numbers_alone_are_questions() {
    let tasks = [
        "Define a new operator.",
        "Explain what it gives. Draw a table.",
        "Two switches hang on one lamp. Find a formula.",
    ];
    for name in ["A 5.N", "5.N", "P N", "1-N"] {
        let all: String = tasks
            .iter()
            .zip(1..)
            .map(|(task, number)| format!("### {}\n{task}\n\n", name.replace('N', &number.to_string())))
            .collect();
        let text = format!("# Exercises\n\n## Chapter 5\n\n{all}");
        assert_eq!(prompts(&text), tasks, "{name}");
    }
    let versions = "# Changes\n\n## 1.2\n\nFaster.\n\n## 1.1\n\nSmaller.\n\n## 1.0\n\nFirst.\n";
    assert_eq!(prompts(versions).len(), 0);
}

#[test]
fn what_is_asked_of_each_name_below_is_asked_there() {
    let text = "# Chapter 1\n\n## Q3: Define the following\n\n### 1. Compiler\nIt translates.\n\n### 2. Reserved words\nThey have a \
                meaning.\n\n### 3. Loop\nIt repeats.\n\n## Q4: Answer the following questions\n\n### 1. Why do we test?\nTo \
                know.\n\n### 2. Describe a linker.\nIt joins.\n";
    assert_eq!(
        prompts(text),
        ["Compiler", "Reserved words", "Loop", "Why do we test?", "Describe a linker."]
    );
}

#[test]
fn boxes_to_tick_on_paper_are_no_part_of_a_question() {
    let one = |number: usize, asked: &str| {
        format!(
            "### Q{number} · n{number} · General\n\n**Decision:** ⬜ Approve · ⬜ Rewrite · ⬜ Reject\n\n**Question:** \"{asked}\"\n\n\
             **Key points:**\n- Calm\n- Facts\n\n---\n\n"
        )
    };
    let text = format!(
        "# Review of the questions\n\n{}{}{}",
        one(1, "Tell me about a shift."),
        one(2, "How do you hand over?"),
        one(3, "Describe a mistake.")
    );
    let found = found(&text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].contains(" Tell me about a shift. ") && found[0].ends_with("* Calm * Facts"),
        "{found:?}"
    );
}
