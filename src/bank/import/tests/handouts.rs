//! What teams hand out: sheets, quizzes, notes of a talk.

use std::fmt::Write as _;

use super::{found, prompts};

#[test]
fn letters_before_what_is_asked_may_be_levels() {
    let document = "# Questions\n\n1. (E) Why do we hash?\n2. (M) How would you find a leak?\n3. (H) Who rotates keys?\n";
    assert_eq!(
        found(document),
        [
            "3 Why do we hash? # Questions ! junior",
            "4 How would you find a leak? # Questions ! mid",
            "5 Who rotates keys? # Questions ! senior",
        ]
    );
}

#[test]
fn what_a_good_answer_has_may_be_told_in_a_heading() {
    let document = "---\ntitle: Slow mornings\nlevel: senior\n---\n\nThe service reads a queue and runs out of memory. Explain \
                    why.\n\n### What a good answer mentions\n\n* an unbounded buffer\n* a pause\n\n### Dig deeper\n\n* What \
                    if the lag grows?\n";
    assert_eq!(
        found(document),
        [
            "2 The service reads a queue and runs out of memory. Explain why. ! senior * an unbounded buffer * a pause > What \
          if the lag grows?"
        ]
    );
}

#[test]
fn what_is_told_below_a_title_is_the_prompt_where_points_and_more_questions_follow() {
    let document = "---\ntitle: Slow mornings\n---\n\nThe service reads a queue and runs out of memory.\n\n## Key points\n\n* \
                    a buffer\n* a pause\n\n## Follow-ups\n\n* What if the lag grows?\n";
    let expected =
        "2 The service reads a queue and runs out of memory. * a buffer * a pause > What if the lag grows?";
    assert_eq!(found(document), [expected]);
}

#[test]
fn roman_numbers_may_count_a_task_among_questions() {
    let document = "# Oral exam\n\nTopic A: state\n\ni. What is in the file?\nii. Two people apply. What saves us?\niii. How \
                    do you move it?\niv. Show how it is thrown away.\nv. Who reads it?\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn japanese_bullets_hold_questions_and_arrows_what_is_asked_next() {
    let document = "# 面接メモ\n\n■ 所要時間:40分\n■ 面接官:2名\n\n・障害について教えてください。\n  → 誰に伝えましたか？\n・誰と\
                    話しますか。\n・何をしましたか。\n";
    assert_eq!(
        found(document),
        [
            "6 障害について教えてください。 # 面接メモ > 誰に伝えましたか？",
            "8 誰と話しますか。 # 面接メモ",
            "9 何をしましたか。 # 面接メモ"
        ]
    );
}

#[test]
fn letters_that_count_on_over_names_count_questions() {
    let document = "Notes\n\nWarm up:\n\ta. Show me what you built.\n\tb. Which editor do you miss?\n\nCore:\n\tc. Type this \
                    function.\n\td. Why is it so?\n\te. Who checks it?\n";
    assert_eq!(prompts(document).len(), 5);
}

#[test]
fn a_title_that_begins_as_a_task_is_no_question() {
    let document = "# Design critique questions - for the start\n\nWhich state is not drawn?\n\nWhat did you throw away?\n\nWhat \
                    would support hate?\n";
    assert_eq!(
        prompts(document),
        ["Which state is not drawn?", "What did you throw away?", "What would support hate?"]
    );
}

#[test]
fn code_that_is_spoken_of_is_asked_about_in_other_languages_too() {
    let document = "# Runde\n\n1. Was gibt der folgende Code aus?\n```python\nprint(1)\n```\n2. Wie ginge es besser?\n\nZeit: 30 \
                    Minuten.\n";
    assert_eq!(
        found(document),
        [
            "3 Was gibt der folgende Code aus?\n\n```python\nprint(1)\n``` # Runde",
            "7 Wie ginge es besser? # Runde"
        ]
    );
}

#[test]
fn answers_have_the_numbers_of_their_questions() {
    let document = "Desk, day 3\n\nQ1. Whom do you ask?\nA1. The owner.\n\nQ2. A printer prints half a page\nA2. Move it.\n";
    assert_eq!(
        found(document),
        ["3 Whom do you ask? = The owner.", "6 A printer prints half a page = Move it."]
    );
}

#[test]
fn the_lines_of_a_cell_are_a_point_each() {
    let document = "| Ask | Listen for |\n|---|---|\n| What did you stop? | - a thing, with a date<br>- who minded |\n| What will \
                    you stop? | - a plan<br>- a day |\n";
    assert_eq!(
        found(document),
        [
            "3 What did you stop? * a thing, with a date * who minded",
            "4 What will you stop? * a plan * a day"
        ]
    );
}

#[test]
fn a_person_in_the_title_is_no_scenario() {
    let document = "# Incident commander, first talk\n\nTalk of 40 minutes.\n\n**Question:** Who speaks?\n\n**Key points:**\n- \
                    one\n\n**Question:** What now?\n\n**Key points:**\n- a pause\n";
    assert_eq!(prompts(document), ["Who speaks?", "What now?"]);
}

#[test]
fn several_may_ask_one_in_a_talk() {
    let document = "Interview, remote\n\nAnna: How do you decide?\nCandidate: By a test.\n\nBen: Explain it to my mother, \
                    please.\nCandidate: It comes alive.\n\nAnna: What changed?\nCandidate: The tool.\n\nBen: Since when?\n\
                    Candidate: May.\n";
    assert_eq!(
        found(document),
        [
            "3 How do you decide? # Interview, remote = By a test.",
            "6 Explain it to my mother, please. # Interview, remote = It comes alive.",
            "9 What changed? # Interview, remote = The tool.",
            "12 Since when? # Interview, remote = May.",
        ]
    );
}

#[test]
fn rules_that_are_folded_away_beside_questions_are_none() {
    let document = "# Teaser\n\n<details>\n<summary>Why is the median lost?</summary>\n\nSizes differ.\n\n</details>\n\n\
                    <details>\n<summary>How can a backup be useless?</summary>\n\nIt lies beside.\n\n</details>\n\n<details>\n\
                    <summary>Rules</summary>\n\n- no phones\n\n</details>\n";
    assert_eq!(prompts(document), ["Why is the median lost?", "How can a backup be useless?"]);
}

#[test]
fn a_name_above_several_paragraphs_that_ask_is_that_of_a_section() {
    let mut document = "Scenario questions\n".to_owned();
    let names = ["Ingestion", "Changes", "Quality", "Speed", "Failures"];
    let asked =
        names.map(|name| [format!("A file is late. What of {name}?"), format!("How do you test {name}?")]);
    for (count, (name, [one, other])) in (1..).zip(names.iter().zip(&asked)) {
        write!(document, "{count}. {name}\n\n{one}\n\n{other}\n\n").unwrap();
    }
    let found = prompts(&document);
    assert!(asked.iter().flatten().all(|asked| found.contains(asked)), "{found:?}");
}

#[test]
fn a_task_that_is_counted_may_hold_several_questions() {
    let mut document = "# Interview questions\n\n".to_owned();
    for count in 1..=4 {
        write!(document, "## Task {count}\n👉 What is {count}? <br>\n👉 Why {count}? <br>\n\n").unwrap();
    }
    assert_eq!(prompts(&document).len(), 8);
}
