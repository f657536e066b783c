//! By which boxes, symbols, letters, numbers and words a question begins.

use super::{found, prompts};

#[test]
fn bullets_nested_below_a_number_at_the_left_edge_are_its_own() {
    let document = r"# Questions

1. **Explain the CPU**

*   What does it do?
    *   How fast is it?
*   What is a cache?

2. **Explain memory**

*   What is a heap?
    *   How large is it?
";
    assert_eq!(prompts(document), ["Explain the CPU", "Explain memory"]);
}

#[test]
fn links_with_the_numbers_of_issues_are_questions_without_them() {
    let document = r"# 질문

- [[#14]API란 무엇인지 설명해주세요](https://example.com/14)
- [[19]쓰레드에 대해서 말해주세요](https://example.com/19)
- [[#51]정규화를 왜 하나요?](https://example.com/51)
";
    assert_eq!(
        prompts(document),
        ["API란 무엇인지 설명해주세요", "쓰레드에 대해서 말해주세요", "정규화를 왜 하나요?"]
    );
}

#[test]
fn lines_with_boxes_are_items() {
    let document = "# Interview kit\n\n☐ What did you build?\n☐ Explain closures\n☐ Why do you leave?\n";
    assert_eq!(prompts(document), ["What did you build?", "Explain closures", "Why do you leave?"]);
}

#[test]
fn a_letter_and_a_number_count_headings_that_are_questions() {
    let document = "# Quiz\n\n#### Q1 Closures\n> They hold their scope.\n\n#### Q2 Box model\n> Content, padding.\n\n\
                    #### Q3 Hoisting\n> Moves up.\n";
    assert_eq!(prompts(document), ["Closures", "Box model", "Hoisting"]);
    // Parts of a year are none.
    let document = "# Goals\n\n## Q1 2024\n\nShip.\n\n## Q2 2024\n\nSell.\n\n## Q3 2024\n\nRest.\n";
    assert_eq!(prompts(document), Vec::<String>::new());
}

#[test]
fn labels_in_brackets_and_bold_letters_need_no_colon() {
    let document = "# Q&A\n\n[Q] What is a monad?\n[A] A way to chain.\n\n[Q] Explain currying\n[A] One argument at a time.\n";
    let expected =
        ["3 What is a monad? # Q&A = A way to chain.", "6 Explain currying # Q&A = One argument at a time."];
    assert_eq!(found(document), expected);
    let document = "**Q** What is a heap?\n\n> A tree.\n\n**Q** What is a trie?\n\n> A tree, too.\n";
    assert_eq!(prompts(document), ["What is a heap?", "What is a trie?"]);
}

#[test]
fn the_same_words_before_quotes_say_that_those_are_questions() {
    let document = r#"# Guide

## Portfolio

Start with: "Pick a project you are proud of."

Dig into:
- Who used it?

## Work

Start with: "Describe a conflict."

Dig into:
- How did it end?
"#;
    let expected = [
        "5 Pick a project you are proud of. # Portfolio > Who used it?",
        "12 Describe a conflict. # Work > How did it end?",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn paragraphs_that_begin_with_the_same_symbol_are_questions_where_most_ask() {
    let document = "# Node.js\n\n🔹 What is the event loop?\nIt runs callbacks.\n\n🔹 Explain streams\nData in chunks.\n\n\
                    🔹 Middleware\nFunctions between.\n\n🔹 What is a cluster?\nSeveral processes.\n";
    let expected = ["What is the event loop?", "Explain streams", "Middleware", "What is a cluster?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn bold_leads_on_lines_of_one_paragraph_begin_one_question_each() {
    let document = "# Fragen\n\n**Warum Rust?** – Es ist sicher.\n**Was ist ein Trait?** – Eine Fähigkeit.\n\
                    **Erkläre Ownership** – Jeder Wert gehört jemandem.\n";
    let expected = [
        "3 Warum Rust? # Fragen = Es ist sicher.",
        "4 Was ist ein Trait? # Fragen = Eine Fähigkeit.",
        "5 Erkläre Ownership # Fragen = Jeder Wert gehört jemandem.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbers_of_two_parts_are_nested_in_the_name_with_the_first() {
    let document = "Вопросы\n\n1. ООП\n1.1. Что такое инкапсуляция\n1.2. Абстрактный класс\n1.3. Что такое интерфейс?\n\n\
                    2. Коллекции\n2.1. Как устроен HashMap\n2.2. Что такое Comparable?\n";
    let expected = [
        "Что такое инкапсуляция",
        "Абстрактный класс",
        "Что такое интерфейс?",
        "Как устроен HashMap",
        "Что такое Comparable?",
    ];
    assert_eq!(prompts(document).len(), expected.len());
    assert!(prompts(document).iter().zip(expected).all(|(prompt, end)| prompt.ends_with(end)));
}

#[test]
fn a_label_may_say_in_brackets_how_far_one_has_come() {
    let document = "Question : Find a pair.\n\nQuestion(Done) : Invert a map.\n\nQuestion(Done - in part) : Merge two lists.\n\nQuestion (open) : Rotate a grid.\n";
    assert_eq!(prompts(document), ["Find a pair.", "Invert a map.", "Merge two lists.", "Rotate a grid."]);
}

#[test]
fn a_dash_may_join_a_label_and_its_number() {
    for mark in ["Q-1:", "Q-1 :", "Question-1:", "Q_1:"] {
        let second = mark.replace('1', "2");
        let document =
            format!("# Prep\n\n{mark} What is a thunk?\n\nA: So.\n\n{second} Explain a saga\n\nA: So.\n");
        assert_eq!(prompts(&document), ["What is a thunk?", "Explain a saga"], "{mark}");
    }
}

#[test]
fn how_hard_a_question_is_may_stand_in_square_brackets() {
    let document = "Question [Easy] - What is a mutex?\nAnswer - A lock.\n\nQuestion [Hard] - What is a futex?\nAnswer - A fast lock.\n";
    assert_eq!(prompts(document), ["What is a mutex?", "What is a futex?"]);
}

#[test]
fn a_number_without_a_mark_may_stand_behind_a_box() {
    let document =
        "# Interview prep\n\n- [ ] 1 What is a lock?\n- [x] 2 What is a heap?\n- [ ] 3 What is a trie?\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a heap?", "What is a trie?"]);
}

#[test]
fn a_number_without_a_mark_may_stand_behind_a_bullet() {
    let document = "# Interview questions\n\n- 1 What is a lock?\n- 2 What is a heap?\n- 3 Compare threads and processes\n\n## 更多\n\n- 一、什么是锁？\n- 二、介绍一下堆？\n";
    let expected =
        ["What is a lock?", "What is a heap?", "Compare threads and processes", "什么是锁？", "介绍一下堆？"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn bullets_with_amounts_that_do_not_count_on_keep_them() {
    let document =
        "# Interview questions\n\n- 3 ways to sort, which do you know?\n- 5 years from now, where are you?\n";
    assert_eq!(prompts(document)[0], "3 ways to sort, which do you know?");
}

#[test]
fn links_to_headings_of_their_words_are_contents_without_marks() {
    let link = |n: usize| format!("<a href=\"#l-{n}\">★ What is lock {n}?</a>\n\n");
    let asked = |n: usize| format!("### <p id=\"l-{n}\"> {n}. ★ What is lock {n}?\n\nIt is held.\n\n");
    let document =
        format!("# 目录\n{}{}", (1..6).map(link).collect::<String>(), (1..6).map(asked).collect::<String>());
    assert_eq!(prompts(&document), (1..6).map(|n| format!("What is lock {n}?")).collect::<Vec<_>>());
}

#[test]
fn labels_in_the_items_of_an_answer_begin_no_question() {
    let document = "# What challenges did you face, and how did you meet them?\n\n### Short answer\nA few.\n\n### Full answer\n1. **Locks**:\n   - **Challenge**: They were held too long.\n   - **Solution**: They end now.\n2. **Tests**:\n   - **Challenge**: They failed.\n   - **Solution**: They were mended.\n";
    assert_eq!(prompts(document).len(), 1);
}
