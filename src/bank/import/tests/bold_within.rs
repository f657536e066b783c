//! What is in bold within bold, and options that stand each by itself.

use super::{found, prompts};

#[test]
fn nested_items_in_bold_are_asked_where_all_that_is_asked_is_bold() {
    let text = "# Review\n\n1. **What is a process?** your answer goes here\n2. **What does a scheduler show?** your answer goes \
                here\n    - **How does a user see it?** your answer goes here\n    - **Explain what a program sees.** your \
                answer goes here\n3. **What is a page?** your answer goes here\n4. **Name a trap.** your answer goes here\n";
    assert_eq!(prompts(text).len(), 6, "{:?}", prompts(text));
    let plain = text.replace("    - **How does a user see it?**", "    - How does a user see it?");
    assert_eq!(prompts(&plain).len(), 5, "{:?}", prompts(&plain));
}

#[test]
fn names_between_lists_that_ask_are_those_of_sections() {
    let section = |name: &str| {
        format!(
            "## {name}\n\n**All levels:**\n- \"How do you measure {name}?\"\n- \"What has {name} cost?\"\n\n**Leads and above:**\n- \"Who decides on {name}?\"\n- \"When do you say no to {name}?\"\n\n---\n\n"
        )
    };
    let text = format!("# Mock questions\n\n{}{}{}", section("Money"), section("People"), section("Time"));
    let found = found(&text);
    assert!(found.iter().all(|line| !line.contains(" > ")), "{found:?}");
    assert!(found.len() == 12, "{found:?}");
}

#[test]
fn options_that_stand_each_by_itself_are_those_of_the_prompt() {
    let question = |number: usize, asked: &str| {
        format!("{number}. **{asked}**\n\n    A) A list\n    \n    B) A tree\n    \n    C) A heap\n\n")
    };
    let text = format!(
        "# Test\n\n{}{}{}",
        question(1, "Which of these is sorted?"),
        question(2, "What is a **node** in?"),
        question(3, "Where is the least on top?")
    );
    let found = found(&text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|line| line.contains("C) A heap") && !line.contains(" = ")), "{found:?}");
    assert!(found[1].contains("What is a node in?"), "{found:?}");
}
