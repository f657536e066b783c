use super::*;

fn parts(text: &str) -> Option<(&str, &str)> {
    split(text).map(|labelled| (labelled.name, labelled.rest))
}

#[test]
fn labels_are_known_in_many_words_and_languages() {
    let cases = [
        ("Key points to cover", KeyPoints),
        ("Expected discussion points", KeyPoints),
        ("Good answer should include", KeyPoints),
        ("Advanced follow-ups", FollowUps),
        ("**Follow-up Questions:**", FollowUps),
        ("Answer", Answer),
        ("👉 Click to see the answer", Answer),
        ("Q", Question),
        ("Question 12", Question),
        ("参考答案", Answer),
        ("追问", FollowUps),
        ("Pontos-chave", KeyPoints),
        ("Respuesta", Answer),
        ("Ключевые моменты", KeyPoints),
        ("정답", Answer),
        ("Difficulty", Difficulty),
        ("Red flags", Aside),
        ("Constraints", Prompt),
    ];
    for (name, label) in cases {
        assert_eq!(classify(name), Some(label), "{name}");
    }
}

#[test]
fn other_names_are_unknown() {
    for name in [
        "Architecture components",
        "Scrum basics and answers",
        "Docker scenarios with solutions",
        "Performance",
        "How would you answer a question about it",
        "Weak references",
        "Resource management",
        "Conflict resolution",
        "Unix signals",
        "域名解析",
        "エンドポイント",
        "Принцип единственной ответственности",
        "",
    ] {
        assert_eq!(classify(name), None, "{name}");
    }
}

#[test]
fn a_label_is_split_from_its_text() {
    assert_eq!(parts("Q: Why?"), Some(("Q", "Why?")));
    assert_eq!(parts("Q12. Why?"), Some(("Q12", "Why?")));
    assert_eq!(parts("**Question:** Why?"), Some(("Question", "Why?")));
    assert_eq!(parts("**Question**: Why?"), Some(("Question", "Why?")));
    assert_eq!(parts("**Q: Why?**"), Some(("Q", "Why?")));
    assert_eq!(parts("问：为什么"), Some(("问", "为什么")));
    assert_eq!(parts("Key points:"), Some(("Key points", "")));
}

#[test]
fn a_label_with_a_number_may_be_all_of_a_line() {
    for line in ["Question 3", "QUESTION NO: 3", "question no. 3:", "Question #3", "Pregunta 3"] {
        assert!(counting_line(line).is_some_and(|line| line.ends_with(" 3:")), "{line}");
    }
    for line in ["Question", "Question 3 is hard", "Q3", "Chapter 3", "3"] {
        assert_eq!(counting_line(line), None, "{line}");
    }
}

#[test]
fn an_answer_may_stand_behind_its_question() {
    assert_eq!(question_and_answer("Q: Why? A: So."), Some(("Q: Why?", "A: So.")));
    let bold = "**Question:** Explain it. **Answer:** It is so.";
    assert_eq!(question_and_answer(bold), Some(("**Question:** Explain it.", "**Answer:** It is so.")));
    assert_eq!(question_and_answer("问：为什么？答：因为"), Some(("问：为什么？", "答：因为")));
    assert_eq!(question_and_answer("Q: Why? Because: no"), None);
    assert_eq!(question_and_answer("Why? A: So."), None);
}

#[test]
fn a_colon_in_a_sentence_makes_no_label_of_it() {
    assert_eq!(parts("What is `a: b`?"), None);
    assert_eq!(parts("See http://example.com"), None);
    assert!(!begins_line("The following holds: it is so"));
}

#[test]
fn no_word_within_a_longer_name_makes_a_question_of_it() {
    assert!(WITHIN.iter().all(|(label, _)| *label != Question), "`is_question` does not look for such");
}

#[test]
fn a_name_of_questions_and_their_answers_is_no_answer() {
    for name in ["質問回答紹介", "質問と回答"] {
        assert_ne!(classify(name), Some(Answer), "{name}");
    }
    assert_eq!(classify("回答"), Some(Answer));
}
