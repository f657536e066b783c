//! Parts that are named in words of their own: what is wanted of an answer, and what is asked if there is time.

use crate::bank::import::{Found, read_document};

fn read(text: &str) -> Vec<Found> {
    read_document(text).questions
}

fn points(found: &Found) -> Vec<&str> {
    found.key_points.iter().map(|point| point.text.as_str()).collect()
}

#[test]
fn what_those_who_ask_hope_for_is_a_list_of_points() {
    for (wanted, more) in [
        ("**We hope for**", "**Keep going**"),
        ("What we grade:", "More to ask:"),
        ("I'm after", "If time is left"),
        ("Wir erwarten", "If they are quick"),
        ("Talk about:", "Then:"),
    ] {
        let text = format!(
            "# Interview questions\n\n### How does a ferry load its cars?\n{wanted}\n- the heavy ones low\n- both sides alike\n\n\
             {more}\n- What if a bus comes last?\n\n### Where would you put the lifeboats?\n{wanted}\n- near the people\n\n\
             {more}\n- Who counts them?\n- And at night?\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(points(&found[0]), ["the heavy ones low", "both sides alike"], "{text}");
        assert_eq!(found[0].follow_ups, ["What if a bus comes last?"], "{text}");
        assert_eq!(found[1].follow_ups.len(), 2, "{text}");
    }
}

#[test]
fn a_name_right_below_each_question_is_no_more_of_it() {
    for name in ["Hints for the host:", "Für die Jury:", "Our list"] {
        let text = format!(
            "# Quiz night interviews\n\nChallenge: Explain why the sea is salty.\n{name}\n  * rivers carry it\n  * water leaves\n\n\
             Challenge: How deep is a lake at its deepest?\n{name}\n  * it depends\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[0].prompt, "Explain why the sea is salty.", "{text}");
        if name.ends_with(':') {
            assert_eq!(points(&found[0]), ["rivers carry it", "water leaves"], "{text}");
        }
    }
}

#[test]
fn a_good_solution_above_bullets_is_told_by_its_points() {
    let text = "# Coding interview\n\n**1. Rounds**\n\nWrite a function that counts rounds.\n\n_A good solution:_\n- counts once\n- \
                is short\n\n**2. Laps**\n\nWrite a function that finds the fastest lap.\n\n_A good solution:_\n- looks at each lap\n";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert_eq!(points(&found[0]), ["counts once", "is short"]);
}

#[test]
fn scenarios_with_an_answer_right_below_are_questions() {
    for edge in ["---\n", "\n"] {
        let card = |scene: &str, answer: &str| {
            format!("{edge}**Scenario:** {scene}\n**We'd like:** {answer}\n**Nope:** silence\n")
        };
        let text = format!(
            "# Peer interviews\n\n{}{}{}",
            card(
                "The same lamp fails once a week.",
                "Look for a pattern, write it down, and mend what is the cause of it all."
            ),
            card(
                "A guest closes the door on you.",
                "Ask through the door, wait a little, and come back later that day."
            ),
            card(
                "The bill is wrong by one cent.",
                "Say so, count it again together with the guest, and write a new one."
            )
        );
        let found = read(&text);
        assert_eq!(found.len(), 3, "{text}");
        assert_eq!(found[1].prompt, "A guest closes the door on you.");
    }
}

#[test]
fn a_star_behind_the_number_of_a_question_leads_to_a_note() {
    let text = "# Interview questions\n\n\\* = for seniors\n\n**Q1 – Why is a tide late?**\n\nThe moon.\n\n**Q2\\* – Explain a spring tide**\n\n\
                Sun and moon.\n\n**Q3 – What is a neap tide?**\n\nHalf moon.\n";
    let found = read(text);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[1].prompt, "Explain a spring tide");
}

#[test]
fn a_section_of_quick_questions_is_none_of_follow_ups() {
    for name in ["Quick ones", "More questions", "Harder questions"] {
        let document = format!(
            "# Go interview\n\n### How is a routine stopped?\n\nBy its context.\n\n### What is a channel?\n\nA queue.\n\n## {name}\n\n- Is a map safe?\n- Which tool shows races?\n"
        );
        assert_eq!(read_document(&document).questions.len(), 4, "{name}");
    }
}

#[test]
fn what_is_asked_on_in_slanted_words_or_behind_arrows_is_a_follow_up() {
    let slanted = "# Manager interview\n\nHow many have you let go? _Follow-up: what did the rest hear?_\n\nWhat is your Tuesday like?\n\nTell me about someone you promoted. _Follow-up: what was missing a year before?_\n\nWhat have you abolished?\n";
    let arrows = "# Interview\n\nHow do you test a pipeline?\n    -> and if the source has no schema\n    -> what if it is late\n\nWhich part was hard?\n\nYou cut the bill by half. How?\n    -> who disagreed\n";
    let follow_ups = |document: &str| -> Vec<usize> {
        read_document(document).questions.iter().map(|question| question.follow_ups.len()).collect()
    };
    assert_eq!(follow_ups(slanted), [1, 0, 1, 0]);
    assert_eq!(follow_ups(arrows), [2, 0, 1]);
}

#[test]
fn what_thin_answers_are_asked_and_what_earns_a_plus_are_parts() {
    let document = "# Questions\n\n## What is a lock?\n\nIt is held by one.\n\nPlus: speaks of fairness\n\nIf the answer is thin:\n\n- Who holds it?\n- Since when?\n\n## What is a queue?\n\nIt waits.\n\nWe will talk about:\n\n- its length\n- its order\n";
    let parts: Vec<(usize, usize)> = read_document(document)
        .questions
        .iter()
        .map(|question| (question.key_points.len(), question.follow_ups.len()))
        .collect();
    assert_eq!(parts, [(1, 2), (2, 0)]);
}

#[test]
fn what_is_looked_for_is_told_though_most_questions_are_answered_in_prose() {
    let question = |name| format!("**What is a {name}?**\n\nIt is a thing that is held by one.\n\n");
    let answered = ["lock", "lease", "fork", "queue", "stack", "heap"].map(question).concat();
    let document = format!(
        "# Interview questions\n\n{answered}**Tell me about your team**\n- Look for: Patience, humour\n- Red flags: Blame\n"
    );
    let last = read(&document).pop().unwrap();
    assert_eq!((points(&last), &last.answer), (vec!["Patience, humour"], &None));
}
