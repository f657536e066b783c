//! Headings that only say how hard the tasks below them are.

use super::prompts;

#[test]
fn a_level_is_none_of_the_tasks_below_it_though_it_is_told_of() {
    let level = |name: &str, told: &str, tasks: &[&str]| {
        let items: String = tasks
            .iter()
            .enumerate()
            .map(|(at, task)| {
                [&(at + 1).to_string(), ".  ", task, "\n    *   *Focus*: hooks, state.\n"].concat()
            })
            .collect();
        ["### ", name, "\n", told, "\n\n", &items, "\n"].concat()
    };
    let document = [
        "# Coding challenge questions & evaluation criteria\n\n## Part 1: Coding challenges\n\n".to_owned(),
        level(
            "🟢 Easy (foundational)",
            "These questions test your understanding of state and events.",
            &["**Counter**: Create a counter with a history.", "**List**: Build a list that can be sorted."],
        ),
        level(
            "🟡 Medium",
            "These questions require combining several ideas.",
            &["**Search**: Implement a search that waits.", "**Stars**: Build a rating with stars."],
        ),
        level(
            "🔴 Hard (advanced)",
            "These problems test design.",
            &["**Comments**: Build comments that nest.", "**Board**: Create a board of cards."],
        ),
        "## Part 2: Evaluation criteria (industry standards)\n\n### 1. Thinking (30%)\n\n* **Clarity**: Did you ask before you \
         wrote code?\n* **Approach**: Did you tell your plan?\n* **Cases**: Did you think of empty lists?\n\n### 2. Code \
         (20%)\n\n* **Names**: Are names plain?\n* **Form**: Is it formatted?\n"
            .to_owned(),
    ]
    .concat();
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 6, "{prompts:?}");
    assert!(prompts[0].ends_with("Create a counter with a history."), "{prompts:?}");
}
