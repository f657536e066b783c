//! Names of problems with their task and its parts below them, in headings, in bold or as plain labels.

use super::{found, prompts};

const PROBLEMS: [(&str, &str); 3] = [
    ("Orchard", "Given a row of trees, return the tallest one."),
    ("Is it ripe?", "An apple is ripe when it is red. Return true for a ripe one."),
    ("Baskets", "Write a function that fills baskets."),
];

/// Sub-headings in one style.
type Part = fn(&str, &str) -> String;

const PARTS: [Part; 6] = [
    |name, text| format!("### {name}\n\n{text}\n\n"),
    |name, text| format!("#### 📝 {name}\n\n{text}\n\n"),
    |name, text| format!("**{name}:**\n\n{text}\n\n"),
    |name, text| format!("**{name}**\n\n{text}\n\n"),
    |name, text| format!("*{name}:*\n\n{text}\n\n"),
    |name, text| format!("{name}:\n\n{text}\n\n"),
];

const CODE: &str = "```python\nreturn max(row)\n```";

fn document(name: impl Fn(usize, &str) -> String, part: Part, label: Option<&str>) -> String {
    let problem = |(at, (title, task)): (usize, &(&str, &str))| {
        let task = label.map_or_else(|| format!("{task}\n\n"), |label| part(label, task));
        format!("{}\n\n{task}{}{}", name(at + 1, title), part("Input", "- a row"), part("Solution", CODE))
    };
    PROBLEMS.iter().enumerate().map(problem).collect()
}

#[test]
fn sub_headings_of_any_style_are_parts_of_the_problem_above_them() {
    let names: [fn(usize, &str) -> String; 6] = [
        |_, name| format!("## {name}"),
        |at, name| format!("## Problem {at}: {name}"),
        |at, name| format!("## [{at}. {name}](https://example.org/{at})"),
        |at, name| format!("**Problem {at}: {name}**"),
        |at, name| format!("Problem {at}: {name}"),
        |at, _| format!("## Problem {at}"),
    ];
    for name in names {
        for part in PARTS {
            for label in [None, Some("Description"), Some("Problem Statement"), Some("Instructions")] {
                let document = document(name, part, label);
                let found = found(&document);
                assert_eq!(found.len(), PROBLEMS.len(), "{document}\n{found:?}");
                for (found, (_, task)) in found.iter().zip(PROBLEMS) {
                    let (prompt, answer) = found.split_once(" = ").unwrap_or_default();
                    assert!(
                        prompt.contains(&format!(" {task}")) && prompt.contains("a row"),
                        "{document}\n{found}"
                    );
                    assert!(answer.contains(CODE), "{document}\n{found}");
                }
            }
        }
    }
}

#[test]
fn parts_beside_the_name_of_a_counted_problem_are_its_own() {
    let document = document(
        |at, name| format!("## Problem {at}: {name}"),
        |name, text| format!("## {name}\n\n{text}\n\n"),
        None,
    );
    assert_eq!(prompts(&document).len(), PROBLEMS.len(), "{:?}", prompts(&document));
}

#[test]
fn what_is_said_of_a_problem_stands_above_its_task() {
    let problem = |name: &str, task: &str| {
        format!(
            "## {name}\n\n- **Level:** Senior\n- **Company:** Orchards\n\n{task}\n\n**Hints:**\n- sort\n\n**Solution:**\n\n{CODE}\n\n"
        )
    };
    let document: String = PROBLEMS.map(|(name, task)| problem(name, task)).concat();
    assert_eq!(prompts(&document), PROBLEMS.map(|(_, task)| task));
}

#[test]
fn what_explains_an_example_on_lines_of_one_paragraph_is_a_part_of_it() {
    let problem = |name: &str, task: &str| {
        format!(
            "## {name}\n\n{task}\n\n### Example 1\n\nInput: 2\nOutput: 4\nExplanation: It is twice as much.\n\n### Solution\n\n{CODE}\n\n"
        )
    };
    let document: String = PROBLEMS.map(|(name, task)| problem(name, task)).concat();
    let found = found(&document);
    assert_eq!(found.len(), PROBLEMS.len());
    let is_whole = |found: &String| {
        found
            .split_once(" = ")
            .is_some_and(|(prompt, answer)| prompt.contains("twice as much") && answer.contains(CODE))
    };
    assert!(found.iter().all(is_whole), "{found:?}");
}

#[test]
fn what_is_told_of_a_task_is_no_point_of_its_answer() {
    let design = |name: &str, task: &str| {
        format!(
            "## {name}\n\n**Task:** {task}\n\n**Scale:**\n- a million trees\n\n**Key points:**\n- a map\n\n"
        )
    };
    let document = [("Orchard", "Design a register of trees."), ("Market", "Design a shop for apples.")]
        .map(|(name, task)| design(name, task))
        .concat();
    let expected = [
        "1 Design a register of trees.\n\n**Scale:**\n- a million trees * a map",
        "11 Design a shop for apples.\n\n**Scale:**\n- a million trees * a map",
    ];
    assert_eq!(found(&document), expected);
}

#[test]
fn names_of_sections_that_hold_several_questions_are_none() {
    let section = |name: &str| {
        format!(
            "## {name}\n\n**Q1. Why do {name} fall?**\n- **Answer:** They are ripe.\n\n**Q2. When do {name} fall?**\n- **Answer:** Later.\n\n"
        )
    };
    let document = ["Apples", "Pears", "Plums"].map(section).concat();
    assert_eq!(prompts(&document).len(), 6, "{:?}", prompts(&document));
}

#[test]
fn some_names_may_be_tasks_themselves() {
    let solved = |name: &str, task: &str| {
        format!(
            "##### {name}\n\n{task}<details><summary><b>Solution</b></summary>\n\n{CODE}\n\n</details>\n\n"
        )
    };
    let document = [
        ("1. Print the first letter of the name", ""),
        ("2. Letters", "Given a name, count its letters.\n\n"),
        ("3. Trees", "Given a row of trees, cut the last one.\n\n"),
        ("4. Pears", "Given a basket, return its pears.\n\n"),
    ]
    .map(|(name, task)| solved(name, task))
    .concat();
    let expected = [
        "Print the first letter of the name",
        "Given a name, count its letters.",
        "Given a row of trees, cut the last one.",
        "Given a basket, return its pears.",
    ];
    assert_eq!(prompts(&document), expected);
}

#[test]
fn a_name_among_those_of_prompts_may_ask() {
    let asked = [
        ("What is pruning?", "Explain what is cut. When would you do it?"),
        ("Roots", "How do roots grow? What feeds them?"),
        ("Shade", "Why do some trees need shade?"),
        ("Frost", "What does frost do to blossoms?"),
        ("Bees", "How do bees help an orchard?"),
    ];
    let numbered = |(at, (name, asks)): (usize, &(&str, &str))| format!("**{}. {name}**\n{asks}\n\n", at + 1);
    let document = asked.iter().enumerate().map(numbered).collect::<Vec<_>>().concat();
    assert_eq!(prompts(&document), asked.map(|(_, asks)| asks));
}

#[test]
fn a_document_may_be_one_problem() {
    let document = format!(
        "# Orchard\n\nSource: https://example.org/orchard\n\nGiven a row of trees, return the tallest one.\n\n## Approach\n\nLook at each.\n\n## Solution\n\n{CODE}\n"
    );
    let found = found(&document);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("1 Given a row of trees, return the tallest one. = Look at each."),
        "{found:?}"
    );
}
