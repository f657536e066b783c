//! What says only where a question stands among others, or how far one has come with it: states in brackets, numbers
//! behind bullets, names of levels, names of those who asked.

fn prompts(document: &str) -> Vec<String> {
    super::read_document(document).questions.into_iter().map(|question| question.prompt).collect()
}

#[test]
fn a_label_may_say_in_brackets_how_far_one_has_come() {
    let document = "Question : Find a pair.\n\nQuestion(Done) : Invert a map.\n\nQuestion(Done - in part) : Merge two lists.\n\nQuestion (open) : Rotate a grid.\n";
    assert_eq!(prompts(document), ["Find a pair.", "Invert a map.", "Merge two lists.", "Rotate a grid."]);
}

#[test]
fn a_dash_may_join_a_label_and_its_number() {
    for mark in ["Q-1:", "Q-1 :", "Question-1:", "Q_1:"] {
        let second = mark.replace('1', "2");
        let document =
            format!("# Prep\n\n{mark} What is a thunk?\n\nA: So.\n\n{second} Explain a saga\n\nA: So.\n");
        assert_eq!(prompts(&document), ["What is a thunk?", "Explain a saga"], "{mark}");
    }
}

#[test]
fn how_hard_a_question_is_may_stand_in_square_brackets() {
    let document = "Question [Easy] - What is a mutex?\nAnswer - A lock.\n\nQuestion [Hard] - What is a futex?\nAnswer - A fast lock.\n";
    assert_eq!(prompts(document), ["What is a mutex?", "What is a futex?"]);
}

#[test]
fn a_number_without_a_mark_may_stand_behind_a_box() {
    let document =
        "# Interview prep\n\n- [ ] 1 What is a lock?\n- [x] 2 What is a heap?\n- [ ] 3 What is a trie?\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a heap?", "What is a trie?"]);
}

#[test]
fn names_below_a_level_are_questions_where_those_below_another_are() {
    let document = "# Backend interview\n\n### Junior\n\n* What is REST?\n* Status codes\n\n### Senior\n\n* Sharding and its price\n* CAP in practice\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn a_number_without_a_mark_may_stand_behind_a_bullet() {
    let document = "# Interview questions\n\n- 1 What is a lock?\n- 2 What is a heap?\n- 3 Compare threads and processes\n\n## 更多\n\n- 一、什么是锁？\n- 二、介绍一下堆？\n";
    let expected =
        ["What is a lock?", "What is a heap?", "Compare threads and processes", "什么是锁？", "介绍一下堆？"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn bullets_with_amounts_that_do_not_count_on_keep_them() {
    let document =
        "# Interview questions\n\n- 3 ways to sort, which do you know?\n- 5 years from now, where are you?\n";
    assert_eq!(prompts(document)[0], "3 ways to sort, which do you know?");
}

#[test]
fn a_long_list_of_questions_may_stand_below_an_introduction() {
    let mut document = String::from("# Questions about tables\n\n### Introduction:\n\nA few of them.\n\n");
    let link = |name| format!("1. <a href=\"https://example.org/a.md#{name}\">What is a {name}</a>?\n");
    document.extend(["join", "view", "key", "lock", "plan", "cursor"].map(link));
    document.push_str("1. Find the second highest salary.\n1. Number of rows that a join has.\n");
    assert_eq!(prompts(&document).len(), 8);
}

#[test]
fn a_heading_that_asks_may_stand_before_those_that_say_that_they_are_questions() {
    let mut document = String::from("# Preguntas\n\n## Que es hoisting?\n\nSe mueven.\n\n");
    document.push_str("## Que es un closure?\n\nUna función.\n\n");
    let question = |name| format!("### P1: Explica {name}\n\n**Respuesta:** Así.\n\n");
    document.extend(["this", "call", "bind", "apply", "new"].map(question));
    let prompts = prompts(&document);
    assert_eq!((prompts.len(), prompts[0].as_str()), (7, "Que es hoisting?"));
}

#[test]
fn bold_names_of_levels_stand_above_questions_in_a_section_of_such() {
    let document = "# Hash codes\n\nText.\n\n## Interview Questions\n\n**Junior**\n\n- Why override both?\n- Can two be equal?\n\n**Senior**\n\n- A cache misses too often. Lay out how you look for the cause.\n- The pigeonhole principle, in your own words.\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn lists_below_names_alone_are_questions_where_most_items_ask() {
    let document = "# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale\n2. What is a worker\n\n# Hooli\n1. Callback hell\n2. Sharding\n3. Explain clusters\n";
    assert_eq!(prompts(document).len(), 8);
}

#[test]
fn the_list_of_the_names_asks_nothing() {
    let document = "# Summary\n1. Acme (by phone)\n2. Umbrella (by phone)\n\n# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale?\n2. What is a worker?\n3. Sharding\n";
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn lists_below_names_beside_text_are_judged_alone() {
    let document = "# Acme\n1. How does the loop work\n2. Explain streams\n3. What is a buffer\n\n# Umbrella\n1. How do you scale\n2. What is a worker\n\n# Hooli\nWe moved in May.\n\n1. Callback hell\n2. Sharding\n3. Clusters\n";
    assert!(!prompts(document).contains(&"Sharding".to_owned()));
}

#[test]
fn openings_of_questions_in_quotes_tell_of_kinds_of_them() {
    let document = "# Kinds\n\n### Conceptual questions\n> *\"Explain the difference between...\"*\n\nThey test basics.\n\n### Code questions\n> *\"How would you implement...\"*\n\nThey test craft.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn what_a_title_asks_may_be_asked_on_in_a_list_that_a_label_announces() {
    let document = "# How does a map work?\n\n## Basics\n\nIt hashes.\n\n**How put() works:**\n1. It hashes the key.\n2. It looks for the bucket.\n\n## For the interview\n\n**Follow-ups:**\n- Why a power of two?\n- What is the load factor?\n- When does it grow?\n";
    let questions = super::read_document(document).questions;
    assert_eq!(questions.len(), 1);
    assert_eq!(questions[0].follow_ups.len(), 3);
}
