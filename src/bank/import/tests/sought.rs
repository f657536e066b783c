//! What is sought in an answer, named in words of its own: by those who examine, by level, by what it earns.

use crate::bank::import::{Found, read_document};

fn read(text: &str) -> Vec<Found> {
    read_document(text).questions
}

fn points(found: &Found) -> Vec<&str> {
    found.key_points.iter().map(|point| point.text.as_str()).collect()
}

#[test]
fn what_those_who_examine_want_to_hear_is_a_point() {
    for name in
        ["Was will die Jury hören?", "¿Qué quiere escuchar el tribunal?", "What does the panel want to hear?"]
    {
        let text = format!(
            "# Oral exam\n\n### Question 1: Why does bread rise?\n**{name}** Gas from yeast.\n\n> **Answer:** Yeast makes gas, and \
             the dough holds it.\n\n### Question 2: Why is salt added?\n**{name}** Taste and firmness.\n\n> **Answer:** It tastes, \
             and the dough is firmer.\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(found[0].prompt, "Why does bread rise?", "{text}");
        assert_eq!(points(&found[0]), ["Gas from yeast"], "{text}");
    }
}

#[test]
fn what_is_expected_on_a_level_is_a_list_of_points() {
    for name in ["L2 expectations", "Senior expectations", "Expected at L3", "Erwartungen für Seniors"] {
        let text = format!(
            "# Interview\n\n**Question:** How do you plan a night shift?\n\n**{name}:**\n- asks who is there\n- leaves a reserve\n\n\
             **Question:** How do you hand it over?\n\n**{name}:**\n- in writing\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(points(&found[0]), ["asks who is there", "leaves a reserve"], "{text}");
    }
}

#[test]
fn signs_against_somebody_are_no_points() {
    for (good, bad) in [
        ("Señales positivas", "Señales negativas"),
        ("Positive behaviours", "Negative behaviours"),
        ("Gute Anzeichen", "Schlechte Anzeichen"),
    ] {
        let text = format!(
            "# Interview\n\nQuestion: How do you greet a guest?\n\n{good}:\n- by name\n- at once\n\n{bad}:\n- behind the desk\n\n\
             Question: How do you say goodbye?\n\n{good}:\n- at the door\n\n{bad}:\n- on the phone\n"
        );
        let found = read(&text);
        assert_eq!(found.len(), 2, "{text}");
        assert_eq!(points(&found[0]), ["by name", "at once"], "{text}");
        assert_eq!(points(&found[1]), ["at the door"], "{text}");
    }
}

#[test]
fn what_earns_points_tells_of_an_answer() {
    let text = "# Interview\n\n### How do you close a shop?\n\n**Strong answer (2 points):** Counts the till, locks the back door.\n\n\
                **Concerning answer (0 points):** Leaves early.\n\n### How do you open it?\n\n**Strong answer (2 points):** Looks around \
                first.\n\n**Weak answer (0 points):** Lets people wait.\n";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert_eq!(points(&found[0]), ["Counts the till, locks the back door."]);
    assert_eq!(found[0].answer, None);
}

#[test]
fn items_in_brackets_are_remarks() {
    let text = "# Interview of 3 May\n\nAsked:\n\n- How would you sort a drawer?\n  - Expected: by use\n  - (laughed, then a good list)\n\
                - Which drawer comes first?\n  - Expected: the one in daily use\n  - (fine)\n";
    let found = read(text);
    assert_eq!(found.len(), 2);
    assert_eq!(points(&found[0]), ["by use"]);
}

#[test]
fn what_is_asked_on_follows_a_task_on_its_line() {
    let text = "# Viva\n\n- State the law of levers. Follow-up: where did you use it?\n- What is a pulley? Follow-up: who turns it?\n\
                - Compare two gears. Follow-up: which is faster?\n";
    let found = read(text);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].prompt, "State the law of levers.");
    assert_eq!(found[2].follow_ups, ["which is faster?"]);
}
