//! Bold questions, and what is in their answers: bold names, headings, lists, a heading that asks.

use super::{found, prompts};

const QUESTIONS: [&str; 4] =
    ["What is a lease?", "Why do leases end?", "Explain how one is renewed.", "What is a fence?"];

fn bold(body: &str) -> String {
    QUESTIONS.map(|question| format!("**{question}**\n\n{body}\n\n")).concat()
}

#[test]
fn names_with_a_colon_are_parts_of_the_answers() {
    for name in ["Two parts:", "Why it matters:", "总结：", "以下几种：", "Где нужно:"] {
        let body = format!("It is so.\n\n**{name}**\n\nAnd thus.");
        assert_eq!(prompts(&bold(&body)), QUESTIONS, "{name}");
    }
    let labelled = "**Answer:**\n\n**Two parts of it:**\n- One\n\n**How to see which one is there:**\nLook.";
    assert_eq!(prompts(&bold(labelled)), QUESTIONS);
}

#[test]
fn a_number_counts_a_task_with_a_colon() {
    let tasks =
        ["What is a lease?", "Why do leases end?", "Write a check for this table:", "What is a fence?"];
    let document = (1..)
        .zip(tasks)
        .map(|(number, task)| format!("**{number}. {task}**\n\nSo.\n\n"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(prompts(&document), tasks);
}

#[test]
fn headings_right_below_bold_questions_begin_their_answers() {
    let names =
        "### Short\n\nIt is held.\n\n### In depth\n\n**First part**\n\nSo.\n\n**Second part**\n\nThus.";
    let document = format!("# Leases\n\n{}", bold(names));
    let found = found(&document);
    assert_eq!(found.len(), QUESTIONS.len(), "{found:?}");
    assert!(
        found.iter().all(|question| question.contains("= ### Short") && question.contains("Thus.")),
        "{found:?}"
    );
}

#[test]
fn a_question_of_another_look_does_not_hold_those_below() {
    let before =
        (1..=9).map(|number| format!("**What is lease {number}?**\n\nSo.\n\n")).collect::<Vec<_>>().concat();
    for other in [
        "##### Why do leases end?\n\nThey must.",
        "## Question 10\n\nWhy do leases end?",
        "Q: Why do leases end?\n\nA: They must.",
    ] {
        let document = format!(
            "# Leases\n\n{before}{other}\n\n**What is a fence?**\n\nSo.\n\n**Explain a lock.**\n\nIt is held.\n"
        );
        let prompts = prompts(&document);
        assert_eq!(prompts.len(), 12, "{other}: {prompts:?}");
        assert_eq!(prompts[9..], ["Why do leases end?", "What is a fence?", "Explain a lock."]);
    }
}

#[test]
fn bold_names_in_a_section_have_their_parts_themselves() {
    let names = "**Lease store**\n\n**What to look for:**\n- A clock\n\n**Fence**\n\n**What to look for:**\n- A number\n\n";
    let document = format!(
        "# Interview questions\n\n## Basics\n\n{names}## More\n\n{}",
        names.replace("Fence", "Lock").replace("store", "clock")
    );
    assert_eq!(prompts(&document), ["Lease store", "Fence", "Lease clock", "Lock"]);
}

#[test]
fn bold_bullets_with_answers_at_the_edge_are_questions() {
    for mark in ['-', '*', '+'] {
        let body = "It is held by one.\n\n- by name\n- by number";
        let document = QUESTIONS.map(|question| format!("{mark} **{question}**\n\n{body}\n\n")).concat();
        let found = found(&format!("# Leases\n\n{document}"));
        assert_eq!(found.len(), QUESTIONS.len(), "{found:?}");
        assert!(found.iter().all(|question| question.contains("by number")), "{found:?}");
    }
}
