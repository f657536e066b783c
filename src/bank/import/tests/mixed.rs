//! Lists and headings that are mixed: items with and without headings, names among questions, marks upon marks.

use super::{found, prompts};

#[test]
fn items_with_and_without_a_heading_are_one_list() {
    let document = r"# Questions

* #### What is a trie?

A tree of letters.

* What is a heap?
* Explain tries of bits
* #### What is a ring?

A list without an end.
";
    let expected = [
        "3 What is a trie? # Questions = A tree of letters.",
        "7 What is a heap? # Questions",
        "8 Explain tries of bits # Questions",
        "9 What is a ring? # Questions = A list without an end.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_in_nested_items_belong_to_the_item_above() {
    let document = r"# Questions

* ##### What is a lock?
  * ##### Who holds it?
* ##### Exploiting a race
  * ##### https://example.org/races
* ##### What is a lease?

It ends.
";
    let expected = [
        "3 What is a lock? # Questions > Who holds it?",
        "5 Exploiting a race # Questions",
        "7 What is a lease? # Questions = It ends.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn marks_upon_marks_begin_one_item() {
    let document = r"# Questions

- What is a lock?
- - What is a lease?
- What is a fence?
";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?", "What is a fence?"]);
}

#[test]
fn a_dash_before_a_number_is_no_part_of_it() {
    let document = r"# Questions

-1. Question: Explain locks.
Solution:
One holds them.

-2. Question: Explain leases.
Solution:
They end.
";
    let expected =
        ["3 Explain locks. # Questions = One holds them.", "7 Explain leases. # Questions = They end."];
    assert_eq!(found(document), expected);
}

#[test]
fn numbered_headings_with_nothing_below_are_questions_among_others() {
    let document = r"# 面试题

##### [1.1.1 如何实现链表？](a/1.md)

##### [1.1.2 LRU缓存机制](a/2.md)

##### [1.2.1 什么是虚函数？](https://example.org/3)

##### [1.2.2 使用智能指针管理内存资源](a/4.md)
";
    let expected = ["如何实现链表？", "LRU缓存机制", "什么是虚函数？", "使用智能指针管理内存资源"];
    assert_eq!(prompts(document), expected);
    let unnumbered = "# Go\n\n## Basics\n\n## What is a map?\n\nA table.\n\n## What is a slice?\n\nA view.\n\n## Advanced\n\n## What is a fence?\n\nAn order.\n";
    assert_eq!(prompts(unnumbered), ["What is a map?", "What is a slice?", "What is a fence?"]);
}

#[test]
fn one_marked_item_of_each_list_is_the_right_option() {
    for marked in ["**Zero**", "Zero ✅", "__Zero__"] {
        let document = format!(
            r"# Quiz

## What does len return for nil?

1. A panic
2. {marked}

## What does cap return for nil?

- {marked}
- One
"
        );
        let expected = [
            "3 What does len return for nil?\n\n1. A panic\n2. Zero # Quiz = 2. Zero",
            "8 What does cap return for nil?\n\n- Zero\n- One # Quiz = Zero",
        ];
        assert_eq!(found(&document), expected, "{marked}");
    }
    let two = "## What is a lock?\n\n- **a**\n- **b**\n\n## What is a lease?\n\n- **a**\n- **b**\n";
    assert_eq!(found(two)[0], "1 What is a lock? * **a** * **b**");
}

#[test]
fn a_file_may_hold_a_problem_in_sections() {
    let document = r"# [20. Valid pairs](https://example.org/20)

[In Spanish](es.md)

<!-- description:start -->

## Description

<p>Given a text, tell whether all is closed.</p>

<p>&nbsp;</p>
<p><strong>Example 1:</strong></p>

<ul>
	<li>a pair is closed</li>
</ul>

## Solutions

<!-- solution:start -->

### A stack

Push and pop.
";
    let prompt = "Given a text, tell whether all is closed.\n\n**Example 1:**\n\n- a pair is closed";
    let expected = [format!("1 {prompt} = ### A stack\n\nPush and pop.")];
    assert_eq!(found(document), expected);
}

#[test]
fn a_problem_may_have_its_sections_on_its_own_level() {
    let document = "# Lists\n\n## Problem statement\n\nTurn a list around.\n\n## Example\n\nab is ba\n\n## Solution\n\nThree pointers.\n";
    assert_eq!(found(document), ["3 Turn a list around.\n\nab is ba # Lists = Three pointers."]);
}

#[test]
fn what_tables_several_tasks_share_is_in_each() {
    let document = r"# SQL

### 题目1

有如下所示的一张表。

| no | name |
|---|---|
| 1 | a |

#### 1. 查询姓名

答案：

a

#### 2. 查询编号

答案：

b
";
    let table = "有如下所示的一张表。\n\n| no | name |\n|---|---|\n| 1 | a |";
    let expected =
        [format!("11 查询姓名\n\n{table} # 题目1 = a"), format!("17 查询编号\n\n{table} # 题目1 = b")];
    assert_eq!(found(document), expected);
}

#[test]
fn a_numbered_list_below_headings_without_answers_is_none() {
    let heading = |n: usize| format!("#### {n}. What is lock {n}?\n");
    let headings: String = (1..=6).map(heading).collect();
    let document = format!(
        "# Interview questions\n\n{headings}\nSecond round, with the team.\n\n1) What is a heap?\n2) What is a tree?\n3) What is a ring?\n"
    );
    assert_eq!(prompts(&document).len(), 9);
}

#[test]
fn a_section_with_a_list_of_questions_stands_beside_headings_that_ask() {
    let heading = |name: &str| format!("### {name}\n\n- It is held by one.\n\n");
    let items = "1. **What is a tree?**\n   A graph.\n\n2. **What is a heap?**\n   A tree.\n\n3. **What is a list?**\n   A row.\n\n4. **What is a queue?**\n   A line.\n";
    let asked = [
        "What is a lock",
        "How is it held",
        "Why do others wait",
        "How do you free it",
        "What is a deadlock",
    ]
    .map(heading)
    .concat();
    let document = format!("# Notes\n\n{asked}### Interview questions (basic to advanced)\n\n{items}");
    assert_eq!(prompts(&document).len(), 9, "{:?}", prompts(&document));
}
