//! What questions begin with, as documents set it.

use super::*;

fn prompt(markdown: &str) -> String {
    Lead::of(markdown).prompt
}

#[test]
fn what_sets_a_question_apart_is_no_part_of_it() {
    for markdown in [
        "Why?",
        "1. Why?",
        "**1. Why?**",
        "### 1. Why?",
        "\"Why?\"",
        "**Why?**",
        "Q: Why?",
        "**Q1: Why?**",
        "**Q1:** Why?",
        "Q1. Why?",
        "[Why?](https://x.y)",
        "[2. Why?](https://x.y)",
        "**Question:** \"Why?\"",
        "“Why?”",
        "„Why?\"",
        "**[Why?](#why)**",
        "<a name=\"x\"></a>Why?",
        "Why?\n====",
        "Question 3: Why?",
        "1. \"Why?\".",
        "## **1.** Why?",
    ] {
        assert_eq!(prompt(markdown), "Why?", "{markdown}");
    }
}

#[test]
fn quotes_within_a_question_stay() {
    assert_eq!(prompt("What is \"this\"?"), "What is \"this\"?");
    assert_eq!(prompt("\"this\" and \"that\"?"), "\"this\" and \"that\"?");
}

#[test]
fn a_quote_that_nothing_closes_goes_and_is_told() {
    let lead = Lead::of("\"Design a limiter. Consider:");
    assert_eq!((lead.prompt.as_str(), lead.is_open), ("Design a limiter. Consider:", true));
}

#[test]
fn what_follows_a_bold_question_is_the_rest() {
    let lead = Lead::of("**Why?** Because of that.");
    assert_eq!((lead.prompt.as_str(), lead.rest.as_str()), ("Why?", "Because of that."));
    let lead = Lead::of("Why?\nBecause of that.");
    assert_eq!((lead.prompt.as_str(), lead.rest.as_str()), ("Why?", "Because of that."));
}

#[test]
fn what_is_quoted_after_a_bold_name_is_the_question() {
    for markdown in ["**Caches (10 min)**\n\"Why?\"", "**Caches:** “Why?”", "**1. Caches** - \"Why?\""] {
        assert_eq!(prompt(markdown), "Why?", "{markdown}");
    }
    assert_eq!(prompt("**Caches** \"LRU\""), "**Caches** \"LRU\"");
}

#[test]
fn a_link_that_leads_to_the_answer_goes() {
    assert_eq!(prompt("What is a coroutine? - [Learn from here](https://x.y)"), "What is a coroutine?");
}
