//! Headings for more questions, and questions in bullets below bold ones.

use super::{super::read_document, found, prompts};

#[test]
fn a_list_below_a_heading_for_more_is_asked_on_its_own() {
    for name in ["Stretch Questions", "Bonus", "Follow-up questions"] {
        for mark in ["", "**"] {
            let document = format!(
                "# Web\n\n- {mark}What is a page?{mark}\n- {mark}Explain the box model.{mark}\n- {mark}Which tag is for tables?{mark}\n\n## {name}\n\n- {mark}How do you write a media query?{mark}\n- {mark}What is a selector?{mark}\n"
            );
            let questions = prompts(&document);
            assert_eq!(questions.len(), 5, "{document}");
            assert_eq!(questions[3], "How do you write a media query?");
        }
    }
}

#[test]
fn follow_ups_of_a_heading_stay_with_it() {
    let document = "# Web questions\n\n## What is a page?\n\nA document.\n\n### Follow-up questions\n\n- Who sends it?\n- Where is it kept?\n\n## What is a site?\n\nMany pages.\n";
    let questions = read_document(document).questions;
    assert_eq!(questions.len(), 2);
    assert_eq!(questions[0].follow_ups.len(), 2);
}

#[test]
fn bullets_with_bold_questions_and_answers_are_questions_beside_a_bold_one() {
    let document = "# Interview questions\n\n**1. Are you familiar with events?**\\\nYes, they bubble.\n\n- **How do you stop one?**\\\n  By a call.\n\n- **Which ones do not bubble?** Focus.\n\n---\n\n**2. Can you describe types?**\\\nThey are checked early.\n\n- **What is a union of types?**\\\n  One of several.\n";
    let questions = prompts(document);
    assert_eq!(questions.len(), 5, "{questions:?}");
    assert!(found(document)[1].contains("By a call."), "{:?}", found(document));
}
