//! What people paste: lines of a chat, questions line by line, marks that are glued to the text.

use super::{found, prompts};

#[test]
fn questions_line_by_line_are_one_each() {
    let document = "Hey, these are mine:\n\nHow do you test a migration?\nTell me about an outage\nWhat's a lease?\nWhy?\n\nAdd yours!\n";
    let expected = ["How do you test a migration?", "Tell me about an outage", "What's a lease?", "Why?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn answers_right_below_their_questions_are_theirs() {
    let document = "What is a lock?\nIt is held by one.\nWhat is a lease?\nA lock\nthat ends.\nWhat is a fence?\nA number.\n";
    let expected = [
        "1 What is a lock? = It is held by one.",
        "3 What is a lease? = A lock\nthat ends.",
        "6 What is a fence? = A number.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn who_said_a_question_in_a_chat_is_no_part_of_it() {
    let document = "[10:02] Anna: how would you test it?\n[10:03] Anna: what is a lease?\n[10:05] Ben: when would you use one?\n";
    let expected = ["how would you test it?", "what is a lease?", "when would you use one?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_bullet_that_is_glued_to_its_text_begins_an_item() {
    let document = "# Questions\n\n- What is a lock?\n-Explain a lease.\n-What is a fence?\n";
    assert_eq!(prompts(document), ["What is a lock?", "Explain a lease.", "What is a fence?"]);
}

#[test]
fn question_and_answer_may_share_a_line() {
    let document = "Q: What is a lock? A: It is held by one.\nQ: What is a lease? A: A lock that ends.\n";
    let expected = ["1 What is a lock? = It is held by one.", "2 What is a lease? = A lock that ends."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_label_with_a_number_may_be_a_line_of_its_own() {
    let document = "QUESTION NO: 1\nWhich is a lock?\nA. a mutex\nB. a map\nAnswer: A\n\nQUESTION NO: 2\nWhich ends?\nA. a lock\nB. a lease\nAnswer: B\n";
    let expected = [
        "1 Which is a lock?\n\nA. a mutex\nB. a map = A. a mutex",
        "7 Which ends?\n\nA. a lock\nB. a lease = B. a lease",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_level_between_the_number_and_the_question_is_none() {
    let document = "Question 1\nLevel 1\n\nQuestion:\nAdd two numbers.\n\nSolution:\na + b\n\nQuestion 2\nLevel 1\n\nQuestion:\nDivide them.\n\nSolution:\na / b\n";
    assert_eq!(prompts(document), ["Add two numbers.", "Divide them."]);
}

#[test]
fn a_name_that_counts_is_the_label_of_a_question() {
    let document = r"# A question a day

- **Day 1**: [What is a lock?](https://example.org/1)
- **Day 2**: [Explain a lease](https://example.org/2)
- **Day 3**: [What is a fence?](https://example.org/3)
";
    assert_eq!(prompts(document), ["What is a lock?", "Explain a lease", "What is a fence?"]);
    let document = "# 题\n\n- 第 1 期：什么是锁？\n- 第 2 期：什么是租约？\n- 第 3 期：谈谈栅栏\n";
    assert_eq!(prompts(document), ["什么是锁？", "什么是租约？", "谈谈栅栏"]);
}

#[test]
fn steps_that_count_are_no_questions() {
    let document = "# Set up\n\nStep 1: Create a branch\n\nStep 2: Is it green?\n\nStep 3: Describe it\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn folded_parts_side_by_side_may_be_indented_unevenly() {
    let document = r"# Questions

  <details>
    <summary>
  1. What is a lock?
    </summary>
Answer: It is held by one.
  </details>
    <details>
    <summary>
  2. What is a lease?
    </summary>
Answer: A lock that ends.
  </details>
";
    let expected = ["What is a lock?", "What is a lease?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_box_with_a_title_is_folded_away() {
    let document = r#"# Questions

> [!question] What is a lock?
> It is held by one.

> [!question]- Explain a lease
> > [!success] Answer
> > A lock that ends.

## Fences

??? question "What is a fence?"
    A number.

    And so on.

??? question "When do you need one?"
    With leases.
"#;
    let expected = [
        "3 What is a lock? # Questions = It is held by one.",
        "6 Explain a lease # Questions = A lock that ends.",
        "12 What is a fence? # Fences = A number.\n\nAnd so on.",
        "17 When do you need one? # Fences = With leases.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_list_of_terms_may_ask() {
    let expected = [
        "What is a lock? = It is held by one.",
        "What is a lease? = A lock that ends.",
        "Explain a fence = A number.",
    ];
    let html = "# FAQ\n<dl>\n<dt>What is a lock?</dt>\n<dd>It is held by one.</dd>\n<dt>What is a lease?</dt>\n<dd>A lock that ends.</dd>\n<dt>Explain a fence</dt>\n<dd>A number.</dd>\n</dl>\n";
    let marked = "# FAQ\n\nWhat is a lock?\n: It is held by one.\n\nWhat is a lease?\n: A lock that ends.\n\nExplain a fence\n: A number.\n";
    for document in [html, marked] {
        let found: Vec<String> = found(document).iter().map(|line| line.replace(" # FAQ", "")).collect();
        let without_lines: Vec<&str> =
            found.iter().filter_map(|line| Some(line.split_once(' ')?.1)).collect();
        assert_eq!(without_lines, expected, "{document}");
    }
}

#[test]
fn a_symbol_in_bold_is_no_part_of_a_question() {
    let document =
        "# FAQ\n\n**❓ Where is it?**\nHere.\n\n**❓ Who has it?**\nWe do.\n\n**❓ When was it?**\nNow.\n";
    assert_eq!(prompts(document), ["Where is it?", "Who has it?", "When was it?"]);
}

#[test]
fn what_a_chat_hides_is_the_answer() {
    let document = "1. What is a lock? ||Held by one||\n2. What is a lease? ||It ends||\n";
    assert_eq!(found(document), ["1 What is a lock? = Held by one", "2 What is a lease? = It ends"]);
}

#[test]
fn answers_that_are_folded_away_together_are_told_apart_by_their_numbers() {
    let document = r"# Quiz

1. What is a lock?
2. What is a lease?

<details>
<summary>Answers</summary>

1. Held by one.
2. It ends.

</details>
";
    let expected = ["3 What is a lock? # Quiz = Held by one.", "4 What is a lease? # Quiz = It ends."];
    assert_eq!(found(document), expected);
}

#[test]
fn an_answer_may_stand_behind_a_colon_after_the_mark() {
    let document = "* What is a lock?: Held by one.\n* What is a lease?: It ends.\n";
    assert_eq!(found(document), ["1 What is a lock? = Held by one.", "2 What is a lease? = It ends."]);
}

#[test]
fn a_bold_name_that_counts_may_stand_above_its_question() {
    let document = "**Story 1**\nI want to log in. How much work is it?\n\n**Story 2**\nI want to log out. How much work is it?\n\n**Story 3**\nI want to stay. How much work is it?\n";
    let expected = [
        "I want to log in. How much work is it?",
        "I want to log out. How much work is it?",
        "I want to stay. How much work is it?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_task_is_one_beside_questions_that_are_set_apart_alike() {
    let answers = ["Held by one.", "It ends.", "By looking at who waits."];
    let asked = ["What is a lock?", "Explain how a lease ends", "How do you find a deadlock?"];
    let ways: [fn(&str, &str) -> String; 7] = [
        |question, answer| format!("> {question}\n\n{answer}\n\n"),
        |question, answer| format!("*{question}*\n{answer}\n\n"),
        |question, answer| format!("**{question}**\n{answer}\n\n"),
        |question, answer| format!("\"{question}\"\n{answer}\n\n"),
        |question, answer| format!("#1 {question}\n=> {answer}\n\n"),
        |question, answer| format!("1/ {question}\n    - {answer}\n\n"),
        |question, answer| format!("No. 1: {question}\n\n{answer}\n\n"),
    ];
    for way in ways {
        let text: String =
            asked.iter().zip(answers).map(|(question, answer)| way(question, answer)).collect();
        let document = format!("# Interview\n\n{text}");
        assert_eq!(prompts(&document), asked, "{document}");
        let questions = super::read_document(&document).questions;
        assert!(
            questions.iter().all(|question| question.answer.is_some() || !question.key_points.is_empty()),
            "{document}"
        );
    }
}

#[test]
fn questions_and_answers_in_turn_may_have_tasks_among_them() {
    let document = "# Interview\n\nA few words.\n\nWhat is a lock?\n\nHeld by one.\n\nExplain a lease\n\nIt ends.\n\nWhy a fence?\n\nTo be sure.\n\nWhen would you use one?\n\nWith leases.\n";
    assert_eq!(
        prompts(document),
        ["What is a lock?", "Explain a lease", "Why a fence?", "When would you use one?"]
    );
}

#[test]
fn a_list_far_to_the_right_below_a_paragraph_is_a_list() {
    let document = "Q1: What is a lock?\n    - held by one\n    - until it ends\n\nQ2: What is a lease?\n    - ends\n    - by itself\n";
    let expected =
        ["1 What is a lock? * held by one * until it ends", "5 What is a lease? * ends * by itself"];
    assert_eq!(found(document), expected);
}

#[test]
fn a_bold_name_beside_bold_questions_is_one_too() {
    let document = "**What is a lock?**\nHeld by one.\n\n**Isolation levels**\nThere are four.\n\n**Why a fence?**\nTo be sure.\n";
    assert_eq!(prompts(document), ["What is a lock?", "Isolation levels", "Why a fence?"]);
}

#[test]
fn a_task_line_may_have_its_answer_right_below_in_any_script() {
    let document = "1. 什么是租约？\n会到期的锁。\n2. 请解释锁的原理\n一次由一个持有。\n";
    let expected = ["1 什么是租约？ = 会到期的锁。", "3 请解释锁的原理 = 一次由一个持有。"];
    assert_eq!(found(document), expected);
}

#[test]
fn a_line_may_name_the_questions_right_below_it() {
    let document = "🟢 3 Easy Questions (the basics)\nWhat is a lock?\n\nWhat is a lease?\n\nWhat is a fence? (e.g., with a number).\n\n🟡 2 Medium Questions\nExplain how a heap works (e.g., how does it sort?).\n\nHow do you test it?\n";
    let expected = [
        "What is a lock?",
        "What is a lease?",
        "What is a fence? (e.g., with a number).",
        "Explain how a heap works (e.g., how does it sort?).",
        "How do you test it?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_term_that_asks_is_answered_by_its_definition() {
    let document =
        "# Locks\n\n## Holding\n\nWhat is a lock? Who holds it?\n: It is held by one.\n: It ends.\n";
    assert_eq!(found(document), ["5 What is a lock? Who holds it? # Holding = It is held by one.\nIt ends."]);
}

#[test]
fn a_talk_of_two_is_questions_and_answers() {
    let document = "# Mock interview\n\n**HR:** Hello, and welcome.\n\n**Me:** Thank you.\n\n**HR:** Why us?\n\n**Me:** I like the product.\n\nI use it myself.\n\n**HR:** When can you begin?\n\n**Me:** In May.\n";
    let expected = [
        "7 Why us? # Mock interview = I like the product.\n\nI use it myself.",
        "13 When can you begin? # Mock interview = In May.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_of_one_name_below_those_of_questions_answer_them() {
    let document = "# Mock interview\n\n### Interviewer\nTell me about a conflict.\n\n### Candidate\nWe measured.\n\n### Interviewer\nWhat did you learn?\n\n### Candidate\nTo measure first.\n";
    let expected = [
        "3 Tell me about a conflict. # Mock interview = We measured.",
        "9 What did you learn? # Mock interview = To measure first.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_sentence_that_bids_to_tell_is_answered_by_the_statements_right_below_it() {
    let document = "# Interview questions\n\nExplain load balancing.\nIt spreads requests over servers.\n\n\
                    Describe a queue.\n_It holds what is to be done._\n\nName two caches.\nOne is near, one is far.\n\nWhat is a heap?\nA tree.\n\nWhat is a stack?\nA pile.\n";
    let expected = [
        "3 Explain load balancing. # Interview questions = It spreads requests over servers.",
        "6 Describe a queue. # Interview questions = _It holds what is to be done._",
        "9 Name two caches. # Interview questions = One is near, one is far.",
        "12 What is a heap? # Interview questions = A tree.",
        "15 What is a stack? # Interview questions = A pile.",
    ];
    assert_eq!(found(document), expected);
    // What is to be written is told on.
    let document = "# Interview questions\n\nWrite a queue.\nIt shall hold ten items.\n\nWrite a stack.\nIt shall grow.\n\n\
                    What is a heap?\n\nA tree.\n";
    assert!(prompts(document).iter().all(|prompt| prompt != "Write a queue."));
}

#[test]
fn the_letter_of_an_answer_needs_none_of_a_question() {
    let document = "# Interview questions\n\nExplain a lease.\nA: A lock that ends.\n\nWhat is a heap?\nA: A tree.\n\n\
                    Explain a queue.\nA: A line.\n";
    let expected = [
        "3 Explain a lease. # Interview questions = A lock that ends.",
        "6 What is a heap? # Interview questions = A tree.",
        "9 Explain a queue. # Interview questions = A line.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_task_may_be_the_first_line_of_a_section_of_questions() {
    let document = "COLLOQUI\nCon le domande\n\nARRIVO\n\nMi racconti la sua giornata di lavoro.\nChe cosa sa di noi?\n\nCLIENTE\n\nCome comincia una telefonata?\nCome si chiude?\nQuando la passa ad altri?\n\nTURNI\n\nQuando comincia?\nQuando non può?\n";
    assert_eq!(prompts(document).len(), 7);
    assert_eq!(prompts(document)[0], "Mi racconti la sua giornata di lavoro.");
}
