//! Answers that are folded away below plain paragraphs.

use super::{found, prompts};

#[test]
fn paragraphs_with_an_answer_folded_away_right_below_are_questions() {
    let document = "What is a lock?\n<details>\n  <summary>Answer</summary>\n  It is held.\n\n### By whom\n\nBy one.\n</details>\n\nExplain heaps.\n<details>\n<summary>Answer</summary>\n\nThey grow.\n</details>\n";
    let expected =
        ["1 What is a lock? =   It is held.\n\n### By whom\n\nBy one.", "11 Explain heaps. = They grow."];
    assert_eq!(found(document), expected);
}

#[test]
fn a_name_among_questions_with_folded_answers_is_asked_about() {
    let document = "# Queues\n\nWhat is a lock?\n\n<details>\n\nIt is held.\n\n</details>\n\nKinds of trees\n\n<details>\n\nMany.\n\n</details>\n\nWhy do heaps grow?\n\n<details>\n\nThey must.\n\n</details>\n\nExplain leases\n\n<details>\n\nThey end.\n\n</details>\n";
    let expected = [
        "3 What is a lock? # Queues = It is held.",
        "11 Kinds of trees # Queues = Many.",
        "19 Why do heaps grow? # Queues = They must.",
        "27 Explain leases # Queues = They end.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn what_is_folded_away_below_sentences_is_no_answer() {
    let document = "# Lists\n\nLists hold items.\n\n<details>\n\nMany.\n\n</details>\n\nTrees hold more.\n\n<details>\n\nFar more.\n\n</details>\n\nWhy do heaps grow?\n\n<details>\n\nThey must.\n\n</details>\n";
    assert_eq!(found(document), [""; 0]);
}

#[test]
fn names_that_fold_away_text_are_cards_though_one_is_empty_and_addresses_stand_above() {
    let card =
        |name: &str, text: &str| format!("<details>\n  <summary>{name}</summary>\n{text}</details>\n\n");
    let names = ["Locks", "Leases", "Queues", "Stacks", "Trees", "Graphs", "Rings", "Sets", "Bags"];
    let cards: String =
        names.iter().map(|name| card(name, "  They hold.\n\n  ### Kinds\n\n  - one\n  - two\n")).collect();
    let empty = card("Heaps", "");
    let document = format!(
        "# Interview questions on structures\n\nhttps://example.org/a?b=1\n\nhttps://example.org/b\n\nhttps://example.org/c\n\n## Basics\n\n{cards}{empty}"
    );
    let asked: Vec<String> = prompts(&document);
    assert_eq!(asked, [&names[..], &["Heaps"]].concat());
}
