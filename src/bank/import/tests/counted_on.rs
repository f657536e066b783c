//! Numbered questions with their answers at the edge, and lists and headings in those.

use super::{found, prompts};

const QUESTIONS: [&str; 7] = [
    "What is a lease?",
    "Why do leases end?",
    "How is one renewed?",
    "Fences",
    "What is a quorum?",
    "Which clocks are there?",
    "What is a term?",
];

fn counted(body: &str) -> String {
    (1..)
        .zip(QUESTIONS)
        .map(|(number, question)| format!("{number}. {question}\n\n{body}\n\n"))
        .collect::<Vec<_>>()
        .concat()
}

#[test]
fn headings_in_the_answers_do_not_end_a_list_that_counts_on() {
    for heading in ["### In depth", "###### References", "#### Further reading", "## Tips"] {
        let body =
            format!("It is so.\n\n1. One part.\n2. Another part.\n\n{heading}\n\n[More](https://a.b/c)");
        let document = counted(&body).replace("Fences", "What is a fence?");
        let prompts = prompts(&document);
        assert_eq!(prompts.len(), QUESTIONS.len(), "{heading}: {prompts:?}");
    }
    let body = "It is so.\n\n1. One part.\n2. Another part.\n\n### In depth\n\nThus.";
    assert_eq!(prompts(&counted(body)), QUESTIONS, "a name counts as well");
}

#[test]
fn steps_below_a_heading_of_something_else_are_none() {
    let document = "# Locks\n\n1. What is a lease?\n\nIt is held.\n\n2. Why do leases end?\n\nThey must.\n\n## Installation\n\n\
                    1. Get the program.\n2. Start it.\n3. Explain it to others.\n";
    assert_eq!(prompts(document), ["What is a lease?", "Why do leases end?"]);
}

#[test]
fn a_fold_that_was_left_open_holds_none_of_the_next() {
    let fold =
        |question: &str, end: &str| format!("<details><summary>{question}</summary>\n\nIt is so.\n\n{end}\n");
    let ends = ["</details>", "", "</details>", "</details>", "</details>", "", "</details>"];
    let document: Vec<String> =
        QUESTIONS.iter().zip(ends).map(|(question, end)| fold(question, end)).collect();
    let found = found(&document.concat());
    assert_eq!(found.len(), QUESTIONS.len(), "{found:?}");
    assert!(found.iter().all(|question| question.ends_with("= It is so.")), "{found:?}");
}

#[test]
fn answers_are_set_in_below_ten_as_below_nine() {
    for body in ["- One\n   - Two", "It is so.\n\n   ### In depth\n\n   Thus."] {
        let fill = |number: usize| format!("{number}. What is lease {number}?\n   {body}\n");
        let document: Vec<String> = (1..=12).map(fill).collect();
        let found = found(&format!("# Leases\n\n{}", document.concat()));
        assert_eq!(found.len(), 12, "{found:?}");
        let alike = |end: &str| found.iter().filter(|question| question.ends_with(end)).count();
        assert_eq!(alike("Two").max(alike("Thus.")), 12, "{found:?}");
    }
}

#[test]
fn a_heading_within_an_item_is_a_part_of_its_answer() {
    let item = |(number, question): (usize, &str)| {
        format!(
            "{number}. **{question}**\n   It is so.\n\n   ### How it is read:\n   1. By name.\n\n   Thus.\n\n"
        )
    };
    let document: Vec<String> = (1..).zip(QUESTIONS).map(item).collect();
    assert_eq!(prompts(&format!("# Interview questions\n\n{}", document.concat())), QUESTIONS);
}

#[test]
fn the_headings_over_them_may_count_them() {
    let over = |mark: &str| {
        let one = |n: usize, asked: &str| format!("### {n}{mark} Name\n\n#### Q: {asked}\n\nSo.\n\n");
        one(1, "How is a text reversed?")
            + &one(2, "Which is the largest?")
            + &one(3, "Write a check of palindromes.")
    };
    let below = "### 4. Components\n\n```js\na\n```\n\n### 5. Buttons\n\n```js\nb\n```\n\n### 6. Debounce\n\n```js\nc\n```\n";
    for mark in [".", "\u{fe0f}\u{20e3}"] {
        assert_eq!(prompts(&format!("# Coding\n\n{}{below}", over(mark))).len(), 6, "{mark}");
    }
    let others = below.replace("### ", "### 1");
    assert_eq!(prompts(&format!("# Coding\n\n{}{others}", over("."))).len(), 3);
}

#[test]
fn a_label_goes_on_counting_without_the_mark_of_a_heading() {
    let document = "# Questions\n\n### Q1. What is a session?\nIt runs a graph.\n### Q2. Do sessions end?\nThey are \
                    closed.\n### Q3. What is a queue?\nIt holds tensors.\nQ4. Write code that starts a session.\n```python\nrun()\n```\nQ5. \
                    What is a confusion matrix?\n\nIt counts what was taken for what.\n";
    let prompts = prompts(document);
    assert_eq!(prompts.len(), 5, "{prompts:?}");
    assert_eq!(prompts[4], "What is a confusion matrix?");
}
