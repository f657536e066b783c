//! What the title, the section and the siblings of a line say of whether it is a question.

use super::{found, left_out, prompts};

#[test]
fn bold_names_over_lists_of_answered_questions_are_topics() {
    let document = r"## Phỏng vấn

**1. Về kinh nghiệm:**

* **Bạn đã làm gì?**
    * **Câu trả lời:** Nhiều việc.
* **Bạn dùng gì?**
    * **Câu trả lời:** Rust.

**2. Về kiến thức:**

* **Bạn hiểu gì về ACID?**
    * **Câu trả lời:** Bốn tính chất.
";
    let expected = [
        "5 Bạn đã làm gì? # Về kinh nghiệm = Nhiều việc.",
        "7 Bạn dùng gì? # Về kinh nghiệm = Rust.",
        "12 Bạn hiểu gì về ACID? # Về kiến thức = Bốn tính chất.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_line_with_a_number_among_others_that_ask_is_a_question() {
    let document = r"# Kafka questions

**1. What is a topic?**
A named log.

**2. Explain `acks` values.**
None, one, all.

**3. Consumer groups**
Each partition has one reader.

**4. What is lag?**
How far a reader is behind.
";
    let expected = ["What is a topic?", "Explain `acks` values.", "Consumer groups", "What is lag?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_story_that_ends_with_a_task_asks() {
    let document = r"# Analysis

### How would you measure success?

### Comments have dropped by 40% since yesterday. Walk me through what you would look at.

### What would you improve?
";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn names_in_a_list_are_questions_where_the_other_sections_hold_such() {
    let section = |name: &str| {
        format!("{name}\n====\n1. What is {name}?\n2. How do you scale {name}?\n3. Why use {name}?\n\n")
    };
    let names = "Last interview\n====\n1. Shells\n2. CI workflow\n3. How do you find a word?\n4. Images\n5. Roles\n\
                 6. Why drain a node?\n7. Volumes\n8. Secrets\n9. Policies\n";
    let document = format!("{}{}{}{names}", section("One"), section("Two"), section("Three"));
    assert_eq!(prompts(&document).len(), 18);
}

#[test]
fn a_document_that_answers_its_title_first_is_one_question() {
    let document = r"# Can constructors be virtual? Why not?

## Short Answer

No.

## Why Not? The Technical Reason

A table.

## Why Not? The Logical Reason

The type is known.

## What about factories?

They help.
";
    assert_eq!(prompts(document), ["Can constructors be virtual? Why not?"]);
}

#[test]
fn a_saying_in_a_quote_that_answers_itself_is_no_question() {
    let document = r#"# Interview guide

> *"Ever felt like a wizard? Well, here you learn how to be one."*

## What is a spell?

Words.

## What is a wand?

Words.
"#;
    assert_eq!(prompts(document), ["What is a spell?", "What is a wand?"]);
}

#[test]
fn tasks_with_points_below_are_questions_beside_one_that_asks() {
    let document = "1. Name the row locks\n\n- shared\n\n2. Name the engines\n\n- InnoDB\n\n3. What is a view?\n\n- A query\n";
    assert_eq!(prompts(&format!("# Questions\n\n{document}")).len(), 3);
}

#[test]
fn a_heading_below_the_front_matter_is_in_the_question_too() {
    let document = "---\ndifficulty: mid\n---\n# Safe retries\n\nA client asks again. What do you do?\n\n## Follow-ups\n- And \
                    with another body?\n";
    assert_eq!(prompts(document), ["A client asks again. What do you do?"]);
    assert_eq!(left_out(document), Vec::<String>::new());
}

#[test]
fn names_below_a_level_are_questions_where_those_below_another_are() {
    let document = "# Backend interview\n\n### Junior\n\n* What is REST?\n* Status codes\n\n### Senior\n\n* Sharding and its price\n* CAP in practice\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn a_long_list_of_questions_may_stand_below_an_introduction() {
    let mut document = String::from("# Questions about tables\n\n### Introduction:\n\nA few of them.\n\n");
    let link = |name| format!("1. <a href=\"https://example.org/a.md#{name}\">What is a {name}</a>?\n");
    document.extend(["join", "view", "key", "lock", "plan", "cursor"].map(link));
    document.push_str("1. Find the second highest salary.\n1. Number of rows that a join has.\n");
    assert_eq!(prompts(&document).len(), 8);
}

#[test]
fn bold_names_of_levels_stand_above_questions_in_a_section_of_such() {
    let document = "# Hash codes\n\nText.\n\n## Interview Questions\n\n**Junior**\n\n- Why override both?\n- Can two be equal?\n\n**Senior**\n\n- A cache misses too often. Lay out how you look for the cause.\n- The pigeonhole principle, in your own words.\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn lists_below_names_alone_are_questions_where_most_items_ask() {
    let document = "# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale\n2. What is a worker\n\n# Hooli\n1. Callback hell\n2. Sharding\n3. Explain clusters\n";
    assert_eq!(prompts(document).len(), 8);
}

#[test]
fn the_list_of_the_names_asks_nothing() {
    let document = "# Summary\n1. Acme (by phone)\n2. Umbrella (by phone)\n\n# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale?\n2. What is a worker?\n3. Sharding\n";
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn lists_below_names_beside_text_are_judged_alone() {
    let document = "# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale\n2. What is a worker\n\n# Hooli\nWe moved in May.\n\n1. Callback hell\n2. Sharding\n3. Clusters\n";
    let prompts = prompts(document);
    assert!(prompts.contains(&"How do you scale".to_owned()), "{prompts:?}");
    assert!(!prompts.contains(&"Sharding".to_owned()), "{prompts:?}");
}

#[test]
fn openings_of_questions_in_quotes_tell_of_kinds_of_them() {
    let document = "# Kinds\n\n### Conceptual questions\n> *\"Explain the difference between...\"*\n\nThey test basics.\n\n### Code questions\n> *\"How would you implement...\"*\n\nThey test craft.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn what_a_title_asks_may_be_asked_on_in_a_list_that_a_label_announces() {
    let document = "# How does a map work?\n\n## Basics\n\nIt hashes.\n\n**How put() works:**\n1. It hashes the key.\n2. It looks for the bucket.\n\n## For the interview\n\n**Follow-ups:**\n- Why a power of two?\n- What is the load factor?\n- When does it grow?\n";
    let questions = super::read_document(document).questions;
    assert_eq!(questions.len(), 1);
    assert_eq!(questions[0].follow_ups.len(), 3);
}

#[test]
fn whose_a_document_is_makes_no_advice_of_its_title() {
    let asked = "## Locks\n\n### 1.1 - Fair locks\n\nImplement a lock that lets all wait in turn.\n\n### 1.2 - Leases\n\n\
        Write a lock that ends by itself.\n\n### 1.3 - Fences\n\nDesign a store that refuses old writers.\n";
    let expected = found(asked).len();
    assert_eq!(expected, 3);
    assert_eq!(found(&format!("# My interview preparation\n\n{asked}")).len(), expected);
}
