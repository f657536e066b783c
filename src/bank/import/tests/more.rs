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

#[test]
fn what_must_be_known_is_asked_where_it_surely_asks() {
    let document = "JavaScript\n==========\n\n## Must have\n\n* What is the difference between `==` and `===`?\n* What is a scope?\n* `this` in a function.\n\n## Nice to have\n\n* What is hoisting?\n* What are closures?\n";
    assert_eq!(prompts(document).len(), 5);
    let points = "# Questions\n\n## What is a lock?\n\n### Must have\n\n- One holder\n- Does it end?\n\n## What is a lease?\n\n### Must have\n\n- Time\n- A clock\n";
    assert_eq!(prompts(points), ["What is a lock?", "What is a lease?"]);
}

#[test]
fn an_unknown_name_above_a_counted_list_in_which_a_third_asks_announces_no_part() {
    let document = "Programming language:\n\n1. About PHP\n2. Layouts\n3. How many ways to store a session?\n4. What is a framework?\n5. Switch\n6. Why use a route?\n\nMySQL\n\n1. Types\n2. What is an index?\n3. Keys\n4. What is an enum for?\n";
    assert_eq!(prompts(document).len(), 10);
}

#[test]
fn a_number_of_two_with_a_dash_is_none_of_the_question() {
    let document = "# Quiz\n\n## 1. What is a set?\n\nA collection.\n\n### 1-1. What is in it?\n\nItems.\n\n### 1-2. iterators, why?\n\nTo walk.\n\n## 2. What is a cookie?\n\nA file.\n";
    assert_eq!(
        prompts(document),
        ["What is a set?", "What is in it?", "iterators, why?", "What is a cookie?"]
    );
    let time = "# Quiz\n\n1. 2-3 weeks are left. What do you drop?\n2. What is a set?\n";
    assert!(prompts(time)[0].starts_with("2-3 weeks"));
}
