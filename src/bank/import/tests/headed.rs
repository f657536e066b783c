//! Lists of questions that are set as headings, with marks and numbers of all kinds.

use super::{found, prompts};

#[test]
fn a_name_that_recurs_below_counted_questions_is_their_part() {
    let task = |number: usize, name: &str| {
        format!(
            "### {number}. {name}\n\n### Code\n\n```\nrun({number})\n```\n\n### Prints\n\nIt prints {number}.\n\n"
        )
    };
    let tasks = [task(1, "What is printed?"), task(2, "How is a lock held?"), task(3, "Why is it {1}?")];
    let document = format!("# Interview questions\n\n{}", tasks.concat());
    let all = found(&document);
    assert_eq!(all.len(), 3, "{all:?}");
    assert!(all[0].contains("It prints 1."), "{all:?}");
    let larger = document.replace("### Code", "## Code").replace("### Prints", "## Prints");
    assert_eq!(found(&larger).len(), 3);
}

#[test]
fn a_section_that_recurs_above_counted_questions_is_none() {
    let part = |name: &str, number: usize| {
        format!(
            "## {name}\n\n### Basics\n\n### {number}. What is lock {number}?\n\nIt is held.\n\n### More\n\n### {}. What is heap {number}?\n\nA tree.\n\n",
            number + 1
        )
    };
    let document =
        format!("# Interview questions\n\n{}{}{}", part("One", 1), part("Two", 3), part("Three", 5));
    let all = found(&document);
    assert_eq!(all.len(), 6);
    assert!(all.iter().all(|question| question.contains("held.") != question.contains("tree.")), "{all:?}");
}

#[test]
fn names_that_one_number_counts_through_sections_are_questions() {
    let section = |name: &str, from: usize| {
        let task =
            |at: usize| format!("### {}. Task {name} {at}x\n\n```sql\nSELECT {at}\n```\n\n", from + at);
        format!("## {name}\n\n{}{}{}", task(0), task(1), task(2))
    };
    let through = [section("Joins", 1), section("Groups", 4), section("Windows", 7)].concat();
    assert_eq!(prompts(&format!("# SQL interview questions\n\n{through}")).len(), 9);
}

#[test]
fn bare_names_among_bare_questions_are_questions() {
    let asked = ["lock", "heap", "tree", "page", "port"].map(|what| format!("### What is a {what}?\n\n"));
    let document =
        format!("# Interview questions\n\n{}### Locks and leases\n\n### Trees and heaps\n\n", asked.concat());
    let more = format!("{document}### Why is a lock held by one?\n\n### Fences\n\n### How is it freed?\n");
    let all = prompts(&more);
    assert_eq!(all.len(), 9, "{all:?}");
    assert!(!all.contains(&"Fences".to_owned()), "it may be a section");
}

#[test]
fn the_title_of_counted_tasks_is_none_of_them() {
    for mark in ["1. ", "Q1: ", "#1 "] {
        let task = |number: &str, what: &str| {
            format!("## {}Write a query for {what}\n\n", mark.replace('1', number))
        };
        let tasks = [task("1", "all names"), task("2", "all ages"), task("3", "the oldest")].concat();
        assert_eq!(prompts(&format!("# Exercise - Joins\n\n{tasks}")).len(), 3, "{mark}");
    }
}

#[test]
fn options_below_a_heading_may_be_set_to_the_right() {
    let question = |what: &str| {
        format!("### Which of them is a {what}?\n\n    a) The lock\n    b) The key\n    **Answer:** b\n\n")
    };
    let document = ["door", "gate", "wall"].map(question).concat();
    let all = found(&format!("# Quiz\n\n{document}"));
    assert_eq!(all[0], "3 Which of them is a door?\n\na) The lock\nb) The key # Quiz = b) The key");
}
