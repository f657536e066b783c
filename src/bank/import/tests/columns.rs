//! Questions in the rows of tables and sheets, with more in the other columns.

use super::{found, prompts};

#[test]
fn options_in_columns_belong_to_the_prompt() {
    let table = "| Question | Option A | Option B | Option C | Correct answer |\n|---|---|---|---|---|\n| Which one sorts in place? | merge sort | heap sort | | B |\n| Which one is stable? | merge sort | heap sort | quick sort | A |\n";
    let expected = [
        "3 Which one sorts in place?\n\nA) merge sort\nB) heap sort = B) heap sort",
        "4 Which one is stable?\n\nA) merge sort\nB) heap sort\nC) quick sort = A) merge sort",
    ];
    assert_eq!(found(table), expected);
    for header in [
        "A | B | C",
        "choice_1 | choice_2 | choice_3",
        "Answer 1 | Answer 2 | Answer 3",
        "Opción A | Opción B | Opción C",
    ] {
        let table = format!(
            "| Question | {header} |\n|---|---|---|---|\n| Which one sorts in place? | x | y | z |\n| Which one is stable? | x | y | z |\n"
        );
        let prompts = prompts(&table);
        assert_eq!(prompts.len(), 2, "{header}");
        assert!(
            prompts[0].ends_with(") x\n2) y\n3) z") || prompts[0].ends_with("A) x\nB) y\nC) z"),
            "{prompts:?}"
        );
    }
}

#[test]
fn a_column_of_code_belongs_to_the_prompt() {
    let table = "| Question | Code | Answer |\n|---|---|---|\n| What does it print? | `print(1)` | 1 |\n| What does this print? | `print(2)` | 2 |\n";
    let expected = ["3 What does it print?\n\n`print(1)` = 1", "4 What does this print?\n\n`print(2)` = 2"];
    assert_eq!(found(table), expected);
}

#[test]
fn a_sheet_is_read_by_the_names_of_its_columns() {
    for mark in ["\t", ",", ";"] {
        let sheet = "topic|question|answer|level\nTrees|What is a heap?|An almost full tree|easy\nLists|Explain skip lists|Lists above lists|hard\n";
        let expected = [
            "2 What is a heap? # Trees ! junior = An almost full tree",
            "3 Explain skip lists # Lists ! senior = Lists above lists",
        ];
        assert_eq!(found(&sheet.replace('|', mark)), expected, "{mark:?}");
    }
}

#[test]
fn a_sheet_may_stand_within_a_text() {
    let text = "# Interview questions\n\nCopied from the sheet:\n\nQuestion\tAnswer\nWhat is a heap?\tA tree\nExplain skip lists\tLists\n\nThat is all.\n";
    assert_eq!(prompts(text), ["What is a heap?", "Explain skip lists"]);
}

#[test]
fn cells_in_quotes_have_marks_and_lines() {
    let sheet = "Question,Answer\n\"What is a heap, and why?\",\"It is \"\"full\"\":\n\n- a tree\n- in an array\"\n\"Why?\",So\n";
    let expected = ["2 What is a heap, and why? = It is \"full\":\n\n- a tree\n- in an array", "6 Why? = So"];
    assert_eq!(found(sheet), expected);
}

#[test]
fn titles_of_something_else_are_no_questions() {
    let table = "| Date | Title | Abstract |\n|---|---|---|\n| May | Mending roofs | Roofs are high |\n| June | Old bridges | Bridges are long |\n";
    assert_eq!(prompts(table), [""; 0]);
    assert_eq!(prompts(&format!("# Interview questions\n\n{table}")).len(), 2);
    assert_eq!(prompts("title,author\nMending roofs,Ann\nOld bridges,Bob\n"), [""; 0]);
}

#[test]
fn options_in_rows_of_their_own_belong_to_the_question_above() {
    let document = "Question\tRight\n1. What is a lock?\tB\nA. A queue\t\nB. A right\t\nC. A tree\t\n| 2. Which grows? | A |\n| A. A heap |\n| B. A ring |\n\n| 3. Which one ends? | B |\n| A. A list |\n| B. A lease |\n";
    let expected = [
        "2 What is a lock?\n\n- A. A queue\n- B. A right\n- C. A tree = B. A right",
        "6 Which grows?\n\n- A. A heap\n- B. A ring = A. A heap",
        "10 Which one ends?\n\n- A. A list\n- B. A lease = B. A lease",
    ];
    assert_eq!(found(document), expected);
}
