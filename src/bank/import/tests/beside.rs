//! Headings beside others: those that count on, that stand beside sections of questions, or are all there is.

use super::{found, prompts};

#[test]
fn a_name_that_counts_on_from_questions_is_one() {
    let document = "# Interview questions\n\n## 1. What is a lease?\n\nA lock that ends.\n\n## 2. Explain a tombstone.\n\n\
                    A mark.\n\n## 3. How does gossip spread?\n\nBy peers.\n\n## 4. Best practices of caching\n\nKeep it small.\n\n\
                    ## Best practices\n\nSleep well.\n";
    let expected =
        ["What is a lease?", "Explain a tombstone.", "How does gossip spread?", "Best practices of caching"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_heading_that_asks_beside_a_section_of_questions_is_one() {
    let document = "# Must know\n\n## Questions\n\n- Who are you?\n- Why this job?\n- What went wrong?\n- How do you plan?\n\
                    - What did you learn?\n\n## What is a REST API? What good does it do?\n\n\
                    A style.\n\n### Traits\n\n- stateless\n";
    let found = found(document);
    assert_eq!(found.len(), 6, "{found:?}");
    assert!(found[5].starts_with("11 What is a REST API? What good does it do?"), "{found:?}");
}

#[test]
fn headings_that_are_all_there_is_are_questions_where_some_ask() {
    let document = "### How do `call` and `apply` differ?\n\nBy their arguments.\n\n### Timing a piece of code\n\nBy a label.\n\n\
                    ### What is a callback?\n\nA function.\n\n### Keys of objects\n\nText.\n\n### Spread syntax\n\nThree dots.\n";
    let expected = [
        "How do `call` and `apply` differ?",
        "Timing a piece of code",
        "What is a callback?",
        "Keys of objects",
        "Spread syntax",
    ];
    assert_eq!(prompts(document), expected);
    // Below a title they are the sections of an article.
    assert!(prompts(&format!("# Functions\n\nHow I use them.\n\n{document}")).len() < 5);
}

#[test]
fn a_number_of_parts_below_that_of_a_question_is_asked_on() {
    let document = "# C# questions\n\n## 1. What is IL?\n\nA language.\n\n#### 1.1. Is it binary code?\n\nNo.\n\n\
                    #### 1.2. Who reads it?\n\nThe compiler.\n\n## 2. What is a type?\n\nA set.\n\n#### 2.1. Is it checked?\n\nYes.\n";
    let expected =
        ["What is IL?", "Is it binary code?", "Who reads it?", "What is a type?", "Is it checked?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_is_said_in_bold_before_the_count_begins_is_no_question() {
    let document = "# Questions on security\n\n**Questions for those who secure models, and for those who attack them.**\n\n\
                    ## Basics\n\n**1. What is an injection?**\n\nText as a command.\n\n**Why it matters**\n\nIt leaks.\n\n\
                    **2. How is it kept away?**\n\nBy bounds.\n\n**3. Define poisoning.**\n\nBad data.\n";
    assert_eq!(prompts(document), ["What is an injection?", "How is it kept away?", "Define poisoning."]);
}

#[test]
fn bullets_after_one_that_holds_numbered_questions_are_asked_on() {
    let document = "# Questions\n\n- What does `$` mean?\n- What is chaining?\n- `clone` copies elements. Answer the following:\n  \
                    1. What is a deep copy?\n  2. What is not copied?\n- Explain the promise method.\n- How is an element removed?\n";
    let expected = [
        "What does `$` mean?",
        "What is chaining?",
        "`clone` copies elements. Answer the following:\n\nWhat is a deep copy?",
        "`clone` copies elements. Answer the following:\n\nWhat is not copied?",
        "Explain the promise method.",
        "How is an element removed?",
    ];
    assert_eq!(prompts(document), expected);
}
