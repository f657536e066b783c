//! Scenarios with labels, each above the question that is asked about it.

use super::{super::read_document, left_out, prompts};

fn document(heading: &str, told: &str, asked: &str) -> String {
    let pairs = [
        ("A pod restarts", "A pod restarts every hour.", "How do you find why?"),
        ("Lost orders", "Two orders came, one is stored.", "What do you check?"),
        ("Hot shard", "One shard has all the load.", "What do you change?"),
    ];
    let one = |(name, story, question): (&str, &str, &str)| {
        format!("### {heading}{name}\n\n{told}{story}\n\n{asked}{question}\n\n**Answer:** `x`\n")
    };
    format!("# Interview questions\n\n{}", pairs.map(one).join("\n"))
}

#[test]
fn they_belong_to_the_question_below_them_and_stand_first() {
    for heading in ["Question 1: ", "", "Scenario: "] {
        for told in ["**Scenario:** ", "**Context:** ", "Situation: "] {
            for asked in ["**Question:** ", "Question: "] {
                let document = document(heading, told, asked);
                let questions = prompts(&document);
                assert_eq!(questions.len(), 3, "{document}");
                assert_eq!(
                    questions[1], "Two orders came, one is stored.\n\nWhat do you check?",
                    "{document}"
                );
                assert!(left_out(&document).len() <= 4, "{document}");
            }
        }
    }
}

#[test]
fn what_is_told_below_any_name_belongs_to_the_labelled_question_below_it() {
    let names = ["### Question 1: ", "### ", "## Scenario 1: ", "**1. ", "**Question 1: ", "- **", "1. **"];
    let told = ["{}", "**Scenario:** {}", "**Background**\n\n{}", "> {}", "#### Scenario\n\n{}"];
    let asked = ["**Ask:** {}", "Question: {}", "#### Question\n\n{}", "**Task:** {}"];
    let pairs = [
        ("Hot shard", "One shard has all the load.", "What do you change?"),
        ("Lost orders", "Two orders came, one is stored.", "What do you check?"),
        ("Slow export", "The export takes all night.", "How do you find why?"),
    ];
    let all = (0..names.len() * told.len() * asked.len()).map(|at| {
        let (name, rest) = (at % names.len(), at / names.len());
        (names[name], told[rest % told.len()], asked[rest / told.len()])
    });
    for (name, told, asked) in all {
        let is_item = name.starts_with(['-', '1']);
        if !name.starts_with('#') && (told.contains('#') || asked.contains('#')) {
            continue;
        }
        let columns = if is_item { name.find('*').unwrap_or_default() } else { 0 };
        let close = if name.contains("**") { "**" } else { "" };
        let one = |(title, story, question): (&str, &str, &str)| {
            let below = format!(
                "{}\n\n{}\n\n**Answer:** So.\n\n**Key points:**\n- One\n- Two",
                told.replace("{}", story),
                asked.replace("{}", question)
            );
            let below = below.replace('\n', &format!("\n{:columns$}", ""));
            format!("{name}{title}{close}\n\n{:columns$}{below}\n\n", "")
        };
        let document = format!("# On-site interview\n\n{}", pairs.map(one).concat());
        let questions = read_document(&document).questions;
        assert_eq!(questions.len(), 3, "{document}");
        for (question, (_, story, asked)) in questions.iter().zip(pairs) {
            let (story, asked) = (question.prompt.find(story), question.prompt.find(asked));
            assert!(story.is_some() && story < asked, "{:?} in {document}", question.prompt);
            assert_eq!(question.answer.as_deref(), Some("So."), "{document}");
            assert_eq!(question.key_points.len(), 2, "{document}");
        }
    }
}

#[test]
fn a_question_below_a_counted_name_and_a_label_of_its_own_is_found() {
    for label in ["#### Question", "**Question**", "#### Scenario"] {
        let document = format!(
            "# On-site interview\n\n### Scenario 1: Hot shard\n\n{label}\n\nWhat do you change?\n\n**Sample answer**\n\nThe key.\n\n### Scenario 2: Slow export\n\n{label}\n\nHow do you find why?\n\n**Sample answer**\n\nBy a profile.\n"
        );
        assert_eq!(prompts(&document), ["What do you change?", "How do you find why?"], "{document}");
    }
}
