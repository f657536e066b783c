//! Tasks that are told below their names, and what goes in and comes out.

use super::{found, prompts};

#[test]
fn a_task_that_says_what_goes_in_is_the_text_and_not_its_name() {
    let task = |name: &str| {
        format!(
            "#### {name}\n\nAnna has N coins and many boxes.\n\nFind the largest box.\n\n**Input Specification:**\n\n- N, a number\n\n**Output Specification:**\nReturn a number.\n\n```python\ndef f(n): return n\n```\n\n"
        )
    };
    let document =
        format!("# Skill test\n\n{}{}", task("Q1. Coins"), task("Q2. Boxes").replace("Anna", "Ben"));
    let found = found(&document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("Anna has N coins") && found[0].contains("Return a number."), "{found:?}");
    assert!(!found[0].starts_with("3 Coins"), "{found:?}");
    assert!(found[1].ends_with("= ```python\ndef f(n): return n\n```"), "{found:?}");
}

#[test]
fn what_a_name_is_explained_by_stays_its_answer() {
    let document = "# Interview questions\n\n### Sorting\n\nIt orders values.\n\n**Input:** a list\n\n```python\nx.sort()\n```\n\n### What is a heap?\n\nA tree.\n\n### What is a list?\n\nA row.\n";
    assert_eq!(prompts(document), ["Sorting", "What is a heap?", "What is a list?"]);
}

#[test]
fn code_tells_questions_apart_by_each_of_its_marks() {
    let one =
        |code: &str| format!("## Question\n\nWhat is printed?\n\n```python\n{code}\n```\n\nAnswer: 1\n\n");
    let document = format!("{}{}{}", one("re.match('.+')"), one("re.match('.+?')"), one("re.match('.+')"));
    assert_eq!(prompts(&document).len(), 2);
}

#[test]
fn a_full_stop_may_join_a_bold_label() {
    let document = "# Caches\n\n**Question**. What is one?\n\n**Answer**. It is near.\n\n**Question**. Why?\n\n**Answer**. It is fast.\n";
    assert_eq!(found(document), ["3 What is one? # Caches = It is near.", "7 Why? # Caches = It is fast."]);
}

#[test]
fn boxes_of_questions_ask_by_their_kind() {
    let document = "# Metrics\n\n??? question \"Accuracy\"\n    The share of right ones.\n\n    - It is simple.\n\n??? question Recall\n    The share that was found.\n\n??? question \"What is precision?\"\n    Another share.\n";
    let found = found(document);
    assert_eq!(prompts(document), ["Accuracy", "Recall", "What is precision?"]);
    assert!(found[0].ends_with("= The share of right ones.\n\n- It is simple."), "{found:?}");
}
