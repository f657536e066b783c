//! Bold questions, and what is in their answers: bold names, headings, lists, a heading that asks.

use super::prompts;

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
