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

#[test]
fn follow_ups_of_nothing_are_questions() {
    for name in ["Verbal follow-ups", "Sample follow-up questions", "Discussion points", "Points to discuss"]
    {
        let document = format!(
            "# Interviewer notes\n\n## Senior signals\n\n- Ropes are coiled\n- Asks about the tide: \"When is it low?\"\n\n## {name}\n\n- Why is the anchor there?\n- What happens in a storm?\n- Who keeps the log?\n\n## Scoring\n\nSee the sheet.\n"
        );
        let expected = ["Why is the anchor there?", "What happens in a storm?", "Who keeps the log?"];
        assert_eq!(prompts(&document), expected, "{name}");
        let asked = document.replace("Interviewer notes", "How would you moor a boat?");
        assert_eq!(prompts(&asked).len(), 1, "{name}");
        let case = document.replace("Interviewer notes", "A storm\n\nThe boat is adrift. You are alone.");
        assert!(prompts(&case).len() < 2, "{name}");
    }
}
