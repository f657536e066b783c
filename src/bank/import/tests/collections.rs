//! Documents that are collections: of questions in sections, of links, of advice with questions in it.

use super::{found, prompts};

#[test]
fn a_list_that_goes_on_counting_after_questions_is_one_of_questions() {
    let document = r"# Interview questions

## Scope

1. How do you begin?
2. What do you measure?

## Patterns

3. Architecture of a shop.
4. Dashboards.
5. Plugins.
";
    assert_eq!(prompts(document).len(), 5);
    let restarted = document.replace("3. A", "1. A").replace("4. D", "2. D").replace("5. P", "3. P");
    assert_eq!(prompts(&restarted), ["How do you begin?", "What do you measure?"]);
}

#[test]
fn links_that_ask_among_more_that_do_not_are_titles() {
    let document = r"# Awesome interviews

## Go

- [50 Go questions](https://example.org/go)
- [How to pass an interview](https://example.org/pass) - a long article
- [What I learned from 100 interviews?](https://example.org/learned)

## Rust

- [Rust interview questions](https://example.org/rust)
- [rust-quiz](https://example.org/quiz) by someone
";
    assert_eq!(prompts(document), Vec::<String>::new());
    let asking = document.replace("50 Go questions", "Why Go?").replace("rust-quiz", "Why Rust?");
    assert!(prompts(&asking).contains(&"Why Go?".to_owned()));
}

#[test]
fn a_numbered_task_may_have_a_name_before_it() {
    let document = r"# Interview

### Practice

1. **LRU Cache:** Implement one with a fixed size.
2. **Deep Clone:** Write a function that copies an object.
3. **Two Sum:** Find two numbers with a given sum.
";
    assert_eq!(prompts(document).len(), 3);
    assert_eq!(prompts(&document.replace("Implement", "Here is").replace("Write", "Here is")).len(), 0);
}

#[test]
fn a_document_of_advice_may_have_sections_of_questions() {
    let document = r"# Interview best practices

## Principles

- Be consistent
- Why not be kind?

## Sample questions

**Examples:**

- Tell me about a time you failed.
- How do you give feedback?
- Describe your last project.
";
    let expected =
        ["Tell me about a time you failed.", "How do you give feedback?", "Describe your last project."];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_name_above_a_label_is_no_question() {
    let document = r"# Interview

### Core

1. **Closures**
   - Q: What is a closure?
   - Expected: a function with its scope
2. **Promises**
   - Q: How does a promise settle?
   - Expected: once
";
    let prompts = prompts(document);
    assert_eq!(prompts, ["What is a closure?", "How does a promise settle?"]);
}

#[test]
fn a_symbol_may_be_the_mark_of_a_question() {
    let document =
        "# SQL\n\n### Finding the highest salary❓\n\nSort.\n\n### Finding all gaps❓\n\nCompare.\n";
    let expected = ["3 Finding the highest salary❓ # SQL = Sort.", "7 Finding all gaps❓ # SQL = Compare."];
    assert_eq!(found(document), expected);
}

#[test]
fn names_are_questions_where_the_title_says_so_and_nothing_else_asks() {
    let names = "## Data\n\n1. Indexes, and when they hurt\n2. Isolation levels\n\n## Caching\n\n1. Strategies\n2. Write-through\n";
    let titled = format!("# Backend interview questions\n\n{names}");
    let expected = ["Indexes, and when they hurt", "Isolation levels", "Strategies", "Write-through"];
    assert_eq!(super::prompts(&titled), expected);
    assert_eq!(super::prompts(&format!("# Backend notes\n\n{names}")), [""; 0]);
}

#[test]
fn a_table_may_ask_in_a_column_for_each_level() {
    let document = "| Skill | Junior | Senior |\n|---|---|---|\n| Tests | What is a mock? | When is one wrong? |\n| Design | What is a class? | When do you split one? |\n";
    let expected = ["What is a mock?", "When is one wrong?", "What is a class?", "When do you split one?"];
    assert_eq!(super::prompts(document), expected);
}
