//! Lessons, guides and reports with questions in them: self-checks, lists below headings that ask for questions, and talk
//! word by word.

use super::{found, prompts};

#[test]
fn a_lesson_may_end_with_questions_to_check_oneself() {
    let document = "# Keys\n\n### Why keys are needed\n\nTo tell items apart.\n\n### Using keys\n\nAs an attribute.\n\n### Knowledge check\n\nIf you cannot answer one, follow it back.\n\n- [Why are keys needed?](#why-keys-are-needed)\n- [How do you use a key?](#using-keys)\n- [What is a bad key?](#using-keys)\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
    let document = "# Async\n\nA lesson.\n\n## Quick self-check\n\nYou should be able to answer these out loud:\n\n1. What does it do?\n2. Why does it wait?\n3. Is it faster?\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}

#[test]
fn headings_that_ask_for_questions_hold_lists_of_them() {
    let document = "# Guidelines for mock interviews\n\n## What is a mock interview?\n\nA practice.\n\n## What are some common interview questions?\n\nMany ask these:\n\n- Who are you?\n- What do you do well?\n- Why this job?\n\n## What are some questions on teams?\n\nFor example:\n\n- Who helped you?\n- When did you argue?\n- How do you plan?\n";
    let expected = [
        "Who are you?",
        "What do you do well?",
        "Why this job?",
        "Who helped you?",
        "When did you argue?",
        "How do you plan?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_numbered_list_goes_on_where_paragraphs_end() {
    let document = "Questions\n\nWhy a lock?\n\nHow do you test it?\n\nWhat is a queue?\n\nHow does it grow?\n\n1) What is a cache?\n2) Why is it stale?\n3) When is it cleared?\n";
    assert_eq!(prompts(document).len(), 7, "{:?}", prompts(document));
}

#[test]
fn what_was_asked_besides_what_was_said_is_a_list_of_its_own() {
    let document = "# Interview report\n\n**Interviewer:**\n\nWhat did you build?\n\n**Me:**\n\nA shop.\n\n**Interviewer:**\n\nHow is it tested?\n\n**Me:**\n\nBy hand.\n\nThen came some short questions:\n\n- What is a lock?\n- How does a cache work?\n- Why use a queue?\n";
    assert_eq!(prompts(document)[2..], ["What is a lock?", "How does a cache work?", "Why use a queue?"]);
}

#[test]
fn a_counted_topic_above_a_question_is_none() {
    let document = "# Question 01 - Core syntax\n\n## What is a constant?\n\nIt never changes.\n\n### Scope\n\nAll of it.\n";
    assert_eq!(prompts(document), ["What is a constant?"]);
}

#[test]
fn a_lesson_below_the_only_question_ends_before_its_follow_ups() {
    let document = "# Garbage collection\n\n## Interview question\n\n**Explain how memory is freed.**\n\n---\n\n## Its parts\n\nA runtime finds what is not used.\n\n## Roots\n\nOn the stack.\n\n## Common follow-ups\n\n- Why is it slow?\n- When does it run?\n\n## Summary\n\nIt is automatic.\n";
    let found = found(document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with(" > Why is it slow? > When does it run?"), "{found:?}");
}

#[test]
fn a_list_of_what_is_looked_for_is_no_question_though_its_name_begins_as_one() {
    let document = "# Follow-up questions\n\n---\n\n## 1. How are clocks kept?\n\n**What we're looking for:**\n- Skew\n\n---\n\n## 2. What if spans are missing?\n\n**What we're looking for:**\n- Sampling\n\n---\n\n## 3. How is it built?\n\n**What we're looking for:**\n- Streams\n";
    let found = found(document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("5 How are clocks kept?"), "{found:?}");
}

#[test]
fn labelled_parts_of_one_answer_do_not_hide_its_question() {
    let challenge = "**1. Size**\n\n- **Challenge**: Images are large.\n- **Solution**: Fewer layers.\n\n**2. Speed**\n\n- **Challenge**: Builds are slow.\n- **Solution**: Caches.\n";
    let other = |number: usize| format!("### {number}. What is part {number}?\n\nIt is small.\n\n");
    let others = (1..6).map(other).collect::<Vec<_>>().concat();
    let document =
        format!("# Interview questions\n\n{others}### 6. Which challenges did you meet?\n\n{challenge}");
    assert_eq!(prompts(&document).len(), 6, "{:?}", prompts(&document));
}

#[test]
fn a_section_in_what_is_folded_away_ends_with_it() {
    let document = "# Snippets asked in interviews\n\n<details>\n<summary>\n<h3>1. What is printed?\n\n```js\nlog(1)\n```\n\n</h3>\n</summary>\nOne.\n</details>\n\n<details>\n<summary>\n<h3>2. Write a sum.\n</h3>\n</summary>\nAnswer:\n\na + b\n</details>\n\n<details>\n<summary>\n<h3>3. What is printed here?\n\n```js\nlog(2)\n```\n\n</h3>\n</summary>\nTwo.\n</details>\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}
