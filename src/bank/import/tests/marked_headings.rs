//! Headings that the symbol of a question marks, on any level, among others.

use super::prompts;

#[test]
fn headings_with_the_symbol_of_a_question_ask_and_others_name() {
    let text = "# Services\n\n### 🔸 Gateway\n\nOne way in.\n\n### 🔸 Registry\n\nWho is where.\n\n### 🔸 Queue\n\nIn order.\n\n\
                # Interview questions\n\n### 1. ❓ How would you split a program?\n\nBy what it is for.\n\n### 2. ❓ Gateways and \
                meshes\n\nBoth route.\n\n## Routing\n\n## ❓ What is a registry for?\n\nTo find others.\n\n## ❓ How do you \
                hold back load?\n\nBy a limit.\n";
    assert_eq!(
        prompts(text),
        [
            "How would you split a program?",
            "Gateways and meshes",
            "What is a registry for?",
            "How do you hold back load?"
        ]
    );
}

#[test]
fn one_without_the_symbol_that_asks_with_a_mark_is_a_slip() {
    let text = "# Locks\n\n## ❓ What is a lock?\n\nIt is held.\n\n## ❓ Who holds it?\n\nOne.\n\n## When is it free?\n\nLater.\n\n\
                ## ❓ Explain waits\n\nThey end.\n\n## ❓ Leases\n\nThey expire.\n\n## Summary\n\nHold on.\n";
    let prompts = prompts(text);
    assert_eq!(prompts.len(), 5, "{prompts:?}");
    assert!(!prompts.contains(&"Summary".to_owned()));
}
