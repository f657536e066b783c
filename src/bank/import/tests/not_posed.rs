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

#[test]
fn readers_and_applicants_ask_in_tables_too() {
    let rows = "| Question | Answer |\n|---|---|\n| Can I paint it? | Yes |\n| Does it bite? | No |\n\
                | Where do I put it? | On the stove |\n";
    is_left_out(&format!("## FAQ for applicants\n\n{rows}"));
}

#[test]
fn the_steps_by_which_a_problem_is_solved_are_none() {
    let steps = [
        ("Listen", "Note every limit."),
        ("Brute force", "State what it costs."),
        ("Optimize", "Look for work that is done twice."),
        ("Walk through with an example", "Take a small one."),
        ("Code", "Name things well."),
        ("Test", "Think of what is empty."),
    ];
    let all = |step: &dyn Fn(usize, &str, &str) -> String| -> String {
        let step = |(at, (name, told)): (usize, &(&str, &str))| step(at + 1, name, told);
        steps.iter().enumerate().map(step).collect()
    };
    for text in [
        all(&|at, name, told| format!("{at}. {name}. {told}\n")),
        all(&|_, name, told| format!("- **{name}**: {told}\n")),
        all(&|at, name, told| format!("### {at}. {name}\n\n- {told}\n- Explain why.\n\n")),
        all(&|at, name, told| format!("### Step {at}: {name}\n\n{told}\n\n")),
    ] {
        is_left_out(&format!("## Our way\n\n{text}"));
        assert_eq!(prompts(&format!("# Interview notes\n\n## Our way\n\n{text}")).len(), 0, "{text}");
    }
}

#[test]
fn an_approach_makes_no_question_of_a_title() {
    let text = "# Handbook for cooks\n\nHow we work.\n\n## Approach\n\n- Taste first.\n- Salt later.\n\n## Tools\n\nA knife.\n";
    assert_eq!(prompts(text).len(), 0);
    let text = "# Retry with a pause\n\n> Networks fail.\n\n## Approach 1: A loop\n\n```js\nf()\n```\n\n## Outline\n\nA loop.\n";
    assert_eq!(prompts(text).len(), 1);
}

#[test]
fn plans_and_what_a_repository_is_for_hold_none() {
    is_left_out(
        "## From zero\n\n### Week 1: Arrays\n\nSolve ten of them.\n\n### Weeks 2-3: Trees\n\nDraw them all.\n",
    );
    is_left_out("## What is this for?\n\nWe forgot too much.\n\n## Why?\n\nTime is short.\n");
    is_left_out(
        "## Key learning goals\n\n- Explain how a lock works\n- Compare two stores\n- Design a small cache\n",
    );
    is_left_out("## Responsibilities\n\n- Design our services\n- Write tests\n- Explain what you did\n");
}

#[test]
fn what_one_is_to_ask_oneself_is_none() {
    let text = "# Notes on interviews\n\n## The interview process\n\n- Was the code clean?\n- Did you listen?\n\
                - How long did it take?\n- Are the limits met?\n";
    assert_eq!(prompts(text).len(), 0);
}
