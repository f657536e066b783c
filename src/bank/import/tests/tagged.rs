//! What counts a question, or tags it, and is no part of what it asks.

use super::{found, left_out, prompts};

#[test]
fn tags_before_questions_are_no_part_of_them() {
    let document = "# Interview questions\n\n- [middle] Design a lift for a tall house.\n- (bonus) Why would a lift stop?\n- **(optional)** Explain what a pulley does.\n- *[hard]* How does a brake hold?\n- `easy` Name two kinds of ropes.\n- (5 pts) What wears out first?\n";
    let expected = [
        "Design a lift for a tall house.",
        "Why would a lift stop?",
        "Explain what a pulley does.",
        "How does a brake hold?",
        "Name two kinds of ropes.",
        "What wears out first?",
    ];
    assert_eq!(prompts(document), expected);
}

#[test]
fn what_a_bold_question_is_worth_is_no_answer() {
    let document = "# Short questions on trade\n\n**1 - What is a tariff?** [2]\n\nA tax on what comes in.\n\n**2 - Explain dumping.** [4]\n\nIt is sold below its cost.\n\n**3 Define a quota.** [2]\n\nA limit.\n\n**4 - Who gains from free trade?** `hard`\n\nBoth sides.\n";
    let expected = [
        "3 What is a tariff? # Short questions on trade = A tax on what comes in.",
        "7 Explain dumping. # Short questions on trade = It is sold below its cost.",
        "11 Define a quota. # Short questions on trade = A limit.",
        "15 Who gains from free trade? # Short questions on trade ! senior = Both sides.",
    ];
    assert_eq!(found(document), expected);
}

#[test]
fn any_word_counts_what_asks_behind_it() {
    let fold = |number: usize, text: &str| {
        format!("<details>\n<summary>Карточка {number}. {text}</summary>\n\nТак и есть.\n\n</details>\n\n")
    };
    let folds = [fold(1, "Что такое поток?"), fold(2, "Опишите очередь."), fold(3, "Зачем нужен замок?")];
    assert_eq!(prompts(&folds.concat()), ["Что такое поток?", "Опишите очередь.", "Зачем нужен замок?"]);
    let lines = "# Oral exam\n\nTicket 1. What is a verb?\n\nTicket 2. Name two nouns.\n\nTicket 3. When is a word an adverb?\n";
    assert_eq!(prompts(lines), ["What is a verb?", "Name two nouns.", "When is a word an adverb?"]);
}

#[test]
fn names_that_only_count_stand_above_what_is_asked() {
    let document = "# Bird watching: what would you say?\n\n### Picture 1\n\n![picture 1](p1.png)\n\nWhich bird is it?\n\n### Picture 2\n\n![picture 2](p2.png)\n\nIt is in its winter dress. Name it.\n\n### Picture 3\n\n![picture 3](p3.png)\n\nWhat does it eat?\n\n### Picture 4\n\nWhere does it sleep?\n";
    assert_eq!(found(document).len(), 4);
    let sets = "# Talk\n\n### Set 1\n\nWhat is a bolt?\n\nWhy is it round?\n\nWho makes it?\n\n### Set 2\n\nWhat is a nut?\n\nWhy is it not?\n\nWho sells it?\n\n### Set 3\n\nWhat is a nail?\n\nIs it bent?\n\nWho bent it?\n";
    assert!(!prompts(sets).iter().any(|prompt| prompt.contains('\n')), "each holds several");
}

#[test]
fn a_task_may_say_in_brackets_what_it_is_worth() {
    let document = "# Exam of May, from memory\n\n**Task 1 (10 points)**\n\nExplain how a sail pulls.\n\n*Solution:* like a wing.\n\n**Task 2 (bonus)**\n\nThe wind turns by ten degrees. Trim the sail.\n\n*Solution:* let it out.\n";
    let expected = ["Explain how a sail pulls.", "The wind turns by ten degrees. Trim the sail."];
    assert_eq!(prompts(document), expected);
}

#[test]
fn parts_that_roman_numbers_count_number_their_questions() {
    let document = "# Sailing interview\n\n## Part I\n\n### I.1 What is a keel?\n\nA fin.\n\n### I.2 What is a boom?\n\nA pole.\n\n## Part II\n\n### II.1 Why does a hull heel?\n\nThe wind leans on it.\n\n### II.2 Name two knots.\n\nBowline and reef.\n";
    let expected = ["What is a keel?", "What is a boom?", "Why does a hull heel?", "Name two knots."];
    assert_eq!(prompts(document), expected);
    let listed =
        "# Pytania\n\nI. Co to jest maszt? Podaj przykład.\n\nII. Wymień żagle.\n\nIII. Czym jest kil?\n";
    assert_eq!(prompts(listed).len(), 3);
}

#[test]
fn sections_about_the_course_hold_no_question() {
    let document = "# Oral questions\n\n## What is a mast?\n\nA pole.\n\n## What is a deck?\n\nA floor.\n\n## What is a stern?\n\nThe back.\n\n## Literature\n\nThe book of boats.\n\n## House rules\n\nNo shoes.\n";
    assert_eq!(prompts(document).len(), 3);
    assert_eq!(left_out(document), ["1-1", "15-15", "17-17", "19-19", "21-21"]);
}
