//! Questions that are written otherwise than those beside them, as a slip.

use super::prompts;
use crate::bank::import::read_document;

#[test]
fn a_heading_of_another_level_has_the_symbol_of_the_others() {
    let document = "# Boat interview\n\n## ❓ What is a keel?\n\nA beam.\n\n## ❓ What is a mast?\n\nA pole.\n\n### ❓ Name the parts of a sail\n\nHead, tack and clew.\n\n## ❓ What is a rudder?\n\nIt steers.\n";
    assert_eq!(prompts(document).len(), 4);
    let without = document.replace("### ❓ Name", "### Name");
    assert_eq!(prompts(&without).len(), 3);
}

#[test]
fn a_label_may_lack_its_mark() {
    let document = "# Boat interview\n\n**Q1: What is a keel?**\n\nA beam.\n\n**Q2 What is a mast?**\n\n##### Of wood\n\nA tree.\n\n**Q3- What is a rudder?**\n\nIt steers.\n";
    let prompts_of_three = ["What is a keel?", "What is a mast?", "What is a rudder?"];
    assert_eq!(prompts(document), prompts_of_three);
    let headings = document.replace("**Q", "### Q").replace("?**", "?");
    assert_eq!(prompts(&headings), prompts_of_three);
}

#[test]
fn a_number_may_be_left_out_between_bold_questions_with_a_rank() {
    let document = "# Boat interview\n\n**(1) How do you build a boat?** (L4)\n\nGood answer should include:\n\n- wood\n- tar\n\n**(2) Why does it float?** (L5)\n\nGood answer should include:\n\n- it is light\n\n**(3) What holds the mast?** (L5)\n\nGood answer should include:\n\n- the shrouds\n\n**(5) Steer a boat of 40 tons. Plan the turns.** (E6)\n\nGood answer should include:\n\n- slowly\n";
    let read = read_document(document);
    assert_eq!(prompts(document)[3], "Steer a boat of 40 tons. Plan the turns.");
    assert!(
        read.questions.iter().all(|question| question.answer.is_none() && !question.key_points.is_empty())
    );
}

#[test]
fn ten_may_be_one_key() {
    let document: Vec<String> =
        ["1️⃣ What is a keel?", "2️⃣ What is a mast?", "3️⃣ What is a sail?", "🔟 Ropes on board"]
            .iter()
            .map(|name| format!("### {name}\n\nIt is told here.\n\n"))
            .collect();
    let document = document.concat();
    assert_eq!(prompts(&format!("# Boat interview questions\n\n{document}")).len(), 4);
}

#[test]
fn what_follows_key_points_beside_a_question_may_bid() {
    let document = "# Boat interview, pool\n\n- What is a keel?\n- Key points:\n  - a beam\n\n- Explain to a child why boats float.\n- Key points:\n  - they are light\n\n- What is a mast?\n- Key points:\n  - a pole\n";
    assert_eq!(prompts(document).len(), 3);
    let points = "- a beam of oak\n- below the boat\n- heavy as a stone\n- never of tin\n";
    let beside = format!(
        "# Boat interview, pool\n\n- What is a keel?\n- Key points:\n{points}\n- Explain to a child why boats float.\n- Key points:\n{points}\n- What is a mast?\n- Key points:\n{points}"
    );
    assert_eq!(prompts(&beside).len(), 3);
}

#[test]
fn rounds_that_count_hold_questions() {
    for (name, end) in [("Round", "**"), ("Round", ":**"), ("Ronda", "**")] {
        let document = format!(
            "# What I was asked at the boatyard\n\n**{name} 1 – phone{end}\n\n- Given a list of boats, return the longest.\n- How do you build one?\n\nI was late.\n\n**{name} 2 – on site{end}\n\n- Build a raft from three logs.\n- Sort the sails by size.\n\n**{name} 3 – values{end}\n\n- Tell me about a boat that sank.\n- Why boats?\n"
        );
        assert_eq!(prompts(&document).len(), 6, "{name} {end}");
    }
}

#[test]
fn somebody_sends_more_questions() {
    let document = "Subject: questions for the new sailor\n\nhi all,\n\nhere is what I have:\n\n- what does the keel do\n- why do we never sail on fridays\n- explain how we moor the boat\n\nI would like some from you.\n\nAnna sent these:\n\n- which ropes must never get wet\n- how do I get a key\n\nBye\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn what_is_folded_away_below_a_sentence_answers_it() {
    let document = "# Boat interview\n\n- What did you build last?\n- Which boat do you like least?\n- How do you moor one?\n\n## On the water\n\n<details>\n<summary>Build a <code>raft</code>.</summary>\n\n```js\nraft()\n```\n\n</details>\n\n<details>\n<summary>Tack a boat against the wind.</summary>\n\n```js\ntack()\n```\n\n</details>\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_file_may_begin_with_its_question() {
    let document = "---\nid: 7\ntopic: boats\nlevel: medium\n---\n\nA boat has lost its rudder in a storm.\n\nHow do you steer it?\n\n## Answer\n\nWith an oar.\n\n## Notes\n\nMost say so.\n";
    let read = read_document(document);
    assert_eq!(prompts(document), ["A boat has lost its rudder in a storm.\n\nHow do you steer it?"]);
    assert_eq!(read.questions[0].answer.as_deref(), Some("With an oar."));
}

#[test]
fn one_more_may_break_the_tie_and_a_short_answer_needs_no_mark_above_it() {
    let document = "QUIZ NIGHT\n\n1. What is the symbol of tungsten?\n   W\n\n2. Which planet has the shortest day of all of them?\n   Jupiter (just under ten hours, as far as we know it)\n\n3. Name the mammal that flies.\n   Bat\n\n4. What is a group of crows?\n   A murder\n\nTiebreak: How tall is the mast in metres?\n   12\n";
    assert_eq!(prompts(document).len(), 5);
    assert_eq!(prompts(document)[2], "Name the mammal that flies.");
}

#[test]
fn what_is_said_to_the_interviewer_is_no_question() {
    let document = "# Boat interview guide\n\nInterviewer: 45 minutes, four of them.\n\n**Question 1:** How do you build a boat?\n\n**What to look for:**\n- wood\n\n**Question 2:** Why does it float?\n\n**What to look for:**\n- it is light\n";
    assert_eq!(prompts(document).len(), 2);
    let numbered = "# Boat interview guide\n\nInterviewer: 45 minutes, four of them.\n\n1. How do you build a boat?\n2. Why does it float?\n3. What holds the mast?\n";
    assert_eq!(prompts(numbered).len(), 3);
}
