//! Forms in which a person sees at once what is asked, though hardly a word or a mark says so.

use super::{answer_texts, prompts, read_document};

#[test]
fn a_section_of_the_first_level_may_say_that_it_holds_questions() {
    let document = "# How to tell\n\n- Set the scene.\n- Say what you did.\n\n# What we value\n\n- Care: People who stay.\n- Thrift: Little does much.\n- Speed: Soon is good.\n\n# Questions\n\n- Tell me of a plan that failed.\n- When did you change a plan?\n- Which tool would you buy?\n";
    assert_eq!(
        prompts(document),
        ["Tell me of a plan that failed.", "When did you change a plan?", "Which tool would you buy?"]
    );
}

#[test]
fn stems_with_options_are_asked_whatever_their_words() {
    let options = "- A. a program\n- B. a file\n- C. a disk\n";
    let document = ["The kernel is", "It is kept in", "Last of all comes"]
        .iter()
        .zip(1..)
        .fold("## Basics\n\n".to_owned(), |document, (stem, number)| {
            format!("{document}### {number}. {stem}\n{options}\n")
        });
    assert_eq!(prompts(&document).len(), 3);
    assert!(
        prompts(&document)[0].starts_with("The kernel is") && prompts(&document)[0].ends_with("- C. a disk")
    );
    let plain = document.replace("### ", "");
    assert_eq!(prompts(&plain).len(), 3);
    let outline = "# Plan\n\n## 1. Start\n\na. Why\nb. Who\n\n## 2. Middle\n\na. How\nb. When\nc. Where\n\n## 3. End\n\nThanks.\n";
    assert_eq!(prompts(outline), [""; 0], "an outline has letters as well");
}

#[test]
fn rows_with_letters_are_the_options_of_what_stands_above_them() {
    let table = "|No.|Option|\n|:-|:-|\n|A|a program|\n|<font color=\"red\">B</font>|<font color=\"red\">a file</font>|\n|C|a disk|\n";
    let document = ["The kernel is", "It is kept in", "Last of all comes"]
        .iter()
        .zip(1..)
        .fold(String::new(), |document, (stem, number)| format!("{document}### {number}. {stem}\n{table}\n"));
    assert_eq!(
        prompts(&document)[0],
        "The kernel is\n\n- [ ] A. a program\n- [ ] B. a file\n- [ ] C. a disk"
    );
    assert!(answer_texts(&document)[0].contains("a file"));
}

#[test]
fn statements_below_a_heading_that_says_so_are_true_or_false() {
    let document = "# Part 1: True / False (3)\n\n1. A lock is held by one.\n2. A heap is sorted.\n3. Pages have one size.\n\n# Part 2: Others\n\n1. What is a page?\n2. What is a lease?\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_word_for_the_kind_may_stand_beside_the_one_that_counts() {
    let document = "Loops\n=====\n\nExercício Python 1: Peça dois números.\n\nExercício Python 2: Some os pares até 50.\n\nExercício Python 3: Mostre a tabuada.\n";
    assert_eq!(prompts(document), ["Peça dois números.", "Some os pares até 50.", "Mostre a tabuada."]);
}

#[test]
fn what_states_a_question_and_what_is_said_of_its_answer_are_labels() {
    let one = "**Enunciado:**\n¿Qué guarda una pila?\n\n**Opciones:**\n- a. Nodos\n- b. Páginas ✅\n\n**Retroalimentación:**\nSon páginas.\n\n---\n\n";
    let document = format!(
        "# Cuestionario\n\n## Pregunta 1\n\n{one}## Pregunta 2\n\n{}",
        one.replace("una pila", "un disco")
    );
    assert!(prompts(&document)[0].starts_with("¿Qué guarda una pila?"));
    assert!(answer_texts(&document)[0].ends_with("Son páginas."));
}

#[test]
fn bold_names_in_a_section_of_questions_announce_lists_of_which_most_bid() {
    let document = "# The way to hire\n\n## Sample questions\n\n**Sheets**\n1. Write a query for the five largest orders.\n2. Pull orders without a customer.\n3. Create a table of sales.\n\n**Charts**\n1. Connect two sources.\n2. Build a chart of sales.\n3. Add a filter by region.\n4. Design one for a board.\n";
    assert_eq!(prompts(document).len(), 7);
}

#[test]
fn one_long_list_that_asks_stands_among_a_few_sections() {
    let list = (1..=16)
        .map(|number| format!("{number}. Have you used tool {number}?\n"))
        .collect::<Vec<_>>()
        .concat();
    let document = format!(
        "# A sheet for testers\n\n## What it is\n\nIt is short.\n\n## Where do I send it?\n\nTo us.\n\n## The sheet\n\n{list}\n## Is anything open?\n\nWrite to us.\n"
    );
    let asked = prompts(&document);
    assert_eq!(asked.iter().filter(|prompt| prompt.starts_with("Have you used")).count(), 16);
}

#[test]
fn a_document_in_a_fence_of_any_name_is_read_where_it_asks() {
    let document = "```python\nNotes of mine on interviews and what they ask\n\n1. What is a lock, and who holds it?\n2. What is a lease, and when does it end?\n3. Why would you take one over the other?\n4. Which of them survives a crash of its holder?\n```\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn headings_of_html_are_read_as_those_of_markdown() {
    let task = |number: usize, name: &str| {
        format!(
            "  <li>\n    <h3>Task {number}: {name}</h3>\n    <p><code>{number}.c:</code> Write a program that prints {number} rows.</p>\n  </li>\n"
        )
    };
    let document = format!(
        "<h1>Loops</h1>\n<h2>Tasks</h2>\n<ul>\n{}{}{}</ul>\n",
        task(0, "The first"),
        task(1, "The village"),
        task(2, "Last")
    );
    assert_eq!(prompts(&document).len(), 3);
    assert!(prompts(&document)[1].contains("prints 1 rows"));
}

#[test]
fn a_name_may_be_long_where_a_word_counts_it() {
    let task = |number: usize, name: &str| {
        format!("## Task {number}: {name}\nWrite a program that prints {number} rows.\n\n")
    };
    let long = "The long night of the sheep in a village by the sea and its end";
    let document = format!("# Loops\n\n{}{}{}", task(0, "The first"), task(1, long), task(2, "Last"));
    assert_eq!(prompts(&document)[1], "Write a program that prints 1 rows.");
    assert_eq!(read_document(&document).questions[1].title, long);
}

#[test]
fn a_key_that_asks_again_answers_what_has_options() {
    let asked =
        |number: usize| format!("### {number}. What is {number} of it?\nA) one\nB) two\nC) three\n\n---\n\n");
    let key =
        |number: usize| format!("### {number}. What is {number} of it?\n**Answer: B**\n\nIt is two.\n\n");
    let document = [
        "# Quiz\n\n## Questions\n\n".to_owned(),
        asked(1),
        asked(2),
        asked(3),
        "## Answers\n\n".to_owned(),
        key(1),
        key(2),
        key(3),
    ]
    .concat();
    assert_eq!(prompts(&document).len(), 3);
    assert!(answer_texts(&document).iter().all(|answer| answer.ends_with("It is two.")));
    assert!(prompts(&document)[2].ends_with("C) three"));
}

#[test]
fn a_key_answers_in_turn_what_is_asked_with_the_same_words() {
    let asked = |what: &str| format!("### Which one is true?\nA) {what}\nB) Not {what}\nC) None\n\n---\n\n");
    let key = |letter: char| format!("### Which one is true?\n**Answer: {letter}**\n\nIt is {letter}.\n\n");
    let document = [
        "# Quiz\n\n",
        &asked("locks"),
        &asked("heaps"),
        &asked("tries"),
        "## Answers\n\n",
        &key('A'),
        &key('B'),
        &key('C'),
    ];
    let document = document.concat();
    let ends: Vec<bool> = answer_texts(&document)
        .iter()
        .zip('A'..)
        .map(|(text, letter)| text.ends_with(&format!("It is {letter}.")))
        .collect();
    assert_eq!(ends, [true; 3], "{:?}", answer_texts(&document));
}

#[test]
fn what_only_an_interview_asks_needs_no_mark() {
    let document = "# On what we value\n\n1. Care\nWho was hard to please?\nWho was not?\nTell me about a time when you pleased nobody.\n\n2. Thrift\nTell me about a time when you had no money.\nTell me about a time you saved some.\n\n3. Speed\nDescribe a time you were slow.\nGive me an example of a time when you had to wait.\n";
    assert_eq!(prompts(document).len(), 7);
}

#[test]
fn lines_that_all_bid_are_one_each() {
    let document = "# Coding questions\n\nWrite a loop over the rows.\nExplain what a frame is.\nDescribe how a stack grows.\nCompare a stack with a heap.\nDesign a cache of frames.\n";
    assert_eq!(prompts(document).len(), 5);
}
