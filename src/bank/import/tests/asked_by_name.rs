//! Parts below a name that nobody has listed, and parts that stand where no name says what they are.

use crate::bank::import::{Found, read_document};

fn read(text: &str) -> Vec<Found> {
    read_document(text).questions
}

fn points(found: &Found) -> Vec<&str> {
    found.key_points.iter().map(|point| point.text.as_str()).collect()
}

#[test]
fn an_unknown_name_asks_on_where_what_follows_it_asks() {
    for (first, second) in [
        ("Chew on: what if the tide is late?", "Chew on: who pays for it?"),
        (
            "**They will come back with**\n\n- \"And at night?\"",
            "**They will come back with**\n\n- \"And in winter?\"\n- \"Who says so?\"",
        ),
        ("*Und weiter:* Wer hält das Tor?", "*Und weiter:* Wann schließt es?"),
    ] {
        let text = format!(
            "# Lock keepers\n\n## What does a lock do?\n\n**Answer:** It lifts boats.\n\n{first}\n\n## What is a weir?\n\n**Answer:** It holds water back.\n\n{second}\n\n## What is a sluice?\n\n**Answer:** A gate.\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 3, "{text}");
        assert_eq!(found[0].answer.as_deref(), Some("It lifts boats."), "{text}");
        assert_eq!(found[0].follow_ups.len(), 1, "{text}");
        assert!(!found[1].follow_ups.is_empty(), "{text}");
        assert_eq!(found[2].answer.as_deref(), Some("A gate."), "{text}");
    }
}

#[test]
fn an_unknown_name_above_lists_tells_points_on_a_line_too() {
    let text = "# Interview\n\n### Question 1: Why do boats float?\n\n**Mind:**\n- water is heavier\n- the hull is hollow\n\n### Question 2: Why do they sink?\n\n**Mind:**\n- holes\n\n### Question 3: What is ballast for?\n\n**Mind:** keeps upright, sits low\n";
    let found = read(text);
    assert_eq!(found.len(), 3);
    assert_eq!(points(&found[2]), ["keeps upright, sits low"]);
    assert_eq!(found[2].answer, None);
}

#[test]
fn the_last_items_of_a_list_may_ask_on() {
    let text = "# Interview\n\n1. What do you check on a boat?\n   - the pump\n   - the anchor\n   - and if it rains?\n2. What is a knot for?\n   - holds fast\n   - which one slips?\n   - who taught you?\n3. What is a keel?\n   - the spine of a hull\n";
    let found = read(text);
    assert_eq!(points(&found[0]), ["the pump", "the anchor"]);
    assert_eq!(found[0].follow_ups, ["and if it rains?"]);
    assert_eq!(points(&found[1]), ["holds fast"]);
    assert_eq!(found[1].follow_ups.len(), 2);
    assert_eq!(points(&found[2]), ["the spine of a hull"]);
}

#[test]
fn follow_ups_may_have_answers_of_their_own() {
    let text = "# Exam\n\n### 1. What is a lock?\n\nIt lifts boats.\n\n**Follow-up questions:**\n\n- **Q: How high?**\n  A: A few metres.\n- **Q: How fast?**\n  A: In minutes.\n\n### 2. What is a weir?\n\nIt holds water back.\n";
    let found = read(text);
    assert_eq!(found[0].answer.as_deref(), Some("It lifts boats."));
    assert_eq!(found[0].follow_ups, ["How high?", "How fast?"]);
}

#[test]
fn points_on_a_line_may_have_questions_below() {
    let text = "# Screen\n\n1. **What is a tide?**\n   Cues: the moon, twice a day\n   a) When is it highest?\n   b) Why are lakes without?\n\n2. **What is a current?**\n   Cues: wind, salt\n";
    let found = read(text);
    assert_eq!(points(&found[0]), ["the moon, twice a day"]);
    assert_eq!(found[0].follow_ups, ["When is it highest?", "Why are lakes without?"]);
    assert_eq!(points(&found[1]), ["wind, salt"]);
}

#[test]
fn rows_of_a_table_tell_what_is_expected_of_each_level() {
    let text = "# Calibration\n\n### How do you moor a boat?\n\n| Level | What we expect |\n|---|---|\n| Junior | a rope and a post |\n| Senior | springs, tide |\n\nAsk as well: in which order?\n\n### How do you anchor?\n\n| Level | What we expect |\n|---|---|\n| Any | length of chain |\n";
    let found = read(text);
    assert_eq!(points(&found[0]), ["Junior: a rope and a post", "Senior: springs, tide"]);
    assert_eq!(found[0].follow_ups, ["in which order?"]);
    assert_eq!(found[0].answer, None);
    assert_eq!(points(&found[1]), ["Any: length of chain"]);
}

#[test]
fn a_remark_below_all_lists_is_no_part_of_the_last_question() {
    let text = "# Drill\n\n**Situation 1: The boat drifts. What do you do?**\n\n- [ ] drops the anchor\n- [ ] calls the harbour\n\n**Situation 2: The radio is dead. What now?**\n\n- [ ] uses flares\n\n*Then:* nobody answers. Who decides?\n\n**Situation 3: Fog comes. How do you go on?**\n\n- [ ] slows down\n- [ ] sounds the horn\n\n*Then:* you hear another horn. Where is it?\n\n**Situation 4: It is over. What has to happen?**\n\n- [ ] the log is written\n\nBest time so far: 18 minutes.\n";
    let found = read(text);
    assert_eq!(found.len(), 4);
    assert_eq!(points(&found[0]).len(), 2);
    assert_eq!(points(&found[3]), ["the log is written"]);
    assert_eq!(found[3].answer, None);
    assert_eq!(found[1].follow_ups.len(), 1);
}

#[test]
fn brackets_of_names_and_lines_of_tags_answer_nothing() {
    let text = "# 面接シート\n\n## Q1. 船はなぜ浮きますか？\n\n【評価ポイント】\n- 浮力を知っている\n- 例を挙げる\n\n【深掘り】\n- 潜水艦はどうですか？\n\n## Q2. 錨は何のためですか？\n\n【評価ポイント】船を留める\n";
    let found = read(text);
    assert_eq!(points(&found[0]).len(), 2);
    assert_eq!(found[0].follow_ups.len(), 1);
    assert_eq!(points(&found[1]), ["船を留める"]);
    let text = "# Interview\n\n### How does a lock fill?\n\n`medium` · `water` · 10 min\n\n**Looking for**\n\n- the upper gate\n\n### How does it empty?\n\n`easy` · `water` · 5 min\n\n**Looking for**\n\n- the lower gate\n";
    let found = read(text);
    assert_eq!(found[0].answer, None);
    assert_eq!(points(&found[1]), ["the lower gate"]);
}

#[test]
fn what_is_asked_if_somebody_says_something_is_asked_on() {
    let text = "# Nurses\n\n#### A visitor asks for a file. What do you say?\n\n> Listening for: who it is.\n\nIf they only say \"no\": *how would you say it so that nobody is hurt?*\n\n#### How do you hand over?\n\n> Listening for: in writing.\n";
    let found = read(text);
    assert_eq!(found[0].follow_ups, ["how would you say it so that nobody is hurt?"]);
    assert_eq!(points(&found[0]), ["who it is"]);
}
