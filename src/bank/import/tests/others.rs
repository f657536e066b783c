//! What looks like a question and is none.

use super::found;

#[test]
fn a_sentence_about_the_key_points_of_an_answer_is_none() {
    let document = r"## What is a cache?

A copy near the reader.

## What is a queue?

A buffer. It is good to mention these:

- order
- limits

## What is a lock?

A claim.

## What is a lease?

A claim that ends.

## What is a log?

A list.

## What is a view?

A query.
";
    let expected = [
        "1 What is a cache? = A copy near the reader.",
        "5 What is a queue? = A buffer. It is good to mention these:\n\n- order\n- limits",
        "12 What is a lock? = A claim.",
        "16 What is a lease? = A claim that ends.",
        "20 What is a log? = A list.",
        "24 What is a view? = A query.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_line_above_other_questions_is_no_answer() {
    let document = r"Questions:

1. What is hoisting?
2. What is a closure?

Bonus questions:

1. What is a generator?
";
    let expected = [
        "3 What is hoisting? # Questions",
        "4 What is a closure? # Questions",
        "8 What is a generator? # Bonus questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn entries_of_contents_are_no_questions() {
    let document = r"# Questions

- [What is DNS?](#what-is-dns)
- [What is HTTP?](#what-is-http)

## What is DNS?

Names to addresses.

## What is HTTP?

A protocol.
";
    let expected =
        ["6 What is DNS? # Questions = Names to addresses.", "10 What is HTTP? # Questions = A protocol."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_table_of_contents_is_no_table_of_questions() {
    let document = r"| No. | Questions |
|-----|-----------|
| 1 | [What is a pod?](#what-is-a-pod) |
| 2 | [What is a node?](#what-is-a-node) |

### What is a pod?

A group of containers.

### What is a node?

A machine.
";
    let expected = ["6 What is a pod? = A group of containers.", "10 What is a node? = A machine."];
    assert_eq!(found(document), expected);
}

#[test]
fn links_alone_hold_no_question() {
    let document = r"# Awesome interview resources

- [JavaScript interview questions](https://example.com/a) - A long list.
- [How to pass an interview](https://example.com/b)
- [50 questions about Go](https://example.com/c)
- [System design primer](https://example.com/d)
";
    assert_eq!(found(document), [""; 0]);
}

#[test]
fn tips_are_no_questions() {
    let document = r"# How to run an interview

## Before

- Read the CV
- Prepare the room
- Did you book it?

## Tips

- Explain the process
- What did they ask? Write it down.

## Questions

- How would you design a cache?
- Tell me about your last project
";
    let expected =
        ["16 How would you design a cache? # Questions", "17 Tell me about your last project # Questions"];
    assert_eq!(found(document), expected);
}

#[test]
fn sections_of_a_project_are_no_questions() {
    let document = r"# My project

## What is it?

A tool.

## Installation

Run it.

## Usage

- start it
- stop it
";
    assert_eq!(found(document), [""; 0]);
}

#[test]
fn the_last_words_are_no_answer() {
    let document = r"# Interview

1. How would you test this?
2. How would you deploy it?

---

Thank the candidate. Any questions from their side?
";
    let expected = ["3 How would you test this? # Interview", "4 How would you deploy it? # Interview"];
    assert_eq!(found(document), expected);
}

#[test]
fn two_families_may_be_in_one_document() {
    let document = r"# Part 1

### What is an index?

A structure.

### What is a view?

A stored query.

# Part 2: quick questions

1. What is a cursor?
2. What is a trigger?
3. Sequences
";
    let expected = [
        "3 What is an index? # Part 1 = A structure.",
        "7 What is a view? # Part 1 = A stored query.",
        "13 What is a cursor? # Part 2: quick questions",
        "14 What is a trigger? # Part 2: quick questions",
        "15 Sequences # Part 2: quick questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_tell_how_hard_questions_are() {
    let document = r"# Java

## Junior

1. What is a class?

## Senior level

1. How does the garbage collector work?
";
    let expected = [
        "5 What is a class? # Junior ! junior",
        "9 How does the garbage collector work? # Senior level ! senior",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_cell_may_hold_several_questions() {
    let document = "# Plan\n\n| Area | Questions |\n|---|---|\n| SQL | What is an index?<br>What is a view? |\n| Go | What is a map? |\n";
    let expected = ["5 What is an index? # SQL", "5 What is a view? # SQL", "6 What is a map? # Go"];
    assert_eq!(found(document), expected);
}

#[test]
fn an_answer_may_stand_behind_its_question_on_the_same_line() {
    let document = "# Questions\n\n- What is a lock? A thing that one holds.\n- What is a barrier? A point where all wait.\n- What is a counter? A number that goes up.\n";
    let expected = [
        "3 What is a lock? # Questions = A thing that one holds.",
        "4 What is a barrier? # Questions = A point where all wait.",
        "5 What is a counter? # Questions = A number that goes up.",
    ];
    assert_eq!(found(document), expected);
    let asking = document
        .replace("A thing that one holds", "When do you use one")
        .replace("A point where all wait", "Which is best");
    assert_eq!(found(&asking)[0], "3 What is a lock? When do you use one. # Questions");
}

#[test]
fn tasks_among_questions_in_a_paste_are_questions() {
    let document = "How do you find a deadlock?\n\nWhat is a lock?\n\nTell me about your scheduler.\n\nExplain priority inversion.\n";
    assert_eq!(found(document).len(), 4);
    let prose = "I was asked how to do it. It was hard.\n\nWhat is a lock?\n\nTell them about it, I thought.\n\nSo I said nothing.\n";
    assert_eq!(found(prose).len(), 0);
}

#[test]
fn blanks_to_fill_in_ask() {
    let document = "# Quiz\n\n1. The ____ keyword makes a function.\n2. A ____ is a list that cannot change.\n3. A tuple is mutable. (True/False)\n";
    assert_eq!(found(document).len(), 3);
}

#[test]
fn a_column_that_counts_questions_holds_none() {
    let document = "# Speed\n\n| form | questions |\n|---|---|\n| a | 42857 |\n| b | 108271 |\n";
    assert_eq!(found(document).len(), 0);
}

#[test]
fn what_changed_is_told_as_tasks_are() {
    let document = "# Notes\n\n- Add a field to the settings file.\n- Remove the old parser of lists.\n- Update the table of names.\n";
    assert_eq!(found(document).len(), 0);
    assert_eq!(found(&document.replace("Notes", "Exercises")).len(), 3);
}
