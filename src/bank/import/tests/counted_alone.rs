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
        let mut number = 0;
        let all = tasks
            .map(|task| {
                number += 1;
                format!("### {}\n{task}\n\n", name.replace('N', &number.to_string()))
            })
            .concat();
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

#[test]
fn a_heading_that_counts_several_questions_names_them() {
    let text = "# Interview\n\n## Q1: What is a lock?\n\n**Answer:**\n\nIt is held.\n\n## Q2: What is a latch?\n\n**Answer:**\n\nIt \
                counts.\n\n## Q3-5: Quick ones\n\n**Q3: What is a gateway?**\nA way in.\n\n**Q4: What is a mesh?**\nMany ways.\n\n\
                **Q5: What is a flag?**\nA switch.\n";
    assert_eq!(prompts(text).len(), 5, "{:?}", prompts(text));
    let chapters =
        "# Exercises\n\n## Exercise 1-2: Loops\n\nWrite a loop.\n\n## Exercise 1-3: Trees\n\nWrite a tree.\n";
    assert_eq!(prompts(chapters).len(), 2);
}

#[test]
fn names_of_what_is_folded_away_are_questions_though_one_fold_is_broken() {
    let cards = ["Handshake", "Routing", "Sockets", "Locks", "Pages", "Threads", "Heaps", "Trees"]
        .map(|name| {
            format!("<details>\n<summary>{name}</summary>\n\nThis is what it does.\n\n</details>\n\n")
        })
        .concat();
    let text = format!(
        "# Interview questions\n\n## Systems\n\n{cards}## Rest\n\n- who you are: who are you?\n- rights\n"
    );
    assert_eq!(prompts(&text).len(), 8, "{:?}", prompts(&text));
}
