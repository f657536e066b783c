//! What teams write down for interviews of their own: guides, banks and exercises.

use super::{found, left_out, prompts};

#[test]
fn follow_ups_may_be_in_quotes_below_their_label() {
    let document = "# Cheat sheet\n\n1. Pipelines\nPrimary question:\n“Tell me about a pipeline. What did it solve?”\nFollow-ups:\n\n“What made it hard?”\n“What would you improve?”\n\n2. Changes\nPrimary question:\n“How do you pick up what changed?”\nFollow-ups:\n\n“What if it breaks?”\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("> What made it hard? > What would you improve?"), "{found:?}");
    assert!(found[1].ends_with("> What if it breaks?"), "{found:?}");
}

#[test]
fn what_goes_wrong_is_no_part_of_a_follow_up() {
    let document = "# Java bank\n\n## How it works\n\nIt is organized for recall.\n\n## Terms\n\n- **Answer:** what is said\n\n## Questions and answers\n\n### JVM\n\n**1. What is bytecode?**\n\nModel answer: Instructions.\n\nFollow-up: Where is it kept? Trap: In the heap.\n\n**2. Trace a call.**\n\nModel answer: It begins at main.\n\nFollow-up: Where does it end? Trap: Nowhere.\n\n**3. What is a safepoint?**\n\nModel answer: A place to stop.\n\nFollow-up: Who stops there? Trap: Nobody.\n";
    let expected = [
        "15 What is bytecode? # JVM = Instructions. > Where is it kept?",
        "21 Trace a call. # JVM = It begins at main. > Where does it end?",
        "27 What is a safepoint? # JVM = A place to stop. > Who stops there?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_word_for_questions_names_the_list_below_it() {
    let document = "# Guide\n\n## Flutter\n\n**Questions**\n\n- What did you build?\n- Have you built for iOS?\n\n**What this assesses**\n\n- Depth\n- Experience\n\n**Expected answer (in general)**\n\nThey explain it.\n\n## Data\n\n**Questions**\n\n- What databases have you used?\n- Any experience with graphs?\n\n**What this assesses**\n\n- Breadth\n";
    let expected = [
        "What did you build?",
        "Have you built for iOS?",
        "What databases have you used?",
        "Any experience with graphs?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn numbers_that_a_text_processor_escaped_begin_questions_below_bold_sections() {
    let document = "**Payments question bank**\n\nOwner: Marta\n\n**Section A**\n\n1\\. How do you model money?\n\n**Expected answer:** In minor units.\n\n2\\. What is double entry?\n\n**Expected answer:** Two entries that sum to zero.\n\n**Section B**\n\n3\\. The network times out. What now?\n\n**Expected answer:** Ask.\n\n**Logistics**\n\nLeave ten minutes.\n";
    let expected = ["How do you model money?", "What is double entry?", "The network times out. What now?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_question_after_its_points_is_none_of_them() {
    let document = "# Frontend lead\n\n- How would you split an app?\n\nGood answer should include:\n\n- Boundaries\n- An owner\n\n- Our page is slow. What do you do?\n\nGood answer should include:\n\n- Measure\n- Split the code\n\n- When did you say no?\n";
    let expected = [
        "3 How would you split an app? # Frontend lead * Boundaries * An owner",
        "10 Our page is slow. What do you do? # Frontend lead * Measure * Split the code",
        "17 When did you say no? # Frontend lead",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_below_a_prompt_that_ends_with_a_colon_is_more_of_it() {
    let document = "# Prompts\n\n## Photos\n\nDesign a service for photos. Requirements:\n\n- Only parents see them\n- They can be taken back\n\n**Key points**\n\n- Access\n- Deletion\n\n## Tickets\n\nDesign a sale of tickets. Constraints:\n\n- None is sold twice\n- Bots wait\n\n**Key points**\n\n- A queue\n- Fairness\n";
    let expected = [
        "3 Design a service for photos. Requirements:\n\n- Only parents see them\n- They can be taken back # Prompts * Access * Deletion",
        "15 Design a sale of tickets. Constraints:\n\n- None is sold twice\n- Bots wait # Prompts * A queue * Fairness",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_label_may_have_a_symbol_and_no_colon() {
    let document = "# Sales interview\n\n### Introduction (read out)\n\nHello, may I type? Please interrupt me.\n\n### Questions\n\n**1. Tell me about a deal that was lost. (10 min)**\n\n✅ Green flags\n\n- Knows what was missing\n- Told the team\n\n🚩 Red flags\n\n- Blames others\n\n**2. What do you say to a prospect? (5 min)**\n\n✅ Green flags\n\n- Asks why\n- Promises nothing\n\n🚩 Red flags\n\n- Says yes\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].contains("Tell me about a deal")
            && found[0].ends_with("* Knows what was missing * Told the team"),
        "{found:?}"
    );
    assert!(found[1].ends_with("* Asks why * Promises nothing"), "{found:?}");
}

#[test]
fn a_name_for_the_talk_with_candidates_is_enough() {
    let document = "# Platform team\n\nThe candidate picks one subject of each block.\n\n### Block 1\n\n1. Explain how a process is created\n2. Compare cgroups v1 and v2\n\n### Block 2\n\n1. Build a container by hand\n2. Explain how overlays work\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn one_file_with_front_matter_may_have_points_and_no_answer() {
    let document = "---\ntitle: Cache stampede\n---\n\n# Cache stampede\n\nA report is cached. The database falls over. How would you prevent this?\n\n## Key points\n\n- One request computes\n- Others wait\n\n## Follow-ups\n\n- What changes with twenty processes?\n\n## Notes for interviewers\n\nGive them time.\n";
    let found = found(document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("How would you prevent this?"), "{found:?}");
    assert!(
        found[0].ends_with("* One request computes * Others wait > What changes with twenty processes?"),
        "{found:?}"
    );
}

#[test]
fn a_heading_below_front_matter_without_a_title_is_in_its_question() {
    let document = "---\ndifficulty: mid\n---\n# Safe retries\n\nA client sends it again. What do you do?\n\n## Key points\n\n- A key\n";
    assert_eq!(found(document).len(), 1);
    assert!(left_out(document).is_empty());
}

#[test]
fn tasks_are_told_before_what_is_looked_at() {
    let document = "# Take-home exercises\n\n## Task 1: URLs\n\nBuild a service that shortens URLs.\n\nWhat we look at:\n\n- Storage\n- Tests\n\n## Task 2: Logs\n\nWrite a tool that reads a log.\n\nWhat we look at:\n\n- Streams\n- Honesty\n\n## How to send it\n\nSend us a link. Questions? Write to us.\n";
    let expected = [
        "3 Build a service that shortens URLs. # Take-home exercises * Storage * Tests",
        "12 Write a tool that reads a log. # Take-home exercises * Streams * Honesty",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_table_of_scores_is_no_answer() {
    let document = "# Scoring rubrics\n\n## Design a dispatch service\n\n| Score | Signal |\n|---|---|\n| 1 | Draws boxes only |\n| 2 | Clear ownership |\n\n**Follow-ups**\n\n- How do you test it?\n\n## Design a flag platform\n\n| Score | Signal |\n|---|---|\n| 1 | A table only |\n| 2 | Safe defaults |\n\n**Follow-ups**\n\n- What if it is down?\n\n## What do the scores mean?\n\nA 2 is a hire.\n";
    let expected = [
        "3 Design a dispatch service # Scoring rubrics > How do you test it?",
        "14 Design a flag platform # Scoring rubrics > What if it is down?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_said_to_those_who_ask_is_no_part_of_a_prompt() {
    let document = "# Debugging\n\nShow the candidate the code on a screen.\n\n```python\ncache = {}\n```\n\n**Q1.** Why does it get slower?\n\n**A:** It grows.\n\n**Q2.** Are the prices right?\n\n**A:** No.\n\n## Git\n\nThere are many developers who do not use it. These questions show what the candidate knows.\n\n**Q3.** Where have you used it?\n\n**Q4.** What is a branch?\n";
    let expected = [
        "Why does it get slower?\n\n```python\ncache = {}\n```",
        "Are the prices right?\n\n```python\ncache = {}\n```",
        "Where have you used it?",
        "What is a branch?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_section_may_tell_several_scenarios() {
    let document = "# DBA interview\n\nScenario: A replica lags.\n\n1. What do you look at?\n2. How do you keep readers correct?\n\nScenario: A table needs a column.\n\n1. How do you do it?\n2. How do you go back?\n";
    let found = prompts(document);
    assert_eq!(found[1], "How do you keep readers correct?\n\nScenario: A replica lags.");
    assert_eq!(found[3], "How do you go back?\n\nScenario: A table needs a column.");
}

#[test]
fn dashes_and_short_words_may_begin_parts() {
    let document = "# Interview\n\n* Question — How do you change an API?\n  * Should mention — versions, telemetry\n  * Follow-up — What if one never upgrades?\n* Question — How do you decide?\n  * Should mention — total cost\n";
    let expected = [
        "3 How do you change an API? # Interview * versions, telemetry > What if one never upgrades?",
        "6 How do you decide? # Interview * total cost",
    ];
    assert_eq!(found(document), expected);
    let document = "# Kotlin\n\n### Coroutines\n**Prompt**: Explain structured concurrency.\n\nExpect:\n* scope ends\n* cancellation goes down\n\nThen ask: What happens in a child?\n\n### Flow\n**Prompt**: When do you use a flow?\n\nExpect:\n* a value\n";
    assert_eq!(
        found(document)[0],
        "3 Explain structured concurrency. # Kotlin * scope ends * cancellation goes down > What happens in a child?"
    );
}

#[test]
fn a_query_below_a_task_answers_it() {
    let document = "# SQL exercise\n\nAll questions below use this schema:\n\n```sql\nCREATE TABLE orders (id INT);\n```\n\n1. List all orders.\n\n   ```sql\n   SELECT * FROM orders;\n   ```\n\n2. For each customer, return the first order.\n\n   ```sql\n   SELECT MIN(id) FROM orders;\n   ```\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|question| question.contains("= ```sql\nSELECT")), "{found:?}");
}

#[test]
fn a_title_that_asks_is_none_of_its_numbered_questions() {
    let document = "# What does it print?\n\nNo running of the code.\n\n### 1. Hoisting\n\n```js\nconsole.log(a);\n```\n\nWhat is logged?\n\n- A: `3`\n- B: `undefined`\n\n### 2. What is logged first?\n\n```js\nf();\n```\n\n- A: `1`\n- B: `2`\n\n### 3. What is the value of x?\n\n```js\nlet x = 1;\n```\n\n- A: `1`\n- B: `2`\n";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn what_is_to_be_filled_in_is_no_question() {
    let document = "# Interview questions\n\n### 1.1 What is a lock?\n\n**Answer:** It is held by one.\n\n### 1.2 What is a queue?\n\n**Answer:** First in, first out.\n\n### 1.3 <Your question here>\n\n**Answer:** <Your answer here>\n\n## Rate yourself\n\n- [ ] Locks: _____ / 5\n- [ ] Queues: _____ / 5\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a queue?"]);
}

#[test]
fn what_is_said_of_a_question_may_stand_above_it() {
    let document = "# Scala interview\n\nTopic: Collections\nLevel: junior\nQuestion: What is a map?\nExpected: keys\n\nTopic: Types\nLevel: senior\nQuestion: What is variance?\nExpected: covariance\n";
    let expected = [
        "5 What is a map? # Collections ! junior * keys",
        "10 What is variance? # Types ! senior * covariance",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn paragraphs_with_parts_in_the_list_below_are_questions() {
    let document = "# Interview questions – Designer\n\n**Portfolio**\n\nWalk us through a project.\n- *Listen for:* their own part\n- *Probe:* What would you change?\n\nTell us about a design that failed.\n- *Listen for:* ownership\n- *Probe:* When did you notice?\n\n**Craft**\n\nHow do you decide that it is done?\n- *Listen for:* evidence\n";
    let expected = [
        "Walk us through a project.",
        "Tell us about a design that failed.",
        "How do you decide that it is done?",
    ];
    assert_eq!(prompts(document), expected);
    assert!(found(document)[1].ends_with("* ownership > When did you notice?"));
}
