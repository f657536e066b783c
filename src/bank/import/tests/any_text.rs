//! Documents on something else have parts that questions have, too: nothing is made of those.

use super::{prompts, read_document};

fn none(text: &str) {
    assert_eq!(prompts(text), Vec::<String>::new(), "{text}");
}

#[test]
fn problems_that_somebody_may_meet_are_none() {
    let pitfalls = |name: &str, problem: &str, solution: &str| {
        format!(
            "# Growing a garden\n\n## {name}\n\n### Pitfall 1\n**{problem}:** Watering at noon\n\n\
             **{solution}:** Water in the evening\n\n### Pitfall 2\n**{problem}:** Too little light\n\n\
             **{solution}:** Move the pots\n"
        )
    };
    none(&pitfalls("Common pitfalls", "Problem", "Solution"));
    none(&pitfalls("Errores comunes", "Problema", "Solución"));
    none(
        "# Troubleshooting: pumps\n\n## ISSUE 1: No water\n\n**Symptoms:** it hums\n\n**Solution:**\n- Open the \
         valve\n\n## ISSUE 2: Noise\n\n**Symptoms:** it rattles\n\n**Solution:**\n- Tighten it\n",
    );
}

#[test]
fn one_that_asks_among_them_is_one() {
    let text = "# Database interview questions\n\n## Troubleshooting\n\n### Can't log in?\n\nLook at the roles.\n\n\
                ### Can't write to the disk\n\nIt is full.\n\n### Why is it slow?\n\nAn index is missing.\n";
    assert_eq!(prompts(text).len(), 3);
}

#[test]
fn key_concepts_make_no_question_of_a_lesson() {
    let lesson = |name: &str| {
        format!(
            "# Grafting\n\nA twig grows on another tree.\n\n## {name}\n\n- The cambium\n- The scion\n\n## History\n\nIt is old.\n"
        )
    };
    for name in ["Key concepts", "Key takeaways", "Conceptos clave", "核心概念"] {
        none(&lesson(name));
    }
    let asked = "# How does grafting work?\n\n**Key concepts:**\n- The cambium\n- The scion\n";
    assert_eq!(read_document(asked).questions[0].key_points.len(), 2);
}

#[test]
fn chapters_below_a_title_of_questions_are_none() {
    let book = |count: &dyn Fn(usize) -> String| {
        let chapter =
            |at: usize| format!("## {}\n\nThe keeper wrote in his log.\n\nThe boats came in.\n\n", count(at));
        format!("# Questions of the sea\n\n{}", (1..6).map(chapter).collect::<String>())
    };
    none(&book(&|at| format!("Chapter {at}: The harbour")));
    none(&book(&|at| format!("Lesson {at} - Tides")));
    none(&book(&|at| format!("Week {at}")));
    none(&book(&|at| format!("Глава {at}. Маяк")));
    none(&book(&|at| format!("第{at}章 港口")));
    let names = "# Harbour questions\n\n## Tides\n\nThey rise.\n\n## Boats\n\nThey float.\n\n## Nets\n\nThey hold.\n\n\
                 ## Ropes\n\nThey pull.\n";
    assert_eq!(prompts(names).len(), 4);
}

#[test]
fn a_checklist_that_goes_in_steps_asks_on_the_way() {
    let list = "- What does it hold?\n- Who may read it?\n- How long is it kept?\n\n";
    none(&format!(
        "Keep this at hand.\n\n## The design interview checklist\n\n### Step 1: Data\n\n{list}### Step 2: Users\n\n{list}"
    ));
}

#[test]
fn tables_that_compare_or_explain_ask_nothing() {
    none(
        "# Interview notes on lock files\n\n| 问题 | alpha | beta |\n|---|---|---|\n| 格式 | JSON | YAML |\n| 速度 | 快 | 慢 |\n",
    );
    none(
        "# Graphs for interviews\n\n| Problem | Why breadth first? |\n|---|---|\n| Shortest path | Level is distance |\n| Nearest exit | It comes first |\n",
    );
    none(
        "# Plan\n\n| Phase | Deliverable |\n|---|---|\n| 1 | Explain the pipeline |\n| One | Draw the system |\n| Two | Compare two stores |\n",
    );
    none("# Scores\n\n| Part | 評分重點 |\n|---|---|\n| 情境 | 是否交代時間 |\n| 任務 | 是否說明責任 |\n");
    let asked = "# Locks\n\n| Problem | alpha | beta |\n|---|---|---|\n| What is a lock? | x | y |\n| Why wait? | x | y |\n";
    assert_eq!(prompts(asked), ["What is a lock?", "Why wait?"]);
}

#[test]
fn a_letter_of_a_formula_is_no_answer() {
    let text = "# What is a walk?\n\nIt is given by:\n\n- $S$: the places\n- $A$: the steps\n";
    let answer = read_document(text).questions[0].answer.clone();
    assert!(answer.is_some_and(|answer| answer.contains("$A$: the steps")));
}

#[test]
fn a_post_that_tells_how_is_none() {
    none(
        "---\nlayout: post\ntitle: How to sharpen a chisel\n---\n\n# Overview\n\nTake a stone.\n\n# Steps\n\nDraw it back.\n",
    );
    let asked = "---\nlayout: post\ntitle: How does a chisel cut?\n---\n\nIt splits the grain.\n";
    assert_eq!(prompts(asked), ["How does a chisel cut?"]);
}

#[test]
fn a_program_is_told_in_other_languages_as_well() {
    none(
        "# Entretien piégé - Application\n\n## Présentation\n\nUne application.\n\n## Aperçu\n\nDes chapitres.\n\n## Fonctionnalités\n\nDes scènes.\n\n## Licence\n\nLibre.\n",
    );
}
