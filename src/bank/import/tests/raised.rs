//! Questions that look like something else by their place: quoted headings, lines above text, lists in guides.

use super::{found, prompts};

#[test]
fn a_quoted_heading_may_be_the_question() {
    let document = "[Home](../README.md)\n\n> #### What is a mutex?\n<details>\n<summary>Answer</summary>\nIt lets one in.\n</details>\n\n> #### Compare it with a semaphore\n<details>\n<summary>Answer</summary>\nThat counts.\n</details>\n";
    let expected = ["3 What is a mutex? = It lets one in.", "9 Compare it with a semaphore = That counts."];
    assert_eq!(found(document), expected);
}

#[test]
fn quoted_headings_that_do_not_ask_are_text() {
    let document = "# Questions\n\n## What is a mutex?\n\n> ### Note\n> It lets one in.\n\n## What is a queue?\n\n> ### Note\n> A line.\n";
    assert_eq!(prompts(document), ["What is a mutex?", "What is a queue?"]);
}

#[test]
fn a_guide_named_as_advice_has_its_questions_in_lists_that_ask() {
    let document = "# Interview format\n\n## Background\n\n- What do you work on?\n- What do you like?\n- Describe a week.\n\n## Company\n\n- Explain the role.\n- Describe the project.\n\n### Networks\n\n- What happens when a page opens?\n- How does DNS work?\n";
    let expected = [
        "What do you work on?",
        "What do you like?",
        "Describe a week.",
        "What happens when a page opens?",
        "How does DNS work?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn choices_alone_are_no_prompt() {
    let document = "# Quiz\n\n#### Q. An endpoint is much like a controller.\n* True\n* False\n```\nTrue\n```\n#### Q. Classes for the DOM:-\n* A\n* B\n```\nA\n```\n#### Q. Spring has endpoints.\n* True\n* False\n```\nTrue\n```\n";
    let expected = [
        "An endpoint is much like a controller.\n\n* True\n* False",
        "Classes for the DOM:-\n\n* A\n* B",
        "Spring has endpoints.\n\n* True\n* False",
    ];
    let prompts: Vec<String> = prompts(document)
        .iter()
        .map(|prompt| prompt.replace(".\n*", ".\n\n*").replace("-\n*", "-\n\n*"))
        .collect();
    assert_eq!(prompts, expected);
}

#[test]
fn a_bold_task_may_have_its_answer_right_below() {
    let document = "# Interview\n\n**When is S3 right?**\nFor files.\n\n**Write a script that sets up a host**\nI would expect a few lines.\n\n**Why do we do this**\nno reason\n";
    assert_eq!(
        prompts(document),
        ["When is S3 right?", "Write a script that sets up a host", "Why do we do this"]
    );
}

#[test]
fn an_item_that_announces_questions_holds_them_and_is_not_told_with_them() {
    let document = "# Interview\n\n1. What does float do?\n1. some questions in rapid fire style\n   1. Are rules case sensitive?\n   1. The root is always html.\n   1. Does a margin work here?\n   1. The class selects options.\n1. How do px and em differ?\n";
    let expected = [
        "3 What does float do? # Interview",
        "5 Are rules case sensitive? # Interview",
        "6 The root is always html. # Interview",
        "7 Does a margin work here? # Interview",
        "8 The class selects options. # Interview",
        "9 How do px and em differ? # Interview",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_title_in_the_front_matter_that_asks_is_answered_by_all_below() {
    let document = "---\ntitle: Describe event bubbling\n---\n\n## Summary\n\nEvents go up.\n\n## Use cases\n\n### Lists\n\nImagine a list with many items.\n\n### Menus\n\nConsider a menu that closes.\n";
    assert_eq!(prompts(document), ["Describe event bubbling"]);
}

#[test]
fn the_sections_of_a_document_may_tell_one_task() {
    let document = "# Shrink the image\n\n> **Difficulty:** Hard\n\n#### **Scenario**\n\nAn image has 900 MB.\n\n#### **Task**\n\nRewrite it in two stages.\n\n#### **Example**\n\n```\n45 MB\n```\n";
    assert_eq!(prompts(document), ["An image has 900 MB.\n\nRewrite it in two stages.\n\n```\n45 MB\n```"]);
    let manual =
        "# Shrink\n\n## Description\n\nIt makes images small.\n\n## Examples\n\n```\nshrink a\n```\n";
    assert_eq!(prompts(manual), Vec::<String>::new());
}

#[test]
fn what_is_told_below_the_number_of_a_scenario_is_the_prompt() {
    let document = "# Incidents\n\n## Scenario 1: The checkout\n\nIt takes ten seconds.\n\nNothing was deployed.\n\n**What we look for**\n- Slow queries\n\n## Scenario 2: The mails\n\nNobody gets one.\n\n**What we look for**\n- The queue\n";
    let expected = [
        "3 It takes ten seconds.\n\nNothing was deployed. # Incidents * Slow queries",
        "12 Nobody gets one. # Incidents * The queue",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn rules_may_stand_between_cards() {
    let document = "What is a lease?\n\nA lock that expires.\n\n---\n\nExplain fencing tokens\n\nNumbers that grow.\n\n---\n\nHow do clocks drift?\n\nBy heat.\n";
    let expected = [
        "1 What is a lease? = A lock that expires.",
        "7 Explain fencing tokens = Numbers that grow.",
        "13 How do clocks drift? = By heat.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn code_in_a_line_answers_the_task_above_it() {
    let document = "- Q1. Write a query for all names.\n```SELECT name FROM staff;```\n\n-Q2. Write a query for all pay\n```SELECT pay FROM staff;```\n";
    let expected = [
        "1 Write a query for all names. = ```SELECT name FROM staff;```",
        "4 Write a query for all pay = ```SELECT pay FROM staff;```",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn lines_that_ask_below_a_name_are_questions_of_their_own() {
    let document = "Interview questions\n\nOpening\nWhy do you want to leave?\nWhat do you know of us?\nDescribe your week.\n\nClosing\nDo you have questions?\nWhen could you start?\n";
    let expected = [
        "Why do you want to leave?",
        "What do you know of us?",
        "Describe your week.",
        "Do you have questions?",
        "When could you start?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_quote_above_a_folded_answer_is_the_question() {
    let answer = "<details>\n<summary>Answer</summary>\nThat.\n</details>\n\n";
    let document =
        format!("# Java\n\n> What is the heap?\n{answer}> Name its parts\n{answer}> Memory leaks\n{answer}");
    assert_eq!(prompts(&document), ["What is the heap?", "Name its parts", "Memory leaks"]);
}

#[test]
fn a_name_above_a_list_of_questions_is_none() {
    for name in
        ["**Questions**", "### Questions", "**Primary question:**", "**Ask:**", "*Fragen:*", "Questions:"]
    {
        let document = format!(
            "# Interview\n\n## Motivation\n\n{name}\n\n- Why us?\n- Tell me about a change\n\n**Listen for:**\n\n- The product\n\n## Leadership\n\n{name}\n\n- Tell me about a team\n- How did it end?\n\n**Listen for:**\n\n- Names\n"
        );
        let expected = ["Why us?", "Tell me about a change", "Tell me about a team", "How did it end?"];
        assert_eq!(prompts(&document), expected, "{name}");
    }
}

#[test]
fn tasks_in_more_languages_are_known_where_the_title_speaks_of_questions() {
    let documents = [
        "# Domande di colloquio\n\n1. Cos'è una closure?\n2. Spiega i cicli\n3. Differenza tra i due\n",
        "# Pytania rekrutacyjne\n\n1. Co to jest domknięcie?\n2. Wyjaśnij pętlę\n3. Różnica między nimi\n",
        "# Câu hỏi phỏng vấn\n\n1. Closure là gì?\n2. Trình bày event loop\n3. So sánh hai loại\n",
    ];
    for document in documents {
        assert_eq!(prompts(document).len(), 3, "{document}");
    }
}

#[test]
fn tasks_are_counted_by_headings_or_in_bold() {
    for (open, close) in [("## ", ""), ("**", "**")] {
        let document = format!(
            "# Tasks\n\n{open}Task 1{close}\n\nWrite a script.\n\n**Solution**\n\nA line.\n\n{open}Task 2{close}\n\nFind the port.\n\n**Solution**\n\nss\n"
        );
        assert_eq!(
            found(&document),
            ["3 Write a script. # Tasks = A line.", "11 Find the port. # Tasks = ss"]
        );
    }
    let tutorial = "# A cluster\n\n## Task 1\n\nInstall it.\n\n## Task 2\n\nStart it.\n";
    assert_eq!(prompts(tutorial), Vec::<String>::new());
}

#[test]
fn a_section_of_questions_stands_apart_from_a_text() {
    for (open, close) in [("### ", ""), ("**", "**")] {
        let document = format!(
            "# Systems\n\n## Processes\n\n{open}Memory{close}\n\nText and heap.\n\n{open}Scheduling{close}\n\nIn turns.\n\n## Interview questions\n\n{open}What is a process?{close}\n\nA program.\n\n{open}Explain a fork{close}\n\nTwo of it.\n"
        );
        assert_eq!(prompts(&document), ["What is a process?", "Explain a fork"]);
    }
}

#[test]
fn numbered_names_are_questions_below_a_title_of_questions() {
    let document = "# System design questions\n\n1. A chat\n2. A feed\n3. A cache\n";
    assert_eq!(prompts(document), ["A chat", "A feed", "A cache"]);
    assert_eq!(prompts(&document.replace("questions", "notes")), Vec::<String>::new());
}

#[test]
fn a_table_of_scores_is_no_part_of_the_prompt() {
    let document = "# Rubric\n\n### Architecture\n\n> Walk me through a system.\n\n| Score | Looks like |\n|---|---|\n| 1 | Tools |\n\n### Delivery\n\n> Tell me about a delay.\n\n| Score | Looks like |\n|---|---|\n| 1 | Blames |\n";
    assert_eq!(prompts(document), ["Walk me through a system.", "Tell me about a delay."]);
}

#[test]
fn slanted_questions_may_have_their_answers_behind_them() {
    let document = "# Interview\n\n*What is a lease?* A lock.\n\n*What is fencing?* Numbers.\n\n*Why do clocks drift?* Heat.\n";
    assert_eq!(found(document)[0], "3 What is a lease? # Interview = A lock.");
}

#[test]
fn a_cell_may_hold_tasks_among_questions() {
    let document = "| Level | Questions |\n|---|---|\n| Senior | Explain MVCC<br>How do you shard? |\n";
    assert_eq!(prompts(document), ["Explain MVCC", "How do you shard?"]);
}

#[test]
fn what_somebody_asked_is_told_in_lists() {
    let document = "# Interview of Monday\n\nAnna asked:\n1) describe your last system\n2) how did you test it\n3) what broke\n\nBen asked:\n1) find the bug in this code\n2) estimate the load\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_title_that_begins_like_advice_is_none() {
    let document = "# MySQL interview questions\n\n### What is an index\n\nA tree.\n\n### Types of joins\n\nFour.\n\n### What is a key\n\nA name.\n";
    assert_eq!(prompts(document), ["What is an index", "Types of joins", "What is a key"]);
}

#[test]
fn notes_may_hold_headings_that_ask() {
    let document = "# Angular\n\n## What is it?\n\nA framework.\n\n## Why is it used?\n\nFor pages.\n\n## Features\n\nMany.\n\n## Is it old?\n\nYes.\n\n## Controllers\n\nParts.\n\n## Scopes\n\nObjects.\n\n## Filters\n\nForms.\n\n## Routing\n\nPaths.\n\n## Who made it?\n\nSome.\n";
    assert_eq!(prompts(document), ["What is it?", "Why is it used?", "Is it old?", "Who made it?"]);
}

#[test]
fn what_goes_on_counting_is_counted_whatever_it_begins_with() {
    let document = "# Quiz\n\n1 - What does this print?\n* A) 1\n* B) 2\n\n2 - const values never change.\n* A) True\n* B) False\n\n3- (true or false) is what?\n* A) true\n* B) false\n";
    assert_eq!(prompts(document).len(), 3);
    assert!(prompts(document)[1].starts_with("const values never change."));
}

#[test]
fn numbered_items_with_headings_are_questions_below_such_a_title() {
    let document = "# SQL interview questions\n\n## Basics\n\n1. ### **Views**\n\n   A stored query.\n\n2. ### **Join types**\n\n   Four.\n\n## More\n\n3. ### **What is a key**\n\n   A name.\n";
    assert_eq!(prompts(document), ["Views", "Join types", "What is a key"]);
}

#[test]
fn a_question_with_a_long_answer_takes_the_place_of_its_row_in_a_table() {
    let document = "# Node\n\n| # | Question | Group |\n|---|---|---|\n| 1 | What is libuv? | Core |\n| 2 | Explain the loop | Core |\n\n### Q1. What is libuv?\n\nIt is a library for input and output that does not wait.\n\n### Q2. Explain the loop\n\nIt goes through the phases of timers, of events and of closing.\n";
    let expected = [
        "8 What is libuv? # Node = It is a library for input and output that does not wait.",
        "12 Explain the loop # Node = It goes through the phases of timers, of events and of closing.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_slanted_remark_with_a_name_is_no_question() {
    let document = "# Вопросы\n\n### Мотивация\n\n_Цель: понять._\n\n_Как отвечать: подготовиться заранее._\n\n* Почему вы здесь?\n* Где вы себя видите?\n\n### Команда\n\n_Как отвечать: коротко и ясно._\n\n* Как вы спорите?\n* Кто решает?\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn code_below_a_name_is_not_stated() {
    let document = "# Coding\n\n## Q1. Make this work:\n\n```js\ntwice([1]);\n```\n\n## Q2. Reverse a list\n\n```js\nlist.reverse();\n```\n\nIt turns it around.\n";
    assert!(prompts(document)[0].starts_with("Make this work:"));
    assert!(prompts(document)[1].starts_with("Reverse a list"));
}

#[test]
fn a_sentence_after_the_number_of_a_question_is_its_prompt() {
    let document = "# Linux\n\n### Q1. A server is slow, but its processor is idle.\n* It waits for the disk.\n\n### Q2. A process is killed. Logs show:\n\n```\nOut of memory\n```\nWhy does this happen?\n* It has a limit.\n\n### Q3. What is a thread?\n* A worker.\n";
    let expected = [
        "A server is slow, but its processor is idle.",
        "A process is killed. Logs show:\n\n```\nOut of memory\n```\nWhy does this happen?",
        "What is a thread?",
    ];
    let prompts = prompts(document);
    assert_eq!(prompts[0], expected[0]);
    assert!(prompts[1].starts_with(expected[1]), "{prompts:?}");
    assert_eq!(prompts[2], expected[2]);
}
