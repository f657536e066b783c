//! Multiple choice as programs save it and people write it down, with options and answers in forms of their own.

use super::{found, prompts};

#[test]
fn options_without_a_mark_are_told_by_the_answer_that_says_one_again() {
    let one = |number: usize, name: &str| {
        format!(
            "{number}) {name} consiste en:\n\nUn hilo.\n\nUna cola.\n\n<p class=\"x\">CORRECTA: Una cola.</p>\n\n\
             <p class=\"x\">JUSTIFICACIÓN: Lo dice el manual.</p>\n\n"
        )
    };
    let document =
        format!("## TEST 7\n\n{}{}{}", one(1, "El reparto"), one(2, "El envío"), one(3, "El turno"));
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[1].contains("El envío consiste en:\n\n- Un hilo.\n\n- Una cola. # TEST 7 = Una cola."),
        "{found:?}"
    );
}

#[test]
fn what_stands_above_answered_options_asks_whatever_explains_the_one_before() {
    let one =
        |what: &str| format!("{what}\n\na) Ja\nb) Nein\n\n> **Lösung:** b\n\nBegründung: So ist es.\n\n");
    let document = format!(
        "# Speicher\n\n## Prüfung\n\n{}{}{}",
        one("Der Stapel wächst nach oben"),
        one("Ein Zeiger ist eine Zahl"),
        one("Der Haufen ist sortiert")
    );
    let prompts = prompts(&document);
    assert_eq!(prompts.len(), 3, "{prompts:?}");
    assert_eq!(prompts[1], "Ein Zeiger ist eine Zahl\n\na) Ja\nb) Nein");
}

#[test]
fn a_dash_behind_the_mark_of_a_letter_is_one_with_it() {
    let one = "¿Cuál crece?\nA.- El vector\nB.- La tupla\nRespuesta: A\n\n";
    let document = format!("# Test\n\n1.- {one}2.- {one}3.- {one}")
        .replace("3.- ¿Cuál", "3.- ¿Quién")
        .replace("2.- ¿Cuál", "2.- ¿Qué");
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[0].ends_with("¿Cuál crece?\n\nA) El vector\nB) La tupla # Test = A) El vector"),
        "{found:?}"
    );
}

#[test]
fn a_statement_in_a_heading_above_answered_options_is_asked() {
    let one = |what: &str, right: &str| format!("### {what}\n\n- a page\n- a frame\n\nAnswer: {right}\n\n");
    let document = format!(
        "# Memory\n\n{}{}{}",
        one("1. What is mapped", "a page"),
        one("2. The unit of disks is", "a frame"),
        one("3. The table holds", "a page")
    );
    let prompts = prompts(&document);
    assert_eq!(prompts[1], "The unit of disks is\n\n- a page\n- a frame", "{prompts:?}");
}

#[test]
fn programs_for_tests_have_signs_for_options_and_what_is_right() {
    let document = "::One:: What grows?{\n~A tuple\n=A vector\n}\n\n::Two:: A page is shared. {T}\n";
    assert_eq!(
        found(document),
        [
            "1 What grows?\n\n- A tuple\n- A vector = A vector",
            "6 A page is shared.\n\n- True\n- False = True"
        ]
    );
    let one = |what: &str| {
        format!(
            "### !challenge\n* type: multiple-choice\n* id: 7\n\n##### !question\n\n{what}\n\n##### !end-question\n\n\
             ##### !options\n\n* A tuple\n* A vector\n\n##### !end-options\n\n##### !answer\n\n* A vector\n\n\
             ##### !end-answer\n\n### !end-challenge\n\n"
        )
    };
    let found = found(&format!("{}{}", one("What grows?"), one("Which of them grows?")));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].contains("* A tuple\n* A vector") && found[1].ends_with("= * A vector"), "{found:?}");
}

#[test]
fn statements_in_headings_and_bold_lines_above_options_are_questions() {
    let one = |number: usize, what: &str| format!("### {number}. {what}\n\nA) True\n\nB) False\n\n");
    let headed = format!(
        "# True or false\n\n{}{}{}",
        one(1, "A page is a frame."),
        one(2, "A frame is a page."),
        one(3, "A table is a page.")
    );
    let found = prompts(&headed);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[2], "A table is a page.\n\n- A) True\n\n- B) False");
    let bold = headed
        .replace("###", "**")
        .replace("** ", "**")
        .replace("page.\n", "page.**\n")
        .replace("frame.\n", "frame.**\n");
    assert_eq!(prompts(&bold), found);
}

#[test]
fn the_name_that_counts_a_question_stands_on_a_line_of_its_own() {
    let one = |number: usize, what: &str| {
        format!(
            "Question {number}\n{what}\na) A page\nb) A frame\n\n<details>\n<summary>Answer</summary>\n\nb\n\n</details>\n\n"
        )
    };
    let document =
        format!("# Memory\n\n{}{}{}", one(1, "A disk has"), one(2, "What is mapped?"), one(3, "The unit is"));
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[2].ends_with("The unit is\na) A page\nb) A frame # Memory = b) A frame"), "{found:?}");
}

#[test]
fn bold_letters_and_answers_in_brackets_are_read_as_the_usual_ones() {
    let one = |what: &str, right: &str| {
        format!("**Q: {what}**\n\n**A.** A page\n\n**B.** A frame\n\n**C.** None\n\n({right})\n\n")
    };
    let document = format!("{}{}", one("What is mapped?", "Answer: B"), one("What is on disk?", "Answer: A"))
        .repeat(2)
        .replacen("mapped", "read", 1)
        .replacen("on disk", "written", 1);
    let found = found(&document);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].ends_with("= **B.** A frame") && found[0].contains("- **A.** A page"), "{found:?}");
}

#[test]
fn statements_may_be_judged_behind_them_or_in_bold() {
    let behind = "# Memory\n\n1. A page is a frame. (False)\n2. A frame holds bytes. (True)\n3. A table is a page. (False)\n";
    let expected = [
        "3 A page is a frame. # Memory = False",
        "4 A frame holds bytes. # Memory = True",
        "5 A table is a page. # Memory = False",
    ];
    assert_eq!(found(behind), expected);
    let bold = "# Fragen\n\n1. Eine Seite ist ein Rahmen.  \n**Wahr**/Falsch\n\n2. Ein Rahmen hat Bytes.  \nWahr/**Falsch**\n";
    let found = found(bold);
    assert!(found[1].ends_with("Ein Rahmen hat Bytes.\n\nWahr / Falsch # Fragen = Falsch"), "{found:?}");
}

#[test]
fn several_options_may_be_right_and_the_others_crossed() {
    let one = |what: &str, right: &str| {
        format!(
            "{what} (Choose two)\n\n- A. {right}a page{right}\n- B. a disk\n- C. {right}a frame{right}\n\n"
        )
    };
    let document = format!(
        "# Memory\n\n1. {}2. {}3. {}",
        one("What is mapped?", "**"),
        one("What is read?", "**"),
        one("What is shared?", "**")
    );
    let read = found(&document);
    assert!(
        read[1].ends_with("- A. a page\n- B. a disk\n- C. a frame # Memory = A. a page\nC. a frame"),
        "{read:?}"
    );
    let crossed = "1. What is mapped?\n\n✅ A. a page\n❌ B. a disk\n\n2. What is read?\n\n❌ A. a page\n✅ B. a disk\n\n3. What is\n\n❌ A. a page\n✅ B. a disk\n";
    let found = found(crossed);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].ends_with("What is mapped?\n\nA. a page\nB. a disk = A. a page"), "{found:?}");
}

#[test]
fn code_may_be_what_is_to_be_chosen() {
    let one = |what: &str| format!("{what}\n\nA.\n```sh\nls\n```\nB.\n```sh\npwd\n```\n\n**Answer:** B\n\n");
    let document = format!(
        "# Shell\n\n1. {}2. {}3. {}",
        one("What lists files"),
        one("Which one is shorter"),
        one("The folder is shown by")
    );
    let found = found(&document);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(
        found[2].contains("The folder is shown by\n\nA.\n```sh\nls\n```") && found[2].ends_with("= B"),
        "{found:?}"
    );
}

#[test]
fn a_heading_above_a_stem_and_its_options_is_a_name() {
    let document = "## Q1) Saved state\n\nA system saves the state of a process mainly to:\nA. Free memory\nB. Switch to another\n\n**Answer: B**\n\n## Q2) Blocked processes\n\nA running process is blocked when:\n\n- A. Its time ends\n- B. It waits for a disk\n\n**Answer: B**\n";
    let stems: Vec<String> =
        prompts(document).iter().map(|prompt| prompt.lines().next().unwrap().to_owned()).collect();
    assert_eq!(
        stems,
        ["A system saves the state of a process mainly to:", "A running process is blocked when:"]
    );
}
