//! What is told before questions, and where questions stand beside what is none.

use super::{found, read_document};

#[test]
fn a_scenario_is_told_for_the_question_below_it() {
    for (scenario, rule) in [("Scenario", "---"), ("Situation", "## Next"), ("Contexto", "***")] {
        let document = format!(
            r"# Cases

**{scenario}:** The disk is full.

**Question:** What do you do?

**Answer:** Free space.

{rule}

**{scenario}:** The net is down.

**Question:** Whom do you call?

**Answer:** Nobody.
"
        );
        let prompts: Vec<String> =
            super::read_document(&document).questions.into_iter().map(|question| question.prompt).collect();
        let expected = ["The disk is full.\n\nWhat do you do?", "The net is down.\n\nWhom do you call?"];
        assert_eq!(prompts, expected);
    }
}

#[test]
fn a_context_below_a_question_is_not_that_of_the_next() {
    let document = "# Cases\n\n**Question:** What now?\n\n**Context:** The disk is full.\n\n**Question:** And later?\n\n**Context:** It is day.\n";
    let expected = [
        "3 What now?\n\n**Context:** The disk is full. # Cases",
        "7 And later?\n\n**Context:** It is day. # Cases",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn an_interview_may_open_and_end_with_questions() {
    let document = r"# Interview guide

## Conclusion

- How was your way here?
- What do you know about us?
- What would you like to know?

## Skills

1. How do you test?
2. How do you deploy?
";
    assert_eq!(found(document).len(), 5);
    let advice = document.replace("How was your way here?", "Show them the way.");
    assert_eq!(found(&advice).len(), 2);
}

#[test]
fn a_heading_above_links_alone_is_no_question() {
    let mut document = String::from("# React interview questions\n");
    for name in ["a hook", "a ref", "a prop", "a key", "a portal"] {
        document = document + "\n### What is " + name + "?\n\nIt is that.\n";
    }
    document.push_str(
        "\n### Example projects\n\n- [One](https://example.org/1)\n- [Two](https://example.org/2)\n",
    );
    assert_eq!(found(&document).len(), 5);
}

#[test]
fn words_within_words_are_no_labels() {
    let document = r"# Questions

### Conflict resolution

One decides.

### Weak references

They keep nothing alive.

### Принцип единственной ответственности

Одна причина.

### What are Unix signals?

Numbers.
";
    assert_eq!(found(document).len(), 4);
}

#[test]
fn code_that_is_all_there_is_answers_a_task_of_code() {
    let document = r"# PHP

#### 1. 写一段代码判断链表有没有环

```php
loop();
```

#### 2. 什么是链表？

一个结构。

#### 3. 什么是栈？

后进先出。
";
    assert_eq!(found(document)[0], "3 写一段代码判断链表有没有环 # PHP = ```php\nloop();\n```");
    let followed = document.replace("```\n\n#### 2", "```\n\n没有。\n\n#### 2");
    assert_eq!(found(&followed)[0], "3 写一段代码判断链表有没有环\n\n```php\nloop();\n``` # PHP = 没有。");
}

#[test]
fn boxes_may_be_before_questions_as_well_as_before_options() {
    let document = "# Perguntas\n\n- [ ] O que é uma API?\n- [ ] Explique o que é um índice.\n  - Espera-se: árvore, custo\n";
    let expected =
        ["3 O que é uma API? # Perguntas", "4 Explique o que é um índice. # Perguntas * árvore, custo"];
    assert_eq!(found(document), expected);
    let options = "# Quiz\n\n#### 1. What is a lock?\n\n- [ ] Describe it\n- [x] A claim\n\n#### 2. What is a map?\n\n- [x] A table\n- [ ] A road\n";
    assert_eq!(found(options).len(), 2);
}

#[test]
fn the_name_of_a_part_is_no_answer() {
    let document = "Interviewer guide\n\nWarm up (5 min)\n- Tell me about your role.\n- What do you like?\n\nLinux (15 min)\n- What is an inode?\n- What is a mount?\n";
    assert_eq!(found(document)[1], "5 What do you like?");
}

#[test]
fn what_must_hold_belongs_to_the_task_in_the_heading() {
    let document = "# System design\n\n## Design a chat\n\n### Requirements\n\n- send\n\n### Discussion points\n\n- sockets\n\n## Design a shop\n\n### Requirements\n\n- pay\n";
    let expected =
        ["3 Design a chat\n\n- send # System design * sockets", "13 Design a shop\n\n- pay # System design"];
    assert_eq!(found(document), expected);
}

#[test]
fn names_that_do_not_ask_are_none_where_most_do_not() {
    let document =
        "# Study plan\n\n## 1. Week one\n\n## 2. Week two\n\n## 3. How to rest?\n\n## 4. Week four\n";
    assert!(!found(document).iter().any(|line| line.contains("Week")));
}

#[test]
fn what_is_said_to_somebody_is_no_note_of_what_changed() {
    let document = "# Soft skills\n\n- Tell me about yourself\n- What are your strengths\n- Job history\n\n# Go\n\n- What is a map?\n- What is a slice?\n";
    assert!(found(document).iter().any(|line| line.contains("Tell me about yourself")));
}

#[test]
fn a_case_that_counts_is_told_with_its_questions() {
    let document = r"# Case studies

## Case 1: Ticket shop

A shop sells tickets. On the first day very many people come.

Questions to discuss:

1. How do you keep it up?
2. How is no ticket sold twice?
";
    let told = "A shop sells tickets. On the first day very many people come.";
    let found = super::read_document(document).questions;
    assert_eq!(found.len(), 2);
    for question in found {
        assert!(question.prompt.ends_with(told), "{}", question.prompt);
    }
}

#[test]
fn scenarios_that_end_with_what_is_asked_are_questions() {
    let document = "# Scorecard\n\n**Scenario:** The app is slow. Walk me through your first minutes.\n\n**Scenario:** A customer is angry. What do you write?\n";
    let expected =
        ["The app is slow. Walk me through your first minutes.", "A customer is angry. What do you write?"];
    assert_eq!(super::prompts(document), expected);
}

#[test]
fn scenarios_with_options_have_their_names_over_them_and_explanations_below() {
    let scenario = |n: usize| {
        format!(
            "## Scenario {n} - Mails\n\n**Domain:** Data (20%)\n\n### Scenario\n\nA team reads {n} mails.\n\nWhich approach is best?\n\n**A.** Ask.\n\n**B.** Use a schema.\n\n### Solution\n\n**Correct Answer: B**\n\nA schema is checked. It needs:\n\n- **Types** - all of them\n\n**Why other answers are wrong:**\n- **A** - Nothing is checked.\n\n---\n\n"
        )
    };
    let found = found(&(scenario(1) + &scenario(2)));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("1 A team reads 1 mails.\n\nWhich approach is best?"), "{found:?}");
    assert!(found[0].contains(" = **B.** Use a schema.\n\nA schema is checked."), "{found:?}");
}

#[test]
fn what_an_item_tells_is_asked_about_below_it() {
    let document = "# Situational questions\n\n**1.** The tests of a team fail. Nobody looks at them any more.\n\nWhat do you do first?\n\n- Fix them\n- Ask the lead\n\n**2.** A customer calls. Their data is gone.\n\nWhat do you say?\n\n- Sorry\n- Nothing\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("any more.\n\nWhat do you do first? #"), "{found:?}");
}

#[test]
fn a_bold_question_with_its_answer_below_is_all_of_a_document() {
    let document = "**Pods cannot reach each other. How will you find out why?**\n\n**Answer-** Step by step.\n\n### Steps\n\n#### 1. Check the network\n\n**Look for:**\n- A policy\n\n#### 2. Verify the names\n\nAsk for one.\n";
    let read = read_document(document);
    assert_eq!(read.questions.len(), 1);
    assert_eq!(read.questions[0].key_points, []);
    assert!(read.questions[0].answer.as_ref().is_some_and(|answer| answer.ends_with("Ask for one.")));
}
