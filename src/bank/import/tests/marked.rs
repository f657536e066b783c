//! Documents whose questions are folded, bold, in tables, in the front matter or in links.

use super::{found, prompts};

#[test]
fn the_cells_of_a_row_may_list_points() {
    let document = r"| Question | Key points |
|---|---|
| How do you scale? | shard<br>cache |
| How do you monitor? | metrics; logs |
";
    let expected = ["3 How do you scale? * shard * cache", "4 How do you monitor? * metrics; logs"];
    assert_eq!(found(document), expected);
}

#[test]
fn the_front_matter_may_hold_all_of_it() {
    let document = r"---
question: What is a B-tree?
answer: A balanced tree.
key_points:
  - balance
  - few reads
follow_ups:
  - Why not a hash?
---
";
    let expected = ["2 What is a B-tree? = A balanced tree. * balance * few reads > Why not a hash?"];
    assert_eq!(found(document), expected);
}

#[test]
fn a_summary_is_the_question_and_what_it_folds_the_answer() {
    let document = r"<details>
<summary>What is idempotency?</summary>
The same request twice has the effect of one.
</details>

<details>
<summary><b>Explain backpressure</b></summary>

A slow consumer slows its producer.

</details>
<details><summary>3. What is a saga?</summary>A chain of transactions.</details>
";
    let expected = [
        "2 What is idempotency? = The same request twice has the effect of one.",
        "7 Explain backpressure = A slow consumer slows its producer.",
        "12 What is a saga? = A chain of transactions.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_summary_may_say_that_the_answer_follows() {
    let document = r"1. What is idempotency?

<details><summary>Answer</summary>

Twice is once.

</details>

2. Explain backpressure

<details><summary>Show answer</summary>
Slow down.
</details>
";
    let expected = ["1 What is idempotency? = Twice is once.", "9 Explain backpressure = Slow down."];
    assert_eq!(found(document), expected);
}

#[test]
fn bold_paragraphs_are_questions() {
    let document = r"# React

**What is JSX?**

Syntax for elements.

**Explain the virtual DOM.**

A tree in memory.

**Hooks**

Functions with state.
";
    let expected = [
        "3 What is JSX? # React = Syntax for elements.",
        "7 Explain the virtual DOM. # React = A tree in memory.",
        "11 Hooks # React = Functions with state.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_question_may_be_answered_right_below() {
    let document = r"**Q1. What is Docker?**
A tool.

**Q2) What is an image?**

A template.
";
    let expected = ["1 What is Docker? = A tool.", "4 What is an image? = A template."];
    assert_eq!(found(document), expected);
}

#[test]
fn rows_of_a_table_are_questions() {
    let document = r"| # | Question | Answer | Difficulty |
|---|----------|--------|------------|
| 1 | What is a pod? | A group of containers | Easy |
| 2 | Pod vs node | One is in the other | Hard |
";
    let expected =
        ["3 What is a pod? ! junior = A group of containers", "4 Pod vs node ! senior = One is in the other"];
    assert_eq!(found(document), expected);
}

#[test]
fn the_front_matter_holds_the_question() {
    let document = r#"---
title: "What is event delegation?"
difficulty: medium
tags: [js, dom]
---

One listener handles events of its children.

## Example

It saves memory.
"#;
    let expected = [
        "2 What is event delegation? # js ! mid = One listener handles events of its children.\n\n## Example\n\nIt saves memory.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_prompt_in_the_front_matter_or_a_heading_that_asks_below_it_is_the_question() {
    let prompt = "---\ntitle: Fraud\nprompt: Design a system that finds fraud.\n---\n\n## Clarify\n\nSo.\n";
    assert_eq!(prompts(prompt), ["Design a system that finds fraud."]);
    let heading = "---\ntitle: \"Locks in Java\"\ntags: [java]\n---\n\n# What is a lock?\n\nIt is held.\n\n\
                   ## На что смотрит интервьюер\n\n- One holds it.\n- It is let go.\n";
    let question = &super::read_document(heading).questions[0];
    assert_eq!((question.prompt.as_str(), question.key_points.len()), ("What is a lock?", 2));
}

#[test]
fn the_front_matter_may_be_the_title_of_a_prompt() {
    let document = r"---
title: Sorting
answers:
  - one
  - two
---

What is logged?

```js
[2, 1].sort()
```

<!-- explanation -->

It sorts in place.
";
    let expected = ["2 What is logged?\n\n```js\n[2, 1].sort()\n``` = It sorts in place."];
    assert_eq!(found(document), expected);
}

#[test]
fn the_front_matter_of_a_list_is_its_topic() {
    let document = r"---
title: HTML questions
layout: page
---

* What does a doctype do?
* How do you serve a page in several languages?
";
    let expected = [
        "6 What does a doctype do? # HTML questions",
        "7 How do you serve a page in several languages? # HTML questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn the_text_of_a_link_is_the_question() {
    let document = r"# Kotlin

* [What is a coroutine?](https://example.com/a)
* **Explain suspend functions** - [Learn from here](https://example.com/b)
* What is a flow? [Answer](https://example.com/c)
";
    let expected = [
        "3 What is a coroutine? # Kotlin",
        "4 Explain suspend functions # Kotlin",
        "5 What is a flow? # Kotlin",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_column_of_questions_makes_a_table_one_of_them_wherever_it_stands() {
    let document = r"# SQL

- Why do we need one more list?

### Table of Contents

| No | Questions |
|---|---|
| 1 | Write a query for all names |
| 2 | Write a query for all dates |
";
    let prompts: Vec<String> =
        super::read_document(document).questions.into_iter().map(|question| question.prompt).collect();
    assert!(
        prompts
            .ends_with(&["Write a query for all names".to_owned(), "Write a query for all dates".to_owned()])
    );
}

#[test]
fn a_column_that_counts_questions_has_none() {
    let document = "| Topic | Questions |\n|---|---|\n| Linux | 14 questions |\n| Go | 7 |\n";
    assert_eq!(found(document), [""; 0]);
}

#[test]
fn the_answer_may_stand_in_the_cell_of_its_question() {
    let document = "# SQL\n\n| No. | Questions |\n|---|---|\n| 1 | What is a view? <br><br> A kept query.<br>It has no rows. |\n| 2 | Use of an index? <br> It finds rows. |\n";
    let expected = [
        "5 What is a view? # SQL = A kept query.\nIt has no rows.",
        "6 Use of an index? # SQL = It finds rows.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_scored_is_a_key_point_though_it_has_a_box() {
    let document = "# Mock interview\n\n**1. \"Why us?\" (2 min)**\n\nScoring notes:\n- [ ] Names the product\n- [ ] Is short\n\n**2. \"What did you build?\" (3 min)**\n\nScoring notes:\n- [ ] Says what was hard\n";
    let found = super::read_document(document).questions;
    let points: Vec<Vec<&str>> =
        found.iter().map(|one| one.key_points.iter().map(|point| point.text.as_str()).collect()).collect();
    assert_eq!(points, [vec!["Names the product", "Is short"], vec!["Says what was hard"]]);
    assert!(!found[0].prompt.contains("Scoring"), "{}", found[0].prompt);
}

#[test]
fn a_section_of_more_questions_may_be_a_list_below_labelled_ones() {
    let one = |n: usize| format!("### Q{n}. What is lock {n}?\n\n**Answer:** It is held by {n}.\n\n");
    let document = format!(
        "# Questions\n\n## Locks\n\n{}## Bonus questions\n\n1. What is a heap?\n2. Explain trees.\n3. What is a ring?\n",
        (1..=5).map(one).collect::<String>()
    );
    assert_eq!(prompts(&document).len(), 8);
}

#[test]
fn how_hard_a_question_is_may_stand_behind_it() {
    let document = "# Questions\n\n1. What is a lock? - Junior\n2. Explain leases [Hard]\n3. What is a heap? (Medium)\n4. Why so? (in short)\n";
    let questions = crate::bank::import::read_document(document).questions;
    let levels: Vec<&str> =
        questions.iter().map(|one| one.difficulty.map_or("", |level| level.name())).collect();
    assert_eq!(levels, ["junior", "senior", "mid", ""], "{questions:?}");
    assert_eq!(questions[0].answer, None);
}

#[test]
fn a_letter_that_asks_nothing_explains_a_mark_of_the_questions() {
    let document = "# Queues\n\n## Legend\n\n* **L1** – basic\n* **L2** – sure\n\n* **[T]** – theory\n* **[P]** – practice\n\n---\n\n\
                    1. (L1 [T]) What is a queue?\n2. (L1 [P]) How is it made?\n3. (L2 [T]) What is an offset?\n4. (L2, P) Why is it kept?\n";
    let expected = ["What is a queue?", "How is it made?", "What is an offset?", "Why is it kept?"];
    assert_eq!(prompts(document), expected);
}
