//! Names of sections on plain lines above questions, and counts that are written in other ways.

use super::{found, prompts};

#[test]
fn a_name_right_above_the_first_question_is_that_of_a_section() {
    let document = "# Prep\n\n🌐 Web things (1–20)\nWhat is a cookie?\n\nWhat is a header?\n\nWhat is a proxy?\n\nStorage\nWhat is a page?\n\nWhat is a row?\n";
    let expected = [
        "4 What is a cookie? # Web things (1–20)",
        "6 What is a header? # Web things (1–20)",
        "8 What is a proxy? # Web things (1–20)",
        "11 What is a page? # Storage",
        "13 What is a row? # Storage",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_name_above_a_list_that_goes_on_counting_answers_nothing() {
    let document = "Mine\n\nLocks\n1. What is a lock?\n2. Why is it held?\n3. How long is it held?\n\nTrees\n4. What is a tree?\n5. How does it grow?\n";
    let expected = [
        "4 What is a lock? # Locks",
        "5 Why is it held? # Locks",
        "6 How long is it held? # Locks",
        "9 What is a tree? # Trees",
        "10 How does it grow? # Trees",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn names_that_count_on_stand_between_answers_and_questions() {
    let section = |name: &str, question: &str| format!("{name}\n\n1. {question}\n\nIt is so.\n\n");
    for names in [["Part 1: Locks", "Part 2: Trees"], ["一、锁", "二、树"], ["I. Locks", "II. Trees"]] {
        let document = section(names[0], "What is a lock?\n\nA bolt.\n\n2. Why is it held?")
            + &section(names[1], "What is a tree?");
        let [first, second] = names;
        let expected = [
            format!("3 What is a lock? # {first} = A bolt."),
            format!("7 Why is it held? # {first} = It is so."),
            format!("13 What is a tree? # {second} = It is so."),
        ];
        assert_eq!(found(&document), expected);
    }
}

#[test]
fn a_point_may_stand_between_a_label_and_its_number() {
    for label in ["Q.1)", "Q.1", "Q. 1)", "Q.1."] {
        let document = ["Why is a lock held?", "Explain what a lease is."]
            .map(|question| format!("{label} {question}\nAns: So.\n\n"));
        assert_eq!(
            prompts(&document.concat()),
            ["Why is a lock held?", "Explain what a lease is."],
            "{label}"
        );
    }
    let document = "Q.1) What is a lock?\nA.1) A bolt.\n\nQ.2) What is a lease?\nA.2) It ends.\n";
    assert_eq!(found(document), ["1 What is a lock? = A bolt.", "4 What is a lease? = It ends."]);
    assert_eq!(prompts("Q. 10,000 keys are lost. Why?\nA: So.\n\nQ. What now?\nA: So.\n").len(), 2);
}

#[test]
fn a_letter_and_a_number_count_headings_as_well() {
    let document = "# Quiz\n\n## A. Locks\n\n### A1. What is a lock?\n\nA bolt.\n\n### A2. Why is it held?\n\nSo.\n\n## B. Trees\n\n### B1. ⭐ How do they grow?\n\nUp.\n";
    assert_eq!(prompts(document), ["What is a lock?", "Why is it held?", "How do they grow?"]);
}

#[test]
fn questions_that_a_tag_breaks_are_one_each() {
    let document = "# Interview questions\n\nWhat is a lock?<br>\nExplain what a lease is.<br>\nWhy is it held?<br/>\nHow long is it held?\n";
    let expected = ["What is a lock?", "Explain what a lease is.", "Why is it held?", "How long is it held?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_number_may_be_glued_to_bold_words() {
    let document = "# Questions\n\n1**What is a lock?**\n1**Why is it held?**\n2**How long is it held?**\n";
    assert_eq!(prompts(document), ["What is a lock?", "Why is it held?", "How long is it held?"]);
}

#[test]
fn a_sentence_that_bids_to_tell_belongs_to_the_bold_question_before_it() {
    let document =
        "**What is a lock?** Explain how it is held.\n\n**What is a lease?** It ends.\n\n**Why so?**\n";
    assert_eq!(found(document)[0], "1 **What is a lock?** Explain how it is held.");
    assert_eq!(found(document)[1], "3 What is a lease? = It ends.");
}

#[test]
fn the_title_of_an_exercise_over_a_list_of_them_is_none() {
    let document = "# Exercício - Junções\n\nLeia os slides.\n\n## Perguntas\n\n1) Mostre os clientes\n\n2) Ordene os clientes por nome\n\n3) Pedidos por cliente\n";
    let expected = ["Mostre os clientes", "Ordene os clientes por nome", "Pedidos por cliente"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn an_answer_behind_its_question_needs_no_label_before_that() {
    let document = "# Interview questions\n\n- What is a lock?\n- Why is it held? A: So that others wait.\n- How long is it held?\n- Who holds it?\n";
    assert_eq!(found(document)[1], "4 Why is it held? # Interview questions = So that others wait.");
    let document = "What is a lock? A: It is held by one.\nWhy is it held? Answer: So that others wait.\nWho holds it? Ans: A thread.\n";
    let expected = [
        "1 What is a lock? = It is held by one.",
        "2 Why is it held? = So that others wait.",
        "3 Who holds it? = A thread.",
    ];
    assert_eq!(found(document), expected);
    let document = "1. Which is one? A: a lock B: a map\n2. Which ends? A: a lock B: a lease\n";
    assert_eq!(prompts(document), ["Which is one? A: a lock B: a map", "Which ends? A: a lock B: a lease"]);
}

#[test]
fn a_rule_below_two_questions_makes_no_heading_of_the_second() {
    let document = "-----\nWhat is a lock?\n-----\nWho holds it?\nAnd can it be left?\n-----\nWhat is a tree?\nHow does it grow?\nWho cuts it?\n";
    assert_eq!(prompts(document)[2], "And can it be left?");
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn a_name_among_numbered_questions_is_answered_by_the_list_in_it() {
    let document = "# Interview questions\n\n1. What is a lock?\n\n   A bolt.\n\n2. Ways to leave one:\n\n   - a guard\n   - a call\n\n3. Why is it held?\n\n   So.\n";
    assert_eq!(found(document)[1], "7 Ways to leave one: # Interview questions = - a guard\n- a call");
}

#[test]
fn tasks_of_a_titled_exercise_need_no_question() {
    let document = "# Ejercicios de SQL\n\n1. Muestra todos los clientes de la tabla\n2. Clientes con más de un pedido\n3. Ordena los pedidos por fecha descendente\n";
    assert_eq!(prompts(document).len(), 3);
}

#[test]
fn names_beside_answered_questions_answer_nothing() {
    let pair = "What is a lock?\nA bolt.\n\nWhat is a lease?\nIt ends.\n\n";
    let document = format!("Locks\n\n{pair}Trees\n\n{}", pair.replace("le", "tre").replace("lock", "leaf"));
    let expected = [
        "3 What is a lock? # Locks = A bolt.",
        "6 What is a lease? # Locks = It ends.",
        "11 What is a leaf? # Trees = A bolt.",
        "14 What is a trease? # Trees = It ends.",
    ];
    assert_eq!(found(&document), expected);
}
