//! Documents that are one task as a whole.

use super::{found, left_out, prompts};

#[test]
fn a_document_that_states_one_task_is_one_question() {
    let document = r"# Backend challenge

We run a chain of bakeries, and want to know what is left in the evening.

Your task as a baker is to write a service that counts the loaves.

## Requirements

- Loaves are sold one by one.
- Nothing is lost at a restart.

## How to run

```
make up
```

## Milestones

By noon, one loaf is counted.

## What we look for

- A clear split of the parts
- Tests
";
    let expected = [
        "1 We run a chain of bakeries, and want to know what is left in the evening.\n\nYour task as a baker is to write a service that counts the loaves.\n\n- Loaves are sold one by one.\n- Nothing is lost at a restart.\n\n## Milestones\n\nBy noon, one loaf is counted. * A clear split of the parts * Tests",
    ];
    assert_eq!(found(document), expected);
    assert_eq!(left_out(document), ["12-12", "14-16"]);
}

#[test]
fn the_sections_of_a_task_are_no_questions() {
    let document = r"# Kata: the parking meter

Write a program that tells how long a coin lasts.

## Example

A coin of one lasts ten minutes.

## Can you make it better?

Take notes, too.
";
    let expected = [
        "Write a program that tells how long a coin lasts.\n\nA coin of one lasts ten minutes.\n\n## Can you make it better?\n\nTake notes, too.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_task_may_have_no_title_and_an_answer() {
    let document = "Good day! Here is the interview problem of the week.\n\nThis problem was asked by Acme.\n\nGiven a list of stations, return the one with most lines.\n\nDo it in one pass.\n";
    assert_eq!(
        prompts(document),
        ["Given a list of stations, return the one with most lines.\n\nDo it in one pass."]
    );
    let document = r"# Ring buffer

Implement a class that keeps the last `n` values.

### Solution

Keep two indices.

### In Go

```go
type Ring struct{}
```
";
    let expected = [
        "1 Implement a class that keeps the last `n` values. = Keep two indices.\n\n### In Go\n\n```go\ntype Ring struct{}\n```",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn the_parts_of_a_task_say_that_it_is_one() {
    let document = r"# Library exercise

Readers lend books and bring them back.

## Objective

A service for the desk.

## Requirements

- Books are lent for a week.

## Submission

Send us a link.
";
    assert_eq!(prompts(document).len(), 1);
    // In a text that is no task, they say nothing.
    assert!(prompts(&document.replace("Library exercise", "Library")).is_empty());
}

#[test]
fn what_comes_before_the_statement_is_no_part_of_it() {
    let document = r"# [Silver] Lamps - 1920

### Speed

Memory: 10 MB

### Kind

Search

### Problem description

There are N lamps. 몇 개인지 구하는 프로그램을 작성하시오.

### Input

A number.
";
    assert_eq!(
        found(document),
        ["1 There are N lamps. 몇 개인지 구하는 프로그램을 작성하시오.\n\nA number."]
    );
}

#[test]
fn a_section_may_be_named_as_the_task() {
    let document = "# Mobile engineer\n\n## Coding exercise\n\nIn a tool that you like, create an app that lists the boats.\n\n### Data\n\nIt is in a file.\n";
    assert_eq!(prompts(document).len(), 1);
    assert!(prompts(&document.replace("Coding exercise", "Our work")).is_empty());
}

#[test]
fn what_tells_of_a_program_or_teaches_states_no_task() {
    let program = "# Loaf counter\n\nCreate a file and run it.\n\n## Installation\n\n```\nmake\n```\n\n## Usage\n\nRun it.\n\n## License\n\nNone.\n";
    let lesson = "# Loops exercise\n\nIn this lesson you will learn to count. Write a program with a loop.\n\n## While\n\nIt goes on.\n";
    let guidelines = "# Coding challenge guidelines\n\nWrite a README. Your task is to be clear.\n\n## Review\n\nWe read it.\n";
    for document in [program, lesson, guidelines] {
        assert!(prompts(document).is_empty(), "{document}");
    }
}

#[test]
fn questions_below_a_task_stay_questions() {
    let document = r"# SQL test

Your task is to answer these.

## Joins

1. What is a left join?
2. What is a cross join?

## Indexes

1. What is an index?
";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn what_greets_above_a_task_and_how_it_is_handed_in_are_no_part_of_it() {
    let document = r"# Orchard take-home: pallets

Welcome, and thanks for applying with us!

## Background

A hall tells which pallets come and go.

## What we ask

Build a service that counts the pallets of each hall.

1. `POST /events` stores some events
2. `GET /halls` returns all halls
3. `GET /halls/{id}` returns one hall
4. `DELETE /events` clears all
5. `GET /health` answers

## Sample data

| id | title |
|----|-------|
| 1 | Apples |
| 2 | Pears |

## Evaluation

We will look at it together.

What we care about:

- Names
- Tests

## Submission

Send us a link.
";
    let questions = found(document);
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert!(questions[0].starts_with("1 A hall tells which pallets come and go."), "{questions:?}");
    assert!(questions[0].ends_with(" * Names * Tests"), "{questions:?}");
    assert_eq!(left_out(document), ["3-3", "35-35", "37-37"]);
}

#[test]
fn a_task_may_come_below_what_tells_of_a_program() {
    let document = r"This project was set up with Create Shop App.

## Available scripts

In the folder of the project, you can run:

### `npm start`

Runs the app.

## Assignment

Complete the form so that it takes an address.

### Details

- Each field should be checked.
";
    let expected =
        ["Complete the form so that it takes an address.\n\n### Details\n\n- Each field should be checked."];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_says_right_below_the_title_that_it_is_a_task_is_one() {
    let document = "# Invoices\n\nIn a folder there are scans of invoices.\nYour task is to read the amount of each.\n\nAssume that more will come.\n\n## Points to note\n\n* errors - a scan may be empty\n";
    assert_eq!(prompts(document).len(), 1);
}

#[test]
fn a_section_or_a_label_says_what_is_to_be_done() {
    let document = "# Bowling\n\n## The rules\n\n- Ten frames are played.\n\n## Your job\n\nWrite code that returns the score.\n\n## Suggested tests\n\n- All zeros\n\n## Going further\n\nShow it on a page.\n\n## Remarks\n\nBe quick.\n";
    let prompts_of = prompts(document);
    assert_eq!(prompts_of.len(), 1, "{prompts_of:?}");
    assert!(prompts_of[0].starts_with("Write code that returns the score."), "{prompts_of:?}");
    let document = "## Очередь\n\n**Условие**. Реализуй очередь, которая отдаёт сначала важное.\n";
    assert_eq!(prompts(document), ["Реализуй очередь, которая отдаёт сначала важное."]);
}

#[test]
fn a_title_that_bids_to_tell_is_answered_below() {
    for title in ["Explain closures in JavaScript", "3. Design a parking lot", "Erkläre den Heap"] {
        let document = format!(
            "# {title}\n\nIt is told here.\n\n## When to use it\n\nOften.\n\n## More of it\n\nMany.\n"
        );
        let prompt = title.trim_start_matches("3. ");
        let expected =
            format!("1 {prompt} = It is told here.\n\n## When to use it\n\nOften.\n\n## More of it\n\nMany.");
        assert_eq!(found(&document), [expected]);
    }
}

#[test]
fn headings_in_html_end_their_line() {
    let document = "<h2><a href=\"https://example.org\">7. Two stacks</a></h2><h3>Easy</h3><hr><p>Given two stacks of <code>n</code> plates, return the higher one.</p>\n\n<p><strong>Example:</strong></p>\n<pre><strong>Input:</strong> 1, 2\n</pre><p>It is so.</p>\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 1);
    assert!(prompts[0].starts_with("Given two stacks of <code>n</code> plates"), "{prompts:?}");
}

#[test]
fn what_something_is_judged_by_asks_nobody() {
    let document = "# Interview notes\n\nThe aspects of your code that we will assess are:\n\n- Clarity: is it easy to read?\n- Correctness: does it do what was asked?\n- Design: are the parts split?\n";
    assert!(prompts(document).is_empty());
}

#[test]
fn the_second_of_two_headings_may_answer_the_first() {
    let document = "# Cache with a bound\n\nDesign and implement a cache with two operations.\n\n# Solution\n\nKeep a list.\n\n\
                    ```python\nclass A:\n    pass\n```\n\n### In C++\n\n```\nclass A;\n```\n";
    let questions = found(document);
    assert_eq!(questions.len(), 1, "{questions:?}");
    assert!(questions[0].contains("= Keep a list."), "{questions:?}");
    assert!(questions[0].ends_with("```\nclass A;\n```"), "{questions:?}");
}

#[test]
fn counted_tasks_that_bid_need_no_title_that_speaks_of_them() {
    let document = "# DevOps\n\n### Task 1: Debounce\n\nBuild a service that turns addresses into short ones.\n\n#### Requirements\n\n\
                    - Handle empty input\n\n**Hint:** think of the order.\n\n### Task 2: Flatten\n\nDesign and implement a limiter.\n\n### Task 3: Cart\n\n\
                    Write a cart that counts.\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 3, "{prompts:?}");
    assert!(prompts[1].starts_with("Design and implement a limiter."), "{prompts:?}");
}
