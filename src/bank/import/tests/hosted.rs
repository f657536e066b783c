//! Questions as hosts and teachers note them down: rounds, letters, two kinds of bullets, logs.

use super::{found, prompts};

#[test]
fn a_round_of_statements_is_one_of_questions_where_they_are_answered() {
    let document = "THE QUIZ NIGHT - 3 JUNE\n\nROUND 1: SHIPS\n\n1) What is a sloop?\n   ANSWER: A ship\n2) Who was first?\n   ANSWER: Noah\n\nROUND 2: NAME THE YEAR (1 point each)\n\n1) The Vasa sank.\n   ANSWER: 1628\n2) The canal was opened.\n   ANSWER: 1869\n\nROUND 3: FOOD\n\n1) What is rye?\n   ANSWER: A grain\n2) What is salt?\n   ANSWER: A mineral\n";
    assert_eq!(prompts(document)[2..4], ["The Vasa sank.", "The canal was opened."]);
    assert_eq!(prompts(document).len(), 6);
}

#[test]
fn the_longest_question_is_answered_on_its_next_line_as_the_others_are() {
    let document = "## Trivia\n\n1. Which sea is the saltiest?\nDead Sea\n\n2. What is a fjord?\nA drowned valley\n\n3. Name the narrow water that parts two of the largest islands\nCook Strait\n\n4. Who crossed it first?\nNobody knows\n";
    assert_eq!(prompts(document)[2], "Name the narrow water that parts two of the largest islands");
}

#[test]
fn letters_count_on_over_the_answers() {
    let document = "Seminar questions on knots\n\nA) What holds a bowline?\n\nFriction.\n\nB) Which knot slips, and why?\n\n- the granny\n- it is crossed\n\nC) Why is a splice better?\n\nIt keeps its strength.\n";
    let expected = ["What holds a bowline?", "Which knot slips, and why?", "Why is a splice better?"];
    assert_eq!(prompts(document), expected);
}

#[test]
fn the_last_column_answers_in_sentences() {
    let document = "## Interview log\n\n| Firm | Round | Question | Felt | What I told them |\n|---|---|---|---|---|\n| A | 1 | What is a jib? | 3 | A sail in front. |\n| B | 1 | Why us? | 2 | I like the harbour. |\n| B | 2 | How do you tack? | 5 | Through the wind. |\n";
    assert_eq!(found(document)[0], "5 What is a jib? # Interview log = A sail in front.");
    let remarks = document.replace("What I told them", "Notes");
    assert_eq!(found(&remarks)[0], "5 What is a jib? # Interview log", "no answer");
}

#[test]
fn what_is_read_aloud_in_a_quote_asks_and_what_is_accepted_answers() {
    let card = |read: &str, accept: &str| format!("> **Read:** {read}\n> **Accept:** {accept}\n\n");
    let cards = [
        card("Which bay is the widest?", "Bengal"),
        card("Name the cape of storms.", "Good Hope"),
        card("Which strait has two names?", "Torres"),
        card("What is the sea without a coast?", "Sargasso"),
    ];
    let document = format!("# Sea bee\n\nHOST SHEET\n\n{}", cards.concat());
    assert_eq!(found(&document)[1], "8 Name the cape of storms. # Sea bee = Good Hope");
}

#[test]
fn numbered_tasks_that_queries_answer_need_no_word_for_questions() {
    let document = "# SQL – harbour\n\nTry it yourself first.\n\n1) List all boats by name.\n\n```sql\nSELECT name FROM boats ORDER BY name;\n```\n\n2) Show each harbour with its boats, also without any.\n\n```sql\nSELECT h.name, b.name FROM harbours h LEFT JOIN boats b ON b.harbour = h.id;\n```\n\n3) Which boats are out?\n\n```sql\nSELECT name FROM boats WHERE back IS NULL;\n```\n\n4) Delete the boats that sank.\n\n```sql\nDELETE FROM boats WHERE sank;\n```\n";
    assert_eq!(prompts(document).len(), 4);
}

#[test]
fn an_exercise_among_questions_is_what_its_text_bids() {
    let document = "# Sailing questions\n\n## What is a sheet?\n\nA rope.\n\n## What is a cleat?\n\nIt holds one.\n\n## What is a winch?\n\nIt pulls.\n\n## Exercise for the way home\n\nDraw the plan of a harbour.\n";
    assert_eq!(prompts(document)[3], "Draw the plan of a harbour.");
}

#[test]
fn a_number_of_points_in_the_front_matter_is_no_key_point() {
    let document =
        "---\nquestion: \"Which sail is set first?\"\npoints: 2\n---\n\n## Answer\n\nThe mainsail.\n";
    assert_eq!(found(document).len(), 1);
    assert!(!found(document)[0].contains(" * "), "{:?}", found(document));
}

#[test]
fn steps_that_drawn_keys_count_are_in_the_answers() {
    let document = "# BOAT-INTERVIEW\n1) What is a lock gate?\nIt holds the water.\n1️⃣ The gate shuts\nBy hand.\n2️⃣ The water rises\nBy itself.\n2) How is a boat moored?\nWith two ropes.\n1️⃣ The bow\nFirst.\n2️⃣ The stern\nThen.\n3) Why does it float?\nIt is light.\n";
    assert_eq!(prompts(document), ["What is a lock gate?", "How is a boat moored?", "Why does it float?"]);
}

#[test]
fn sections_that_go_on_counting_hold_questions_as_those_beside_them_do() {
    let document = "# Ten rules of the sea\n\n1. Look out\n2. Keep right\n3. Go slowly\n\n# Talk\n\n### Team\n1) Tell me about a time when you led a crew.\n2) What did you learn from it?\n### Harbour\n3) The last time you had to wait.\n4) An example of when you changed your course.\n5) How did you tell your crew?\n### Storm\n6) How did you come home?\n7) What would you do again?\n## Questions in the end\n1. What is your next harbour?\n2. Who else sails with you?\n3. When do you leave?\n";
    assert!(
        prompts(document).contains(&"The last time you had to wait.".to_owned()),
        "{:?}",
        prompts(document)
    );
}

#[test]
fn what_is_said_to_a_database_asks_nothing() {
    let document = "## Practice questions\n\n### Setup\n\n#### Boats table\n`CREATE TABLE boats (\nid INT\n);`\n\n#### Crews table\n`INSERT INTO crews (name) VALUES\n('one');`\n\n### Tasks\n\n1. **Question**: Show all boats.\n\n2. **Question**: Count the crews.\n";
    assert_eq!(prompts(document), ["Show all boats.", "Count the crews."]);
}
