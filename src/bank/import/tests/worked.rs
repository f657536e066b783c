//! Problems that are worked out below their statement, and questions whose parts stand in front matter.

use super::found;

#[test]
fn what_is_worked_out_below_a_statement_is_its_answer() {
    let document = r"# Trees

## 46. Invert a tree

### Problem statement

Given the root of a tree, invert it.

### Intuition

Swap the children of each node.

### Solution

By recursion.

### Traps

Do not swap values.

## Depth of a tree

### Problem statement

Given the root of a tree, return its depth.

### Complexity analysis

O(n)
";
    let expected = [
        "3 Given the root of a tree, invert it. # Trees = Swap the children of each node.\n\nBy recursion.",
        "21 Given the root of a tree, return its depth. # Trees = O(n)",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_section_between_a_question_and_its_answer_ends_neither() {
    let document = r"# Two sum

## Question

Return the indices of two numbers that add up to a target.

## Difficulty

- [x] Easy
- [ ] Hard

## Video

[A video](#)

## Answer

With a map.

### Key points

- One pass
- Lookup in constant time

## Time complexity

O(n)

## Follow-up questions

1. What if the array is sorted?

## Related questions

- [Three sum](three-sum.md)
";
    let expected = [
        "3 Return the indices of two numbers that add up to a target. # Two sum ! junior = With a map.\n\nO(n) * One pass * Lookup in constant time > What if the array is sorted?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_of_contents_in_a_table_is_none_of_questions() {
    let document = r"# Trees: interview problems

| # | Problem | Difficulty |
|---|---------|------------|
| 1 | [Invert a tree](#invert-a-tree) | Easy |
| 2 | [Depth of a tree](#depth-of-a-tree) | Easy |
| 3 | [Same tree](#same-tree) | Hard |

## Invert a tree

### Problem

Given the root of a tree, invert it.

### Solution

By recursion.
";
    let expected = ["11 Given the root of a tree, invert it. # Invert a tree = By recursion."];
    assert_eq!(found(document), expected);
}

#[test]
fn parts_in_the_front_matter_make_its_title_a_question() {
    let document = r"---
id: 9
summary: Add the values.
key_points:
- Recursion
- Stop at null
follow_up:
- Without recursion?
---

# LeetCode 617: Merge two trees

By recursion.
";
    let expected =
        ["11 LeetCode 617: Merge two trees = By recursion. * Recursion * Stop at null > Without recursion?"];
    assert_eq!(found(document), expected);
}

#[test]
fn a_question_quoted_in_a_folded_answer_is_a_part_of_that() {
    let document = r"<details>
<summary>What is a thread?</summary>

> A thing.
>
> Q. What is a process?
> Another thing.

</details>

<details>
<summary>What is a lock?</summary>

> A door.

</details>
";
    let expected = [
        "2 What is a thread? = > A thing.\n\n> Q. What is a process?\n> Another thing.",
        "12 What is a lock? = > A door.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_must_and_what_may_be_said_are_key_points() {
    let document = "# Interview questions\n\n## What is a lock?\n\n### Must have\n- Ownership\n\n### Bonus points\n- Fairness\n\n### If they are strong, ask\n- What is a deadlock?\n";
    let expected = [
        "3 What is a lock? # Interview questions * Must have: Ownership * Bonus points: Fairness > What is a deadlock?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbered_queries_are_tasks_and_their_code_answers() {
    let document = "# SQL queries: interview practice\n\n## 1. Fetch all employees\n\n```sql\nSELECT 1;\n```\n\n## 2. Fetch the five best paid\n\n```sql\nSELECT 2;\n```\n\n## Tips\n\n- Use indexes\n";
    let prompts = super::prompts(document);
    assert_eq!(prompts, ["Fetch all employees", "Fetch the five best paid"]);
}
