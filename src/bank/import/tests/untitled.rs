//! Documents without a title, and those that are called exercises: what nearly all of them is, they hold.

use super::{found, left_out, prompts};

const NAMES: &str = "- Lease vs lock\n- Sharding by tenant\n- What is a fencing token?\n- Quorum reads\n- Clock skew\n- How do you drain a node?\n- Outbox\n";

#[test]
fn a_list_in_which_some_ask_needs_no_title() {
    let names: Vec<&str> = NAMES.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert_eq!(prompts(NAMES), names);
    assert_eq!(found(NAMES)[2], "3 What is a fencing token?");
    assert_eq!(prompts(&format!("Second round\n{NAMES}")).len(), 7);
}

#[test]
fn tasks_below_names_need_no_title() {
    let document = "### Arrays\n* Find the longest run of one value\n* Rotate an array by k\n* Count the pairs whose sum is even\n\n### Strings\n* Reverse the words of a line\n* Check if two strings are anagrams\n* Find the first letter that comes once\n";
    assert_eq!(prompts(document).len(), 6);
    assert_eq!(left_out(document), ["1-1", "6-6"]);
}

#[test]
fn what_is_called_exercises_holds_them_by_whatever_name() {
    let document = "## Shell - Exercises\n\n1. Hello world\n2. Echo without a newline\n3. Two variables in one line\n4. Test if a file exists\n5. Loops\n6. Arguments of a script\n";
    assert_eq!(prompts(document).len(), 6);
    assert_eq!(left_out(document), ["1-1"]);
}

#[test]
fn headings_without_a_title_of_which_half_ask_are_questions() {
    let document = "## Given a list, find what comes twice\n\n```\nfn a() {}\n```\n\n## Trees\n\n```\nfn b() {}\n```\n\n## Reverse a list\n\n```\nfn c() {}\n```\n\n## Write a queue of two stacks\n\n```\nfn d() {}\n```\n\n## Heaps\n\n```\nfn e() {}\n```\n\n## Find the middle of a list\n\n```\nfn f() {}\n```\n";
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn what_is_to_be_done_is_not_asked() {
    for document in [
        "- Add tests for the parser\n- Fix the build\n- Find a better name\n- Update the docs\n- Remove dead code\n- Write a changelog\n- Release\n",
        "# Exercises for your back\n\n- Lie down\n- Lift your legs\n- Hold for ten seconds\n- Breathe out\n",
        "- Milk\n- Eggs\n- Which cheese?\n- Bread\n- Something for Tom?\n- Apples\n- Soap\n- Rice\n- Oil\n",
        "## Why another queue\n\nIt is small.\n\n## How it works\n\nFiles.\n\n## Install\n\nRun make.\n\n## Configuration\n\nA file.\n\n## Limits\n\nNone.\n\n## License\n\nMIT\n",
    ] {
        assert_eq!(prompts(document), [""; 0], "{document}");
    }
}

#[test]
fn what_surely_asks_throughout_is_asked_whatever_stands_above_it() {
    let asked = "## 锁是什么？\n\n只有一个人持有。\n\n## 说说堆和栈的区别\n\n一个大，一个小。\n\n## 什么时候会死锁？\n\n互相等待时。\n\n## 页面慢，你会怎样排查？\n\n先看网络。\n\n## 写一个队列\n\n用两个栈。\n";
    let document = format!("# 面试题 - 二面\n\n> 每人选三题，不要照念。\n\n{asked}");
    assert_eq!(prompts(&document).len(), 5);
    assert_eq!(left_out(&document), ["1-1", "3-3"]);
}

#[test]
fn a_title_that_only_says_that_contents_follow_is_none() {
    let names = [
        "Difference between a lock and a lease",
        "What is a heap?",
        "Trees vs graphs",
        "What is a trie?",
        "Why pages?",
    ];
    let list = names.map(|name| format!("1. [{name}](#{name})\n")).concat();
    let told = names.map(|name| format!("## {name}\n\nIt is told here, at some length.\n\n")).concat();
    for title in ["Contents", "Table of contents", "📖 Índice"] {
        assert_eq!(prompts(&format!("# {title}\n{list}\n{told}")), names, "{title}");
    }
}

#[test]
fn what_now_and_then_asks_is_told() {
    for document in [
        "# Our year\n\n## What we did instead\n\nA lot.\n\n## Was it worth it?\n\nYes.\n\n## The numbers\n\nGood.\n\n## The team\n\nGrew.\n\n## What is next\n\nMore.\n",
        "# FAQ\n\n## Can I pay later?\n\nYes.\n\n## Where is my order?\n\nIn your account.\n\n## Do you ship abroad?\n\nNo.\n",
        "# Contributing\n\n- Write tests for what you change\n- Describe it in the changelog\n- Run them before you ask for a review\n- Explain why\n- Keep it small\n",
    ] {
        assert_eq!(prompts(document), [""; 0], "{document}");
    }
}

#[test]
fn a_list_with_little_beside_it_is_asked_though_hardly_an_item_says_so() {
    let list = "1. A lease ends by itself (T/F)\n   - True\n2. Pages have one size (T/F)\n   - False\n3. The heap is kept by:\n   - The runtime\n4. What holds a lock?\n   - One thread\n5. Files are kept in:\n   - Inodes\n6. A trie is a tree (T/F)\n   - True\n";
    assert_eq!(prompts(&format!("# Other systems\n\n{list}")).len(), 6);
    assert_eq!(prompts(&format!("# Ledger\n\n{NAMES}")).len(), 7);
    let told = "It is told here at length.\n\n".repeat(8);
    assert_eq!(
        prompts(&format!("# Ledger\n\n{told}{NAMES}")),
        [""; 0],
        "where more is told, it may be anything"
    );
    let changes = "# Changes\n\n- Add a lock\n- Fix the heap\n- Explain leases\n- Remove the trie\n- Describe pages\n- Support files\n";
    assert_eq!(prompts(changes), [""; 0], "what only bids may be a list of changes");
}
