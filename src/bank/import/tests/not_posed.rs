//! What is asked in a document, and posed to nobody who practises.

use super::{prompts, read_document};

const ASKED: &str = "## Interview questions\n\n1. What is a semaphore?\n2. How does a router choose a path?\n\
                     3. Why are keys rotated?\n4. When is a copy shallow?\n\n";

/// A document with questions, and with a section before or after them.
fn beside(section: &str) -> [String; 2] {
    [
        format!("# Platform team\n\nOur notes.\n\n{section}\n{ASKED}"),
        format!("# Platform team\n\nOur notes.\n\n{ASKED}{section}\n"),
    ]
}

fn is_left_out(section: &str) {
    for text in beside(section) {
        assert_eq!(prompts(&text).len(), 4, "{text}");
    }
}

#[test]
fn candidates_ask_in_turn() {
    let asked = "- How large is the team?\n- What happened to the last lead?\n- Who is on call?\n";
    for name in [
        "## Questions for the interviewer",
        "## 5. What to ask the company",
        "## Reverse interview",
        "## Preguntas para la empresa",
        "## Вопросы работодателю",
        "## 反问面试官",
        "**Questions to ask your interviewer:**",
    ] {
        is_left_out(&format!("{name}\n\n{asked}"));
    }
    is_left_out("## Questions for the recruiter\n\n### How large is the team?\n\n### Who is on call?\n");
    // A document about nothing else is read for them, and what interviewers ask is to be answered.
    let text = format!("# Questions for the interviewer\n\n{asked}");
    assert_eq!(prompts(&text).len(), 3);
    let text = format!("# Interviews\n\n## Questions to ask candidates\n\n{asked}");
    assert_eq!(prompts(&text).len(), 3);
}

#[test]
fn what_is_made_clear_before_a_design_is_no_question() {
    for name in ["## Step 1: Clarify the scope", "## Clarifying questions", "## 澄清需求"] {
        is_left_out(&format!(
            "{name}\n\n- Who writes?\n- How many readers are there?\n- What may be lost?\n"
        ));
    }
}

#[test]
fn what_is_looked_at_is_no_question() {
    for name in ["## What we look for", "## Scoring rubric", "## Evaluation criteria", "## 评分标准"] {
        is_left_out(&format!(
            "{name}\n\n- **Clarity:** Is the plan plain?\n- **Depth:** Are limits known?\n- Tested?\n"
        ));
    }
}

#[test]
fn readers_ask_about_a_program() {
    let asked = "### How do I turn it off?\n\nPress the button.\n\n### Does it bite?\n\nNo.\n\n\
                 ### Can I paint it?\n\nYes.\n\n";
    for name in ["FAQ", "Frequently asked questions (FAQ)", "FAQ – Preguntas frecuentes"] {
        is_left_out(&format!("## {name}\n\n{asked}"));
        assert_eq!(prompts(&format!("# Kettle\n\nIt boils.\n\n## {name}\n\n{asked}")).len(), 0, "{name}");
    }
    is_left_out("## FAQ\n\n**Q: Will I be paid?**\n\nA: Yes.\n\n**Q: Where do I sign?**\n\nA: Below.\n");
    let told = "# Kettle\n\n## Installation\n\nFill it.\n\n## FAQ\n\n- Was läuft aus?\n- Wie wird es heiß?\n- Wo steht das?\n";
    assert_eq!(prompts(told).len(), 0);
}

#[test]
fn what_is_asked_often_on_a_subject_is_to_be_answered() {
    let text = "# Kafka\n\n## Frequently asked questions\n\n1. What is an offset?\n2. Why do groups rebalance?\n\
                3. What is a compacted topic?\n";
    assert_eq!(prompts(text).len(), 3);
    let text =
        "# Kafka FAQ\n\n## How do I delete a topic?\n\nWith a tool.\n\n## What is an offset?\n\nA place.\n";
    assert_eq!(prompts(text).len(), 2);
}

#[test]
fn forms_and_what_a_team_has_to_answer_hold_none() {
    for text in [
        "# Bug report\n\n### What did you do?\n\n_Tell us._\n\n### What did you see?\n\n### Which version is it?\n",
        "# Moving the cellar\n\nWe need room.\n\n## Open questions\n\n- Who pays?\n- When does it rain?\n- Is the lift big enough?\n",
        "# Survey\n\n1. How old are you?\n2. Where do you live?\n3. What do you eat?\n",
    ] {
        assert_eq!(prompts(text).len(), 0, "{text}");
    }
}

#[test]
fn a_letter_that_is_a_word_cut_short_is_no_label() {
    for text in [
        "# Models\n\n- F1-Score: 0.8\n- Recall: 0.7\n",
        "# Orders\n\n- **P (Producer)**: writes the order\n- **F (Filter)**: drops some\n- **S (Sink)**: keeps it\n",
    ] {
        assert_eq!(read_document(text).questions.len(), 0, "{text}");
    }
}

#[test]
fn a_long_text_asks_here_and_there() {
    let plan = |times: usize| {
        let step = |count: usize| {
            format!("- Look at valve {count} and write down the pressure.\n- Close it slowly, then wait.\n")
        };
        let steps: String = (0..times).map(step).collect();
        format!("# Pumps\n\n{steps}\n## Checks\n\n- Is it dry?\n- Does it hum?\n- Is the light on?\n")
    };
    assert_eq!(prompts(&plan(50)).len(), 0);
}
