//! Documents of kinds in which nothing is posed, though much in them asks.

use super::prompts;

#[test]
fn the_title_says_what_kind_a_document_is_of() {
    let boxes = "- [ ] Is the gate shut?\n- [ ] Did somebody feed the goats?\n- [ ] Who has the key?\n";
    for title in [
        "Evening checklist for the farm",
        "Abend-Checkliste",
        "Checkliste: Stall",
        "Lista de verificación del establo",
        "夜のチェックリスト",
    ] {
        assert!(prompts(&format!("# {title}\n\n## Before dark\n\n{boxes}")).is_empty(), "{title}");
    }
    let terms = "**Loft**\nThe room below the roof.\n\n**Byre**\nThe house of the cows.\n\n**Why are some missing?**\nNobody wrote them.\n\n**Paddock**\nA small field.\n";
    for title in ["Glossary for helpers", "Glossar", "Farm glossary (2024)"] {
        assert!(prompts(&format!("# {title}\n\n{terms}")).is_empty(), "{title}");
    }
    let log = "## 2.1\n\n### Added\n\n- Ten questions on goats\n- Can we drop \"What is hay?\" – kept\n\n### Fixed\n\n- An answer on hay\n";
    assert!(prompts(&format!("# Changelog of the question bank\n\n{log}")).is_empty());
    let course = "## What is this course about?\n\nYou learn to milk.\n\n## Goals\n\n1. Explain what hay is.\n2. Compare two goats.\n\n## Can I come later?\n\nUntil noon.\n";
    assert!(prompts(&format!("# Syllabus: Goats for beginners\n\n{course}")).is_empty());
}

#[test]
fn a_title_that_speaks_of_questions_or_a_section_of_them_says_otherwise() {
    let asked = "1. What is hay?\n2. Why do goats climb?\n3. How do you milk?\n";
    for title in ["Interview questions: a checklist", "Checklist of questions", "Quiz and glossary"] {
        assert_eq!(prompts(&format!("# {title}\n\n{asked}")).len(), 3, "{title}");
    }
    assert_eq!(prompts(&format!("# Farm checklist\n\n## Questions for new helpers\n\n{asked}")).len(), 3);
    assert_eq!(
        prompts("# Farm glossary\n\nQ: What is hay?\nA: Dry grass.\n\nQ: What is silage?\nA: Wet grass.\n")
            .len(),
        2
    );
}

#[test]
fn steps_to_add_a_question_and_open_points_are_none() {
    let steps = "# question-bank\n\nThe bank of the farm.\n\n## Adding a question\n\n1. Copy `TEMPLATE.md`\n2. Write the title\n3. Open a request\n";
    assert!(prompts(steps).is_empty());
    let notes = "# Notes: farm meeting\n\n## Open points\n\n- Hay for the winter? Ann asks the neighbour.\n- Who milks on Sunday? Ben, until May.\n- New gate: a draft is there.\n";
    assert!(prompts(notes).is_empty());
}

#[test]
fn the_word_for_a_question_is_known_in_more_languages() {
    for (question, answer) in
        [("Vraag", "Antwoord"), ("Въпрос", "Отговор"), ("Klausimas", "Atsakymas"), ("Pitanje", "Odgovor")]
    {
        let unit = |text: &str| format!("**{question}:** {text} Zo?\n**{answer}:** Ja.\n\n");
        let document = format!(
            "# Farm\n\n- What is hay?\n- Why do goats climb?\n- How do you milk?\n\n## B\n\n{}{}",
            unit("Hooi."),
            unit("Melk.")
        );
        let prompts = prompts(&document);
        assert_eq!(prompts[3..], ["Hooi. Zo?", "Melk. Zo?"], "{question}");
    }
}
