//! Questions that are set apart by little: a letter and a dash, an answer below, or nothing at all.

use super::{found, prompts};

#[test]
fn a_letter_may_stand_before_a_question_with_a_dash_glued_or_alone() {
    let document = "# Prep\n\nQ - What is a branch?\n\nA - A line of work.\n\nQ-Explain a rebase\n\nA-It puts \
                    commits on others.\n\nQ What is a tag?\n\nA- A name.\n";
    let expected = [
        "3 What is a branch? # Prep = A line of work.",
        "7 Explain a rebase # Prep = It puts commits on others.",
        "11 What is a tag? # Prep = A name.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_letter_in_a_word_is_no_label() {
    let document = "# Questions\n\n## What is Q-learning?\n\nQ-learning is about values.\n\n## What is a star?\n\n\
                    A-star is a search that is led by a guess.\n";
    let expected = [
        "3 What is Q-learning? # Questions = Q-learning is about values.",
        "7 What is a star? # Questions = A-star is a search that is led by a guess.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_question_without_its_label_is_known_by_the_answer_below() {
    let document = "# Docker\n\nWhat is an image?\n\nAnswer: A template.\n\nExplain a volume.\n\nAnswer: It keeps \
                    data.\n\nIt stays.\n";
    let expected = [
        "3 What is an image? # Docker = A template.",
        "7 Explain a volume. # Docker = It keeps data.\n\nIt stays.",
    ];
    assert_eq!(found(document), expected);
    let document = "# Git\n\nQ: What is a tag?\n\nA: A name.\n\nWhat is a fork?\n\nA: A copy.\n";
    assert_eq!(found(document), ["3 What is a tag? # Git = A name.", "7 What is a fork? # Git = A copy."]);
}

#[test]
fn in_a_document_of_questions_each_paragraph_is_one_though_quotes_comment_on_some() {
    let document = "# Questions\n\n## Design\n\nWhat is MVC?\n\nWhat are others? Discuss them.\n\nImplement a \
                    cache.\n\n> They ask this often. It is known.\n\n## People\n\nTell me about a project.\n\nWhy \
                    do you like it?\n\n> It shows how they think.\n\nExplain it to a child.\n";
    let expected = [
        "What is MVC?",
        "What are others? Discuss them.",
        "Implement a cache.",
        "Tell me about a project.",
        "Why do you like it?",
        "Explain it to a child.",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_an_answer_folds_away_begins_no_question() {
    let document = "# Interview\n\n1. What is a lock?\n\n<details><summary>Answer</summary>\n\n1. It locks.\n2. Why \
                    is it held?\n\n</details>\n\n2. What is a queue?\n\n<details><summary>Answer</summary>\n\nA \
                    buffer.\n\n</details>\n";
    let expected = [
        "3 What is a lock? # Interview = 1. It locks.\n2. Why is it held?",
        "12 What is a queue? # Interview = A buffer.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_label_where_a_sentence_was_broken_is_none() {
    let document = "# Questions\n\n1. You build a game. The \nproblem: it runs twice. How do you \ngo about it?\n\n2. \
                    Write a method that copies.\n\n3. What is NaN?\n";
    let expected = [
        "You build a game. The \nproblem: it runs twice. How do you \ngo about it?",
        "Write a method that copies.",
        "What is NaN?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_bids_somebody_to_tell_asks_though_its_words_stand_at_its_end() {
    let document = "# Questions\n\n* Take a system you built, and walk me through its parts.\n  * What was it for?\n  \
                    * How was it watched?\n* Why join us?\n";
    let expected = [
        "3 Take a system you built, and walk me through its parts. # Questions > What was it for? > How was it \
         watched?",
        "6 Why join us? # Questions",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn numbers_that_are_set_to_the_right_begin_questions_all_the_same() {
    let document = "# Interview questions\n\n\t1.\tWhat is a list?\nIt is a row.\n\n\t2.\tExplain a tuple.\nIt \
                    stays.\n\n\t3.\tWhy use a set?\nFor speed.\n";
    let expected = [
        "3 What is a list? # Interview questions = It is a row.",
        "6 Explain a tuple. # Interview questions = It stays.",
        "9 Why use a set? # Interview questions = For speed.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn headings_that_are_answered_by_lists_of_steps_are_questions_though_few_ask() {
    let document = "# Common questions for leads\n\n## Skills\n\n### What to do if a task is blocked?\n1. Identify the \
                    cause:\n   - people\n   - code\n2. Find help\n\n### Conflicts\n1. Hear all sides\n2. Seek a \
                    compromise\n\n### How to review code?\n1. Set rules\n2. Automate checks\n\n### Team growth\n1. \
                    Define goals\n2. Assign mentors\n\n### Where is it not fit?\n1. Fixed plans\n2. Small projects\n";
    let expected = [
        "What to do if a task is blocked?",
        "Conflicts",
        "How to review code?",
        "Team growth",
        "Where is it not fit?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn a_heading_that_compares_is_a_question_and_one_that_names_questions_or_leads_back_is_none() {
    let document = "# Interview\n\n## Design Questions\n\nThese come first.\n\n## What is a grid?\n\nRows.\n\n## Flex vs \
                    grid\n\n#### One is a line, and the other a plane\n\n## Why float?\n\nFor text.\n\n## [Back to \
                    Design Questions](#design-questions)\n";
    assert_eq!(prompts(document), ["What is a grid?", "Flex vs grid", "Why float?"]);
}

#[test]
fn letters_of_other_languages_and_counted_ones_are_labels_where_answers_follow() {
    let document =
        "# Fragen\n\nF: Was ist ein Lock?\nA: Ein Schutz.\n\nF: Nenne zwei Arten.\nA: Mutex und mehr.\n";
    let expected =
        ["3 Was ist ein Lock? # Fragen = Ein Schutz.", "6 Nenne zwei Arten. # Fragen = Mutex und mehr."];
    assert_eq!(found(document), expected);
    let document =
        "# Собеседование\n\nВ: Что такое поток?\nО: Единица.\n\nВ: Назовите два вида\nО: Первый.\n";
    let expected =
        ["3 Что такое поток? # Собеседование = Единица.", "6 Назовите два вида # Собеседование = Первый."];
    assert_eq!(found(document), expected);
    let document = "# Go\n\nQ#1 What is a channel?\nAns#1 A pipe.\n\nQ#2 What is select?\nAns#2 It waits.\n";
    assert_eq!(
        found(document),
        ["3 What is a channel? # Go = A pipe.", "6 What is select? # Go = It waits."]
    );
    // One alone is a word.
    let document =
        "# Questions\n\n## What is a map?\n\nF: it leads from A to B.\n\n## What is a set?\n\nAll.\n";
    let expected =
        ["3 What is a map? # Questions = F: it leads from A to B.", "7 What is a set? # Questions = All."];
    assert_eq!(found(document), expected);
}

#[test]
fn roman_numbers_and_terms_of_a_list_begin_questions() {
    let document = "# Exam\n\nI. What is a lock?\n\nII. What is a queue?\n\nIII. Explain the trie.\n";
    assert_eq!(prompts(document), ["What is a lock?", "What is a queue?", "Explain the trie."]);
    let document = "# Interview questions\n\n<dl>\n<dt>What is a lock?</dt>\n<dd>A guard.</dd>\n<dt>What is a \
                    queue?</dt>\n<dd>A buffer.</dd>\n</dl>\n";
    let expected = [
        "4 What is a lock? # Interview questions = A guard.",
        "6 What is a queue? # Interview questions = A buffer.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn a_task_in_bold_with_a_number_is_like_the_questions_beside_it() {
    let document = "# Java interview\n\n**1. What is the JVM?** It runs bytecode.\n\n**2. Explain GC.** It frees \
                    memory.\n\n**3. What is a jar?** An archive.\n";
    let expected = [
        "3 What is the JVM? # Java interview = It runs bytecode.",
        "5 Explain GC. # Java interview = It frees memory.",
        "7 What is a jar? # Java interview = An archive.",
    ];
    assert_eq!(found(document), expected);
}
