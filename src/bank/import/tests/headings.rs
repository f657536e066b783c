//! Documents whose questions are headings.

use super::{found, prompts};

#[test]
fn headings_are_questions_whether_they_ask_or_not() {
    let document = r"# Go interview questions

## Concurrency

### Goroutines and the scheduler

They are multiplexed onto threads.

### Channels: buffered and unbuffered

A queue.

### What is a mutex?

A lock.
";
    let expected = [
        "5 Goroutines and the scheduler # Concurrency = They are multiplexed onto threads.",
        "9 Channels: buffered and unbuffered # Concurrency = A queue.",
        "13 What is a mutex? # Concurrency = A lock.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_numbered_heading_is_a_question() {
    let document = r"## 1. Polymorphism

Many forms.

## 2. What is inheritance?

Sharing.

## 3. Encapsulation

Hiding.
";
    let expected =
        ["1 Polymorphism = Many forms.", "5 What is inheritance? = Sharing.", "9 Encapsulation = Hiding."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_may_be_the_title_of_a_prompt() {
    let document = r"# Questions

### Global state
Why is global state a problem? Show an example.

### Law of Demeter
Tell me what the law says and why it helps.

### Null
What is wrong with null? How would you do without it?
";
    let expected = [
        "3 Why is global state a problem? Show an example. # Questions",
        "6 Tell me what the law says and why it helps. # Questions",
        "9 What is wrong with null? How would you do without it? # Questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_title_and_a_statement_are_answered_by_a_solution() {
    let document = r"### Reverse a linked list

Given the head of a list, reverse it in place.

**Example:**

```
1 -> 2
```

<details>
<summary>Hint</summary>
Keep three pointers.
</details>

<details>
<summary>Solution</summary>

Turn each link around.
</details>

### Two sum

Given an array and a number, find two that add up to it.

<details>
<summary>Solution</summary>

Use a map.
</details>
";
    let expected = [
        "1 Given the head of a list, reverse it in place.\n\n**Example:**\n\n```\n1 -> 2\n``` = Turn each link around.",
        "22 Given an array and a number, find two that add up to it. = Use a map.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_in_list_items_are_questions() {
    let document = r"1. ### What is a pod?

   A group of containers:

   1. one
   2. two

   **[Back to Top](#contents)**

2. ### What is a node

   A machine.
";
    let expected =
        ["1 What is a pod? = A group of containers:\n\n1. one\n2. two", "10 What is a node = A machine."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_may_say_that_a_question_follows() {
    let document = r"## Pods

### Question

What is a pod?

### Answer

A group of containers.

## Nodes

### Question

What is a node?

### Answer

A machine.
";
    let expected =
        ["3 What is a pod? # Pods = A group of containers.", "13 What is a node? # Nodes = A machine."];
    assert_eq!(found(document), expected);
}

#[test]
fn bullets_alone_below_headings_are_key_points() {
    let document = r"## How would you design a cache?

- eviction policy
- consistency

## How would you design a queue?

- ordering
- at least once
";
    let expected = [
        "1 How would you design a cache? * eviction policy * consistency",
        "6 How would you design a queue? * ordering * at least once",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn questions_below_headings_are_follow_ups() {
    let document = r"## How would you design a cache?

- How do you evict?
- How do you keep it consistent?

## How would you design a queue?

- What about order?
";
    let expected = [
        "1 How would you design a cache? > How do you evict? > How do you keep it consistent?",
        "6 How would you design a queue? > What about order?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn lists_within_prose_are_the_answer() {
    let document = r"## What is a cache?

A cache keeps copies:

- near the reader
- for a time

## What is a queue?

A queue decouples.
";
    let expected = [
        "1 What is a cache? = A cache keeps copies:\n\n- near the reader\n- for a time",
        "8 What is a queue? = A queue decouples.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_over_one_question_is_a_topic_as_those_over_many_are() {
    let document = "# Interview questions\n\n## Basics\n\n**What is a list?** — a sequence.\n\n**What is a tuple?** — one, too.\n\n**What is a set?** — unique values.\n\n## OOP\n\n**What is a class?** — a blueprint.\n";
    assert_eq!(found(document)[3], "13 What is a class? # OOP = a blueprint.");
}

#[test]
fn a_name_with_the_label_of_a_question_is_one_among_others() {
    let document = "#### Q1: What is a lock?\n\nHeld by one.\n\n#### Q2: Isolation levels\n\nThere are four.\n\n#### Q3: Why a fence?\n\nTo be sure.\n";
    let expected = [
        "1 What is a lock? = Held by one.",
        "5 Isolation levels = There are four.",
        "9 Why a fence? = To be sure.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn quoted_headings_ask_beside_those_that_name_subjects() {
    let document = "# Interview\n\n## Technical questions\n\n#### Swift\n\n**Q: What is an optional?**\n\nA value or none.\n\n**Q: What is a closure?**\n\nCode with its values.\n\n#### Views\n\n**Q: What is a view?**\n\nA value.\n\n## Behavioral questions\n\n#### \"Tell me about a bug.\"\n\n**Structure:**\n1. Its impact\n\n#### \"Describe a project.\"\n\n**Structure:**\n1. Your role\n\n#### \"Tell me about a quarrel.\"\n\n**Structure:**\n1. Context\n";
    let read = prompts(document);
    assert_eq!(read.len(), 6, "{read:?}");
    assert_eq!(read[3], "Tell me about a bug.");
}

#[test]
fn a_heading_that_asks_right_above_others_says_what_they_are_about() {
    let one = |n: usize| format!("### What is lock {n}?\n\nIt is held by {n}.\n\n");
    let document = format!(
        "# Junior interview\n\n## What is a lock?\n\n{}## More\n\n### Words\n\nThese.\n",
        (1..=6).map(one).collect::<String>()
    );
    let prompts = prompts(&document);
    assert_eq!(prompts[0], "What is lock 1?");
    assert!(prompts.len() >= 6, "{prompts:?}");
}

#[test]
fn an_example_below_a_name_is_no_prompt() {
    let asked = "## What is a lock?\n\nIt is held.\n\n## Why is it held?\n\nSo.\n\n";
    let document = format!(
        "# Lock interview questions\n\n{asked}## Locks by lease\n\nExample: One holder has a lease.\n\n```js\nlet a;\n```\n"
    );
    let read = found(&document);
    assert!(read[2].starts_with("11 Locks by lease"), "{read:?}");
}

#[test]
fn an_approach_before_all_tasks_answers_none_of_them() {
    let document = "# Case studies\n\n## Approach\n\nClarify first, then draw.\n\n## 1. Design a chat\n\n- **Scale:** many\n- **Trade-offs:** speed\n\n## 2. Design a shop\n\n- **Scale:** few\n- **Trade-offs:** cost\n\n## 3. Design a queue\n\n- **Scale:** more\n- **Trade-offs:** order\n";
    assert_eq!(prompts(document), ["Design a chat", "Design a shop", "Design a queue"]);
}

#[test]
fn points_before_a_task_hide_nothing() {
    let document = "# Prova\n\n### 1. (0,5 ponto) Sobre locks, assinale a correta\n\na) É de um só \\\nb) É de todos \\\nc) É de ninguém\n\n### 2. (0,5 ponto) Explique o não-repúdio\n\n### 3. (1,0 ponto) Sobre filas, assinale a correta\n\na) Crescem \\\nb) Param \\\nc) Somem\n\n### 4. (1,0 ponto) Enumere três fatores humanos\n\n### 5. (0,5 ponto) Sobre logs, assinale a correta\n\na) Ficam \\\nb) Saem \\\nc) Mudam\n";
    assert_eq!(prompts(document).len(), 5);
}
