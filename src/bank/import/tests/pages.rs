//! Pages of a team's bank: names above prompts, what is expected in one line, notes beside the questions and remarks
//! below them.

use super::{found, prompts};
use crate::bank::import::read_document;

#[test]
fn a_name_that_asks_is_a_title_above_a_prompt_with_labelled_points() {
    let document = "# Design bank\n\n## Design a cache\n\n**Level:** mid\n**Time:** 35 min\n\nDesign a cache for pages. Assume a million of them.\n\n**Key points**\n\n1. Eviction\n2. Staleness\n\n**Follow-ups**\n\n1. A page changes.\n\n## Design a queue\n\n**Level:** senior\n**Time:** 45 min\n\nTwo million people press reload. Design the queue.\n\n**Key points**\n\n1. Fairness\n2. Bots\n";
    let expected = [
        "3 Design a cache for pages. Assume a million of them. # Design bank ! mid * Eviction * Staleness > A page changes.",
        "19 Two million people press reload. Design the queue. # Design bank ! senior * Fairness * Bots",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_question_above_an_answer_and_points_is_no_title() {
    let document = "# Questions\n\n## Explain caching\n\nIt keeps what was asked for.\n\n**Key points**\n\n- Eviction\n- Staleness\n\n## Explain queues\n\nThey keep what waits.\n\n**Key points**\n\n- Order\n- Loss\n";
    let found = found(document);
    assert_eq!(
        found[0],
        "3 Explain caching # Questions = It keeps what was asked for. * Eviction * Staleness"
    );
}

#[test]
fn what_is_expected_in_one_line_is_an_answer_if_it_is_told() {
    let document = "# Questions\n\n1. How is order kept?\n\n   Expected: it holds within a part only; a retry with several requests in flight may break it.\n\n2. When does it rebalance?\n\n   Expected: long pauses, deployments, time-outs\n";
    let expected = [
        "3 How is order kept? # Questions = it holds within a part only; a retry with several requests in flight may break it.",
        "7 When does it rebalance? # Questions * long pauses, deployments, time-outs",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_column_of_expected_answers_holds_answers_and_one_of_minutes_none() {
    let answered =
        "| Question | Expected answer |\n|---|---|\n| What is a HAR file? | Requests, times, headers. |\n";
    assert_eq!(found(answered), ["3 What is a HAR file? = Requests, times, headers."]);
    let timed = "| Interviewer | Slot |\n|---|---|\n| Bea | 10:00 |\n| Omar | 11:00 |\n\n| Question | Minutes |\n|---|---|\n| What is a p-value? | 5 |\n| How long does a test run? | 10 min |\n";
    assert_eq!(found(timed), ["8 What is a p-value?", "9 How long does a test run?"]);
}

#[test]
fn notes_beside_a_section_of_questions_are_none() {
    let document = "# Hiring sync\n\n## Pipeline\n\n- 7 in phone screen\n- can we go back to the agency? Paul asks\n- sourcing has dried up\n\n## New questions\n\n1. What happens when the process is killed?\n2. How do you keep a chat usable?\n3. Describe your last release.\n\n## Offer\n\n* panel: 3 yes\n* start in May or June?\n* Ines calls\n";
    let expected = [
        "What happens when the process is killed?",
        "How do you keep a chat usable?",
        "Describe your last release.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_remark_below_all_is_no_answer_to_the_last_question() {
    let below = ["*Internal. Do not forward.*", "---\n\nReminder: take the exercise from elsewhere."];
    for remark in below {
        let document = format!(
            "# Questions\n\n**How do you keep secrets?**\n\n- A store\n- Rotation\n\n**Why pin an image?**\n\n- It stays\n- It is known\n\n**What now?**\n\n- Look\n- Roll back\n\n{remark}\n"
        );
        let expected = [
            "3 How do you keep secrets? # Questions * A store * Rotation",
            "8 Why pin an image? # Questions * It stays * It is known",
            "13 What now? # Questions * Look * Roll back",
        ];
        assert_eq!(found(&document), expected, "{remark}");
    }
}

#[test]
fn labels_may_be_slanted_by_html_or_in_swedish() {
    for (label, next) in
        [("<em>Looking for:</em>", "*Dig deeper*"), ("**Bra svar innehåller:**", "**Följdfrågor:**")]
    {
        let document = format!(
            "# Guide\n\n### Why did you choose it?\n\n{label}\n\n- a reason\n- what it lacks\n\n{next}\n\n- And why not?\n\n### What would you remove?\n\n{label}\n\n- a thing\n"
        );
        let expected = [
            "3 Why did you choose it? # Guide * a reason * what it lacks > And why not?",
            "14 What would you remove? # Guide * a thing",
        ];
        assert_eq!(found(&document), expected, "{label}");
    }
}

#[test]
fn front_matter_may_be_toml_and_the_parts_below_it_say_that_it_is_a_question() {
    let toml = "+++\ntitle = \"Unsure tests\"\ndraft = false\n+++\n\nThe tests fail now and then. What do you do?\n\n## Key points\n\n- Measure\n";
    assert_eq!(found(toml), ["2 The tests fail now and then. What do you do? * Measure"]);
    let told = "---\ntitle: Off by one\n---\n\n# Off by one\n\nThe last page is empty now and then.\n\n## Solution\n\nRound up.\n\n## Follow-ups\n\n1. And an empty list?\n";
    assert_eq!(found(told), ["2 The last page is empty now and then. = Round up. > And an empty list?"]);
}

#[test]
fn a_page_with_a_name_in_its_front_matter_asks_about_the_code_below() {
    let document = "---\nname: A task on maps\nmodule: Screening\ntags:\n  - maps\n---\nWhat does the program print?\n\n```go\nprintln(1)\n```\n\nAnswer: 1.\n";
    let questions = read_document(document).questions;
    let [question] = questions.as_slice() else { panic!("{questions:?}") };
    assert_eq!(question.prompt, "What does the program print?\n\n```go\nprintln(1)\n```");
    assert_eq!(question.answer.as_deref(), Some("1."));
    let article = "---\nname: My week\n---\nI slept all week, as did the cat.\n";
    assert!(read_document(article).questions.is_empty());
}
