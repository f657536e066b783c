//! Boxes to tick off: before questions, in headings and lists, and before what an answer should have.

use super::found;

#[test]
fn headings_with_boxes_are_questions_though_some_are_ticked() {
    let document = "# Prep\n\n### [ ] What is a lock?\n\nIt is held.\n\n### [x] What is a heap?\n\nIt grows.\n\n### [ ] Lists vs trees\n\nBoth hold items.\n";
    let expected = [
        "3 What is a lock? # Prep = It is held.",
        "7 What is a heap? # Prep = It grows.",
        "11 Lists vs trees # Prep = Both hold items.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn questions_that_are_ticked_off_are_no_options() {
    let document = "# Questions\n\n## Locks\n\n- [ ] What is a lock?\n- [ ] Explain leases\n- [x] Locks vs leases\n\n## Trees\n\n- [x] What is a tree?\n- [ ] Explain heaps\n";
    let expected = [
        "5 What is a lock? # Locks",
        "6 Explain leases # Locks",
        "7 Locks vs leases # Locks",
        "11 What is a tree? # Trees",
        "12 Explain heaps # Trees",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn boxes_below_a_question_with_one_are_points() {
    let document = "# Screen\n\n* [ ] Tell me about your last project\n  * [ ] own part\n  * [ ] numbers\n* [ ] Why do you want to leave?\n  * [ ] no blame\n";
    let expected = [
        "3 Tell me about your last project # Screen * own part * numbers",
        "6 Why do you want to leave? # Screen * no blame",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn ticked_options_stay_options() {
    let document = "## Which of them is held by one?\n\n- [ ] a heap\n- [x] a lock\n\n## Which of them grows?\n\n- [x] a heap\n- [ ] a lock\n";
    let found = found(document);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("- [ ] a heap") && found[1].contains("- [ ] a lock"), "{found:?}");
}

#[test]
fn a_box_above_its_folded_answer_is_before_a_question_whatever_that_says() {
    let fold =
        "<details>\n  <summary><strong>Possible solution</strong></summary>\nSo it is.\n</details>\n\n";
    let document = format!(
        "# Brain teasers\n\n- [ ] How many windows are there?\n{fold}- [ ] A farmer has to cross a river with a goat.\n{fold}- [ ] How heavy is the moon?\n{fold}- [ ] Two ropes burn for an hour each.\n{fold}"
    );
    assert_eq!(super::prompts(&document).len(), 4);
}
