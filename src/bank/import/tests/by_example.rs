//! Documents of which somebody shows a question, and what looks like it; and what looks as all that was found.

use std::path::Path;

use super::super::{Document, Example, NoExample, hints, read_document, read_document_like};

fn like(text: &str, examples: &str) -> Result<Document, NoExample> {
    let examples: Vec<Example> = examples.split(',').map(|example| example.parse().unwrap()).collect();
    read_document_like(text, Path::new("notes.md"), &examples)
}

/// The lines of the questions, and their prompts.
fn found(text: &str, examples: &str) -> Vec<(usize, String)> {
    let document = like(text, examples).unwrap();
    document.questions.into_iter().map(|question| (question.line, question.prompt)).collect()
}

fn lines(text: &str, examples: &str) -> Vec<usize> {
    found(text, examples).into_iter().map(|(line, _)| line).collect()
}

const SUBJECTS: &str = "\
# Notes

Some words about them.

## Locks

Held by one.

### Example

A door.

## Queues

First in, first out.
";

#[test]
fn headings_like_the_one_that_is_shown_are_questions_and_nothing_else_is() {
    assert_eq!(read_document(SUBJECTS).questions, []);
    let document = like(SUBJECTS, "5").unwrap();
    let told: Vec<(&str, Option<&str>)> =
        document.questions.iter().map(|one| (one.prompt.as_str(), one.answer.as_deref())).collect();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].0, "Locks");
    assert!(told[0].1.is_some_and(|answer| answer.contains("Held by one.") && answer.contains("A door.")));
    assert_eq!(told[1], ("Queues", Some("First in, first out.")));
    assert_eq!(document.left_out.first().map(|left| (left.from, left.to)), Some((1, 1)));
}

#[test]
fn what_is_shown_may_be_what_rules_leave_out_and_what_they_find_is_none_then() {
    let text =
        "# Interview questions\n\n## What is a lock?\n\n- One\n- Two\n\n## What is a queue?\n\n- Three\n";
    assert_eq!(read_document(text).questions.len(), 2);
    assert_eq!(lines(text, "5"), [5, 6, 10]);
}

#[test]
fn items_look_alike_at_one_depth_and_of_one_kind() {
    let text = "# Deck\n\n- Locks\n  - Held by one\n- Queues\n\n1. Read\n2. Write\n";
    assert_eq!(found(text, "3").iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(lines(text, "7"), [7, 8]);
    assert_eq!(lines(text, "3,7"), [3, 5, 7, 8]);
}

#[test]
fn a_number_and_bold_set_apart_and_what_has_less_is_not_alike() {
    let headings = "# Deck\n\n## 1. Locks\n\nHeld.\n\n## Summary\n\nRead on.\n\n## 2. Queues\n\nIn order.\n";
    assert_eq!(lines(headings, "3"), [3, 11]);
    assert_eq!(lines(headings, "7"), [3, 7, 11]);
    let bold = "# Deck\n\n**Locks**\n\nThey are held.\n\n**Queues**\n\nThey go on.\n";
    assert_eq!(lines(bold, "3"), [3, 7]);
}

#[test]
fn labels_are_alike_that_say_the_same_whatever_counts_them() {
    let text = "# Deck\n\n### Drill 1\n\nCount the vowels.\n\n### Hints\n\nUse a set.\n\n### Drill 2\n\nSort them.\n";
    assert_eq!(lines(text, "3"), [3, 11]);
}

#[test]
fn rows_are_questions_where_one_of_their_table_is() {
    let text = "# Deck\n\n| Name | Says |\n|---|---|\n| Locks | Held by one |\n| Queues | In order |\n\n| A | B |\n|---|---|\n| x | y |\n";
    assert_eq!(read_document(text).questions, []);
    let rows: Vec<(usize, String)> = found(text, "6");
    assert_eq!(rows.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [5, 6]);
}

#[test]
fn lines_of_a_paragraph_and_of_code_are_questions_too() {
    let paragraph = "# Deck\n\nLocks\nQueues\nHeaps\n";
    assert_eq!(found(paragraph, "4"), [(3, "Locks".into()), (4, "Queues".into()), (5, "Heaps".into())]);
    let code =
        "# Deck\n\n```python\n# 1. Make a list of names.\n# It prints: [1]\n\n# 2. Add all of them.\n```\n";
    assert_eq!(found(code, "4"), [(4, "Make a list of names.".into()), (7, "Add all of them.".into())]);
}

#[test]
fn lines_count_in_these_alone_and_the_rest_is_read_as_ever() {
    let text = "# Interview questions\n\n1. What is a lock?\n2. What is a queue?\n\n## Names\n\n- Heaps\n- Tries\n\n## Tips\n\n- Sleep\n- Eat\n";
    assert_eq!(read_document(text).questions.len(), 2);
    assert_eq!(lines(text, "8-9"), [3, 4, 8, 9]);
    assert_eq!(lines(text, "8"), [8, 9, 13, 14]);
    // What the last of them says ends with the lines.
    let ended = like("# Deck\n\n## Locks\n\nHeld.\n\nMore of it.\n", "3-5").unwrap();
    assert_eq!(ended.questions[0].answer.as_deref(), Some("Held."));
    assert_eq!(ended.left_out.last().map(|left| (left.from, left.to)), Some((7, 7)));
}

#[test]
fn a_line_that_nobody_can_ask_is_told() {
    assert_eq!(like("# Deck\n\nLocks\n", "2"), Err(NoExample::Silent { line: 2 }));
    assert_eq!(like("# Deck\n\nLocks\n", "9"), Err(NoExample::Missing { line: 9, lines: 3 }));
    assert_eq!(like("", "1"), Err(NoExample::Missing { line: 1, lines: 0 }));
    assert_eq!(like("# Deck\n\n<!-- Locks -->\n\nHeaps\n", "3-3"), Err(NoExample::Silent { line: 3 }));
    let none = Example { line: 0, last: None };
    let missing = Err(NoExample::Missing { line: 0, lines: 1 });
    assert_eq!(read_document_like("Locks\n", Path::new("notes.md"), &[none]), missing);
    assert_eq!("0".parse::<Example>(), Err("name a line, as in 25, or lines, as in 25-80".into()));
    assert!("8-3".parse::<Example>().is_err() && "-3".parse::<Example>().is_err());
    assert_eq!("3-8".parse::<Example>().map(|example| example.to_string()), Ok("3-8".into()));
}

#[test]
fn each_line_is_in_a_question_or_left_out_whatever_is_shown() {
    let text = "# Deck\n\nLocks\nQueues\n\n```\ncode\n```\n\n| A |\n|---|\n| b |\n\n<b>Bold</b>\n\n- item\n";
    let said: Vec<usize> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, _)| number)
        .collect();
    for line in &said {
        for example in [line.to_string(), format!("{line}-{}", line + 2)] {
            let Ok(document) = like(text, &example) else { continue };
            let questions = document.questions.iter().flat_map(|question| question.lines.clone());
            let mut told: Vec<usize> =
                questions.chain(document.left_out).flat_map(|stretch| stretch.from..=stretch.to).collect();
            told.sort_unstable();
            told.dedup();
            assert!(said.iter().all(|line| told.contains(line)), "{example}: {told:?}");
        }
    }
}

#[test]
fn what_looks_alike_and_was_left_out_is_hinted_at() {
    let hinted = |text: &str| {
        let hints = hints(text, &read_document(text));
        hints.iter().map(|hint| (hint.example.to_string(), hint.questions)).collect::<Vec<_>>()
    };
    let subjects = "# Notes\n\n## Locks\n\nHeld.\n\n## Queues\n\nIn order.\n\n## Heaps\n\nThe least.\n";
    assert_eq!(hinted(subjects), [("3".to_owned(), 3)]);
    assert_eq!(
        hinted("# Interview questions\n\n1. What is a lock?\n2. What is a queue?\n\nGood luck!\n"),
        []
    );
}

#[test]
fn what_looks_as_all_questions_do_and_was_missed_among_them_is_one() {
    let document = "\
**10-1.** [6] Given $n$ doors and $m$ keys, show that opening the nearest door first opens all of them if that can be done.

### Number Problems

**10-2.** [5] Compute the least number of coins for an amount. Give an algorithm.

**10-3.** [5] Find the longest run of equal digits in $A$.

**10-4.** [5] Partition $m$ boxes into two rows of the same height.

**10-5.** [6] Solve the puzzle of the ferry: find the fewest trips.
";
    let all = read_document(document).questions;
    assert_eq!(all.iter().map(|question| question.line).collect::<Vec<_>>(), [1, 5, 7, 9, 11]);
}

#[test]
fn a_sentence_that_goes_on_below_its_number_is_no_name_of_a_section() {
    let document = "\
# Django Questions

3. How would you give each row of a table that is in use a key that no other one has,
   and no downtime?

4. In the code below, what might be the reason for which somebody made use of
   `transaction.atomic`?
   ```python
   @transaction.atomic
   def commit(row):
       row.save()
    ```

5. Somebody adds a friend to a list, and is in the list of the friend as well. What might have caused
   this?

6. Which package is needed for fields of images?

7. What is the difference between both of the drivers for this database? Which one
   should be used in which case?
";
    let document = read_document(document);
    let lines: Vec<usize> = document.questions.iter().map(|question| question.line).collect();
    assert_eq!(lines, [3, 6, 14, 17, 19]);
}
