//! Where an answer begins and ends: code, quotes, and what comes of code; and what is set below it.

use super::found;

#[test]
fn what_comes_of_code_alone_answers_it() {
    let document = r"# JavaScript interview questions

**Q1**
```js
console.log(a);
```
**Output:** `undefined`, as it is hoisted.

**Q2**
```js
console.log(b);
```
**Output:** An error.
";
    let expected = [
        "3 ```js\nconsole.log(a);\n``` # JavaScript interview questions = `undefined`, as it is hoisted.",
        "9 ```js\nconsole.log(b);\n``` # JavaScript interview questions = An error.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn code_that_is_explained_answers_what_does_not_speak_of_it() {
    let document = r"## 1. How do I count the rows of a frame?

```python
len(frame)
```

**Explanation**: Its length.

## 2. How do I see its columns?

```python
frame.columns
```

**Explanation**: Their names.

## 3. What does this code print?

```python
print(1)
```

**Explanation**: One.
";
    let expected = [
        "1 How do I count the rows of a frame? = ```python\nlen(frame)\n```\n\nIts length.",
        "9 How do I see its columns? = ```python\nframe.columns\n```\n\nTheir names.",
        "17 What does this code print?\n\n```python\nprint(1)\n``` = One.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_in_a_quote_is_an_answer() {
    let document = r"# Questions

- How do GET and POST differ?

> 1. By the length of what is sent.
> 2. By what is cached.

- How do single and double quotes differ?

> 1. Single ones are literal.
> 2. Double ones are not.
";
    let expected = [
        "3 How do GET and POST differ? # Questions = > 1. By the length of what is sent.\n> 2. By what is cached.",
        "8 How do single and double quotes differ? # Questions = > 1. Single ones are literal.\n> 2. Double ones are not.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_set_too_low_is_a_question_of_its_own() {
    let document = r"# What is a test pyramid?

Many small tests, few large ones.

## What is a unit test?

A test of one part.

# What is a stub?

A part that stands in for another.

## Notes

None.
";
    let expected = [
        "1 What is a test pyramid? = Many small tests, few large ones.",
        "5 What is a unit test? = A test of one part.",
        "9 What is a stub? = A part that stands in for another.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn labelled_questions_follow_a_heading_that_is_answered() {
    let document = r"## Locks

### What is a deadlock?
**Answer:** Two that wait for each other.

### What is a lock?
**Answer:** What one holds at a time.

### What is a mutex?
**Answer:** A lock of one.

### How do you build a queue?
**Answer:** With rows that are skipped when locked.

**Q: What is the default isolation?**

**A:** Read committed.

**Q: What is a snapshot?**

**A:** What was there at a time.
";
    let expected = [
        "3 What is a deadlock? # Locks = Two that wait for each other.",
        "6 What is a lock? # Locks = What one holds at a time.",
        "9 What is a mutex? # Locks = A lock of one.",
        "12 How do you build a queue? # Locks = With rows that are skipped when locked.",
        "15 What is the default isolation? # Locks = Read committed.",
        "19 What is a snapshot? # Locks = What was there at a time.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn true_or_false_asks_about_what_follows() {
    let document = r"- Question 1: True or False? Indentation matters.
  - Answer: True
- Question 2: True or False? A list is immutable.
  - Answer: False
";
    let expected =
        ["1 True or False? Indentation matters. = True", "3 True or False? A list is immutable. = False"];
    assert_eq!(found(document), expected);
}

#[test]
fn the_first_words_of_all_are_the_task_of_choices_that_are_answered() {
    let document = r"---
difficulty: junior
---

Use the formula to solve the equation.

- [ ] two
- [x] three

---
**Solution:** It is three.
";
    let expected = [
        "5 Use the formula to solve the equation.\n\n- [ ] two\n- [ ] three ! junior = three\n\nIt is three.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_title_above_a_task_that_is_posed_is_one_question() {
    let document = r"# Pairs

Given an array of numbers, print all pairs with a sum.

## Source

https://example.com/pairs
";
    assert_eq!(found(document), ["1 Given an array of numbers, print all pairs with a sum."]);
    let other = "# Pairs\n\nGiven a list of files, print pairs of them.\n\n## Installation\n\nCopy it.\n";
    assert_eq!(found(other), [""; 0]);
    let tool = "# Pairs\n\nGiven a list of files, this tool prints pairs.\n\n## References\n\nNone.\n";
    assert_eq!(found(tool), [""; 0]);
}

#[test]
fn an_essay_about_interviews_holds_no_questions() {
    let document = r"# What I've learned from technical interviews

I have asked many questions in interviews.

## You do not need to know everything to ask well

It is fine to learn.

## When to help the one who is asked

They may be nervous.

## Practice is the only way to get better at it

It takes a while.

## A clear structure helps both of those who talk

It is fair.
";
    assert_eq!(found(document), [""; 0]);
}

#[test]
fn a_bold_cell_alone_names_rows_of_a_table() {
    let document = r"| No. | Question |
| --- | --- |
|     | **Core** |
| 1   | What is a hook? |
| 2   | What is a state? |
";
    assert_eq!(found(document), ["4 What is a hook?", "5 What is a state?"]);
}

#[test]
fn tasks_of_a_practice_exam_are_told_as_sentences() {
    let document = r"# Practice exam

## Networks

1. Set a mask of 27 for all users.
2. Enable the firewall at boot.

## Storage

1. Extend the volume to two gigabytes.
2. Mount the export on the second server.
";
    assert_eq!(found(document).len(), 4);
}

#[test]
fn steps_below_a_heading_in_an_item_are_in_its_answer() {
    let document = r"# Interview questions

1. ### What is a channel?

   A queue.

2. ### What is a routine?

   A light thread.

It has two parts.

1. The operators

They send and receive.

2. The buffer

It is empty at first.
";
    assert_eq!(found(document).len(), 2);
}

#[test]
fn what_comes_of_code_below_a_name_answers_it_on_lines_of_its_own() {
    let document = r"# Tricky questions

### 1. Hoisting

```js
a()
```

**Output**

```
undefined
```

### 2. Closures

```js
b()
```

**Output**

```
3
```
";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("= ```\nundefined\n```"), "{found:?}");
}

#[test]
fn lines_that_count_on_without_a_mark_are_a_list() {
    let document = "1 What is a lock?\n\n2 What is a heap?\n3 Explain queues\n";
    assert_eq!(found(document), ["1 What is a lock?", "3 What is a heap?", "4 Explain queues"]);
    assert_eq!(found("We had\n3 apples and\n4 pears.\n7 What is left?\n").len(), 0);
}

#[test]
fn bullets_in_sentences_or_with_pictures_are_answers() {
    let document = r"# Questions

What is a platform?

- It is what other programs run on.
- ![drawing](picture.png)

What is a mapper?

- It maps objects to rows.
- It spares work.

What is a style?

- A way to do it.
- One of many.
";
    let all = super::read_document(document).questions;
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|found| found.answer.is_some() && found.key_points.is_empty()), "{all:?}");
    let told = r"# Questions

## What is a lock?

- It keeps others from what one of them is changing at the same time.
- Those that come later have to wait until it is given back by its owner.

## What is a queue?

- It hands out first what was put into it before all of the others were.
- Producers and consumers need to know nothing about each other with it.
";
    let all = super::read_document(told).questions;
    assert_eq!(all.len(), 2);
    assert!(all.iter().all(|found| found.answer.is_some() && found.key_points.is_empty()), "{all:?}");
}

#[test]
fn a_section_that_says_so_may_hold_more_names_than_questions() {
    let document = r"# 面试

## 算法题

- 字符串反转
- 链表反转
- 有序数组合并
- 两数之和
- 中位数
- 如何打印一个矩阵？
- 如何验证一个地址？
- 如何找出最小值？

## 内存

- 为什么需要它？
- 什么是引用计数？
";
    assert_eq!(found(document).len(), 10);
}
