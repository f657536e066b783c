//! Numbers that say of names and items that they are questions as the others are.

use super::{found, prompts};

#[test]
fn a_list_that_goes_on_counting_below_a_heading_holds_the_next_questions() {
    let document = "# Preguntas\n\n### 1. Qué es un lock?\n\nUno lo tiene.\n\n2. Qué es un lease?\n3. Para qué sirve?\n### 4. Qué es un fence?\n\n1. Un número.\n2. Que crece.\n\n5. Cómo se prueba?\n";
    let read = prompts(document);
    assert_eq!(
        read[..4],
        ["Qué es un lock?", "Qué es un lease?", "Para qué sirve?", "Qué es un fence?"],
        "what begins anew is in the answer"
    );
    let steps = "# Questions\n\n### 2. What is a lease?\n\n1. A lock.\n2. That ends.\n3. Why?\n\n### 3. What is a lock?\n\nIt is held.\n";
    assert_eq!(prompts(steps), ["What is a lease?", "What is a lock?"]);
}

#[test]
fn names_in_a_row_of_numbered_headings_are_no_labels() {
    let document = "# Interview questions\n\n## 1. What is a lock?\n\nIt is held.\n\n## 2. Key components of a lock:\n\nA word.\n\n## 3. How does it end?\n\nBy itself.\n\n## 4. What is a lease?\n\nIt ends.\n\n## 5. Why is it so?\n\nIt is.\n";
    assert_eq!(prompts(document)[1], "Key components of a lock:");
}

#[test]
fn numbered_names_are_questions_beside_a_section_that_asks() {
    let asked = (1..6).map(|number| format!("### {number}. What is lock {number}?\n\nIt is held.\n\n"));
    let named =
        (1..6).map(|number| format!("### {number}. Case {number} of a lock:\n\n* Hold it\n* Let go\n\n"));
    let document = format!(
        "## Common interview questions\n\n{}## Scenario-based interview questions\n\n{}",
        asked.collect::<String>(),
        named.collect::<String>()
    );
    assert_eq!(prompts(&document).len(), 10);
}

#[test]
fn a_bold_task_with_any_number_may_have_its_source_behind_it() {
    let document = "### 面试题\n\n**1、谈谈锁的区别。**（docs/a.md）\n\n**2、为什么要用锁？**（docs/b.md）\n\n**3、谈谈你对锁的理解。**（docs/c.md）\n";
    assert_eq!(prompts(document), ["谈谈锁的区别。", "为什么要用锁？", "谈谈你对锁的理解。"]);
}

#[test]
fn one_item_below_the_number_of_a_question_is_its_prompt() {
    let document = "## Pergunta 1\n\n👉 O que é um lock?\n\nR:\nUm só o tem.\n\n## Pergunta 2\n\nO que é um lease?\n\nR: Ele acaba.\n";
    assert_eq!(found(document).len(), 2);
    assert!(found(document)[1].ends_with("O que é um lease? = Ele acaba."));
}

#[test]
fn a_fold_beside_that_of_a_question_is_no_part_of_it() {
    let card = |number: usize| {
        format!(
            "<details>\n<summary><h2>#{number} Lock</h2></summary>\n\n## Problem Statement\n\nImplement lock {number}.\n\n## Template Code\n\n```\nlock()\n```\n\n## Solution\n\nlock{number}\n\n</details>\n\n"
        )
    };
    let read = found(&(card(1) + &card(2)));
    assert_eq!(read.len(), 2);
    assert!(read[0].ends_with("= lock1") && read[0].contains("lock()"), "{read:?}");
}

#[test]
fn letters_with_numbers_before_questions_need_no_mark() {
    let document = "Q1 What is a lock?\n\nHeld by one\n\nQ2 Compare it with a lease\nA lease ends\n\nQ3 What is a fence?\nA number\n";
    assert_eq!(prompts(document)[0], "What is a lock?");
    assert_eq!(prompts(document)[2], "What is a fence?");
}

#[test]
fn a_numbered_name_in_bold_is_none_among_the_rows_of_a_table() {
    let document = "| No. | Questions | Priority |\n|---|---|---|\n| **1** | **Basics** | |\n| 1.1 | What is a lock? | 1 |\n| 1.2 | What is a lease? | 2 |\n| &nbsp; | &nbsp; | |\n| 1.3 | How does it end? | 1 |\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?", "How does it end?"]);
}

#[test]
fn names_that_are_compared_are_questions_with_nothing_below() {
    let document = "## Questions\n\n### What is a lock?\n\n### Lock vs lease\n\n### Why a fence?\n";
    assert_eq!(prompts(document)[1], "Lock vs lease");
}

#[test]
fn a_small_heading_right_below_a_bold_question_names_its_answer() {
    let document = "# Interview\n\n### Senior:\n\n**1. How do you hold a lock?**\n\n#### Holding a lock\n- By one\n\n**2. What is a lease?**\n\n#### Leases\nThey end.\n";
    assert!(found(document)[1].contains("They end."), "{:?}", found(document));
}

#[test]
fn short_lists_in_answers_do_not_end_the_count_of_the_questions() {
    let document = "# Redis 面试题\n\n1. 什么是 Redis？\n   一个数据库。\n\n2. Redis 最适合的场景？\n   有：\n\n1. 会话缓存\n\n会话存储在服务端。\n\n2. 队列\n\n可以入队。\n\n3. 如何设置密码？\n   修改配置。\n\n1. 它能存储多大的值？\n   512M。\n\n2. 哈希命令有哪些？\n   HSET。\n";
    let expected = [
        "什么是 Redis？",
        "Redis 最适合的场景？",
        "如何设置密码？",
        "它能存储多大的值？",
        "哈希命令有哪些？",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn subjects_with_their_share_of_an_examination_are_no_questions() {
    let document = "# Exam guide\n\n## Topics\n\n### 1. Architecture (25%)\n\n**Skills**:\n- Install a cluster\n- Manage roles\n\n### 2. Networking (20%)\n\n**Skills**:\n- Use policies\n\n### 3. Storage (10%)\n\n**Skills**:\n- Use volumes\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn a_letter_counts_headings_though_no_mark_joins_it_to_their_names() {
    let document = "# Advanced questions (A1–A3)\n\n## A1. Layers\n\n* They are drawn.\n\n## A2. Trees\n\n* They are walked.\n\n## A3. Locks\n\n* They are held.\n";
    assert_eq!(super::prompts(document), ["Layers", "Trees", "Locks"]);
    let asked = "## Q1 What is a lock?\n\nIt is held.\n\n## Q2 · What is a lease?\n\nIt ends.\n\n## Q3 What is a fork?\n\nA copy.\n";
    assert_eq!(super::prompts(asked)[0], "What is a lock?");
    let levels = "# Questions\n\n## L2 (Cables)\n\n- What is a cable?\n- What is a hub?\n\n## L3 (Routes)\n\n- What is a route?\n\n## L4 (Ports)\n\n- What is a port?\n";
    assert_eq!(super::prompts(levels).len(), 4, "no mark joins the letters to what they count");
}

#[test]
fn numbers_that_begin_anew_and_do_not_ask_are_steps_of_an_answer() {
    let asked = (1..5)
        .map(|number| format!("### {number}. What is lock {number}?\n\n**Answer:**\n\nIt is held.\n\n"));
    let steps = ["Basic structure", "Volume mounts", "Update strategy"];
    let steps = steps.iter().enumerate().map(|(at, step)| {
        format!("### **{}. {step}**\n\n**Problem**: It is not there.\n\n**Fix**: Add it.\n\n", at + 1)
    });
    let document = format!(
        "# Locks - Mock interview - Answer key\n\n## Section 1: Core questions - Answers\n\n{}## Section 2: Scenario - Answer\n\n{}",
        asked.collect::<String>(),
        steps.collect::<String>()
    );
    assert_eq!(
        prompts(&document),
        (1..5).map(|number| format!("What is lock {number}?")).collect::<Vec<_>>()
    );
}

#[test]
fn a_name_with_nothing_below_is_counted_with_those_beside_it() {
    let document = "# 面试题\n\n## 1.什么是锁？\n\n它被持有。\n\n## 2.锁、租约作用。\n\n## 3.什么是租约？\n\n它会结束。\n\n## 4.malloc、free和new的区别\n\n一个是函数。\n\n## 5.c++的锁\n\n一个类。\n";
    let read = prompts(document);
    assert_eq!(read, ["什么是锁？", "锁、租约作用。", "什么是租约？", "malloc、free和new的区别", "c++的锁"]);
}

#[test]
fn the_last_question_may_have_nothing_below() {
    let document = "# Locks\n\n## Question 1. What is a lock?\n\n# Short answer\n\nIt is held.\n\n## Question 2. How does it end?\n\n## Question 3. Which lock do you like most, and why?\n";
    assert_eq!(prompts(document)[2], "Which lock do you like most, and why?");
}

#[test]
fn a_number_is_glued_to_a_question_in_small_letters() {
    let document = "# Interview questions\n\n12.What is a lock?\n\nIt is held.\n\n13.how does it end?\n\nBy itself.\n\n14.Why is it so?\n\nIt is.\n";
    assert_eq!(prompts(document), ["What is a lock?", "how does it end?", "Why is it so?"]);
}

#[test]
fn a_number_in_bold_may_follow_a_sign_or_a_symbol_or_have_no_mark() {
    for number in ["#1 ", "🔹 1. ", "1 ", "1.1 ", "Q.1) ", "Q1 - "] {
        let at = |count: usize| number.replacen('1', &count.to_string(), 1);
        let document = format!(
            "# Interview questions\n\n**{}What is a lease?**\nA lock.\n\n**{}Is a heap a tree?**\nIt is.\n\n\
             **{}Explain a queue.**\nA line.\n",
            at(1),
            at(2),
            at(3),
        );
        assert_eq!(
            prompts(&document),
            ["What is a lease?", "Is a heap a tree?", "Explain a queue."],
            "{number}"
        );
    }
}

#[test]
fn a_number_may_say_that_it_counts_rows() {
    for number in ["S.No 1 ", "S. No. 1: ", "Sr.No 1 ", "Sl. No. 1. "] {
        let sort = |at: usize| {
            let number = number.replacen('1', &at.to_string(), 1);
            format!("## {number}Write sort {at}\n\nDone.\n\n")
        };
        let document = [sort(1), sort(2), sort(3)].concat();
        let document = format!("# Coding interview\n\n{document}");
        assert_eq!(prompts(&document), ["Write sort 1", "Write sort 2", "Write sort 3"], "{number}");
    }
}

#[test]
fn parts_that_two_numbers_count_may_begin_with_short_words() {
    let document = "Interview pack\n\n1. WARD\n\n1.1  It is late. Who is called?\n\n1.2  A nurse is afraid of one\n     of them. What do you say?\n\n2. CLOSING\n\n2.1  Why here?\n\n2.2  What is next?\n";
    let expected = [
        "It is late. Who is called?",
        "A nurse is afraid of one\nof them. What do you say?",
        "Why here?",
        "What is next?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_dash_may_stand_behind_a_word_that_counts() {
    let document = "Shell exercises\n\nTask 0- A script that prints the path.\n\nTask 1- A script that lists all files.\n\nTask 2 – A script that moves one.\n";
    let expected =
        ["A script that prints the path.", "A script that lists all files.", "A script that moves one."];
    assert_eq!(prompts(document), expected);
}

#[test]
fn labels_that_count_the_parts_of_a_sheet_are_none_of_its_questions() {
    let part = "1.\tWhich layer routes?\nAnswer: 3\n\n2.\tWhich layer sends?\nAnswer: 4\n\n3.\tName the first.\nAnswer: physical\n\n";
    let other = part.replace("layer", "cable").replace("first", "last");
    let document =
        format!("Lab\n\nTask 1:\n\nNo answer needed\n\nTask 2:\n\nI read it up:\n\n{part}Task 3:\n\n{other}");
    assert_eq!(prompts(&document).len(), 6);
    assert_eq!(prompts(&document)[0], "Which layer routes?");
}
