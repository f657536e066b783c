//! Documents of tasks, choices and scenarios, and what beside their questions is none.

use super::{found, prompts};

#[test]
fn the_parts_of_a_named_problem_are_one_question() {
    let document = "# Problems\n\n## Problem 1: Meeting rooms\n\n**Difficulty:** Easy\n\n### Problem\n\nGiven meetings, say whether one can attend all.\n\n### Constraints\n\n- at most 100\n\n### Hints\n- Sort\n\n## Problem 2: Merge\n\n**Difficulty:** Hard\n\n### Problem\n\nGiven intervals, merge those that overlap.\n\n## Targets\n\n| Problem | Time |\n|---|---|\n| Meeting rooms | O(n) |\n| Merge | O(n) |\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 2, "{prompts:?}");
    assert!(prompts[0].starts_with("Given meetings, say whether one can attend all."), "{prompts:?}");
    assert!(prompts[0].contains("at most 100") && !prompts[0].contains("Sort"));
    assert!(prompts[1].starts_with("Given intervals"));
}

#[test]
fn below_a_task_whose_solution_is_elsewhere_stands_more_of_it() {
    let document = "# SQL exercises\n\n### 1. Create a table\n[Solution](1.sql)\n\nIt has two columns.\n\n1. `id`\n2. `name`\n\n### 2. Select the names\n[Solution](2.sql)\n\n| name |\n|---|\n| a |\n";
    let expected = [
        "Create a table\n\nIt has two columns.\n\n1. `id`\n2. `name`",
        "Select the names\n\n| name |\n|---|\n| a |",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_case_study_is_told_once_for_all_its_tasks() {
    let document = "# Case studies\n\n## Case study 1: A shop\n\n### Problem statement\n\nYou work for a shop.\n\n### Tables\n\n| id | name |\n|---|---|\n| 1 | a |\n\n### Tasks\n\n1. Find the revenue of each month.\n2. Find the best customers.\n\n### Solutions\n\n#### Revenue\n\n```sql\nSELECT 1;\n```\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 2, "{prompts:?}");
    for (prompt, task) in prompts.iter().zip(["Find the revenue of each month.", "Find the best customers."])
    {
        assert!(prompt.starts_with(task) && prompt.contains("You work for a shop."), "{prompt}");
        assert!(prompt.contains("| 1 | a |"));
    }
}

#[test]
fn among_quoted_headings_the_others_are_sections() {
    let document = "# HR\n\n## Plan\n\n- **Mon:** Read\n\n## 1. \"Why us?\"\n### Form\nSay why.\n\n## 2. \"Tell me about a failure\"\n| Part | Text |\n|---|---|\n| S | x |\n\n## 3. \"Where are you in five years?\"\nGrow.\n\n## For seniors\n\n- Strategy\n";
    assert_eq!(prompts(document), ["Why us?", "Tell me about a failure", "Where are you in five years?"]);
}

#[test]
fn tasks_in_a_section_of_problems_may_be_links_to_solutions() {
    let document = "# Design for interviews\n\n## Basics\n- [Latency](https://a.org/1)\n- [Caches](https://a.org/2)\n- [Queues](https://a.org/3)\n- [Sharding](https://a.org/4)\n\n## Interview problems\n- [Design a shortener](https://a.org/5)\n- [Design a chat](https://a.org/6)\n- [How to pass interviews](https://a.org/7)\n";
    assert_eq!(prompts(document), ["Design a shortener", "Design a chat"]);
}

#[test]
fn a_heading_above_a_table_of_questions_is_its_title() {
    let document = "# Design\n\n### Additional interview questions\n\n> With links.\n\n| Question | References |\n|---|---|\n| Design a cache | [a](https://a.org) |\n| Design a queue | [b](https://b.org) |\n";
    assert_eq!(prompts(document), ["Design a cache", "Design a queue"]);
}

#[test]
fn a_title_that_is_said_twice_is_no_part_of_the_prompt() {
    let document = "---\ntitle: Debug a route\n---\n\n# Debug a route\n\nHow would you find why a packet is lost?\n\n## Answer\n\nTrace it.\n";
    assert_eq!(found(document), ["2 How would you find why a packet is lost? = Trace it."]);
}

#[test]
fn code_with_a_name_after_the_points_is_the_answer() {
    let document = "# Mock\n\n### Scenario 1\n\n**Interviewer**: \"Design a schema.\"\n\n**Expected discussion points**:\n- Keys\n- Indexes\n\n**Sample schema**:\n```sql\nSELECT 1;\n```\n";
    assert_eq!(
        found(document),
        ["5 Design a schema. # Scenario 1 = ```sql\nSELECT 1;\n``` * Keys * Indexes"]
    );
}

#[test]
fn what_is_not_to_be_said_is_no_key_point() {
    for label in ["What NOT to say", "Critique if missing", "Common mistakes", "Common pitfalls"] {
        let document = format!(
            "# Mock\n\n> **Q1:** Why Rust?\n\n**Key points:**\n- Safe\n- Fast\n\n**{label}:**\n- It is new\n\n> **Q2:** Why Go?\n\n**Key points:**\n- Simple\n"
        );
        let found = found(&document);
        assert!(found[0].ends_with("* Safe * Fast"), "{label}: {found:?}");
    }
}

#[test]
fn a_table_to_fill_in_after_a_list_is_no_answer() {
    let document = "# Scorecard\n\n### Depth\n\n**Sample questions:**\n- Tell me about a decision.\n- How do you test?\n\n| Rating | 1 | 2 |\n|---|---|---|\n\n### Lead\n\n**Sample questions:**\n- How do you lead?\n- How do you say no?\n\n| Rating | 1 | 2 |\n|---|---|---|\n";
    assert_eq!(found(document).len(), 4);
    assert!(found(document).iter().all(|line| !line.contains(" = ")), "{:?}", found(document));
}

#[test]
fn a_name_with_a_colon_before_a_task_is_no_question_alone() {
    let document = "# Interview questions\n\n1. **Trace [Hard]:** Why is it slow?\n   - **Expected answer:** The pool, and the network.\n   - **Follow-up:** Which metric tells?\n2. **Design [Very hard]:** Design a payment call.\n   - **Expected answer:** Keys.\n   - **Follow-up:** Why not retry?\n";
    let expected = [
        "3 **Trace [Hard]:** Why is it slow? # Interview questions = The pool, and the network. > Which metric tells?",
        "6 **Design [Very hard]:** Design a payment call. # Interview questions = Keys. > Why not retry?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn nested_lists_that_ask_nothing_beside_those_that_do_are_left_out() {
    let document = "# Interview questions\n\n- Backend\n  - What is REST?\n  - What is a queue?\n- About us\n  - A short history\n  - Good things\n";
    assert_eq!(prompts(document).len(), 2, "{:?}", prompts(document));
}

#[test]
fn a_title_says_what_the_document_is_for() {
    let document =
        "# Interview preparation\n\n**Q: Name the layers**\n- One\n\n**Q: What is a path?**\n- Two\n";
    assert_eq!(prompts(document), ["Name the layers", "What is a path?"]);
}

#[test]
fn a_slanted_remark_among_bold_questions_is_none() {
    let document = "# Interview\n\n**What is an index?**\n\nA tree.\n\n*There may be more than one.*\n\n**What is a view?**\n\nA query.\n\n**Bonus**\n\n**What is a lock?**\n\nA wait.\n";
    assert_eq!(prompts(document), ["What is an index?", "What is a view?", "What is a lock?"]);
}

#[test]
fn what_a_task_requires_is_more_of_its_prompt() {
    let document = "# System design\n\n## 1. Design a shortener\n\n### Requirements\n- Short links\n\n### Follow-up questions\n- How do links expire?\n\n## 2. Design a chat\n\n### Requirements\n- Messages\n\n### Follow-up questions\n- What about presence?\n";
    let found = found(document);
    assert!(found[0].starts_with("3 Design a shortener") && found[0].contains("Short links"), "{found:?}");
    assert!(found[1].ends_with("> What about presence?"));
    assert_eq!(found.len(), 2);
}

#[test]
fn what_is_assessed_is_no_answer() {
    for label in ["Assess", "Focus on", "Why they ask"] {
        let document = format!(
            "# Guide\n\n### 1. How does an index work?\n\n**{label}:** Depth.\n\n**Good answer:**\n- B-tree\n- Keys\n\n### 2. What is a lock?\n\n**{label}:** Basics.\n\n**Good answer:**\n- Wait\n"
        );
        let found = found(&document);
        assert_eq!(found[0], "3 How does an index work? # Guide * B-tree * Keys", "{label}");
        assert_eq!(found.len(), 2, "{label}: {found:?}");
    }
}

#[test]
fn parts_of_an_item_say_nothing_of_the_heading_above() {
    let document = "# Interview plan\n\n## Technical (30 min)\n\n1. How do you model events?\n   - Expected: stars, late data\n2. How do you backfill?\n   - Expected: idempotent jobs, windows\n\n## Closing (5 min)\n\n- Thank the candidate\n- Say what is next\n";
    assert_eq!(prompts(document), ["How do you model events?", "How do you backfill?"]);
}

#[test]
fn a_bold_name_and_a_dash_may_stand_before_a_task() {
    let document = "# System design questions\n\n1. **Limiter** - Design a limiter for an API.\n2. **Feed** - Design a feed for all users.\n";
    let expected = ["**Limiter** - Design a limiter for an API.", "**Feed** - Design a feed for all users."];
    assert_eq!(prompts(document), expected);
}

#[test]
fn the_output_that_is_asked_for_is_the_answer() {
    let document = "# JS output\n\n### 1. What is the output?\n\n```js\nlog(1);\n```\n\n**Output:** `1`\n\n### 2. What is the output?\n\n```js\nlog(2);\n```\n\n**Output:** two\n";
    assert!(found(document)[0].ends_with(" = `1`"), "{:?}", found(document));
    assert!(found(document)[1].ends_with(" = two"));
}

#[test]
fn a_file_may_be_one_problem_in_sections() {
    let document = "# Two sum\n\n## Problem statement\n\nReturn two indices that add up.\n\n## Examples\n\n[2, 7], 9\n\n## Solution\n\nUse a map.\n";
    let found = found(document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("Return two indices") && found[0].ends_with(" = Use a map."), "{found:?}");
}

#[test]
fn lists_of_questions_may_have_bold_names() {
    let document = "# Interview questions\n\n**Warm-up**\n\n- What are you working on?\n- What do you like?\n\n**Technical**\n\n- How does TLS work?\n- Explain DNS\n";
    let expected = ["What are you working on?", "What do you like?", "How does TLS work?", "Explain DNS"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_asks_in_sections_that_contents_lead_to_is_in_their_answers() {
    let document = "# OS for interviews\n\n- [Processes](#processes)\n- [Memory](#memory)\n- [Caches](#caches)\n- [Locks](#locks)\n\n## Processes\n\n- A program that runs\n- Why does it run?\n\n## Memory\n\nIt is paged.\n\n## Caches\n\nThey are near.\n\n## Locks\n\nThey wait.\n";
    assert_eq!(prompts(document), ["Processes", "Memory", "Caches", "Locks"]);
}

#[test]
fn what_is_quoted_in_lists_is_asked() {
    let document = "# Questions by level\n\n1. **Solving**\n   - \"Share your hardest bug with us\"\n   - \"How do you plan?\"\n   - \"Tell me about a choice\"\n2. **People**\n   - \"Whom do you ask?\"\n   - \"How do you help?\"\n";
    assert_eq!(prompts(document).len(), 5, "{:?}", prompts(document));
    assert!(prompts(document)[0].ends_with("Share your hardest bug with us"));
}

#[test]
fn a_line_that_counts_questions_is_no_context() {
    let document = "# Networking\n\nQuestions 11-12 of 20. Weight: 2 questions.\n\n## Question 11\n\nHow do packets get lost?\n\n## Question 12\n\nHow do names resolve?\n";
    assert_eq!(prompts(document), ["How do packets get lost?", "How do names resolve?"]);
}

#[test]
fn sections_of_notes_are_no_questions() {
    let document = "# Cookies\n\n## Plain English\n\nBrowsers send them.\n\n## Why seniors get asked\n\nThey matter.\n\n## Simple example\n\nOne header.\n\n## When to use them\n\nIn sessions.\n\n## Interview phrase\n\nUse both.\n";
    assert_eq!(prompts(document), Vec::<String>::new());
    let exercise = format!("{document}\n## Exercise\n\nExplain one attack. When does it fail?\n");
    assert_eq!(prompts(&exercise), ["Explain one attack. When does it fail?"]);
}

#[test]
fn quoted_statements_are_no_questions() {
    let document = "# Round\n\n## Phrases to say\n\n- \"I would take a lock here\"\n- \"I am not adding a queue now\"\n- \"Prices are a strategy of their own\"\n";
    assert_eq!(prompts(document), Vec::<String>::new());
}

#[test]
fn a_sentence_in_a_cell_is_not_split_into_points() {
    let document = "| Question | Key points of an answer |\n|---|---|\n| Why us? | A product, a value that excites you, tied to what you offer. Never generic. |\n| Why you? | strengths, growth |\n";
    let expected = [
        "3 Why us? = A product, a value that excites you, tied to what you offer. Never generic.",
        "4 Why you? * strengths, growth",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_that_goes_on_counting_below_a_bold_name_is_one_of_questions() {
    let document = "# 50 questions\n\n**JavaScript**\n\n1. What is hoisting?\n2. What is `this`?\n\n**CSS**\n\n3. What is specificity?\n4. Flexbox vs grid\n\n**HTML**\n\n5. Semantic elements\n6. Forms\n";
    assert_eq!(prompts(document).len(), 6, "{:?}", prompts(document));
}

#[test]
fn numbers_may_have_two_parts() {
    let document = "# Questions\n\n## 1. Basics\n\n1.1 What is a variable?\n\nA name.\n\n1.2 What is a type?\n\nA kind.\n";
    let expected = [
        "5 What is a variable? # Basics ! junior = A name.",
        "9 What is a type? # Basics ! junior = A kind.",
    ];
    assert_eq!(found(document), expected);
    let amounts = "# Questions\n\n1. How much is left of it?\n\n   1.5 GB are used.\n";
    assert_eq!(prompts(amounts), ["How much is left of it?"]);
}

#[test]
fn a_paste_may_have_each_answer_right_below_its_question() {
    let document = "What is a heap?\nA tree with an order.\n\nWhat is a stack?\nLast in, first out.\n\nWhat is a queue?\nFirst in, first out.\n";
    let expected = [
        "1 What is a heap? = A tree with an order.",
        "4 What is a stack? = Last in, first out.",
        "7 What is a queue? = First in, first out.",
    ];
    assert_eq!(found(document), expected);
    let apart = document.replace("?\n", "?\n\n");
    assert_eq!(prompts(&apart).len(), 3, "{:?}", found(&apart));
    // What begins otherwise is an essay that asks now and then.
    let essay = format!("Some words on heaps.\n\n{}", apart.replace(".\n", ".\n\nAnd more of it.\n"));
    assert_eq!(prompts(&essay), Vec::<String>::new());
}

#[test]
fn names_in_a_part_with_its_time_are_questions() {
    let document = r"# Backend interview

## 1. Introduction (5 min)

- Introduce yourself
- Explain how it goes

## 2. Locks (20 min)

- What is a lease?
- Explain a fence
- Kinds of mutexes

## 3. Nets (15 minutes)

- TCP
- Ports
- How does DNS work?
";
    let expected =
        ["What is a lease?", "Explain a fence", "Kinds of mutexes", "TCP", "Ports", "How does DNS work?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn the_part_that_opens_an_interview_may_ask() {
    let document = r"# Interview

## Warm-up

- What did you build last?
- What are you looking for?
- Tell me about your way, how did you get here?

## Locks

- What is a lease?
- What is a fence?
";
    let expected = [
        "What did you build last?",
        "What are you looking for?",
        "Tell me about your way, how did you get here?",
        "What is a lease?",
        "What is a fence?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_scenario_above_a_bold_question_is_told_with_it() {
    let document = r"# Incident interview

## Scenario 1: The full disk

A node pages at night as its disk is full.

**What do you do?**

### What we look for

- lsof

## Scenario 2: The slow shop

The checkout takes long.

**What do you look at first?**

### What we look for

- traces
";
    let expected = [
        "7 A node pages at night as its disk is full.\n\nWhat do you do? # Scenario 1: The full disk * lsof",
        "17 The checkout takes long.\n\nWhat do you look at first? # Scenario 2: The slow shop * traces",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_name_may_stand_above_its_question() {
    let document = r"# Screen

**Ownership**

Tell me about something you built. What broke first?

**Testing**

How do you decide what not to test?

**Design**

Sketch a service that sends mails.
";
    let expected = [
        "Tell me about something you built. What broke first?",
        "How do you decide what not to test?",
        "Sketch a service that sends mails.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_name_that_is_asked_about_is_no_label_of_an_answer() {
    let document = r"# Review prompts

- Timeline: what happened, and when?
- Response: who was missing?
- Prevention: what would have helped?
";
    let expected = [
        "Timeline: what happened, and when?",
        "Response: who was missing?",
        "Prevention: what would have helped?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn sections_of_a_document_about_something_else_are_no_questions() {
    let document = "# How we moved\n\n## What went wrong\n\nDNS.\n\n## What is next\n\n- costs\n\n## How we deploy\n\nDaily.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn a_bold_name_above_a_list_of_questions_is_that_of_a_section() {
    let document = "# Kit\n\n**Interview questions:**\n\n1. What is a lock?\n2. What is a lease?\n\n**Practical task:**\n\nDeploy a service with two replicas.\n";
    assert_eq!(prompts(document)[..2], ["What is a lock?", "What is a lease?"]);
}
