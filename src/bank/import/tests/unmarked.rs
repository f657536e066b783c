//! Documents in which the look of a question is also that of something else, and what stands around it tells.

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
        "5 Bạn đã làm gì? # Phỏng vấn = Nhiều việc.",
        "7 Bạn dùng gì? # Phỏng vấn = Rust.",
        "12 Bạn hiểu gì về ACID? # Phỏng vấn = Bốn tính chất.",
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
fn lists_that_are_folded_away_as_answers_hold_no_questions() {
    let document = r"# Questions

1. How do you clear a topic?

<details><summary>Show Answer</summary>

1. Stop the broker
2. Delete the folders

</details>

2. How is load balanced?

<details><summary>Show Answer</summary>

By leaders.

</details>

3. What is a replica?

<details><summary>Show Answer</summary>

A copy.

</details>
";
    assert_eq!(
        prompts(document),
        ["How do you clear a topic?", "How is load balanced?", "What is a replica?"]
    );
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
fn a_solution_among_points_is_a_point() {
    let document = r#"### Q1: "How do you find slow queries?"

**Key points to cover:**
- Look at the slow log
- Solution: add an index
- Measure again

### Q2: "How do you cache?"

**Key points to cover:**
- Expiry
- Memory
"#;
    let expected = [
        "1 How do you find slow queries? * Look at the slow log * Solution: add an index * Measure again",
        "8 How do you cache? * Expiry * Memory",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn bullets_nested_below_a_number_at_the_left_edge_are_its_own() {
    let document = r"# Questions

1. **Explain the CPU**

*   What does it do?
    *   How fast is it?
*   What is a cache?

2. **Explain memory**

*   What is a heap?
    *   How large is it?
";
    assert_eq!(prompts(document), ["Explain the CPU", "Explain memory"]);
}

#[test]
fn answers_on_the_lines_after_a_question_need_no_mark_before_them() {
    let document = "面试题

1、什么是主键
\t唯一表示数据表中的每个记录的字段,不能为空,具有唯一性。
\t外键一定是另外某个表的主键。

2、视图有什么用
\t是一个虚拟表,隐藏数据的复杂性,使用户查询变得简单。

3、简述主从复制
\t原理:
\t1.主库记录日志。
\t2.从库再执行一次。

4、什么是索引
\t对列的值进行排序的一种结构。
";
    let found = found(document);
    assert_eq!(found[1], "7 视图有什么用 = 是一个虚拟表,隐藏数据的复杂性,使用户查询变得简单。");
    assert_eq!(found.len(), 4);
}

#[test]
fn a_question_that_is_wrapped_is_not_answered_on_its_next_line() {
    let document = r"# Questions

- Explain how a compiler turns the text of a program into
  code that a machine runs
- Explain why a cache that is shared by several threads has
  to be guarded
- Explain what happens when a page is not in memory and a
  program reads it
";
    assert_eq!(prompts(document).iter().filter(|prompt| prompt.contains('\n')).count(), 3);
}

#[test]
fn short_questions_of_a_list_are_answered_behind_their_marks_where_nothing_is_below() {
    let document = r"# Questions

- 1 . Qu’est-ce qu’un objet? C’est un élément d’une classe.
- 2 . Qu’est-ce qu’une méthode? C’est une action.
- 3 . size() vs length
  * size() est pour les collections
- 4 . Est-ce que Java a des pointeurs? Non, des références.
- 5 . Qu’est-ce qu’un thread?
  * Un fil
- 6 . Qu’est-ce qu’un verrou?
  * Une garde
";
    let found = found(document);
    assert_eq!(found[0], "3 Qu’est-ce qu’un objet? # Questions = C’est un élément d’une classe.");
    assert_eq!(found.len(), 6);
    assert!(found[2].starts_with("5 size() vs length"));
}

#[test]
fn links_with_the_numbers_of_issues_are_questions_without_them() {
    let document = r"# 질문

- [[#14]API란 무엇인지 설명해주세요](https://example.com/14)
- [[19]쓰레드에 대해서 말해주세요](https://example.com/19)
- [[#51]정규화를 왜 하나요?](https://example.com/51)
";
    assert_eq!(
        prompts(document),
        ["API란 무엇인지 설명해주세요", "쓰레드에 대해서 말해주세요", "정규화를 왜 하나요?"]
    );
}

#[test]
fn a_list_among_sections_of_questions_holds_such() {
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
fn numbered_headings_of_a_section_of_questions_are_such_beside_others_of_their_level() {
    let document = r"# Guide

## Concepts

### Step: Prepare

Words.

### Anatomy

Words.

### Flow

Words.

## Answers to Key Interview Questions

### **1. What is REST?**
A style.

### **2. Traits of REST:**
- Stateless

### **3. Common methods:**
- GET

### **4. What is a resource?**
An entity.

### **5. Limits:**
- Rates
";
    let expected = ["What is REST?", "Traits of REST:", "Common methods:", "What is a resource?", "Limits:"];
    assert_eq!(prompts(document), expected);
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
fn a_sentence_before_the_next_number_answers_the_one_before() {
    let document = r"# Questions

18. Name the row locks

A shared lock lets others read, an exclusive one does not let them.

19. Name the engines

- InnoDB
- MyISAM

20. What is a view?

- A stored query
";
    let found = found(document);
    assert!(found[0].ends_with("= A shared lock lets others read, an exclusive one does not let them."));
    assert_eq!(found.len(), 3);
}

#[test]
fn a_table_between_two_items_answers_the_first() {
    let document = r"# Questions

- What does == compare, and what equals()?

== | equals()
--- | ---
references | contents

- What is immutable?
  - A string
- What is a thread?
  - A flow of control
";
    let found = found(document);
    assert!(found[0].contains(" = == | equals()"), "{}", found[0]);
    assert_eq!(found.len(), 3);
}

#[test]
fn tasks_with_points_below_are_questions_beside_one_that_asks() {
    let document = "1. Name the row locks\n\n- shared\n\n2. Name the engines\n\n- InnoDB\n\n3. What is a view?\n\n- A query\n";
    assert_eq!(prompts(&format!("# Questions\n\n{document}")).len(), 3);
}

#[test]
fn lines_with_boxes_are_items() {
    let document = "# Interview kit\n\n☐ What did you build?\n☐ Explain closures\n☐ Why do you leave?\n";
    assert_eq!(prompts(document), ["What did you build?", "Explain closures", "Why do you leave?"]);
}

#[test]
fn a_definition_of_what_asks_is_its_answer() {
    let document = "# Interview\n\nWhat is a closure?\n: A function and its scope.\n\nExplain hoisting\n: Declarations move up.\n\n\
                    What is strict mode?\n: A stricter language.\n";
    let expected = [
        "3 What is a closure? # Interview = A function and its scope.",
        "6 Explain hoisting # Interview = Declarations move up.",
        "9 What is strict mode? # Interview = A stricter language.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_below_the_front_matter_is_in_the_question_too() {
    let document = "---\ndifficulty: mid\n---\n# Safe retries\n\nA client asks again. What do you do?\n\n## Follow-ups\n- And \
                    with another body?\n";
    assert_eq!(prompts(document), ["A client asks again. What do you do?"]);
    assert_eq!(left_out(document), Vec::<String>::new());
}

#[test]
fn a_letter_and_a_number_count_headings_that_are_questions() {
    let document = "# Quiz\n\n#### Q1 Closures\n> They hold their scope.\n\n#### Q2 Box model\n> Content, padding.\n\n\
                    #### Q3 Hoisting\n> Moves up.\n";
    assert_eq!(prompts(document), ["Closures", "Box model", "Hoisting"]);
    // Parts of a year are none.
    let document = "# Goals\n\n## Q1 2024\n\nShip.\n\n## Q2 2024\n\nSell.\n\n## Q3 2024\n\nRest.\n";
    assert_eq!(prompts(document), Vec::<String>::new());
}

#[test]
fn labels_in_brackets_and_bold_letters_need_no_colon() {
    let document = "# Q&A\n\n[Q] What is a monad?\n[A] A way to chain.\n\n[Q] Explain currying\n[A] One argument at a time.\n";
    let expected =
        ["3 What is a monad? # Q&A = A way to chain.", "6 Explain currying # Q&A = One argument at a time."];
    assert_eq!(found(document), expected);
    let document = "**Q** What is a heap?\n\n> A tree.\n\n**Q** What is a trie?\n\n> A tree, too.\n";
    assert_eq!(prompts(document), ["What is a heap?", "What is a trie?"]);
}

#[test]
fn the_same_words_before_quotes_say_that_those_are_questions() {
    let document = r#"# Guide

## Portfolio

Start with: "Pick a project you are proud of."

Dig into:
- Who used it?

## Work

Start with: "Describe a conflict."

Dig into:
- How did it end?
"#;
    let expected = [
        "5 Pick a project you are proud of. # Portfolio > Who used it?",
        "12 Describe a conflict. # Work > How did it end?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn paragraphs_that_begin_with_the_same_symbol_are_questions_where_most_ask() {
    let document = "# Node.js\n\n🔹 What is the event loop?\nIt runs callbacks.\n\n🔹 Explain streams\nData in chunks.\n\n\
                    🔹 Middleware\nFunctions between.\n\n🔹 What is a cluster?\nSeveral processes.\n";
    let expected = ["What is the event loop?", "Explain streams", "Middleware", "What is a cluster?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn bold_leads_on_lines_of_one_paragraph_begin_one_question_each() {
    let document = "# Fragen\n\n**Warum Rust?** – Es ist sicher.\n**Was ist ein Trait?** – Eine Fähigkeit.\n\
                    **Erkläre Ownership** – Jeder Wert gehört jemandem.\n";
    let expected = [
        "3 Warum Rust? # Fragen = Es ist sicher.",
        "4 Was ist ein Trait? # Fragen = Eine Fähigkeit.",
        "5 Erkläre Ownership # Fragen = Jeder Wert gehört jemandem.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbers_of_two_parts_are_nested_in_the_name_with_the_first() {
    let document = "Вопросы\n\n1. ООП\n1.1. Что такое инкапсуляция\n1.2. Абстрактный класс\n1.3. Что такое интерфейс?\n\n\
                    2. Коллекции\n2.1. Как устроен HashMap\n2.2. Что такое Comparable?\n";
    let expected = [
        "Что такое инкапсуляция",
        "Абстрактный класс",
        "Что такое интерфейс?",
        "Как устроен HashMap",
        "Что такое Comparable?",
    ];
    assert_eq!(prompts(document).len(), expected.len());
    assert!(prompts(document).iter().zip(expected).all(|(prompt, end)| prompt.ends_with(end)));
}
