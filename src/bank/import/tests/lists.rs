//! Documents whose questions are items of lists, or paragraphs.

use super::{found, prompts};

#[test]
fn a_dash_behind_a_question_says_that_it_is_answered() {
    let document = r"- What is a pod? - A group of containers.
- What is a node? - A machine.
- Explain services
";
    let expected =
        ["1 What is a pod? = A group of containers.", "2 What is a node? = A machine.", "3 Explain services"];
    assert_eq!(found(document), expected);
}

#[test]
fn a_prompt_may_have_several_paragraphs() {
    let document = r"1. You are given a list of users.

   Each has a name and an age.

   How do you find the oldest?

2. You are given a tree.

   How do you print it by levels?
";
    let expected = [
        "1 You are given a list of users.\n\nEach has a name and an age.\n\nHow do you find the oldest?",
        "7 You are given a tree.\n\nHow do you print it by levels?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn items_of_a_list_are_questions_whether_they_ask_or_not() {
    let document = r"# Interview questions

## Databases

- What is an index?
- Explain isolation levels
- Sharding
- How do you find a slow query?
";
    let expected = [
        "5 What is an index? # Databases",
        "6 Explain isolation levels # Databases",
        "7 Sharding # Databases",
        "8 How do you find a slow query? # Databases",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn nested_bullets_that_ask_are_follow_ups() {
    let document = r"1. Tell me about a time you disagreed with a colleague
   - What did you do?
   - How did it end?
2. Describe a failure
   - What would you do differently today?
";
    let expected = [
        "1 Tell me about a time you disagreed with a colleague > What did you do? > How did it end?",
        "4 Describe a failure > What would you do differently today?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn nested_bullets_that_do_not_ask_are_key_points() {
    let document = r"1. How does garbage collection work?
   - mark and sweep
   - generations
2. What is a memory leak?
   - references that stay
";
    let expected = [
        "1 How does garbage collection work? * mark and sweep * generations",
        "4 What is a memory leak? * references that stay",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn points_may_follow_a_question_on_its_own_level() {
    let document = r"## Python

1. What is a generator?
- lazily yields values
- keeps its state

2. What is the GIL?
- one thread runs bytecode at a time
";
    let expected = [
        "3 What is a generator? # Python * lazily yields values * keeps its state",
        "7 What is the GIL? # Python * one thread runs bytecode at a time",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn points_may_be_items_of_the_same_list() {
    let document = r"- What is a generator?
- lazily yields values
- keeps its state
- What is the GIL?
- one thread runs bytecode
";
    let expected = [
        "1 What is a generator? * lazily yields values * keeps its state",
        "4 What is the GIL? * one thread runs bytecode",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn prose_between_numbered_questions_answers_them() {
    let document = r"1. What is a pod?

A group of containers.

2. What is a node?

A machine.

Good luck with your interview!
";
    let expected = ["1 What is a pod? = A group of containers.", "5 What is a node? = A machine."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_question_may_be_answered_in_its_item() {
    let document = r"1. **What is a pod?** A group of containers.
2. **What is a node?** A machine.
";
    let expected = ["1 What is a pod? = A group of containers.", "2 What is a node? = A machine."];
    assert_eq!(found(document), expected);
}

#[test]
fn questions_may_be_nested_in_topics() {
    let document = r"- Databases
  - What is an index?
  - What is a transaction?
- Networks
  - What is a socket?
  - What happens on connect?
";
    let expected = [
        "2 What is an index?",
        "3 What is a transaction?",
        "5 What is a socket?",
        "6 What happens on connect?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn quoted_questions_are_found_without_numbers() {
    let document = r#"1. "Explain a bloom filter. Consider:
- false positives
- size"

"How would you design a cache? Consider:
- eviction"

Key points:
- a copy
- a limit

2. "What is a trie?"
"#;
    let expected = [
        "1 Explain a bloom filter. Consider:\n- false positives\n- size",
        "5 How would you design a cache? Consider:\n- eviction * a copy * a limit",
        "12 What is a trie?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn paragraphs_alone_are_questions() {
    let document = r"# Questions

What is a deadlock?

---

What is a livelock?

---

What is starvation?
";
    let expected = [
        "3 What is a deadlock? # Questions",
        "7 What is a livelock? # Questions",
        "11 What is starvation? # Questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn names_that_lead_to_pages_beside_the_document_are_questions_among_others() {
    let document = r"# React

## Basic questions

- [What is a hook?](./hooks.md)
- [Props and state](./props.md)
- [Virtual trees](./trees.md)
- [Events](./events.md)
";
    assert_eq!(prompts(document), ["What is a hook?", "Props and state", "Virtual trees", "Events"]);
}

#[test]
fn names_that_are_compared_are_questions_among_others() {
    let document = "# Interview questions\n\n- var vs let\n- null vs undefined\n- What is a promise?\n- call vs. apply\n";
    assert_eq!(
        prompts(document),
        ["var vs let", "null vs undefined", "What is a promise?", "call vs. apply"]
    );
}

#[test]
fn what_has_a_level_in_brackets_is_a_task() {
    let document = r"# Questions

1. A graph.
    1. [E] Its adjacency matrix.
    1. [M] How would it change if it had no directions?
2. [E] Is scaling needed?
";
    let expected = [
        "Its adjacency matrix.\n\nA graph.",
        "How would it change if it had no directions?\n\nA graph.",
        "Is scaling needed?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_cell_may_ask_on_the_way_of_its_answer() {
    let document = "| No | Questions |\n|---|---|\n| 1 | What is it? <br><br> A type. Why not void? It never ends. |\n| 2 | Why? <br><br> So. |\n";
    assert_eq!(found(document), ["3 What is it? = A type. Why not void? It never ends.", "4 Why? = So."]);
}

#[test]
fn a_name_with_points_below_is_a_question_beside_others() {
    let document = "# Questions\n\n- **What is a lock?**\n  - held by one\n- **What is a lease?**\n  - ends\n- **Fences**\n  - a number\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?", "Fences"]);
}

#[test]
fn names_under_a_heading_are_questions_where_the_title_says_so() {
    let document = "# Interview questions\n\n## Locks\n\n1. What is a lock?\n2. What is a lease?\n\n## Nets\n\n1. How does DNS work?\n2. Layers\n3. Ports\n";
    let expected = ["What is a lock?", "What is a lease?", "How does DNS work?", "Layers", "Ports"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_column_beside_answers_may_hold_names() {
    let document = "| # | Topic | Sample answer |\n|---|---|---|\n| 1 | What is a lock? | One |\n| 2 | Difference between locks and leases | Ends |\n| 3 | Fences | Numbers |\n";
    assert_eq!(prompts(document), ["What is a lock?", "Difference between locks and leases", "Fences"]);
}

#[test]
fn names_below_a_heading_of_questions_are_such_where_those_beside_it_ask() {
    let section = |n: usize| {
        format!(
            "### Questions on part {n}\n\n* What is lock {n}?\n* Why is heap {n} so?\n* How does tree {n} grow?\n\n"
        )
    };
    let all: String = (1..=4).map(section).collect();
    let document = format!(
        "# After the interview\n\n{all}### Questions on Java\n\n* Types, collections, maps\n* Lambdas and streams\n* Generics\n"
    );
    assert_eq!(prompts(&document).len(), 15);
    let other = format!(
        "# After the interview\n\n{all}### What I learned\n\n* Types, collections, maps\n* Lambdas and streams\n* Generics\n"
    );
    assert_eq!(prompts(&other).len(), 12);
}

#[test]
fn lists_in_folded_answers_say_nothing_of_one_below_them() {
    let fold = |asked: &str| {
        [
            "<details>\n<summary>",
            asked,
            "</summary>\n\n- It holds.\n- It ends.\n- It waits.\n- It is told.\n\n</details>\n\n",
        ]
        .concat()
    };
    let folds: String = [
        "Co to jest hoisting?",
        "Jak działa reduce?",
        "Czym jest domknięcie?",
        "Co to jest lock?",
        "Gdzie jest log?",
    ]
    .map(fold)
    .concat();
    let list = "- Czym różni się mongo od mysql\n- Klasy kodów HTTP\n- Jaka jest różnica między PUT i PATCH\n- czym jest mock\n- Jak \
                działa jwt\n- git merge czy rebase\n";
    assert_eq!(prompts(&format!("# Pytania\n\n{folds}---\n\n{list}")).len(), 11);
}
