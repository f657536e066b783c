//! What looks otherwise to a parser than to people.

use super::{found, prompts};

#[test]
fn numbers_and_letters_may_be_drawn_or_roman() {
    let document = r"1️⃣ What is hoisting?
2️⃣ What is a closure?

I. What is a trie?
II. What is a heap?
III. What is a queue?
";
    let expected = [
        "1 What is hoisting?",
        "2 What is a closure?",
        "4 What is a trie?",
        "5 What is a heap?",
        "6 What is a queue?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbers_may_restart_repeat_and_have_gaps() {
    let document = r"# Part one

1. What is a process?
2. What is a thread?

# Part two

1. What is a semaphore?
2. What is a mutex?
2. What is a monitor?
7. What is a spinlock?
";
    let expected = [
        "3 What is a process? # Part one",
        "4 What is a thread? # Part one",
        "8 What is a semaphore? # Part two",
        "9 What is a mutex? # Part two",
        "10 What is a monitor? # Part two",
        "11 What is a spinlock? # Part two",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn items_a_little_to_the_right_go_on_with_their_list() {
    let numbered = "1. What is one?\n   - So\n\n  2. What is two?\n     - So\n\n  3. What is three?\n";
    assert_eq!(prompts(numbered), ["What is one?", "What is two?", "What is three?"]);
    let bullets =
        "* What is one?\n  * So\n\n * What is two?\n   * So\n   * And\n\n* What is three?\n  * So\n";
    assert_eq!(prompts(bullets), ["What is one?", "What is two?", "What is three?"]);
}

#[test]
fn folds_in_an_item_are_beside_one_another_whatever_is_listed_in_them() {
    let fold = |name: &str, body: &str| {
        format!("    <details>\n    <summary>{name}</summary>\n\n    {body}\n\n    </details>\n\n")
    };
    let document = format!(
        "1.  ### Basics\n\n{}{}{}{}",
        fold("1. What is a lock?", "Held."),
        fold("2. What is a heap?", "- a\n    - b\n\n    So."),
        fold("3. What is a lease?", "It ends."),
        fold("4. What is a queue?", "It waits.")
    );
    let expected = ["What is a lock?", "What is a heap?", "What is a lease?", "What is a queue?"];
    assert_eq!(prompts(&document), expected);
}

#[test]
fn headings_in_an_item_end_with_it() {
    let document = "# Java interview\n\n- What is a lock?\n- What is a heap?\n\n  ## Kinds\n\n  Two.\n- Mutexes\n\n  One.\n\
                    - Leases\n\n  They end.\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a heap?", "Mutexes", "Leases"]);
}

#[test]
fn marks_of_questions_that_are_code_ask_nothing() {
    let document = "# Kotlin interview\n\n## 1. Elvis operator\nThe sign `?:` is used for null safety. `Any?` may be null.\n\n\
                    ## 2. What is a `val`?\nIt is set once.\n\n## 3. What is a `var`?\nIt is set often.\n\n\
                    ## 4. Safe calls\n`Nothing? is` is one, and `?.` another.\n";
    assert_eq!(prompts(document), ["Elvis operator", "What is a `val`?", "What is a `var`?", "Safe calls"]);
}

#[test]
fn text_may_be_glued_to_its_number() {
    let document = r#"12."Explain a trie"
13)What is a heap?
14、What is a queue?
**15)** What is a set?
"#;
    let expected = ["1 Explain a trie", "2 What is a heap?", "3 What is a queue?", "4 What is a set?"];
    assert_eq!(found(document), expected);
}

#[test]
fn code_at_the_left_edge_ends_no_list() {
    let document = r"1. What is logged?
```js
console.log(this)
```
2. What is logged here?

```js
console.log(1)
```

3. How do you bind this?
";
    let expected = [
        "1 What is logged?\n\n```js\nconsole.log(this)\n```",
        "5 What is logged here?\n\n```js\nconsole.log(1)\n```",
        "11 How do you bind this?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_quote_that_nothing_closes_takes_in_nothing() {
    let document = r#"1. "What is a trie?
2. "Explain a bloom filter."
3. What is a heap?
"#;
    let expected = ["1 What is a trie?", "2 Explain a bloom filter.", "3 What is a heap?"];
    assert_eq!(found(document), expected);
}

#[test]
fn underlined_headings_are_headings() {
    let document = r"What is a closure?
------------------

A function with its scope.

What is hoisting?
=================

Declarations first.
---

And then the rest.
";
    let expected = [
        "1 What is a closure? = A function with its scope.",
        "6 What is hoisting? = Declarations first.\n\nAnd then the rest.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_fence_that_nothing_closes_hides_no_question() {
    let document = r"### What is an index?

```sql
SELECT 1

### What is a view?

A stored query.
";
    let expected = ["1 What is an index? = ```sql\nSELECT 1", "6 What is a view? = A stored query."];
    assert_eq!(found(document), expected);
}

#[test]
fn html_around_questions_is_no_part_of_them() {
    let document = r##"<h2 align="center">Questions</h2>

<h3>What is a heap?</h3>
<p>A tree.</p>

<a name="q2"></a>
### What is a stack?
Last in, first out.

<div align="right">
    <b><a href="#top">back to top</a></b>
</div>
"##;
    let expected =
        ["3 What is a heap? # Questions = A tree.", "7 What is a stack? # Questions = Last in, first out."];
    assert_eq!(found(document), expected);
}

#[test]
fn badges_and_images_are_no_questions() {
    let document = r"[![build](https://img.shields.io/a.svg)](https://x.y) ![logo](logo.png)

# Questions

![banner](banner.png)

* What is a socket?
* What is a port?

[back to top](#questions)
";
    let expected = ["7 What is a socket? # Questions", "8 What is a port? # Questions"];
    assert_eq!(found(document), expected);
}

#[test]
fn placeholders_are_no_answers() {
    let document = r"### What is a monad?

Answer here

### What is a functor?

*TODO*

### What is a type class?

An interface for types.

### What is a kind?

[Answer](https://example.com)
";
    let expected = [
        "1 What is a monad?",
        "5 What is a functor?",
        "9 What is a type class? = An interface for types.",
        "13 What is a kind?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn the_same_question_is_found_once() {
    let document = r"# Junior

- What is a class?
- What is an object?

# Senior

- What is a class?
- What is polymorphism?
";
    let expected = [
        "3 What is a class? # Junior ! junior",
        "4 What is an object? # Junior ! junior",
        "9 What is polymorphism? # Senior ! senior",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn of_two_the_one_with_an_answer_stays() {
    let document = r"# All questions

1. What is DNS?
2. What is HTTP?

# Answers

## What is DNS?

Names to addresses.

## What is HTTP?

A protocol.
";
    let expected =
        ["8 What is DNS? # Answers = Names to addresses.", "12 What is HTTP? # Answers = A protocol."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_name_above_a_new_list_is_no_answer_to_the_one_before() {
    let document = "# Interview questions\n\n**Easy**\n\n1. What is an array?\n2. What is a list?\n3. What is a set?\n\n**Medium**\n\n1. What is a tree?\n\nHard ones\n\n1. How do you balance it?\n2. What does it cost?\n";
    let expected = [
        "5 What is an array? # Easy ! junior",
        "6 What is a list? # Easy ! junior",
        "7 What is a set? # Easy ! junior",
        "11 What is a tree? # Medium ! mid",
        "15 How do you balance it? # Hard ones ! senior",
        "16 What does it cost? # Hard ones ! senior",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_that_is_asked_from_is_one_of_questions_and_what_good_looks_like_is_none() {
    let document = "# Interview kit\n\n## Ownership\n\nAsk one of these:\n\n- Tell me about a time you led.\n- When did you change your mind?\n\nWhat good looks like:\n\n- Names a result\n- Shares credit\n";
    let expected = [
        "7 Tell me about a time you led. # Ownership",
        "8 When did you change your mind? # Ownership * Names a result * Shares credit",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_scenario_is_told_with_the_question_below_it() {
    let document = "# Cluster\n\n## Scenario 1: Pods wait\n\nA deployment was scaled, and pods wait.\n\n**Question:** How do you find out why?\n\n**Answer:** By events.\n";
    let expected = [
        "7 A deployment was scaled, and pods wait.\n\nHow do you find out why? # Scenario 1: Pods wait = By events.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_all_questions_use_is_told_with_each() {
    let document = "# SQL exercises\n\nUse this table for all questions:\n\n| id | name |\n|---|---|\n| 1 | A |\n\n1. Find the first name.\n2. Find the last name.\n";
    assert!(found(document).iter().all(|line| line.contains("| 1 | A |")));
    assert_eq!(found(document).len(), 2);
}

#[test]
fn how_to_do_something_above_sections_is_a_title() {
    let document = "# How to run an interview\n\n1. Prepare the room.\n2. Listen.\n\n## Do\n\n- Be on time\n\n## Don't\n\n- Interrupt\n";
    assert_eq!(found(document).len(), 0);
}

#[test]
fn tags_that_are_indented_within_others_are_no_code() {
    let fold = |indent: &str, word: &str| {
        format!(
            "{indent}<details>\n{indent}  <summary>\nWhat is {word}?\n{indent}  </summary>\nIt is {word}.\n{indent}</details>\n"
        )
    };
    let document = format!("# HTML\n{}{}{}", fold("", "A"), fold("  ", "B"), fold("", "C"));
    assert_eq!(prompts(&document), ["What is A?", "What is B?", "What is C?"]);
}

#[test]
fn summaries_that_end_on_a_later_line_may_follow_each_other_without_end() {
    const MANY: usize = 20_000;
    let document = ["<details><summary>\n", &"Why?</summary>text<details><summary>\n".repeat(MANY)].concat();
    let read = super::read_document(&document);
    assert!(!read.questions.is_empty() || !read.left_out.is_empty(), "all of it is in one or the other");
}

#[test]
fn a_number_of_questions_that_no_list_has_is_no_trouble() {
    let document = "# Questions\n\nUse this schema for questions 0-18446744073709551615.\n\n```\ncode\n```\n\n1. What is it?\n2. What is that?\n";
    assert_eq!(super::read_document(document).questions.len(), 2);
}

#[test]
fn an_answer_of_a_key_is_given_once_where_numbers_begin_anew() {
    let document = "# Quiz\n\n## One\n\n1. What is a lock?\n2. What is a map?\n\n## Two\n\n1. What is a set?\n2. What is a heap?\n\n## Answers\n\n1. It keeps others out.\n2. It has keys.\n";
    let answered: Vec<bool> =
        super::read_document(document).questions.iter().map(|found| found.answer.is_some()).collect();
    assert_eq!(answered, [true, true, false, false]);
}

#[test]
fn a_heading_that_holds_nothing_of_its_own_any_more_is_no_trouble() {
    let labelled =
        |name: &str| format!("## Explain {name}\n\nSome words.\n\nQ: What is {name}?\n\nQ: Why?\n\n");
    let table = |name: &str| {
        format!(
            "## Explain {name}\n\n| Question | Answer |\n|---|---|\n| What is {name}? | So |\n| Who has {name}? | All |\n\n"
        )
    };
    let document = format!(
        "# Backend interview questions\n\n{}{}{}{}{}",
        labelled("caches"),
        labelled("threads"),
        table("disks"),
        table("nets"),
        table("queues")
    );
    assert_eq!(prompts(&document).len(), 9, "one is asked twice");
}

#[test]
fn rows_of_a_table_in_html_are_questions() {
    let document = "# Questions\n\n<table>\n<tr><th>Question</th><th>Answer</th></tr>\n<tr><td>What is a lock?</td><td>Held by one.</td></tr>\n<tr>\n  <td>Explain heaps</td>\n  <td>A tree.</td>\n</tr>\n</table>\n";
    let expected = ["5 What is a lock? # Questions = Held by one.", "6 Explain heaps # Questions = A tree."];
    assert_eq!(found(document), expected);
}
