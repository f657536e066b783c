//! Tasks that are told below their names, beside questions in other forms.

use super::{found, prompts};

const ASKED: &str =
    "# Ticket desk\n\n## Short ones\n\n1. What is a queue?\n2. How do you end a call?\n3. Why do we log?\n\n";

#[test]
fn what_is_told_below_names_in_a_section_of_tasks_is_asked() {
    let told = "The printer of the third floor has been on fire since noon, and nobody has called yet.";
    for section in [
        "## Role play",
        "## Part 2 – Scenarios (20 min)",
        "## B. Mise en situation",
        "## Rollenspiele",
        "## Casos prácticos",
        "## 2. Zadania",
        "## Casussen (Wim)",
        "## 情景题",
    ] {
        let document =
            format!("{ASKED}{section}\n\n### The fire\n\n{told}\n\n### The flood\n\n{told} Again.\n");
        let prompts = prompts(&document);
        assert_eq!(prompts.len(), 5, "{section}: {prompts:?}");
        assert_eq!(prompts[3..], [told.to_owned(), format!("{told} Again.")], "{section}");
    }
}

#[test]
fn what_bids_below_each_name_is_a_task_whatever_the_section_is_called() {
    let document = format!(
        "{}## Corridor\n\n### The lift\n\nIt stops between two floors. Describe what you do first.\n\n### Snippet 2\n\nExplain what this prints.\n\n```sh\necho hi\n```\n\n> A greeting.\n",
        ASKED.replace("Ticket desk", "Interview questions")
    );
    let found = found(&document);
    assert_eq!(
        found[3..],
        [
            "11 It stops between two floors. Describe what you do first. # Corridor",
            "15 Explain what this prints.\n\n```sh\necho hi\n``` # Corridor = > A greeting.",
        ]
        .map(str::to_owned),
    );
}

#[test]
fn what_is_told_in_other_sections_is_not() {
    let told = "The desk is on the third floor, and opens at nine. On Fridays it closes at noon.";
    for section in ["## Rooms", "## How it works", "## About us"] {
        let document = format!("{ASKED}{section}\n\n### The desk\n\n{told}\n\n### The lift\n\n{told}\n");
        assert_eq!(prompts(&document).len(), 3, "{section}");
    }
}

#[test]
fn lists_below_what_is_told_are_points_and_so_are_those_with_a_name() {
    let told = "is gone, says a guest at the desk. She has a train in ten minutes, and no time.";
    let points = "- stays calm\n- calls the porter\n";
    for label in ["", "Good signs:\n\n", "Beklenenler:\n\n"] {
        let unit = |name: &str| format!("### {name}\n\n{name} {told}\n\n{label}{points}\n");
        let document = format!(
            "{ASKED}## Facts\n\n**What is a tag?**\nA number on a bag.\n\n**What is a slot?**\nA time for a train.\n\n## Exercise\n\n{}{}",
            unit("The bag"),
            unit("The coat")
        );
        let found = found(&document);
        assert_eq!(found.len(), 7, "{label}: {found:?}");
        assert!(found[6].contains("stays calm *") || found[6].contains("* stays calm"), "{label}: {found:?}");
        assert!(found[6].ends_with("calls the porter"), "{label}: {found:?}");
    }
}

#[test]
fn short_lists_below_all_questions_of_a_form_are_points_though_others_have_prose() {
    let document = "# Interview\n\n### Why do we test?\n\nA test shows what we broke, and when.\n\n### What is a mock?\n\nIt stands in for what is not there yet.\n\n### What is a seam?\n\nA place where one part can be taken out.\n\n## Practice\n\n1. How do you name a test?\n   - what it shows\n   - no verbs\n2. When do you delete one?\n   - it shows nothing\n   - it is slow\n";
    let found = found(document);
    assert!(found[3].contains("* what it shows * no verbs"), "{found:?}");
    assert!(found[4].contains("* it shows nothing * it is slow"), "{found:?}");
}

#[test]
fn a_question_that_is_answered_otherwise_in_another_section_is_one_more() {
    let document = "# Trains\n\n## For guests\n\n### When does it leave?\n\nAt noon, from the first track.\n\n### Who drives it?\n\nAnn.\n\n## For drivers\n\n### When does it leave?\n\nWhen the signal is green, and not before.\n\n### Who drives it?\n\nAnn.\n";
    let prompts = prompts(document);
    assert_eq!(prompts, ["When does it leave?", "Who drives it?", "When does it leave?"]);
}

#[test]
fn a_name_behind_the_last_question_is_none() {
    let asked = "## Why is it late?\n\nIt snows.\n\n## When does it come?\n\nAt noon.\n\n## Can I wait inside?\n\nYes.\n\n";
    for name in ["Further help", "Kontakt", "The people behind it"] {
        assert_eq!(
            prompts(&format!("# Trains\n\n{asked}## {name}\n\nAsk at the desk.\n")).len(),
            3,
            "{name}"
        );
    }
}
