//! Small documents of each family and with each trap, and what is found in them.

mod alone;
mod among;
mod answered_ways;
mod answers;
mod any_text;
mod apart;
mod asked;
mod asked_by_name;
mod asked_sections;
mod asking_lists;
mod attributed;
mod beside;
mod bidden;
mod bold_parts;
mod bold_within;
mod bolds;
mod boxed;
mod boxed_letters;
mod boxes;
mod by_example;
mod called;
mod called_lists;
mod choices;
mod chosen;
mod collections;
mod columns;
mod contexts;
mod counted;
mod counted_alone;
mod counted_bodies;
mod counted_names;
mod counted_on;
mod counted_over;
mod elsewhere;
mod fence_ends;
mod few;
mod filed;
mod folded;
mod forms;
mod given;
mod guided;
mod guides;
mod handouts;
mod headed;
mod headings;
mod hosted;
mod in_rows;
mod judged;
mod keyed;
mod kinds;
mod labels;
mod languages;
mod lessons;
mod lettered_folds;
mod level_names;
mod linked_tasks;
mod lists;
mod lone;
mod marked;
mod marked_headings;
mod mixed;
mod more;
mod named;
mod named_above;
mod named_items;
mod named_tasks;
mod not_posed;
mod notes;
mod openings;
mod option_marks;
mod others;
mod pages;
mod parted;
mod parted_names;
mod pasted;
mod peers;
mod plainly;
mod point_lines;
mod posts;
mod practised;
mod prepared;
mod problems;
mod programs;
mod quizzes;
mod quoted_stems;
mod quotes;
mod raised;
mod required;
mod restyled;
mod rounds;
mod rubrics;

mod said_of_all;
mod scenario_labels;
mod scenes;
mod sectioned;
mod sections;
mod set_apart;
mod set_otherwise;
mod siblings;
mod slips;
mod sought;
mod specified;
mod structure;
mod subjects;
mod swallowed;
mod tagged;
mod tasked;
mod tasks;
mod teams;
mod told_behind;
mod told_cases;
mod told_on;
mod told_parts;
mod told_tasks;
mod turns;
mod unasked;
mod unlabelled;
mod unmarked;
mod unspoken;
mod untitled;
mod wanted_parts;
mod worked;
mod wrapped;

use std::fmt::Write as _;

use super::read_document;

/// The questions of a document, each in one line: `line prompt # topic ! difficulty = answer * point > follow-up`.
fn found(document: &str) -> Vec<String> {
    let questions = read_document(document).questions;
    questions
        .iter()
        .map(|question| {
            let mut line = format!("{} {}", question.line, question.prompt);
            if let Some(topic) = &question.topic {
                write!(line, " # {topic}").unwrap();
            }
            if let Some(difficulty) = question.difficulty {
                write!(line, " ! {}", format!("{difficulty:?}").to_lowercase()).unwrap();
            }
            if let Some(answer) = &question.answer {
                write!(line, " = {answer}").unwrap();
            }
            for point in &question.key_points {
                let group = point.group.as_ref().map_or_else(String::new, |group| format!("{group}: "));
                write!(line, " * {group}{}", point.text).unwrap();
            }
            for follow_up in &question.follow_ups {
                write!(line, " > {follow_up}").unwrap();
            }
            line
        })
        .collect()
}

/// The prompts of a document.
fn prompts(document: &str) -> Vec<String> {
    read_document(document).questions.into_iter().map(|question| question.prompt).collect()
}

/// The answers to the questions of a document, empty where there is none.
fn answer_texts(document: &str) -> Vec<String> {
    let questions = read_document(document).questions;
    questions.into_iter().map(|question| question.answer.unwrap_or_default()).collect()
}

/// The lines that are left out, as `from-to`.
fn left_out(document: &str) -> Vec<String> {
    let left = read_document(document).left_out;
    left.iter().map(|stretch| format!("{}-{}", stretch.from, stretch.to)).collect()
}

#[test]
fn what_is_in_no_question_is_left_out() {
    let document =
        "# Questions\n\nSome words.\nAnd more.\n\n1. What is a trie?\n2. What is a heap?\n\nGood luck!\n";
    assert_eq!(found(document), ["6 What is a trie? # Questions", "7 What is a heap? # Questions"]);
    assert_eq!(left_out(document), ["1-1", "3-4", "9-9"]);
}

#[test]
fn an_empty_document_holds_nothing() {
    assert_eq!(read_document(""), super::Document::default());
    assert_eq!(read_document("\n \r\n\t\n"), super::Document::default());
}
