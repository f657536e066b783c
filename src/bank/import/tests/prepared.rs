//! Sections that prepare interviews, lists of contents with odd numbers, tasks behind a comma.

use super::{found, prompts};

#[test]
fn a_section_that_prepares_interviews_by_asking_holds_questions() {
    let document = "# Notes\n\n## Interview preparation\n\n* What is a lock?\n  Held by one.\n* What is a queue?\n  First in.\n* What is a stack?\n  Last in.\n* Where is a heap?\n  In memory.\n* Describe a tree\n  With leaves.\n";
    assert_eq!(found(document).len(), 5);
    let advice = "# Notes\n\n## Interview preparation tips\n\n* Ask about scale\n* Draw boxes\n* How many users?\n* Name them\n* Talk\n";
    assert_eq!(found(advice), [""; 0]);
}

#[test]
fn what_a_comma_sets_apart_may_be_a_task() {
    let document = "# Tables\n\n## 1. From the following tables, write a SQL query to find all names.\n```sql\nselect a from b\n```\n\n## 2. Using a window, compute the rank of each.\n```sql\nselect c from d\n```\n\n## 3. From the table, write a query to return them.\n```sql\nselect e from f\n```\n";
    let found = found(document);
    assert!(found.len() == 3 && found.iter().all(|one| one.contains(" = ```sql")), "{found:?}");
}

#[test]
fn choices_in_code_belong_to_the_question_for_the_right_one() {
    let document = "#### Q1: Choose the correct answer\n```\nint a;\n// A. 1\n// B. 2\n```\n<details>\n<summary>Result</summary>\nResult: B\n</details>\n\n#### Q2: Choose the correct answer\n```\nint b;\n// A. 1\n// B. 2\n```\n<details>\n<summary>Result</summary>\nResult: A\n</details>\n";
    let found = found(document);
    assert!(found.len() == 2 && found[1].contains("int b;") && found[1].contains("= Result: A"), "{found:?}");
}

#[test]
fn a_list_of_contents_may_be_numbered_with_odd_blanks() {
    let document = "# Study guide for interviews\n\n1.\u{a0}\u{a0} [Who are you?](https://a.example/b#who)\n\n2.      [Why here?](https://a.example/b#why)\n\n3.\u{a0} [Sell me this.](https://a.example/b#sell)\n\n**Classic questions**\n\nThese come often.\n\n**1. Who are you?**\n\nBe brief.\n\n**2. Why here?**\n\nBe honest.\n\n**3. Sell me this.**\n\nWould they buy it? Listen.\n";
    assert_eq!(prompts(document), ["Who are you?", "Why here?", "Sell me this."]);
}

#[test]
fn a_numbered_heading_may_bid_in_a_later_sentence_above_headings() {
    let document = "# Exam\n\n## 1.1 We looked at linters. Explain how they help.\n### Tools\n- One\n\n## 1.2 Explain the levels of tests.\n- Unit\n\n## 1.3 Explain mocks.\n- Doubles\n\n## 1.4 Compare both.\n- So\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn tasks_that_one_label_holds_are_the_questions() {
    let document = "Question 1:\n\nCreate tables for this schema:\nBOAT (bid: integer)\n\nTasks:\n1) Find all boats above 7.\n2) Which boats are red?\n3) Delete all boats that nobody reserved.\n";
    assert_eq!(prompts(document).len(), 3);
    let steps = "Question 1:\n\nHow do you ship it?\n\n1) Build the image first.\n2) Run all of the tests.\n3) Push the image.\n";
    assert_eq!(prompts(steps).len(), 1);
}

#[test]
fn a_task_may_stand_right_below_its_bold_name() {
    let document = "# System design prompts\n\n**URLs**\nDesign a service that shortens links.\n*Dig into:* caching\n\n**News**\nDesign the feed of an app.\n*Dig into:* ranking\n\n**Chat**\nDesign a chat for two.\n*Dig into:* receipts\n";
    let prompts = prompts(document);
    assert!(prompts.len() == 3 && prompts[1].starts_with("Design the feed"), "{prompts:?}");
}

#[test]
fn what_a_question_is_worth_may_stand_behind_its_number() {
    let document = "# Mock exam\n\nQuestion 1 (5 marks)\nExplain two protocols.\n\nQuestion 2 [10 marks]\nDescribe how names are resolved.\n\nQuestion 3 (5 points)\n\nWhat is a route?\n";
    let expected = ["Explain two protocols.", "Describe how names are resolved.", "What is a route?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_is_expected_is_the_answer_where_the_points_have_a_label_of_their_own() {
    let document = "### Q1: Prototypes\n\n**Question:** What is the chain?\n\n**Expected answer:**\n\nIt is followed up:\n\n1. The object\n2. Its parent\n\n**What to listen for:**\n- Says chain\n\n### Q2: Loops\n\n**Question:** Why does it freeze?\n\n**Expected answer:**\n\nWork blocks it:\n\n- Long loops\n\n**What to listen for:**\n- Says workers\n";
    let found = found(document);
    assert!(
        found.len() == 2 && found[0].ends_with("* Says chain") && found[0].contains("2. Its parent"),
        "{found:?}"
    );
    assert!(found[1].ends_with("- Long loops * Says workers"), "{found:?}");
}

#[test]
fn a_title_that_speaks_of_questions_and_answers_is_no_answer() {
    for title in
        ["Preguntas y respuestas", "Perguntas e respostas", "Fragen und Antworten", "Вопросы и ответы"]
    {
        let document = format!(
            "# {title}\n\n- Q: What is a view?\n- A: A query.\n\n- Q: What is a key?\n- A: A name.\n"
        );
        assert_eq!(prompts(&document), ["What is a view?", "What is a key?"], "{title}");
    }
}

#[test]
fn headings_of_a_screening_are_tasks() {
    let document = "# Screening guide\n\n## Networks\n\n### Describe what a browser does\n\n* It asks for names\n\n### Explain NAT\n\n* Private addresses\n\n## Linux\n\n### What is an inode\n\n* Metadata\n";
    let expected = ["Describe what a browser does", "Explain NAT", "What is an inode"];
    assert_eq!(prompts(document), expected);
}
