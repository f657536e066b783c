//! What only names a subject, and what is no question though it looks like one.

use super::{found, prompts};

#[test]
fn subjects_in_a_list_give_way_to_the_questions_nested_in_them() {
    let document = r"# Interview questions

1. What is a heap?
2. Sorting.
   1. Why is quicksort fast?
   2. When is it slow?
3. Given this graph.
   1. Is there a cycle in it?
   2. How many edges does it have?
4. How do you merge two lists?
   - And three?
";
    let expected = [
        "3 What is a heap? # Interview questions",
        "5 Why is quicksort fast?\n\nSorting. # Interview questions",
        "6 When is it slow?\n\nSorting. # Interview questions",
        "8 Is there a cycle in it?\n\nGiven this graph. # Interview questions",
        "9 How many edges does it have?\n\nGiven this graph. # Interview questions",
        "10 How do you merge two lists? # Interview questions > And three?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_numbered_list_in_a_bullet_is_a_part_of_it() {
    let document = "# Questions\n\n- Find sets that keep these rules:\n    1. Set them apart.\n    2. Use each once.\n- Why is it slow?\n- Count the bits of a number.\n";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn headings_of_subjects_are_questions_where_the_document_is_about_such() {
    let document = r"# Interview prep

## JS

### Scoping

- where a name is seen

### What is hoisting

- names move up

### Spread operator

It spreads.

### Closures

* a function with its scope
";
    assert_eq!(prompts(document), ["Scoping", "What is hoisting", "Spread operator", "Closures"]);
    let notes = document.replace("Interview prep", "My notes");
    assert_eq!(prompts(&notes).len(), 0);
    assert!(found(document)[0].ends_with("= - where a name is seen"));
}

#[test]
fn headings_that_a_list_of_contents_leads_to_are_subjects() {
    let document = r"# Operating systems in interviews

* [Threads](#threads)
* [Locks](#locks)
* [Paging](#paging)
* [Caches](#caches)

### Threads

They share memory.

### Locks

One at a time.

### Paging

> [top](#operating-systems-in-interviews)

### Caches

They are near.
";
    assert_eq!(prompts(document), ["Threads", "Locks", "Caches"]);
    assert_eq!(prompts(&document.replace("in interviews", "in notes")).len(), 0);
}

#[test]
fn a_bare_number_counts_headings_that_go_on_counting() {
    let document = "# Interview\n\n## 1 What is a trie?\n\nA tree.\n\n## 2-What is a heap?\n\nA tree.\n\n## 3 What is a B tree?\n\nOne, too.\n";
    assert_eq!(prompts(document), ["What is a trie?", "What is a heap?", "What is a B tree?"]);
    let other = "# Interview\n\n## 3 ways to sort: what are they?\n\nA.\n\n## What is a heap?\n\nB.\n";
    assert_eq!(prompts(other)[0], "3 ways to sort: what are they?");
}

#[test]
fn what_somebody_should_be_able_to_do_is_no_question() {
    let document = r"# Interview guide

A senior candidate should be able to:

- Explain architecture
- Compare options

## Questions

- How do you review code?
- What is a good test?

**Questions to ask yourself after the interview:**

- Would I work with them?
- Do they listen?
";
    assert_eq!(prompts(document), ["How do you review code?", "What is a good test?"]);
}

#[test]
fn entries_of_a_list_of_contents_are_no_questions_wherever_they_lead() {
    let document = r"# Questions

* [Q1: Why Go?](https://example.org/a.md#q1)
* [Q2: Why Rust?](https://example.org/a.md#q2)

### Q1: Why Go?

It is small.

### Q2: Why Rust?

It is safe.
";
    let lines: Vec<String> =
        found(document).iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["6", "10"]);
}

#[test]
fn links_in_a_section_of_their_own_are_to_be_read_later() {
    let document = r"# Interview questions

## Go

1. What is a channel?
2. What is a slice?
3. What is a map?
4. What is a pointer?
5. What is a type?

## More

- [How do you pass an interview?](https://example.org/a)
- [How do you ask well?](https://example.org/b)
";
    assert_eq!(prompts(document).len(), 5);
    // Where most are links, they are the questions.
    assert_eq!(
        prompts(&document.replace("3. W", "3) W").replace("4. What is a pointer?\n5. What is a type?\n", ""))
            .len(),
        5
    );
}

#[test]
fn levels_and_topics_with_numbers_are_sections() {
    for name in ["Level", "Topic", "Area"] {
        let document = format!(
            "# Go interview\n\n## {name} 1\n\n- What is a channel?\n\n## {name} 2\n\n- What is a map?\n"
        );
        assert_eq!(prompts(&document), ["What is a channel?", "What is a map?"], "{name}");
    }
}

#[test]
fn the_title_of_a_document_is_no_question_for_what_it_says_first() {
    let document = "# Hiring without whiteboards\n\nWhich companies do so? This list has some.\n\n## A\n\n- Acme\n\n## B\n\n- Bolt\n";
    assert_eq!(prompts(document).len(), 0);
}

#[test]
fn chapters_of_a_text_are_none_where_a_section_holds_the_questions() {
    let document = "# Chapter 3: Locks\n\n## 1. How it works\n\n### 1.1 How a lock is held\n\nBy one at a time.\n\n### 1.2 Locks vs leases\n\nA lease ends.\n\n### 1.3 How a lease ends\n\nAfter its time.\n\n## 2. Interview questions\n\n**Q1. What is a lock?**\nIt is held by one.\n\n**Q2. Why a lease?**\nIt ends.\n\n**Q3. Who holds it?**\nNobody knows.\n";
    assert_eq!(super::prompts(document), ["What is a lock?", "Why a lease?", "Who holds it?"]);
}

#[test]
fn the_only_heading_that_says_so_holds_the_question() {
    let document = "## First touch\n\n| Attribute | Detail |\n|---|---|\n| Tags | Joins |\n\n## Problem Statement\n\nFind the first visit of each user.\n\n## Tables Used\n\n**`visits`**\n\n| Column | Type |\n|---|---|\n| id | int |\n\n## Solution\n\n```sql\nselect 1\n```\n";
    assert_eq!(super::prompts(document), ["Find the first visit of each user."]);
}

#[test]
fn many_headings_that_ask_make_names_questions_though_no_word_says_so() {
    let section = |n: usize| {
        let name = if n.is_multiple_of(3) { format!("What is lock {n}?") } else { format!("Heap {n}") };
        format!("## {name}\n\n- It is held by {n}.\n- It grows.\n\n")
    };
    let document = format!("# Core\n\n{}", (1..=15).map(section).collect::<String>());
    assert_eq!(prompts(&document).len(), 15);
    let few = format!("# Core\n\n{}", (1..=9).map(section).collect::<String>());
    assert_eq!(prompts(&few), [""; 0]);
}

#[test]
fn statements_among_headings_that_ask_have_what_is_set_in_below() {
    let section = |n: usize| {
        let name =
            if n.is_multiple_of(2) { format!("What is lock {n}?") } else { format!("Heap {n} grows.") };
        format!("## {name}\n\ttrue\n\tfalse -- correct\n\n")
    };
    let document = format!("# Interview questions\n\n{}", (1..=12).map(section).collect::<String>());
    assert_eq!(prompts(&document).len(), 12);
}

#[test]
fn words_that_the_nested_questions_complete_stand_above_them() {
    let document = "# Questions\n\n1. What is a pod?\n2. By which commands do you:\n   - Start a container in the background?\n   - List those that run?\n3. **Volumes**\n   - Where do they live?\n   - Who removes them?\n4. Why are images layered?\n";
    let questions = prompts(document);
    assert!(questions.contains(&"Where do they live?\n\nVolumes".to_owned()), "{questions:?}");
    assert!(!questions.iter().any(|prompt| prompt.starts_with("List those")), "{questions:?}");
}
