use super::*;

#[test]
fn a_question_ends_with_its_mark_in_any_language() {
    for text in ["What is it?", "闭包是什么？", "Really?\"", "¿Qué es?", "ما هي؟"] {
        assert_eq!(asks(text), Asks::Yes, "{text}");
    }
}

#[test]
fn a_task_needs_no_mark() {
    let tasks = [
        "Explain Python's memory allocator",
        "Design a rate limiter",
        "Array vs linked list: difference between them",
        "简述事件循环",
        "Erkläre den Unterschied",
        "Расскажите про замыкания",
        "클로저에 대해 설명하시오",
        "Qual a diferença entre let e var",
        "Décrivez le cycle de vie",
    ];
    for text in tasks {
        assert_eq!(asks(text), Asks::Perhaps, "{text}");
    }
}

#[test]
fn a_statement_asks_nothing_whatever_its_words() {
    let statements = ["프로세스는 실행되는 프로그램에 대해 설명한다.", "これは違いを説明します。"];
    for text in statements {
        assert_eq!(asks(text), Asks::No, "{text}");
    }
    assert_eq!(asks(&"这里的原理是一个很长的故事".repeat(10)), Asks::No);
    assert_eq!(asks("[M] Compare the two of them"), Asks::Perhaps);
    assert_eq!(asks("(5 points) Explain the two"), Asks::Perhaps);
    assert_eq!(asks("（简单难度 图）Given a tree, walk it"), Asks::Perhaps);
    assert_eq!(asks("[H] Its adjacency matrix"), Asks::Perhaps);
    assert_eq!(asks("[RFC] Its adjacency matrix"), Asks::No);
}

#[test]
fn names_may_be_compared() {
    assert!(is_comparison("call vs. apply") && is_comparison("`var` versus `let`"));
    assert!(
        !is_comparison("vs code")
            && !is_comparison("A vs B:")
            && !is_comparison(&"why it is so ".repeat(6).replace("why", "a vs b"))
    );
}

#[test]
fn a_name_asks_nothing() {
    for text in ["Closures", "Event loop", "Docker Compose", "In memory of", "List", "?"] {
        assert_eq!(asks(text), Asks::No, "{text}");
    }
}

#[test]
fn a_letter_and_a_number_count_what_follows() {
    assert_eq!(without_count("q-39: explain it"), "explain it");
    assert_eq!(without_count("q1. explain it"), "explain it");
    for text in ["q: explain it", "quick: explain it", "q1 2024 is over"] {
        assert_eq!(without_count(text), text);
    }
}

#[test]
fn symbols_quotes_and_brackets_may_stand_behind_the_mark_of_a_question() {
    for text in ["Why?", "Why? 🟢", "“Why?”", "Pourquoi ? ⭐⭐", "为什么？", "(Why?) ✅"] {
        assert!(ends_as_question(text), "{text}");
    }
    for text in ["Why? So.", "It is so 🟢", "Why? (easy)"] {
        assert!(!ends_as_question(text), "{text}");
    }
}
