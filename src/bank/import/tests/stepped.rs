//! Documents that are one question, answered in steps.

use super::{found, prompts};

#[test]
fn a_document_that_asks_and_counts_steps_is_one_question() {
    let document = "**A pod restarts. How do you find out why?**\n\n## Step 1: Look at it\n\n- Is it one pod or many?\n\n## Step 2: Read the logs\n\nRead.\n\n## Step 3 - Mend\n\nMend it.\n\n## Summary\n\nAll.\n";
    let found = found(document);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("1 A pod restarts. How do you find out why? = ## Step 1"), "{found:?}");
    assert!(found[0].ends_with("All."), "{found:?}");
}

#[test]
fn what_went_wrong_is_asked_about_where_numbers_beside_it_count_steps() {
    let document = "## The disk of a server is full.\n\n## ✅ 1. Look\n\n- Which mount is full?\n\n## ✅ 2. Clean\n\n- Old logs\n- Old images\n\n## ✅ 3. Grow\n\nMend it.\n";
    assert_eq!(prompts(document), ["The disk of a server is full."]);
}

#[test]
fn numbered_sections_of_questions_are_no_steps() {
    let document = "## This is a list of what we ask.\n\n## 1. Locks\n\n- What is a lock?\n- What is a lease?\n\n## 2. Trees\n\n- What is a heap?\n\n## 3. Queues\n\n- What is a queue?\n";
    assert_eq!(found(document).len(), 4);
}
