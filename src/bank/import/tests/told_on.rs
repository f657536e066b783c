//! Answers in prose go on behind names that elsewhere begin another part of a question.

use super::{found, left_out, prompts};

fn document(answer: &str) -> String {
    format!(
        "# Interview questions\n\n## What is a map?\n\nA map keeps values.\n\n## What is a lock?\n\nA lock is held by one.\n\n{answer}\n\n## What is a lease?\n\nA lease ends.\n"
    )
}

#[test]
fn what_is_key_to_a_thing_is_told_in_its_answer() {
    let document =
        document("### Key elements of a lock\n\n- Holder\n- Name\n\n### Life of a lock\n\nIt begins.");
    let read = found(&document);
    assert!(read[1].ends_with("### Life of a lock\n\nIt begins."), "{read:?}");
    assert_eq!(left_out(&document), ["1-1"]);
}

#[test]
fn points_do_not_end_an_answer_that_goes_on_below_another_heading() {
    let document = document("### Key points\n\n- Holder\n- Name\n\n### Life of a lock\n\nIt begins.");
    let read = found(&document);
    assert!(read[1].contains("* Holder * Name") && read[1].contains("It begins."), "{read:?}");
}

#[test]
fn an_aside_is_part_of_an_answer_or_interrupts_it() {
    let matters =
        document("**Why it matters:**\n\nTwo would write.\n\n- **title**\n- **note**\n- **region**");
    assert_eq!(left_out(&matters), ["1-1"]);
    let reference = document("**Reference:**\n\n- [Locks](https://a.test)\n\n**Second kind:**\n\nShared.");
    assert!(found(&reference)[1].ends_with("**Second kind:**\n\nShared."));
    assert_eq!(left_out(&reference), ["1-1", "11-11", "13-13"]);
}

#[test]
fn all_queries_are_not_the_next_ones() {
    let document = document("We use it for all the queries that find a lock.\n\n```sql\nselect 1;\n```");
    assert!(found(&document)[2].starts_with("17 What is a lease?"), "{:?}", found(&document));
    assert_eq!(left_out(&document), ["1-1"]);
}

#[test]
fn a_heading_beside_that_of_an_aside_ends_it() {
    let document = "# System design\n\n## Question 1: Design a lock\n\n### The Question\n> \"Design a lock service. How would you keep it up?\"\n\n### Clarifying Questions to Ask\n- How many clients?\n- How long?\n\n### Architecture\n\nThree nodes.\n\n## Question 2: Design a map\n\n### The Question\n> \"Design a map service. How would you split it?\"\n\n### Architecture\n\nMany nodes.\n";
    let read = found(document);
    assert!(read[0].starts_with("3 Design a lock service. How would you keep it up?"), "{read:?}");
    assert!(read[0].ends_with("= ### Architecture\n\nThree nodes."), "{read:?}");
}

#[test]
fn what_solves_a_problem_within_an_answer_is_no_key_of_all_questions() {
    let asked = |number: usize| format!("## {number}. What is lock {number}?\n\nIt is held by {number}.\n\n");
    let document = format!(
        "# Interview questions\n\n{}## 6. What is a race?\n\nTwo write.\n\n**Solutions:**\n\n**1. A lock:**\n\nOne writes.\n\n**2. A queue:**\n\nOne at a time.\n",
        (1..6).map(asked).collect::<String>()
    );
    let read = found(&document);
    assert!(read[0].ends_with("= It is held by 1."), "{read:?}");
    assert!(read[5].ends_with("One at a time."), "{read:?}");
}

#[test]
fn code_that_is_shown_is_the_answer_and_no_reference() {
    let document = "# 面试题\n\n## 判断字符是否不同\n\n**问题描述**\n\n请实现一个算法。\n\n**源码参考**\n\n通过函数判断：\n\n```go\nreturn true\n```\n";
    assert!(found(document)[0].contains("return true"), "{:?}", found(document));
}

#[test]
fn a_prompt_in_a_quote_is_told_without_its_marks() {
    let document = "# Interview questions\n\n## Question 1: Output\n\n> Write what this prints.\n> And why.\n\n**Answer:** 3\n\n## Question 2: Locks\n\n> Write a lock.\n\n**Answer:** So\n";
    assert!(found(document)[0].starts_with("3 Write what this prints.\nAnd why."), "{:?}", found(document));
}

#[test]
fn questions_that_are_only_named_tell_nothing_of_the_next_one() {
    let document = document("**Connected Questions**: [#2](#2), [#3](#3)");
    assert!(found(&document)[2].starts_with("13 What is a lease?"), "{:?}", found(&document));
}

#[test]
fn a_numbered_heading_below_the_front_matter_is_the_first_of_several() {
    let document = "---\ntitle: 'Notes for interviews'\n---\n# 1. What is a lock\nIt is held.\n\n# 2. What is a lease\nIt ends.\n\n# 3. Why use one\nTwo would write.\n";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn a_title_that_asks_right_above_its_answer_is_the_only_question() {
    let document = "# How would you find what is slow?\n\n> Examples use version 3. Docs: https://a.test\n\n**Answer:**\n\nI measure.\n\n### Key terms\n\n| Term | Means |\n|---|---|\n| N+1 | Many queries |\n\n**1. Define slow**\n\n- Which page, which job?\n- Always, or under load?\n\n**2. Locate it**\n\n- Is it the database?\n";
    let read = prompts(document);
    assert!(read.len() == 1 && read[0].starts_with("How would you find what is slow?"), "{read:?}");
}

#[test]
fn what_is_told_between_a_name_and_its_labelled_question_belongs_to_the_prompt() {
    let case = |n: usize| {
        format!(
            "### **{n}️⃣ Trap {n}**\n\nLock {n} is held, yet another writes.\n\n👉 **Question:**\nHow is this possible?\n\n**Correct Answer:**\n\nThe lease of lock {n} ended.\n\n---\n\n"
        )
    };
    let document = format!("## Tricky lock interview questions\n\n{}", (1..5).map(case).collect::<String>());
    let read = found(&document);
    assert_eq!(read.len(), 4);
    assert!(read[0].contains("Lock 1 is held, yet another writes.\n\nHow is this possible?"), "{read:?}");
    let lessons =
        document.replace("### **2️⃣ Trap 2**\n\nLock 2 is held, yet another writes.", "### **2️⃣ Trap 2**");
    let lessons = lessons.replace("Lock 3 is held, yet another writes.\n\n", "");
    assert!(!found(&lessons)[0].contains("is held, yet"), "{:?}", found(&lessons));
}
