//! Documents that are one question with its answer, and those that count a few tasks.

use super::{found, left_out, prompts};

#[test]
fn what_asks_in_quotes_below_the_title_is_answered_by_all_below() {
    let document = r#"# 07 - Late parcels

> "Parcels arrive two days late. How do you keep the daily totals right?"

**Difficulty:** Medium

This is asked in many interviews.

## Context

You own a job that writes the totals of each day.

## Approach

Rewrite only the days that changed.

```sql
MERGE INTO totals USING late
```

## Interview answer framework

1. Begin with what late means
2. Draw the two tables

## How to run

1. Import the file
2. Update the path at its top
"#;
    let expected = [
        "3 Parcels arrive two days late. How do you keep the daily totals right?\n\nThis is asked in many interviews.\n\nYou own a job that writes the totals of each day. # 07 - Late parcels ! mid = Rewrite only the days that changed.\n\n```sql\nMERGE INTO totals USING late\n``` * Begin with what late means * Draw the two tables",
    ];
    assert_eq!(found(document), expected);
    assert_eq!(left_out(document), ["1-1", "26-26", "28-29"]);
    let document = "# Interview: lists\n\n> *\"Flatten this list of lists.\"*\n\n## First try\n\nA loop.\n\n## Then\n\nA stack.\n";
    assert_eq!(prompts(document), ["Flatten this list of lists."]);
}

#[test]
fn a_section_that_says_that_a_question_follows_is_answered_by_those_below() {
    let document = r"# Guests without a stay

## Input data

| id | title |
|----|-------|
| 1 | Miss |
| 2 | Doctor |

## Question
Write a query that lists the guests who never stayed.

## Steps

### Step 1: Join

Join the stays from the left.

## Explanation

1. **Why from the left**: it keeps all guests.
";
    let expected = [
        "10 Write a query that lists the guests who never stayed. # Guests without a stay = ## Steps\n\n### Step 1: Join\n\nJoin the stays from the left.\n\n1. **Why from the left**: it keeps all guests.",
    ];
    assert_eq!(found(document), expected);
    let document = "# Tram tickets\n\n## Problem statement\n\nDesign a machine that sells tickets.\n\n- By card\n\n## Classes\n\n### Ticket\n\n- Knows its hour\n\n## Trade-offs\n\nCoins are slow.\n";
    let expected = [
        "3 Design a machine that sells tickets.\n\n- By card # Tram tickets = ## Classes\n\n### Ticket\n\n- Knows its hour\n\n## Trade-offs\n\nCoins are slow.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn data_above_the_solution_is_given() {
    let document = "# SQL drill\n\n**Question:** Which shops sold less than before?\n\n## Table\n\n| shop | amount |\n|---|---|\n| 1 | 40 |\n\n## Hints for you\n\nThink of windows.\n\n## Solution\n\nUse `lag`.\n";
    let expected = [
        "3 Which shops sold less than before?\n\n| shop | amount |\n|---|---|\n| 1 | 40 | # SQL drill = Use `lag`.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_that_are_a_word_and_a_number_count_tasks() {
    let document = "# Test 1\n\nRename all photos by their day.\n\n# Test 2\n\nBuild a page that shows the photos of one day.\n";
    let expected = ["Rename all photos by their day.", "Build a page that shows the photos of one day."];
    assert_eq!(prompts(document), expected);
    let document = "# Backend challenge\n\nFinish one after the other.\n\n## Part 1\n\nWrite a parser for a log.\n\n## Part 2\n\nLet it count the lines of each hour.\n";
    let expected = ["Write a parser for a log.", "Let it count the lines of each hour."];
    assert_eq!(prompts(document), expected);
    let document =
        "# A history of trams\n\n## Part 1\n\nIt began with horses.\n\n## Part 2\n\nThen came wires.\n";
    assert!(prompts(document).is_empty());
}

#[test]
fn what_is_asked_of_a_thing_is_no_question() {
    let document = "# Review of code\n\nA look by somebody else.\n\n## 1. Goals\n\n- **Quality**: fewer faults.\n\n## 2. What to look at?\n\n- **Naming**: Are the names clear? Do they say enough?\n- **Errors**: Are errors handled? Is one lost?\n- **Tests**: Are there tests? Are they read?\n\n## 3. Advice\n\n- **Be kind**: ask first.\n";
    assert!(prompts(document).is_empty(), "{:?}", prompts(document));
}

#[test]
fn a_list_may_tell_what_is_answered_next() {
    let document = "# Cesta de frutas\n\n## Problema (resumido)\n\n- Temos `N` frutas.\n- A saída é o peso de uma.\n\n## Ideia da solução\n\nOrdenamos os pesos.\n";
    let expected =
        ["3 - Temos `N` frutas.\n- A saída é o peso de uma. # Cesta de frutas = Ordenamos os pesos."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_quote_below_the_title_of_a_case_tells_it() {
    let document = "# Debugging scenario: the slow page\n\n> Customers say that the page needs ten seconds.\n\n## Where to begin\n\n1. Look at the traces\n2. Count the queries\n\n## Root cause\n\nOne query for each row.\n";
    let expected = [
        "3 Customers say that the page needs ten seconds. # Debugging scenario: the slow page = ## Where to begin\n\n1. Look at the traces\n2. Count the queries\n\n## Root cause\n\nOne query for each row.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn sections_of_exercises_state_a_task_each() {
    let document = r"# Home assignment

Solve them in any order.

### Task 1: Clock

Build a clock that shows three cities.

### Task 2: List

Build a list that scrolls.

## Delivery

Send us a file.
";
    assert_eq!(prompts(document), ["Build a clock that shows three cities.", "Build a list that scrolls."]);
    let document = r"# Exercises for our team

## A list

The goal is to write a list that can be filtered.

### Evaluated skills

- State

## A fault

The goal is to find why it renders twice.

### Evaluated skills

- Reading
";
    let expected = [
        "3 The goal is to write a list that can be filtered. * State",
        "11 The goal is to find why it renders twice. * Reading",
    ];
    let found = found(document);
    let found: Vec<String> = found.iter().map(|line| line.replace(" # Exercises for our team", "")).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_name_of_a_question_may_have_its_article() {
    let document = "# Solution to the parking challenge\n\nThis is mine.\n\n## The challenge\n\nWrite a program that finds a free place.\n\n## How I did it\n\nWith a heap.\n\n## Complexity\n\nIt is fast.\n";
    let expected = [
        "5 Write a program that finds a free place. # Solution to the parking challenge = ## How I did it\n\nWith a heap.\n\n## Complexity\n\nIt is fast.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn smaller_sections_of_what_is_required_belong_to_it() {
    let document = "# Design a chess clock\n\n## Requirements\n\n### Functional\n\n- It can be paused\n\n### Others\n\n- It is exact\n\n## Entities\n\n- `Clock`\n";
    let found = found(document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("- It is exact") && found[0].contains(" = ## Entities"), "{found:?}");
    assert!(found[0].find("- It is exact") < found[0].find(" = "), "{found:?}");
}

#[test]
fn a_quote_that_tells_on_asks_on_its_way() {
    let document = "# vue\n\n## 工具\n\n> 此地址可以在线验证代码。\n\n## 结构\n\n### template\n\n> 它是怎么定义结构的？写过网页吧？网页怎么写它就怎么写，连注释也一样。\n\n**代码**\n\n```html\n<h1>a</h1>\n```\n\n### script\n\n> 那么数据是怎么定义的？它返回一个对象。\n\n**代码**\n\n```js\ndata()\n```\n\n### style\n\n> 样式写在这里。\n";
    assert!(prompts(document).is_empty(), "{:?}", prompts(document));
}
