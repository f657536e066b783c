//! What says how well or how badly a question may be answered, and where it stands.

use super::{found, prompts};

#[test]
fn how_badly_it_is_answered_is_no_part_of_the_answer() {
    let document = r"# Interview questions

1. Why does a cache need a limit?
   - Look for: memory, eviction
   - Strong answer: Speaks of eviction
   - Weak answer: Only says that it is fast
   - Red flags: has never heard of it
2. When is a cache stale?
   - Look for: writes, time
   - Strong answer: Speaks of writes behind its back
   - Weak answer: Has no case
";
    let expected = [
        "3 Why does a cache need a limit? # Interview questions = Speaks of eviction * memory, eviction",
        "8 When is a cache stale? # Interview questions = Speaks of writes behind its back * writes, time",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_section_on_practice_may_hold_questions() {
    let document = r"# Interview questions

## Caches

1. What is a cache?
2. When is it stale?

## Operation & Best Practices

1. **How do you warm up a cache?**
2. **What do you watch of it?**
3. **How large do you make it?**
4. **What happens where it is lost?**
";
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn what_a_session_is_for_is_no_question() {
    let document = r"# Interviewer guide

## Session objectives

Evaluate the ability to:
1. Use the tools well
2. Find out why a service fails
3. Work with what is not said

## Questions

1. Why is the queue full?
2. How do you find out?
";
    assert_eq!(prompts(document), ["Why is the queue full?", "How do you find out?"]);
}

#[test]
fn what_an_interviewer_is_to_do_is_no_question() {
    let document = r"# 面试官手册

## 对候选人

- 改变并发和长度的要求，观察方案如何变。
- 让候选人在白板上算一次容量。
- 不因候选人用别的框架而扣分。

## 问题

- 索引是什么？
- 什么时候不该建索引？
";
    assert_eq!(prompts(document), ["索引是什么？", "什么时候不该建索引？"]);
}

#[test]
fn counted_names_in_bold_are_parts_of_an_answer() {
    let document = r"# Notes on interviews

### Which kinds of them are there?

**1. A talk**
- **Aim:** to get to know each other

**2. A task**
- **Aim:** to see how somebody works

### How do you prepare?

1. Sleep
2. Read

### What do you ask back?

- **Team:** who is in it
";
    let questions = found(document);
    assert_eq!(questions.len(), 3);
    let answer = "**1. A talk**\n- **Aim:** to get to know each other\n\n**2. A task**\n- **Aim:** to see how somebody works";
    assert!(questions[0].ends_with(answer), "{}", questions[0]);
}

#[test]
fn a_title_that_asks_leaves_answers_to_the_bold_questions_below_it() {
    let document = r"# Locks or leases: that is the question?

**1. What is a lock?**
##### Answer: It is held by one.

**2. What is a lease?**
#### Answer: It ends by itself.

**3. What is a fence?**
#### Answer: It grows.
";
    assert_eq!(
        found(document),
        [
            "3 What is a lock? # Locks or leases: that is the question? = It is held by one.",
            "6 What is a lease? # Locks or leases: that is the question? = It ends by itself.",
            "9 What is a fence? # Locks or leases: that is the question? = It grows."
        ]
    );
}
