//! Who is asked, and by which signs a question is set apart from what is said of it.

use super::{found, prompts};

#[test]
fn what_is_asked_about_the_candidate_is_no_question() {
    let document = r"# Leading

Measure:

- Does this person know what good work looks like?
- Are their answers clear?

Questions:

- How do you plan your work?
- What did you learn last year?

## How to judge

- **Depth** – Can they explain what they did?
- **Care** – Have they asked back?
";
    assert_eq!(prompts(document), ["How do you plan your work?", "What did you learn last year?"]);
}

#[test]
fn they_in_a_question_may_be_things_and_no_candidates() {
    let document =
        "# Rust questions\n\n- What are traits and how do they differ from classes?\n- What are lifetimes?\n";
    assert_eq!(prompts(document).len(), 2);
}

#[test]
fn what_is_folded_away_below_headings_answers_them() {
    let document = r"# Automation
## Parallel runs
<details>

Make them independent.

</details>

## Retries
<details>

- Retry once
- Then fail

</details>

## What is a mock?
<details>

A stand-in.

</details>
";
    let expected = [
        "2 Parallel runs # Automation = Make them independent.",
        "9 Retries # Automation = - Retry once\n- Then fail",
        "17 What is a mock? # Automation = A stand-in.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbers_that_begin_anew_in_an_answer_are_no_questions() {
    let document = r"1. What is a role?
-> It is one of:
1. Web
2. Worker

2. What is a queue?
-> It has:
1. A head
2. A tail
3. An order

3. Define a fabric.
-> It joins things.

4. What is a table?
-> It has rows.
";
    let expected = ["What is a role?", "What is a queue?", "Define a fabric.", "What is a table?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn scenarios_in_a_list_ask_behind_what_they_tell_or_below_it() {
    let document = r"# Cloud questions

1. Explain what a region is.
2. What is a network?

## Cases

3. **Scenario:** A machine has no way out. How do you give it one?
4. **Scenario:** A key was made public.
   - What would you do first?
";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 4);
    assert_eq!(prompts[2], "A machine has no way out. How do you give it one?");
    assert!(prompts[3].starts_with("A key was made public."));
}

#[test]
fn a_table_may_have_too_many_dashes() {
    let document = "# Questions\n\nNo | Question | Level\n--|--|--|--\n1 | What is a lock? | Easy\n2 | [Size of a pointer](https://example.com) | Hard\n";
    let expected = ["5 What is a lock? # Questions ! junior", "6 Size of a pointer # Questions ! senior"];
    assert_eq!(found(document), expected);
}

#[test]
fn all_that_is_asked_behind_a_bold_question_belongs_to_it() {
    let document = "1. **What is CORS?** How do you allow it?\n2. **What is a heap?** It is a tree.\n";
    let expected = ["1 **What is CORS?** How do you allow it?", "2 What is a heap? = It is a tree."];
    assert_eq!(found(document), expected);
}

#[test]
fn how_and_why_it_is_so_is_no_follow_up() {
    let document = "Q1. What is a rebalance?\n- Why: The load must be shared.\n- How: Parts are given anew.\n\nQ2. What is a lag?\n- Why they ask: To see if you know.\n- How to answer: It is what was not read yet.\n";
    let expected = [
        "1 What is a rebalance? * Why: The load must be shared. * How: Parts are given anew.",
        "5 What is a lag? = It is what was not read yet.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn the_right_option_is_the_answer() {
    let document = "Q1) Which is small?\nA) ubuntu\nB) scratch\nCorrect: B\nWhy correct: It is empty.\n\nQ2) Which is a queue?\nA) FIFO\nB) LIFO\nCorrect: A\n";
    let expected = [
        "1 Which is small?\n\nA) ubuntu\nB) scratch = B) scratch\n\nWhy correct: It is empty.",
        "7 Which is a queue?\n\nA) FIFO\nB) LIFO = A) FIFO",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_that_is_named_questions_is_no_part_of_its_heading() {
    let document = "# Team\n\n## Junior\n  - Expected:\n    - Loops\n  - Questions:\n    - Define a loop.\n    - What is a list?\n\n## Senior\n    - Expected:\n      - Care\n    - Questions:\n      - Name a pattern.\n      - Why?\n";
    let expected = ["Define a loop.", "What is a list?", "Name a pattern.", "Why?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_question_below_the_name_of_a_section_is_one_among_headings() {
    let mut document = String::from("# Testing questions\n\n");
    for name in ["a bug", "a mock", "a stub", "a test", "a fake"] {
        document.extend(["# What is ", name, "?\n\nIt is so.\n\n## More of it\n\nAnd so.\n\n"]);
    }
    document.push_str("# In practice\n\n## How would you test a pen?\n\n- Does it write?\n- Does it leak?\n\n# What is a spy?\n\n## Is it new?\n\nNo.\n");
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 7);
    assert_eq!(prompts[5], "How would you test a pen?");
}

#[test]
fn priorities_are_no_questions() {
    let document = "# Questions\n\n## What is a priority?\n\nOne of these:\n\n- P0 - Urgent: Mend it at once.\n- P1 - High: Mend it soon.\n\n## What is a bug?\n\nA fault.\n";
    assert_eq!(prompts(document), ["What is a priority?", "What is a bug?"]);
}

#[test]
fn follow_ups_before_any_question_are_asked_first() {
    let document = "# Behavioral questions & interview tips\n\n## Common follow-up questions\n\n- \"Walk me through a render.\" (state, commit)\n- \"How would you debug a component?\" (profile it)\n- \"How would you test it?\" (queries)\n\n## Tips for the interview\n\n- Measure first.\n";
    assert_eq!(prompts(document).len(), 3, "{:?}", prompts(document));
}

#[test]
fn what_a_label_answers_has_no_lists_of_silent_tasks_beside_it() {
    let one = |n: usize| format!("**Question:** Set mode {n}.\n\n**Command:**\n```\nchmod {n}\n```\n\n");
    let document = format!(
        "# Permissions\n\n{}### Summary of skills\n\n1. **List files** by name.\n2. **Change modes** by number.\n3. **Set owners** by name.\n",
        (1..=4).map(one).collect::<String>()
    );
    assert_eq!(prompts(&document).len(), 4);
}
