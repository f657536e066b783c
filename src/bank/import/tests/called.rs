//! What a file is called says what its document does not.

use std::path::Path;

use super::super::{Document, read_document, read_document_at};

const NAMES: &str = "- Optimistic locking\n- Leases vs locks\n- Sharding by tenant\n- Difference between a log and a queue\n\n\
                     - Can a snapshot be too old\n- Fencing tokens\n";

fn prompts(text: &str, path: &str) -> Vec<String> {
    let document = read_document_at(text, Path::new(path));
    document.questions.into_iter().map(|question| question.prompt).collect()
}

#[test]
fn a_list_without_a_title_is_one_of_questions_where_its_file_is_called_so() {
    let names: Vec<String> =
        NAMES.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned).collect();
    assert_eq!(read_document(NAMES).questions, []);
    for path in [
        "interview-questions.md",
        "a/backend_interviewQuestions.txt",
        "preguntas2.md",
        "面试题.md",
        "/srv/ledger-interview-questions/README.md",
    ] {
        assert_eq!(prompts(NAMES, path), names, "{path}");
    }
    for path in ["", "README.md", "examples.md", "notes/ledger.md", "interview/questions/ledger/names.md"] {
        assert!(prompts(NAMES, path).is_empty(), "{path}");
    }
}

#[test]
fn its_lines_are_those_of_the_document_and_its_name_is_no_topic() {
    let text = format!("\n{NAMES}\nThat is all.\n");
    let Document { questions, left_out } = read_document_at(&text, Path::new("interview.md"));
    let lines: Vec<usize> = questions.iter().map(|question| question.line).collect();
    assert_eq!(lines, [2, 3, 4, 5, 7, 8]);
    assert!(
        questions.iter().all(|question| question.lines[0].from == question.line && question.topic.is_none())
    );
    assert_eq!(left_out.iter().map(|left| (left.from, left.to)).collect::<Vec<_>>(), [(10, 10)]);
}

#[test]
fn a_folder_of_nothing_but_questions_says_so_of_what_has_a_title() {
    let told = format!("# Arrays\n\n{NAMES}");
    assert_eq!(prompts(&told, "practice/questions/arrays.md").len(), 6);
    for path in ["practice/questions/README.md", "practice/notes/arrays.md", "questions/practice/arrays.md"] {
        assert_eq!(prompts(&told, path), [""; 0], "{path}");
    }
}

#[test]
fn what_has_a_title_is_not_called_by_its_folder() {
    let told = format!("# The ledger\n\n{NAMES}");
    assert_eq!(prompts(&told, "interview-questions/README.md"), [""; 0]);
    assert_eq!(prompts(&told.replace("# The ledger", "The ledger\n=========="), "interview/a.md"), [""; 0]);
}

#[test]
fn a_title_of_its_own_counts_before_what_the_file_is_called() {
    let text = "# Questions\n\n## Locks\n\n1. What is a lock?\n";
    assert_eq!(read_document_at(text, Path::new("quiz.md")), read_document(text));
}
