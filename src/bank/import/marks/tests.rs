use super::*;

#[test]
fn a_bullet_that_is_glued_to_its_text_gets_a_blank() {
    assert_eq!(glued_to_bullet("- Why?", "-Explain it").as_deref(), Some("- Explain it"));
    assert_eq!(glued_to_bullet("", "  -¿Por qué?").as_deref(), Some("  - ¿Por qué?"));
    assert_eq!(glued_to_bullet("Some text", "-Explain it"), None);
    assert_eq!(glued_to_bullet("", "-Anna"), None);
    assert_eq!(glued_to_bullet("", "-v is a flag"), None);
}

#[test]
fn a_number_that_is_glued_to_its_text_gets_a_blank() {
    assert_eq!(with_blanks("12.\"Explain"), "12. \"Explain");
    assert_eq!(with_blanks("1)Explain"), "1. Explain");
    assert_eq!(with_blanks("  3、什么是闭包"), "  3. 什么是闭包");
    assert_eq!(with_blanks("1\\. What"), "1. What");
    assert_eq!(with_blanks("(2) What"), "2. What");
    assert_eq!(with_blanks("2/ What"), "2. What");
    assert_eq!(with_blanks("#2: What"), "2. What");
    assert_eq!(with_blanks("#2 What"), "2. What");
    assert_eq!(with_blanks("No. 2: What"), "2. What");
    assert_eq!(with_blanks("#2nd"), "#2nd");
    assert_eq!(with_blanks("###What"), "### What");
    assert_eq!(with_blanks("##¿Qué"), "## ¿Qué");
    assert_eq!(with_blanks("-1. What"), "1. What");
    assert_eq!(with_blanks("#3 What"), "3. What");
}

#[test]
fn a_number_that_is_the_next_one_may_have_any_text_after_a_dash() {
    assert_eq!(with_next_number("12 - (a or b) is what?", 12).as_deref(), Some("12. (a or b) is what?"));
    assert_eq!(with_next_number("34- c ile", 34).as_deref(), Some("34. c ile"));
    assert_eq!(with_next_number("34- c ile", 33), None);
    assert_eq!(with_next_number("2 - 1 is one", 2), None);
}

#[test]
fn numbers_in_prose_stay_as_they_are() {
    for line in [
        "1.5 times",
        "2.0",
        "3.x is out",
        "1. What",
        "10 - 3",
        "-1.5 volts",
        "-3 degrees",
        "-Xmx512m",
        "-What it is",
        "#3 is mended",
        "#define",
        "2024-01-02",
    ] {
        assert_eq!(with_blanks(line), line);
    }
}

#[test]
fn a_line_of_dashes_makes_a_heading_of_a_short_line_alone() {
    assert!(may_underline("What is a closure?", ""));
    assert!(!may_underline("It is a function.", ""));
    assert!(!may_underline("- a point", ""));
    assert!(!may_underline("more words", "words"));
}

#[test]
fn marks_upon_marks_are_plain_text_for_the_parser() {
    let mut text = String::new();
    tame(&"> ".repeat(1000), &mut text);
    assert!(text.matches('>').count() < 20);
    text.clear();
    tame(&format!("{}- deep", " ".repeat(500)), &mut text);
    assert_eq!(text, format!("{}- deep", " ".repeat(40)));
}

#[test]
fn bars_that_are_escaped_are_in_a_cell() {
    assert_eq!(cells(r"| 1 | `a \| b`? | yes |"), ["1", "`a | b`?", "yes"]);
    assert_eq!(cells("a | b"), ["a", "b"]);
    assert_eq!(cells("| a | |"), ["a", ""]);
}
