//! Tasks, and where the answers to them are.

use std::fmt::Write as _;

use super::{found, prompts};

#[test]
fn what_is_folded_away_under_the_same_words_is_the_answer() {
    let mut document = String::from("# Core concepts\n\n");
    for task in ["Get pods on all namespaces", "Pod's YAML", "Scale it to five"] {
        write!(
            document,
            "### {task}\n\n<details><summary>show</summary>\n\nkubectl {task}\n\n</details>\n\n"
        )
        .unwrap();
    }
    let expected = [
        "3 Get pods on all namespaces # Core concepts = kubectl Get pods on all namespaces",
        "11 Pod's YAML # Core concepts = kubectl Pod's YAML",
        "19 Scale it to five # Core concepts = kubectl Scale it to five",
    ];
    assert_eq!(found(&document), expected);
}

#[test]
fn a_list_with_one_answer_below_it_is_one_task() {
    let document = r"# Exercises

### Deployments

Questions:
- Create a deployment.
- Then scale it.

<details><summary>Solution</summary>

kubectl create

</details>

Questions:
- Roll it back.

<details><summary>Solution</summary>

kubectl rollout

</details>
";
    let expected = [
        "5 - Create a deployment.\n- Then scale it. # Deployments = kubectl create",
        "15 - Roll it back. # Deployments = kubectl rollout",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_is_the_title_of_the_tasks_below_it_that_have_one_answer() {
    let document = r"# Exam

### Pods

* Create a pod.
* Write its logs to a file.

**Solution:** run it.

### Nodes

* Drain the node.
* Write its name to a file.

**Solution:** drain it.
";
    let expected = [
        "3 * Create a pod.\n* Write its logs to a file. # Exam = run it.",
        "10 * Drain the node.\n* Write its name to a file. # Exam = drain it.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn all_below_a_heading_that_says_no_more_than_question_is_the_task() {
    let document = r"# Coding problems

## Problem 1

This problem was asked by Acme.

Given a list, return its largest sum.

For example, of 1 and 2 it is 3.

## Problem 2

From Bolt:

A builder has N houses. Each has a colour.

```python
# Your code here
```
";
    let expected = [
        "3 Given a list, return its largest sum.\n\nFor example, of 1 and 2 it is 3. # Coding problems",
        "11 A builder has N houses. Each has a colour. # Coding problems",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_title_behind_the_label_of_a_question_is_no_prompt() {
    let mut document =
        String::from("# Quiz\n\nAre you ready?\n\n## How did you score?\n\n- 5: What a score!\n\n");
    for number in 1..6 {
        write!(document,
            "### Question {number}: Injection {number}\n\nYou test a form.\n\n```js\nform({number})\n```\n\n**Answer all of the following:**\n\n**Part 1:** What do you enter? And why?\n\n---\n\n"
        ).unwrap();
    }
    let found = prompts(&document);
    assert_eq!(found.len(), 5);
    let expected = "You test a form.\n\n```js\nform(1)\n```\n\n**Answer all of the following:**\n\n**Part 1:** What do you enter? And why?";
    assert_eq!(found[0], expected);
}

#[test]
fn answers_in_a_section_of_their_own_are_joined_by_their_numbers() {
    let document = r"# Go

1. What is a channel?
2. What is a map?

## Answers

2. A table of keys.
   It grows.
1. A queue.

# Rust

1. What is a borrow?
2. What is a move?

## Solutions

1. A reference.
2. A change of hands.
";
    let expected = [
        "3 What is a channel? # Go = A queue.",
        "4 What is a map? # Go = A table of keys.\nIt grows.",
        "14 What is a borrow? # Rust = A reference.",
        "15 What is a move? # Rust = A change of hands.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_in_a_section_of_answers_are_joined_too() {
    let document = "# Quiz\n\n### Question 1\n\nWhat is a trie?\n\n### Question 2\n\nWhat is a heap?\n\n# Answer key\n\n### Answer 1:\n\nA tree of letters.\n\n### Answer 2:\n\nWhat could it be? A tree.\n";
    let expected = [
        "3 What is a trie? # Quiz = A tree of letters.",
        "7 What is a heap? # Quiz = What could it be? A tree.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_section_of_answers_with_other_numbers_joins_nothing() {
    let document =
        "# Go\n\n- What is a channel?\n- What is a map?\n\n## Answers\n\n1. A queue.\n2. A table.\n";
    assert_eq!(found(document), ["3 What is a channel? # Go", "4 What is a map? # Go"]);
}

#[test]
fn choices_below_a_paragraph_with_an_answer_make_it_a_question() {
    let document = r"# Output

Choose what is right about it.

1. It prints
2. It fails

`Answer: 2`

---

What does this print?

```js
f()
```

Choose one of them.

1. a
2. b

`Answer: 1`
";
    let expected = [
        "3 Choose what is right about it.\n\n1. It prints\n2. It fails # Output = 2. It fails",
        "12 What does this print?\n\n```js\nf()\n```\n\nChoose one of them.\n\n1. a\n2. b # Output = 1. a",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_document_below_a_heading_that_asks_is_one_question() {
    let document = "# How does HTTP work?\n\n## Version 1\n\nOne request. What else?\n\n## Version 2\n\nWhich is new? Many at once.\n";
    assert_eq!(prompts(document), ["How does HTTP work?"]);
    let interviewer = "# 面试官：说说 HTTP 的区别\n\n## 一\n\n短连接。\n\n## 二\n\n为什么？长连接。\n";
    assert_eq!(prompts(interviewer), ["说说 HTTP 的区别"]);
}

#[test]
fn a_description_below_a_title_is_the_prompt() {
    let document = "---\ntitle: Find the difference\n---\n\n# --description--\n\nTwo sets are given. Return what is in one of them.\n\n# --hints--\n\nSort.\n\n# --solutions--\n\nNone is needed.\n";
    let expected = ["2 Two sets are given. Return what is in one of them. = None is needed."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_file_with_one_description_and_its_answer_is_a_question() {
    let document = "## Problem\n\nhttps://example.org/ship\n\n## Problem Description\n\nShips carry parcels.\n\nReturn the least weight.\n\n## Solution\n\nSearch for it.\n\n- Can it be 1?\n- Can it be 2?\n";
    let expected = [
        "1 Ships carry parcels.\n\nReturn the least weight. = Search for it.\n\n- Can it be 1?\n- Can it be 2?",
    ];
    assert_eq!(found(document), expected);
    let chinese = "## 题目地址(239. 窗口)\n\nhttps://example.org\n\n## 题目描述\n\n给定一个数组。\n\n## 思路\n\n用队列。\n\n## 代码\n\n`f()`\n\n## 扩展\n\n### 为什么用队列\n\n快。\n";
    let found = found(chinese);
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("5 给定一个数组。 = 用队列。"), "{}", found[0]);
}

#[test]
fn a_task_with_its_label_is_the_prompt_below_its_name() {
    let document = "## Easy\n\n### Sum\n\n**Task**: Add two numbers.\n\n### Max\n\n**Task**: Find the largest.\n\n## Hard\n\n### Sudoku\n\n**Your task:** Solve one.\n";
    assert_eq!(super::prompts(document), ["Add two numbers.", "Find the largest.", "Solve one."]);
}

#[test]
fn sentences_in_exercises_are_tasks() {
    let document = r"# Git exercises

## Basics

1. Create a repository and commit a file.
2. Undo the last commit but keep the changes.
3. Move a commit to another branch.
";
    let expected = [
        "Create a repository and commit a file.",
        "Undo the last commit but keep the changes.",
        "Move a commit to another branch.",
    ];
    assert_eq!(super::prompts(document), expected);
}

#[test]
fn points_in_brackets_before_a_task_are_no_hindrance() {
    let document = "1. (10 pts) What is a lock?\n2. (5 pts) Name two kinds.\n3. (15 pts) Explain a lease.\n";
    assert_eq!(super::prompts(document).len(), 3);
}

#[test]
fn tasks_that_count_need_no_mark() {
    let document = "# Git\n\nTask 1: Create a branch and name it\n\nTask 2: Write a file and commit it\n\nTask 3: Describe what you did\n";
    let expected = ["Create a branch and name it", "Write a file and commit it", "Describe what you did"];
    assert_eq!(super::prompts(document), expected);
}

#[test]
fn headings_that_count_tasks_before_a_dash_are_questions() {
    let document = "# Exam notes\n\n## ✅ Task 1 – Create a user\n\n* Use `useradd`.\n\n## ✅ Task 2 – Lock the disk\n\n* Use `chage`.\n\n## ✅ Task 3 – Describe the groups\n\n* Use `id`.\n";
    assert_eq!(prompts(document), ["Create a user", "Lock the disk", "Describe the groups"]);
}

#[test]
fn a_hash_and_a_number_behind_a_name_count_tasks() {
    let document = "## Debugging #1\n\nOne request in a thousand fails. Find out why.\n\n## Debugging #2\n\nThe job is slow since Monday. Where do you look first?\n\n## Schema design #1\n\nDesign tables for loans.\n";
    let expected = [
        "One request in a thousand fails. Find out why.",
        "The job is slow since Monday. Where do you look first?",
        "Design tables for loans.",
    ];
    assert_eq!(prompts(document), expected);
    let notes =
        "## Release #1\n\nIt is faster.\n\n## Release #2\n\nIt is smaller.\n\n## Release #3\n\nIt is done.\n";
    assert_eq!(prompts(notes), [""; 0]);
}

#[test]
fn a_line_below_a_name_may_say_how_hard_its_task_is() {
    let document = "# Coding questions\n\n## Reverse a list\n[Easy]\n\nReverse a linked list in place.\n\n## LRU cache\n*Medium*\n\nDesign a cache that drops what was used first.\n\n## Ladder\nDifficulty: Hard\n\nFind the shortest path from one word to another.\n";
    let expected = [
        "Reverse a linked list in place.",
        "Design a cache that drops what was used first.",
        "Find the shortest path from one word to another.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_name_above_a_challenge_of_nothing_but_code_begins_its_prompt() {
    let one = |name: &str| {
        format!("### {name}\n\n**Challenge:**\n```js\n// Answer {name}\n```\n\n**Key points:**\n- {name}\n\n")
    };
    let document =
        format!("# Express questions\n\n## Junior\n\n{}{}{}", one("Hello"), one("Routes"), one("Errors"));
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 3, "{prompts:?}");
    assert!(prompts[1].starts_with("Routes\n") && prompts[1].contains("// Answer Routes"), "{prompts:?}");
}

#[test]
fn what_bids_and_leads_on_to_a_list_sets_one_task() {
    let document = "# Exercises\n\n## First\n\n### 1. Spread\n\n**Problem**: Find the spread of 1, 2 and 3.\n\n**Solution**: 2.\n\n### 2. Middle\n\n**Problem**: Find the middle of 1, 2 and 3.\n\n**Solution**: 2.\n\n## Projects\n\n### Project A: A summary\nChoose some data and:\n1. Calculate the spread\n2. Test for others\n\n### Project B: A test\nDesign a test:\n1. Define what is to be shown\n2. Report it\n";
    assert_eq!(prompts(document).len(), 4);
    assert!(
        prompts(document)[2].starts_with("Choose some data and:\n\n1. Calculate"),
        "{:?}",
        prompts(document)
    );
}

#[test]
fn bold_names_in_a_section_of_tasks_stand_above_lists_of_them() {
    let document = "# Concepts\n\n### 1. **Core**\n\n- **Objects**\n  - What is a class?\n  - How is one made?\n- **Memory**\n  - Who \
                    frees it?\n  - What is a leak?\n\n### 2. **Common coding challenges**\n\n- **Strings**\n  - Write a function to \
                    **reverse a string**.\n  - Check if a string is a **palindrome**.\n\n- **Sorting**\n  - Implement **quick \
                    sort**.\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 7, "{prompts:?}");
    assert!(prompts[6].contains("quick"), "{prompts:?}");
}
