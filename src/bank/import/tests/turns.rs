//! Paragraphs that are questions by their place among those that ask.

use super::prompts;

#[test]
fn what_begins_as_a_question_between_two_is_one_where_many_ask() {
    let asked = |count: usize| -> String {
        (0..count)
            .map(|n| {
                format!("What is page {n}?\n\nIt is the number {n} in a row.\n\nHow is page {n} freed?\n\n")
            })
            .collect::<Vec<_>>()
            .concat()
    };
    let bids = "Explain the tree of devices.\n\nWhat is the top half and the bottom half.\n\nWhy are there interrupts?\n\nExplain how they nest.\n\n```\n  Memory\n```\n\nWhat is a slab?\n";
    assert_eq!(prompts(&format!("{}{bids}", asked(7))).len(), 19);
    // Right above what only tells it may be a part of that.
    let tips = "### Tips\n\nExplain what you think.\n\nWrite clean code.\n";
    assert_eq!(prompts(&format!("{}{bids}{tips}", asked(7))).len(), 19);
    let told = bids.replace("Why are there interrupts?", "They are told of elsewhere.");
    assert_eq!(prompts(&format!("{}{told}", asked(7))).len(), 16);
}

#[test]
fn a_line_that_is_answered_as_those_around_it_is_a_question() {
    let document = "# Storage\n\n### Locks\n\nWhat is a lock?\n\nIt is held by one.\n\nLock vs lease\n\nA lease ends.\n\n\
        Who may break it?\n\nNobody may.\n\nWhat is a fence?\n\nA number that grows.\n\n### Trees\n\nBalanced trees\n\n\
        They are as deep on both sides.\n\nWhen are they deep?\n\nNever for long.\n\nHow are they walked?\n\nFrom the left.\n";
    let expected = [
        "What is a lock?",
        "Lock vs lease",
        "Who may break it?",
        "What is a fence?",
        "Balanced trees",
        "When are they deep?",
        "How are they walked?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn text_that_asks_now_and_then_has_no_turns() {
    let document = "# Storage\n\nA page of my diary.\n\nWhat did I see?\n\nA lock.\n\nIt was open.\n\nAnd why?\n\nNobody knew.\n\n\
        We went on.\n\nThe door fell shut.\n";
    assert_eq!(prompts(document), [""; 0]);
}

#[test]
fn names_one_below_the_other_in_a_row_of_lines_that_ask_are_some_of_them() {
    let asked = ["What is a lock?", "Who holds it?", "When does it end?", "Who breaks it?"];
    let names = ["Lock vs lease", "Trees and heaps", "Pages and blocks"];
    let more = ["Why is a tree deep?", "How is it walked?", "What is a page?", "What is a leaf?"];
    let document = format!(
        "# Interview questions\n\n{}\n\n{}\n\n{}\n",
        asked.join("\n\n"),
        names.join("\n\n"),
        more.join("\n\n")
    );
    assert_eq!(prompts(&document), [&asked[..], &names[..], &more[..]].concat());
}

#[test]
fn a_name_alone_between_lines_that_ask_is_that_of_a_section() {
    let locks = ["What is a lock?", "Who holds it?", "When does it end?"];
    let trees = ["Why is a tree deep?", "How is it walked?", "What is a leaf?"];
    let document =
        format!("Notes on locks\n\n{}\n\n🌲 Trees\n\n{}\n", locks.join("\n\n"), trees.join("\n\n"));
    assert_eq!(prompts(&document), [locks, trees].concat());
}

#[test]
fn lines_that_ask_below_headings_that_say_question_are_those_of_an_answer() {
    let question = |number: usize| {
        format!(
            "## Question {number}\n\nThe store {number} is slow. Find out why.\n\nLook at the load first.\n\n"
        )
    };
    let on_the_way = "Is a disk full?\n\nDoes a lock wait?\n\nIs the net down?\n\nDid somebody deploy?\n\n";
    let document = (1..=6).map(question).collect::<String>() + on_the_way;
    assert_eq!(prompts(&document).len(), 6);
    let named =
        document.replace("## Question ", "## Why is it slow, ").replace("\n\nThe store", "?\n\nThe store");
    assert!(prompts(&named).len() > 6, "nothing says which are questions");
}
