//! What stands beside questions, above them or among them and is none.

use std::fmt::Write as _;

use super::{found, prompts};

#[test]
fn the_number_of_all_questions_tells_nothing() {
    let document = "# Problems\n\n📊 Total questions: 158\n\n🎯 What they test:\nHow you work.\n\n1. What is a lock?\n2. Why do you want to work here?\n3. Design a cache.\n";
    assert_eq!(prompts(document), ["What is a lock?", "Why do you want to work here?", "Design a cache."]);
}

#[test]
fn what_is_compared_below_the_number_of_a_question_is_told_for_that_alone() {
    for asked in ["Compare these two queries.", "What's the difference between these two queries?"] {
        let document = format!(
            "# Quiz\n\n### Question 1 (⭐ Easy) - 5 points\n{asked}\n\n**Query A:**\n```sql\nSELECT 1;\n```\n\n### Question 2 (⭐ Easy) - 5 points\nWrite a query to find all.\n"
        );
        let prompts = prompts(&document);
        assert!(prompts[0].starts_with(asked), "{prompts:?}");
        assert_eq!(prompts[1], "Write a query to find all.");
    }
}

#[test]
fn a_collection_in_the_style_of_scenarios_tells_none() {
    for title in
        ["Docker interview preparation – casebook style", "Scenario-based Docker interview questions"]
    {
        let document = format!(
            "# {title}\n\nThis document is curated from real questions.\n\n## 1. What is an image?\n\nA plan.\n\n## 2. What is a container?\n\nA process.\n"
        );
        assert_eq!(prompts(&document), ["What is an image?", "What is a container?"], "{title}");
    }
    let document = "# Case study: a shop\n\nA shop loses orders.\n\n## 1. What do you ask?\n\nWhen.\n\n## 2. What do you do?\n\nLook.\n";
    assert_eq!(prompts(document)[0], "What do you ask?\n\nA shop loses orders.");
}

#[test]
fn headings_beside_the_one_that_holds_the_questions_are_the_rest() {
    let mut document = String::from("# Preparation guide\n\n## Top interview questions & answers\n\n");
    for n in 1..=6 {
        write!(document, "### {n}. \"What is part {n}?\"\n\nIt is so.\n\n").unwrap();
    }
    document += "## Power phrases (use these!)\n\n- \"This solves it\"\n\n## Numbers to keep in mind\n\nIf asked \"How fast is it?\", say:\n\n| Metric | Value |\n|---|---|\n| Time | 50 ms |\n\n## Closing statement\n\nWhen they ask \"Any questions for us?\":\n\n\"I am curious.\"\n";
    assert_eq!(prompts(&document).len(), 6, "{:?}", prompts(&document));
}

#[test]
fn bold_items_are_asked_throughout_a_document_and_the_names_above_them_announce_nothing() {
    let document = "**Answers to interview questions:**\n\n**Systems:**\n\n- **How does a system boot?**\n    - The firmware loads it.\n- **Locks vs semaphores, uses of each.**\n    - One holder, or several.\n- **What is paging?**\n    - Memory in pages.\n\n**Compilers:**\n\n- **Is Rust compiled?**\n    - It is.\n- **Phases of a compiler.**\n    - Lexer, parser.\n- **Explain linking.**\n    - Objects become one.\n";
    assert_eq!(
        prompts(document),
        [
            "How does a system boot?",
            "Locks vs semaphores, uses of each.",
            "What is paging?",
            "Is Rust compiled?",
            "Phases of a compiler.",
            "Explain linking."
        ]
    );
}

#[test]
fn codes_that_a_heading_asks_about_are_no_questions() {
    let codes = "## Which codes are there?\n\n`1`: not found\n\n`2`: no rights\n\n`3`: broken\n";
    assert_eq!(found(codes), ["1 Which codes are there? = `1`: not found\n\n`2`: no rights\n\n`3`: broken"]);
}

#[test]
fn two_scenarios_in_quotes_are_asked_and_what_they_ask_next_follows_up() {
    let scenario = |n: usize, asked: &str| {
        format!(
            "## Scenario {n}: \"{asked}\"\n\n### A day at work\n\n**MORNING**\n> \"I look at alerts.\"\n\n**EVENING**\n> \"I go.\"\n\n### Follow-up questions they might ask:\n\n**Q: \"What comes then?\"**\n> \"This.\"\n\n"
        )
    };
    let document = scenario(1, "Tell me about an incident") + &scenario(2, "Walk me through your day");
    assert_eq!(prompts(&document), ["Tell me about an incident", "Walk me through your day"]);
    assert!(found(&document).iter().all(|line| line.contains(" > What comes then?")));
}

#[test]
fn advice_among_questions_is_none() {
    let document = "# Cracking the interview\n\nA book.\n\n# Chapter 10, The company\n\nLook at it.\n\n# Chapter 11, Yourself\n\n- Be short.\n- Discuss your work.\n- Do practice.\n- Don't be boring.\n\n- ***Why do you want to work here?***\n  - You like it.\n\n- ***Why should we hire you?***\n  - You can do it.\n\n- ***What are your strengths?***\n  - Say one.\n";
    assert_eq!(
        prompts(document),
        ["Why do you want to work here?", "Why should we hire you?", "What are your strengths?"]
    );
    let document = "# Behavioural questions\n\n## Tips for behavioural questions\n\n- You are the hero.\n- What do you want them to feel?\n\n## Questions\n\n- Tell me about yourself.\n- How do you plan? Follow-up questions:\n    - And when it fails?\n";
    assert_eq!(
        found(document),
        ["10 Tell me about yourself. # Questions", "11 How do you plan? # Questions > And when it fails?"]
    );
}

#[test]
fn what_most_entries_of_a_list_or_a_table_lead_to_by_their_words_is_all_that_they_are() {
    let asked =
        ["What is a lock?", "What is a lease?", "What is a heap?", "What is a trie?", "What is a pod?"];
    let answered: String =
        asked.iter().fold(String::new(), |all, asked| all + "### " + asked + "\n\nIt is so.\n\n");
    let list: String = asked.iter().fold(String::new(), |all, asked| all + "- " + asked + "\n");
    let rows: String = asked.iter().fold(String::new(), |all, asked| all + "| 1 | [" + asked + "]( ) |\n");
    for contents in [
        format!("{list}    - How does it differ from a volume?\n"),
        format!("| No. | Question |\n|---|---|\n{rows}| 1 | [How does it differ?]( ) |\n"),
    ] {
        let document = format!("# Interview questions\n\n### Table of contents\n\n{contents}\n{answered}");
        assert_eq!(prompts(&document), asked, "{contents}");
    }
}

#[test]
fn headings_that_say_how_many_questions_there_are_name_them() {
    let document = "# Flutter interview questions\n\nA program to practise.\n\n## Topics\n\n### Dart (~300 questions)\n- Types\n- Loops\n\n\
                    ### Widgets (~250 questions)\n- State\n- Layout\n\n### Tests (about 40 questions)\n- Units\n";
    assert_eq!(prompts(document), Vec::<String>::new());
}
