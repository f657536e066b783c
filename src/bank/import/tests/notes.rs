//! Notes on a subject for interviews, cards, and other forms than those of Markdown.

use super::{found, prompts};

#[test]
fn names_with_text_below_are_questions_in_notes_for_interviews() {
    let sections = "\n\n## Boxing\n\nAn object is made of a value.\n\n## Value types\n\n- Live where they are declared\n\n## Delegates\n\nA pointer to a method.\n\n### Events\n\nMore of them.\n\n## Generics\n\nTypes as parameters.\n";
    for title in ["# Core C# - Interview", "# C# interview notes", "# C#: what you should be able to explain"]
    {
        let read = found(&format!("{title}{sections}"));
        assert!(read.len() == 4 && read[0].contains("Boxing") && read[0].contains("= An object"), "{read:?}");
    }
    for title in
        ["# Interview process", "# How we run interviews", "# Coding interview resources", "# Core C#"]
    {
        assert_eq!(prompts(&format!("{title}{sections}")), [""; 0], "{title}");
    }
}

#[test]
fn the_sides_of_cards_are_questions_and_their_answers() {
    let document = "#flashcards\n\nWhat is a pod?::The smallest unit\nQuorum::The least number that must agree\n\nWhat is etcd?::It keeps the state\n";
    let read = found(document);
    assert!(read.len() == 3 && read[1].contains("Quorum = The least number"), "{read:?}");
}

#[test]
fn questions_without_any_mark_are_read_line_by_line() {
    let document = "Preguntas para la entrevista\n\nQué es un índice\nExplica el teorema CAP\nCuál es la diferencia entre PUT y PATCH\nCuándo usarías una cola\n";
    assert_eq!(prompts(document).len(), 4);
    assert_eq!(prompts("Notes\n\nThe lock is held\nIt waits\nHow it goes on\nNobody knows\n"), [""; 0]);
}

#[test]
fn what_a_list_of_contents_with_boxes_leads_to_may_be_a_list_too() {
    let contents =
        "- [x] [1-1 Why lock?](#1-1)\n- [ ] [1-2 Explain heaps](#1-2)\n- [x] [1-3 Why wait?](#1-3)\n";
    let answers = "- [ ] [1-1 Why lock?](#1-1)\n\n  So.\n\n- [ ] [1-2 Explain heaps](#1-2)\n\n  In memory.\n\n- [ ] [1-3 Why wait?](#1-3)\n\n  To go on.\n";
    let read = found(&format!("# Interview questions\n\n## Contents\n\n{contents}\n## All\n\n{answers}"));
    assert!(read.len() == 3 && read[1].starts_with("15 ") && read[1].ends_with("= In memory."), "{read:?}");
}

#[test]
fn a_label_between_two_rules_is_none_the_less_one() {
    let box_of = |question: &str| format!("-----\nQ-1: {question}\n-----\na. One\nb. Two\n\nAnswer: a\n\n");
    let document = format!(
        "{}{}{}",
        box_of("Which of them is it?"),
        box_of("It is long,\nso which is it?"),
        box_of("Which?")
    );
    assert_eq!(prompts(&document).len(), 3);
}
