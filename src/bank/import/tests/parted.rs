//! Key points and follow-ups in the ways in which teams write them around their questions.

use super::found;

#[test]
fn labels_may_say_in_a_sentence_what_is_wanted() {
    let document = "# Bank\n\n### How would you cut a bill?\n\nThe candidate should:\n- Measure first\n- Look at idle machines\n\nIf they mention caches, ask:\n- What is never cached?\n\n### How do you keep secrets?\n\n**A complete answer mentions:**\n- Rotation\n\n**If they get stuck, hint:**\n- Where would an attacker look?\n";
    let expected = [
        "3 How would you cut a bill? # Bank * Measure first * Look at idle machines > What is never cached?",
        "12 How do you keep secrets? # Bank * Rotation",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_symbol_or_a_tag_before_an_item_says_what_it_is() {
    let document = "# Screening\n\n**Why us?**\n- ✅ Knows us, and why\n- 🚩 Only leaves\n- ➡️ What first?\n\n**Why now?**\n- ✅ Has a plan\n- ➡️ And if not?\n";
    let expected = [
        "3 Why us? # Screening * Knows us, and why > What first?",
        "8 Why now? # Screening * Has a plan > And if not?",
    ];
    assert_eq!(found(document), expected);
    let document = "# Bank\n\n- How do you page?\n  - [KP] By cursor\n  - [FU] And backwards?\n- How do you retry?\n  - [KP] With jitter\n";
    let expected = [
        "3 How do you page? # Bank * By cursor > And backwards?",
        "6 How do you retry? # Bank * With jitter",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn parts_may_stand_in_brackets_behind_a_question() {
    let document = "# Bank\n\n- What is a deadlock? (KP: circular wait, timeouts)\n- What is a livelock? (KP: threads run, nothing moves)\n";
    let expected = [
        "3 What is a deadlock? # Bank * circular wait, timeouts",
        "4 What is a livelock? # Bank * threads run, nothing moves",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn parts_may_be_the_columns_of_a_table_below_a_question_or_its_rows() {
    let document = "# Bank\n\n### Who spends the budget?\n\n| Key points | Follow-ups |\n|---|---|\n| Set by the goal | And then? |\n| Shared | |\n\n### How do you review?\n\n| Key points | Follow-ups |\n|---|---|\n| Facts first | |\n";
    let expected = [
        "3 Who spends the budget? # Bank * Set by the goal * Shared > And then?",
        "10 How do you review? # Bank * Facts first",
    ];
    assert_eq!(found(document), expected);
    let document = "# Bank\n\n## Automation\n\n| | |\n|---|---|\n| **Question** | What do you automate? |\n| **Key points** | Cost; stability |\n| **Follow-up** | What never? |\n\n## Reports\n\n| | |\n|---|---|\n| **Question** | How do you report? |\n| **Key points** | Logs; times |\n| **Follow-up** | When do you close it? |\n";
    let expected = [
        "7 What do you automate? # Automation * Cost; stability > What never?",
        "15 How do you report? # Reports * Logs; times > When do you close it?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn labels_without_a_mark_may_be_items_that_hold_theirs() {
    let document = "# Platform\n\n1. How do you roll out?\n   - Key points\n     - Canaries\n     - Metrics\n   - Follow-ups\n     - Who decides?\n2. Why does it restart?\n   - Key points\n     - Limits\n";
    let expected = [
        "3 How do you roll out? # Platform * Canaries * Metrics > Who decides?",
        "9 Why does it restart? # Platform * Limits",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn boxes_that_nobody_ticked_are_to_be_ticked_by_the_interviewer() {
    let document = "# Pairing\n\n## How would you add undo?\n\n- [ ] Commands or snapshots\n- [ ] Groups keys\n\nFollow up:\n- How would redo work?\n\n## How would you show who types?\n\n- [ ] Debounces\n\nFollow up:\n- How does it scale?\n";
    let expected = [
        "3 How would you add undo? # Pairing * Commands or snapshots * Groups keys > How would redo work?",
        "11 How would you show who types? # Pairing * Debounces > How does it scale?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_heading_may_hold_a_follow_up() {
    let document = "# Locks\n\n## 1. What is a mutex?\n\nKey takeaways:\n- One owner\n\n### 1.1 Follow-up: What is a reentrant lock?\n\n## 2. What is a semaphore?\n\nKey takeaways:\n- Counts\n";
    let expected = [
        "3 What is a mutex? # Locks * One owner > What is a reentrant lock?",
        "10 What is a semaphore? # Locks * Counts",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_the_candidate_asks_and_how_to_help_is_left_out() {
    let document = "# Design\n\n## Problem 1: Design a garage\n\n### Clarifying questions a strong candidate asks\n\n- How many levels?\n\n### Evaluation criteria\n\n- Clear classes\n\n## Problem 2: Design a shop\n\n### Clarifying questions a strong candidate asks\n\n- Which goods?\n\n### Evaluation criteria\n\n- States\n";
    let expected = ["3 Design a garage # Design * Clear classes", "13 Design a shop # Design * States"];
    assert_eq!(found(document), expected);
}
