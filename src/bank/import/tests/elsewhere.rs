//! Questions whose answers stand elsewhere: in another section, in other files, or folded away in a cell.

use super::{found, prompts};

#[test]
fn under_answers_what_is_asked_again_is_asked_there() {
    let document = "# React\n\n## Contents\n\n1. [What is React?](#what-is-react)\n2. [What is JSX?](#what-is-jsx)\n\n\
                    ## Answers\n\n1. [What is React?](#what-is-react)\n\n   A library.\n\n2. [What is \
                    JSX?](#what-is-jsx)\n\n   Syntax.\n";
    let expected = ["10 What is React? # Answers = A library.", "14 What is JSX? # Answers = Syntax."];
    assert_eq!(found(document), expected);
    let document = "# Locks\n\n## Questions\n\n1. What is a lock?\n2. Name two kinds\n\n## Answers\n\n1. What is a \
                    lock?\n\n   A guard.\n\n2. Name two kinds\n\n   Mutex and others.\n";
    let expected =
        ["5 What is a lock? # Questions = A guard.", "6 Name two kinds # Questions = Mutex and others."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_of_contents_that_leads_to_other_files_is_one_of_questions() {
    let document = "# React\n\n## Contents\n\n- [What is React?](answers/react.md)\n- [What is \
                    JSX?](answers/jsx.md)\n- [Explain keys](answers/keys.md)\n- [Why hooks?](answers/hooks.md)\n\n## \
                    License\n\nMIT\n";
    assert_eq!(prompts(document), ["What is React?", "What is JSX?", "Explain keys", "Why hooks?"]);
    let document = "# Вопросы\n\n## Содержание\n\n<details>\n\t<summary>Вопросы по API</summary>\n\t1. <a \
                    href=\"api.md#a\">Что такое модуль?</a> <br/>\n\t2. <a href=\"api.md#b\">Что такое поток?</a> \
                    <br/>\n\t3. <a href=\"api.md#c\">Зачем нужен токен?</a>\n</details>\n";
    assert_eq!(prompts(document), ["Что такое модуль?", "Что такое поток?", "Зачем нужен токен?"]);
}

#[test]
fn a_cell_may_fold_its_answer_away() {
    let document = "# Python\n\n| # | Question | Answer |\n|---|---|---|\n| 1 | What is a list? | \
                    <details><summary>Show</summary>A row.<br>It grows.</details> |\n| 2 | What is a set? | \
                    <details><summary><a href=\"#set\">Show Answer</a></summary></details> |\n";
    assert_eq!(
        found(document),
        ["5 What is a list? # Python = A row.\nIt grows.", "6 What is a set? # Python"]
    );
}

#[test]
fn where_labels_answer_the_others_of_a_list_are_steps_of_an_answer() {
    let document = "# Kubernetes\n\n(1) What is a pod?\n\nAns: Containers together.\n\n(2) Which services are \
                    there?\n\nAns: There are two.\n\n(1) Cluster IP\n\n(2) Node port\n\n(3) Kubelet\n\nAns: It runs \
                    on each node.\n\n(4) What is a namespace?\n\nAns: It isolates.\n";
    let expected = ["What is a pod?", "Which services are there?", "Kubelet", "What is a namespace?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_heading_above_several_items_with_answers_is_none_of_theirs() {
    let document = "# 面试题\n\n## 起源\n\n- 如何了解面试的原理\n- 前后端兼顾\n\n## ES6\n\n- 1. 有哪些新特性？\n\n\
                    参考答案：模块化\n\n- 2. 你的看法？\n\n参考答案：很好\n\n- 3. 列举常用方法\n\n参考答案：push\n";
    let expected =
        ["10 有哪些新特性？ # ES6 = 模块化", "14 你的看法？ # ES6 = 很好", "18 列举常用方法 # ES6 = push"];
    assert_eq!(found(document), expected);
}

#[test]
fn what_a_repository_is_for_is_no_question() {
    let document = "# Interview questions\n\n## Purpose\n\n- Explain what interviews are like.\n- Provide solutions to \
                    interview questions.\n- Describe common problems.\n\n## Questions\n\n- What is a lock?\n- What is \
                    a queue?\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a queue?"]);
}

#[test]
fn a_numbered_table_of_links_to_pages_holds_questions_and_names() {
    let document = "# Java interview questions\n\n## Core\n\n| S.No | Content |\n| --- | --- |\n| 1 | [What is a lock?](core.md#lock) |\n| 2 | [Heaps](core.md#heaps) |\n| 3 | [Why is it lazy?](core.md#lazy) |\n| 4 | [Is it fast?](core.md#fast) |\n";
    assert_eq!(prompts(document), ["What is a lock?", "Heaps", "Why is it lazy?", "Is it fast?"]);
}

#[test]
fn the_heading_of_an_answer_may_say_which_is_right() {
    let document = "# Câu hỏi\n\n## Câu 1: Lock\n**Lock là gì?**\n\n- A) x\n- B) y\n\n## Câu 2: Map\n**Map là gì?**\n\n- A) x\n- B) y\n\n# ĐÁP ÁN CHI TIẾT\n\n### Câu 1: Đáp án B - y\n\nVì thế.\n\n### Câu 2: Đáp án A - x\n\nVì thế.\n";
    let read = found(document);
    assert_eq!(read.len(), 2);
    assert!(read[0].ends_with("= Đáp án B - y\n\nVì thế."), "{read:?}");
}
