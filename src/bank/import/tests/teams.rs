//! What teams write down for interviews of their own: guides, banks and exercises.

use super::{found, prompts};

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
fn tasks_are_told_before_what_is_looked_at() {
    let document = "# Take-home exercises\n\n## Task 1: URLs\n\nBuild a service that shortens URLs.\n\nWhat we look at:\n\n- Storage\n- Tests\n\n## Task 2: Logs\n\nWrite a tool that reads a log.\n\nWhat we look at:\n\n- Streams\n- Honesty\n\n## How to send it\n\nSend us a link. Questions? Write to us.\n";
    let expected = [
        "3 Build a service that shortens URLs. # Take-home exercises * Storage * Tests",
        "12 Write a tool that reads a log. # Take-home exercises * Streams * Honesty",
    ];
    assert_eq!(found(document), expected);
}
