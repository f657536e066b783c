//! Lists and headings that are mixed: items with and without headings, names among questions, marks upon marks.

use super::found;

fn prompts(document: &str) -> Vec<String> {
    super::read_document(document).questions.into_iter().map(|question| question.prompt).collect()
}

#[test]
fn items_with_and_without_a_heading_are_one_list() {
    let document = r"# Questions

* #### What is a trie?

A tree of letters.

* What is a heap?
* Explain tries of bits
* #### What is a ring?

A list without an end.
";
    let expected = [
        "3 What is a trie? # Questions = A tree of letters.",
        "7 What is a heap? # Questions",
        "8 Explain tries of bits # Questions",
        "9 What is a ring? # Questions = A list without an end.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_in_nested_items_belong_to_the_item_above() {
    let document = r"# Questions

* ##### What is a lock?
  * ##### Who holds it?
* ##### Exploiting a race
  * ##### https://example.org/races
* ##### What is a lease?

It ends.
";
    let expected = [
        "3 What is a lock? # Questions > Who holds it?",
        "5 Exploiting a race # Questions",
        "7 What is a lease? # Questions = It ends.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn marks_upon_marks_begin_one_item() {
    let document = r"# Questions

- What is a lock?
- - What is a lease?
- What is a fence?
";
    assert_eq!(prompts(document), ["What is a lock?", "What is a lease?", "What is a fence?"]);
}

#[test]
fn a_dash_before_a_number_is_no_part_of_it() {
    let document = r"# Questions

-1. Question: Explain locks.
Solution:
One holds them.

-2. Question: Explain leases.
Solution:
They end.
";
    let expected =
        ["3 Explain locks. # Questions = One holds them.", "7 Explain leases. # Questions = They end."];
    assert_eq!(found(document), expected);
}

#[test]
fn numbered_headings_with_nothing_below_are_questions_among_others() {
    let document = r"# 面试题

##### [1.1.1 如何实现链表？](a/1.md)

##### [1.1.2 LRU缓存机制](a/2.md)

##### [1.2.1 什么是虚函数？](https://example.org/3)

##### [1.2.2 使用智能指针管理内存资源](a/4.md)
";
    let expected = ["如何实现链表？", "LRU缓存机制", "什么是虚函数？", "使用智能指针管理内存资源"];
    assert_eq!(prompts(document), expected);
    let unnumbered = "# Go\n\n## Basics\n\n## What is a map?\n\nA table.\n\n## What is a slice?\n\nA view.\n\n## Advanced\n\n## What is a fence?\n\nAn order.\n";
    assert_eq!(prompts(unnumbered), ["What is a map?", "What is a slice?", "What is a fence?"]);
}
